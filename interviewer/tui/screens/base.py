"""What every screen has: its commands by key, help, and the language switched while it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.screen import Screen

from interviewer.tui.commands import Place

if TYPE_CHECKING:
    from interviewer.tui.app import InterviewerApp

NARROW, WIDE = 72, 110
"""Cells from which a screen is normal, and wide."""
TALL, HIGH = 22, 32
"""Rows from which a screen is tall, and high."""

SCREENS_CSS = Path(__file__).parent.with_name("screens.tcss")
"""The style of every screen but the first, which does without."""

Result = TypeVar("Result")


class Face(Screen[Result], Generic[Result]):
    """A screen whose commands are those of `tui.commands` for its place."""

    CSS_PATH: ClassVar[Path | None] = SCREENS_CSS
    PLACE: ClassVar[Place]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall"), (HIGH, "-high")]  # noqa: RUF012

    def on_mount(self) -> None:
        """Take the size of type that the user chose; runs beside the screen's own `on_mount`."""
        self.set_class(self.face.settings.large, "-large")

    @property
    def face(self) -> InterviewerApp:
        """The app."""
        return cast("InterviewerApp", self.app)

    @property
    def there(self) -> bool:
        """Whether this screen is laid out and not left: keys may still come when it is gone."""
        return bool(self.children) and self in self.app.screen_stack

    def action_do(self, command: str) -> None:
        """Do a command of `tui.commands`."""
        if self.there:
            getattr(self, f"do_{command}")()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""

    def do_help(self) -> None:
        """Show keys, typed commands and the notation."""
        from interviewer.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.PLACE))

    def say(self, message: str) -> None:
        """Say something in the row for that, where the screen has one."""
        from interviewer.tui.widgets.quiet_row import QuietRow

        for row in self.query(QuietRow):
            row.show(message)

    def do_palette(self) -> None:
        """Search for a command by its words."""
        self.app.action_command_palette()

    def do_theme(self) -> None:
        """Go to the next theme."""
        self.face.next_theme()

    def do_large(self) -> None:
        """Show the question in large type, or not any more."""
        self.face.switch_large()

    def do_language(self) -> None:
        """Go to the other language."""
        self.face.switch_language()
