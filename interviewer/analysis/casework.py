"""Where the work on a case stands: its syntheses, ratings, typing and scan. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from interviewer.analysis.standing import standing
from interviewer.interview.events import AnyEvent, Rated, Scanned, Synthesised, Typified
from interviewer.interview.state import Note


@dataclass(frozen=True, slots=True)
class CaseWork:
    """What stands in a case's own journal: of each thing the latest that was not taken back."""

    syntheses: Mapping[str, Synthesised] = field(default_factory=dict)
    """Slot (a chapter's id) → its synthesis; an emptied one is left out."""
    ratings: Mapping[tuple[str, int | None], Rated] = field(default_factory=dict)
    """Code and round → its rating."""
    typings: Mapping[int | None, Typified] = field(default_factory=dict)
    """Round → the place in the typology."""
    scans: Mapping[tuple[str, int | None, str], Scanned] = field(default_factory=dict)
    """Item of the scan, round, and with whom it was answered → the answer."""

    @property
    def typified(self) -> Typified | None:
        """Return the typing that was given last."""
        return max(self.typings.values(), key=lambda event: event.id, default=None)

    @property
    def answers(self) -> Mapping[str, Scanned]:
        """Return the answer to each item of the scan that was given last."""
        latest = sorted(self.scans.values(), key=lambda event: event.id)
        return {event.item: event for event in latest}

    def answered(self, item: str, round_: int | None, with_: str = "") -> Scanned | None:
        """Return the answer to an item in a round that was given last; by some people: theirs."""
        found = (
            event
            for (of, when, who), event in self.scans.items()
            if (of, when) == (item, round_) and with_ in ("", who)
        )
        return max(found, key=lambda event: event.id, default=None)

    def rated(self, code: str) -> Rated | None:
        """Return the rating of a code that was given last, of whatever round."""
        mine = (event for (rated, _), event in self.ratings.items() if rated == code)
        return max(mine, key=lambda event: event.id, default=None)


def case_work(events: Iterable[AnyEvent]) -> CaseWork:
    """Return where the work on a case stands after the events of its journal."""
    syntheses: dict[str, Synthesised] = {}
    ratings: dict[tuple[str, int | None], Rated] = {}
    typings: dict[int | None, Typified] = {}
    scans: dict[tuple[str, int | None, str], Scanned] = {}
    for event in standing(events):
        match event:
            case Synthesised():
                syntheses[event.slot] = event
            case Rated():
                ratings[event.code, event.round] = event
            case Typified():
                typings[event.round] = event
            case Scanned():
                scans[event.item, event.round, event.with_ or ""] = event
    written = {slot: event for slot, event in syntheses.items() if event.text.strip()}
    return CaseWork(written, ratings, typings, scans)


def stale(synthesis: Synthesised, fingerprints: Mapping[str, str]) -> tuple[str, ...]:
    """Return the references of a synthesis whose notes have changed since, or went."""
    return tuple(name for name, then in synthesis.cites.items() if fingerprints.get(name) != then)


def fingerprint(note: Note) -> str:
    """Return what changes when a note's words, speakers, codes or relation do."""
    codes = sorted(f"{mark.code}{mark.valence or ''}" for mark in note.codes)
    parts = (note.kind, note.text, *note.r, "", *codes, note.relation or "")
    whole = "\x1f".join(parts) + ("\x1fretracted" if note.retracted else "")
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]
