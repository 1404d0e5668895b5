"""Tables across cases as short as a reader compares them; the CSV has all of them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from interviewer.analysis.cross.cells import Cell, Group, Piece, Row, Table, cited, see_also
from interviewer.analysis.cross.described import FORMS, is_planned

REFERENCES = 2
"""Notes that are named behind a judgement whose reasons stand in the case's own report."""

JUDGED = ("typen", "meerwaarde")
"""Tables of judgements: in the source they are signs and types, without the reasons."""
DESCRIBED = ("design",)
"""Tables of which one note a cell stands in its words; of the others what they are coded with."""


def briefly(table: Table) -> Table:
    """Return a table as it stands in a document: without what only its CSV and the cases tell."""
    if table.name in JUDGED:
        shorten = _without_reasons
    elif table.name in DESCRIBED:
        shorten = _one_told
    else:
        return table
    groups = tuple(
        Group(group.head, tuple(_shortened(row, shorten) for row in group.rows))
        for group in table.groups
    )
    return replace(table, groups=groups)


def _shortened(row: Row, shorten: Callable[[Cell], Cell]) -> Row:
    return Row((row.cells[0], *(shorten(cell) for cell in row.cells[1:])))


def _without_reasons(cell: Cell) -> Cell:
    """Return judgements with the notes that their reasons name, and without the reasons."""
    kept: list[Piece] = []
    for piece in cell:
        judged = _is_judged(piece)
        reason = piece.text and piece.excerpt is None and (judged or any(map(_is_judged, kept)))
        if not reason:
            kept.append(piece)
            continue
        about = replace(piece, text="") if judged else kept.pop()
        named = tuple(dict.fromkeys((*about.references, *cited(piece))))
        kept.append(
            replace(
                about,
                references=named[:REFERENCES],
                more=about.more + len(named[REFERENCES:]),
                unnamed=(*about.unnamed, *named[REFERENCES:]),
            )
        )
    return tuple(kept)


def _is_judged(piece: Piece) -> bool:
    return bool(piece.sign or piece.word)


def _one_told(cell: Cell) -> Cell:
    """Return the first note in its words, of others the form that they tell; the rest counted.

    A judgement's code alone would read as that judgement, whatever the note says.
    """
    kept: list[Piece] = []
    rest: list[str] = []
    told = False
    for piece in cell:
        if piece.excerpt is None or piece.cases:
            kept.append(piece)
        elif not told:
            kept.append(piece)
            told = True
        elif any(code.startswith(FORMS) for code in piece.codes):
            word = "planned" if is_planned(piece.excerpt) else ""
            kept.append(replace(piece, excerpt=None, word=word))
        else:
            rest += piece.references
    if not rest:
        return tuple(kept)
    counted = [piece for piece in kept if piece.unnamed and not piece.references]
    rest += [reference for piece in counted for reference in piece.unnamed]
    return (*(piece for piece in kept if piece not in counted), *see_also(rest))
