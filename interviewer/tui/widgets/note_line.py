r"""The note line: it has the focus always, and saves in its own key handler.

Everything that a key does here is done before the next key is looked at: with a message to the
screen in between, what was typed right behind Enter was merged with the line or lost, and F2 could
overtake the note before it. That is why the line holds its screen as a `Port` and calls it.

A paste keeps all its lines: it becomes one note with line breaks. They are shown as they are, and
written `\n` in the typed line, so that one Enter is one note and one line in the journal.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from textual import events
from textual.widgets import TextArea

from interviewer.tui import commands
from interviewer.tui.commands import Place
from interviewer.tui.completion import Offer
from interviewer.tui.text import pasted, to_line, to_text


class Port(Protocol):
    """What the note line needs of its screen."""

    def commit(self, line: str, began: str) -> bool:
        """Save or do a typed line; whether the line is done with."""

    def press(self, command: str) -> None:
        """Do a command."""

    def letter(self, prefix: str, key: str) -> None:
        """Do what a key means after a prefix as ^G; an empty one means nothing more is awaited."""

    def typing(self, line: str) -> None:
        """Take notice of what stands in the line now."""

    def moment(self) -> str:
        """Return the time of now."""

    def offer(self, before: str) -> Offer | None:
        """Return what could complete what stands before the cursor."""

    def show_offer(self, offer: Offer | None, chosen: int) -> None:
        """Show what could be completed to."""

    def earlier(self, step: int) -> None:
        """Edit the note that many before the one being edited; negative: behind it."""

    def cancel(self) -> None:
        """Take back what is going on: an edit, a message."""


class NoteLine(TextArea):
    """A line that grows from one row to five."""

    DEFAULT_CSS = """
    NoteLine { height: auto; min-height: 1; max-height: 5; width: 1fr; border: none; padding: 0;
               scrollbar-size-vertical: 1; }
    NoteLine:focus { border: none; }
    """

    def __init__(self, port: Port, place: Place | None = "interview") -> None:
        """Make a line; it knows the keys of `place`, or none but those of every line."""
        super().__init__(
            id="line", tab_behavior="focus", highlight_cursor_line=False, soft_wrap=True
        )
        self.cursor_blink = False
        self.show_line_numbers = False
        self._port = port
        keys = commands.by_key(place) if place else {}
        self._keys = {key: item.id for key, item in keys.items()}
        self._began = ""
        self._offer: Offer | None = None
        self._chosen = 0
        self._loaded = ""
        self.prefix = ""
        """A key that waits for one more: `g` after ^G, `f` after ^F, `b` after F4,
        `@` and `a` (a code) after ^G."""

    @property
    def line(self) -> str:
        """What stands here, as one typed line."""
        return to_line(self.text)

    @property
    def untouched(self) -> bool:
        """Whether the line is empty, or still as it was put here."""
        return self.text == self._loaded

    def put(self, line: str, behind: str = "", *, untouched: bool = True) -> None:
        """Put a typed line here, the cursor before `behind`; `untouched`: as if nothing was typed.

        What is `behind` the cursor are the marks of a note.
        """
        self.text = to_text(line + behind)
        self._loaded = self.text if untouched else ""
        self._began = ""
        self._withdraw()
        *above, last = to_text(line).split("\n")
        self.move_cursor((len(above), len(last)) if behind else self.document.end)

    def insert_word(self, insert: str) -> None:
        """Put a code or other mark at the cursor, with a space before it where one is needed."""
        before = self._before()
        gap = "" if not before or before[-1].isspace() else " "
        self._touch()
        self.insert(gap + insert)

    def add_mark(self, mark: str) -> None:
        """Put a mark at the end of the line, once; the cursor stays among the words before it."""
        if not self.text.endswith(f" {mark}"):
            here = self.cursor_location
            self._touch()
            self.insert(f" {mark}", self.document.end)
            self.move_cursor(here)

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        key = event.key
        if self.prefix:
            prefix, self.prefix = self.prefix, ""
            self._take(event)
            self._port.letter(prefix, event.character if event.is_printable else key)  # type: ignore[arg-type]
        elif key == "enter":
            self._take(event)
            self._commit()
        elif key == "tab":
            self._take(event)
            self.complete()
        elif key == "shift+tab":
            self._take(event)
        elif key == "escape":
            self._take(event)
            self._withdraw()
            self._port.cancel()
        elif key in ("up", "down") and self._offer is not None:
            self._take(event)
            step = -1 if key == "up" else 1
            self._chosen = (self._chosen + step) % len(self._offer.inserts)
            self._show_offer()
        elif key in ("up", "down") and self.untouched and self._at_the_edge(key):
            self._take(event)
            self._port.earlier(1 if key == "up" else -1)
        elif key in self._keys:
            self._take(event)
            self._port.press(self._keys[key])
        elif key == "ctrl+j":
            # a line break in a paste that the terminal did not mark as one: no line is lost
            self._take(event)
            self._touch()
            self.insert("\n")
        elif event.is_printable:
            self._touch()
        else:
            # in order: through the app's bindings a backspace could come after the next letter
            for binding in self._bindings.key_to_bindings.get(key, ()):
                self._take(event)
                self._touch()
                await self.run_action(binding.action)

    def _recompute_cursor_offset(self) -> None:
        # undoing a paste of many lines, Textual looks where the cursor is before it is put back
        with suppress(ValueError):
            super()._recompute_cursor_offset()  # type: ignore[no-untyped-call]

    def _at_the_edge(self, key: str) -> bool:
        """Whether the cursor cannot go further up, or down, within the line."""
        return self.cursor_at_first_line if key == "up" else self.cursor_at_last_line

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._touch()
        self.replace(pasted(event.text), *self.selection, maintain_selection_offset=False)

    @staticmethod
    def _take(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _touch(self) -> None:
        if not self._began:
            self._began = self._port.moment()

    def _commit(self) -> None:
        line = self.line
        if not line.strip():
            return
        if not self._port.commit(line, self._began or self._port.moment()):
            self.move_cursor(self.document.end)
        elif self.line == line:
            self.put("")

    # Completion

    def complete(self, place: int | None = None) -> bool:
        """Take what is chosen, or the one of that place; whether there was one."""
        offer = self._port.offer(self._before())
        place = self._chosen if place is None else place
        if offer is None or place >= len(offer.inserts):
            return False
        row, column = self.cursor_location
        self.replace(offer.inserts[place], (row, column - len(offer.typed)), (row, column))
        self._withdraw()
        return True

    def _before(self) -> str:
        row, column = self.cursor_location
        return self.document.get_line(row)[:column]

    def update_suggestion(self) -> None:
        """Look again at what could be completed to; TextArea calls this after each edit."""
        self._offer = self._port.offer(self._before()) if self.text else None
        self._chosen = 0
        self._show_offer()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen what stands here, for the draft."""
        event.stop()
        self._port.typing(self.line)

    def _show_offer(self) -> None:
        offer = self._offer
        ghost = ""
        if offer is not None and self.cursor_location == self.document.end:
            insert = offer.inserts[self._chosen]
            if insert.casefold().startswith(offer.typed.casefold()):
                ghost = insert[len(offer.typed) :]
        self.suggestion = ghost
        self._port.show_offer(offer, self._chosen)

    def _withdraw(self) -> None:
        self._offer, self._chosen = None, 0
        self._show_offer()
