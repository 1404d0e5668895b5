"""Notes of one case's tables, each in its words once: elsewhere it stands by reference."""

from __future__ import annotations

from dataclasses import replace

from interviewer.analysis.cross.cells import Cell, Group, Piece, Row, Table

THEORY = "theorie"
"""The table of which each row is a note: those that stand elsewhere share a row."""


def once(table: Table, printed: set[str]) -> Table:
    """Return a table in which notes that stand in their words already stand by reference.

    `printed` are those notes, by their references without the case; what the table prints joins
    them. A quote stands in its words among the quotes of its chapter.
    """
    groups = []
    for group in table.groups:
        rows: list[Row] = []
        elsewhere: list[Piece] = []
        for row in group.rows:
            cells = (row.cells[0], *(_once(cell, printed) for cell in row.cells[1:]))
            if table.name == THEORY and by_reference(cells[1]):
                named = tuple(name for piece in cells[1] for name in piece.references)
                elsewhere += [replace(about, references=named) for about in cells[0]]
            else:
                rows.append(Row(cells))
        if elsewhere:
            rows.append(Row(((Piece(word="elsewhere"),), tuple(elsewhere))))
        groups.append(Group(group.head, tuple(rows)))
    return replace(table, groups=tuple(groups))


def by_reference(cell: Cell) -> bool:
    """Whether a cell holds references alone."""
    return bool(cell) and all(
        piece.word in ("", "see-also")
        and not (piece.text or piece.excerpt or piece.sign)
        and not piece.codes
        for piece in cell
    )


def _once(cell: Cell, printed: set[str]) -> Cell:
    """Return a cell with only what was not printed before in words; the rest by reference."""
    kept: list[Piece] = []
    bare: list[str] = []
    for piece in cell:
        if piece.excerpt is None:
            kept.append(piece)
            continue
        if not piece.excerpt.quotable and piece.excerpt.reference not in printed:
            printed.add(piece.excerpt.reference)
            kept.append(piece)
        elif piece.sign or piece.word or piece.round is not None:
            kept.append(replace(piece, excerpt=None))
        else:
            bare += piece.references
    if not bare:
        return tuple(kept)
    more = next((piece for piece in kept if piece.word == "see-also"), Piece(word="see-also"))
    named = tuple(dict.fromkeys((*bare, *more.references)))
    kept = [piece for piece in kept if piece.word != "see-also"]
    return (*kept, replace(more, references=named))
