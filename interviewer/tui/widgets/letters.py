"""What a key means now, after ^G, ^F or F4: shown over the notes until the next key."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from interviewer.tui.text import cut, safe

COLUMN = 28
"""Cells that a column has at least."""
FEW = 9
"""So many stand below each other, in full."""


class Letters(Static):
    """Keys and what they mean, in as many columns as fit."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="letters")
        self.display = False

    def show(self, title: str, items: Sequence[tuple[str, str]]) -> None:
        """Show keys with their meaning."""
        width = max(20, self.screen.size.width - 4)
        columns = max(1, min(width // COLUMN, 3)) if len(items) > FEW else 1
        rows = -(-len(items) // columns)
        column = width // columns
        lines = [Content.styled(title, "bold")]
        for row in range(rows):
            line = Content("")
            for key, words in items[row::rows]:
                words = cut(safe(words), column - cell_len(key) - 3)
                gap = " " * (column - cell_len(key) - cell_len(words) - 1)
                line += Content.styled(key, "bold reverse") + Content(f" {words}{gap}")
            lines.append(line)
        self.update(Content("\n").join(lines))
        self.display = True

    def hide(self) -> None:
        """Take it away."""
        self.display = False
