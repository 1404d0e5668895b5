"""`tijdlijn`: what notes date, at the left what helped or happened, at the right what did not.

Where all of it is of one kind, its axis stands at the left.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import floor

from interviewer.analysis.chapters import Placed, strength
from interviewer.analysis.figures import Timeline, telling, timeline
from interviewer.analysis.material import CaseFile, Material
from interviewer.report.figures.along import (
    AXIS,
    AXIS_AT_EDGE,
    BELOW,
    FROM_AXIS,
    HEAD,
    JUST,
    LEGEND,
    MARK,
    PILL,
    SIZE,
    Band,
    Label,
    Stood,
    bands_of,
    days_of,
    fitting,
    least,
    round_name,
)
from interviewer.report.figures.canvas import (
    ACCENT,
    DARK,
    INK,
    MUTED,
    TINT,
    WARM,
    WHITE,
    Across,
    Canvas,
    height_of,
    width_of,
)
from interviewer.report.figures.picture import WIDTH, Picture
from interviewer.report.word.clean import one_line
from interviewer.report.words import Words

FEWEST, MOST = 3, 14
"""Moments that make a timeline, and those that stand in it; the others stand in the notes."""
LENGTHS = 3
"""So many bars of moments that last are drawn beside each other."""
READ_OUT, SPOKEN = 18, 70
"""So many moments are read out of a long timeline, each in so many letters."""


def tijdlijn(material: Material, file: CaseFile, _placed: Placed, words: Words) -> Picture | None:
    """Return the timeline of a case; None where notes date too little to make a line."""
    _ = words.gettext
    found = timeline(material)
    cited = {name for event in material.work.syntheses.values() for name in event.cites}
    told = telling(found, cited, strength, MOST)
    if len(told.moments) < FEWEST:
        return None
    labels = fitting(told, words)
    shown, moments = sum(bool(label.reference) for label in labels), len(found.moments)
    svg, png = _draw(labels, moments - shown, words)
    caption = _("Timeline of {case}: {n} moments that the notes date")
    if shown < moments:
        caption = _("Timeline of {case}: {n} of the {total} moments that the notes date")
    caption = caption.format(case=file.case.name, n=shown, total=moments)
    return Picture(svg, png, WIDTH, _alt(found, labels, words), caption)


def _alt(found: Timeline, labels: Sequence[Label], words: Words) -> str:
    """Return the timeline in words: how much, from when until when, then its moments.

    Of a long one some of each year, so that what is read out does not break off.
    """
    _ = words.gettext
    sides = [moment.side for moment in found.moments]
    parts = [
        _(
            "Timeline from {first} until {last} with {n} moments: {helped} that helped or"
            " happened, {against} that were against it."
        ).format(
            first=floor(found.moments[0].start),
            last=max(floor((item.end or item.start + JUST) - JUST) for item in found.moments),
            n=len(sides),
            helped=len(sides) - sides.count("hindering"),
            against=sides.count("hindering"),
        )
    ]
    drawn = [label for label in labels if label.reference]
    if len(drawn) < len(sides):
        text = _(
            "{n} of the {total} are drawn, of a date no more than one: first those that a text of"
            " this report names, then some of each year."
        )
        parts.append(text.format(n=len(drawn), total=len(sides)))
    parts += [f"{round_name(held, words)}: {days_of(held, words)}." for held in found.rounds]
    read = drawn.copy()
    while len(read) > READ_OUT:
        read.remove(least(read))
    told = [f"{item.head}: {_spoken(item.text)} {item.reference}" for item in read]
    if left := len(sides) - len(read):
        told.append(words.ngettext("and {n} more moment", "and {n} more moments", left))
    return f"{' '.join(parts)} {'; '.join(told)}."


def _spoken(text: str) -> str:
    """Return the first words of a text: whole ones, so that they can be read out."""
    line = one_line(text, SPOKEN)
    return f"{line[:-1].rpartition(' ')[0] or line[:-1]}…" if line.endswith("…") else line


def _draw(labels: Sequence[Label], left_out: int, words: Words) -> tuple[bytes, bytes]:
    _ = words.gettext
    bands = bands_of(labels)
    foot = bands[-1].foot
    below = []
    if left_out:
        text = words.ngettext(
            "and {n} more moment, in the notes", "and {n} more moments, in the notes", left_out
        )
        below.append(text)
    if any(band.quiet for band in bands):
        below.append(_("dashed: years in which nothing is dated"))
    canvas = Canvas(WIDTH, foot + LEGEND + (BELOW if below else 0))
    drawing = _Drawing(canvas, AXIS_AT_EDGE if all(label.right for label in labels) else AXIS)
    drawing.titles({label.kind == "hindering" for label in labels if label.reference}, words)
    drawing.axis_of(bands, labels)
    for placed in (placed for band in bands for placed in band.placed):
        drawing.label(placed)
    _draw_legend(canvas, foot + LEGEND / 2 + 0.1, {label.kind for label in labels}, words)
    if below:
        canvas.text(0.1, foot + LEGEND + 0.15, " · ".join(below), size=HEAD, colour=MUTED)
    return canvas.finish()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A timeline being drawn around its axis."""

    canvas: Canvas
    axis: float
    """Where it stands, in cm."""

    def titles(self, against: Set[bool], words: Words) -> None:
        """Say what stands at a side, of those with moments: whether it was against it."""
        _ = words.gettext
        size = 8.5
        for side, text in ((False, _("Helped, or happened")), (True, _("Was against it"))):
            if side not in against:
                continue
            right = side or len(against) == 1
            x = self.axis + FROM_AXIS if right else self.axis - FROM_AXIS
            across: Across = "left" if right else "right"
            colour = DARK if side else ACCENT
            self.canvas.text(x, 0.25, text, size=size, bold=True, colour=colour, across=across)

    def axis_of(self, bands: Sequence[Band], labels: Sequence[Label]) -> None:
        """Draw the axis with its years, and what lasted along it."""
        canvas, axis = self.canvas, self.axis
        years = [band for band in bands if not band.quiet]
        for band in years[::2]:
            canvas.box(0, band.top, WIDTH, band.height, fill=TINT)
        self._lengths(labels, bands)
        for band in bands:
            line = [(axis, band.top), (axis, band.foot)]
            canvas.line(line, colour=ACCENT, line=1.2 if band.quiet else 2, dashed=band.quiet)
        for band in years:
            canvas.box(axis - 0.5, band.top + 0.03, 1.0, PILL - 0.06, fill=ACCENT)
            middle, year = band.top + PILL / 2, str(band.first)
            canvas.text(axis, middle, year, size=8, bold=True, colour=WHITE, across="center")
        foot = bands[-1].foot
        corners = [(axis - 0.13, foot - 0.02), (axis + 0.13, foot - 0.02), (axis, foot + 0.2)]
        canvas.shape(corners, fill=ACCENT)

    def _lengths(self, labels: Sequence[Label], bands: Sequence[Band]) -> None:
        """Draw what lasts as bars along the axis, beside each other where they meet."""
        ends: dict[tuple[bool, int], float] = {}
        for label in sorted(labels, key=lambda item: item.start):
            if label.end is None or label.end - label.start < 0.02:
                continue
            lanes = range(LENGTHS)
            free = (lane for lane in lanes if ends.get((label.right, lane), 0.0) <= label.start)
            lane = next(free, LENGTHS - 1)
            ends[label.right, lane] = label.end
            x = self.axis + (0.2 + 0.14 * lane) * (1 if label.right else -1)
            top, foot = _at(label.start, bands), _at(label.end - JUST, bands)
            self.canvas.line([(x, top), (x, foot)], colour=_line_colour(label), line=2.4)

    def label(self, placed: Stood) -> None:
        """Draw a label, its mark, and the line between them, which passes beside the years."""
        canvas, label, at, top = self.canvas, placed.label, placed.mark, placed.top
        way = 1 if label.right else -1
        edge = self.axis + way * FROM_AXIS
        first = top + height_of(1, HEAD) / 2
        beside = self.axis + way * 0.58
        canvas.line([(self.axis, at), (beside, at), (edge - way * 0.08, first)], colour="#8A979F")
        _draw_mark(canvas, self.axis, at, label.kind)
        across: Across = "left" if label.right else "right"
        wide = width_of(f"{label.reference}  ", HEAD) if label.reference else 0.0
        before, colour = 0.0 if label.right else wide, _colour(label)
        canvas.text(
            edge - before, first, label.head, size=HEAD, bold=True, colour=colour, across=across
        )
        if label.reference:
            x = edge + (width_of(f"{label.head}  ", HEAD, True) if label.right else 0.0)
            canvas.text(x, first, label.reference, size=HEAD, colour=MUTED, across=across)
        canvas.lines(edge, top + height_of(1, HEAD), label.lines, size=SIZE, across=across)


def _at(moment: float, bands: Sequence[Band]) -> float:
    band = next(band for band in bands if band.first <= moment < band.last)
    return band.y(moment)


def _colour(label: Label) -> str:
    """Return the colour of a label's letters."""
    return {"round": INK, "hindering": DARK}.get(label.kind, ACCENT)


def _line_colour(label: Label) -> str:
    return {"round": INK, "hindering": WARM}.get(label.kind, ACCENT)


def _draw_mark(canvas: Canvas, x: float, y: float, kind: str) -> None:
    """Draw a moment's mark: its shape says what its colour says."""
    size = MARK
    match kind:
        case "hindering":
            canvas.box(x - size, y - size, 2 * size, 2 * size, fill="#F3DFBB", edge=WARM, line=1.2)
            canvas.line([(x - 0.07, y), (x + 0.07, y)], colour=INK, line=0.9)
        case "round":
            size = 0.17
            canvas.shape(
                [(x - size, y), (x, y - size), (x + size, y), (x, y + size)], fill=INK, edge=WHITE
            )
        case "neither":
            canvas.dot(x, y, size, fill=WHITE)
        case _:
            canvas.dot(x, y, size, fill=ACCENT if kind == "furthering" else WHITE)
            light = WHITE if kind == "furthering" else ACCENT
            canvas.line([(x - 0.07, y), (x + 0.07, y)], colour=light, line=0.9)
            canvas.line([(x, y - 0.07), (x, y + 0.07)], colour=light, line=0.9)


def _draw_legend(canvas: Canvas, y: float, kinds: Set[str], words: Words) -> None:
    """Say what the marks mean that were drawn."""
    _ = words.gettext
    x = 0.25
    for kind, text in (
        ("furthering", _("helps")),
        ("neither", _("happened")),
        ("both", _("helps and works against")),
        ("hindering", _("works against")),
        ("round", _("interviews")),
    ):
        if kind in kinds:
            _draw_mark(canvas, x, y, kind)
            canvas.text(x + 0.25, y, text, size=HEAD, colour=MUTED)
            x += 0.75 + width_of(text, HEAD)
