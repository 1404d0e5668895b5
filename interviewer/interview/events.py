"""The events of a journal: what happened, one frozen model each (formats.md, section 5).

Nothing is edited in place: the state of an interview is the fold of its events (`state.py`).
Unknown fields are kept, so that a journal of a newer program loses nothing here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from interviewer.guide.model import Valence

VERSION = 1
"""Rises only when a field's meaning changes."""

VALENCES: tuple[Valence | None, ...] = ("++", "+", "+-", "-", "--", None)
"""From strongly furthering to strongly hindering; last: a code without one."""

FURTHERING: tuple[Valence, ...] = ("+", "++")
HINDERING: tuple[Valence, ...] = ("-", "--")

NoteKind = Literal["note", "quote", "memo", "observation"]
Relation = Literal["adds", "contradicts", "confirms"]
Until = Literal["later", "nextround", "other"]
Via = Literal["typed", "proposal", "review", "import", "blind", "settled"]


class Event(BaseModel):
    """What every event has. `id` (uuid7) orders a journal, whatever the order of its lines."""

    model_config = ConfigDict(frozen=True, extra="allow")

    v: int = VERSION
    """Version of the event's meaning."""
    id: str = ""
    """uuid7, later than every id that the writer had read."""
    at: str = ""
    """When it was recorded: RFC 3339 with offset."""
    by: str = ""
    """Initials of who recorded it."""
    taker: str = Field(default="", exclude=True)
    """Initials of a second note-taker, from the journal's file name; never written."""


class Opened(Event):
    """An interview or document analysis was opened: small, and a journal's first line always."""

    type: Literal["opened"] = "opened"
    interview: str
    """Its id."""
    case: str
    """The case's id."""
    number: int
    """Its number in the case, given once; references begin with it."""
    round: int = 1
    """The round."""
    document: str | None = None
    """The document's id, in a document analysis."""
    held: str = ""
    """The day, or day and time, it was held."""
    mode: Literal["in-person", "online", "phone", "paper"] = "in-person"
    """How."""
    kind: Literal["single", "group", "document"] = "single"
    """With one, with several, or a document."""
    guide: str = ""
    """The guide's id."""
    guide_sha: str = ""
    """SHA-256 of the guide, as it stands in `instrument`."""
    codebook_sha: str = ""
    """SHA-256 of the codebook, as it stands in `instrument`."""
    program: str = ""
    """Version of the program."""


class Instrument(Event):
    """The guide and codebook, whole, as they were: a journal reads on its own for ever."""

    type: Literal["instrument"] = "instrument"
    guide: dict[str, Any]
    """As written in YAML."""
    codebook: dict[str, Any]
    """As written in YAML."""


class RespondentSeen(Event):
    """Someone is at the table, or something about them became known or changed."""

    type: Literal["respondent"] = "respondent"
    r: str
    """Pseudonym."""
    role: str = ""
    """A role of the study; empty while unknown."""
    level: str = ""
    """A level of the study."""
    organisation: str | None = None
    """The organisation they speak for."""
    seat: int | None = None
    """Place at the table, from 1."""
    facts: dict[str, Any] = Field(default_factory=dict)
    """Fact → answer; joined with those known."""
    left: bool | None = None
    """Whether they left the table."""


class Consented(Event):
    """A respondent agreed to something, or did not."""

    type: Literal["consented"] = "consented"
    r: str
    item: str
    """Id of the consent item."""
    given: bool
    how: Literal["spoken", "form"] | None = None
    ref: str | None = None
    """Version or number of the form."""
    until: str | None = None
    guardian: str | None = None
    """The parent or guardian who agreed, by role, never by name."""


class Asked(Event):
    """A question was said: the guide's, a follow-up, a general probe, or an improvised one."""

    type: Literal["asked"] = "asked"
    question: str | None = None
    follow_up: str | None = None
    probe: str | None = None
    """The words of a general probe: notes stay with the question."""
    text: str | None = None
    """The words of an improvised question."""
    typed: str | None = None
    """The line as typed."""


class Ticked(Event):
    """A keyword to listen for was heard (`on`), or the tick taken off."""

    type: Literal["ticked"] = "ticked"
    question: str
    prompt: str
    on: bool = True


class Dismissed(Event):
    """A follow-up was waved away: it is not proposed again."""

    type: Literal["dismissed"] = "dismissed"
    question: str
    follow_up: str


class Skipped(Event):
    """A question was passed over on purpose."""

    type: Literal["skipped"] = "skipped"
    question: str
    reason: str | None = None
    """dont-know, declined, not-applicable, no-time, or words."""


class CodeMark(BaseModel):
    """A code on a note, and who or what set it."""

    model_config = ConfigDict(frozen=True, extra="allow")

    code: str
    """The code's id."""
    valence: Valence | None = None
    """Strongly furthering (++) … strongly hindering (--)."""
    via: Via = "typed"
    """Who or what set it."""


class Noted(Event):
    """A note was saved."""

    type: Literal["noted"] = "noted"
    n: int
    """Its number, given once; references end with it."""
    kind: NoteKind = "note"
    text: str
    """Without marks."""
    typed: str = ""
    """The line as typed: no reading of it can lose anything."""
    r: tuple[str, ...] = ()
    """Who said it."""
    question: str | None = None
    """The current question's id, or the id of an improvised `asked`."""
    follow_up: str | None = None
    codes: tuple[CodeMark, ...] = ()
    relation: Relation | None = None
    """To the theory."""
    when: str | None = None
    """When the thing told of happened."""
    place: str | None = None
    """Page or paragraph of a document, moment of a recording."""
    began: str | None = None
    """First key of the line."""
    said: str | None = None
    """Clock time, when typed up afterwards."""


class Answered(Event):
    """A closed answer was given."""

    type: Literal["answered"] = "answered"
    question: str
    r: str | None = None
    value: Any


class Coded(Event):
    """Codes were added to a note, or taken off."""

    type: Literal["coded"] = "coded"
    of: str
    """The note's id."""
    add: tuple[CodeMark, ...] = ()
    drop: tuple[str, ...] = ()
    via: Via | None = None
    """Of the whole event, where there may be no mark to tell it: a blind coder who drops a code,
    or has seen the note and sets none, says `blind` here too."""
    origins: dict[str, tuple[CodeMark, ...]] | None = None
    """Of codes that were settled: initials → the codes that this coder had given the note."""

    @property
    def blind(self) -> bool:
        """Whether a second coder set it who did not see the first one's codes."""
        return self.via == "blind" or any(mark.via == "blind" for mark in self.add)


class Revised(Event):
    """A note was changed: only the fields that change are there, null where one was cleared."""

    type: Literal["revised"] = "revised"
    of: str
    kind: NoteKind | None = None
    text: str | None = None
    typed: str | None = None
    r: tuple[str, ...] | None = None
    codes: tuple[CodeMark, ...] | None = None
    relation: Relation | None = None
    when: str | None = None
    place: str | None = None


class Retracted(Event):
    """An event was taken back; retracting a retraction restores."""

    type: Literal["retracted"] = "retracted"
    of: str
    reason: str | None = None


class Parked(Event):
    """A topic was put by."""

    type: Literal["parked"] = "parked"
    of: str | None = None
    """The note that raised it."""
    text: str = ""
    until: Until = "later"


class PickedUp(Event):
    """A parked topic was taken up; it may lie in another journal."""

    type: Literal["picked_up"] = "picked_up"
    of: str


class Marked(Event):
    """A moment was marked: the recorder started, or something striking was said."""

    type: Literal["marked"] = "marked"
    label: str
    place: str | None = None


class Moved(Event):
    """The interviewer went to a block or question."""

    type: Literal["moved"] = "moved"
    block: str | None = None
    question: str | None = None


class Paused(Event):
    """The conversation stopped for a while."""

    type: Literal["paused"] = "paused"
    reason: str | None = None


class Resumed(Event):
    """The conversation goes on; time since the event before does not count."""

    type: Literal["resumed"] = "resumed"
    reason: str | None = None


class Closed(Event):
    """The conversation is over; coding, revising and memos go on."""

    type: Literal["closed"] = "closed"
    reason: str | None = None


class Summarised(Event):
    """A slot of the contact summary was written."""

    type: Literal["summarised"] = "summarised"
    slot: str
    text: str


class Checked(Event):
    """A respondent answered the member check."""

    type: Literal["checked"] = "checked"
    r: str
    result: Literal["agreed", "corrected", "no-answer"]
    text: str | None = None


class Synthesised(Event):
    """The researcher's synthesis of a slot of the case report was written."""

    type: Literal["synthesised"] = "synthesised"
    slot: str
    text: str
    cites: dict[str, str] = Field(default_factory=dict)
    """Reference → fingerprint of what was cited."""


class Rated(Event):
    """A code was rated for the case."""

    type: Literal["rated"] = "rated"
    code: str
    value: str
    round: int | None = None
    why: str = ""


class Typified(Event):
    """The case was placed in the typology (tables 5.1 and 5.2 of the source)."""

    type: Literal["typified"] = "typified"
    orientation: str = ""
    object: str = ""
    phase: str | None = None
    round: int | None = None
    why: str = ""


class Scanned(Event):
    """An item of the samenwerkingsscan was answered."""

    type: Literal["scanned"] = "scanned"
    item: str
    round: int | None = None
    holds: Literal["yes", "partly", "no", "unknown"] = "unknown"
    directing: bool | None = None
    why: str = ""
    with_: str | None = Field(default=None, alias="with")


class CodePromoted(Event):
    """An open code became a code of the study."""

    type: Literal["code_promoted"] = "code_promoted"
    from_: str = Field(alias="from")
    to: str
    name: str = ""
    definition: str = ""


class CodeRenamed(Event):
    """A code got another name."""

    type: Literal["code_renamed"] = "code_renamed"
    code: str
    name: str


class CodesMerged(Event):
    """Codes became one."""

    type: Literal["codes_merged"] = "codes_merged"
    from_: tuple[str, ...] = Field(alias="from")
    into: str


AnyEvent = Annotated[
    Opened
    | Instrument
    | RespondentSeen
    | Consented
    | Asked
    | Ticked
    | Dismissed
    | Skipped
    | Noted
    | Answered
    | Coded
    | Revised
    | Retracted
    | Parked
    | PickedUp
    | Marked
    | Moved
    | Paused
    | Resumed
    | Closed
    | Summarised
    | Checked
    | Synthesised
    | Rated
    | Typified
    | Scanned
    | CodePromoted
    | CodeRenamed
    | CodesMerged,
    Field(discriminator="type"),
]
"""Any event of any journal."""

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)
"""Reads an event of JSON or plain data."""


def as_json(event: Event) -> str:
    """Return an event as its journal line, without the line's end; absent fields are left out."""
    if isinstance(event, Revised):
        named = event.model_fields_set | {"v", "id", "at", "by", "type", "of"}
        return event.model_dump_json(by_alias=True, include=named - {"taker"})
    return event.model_dump_json(by_alias=True, exclude_none=True)
