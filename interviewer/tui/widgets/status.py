"""The status row: whose interview, where it is, whether it is saved, and the clock."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from interviewer.tui.text import cut, safe


class Status(Static):
    """One row: what it is about at the left, saved and time at the right."""

    DEFAULT_CSS = "Status { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(markup=False, id="status")
        self._left, self._saved, self._clock = "", "", ""
        self._late = False

    def on_resize(self, _event: events.Resize) -> None:
        """Cut the row to the new width."""
        self._draw()

    def show(self, left: str, saved: str, clock: str, *, late: bool = False) -> None:
        """Show the row; `late`: the time that was meant has run out."""
        now = (left, saved, clock, late)
        if now != (self._left, self._saved, self._clock, self._late):
            self._left, self._saved, self._clock, self._late = now
            self._draw()

    def _draw(self) -> None:
        right = f"{self._saved}   {self._clock}" if self._saved else self._clock
        room = self.size.width - cell_len(right) - 3
        left = cut(safe(self._left), room)
        gap = " " * max(1, self.size.width - 2 - cell_len(left) - cell_len(right))
        clock = (self._clock, "bold reverse" if self._late else "bold")
        saved = f"{self._saved}   " if self._saved else ""
        self.update(Content.assemble(" ", (left, "bold"), gap, saved, clock, " "), layout=False)
