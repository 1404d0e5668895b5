"""What a blind second coder sees of an interview: who said what to which question. Pure.

Nothing of the first coder's reading is in it: no codes, valences, relations, memos, parked topics
or summary, and no line as it was typed, since marks stand in it. The blind coder's own codes stand
on the notes as if they were the only ones.
"""

from __future__ import annotations

from dataclasses import replace

from pyrsistent import PVector, pmap, pvector

from interviewer.interview.events import AnyEvent, Coded, Noted
from interviewer.interview.state import Key, Note, State

READ_INTO = frozenset({"note", "parked", "picked_up", "summarised", "checked", "marked", "ticked"})
"""What events about these would tell of the first coder's reading."""


def blinded(state: State, coder: str) -> State:
    """Return an interview as this blind coder may see it."""
    notes = {
        note_id: _blinded(note, coder)
        for note_id, note in state.notes.items()
        if note.kind != "memo"
    }
    trail: dict[Key, PVector[AnyEvent]] = {
        key: pvector(map(_bare, events))
        for key, events in state.trail.items()
        if key[0] not in READ_INTO
    }
    standing = {key: _bare(event) for key, event in state.standing.items() if key in trail}
    under = {
        question: pvector(note for note in ids if note in notes)
        for question, ids in state.under.items()
    }
    return replace(
        state,
        notes=pmap(notes),
        order=pvector(note_id for note_id in state.order if note_id in notes),
        under=pmap(under),
        parked=pmap(),
        trail=pmap(trail),
        standing=pmap(standing),
    )


def _bare(event: AnyEvent) -> AnyEvent:
    """A note stands in the trail of its question too, as what made it count as asked."""
    if not isinstance(event, Noted):
        return event
    hidden = {"text": "", "typed": "", "codes": (), "relation": None}
    return event.model_copy(update=hidden)


def _blinded(note: Note, coder: str) -> Note:
    own = note.blind.get(coder)
    return replace(
        note,
        typed="",
        codes=own or (),
        relation=None,
        versions=1,
        blind={} if own is None else {coder: own},
    )


def has_read(state: State, coder: str) -> bool:
    """Whether someone took notes in an interview, or coded them in the open: not blind any more."""
    events = (event for key, events in state.trail.items() if key[0] == "note" for event in events)
    return any(
        event.by == coder and not (isinstance(event, Coded) and event.blind) for event in events
    )
