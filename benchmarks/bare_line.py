"""Nothing but a text area, the least that could be typed in: `python -m benchmarks.bare_line`."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class OneLine(App[None]):
    """A text area with a word in it."""

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
    OneLine().run()
