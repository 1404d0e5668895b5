"""The current question, large and readable, and what goes with it.

What is spoken stands bold and without a sign; what is not carries a sign and a word, so that it
differs without colour too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui.text import flowing, safe, wrap
from interviewer.tui.widgets.drawn import Drawn

WIDEST = 60
"""Cells; a longer line reads badly aloud."""

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

    def show(self, heading: str, words: tuple[Words, ...], rows: int) -> None:
        """Show a question in at most so many rows, the heading not counted."""
        if (heading, words, rows) != (self._heading, self._words, self._rows):
            self._heading, self._words, self._rows = heading, words, rows
            self.redraw(layout=True)

    def rows(self, width: int, height: int) -> list[Content]:
        """Return heading and words, wrapped."""
        width = max(10, min(WIDEST, width))
        lines: list[Content] = []
        left = self._rows
        # the question itself has its room first, then what stands around it
        room: dict[int, int] = {}
        wrapped = [self._wrap(words, width) for words in self._words]
        for first in ("spoken", "say", "show", "note", "above"):
            for place, words in enumerate(self._words):
                if words.kind == first:
                    room[place] = min(len(wrapped[place]), left)
                    left -= room[place]
        if self._heading:
            lines.append(Content.styled(safe(self._heading), "dim"))
        for place, words in enumerate(self._words):
            shown = wrapped[place][: room[place]]
            if shown and len(shown) < len(wrapped[place]):
                shown[-1] = shown[-1][: width - 1].rstrip() + "…"
            lines += [Content.styled(line, _STYLES[words.kind]) for line in shown]
        return lines

    @staticmethod
    def _wrap(words: Words, width: int) -> list[str]:
        sign = _SIGNS[words.kind]
        label = f"{sign}{words.label}: " if words.label else sign
        text = safe(flowing(words.text), breaks=True)
        lines = wrap(text, width - cell_len(sign), width - cell_len(label))
        return [label + lines[0], *(" " * cell_len(sign) + line for line in lines[1:])]
