"""The blocks of the guide: where the conversation is, and the minutes of each."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.drawn import Drawn

SIGNS = {"here": "▸", "done": "✓", "part": "◐", "open": "·", "not-for": "–"}
"""Status of a block → its sign."""


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as it is shown."""

    title: str
    status: str
    """A key of `SIGNS`."""
    minutes: str
    """Spent and meant, as 4/15."""


class Blocks(Drawn):
    """The left column: blocks, then what is parked and what must still be asked."""

    def __init__(self) -> None:
        super().__init__("blocks")
        self._blocks: tuple[BlockRow, ...] = ()
        self._notes: tuple[str, ...] = ()

    def show(self, rows: tuple[BlockRow, ...], notes: tuple[str, ...]) -> None:
        """Show these blocks, and below them these short lines."""
        if (rows, notes) != (self._blocks, self._notes):
            self._blocks, self._notes = rows, notes
            self.redraw(layout=False)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return those around the current block, as many as there is room for."""
        lines: list[Content] = []
        here = next((i for i, row in enumerate(self._blocks) if row.status == "here"), 0)
        room = max(1, height - len(self._notes) - 1)
        first = max(0, min(here - room // 2, len(self._blocks) - room))
        for row in self._blocks[first : first + room]:
            title = cut(safe(row.title), width - len(row.minutes) - 3)
            gap = " " * max(1, width - len(row.minutes) - 2 - Content(title).cell_length)
            style = {"here": "bold", "open": "", "part": ""}.get(row.status, "dim")
            lines.append(
                Content.assemble((f"{SIGNS[row.status]} {title}{gap}{row.minutes}", style))
            )
        lines.append(Content(""))
        lines += [Content(cut(note, width)) for note in self._notes]
        return lines
