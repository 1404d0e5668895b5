"""The tables of one case in words, each by the name that an outline gives it."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.cross.cells import Cell, Column, Piece, Row, Table
from interviewer.analysis.cross.study import Cross
from interviewer.analysis.portrait.cells import UNSIGNED
from interviewer.analysis.portrait.tables import TABLES
from interviewer.report.tables.once import by_reference, once
from interviewer.report.tables.pieces import CasePieces
from interviewer.report.tables.words import (
    BRIEF_REMARKS,
    CASE_CAPTIONS,
    CASE_HEADS,
    CASE_REMARKS,
    CASE_SUBJECTS,
    CASE_WORDS,
    IN_A_SENTENCE,
    MORE_REMARKS,
)
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Band, Content, Evidence, Inline, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words

SINGLE = ("no-change", "one-round", "no-material", "on-hold-round", "left-round", "no-direction")
"""Words of a row that says of the whole table why there is nothing in it."""

REASONS = ("no-change", "no-direction")
"""Those that are a finding themselves."""


class CaseTables:
    """Writes the tables of one case; knows which notes stood in them in full."""

    def __init__(self, alone: Cross, words: Words) -> None:
        """Begin, with a case as the only one of its study."""
        self._alone, self._words = alone, words
        one = alone.cases[0]
        notes = {one.reference(item): item for item in one.excerpts}
        self._pieces = CasePieces(alone, words, notes, named=CASE_WORDS)
        self.printed: set[str] = set()
        """References, without the case, of notes that were printed in full."""
        self.cited: set[str] = set()
        """References that a table named."""
        self.unsupported = 0
        """Judgements that no note bears out, and other filled cells that name no note."""

    def write(self, report: Report, name: str, codes: Sequence[str]) -> bool:
        """Write a table by its name; where nothing stands in it, one line says so.

        Return whether there was anything.
        """
        _ = self._words.gettext
        table = TABLES[name](self._alone, codes)
        single = _single(table)
        if single:
            report.paragraph(Styled(_(CASE_WORDS[single]), Style.PLACEHOLDER))
            return False
        filled = any(any(row.cells[1:]) for row in table.rows)
        if not filled:
            text = _("Not noted: {what}.").format(what=_(CASE_SUBJECTS[name]))
            report.paragraph(Styled(text, Style.PLACEHOLDER))
            return False
        table = once(table, self.printed)
        kept = [row for row in table.rows if _worded(row)]
        note = self._note(table)
        if not kept:
            report.paragraph(*note, style=Style.TABLE_NOTE)
            return True
        rows: list[Sequence[Content] | Band] = []
        for group in table.groups:
            mine = [row for row in group.rows if row in kept]
            if group.head is not None and mine:
                rows.append(Band(self._piece(group.head)))
            rows += [self._row(row, table.columns) for row in mine]
        report.table(
            [_(CASE_HEADS[column.id]) for column in table.columns],
            rows,
            caption=_(CASE_CAPTIONS[name]),
            widths=[column.width for column in table.columns],
            note=note,
        )
        return True

    def has(self, name: str, codes: Sequence[str]) -> bool:
        """Whether there is anything in a table, or a reason for there being nothing."""
        table = TABLES[name](self._alone, codes)
        single = _single(table)
        return single in REASONS if single else any(any(row.cells[1:]) for row in table.rows)

    def _row(self, row: Row, columns: Sequence[Column]) -> list[Content]:
        content: list[Content] = [self._first(row)]
        for cell in row.cells[1 : len(columns)]:
            made = self._cell(cell)
            judged = sum(piece.unsupported for piece in cell)
            named = any(isinstance(item, Evidence) for item in made)
            self.unsupported += judged or (bool(made) and not named and not _absence(cell))
            content.append(made)
        return content

    def _first(self, row: Row) -> list[Inline]:
        """Return what a row is about: codes, and an item of the scan, each on a line."""
        lines = all(piece.codes or piece.item for piece in row.cells[0])
        return self._cell(row.cells[0], "\n" if lines else " ")

    def _cell(self, cell: Cell, between: str = "\n") -> list[Inline]:
        content: list[Inline] = []
        for piece in cell:
            content += [between] if content else []
            content += self._piece(piece)
        return content

    def _piece(self, piece: Piece) -> list[Inline]:
        content = self._pieces.piece(piece)
        self.cited |= {item.reference for item in content if isinstance(item, Evidence)}
        return content

    def _note(self, table: Table) -> list[Inline]:
        """Return what stands under a table: its signs, what is not in it, and where that is."""
        _ = self._words.gettext
        pieces = [piece for row in table.rows for cell in row.cells for piece in cell]
        said = [_(CASE_REMARKS.get(table.name, "")), self._empty(table)]
        if any(piece.word == UNSIGNED for piece in pieces):
            said.append(_("·: named, without a sign."))
        if any(piece.more for piece in pieces):
            said.append(_(MORE_REMARKS.get(table.name, "")))
        if any(piece.times for piece in pieces):
            said.append(_(BRIEF_REMARKS.get(table.name, "")))
        if any(piece.compare for piece in pieces):
            said.append(_("‘Compare’: the reason names no note; these have the code."))
        if table.left:
            said.append(
                self._words.ngettext(
                    "One more factor that differs stands in the tables of factors.",
                    "The other {n} factors that differ stand in the tables of factors.",
                    table.left,
                )
            )
        content: list[Inline] = [" ".join(filter(None, said))]
        elsewhere = [row for row in table.rows if any(row.cells[1:]) and not _worded(row)]
        for row in elsewhere:
            content += ["; " if row is not elsewhere[0] else " " + _("By reference alone:") + " "]
            content += [self._name(row), " "]
            content += self._references(row)
        content += ["."] if elsewhere else []
        return content if any(content) else []

    def _references(self, row: Row) -> list[Inline]:
        content: list[Inline] = []
        for cell in row.cells[1:]:
            for name in (name for piece in cell for name in piece.references):
                content += [" "] if content else []
                content += self._piece(Piece(references=(name,)))
        return content

    def _empty(self, table: Table) -> str:
        """Return which of the table's rows nothing stands in."""
        names = [self._name(row) for row in table.rows if not any(row.cells[1:])]
        if not names:
            return ""
        return self._words.gettext("Not noted: {what}.").format(what="; ".join(names))

    def _name(self, row: Row) -> str:
        """Return what a row is about, as it stands in a sentence."""
        _ = self._words.gettext
        for piece in row.cells[0]:
            if piece.word in IN_A_SENTENCE:
                return _(IN_A_SENTENCE[piece.word])
        return "".join(item for item in self._first(row) if isinstance(item, str))


def _worded(row: Row) -> bool:
    """Whether more than references stands in a row."""
    return any(cell and not by_reference(cell) for cell in row.cells[1:])


def _absence(cell: Cell) -> bool:
    """Whether a cell says that something is absent, for which there need be no note."""
    return all(piece.word == "absent" for piece in cell)


def _single(table: Table) -> str:
    """Return the word that says of a whole table why there is nothing in it."""
    rows = table.rows
    if len(rows) == 1 and len(rows[0].cells[0]) == 1 and not any(rows[0].cells[1:]):
        word = rows[0].cells[0][0].word
        return word if word in SINGLE else ""
    return ""
