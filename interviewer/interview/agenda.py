"""The time of a conversation: spent and left, in all and per block, and what still needs it. Pure.

Minutes throughout. Pauses are not time spent. Where the talk must end at a time of day (`:until`)
that decides what is left; else the guide's minutes do. When less is left than the plan asks for,
what remains of each block shrinks alike; the closing keeps its minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from interviewer.guide.model import Block, Question
from interviewer.interview.conversation import (
    BlockView,
    applying,
    blocks,
    current,
    elapsed,
    is_open,
    minutes_within,
)
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.recording import CLOCK, until
from interviewer.interview.state import State


@dataclass(frozen=True, slots=True)
class BlockTime:
    """A block's minutes."""

    view: BlockView
    spent: float
    planned: float | None
    """As the guide has it; None where it does not say."""
    left: float
    """What remains for it in the time that is left; 0 where its questions are done."""
    musts: int
    """Its must-questions that are open."""
    needed: float
    """What those take."""

    @property
    def share(self) -> float:
        """Return what the block takes in all, as the time that is left allows."""
        return self.spent + self.left


@dataclass(frozen=True, slots=True)
class Agenda:
    """The time of a conversation, up to now."""

    spent: float
    """Since the opening, pauses left out."""
    planned: float
    """In all, as the guide has it; 0 where it does not say."""
    left: float | None
    """Until the talk must end; negative when it ran over; None where nothing says so."""
    needed: float
    """What the open must-questions and the closing take, when each gets its share."""
    until: str
    """The time of day at which the talk must end, where that was said."""
    rows: tuple[BlockTime, ...]
    short: bool
    """Whether a quiet warning is due: less is left than is needed."""


def agenda(state: State, now: datetime, earlier: Earlier = NOTHING_EARLIER) -> Agenda:
    """Return the time of a conversation at `now`, which has an offset.

    Of notes typed up afterwards the time of day that they were said at counts, not `now`.
    """
    live = elapsed(state, now) / 60
    spent = sum(state.spent.values()) / 60 + live
    budget = state.guide.budget
    end = until(state)
    left = _until_end(end, state, now) if end else None
    if left is None and budget:
        left = budget - spent
    views = blocks(state, earlier)
    takes = _shares(state, earlier)
    open_musts = _open_musts(state, now, earlier, takes)
    closing = state.guide.closing.minutes
    rests = {view.block.id: _rest(view, state, live, takes) for view in views}
    factor = 1.0
    if left is not None and (wanted := sum(rests.values())) > 0:
        factor = min(1.0, max(0.0, left - closing) / wanted)
    rows = []
    for view in views:
        musts = open_musts.get(view.block.id, [])
        rows.append(
            BlockTime(
                view=view,
                spent=_spent(view, state, live),
                planned=view.block.minutes,
                left=rests[view.block.id] * factor,
                musts=len(musts),
                needed=sum(musts),
            )
        )
    needed = sum(row.needed for row in rows) + closing
    short = left is not None and not state.closed and left < needed
    return Agenda(spent, budget, left, needed, end, tuple(rows), short)


def _until_end(end: str, state: State, now: datetime) -> float | None:
    """Minutes until a time of day: of today, and after midnight where that is nearer."""
    clock = CLOCK.fullmatch(end)
    if clock is None:
        return None
    minute = now.hour * 60 + now.minute + now.second / 60
    if state.last_said is not None and (said := CLOCK.fullmatch(state.last_said.time)):
        minute = int(said[1]) * 60 + int(said[2])
    left = int(clock[1]) * 60 + int(clock[2]) - minute
    half_day = 12 * 60
    return (left + half_day) % (2 * half_day) - half_day


def _spent(view: BlockView, state: State, live: float) -> float:
    return view.seconds / 60 + (live if view.block.id == state.block else 0.0)


def _rest(view: BlockView, state: State, live: float, takes: dict[str, float]) -> float:
    """What the plan still asks of a block: nothing once it is done."""
    if view.status == "done" or state.closed:
        return 0.0
    meant = view.block.minutes
    if meant is None:
        own = (takes.get(question.id, 0.0) for question in view.block.questions)
        meant = sum(own)
    return max(0.0, meant - _spent(view, state, live))


def _open_musts(
    state: State, now: datetime, earlier: Earlier, takes: dict[str, float]
) -> dict[str, list[float]]:
    """Block → what each of its must-questions takes that is open, or is being answered now."""
    here = current(state, earlier)
    found: dict[str, list[float]] = {}
    for block, question in applying(state, earlier):
        if not question.must or state.skipped(question.id) or state.closed:
            continue
        share = takes[question.id]
        if here is not None and question.id == here.id:
            share = max(0.0, share - minutes_within(state, now))
        elif not is_open(question, state):
            continue
        if share or is_open(question, state):
            found.setdefault(block.id, []).append(share)
    return found


def _shares(state: State, earlier: Earlier) -> dict[str, float]:
    """Question → minutes: its own, else its share of the block, else of what the guide has left."""
    there: dict[str, tuple[Block, list[Question]]] = {}
    for block, question in applying(state, earlier):
        there.setdefault(block.id, (block, []))[1].append(question)
    guide = state.guide
    free = guide.budget - guide.opening.minutes - guide.closing.minutes
    homeless = 0
    for block, questions in there.values():
        if block.minutes is not None:
            free -= block.minutes
        else:
            free -= sum(question.minutes or 0.0 for question in questions)
            homeless += sum(question.minutes is None for question in questions)
    shares: dict[str, float] = {}
    for block, questions in there.values():
        without = sum(question.minutes is None for question in questions)
        if block.minutes is None:
            each = max(0.0, free) / homeless if homeless else 0.0
        else:
            own = sum(question.minutes or 0.0 for question in questions)
            each = max(0.0, block.minutes - own) / without if without else 0.0
        for question in questions:
            shares[question.id] = each if question.minutes is None else question.minutes
    return shares
