"""A persona, and practices with it in memory and on disk."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from interviewer.plain.practice import PracticePlain
from interviewer.practice.begin import begin
from interviewer.practice.judged import Act, Said, faults
from interviewer.practice.persona import Persona
from interviewer.practice.practice import Practice
from interviewer.practice.respondent import Mind, Turn, respond, wrote

PERSONA = Persona.model_validate(
    {
        "persona": "proef",
        "title": "Iemand",
        "case": "Proef",
        "role": "docent",
        "guides": ["gids"],
        "patience": 2,
        "yes": ["Ja.", "Nee, eigenlijk wel."],
        "agrees": ["Zo is het."],
        "defends": ["Dat moest."],
        "again": ["Dat zei ik al."],
        "interrupted": ["Laat me uitpraten."],
        "irritated": ["Laat maar."],
        "quiet": ["[zwijgt]"],
        "nothing": ["Meer niet."],
        "lost": ["Geen idee."],
        "goodbye": ["Dag."],
        "topics": [
            {
                "id": "begin",
                "questions": ["start.begin"],
                "words": ["begin"],
                "lines": [
                    {"say": "In 2018, met een proef.", "manner": "evades", "codes": ["a+"]},
                    {"say": "Een collega deed de eerste les.", "on": "f1"},
                    {"say": "Er was haast bij.", "words": "haast"},
                    {"say": "Niemand wist ervan.", "on": "silence"},
                ],
            },
            {
                "id": "geld",
                "questions": ["drivers.gaande"],
                "words": ["geld", "subsidie"],
                "lines": [{"say": "Het geld is op.", "codes": ["b--"]}, {"say": "Al een jaar."}],
            },
        ],
    }
)


class Room:
    """The persona at a table, asked things one after another, a minute apart."""

    def __init__(self, persona: Persona = PERSONA, seed: int = 0) -> None:
        self.persona = persona
        self.mind = Mind(seed=seed)
        self._seconds = 0

    def hear(
        self, act: Act, words: str = "", question: str = "", follow_up: str = "", after: int = 60
    ) -> Turn:
        """Say something so many seconds later; return the turn with the answer."""
        self._seconds += after
        at = f"2026-03-04T14:{self._seconds // 60:02}:{self._seconds % 60:02}+00:00"
        found = faults(words, self.persona.language) if act == "own" else ()
        said = Said(act, words, question, follow_up, found)
        self.mind = respond(self.persona, self.mind, said, at)
        assert self.mind.last is not None
        return self.mind.last

    def ask(self, question: str = "start.begin", after: int = 60) -> str:
        """Put a question of the guide."""
        return self.hear("question", f"vraag {question}", question, after=after).reply

    def own(self, words: str, after: int = 60) -> str:
        """Ask something of one's own."""
        return self.hear("own", words, after=after).reply

    def note(self) -> None:
        """Write something down."""
        self.mind = wrote(self.mind)


def practised(
    script: Sequence[str], keep: Path, persona: str = "bestuurder"
) -> tuple[Practice, str]:
    """Practise with a shipped persona in plain mode; return the practice and what was shown."""
    practice = begin(None, persona, by="AB", keep=keep)
    out = io.StringIO()
    try:
        PracticePlain(practice, out, {}).run(script)
    finally:
        practice.session.leave()
    return practice, out.getvalue()


def script(name: str) -> list[str]:
    """Return the lines of a script beside these tests."""
    return (Path(__file__).parent / f"{name}.talk").read_text(encoding="utf-8").splitlines()
