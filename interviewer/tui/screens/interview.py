"""The interview: the question, what to ask next and why, the notes, and the line that is typed.

The note line has the focus always and hands each line and key straight to this screen, which hands
it to the session and shows what came of it. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events

from interviewer.errors import Problem, Refused
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import commands as typed_commands
from interviewer.interview import intents
from interviewer.interview.events import Asked, Coded, Moved, Noted, Revised
from interviewer.interview.state import Note
from interviewer.interview.striking import time_of, without_words
from interviewer.interview.typed_line import to_edit
from interviewer.tui import views
from interviewer.tui.completion import Offer
from interviewer.tui.completion import offer as offered
from interviewer.tui.screens.offers import Offers
from interviewer.tui.screens.table import Table
from interviewer.tui.screens.talk import TalkCommands
from interviewer.tui.widgets.note_line import NoteLine
from interviewer.tui.widgets.notes_list import NotesList
from interviewer.words import phrasing

if TYPE_CHECKING:
    from interviewer.store.session import Outcome, Session

PROPOSALS_EVERY = 5
"""Seconds; some follow-ups come up by time alone."""


class InterviewScreen(Table):
    """One interview, as it is held, gone on with, or read."""

    def __init__(self, session: Session, case_name: str, names: Mapping[str, str]) -> None:
        super().__init__(session, case_name, names)
        self.talk = TalkCommands(self)
        self.line = NoteLine(self)
        self.offers = Offers(self)
        self._ticks = 0

    def on_mount(self) -> None:
        """Show everything, with the line that was not saved last time."""
        told = [sentence(problem) for problem in self.session.notices]
        self._message = "  ".join([*told, *self.face.told()])
        if left := self.session.offered_draft:
            self.line.put(left, untouched=False)
            self._message = _("Not saved yet: this line was left here. Enter saves it.")
        self.set_interval(1, self._tick)
        self.show_all()
        self.call_after_refresh(self.offers.warm_up)

    def on_resize(self, _event: events.Resize) -> None:
        """Give each part its rows."""
        self.call_after_refresh(self._show_size)

    def on_click(self, _event: events.Click) -> None:
        """Keep the focus where it belongs."""
        self.line.focus()

    def on_unmount(self) -> None:
        """Leave nothing half-written behind."""
        self.face.sitting_ended(self)

    def _tick(self) -> None:
        if not self.there:
            return
        self._ticks += 1
        self._show_status()
        if self._ticks % PROPOSALS_EVERY == 0:
            self._show_conversation()

    # What the note line asks of its screen

    def commit(self, line: str, began: str) -> bool:
        """Save or do a typed line; whether the line is done with."""
        self._standing = ("", "")
        done = self._committed(line, began)
        if not done and self.there:
            self._standing = (line, self._message)
        return done

    def _committed(self, line: str, began: str) -> bool:
        if not self.there:
            return False
        if self.editing is not None:
            if self.line.untouched:
                self.cancel()
                return True
            number = self.editing.n
            revised = self.took(lambda: self.session.do(intents.Revise(number, line)))
            if revised:
                self.editing = None
                self._show_saved()
            return revised is not None
        if line.lstrip().startswith(":") and self.shows(line):
            return True
        outcome = self.took(lambda: self.session.type(line, began))
        if outcome is not None and outcome.answer == "ok" and not self._message:
            moved = any(isinstance(event, Moved | Asked) for event in outcome.events)
            struck = phrasing.struck(outcome, self.state)
            self.say("" if moved else struck or f"✓ {outcome.text}")
        return outcome is not None

    def shows(self, line: str) -> bool:
        """Whether a typed command only shows something, which is then shown."""
        try:
            intent = typed_commands.read_command(line)
        except Refused:
            return False
        match intent:
            case intents.Show(what, words):
                self.talk.listing(what, words)
            case intents.Close(reason):
                self.talk.do_close(reason)
            case _:
                return False
        return True

    def send(self, intent: intents.Intent) -> Outcome | None:
        """Have an intent done and show what came of it; None where it was refused."""
        return self.took(lambda: self.session.do(intent))

    def press(self, command: str) -> None:
        """Do a command."""
        if self.there:
            # what every screen can do is done by the screen itself
            name = f"do_{command}"
            getattr(self.talk if hasattr(self.talk, name) else self, name)()

    def action_do(self, command: str) -> None:
        """Do a command of `tui.commands`."""
        self.press(command)

    def letter(self, prefix: str, key: str) -> None:
        """Do what a key means after another."""
        if self.there:
            self.talk.letter(prefix, key)

    def came_back(self, line: object = None) -> None:
        """Show what was done on another screen; a line that it asks for goes into the note line."""
        if isinstance(line, str) and self.line.untouched and self.editing is None:
            self.line.put(line, untouched=False)
        self._memory = None
        self.show_all()

    def typing(self, line: str) -> None:
        """Keep the half-typed line on disk; a half-made change as the command that makes it."""
        if self._standing[1] and line != self._standing[0]:
            if self._message == self._standing[1]:
                self._message = ""
            self._standing = ("", "")
            self.show_row()
        self.offers.typing(line)
        if self.editing is not None:
            line = "" if self.line.untouched else f":e {self.editing.n} {line}"
        if not self.session.draft(line) and not self.session.read_only:
            self.say(_("✗ What you type cannot be kept on disk before Enter."))

    def keep_draft(self) -> None:
        """Put what stands in the line on disk now."""
        if self.is_mounted:
            self.typing(self.line.line)

    def moment(self) -> str:
        """Return the time of now."""
        return self.face.now().isoformat(timespec="seconds")

    def offer(self, before: str) -> Offer | None:
        """Return what could complete what stands before the cursor."""
        if self._vocabulary is None:
            self._vocabulary = views.vocabulary(self.state)
        return offered(before, self._vocabulary)

    def show_offer(self, offer: Offer | None, chosen: int) -> None:
        """Show what could be completed to."""
        if self._offer != (offer, chosen):
            self._offer = (offer, chosen)
            if self.there:
                self.show_row()

    def earlier(self, step: int) -> None:
        """Edit the note that many before the one being edited; behind the last: none."""
        if not self.there:
            return
        notes = list(self.state.mine())
        ids = [note.id for note in notes]
        place = ids.index(self.editing.id) if self.editing else len(notes)
        place -= step
        if place < 0 or (self.editing is None and step < 0):
            return
        if place >= len(notes):
            self.cancel()
            return
        self.edit(notes[place])

    def edit(self, note: Note) -> None:
        """Put a note in the line, to be changed."""
        self.editing = note
        self.line.put(*to_edit(note, self.state.codebook))
        self._message = _("Editing note {n}. Enter saves, Esc leaves it as it was.").format(
            n=note.n
        )
        self._show_saved()
        self.query_one(NotesList).reveal(note.id)

    def reveal(self, note: Note) -> None:
        """Go to a note: into the line where nothing half-typed would be lost, else in sight."""
        if note.taker == self.state.taker and self.line.untouched:
            self.edit(note)
        else:
            self.query_one(NotesList).reveal(note.id)

    def cancel(self) -> None:
        """Take back an edit or a message."""
        if not self.there:
            return
        self.letters.hide()
        self._message, self._standing = "", ("", "")
        if self.editing is not None:
            self.editing = None
            self.line.put("")
        self._show_saved()

    def on_notes_list_chosen(self, event: NotesList.Chosen) -> None:
        """Edit the note that was clicked, where nothing half-typed would be lost.

        A striking moment without words gets them: its time is put in the line.
        """
        note = self.state.notes.get(event.note)
        for mark in without_words(self.state):
            if mark.id == event.note and self.line.untouched and self.editing is None:
                self.line.put(f"!{time_of(mark)} ", untouched=False)
        own = note is not None and note.taker == self.state.taker
        if note is not None and own and self.line.untouched:
            self.edit(note)

    # What came of it

    def took(self, act: Callable[[], Outcome]) -> Outcome | None:
        """Do something with the session and show its outcome; None where it was refused."""
        outcome = act()
        if outcome.answer == "refused":
            self.refused(outcome.problems)
            return None
        if outcome.answer == "saved":
            self._saved = f"{self.face.now():%H:%M}"
        self._message = "  ".join(sentence(problem) for problem in outcome.problems)
        self._vocabulary = None
        if any(not isinstance(event, Noted | Coded | Revised) for event in outcome.events):
            self._memory = None  # who is at the table, what they agreed to, what was picked up
        self.offers.after(outcome)
        self._show_saved()
        # what follows from the note is worked out after the note itself is on the screen
        self.call_after_refresh(self._show_conversation)
        return outcome

    def refused(self, problems: tuple[Problem, ...]) -> None:
        """Show why something was not done; the line stays as it was typed."""
        self.say("✗ " + "  ".join(sentence(problem) for problem in problems))
