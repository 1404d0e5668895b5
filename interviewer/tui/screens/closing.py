"""The closing: what was not asked, musts first, what is parked; go there, or close."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interviewer.guide.model import ConsentItem, Question, wording
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import conversation, intents
from interviewer.interview.events import Marked
from interviewer.interview.striking import time_of
from interviewer.tui import commands, margins
from interviewer.tui.screens.base import Face
from interviewer.tui.text import cut, flowing, safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.rows import Rows
from interviewer.words import phrasing

if TYPE_CHECKING:
    from interviewer.store.session import Session


class ClosingScreen(Face[str | None]):
    """A list of what is open; the interview is closed here and nowhere else on the screen."""

    PLACE = "closing"
    AUTO_FOCUS = "#open"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("closing")

    def __init__(
        self,
        session: Session,
        names: Mapping[str, str],
        reason: str = "",
    ) -> None:
        super().__init__()
        self._sure = False
        """Whether to close was asked for before: it is always asked once more."""
        self.session = session
        self._names = names
        self._reason = reason
        self._acts: list[Callable[[], None] | None] = []
        """What Enter does on each row."""
        self._message = ""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        yield Rows("open")
        yield Static(markup=False, id="say")
        yield QuietRow()
        yield KeyBar("closing")

    def on_mount(self) -> None:
        """Show what is open."""
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        state = self.session.state
        title = _("The interview is closed.") if state.closed else _("What is still open")
        self.query_one("#title", Static).update(Content.styled(title, "bold"))
        self._show_open()
        closing = state.guide.closing
        said = [Content(safe(flowing(phrasing.spoken(closing.say, self._names)), breaks=True))]
        if closing.note:
            note = "✎ " + _("For you") + ": " + flowing(closing.note)
            said.append(Content.styled(safe(note, breaks=True), "dim italic"))
        shown = Content("\n").join(filter(len, said)) if not state.closed else Content("")
        self.query_one("#say", Static).update(shown)
        self._show_row()
        self.query_one(KeyBar).show(frozenset({"open", "end"} if state.closed else {"review"}))

    def _show_open(self) -> None:
        found = conversation.open_items(self.session.state, self.session.earlier)
        rows = self.query_one(Rows)
        rows.clear_options()
        self._acts = []
        self._section(_("Must still be asked"), found.musts)
        topics = conversation.parked_topics(self.session.state)
        parked = [
            (topic.text, self._going(intents.PickUp(topics.index(topic) + 1)))
            for topic in found.parked
        ]
        self._rows(_("Parked for later in this interview"), parked)
        back = [
            (phrasing.came_back(topic, self.session.state), self._going(intents.PickUp(number)))
            for number, topic in enumerate(found.came_back, start=len(topics) + 1)
        ]
        self._rows(_("From earlier interviews"), back)
        to_agree = [(self._agreeing(r, item), self._ask_consent) for r, item in found.to_agree]
        self._rows(_("To agree on at the end"), to_agree)
        self._section(_("Not asked"), found.others)
        struck = [
            (f"★ {time_of(mark)} " + _("striking: no words yet"), partial(self._word, mark))
            for mark in found.striking
        ]
        self._rows(_("Striking, without words"), struck)
        skipped = [
            (
                f"{self._ask(question)}  ({phrasing.skip_reason(skip.reason) or '–'})",
                self._going(intents.GoQuestion(question.id)),
            )
            for question, skip in found.skipped
        ]
        self._rows(_("Skipped"), skipped)
        if self.session.state.closed:
            own = [
                (phrasing.own_question(asked, self.session.state), None)
                for asked in self.session.state.improvisations
            ]
            self._rows(_("Questions of your own"), own)
        along = [(topic.text, None) for topic in found.taken_along]
        self._rows(_("Taken along to another conversation"), along)
        if not self._acts:
            rows.add_option(Option(Content(_("Nothing is open.")), disabled=True))
            self._acts.append(None)
        elif rows.highlighted is None:
            rows.action_first()

    def _section(self, title: str, questions: tuple[Question, ...]) -> None:
        self._rows(
            title,
            [(self._ask(item), self._going(intents.GoQuestion(item.id))) for item in questions],
        )

    def _rows(self, title: str, items: Sequence[tuple[str, Callable[[], None] | None]]) -> None:
        if not items:
            return
        rows = self.query_one(Rows)
        rows.add_option(Option(Content.styled(f"{title} ({len(items)})", "bold"), disabled=True))
        self._acts.append(None)
        for words, act in items:
            shut = act is None or self.session.state.closed is not None
            rows.add_option(Option(Content("  " + safe(words)), disabled=shut))
            self._acts.append(act)

    def _agreeing(self, r: str, item: ConsentItem) -> str:
        return f"{r}: {phrasing.consent_question(item, self.session.state.guide.language)}"

    def _ask(self, question: Question) -> str:
        return wording(question.ask, self.session.state.roles)

    def _show_row(self) -> None:
        if self._message:
            words = self._message
        elif self.session.state.closed:
            words = _(
                "v goes through the notes: code, sum up. r writes the case report, "
                "Esc goes back to the notes, ^Q to the study."
            )
        else:
            parts = (
                _("Enter goes there, c closes the interview, Esc goes back."),
                self._recorder(),
            )
            words = "  ".join(filter(None, parts))
        self.query_one(QuietRow).show(words)

    def _recorder(self) -> str:
        """Return the reminder that the recorder runs; empty where it was not started."""
        time = margins.recorder(self.session.state, self.face.now())
        return _("The recorder still runs ({time}).").format(time=time) if time else ""

    # Commands

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what was chosen."""
        event.stop()
        if (act := self._acts[event.option_index]) is not None:
            act()

    def _going(self, intent: intents.Intent) -> Callable[[], None]:
        return partial(self._go, intent)

    def _go(self, intent: intents.Intent) -> None:
        if self._send(intent):
            self.dismiss(None)

    def _word(self, mark: Marked) -> None:
        """Go back to put a striking moment into words, its time in the line."""
        self.dismiss(f"!{time_of(mark)} ")

    def _ask_consent(self) -> None:
        from interviewer.tui.screens.consent import ConsentScreen

        screen = ConsentScreen(self.session, self._names, again=True)
        self.app.push_screen(screen, lambda _done: self.show_all())

    def do_open(self) -> None:
        """Go to what is chosen."""
        self.query_one(Rows).action_select()

    def do_end(self) -> None:
        """Close the interview."""
        if not self._sure and not self.session.state.closed:
            self._sure = True
            parts = (_("c again closes the interview."), self._recorder())
            self._message = "  ".join(filter(None, parts))
            self._show_row()
        elif not self.session.state.closed:
            recorder = self._recorder()
            if self._send(intents.Close(self._reason)):
                self._message = recorder
                self.show_all()

    def do_review(self) -> None:
        """Go through the notes, once the interview is closed."""
        if self.session.state.closed:
            self.face.review_after(self.session)
        else:
            self._message = _("The notes are gone through when the interview is closed.")
            self._show_row()

    def do_report(self) -> None:
        """Write the case report."""
        opened = self.session.state.opened
        if opened is not None:
            self.face.write_report(opened.case)

    def do_return(self) -> None:
        """Go back to the conversation."""
        self.dismiss(None)

    def do_leave(self) -> None:
        """Go to the study; the interview stays as it is."""
        self.face.leave_interview()

    def _send(self, intent: intents.Intent) -> bool:
        outcome = self.session.do(intent)
        problems = outcome.problems if outcome.answer == "refused" else ()
        self._message = cut(" ".join(map(sentence, problems)), 200)
        self._show_row()
        return not problems
