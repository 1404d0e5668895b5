"""Small cases made of events, for tests of analysis and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from interviewer.analysis.today import Today, today
from interviewer.codebook import Codebook
from interviewer.interview.events import (
    AnyEvent,
    CodeMark,
    Consented,
    Noted,
    Opened,
    RespondentSeen,
)
from interviewer.interview.fold import fold
from interviewer.interview.state import State
from interviewer.outline import Outline
from interviewer.store.folder import CaseFile, Held
from interviewer.study import Case, Study

BOOK = Codebook.model_validate(
    {
        "codes": [
            {
                "id": "drivers",
                "name": "Drivers",
                "codes": [
                    {"id": "drivers.leiderschap", "name": "Leiderschap"},
                    {"id": "drivers.subsidies", "name": "Subsidies", "was": ["drivers.geld"]},
                ],
            },
            {
                "id": "design",
                "name": "Design",
                "codes": [{"id": "design.vorm", "name": "Rechtsvorm"}],
            },
        ]
    }
)

OUTLINE = Outline.model_validate(
    {
        "outline": "casusrapport",
        "kind": "case",
        "chapters": [
            {
                "id": "drivers",
                "title": "Wat drijft",
                "codes": ["drivers"],
                "blocks": ["drivers"],
                "parts": ["synthesis", "matrix", "digest", "quotes"],
            },
            {
                "id": "leiders",
                "title": "Wie trekt",
                "codes": ["drivers.leiderschap"],
                "parts": ["digest", "quotes"],
            },
            {"id": "design", "title": "De vorm", "codes": ["design"], "blocks": ["design"]},
        ],
    }
)

AGREED = {"deelname": True, "citeren": True, "herleidbaarheid": True, "opname": True}

_ids = count(1)


def new_id() -> str:
    """Return an event id later than all before."""
    return f"{next(_ids):012d}"


def note(text: str, *codes: str, kind: str = "note", **fields: Any) -> Noted:
    """Return a note; a code may end in a valence after a space. Its number is set by `held`."""
    marks = []
    for code in codes:
        name, _space, valence = code.partition(" ")
        marks.append(CodeMark.model_validate({"code": name, "valence": valence or None}))
    fields.setdefault("at", "2026-03-04T14:05:00+01:00")
    return Noted.model_validate(
        {"id": new_id(), "n": 0, "kind": kind, "text": text, "codes": marks, **fields}
    )


def held(
    number: int,
    *events: AnyEvent,
    people: dict[str, dict[str, bool]] | None = None,
    document: str | None = None,
    **opened: Any,
) -> Held:
    """Return an interview; `people` are pseudonyms with what they agreed to (R1: all)."""
    people = {} if document else {"R1": AGREED} if people is None else people
    begin: list[AnyEvent] = [
        Opened(
            id=new_id(),
            interview=f"2026-03-04-r1-{number}-{document or ''}-{next(_ids)}".lower(),
            case="loods",
            number=number,
            document=document,
            held="2026-03-04T14:00",
            kind="document" if document else "group" if len(people) > 1 else "single",
            **opened,
        )
    ]
    for r, consents in people.items():
        level = {"1": "centraal", "2": "decentraal"}.get(r[-1], "partner")
        begin.append(
            RespondentSeen(
                id=new_id(), r=r, role=f"rol-{r}", level=level, organisation=f"Huis van {r}"
            )
        )
        begin += [
            Consented(id=new_id(), r=r, item=item, given=given) for item, given in consents.items()
        ]
    numbered: list[AnyEvent] = []
    for event in events:
        if isinstance(event, Noted) and not event.n:
            given = sum(isinstance(e, Noted) and e.taker == event.taker for e in numbered) + 1
            event = event.model_copy(update={"n": given})
        numbered.append(event)
    # what was noted comes after what began it, whatever was made first
    state: State = fold(begin)
    state = fold(numbered, state)
    return Held(begin[0].interview, state, ())  # type: ignore[union-attr]


def case_file(
    *interviews: Held,
    case: Case | None = None,
    events: Sequence[AnyEvent] = (),
    study: Study | None = None,
    codes: Today | None = None,
) -> CaseFile:
    """Return a case with these interviews."""
    return CaseFile(
        folder=Path(),
        study=study or Study(title="Studie", language="en", researchers={"AB": "Anouk Bergsma"}),
        case_id="loods",
        case=case or Case(name="De Warme Loods"),
        today=codes or today(BOOK, ()),
        held=interviews,
        events=tuple(events),
    )


def without(agreed: dict[str, bool], *items: str, refused: bool = False) -> dict[str, bool]:
    """Return consents without some items, or with those refused."""
    kept = {item: given for item, given in agreed.items() if item not in items}
    return kept | dict.fromkeys(items, False) if refused else kept


__all__ = ["AGREED", "BOOK", "OUTLINE", "case_file", "held", "new_id", "note", "replace", "without"]
