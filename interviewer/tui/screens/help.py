"""The help screen: every key and typed form of the screen before it, and the notation of a line."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interviewer.errors import N_
from interviewer.i18n import gettext as _
from interviewer.tui import commands
from interviewer.tui.commands import Command, Place
from interviewer.tui.text import wrap

NOTATION: tuple[tuple[str, str], ...] = (
    (N_("text"), N_("what the respondent said, in your words")),
    ('"…"', N_("a quote, word for word")),
    ("! …", N_("your own thought; in no report")),
    ("[…]", N_("what you see or hear around the talk")),
    ("? …", N_("a question that is not in the guide")),
    ("@R2 …", N_("who speaks; stays until changed")),
    ("#code++", N_("a code, with ++ + +- - -- where it furthers or hinders")),
    (N_("~adds ~contradicts ~confirms"), N_("relation to the theory")),
    ("^2018 ^2018..2021", N_("when it happened")),
    (N_(">later >nextround >other"), N_("park it")),
    ("=14 =12:35", N_("page, or moment of the recording")),
    ("\\", N_("before a sign: the sign itself")),
)
"""What can be typed in a line → what it means."""


class HelpScreen(ModalScreen[None]):
    """A page to scroll through; Esc, F1, Enter or q leaves it."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f1,enter,q", "dismiss(None)", show=False, id="help.back"),
    ]

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place: Place = place

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="page"):
            yield Static(markup=False, id="help")

    def on_mount(self) -> None:
        """Fill the page."""
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the page again."""
        self.show_all()

    def show_all(self) -> None:
        """Put the page on the screen, in the current language."""
        width = max(30, min(100, self.app.size.width) - 6)
        lines = [Content.styled(_("Keys"), "bold underline")]
        for command in commands.of(self._place):
            lines += _command(command, self._place, width)
        if self._place == "interview":
            from interviewer.interview import intents

            lines += [Content(""), Content.styled(_("What you type"), "bold underline")]
            for typed, means in NOTATION:
                lines += _row(_(typed), _(means), width)
            lines += [Content(""), Content.styled(_("Typed commands"), "bold underline")]
            for item in intents.COMMANDS:
                lines += _row(_(item.form), _(item.help), width)
        lines += [Content(""), Content.styled(_("Esc goes back."), "dim")]
        self.query_one("#help", Static).update(Content("\n").join(lines))


def _command(command: Command, place: Place, width: int) -> list[Content]:
    key = "" if not command.key else commands.key_name(command.key)
    key = _(key) if key == commands.YES_KEY else key
    forms = [key]
    if place == "interview":  # where there is a note line to type in, and ^G
        forms += [
            f"^G {commands.key_name(command.letter)}" if command.letter else "",
            *commands.typed_forms(command),
        ]
    keys = "  ".join(filter(None, forms))
    words = _(command.name)
    if command.help:
        words += f" – {_(command.help)}"
    return _row(keys, words, width)


def _row(typed: str, means: str, width: int) -> list[Content]:
    left = 20 if width < 70 else 30
    rows = wrap(means, width - left)
    first = [Content.assemble((f"{typed:<{left}}", "bold"), rows[0])]
    if len(typed) >= left:
        first = [Content.styled(typed, "bold"), Content(" " * left + rows[0])]
    return [*first, *(Content(" " * left + row) for row in rows[1:])]
