"""The looks, as data; what a colour means is said by a sign or a word too.

`colour-blind` takes the eight colours of Okabe and Ito (2008), which people with each kind of
colour blindness tell apart. Where `NO_COLOR` is set none of these is used, only bold and reverse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from interviewer.errors import N_


class Look(NamedTuple):
    """A theme and what it is called."""

    theme: Theme
    title: str
    """Its name, to be translated where it is shown."""
    faint: bool = True
    """Whether lesser words may be faint."""


_ORANGE, _SKY, _GREEN, _YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
_VERMILION, _PURPLE = "#D55E00", "#CC79A7"

LOOKS = {
    "dark": Look(replace(BUILTIN_THEMES["textual-dark"], name="dark"), N_("dark")),
    "light": Look(
        replace(
            BUILTIN_THEMES["textual-light"],
            name="light",
            accent="#A34A00",
            foreground="#1A1A1A",
            background="#FFFFFF",
            surface="#F4F4F4",
            panel="#E6EBF0",
        ),
        N_("light"),
    ),
    "high-contrast": Look(
        Theme(
            name="high-contrast",
            primary="#00FFFF",
            secondary="#FFFFFF",
            warning="#FFFF00",
            error="#FF8080",
            success="#00FF00",
            accent="#FFFF00",
            foreground="#FFFFFF",
            background="#000000",
            surface="#000000",
            panel="#202020",
            variables={
                "block-cursor-foreground": "#000000",
                "block-cursor-background": "#FFFF00",
                "block-cursor-text-style": "bold",
            },
        ),
        N_("high contrast"),
        faint=False,
    ),
    "colour-blind": Look(
        Theme(
            name="colour-blind",
            primary=_SKY,
            secondary=_PURPLE,
            warning=_ORANGE,
            error=_VERMILION,
            success=_GREEN,
            accent=_YELLOW,
            foreground="#F2F2F2",
            background="#101418",
            surface="#161B20",
            panel="#20282F",
            variables={
                "block-cursor-foreground": "#000000",
                "block-cursor-background": _SKY,
                "block-cursor-text-style": "bold",
            },
        ),
        N_("colour-blind safe"),
    ),
}
"""Name → look, in the order in which one follows the other."""

USUAL = "dark"
"""The look of who chose none."""
WITHOUT_COLOUR = replace(BUILTIN_THEMES["ansi-dark"], name="without-colour")
"""The terminal's own two colours."""


def chosen(name: str) -> str:
    """Return a theme that there is: this one, or the usual one."""
    return name if name in LOOKS else USUAL


def after(name: str) -> str:
    """Return the theme that follows this one."""
    names = list(LOOKS)
    return names[(names.index(name) + 1) % len(names)] if name in LOOKS else USUAL


class NothingFaint(LineFilter):
    """Shows faint words as the others, where all must be easy to read."""

    _FULL = Style(dim=False)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without faintness."""
        return [
            Segment(text, None if style is None else style + self._FULL, control)
            for text, style, control in segments
        ]
