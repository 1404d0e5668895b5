"""Plain mode: the line-by-line face, for screen readers, thin lines and scripts (formats.md, 7).

Each input line gets exactly one answer at the margin; all else is indented by two spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from interviewer.guide.model import wording
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import conversation
from interviewer.interview.agenda import Agenda, agenda
from interviewer.interview.events import Closed, Moved, Noted, Skipped
from interviewer.lines import harmless
from interviewer.store.session import Outcome, Session
from interviewer.words import phrasing, timing
from interviewer.words.review_listing import proposed_line
from interviewer.words.showing import shown_lines


class Plain:
    """A conversation over lines of text."""

    def __init__(
        self, session: Session, out: TextIO, names: Mapping[str, str], *, echo: bool = False
    ) -> None:
        self._session = session
        self._out = out
        self._names = names
        self._echo = echo
        self._proposed: list[str] = []
        self._warned = False

    def run(self, lines: Iterable[str]) -> None:
        """Answer each line until the input ends or the interview is closed."""
        self._greet()
        for line in lines:
            line = line.rstrip("\r\n")
            if not line.strip():
                continue
            if self._echo:
                self._say(f"> {line}")
            outcome = self._session.type(line)
            self._say(phrasing.answer_line(outcome))
            self._out.flush()  # the first proposals take a moment; the answer does not wait
            self._aside(sentence(p) for p in outcome.problems if outcome.answer != "refused")
            self._aside([phrasing.struck(outcome, self._session.state)])
            self._after(outcome)
            self._out.flush()
            closed = any(isinstance(event, Closed) for event in outcome.events)
            if closed or outcome.show == "leave":
                return

    def _greet(self) -> None:
        session = self._session
        self._aside([session.interview])
        self._aside(sentence(problem) for problem in session.notices)
        if session.offered_draft:
            draft = harmless(session.offered_draft)
            self._aside([_("half-typed when it was broken off: {draft}").format(draft=draft)])
        state = session.state
        if not conversation.begun(state):
            self._aside(phrasing.spoken(state.guide.opening.say, self._names).splitlines())
            self._aside(self._opening())
        self._question()
        self._out.flush()

    def _opening(self) -> Iterator[str]:
        """Yield what is asked before the first question: consent, then facts."""
        state = self._session.state
        for item in state.guide.opening.consent:
            ask = phrasing.consent_question(item, state.guide.language)
            yield f"{ask}  (:c {item.id} ja|nee)"
        for fact in state.guide.facts:
            options = " / ".join(fact.options) or "…"
            yield f"{wording(fact.ask, state.roles)}  (:fact {fact.id} {options})"

    def _after(self, outcome: Outcome) -> None:
        """Show what an answer brings: the question moved to, a list, new proposals."""
        lines = shown_lines(outcome.show, self._session, self._names, outcome.sought)
        if lines is not None:
            self._aside(lines)
            return
        if any(isinstance(event, Moved | Skipped) for event in outcome.events):
            self._question()
        elif (now := phrasing.proposal_lines(self._session)) != self._proposed:
            self._aside(line for line in now if line not in self._proposed)
            self._proposed = now
        self._codes(outcome)
        self._warn()

    def _codes(self, outcome: Outcome) -> None:
        """Propose codes for a note that was just saved."""
        for event in outcome.events:
            note = self._session.state.notes.get(event.id) if isinstance(event, Noted) else None
            codes = proposed_line(note, self._session) if note is not None else ""
            if codes:
                self._aside([_("codes? {codes}   (:y N)").format(codes=codes)])

    def _agenda(self) -> Agenda:
        return agenda(self._session.state, self._session.now(), self._session.earlier)

    def _warn(self) -> None:
        """Tell once that time runs short, and again after it did not."""
        said = timing.warning(self._agenda())
        if said and not self._warned:
            self._aside([said])
        self._warned = bool(said)

    def _question(self) -> None:
        self._aside(phrasing.question_lines(self._session, self._names))
        self._proposed = phrasing.proposal_lines(self._session)

    def _say(self, line: str) -> None:
        self._out.write(f"{line}\n")

    def _aside(self, lines: Iterable[str]) -> None:
        for line in lines:
            for part in line.splitlines():
                self._out.write(f"  {harmless(part)}\n")
