"""The interview: the question, what to ask next and why, the notes, and the line that is typed.

The note line has the focus always and hands each line and key straight to this screen, which hands
it to the session and shows what came of it. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from interviewer.errors import Problem, Refused
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import intents, notation
from interviewer.interview.events import Asked, Moved
from interviewer.interview.state import Note, State
from interviewer.interview.typed_line import as_line
from interviewer.tui import commands, views
from interviewer.tui.completion import Offer, Vocabulary
from interviewer.tui.completion import offer as offered
from interviewer.tui.screens.base import HIGH, NARROW, TALL, Face
from interviewer.tui.screens.talk import TalkCommands
from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.blocks import Blocks
from interviewer.tui.widgets.follow_ups import FollowUpRow, FollowUps
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.letters import Letters
from interviewer.tui.widgets.note_line import NoteLine
from interviewer.tui.widgets.notes_list import NotesList
from interviewer.tui.widgets.question import QuestionView
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.status import Status

if TYPE_CHECKING:
    from interviewer.store.session import Outcome, Session

PROPOSALS_EVERY = 5
"""Seconds; some follow-ups come up by time alone."""


class InterviewScreen(Face[None]):
    """One interview, as it is held, gone on with, or read."""

    PLACE = "interview"
    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("interview")

    def __init__(self, session: Session, case_name: str, names: Mapping[str, str]) -> None:
        super().__init__()
        self.session = session
        self.case_name = case_name
        self.names = names
        """What fills in {case}, {institution} and {interviewer} in spoken words."""
        self.talk = TalkCommands(self)
        self.line = NoteLine(self)
        self.letters = Letters()
        self.editing: Note | None = None
        self._saved = ""
        self._message = ""
        self._standing = ("", "")
        """A refused line that still stands in the note line, and why it was refused."""
        self._offer: tuple[Offer | None, int] = (None, 0)
        self._vocabulary: Vocabulary | None = None
        self._rows = views.NoteRows()
        self._ticks = 0

    @property
    def state(self) -> State:
        """Where the interview stands."""
        return self.session.state

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Status()
        with Horizontal(id="body"):
            yield Blocks()
            with Vertical(id="talk"):
                yield QuestionView()
                yield FollowUps()
                yield NotesList()
                yield QuietRow()
                with Horizontal(id="typing"):
                    yield Static(markup=False, id="who")
                    yield self.line
        yield KeyBar("interview")
        yield self.letters

    def on_mount(self) -> None:
        """Show everything, with the line that was not saved last time."""
        self._message = "  ".join(sentence(problem) for problem in self.session.notices)
        if left := self.session.offered_draft:
            self.line.put(left, untouched=False)
            self._message = _("Not saved yet: this line was left here. Enter saves it.")
        self.set_interval(1, self._tick)
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Give each part its rows."""
        self.call_after_refresh(self._show_size)

    def on_click(self, _event: events.Click) -> None:
        """Keep the focus where it belongs."""
        self.line.focus()

    def on_unmount(self) -> None:
        """Leave nothing half-written behind."""
        self.face.sitting_ended(self)

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if not self.there:
            return
        self._vocabulary = None
        words = _("Type what is said")
        if self.state.closed:
            words = _("Closed: type a memo as !words; ↑ to a note, to code it")
        self.line.placeholder = Content(words)
        self.query_one(KeyBar).show()
        self._show_saved()
        self._show_conversation()

    def _show_size(self) -> None:
        if self.there:
            self._show_status()
            self._show_conversation()

    def _show_saved(self) -> None:
        """Show what a line did at once: its note, and that it is saved."""
        edited = self.editing.id if self.editing else ""
        self.query_one(NotesList).show(self._rows.of(self.state), edited)
        who = f"✎{self.editing.n}" if self.editing else self.speaking()
        self.query_one("#who", Static).update(Content(cut(safe(who), 7)))
        self._show_status()
        self._show_row()

    def _show_conversation(self) -> None:
        """Show where the conversation is and what could be asked; may come after the note."""
        if not self.there:
            return
        state, earlier, now = self.state, self.session.earlier, self.face.now()
        heading = views.heading(state, earlier, now)
        if self._narrow and not state.closed and state.improvised is None:
            heading = ""  # it stands in the status row
        words = views.question_words(state, earlier, self.names)
        self.query_one(QuestionView).show(heading, words, self._high(4, 5, 9))
        self._show_follow_ups()
        notes = views.margin_notes(state, earlier)
        self.query_one(Blocks).show(views.block_rows(state, earlier, now), notes)
        self._show_row()

    def _show_follow_ups(self) -> None:
        self.query_one(FollowUps).show(self.proposed(), self._high(3, 4, 9))

    @property
    def _narrow(self) -> bool:
        """Whether there is no room for the blocks."""
        return self.size.width < NARROW

    def _high(self, short: int, tall: int, high: int) -> int:
        """Return the rows for something on a screen of this height."""
        if self._narrow or self.size.height < TALL:
            return short
        return high if self.size.height >= HIGH else tall

    def proposed(self) -> tuple[FollowUpRow, ...]:
        """Return what could be asked now, each with its reason."""
        return views.follow_up_rows(self.state, self.session.earlier, self.face.now())

    def _show_status(self) -> None:
        clock, late = views.clock(self.state, self.face.now())
        left = views.about(self.state, self.case_name)
        if self._narrow and not self.state.closed:
            place = views.place_in_guide(self.state, self.session.earlier, self.face.now())
            left = place or left
        saved = ""
        if self._saved:
            words = "✓ {time}" if self._narrow else _("✓ saved {time}")
            saved = words.format(time=self._saved)
        self.query_one(Status).show(left, saved, clock, late=late)

    def _show_row(self) -> None:
        """Show completions, else a message, else the codes to listen for."""
        offer, chosen = self._offer
        row = self.query_one(QuietRow)
        why = self._standing[1]
        if why:
            more = self._message if self._message != why else ""
            row.say("  ".join(filter(None, (why, more))))
        elif offer is not None:
            row.offer(offer.inserts, chosen)
        elif self._message:
            row.say(self._message)
        else:
            row.offer(views.proposed_codes(self.state, self.session.earlier))

    def _tick(self) -> None:
        if not self.there:
            return
        self._ticks += 1
        self._show_status()
        if self._ticks % PROPOSALS_EVERY == 0:
            self._show_conversation()

    def say(self, message: str) -> None:
        """Say something in the quiet row above the line."""
        self._message = message
        self._show_row()

    def speaking(self) -> str:
        """Return who the next line is said by, unless it says otherwise."""
        return views.who_speaks(self.state, self.session.desk.speakers)

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
            self.say("" if moved else f"✓ {outcome.text}")
        return outcome is not None

    def shows(self, line: str) -> bool:
        """Whether a typed command only shows something, which is then shown."""
        try:
            intent = intents.read_command(line)
        except Refused:
            return False
        match intent:
            case intents.Show(what):
                self.talk.listing(what)
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
            getattr(self.talk, f"do_{command}")()

    def action_do(self, command: str) -> None:
        """Do a command of `tui.commands`."""
        self.press(command)

    def letter(self, prefix: str, key: str) -> None:
        """Do what a key means after another."""
        if self.there:
            self.talk.letter(prefix, key)

    def came_back(self, _result: object = None) -> None:
        """Show what was done on another screen."""
        self.show_all()

    def typing(self, line: str) -> None:
        """Keep the half-typed line on disk; a half-made change as the command that makes it."""
        if self._standing[1] and line != self._standing[0]:
            if self._message == self._standing[1]:
                self._message = ""
            self._standing = ("", "")
            self._show_row()
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
                self._show_row()

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
        self.line.put(notation.format(as_line(note, self.state.codebook)))
        self._message = _("Editing note {n}. Enter saves, Esc leaves it as it was.").format(
            n=note.n
        )
        self._show_saved()
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
        """Edit the note that was clicked, where nothing half-typed would be lost."""
        note = self.state.notes.get(event.note)
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
        self._show_saved()
        # what follows from the note is worked out after the note itself is on the screen
        self.call_after_refresh(self._show_conversation)
        return outcome

    def refused(self, problems: tuple[Problem, ...]) -> None:
        """Show why something was not done; the line stays as it was typed."""
        self.say("✗ " + "  ".join(sentence(problem) for problem in problems))
