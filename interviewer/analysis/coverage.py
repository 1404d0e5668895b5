"""What was covered: counts per interview, block, question and code, for the researchers. Pure.

Counts tell nothing of what was said, so they are of all notes that stand, memos apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.analysis.earlier import asked_of_earlier
from interviewer.analysis.references import Held, heads
from interviewer.analysis.today import Today
from interviewer.interview.conversation import progress
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import Note, State


@dataclass(frozen=True, slots=True)
class InterviewCount:
    """One interview or document analysis."""

    head: str
    """As I3 or D1."""
    interview: str
    """Its id."""
    round: int
    asked: int
    """Questions of the guide that were asked."""
    questions: int
    """Questions that apply to those at the table."""
    musts_asked: int
    musts: int
    skipped: int
    notes: int
    """Memos left out."""
    minutes: int
    """Pauses left out."""


@dataclass(slots=True)
class BlockCount:
    """A block, over all interviews."""

    title: str
    asked: int = 0
    """Times that one of its questions was asked."""
    notes: int = 0
    minutes: float = 0


@dataclass(slots=True)
class CodeCount:
    """A code of today, over all interviews. Codes below it are not counted with it."""

    name: str
    notes: int = 0
    interviews: int = 0
    valences: Counter[str] = field(default_factory=Counter)
    """Valence (empty: none) → notes."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All counts of a case."""

    case: str
    interviews: tuple[InterviewCount, ...]
    blocks: Mapping[str, BlockCount]
    codes: Mapping[str, CodeCount]
    """In the codebook's order, open codes last; only those that were used."""


def coverage(case: str, held: Sequence[Held], today: Today) -> Coverage:
    """Return the counts of a case."""
    return Coverage(case, count_interviews(held), _blocks(held), _codes(held, today))


def count_interviews(held: Sequence[Held]) -> tuple[InterviewCount, ...]:
    """Return the counts of each interview of a case, of all interviews that it has."""
    named, earlier = heads(held), asked_of_earlier(held)
    return tuple(
        _count_interview(one, named[one.interview], earlier.get(one.interview, NOTHING_EARLIER))
        for one in held
    )


def _count_interview(one: Held, head: str, earlier: Earlier) -> InterviewCount:
    state = one.state
    done = progress(state, earlier)
    return InterviewCount(
        head=head,
        interview=one.interview,
        round=one.opened.round,
        asked=done.asked,
        questions=done.questions,
        musts_asked=done.musts_asked,
        musts=done.musts,
        skipped=sum(state.skipped(question.id) is not None for _, question in state.guide.walk()),
        notes=len(_notes(state)),
        minutes=round(sum(state.spent.values()) / 60),
    )


def _blocks(held: Iterable[Held]) -> dict[str, BlockCount]:
    counts: dict[str, BlockCount] = {}
    for one in held:
        state = one.state
        for block in state.guide.blocks:
            count = counts.setdefault(block.id, BlockCount(block.title))
            count.asked += sum(state.asked(question.id) for question in block.questions)
            count.minutes += state.spent.get(block.id, 0.0) / 60
            count.notes += sum(note.block == block.id for note in _notes(state))
    return counts


def _codes(held: Iterable[Held], today: Today) -> dict[str, CodeCount]:
    counts: dict[str, CodeCount] = {}
    for one in held:
        seen: set[str] = set()
        for note in _notes(one.state):
            for mark in today.marks(note):
                count = counts.setdefault(mark.code, CodeCount(today.name(mark.code)))
                count.notes += 1
                count.interviews += mark.code not in seen
                seen.add(mark.code)
                count.valences[mark.valence or ""] += 1
    return {code: counts[code] for code in sorted(counts, key=today.order)}


def _notes(state: State) -> list[Note]:
    return [note for note in state.listing() if note.kind != "memo"]
