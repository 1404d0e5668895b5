"""A conversation without a disk: typed lines through `decide` and `apply`, with ids in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from interviewer.errors import Refused
from interviewer.interview import commands as typed_commands
from interviewer.interview import intents
from interviewer.interview.decide import decide
from interviewer.interview.desk import Decision, Desk
from interviewer.interview.events import AnyEvent, Event, Instrument, Opened, RespondentSeen
from interviewer.interview.fold import apply
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import State
from interviewer.study import Study

CODEBOOK: dict[str, Any] = {
    "codebook": "boek",
    "codes": [
        {
            "id": "drivers",
            "name": "Drivers",
            "codes": [
                {"id": "drivers.leiderschap", "name": "Leiderschap", "aliases": ["trekker"]},
                {"id": "drivers.incentives.subsidies", "name": "Subsidies"},
                {"id": "drivers.netwerk", "name": "Netwerk"},
            ],
        },
        {"id": "output", "name": "Output", "codes": [{"id": "output.netwerk", "name": "Netwerk"}]},
    ],
}

GUIDE: dict[str, Any] = {
    "guide": "gids",
    "title": "Gids",
    "minutes": 60,
    "probes": ["Kunt u een voorbeeld geven?", "Hoe ging dat?"],
    "facts": [
        {"id": "functie", "ask": "Wat is uw functie?"},
        {"id": "jaren", "ask": "Hoeveel jaar?", "kind": "number"},
        {"id": "sinds", "ask": "Sinds wanneer?", "kind": "date"},
        {"id": "vorm", "ask": "Welke vorm?", "kind": "choice", "options": ["vast", "los"]},
    ],
    "opening": {
        "say": "Welkom bij {case}.",
        "consent": ["deelname", "opname", "citeren", {"id": "foto", "ask": "Mag er een foto?"}],
    },
    "blocks": [
        {
            "id": "start",
            "title": "Start",
            "minutes": 10,
            "questions": [
                {"id": "start.docent", "ask": "Wat geeft u les?", "for": ["docent"]},
                {"id": "start.begin", "ask": "Hoe begon het?", "must": True},
                {"id": "start.toen", "ask": "En toen?"},
            ],
        },
        {"id": "pauze", "title": "Pauze", "minutes": 5},
        {
            "id": "drivers",
            "title": "Drivers",
            "minutes": 15,
            "questions": [
                {
                    "id": "drivers.gaande",
                    "ask": "Wat houdt het gaande?",
                    "must": True,
                    "codes": ["drivers.leiderschap"],
                    "prompts": ["subsidie", "personen"],
                    "follow_ups": [
                        {
                            "ask": "En als die wegvalt?",
                            "follow_ups": [{"id": "diep", "ask": "Wie merkt dat?"}],
                        },
                        {"ask": "Wie nog meer?"},
                    ],
                },
                {"id": "drivers.cijfer", "ask": "Welk cijfer?", "answer": {"scale": [1, 5]}},
                {"id": "drivers.keus", "ask": "Welke?", "answer": {"options": ["geld", "tijd"]}},
                {"id": "drivers.orde", "ask": "Wat eerst?", "answer": {"rank": ["a", "b", "c"]}},
            ],
        },
    ],
    "closing": {"say": "Dank."},
}


class Talk:
    """A conversation in memory. `type` takes a line; `events` is what a journal would hold."""

    def __init__(
        self,
        guide: dict[str, Any] = GUIDE,
        *,
        seats: Sequence[tuple[str, str]] = (("R1", "bestuur"),),
        round: int = 1,
        document: str | None = None,
        earlier: Earlier = NOTHING_EARLIER,
        taker: str = "",
    ) -> None:
        self.events: list[AnyEvent] = []
        self.state = State(taker=taker)
        self.desk = Desk()
        self.earlier = earlier
        self.now = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
        self._ids = (f"{number:06}" for number in count(1))
        kind = "document" if document else "group" if len(seats) > 1 else "single"
        opened = Opened(
            interview="i", case="proef", number=1, round=round, document=document, kind=kind
        )
        seen = [
            RespondentSeen(r=r, role=role, seat=seat) for seat, (r, role) in enumerate(seats, 1)
        ]
        self.add(opened, Instrument(guide=guide, codebook=CODEBOOK), *seen)

    def add(self, *events: Event) -> None:
        """Let events happen now."""
        for event in events:
            stamp = {"id": event.id or next(self._ids), "at": self.now.isoformat(), "by": "AB"}
            stamped = event.model_copy(update={**stamp, "taker": self.state.taker})
            self.events.append(stamped)  # type: ignore[arg-type]
            self.state = apply(self.state, stamped)  # type: ignore[arg-type]

    def do(self, intent: intents.Intent) -> Decision:
        """Carry an intent out. Raises Refused."""
        decision = decide(self.state, self.desk, intent, self._ids, Study(), self.earlier)
        self.add(*decision.events)
        self.desk = decision.desk
        return decision

    def type(self, *lines: str) -> Decision:
        """Type lines; return what the last one brought about. Raises Refused."""
        decision = Decision()
        for line in lines:
            decision = self.do(typed_commands.read(line))
        return decision

    def refused(self, line: str) -> str:
        """Type a line that is refused; return the code of why."""
        before = self.state
        try:
            decision = self.type(line)
        except Refused as refused:
            assert self.state is before
            return refused.problems[0].code
        raise AssertionError(f"{line!r} was not refused: {decision}")

    def minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)


def told(event: Event) -> dict[str, Any]:
    """Return what an event tells: its fields, without stamp and without what is empty."""
    data = event.model_dump(by_alias=True, exclude={"v", "id", "at", "by", "taker"})
    return {name: value for name, value in data.items() if value not in (None, (), [], {}, "")}
