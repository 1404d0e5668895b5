"""The samenwerkingsscan as its author wrote it: statements to talk about, each tied to a code.

Pure: no file, no words of the interface. `interviewer.reading.files.load_scan` makes it of YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from interviewer.guide.model import Strict


class ScanItem(Strict):
    """One statement: is it so here, did it give direction, why."""

    id: str
    """Unique in the scan; never changes: a `scanned` event names it."""
    letter: str
    """As `2a`, or `2-extern-a` where a category has the same letters twice."""
    code: str
    """The code of the codebook that it is about."""
    statement: str
    """What to talk about, in words that respondents use."""
    group: str = ""
    """A heading within the category."""
    help: str = ""
    """What to think of."""
    source: str = ""
    """Where the element comes from."""
    ours: bool = False
    """The source has no such item of the scan, or gives it no letter."""
    note: str = ""
    """To the researcher, on no sheet: where a letter comes from, where the source differs."""


class ScanCategory(Strict):
    """Statements about one block of the redeneerlijn."""

    id: str
    """The block's id."""
    number: str
    """What its letters begin with, as 2."""
    title: str
    """Its name, for people."""
    ask: str = ""
    """What it asks, in one sentence."""
    source: str = ""
    """Where it comes from."""
    items: tuple[ScanItem, ...] = ()
    """Its statements, in order."""


class Scan(Strict):
    """A scan: a conversation aid, not a judgement."""

    scan: str
    """The scan's id."""
    title: str
    """Its name, for people."""
    language: Literal["nl", "en"] = "nl"
    """Language of its statements: nl or en."""
    version: str = ""
    """Your own number of this version."""
    source: str = ""
    """Where it comes from."""
    aim: str = ""
    """What it is for."""
    say: str = ""
    """How to fill it in, for those who do."""
    categories: tuple[ScanCategory, ...] = ()
    """The categories, in order."""

    def walk(self) -> Iterator[tuple[ScanCategory, ScanItem]]:
        """Yield each item with its category, in order."""
        for category in self.categories:
            for item in category.items:
                yield category, item

    def item(self, item_id: str) -> ScanItem | None:
        """Return the item of that id."""
        return next((item for _, item in self.walk() if item.id == item_id), None)
