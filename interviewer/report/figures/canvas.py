"""A sheet to draw on in centimetres, from the top left, and the letters that stand on it.

Text is measured before it is drawn, so that a figure can be as high as what it holds. Letters are
outlines in the vector picture: it looks the same where a font is not there. Matplotlib is imported
by what draws, not by this module.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any, Literal

from interviewer.report.word.clean import one_line
from interviewer.report.word.typography import typographic

INK, MUTED, RULE, TINT, WHITE = "#1F2A33", "#55636E", "#B9C4CA", "#F1F5F6", "#FFFFFF"
BLACK = "#000000"
ACCENT, WARM = "#0F4C5C", "#B7791F"
"""The two colours of the report: what furthers, and what hinders; told apart by any eye."""
DARK = "#8A5A10"
"""WARM for letters, and for lines on it."""

LEADING = 1.24
"""Height of a line, in sizes of its letters."""
POINT = 2.54 / 72
"""A point in cm."""
DOTS_PER_INCH = 220
"""Of the picture for programs that draw no vectors."""

_FONTS = ("Calibri", "Carlito")
"""The report's letters, or their like; where neither is there, Matplotlib's own."""
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "interviewer",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": True,
    "path.sketch": None,
    "path.effects": [],
}
"""What a user's own settings of Matplotlib shall not change."""

Across = Literal["left", "center", "right"]
Point = tuple[float, float]


class Canvas:
    """A picture of a width and height in cm."""

    def __init__(self, width: float, height: float) -> None:
        """Begin an empty white picture."""
        with _own_settings():
            from matplotlib.figure import Figure

            size = (width / 2.54, height / 2.54)
            self._figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor=WHITE)
            axes = self._figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        self._axes = axes
        self.width, self.height = width, height

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        edge: str = "none",
        line: float = 0.6,
        dashed: bool = False,
    ) -> None:
        """Draw a rectangle from its top left; `line` in points."""
        from matplotlib.patches import Rectangle

        style = (0, (2, 2)) if dashed else "solid"
        self._add(
            Rectangle((x, y), width, height, fc=fill, ec=edge, lw=line, ls=style, joinstyle="miter")
        )

    def hatch(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw slanting lines in a rectangle, each cut to it so that no clipping is needed."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        points: list[Point] = []
        at = HATCH
        while at < width + height:
            points.append((x + min(at, width), y + max(0.0, at - width)))
            points.append((x + max(0.0, at - height), y + min(at, height)))
            at += HATCH
        if points:
            path = Path(points, [Path.MOVETO, Path.LINETO] * (len(points) // 2))
            self._add(PathPatch(path, fc="none", ec=colour, lw=0.5, capstyle="butt"))

    def line(
        self,
        points: Sequence[Point],
        *,
        colour: str = RULE,
        line: float = 0.6,
        dashed: bool = False,
    ) -> None:
        """Draw a line through points; `line` in points."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        style = (0, (1.5, 2)) if dashed else "solid"
        self._add(PathPatch(Path(list(points)), fc="none", ec=colour, lw=line, ls=style))

    def shape(
        self, points: Sequence[Point], *, fill: str, edge: str = "none", line: float = 0.6
    ) -> None:
        """Draw a polygon."""
        from matplotlib.patches import Polygon

        self._add(Polygon(list(points), closed=True, fc=fill, ec=edge, lw=line))

    def dot(self, x: float, y: float, radius: float, *, fill: str, edge: str = ACCENT) -> None:
        """Draw a disc."""
        from matplotlib.patches import Circle

        self._add(Circle((x, y), radius, fc=fill, ec=edge, lw=0.9))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 8,
        colour: str = INK,
        bold: bool = False,
        across: Across = "left",
        turned: bool = False,
    ) -> None:
        """Write a line; `y` is the middle of its height, `turned`: its foot, read upwards."""
        with _own_settings():
            self._axes.text(
                x,
                y,
                one_line(typographic(words), 400),
                fontproperties=_letters(size, bold),
                color=colour,
                ha="center" if turned else across,
                va="bottom" if turned else "center_baseline",
                rotation=90 if turned else 0,
                rotation_mode="default",
                parse_math=False,
                clip_on=False,
            )

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = 8,
        colour: str = INK,
        bold: bool = False,
        across: Across = "left",
    ) -> float:
        """Write lines from a top downwards; return where they end."""
        step = size * LEADING * POINT
        for place, words in enumerate(lines):
            middle = y + (place + 0.5) * step
            self.text(x, middle, words, size=size, colour=colour, bold=bold, across=across)
        return y + len(lines) * step

    def finish(self) -> tuple[bytes, bytes]:
        """Return the picture as SVG and as PNG; the same drawing always gives the same bytes."""
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        svg, pixels = BytesIO(), BytesIO()
        with _own_settings():
            self._figure.savefig(svg, format="svg", metadata=nothing, facecolor=WHITE)
            self._figure.savefig(pixels, format="rgba", facecolor=WHITE)
        width = int(self._figure.bbox.width)
        return _without_doctype(svg.getvalue()), _png(width, pixels.getvalue())

    def _add(self, artist: Any) -> None:
        self._axes.add_artist(artist)
        artist.set_clip_on(False)


def _without_doctype(svg: bytes) -> bytes:
    """Return a drawing that names no file elsewhere, for some would fetch it."""
    before, _begin, rest = svg.partition(b"<!DOCTYPE")
    return before + rest.partition(b">")[2].lstrip()


def _png(width: int, pixels: bytes) -> bytes:
    """Return a drawing as PNG with a palette: a third of the bytes, to the eye the same."""
    from PIL import Image

    image = Image.frombytes("RGBA", (width, len(pixels) // 4 // width), pixels).convert("RGB")
    made = BytesIO()
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(made, "png", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return made.getvalue()


COLOURS = 128
"""Of a picture for programs that draw no vectors."""
HATCH = 0.13
"""Between two lines of a hatch, in cm."""


@contextmanager
def _own_settings() -> Iterator[None]:
    """Draw by our settings, and say nothing about fonts to who is at work on the screen."""
    log = logging.getLogger("matplotlib")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        import matplotlib

        with warnings.catch_warnings(), matplotlib.rc_context(_SETTINGS):
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(before)


@cache
def _families() -> tuple[str, ...]:
    with _own_settings():
        from matplotlib.font_manager import fontManager

        there = set(fontManager.get_font_names())
    return (*(name for name in _FONTS if name in there), "DejaVu Sans")


def _letters(size: float, bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    weight = "bold" if bold else "normal"
    return FontProperties(family=list(_families()), size=size, weight=weight)


def width_of(words: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is, in cm; `size` in points."""
    return sum(_advance(letter, bold) for letter in words) * size * POINT


@cache
def _advance(letter: str, bold: bool) -> float:
    """Return the width of a letter, in sizes of its font."""
    from matplotlib.ft2font import LoadFlags

    for font in _fonts(bold):
        if font.get_char_index(ord(letter)):
            glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
            return float(glyph.linearHoriAdvance) / 65536 / UNITS
    return 1.0  # drawn as a box


UNITS = 100
"""The size at which letters are measured, in points of an inch's 72."""


@cache
def _fonts(bold: bool) -> tuple[Any, ...]:
    with _own_settings():
        from matplotlib.font_manager import FontProperties, findfont
        from matplotlib.ft2font import FT2Font

        weight = "bold" if bold else "normal"
        found = [findfont(FontProperties(family=[n], weight=weight)) for n in _families()]
    fonts = tuple(FT2Font(path) for path in found)
    for font in fonts:
        font.set_size(UNITS, 72)
    return fonts


def height_of(lines: int, size: float) -> float:
    """Return how high so many lines are, in cm."""
    return lines * size * LEADING * POINT


def wrapped(
    words: str, width: float, size: float, *, bold: bool = False, most: int = 2
) -> list[str]:
    """Return a text in lines of at most a width in cm, the last one cut where there are more."""
    left = one_line(words, 2000).split()
    lines: list[str] = []
    while left and len(lines) < most:
        line = left.pop(0)
        while left and width_of(f"{line} {left[0]}", size, bold) <= width:
            line += f" {left.pop(0)}"
        if len(lines) == most - 1 and left:
            line = f"{line}…"
        lines.append(_cut(line, width, size, bold))
    return lines


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    """Return a line without what does not fit."""
    if width_of(line, size, bold) <= width:
        return line
    line = line.rstrip("…")
    while line and width_of(f"{line}…", size, bold) > width:
        line = line[:-1].rstrip()
    return f"{line}…"
