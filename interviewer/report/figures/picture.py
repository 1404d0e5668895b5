"""A drawn figure with what is said of it in words."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 15.2
"""Between the margins of the report's own upright page, in cm."""
HEIGHT = 19.5
"""What leaves room for a heading above and a caption below, in cm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, ready for a document."""

    svg: bytes
    png: bytes
    """The same for programs that draw no vectors."""
    width_cm: float
    alt: str
    """What it shows, read out to who does not see it."""
    caption: str
