"""What the figures of a report show, as plain data: heat maps, a timeline, blocks, a curve. Pure.

Counts are of notes that may go out; what is printed of a note is its `Excerpt.released`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interviewer.analysis.cross.factors import Factors
from interviewer.analysis.cross.saturation import Step
from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.matrix import Matrix
from interviewer.analysis.today import Today
from interviewer.guide.model import Valence

HELPS_TOO: tuple[Valence, ...] = ("++", "+", "+-")
HINDERS_TOO: tuple[Valence, ...] = ("--", "-", "+-")

Side = Literal["furthering", "hindering", "both", "neither"]
"""What something is said to do for the collaboration."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_MONTH, _DAY_OF_YEAR = 1 / 12, 1 / 372


# Heat maps


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How many notes a factor has at one place, by what they say of it."""

    furthering: int = 0
    """Notes in which it furthers."""
    both: int = 0
    """Notes in which it does both: these count at neither side."""
    hindering: int = 0
    """Notes in which it hinders."""
    named: int = 0
    """Notes that only name it."""
    strongly_furthering: bool = False
    """Whether a note says that it furthers strongly."""
    strongly_hindering: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was noted here."""
        return not (self.signed or self.named)

    @property
    def signed(self) -> int:
        """Return how many notes say what it does."""
        return self.furthering + self.both + self.hindering


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A factor."""

    code: str
    cells: tuple[HeatCell, ...]
    """One for each column."""
    notes: int
    """Its notes, each once."""

    @property
    def side(self) -> Side:
        """Return what most of its notes with a valence say of it."""
        more = sum(cell.furthering for cell in self.cells)
        less = sum(cell.hindering for cell in self.cells)
        if not any(cell.signed for cell in self.cells):
            return "neither"
        return "furthering" if more > less else "hindering" if less > more else "both"


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Factors by levels or by cases."""

    columns: tuple[str, ...]
    """Levels, or ids of cases."""
    rows: tuple[HeatRow, ...]
    """Those of most notes, or in most cases, first."""
    more: int
    """Factors that are left out, having fewer notes, or in fewer cases."""


def heat_by_level(found: Matrix, most: int) -> HeatMap:
    """Return a chapter's matrix as a heat map of at most so many factors."""
    cells = {
        (code, column): dict(cell)
        for code, row in found.rows
        for column, cell in zip(found.columns, row, strict=True)
    }
    return _heat([code for code, _cells in found.rows], found.columns, cells, most)


def heat_by_case(found: Factors, cases: Sequence[str], most: int) -> HeatMap:
    """Return factors by case as a heat map of at most so many factors.

    Those with a sign in most cases come first: one case with many notes does not decide, nor does
    a note that only names a factor. Of as many, those named in more cases come first, then those
    earlier in the codebook.
    """
    cells = {
        (code, case): {
            valence: tuple(f"{case}:{item.reference}" for item in items)
            for valence, items in by_valence.items()
        }
        for (code, case), by_valence in found.cells.items()
    }
    within = set(cases)
    in_cases = {
        code: (
            sum(any(found.cells.get((code, case), {}).keys() - {None}) for case in within),
            sum((code, case) in found.cells for case in within),
        )
        for code in found.codes
    }
    ranked = sorted(found.codes, key=lambda code: in_cases[code], reverse=True)
    shown = _heat(ranked[:most], cases, cells, most)
    rows = tuple(sorted(shown.rows, key=lambda row: ranked.index(row.code)))
    return replace(shown, rows=rows, more=max(0, len(ranked) - most))


def _heat(
    codes: Sequence[str],
    columns: Sequence[str],
    found: Mapping[tuple[str, str], Mapping[Valence | None, Sequence[str]]],
    most: int,
) -> HeatMap:
    rows = [
        HeatRow(
            code,
            tuple(_cell(found.get((code, column), {})) for column in columns),
            len(
                {
                    reference
                    for column in columns
                    for references in found.get((code, column), {}).values()
                    for reference in references
                }
            ),
        )
        for code in codes
    ]
    ranked = sorted(rows, key=lambda row: -row.notes)
    return HeatMap(tuple(columns), tuple(ranked[:most]), max(0, len(ranked) - most))


def _cell(found: Mapping[Valence | None, Sequence[str]]) -> HeatCell:
    return HeatCell(
        furthering=sum(len(found.get(valence, ())) for valence in ("++", "+")),
        both=len(found.get("+-", ())),
        hindering=sum(len(found.get(valence, ())) for valence in ("--", "-")),
        named=len(found.get(None, ())),
        strongly_furthering=bool(found.get("++")),
        strongly_hindering=bool(found.get("--")),
    )


# The timeline


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that a note dates."""

    excerpt: Excerpt
    start: float
    """Where it begins, in years."""
    end: float | None
    """Where it ends; None: it has no length."""
    side: Side
    """What its codes say of it."""


@dataclass(frozen=True, slots=True)
class Held:
    """When the interviews of a round were held."""

    round: int
    start: float
    end: float
    first: str
    """The first day, as RFC 3339 has it."""
    last: str
    interviews: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events of a case, and the rounds of interviews."""

    moments: tuple[Moment, ...]
    """In the order of time."""
    rounds: tuple[Held, ...]


def timeline(material: Material) -> Timeline:
    """Return what notes date, and when interviews were held; documents were not held."""
    moments = [moment for item in material.excerpts if (moment := _moment(item)) is not None]
    moments.sort(key=lambda moment: (moment.start, moment.excerpt.note.when or ""))
    days: dict[int, list[tuple[float, str]]] = {}
    for source in material.sources:
        began = in_years(source.opened.held)
        if began is not None and not source.opened.document:
            days.setdefault(source.opened.round, []).append((began[0], source.opened.held))
    rounds = (
        Held(number, min(held)[0], max(held)[0], min(held)[1], max(held)[1], len(held))
        for number, held in sorted(days.items())
    )
    return Timeline(tuple(moments), tuple(rounds))


def telling(
    found: Timeline, cited: Collection[str], weight: Callable[[Excerpt], int], most: int
) -> Timeline:
    """Return a timeline of at most so many moments, no two of one date.

    The first always stands; then those that a synthesis names (`cited`), then the others, each
    time from the year of which the fewest stand, the one of most weight.
    """
    best: dict[str, Moment] = {}
    for moment in found.moments:
        date = (moment.excerpt.note.when or "").partition("..")[0]
        if date not in best or _rank(moment, cited, weight) > _rank(best[date], cited, weight):
            best[date] = moment
    left = [moment for moment in found.moments if moment in best.values()]
    chosen: list[Moment] = left[:1]
    left = left[1:]
    while left and len(chosen) < most:
        years = Counter(int(moment.start) for moment in chosen)
        named = [m for m in left if m.excerpt.reference in cited] or left
        fewest = min(years[int(moment.start)] for moment in named)
        here = [moment for moment in named if years[int(moment.start)] == fewest]
        taken = max(here, key=lambda moment: weight(moment.excerpt))
        chosen.append(taken)
        left.remove(taken)
    chosen.sort(key=lambda moment: (moment.start, moment.excerpt.note.when or ""))
    return Timeline(tuple(chosen), found.rounds)


def _rank(
    moment: Moment, cited: Collection[str], weight: Callable[[Excerpt], int]
) -> tuple[bool, int]:
    return moment.excerpt.reference in cited, weight(moment.excerpt)


def in_years(day: str) -> tuple[float, float] | None:
    """Return where a year, month or day (RFC 3339, also with a time) begins and ends, in years.

    None where it is none. A month is a twelfth of a year, a day a thirty-first of a month.
    """
    found = _DAY.match(day)
    if found is None:
        return None
    year, month, number = (int(part) if part else 0 for part in found.groups())
    if not month:
        return float(year), float(year + 1)
    start = year + (month - 1) * _MONTH
    if not number:
        return start, start + _MONTH
    start += (number - 1) * _DAY_OF_YEAR
    return start, start + _DAY_OF_YEAR


def _moment(excerpt: Excerpt) -> Moment | None:
    first, dots, last = (excerpt.note.when or "").partition("..")
    began, ended = in_years(first), in_years(last) if dots else None
    if began is None:
        return None
    return Moment(excerpt, began[0], ended[1] if ended else None, side_of(excerpt))


def side_of(excerpt: Excerpt, codes: Sequence[str] | None = None) -> Side:
    """Return what an excerpt's codes, or these of them, are said to do."""
    signs = {mark.valence for mark in excerpt.codes if codes is None or mark.code in codes}
    more, less = bool(signs & set(HELPS_TOO)), bool(signs & set(HINDERS_TOO))
    if more and less:
        return "both"
    return "furthering" if more else "hindering" if less else "neither"


# Blocks


@dataclass(frozen=True, slots=True)
class BlockCover:
    """How far a block was spoken about."""

    block: str
    notes: int
    interviews: int
    """Interviews and documents with a note on it."""
    asked: int
    """Questions of it that were asked in some interview."""
    questions: int
    """Questions that the guides of the interviews have for it."""
    sides: Mapping[Side, int]
    """What its notes say of it → how many do."""


def in_blocks(
    excerpts: Sequence[Excerpt], blocks: Sequence[str], today: Today
) -> dict[str, list[Excerpt]]:
    """Return the notes of each block.

    A note belongs to the block of each of its codes; without one of those, to that in which it
    was made.
    """
    found: dict[str, list[Excerpt]] = {block: [] for block in blocks}
    for excerpt in excerpts:
        tops = {today.lineage(mark.code)[-1] for mark in excerpt.codes} & set(blocks)
        for block in tops or {excerpt.note.block} & set(blocks):
            found[str(block)].append(excerpt)
    return found


def covered(material: Material, blocks: Sequence[str], today: Today) -> tuple[BlockCover, ...]:
    """Return how far each block was spoken about."""
    of_block = in_blocks(material.excerpts, blocks, today)
    asked: dict[str, dict[str, bool]] = {block: {} for block in blocks}
    for source in material.sources:
        for block in source.state.guide.blocks if not source.opened.document else ():
            for question in block.questions if block.id in asked else ():
                before = asked[block.id].get(question.id, False)
                asked[block.id][question.id] = before or source.state.asked(question.id)
    return tuple(_covered(block, of_block[block], asked[block], today) for block in blocks)


def _covered(
    block: str, excerpts: Sequence[Excerpt], asked: Mapping[str, bool], today: Today
) -> BlockCover:
    sides: dict[Side, int] = {"furthering": 0, "both": 0, "hindering": 0, "neither": 0}
    for excerpt in excerpts:
        codes = [m.code for m in excerpt.codes if today.lineage(m.code)[-1] == block]
        sides[side_of(excerpt, codes)] += 1
    return BlockCover(
        block=block,
        notes=len(excerpts),
        interviews=len({excerpt.source.head for excerpt in excerpts}),
        asked=sum(asked.values()),
        questions=len(asked),
        sides=sides,
    )


# Saturation


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """An interview or document, in the order in which they were held."""

    label: str
    """As 3:I2: the case's number, and its own."""
    new: int
    """Codes that none before it has."""
    all: int
    """Codes so far."""
    document: bool = False


def curve_of(found: Sequence[Step]) -> tuple[CurvePoint, ...]:
    """Return the curve of a study's saturation."""
    return tuple(
        CurvePoint(f"{step.case.number}:{step.head}", step.new, step.all, step.document)
        for step in found
    )
