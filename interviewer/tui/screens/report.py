"""What became of a report: its path, or why there is none."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interviewer.i18n import gettext as _
from interviewer.tui.text import safe


class ReportScreen(ModalScreen[None]):
    """A message over the screen; Enter or Esc takes it away."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter,q", "dismiss(None)", show=False, id="report.back"),
    ]

    def __init__(self, *, path: str = "", problem: str = "") -> None:
        super().__init__()
        self._path, self._problem = path, problem

    def compose(self) -> ComposeResult:
        """Lay out the message."""
        with Vertical(id="message"):
            yield Static(markup=False, id="what")

    def on_mount(self) -> None:
        """Show the message."""
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if self._path:
            title, words = _("The report is written"), self._path
        else:
            title, words = _("There is no report"), self._problem
        back = _("Enter goes on.")
        lines = [Content.styled(title, "bold"), Content(safe(words)), Content.styled(back, "dim")]
        self.query_one("#what", Static).update(Content("\n").join(lines))
