"""What is proposed while one types and after a note; worked out when the keys rest.

With an empty line the codes are for the note just made, and one key gives it one of them. While a
line is typed they go into the line. The work is done in a thread: no key waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import NoActiveWorker, get_current_worker

from interviewer.i18n import gettext as _
from interviewer.interview import code_proposals, intents
from interviewer.interview.code_proposals import Codable, ProposedCode
from interviewer.interview.events import Noted
from interviewer.interview.memory import Earlier
from interviewer.interview.state import Note, State
from interviewer.tui import views
from interviewer.tui.widgets.quiet_row import Choices
from interviewer.words import phrasing

if TYPE_CHECKING:
    from textual.timer import Timer

    from interviewer.store.session import Outcome
    from interviewer.tui.screens.interview import InterviewScreen

REST = 0.4
"""Seconds without a key after which the line is looked at."""
WORTH = 4
"""Signs from which a half-typed line says something."""


class Offers:
    """Keeps what is proposed, so that a key takes what stands on the screen."""

    def __init__(self, screen: InterviewScreen) -> None:
        self._on = screen
        self.line = ""
        """The half-typed line as it was when the keys rested; empty where it says nothing."""
        self._typed = ""
        self._fresh = ""
        """Id of the note made last in this sitting."""
        self._for: tuple[Note | str, tuple[ProposedCode, ...]] = ("", ())
        """A note or a half-typed line, and the codes proposed for it."""
        self._last_key = 0.0
        self._timer: Timer | None = None

    # What is proposed

    @property
    def fresh(self) -> Note | None:
        """The note just made, as it is now; None where it was taken back."""
        note = self._on.state.notes.get(self._fresh)
        return None if note is None or note.retracted else note

    @property
    def for_note(self) -> bool:
        """Whether what is shown is for the note just made."""
        return not self._typed.strip() and bool(self._codes_for(self.fresh))

    def _codes_for(self, what: Note | str | None) -> tuple[ProposedCode, ...]:
        return self._for[1] if what and self._for[0] == what else ()

    def choices(self) -> Choices:
        """Return what the keys take now."""
        note = self.fresh
        if self.for_note and note is not None:
            codes = self._codes_for(note)
            return Choices(
                tuple(map(self._word, codes)),
                reasons=tuple(phrasing.code_reason(item.reason) for item in codes),
                keys=tuple(item.number for item in codes),
                lead=f"{note.n}:",
            )
        if self._typed.strip() and (codes := self._codes_for(self.line)):
            return Choices(
                tuple(map(self._word, codes)),
                reasons=tuple(phrasing.code_reason(item.reason) for item in codes),
            )
        return Choices(views.proposed_codes(self._on.state, self._on.session.earlier))

    def _word(self, item: ProposedCode) -> str:
        return "#" + self._on.state.codebook.shortest(item.code)

    def take(self, place: int) -> None:
        """Take the one of that place: into the line, or for the note just made."""
        choices = self.choices()
        if self.for_note:
            for item in self._codes_for(self.fresh):
                if item.number == place + 1:
                    self._accept(item)
        elif place < len(choices.words):
            self._on.line.insert_word(choices.words[place])

    def _accept(self, item: ProposedCode) -> None:
        if (note := self.fresh) is not None:
            self._on.send(intents.Accept(item.number, str(note.n), item.code))

    def by_key(self) -> None:
        """Let one of all that is proposed be taken by a key: for the note just made, if any."""
        note = self.fresh
        codes = self._codes_for(note)
        if note is not None and codes:
            title = _("Give note {n} a code").format(n=note.n)
            items: list[tuple[str, str, Callable[[], object]]] = [
                (f"{item.number}", f"{self._word(item)}  {phrasing.code_reason(item.reason)}",
                 partial(self._accept, item))
                for item in codes
            ]  # fmt: skip
        else:
            title = _("Take a code")
            words = self.choices().words
            items = [
                (key, word, partial(self._on.line.insert_word, word))
                for key, word in zip("123456789", words, strict=False)
            ]
        self._on.talk.choose(title, items)

    # When to look

    def typing(self, line: str) -> None:
        """Take notice of a key; nothing is worked out before the keys rest."""
        self._last_key = monotonic()
        begun = bool(line.strip()) != bool(self._typed.strip())
        self._typed = line
        if begun:
            self._on.show_row()
        if self._timer is None:
            self._timer = self._on.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._timer = None
        left = REST - (monotonic() - self._last_key)
        if left > 0.02:
            self._timer = self._on.set_timer(left, self._rested)
        elif self._on.there:
            self._look_at_line()

    def _look_at_line(self) -> None:
        said = self._typed.strip()
        telling = len(said) >= WORTH and said[0] not in ":!?"
        line = self._typed if telling else ""
        if line == self.line:
            return
        self.line = line
        self._on.show_proposals()
        if line:
            typed = code_proposals.typing(line, self._on.state, self._on.session.earlier)
            self._work_out(line, typed)

    def after(self, outcome: Outcome) -> None:
        """Take notice of what a line or command did."""
        if outcome.answer == "saved":
            self._typed = self.line = ""
        for event in outcome.events:
            if isinstance(event, Noted):
                self._fresh = event.id

    def warm_up(self) -> None:
        """Have what the first proposal needs read before there is a note: that is slow once."""
        nothing = code_proposals.typing("", self._on.state, self._on.session.earlier)
        self._work_out("", replace(nothing, text="x"))

    def look(self) -> None:
        """Work out the codes for the note just made; called once the note itself is shown."""
        note = self.fresh
        if note is not None and not self._typed.strip() and self._for[0] != note:
            self._work_out(note, note)

    # In a thread

    def _work_out(self, what: Note | str, codable: Codable) -> None:
        if self._on.state.closed:
            return
        work = partial(self._work, what, codable, self._on.state, self._on.session.earlier)
        self._on.run_worker(work, thread=True, exclusive=True, group="codes", exit_on_error=False)

    def _work(self, what: Note | str, codable: Codable, state: State, earlier: Earlier) -> None:
        codes = code_proposals.proposed_codes(codable, state, earlier)
        with suppress(RuntimeError, NoActiveWorker):  # the screen may be gone meanwhile
            if not get_current_worker().is_cancelled:
                self._on.app.call_from_thread(self._worked_out, what, codes)

    def _worked_out(self, what: Note | str, codes: tuple[ProposedCode, ...]) -> None:
        if self._on.there and what in (self.fresh, self.line):
            self._for = (what, codes)
            self._on.show_row()
