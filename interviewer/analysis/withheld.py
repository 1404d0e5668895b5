"""Words that stay inside, looked for in what a researcher wrote: a quote must not slip out there.

Pure. What stays inside was decided by `interviewer.interview.consent`; this only finds it again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from interviewer.interview.quotations import quoted
from interviewer.interview.state import Note

LENGTH = 5
"""So many words after each other are a passage."""
SHORTEST = 3
"""A passage of fewer words is too common to be looked for."""

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""What no reader sees inside a word: soft hyphens, joiners."""
_LETTERS = rf"[^\W_][{_UNSEEN}]*"
_WORD = re.compile(rf"(?:{_LETTERS})+(?:['’‑-][{_UNSEEN}]*(?:{_LETTERS})+)*")


class Withheld:
    """Passages that must not go out."""

    def __init__(self, notes: Iterable[Note], refusing: Iterable[Note] = ()) -> None:
        """Take notes of which the quoted words stay inside, and those that stay inside whole."""
        self._passages: dict[tuple[str, ...], str] = {}
        """Passage → the note that it stands in first."""
        for note in notes:
            if note.kind == "quote":
                self._add(note.text, note.id)
            else:
                for start, end in quoted(note.text):
                    self._add(note.text[start:end], note.id)
        for note in refusing:
            self._add(note.text, note.id)

    def _add(self, text: str, note: str) -> None:
        words = _words(text)
        for passage in _runs(words, min(LENGTH, len(words))):
            if len(passage) >= SHORTEST:
                self._passages.setdefault(passage, note)

    def found(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return where in a text passages that must not go out begin, and the note of each."""
        matches = list(_WORD.finditer(text))
        words = [_folded(match[0]) for match in matches]
        places = {
            matches[start].start(): self._passages[passage]
            for length in {len(passage) for passage in self._passages}
            for start, passage in enumerate(_runs(words, length))
            if passage in self._passages
        }
        return tuple(sorted(places.items()))

    def leave_out(self, text: str, instead: str) -> str:
        """Return a text with other words instead of each passage that must not go out.

        It keeps its paragraphs, also where a passage runs from one into the next.
        """
        found = list(_WORD.finditer(text))
        words = [_folded(match[0]) for match in found]
        hidden: set[int] = set()
        for length in sorted({len(passage) for passage in self._passages}):
            for start, passage in enumerate(_runs(words, length)):
                if passage in self._passages:
                    hidden.update(range(start, start + length))
        pieces: list[str] = []
        done = 0
        for place in sorted(hidden):
            between = text[done : found[place].start()]
            if place - 1 not in hidden:
                pieces += between, instead
            elif "\n\n" in between:
                pieces += "\n\n", instead
            done = found[place].end()
        return "".join(pieces) + text[done:]


def _words(text: str) -> list[str]:
    return [_folded(match[0]) for match in _WORD.finditer(text)]


def _folded(word: str) -> str:
    """Return a word without case, accents and what cannot be seen in it."""
    plain = unicodedata.normalize("NFKD", re.sub(f"[{_UNSEEN}]", "", word).replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])
