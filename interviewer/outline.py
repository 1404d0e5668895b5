"""A report outline as its author wrote it: which chapters, and what stands in each.

Pure: no file, no words of the interface (formats.md, section 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from interviewer.guide.model import Strict

Part = Literal["synthesis", "matrix", "digest", "quotes"]
"""What a chapter may hold: the synthesis, the notes in a table, as a list, the quotes."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "case": (
        "doelen-termijn",
        "waarden",
        "ontwerp",
        "meerwaarde",
        "effecten",
        "aandachtspunten",
        "ronden",
        "scan",
        "theorie",
    ),
    "cross": (
        "themas",
        "typen",
        "doelen",
        "design",
        "meerwaarde",
        "scan",
        "factoren",
        "theorie",
        "ronden",
        "patronen",
        "verzadiging",
    ),
}
"""Kind of outline → names of the program's tables."""

FIGURES: Mapping[str, tuple[str, ...]] = {
    "case": ("praatplaat", "tijdlijn", "warmtekaart"),
    "cross": ("warmtekaart", "verzadiging"),
}
"""Kind of outline → names of the program's figures."""


class Chapter(Strict):
    """One chapter: the notes with its codes, or without a code in its blocks."""

    id: str
    """Unique in the outline; a synthesis is kept under it."""
    title: str
    """Its heading."""
    codes: tuple[str, ...] = ()
    """Codes whose notes stand here; a code stands for all below it."""
    blocks: tuple[str, ...] = ()
    """Blocks whose notes without a code stand here."""
    parts: tuple[Part, ...] = ()
    """What it holds, in this order."""
    tables: tuple[str, ...] = ()
    """Names of the program's tables."""
    figures: tuple[str, ...] = ()
    """Names of the program's figures."""


class Outline(Strict):
    """The outline of a case's report, or of the report across cases."""

    outline: str
    """The outline's id."""
    kind: Literal["case", "cross"]
    """Of one case, or of all cases side by side."""
    language: Literal["nl", "en"] = "nl"
    """Language of the report: nl or en."""
    title: str = ""
    """Title of the report; empty: the program's own."""
    account: str = ""
    """Across cases: what the account of method says first, such as which case dropped out."""
    chapters: tuple[Chapter, ...] = ()
    """The chapters, in order."""
