"""What a case's interviews and documents yield: each note with its reference, and what may go out.

Pure. It takes anything that looks like `interviewer.store.folder.CaseFile`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from interviewer.analysis.casework import CaseWork, case_work
from interviewer.analysis.coverage import InterviewCount, count_interviews
from interviewer.analysis.references import Held, references
from interviewer.analysis.today import Today
from interviewer.analysis.withheld import Withheld
from interviewer.errors import Problem
from interviewer.interview.consent import (
    Consents,
    Released,
    Speaker,
    missing,
    recording_allowed,
    released,
    told,
)
from interviewer.interview.events import AnyEvent, CodeMark, Opened
from interviewer.interview.state import Note, State
from interviewer.study import Case, Document, Study


class CaseFile(Protocol):
    """All that is known of one case; `interviewer.store.folder.CaseFile` has it."""

    @property
    def study(self) -> Study: ...
    @property
    def case_id(self) -> str: ...
    @property
    def case(self) -> Case: ...
    @property
    def today(self) -> Today: ...
    @property
    def held(self) -> Sequence[Held]: ...
    @property
    def events(self) -> Sequence[AnyEvent]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def elsewhere(self) -> Callable[[str], Withheld]:
        """Return what stays inside of the whole study on a day (RFC 3339)."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """One interview or document analysis, as far as it may be told."""

    head: str
    """How references to it begin: I3, D1."""
    opened: Opened
    state: State
    document: Document | None
    """In a document analysis: the document, where case.yaml has it."""
    speakers: tuple[Speaker, ...]
    """Who was there, without those who refused to take part."""
    recording: bool
    """Whether marks of a recording may go out."""
    count: InterviewCount
    """Questions, notes and minutes, whatever may be told of them."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A note of which something may go out."""

    reference: str
    """As I3-17, without the case."""
    source: Source
    note: Note
    codes: tuple[CodeMark, ...]
    """Codes of today, each once; a blind second coder's left out."""
    released: Released
    """What may go out; print this, never the note's own text."""

    @property
    def quotable(self) -> bool:
        """Whether it is a quote that may be printed."""
        return self.note.kind == "quote" and not self.released.withheld


@dataclass(frozen=True, slots=True)
class Material:
    """What a report of a case is made of."""

    sources: tuple[Source, ...]
    """In the order of their numbers; those of which nothing may go out are left out."""
    excerpts: tuple[Excerpt, ...]
    """By source, in the order in which they were noted."""
    withheld: Withheld
    """What stays inside of notes other than memos, here and in the study's other cases."""
    refused: int
    """How many respondents refused to take part."""
    unrecorded: tuple[str, ...]
    """Who has no answer about taking part on record, by pseudonym."""
    unquoted: tuple[str, ...]
    """Who did not agree to be quoted, of those who take part."""
    work: CaseWork
    """Syntheses, ratings, typing and scan that stand."""

    def of(self, source: Source) -> tuple[Excerpt, ...]:
        """Return a source's excerpts, in order."""
        return tuple(item for item in self.excerpts if item.source is source)


def gather(case_file: CaseFile, day: str, language: str) -> Material:
    """Return what of a case may go out on a day (RFC 3339), in a report of a language."""
    consents = Consents.of(
        (event for one in case_file.held for event in one.state.consents), today=day
    )
    if any(problem.code == "quotes-withheld" for problem in case_file.problems):
        consents = consents.without_quotes()
    of_notes = references(case_file.held)
    counts = {count.interview: count for count in count_interviews(case_file.held)}
    sources: list[Source] = []
    excerpts: list[Excerpt] = []
    quoting: list[Note] = []
    refusing: list[Note] = []
    people: dict[str, None] = {}
    for one in case_file.held:
        state, document = one.state, None
        if one.opened.document:
            document = case_file.case.document(one.opened.document)
        everyone = state.everyone
        people.update(dict.fromkeys(person.r for person in everyone))
        there = tuple(p for p in everyone if not consents.refused(p.r))
        source = Source(
            head=counts[one.interview].head,
            opened=one.opened,
            state=state,
            document=document,
            speakers=tuple(told(person, consents) for person in there),
            recording=recording_allowed(consents, everyone),
            count=counts[one.interview],
        )
        mine: list[Excerpt] = []
        for note in state.listing():
            may = released(note, consents, everyone, document, language)
            if may is not None:
                codes = case_file.today.marks(note)
                mine.append(Excerpt(of_notes[note.id], source, note, codes, may))
                quoting += [note] if may.withheld else []
            elif note.kind != "memo":
                refusing.append(note)
        excerpts += mine
        if there or mine or not everyone:
            sources.append(source)
    seen = {p.r: p for one in case_file.held for p in one.state.everyone}
    taking_part = [r for r in people if not consents.refused(r)]
    sources.sort(key=_order)
    excerpts.sort(key=lambda item: _order(item.source))
    return Material(
        sources=tuple(sources),
        excerpts=tuple(excerpts),
        withheld=Withheld(quoting, refusing, elsewhere=lambda: case_file.elsewhere(day)),
        refused=sum(map(consents.refused, people)),
        unrecorded=missing(consents, seen.values()),
        unquoted=tuple(r for r in taking_part if not consents.agreed(r, "citeren")),
        work=case_work(case_file.events),
    )


def _order(source: Source) -> tuple[bool, str, int, str]:
    """Sort interviews by number, documents behind them by name."""
    opened = source.opened
    return bool(opened.document), opened.document or "", opened.number, opened.id
