"""What a paragraph is made of: words, styled words, references, links; and bookmarks' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from interviewer.report.word.ooxml import Element
from interviewer.report.word.styles import Style

BOOKMARK_LENGTH = 40
"""Characters that Word allows in a bookmark's name."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a character style."""

    text: str
    """The words."""
    style: Style = Style.STRONG
    """STRONG, CODE, PLACEHOLDER or REFERENCE."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference such as [I3-17], linked to its place in the trail."""

    reference: str
    """Without the brackets."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A reference behind the note's words: from now on references to it lead here.

    Where the words stood somewhere before, it is a reference like any other.
    """

    reference: str
    """Without the brackets."""


@dataclass(frozen=True, slots=True)
class Target:
    """The place in the trail to which references link; a tab stands behind it."""

    reference: str
    """Without the brackets."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the report."""

    text: str
    """The words."""
    to: str
    """What `heading` or `Use` gave."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A table or figure that has a number, for `See`."""

    label: str
    """Table or Figure, in the report's language."""
    number: int
    bookmark: str
    """Stands around the number in its caption."""


@dataclass(frozen=True, slots=True)
class See:
    """A table or figure by its number, as 'table 3', in running text; the number is a field."""

    what: Numbered
    """What `table`, `figure` or `coming` gave."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark stands here, its words at the foot of the page."""

    text: str
    """The words."""


Inline = str | Styled | Evidence | Printed | Target | Link | See | Footnote
"""What a paragraph is made of."""

Content = Inline | Sequence[Inline]
"""What stands in a table's cell: one thing, or several after each other."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a table that is one cell: a heading over the rows below it."""

    content: Content
    """What stands in it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a reference is given."""

    bookmark: str
    """Its bookmark, for a `Link`."""
    chapter: str
    """The words of the last heading of level 1 above it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that was written, to which a comment can be tied."""

    element: Element


@dataclass(slots=True)
class Names:
    """Bookmark names: unique whatever their case, at most 40 characters of a kind Word allows."""

    given: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def name(self, key: str) -> str:
        """Return the one name of a key."""
        if key not in self.given:
            letters = "".join(c if c.isascii() and c.isalnum() else "_" for c in key)
            name = letters[:BOOKMARK_LENGTH]
            if letters != name or name.casefold() in self.taken or not name[:1].isalpha():
                name = (
                    f"{'b_' + letters:.30}_{sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
                )
            self.taken.add(name.casefold())
            self.given[key] = name
        return self.given[key]


def filled(text: str, **items: Inline) -> list[Inline]:
    """Return words of which the placeholders (`{table}`) are filled in by what is no words."""
    pieces = re.split(r"\{(\w+)\}", text)
    found = [items[piece] if place % 2 else piece for place, piece in enumerate(pieces)]
    return [item for item in found if item != ""]


def divided(content: Sequence[Inline], most: int = 240) -> tuple[list[Inline], list[Inline]]:
    """Return what of a cell comes before the line with which it has more characters, and the rest.

    The first line is always before it.
    """
    length = 0
    for place, item in enumerate(content):
        if item == "\n" and length:
            coming = content[place + 1 :]
            end = next((n for n, later in enumerate(coming) if later == "\n"), len(coming))
            if length + _length(coming[:end]) > most:
                return list(content[:place]), list(coming)
        length += _length([item])
    return list(content), []


def _length(content: Sequence[Inline]) -> int:
    """Return about how many characters content takes; an end of line counts for some."""
    return sum(
        30
        if item == "\n"
        else len(item if isinstance(item, str) else getattr(item, "text", "[I1-10]"))
        for item in content
    )
