"""Plain mode with a scripted respondent at the table: what they say stands under each answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from interviewer.plain.talk import Plain
from interviewer.practice.practice import Practice
from interviewer.practice.words import briefing, spoken
from interviewer.store.session import Outcome


class PracticePlain(Plain):
    """A practice over lines of text."""

    def __init__(
        self, practice: Practice, out: TextIO, names: Mapping[str, str], *, echo: bool = False
    ) -> None:
        super().__init__(practice.session, out, names, echo=echo)
        self._practice = practice

    def _greet(self) -> None:
        persona = self._practice.persona
        self._aside(briefing(persona, self._session.state.guide.title))
        self._question()
        if self._practice.answer:  # gone on with
            self._aside([spoken(persona, self._practice.answer)])
        self._out.flush()

    def _after(self, outcome: Outcome) -> None:
        super()._after(outcome)
        answer = spoken(self._practice.persona, self._practice.new_answer())
        self._aside([answer] if answer else [])
