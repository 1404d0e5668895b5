"""The codes proposed for a note, at most three, each with its reason. Pure.

Evidence is added up for each code: whether the question listens for it, which of its words were
met, and whether it was given to notes like this one. Nothing is learned from elsewhere, so a reason
can always be shown. The weights were fitted where notes and the codes' words came from different
hands: the sample, and notes apart from it; `scripts/measure_codes.py` tells how they do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from interviewer.guide.model import FollowUp, Question, wording
from interviewer.interview import conversation, notation
from interviewer.interview.code_words import CodeWords, Heard, Read, code_words
from interviewer.interview.consent import said_by
from interviewer.interview.events import CodeMark
from interviewer.interview.memory import NOTHING_EARLIER, CodedText, Earlier
from interviewer.interview.state import State
from interviewer.interview.typed_line import resolve

MOST = 3
"""Codes proposed for one note."""

LISTENED = 2.4
"""The question, or the follow-up that was asked, listens for the code."""
NEARLY = 1.5
"""It listens for a code above it; or the question does, where the follow-up has its own."""
SAME_BLOCK = 1.1
"""The code belongs to the block of the conversation."""
ASKED = 0.3
"""Per weight of the words that the code and what was asked have in common."""
BEFORE = 0.2
"""The same of the two notes before it under the same question, the nearest counting most."""
FADES = 0.7
"""What is left of that one note further back."""
USUAL = 0.35
"""Per (logarithm of the) times that it was chosen under the same question."""
STRENGTH = 0.35
"""Per weight of the words that the code and the note have in common."""
SHARE = 2.0
"""All of the note's words are the code's."""
NAMED = 0.35
"""Per weight of the code's name or alias, when it is in the note."""
TOLD = 0.35
"""Per weight of an indicator of the code that is in the note."""
ALIKE = 16.0
"""A note of the very same words has the code; of one half alike a quarter of this."""

ALIKE_ENOUGH = 0.12
"""From here on likeness to an earlier note may be given as the reason."""
ONE_WORD = 1.5
"""From here on words that were met may be given as the reason."""

Kind = Literal["question", "named", "example", "similar"]


@dataclass(frozen=True, slots=True)
class CodeReason:
    """Why a code is proposed, as data; faces put it into words."""

    kind: Kind
    """`question`: it is listened for; `named`: its name or an alias was met; `example`: words of
    its indicators, definition or example; `similar`: chosen for notes like this one."""
    words: tuple[str, ...] = ()
    """The words of this note that were met."""


@dataclass(frozen=True, slots=True)
class ProposedCode:
    """A code that could be right for a note."""

    number: int
    """As `:y N` counts, from 1; stays when another one is accepted."""
    code: str
    reason: CodeReason


class Codable(Protocol):
    """What codes are proposed for: a note, or a line that is being typed."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def question(self) -> str | None: ...
    @property
    def follow_up(self) -> str | None: ...
    @property
    def block(self) -> str | None: ...
    @property
    def codes(self) -> tuple[CodeMark, ...]: ...


@dataclass(frozen=True, slots=True)
class Typing:
    """A line that is being typed, as the note that it would become."""

    kind: str
    text: str
    question: str | None
    follow_up: str | None
    block: str | None
    codes: tuple[CodeMark, ...] = ()
    id: str = ""


def typing(line: str, state: State, earlier: Earlier = NOTHING_EARLIER) -> Typing:
    """Return a half-typed line as the note that it would become now."""
    parsed = notation.parse(line)
    question = conversation.current(state, earlier)
    block = conversation.current_block(state, earlier)
    return Typing(
        kind=parsed.kind,
        text=parsed.text,
        question=state.improvised or (question.id if question else None),
        follow_up=None if state.improvised else state.follow_up,
        block=block.id if block else None,
        codes=resolve(parsed.codes, state.codebook)[0],
    )


def proposed_codes(
    note: Codable, state: State, earlier: Earlier = NOTHING_EARLIER
) -> tuple[ProposedCode, ...]:
    """Return the codes proposed for a note, the likeliest first; none for a memo or a question.

    Left out are the codes on the note and those above them: they say less than what is there.
    """
    there = {code for mark in note.codes for code in state.codebook.lineage(mark.code)}
    return tuple(one for one in offered(note, state, earlier) if one.code not in there)


def offered(
    note: Codable, state: State, earlier: Earlier = NOTHING_EARLIER
) -> tuple[ProposedCode, ...]:
    """Return the codes that were proposed for a note, also those of them that were accepted."""
    if note.kind not in ("note", "quote", "observation") or not note.text.strip():
        return ()
    index = code_words(state.codebook, earlier.lexicon)
    own = [mark for mark in note.codes if mark.via != "proposal"]
    there = {code for mark in own for code in state.codebook.lineage(mark.code)}
    evidence = _evidence(note, state, earlier, index)
    ranked = sorted(evidence.items(), key=lambda item: (-item[1].score, item[0]))
    read = index.read(note.text)
    found: list[ProposedCode] = []
    for code, one in ranked:
        if len(found) == MOST:
            break
        reason = one.reason(read)
        if code not in there and reason is not None:
            found.append(ProposedCode(len(found) + 1, code, reason))
    return tuple(found)


@dataclass(slots=True)
class Evidence:
    """What speaks for one code."""

    listened: bool = False
    nearly: bool = False
    same_block: bool = False
    asked: float = 0.0
    before: float = 0.0
    usual: float = 0.0
    heard: Heard | None = None
    alike: float = 0.0
    alike_stems: tuple[str, ...] = ()

    @property
    def words(self) -> float:
        """Return what the note's own words say for it."""
        if (heard := self.heard) is None:
            return 0.0
        return (
            STRENGTH * heard.strength
            + SHARE * heard.share
            + NAMED * heard.named
            + TOLD * heard.told
        )

    @property
    def place(self) -> float:
        """Return what was asked says for it."""
        listened = LISTENED if self.listened else NEARLY if self.nearly else 0.0
        return listened + ASKED * self.asked + USUAL * self.usual

    @property
    def memory(self) -> float:
        """Return what the likest note that was coded says for it."""
        return ALIKE * self.alike**2

    @property
    def score(self) -> float:
        """Return all that speaks for it."""
        block = SAME_BLOCK if self.same_block else 0.0
        return self.place + block + BEFORE * self.before + self.words + self.memory

    def reason(self, read: Read) -> CodeReason | None:
        """Return what speaks for it most; None where nothing does that could be told."""
        if self.alike >= ALIKE_ENOUGH and self.memory > max(self.words, self.place):
            return CodeReason("similar", _words(self.alike_stems, read))
        if self.heard is not None and self.words >= ONE_WORD:
            kind: Kind = "named" if self.heard.named else "example"
            if kind == "named" or not self.listened or self.words > self.place:
                return CodeReason(kind, _words(self.heard.stems, read))
        if self.listened or self.nearly or self.asked:
            return CodeReason("question")
        return None


def _words(stems: Iterable[str], read: Read) -> tuple[str, ...]:
    """Return at most two of a note's words by their stems, as they stand in it."""
    return tuple(dict.fromkeys(read.words[stem] for stem in stems if stem in read.words))[:2]


def _evidence(
    note: Codable, state: State, earlier: Earlier, index: CodeWords
) -> dict[str, Evidence]:
    book = state.codebook
    heard = index.heard(note.text)
    question, follow_up, words = _asked(note, state)
    asked = index.heard(words)
    before = _before(note, state, index)
    coded = (*earlier.coded, *_coded_here(note, state, earlier.refused))
    alike = _alike(index.read(note.text), _memory(coded, index))
    usual = _usual(coded, note.question)
    listens = set((question.codes if question else None) or ())
    nearly = set(listens)
    if follow_up is not None and follow_up.codes is not None:
        listens = set(follow_up.codes)
    evidence: dict[str, Evidence] = {}
    for code in book.by_id:
        lineage = book.lineage(code)
        evidence[code] = Evidence(
            listened=code in listens,
            nearly=not (nearly | listens).isdisjoint(lineage),
            same_block=note.block is not None and note.block == lineage[-1],
            asked=asked[code].strength if code in asked else 0.0,
            before=before.get(code, 0.0),
            usual=usual.get(code, 0.0),
            heard=heard.get(code),
            alike=alike.get(code, (0.0, ()))[0],
            alike_stems=alike.get(code, (0.0, ()))[1],
        )
    return evidence


# What was asked


def _asked(note: Codable, state: State) -> tuple[Question | None, FollowUp | None, str]:
    """Return the question, the follow-up, and the words that were asked last."""
    if note.question is None:
        return None, None, ""
    question = state.guide.question(note.question)
    if question is None:
        said = (one.text for one in state.improvisations if one.id == note.question)
        return None, None, next(said, None) or ""
    follow_up = question.follow_up(note.follow_up) if note.follow_up else None
    words = wording(follow_up.ask, state.roles) if follow_up is not None else ""
    return question, follow_up, words


def _before(note: Codable, state: State, index: CodeWords) -> dict[str, float]:
    """Return what the two notes before it, in answer to the same, say for codes."""
    found: dict[str, float] = defaultdict(float)
    under = state.notes_under(note.question) if note.question else ()
    same = [
        one
        for one in under
        if one.follow_up == note.follow_up and (not note.id or one.id < note.id)
    ]
    for back, one in enumerate(reversed(same[-2:])):
        for code, heard in index.heard(one.text).items():
            found[code] += heard.strength * FADES**back
    return found


# What was chosen before


def _coded_here(note: Codable, state: State, refused: frozenset[str]) -> tuple[CodedText, ...]:
    """Return the coded notes of this interview, without the note itself and who refused."""
    table = tuple(person.r for person in state.everyone)
    return tuple(
        CodedText(one.text, tuple(mark.code for mark in one.codes), one.question, one.by)
        for one in state.listing()
        if one.codes
        and one.id != note.id
        and one.kind != "memo"
        and refused.isdisjoint(said_by(one, table))
    )


def _usual(coded: Iterable[CodedText], question: str | None) -> dict[str, float]:
    """Return how usual each code is under a question."""
    times: dict[str, int] = defaultdict(int)
    for one in coded:
        if question is not None and one.question == question:
            for code in one.codes:
                times[code] += 1
    return {code: math.log(1 + n) for code, n in times.items()}


Memory = tuple[tuple[Mapping[str, float], tuple[str, ...]], ...]


@lru_cache(maxsize=16)
def _memory(coded: tuple[CodedText, ...], index: CodeWords) -> Memory:
    return tuple((index.read(one.text).vector, one.codes) for one in coded)


def _alike(read: Read, memory: Memory) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Return for each code how like this text the likest note with it is, by which stems."""
    found: dict[str, tuple[float, tuple[str, ...]]] = {}
    mine = read.vector
    for vector, codes in memory:
        shared = mine.keys() & vector.keys()
        if not shared:
            continue
        alike = sum(mine[stem] * vector[stem] for stem in shared)
        for code in codes:
            if alike > found.get(code, (0.0, ()))[0]:
                order = sorted(shared, key=lambda stem: (-mine[stem], stem))
                found[code] = (alike, tuple(order))
    return found
