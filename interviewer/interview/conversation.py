"""Where the conversation is, what could be asked now and why, and what is still open.

Pure answers from the state. It never moves by itself: the interviewer leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from interviewer.guide.model import (
    Block,
    CodeTest,
    Condition,
    ConsentItem,
    FollowUp,
    Question,
    meant_for,
)
from interviewer.interview.events import CodeMark, Consented, Skipped
from interviewer.interview.state import Note, State, Topic
from interviewer.interview.words import count_words, mentions

FURTHERING = ("+", "++")
HINDERING = ("-", "--")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was noted in interviews of this case that were opened before this one."""

    codes: tuple[CodeMark, ...] = ()
    """Each code with each valence, once."""
    texts: tuple[str, ...] = ()
    """The words of the notes."""
    consents: tuple[Consented, ...] = ()
    """What respondents agreed to or refused then."""
    topics: tuple[Topic, ...] = ()
    """What was parked for a later round or another respondent, and not picked up."""


ReasonKind = Literal[
    "code",
    "not_code",
    "mentions",
    "not_mentions",
    "short",
    "earlier",
    "round",
    "for",
    "after_minutes",
    "if",
    "always",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed now, as data; faces put it into words."""

    kind: ReasonKind
    words: str = ""
    """The code's id, the word, the role or number that it is about."""
    valence: str = ""
    """Of the code that was noted."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A follow-up that could be asked now."""

    number: int
    """Its place in guide order under the question, from 1, as `:f N` counts."""
    follow_up: FollowUp
    reason: Reason


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
    to_agree: tuple[tuple[str, ConsentItem], ...]
    """Who has not answered an item that is asked at the end."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversation is, over the questions that apply."""

    asked: int
    questions: int
    musts_asked: int
    musts: int


# What applies


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
    return next((w for w in words if any(mentions(text, w, language) for text in texts)), None)


def _holds(
    when: Condition, notes: tuple[Note, ...], state: State, earlier: Earlier, minutes: float
) -> list[Reason] | None:
    """Return a reason for each condition when all hold, else None. `not_code` looks everywhere."""
    reasons: list[Reason] = []
    marks = [mark for note in notes for mark in note.codes]
    if when.code:
        found = next((m for test in when.code if (m := _code_met(test, marks, state))), None)
        if found is None:
            return None
        reasons.append(Reason("code", found.code, found.valence or ""))
    if when.mentions:
        word = _word_met(when.mentions, (note.text for note in notes), state)
        if word is None:
            return None
        reasons.append(Reason("mentions", word))
    if when.not_code:
        everywhere = [mark for note in state.listing() for mark in note.codes]
        if any(_code_met(CodeTest(id=code), everywhere, state) for code in when.not_code):
            return None
        reasons.append(Reason("not_code", when.not_code[0]))
    if when.not_mentions:
        if _word_met(when.not_mentions, (note.text for note in notes), state):
            return None
        reasons.append(Reason("not_mentions", when.not_mentions[0]))
    if when.earlier:
        seen = next(
            (m for test in when.earlier.code if (m := _code_met(test, earlier.codes, state))), None
        )
        if seen:
            reasons.append(Reason("earlier", seen.code, seen.valence or ""))
        elif said := _word_met(when.earlier.mentions, earlier.texts, state):
            reasons.append(Reason("earlier", said))
        else:
            return None
    if when.short is not None:
        answer = (note.text for note in notes if note.kind in ("note", "quote"))
        if sum(map(count_words, answer)) >= when.short:
            return None
        reasons.append(Reason("short"))
    if when.after_minutes is not None:
        if minutes < when.after_minutes:
            return None
        reasons.append(Reason("after_minutes", f"{when.after_minutes:g}"))
    if when.round:
        if state.round not in when.round:
            return None
        reasons.append(Reason("round", str(state.round)))
    if when.for_:
        role = next((role for role in state.roles if role in when.for_), None)
        if role is None:
            return None
        reasons.append(Reason("for", role))
    return reasons


NOTHING_EARLIER = Earlier()


def applies(
    block: Block, question: Question, state: State, earlier: Earlier = NOTHING_EARLIER
) -> bool:
    """Whether a question is for those at the table, and its conditions hold."""
    if not meant_for(block.for_, state.roles) or not meant_for(question.for_, state.roles):
        return False
    if question.when == Condition():
        return True
    spoken = tuple(note for note in state.listing() if note.kind != "memo")
    return _holds(question.when, spoken, state, earlier, 0) is not None


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


def following(state: State, earlier: Earlier = NOTHING_EARLIER) -> Question | None:
    """Return the next question in guide order that applies and is neither asked nor skipped."""
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


# What could be asked now


def proposals(
    state: State, earlier: Earlier = NOTHING_EARLIER, minutes: float | None = None
) -> tuple[Proposal, ...]:
    """Return the follow-ups of the current question that apply now, each with its reason.

    `minutes` is the time within the question so far; absent: up to the last event. What rests on
    something just said comes first, then guide order.
    """
    question = current(state, earlier)
    if question is None:
        return ()
    notes = state.notes_under(question.id)
    if minutes is None:
        minutes = state.within.get(question.id, 0.0) / 60
    found = []
    for number, (follow_up, above) in enumerate(question.walk(), start=1):
        if state.followed(question.id, follow_up.id) or state.dismissed(question.id, follow_up.id):
            continue
        if above is not None and not state.followed(question.id, above.id):
            continue
        if not meant_for(follow_up.for_, state.roles):
            continue
        if follow_up.when.hears and not notes:
            continue
        reasons = _holds(follow_up.when, notes, state, earlier, minutes)
        if reasons is None:
            continue
        if follow_up.if_:
            reasons.append(Reason("if", follow_up.if_))
        reason = reasons[0] if reasons else Reason("always")
        found.append(Proposal(number, follow_up, reason))
    return tuple(sorted(found, key=lambda item: (_weight(item.reason), item.number)))


def _weight(reason: Reason) -> int:
    """What rests on the respondent's own words comes before what always applies."""
    order = ("code", "mentions", "earlier", "short", "after_minutes", "round", "for", "if")
    return order.index(reason.kind) if reason.kind in order else len(order)


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


def parked_topics(state: State) -> tuple[Topic, ...]:
    """Return the topics of this interview that are parked and not picked up, in order."""
    waiting = (topic for topic in state.parked.values() if not topic.picked_up)
    return tuple(sorted(waiting, key=lambda topic: topic.id))


def open_items(state: State, earlier: Earlier = NOTHING_EARLIER) -> OpenItems:
    """Return what the conversation has not come to: questions, parked topics, what was skipped."""
    there = [question for _, question in applying(state, earlier)]
    not_asked = [question for question in there if is_open(question, state)]
    waiting = parked_topics(state)
    skips = [(question, state.skipped(question.id)) for question in there]
    at_the_end = ((p.r, item) for p in state.present for item in state.guide.closing.consent)
    return OpenItems(
        tuple(question for question in not_asked if question.must),
        tuple(question for question in not_asked if not question.must),
        tuple(topic for topic in waiting if topic.until == "later"),
        tuple(topic for topic in waiting if topic.until != "later"),
        tuple((question, skip) for question, skip in skips if skip is not None),
        tuple((r, item) for r, item in at_the_end if state.consent(r, item.id) is None),
    )
