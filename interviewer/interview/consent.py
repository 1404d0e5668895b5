"""What may go out: the one place that answers, and every output asks it (formats.md, section 6).

Consent never stops the typing. Where it is doubtful whether words are quoted, they stay inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from interviewer.guide.model import Guide
from interviewer.interview.events import Consented
from interviewer.interview.notation import GROUP
from interviewer.interview.quotations import leave_out
from interviewer.study import Document

PARTICIPATION = "deelname"
RECORDING = "opname"
QUOTING = "citeren"
TRACEABILITY = "herleidbaarheid"
REUSE = "hergebruik"

ITEMS = {
    PARTICIPATION: "participation",
    RECORDING: "recording",
    QUOTING: "quoting",
    TRACEABILITY: "traceability",
    REUSE: "reuse",
}
"""The fixed ids, and how each may also be typed."""

_TYPED = {typed: item for item, synonym in ITEMS.items() for typed in (item, synonym)}
_LEFT_OUT = {"nl": "[citaat weggelaten]", "en": "[quote left out]"}


class Note(Protocol):
    """What must be known of a note; the state's `Note` has it."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def r(self) -> tuple[str, ...]: ...
    @property
    def retracted(self) -> bool: ...


class Respondent(Protocol):
    """What must be known of someone at the table; the state's `Respondent` has it."""

    @property
    def r(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def organisation(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something, as far as that may be told."""

    pseudonym: str
    """As R1."""
    level: str = ""
    """A level of the study; empty while unknown."""
    role: str = ""
    """Empty unless consent to be traceable was given."""
    organisation: str = ""
    """Empty unless consent to be traceable was given."""


@dataclass(frozen=True, slots=True)
class Released:
    """What of a note may go out."""

    text: str
    """Its words, with what may not be quoted replaced."""
    withheld: bool
    """Whether anything was replaced."""
    speakers: tuple[Speaker, ...]
    """Who said it; empty: nobody in particular."""


@dataclass(frozen=True, slots=True)
class Consents:
    """What the respondents of a case agreed to, and what they refused."""

    given: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """(pseudonym, item) → the latest answer; absent: not on record."""

    @classmethod
    def of(cls, events: Iterable[Consented], today: str = "") -> Consents:
        """Build it of all consents of a case that stand, in any order; the latest id counts.

        With `today` (RFC 3339 day) a consent that ran `until` an earlier day counts as refused.
        """
        given: dict[tuple[str, str], bool] = {}
        for event in sorted(events, key=lambda event: event.id):
            lapsed = bool(event.until and today and today[: len(event.until)] > event.until)
            item = _TYPED.get(event.item.casefold(), event.item)
            given[event.r, item] = event.given and not lapsed
        return cls(given)

    def without_quotes(self) -> Consents:
        """Return these consents as if nobody had agreed to be quoted."""
        return Consents({key: given and key[1] != QUOTING for key, given in self.given.items()})

    def answer(self, r: str, item: str) -> bool | None:
        """Return whether a respondent agreed to an item; None: not on record."""
        return self.given.get((r, item))

    def agreed(self, r: str, item: str) -> bool:
        """Whether a respondent agreed to an item, and did not refuse to take part at all."""
        return self.answer(r, item) is True and not self.refused(r)

    def refused(self, r: str) -> bool:
        """Whether a respondent refused to take part: nothing of theirs goes out."""
        return self.answer(r, PARTICIPATION) is False


def released(
    note: Note,
    consents: Consents,
    respondents: Iterable[Respondent],
    document: Document | None = None,
    language: str = "nl",
) -> Released | None:
    """Return what of a note may go out; None: nothing (a memo, retracted, someone refused).

    `respondents` are all of the interview, those who left too; `document` is what a document
    analysis is about; `language` is the output's.
    """
    table = {person.r: person for person in respondents}
    speakers = said_by(note, table)
    if note.kind == "memo" or note.retracted or any(map(consents.refused, speakers)):
        return None
    # said by nobody, where all who were there refused to take part
    if not speakers and document is None and table and all(map(consents.refused, table)):
        return None
    text, withheld = note.text, False
    if not _may_quote(note, consents, speakers, table, document):
        instead = left_out(language)
        text = instead if note.kind == "quote" else leave_out(note.text, instead)
        withheld = text != note.text or note.kind == "quote"
    return Released(text, withheld, tuple(_told(r, consents, table) for r in speakers))


def left_out(language: str) -> str:
    """Return what an output in a language says in place of words that may not be quoted."""
    return _LEFT_OUT.get(language, _LEFT_OUT["en"])


def recording_allowed(consents: Consents, respondents: Iterable[Respondent]) -> bool:
    """Whether there may be a recorder mark and a transcript: everyone at the table agreed."""
    table = tuple(person.r for person in respondents)
    return bool(table) and all(consents.agreed(r, RECORDING) for r in table)


def reuse_allowed(
    note: Note,
    consents: Consents,
    respondents: Iterable[Respondent],
    document: Document | None = None,
) -> bool:
    """Whether a note may stand in an archive for others: who said it, or else everyone, agreed."""
    table = {person.r: person for person in respondents}
    speakers = said_by(note, table)
    if note.kind == "memo" or note.retracted:
        return False
    if document is not None and not speakers:
        return True
    asked = speakers or tuple(table)
    return bool(asked) and all(consents.agreed(r, REUSE) for r in asked)


def missing(consents: Consents, respondents: Iterable[Respondent]) -> tuple[str, ...]:
    """Return who has no answer about taking part on record; the method chapter says so."""
    return tuple(p.r for p in respondents if consents.answer(p.r, PARTICIPATION) is None)


def told(person: Respondent, consents: Consents) -> Speaker:
    """Return what may be told of someone at the table: role and organisation by their consent."""
    if not consents.agreed(person.r, TRACEABILITY):
        return Speaker(person.r, person.level)
    return Speaker(person.r, person.level, person.role, person.organisation)


def item_id(typed: str, guide: Guide) -> str | None:
    """Return the id of a consent item as typed: a fixed one in Dutch or English, or the guide's."""
    word = typed.strip().casefold()
    if word in _TYPED:
        return _TYPED[word]
    return next((item.id for item in guide.consent_items if item.id.casefold() == word), None)


def said_by(note: Note, table: Iterable[str]) -> tuple[str, ...]:
    """Return who said a note, each by pseudonym, of all who were at the table; empty: nobody."""
    everyone = tuple(table)
    named = (name for r in note.r for name in (everyone if r == GROUP else (r,)))
    return tuple(dict.fromkeys(named))


def _may_quote(
    note: Note,
    consents: Consents,
    speakers: tuple[str, ...],
    table: Mapping[str, Respondent],
    document: Document | None,
) -> bool:
    """Whether the quoted words of a note may go out."""
    if document is not None:
        return not document.confidential and all(consents.agreed(r, QUOTING) for r in speakers)
    asked = (*speakers, *table) if note.kind == "observation" or not speakers else speakers
    return bool(asked) and all(consents.agreed(r, QUOTING) for r in asked)


def _told(r: str, consents: Consents, table: Mapping[str, Respondent]) -> Speaker:
    person = table.get(r)
    return Speaker(r) if person is None else told(person, consents)
