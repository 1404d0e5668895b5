"""An empty Textual app, the least that could start: `python -m benchmarks.bare_app`."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Paints one word, and another at a key."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("ready", markup=False)

    def on_key(self) -> None:
        """Answer a key."""
        self.query_one(Static).update("answered")


if __name__ == "__main__":
    Empty().run()
