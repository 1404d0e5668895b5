"""The current question, large and readable, and what goes with it.

What is spoken stands bold and without a sign; what is not carries a sign and a word, so that it
differs without colour too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import cut, flowing, safe, wrap
from interviewer.tui.widgets.drawn import Drawn

WIDEST = 60
"""Cells; a longer line reads badly aloud."""
WIDEST_LARGE = 42
"""Cells in large type, which a terminal has none of: short lines, an empty row between them."""

Kind = Literal["spoken", "say", "show", "note", "above"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words around or of a question."""

    kind: Kind
    """`spoken`: what to ask now; `say`: spoken before it; `show`, `note`: not spoken; `above`: the
    question that a follow-up belongs to."""
    label: str
    """A word before it, as 'For you'; empty for what is spoken."""
    text: str


_SIGNS: dict[Kind, str] = {"spoken": "", "say": "» ", "show": "▣ ", "note": "✎ ", "above": "↳ "}
_STYLES: dict[Kind, str] = {
    "spoken": "bold",
    "say": "",
    "show": "underline",
    "note": "dim italic",
    "above": "dim",
}


class QuestionView(Drawn):
    """Heading, then the words, as many rows as there is room for; the question goes first."""

    def __init__(self) -> None:
        super().__init__("question")
        self._heading = ""
        self._words: tuple[Words, ...] = ()
        self._rows = 6
        self._large = False

    def show(
        self, heading: str, words: tuple[Words, ...], rows: int, *, large: bool = False
    ) -> None:
        """Show a question in at most so many rows, the heading not counted."""
        if (heading, words, rows, large) != (self._heading, self._words, self._rows, self._large):
            self._heading, self._words, self._rows = heading, words, rows
            self._large = large
            self.redraw(layout=True)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return heading and words, wrapped."""
        whole, width = width, max(10, min(WIDEST_LARGE if self._large else WIDEST, width))
        lines: list[Content] = []
        left = self._rows
        # the question itself has its room first, then what stands around it
        room: dict[int, int] = {}
        wrapped = [self._wrap(words, width) for words in self._words]
        if self._large:
            wrapped = [
                _spread(rows, left) if words.kind == "spoken" else rows
                for words, rows in zip(self._words, wrapped, strict=True)
            ]
        for first in ("spoken", "say", "show", "note", "above"):
            for place, words in enumerate(self._words):
                if words.kind == first:
                    room[place] = min(len(wrapped[place]), left)
                    left -= room[place]
        if self._heading:
            lines.append(Content.styled(cut(safe(self._heading), whole), "dim"))
        hidden = False
        for place, words in enumerate(self._words):
            shown = wrapped[place][: room[place]]
            if shown and len(shown) < len(wrapped[place]):
                shown[-1] = _cut_here(shown[-1], width)
            hidden = hidden or not shown
            lines += [Content.styled(line, _STYLES[words.kind]) for line in shown]
        if hidden and lines and not lines[-1].plain.endswith("…"):
            lines[-1] = _marked(lines[-1], width)
        return lines

    @staticmethod
    def _wrap(words: Words, width: int) -> list[str]:
        sign = _SIGNS[words.kind]
        label = f"{sign}{words.label}: " if words.label else sign
        text = safe(flowing(words.text), breaks=True)
        lines = wrap(text, width - cell_len(sign), width - cell_len(label))
        return [label + lines[0], *(" " * cell_len(sign) + line for line in lines[1:])]


def _cut_here(line: str, width: int) -> str:
    """Return a line with a sign that more follows it."""
    return cut(line, width - 1).rstrip("… ") + "…"


def _marked(line: Content, width: int) -> Content:
    """Return a line with a sign that more would follow it, had it room."""
    if line.cell_length > width - 2:
        return Content.styled(
            _cut_here(line.plain, width), line.spans[0].style if line.spans else ""
        )
    return line + Content.styled(" …", "dim")


def _spread(lines: list[str], room: int) -> list[str]:
    """Return lines with an empty row between each two, where there is room for that."""
    if len(lines) * 2 - 1 > room:
        return lines
    spread = [row for line in lines for row in (line, "")]
    return spread[:-1]
