"""One question over the screen, answered by typing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from interviewer.i18n import gettext as _
from interviewer.tui.text import safe


class AskScreen(ModalScreen[str]):
    """Ends with what was typed; an empty word where it was left."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss('')", show=False, id="ask.back"),
    ]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="message"):
            yield Static(Content.styled(safe(self._question), "bold"), markup=False)
            yield Input(self._value, compact=True, select_on_focus=False)
            yield Static(Content.styled(_("Enter takes it, Esc goes back."), "dim"), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        self.dismiss(event.value.strip())
