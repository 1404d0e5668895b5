"""What a decision looks at and what it comes to: the desk, the context, the decision. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from interviewer.errors import Problem, Terms, nearest, refuse
from interviewer.guide.model import Question
from interviewer.interview import conversation
from interviewer.interview.events import (
    Answered,
    AnyEvent,
    Asked,
    Checked,
    Coded,
    Dismissed,
    Event,
    Noted,
    Parked,
    RespondentSeen,
    Revised,
    Skipped,
    Summarised,
    Ticked,
    Via,
)
from interviewer.interview.memory import Earlier
from interviewer.interview.state import Note, State
from interviewer.study import Study

Made = TypeVar("Made", bound=Event)

LETTERS = "abcdefghijklmnopqrstuvwxyz"

Sitting = Literal["talk", "review", "blind"]
"""What a session is for: the conversation, going through it afterwards, coding it blind."""

UNDOABLE = (
    Noted,
    Coded,
    Revised,
    Parked,
    Skipped,
    Answered,
    Dismissed,
    Ticked,
    Summarised,
    Checked,
)
"""What `:u` takes back, and an improvised question, and who was only named."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session holds in mind and no journal does."""

    speakers: tuple[str, ...] | None = None
    """Who speaks, when named since the last saved note."""
    said: str | None = None
    """The clock time that what follows was said."""
    done: tuple[tuple[AnyEvent, ...], ...] = ()
    """What this session wrote that can be taken back, latest last."""
    sitting: Sitting = "talk"
    """What this session is for."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to write, and what to answer."""

    events: tuple[AnyEvent, ...] = ()
    """Without time and initials; with an id where another event points to it."""
    text: str = ""
    """What was saved or done, as the notation prints it."""
    saved: bool = False
    """Whether a line was saved, not a command carried out."""
    notices: tuple[Problem, ...] = ()
    """What the interviewer should know."""
    desk: Desk = field(default_factory=Desk)
    show: str = ""
    """What to list: parked, open, notes, help."""
    sought: str = ""
    """What is looked for in that list."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every decision may look at."""

    state: State
    desk: Desk
    ids: Iterator[str]
    study: Study
    earlier: Earlier

    def done(self, *given: AnyEvent, text: str, saved: bool = False) -> Decision:
        """Return the decision to write these events, in this order."""
        events = tuple(event if event.id else self.new(event) for event in given)
        undoable = tuple(event for event in events if _can_be_undone(event))
        desk = replace(self.desk, done=(*self.desk.done, undoable)) if undoable else self.desk
        return Decision(events, text, saved, desk=desk)

    def new(self, event: Made) -> Made:
        """Give an event an id, so that another, or an undo, can point to it."""
        return event.model_copy(update={"id": next(self.ids)})

    def question(self) -> Question:
        """Return the current question; raise Refused where there is none."""
        question = conversation.current(self.state, self.earlier)
        if question is None:
            raise refuse("no-current-question")
        return question

    @property
    def over(self) -> bool:
        """Whether the conversation is over: what is done now is done afterwards."""
        return self.state.closed is not None or self.desk.sitting != "talk"

    @property
    def via(self) -> Via:
        """What a code that is set now is set by."""
        if self.desk.sitting == "blind":
            return "blind"
        return "review" if self.over else "typed"

    def note(self, typed: str) -> Note:
        """Return the note of a number or reference, as `note_named` does."""
        return note_named(typed, self.state, self.desk.sitting)

    def person(self, name: str | None, form: str) -> str:
        """Return who is meant: by name, or the only one at the table; raise Refused otherwise."""
        present = [person.r for person in self.state.present]
        known = [person.r for person in self.state.everyone]
        if name is None:
            if len(present) == 1:
                return present[0]
            raise refuse("which-respondent", form=Terms((form,)))
        if name not in known:
            raise refuse(
                "no-such-respondent",
                name=name,
                known=listed(known),
                nearest=nearest(name, known),
            )
        return name

    def speakers(self) -> tuple[str, ...]:
        """Return who speaks when a line does not say: as before, at first the only respondent."""
        return conversation.speaking(self.state, self.desk.speakers)


def note_named(typed: str, state: State, sitting: Sitting) -> Note:
    """Return the note of a number or reference: 17, CD17, I3-17, [I3-CD17].

    A number alone is this note-taker's own; in a review, which shows all notes, the first
    note-taker's. Raises Refused where there is none, or it was taken back.
    """
    opened = state.opened
    head, _, name = typed.strip("[]").rpartition("-")
    taker = name.rstrip("0123456789")
    number = name[len(taker) :]
    if not taker and not head and sitting == "talk":
        taker = state.taker
    elif opened is not None and taker == opened.by:
        taker = ""
    here = (opened.document or f"I{opened.number}") if opened is not None else ""
    found = state.numbered(int(number), taker) if number else None
    if found is None or found.retracted or (head and head.rstrip(LETTERS) != here):
        raise refuse("no-note", number=typed)
    return found


def _can_be_undone(event: AnyEvent) -> bool:
    match event:
        case Asked():
            return event.text is not None
        case RespondentSeen():
            # someone who was only named: a mistyped `@R9` opens a respondent
            known = event.role or event.level or event.organisation or event.facts or event.seat
            return not known and event.left is None
        case _:
            return isinstance(event, UNDOABLE)


def listed(names: Sequence[str]) -> str:
    """Return names for a message."""
    return ", ".join(names) or "–"
