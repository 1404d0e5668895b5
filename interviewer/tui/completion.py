"""What could stand where something like `#lei` was typed: codes, speakers, relations, times."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST = 9
"""So many are offered at once."""

_TYPED = re.compile(r"(?:^|(?<=\s))([#~>])([^\s#~>]*)$")
_SPEAKER = re.compile(r"^((?:@\S+\s+)*)@(\S*)$")


@dataclass(frozen=True, slots=True)
class Word:
    """Something that can be completed to."""

    insert: str
    """As it is typed, its sign included."""
    keys: tuple[str, ...]
    """Folded names by which it is found, the best first."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that can be completed to, by its sign."""

    codes: tuple[Word, ...] = ()
    speakers: tuple[Word, ...] = ()
    relations: tuple[Word, ...] = ()
    times: tuple[Word, ...] = ()

    def of(self, sign: str) -> tuple[Word, ...]:
        """Return the words that begin with a sign."""
        return {
            "#": self.codes,
            "@": self.speakers,
            "~": self.relations,
            ">": self.times,
        }[sign]


@dataclass(frozen=True, slots=True)
class Offer:
    """What fits what was typed."""

    typed: str
    """What it takes the place of, its sign included."""
    inserts: tuple[str, ...]


def fold(text: str) -> str:
    """Return a name as it is compared: without case and accents, spaces as hyphens."""
    plain = unicodedata.normalize("NFKD", text.strip())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(plain.casefold().split())


def word(insert: str, names: Iterable[str]) -> Word:
    """Return a word that is found by these names."""
    return Word(insert, tuple(dict.fromkeys(filter(None, map(fold, names)))))


def offer(before: str, vocabulary: Vocabulary) -> Offer | None:
    """Return what fits the sign and letters just before the cursor, or None."""
    if hit := _TYPED.search(before):
        sign, typed = hit[1], hit[2]
    elif hit := _SPEAKER.match(before):
        sign, typed = "@", hit[2]
    else:
        return None
    found = tuple(dict.fromkeys(_matches(fold(typed), vocabulary.of(sign))))
    if not found or (len(found) == 1 and found[0] == sign + typed):
        return None
    return Offer(sign + typed, found[:MOST])


def _matches(typed: str, words: tuple[Word, ...]) -> Iterator[str]:
    """Yield what begins so, then what has a part that begins so, then what has it anywhere."""
    tests = (
        lambda key: key.startswith(typed),
        lambda key: any(part.startswith(typed) for part in re.split(r"[-.]", key)),
        lambda key: typed in key,
    )
    for test in tests:
        yield from (word.insert for word in words if any(test(key) for key in word.keys))
