"""Where a synthesis is written: some rows to half the screen, its commands taken in its own keys.

What a key does here is done before the next one is looked at, as in the note line.
"""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.widgets import Input, TextArea

from interviewer.tui import commands
from interviewer.tui.text import pasted
from interviewer.tui.widgets.rows import Rows


class CasePort(Protocol):
    """What the widgets of the case screen need of it."""

    def press(self, command: str) -> None:
        """Do a command."""

    def enter(self, rows: CaseRows) -> None:
        """Do what Enter means on the row that is chosen."""

    def written(self) -> None:
        """Take notice of what stands in the text now."""

    def take(self, value: str) -> None:
        """Take what was typed in the line below."""

    def put_by(self) -> None:
        """Leave the line below."""


class Synthesis(TextArea):
    """A text of paragraphs."""

    DEFAULT_CSS = """
    Synthesis { height: auto; min-height: 3; max-height: 50%; width: 1fr; border: none;
                padding: 0 1; scrollbar-size-vertical: 1; }
    Synthesis:focus { border: none; }
    """

    def __init__(self, port: CasePort) -> None:
        super().__init__(
            id="synthesis", tab_behavior="focus", highlight_cursor_line=False, soft_wrap=True
        )
        self.cursor_blink = False
        self.show_line_numbers = False
        self._port = port

    async def _on_key(self, event: events.Key) -> None:
        command = commands.by_key("case").get(event.key)
        if command is not None and not event.is_printable:
            event.stop()
            event.prevent_default()
            self._port.press(command.id)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only:
            self.replace(pasted(event.text), *self.selection, maintain_selection_offset=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen, for the draft."""
        event.stop()
        self._port.written()

    def cite(self, reference: str) -> None:
        """Put a note's reference at the cursor, apart from the words before it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        gap = "" if column == 0 or line[column - 1].isspace() else " "
        behind = " " if line[column : column + 1].isalnum() else ""
        self.insert(f"{gap}[{reference}]{behind}")


class CaseRows(Rows):
    """A list whose Enter counts at once; keys pressed right behind it go where it led."""

    def __init__(self, id: str, port: CasePort) -> None:
        super().__init__(id)
        self._port = port

    def on_key(self, event: events.Key) -> None:
        """Take Enter, and hand on what came when the focus was elsewhere already."""
        focused = self.screen.focused
        if focused is not None and focused is not self:
            event.stop()
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self._port.enter(self)


class CaseLine(Input):
    """A line below, for a why or a typed command; Enter takes it, Esc leaves it."""

    def __init__(self, port: CasePort) -> None:
        super().__init__(id="new", compact=True, select_on_focus=False)
        self._port = port

    def on_key(self, event: events.Key) -> None:
        """Take Enter and Esc here, so that what follows finds them done."""
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self._port.take(self.value)
            else:
                self._port.put_by()
