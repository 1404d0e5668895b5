"""Who is at the table, in seating order: who speaks, and who has not yet in this round."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.drawn import Drawn


@dataclass(frozen=True, slots=True)
class SeatMark:
    """Someone at the table as shown."""

    r: str
    role: str
    speaks: bool
    waiting: bool
    """Whether they have not yet spoken to this question."""


class Seats(Drawn):
    """One row: the number of each seat, who sits there; ▸ speaks, ○ has not spoken yet."""

    def __init__(self) -> None:
        super().__init__("seats")
        self._seats: tuple[SeatMark, ...] = ()
        self.display = False

    def show(self, seats: tuple[SeatMark, ...]) -> None:
        """Show who is there; hidden where there is nobody to choose from."""
        if seats != self._seats:
            layout = bool(seats) != bool(self._seats)
            self._seats = seats
            self.display = bool(seats)
            self.redraw(layout=layout)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the row: with roles where all fit, else without; … where it is too long."""
        for roles in (True, False):
            items = [_item(number, seat, roles) for number, seat in enumerate(self._seats, 1)]
            if sum(cell_len(item) + 2 for item in items) <= width + 2:
                break
        row, used = Content(""), 0
        for place, (seat, item) in enumerate(zip(self._seats, items, strict=True)):
            last = place == len(items) - 1
            if used + cell_len(item) > width - (0 if last else 2):
                return [row + Content(cut("… " * 2, width - used))]
            row += Content.styled(item, "bold reverse" if seat.speaks else "") + Content("  ")
            used += cell_len(item) + 2
        return [row]


def _item(number: int, seat: SeatMark, roles: bool) -> str:
    role = f" {seat.role}" if roles and seat.role else ""
    sign = "▸" if seat.speaks else "○" if seat.waiting else "✓"
    return safe(f"{number}{sign}{seat.r}{role}")
