"""The help screen: a map of the keys of the screen before it, every command, the notation."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
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
from interviewer.tui.text import cut, wrap

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
        lines = key_map(self._place, width)
        lines += [Content(""), Content.styled(_("Commands"), "bold underline")]
        for command in commands.of(self._place):
            lines += _command(command, self._place, width)
        if self._place in ("interview", "review"):
            from interviewer.interview import commands as typed_commands

            lines += [Content(""), Content.styled(_("What you type"), "bold underline")]
            for typed, means in NOTATION:
                lines += _row(_(typed), _(means), width)
            lines += [Content(""), Content.styled(_("Typed commands"), "bold underline")]
            for item in typed_commands.COMMANDS:
                lines += _row(_(item.form), _(item.help), width)
        elif self._place == "case":
            from interviewer.casework.intents import COMMANDS as OF_A_CASE

            lines += [Content(""), Content.styled(_("Typed commands"), "bold underline")]
            for one in OF_A_CASE:
                lines += _row(_(one.form), _(one.help), width)
        lines += [Content(""), Content.styled(_("Esc goes back."), "dim")]
        self.query_one("#help", Static).update(Content("\n").join(lines))


COLUMN = 26
"""Cells that a key and its words have at least on the map."""


def key_map(place: Place, width: int) -> list[Content]:
    """Return the keys of a screen as a picture: those that lie together stand together."""
    there = list(commands.of(place))
    direct = [(key, item) for item in there for key in item.key.split(",") if key]
    function = sorted(
        (pair for pair in direct if pair[0][:1] == "f" and pair[0][1:].isdecimal()),
        key=lambda pair: int(pair[0][1:]),
    )
    ctrl = sorted((pair for pair in direct if pair[0].startswith("ctrl+")), key=lambda p: p[0])
    others = [pair for pair in direct if pair not in function and pair not in ctrl]
    after = [(item.letter, item) for item in there if item.letter] if place == "interview" else []
    groups = (
        (_("Function keys"), function),
        (_("With Ctrl"), ctrl),
        (_("Other keys"), others),
        (_("After ^G"), sorted(after, key=lambda pair: pair[0])),
    )
    lines: list[Content] = []
    for title, keys in groups:
        if keys:
            lines += [Content("")] if lines else []
            lines += [Content.styled(title, "bold underline"), *_caps(keys, width)]
    return lines


def _caps(keys: Sequence[tuple[str, Command]], width: int) -> list[Content]:
    """Return keys as caps with their words, in columns that are read downwards."""
    columns = max(1, width // COLUMN)
    rows = -(-len(keys) // columns)
    column = width // columns
    lines = []
    for row in range(rows):
        line = Content("")
        for key, command in keys[row::rows]:
            name = commands.key_name(key)
            cap = f" {name:^3} "
            words = cut(_(command.name), column - cell_len(cap) - 2)
            gap = " " * (column - cell_len(cap) - cell_len(words) - 1)
            line += Content.styled(cap, "bold reverse") + Content(f" {words}{gap}")
        lines.append(line)
    return lines


def _command(command: Command, place: Place, width: int) -> list[Content]:
    key = "" if not command.key else commands.key_name(command.key)
    key = _(key) if key == commands.YES_KEY else key
    forms = [key]
    if place == "interview":  # where there is ^G
        forms.append(f"^G {commands.key_name(command.letter)}" if command.letter else "")
    if place in ("interview", "review"):  # where there is a line to type in
        forms += commands.typed_forms(command)
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
