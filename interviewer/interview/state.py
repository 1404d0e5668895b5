"""The state of an interview: where it stands after its events, as plain data to read.

Pure. `interviewer.interview.fold` makes it, and the next one of each event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    CodeMark,
    Consented,
    Marked,
    NoteKind,
    Opened,
    Relation,
    Skipped,
    Summarised,
    Ticked,
    Until,
)

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
    began: str | None = None
    """When its first key was pressed."""
    retracted: bool = False
    versions: int = 1
    """How many times its words or marks were set; its events are all kept."""
    blind: Mapping[str, tuple[CodeMark, ...]] = field(default_factory=dict)
    """Initials of a blind second coder → the codes they gave it; empty where they saw it and set
    none. They count in agreement only."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that was parked."""

    id: str
    text: str
    until: Until
    of: str | None
    """The note that raised it."""
    question: str | None
    """The question under which that note stands."""
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

    taker: str = ""
    """Whose view it is: a second note-taker's initials; empty for the first's."""
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
    spent: Mapping[str, float] = field(default_factory=dict)
    """Block id ('' for the opening) → seconds, pauses left out."""
    within: Mapping[str, float] = field(default_factory=dict)
    """Question id → seconds, pauses left out."""
    last_at: datetime | None = None
    """The moment up to which live time was counted; None while it stands still."""
    last_said: Said | None = None
    """The latest note that was typed up afterwards: time is counted from it."""
    paused: bool = False
    last_n: Mapping[str, int] = field(default_factory=dict)
    """Note-taker → highest number given."""
    last_id: str = ""
    """The latest event's id."""
    odd: tuple[str, ...] = ()
    """Ids of events that could not be applied."""
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

    @cached_property
    def closed(self) -> Closed | None:
        """Return the closing, once this note-taker's conversation is over."""
        event = self.standing.get(("closed", self.taker))
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
    def probes(self) -> tuple[Asked, ...]:
        """Return the general probes that were asked, in order."""
        events = self.trail.get(("probed",), pvector())
        return tuple(e for e in events if isinstance(e, Asked) and not self.is_retracted(e.id))

    @property
    def day(self) -> str:
        """Return the day on which it was held, as RFC 3339 has it; empty before it is opened."""
        return self.opened.held[:10] if self.opened is not None else ""

    @property
    def follow_ups(self) -> tuple[Asked, ...]:
        """Return the follow-ups that were asked, in order."""
        events = self.trail.get(("follow-ups",), pvector())
        return tuple(e for e in events if isinstance(e, Asked) and not self.is_retracted(e.id))

    @property
    def summaries(self) -> dict[str, str]:
        """Return the contact summary: slot → what was written.

        Where a second note-taker wrote too, both stand, this one's first, theirs behind initials.
        """
        found = [event for event in self.standing.values() if isinstance(event, Summarised)]
        found.sort(key=lambda event: (event.taker != self.taker, event.taker, event.id))
        written: dict[str, list[str]] = {}
        for event in found:
            name = "" if event.taker == self.taker else f"{event.taker or event.by}: "
            written.setdefault(event.slot, []).append(name + event.text)
        return {slot: "\n".join(texts) for slot, texts in written.items()}

    def summary(self, slot: str) -> str:
        """Return what this note-taker wrote in a slot of the contact summary; empty: nothing."""
        found = (
            event.text
            for event in self.standing.values()
            if isinstance(event, Summarised) and (event.slot, event.taker) == (slot, self.taker)
        )
        return next(found, "")

    def checked(self, r: str) -> Checked | None:
        """Return what a respondent answered to the member check; None where none is on record."""
        event = self.standing.get(("checked", r))
        return event if isinstance(event, Checked) else None

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

    def mine(self) -> tuple[Note, ...]:
        """Return the notes of this note-taker that stand, in order."""
        return tuple(note for note in self.listing() if note.taker == self.taker)

    def numbered(self, n: int, taker: str | None = None) -> Note | None:
        """Return the note of that number, of this note-taker or of the one that is named."""
        taker = self.taker if taker is None else taker
        found = (self.notes[i] for i in reversed(self.order))
        return next((note for note in found if note.n == n and note.taker == taker), None)

    def is_retracted(self, event_id: str) -> bool:
        """Whether an event was taken back, and that was not taken back in turn."""
        retractions = self.trail.get(("retracted", event_id), pvector())
        later = (event.id for event in retractions if event.id > event_id)
        return any(not self.is_retracted(retraction) for retraction in later)
