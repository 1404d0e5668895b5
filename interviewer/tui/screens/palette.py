"""Textual's command palette, which must not end an interview.

Measured: its page keys raise where nothing was found, and its search raises when the palette was
closed meanwhile; either would end the program.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.app import ScreenStackError
from textual.command import CommandPalette
from textual.css.query import NoMatches


class Palette(CommandPalette):
    """The palette, with what it raises kept in."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, NoMatches):
            super()._action_command_list(action)

    def _action_escape(self) -> None:
        if self.is_current:
            super()._action_escape()

    def _select_or_command(self, *arguments: Any) -> None:
        with suppress(ScreenStackError):
            super()._select_or_command(*arguments)
