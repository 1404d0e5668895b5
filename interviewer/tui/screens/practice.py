"""Practising: a persona is chosen, the interview screen with what they say, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interviewer.i18n import gettext as _
from interviewer.practice.words import briefing, choice
from interviewer.tui import commands
from interviewer.tui.screens.closing import ClosingScreen
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.screens.talk import TalkCommands
from interviewer.tui.text import safe
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.rows import Rows
from interviewer.tui.widgets.speech import Speech

if TYPE_CHECKING:
    from interviewer.practice.persona import Persona
    from interviewer.practice.practice import Practice
    from interviewer.store.session import Outcome


class PersonaScreen(ModalScreen[str | None]):
    """Lets a respondent to practise with be chosen; ends with the persona's id, or None."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,q", "dismiss(None)", show=False, id="persona.back"),
    ]

    def __init__(self, personas: Sequence[Persona]) -> None:
        super().__init__()
        self._personas = tuple(personas)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="message"):
            yield Static(markup=False, id="what")
            yield Rows("personas")
            yield Static(markup=False, id="made")

    def on_mount(self) -> None:
        """Show the list."""
        rows = self.query_one(Rows)
        rows.styles.height = "auto"
        rows.add_options([Option(Content(safe(choice(one)))) for one in self._personas])
        rows.highlighted = 0
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        what = Content.styled(_("With whom do you want to practise?"), "bold")
        self.query_one("#what", Static).update(what)
        back = Content.styled(_("Enter begins, Esc goes back."), "dim")
        self.query_one("#made", Static).update(back)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin with the one that was chosen."""
        event.stop()
        self.dismiss(self._personas[event.option_index].persona)


class TextScreen(ModalScreen[None]):
    """A page of text to read and scroll through; Esc, Enter or q leaves it."""

    DEFAULT_CSS = "TextScreen { align: center middle; }"
    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter,q", "dismiss(None)", show=False, id="text.back"),
    ]

    def __init__(self, lines: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._lines = lines
        """The text in the current language; what is not indented is a heading."""

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="page"):
            yield Static(markup=False, id="text")

    def on_mount(self) -> None:
        """Fill the page."""
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the page again."""
        self.show_all()

    def show_all(self) -> None:
        """Put the page on the screen, in the current language."""
        from interviewer.practice.words import wrapped

        width = max(30, min(100, self.app.size.width) - 6)
        rows = []
        for line in self._lines():
            style = "" if line.startswith(" ") else "bold"
            rows += [Content.styled(safe(part), style) for part in wrapped([line], width)]
        rows += [Content(""), Content.styled(_("Enter goes on."), "dim")]
        self.query_one("#text", Static).update(Content("\n").join(rows))


class PracticeScreen(InterviewScreen):
    """The interview screen, with a scripted respondent's answers above the note line."""

    def __init__(self, practice: Practice, case_name: str, names: Mapping[str, str]) -> None:
        super().__init__(practice.session, case_name, names)
        self.practice = practice
        self.talk = _PracticeTalk(self)
        self.speech = Speech()
        self._ended = False

    def on_mount(self) -> None:
        """Show the respondent, and tell what the interviewer may know."""
        persona = self.practice.persona
        self.query_one("#talk").mount(self.speech, before=self.query_one(QuietRow))
        self.speech.show(persona.pseudonym, self.practice.answer or persona.scene)
        title = self.state.guide.title
        self.app.push_screen(
            TextScreen(lambda: [f"  {line}" for line in briefing(persona, title, _keys())])
        )

    def took(self, act: Callable[[], Outcome]) -> Outcome | None:
        """Do something with the session; show what came of it, and what the respondent says."""
        outcome = super().took(act)
        self._show_answer()
        return outcome

    def came_back(self, _result: object = None) -> None:
        """Show what was done on another screen; after the close, the report."""
        super().came_back(_result)
        self._show_answer()
        if self.state.closed:
            self.end()

    def _show_answer(self) -> None:
        if answer := self.practice.new_answer():
            self.speech.show(self.practice.persona.pseudonym, answer)

    def end(self) -> None:
        """Show the report, then leave; what was practised is kept."""
        from interviewer.practice.words import kept_report, kept_words, report_lines
        from interviewer.tui.practising import leave

        if self._ended:
            return
        self._ended = True
        kept_report(self.practice)
        report = TextScreen(
            lambda: [*report_lines(self.practice), "", f"  {kept_words(self.practice)}"]
        )
        self.app.push_screen(report, lambda _done: leave(self.face, self))


def _keys() -> dict[str, str]:
    """Return for the typed commands that a practice needs the keys that they have now."""
    doing = {"said": "a", "next": "n", "ask": "f", "probes": "probe", "close": "q"}
    own = {item.id: item for item in commands.of("interview") if item.id in doing}
    return {
        doing[name]: commands.key_name(item.key) if item.key else f"^G {item.letter}"
        for name, item in own.items()
    }


class _PracticeTalk(TalkCommands):
    """The interview screen's commands; who leaves a practice sees how it went."""

    on: PracticeScreen

    def do_close(self, reason: str = "") -> None:
        """Show what is still open; the practice is closed from there."""
        screen = _PracticeClosing(self.on.session, self.on.names, reason)
        self.on.app.push_screen(screen, self.on.came_back)

    def do_leave(self) -> None:
        """Show the report, and leave."""
        self.on.end()


class _PracticeClosing(ClosingScreen):
    """What is still open; once it is closed, the report on the practice comes by itself."""

    def do_end(self) -> None:
        """Close the interview."""
        super().do_end()
        if self.session.state.closed:
            self.dismiss(None)

    def do_report(self) -> None:
        """Say that there is a report of another kind."""
        self._message = _("A practice has a report of its own: it comes when you close.")
        self._show_row()
