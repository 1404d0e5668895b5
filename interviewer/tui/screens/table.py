"""What stands on the interview screen, and where: laid out by the room that there is.

What is done with it, and with what is typed, is in `screens.interview`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from interviewer.i18n import gettext as _
from interviewer.interview import conversation, memory
from interviewer.interview.agenda import Agenda, agenda
from interviewer.interview.memory import Memory
from interviewer.interview.state import Note, State
from interviewer.tui import commands, margins, views
from interviewer.tui.completion import Offer, Vocabulary
from interviewer.tui.screens.base import HIGH, NARROW, TALL, WIDE, Face
from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.blocks import Blocks
from interviewer.tui.widgets.follow_ups import FollowUpRow, FollowUps
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.letters import Letters
from interviewer.tui.widgets.note_line import NoteLine
from interviewer.tui.widgets.notes_list import NotesList
from interviewer.tui.widgets.question import QuestionView
from interviewer.tui.widgets.quiet_row import Choices, QuietRow
from interviewer.tui.widgets.seats import Seats
from interviewer.tui.widgets.status import Status
from interviewer.words import timing

if TYPE_CHECKING:
    from interviewer.store.session import Session
    from interviewer.tui.screens.offers import Offers

LOW, SHORT = 7, 12
"""Rows from which there is room for more than the line, and for follow-ups and the key bar."""


class Table(Face[None]):
    """The layout of an interview, and what each part of it shows."""

    PLACE = "interview"
    AUTO_FOCUS = "#line"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"), (LOW, "-low"), (SHORT, "-short"), (TALL, "-tall"), (HIGH, "-high"),
    ]  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("interview")

    line: NoteLine
    offers: Offers
    """What is proposed for the note just made, or for the line being typed."""

    def __init__(self, session: Session, case_name: str, names: Mapping[str, str]) -> None:
        super().__init__()
        self.session = session
        self.case_name = case_name
        self.names = names
        """What fills in {case}, {institution} and {interviewer} in spoken words."""
        self.letters = Letters()
        self.editing: Note | None = None
        self._saved = ""
        self._message = ""
        self._standing = ("", "")
        """A refused line that still stands in the note line, and why it was refused."""
        self._offer: tuple[Offer | None, int] = (None, 0)
        self._vocabulary: Vocabulary | None = None
        self._memory: Memory | None = None
        self._agenda: Agenda | None = None
        self._rows = views.NoteRows()

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
                yield Seats()
                with Horizontal(id="typing"):
                    yield Static(markup=False, id="who")
                    yield self.line
        yield KeyBar("interview")
        yield self.letters

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if not self.there:
            return
        self._vocabulary = None
        words = _("Type what is said")
        if self.state.closed:
            words = _("!words adds a memo; ↑ to a note, to code it")
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
        self.query_one(NotesList).show(self._rows.of(self.state, headings=not self._narrow), edited)
        who = f"✎{self.editing.n}" if self.editing else self.speaking()
        self.query_one("#who", Static).update(Content(cut(safe(who), 7)))
        seats = margins.seats(self.state, self.session.earlier, self.speaking())
        self.query_one(Seats).show(seats if self.size.height >= SHORT else ())
        self._show_status()
        self.show_row()

    def _show_conversation(self) -> None:
        """Show where the conversation is and what could be asked; may come after the note."""
        if not self.there:
            return
        state, earlier, now = self.state, self.session.earlier, self.face.now()
        heading = views.heading(state, earlier, now)
        if self._narrow and not state.closed and state.improvised is None:
            heading = ""  # it stands in the status row
        words = views.question_words(state, earlier, self.names)
        large = self.face.settings.large
        rows = self._high(9, 11, 17) if large else self._high(4, 5, 9)
        self.query_one(QuestionView).show(heading, words, rows, large=large)
        self.show_proposals()
        notes = views.margin_notes(state, earlier)
        self._agenda = agenda(state, now, earlier)
        if short := margins.time_short(self._agenda):
            wide = self.size.width >= WIDE
            notes = (*notes, f"! {timing.warning(self._agenda)}" if wide else short)
        if missing := margins.not_agreed(state):
            notes = (*notes, missing)
        before = margins.memory_rows(self.memory_here(), state)
        self.query_one(Blocks).show(views.block_rows(state, earlier, now), notes, before)
        self._show_status()
        self.offers.look()
        self.show_row()

    def show_proposals(self) -> None:
        """Show what could be asked now."""
        proposed, rows = self.proposed(), self._high(3, 4, 9)
        if self.face.settings.large:
            proposed, rows = proposed[:1], 2
        self.query_one(FollowUps).show(proposed if self.size.height >= SHORT else (), rows)

    @property
    def _narrow(self) -> bool:
        """Whether there is no room for the blocks."""
        return self.size.width < NARROW

    def _high(self, short: int, tall: int, high: int) -> int:
        """Return the rows for something on a screen of this height."""
        if self.size.height < SHORT:
            return min(short, max(1, self.size.height - 7))
        if self._narrow or self.size.height < TALL:
            return short
        return high if self.size.height >= HIGH else tall

    def proposed(self) -> tuple[FollowUpRow, ...]:
        """Return what could be asked now, each with its reason."""
        return views.follow_up_rows(
            self.state, self.session.earlier, self.face.now(), self.offers.line
        )

    @property
    def memory(self) -> Memory:
        """What of earlier interviews may be seen at the table now."""
        if self._memory is None:
            self._memory = memory.at_table(self.state, self.session.earlier)
        return self._memory

    def memory_here(self) -> Memory:
        """Return what of it belongs to the current question."""
        question = conversation.current(self.state, self.session.earlier)
        return memory.on_question(self.memory, question, self.state)

    def _show_status(self) -> None:
        clock, late = views.clock(self.state, self.face.now())
        if self._agenda is not None and self._agenda.until:
            clock = clock.partition("/")[0] + f" → {self._agenda.until}"
            late = (self._agenda.left or 0) < 0
        left = views.about(self.state, self.case_name)
        if self._narrow and not self.state.closed:
            place = views.place_in_guide(self.state, self.session.earlier, self.face.now())
            short = margins.time_short(self._agenda) if self._agenda is not None else ""
            missing = margins.not_agreed(self.state)
            left = " · ".join(filter(None, (short, place, missing))) or left
        saved = ""
        if self._saved:
            words = "✓ {time}" if self._narrow else _("✓ saved {time}")
            saved = words.format(time=self._saved)
        recorder = margins.recorder(self.state, self.face.now())
        self.query_one(Status).show(left, saved, clock, recorder=recorder, late=late)

    def show_row(self) -> None:
        """Show a message, completions, the codes that are proposed, or those to listen for."""
        offer, chosen = self._offer
        row = self.query_one(QuietRow)
        why = self._standing[1]
        if why:
            more = self._message if self._message != why else ""
            row.show("  ".join(filter(None, (why, more))))
        elif offer is not None:
            row.show("", Choices(offer.inserts, chosen))
        elif self._message and not self.offers.for_note:
            row.show(self._message)
        else:
            row.show(self._message, self.offers.choices())

    def say(self, message: str) -> None:
        """Say something in the quiet row above the line."""
        self._message = message
        self.show_row()

    def speaking(self) -> str:
        """Return who the next line is said by, unless it says otherwise."""
        return views.who_speaks(self.state, self.session.desk.speakers)
