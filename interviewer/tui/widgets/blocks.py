"""The blocks of the guide: where the conversation is, and the minutes of each."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.i18n import gettext as _
from interviewer.tui.text import cut, safe, wrap
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


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something of earlier interviews as shown."""

    name: str
    """A code, or a topic."""
    heard: str = ""
    """Valences, round, levels."""


class Blocks(Drawn):
    """The left column: blocks, what is open and pressing, what was noted in earlier talks."""

    def __init__(self) -> None:
        super().__init__("blocks")
        self._blocks: tuple[BlockRow, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._earlier: tuple[Remembered, ...] = ()

    def show(
        self,
        rows: tuple[BlockRow, ...],
        notes: tuple[str, ...],
        earlier: tuple[Remembered, ...] = (),
    ) -> None:
        """Show these blocks, below them these short lines, and `earlier` where there is room."""
        if (rows, notes, earlier) != (self._blocks, self._notes, self._earlier):
            self._blocks, self._notes, self._earlier = rows, notes, earlier
            self.redraw(layout=False)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return those around the current block, as many as there is room for."""
        lines: list[Content] = []
        here = next((i for i, row in enumerate(self._blocks) if row.status == "here"), 0)
        below = sum(len(wrap(safe(note), width)) for note in self._notes)
        room = max(1, height - below - 1)
        first = max(0, min(here - room // 2, len(self._blocks) - room))
        for row in self._blocks[first : first + room]:
            title = cut(safe(row.title), width - len(row.minutes) - 3)
            gap = " " * max(1, width - len(row.minutes) - 2 - Content(title).cell_length)
            style = {"here": "bold", "open": "", "part": ""}.get(row.status, "dim")
            lines.append(
                Content.assemble((f"{SIGNS[row.status]} {title}{gap}{row.minutes}", style))
            )
        lines.append(Content(""))
        for note in self._notes:
            style = "bold" if note.startswith("!") else ""
            lines += [Content.styled(line, style) for line in wrap(safe(note), width)]
        return lines + self._remembered(width, height - len(lines) - 1)

    def _remembered(self, width: int, room: int) -> list[Content]:
        """Return what was noted before, in so many rows; … where there is more of it."""
        if room < 2 or not self._earlier:
            return []
        lines: list[str] = []
        for item in self._earlier:
            name, heard = safe(item.name), safe(item.heard)
            if cell_len(name) + cell_len(heard) < width:
                lines.append(f"{name} {heard}".rstrip())
            else:
                lines.append(cut(name, width))
                lines += [f" {line}" for line in wrap(heard, width - 1) if line]
        if len(lines) > room - 1:
            lines = [*lines[: room - 2], "…"] if room > 2 else ["…"]
        shown = [Content.styled(cut(_("Noted before"), width), "bold dim")]
        return [Content(""), *shown, *(Content.styled(line, "dim") for line in lines)]
