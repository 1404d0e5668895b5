"""The status row: whose interview, where it is, whether it is saved, and the clock."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.drawn import Drawn


class Status(Drawn):
    """One row: what it is about at the left, saved and time at the right."""

    DEFAULT_CSS = "Status { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__("status")
        self._left, self._saved, self._clock = "", "", ""
        self._late = False

    def show(self, left: str, saved: str, clock: str, *, late: bool = False) -> None:
        """Show the row; `late`: the time that was meant has run out."""
        now = (left, saved, clock, late)
        if now != (self._left, self._saved, self._clock, self._late):
            self._left, self._saved, self._clock, self._late = now
            self.redraw(layout=False)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the row; the left is cut before the right is."""
        right = f"{self._saved}   {self._clock}" if self._saved else self._clock
        room = width - cell_len(right) - 3
        left = cut(safe(self._left), room)
        gap = " " * max(1, width - 2 - cell_len(left) - cell_len(right))
        clock = (self._clock, "bold reverse" if self._late else "bold")
        saved = f"{self._saved}   " if self._saved else ""
        return [Content.assemble(" ", (left, "bold"), gap, saved, clock, " ")]
