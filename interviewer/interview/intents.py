"""What an interviewer can want: one small intent each. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A line was typed: a note, quote, memo, observation or improvised question."""

    line: str
    began: str | None = None
    """When its first key was pressed."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next open question."""


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the question before."""


@dataclass(frozen=True, slots=True)
class GoBlock:
    """Go to a block: its first open question."""

    block: str


@dataclass(frozen=True, slots=True)
class GoQuestion:
    """Go to a question."""

    question: str


@dataclass(frozen=True, slots=True)
class Say:
    """The current question has been said."""


@dataclass(frozen=True, slots=True)
class AskFollowUp:
    """Ask a follow-up of the current question, counted from 1 in guide order."""

    number: int


@dataclass(frozen=True, slots=True)
class WaveAway:
    """Do not propose a follow-up of the current question again."""

    number: int


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask a general probe of the guide, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass over the current question, and go on."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A respondent agrees to an item, or does not."""

    r: str | None
    item: str
    given: bool


@dataclass(frozen=True, slots=True)
class SetFact:
    """A respondent's answer to a fact of the guide."""

    r: str | None
    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A closed answer to the current question."""

    value: str
    r: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What follows was said at this time of day."""

    time: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A keyword of the current question was heard; again takes the tick off."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Revise:
    """An earlier note should read as this line."""

    n: int
    """Its number."""
    line: str
    note: str = ""
    """Its reference as typed, where that says more than the number."""


@dataclass(frozen=True, slots=True)
class Recode:
    """Codes are added to a note, or taken off."""

    note: str
    """Its number or reference, as typed."""
    marks: str
    """Codes as `#code++`, to drop as `-#code`; `none` for a note that gets none."""


@dataclass(frozen=True, slots=True)
class Accept:
    """A code that was proposed for a note is set on it."""

    number: int
    """As the proposals are numbered, from 1."""
    note: str = ""
    """The note's number or reference; empty: the latest of this note-taker."""
    code: str = ""
    """The code that stood on the screen at that number; empty: as it is numbered now."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Coders who differed agree on a note's codes."""

    note: str
    marks: str
    """The codes, or `own`, `both`, `none`, or the initials of the coder whose codes stay."""


@dataclass(frozen=True, slots=True)
class AddTo:
    """A memo or quote is added where a note stands, afterwards."""

    note: str
    line: str
    began: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Someone comes to the table, or becomes better known."""

    r: str
    role: str = ""
    level: str = ""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Someone leaves the table."""

    r: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark this moment: `recorder` (it was started) or `striking` (words later)."""

    label: str = "striking"


@dataclass(frozen=True, slots=True)
class Until:
    """The conversation must end at this time of day; empty: as planned."""

    time: str


@dataclass(frozen=True, slots=True)
class PickUp:
    """A parked topic, counted from 1 in the list of parked topics, is taken up now."""

    number: int


@dataclass(frozen=True, slots=True)
class Pause:
    """The conversation stops for a while."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """The conversation goes on."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last note, coding, parking or skip of this session."""


@dataclass(frozen=True, slots=True)
class Close:
    """The conversation is over."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Summarise:
    """A slot of the contact summary reads so."""

    slot: str
    """Its id, or another word for it."""
    text: str


@dataclass(frozen=True, slots=True)
class MemberChecked:
    """What a respondent answered to the member check."""

    r: str | None
    result: str
    """agreed, corrected, no-answer, or another word for it."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Show:
    """List something: parked, open, memory, notes, question, help. Changes nothing."""

    what: str
    words: str = ""
    """What is looked for, in a list that can be searched."""


Intent = (
    Type
    | Next
    | Back
    | GoBlock
    | GoQuestion
    | Say
    | AskFollowUp
    | WaveAway
    | Probe
    | Skip
    | Consent
    | SetFact
    | Answer
    | Clock
    | Tick
    | Revise
    | Recode
    | Accept
    | Settle
    | AddTo
    | Join
    | Leave
    | Mark
    | Until
    | PickUp
    | Pause
    | Resume
    | Undo
    | Close
    | Summarise
    | MemberChecked
    | Show
)
