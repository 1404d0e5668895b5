"""Words that stay inside, looked for in what a researcher wrote: a quote must not slip out there.

Pure. What stays inside was decided by `interviewer.interview.consent`; this only finds it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interviewer.interview.quotations import quoted
from interviewer.interview.state import Note

LENGTH = 5
"""So many words after each other are a passage."""
SHORTEST = 3
"""A passage of fewer words is too common to be looked for."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Withheld:
    """Passages that must not go out."""

    def __init__(self, notes: Iterable[Note], refusing: Iterable[Note] = ()) -> None:
        """Take notes of which the quoted words stay inside, and those that stay inside whole."""
        self._passages: set[tuple[str, ...]] = set()
        for note in notes:
            if note.kind == "quote":
                self._add(note.text)
            else:
                for start, end in quoted(note.text):
                    self._add(note.text[start:end])
        for note in refusing:
            self._add(note.text)

    def _add(self, text: str) -> None:
        words = _words(text)
        for passage in _runs(words, min(LENGTH, len(words))):
            if len(passage) >= SHORTEST:
                self._passages.add(passage)

    def leave_out(self, text: str, instead: str) -> str:
        """Return a text with other words instead of each passage that must not go out."""
        found = list(_WORD.finditer(text))
        words = [match[0].casefold() for match in found]
        hidden: set[int] = set()
        for length in sorted({len(passage) for passage in self._passages}):
            for start, passage in enumerate(_runs(words, length)):
                if passage in self._passages:
                    hidden.update(range(start, start + length))
        pieces: list[str] = []
        done = 0
        for place in sorted(hidden):
            if place - 1 not in hidden:
                pieces += text[done : found[place].start()], instead
            done = found[place].end()
        return "".join(pieces) + text[done:]


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(text)]


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])
