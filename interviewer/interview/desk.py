"""What a decision looks at and what it comes to: the desk, the context, the decision. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from interviewer.errors import Problem, Terms, nearest, refuse
from interviewer.guide.model import Question
from interviewer.interview import conversation
from interviewer.interview.conversation import Earlier
from interviewer.interview.events import (
    Answered,
    AnyEvent,
    Asked,
    Coded,
    Dismissed,
    Event,
    Noted,
    Parked,
    Revised,
    Skipped,
    Ticked,
)
from interviewer.interview.state import State
from interviewer.study import Study

Made = TypeVar("Made", bound=Event)

UNDOABLE = (Noted, Coded, Revised, Parked, Skipped, Answered, Dismissed, Ticked)
"""What `:u` takes back, and an improvised question."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session holds in mind and no journal does."""

    speakers: tuple[str, ...] | None = None
    """Who speaks, when named since the last saved note."""
    said: str | None = None
    """The clock time that what follows was said."""
    done: tuple[tuple[AnyEvent, ...], ...] = ()
    """What this session wrote that can be taken back, latest last."""


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


def _can_be_undone(event: AnyEvent) -> bool:
    return isinstance(event, UNDOABLE) or (isinstance(event, Asked) and event.text is not None)


def listed(names: Sequence[str]) -> str:
    """Return names for a message."""
    return ", ".join(names) or "–"
