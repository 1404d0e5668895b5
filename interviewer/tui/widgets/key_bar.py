"""The key bar: the keys of a screen in one row, as many as fit."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from interviewer.i18n import gettext as _
from interviewer.tui.commands import Place, footer, of


class KeyBar(Static):
    """One row of keys and words, translated when it is shown."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; }"

    def __init__(self, place: Place) -> None:
        super().__init__(markup=False)
        self._place: Place = place

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the row again."""
        self.show()

    def show(self) -> None:
        """Show the keys; where they do not all fit, those in the middle go first."""
        items = [(key, _(word)) for key, word in footer(of(self._place))]
        room = self.size.width
        while len(items) > 2 and sum(cell_len(k) + cell_len(w) + 3 for k, w in items) > room + 1:
            del items[-2]
        row: list[str | tuple[str, str]] = []
        for key, word in items:
            row += [(f" {key} ", "bold reverse"), f"{word} "]
        self.update(Content.assemble(*row))
