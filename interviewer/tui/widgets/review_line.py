"""The line of the review: closed, each key is a command; open, it is a note line like any other.

It has the focus always, so that keys pressed fast one after another are looked at in their order:
what is typed right behind `#` can never be taken for commands.
"""

from __future__ import annotations

from typing import Protocol

from textual import events

from interviewer.tui import commands
from interviewer.tui.widgets.note_line import NoteLine, Port


class ReviewPort(Port, Protocol):
    """What this line needs of its screen."""

    @property
    def asking(self) -> str:
        """What the line is open for; empty while keys are commands."""

    def go(self, key: str) -> None:
        """Go through the notes, by an arrow or page key."""


GOING = frozenset({"up", "down", "pageup", "pagedown", "home", "end", "ctrl+up", "ctrl+down"})


class ReviewLine(NoteLine):
    """A note line that is open only while something is asked for."""

    def __init__(self, port: ReviewPort) -> None:
        super().__init__(port, place=None)
        self._screen_port = port
        self._commands = {key: item.id for key, item in commands.by_key("review").items()}

    async def _on_key(self, event: events.Key) -> None:
        if self._screen_port.asking:
            await super()._on_key(event)
            return
        key = event.key
        self._take(event)
        if key in GOING:
            self._screen_port.go(key)
        elif key in self._commands:
            self._screen_port.press(self._commands[key])

    async def _on_paste(self, event: events.Paste) -> None:
        if self._screen_port.asking:
            await super()._on_paste(event)
        else:
            event.stop()
            event.prevent_default()
