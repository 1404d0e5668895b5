"""What could be asked now, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.drawn import Drawn


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up as it is shown."""

    number: int
    """As ^F, ^G and `:f` count it."""
    ask: str
    reason: str


MOST = 3
"""Rows that a question may take."""
LEAST = 8
"""Cells below which a reason says nothing and is left out."""


class FollowUps(Drawn):
    """In their order, as many as there is room for: a question goes before any reason."""

    def __init__(self) -> None:
        super().__init__("follow-ups")
        self._items: tuple[FollowUpRow, ...] = ()
        self._rows = 4

    def show(self, items: tuple[FollowUpRow, ...], rows: int) -> None:
        """Show these in at most so many rows."""
        if (items, rows) != (self._items, self._rows):
            self._items, self._rows = items, rows
            self.display = bool(items)
            self.redraw(layout=True)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the follow-ups, wrapped."""
        width = max(10, width)
        needs = [min(MOST, len(wrap(safe(item.ask), width - 2))) for item in self._items]
        lines: list[Content] = []
        left = self._rows
        for place, item in enumerate(self._items):
            if left <= 0:
                break
            others = needs[place + 1 :]
            most = max(1, min(needs[place], left - (1 if place == 0 and others else 0)))
            # of the first the reason has a row of its own before a third question is shown
            spare = left - most - sum(others[:1] if place == 0 else others)
            drawn = _item(item, width, most + (spare > 0), first=place == 0)
            lines += drawn
            left -= len(drawn)
        return lines


def _item(item: FollowUpRow, width: int, most: int, *, first: bool) -> list[Content]:
    """Return a follow-up in at most `most` rows, its reason at the end of the last."""
    style = "bold" if first else ""
    reason = safe(item.reason)
    lines = wrap(safe(item.ask), width - 2)
    if reason and cell_len(lines[-1]) + 2 + cell_len(reason) > width - 2 and len(lines) < most:
        lines.append("")
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width - 2)]
    room = width - 4 - cell_len(lines[-1])
    reason = cut(reason, room) if room >= min(LEAST, cell_len(reason)) else ""
    rows = []
    for place, line in enumerate(lines):
        head = Content.styled(f"{item.number} " if place == 0 else "  ", "bold")
        row = head + Content.styled(line, style)
        if place == len(lines) - 1 and reason:
            gap = " " * (width - 2 - cell_len(line) - cell_len(reason))
            row = row + Content(gap) + Content.styled(reason, "italic dim")
        rows.append(row)
    return rows
