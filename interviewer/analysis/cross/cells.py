"""What a table across cases is made of: columns, rows, and pieces in their cells. Pure.

A table holds no words of the program's own: it names them, and the report finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interviewer.analysis.cross.study import TYPE, Cross, OneCase
from interviewer.analysis.material import Excerpt
from interviewer.analysis.references import WRITTEN


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a cell; what is empty is not there."""

    text: str = ""
    """Words of a file or of a researcher."""
    excerpt: Excerpt | None = None
    """A note, printed as far as it may go out."""
    sign: str = ""
    """A valence or a rating."""
    codes: tuple[str, ...] = ()
    """Codes, printed by their names."""
    word: str = ""
    """Names words of the report's own, several with spaces between."""
    case: str = ""
    """A case, printed by number and name, and what stands out about it."""
    cases: tuple[int, ...] = ()
    """Cases, printed by their numbers."""
    number: int | None = None
    day: str = ""
    """A date, as RFC 3339 has it."""
    round: int | None = None
    """The round that it is about."""
    who: str = ""
    """Who gave the answer."""
    references: tuple[str, ...] = ()
    """Notes that it rests on, with the case."""
    more: int = 0
    """How many more notes it rests on that are not named."""
    unnamed: tuple[str, ...] = ()
    """Those, with the case: the CSV names them."""
    also: str = ""
    """Letters of the scan that the source's text names and its table does not."""
    item: str = ""
    """An item of the scan, printed by its letter and its statement."""
    times: int = 0
    """How many notes have its codes, where only some are named."""
    compare: tuple[str, ...] = ()
    """Notes, with the case, with the code of a judgement that names none itself."""
    unsupported: bool = False
    """Whether it is a judgement that no note bears out."""


Cell = tuple[Piece, ...]

OFTEN = 3
"""Rows in which a sentence stands that is told once, under the table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    id: str
    """Names its head: words of the report's own, a code or a case."""
    kind: Literal["word", "code", "case", "text"] = "word"
    """What its id is; text: stands as it is."""
    width: float = 1.0
    """Its share of the table's width."""
    number: bool = False
    """Whether numbers stand in it, to the right."""
    flow: bool = False
    """Whether its pieces stand after each other, not each on a line."""
    of: str = ""
    """A type: what is counted in it is of cases of that type."""
    round: int | None = None
    """A round: what is counted in it is of that round."""
    total: int = 0
    """How many cases are counted among."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its first cell says what it is about."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading within the table."""

    head: Piece | None
    """None: they stand without one."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report across cases."""

    name: str
    """As the outline names it."""
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    by_case: bool = True
    """Whether its rows or groups are cases; else it says itself what is apart about some."""
    left: int = 0
    """Rows that there was no place for."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it but what its rows are about."""
        return not any(cell for row in self.rows for cell in row.cells[1:])

    @property
    def cited(self) -> tuple[str, ...]:
        """Return the references in it, each once, in order."""
        pieces = (piece for row in self.rows for cell in row.cells for piece in cell)
        return tuple(dict.fromkeys(reference for piece in pieces for reference in cited(piece)))


def cited(piece: Piece) -> tuple[str, ...]:
    """Return the references of a piece, those among its words first."""
    named = (f"{match['case']}:{match['reference']}" for match in WRITTEN.finditer(piece.text))
    return (*named, *piece.references, *piece.compare)


def told_once(table: Table) -> tuple[Table, tuple[str, ...]]:
    """Return a table without the sentences that stand in many of its cells, and those sentences.

    Sentences with a reference stay where they are, as does what is no whole sentence.
    """
    rows = [row for row in table.rows if len(row.cells) > 1]
    seen = Counter(
        sentence
        for row in rows
        for sentence in {s for cell in row.cells[1:] for p in cell for s in _sentences(p.text)}
    )
    often = [
        sentence
        for sentence, count in seen.items()
        if count >= OFTEN and sentence.endswith((".", "!", "?")) and not WRITTEN.search(sentence)
    ]

    def without(piece: Piece) -> Piece:
        kept = (s for s in _sentences(piece.text) if s not in often)
        return replace(piece, text=" ".join(kept)) if piece.text else piece

    groups = tuple(
        Group(
            group.head,
            tuple(
                Row((row.cells[0], *(tuple(map(without, cell)) for cell in row.cells[1:])))
                for row in group.rows
            ),
        )
        for group in table.groups
    )
    return (replace(table, groups=groups) if often else table), tuple(often)


def _sentences(text: str) -> list[str]:
    # a number does not begin one: par. 5.5.2
    return re.split(r"(?<=[.!?])\s+(?=[^\Wa-z\d])", text) if text else []


def a_case(one: OneCase) -> Cell:
    """Return the cell that names a case."""
    return (Piece(case=one.id),)


def by_groups(cross: Cross, rows: Mapping[str, Row]) -> tuple[Group, ...]:
    """Return the rows of cases under the value of what the cases are ordered by."""
    return tuple(
        Group(group_head(cross, value), tuple(rows[one.id] for one in cases))
        for value, cases in cross.groups()
    )


def group_head(cross: Cross, value: str) -> Piece | None:
    """Return the heading of the cases that have a value; None where all stand together."""
    if len(cross.groups()) == 1 and not value:
        return None
    return Piece(word=value or "no-value") if cross.order_by == TYPE else Piece(value)


def notes(one: OneCase, excerpts: Sequence[Excerpt], most: int, table: str) -> Cell:
    """Return notes as a cell: so many in their words, the others counted."""
    chosen = telling(one, excerpts, most, table)
    printed = tuple(Piece(excerpt=item, references=(one.reference(item),)) for item in chosen)
    return printed + also(one, (item for item in excerpts if item not in chosen))


def telling(
    one: OneCase, excerpts: Sequence[Excerpt], most: int, table: str
) -> tuple[Excerpt, ...]:
    """Return so many notes that speak for a cell.

    Those that name the source's table (as `5.3`) come first, and stand first; then those that a
    synthesis of the case cites, then the earlier ones, in the order in which they came.
    """

    def behind(item: Excerpt) -> bool:
        return not names_table(item, table)

    ranked = sorted(
        excerpts, key=lambda item: (behind(item), item.reference not in one.synthesised)
    )
    return tuple(sorted((item for item in excerpts if item in ranked[:most]), key=behind))


def names_table(excerpt: Excerpt, table: str) -> bool:
    """Whether a note names a table of the source by its number, as `5.3`."""
    pattern = rf"\b(?:tabel|table) {re.escape(table)}(?![.\d])"
    return re.search(pattern, excerpt.released.text, re.IGNORECASE) is not None


def also(one: OneCase, excerpts: Iterable[Excerpt]) -> Cell:
    """Return a cell that counts notes."""
    return see_also([one.reference(item) for item in excerpts])


def see_also(references: Sequence[str]) -> Cell:
    """Return a cell that says how many more notes there are; the CSV names them."""
    if not references:
        return ()
    return (Piece(more=len(references), unnamed=tuple(references)),)
