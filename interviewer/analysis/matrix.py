"""The coding matrix: factor by level, with the valence that was noted and where. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.analysis.chapters import Placed
from interviewer.analysis.material import Excerpt
from interviewer.analysis.today import Today
from interviewer.guide.model import Valence
from interviewer.interview.events import VALENCES

DOCUMENTS = "=documents"
"""The column of what stands in documents."""
NOBODY = "=nobody"
"""The column of what was said by nobody in particular, or by someone whose level is unknown."""

Cell = tuple[tuple[Valence | None, tuple[str, ...]], ...]
"""Each valence in a cell, in the order of VALENCES, with its references."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Codes by the levels at which they were noted."""

    columns: tuple[str, ...]
    """Levels in the study's order, then DOCUMENTS and NOBODY; only those with something in them."""
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    """Each code, in the codebook's order, with a cell for each column."""


def columns_of(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the columns in which an excerpt stands."""
    if excerpt.source.opened.document and not excerpt.released.speakers:
        return (DOCUMENTS,)
    levels = dict.fromkeys(speaker.level for speaker in excerpt.released.speakers)
    return tuple(level or NOBODY for level in levels) or (NOBODY,)


def matrix(placed: Placed, levels: Sequence[str], today: Today) -> Matrix:
    """Return the matrix of a chapter's codes; without rows where none of its notes is coded."""
    cells: dict[tuple[str, str], dict[Valence | None, list[str]]] = {}
    listed = {group.code for group in placed.groups if group.code}
    for excerpt in placed.excerpts:
        for mark in excerpt.codes:
            if mark.code in listed:
                for column in columns_of(excerpt):
                    cell = cells.setdefault((mark.code, column), {})
                    cell.setdefault(mark.valence, []).append(excerpt.reference)
    used = {column for _, column in cells}
    known = [*levels, *sorted(used - {*levels, DOCUMENTS, NOBODY}), DOCUMENTS, NOBODY]
    columns = tuple(column for column in known if column in used)
    codes = sorted({code for code, _ in cells}, key=today.order)
    return Matrix(
        columns,
        tuple((code, tuple(_cell(cells.get((code, c), {})) for c in columns)) for code in codes),
    )


def _cell(found: dict[Valence | None, list[str]]) -> Cell:
    return tuple((valence, tuple(found[valence])) for valence in VALENCES if valence in found)
