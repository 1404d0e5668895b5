"""A list of rows to choose from."""

from __future__ import annotations

from contextlib import suppress

from textual.widgets import OptionList


class Rows(OptionList):
    """Textual's option list; its page keys do nothing where no row was drawn yet (they raised)."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)

    def action_page_up(self) -> None:
        """Go a page up."""
        with suppress(KeyError):
            self._move_page(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        with suppress(KeyError):
            self._move_page(1)
