"""The state of an interview: the fold of its events, `apply(state, event)`.

Pure, and of the same cost at any length: an event touches only what hangs on its own keys. Nothing
is edited in place, so taking something back, or back again, is one more event: for each key the
latest event that still stands counts, and a note is made of the events that speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from pyrsistent import PMap, PVector, pmap, pvector

from interviewer.codebook import Codebook
from interviewer.guide.model import Guide
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
    NoteKind,
    Opened,
    Parked,
    Paused,
    PickedUp,
    Relation,
    RespondentSeen,
    Resumed,
    Retracted,
    Revised,
    Skipped,
    Summarised,
    Ticked,
    Until,
)

REVISABLE = frozenset({"kind", "text", "typed", "r", "codes", "relation", "when", "place"})
"""What of a note can change; its number, question and moment never do."""

Key = tuple[str, ...]
"""What an event speaks of, as ("skipped", question); the latest that stands counts."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Someone at the table, by pseudonym."""

    r: str
    role: str = ""
    level: str = ""
    organisation: str = ""
    seat: int = 0
    """Place at the table, from 1 in order of arrival."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    left: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands now, after coding and revising."""

    id: str
    n: int
    taker: str
    """Initials of a second note-taker; empty for the first."""
    kind: NoteKind
    text: str
    typed: str
    r: tuple[str, ...]
    question: str | None
    """A question of the guide, or the id of an improvised one."""
    follow_up: str | None
    block: str | None
    """The block in which it was made."""
    codes: tuple[CodeMark, ...]
    relation: Relation | None
    when: str | None
    place: str | None
    said: str | None
    at: str
    by: str
    retracted: bool = False
    versions: int = 1
    """How many times its words or marks were set; its events are all kept."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that was parked."""

    id: str
    text: str
    until: Until
    of: str | None
    """The note that raised it."""
    question: str | None
    """The guide's question under which it came up."""
    at: str
    picked_up: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """When and where in the conversation something was said, as typed up afterwards."""

    time: str
    block: str | None
    question: str | None


@dataclass(frozen=True)
class State:
    """Where an interview stands. Read it; only `apply` makes the next one."""

    opened: Opened | None = None
    guide: Guide = Guide(guide="", title="")
    codebook: Codebook = Codebook()
    respondents: PMap[str, Respondent] = pmap()
    notes: PMap[str, Note] = pmap()
    order: PVector[str] = pvector()
    """Ids of all notes, retracted ones too, in order."""
    under: PMap[str, PVector[str]] = pmap()
    """Question → ids of the notes under it, retracted ones too."""
    block: str | None = None
    """None until the first question was said, or moved to."""
    question: str | None = None
    """The current question of the guide; None in a block without questions."""
    follow_up: str | None = None
    """The follow-up that was asked last, until the next move."""
    improvised: str | None = None
    """Id of the improvised question that notes belong to now."""
    speakers: tuple[str, ...] = ()
    """Who spoke last; stays until changed."""
    parked: PMap[str, Topic] = pmap()
    spent: PMap[str, float] = pmap()
    """Block id ('' for the opening) → seconds, pauses left out."""
    within: PMap[str, float] = pmap()
    """Question id → seconds, pauses left out."""
    last_at: datetime | None = None
    """The moment up to which live time was counted; None while it stands still."""
    last_said: Said | None = None
    """The latest note that was typed up afterwards: time is counted from it."""
    paused: bool = False
    last_n: PMap[str, int] = pmap()
    """Note-taker → highest number given."""
    last_id: str = ""
    """The latest event's id."""
    standing: PMap[Key, AnyEvent] = pmap()
    """Key → the latest event that still stands."""
    trail: PMap[Key, PVector[AnyEvent]] = pmap()
    """Key → all its events."""
    keys: PMap[str, tuple[Key, ...]] = pmap()
    """Event id → the keys it speaks of."""

    # What was asked, skipped, agreed

    def asked(self, question: str) -> bool:
        """Whether a question was said, or answered by a line under it."""
        return ("asked", question) in self.standing

    def followed(self, question: str, follow_up: str) -> bool:
        """Whether a follow-up was asked."""
        return ("followed", question, follow_up) in self.standing

    def dismissed(self, question: str, follow_up: str) -> bool:
        """Whether a follow-up was waved away."""
        return ("dismissed", question, follow_up) in self.standing

    def skipped(self, question: str) -> Skipped | None:
        """Return the skip of a question that was passed over and not asked after all."""
        event = self.standing.get(("skipped", question))
        asked = self.standing.get(("asked", question))
        if not isinstance(event, Skipped) or (asked is not None and asked.id > event.id):
            return None
        return event

    def ticked(self, question: str, prompt: str) -> bool:
        """Whether a keyword was ticked off."""
        event = self.standing.get(("ticked", question, prompt))
        return isinstance(event, Ticked) and event.on

    def answer(self, question: str, r: str | None = None) -> Any:
        """Return the closed answer to a question, of one respondent where several gave one."""
        event = self.standing.get(("answered", question, r or ""))
        return event.value if isinstance(event, Answered) else None

    def consent(self, r: str, item: str) -> bool | None:
        """Return whether a respondent agreed to an item; None where it is not on record."""
        event = self.standing.get(("consented", r, item))
        return event.given if isinstance(event, Consented) else None

    @property
    def consents(self) -> tuple[Consented, ...]:
        """Return what was agreed on or refused, the latest per respondent and item."""
        return tuple(event for event in self.standing.values() if isinstance(event, Consented))

    @property
    def closed(self) -> Closed | None:
        """Return the closing, once the conversation is over."""
        event = self.standing.get(("closed",))
        return event if isinstance(event, Closed) else None

    @property
    def marks(self) -> tuple[Marked, ...]:
        """Return the marked moments, in order."""
        events = self.trail.get(("marked",), pvector())
        return tuple(e for e in events if isinstance(e, Marked) and not self.is_retracted(e.id))

    @property
    def improvisations(self) -> tuple[Asked, ...]:
        """Return the improvised questions, in order."""
        events = self.trail.get(("improvised",), pvector())
        return tuple(e for e in events if isinstance(e, Asked) and not self.is_retracted(e.id))

    @property
    def summaries(self) -> dict[str, str]:
        """Return the slots of the contact summary that were written."""
        found = [event for event in self.standing.values() if isinstance(event, Summarised)]
        return {event.slot: event.text for event in found}

    # Who is at the table

    @cached_property
    def present(self) -> tuple[Respondent, ...]:
        """Return who is at the table now, in seating order."""
        there = [person for person in self.respondents.values() if not person.left]
        return tuple(sorted(there, key=lambda person: (person.seat, person.r)))

    @property
    def everyone(self) -> tuple[Respondent, ...]:
        """Return who is or was at the table, in seating order."""
        return tuple(sorted(self.respondents.values(), key=lambda p: (p.seat, p.r)))

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles at the table, each once."""
        return tuple(dict.fromkeys(person.role for person in self.present if person.role))

    @property
    def round(self) -> int:
        """Return the interview's round."""
        return self.opened.round if self.opened else 1

    # Notes

    def listing(self) -> tuple[Note, ...]:
        """Return the notes that stand, in order."""
        notes = (self.notes[note_id] for note_id in self.order)
        return tuple(note for note in notes if not note.retracted)

    def notes_under(self, question: str) -> tuple[Note, ...]:
        """Return the notes that stand under a question, in order; memos left out."""
        notes = (self.notes[note_id] for note_id in self.under.get(question, pvector()))
        return tuple(note for note in notes if not note.retracted and note.kind != "memo")

    def numbered(self, n: int, taker: str = "") -> Note | None:
        """Return the note of that number."""
        found = (self.notes[i] for i in reversed(self.order))
        return next((note for note in found if note.n == n and note.taker == taker), None)

    def is_retracted(self, event_id: str) -> bool:
        """Whether an event was taken back, and that was not taken back in turn."""
        retractions = self.trail.get(("retracted", event_id), pvector())
        return any(not self.is_retracted(event.id) for event in retractions)


def _changed(state: State, **changes: object) -> State:
    """Return a state with other values in some fields.

    `dataclasses.replace` looks at every field in Python, several times an event: it took half of
    the time between Enter and 'saved'.
    """
    new = object.__new__(State)
    new.__dict__.update(state.__dict__, **changes)
    new.__dict__.pop("present", None)  # worked out once a state
    return new


def fold(events: Iterable[AnyEvent], state: State | None = None) -> State:
    """Return the state after these events, in the order of their ids."""
    state = state or State()
    for event in sorted(events, key=lambda event: event.id):
        state = apply(state, event)
    return state


def apply(state: State, event: AnyEvent) -> State:
    """Return the state after one more event.

    Never raises: what an event points to may lie in another journal.
    """
    state = _changed(_tick(state, event), last_id=max(state.last_id, event.id))
    if keys := _keys(event):
        state = _file(state, keys, event)
    match event:
        case Opened():
            return _changed(state, opened=state.opened or event)
        case Instrument():
            return _changed(
                state,
                guide=Guide.model_validate(event.guide),
                codebook=Codebook.model_validate(event.codebook),
            )
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
        case Moved() | Asked():
            return _go(state, event)
        case Paused():
            return _changed(state, paused=True)
        case Resumed():
            return _changed(state, paused=False)
        case Closed():
            return _changed(state, last_at=None)
        case _:
            return state


# Keys, and which of their events stands


def _keys(event: AnyEvent) -> tuple[Key, ...]:
    match event:
        case Asked(question=str(question), follow_up=str(follow_up)):
            return (("followed", question, follow_up), ("asked", question))
        case Asked(question=str(question), probe=None):
            return (("asked", question),)
        case Asked(text=str()):
            return (("improvised",),)
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
            return (("closed",),)
        case Summarised():
            return (("summarised", event.slot),)
        case Checked():
            return (("checked", event.r),)
        case _:
            return ()


def _file(state: State, keys: tuple[Key, ...], event: AnyEvent) -> State:
    trail, standing = state.trail, state.standing
    for key in keys:
        trail = trail.set(key, trail.get(key, pvector()).append(event))
        standing = standing.set(key, event)
    return _changed(state, trail=trail, standing=standing, keys=state.keys.set(event.id, keys))


def _refresh(state: State, event_id: str) -> State:
    """Look again at everything that an event, just taken back or restored, speaks of."""
    for key in state.keys.get(event_id, ()):
        if key[0] == "retracted":
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
            case "improvised" if state.improvised == event_id:
                state = _changed(state, improvised=None)
    return state


# Notes


def _take_down(state: State, event: Noted) -> State:
    block = state.block
    if event.question and (own := state.guide.block_of(event.question)):
        block = own.id
        state = _changed(state, block=block, question=event.question)
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
    )
    speaks = event.r and event.kind in ("note", "quote")
    return _changed(
        state,
        notes=state.notes.set(event.id, note),
        order=state.order.append(event.id),
        under=under,
        speakers=event.r if speaks else state.speakers,
        last_said=Said(event.said, block, event.question) if event.said else state.last_said,
        last_n=state.last_n.set(event.taker, max(event.n, state.last_n.get(event.taker, 0))),
    )


def _refresh_note(state: State, note_id: str) -> State:
    """Make a note again of the events about it that stand."""
    note = state.notes.get(note_id)
    if note is None:
        return state
    first, *changes = state.trail[("note", note_id)]
    fields: dict[str, Any] = {name: getattr(first, name) for name in REVISABLE}
    standing = [event for event in changes if not state.is_retracted(event.id)]
    for event in standing:
        if isinstance(event, Revised):
            fields |= {name: getattr(event, name) for name in event.model_fields_set & REVISABLE}
        elif isinstance(event, Coded):
            fields["codes"] = recoded(fields["codes"], event.add, event.drop)
    note = replace(
        note, **fields, retracted=state.is_retracted(note_id), versions=1 + len(standing)
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
    before = state.parked.get(topic_id)
    topic = Topic(
        id=topic_id,
        text=event.text,
        until=event.until,
        of=event.of,
        question=before.question if before else state.question,
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


def _tick(state: State, event: AnyEvent) -> State:
    """Count the time since the event before to where the conversation was.

    Notes typed up afterwards say when things were said; from the first of them on that clock
    counts, since the moments of typing then say nothing.
    """
    if isinstance(event, Noted) and event.said:
        if (before := state.last_said) is not None:
            seconds = _minutes_between(before.time, event.said) * 60.0
            state = _spend(state, seconds, before.block, before.question)
        return _changed(state, last_at=None)
    if state.last_said is not None or state.closed is not None:
        return state
    try:
        now = datetime.fromisoformat(event.at).astimezone()
    except ValueError:
        return state
    if state.last_at is not None and not state.paused and not isinstance(event, Resumed):
        seconds = max(0.0, (now - state.last_at).total_seconds())
        state = _spend(state, seconds, state.block, state.question)
    return _changed(state, last_at=now)


def _spend(state: State, seconds: float, block: str | None, question: str | None) -> State:
    if seconds <= 0:
        return state
    home = block or ""
    spent = state.spent.set(home, state.spent.get(home, 0.0) + seconds)
    within = state.within
    if question is not None:
        within = within.set(question, within.get(question, 0.0) + seconds)
    return _changed(state, spent=spent, within=within)


def _minutes_between(before: str, after: str) -> int:
    start, end = (int(clock[:2]) * 60 + int(clock[3:5]) for clock in (before, after))
    return max(0, end - start)
