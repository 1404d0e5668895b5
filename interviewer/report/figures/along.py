"""How a timeline is laid out: which labels fit, and where each stands. Nothing is drawn here.

The axis keeps the order of time and gives each year the room that its labels need, so that none
stands over another; years without anything are short. Where all moments are on one side, the axis
stands at the edge and the labels have the whole width.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from interviewer.analysis.chapters import strength
from interviewer.analysis.figures import Held, Moment, Timeline
from interviewer.report.figures.canvas import height_of, wrapped
from interviewer.report.figures.picture import HEIGHT, WIDTH
from interviewer.report.words import Words

HEAD, SIZE = 7.5, 7.5
"""Letters of a label's first line, and of its words."""
AXIS, AXIS_AT_EDGE = WIDTH / 2, 0.65
"""Where the axis stands: between two sides, and before one."""
FROM_AXIS = 0.95
"""Between the axis and the labels."""
ROOM, WHOLE = AXIS - FROM_AXIS - 0.3, WIDTH - AXIS_AT_EDGE - FROM_AXIS - 0.3
"""A label's width, beside a middle axis and beside one at the edge."""
PILL, QUIET = 0.44, 0.5
"""Height of a year's name on the axis, and of years in which nothing is dated."""
GAP = 0.12
"""Between two labels."""
MARK = 0.12
"""Half of a mark on the axis."""
TITLES, LEGEND, BELOW = 0.55, 0.55, 0.35
"""Height of what stands above, below, and of what says how many are left out."""
LINES, FEWEST = 3, 3
"""Lines of a label's words, and words that a clause has at least."""
SIGNS = {"furthering": "+", "hindering": "−", "both": "±"}
"""What stands behind a date, in brackets: before it, it would be read as part of the date."""
_CLAUSE = re.compile(r"[.;:!?](?=\s)|,(?=\s)|\s[–—](?=\s)|\s\(")
JUST = 1e-6
"""Keeps the end of a year within it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside the axis."""

    start: float
    end: float | None
    head: str
    reference: str
    """In brackets; of a round empty."""
    text: str
    lines: tuple[str, ...]
    kind: str
    """furthering, hindering, both, neither, or round."""
    weight: int
    """The more, the less soon it is left out."""
    right: bool = False
    """Whether it stands at the right of the axis."""

    @property
    def height(self) -> float:
        """Return its height in cm, with what keeps it from the next."""
        return height_of(1, HEAD) + height_of(len(self.lines), SIZE) + GAP

    @property
    def year(self) -> int:
        """Return the year in which it stands."""
        return floor(self.start)


@dataclass(frozen=True, slots=True)
class Stood:
    """A label with its place in cm from above."""

    label: Label
    top: float
    mark: float
    """Where its mark stands on the axis."""


@dataclass(frozen=True, slots=True)
class Band:
    """A piece of the axis: a year, or years in which nothing is dated."""

    first: int
    last: int
    """The year behind it."""
    top: float
    height: float
    placed: tuple[Stood, ...]
    quiet: bool = False

    @property
    def foot(self) -> float:
        """Return where it ends."""
        return self.top + self.height

    def y(self, moment: float) -> float:
        """Return where a moment in it lies: between the marks between which it falls."""
        before = (float(self.first), self.top + PILL)
        for placed in self.placed:
            after = (placed.label.start, placed.mark)
            if moment <= after[0]:
                return _between(moment, before, after)
            before = after
        return _between(moment, before, (float(self.last), self.foot))


def _between(at: float, before: tuple[float, float], after: tuple[float, float]) -> float:
    share = (at - before[0]) / (after[0] - before[0]) if after[0] > before[0] else 1.0
    return before[1] + share * (after[1] - before[1])


def round_name(held: Held, words: Words) -> str:
    """Return the words for a round: its number and its interviews."""
    number = words.gettext("round {n}").format(n=held.round)
    held_at = words.ngettext("{n} interview", "{n} interviews", held.interviews)
    return f"{number[:1].upper()}{number[1:]}, {held_at}"


def days_of(held: Held, words: Words) -> str:
    """Return from when until when a round was held."""
    first, last = words.date(held.first), words.date(held.last)
    return words.span(first, last)


def fitting(found: Timeline, words: Words) -> list[Label]:
    """Return the labels in the order of time, as many as there is room for.

    Rounds always stand, also where they alone are too high; where moments must be left out, those
    of least weight in full years.
    """
    sides = {moment.side == "hindering" for moment in found.moments}
    whole = len(sides) == 1
    labels = [_of_moment(moment, words, whole=whole) for moment in found.moments]
    labels += [_of_round(held, words, whole=whole) for held in found.rounds]
    labels.sort(key=lambda label: label.start)
    while _height(labels) > HEIGHT and (left := [item for item in labels if item.reference]):
        labels.remove(least(left))
    return labels


def least(labels: Sequence[Label]) -> Label:
    """Return the label to leave out: the last of least weight where most stand on a side."""
    full = Counter((label.year, label.right) for label in labels).most_common(1)[0][0]
    here = [label for label in labels if (label.year, label.right) == full]
    return min(reversed(here), key=lambda label: label.weight)


def first_clauses(text: str, room: float = ROOM) -> list[str]:
    """Return a text in three lines of so many cm, or as many whole clauses as they hold."""
    whole = wrapped(text, room, SIZE, most=LINES)
    if not whole or not whole[-1].endswith("…") or text.endswith("…"):
        return whole
    for cut in reversed([found.start() for found in _CLAUSE.finditer(text)]):
        begin = text[:cut]
        if len(begin.split()) < FEWEST:
            break
        closed = f"{begin}…”" if begin.startswith("“") else f"{begin} …"
        lines = wrapped(closed, room, SIZE, most=LINES + 1)
        if len(lines) == LINES:
            return lines
        if len(lines) < LINES:  # a line more tells more than an end of a clause
            break
    return whole


def _of_moment(moment: Moment, words: Words, *, whole: bool) -> Label:
    excerpt = moment.excerpt
    text = words.text(excerpt)
    date = words.moment(excerpt.note.when or "")
    return Label(
        start=moment.start,
        end=moment.end,
        head=f"{date} ({SIGNS[moment.side]})" if moment.side in SIGNS else date,
        reference=f"[{excerpt.reference}]",
        text=text,
        lines=tuple(first_clauses(text, WHOLE if whole else ROOM)),
        kind=moment.side,
        weight=strength(excerpt) + excerpt.quotable,
        right=whole or moment.side == "hindering",
    )


def _of_round(held: Held, words: Words, *, whole: bool) -> Label:
    days, name = days_of(held, words), round_name(held, words)
    return Label(held.start, held.end, name, "", days, (days,), "round", 0, whole)


def _height(labels: Sequence[Label]) -> float:
    return bands_of(labels)[-1].foot + LEGEND + BELOW


def bands_of(labels: Sequence[Label]) -> list[Band]:
    """Return the pieces of the axis from above, each high enough for its labels."""
    named = {label.year for label in labels}
    named |= {floor(label.end - JUST) for label in labels if label.end is not None}
    bands: list[Band] = []
    top = TITLES
    for year in sorted(named):
        if bands and bands[-1].last < year:
            bands.append(Band(bands[-1].last, year, top, QUIET, (), True))
            top += QUIET
        bands.append(_band(year, [label for label in labels if label.year == year], top))
        top = bands[-1].foot
    return bands


def _band(year: int, labels: Sequence[Label], top: float) -> Band:
    """Place the labels of a year: each below those before it on its side, its mark beside it."""
    half = height_of(1, HEAD) / 2
    free = {False: top + GAP / 2, True: top + GAP / 2}
    placed: list[Stood] = []
    for label in labels:
        at, mark = free[label.right], top + PILL + MARK
        if placed:
            last = placed[-1]
            same = label.start == last.label.start and label.right != last.label.right
            mark = last.mark + (0 if same and label.kind == last.label.kind else 2.2 * MARK)
            at = max(at, min(last.top, mark - half))
        mark = max(mark, at + half)
        placed.append(Stood(label, at, mark))
        free[label.right] = at + label.height
    foot = max([top + PILL + MARK, *(item.mark + MARK for item in placed), *free.values()])
    return Band(year, year + 1, top, foot + GAP / 2 - top, tuple(placed))
