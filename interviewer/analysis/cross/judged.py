"""Tables of what researchers and partners judged: public value (5.7) and the scan (6.2). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from interviewer.analysis.chapters import strength
from interviewer.analysis.cross.cells import Cell, Column, Piece, Row, Table, a_case, by_groups
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.material import Excerpt
from interviewer.analysis.today import Today
from interviewer.guide.scan import ScanItem
from interviewer.interview.events import FURTHERING, HINDERING, Rated, Scanned

WORTH = (
    "output.positie-sector",
    "output.relatie-beroepenveld",
    "output.participatie",
    "output.regionale-economie",
    "output.doelzoekende-samenwerking",
)
"""Codes of public value that is aimed at (table 5.7)."""

ONLY_TEXT = re.compile(
    r"(?:(?:alleen|de) )?tekst\b(?! en tabel)[^:;]*\b6\.2"
    r"|(?:(?:only|the) )*text\b(?! and table)[^:;]*\b6\.2",
    re.IGNORECASE,
)
"""How the reason begins for a letter that the source's text names and its table does not."""

CITED = 3
"""Notes that are named for a judgement which names none itself."""


def worth(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return the rating of each code of public value by case, by round where that differs (5.7).

    Other codes that were rated stand behind the five of the source.
    """
    given = (event for one in cross.cases for event in one.material.work.ratings.values())
    codes = rated_codes(given, cross.today)
    rows = {
        one.id: Row((a_case(one), *(_rating(one, code, cross) for code in codes)))
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.1),
        *(Column(code, kind="code", width=1.2) for code in codes),
    )
    return Table("meerwaarde", columns, by_groups(cross, rows))


def rated_codes(given: Iterable[Rated], today: Today) -> tuple[str, ...]:
    """Return the codes that are rated: those of public value, behind them others that were."""
    rated = {today.code(event.code) for event in given}
    known = [code for code in WORTH if code in today.codebook.by_id]
    return (*known, *sorted(rated - set(known), key=today.order))


def ratings(one: OneCase, code: str, cross: Cross) -> tuple[Rated, ...]:
    """Return a code's ratings in a case: one by round where they differ, else the latest."""
    mine = sorted(
        (
            event
            for event in one.material.work.ratings.values()
            if cross.today.code(event.code) == code
        ),
        key=lambda event: event.id,
    )
    if len({event.value for event in mine}) > 1 and len({event.round for event in mine}) > 1:
        return tuple(sorted(mine, key=lambda event: (event.round or 0, event.id)))
    return tuple(mine[-1:])


def _rating(one: OneCase, code: str, cross: Cross) -> Cell:
    found = ratings(one, code, cross)
    several = len(found) > 1
    pieces: list[Piece] = []
    for event in found:
        if not event.value and not several:
            continue
        pieces.append(
            Piece(
                one.told(event.why),
                sign=event.value,
                word="" if event.value else "absent",
                round=event.round if several else None,
                references=grounds(one, event, code, cross).agreeing[:CITED],
            )
        )
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a judgement rests on; notes by their references with the case."""

    named: tuple[str, ...]
    """Notes that its reason names: they stand in its words."""
    agreeing: tuple[str, ...] = ()
    """Where it names none: those with its code that do not say the opposite."""
    contrary: tuple[str, ...] = ()
    """And those that do."""

    @property
    def supported(self) -> bool:
        """Whether a note bears the judgement out."""
        return bool(self.named or self.agreeing)


def grounds(one: OneCase, judged: Rated | Scanned, code: str, cross: Cross) -> Grounds:
    """Return what a judgement of a code rests on, the notes with its code the strongest first.

    Of a judgement on a round, notes of interviews in other rounds say nothing.
    """
    named = one.named_in(judged.why)
    if named or not code:
        return Grounds(named)
    against = _opposite(judged)
    agreeing: list[str] = []
    contrary: list[str] = []
    for excerpt in sorted(one.with_codes((code,), cross.today), key=strength, reverse=True):
        opened = excerpt.source.opened
        if judged.round and not opened.document and opened.round != judged.round:
            continue
        opposes = _only(excerpt, code, against, cross)
        (contrary if opposes else agreeing).append(one.reference(excerpt))
    return Grounds((), tuple(agreeing), tuple(contrary))


def _opposite(judged: Rated | Scanned) -> Collection[str]:
    """Return the signs of notes that say the opposite of a judgement."""
    if isinstance(judged, Rated):
        return HINDERING if judged.value else FURTHERING
    return {"yes": HINDERING, "no": FURTHERING}.get(judged.holds, ())


def _only(excerpt: Excerpt, code: str, signs: Collection[str], cross: Cross) -> bool:
    """Whether a note has a code, or what is below it, with these signs and with no other."""
    wanted = cross.today.code(code)
    marks = (mark for mark in excerpt.codes if wanted in cross.today.lineage(mark.code))
    given = {mark.valence for mark in marks if mark.valence}
    return bool(given) and given <= set(signs)


# The scan


def scan(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what gave direction in each case and why, and its letters by category (6.2)."""
    rows = {
        one.id: Row((a_case(one), _directing(one, cross), _letters(one, cross)))
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.2),
        Column("directing", width=4.2),
        Column("letters", width=1.6),
    )
    return Table("scan", columns, by_groups(cross, rows))


def answers(one: OneCase) -> dict[str, tuple[Scanned, ...]]:
    """Return the answers to each item: of each who answered it and each round the latest."""
    found: dict[str, list[Scanned]] = {}
    for event in sorted(one.material.work.scans.values(), key=lambda event: event.id):
        found.setdefault(event.item, []).append(event)
    return {item: tuple(events) for item, events in found.items()}


def directed(one: OneCase, cross: Cross) -> tuple[tuple[ScanItem, tuple[Scanned, ...], bool], ...]:
    """Return the items that gave direction by anyone's answer, and whether the answers differ."""
    given = answers(one)
    items = [item for _category, item in cross.scan.walk()] if cross.scan else []
    known = {item.id for item in items}
    items += [
        ScanItem(id=name, letter=name, code="", statement=name)
        for name in given
        if name not in known
    ]
    return tuple(
        (item, given[item.id], len({bool(event.directing) for event in given[item.id]}) > 1)
        for item in items
        if any(event.directing for event in given.get(item.id, ()))
    )


def _directing(one: OneCase, cross: Cross) -> Cell:
    if not directed(one, cross):
        return (Piece(word="no-direction" if answers(one) else "no-scan"),)
    pieces: list[Piece] = []
    for item, events, differ in directed(one, cross):
        shown = events if differ else [event for event in events if event.why] or events[-1:]
        for event in shown:
            against = differ and not event.directing
            pieces.append(
                Piece(
                    one.told(event.why),
                    codes=(item.code or item.letter,),
                    word="not-directing" if against else "",
                    who=one.told(event.with_ or "") if differ else "",
                    round=event.round if len({e.round for e in events}) > 1 else None,
                    references=grounds(one, event, item.code, cross).agreeing[:CITED],
                )
            )
    return tuple(pieces)


def _letters(one: OneCase, cross: Cross) -> Cell:
    """Return the letters of what gave direction, a line for each category.

    Those that only the source's text names stand apart from those of its table.
    """
    found: dict[str, list[str]] = {}
    text_only: dict[str, list[str]] = {}
    places = {item.id: category for category, item in cross.scan.walk()} if cross.scan else {}
    for item, events, differ in directed(one, cross):
        category = places.get(item.id)
        head = f"{category.title} {category.number}" if category else ""
        letter = item.letter.removeprefix(category.number if category else "").strip("-")
        letter = letter.replace("-", "\u00a0")
        if differ:
            yes = _by(one, (event for event in events if event.directing))
            letter = f"{letter} ({yes})" if yes else f"{letter} (?)"
        apart = all(ONLY_TEXT.match(event.why) for event in events)
        found.setdefault(head, [])
        (text_only if apart else found).setdefault(head, []).append(letter)
    return tuple(
        Piece(
            " ".join(filter(None, (f"{head}:" if head else "", ", ".join(letters)))),
            also=", ".join(text_only.get(head, ())),
        )
        for head, letters in found.items()
    )


def _by(one: OneCase, events: Iterable[Scanned]) -> str:
    """Return who gave these answers, or in which round."""
    told = dict.fromkeys(
        one.told(event.with_) if event.with_ else f"r{event.round}" if event.round else ""
        for event in events
    )
    return ", ".join(filter(None, told))
