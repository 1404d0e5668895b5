"""A list of rows to choose from."""

from __future__ import annotations

from contextlib import suppress

from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList


class Rows(OptionList):
    """Textual's option list; its page keys do nothing where no row was drawn yet (they raised)."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)

    def render_line(self, y: int) -> Strip:
        """Return a row; without colours the one that is chosen is reversed."""
        strip = super().render_line(y)
        chosen = self.highlighted
        if self.app.no_color and chosen is not None:
            styles = (part.style for part in strip if part.style is not None)
            if any(style.meta.get("option") == chosen for style in styles):
                return strip.apply_style(Style(reverse=True))
        return strip

    def action_page_up(self) -> None:
        """Go a page up."""
        with suppress(KeyError):
            self._move_page(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        with suppress(KeyError):
            self._move_page(1)
