"""What a scripted respondent says, above the note line: a panel that is there in practice alone."""

from __future__ import annotations

from textual.content import Content

from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.drawn import Drawn

MOST = 6
"""Rows that an answer may take."""


class Speech(Drawn):
    """Who speaks and their words, wrapped."""

    DEFAULT_CSS = "Speech { padding: 0 1; background: $panel; min-height: 1; }"

    def __init__(self) -> None:
        super().__init__("speech")
        self._who = ""
        self._words = ""

    def show(self, who: str, words: str) -> None:
        """Show what was said."""
        if (who, words) != (self._who, self._words):
            self._who, self._words = who, words
            self.redraw(layout=True)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the rows."""
        if not self._words:
            return [Content("")]
        head = f"{safe(self._who)}: "
        lines = wrap(head + safe(self._words), width)
        if len(lines) > MOST:
            lines = [*lines[: MOST - 1], cut(" ".join(lines[MOST - 1 :]), width)]
        first = Content.assemble((head.rstrip(), "bold"), lines[0][len(head.rstrip()) :])
        return [first, *(Content(line) for line in lines[1:])]
