"""What could stand where something like `#lei` was typed: codes, speakers, relations, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviewer.codebook import fold
from interviewer.interview import notation

MOST = 9
"""So many are offered at once."""


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


def word(insert: str, names: Iterable[str]) -> Word:
    """Return a word that is found by these names."""
    return Word(insert, tuple(dict.fromkeys(filter(None, map(fold, names)))))


def offer(before: str, vocabulary: Vocabulary) -> Offer | None:
    """Return what fits the sign and letters just before the cursor, or None."""
    mark = notation.completion(before)
    if mark is None:
        return None
    sign, typed = mark
    found = tuple(dict.fromkeys(_matches(fold(typed), vocabulary.of(sign))))
    if not found or found == (sign + typed,) or not before.endswith(sign + typed):
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
