"""The preparation of an interview: all that the case holds, for the interviewer alone.

A list that opens: sections, rows, the notes behind them. No respondent may see it, which it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interviewer.analysis.prepared import Preparation
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.text import safe, wrap
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.rows import Rows
from interviewer.words import preparing
from interviewer.words.preparing import Row

Path = tuple[int, ...]
"""Where a row stands: the number of its section, of its row, of what is below that."""

_AT_FIRST: frozenset[Path] = frozenset((place,) for place in range(4))
"""What is open from the start: the sections that matter most."""


class PreparationScreen(Face[None]):
    """Sections to open and to read; Esc closes it before the respondent can see it."""

    PLACE = "preparation"
    AUTO_FOCUS = "#found"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("preparation")

    def __init__(self, found: Preparation) -> None:
        super().__init__()
        self._found = found
        self._open = set(_AT_FIRST)
        self._paths: list[Path] = []

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="banner")
        yield Rows("found")
        yield KeyBar("preparation")

    def on_mount(self) -> None:
        """Show what there is to know."""
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        self.query_one("#banner", Static).update(Content(preparing.banner()))
        rows = self.query_one(Rows)
        before = self._here
        shown = list(self._shown())
        self._paths = [path for path, _row in shown]
        width = max(20, self.size.width - 4)
        rows.clear_options()
        rows.add_options([Option(self._drawn(path, row, width)) for path, row in shown])
        if before in self._paths:
            rows.highlighted = self._paths.index(before)
        elif rows.option_count:
            rows.highlighted = 0
        self.query_one(KeyBar).show()

    @property
    def _here(self) -> Path | None:
        place = self.query_one(Rows).highlighted
        return self._paths[place] if place is not None and place < len(self._paths) else None

    @property
    def _tree(self) -> tuple[Row, ...]:
        return tuple(Row(item.title, item.rows) for item in preparing.sections(self._found))

    def _shown(self) -> Iterator[tuple[Path, Row]]:
        def below(rows: tuple[Row, ...], above: Path) -> Iterator[tuple[Path, Row]]:
            for place, row in enumerate(rows):
                path = (*above, place)
                yield path, row
                if path in self._open:
                    yield from below(row.below, path)

        return below(self._tree, ())

    def _drawn(self, path: Path, row: Row, width: int) -> Content:
        """Return a row as it is shown: how deep, whether there is more, wrapped under itself."""
        depth = len(path) - 1
        sign = ("▾ " if path in self._open else "▸ ") if row.below else "  "
        left = "  " * depth
        text = row.text
        if depth == 0 and path not in self._open:
            text += f" ({len(row.below)})"
        lines = wrap(safe(text.strip()), width - len(left) - 2)
        words = "\n".join(
            left + (sign if not number else "  ") + line for number, line in enumerate(lines)
        )
        return Content.styled(words, "bold") if depth == 0 else Content(words)

    # Commands

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen, or close it."""
        event.stop()
        self._turn(self._paths[event.option_index])

    def do_open(self) -> None:
        """Open what is chosen, or close it."""
        if (path := self._here) is not None:
            self._turn(path)

    def _turn(self, path: Path) -> None:
        self._open ^= {path}
        self.show_all()

    def do_unfold(self) -> None:
        """Open everything, or only what was open from the start."""
        every = set(_paths(self._tree, ()))
        self._open = set(_AT_FIRST) if every <= self._open else every
        self.show_all()

    def do_return(self) -> None:
        """Close it."""
        self.dismiss(None)

    def do_leave(self) -> None:
        """Close it."""
        self.dismiss(None)


def _paths(rows: tuple[Row, ...], above: Path) -> Iterator[Path]:
    """Yield where each row stands that has something below it."""
    for place, row in enumerate(rows):
        if row.below:
            yield (*above, place)
            yield from _paths(row.below, (*above, place))
