"""The key bar: the keys of a screen in one row, as many as fit."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from interviewer.i18n import gettext as _
from interviewer.tui.commands import YES_KEY, Place, footer, of
from interviewer.tui.widgets.drawn import Drawn


class KeyBar(Drawn):
    """One row of keys and words, translated when it is shown."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; }"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place: Place = place
        self._without: frozenset[str] = frozenset()

    def show(self, without: frozenset[str] = frozenset()) -> None:
        """Show the keys, in the current language; of some commands not, while they do nothing."""
        self._without = without
        self.redraw(layout=False)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the row; where not all keys fit, those in the middle go first."""
        commands = (item for item in of(self._place) if item.id not in self._without)
        items = [(_(key) if key == YES_KEY else key, _(word)) for key, word in footer(commands)]
        while len(items) > 2 and sum(cell_len(k) + cell_len(w) + 3 for k, w in items) > width + 1:
            del items[-2]
        row: list[str | tuple[str, str]] = []
        for key, word in items:
            row += [(f" {key} ", "bold reverse"), f"{word} "]
        return [Content.assemble(*row)]
