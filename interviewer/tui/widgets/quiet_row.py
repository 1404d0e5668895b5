"""The quiet row above the note line: completions, else a message, else the codes to listen for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.drawn import Drawn

MOST = 3
"""Rows that a message may take."""


class QuietRow(Drawn):
    """One row; a message may take up to three."""

    def __init__(self) -> None:
        super().__init__("row")
        self._message = ""
        self._items: tuple[str, ...] = ()
        self._chosen = -1
        self._high = 1

    def say(self, message: str) -> None:
        """Show a message."""
        self._show(message, (), -1)

    def offer(self, items: Sequence[str], chosen: int = -1) -> None:
        """Show what could be taken, one of them chosen."""
        self._show("", tuple(items), chosen)

    def _show(self, message: str, items: tuple[str, ...], chosen: int) -> None:
        now = (message, items, chosen)
        if now == (self._message, self._items, self._chosen):
            return
        self._message, self._items, self._chosen = now
        # only a message of more than one row moves anything; letters typed never do
        high = len(self.rows(max(10, self.content_size.width), 0))
        self.redraw(layout=high != self._high)
        self._high = high

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the rows."""
        if self._message:
            lines = wrap(safe(self._message), width)
            if len(lines) > MOST:
                lines = [*lines[: MOST - 1], cut(" ".join(lines[MOST - 1 :]), width)]
            return [Content(line) for line in lines]
        row, used = Content(""), 0
        for place, item in enumerate(map(safe, self._items)):
            key = f"F{7 + place} " if place < 3 else ""
            used += cell_len(key) + cell_len(item) + 2
            if used - 2 > width:
                break
            style = "reverse" if place == self._chosen else "" if self._chosen >= 0 else "dim"
            row += Content.styled(key, "dim") + Content.styled(item, style) + Content("  ")
        return [row]
