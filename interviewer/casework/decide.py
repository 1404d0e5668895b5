"""What an intent brings about in a case: the events to write, or why it cannot be. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.casework import CaseWork
from interviewer.analysis.references import split
from interviewer.analysis.today import Today
from interviewer.analysis.withheld import Withheld
from interviewer.casework import intents
from interviewer.errors import Problem, Refused, nearest, refuse
from interviewer.guide.scan import Scan, ScanItem
from interviewer.interview.events import AnyEvent, Rated, Scanned, Synthesised, Typified


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known when a case is worked on."""

    case: str
    """Its id."""
    slots: tuple[str, ...]
    """Chapters of the outline: what a synthesis can be written for."""
    today: Today
    scan: Scan | None
    """The study's scan, where it has one."""
    fingerprints: Mapping[str, str]
    """Reference of each note that may be cited → its fingerprint now."""
    withheld: Withheld
    names: Mapping[str, str]
    """Note id → reference."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to write, and what to answer."""

    event: AnyEvent | None = None
    """Without id, time and initials."""
    text: str = ""
    saved: bool = False
    """Whether words were saved, not a rating or answer."""
    notices: tuple[Problem, ...] = ()
    show: str = ""
    of: str = ""


def decide(work: CaseWork, desk: Desk, intent: intents.Intent) -> Decision:
    """Return what an intent brings about. Raises Refused where it cannot be done.

    Taking back is the session's: it knows what it wrote.
    """
    match intent:
        case intents.Synthesise():
            return _synthesise(work, desk, intent)
        case intents.Rate():
            return _rate(desk, intent)
        case intents.Typify():
            text = f"{intent.orientation} {intent.object}"
            _goes_out(desk, intent.orientation, intent.object, intent.phase, intent.why)
            event = Typified(
                orientation=intent.orientation,
                object=intent.object,
                phase=intent.phase or None,
                round=intent.round,
                why=intent.why,
            )
            return Decision(event, text)
        case intents.Scan():
            return _scan(desk, intent)
        case intents.Show():
            if intent.of:
                _slot(desk, intent.of)
            return Decision(text=intent.what, show=intent.what, of=intent.of)
        case intents.Undo():
            raise refuse("nothing-to-undo")


def _slot(desk: Desk, slot: str) -> str:
    if slot not in desk.slots:
        raise refuse(
            "no-slot", slot=slot, known=", ".join(desk.slots), nearest=nearest(slot, desk.slots)
        )
    return slot


def _synthesise(work: CaseWork, desk: Desk, intent: intents.Synthesise) -> Decision:
    slot = _slot(desk, intent.slot)
    text = intent.text.strip()
    if not text and slot not in work.syntheses:
        raise refuse("nothing-typed")
    _goes_out(desk, text)
    cites, unknown = cited(text, desk)
    notices = [
        Problem("unknown-reference", {"reference": reference}, level="warning")
        for reference in unknown
    ]
    event = Synthesised(slot=slot, text=text, cites=cites)
    return Decision(event, f"{slot} {len(text.split())}", saved=True, notices=tuple(notices))


def cited(text: str, desk: Desk) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the notes that a text names with their fingerprints, and references to none."""
    named = [part["reference"] for part in split(text, desk.case) if not isinstance(part, str)]
    known = {name: desk.fingerprints[name] for name in named if name in desk.fingerprints}
    return known, tuple(dict.fromkeys(name for name in named if name not in known))


def _goes_out(desk: Desk, *texts: str) -> None:
    check_words(desk.withheld, desk.names, *texts)


def check_words(withheld: Withheld, names: Mapping[str, str], *texts: str) -> None:
    """Raise Refused where words that must stay inside are among what a report will print.

    `names` are references of notes, by their ids; one of another case is named as it is.
    """
    for text in texts:
        for at, note in withheld.found(text)[:1]:
            raise Refused(_withheld(names, text, at, note))


def _withheld(names: Mapping[str, str], text: str, at: int, note: str) -> Problem:
    before = text[:at]
    return Problem(
        "withheld-words",
        {
            "paragraph": before.count("\n\n") + 1,
            "word": len(before.rpartition("\n\n")[2].split()) + 1,
            "reference": names.get(note, note),
        },
    )


def _rate(desk: Desk, intent: intents.Rate) -> Decision:
    found = desk.today.codebook.lookup(intent.code)
    if len(found) != 1:
        words = desk.today.codebook.words
        raise refuse(
            "no-code",
            name=intent.code,
            known=", ".join(found) or "–",
            nearest=nearest(intent.code, words),
        )
    _goes_out(desk, intent.why)
    value = "" if intent.value == "0" else intent.value
    event = Rated(code=found[0], value=value, round=intent.round, why=intent.why)
    return Decision(event, f"{found[0]} {intent.value}")


def _scan(desk: Desk, intent: intents.Scan) -> Decision:
    item = scan_item(desk.scan, intent.item)
    _goes_out(desk, intent.with_, intent.why)
    event = Scanned(
        item=item.id,
        round=intent.round,
        holds=intent.holds,
        directing=intent.directing,
        why=intent.why,
        **({"with": intent.with_} if intent.with_ else {}),
    )
    return Decision(event, f"{item.letter} {item.id} {intent.holds}" + " !" * intent.directing)


def scan_item(scan: Scan | None, typed: str) -> ScanItem:
    """Return an item of the scan by its id or its letter. Raises Refused where there is none."""
    items: Sequence[ScanItem] = [item for _, item in scan.walk()] if scan else []
    for item in items:
        if typed.casefold() in (item.id.casefold(), item.letter.casefold()):
            return item
    known = [name for item in items for name in (item.letter, item.id)]
    raise refuse(
        "no-scan-item",
        item=typed,
        known=", ".join(item.letter for item in items) or "–",
        nearest=nearest(typed, known),
    )
