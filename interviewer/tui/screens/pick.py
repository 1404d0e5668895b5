"""A list over the conversation, filtered as one types: codes, notes, topics, whatever is at hand.

The note line below keeps what was typed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from interviewer.i18n import gettext as _
from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.rows import Rows

DETAILS = 6
"""Rows for what is said about the row that is chosen."""


@dataclass(frozen=True, slots=True)
class PickRow:
    """One thing in the list."""

    words: str
    about: str = ""
    """More about it, shown below the list while it is chosen; lines apart by breaks."""
    right: str = ""
    """A few signs at the end of its row."""
    act: Callable[[], None] | None = None
    """What Enter does, when the list is gone; none: it is there to be read."""
    heading: bool = False


Source = Callable[[str], Sequence[PickRow]]
"""What was typed → what is in the list."""


class PickField(Input):
    """Takes its keys itself, so that Enter is about what stood there when it was pressed."""

    def __init__(self, screen: PickScreen, value: str) -> None:
        super().__init__(value, id="sought", compact=True, select_on_focus=False)
        self._screen = screen

    async def _on_key(self, event: events.Key) -> None:
        if self._screen.take_key(event.key):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)


class PickScreen(ModalScreen[None]):
    """Letters filter, ↑ and ↓ choose, Enter takes, Esc goes back."""

    def __init__(self, title: str, source: Source, sought: str = "", foot: str = "") -> None:
        super().__init__()
        self._title = title
        self._source = source
        self._sought = sought
        self._foot = foot
        self._rows: tuple[PickRow, ...] = ()
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="pick"):
            yield Static(markup=False, id="pick-title")
            yield PickField(self, self._sought)
            yield Rows("picks")
            yield Static(markup=False, id="pick-about")
            yield Static(markup=False, id="pick-foot")

    def on_mount(self) -> None:
        """Show all, or what was sought already."""
        self.query_one(Rows).can_focus = False
        field = self.query_one(PickField)
        field.cursor_position = len(field.value)
        self.set_focus(field)
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows again."""
        if self.is_mounted:
            self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Put everything on the screen."""
        if not self.is_mounted or not self.children:
            return
        title = Content.styled(safe(self._title), "bold")
        self.query_one("#pick-title", Static).update(title)
        foot = self._foot or _("Type to filter; ↑ ↓ choose, Enter takes, Esc goes back.")
        self.query_one("#pick-foot", Static).update(Content.styled(safe(foot), "dim"))
        self._shown = None
        self._filter(self.query_one(PickField).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits what stands there now."""
        event.stop()
        self._filter(event.value)

    def _filter(self, sought: str) -> None:
        if sought == self._shown:
            return
        self._shown = sought
        self._rows = tuple(self._source(sought))
        rows = self.query_one(Rows)
        rows.clear_options()
        rows.add_options([self._option(row) for row in self._rows])
        if self._rows:
            rows.highlighted = self._first()
        self._about()

    def _first(self) -> int | None:
        places = (place for place, row in enumerate(self._rows) if not row.heading)
        return next(places, None)

    def _option(self, row: PickRow) -> Content:
        if row.heading:
            return Content.styled(safe(row.words), "bold dim")
        width = self._room()
        right = cut(safe(row.right), width // 2)
        words = cut(safe(row.words), width - len(right) - 2 if right else width)
        gap = " " * max(1, width - Content(words).cell_length - Content(right).cell_length)
        if not right:
            return Content(words)
        return Content(words + gap) + Content.styled(right, "dim")

    def _room(self) -> int:
        """Return the cells of a row."""
        return max(10, (self.query_one(Rows).size.width or 60) - 3)

    def _about(self) -> None:
        row = self._chosen()
        width = max(10, self.query_one("#pick-about").size.width or self.size.width - 4)
        about = row.about if row is not None else ""
        if row is not None and not about and cell_len(row.words) > self._room():
            about = row.words  # it was cut in its row
        lines = wrap(safe(about, breaks=True), width) if about else []
        most = DETAILS if self.size.height >= 20 else 2
        if len(lines) > most:
            lines = [*lines[: most - 1], cut(lines[most - 1], width - 2) + " …"]
        self.query_one("#pick-about", Static).update(Content("\n".join(lines)))

    def _chosen(self) -> PickRow | None:
        place = self.query_one(Rows).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def take_key(self, key: str) -> bool:
        """Do what a key does to the list; whether it was one of those."""
        rows = self.query_one(Rows)
        match key:
            case "escape":
                self.dismiss(None)
            case "enter":
                self._filter(self.query_one(PickField).value)
                self._take()
            case "down" | "ctrl+down":
                self._step(1)
            case "up" | "ctrl+up":
                self._step(-1)
            case "pagedown":
                rows.action_page_down()
                self._about()
            case "pageup":
                rows.action_page_up()
                self._about()
            case "tab" | "shift+tab":
                self._step(1 if key == "tab" else -1)
            case _:
                return False
        return True

    def _step(self, step: int) -> None:
        rows = self.query_one(Rows)
        places = [place for place, row in enumerate(self._rows) if not row.heading]
        if not places:
            return
        here = rows.highlighted
        at = places.index(here) + step if here in places else 0
        rows.highlighted = places[at % len(places)]
        self._about()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self.query_one(Rows).highlighted = event.option_index
        self._take()

    def _take(self) -> None:
        row = self._chosen()
        if row is None or row.heading or row.act is None:
            return
        self.dismiss(None)
        row.act()
