"""How an interview's events make its state: `apply(state, event)`, and `fold` over many.

Pure, and of the same cost at any length: an event touches only what hangs on its own keys. Nothing
is edited in place, so taking something back, or back again, is one more event: for each key the
latest event that still stands counts, and a note is made of the events that speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from pyrsistent import pvector

from interviewer.codebook import Codebook
from interviewer.guide.model import KEPT, Guide
from interviewer.interview.events import (
    Answered,
    AnyEvent,
    Asked,
    Checked,
    Closed,
    Coded,
    CodeMark,
    Consented,
    Dismissed,
    Instrument,
    Marked,
    Moved,
    Noted,
    Opened,
    Parked,
    Paused,
    PickedUp,
    RespondentSeen,
    Resumed,
    Retracted,
    Revised,
    Skipped,
    Summarised,
    Ticked,
)
from interviewer.interview.state import Key, Note, Respondent, Said, State, Topic

REVISABLE = frozenset({"kind", "text", "typed", "r", "codes", "relation", "when", "place"})
"""What of a note can change; its number, question and moment never do."""

CLEARABLE = frozenset({"relation", "when", "place"})
"""What of a note can be without."""


def _changed(state: State, **changes: object) -> State:
    """Return a state with other values in some fields.

    `dataclasses.replace` looks at every field in Python, several times an event: it took half of
    the time between Enter and 'saved'.
    """
    new = object.__new__(State)
    new.__dict__.update(state.__dict__, **changes)
    for name in ("present", "closed"):  # worked out once a state
        new.__dict__.pop(name, None)
    return new


def fold(events: Iterable[AnyEvent], state: State | None = None) -> State:
    """Return the state after these events, in the order of their ids.

    An event that cannot be applied is passed over and named in `odd`: what is wrong with one
    line of a journal, whoever wrote it, must not cost the others.
    """
    state = state or State()
    for event in sorted(events, key=lambda event: event.id):
        try:
            state = apply(state, event)
        except (ValueError, TypeError, OverflowError, RecursionError):
            state = _changed(state, odd=(*state.odd, event.id))
    return state


def apply(state: State, event: AnyEvent) -> State:
    """Return the state after one more event.

    Never raises: what an event points to may lie in another journal.
    """
    # Where the conversation is, and how long, each note-taker knows of their own journal.
    mine = event.taker == state.taker
    clock = _ticked(state, event) if mine else {}
    state = _changed(state, last_id=max(state.last_id, event.id), **clock)
    if keys := _keys(event):
        state = _file(state, keys, event)
    match event:
        case Opened():
            return _changed(state, opened=state.opened or event)
        case Instrument():
            return _equip(state, event)
        case RespondentSeen():
            return _seat(state, event)
        case Noted():
            return _take_down(state, event)
        case Coded() | Revised():
            return _refresh_note(state, event.of)
        case Retracted():
            return _refresh(state, event.of)
        case Parked():
            return _park(state, event.id)
        case PickedUp():
            return _park(state, event.of)
        case Moved() | Asked() if mine:
            return _go(state, event)
        case Paused() if mine:
            return _changed(state, paused=True)
        case Resumed() if mine:
            return _changed(state, paused=False)
        case Closed() if mine:
            return _changed(state, last_at=None)
        case _:
            return state


def _equip(state: State, event: Instrument) -> State:
    """Take the instrument as it was; one that cannot be read leaves the state without."""
    try:
        guide = Guide.model_validate(event.guide, context=KEPT)
        codebook = Codebook.model_validate(event.codebook, context=KEPT)
    except ValidationError:
        return state
    return _changed(state, guide=guide, codebook=codebook)


# Keys, and which of their events stands


def _keys(event: AnyEvent) -> tuple[Key, ...]:
    match event:
        case Asked(question=str(question), follow_up=str(follow_up)):
            return (("followed", question, follow_up), ("asked", question), ("follow-ups",))
        case Asked(question=str(question), probe=None):
            return (("asked", question),)
        case Asked(question=str(), probe=str()):
            return (("probed",),)
        case Asked(text=str()):
            return (("improvised",),)
        case RespondentSeen():
            return (("seated", event.r),)
        case Noted():
            asked = (("asked", event.question),) if event.question else ()
            return (("note", event.id), *asked)
        case Coded() | Revised():
            return (("note", event.of),)
        case Retracted():
            return (("retracted", event.of),)
        case Dismissed():
            return (("dismissed", event.question, event.follow_up),)
        case Skipped():
            return (("skipped", event.question),)
        case Ticked():
            return (("ticked", event.question, event.prompt),)
        case Answered():
            return (("answered", event.question, event.r or ""), ("asked", event.question))
        case Consented():
            return (("consented", event.r, event.item),)
        case Parked():
            return (("parked", event.id),)
        case PickedUp():
            return (("picked_up", event.of),)
        case Marked():
            return (("marked",),)
        case Closed():
            return (("closed", event.taker),)
        case Summarised():
            return (("summarised", event.slot, event.taker),)
        case Checked():
            return (("checked", event.r),)
        case _:
            return ()


def _file(state: State, keys: tuple[Key, ...], event: AnyEvent) -> State:
    trail, standing = state.trail.evolver(), state.standing.evolver()
    for key in keys:
        trail.set(key, state.trail.get(key, pvector()).append(event))
        standing.set(key, event)
    return _changed(
        state,
        trail=trail.persistent(),
        standing=standing.persistent(),
        keys=state.keys.set(event.id, keys),
    )


def _refresh(state: State, event_id: str) -> State:
    """Look again at everything that an event, just taken back or restored, speaks of."""
    for key in state.keys.get(event_id, ()):
        if key[0] == "retracted":
            if key[1] < event_id:  # what is taken back came before
                state = _refresh(state, key[1])
            continue
        events = [e for e in state.trail[key] if not state.is_retracted(e.id)]
        standing = state.standing.set(key, events[-1]) if events else state.standing.discard(key)
        state = _changed(state, standing=standing)
        match key[0]:
            case "note":
                state = _refresh_note(state, key[1])
            case "parked" | "picked_up":
                state = _park(state, key[1])
            case "seated":
                state = _seat_again(state, key[1])
            case "improvised" if state.improvised == event_id:
                state = _changed(state, improvised=None)
    return state


# Notes


def _take_down(state: State, event: Noted) -> State:
    mine = event.taker == state.taker
    own = state.guide.block_of(event.question) if event.question else None
    block = own.id if own else state.block
    here = {"block": block, "question": event.question} if own and mine else {}
    under = state.under
    if event.question:
        under = under.set(event.question, under.get(event.question, pvector()).append(event.id))
    note = Note(
        id=event.id,
        n=event.n,
        taker=event.taker,
        kind=event.kind,
        text=event.text,
        typed=event.typed,
        r=event.r,
        question=event.question,
        follow_up=event.follow_up,
        block=block,
        codes=event.codes,
        relation=event.relation,
        when=event.when,
        place=event.place,
        said=event.said,
        at=event.at,
        by=event.by,
        began=event.began,
    )
    speaks = mine and event.r and event.kind in ("note", "quote")
    said = Said(event.said, block, event.question) if mine and event.said else None
    return _changed(
        state,
        notes=state.notes.set(event.id, note),
        order=state.order.append(event.id),
        under=under,
        speakers=event.r if speaks else state.speakers,
        last_said=said or state.last_said,
        last_n={**state.last_n, event.taker: max(event.n, state.last_n.get(event.taker, 0))},
        **here,
    )


def _refresh_note(state: State, note_id: str) -> State:
    """Make a note again of the events about it that stand."""
    note = state.notes.get(note_id)
    if note is None:
        return state
    first, *changes = state.trail[("note", note_id)]
    fields: dict[str, Any] = {name: getattr(first, name) for name in REVISABLE}
    standing = [event for event in changes if not state.is_retracted(event.id)]
    blind: dict[str, tuple[CodeMark, ...]] = {}
    for event in standing:
        if isinstance(event, Revised):
            changed = {name: getattr(event, name) for name in event.model_fields_set & REVISABLE}
            fields |= {k: v for k, v in changed.items() if v is not None or k in CLEARABLE}
        elif isinstance(event, Coded) and event.blind:
            blind[event.by] = recoded(blind.get(event.by, ()), event.add, event.drop)
        elif isinstance(event, Coded):
            fields["codes"] = recoded(fields["codes"], event.add, event.drop)
    note = replace(
        note,
        **fields,
        retracted=state.is_retracted(note_id),
        versions=1 + len(standing),
        blind=blind,
    )
    return _changed(state, notes=state.notes.set(note_id, note))


def recoded(
    codes: tuple[CodeMark, ...], add: Iterable[CodeMark], drop: Iterable[str]
) -> tuple[CodeMark, ...]:
    """Return codes after some were added, a newer valence replacing the older, or dropped."""
    by_code = {mark.code: mark for mark in codes}
    by_code.update({mark.code: mark for mark in add})
    return tuple(mark for code, mark in by_code.items() if code not in set(drop))


def _park(state: State, topic_id: str) -> State:
    event = state.standing.get(("parked", topic_id))
    if not isinstance(event, Parked):
        return _changed(state, parked=state.parked.discard(topic_id))
    raised_by = state.notes.get(event.of) if event.of else None
    topic = Topic(
        id=topic_id,
        text=event.text,
        until=event.until,
        of=event.of,
        question=raised_by.question if raised_by else None,
        at=event.at,
        picked_up=("picked_up", topic_id) in state.standing,
    )
    return _changed(state, parked=state.parked.set(topic_id, topic))


# People and place


def _seat(state: State, event: RespondentSeen) -> State:
    known = state.respondents.get(event.r)
    seat = event.seat or (known.seat if known else len(state.respondents) + 1)
    given = event.organisation
    person = Respondent(
        r=event.r,
        role=event.role or (known.role if known else ""),
        level=event.level or (known.level if known else ""),
        organisation=given if given is not None else (known.organisation if known else ""),
        seat=seat,
        facts={**(known.facts if known else {}), **event.facts},
        left=event.left if event.left is not None else (known.left if known else False),
    )
    # With someone new at the table nobody speaks until named: not whoever was alone before.
    speakers = state.speakers if known else ()
    return _changed(state, respondents=state.respondents.set(event.r, person), speakers=speakers)


def _seat_again(state: State, r: str) -> State:
    """Make a respondent again of what stands about them; nobody, where nothing does."""
    before = state.respondents.get(r)
    events = [e for e in state.trail[("seated", r)] if not state.is_retracted(e.id)]
    speakers = tuple(name for name in state.speakers if events or name != r)
    again = _changed(state, respondents=state.respondents.discard(r))
    for event in events:
        if isinstance(event, RespondentSeen):
            again = _seat(again, event)
    if events and before is not None:
        person = replace(again.respondents[r], seat=before.seat)
        again = _changed(again, respondents=again.respondents.set(r, person))
    return _changed(again, speakers=speakers)


def _go(state: State, event: Moved | Asked) -> State:
    match event:
        case Asked(text=str()):
            return _changed(state, improvised=event.id)
        case Asked(probe=str()):
            return state
        case Asked(question=str(question)):
            block = state.guide.block_of(question)
            return _changed(
                state,
                block=block.id if block else state.block,
                question=question,
                follow_up=event.follow_up,
                improvised=None,
            )
        case Moved():
            block = state.guide.block_of(event.question) if event.question else None
            return _changed(
                state,
                block=block.id if block else event.block,
                question=event.question,
                follow_up=None,
                improvised=None,
            )
        case _:
            return state


# Time


def _ticked(state: State, event: AnyEvent) -> dict[str, object]:
    """Return what changes as the time since the event before counts to where the talk was.

    Notes typed up afterwards say when things were said; from the first of them on that clock
    counts, since the moments of typing then say nothing.
    """
    before = state.last_said
    if isinstance(event, Noted) and event.said:
        seconds = _minutes_between(before.time, event.said) * 60.0 if before else 0.0
        spent = _spent(state, seconds, before.block, before.question) if before else {}
        return {**spent, "last_at": None}
    if isinstance(event, Resumed):
        # Whoever goes on may go on live; notes typed up count again from the first that says when.
        before = None
    if before is not None or state.closed is not None:
        return {"last_said": before}
    try:
        now = datetime.fromisoformat(event.at)
    except ValueError:
        return {"last_said": before}
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    spent = {}
    if state.last_at is not None and not state.paused and not isinstance(event, Resumed):
        seconds = (now - state.last_at).total_seconds()
        spent = _spent(state, seconds, state.block, state.question)
    return {**spent, "last_said": before, "last_at": now}


def _spent(
    state: State, seconds: float, block: str | None, question: str | None
) -> dict[str, object]:
    """Return the times by block and question with so many seconds more."""
    if seconds <= 0:
        return {}
    home = block or ""
    # as many as the guide has blocks and questions, however long the talk is
    spent = {**state.spent, home: state.spent.get(home, 0.0) + seconds}
    if question is None:
        return {"spent": spent}
    within = {**state.within, question: state.within.get(question, 0.0) + seconds}
    return {"spent": spent, "within": within}


def _minutes_between(before: str, after: str) -> int:
    """Minutes from one time of day to a later one; 0 where one is none."""
    clocks = [re.fullmatch("([0-9]{2}):([0-9]{2})", clock) for clock in (before, after)]
    start, end = (int(clock[1]) * 60 + int(clock[2]) if clock else 0 for clock in clocks)
    return max(0, end - start) if all(clocks) else 0
