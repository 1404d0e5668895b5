"""A new case: only its name is asked, its id is made of that; the rest is for case.yaml."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from interviewer.codebook import fold
from interviewer.i18n import gettext as _
from interviewer.tui.text import safe

LONGEST = 40
"""Signs of an id; a file system takes no name of any length."""


class NewCaseScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for a name; ends with id and name, or None."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss(None)", show=False, id="new-case.back"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="message"):
            yield Static(markup=False, id="what")
            yield Input(id="name", compact=True)
            yield Static(markup=False, id="made")

    def on_mount(self) -> None:
        """Show the question."""
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        self.query_one("#what", Static).update(
            Content.styled(_("The name of the new case"), "bold")
        )
        self._show_id(self.query_one("#name", Input).value)

    def _show_id(self, name: str) -> None:
        words = _("Enter makes transcripts/{case}/case.yaml, Esc goes back.")
        shown = words.format(case=case_id(name) or "…")
        self.query_one("#made", Static).update(Content.styled(safe(shown), "dim"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the id that the name makes."""
        self._show_id(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name, where an id can be made of it."""
        event.stop()
        if case := case_id(event.value):
            self.dismiss((case, event.value.strip()))


def case_id(name: str) -> str:
    """Return the id that a name makes: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST].strip("-")
