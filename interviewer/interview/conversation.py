"""Where the conversation is, where it could go, and what is still open.

Pure answers from the state. It never moves by itself: the interviewer leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from interviewer.guide.model import Block, Condition, ConsentItem, Question, meant_for
from interviewer.interview.conditions import holds
from interviewer.interview.consent import PARTICIPATION
from interviewer.interview.events import Marked, Skipped
from interviewer.interview.memory import NOTHING_EARLIER, CameBack, Earlier, topics_back
from interviewer.interview.state import Respondent, State, Topic
from interviewer.interview.striking import without_words

NO_TIME = "no-time"
"""The reason to skip a question that can still be gone back to."""

BlockStatus = Literal["here", "done", "part", "open"]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the guide as it stands in this conversation."""

    block: Block
    status: BlockStatus
    seconds: float
    """Spent in it so far, up to the last event."""
    asked: int
    """Of its questions that apply, asked or skipped."""
    questions: int
    """Questions that apply."""


@dataclass(frozen=True, slots=True)
class OpenItems:
    """What a conversation has not come to."""

    musts: tuple[Question, ...]
    others: tuple[Question, ...]
    parked: tuple[Topic, ...]
    """For later in this interview, not picked up."""
    taken_along: tuple[Topic, ...]
    """For the next round or another respondent."""
    skipped: tuple[tuple[Question, Skipped], ...]
    """Those passed over for lack of time first: they can still be asked."""
    to_agree: tuple[tuple[str, ConsentItem], ...]
    """Who has not answered an item that is asked at the end."""
    came_back: tuple[CameBack, ...] = ()
    """Topics of earlier interviews that are due now, not picked up."""
    striking: tuple[Marked, ...] = ()
    """Moments that were marked as striking and have no words yet."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversation is, over the questions that apply."""

    asked: int
    questions: int
    musts_asked: int
    musts: int


# What applies


def applies(
    block: Block, question: Question, state: State, earlier: Earlier = NOTHING_EARLIER
) -> bool:
    """Whether a question is for those at the table, and its conditions hold."""
    if not meant_for(block.for_, state.roles) or not meant_for(question.for_, state.roles):
        return False
    if question.when == Condition():
        return True
    spoken = tuple(note for note in state.listing() if note.kind != "memo")
    return holds(question.when, spoken, state, earlier, 0) is not None


def applying(state: State, earlier: Earlier = NOTHING_EARLIER) -> Iterator[tuple[Block, Question]]:
    """Yield the questions that apply, with their blocks, in guide order."""
    for block, question in state.guide.walk():
        if applies(block, question, state, earlier):
            yield block, question


def is_open(question: Question, state: State) -> bool:
    """Whether a question is neither asked nor skipped."""
    return not state.asked(question.id) and state.skipped(question.id) is None


# Where we are, and where to go


def begun(state: State) -> bool:
    """Whether anything was agreed on, said or noted: the opening is not read out again."""
    return state.block is not None or bool(state.order or state.consents)


def speaking(state: State, named: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return who a line that names nobody is said by.

    Whoever was `named` since the last note, else whoever spoke last, at first the only respondent.
    """
    if named is not None:
        return named
    present = state.present
    return state.speakers or ((present[0].r,) if len(present) == 1 else ())


def opens(block: Block, state: State) -> bool:
    """Whether what is said and shown at a block's beginning is due: none of it was asked."""
    return not any(state.asked(question.id) for question in block.questions)


def current(state: State, earlier: Earlier = NOTHING_EARLIER) -> Question | None:
    """Return the current question: at the start the first that applies; none in a break."""
    if state.question is not None:
        return state.guide.question(state.question)
    if state.block is not None:
        return None
    return next((question for _, question in applying(state, earlier)), None)


def current_block(state: State, earlier: Earlier = NOTHING_EARLIER) -> Block | None:
    """Return the block of the current question, or the break that the conversation is in."""
    if state.block is not None:
        return state.guide.block(state.block)
    question = current(state, earlier)
    return state.guide.block_of(question.id) if question else None


def _order(state: State) -> dict[str, int]:
    """Place in the guide of each block (as '#id') and question."""
    places: list[str] = []
    for block in state.guide.blocks:
        places += [f"#{block.id}", *(question.id for question in block.questions)]
    return {place: number for number, place in enumerate(places)}


def _here(state: State, earlier: Earlier, order: dict[str, int]) -> int:
    question = current(state, earlier)
    if question is not None:
        return order[question.id]
    return order.get(f"#{state.block}", -1)


def following(
    state: State, earlier: Earlier = NOTHING_EARLIER, *, past: bool = False
) -> Question | None:
    """Return the next question in guide order that applies and is neither asked nor skipped.

    After an improvised question that can be the very one which the conversation was at, when it
    has not been said yet: it comes next, it was not passed by. `past`: it is being skipped, so
    only what lies behind it counts.
    """
    question = current(state, earlier)
    if state.improvised is not None and not past and question and is_open(question, state):
        return question
    order = _order(state)
    here = _here(state, earlier, order)
    ahead = (q for _, q in applying(state, earlier) if order[q.id] > here and is_open(q, state))
    return next(ahead, None)


def preceding(state: State, earlier: Earlier = NOTHING_EARLIER) -> Question | None:
    """Return the question before the current one in guide order that applies, asked or not."""
    order = _order(state)
    here = _here(state, earlier, order)
    behind = [q for _, q in applying(state, earlier) if order[q.id] < here]
    return behind[-1] if behind else None


def first_open(block: Block, state: State, earlier: Earlier = NOTHING_EARLIER) -> Question | None:
    """Return a block's first question that applies and is open; else its first that applies."""
    there = [q for own, q in applying(state, earlier) if own.id == block.id]
    return next((q for q in there if is_open(q, state)), there[0] if there else None)


def yet_to_speak(state: State, earlier: Earlier = NOTHING_EARLIER) -> tuple[Respondent, ...]:
    """Return who at a table of several has not spoken yet, in seating order.

    Under a question that everyone answers in turn: under that question; else in this block.
    """
    if len(state.present) < 2:
        return ()
    question = current(state, earlier)
    if question is not None and question.turn == "everyone":
        notes = state.notes_under(question.id)
    else:
        block = current_block(state, earlier)
        notes = tuple(n for n in state.listing() if block is not None and n.block == block.id)
    spoke = {r for note in notes if note.kind in ("note", "quote") for r in note.r}
    return tuple(person for person in state.present if person.r not in spoke)


# Time


def elapsed(state: State, now: datetime) -> float:
    """Return the seconds from the last event to `now`, which has an offset; 0 in a pause."""
    if state.last_at is None or state.paused or state.closed or state.last_said is not None:
        return 0.0
    return max(0.0, (now - state.last_at).total_seconds())


def minutes_within(state: State, now: datetime) -> float:
    """Return the minutes within the current question, up to now."""
    if state.question is None:
        return 0.0
    return (state.within.get(state.question, 0.0) + elapsed(state, now)) / 60


# What is still open


def blocks(state: State, earlier: Earlier = NOTHING_EARLIER) -> tuple[BlockView, ...]:
    """Return the blocks for those at the table, each with its state and time."""
    here = current_block(state, earlier)
    questions: dict[str, list[Question]] = {}
    for block, question in applying(state, earlier):
        questions.setdefault(block.id, []).append(question)
    views = []
    for block in state.guide.blocks:
        if not meant_for(block.for_, state.roles):
            continue
        mine = questions.get(block.id, [])
        done = [question for question in mine if not is_open(question, state)]
        status: BlockStatus = "open"
        if here is not None and block.id == here.id:
            status = "here"
        elif mine and len(done) == len(mine):
            status = "done"
        elif done or (not mine and state.spent.get(block.id)):
            status = "part" if mine else "done"
        seconds = state.spent.get(block.id, 0.0)
        views.append(BlockView(block, status, seconds, len(done), len(mine)))
    return tuple(views)


def progress(state: State, earlier: Earlier = NOTHING_EARLIER) -> Progress:
    """Return how many of the questions that apply were asked, and of the must-questions."""
    there = [question for _, question in applying(state, earlier)]
    musts = [question for question in there if question.must]
    return Progress(
        sum(state.asked(question.id) for question in there),
        len(there),
        sum(state.asked(question.id) for question in musts),
        len(musts),
    )


def not_agreed(state: State) -> tuple[str, ...]:
    """Return who is at the table without an answer on record about taking part, where it is asked.

    An answer of an earlier interview does not count: it is asked again each time.
    """
    if PARTICIPATION not in {item.id for item in state.guide.opening.consent}:
        return ()
    people = (person.r for person in state.present)
    return tuple(r for r in people if state.consent(r, PARTICIPATION) is None)


def parked_topics(state: State) -> tuple[Topic, ...]:
    """Return the topics of this interview that are parked and not picked up, in order."""
    waiting = (topic for topic in state.parked.values() if not topic.picked_up)
    return tuple(sorted(waiting, key=lambda topic: topic.id))


def open_items(state: State, earlier: Earlier = NOTHING_EARLIER) -> OpenItems:
    """Return what the conversation has not come to: questions, parked topics, what was skipped."""
    there = [question for _, question in applying(state, earlier)]
    not_asked = [question for question in there if is_open(question, state)]
    waiting = parked_topics(state)
    skips = [
        (question, skip) for question in there if (skip := state.skipped(question.id)) is not None
    ]
    skips.sort(key=lambda item: item[1].reason != NO_TIME)
    at_the_end = ((p.r, item) for p in state.present for item in state.guide.closing.consent)
    return OpenItems(
        tuple(question for question in not_asked if question.must),
        tuple(question for question in not_asked if not question.must),
        tuple(topic for topic in waiting if topic.until == "later"),
        tuple(topic for topic in waiting if topic.until != "later"),
        tuple(skips),
        tuple((r, item) for r, item in at_the_end if state.consent(r, item.id) is None),
        topics_back(state, earlier),
        without_words(state),
    )
