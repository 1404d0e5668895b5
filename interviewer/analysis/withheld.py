"""Words that stay inside, looked for in what a researcher wrote: a quote must not slip out there.

Pure. What stays inside was decided by `interviewer.interview.consent`; this only finds it again.
It compares letters: signs, spaces and references between the words, seen or not, hide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from interviewer.analysis.references import WRITTEN
from interviewer.interview.quotations import quoted
from interviewer.interview.state import Note

LENGTH = 5
"""So many words after each other are a passage."""
SHORTEST = 3
"""A passage of fewer words is too common to be looked for."""
APART = 18
"""A passage of so many letters is found within words too; a shorter one as whole words only."""
_BEGINNING = 6
"""By so many first letters passages are looked up; shorter ones are too common."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that show nothing."""


class Withheld:
    """Passages that must not go out."""

    def __init__(
        self,
        notes: Iterable[Note],
        refusing: Iterable[Note] = (),
        *,
        elsewhere: Callable[[], Withheld] | None = None,
    ) -> None:
        """Take notes of which the quoted words stay inside, and those that stay inside whole.

        `elsewhere` gives what stays inside of the rest of the study: it is asked once, when a text
        is looked through for the first time.
        """
        self._elsewhere = elsewhere
        self._passages: dict[str, str] = {}
        """Letters of a passage → the note that it stands in first."""
        for note in notes:
            if note.kind == "quote":
                self._add(note.text, note.id)
            else:
                for start, end in quoted(note.text):
                    self._add(note.text[start:end], note.id)
        for note in refusing:
            self._add(note.text, note.id)

    @classmethod
    def joined(cls, parts: Iterable[tuple[Withheld, Callable[[str], str]]]) -> Withheld:
        """Return what several hold themselves; each comes with what a note of it is called."""
        whole = cls(())
        for part, called in parts:
            for passage, note in part._passages.items():
                whole._passages.setdefault(passage, called(note))
        return whole

    def _add(self, text: str, note: str) -> None:
        words = _words(text)
        length = min(LENGTH, len(words))
        if length < SHORTEST:
            return
        for start in range(len(words) - length + 1):
            passage = "".join(words[start : start + length])
            if len(passage) >= _BEGINNING:
                self._passages.setdefault(passage, note)

    @cached_property
    def _by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for passage in self._passages:
            beginning = passage[:_BEGINNING]
            found[beginning] = (*found.get(beginning, ()), passage)
        return found

    @cached_property
    def _all(self) -> tuple[Withheld, ...]:
        return (self, self._elsewhere()) if self._elsewhere else (self,)

    def _hits(self, text: _Text) -> Iterator[tuple[int, int, str]]:
        """Yield the first and the last word of each passage in a text, and its note."""
        letters = text.letters
        if len(letters) < _BEGINNING:
            return
        for at in range(len(letters) - _BEGINNING + 1):
            beginning = letters[at : at + _BEGINNING]
            for part in self._all:
                for passage in part._by_beginning.get(beginning, ()):
                    end = at + len(passage) - 1
                    if not letters.startswith(passage, at):
                        continue
                    first, last = text.word_of[at], text.word_of[end]
                    whole = text.first_letter(first) == at and text.last_letter(last) == end
                    if whole or len(passage) >= APART:
                        yield first, last, part._passages[passage]

    def found(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return where in a text passages that must not go out begin, and the note of each."""
        read = _Text.of(text)
        places: dict[int, str] = {}
        for first, _last, note in self._hits(read):
            places.setdefault(read.words[first][0], note)
        return tuple(sorted(places.items()))

    def leave_out(self, text: str, instead: str) -> str:
        """Return a text with other words instead of each passage that must not go out.

        It keeps its paragraphs, also where a passage runs from one into the next.
        """
        read = _Text.of(text)
        hidden: set[int] = set()
        for first, last, _note in self._hits(read):
            hidden.update(range(first, last + 1))
        pieces: list[str] = []
        done = 0
        for place in sorted(hidden):
            start, end = read.words[place]
            between = text[done:start]
            if place - 1 not in hidden:
                pieces += between, instead
            elif "\n\n" in between:
                pieces += "\n\n", instead
            done = end
        return "".join(pieces) + text[done:]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as its letters, and where the words are that they stand in."""

    letters: str
    word_of: tuple[int, ...]
    """Of each letter, its word's number."""
    words: tuple[tuple[int, int], ...]
    """Where in the text each word begins and ends."""
    firsts: tuple[int, ...]
    """Of each word, its first letter's number."""

    @classmethod
    def of(cls, text: str) -> _Text:
        letters: list[str] = []
        word_of: list[int] = []
        words: list[tuple[int, int]] = []
        firsts: list[int] = []
        apart = True
        done = 0
        spans = [(found.start(), found.end()) for found in WRITTEN.finditer(text)]
        for start, end in (*spans, (len(text), len(text))):
            for at in range(done, start):
                char = text[at]
                plain = _plain(char)
                if plain:
                    if apart:
                        words.append((at, at + 1))
                        firsts.append(len(letters))
                        apart = False
                    words[-1] = (words[-1][0], at + 1)
                    letters += plain
                    word_of += [len(words) - 1] * len(plain)
                elif not _unseen(char):
                    apart = apart or not (char in "'’" and _plain(text[at + 1 : at + 2]))
            apart, done = True, end
        return cls("".join(letters), tuple(word_of), tuple(words), tuple(firsts))

    def first_letter(self, word: int) -> int:
        """Return the number of a word's first letter."""
        return self.firsts[word]

    def last_letter(self, word: int) -> int:
        """Return the number of a word's last letter."""
        return (self.firsts[word + 1] if word + 1 < len(self.words) else len(self.letters)) - 1


def _words(text: str) -> list[str]:
    text = WRITTEN.sub(" ", text)
    if not text.isascii():
        text = "".join(char for char in text if not _unseen(char))
    return [
        "".join(map(_plain, word)) if not word.isascii() else word.replace("'", "").casefold()
        for word in _WORD.findall(text)
    ]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return a sign as letters and digits without case and accents; empty where it is neither."""
    plain = unicodedata.normalize("NFKD", char.casefold())
    return "".join(one for one in plain if one.isalnum() and one not in _FILLERS)


@lru_cache(maxsize=4096)
def _unseen(char: str) -> bool:
    """Whether a sign shows nothing, or only on the letter before it."""
    return unicodedata.category(char) in ("Cf", "Mn", "Me") or char in _FILLERS
