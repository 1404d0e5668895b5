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


SHARE = 1 / 2
"""Of a row, what a reason may take before it is cut; the question is cut first."""


class FollowUps(Drawn):
    """The first in full, the others as room allows; the question is cut before its reason."""

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
        lines: list[Content] = []
        left = self._rows
        for place, item in enumerate(self._items):
            if left <= 0:
                break
            waiting = len(self._items) - place - 1
            most = max(1, min(3, left - min(waiting, max(0, left - 1))))
            if place == 0 and left > 2 and not _on_one_row(item, width):
                most = max(most, 2)
            drawn = _item(item, width, most, first=place == 0)
            lines += drawn
            left -= len(drawn)
        return lines


def _on_one_row(item: FollowUpRow, width: int) -> bool:
    """Whether a question fits on a row with its reason."""
    return cell_len(safe(item.ask)) <= width - 2 - _beside(cell_len(safe(item.reason)), width)


def _beside(reason: int, width: int) -> int:
    """Return the cells that a reason may take on the row of a long question, with its gap."""
    return min(reason + 2, int(width * SHARE)) if reason else 0


def _item(item: FollowUpRow, width: int, most: int, *, first: bool) -> list[Content]:
    """Return a follow-up in at most `most` rows, its reason at the end of the last."""
    style = "bold" if first else ""
    reason = safe(item.reason)
    lines = wrap(safe(item.ask), width - 2)
    whole = width - 2 - (cell_len(reason) + 2 if reason else 0)
    if cell_len(lines[-1]) > whole and len(lines) < most:
        lines.append("")
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    lines[-1] = cut(lines[-1], width - 2 - _beside(cell_len(reason), width))
    reason = cut(reason, width - 4 - cell_len(lines[-1]))
    rows = []
    for place, line in enumerate(lines):
        head = Content.styled(f"{item.number} " if place == 0 else "  ", "bold")
        row = head + Content.styled(line, style)
        if place == len(lines) - 1 and reason:
            gap = " " * (width - 2 - cell_len(line) - cell_len(reason))
            row = row + Content(gap) + Content.styled(reason, "italic dim")
        rows.append(row)
    return rows
