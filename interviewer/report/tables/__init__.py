"""The tables of one case in words, each by the name that an outline gives it."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.cross.cells import Cell, Column, Piece, Row, Table
from interviewer.analysis.cross.study import Cross
from interviewer.analysis.portrait.tables import TABLES
from interviewer.report.across.tables import Renderer
from interviewer.report.tables.words import (
    CASE_CAPTIONS,
    CASE_HEADS,
    CASE_REMARKS,
    CASE_SUBJECTS,
    CASE_WORDS,
    MORE_REMARKS,
)
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Band, Content, Evidence, Inline, Printed, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words

SINGLE = ("no-change", "one-round", "no-material", "on-hold-round", "left-round", "no-direction")
"""Words of a row that says of the whole table why there is nothing in it."""

MOST_ROWS = {"ronden": 8}
"""Table → rows that stand in it; the others are counted."""
REASONS = ("no-change", "no-direction")
"""Those that are a finding themselves."""


class CaseTables:
    """Writes the tables of one case; knows which notes stood in them in full."""

    def __init__(self, alone: Cross, words: Words) -> None:
        """Begin, with a case as the only one of its study."""
        self._alone, self._words = alone, words
        one = alone.cases[0]
        notes = {one.reference(item): item for item in one.excerpts}
        self._renderer = Renderer(alone, words, notes, named=CASE_WORDS)
        # a quote is printed in full among the quotes of its chapter; here it stands by reference
        self._renderer.printed.update(i.reference for i in one.excerpts if i.quotable)
        self._case = f"{one.id}:"
        self.printed: set[str] = set()
        """References, without the case, of notes that were printed in full."""
        self.cited: set[str] = set()
        """References that a table named."""
        self.unsupported = 0
        """Filled cells, those that say what a row is about apart, that name no note."""

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
        filled = [row for row in table.rows if any(row.cells[1:])]
        if not filled:
            text = _("Not noted: {what}.").format(what=_(CASE_SUBJECTS[name]))
            report.paragraph(Styled(text, Style.PLACEHOLDER))
            return False
        kept = filled[: MOST_ROWS.get(name, len(filled))]
        rows: list[Sequence[Content] | Band] = []
        for group in table.groups:
            mine = [row for row in group.rows if row in kept]
            if group.head is not None and mine:
                rows.append(Band(self._piece(group.head)))
            rows += [self._row(row, table.columns) for row in mine]
        note = [_(CASE_REMARKS.get(name, "")), self._empty(table)]
        if any(piece.more for row in table.rows for cell in row.cells for piece in cell):
            note.append(_(MORE_REMARKS.get(name, "")))
        if left := len(filled) - len(kept):
            note.append(_("… and {n} more.").format(n=left))
        report.table(
            [_(CASE_HEADS[column.id]) for column in table.columns],
            rows,
            caption=_(CASE_CAPTIONS[name]),
            widths=[column.width for column in table.columns],
            note=" ".join(filter(None, note)),
        )
        return True

    def has(self, name: str, codes: Sequence[str]) -> bool:
        """Whether there is anything in a table, or a reason for there being nothing."""
        table = TABLES[name](self._alone, codes)
        single = _single(table)
        return single in REASONS if single else any(any(row.cells[1:]) for row in table.rows)

    def _row(self, row: Row, columns: Sequence[Column]) -> list[Content]:
        codes = all(piece.codes for piece in row.cells[0])
        first = self._cell(row.cells[0], "\n" if codes else " ")
        others = [self._cell(cell) for cell in row.cells[1 : len(columns)]]
        for content in others:
            named = any(isinstance(item, Evidence) for item in content)
            self.unsupported += bool(content) and not named
        return [first, *others]

    def _cell(self, cell: Cell, between: str = "\n") -> list[Inline]:
        content: list[Inline] = []
        for piece in cell:
            content += [between] if content else []
            content += self._piece(piece)
        return content

    def _piece(self, piece: Piece) -> list[Inline]:
        content = [self._local(item) for item in self._renderer.piece(piece)]
        if piece.excerpt is not None and piece.excerpt.quotable:
            content = [Styled(self._words.gettext("a quote:") + " ", Style.CODE), *content]
        if piece.excerpt is not None and not piece.excerpt.quotable:
            self.printed.add(piece.excerpt.reference)
        self.cited |= {item.reference for item in content if isinstance(item, Evidence)}
        return content

    def _local(self, item: Inline) -> Inline:
        """Return a reference as it stands in the case's own report: without the case."""
        if isinstance(item, Evidence | Printed):
            return Evidence(item.reference.removeprefix(self._case))
        return item

    def _empty(self, table: Table) -> str:
        """Return which of the table's rows nothing stands in."""
        names = []
        for row in table.rows:
            if not any(row.cells[1:]):
                named = self._cell(row.cells[0], " ")
                names.append("".join(item if isinstance(item, str) else "" for item in named))
        if not names:
            return ""
        return self._words.gettext("Not noted: {what}.").format(what="; ".join(names))


def _single(table: Table) -> str:
    """Return the word that says of a whole table why there is nothing in it."""
    rows = table.rows
    if len(rows) == 1 and len(rows[0].cells[0]) == 1 and not any(rows[0].cells[1:]):
        word = rows[0].cells[0][0].word
        return word if word in SINGLE else ""
    return ""
