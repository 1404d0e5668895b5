"""What was covered: counts per interview, block, question and code, for the researchers. Pure.

Counts tell nothing of what was said, so they are of all notes that stand, memos apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.analysis.references import Held, heads
from interviewer.analysis.today import Today
from interviewer.guide.model import Block, Question
from interviewer.interview.conversation import progress
from interviewer.interview.notation import GROUP
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
    quotes: int
    memos: int
    minutes: int
    """Pauses left out."""


@dataclass(slots=True)
class BlockCount:
    """A block, over all interviews."""

    title: str
    questions: int = 0
    """Questions that it has in the guides used, each once."""
    asked: int = 0
    """Times that one of them was asked."""
    notes: int = 0
    minutes: float = 0


@dataclass(slots=True)
class QuestionCount:
    """A question, over all interviews whose guide has it."""

    block: str
    interviews: int = 0
    asked: int = 0
    skipped: int = 0
    notes: int = 0


@dataclass(slots=True)
class CodeCount:
    """A code of today, over all interviews. Codes below it are not counted with it."""

    name: str
    notes: int = 0
    interviews: int = 0
    valences: Counter[str] = field(default_factory=Counter)
    """Valence (empty: none) → notes."""
    levels: Counter[str] = field(default_factory=Counter)
    """Level → notes; a note by people of two levels counts at each."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All counts of a case."""

    case: str
    interviews: tuple[InterviewCount, ...]
    blocks: Mapping[str, BlockCount]
    questions: Mapping[str, QuestionCount]
    codes: Mapping[str, CodeCount]
    """In the codebook's order, open codes last; only those that were used."""


def coverage(case: str, held: Sequence[Held], today: Today) -> Coverage:
    """Return the counts of a case."""
    named = heads(held)
    blocks: dict[str, BlockCount] = {}
    questions: dict[str, QuestionCount] = {}
    for one in held:
        for block in one.state.guide.blocks:
            _count_block(block, one.state, blocks, questions)
    return Coverage(
        case,
        tuple(count_interview(one, named[one.interview]) for one in held),
        blocks,
        questions,
        _codes(held, today),
    )


def count_interview(one: Held, head: str) -> InterviewCount:
    """Return the counts of one interview."""
    state = one.state
    done = progress(state)
    kinds = Counter(note.kind for note in state.listing())
    return InterviewCount(
        head=head,
        interview=one.interview,
        round=one.opened.round,
        asked=done.asked,
        questions=done.questions,
        musts_asked=done.musts_asked,
        musts=done.musts,
        skipped=sum(state.skipped(question.id) is not None for _, question in state.guide.walk()),
        notes=kinds.total() - kinds["memo"],
        quotes=kinds["quote"],
        memos=kinds["memo"],
        minutes=minutes(state),
    )


def minutes(state: State) -> int:
    """Return the minutes of a conversation, pauses left out."""
    return round(sum(state.spent.values()) / 60)


def _count_block(
    block: Block, state: State, blocks: dict[str, BlockCount], questions: dict[str, QuestionCount]
) -> None:
    count = blocks.setdefault(block.id, BlockCount(block.title))
    count.minutes += state.spent.get(block.id, 0.0) / 60
    count.notes += sum(note.block == block.id for note in _notes(state))
    for question in block.questions:
        if question.id not in questions:
            count.questions += 1
            questions[question.id] = QuestionCount(block.id)
        count.asked += _count_question(question, state, questions[question.id])


def _count_question(question: Question, state: State, count: QuestionCount) -> bool:
    count.interviews += 1
    count.asked += state.asked(question.id)
    count.skipped += state.skipped(question.id) is not None
    count.notes += len(state.notes_under(question.id))
    return state.asked(question.id)


def _codes(held: Iterable[Held], today: Today) -> dict[str, CodeCount]:
    counts: dict[str, CodeCount] = {}
    for one in held:
        seen: set[str] = set()
        for note in _notes(one.state):
            marks = {today.code(mark.code): mark for mark in note.codes if mark.via != "blind"}
            for code, mark in marks.items():
                count = counts.setdefault(code, CodeCount(today.name(code)))
                count.notes += 1
                count.interviews += code not in seen
                seen.add(code)
                count.valences[mark.valence or ""] += 1
                count.levels.update(_levels(note, one.state))
    order = {code: place for place, code in enumerate(today.codebook.by_id)}
    return {c: counts[c] for c in sorted(counts, key=lambda c: (order.get(c, len(order)), c))}


def _levels(note: Note, state: State) -> set[str]:
    named = state.respondents if GROUP in note.r else note.r
    people = (state.respondents.get(r) for r in named)
    return {person.level for person in people if person is not None and person.level}


def _notes(state: State) -> list[Note]:
    return [note for note in state.listing() if note.kind != "memo"]
