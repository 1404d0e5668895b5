"""A widget that draws its own rows for the width that it has, and is as high as they are many."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Drawn(Widget):
    """Base of what is drawn row by row; nothing of it is ever read as markup."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._drawn: tuple[int, int, list[Content]] | None = None

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the rows for so many cells; `height` is 0 where it is not yet known."""
        raise NotImplementedError

    def redraw(self, *, layout: bool) -> None:
        """Draw again; `layout`: the number of rows may be another."""
        self._drawn = None
        self.refresh(layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return len(self._rows_for(width, 0))

    def render(self) -> Content:
        """Return the rows."""
        width, height = self.content_size
        return Content("\n").join(self._rows_for(width, height))

    def _rows_for(self, width: int, height: int) -> list[Content]:
        if self.styles.height is not None and self.styles.height.is_auto:
            height = 0
        if self._drawn is None or self._drawn[:2] != (width, height):
            self._drawn = (width, height, self.rows(width, height) if width > 0 else [])
        return self._drawn[2]
