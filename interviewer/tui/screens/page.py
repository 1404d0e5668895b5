"""A page over the conversation, to be read: a question with its cards, minutes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interviewer.i18n import gettext as _
from interviewer.tui.text import safe, wrap


class PageScreen(ModalScreen[None]):
    """A page to scroll through; Esc, Enter or q leaves it."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter,q,ctrl+g", "dismiss(None)", show=False, id="page.back"),
    ]

    def __init__(self, title: str, lines: Sequence[str], *, table: bool = False) -> None:
        super().__init__()
        self._table = table
        """Whether the lines are columns: not wrapped then, but scrolled to with ← and →."""
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="page"):
            yield Static(markup=False, id="reading")

    def on_mount(self) -> None:
        """Fill the page."""
        if self._table:
            self.query_one("#page").styles.overflow_x = "auto"
            self.query_one("#reading").styles.width = "auto"
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the page again."""
        self.show_all()

    def show_all(self) -> None:
        """Put the page on the screen."""
        width = max(20, min(100, self.app.size.width) - 6)
        lines = [Content.styled(safe(self._title), "bold underline"), Content("")]
        for line in self._lines:
            shown = safe(line, breaks=True)
            lines += [Content(row) for row in ([shown] if self._table else wrap(shown, width))]
        lines += [Content(""), Content.styled(_("Esc goes back."), "dim")]
        self.query_one("#reading", Static).update(Content("\n").join(lines))
