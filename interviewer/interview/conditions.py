"""Whether the conditions of a guide hold, and the reason for it (formats.md, section 2). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from interviewer.guide.model import CodeTest, Condition
from interviewer.guide.model import Earlier as EarlierTest
from interviewer.interview.events import FURTHERING, HINDERING, CodeMark
from interviewer.interview.memory import Earlier
from interviewer.interview.state import Note, State
from interviewer.interview.words import count_words, mentions

ReasonKind = Literal[
    "code",
    "mentions",
    "earlier",
    "short",
    "after_minutes",
    "not_code",
    "not_mentions",
    "round",
    "for",
    "if",
    "always",
]

WEIGHTS: dict[ReasonKind, int] = {
    "code": 0,
    "mentions": 1,
    "earlier": 2,
    "short": 3,
    "after_minutes": 4,
    "not_code": 5,
    "not_mentions": 6,
    "round": 7,
    "for": 8,
    "if": 9,
    "always": 10,
}
"""How much a reason tells, the most first: what rests on the respondent's own words before what is
missing, that before who and when, and that before what always applies."""

TYPING = "typing"
"""Stands for the id of a note where the half-typed line is meant."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed now, as data; faces put it into words."""

    kind: ReasonKind
    words: str = ""
    """The code's id, the word, the role or number that it is about."""
    valence: str = ""
    """Of the code that was noted."""
    here: bool = False
    """Of what was noted earlier: whether it came up in this interview too."""
    note: str = ""
    """Id of the latest note that made it hold, or `TYPING`; empty where none did."""


def holds(
    when: Condition, notes: tuple[Note, ...], state: State, earlier: Earlier, minutes: float
) -> tuple[Reason, ...] | None:
    """Return a reason for each condition when all hold, the weightiest first; else None.

    `notes` are those that it looks at, in order; the last may be the half-typed line (`TYPING`),
    which can bring a code or a word and make an answer long, but while it is not finished is
    never a short answer by itself. `not_code` looks everywhere.
    """
    found = []
    for reason in _each(when, notes, state, earlier, minutes):
        if reason is None:
            return None
        found.append(reason)
    return tuple(sorted(found, key=lambda reason: WEIGHTS[reason.kind]))


def _each(
    when: Condition, notes: tuple[Note, ...], state: State, earlier: Earlier, minutes: float
) -> Iterator[Reason | None]:
    """Yield a reason for each condition that is set; None for one that does not hold."""
    saved = any(note.id != TYPING for note in notes)
    if when.code:
        yield _by_code(when.code, notes, state)
    if when.mentions:
        yield _by_word(when.mentions, notes, state)
    if when.not_code:
        tests = tuple(CodeTest(id=code) for code in when.not_code)
        heard = _by_code(tests, (*state.listing(), *notes), state)
        yield None if heard else Reason("not_code", when.not_code[0])
    if when.not_mentions:
        heard = _by_word(when.not_mentions, notes, state)
        yield None if heard else Reason("not_mentions", when.not_mentions[0])
    if when.earlier:
        yield _earlier(when.earlier, notes, state, earlier)
    if when.short is not None:
        answers = [note for note in notes if note.kind in ("note", "quote")]
        few = sum(count_words(note.text) for note in answers) < when.short
        latest = next((note.id for note in reversed(answers) if note.id != TYPING), "")
        yield Reason("short", note=latest) if few and saved else None
    if when.after_minutes is not None:
        late = minutes >= when.after_minutes
        yield Reason("after_minutes", f"{when.after_minutes:g}") if late else None
    if when.round:
        yield Reason("round", str(state.round)) if state.round in when.round else None
    if when.for_:
        role = next((role for role in state.roles if role in when.for_), None)
        yield Reason("for", role) if role is not None else None


def _by_code(tests: Iterable[CodeTest], notes: Iterable[Note], state: State) -> Reason | None:
    """The latest note that has one of some codes, as a reason."""
    tests = tuple(tests)
    for note in reversed(tuple(notes)):
        for test in tests:
            if mark := _code_met(test, note.codes, state):
                return Reason("code", mark.code, mark.valence or "", note=note.id)
    return None


def _by_word(words: Iterable[str], notes: Iterable[Note], state: State) -> Reason | None:
    """The latest note that mentions one of some words, as a reason."""
    words = tuple(words)
    for note in reversed(tuple(notes)):
        if word := _word_met(words, (note.text,), state):
            return Reason("mentions", word, note=note.id)
    return None


def _earlier(
    test: EarlierTest, notes: tuple[Note, ...], state: State, earlier: Earlier
) -> Reason | None:
    here = (*(note for note in state.listing() if note.kind != "memo"), *notes)
    marks = (_code_met(one, earlier.codes, state) for one in test.code)
    if mark := next(filter(None, marks), None):
        again = _by_code((CodeTest(id=mark.code),), here, state)
        return Reason("earlier", mark.code, mark.valence or "", here=again is not None)
    if word := _word_met(test.mentions, earlier.texts, state):
        return Reason("earlier", word, here=_by_word((word,), here, state) is not None)
    return None


def _code_met(test: CodeTest, marks: Iterable[CodeMark], state: State) -> CodeMark | None:
    wanted: tuple[str, ...] | None = None
    if test.valence:
        wanted = {"+": FURTHERING, "-": HINDERING}.get(test.valence, (test.valence,))
    for mark in marks:
        fits = wanted is None or (mark.valence or "") in wanted
        if fits and state.codebook.covers(test.id, mark.code):
            return mark
    return None


def _word_met(words: Iterable[str], texts: Iterable[str], state: State) -> str | None:
    texts = tuple(texts)
    language = state.guide.language
    return next((w for w in words if any(_there(text, w, language) for text in texts)), None)


@lru_cache(maxsize=65536)
def _there(text: str, word: str, language: str) -> bool:
    """Whether a note mentions a word: asked anew of every note while a line is being typed."""
    return mentions(text, word, language)
