"""The codebook: codes, how they hang together, which one a typed `#x` means (formats.md, 3).

Pure: no file, no clock, no words of the interface.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from interviewer.guide.model import Strict

OPEN = "open."
"""Codes that are in no codebook begin so, the same for the whole study."""

Words = Annotated[str, Field(coerce_numbers_to_str=True)]


def _code_or_group(item: Any) -> str:
    """A heading is told by its key `group`."""
    is_group = "group" in item if isinstance(item, dict) else isinstance(item, Group)
    return "Group" if is_group else "Code"


class Code(Strict):
    """One code; codes below it count as it."""

    id: str
    """Written out, begins with the block's id, never changes."""
    name: Words
    """Its name, for people; may be typed after `#`."""
    definition: Words = ""
    """What it stands for."""
    include: Words = ""
    """What belongs to it."""
    exclude: Words = ""
    """What does not, and where that goes."""
    example: Words = ""
    """A passage that it fits."""
    source: Words = ""
    """Paragraph of the source that it comes from."""
    scan: Words = ""
    """Its letter in the samenwerkingsscan."""
    aliases: tuple[Words, ...] = ()
    """Words that people use for it; may be typed after `#`."""
    indicators: tuple[Words, ...] = ()
    """Words and turns of phrase by which it can be told in a note; by them it is proposed."""
    was: tuple[str, ...] = ()
    """Former ids, so that old notes keep their code."""
    note: Words = ""
    """A remark, for instance where the source contradicts itself."""
    color: str = ""
    """For screens and exports, as #rrggbb."""
    codes: tuple[Item, ...] = ()
    """Codes below it; they count as it."""


class Group(Strict):
    """A heading among codes: no code, no part of an id."""

    group: Words
    """The words of the heading."""
    codes: tuple[Item, ...] = ()
    """Codes under it."""


Item = Annotated[
    Annotated[Code, Tag("Code")] | Annotated[Group, Tag("Group")], Discriminator(_code_or_group)
]
Code.model_rebuild()
Group.model_rebuild()


def fold(text: str) -> str:
    """Return a name as it is compared: without case and accents, spaces as hyphens."""
    plain = text.strip()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(plain.casefold().replace("_", "-").split())


class Codebook(Strict):
    """All codes of a study."""

    codebook: str = ""
    """The codebook's id."""
    title: Words = ""
    """Its name, for people."""
    language: str = "nl"
    """Language of its names and definitions: nl or en."""
    version: Words = ""
    """Your own number of this version."""
    source: Words = ""
    """Where it comes from."""
    codes: tuple[Item, ...] = ()
    """The top level: usually a code for each block of the guides."""

    def walk(self) -> Iterator[tuple[Code, Code | None, str]]:
        """Yield each code with the code above it and the heading it stands under, in order."""

        def below(
            items: tuple[Code | Group, ...], above: Code | None, group: str
        ) -> Iterator[tuple[Code, Code | None, str]]:
            for item in items:
                if isinstance(item, Group):
                    yield from below(item.codes, above, item.group)
                else:
                    yield item, above, group
                    yield from below(item.codes, item, "")

        yield from below(self.codes, None, "")

    @cached_property
    def by_id(self) -> dict[str, Code]:
        """Return each code by its id, in the codebook's order."""
        return {code.id: code for code, _, _ in self.walk()}

    @cached_property
    def parents(self) -> dict[str, str]:
        """Return the id of the code above each code that has one."""
        return {code.id: above.id for code, above, _ in self.walk() if above is not None}

    @cached_property
    def former(self) -> dict[str, str]:
        """Return today's id of each former id."""
        return {old: code.id for code in self.by_id.values() for old in code.was}

    @cached_property
    def _names(self) -> tuple[dict[str, list[str]], ...]:
        """Return what a typed word can match, from the strongest to the weakest."""
        full: dict[str, list[str]] = {}
        last: dict[str, list[str]] = {}
        words: dict[str, list[str]] = {}
        for code in self.by_id.values():
            for name in (code.id, *code.was):
                full.setdefault(fold(name), []).append(code.id)
            last.setdefault(fold(code.id.rpartition(".")[2]), []).append(code.id)
            for name in {fold(code.name), *map(fold, code.aliases)}:
                words.setdefault(name, []).append(code.id)
        return full, last, words

    @cached_property
    def _own(self) -> dict[str, frozenset[str]]:
        """Return the names of each code that are its own, by its id."""
        return {
            code.id: frozenset(map(fold, (code.id, code.id.rpartition(".")[2], code.name)))
            for code in self.by_id.values()
        }

    @property
    def words(self) -> tuple[str, ...]:
        """Return every word that finds a code, full ids apart."""
        _full, last, names = self._names
        return (*last, *names)

    def lookup(self, typed: str) -> tuple[str, ...]:
        """Return the ids of the codes that a typed name means.

        By full id, last part, then name or alias: the first of these with a hit decides. One id is
        an answer, several are candidates to choose from, none is an open code.
        """
        key = fold(typed)
        for names in self._names:
            if found := names.get(key):
                return tuple(dict.fromkeys(found))
        return ()

    def named(self, typed: str, code_id: str) -> bool:
        """Whether a typed name is a code's own: its id, the last part of that, or its name."""
        return fold(typed) in self._own.get(code_id, ())

    def shortest(self, code_id: str) -> str:
        """Return a code as it is shortest typed: its last part where that means it alone."""
        last = code_id.rpartition(".")[2]
        found = self.lookup(last)
        alone = found == (code_id,) or (not found and code_id == open_code(last))
        return last if alone else code_id

    def current(self, code_id: str) -> str:
        """Return today's id of a code that may have had another one."""
        return self.former.get(code_id, code_id)

    def lineage(self, code_id: str) -> tuple[str, ...]:
        """Return a code's id and those of the codes above it, itself first.

        A code that the codebook does not have hangs by the parts of its id.
        """
        chain = [code_id]
        if code_id in self.by_id:
            while chain[-1] in self.parents:
                chain.append(self.parents[chain[-1]])
        else:
            while "." in chain[-1]:
                chain.append(chain[-1].rpartition(".")[0])
        return tuple(chain)

    def covers(self, above: str, code_id: str) -> bool:
        """Whether a code is `above` or stands below it; both may be former ids."""
        return self.current(above) in self.lineage(self.current(code_id))

    def name(self, code_id: str) -> str:
        """Return the words for a code; an open or unknown code's are its id's last part."""
        if code := self.by_id.get(self.current(code_id)):
            return code.name
        return code_id.removeprefix(OPEN).replace("-", " ")


def open_code(typed: str) -> str:
    """Return the id of the open code that a typed name makes."""
    return OPEN + fold(typed)
