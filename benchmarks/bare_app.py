"""A Textual app with nothing in it, or with a list: `python -m benchmarks.bare_app [ROWS]`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Paints one word, and another at a key: the least that could start."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("ready", markup=False)

    def on_key(self) -> None:
        """Answer a key."""
        self.query_one(Static).update("answered")


class Listing(App[None]):
    """A title, a list of so many rows and two lines: the least that could show a study."""

    CSS = "OptionList { height: 1fr; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        from textual.widgets import OptionList

        yield Static("ready", markup=False)
        rows = (f"row {number} of a list that is longer than it" for number in range(self._rows))
        yield OptionList(*rows, markup=False, compact=True)
        yield Static("a line", markup=False)
        yield Static("another", markup=False)


if __name__ == "__main__":
    (Listing(int(sys.argv[1])) if sys.argv[1:] else Empty()).run()
