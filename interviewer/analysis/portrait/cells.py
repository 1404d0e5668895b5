"""What the cells of one case's tables are made of: notes in their words, and by reference. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.chapters import strength
from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.material import Excerpt
from interviewer.guide.model import Valence
from interviewer.interview.events import VALENCES

MOST = 6
"""Notes of a cell that are printed in their words; the others stand by reference."""

UNSIGNED = "unsigned"
"""Names what stands before a note without a sign, among others that have one."""

_WIDTHS = {
    "noted": 3.4,
    "rating": 2.4,
    "judged": 3.0,
    "worth": 1.7,
    "element": 2.0,
    "furthering": 1.9,
    "hindering": 1.9,
    "else": 1.4,
}


def made(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table of these rows, its columns as wide as what stands in them asks."""
    wide = tuple(Column(column, width=_WIDTHS.get(column, 1.3)) for column in columns)
    return Table(name, wide, (Group(None, tuple(Row(tuple(cells)) for cells in rows)),))


def noted(
    found: Cross, codes: Sequence[str], *, without: Sequence[str] = (), signs: bool = False
) -> Cell:
    """Return the notes of these codes: the strongest in their words, the others by reference.

    Those with only codes `without` are left out. They stand in the order in which they came; with
    `signs`, by what they do. Quotes stand by reference: they are printed in full once, in their
    chapter.
    """
    one = found.cases[0]
    mine = _with(found, codes, without)
    strongest = sorted((i for i in mine if not i.quotable), key=strength, reverse=True)[:MOST]
    worded = [item for item in mine if item in strongest]
    rest = tuple(one.reference(item) for item in mine if item not in strongest)
    if signs:
        signed = {item.reference: _sign(found, item, codes) for item in worded}
        worded.sort(key=lambda item: VALENCES.index(signed[item.reference]))
        mixed = any(signed.values())
        pieces = tuple(_signed(one, item, signed[item.reference], mixed=mixed) for item in worded)
    else:
        pieces = tuple(told(one, item) for item in worded)
    return (*pieces, Piece(word="see-also", references=rest)) if rest else pieces


def told(one: OneCase, item: Excerpt) -> Piece:
    """Return a note in its words."""
    return Piece(excerpt=item, references=(one.reference(item),))


def _signed(one: OneCase, item: Excerpt, sign: Valence | None, *, mixed: bool) -> Piece:
    word = UNSIGNED if mixed and not sign else ""
    return Piece(excerpt=item, sign=sign or "", word=word, references=(one.reference(item),))


def _with(found: Cross, codes: Sequence[str], without: Sequence[str]) -> list[Excerpt]:
    out = {found.today.code(code) for code in without}
    wanted = {found.today.code(code) for code in codes}
    mine = []
    for item in found.cases[0].excerpts:
        lines = [set(found.today.lineage(mark.code)) for mark in item.codes]
        if any(line & wanted and not line & out for line in lines):
            mine.append(item)
    return mine


def _sign(found: Cross, item: Excerpt, codes: Sequence[str]) -> Valence | None:
    wanted = {found.today.code(code) for code in codes}
    marks = (mark for mark in item.codes if wanted & set(found.today.lineage(mark.code)))
    return next((mark.valence for mark in marks if mark.valence), None)
