"""The status row: whose interview, where it is, whether it is saved, and the clock."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.drawn import Drawn


class Status(Drawn):
    """One row: what it is about at the left; saved, recorder and time at the right."""

    DEFAULT_CSS = "Status { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__("status")
        self._left, self._saved, self._clock = "", "", ""
        self._recorder = ""
        self._late = False

    def show(
        self, left: str, saved: str, clock: str, *, recorder: str = "", late: bool = False
    ) -> None:
        """Show the row; `recorder`: how far it is; `late`: the time that was meant has run out."""
        now = (left, saved, clock, recorder, late)
        if now != (self._left, self._saved, self._clock, self._recorder, self._late):
            self._left, self._saved, self._clock, self._recorder, self._late = now
            self.redraw(layout=False)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the row; the left is cut before the right is."""
        saved = f"{self._saved}   " if self._saved else ""
        recorder = f"● {self._recorder}  " if self._recorder else ""
        right = cell_len(saved + recorder + self._clock)
        room = width - right - 3
        left = cut(safe(self._left), room)
        gap = " " * max(1, width - 2 - cell_len(left) - right)
        clock = (self._clock, "bold reverse" if self._late else "bold")
        return [Content.assemble(" ", (left, "bold"), gap, saved, recorder, clock, " ")]
