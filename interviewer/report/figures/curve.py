"""The saturation curve: new codes of each interview as bars, codes so far as a line."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.figures import CurvePoint
from interviewer.report.figures.canvas import (
    ACCENT,
    DARK,
    INK,
    MUTED,
    RULE,
    WHITE,
    Canvas,
    width_of,
)
from interviewer.report.figures.picture import WIDTH, Picture
from interviewer.report.words import Words

HEIGHT = 8.5
LEFT, RIGHT, TOP, FOOT, LEGEND = 1.0, 1.0, 0.5, 1.3, 0.6
"""Around the plot, in cm."""
SMALL = 7.5
NARROW = 0.34
"""Bars that stand closer have no numbers, and not every one has its name."""
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


def curve_picture(
    points: Sequence[CurvePoint], words: Words, *, caption: str, width: float = WIDTH
) -> Picture | None:
    """Return the curve as a picture; None where there are no points or no codes."""
    if not points or not points[-1].all:
        return None
    svg, png = _draw(points, words, width)
    return Picture(svg, png, width, describe(points, words), caption)


def describe(points: Sequence[CurvePoint], words: Words) -> str:
    """Return the curve in words: how many codes, how many came late, and each one's new codes."""
    _ = words.gettext
    last = points[-(-2 * len(points) // 3) :]
    parts = [
        _(
            "Saturation curve of {n} interviews and documents in the order of holding: {codes}"
            " codes in all, {new} of them new in the last {last}."
        ).format(
            n=len(points),
            codes=points[-1].all,
            new=sum(point.new for point in last),
            last=len(last),
        ),
        _("New codes: {points}.").format(points=", ".join(f"{p.label} {p.new}" for p in points)),
    ]
    return " ".join(parts)


def _draw(points: Sequence[CurvePoint], words: Words, width: float) -> tuple[bytes, bytes]:
    canvas = Canvas(width, HEIGHT)
    wide, tall = width - LEFT - RIGHT, HEIGHT - TOP - FOOT - LEGEND
    ground = TOP + tall
    most = max(points[-1].all, 1)
    step = next((step for step in STEPS if most / step <= 6), STEPS[-1])
    top = -(-most // step) * step

    def y(codes: int) -> float:
        return ground - tall * codes / top

    for codes in range(0, top + 1, step):
        colour = INK if not codes else RULE
        canvas.line([(LEFT, y(codes)), (LEFT + wide, y(codes))], colour=colour, line=0.5)
        canvas.text(LEFT - 0.15, y(codes), str(codes), size=SMALL, colour=MUTED, across="right")
    slot = wide / len(points)
    every = max(1, -(-int(NARROW * 100) // max(1, int(slot * 100))))
    line = [(LEFT + (n + 0.5) * slot, y(point.all)) for n, point in enumerate(points)]
    for number, point in enumerate(points):
        x = LEFT + number * slot
        _bar(canvas, point, (x + 0.15 * slot, y(point.new), 0.7 * slot, ground - y(point.new)))
        if number % every == 0:
            name = (x + slot / 2, ground + 0.12 + width_of(point.label, SMALL))
            canvas.text(*name, point.label, size=SMALL, colour=MUTED, turned=True)
    canvas.line(line, colour=DARK, line=1.6)
    for x, at in line if slot > 0.2 else line[-1:]:
        canvas.dot(x, at, min(0.09, slot / 3), fill=WHITE, edge=DARK)
    for number, point in enumerate(points if slot >= NARROW else ()):
        middle = LEFT + (number + 0.5) * slot
        free = y(point.all) < y(point.new) - 0.45
        at = y(point.new) - 0.16 if free else y(point.new) + 0.28
        over = not free and ground - y(point.new) > 0.5
        if free or over:
            colour = WHITE if over and not point.document else INK
            canvas.text(middle, at, str(point.new), size=SMALL, colour=colour, across="center")
    end = line[-1][0] + 0.2, line[-1][1]
    canvas.text(*end, str(points[-1].all), size=8.5, bold=True, colour=DARK)
    _legend(canvas, words, any(point.document for point in points))
    return canvas.finish()


def _bar(canvas: Canvas, point: CurvePoint, place: tuple[float, float, float, float]) -> None:
    if not point.new:
        return
    x, y, width, height = place
    canvas.box(x, y, width, height, fill=WHITE if point.document else ACCENT, edge=ACCENT)
    if point.document:
        canvas.hatch(x, y, width, height, "#8FAAB2")


def _legend(canvas: Canvas, words: Words, documents: bool) -> None:
    _ = words.gettext
    x, y = LEFT, HEIGHT - 0.3
    kinds = [(False, _("new codes, interview"))]
    if documents:
        kinds.append((True, _("new codes, document")))
    for document, text in kinds:
        _bar(canvas, CurvePoint("", 1, 1, document), (x, y - 0.15, 0.5, 0.3))
        canvas.text(x + 0.62, y, text, size=SMALL, colour=MUTED)
        x += 1.1 + width_of(text, SMALL)
    canvas.line([(x, y), (x + 0.5, y)], colour=DARK, line=1.6)
    canvas.dot(x + 0.25, y, 0.09, fill=WHITE, edge=DARK)
    canvas.text(x + 0.62, y, _("codes so far"), size=SMALL, colour=MUTED)
    text = _("3:I2 is interview 2 of case 3, 3:D1 its document D1")
    canvas.text(canvas.width - RIGHT, y, text, size=SMALL, colour=MUTED, across="right")
