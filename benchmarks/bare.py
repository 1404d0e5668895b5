"""The least that could do it: an empty Textual app, and one with nothing but a TextArea.

python -m benchmarks.bare empty|line
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class Empty(App[None]):
    """Paints one word, and another at a key."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("ready", markup=False)

    def on_key(self) -> None:
        """Answer a key."""
        self.query_one(Static).update("answered")


class OneLine(App[None]):
    """Nothing but a text area."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        area = TextArea("ready ", highlight_cursor_line=False)
        area.cursor_blink = False
        yield area

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    (Empty if sys.argv[1:] == ["empty"] else OneLine)().run()
