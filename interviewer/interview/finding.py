"""What is looked for at the table: words in the notes, codes in the codebook. Pure.

A note is found by its words, in any inflection and inside others, or by its code: `#trekker`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from interviewer.codebook import OPEN, Code, Codebook, fold
from interviewer.interview.events import CodeMark
from interviewer.interview.state import Note, State
from interviewer.interview.words import mentions

Fits = Callable[[str, Sequence[CodeMark]], bool]
"""Whether a note of these words and codes is looked for."""


def seeker(words: str, state: State) -> Fits:
    """Return what tells whether a note has all that is looked for; nothing is had by every one."""
    parts = words.split()
    language = state.guide.language
    book = state.codebook
    tests: list[Fits] = []
    for part in parts:
        if part.startswith("#") and part[1:]:
            tests.append(_by_code(part[1:].rstrip("+-"), book))
        elif part != "#":
            tests.append(_by_word(part, language))
    return lambda text, codes: all(test(text, codes) for test in tests)


def _by_word(word: str, language: str) -> Fits:
    folded = _plain(word)
    return lambda text, _codes: folded in _plain(text) or mentions(text, word, language)


def _by_code(name: str, book: Codebook) -> Fits:
    wanted = fold(name)
    exact = set(book.lookup(name))

    def fits(_text: str, codes: Sequence[CodeMark]) -> bool:
        lines = (book.lineage(mark.code) for mark in codes)
        if exact:
            return any(exact & set(line) for line in lines)
        return any(wanted in fold(book.name(mark.code)) or wanted in mark.code for mark in codes)

    return fits


def _plain(text: str) -> str:
    """Fold a text as a name is, its words still apart."""
    return fold(text).replace("-", " ")


def found_notes(words: str, state: State) -> tuple[Note, ...]:
    """Return the notes of this interview that are looked for, in order."""
    fits = seeker(words, state)
    return tuple(note for note in state.listing() if fits(note.text, note.codes))


# The codebook


def used_codes(state: State) -> Counter[str]:
    """Return how often each code was given in this interview."""
    return Counter(mark.code for note in state.listing() for mark in note.codes)


def found_codes(words: str, state: State) -> tuple[str, ...]:
    """Return the ids of the codes that fit what is looked for; those in use here come first.

    By name and aliases, then by what defines them; open codes of this interview are among them.
    """
    book, used = state.codebook, used_codes(state)
    wanted = _plain(words.strip().removeprefix("#"))
    ranked = []
    opened = [code for code in used if code not in book.by_id]
    for place, code in enumerate([*book.by_id, *opened]):
        rank = _rank(wanted, code, book)
        if rank is not None:
            ranked.append((rank, -used[code], place, code))
    return tuple(code for *_order, code in sorted(ranked))


def _rank(wanted: str, code_id: str, book: Codebook) -> int | None:
    """Return how well a code fits: 0 by the beginning of a name, 2 by its definition; or None."""
    if not wanted:
        return 0
    names = [_plain(name) for name in _names(code_id, book)]
    if any(name.startswith(wanted) for name in names):
        return 0
    if any(wanted in name for name in names):
        return 1
    code = book.by_id.get(code_id)
    if code is None:
        return None
    told = " ".join(_plain(text) for text in _told(code))
    return 2 if f" {wanted}" in f" {told}" else None


def _names(code_id: str, book: Codebook) -> Iterator[str]:
    yield code_id.rpartition(".")[2]
    yield book.name(code_id)
    code = book.by_id.get(code_id)
    yield from code.aliases if code is not None else ()
    yield code_id.removeprefix(OPEN)


def _told(code: Code) -> Iterator[str]:
    yield from filter(None, (code.definition, code.include, code.example))
