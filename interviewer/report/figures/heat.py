"""The heat map: factors by levels or by cases, what helps at the left, what works against right.

What does both has its own mark between them, and counts at neither side. Colour says nothing alone:
each part has its sign and number, what works against is hatched. How dark a number of notes is,
is the same in every heat map, so that two can be laid beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from interviewer.analysis.figures import HeatCell, HeatMap, HeatRow
from interviewer.report.figures.canvas import (
    ACCENT,
    BLACK,
    DARK,
    INK,
    MUTED,
    RULE,
    TINT,
    WARM,
    WHITE,
    Canvas,
    height_of,
    width_of,
    wrapped,
)
from interviewer.report.figures.picture import WIDTH, Picture
from interviewer.report.words import Words

SIZE, SMALL = 8.5, 7.5
WIDEST = 2.9
"""A column's width at most, in cm."""
TURNED_BELOW = 1.7
"""Narrower columns have their heads on their side."""
TURNED_HEIGHT = 3.1
"""Height at most of heads on their side, in cm."""
MINUS, BOTH = "−", "±"
COLOURS = {"+": ACCENT, BOTH: MUTED, MINUS: WARM}
STEPS = ((1, "1", 0.15), (2, "2", 0.4), (3, "3–4", 0.7), (5, "5+", 1.0))
"""From so many notes on: their name, and how dark they are, from 0 to 1."""
INKED = 0.6
"""From this depth on a hatch has dark lines: ochre ones would be lost on ochre."""
READ_OUT = 1850
"""Letters of what is read out about a heat map, about."""


def heat_picture(
    found: HeatMap,
    words: Words,
    *,
    name: Callable[[str], str],
    columns: Sequence[str],
    caption: str,
    where: str,
    briefly: Sequence[str] = (),
    width: float = WIDTH,
) -> Picture | None:
    """Return a heat map as a picture; None where it has no rows.

    `name` gives a factor's name, `columns` are the names of the columns, `where` says in the text
    for who does not see it what these are ("by level"), `briefly` are names that stand there once
    more for each factor; `width` in cm.
    """
    if not found.rows:
        return None
    drawn = _Drawing(found, words, [name(row.code) for row in found.rows], columns, width)
    svg, png = drawn.draw()
    return Picture(svg, png, width, describe(found, words, name, columns, where, briefly), caption)


def describe(
    found: HeatMap,
    words: Words,
    name: Callable[[str], str],
    columns: Sequence[str],
    where: str,
    briefly: Sequence[str] = (),
) -> str:
    """Return a heat map in words: how many factors help and work against, then their numbers.

    Numbers are of notes at each place; a single place is not named. The first factors stand there
    whole, those that would make it too long to be read out are counted.
    """
    _ = words.gettext
    sides = [row.side for row in found.rows]
    places = f" ({', '.join(columns)})" if len(columns) > 1 else ""
    begin = _(
        "Heat map of {n} factors {where}: {more} mostly help, {less} mostly work against,"
        " {both} do both equally, {named} are only named."
    ).format(
        n=len(sides),
        where=f"{where}{places}",
        more=sides.count("furthering"),
        less=sides.count("hindering"),
        both=sides.count("both"),
        named=sides.count("neither"),
    )
    told: list[str] = []
    room = READ_OUT - len(begin)
    for row in found.rows:
        text = f"{name(row.code)}: {_told(row, briefly or columns)}"
        room -= len(text) + 2
        if room < 0:
            break
        told.append(text)
    parts = [begin]
    if told:
        parts.append(_("In this order: {factors}.").format(factors="; ".join(told)))
    if left := len(found.rows) - len(told) + found.more:
        parts.append(words.ngettext("And {n} more factor.", "And {n} more factors.", left))
    return " ".join(parts)


def _told(row: HeatRow, columns: Sequence[str]) -> str:
    if len(columns) == 1:
        return _numbers(row.cells[0])
    cells = zip(columns, row.cells, strict=True)
    return ", ".join(f"{column} {_numbers(cell)}" for column, cell in cells if not cell.empty)


def _numbers(cell: HeatCell) -> str:
    if not cell.signed:
        return str(cell.named)
    sides = ((cell.furthering, "+"), (cell.both, BOTH), (cell.hindering, MINUS))
    return "/".join(f"{sign}{number}" for number, sign in sides if number)


class _Drawing:
    """One heat map being drawn."""

    def __init__(
        self,
        found: HeatMap,
        words: Words,
        names: Sequence[str],
        columns: Sequence[str],
        width: float,
    ) -> None:
        self.found, self.words, self.columns, self.width = found, words, columns, width
        room = max(width - WIDEST * len(columns), 0.3 * width)
        widest = max(width_of(text, SIZE) for text in names) + 0.3
        self.label = min(widest, room) if widest < room else room
        self.column = min(WIDEST, (width - self.label) / len(columns))
        self.names = [wrapped(text, self.label - 0.25, SIZE, most=2) for text in names]
        self.turned = self.column < TURNED_BELOW
        self.heads = [self._head(text) for text in columns]
        cells = list(chain.from_iterable(row.cells for row in found.rows))
        self.strongly = any(c.strongly_furthering or c.strongly_hindering for c in cells)
        self.named = any(c.named and not c.signed for c in cells)
        self.both = any(c.both for c in cells)

    def _head(self, text: str) -> list[str]:
        if not self.turned:
            return wrapped(text, self.column - 0.15, SMALL, bold=True, most=3)
        lines = 2 if self.column > 2 * height_of(1, SMALL) + 0.05 else 1
        return wrapped(text, TURNED_HEIGHT, SMALL, bold=True, most=lines)

    def draw(self) -> tuple[bytes, bytes]:
        if self.turned:
            head = 0.2 + max(width_of(t, SMALL, True) for lines in self.heads for t in lines)
        else:
            head = 0.2 + height_of(max(len(lines) for lines in self.heads), SMALL)
        row = 0.62
        heights = [max(row, height_of(len(lines), SIZE) + 0.16) for lines in self.names]
        more = 0.5 if self.found.more else 0.0
        legend = 1.05
        height = head + sum(heights) + more + legend
        canvas = Canvas(self.width, height)
        self._draw_heads(canvas, head)
        y = head
        for place, (found, tall) in enumerate(zip(self.found.rows, heights, strict=True)):
            if place % 2 == 0:
                canvas.box(0, y, self._right, tall, fill=TINT)
            lines = self.names[place]
            top = y + (tall - height_of(len(lines), SIZE)) / 2
            canvas.lines(0.1, top, lines, size=SIZE)
            for number, cell in enumerate(found.cells):
                self._cell(canvas, self.label + number * self.column, y, tall, cell)
            y += tall
        canvas.line([(0, y), (self._right, y)], colour=ACCENT, line=1)
        if self.found.more:
            text = self.words.ngettext(
                "and {n} more factor", "and {n} more factors", self.found.more
            )
            canvas.text(0.1, y + 0.28, text, size=SMALL, colour=MUTED)
        self._legend(canvas, y + more + 0.2)
        return canvas.finish()

    @property
    def _right(self) -> float:
        return self.label + self.column * len(self.columns)

    def _draw_heads(self, canvas: Canvas, height: float) -> None:
        canvas.line([(0, height), (self._right, height)], colour=ACCENT, line=1)
        for place, lines in enumerate(self.heads):
            middle = self.label + (place + 0.5) * self.column
            if self.turned:
                step = height_of(1, SMALL)
                first = middle - step * (len(lines) - 1) / 2
                for number, text in enumerate(lines):
                    canvas.text(
                        first + number * step,
                        height - 0.1,
                        text,
                        size=SMALL,
                        colour=ACCENT,
                        bold=True,
                        turned=True,
                    )
            else:
                top = height - 0.1 - height_of(len(lines), SMALL)
                canvas.lines(
                    middle, top, lines, size=SMALL, colour=ACCENT, bold=True, across="center"
                )

    def _cell(self, canvas: Canvas, x: float, y: float, tall: float, cell: HeatCell) -> None:
        gap = 0.06
        left, top = x + gap, y + gap
        width, height = self.column - 2 * gap, tall - 2 * gap
        if cell.empty:
            return
        if not cell.signed:
            canvas.box(left, top, width, height, fill=WHITE, edge=RULE)
            canvas.text(
                left + width / 2,
                y + tall / 2,
                str(cell.named),
                size=SMALL,
                colour=MUTED,
                across="center",
            )
            return
        sides = [
            (cell.furthering, "+", cell.strongly_furthering),
            (cell.hindering, MINUS, cell.strongly_hindering),
        ]
        if cell.both:  # what is not there leaves its room to it
            sides.insert(1, (cell.both, BOTH, False))
            sides = [side for side in sides if side[0]]
        part = width / len(sides)
        for place, (number, sign, strongly) in enumerate(sides):
            at = left + place * part
            canvas.box(at, top, part, height, fill=WHITE, edge=RULE)
            if number:
                self._part(canvas, (at, top, part, height), number, sign, strongly)

    def _part(
        self,
        canvas: Canvas,
        place: tuple[float, float, float, float],
        number: int,
        sign: str,
        strongly: bool,
    ) -> None:
        x, y, width, height = place
        depth = depth_of(number)
        colour = shade(COLOURS[sign], depth)
        canvas.box(x, y, width, height, fill=colour, edge=RULE)
        if sign == MINUS:
            canvas.hatch(x, y, width, height, DARK if depth < INKED else INK)
        text = f"{sign * 2} {number}" if strongly else f"{sign} {number}"
        for shorter in (text, text.replace(" ", "")):  # a cell always takes the second
            text = shorter
            if width_of(text, SMALL, True) < width - 0.06:
                break
        if sign == MINUS:  # letters stand clear of the hatch
            wide, tall = min(width_of(text, SMALL, True) + 0.14, width - 0.04), 0.32
            middle = y + height / 2
            canvas.box(x + (width - wide) / 2, middle - tall / 2, wide, tall, fill=colour)
        canvas.text(
            x + width / 2,
            y + height / 2,
            text,
            size=SMALL,
            bold=True,
            colour=BLACK if is_light(colour) else WHITE,
            across="center",
        )

    def _legend(self, canvas: Canvas, y: float) -> None:
        _ = self.words.gettext
        x = 0.1
        middle = y + 0.17
        signs = [("+", _("helps")), (BOTH, _("both")), (MINUS, _("works against"))]
        for sign, text in signs if self.both else (signs[0], signs[2]):
            colour = shade(COLOURS[sign], depth_of(1))
            canvas.box(x, y, 0.55, 0.34, fill=colour, edge=RULE)
            if sign == MINUS:
                canvas.hatch(x, y, 0.55, 0.34, DARK)
                canvas.box(x + 0.16, y + 0.02, 0.23, 0.3, fill=colour)
            canvas.text(x + 0.275, middle, sign, size=SMALL, bold=True, across="center")
            canvas.text(x + 0.68, middle, text, size=SMALL, colour=MUTED)
            x += 1.0 + width_of(text, SMALL)
        x += 0.2
        for _least, number, depth in STEPS:
            colour = shade(ACCENT, depth)
            canvas.box(x, y, 0.6, 0.34, fill=colour, edge=RULE)
            ink = BLACK if is_light(colour) else WHITE
            canvas.text(x + 0.3, middle, number, size=SMALL, colour=ink, across="center")
            x += 0.6
        canvas.text(x + 0.13, middle, _("notes with that sign"), size=SMALL, colour=MUTED)
        rest = []
        if self.strongly:
            rest.append(_("++ or −−: strongly, in one of them or more"))
        if self.named:
            rest.append(_("without a sign: notes that only name it"))
        canvas.text(0.1, middle + 0.45, " · ".join(rest), size=SMALL, colour=MUTED)


def depth_of(notes: int) -> float:
    """Return how dark so many notes are, from 0 to 1: the same in every heat map."""
    return max((depth for least, _name, depth in STEPS if notes >= least), default=0.0)


def shade(colour: str, share: float) -> str:
    """Return a colour mixed with white: light for little, itself for all."""
    weight = 0.16 + 0.84 * min(1.0, share)
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * weight):02X}" for part in parts)


def is_light(colour: str) -> bool:
    """Whether black letters can be read on a colour better than white ones."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
