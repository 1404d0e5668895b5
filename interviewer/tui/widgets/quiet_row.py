"""The quiet row above the note line: what could be taken by a key, a message, or both."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from interviewer.tui import commands
from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.drawn import Drawn

MOST = 3
"""Rows that a message may take."""
KEYED = 3
"""So many have a key of their own: F7, F8, F9."""
LEAST = 6
"""Cells that a word keeps."""


class Choices(NamedTuple):
    """What could be taken, the first three by F7, F8 and F9."""

    words: tuple[str, ...] = ()
    chosen: int = -1
    """The place of the one that Tab takes; none where it is -1."""
    reasons: tuple[str, ...] = ()
    """Why each is there, in a word; shown as far as there is room."""
    keys: tuple[int, ...] = ()
    """Which of F7, F8 and F9 takes each, from 1; in order where empty."""
    lead: str = ""
    """What they are for, in a few signs before them."""


NOTHING = Choices()


class QuietRow(Drawn):
    """One row of choices; a message takes up to three, and stands above choices."""

    def __init__(self) -> None:
        super().__init__("row")
        self._message = ""
        self._choices = NOTHING
        self._high = 0
        """Rows that are laid out; 0 where that is not known yet."""

    def show(self, message: str = "", choices: Choices = NOTHING) -> None:
        """Show a message, choices, or both."""
        if (message, choices) == (self._message, self._choices):
            return
        self._message, self._choices = message, choices
        # only a message of more than one row moves anything; letters typed never do
        width = self.content_size.width
        high = len(self.rows(width, 0)) if width > 0 else 0
        self.redraw(layout=high != self._high)
        self._high = high

    def rows(self, width: int, height: int) -> list[Content]:
        """Return the rows."""
        rows: list[Content] = []
        if self._message:
            lines = wrap(safe(self._message), width)
            if len(lines) > MOST:
                lines = [*lines[: MOST - 1], cut(" ".join(lines[MOST - 1 :]), width)]
            rows += [Content(line) for line in lines]
        if self._choices.words or not rows:
            rows.append(self._choices_row(width))
        return rows

    def _choices_row(self, width: int) -> Content:
        """Return the choices, with reasons as far as they fit; long words are cut with a sign."""
        choices = self._choices
        keys = choices.keys or tuple(range(1, KEYED + 1))
        words = [safe(item) for item in choices.words]
        reasons = [f" {safe(item)}" if item else "" for item in choices.reasons]
        lead = f"{safe(choices.lead)} " if choices.lead else ""
        names = {item.id: commands.key_name(item.key) for item in commands.of("interview")}
        named = [f"{names[f'take{key}']} " if names[f"take{key}"] else "" for key in keys]
        keyed = [named[place] if place < len(named) else "" for place in range(len(words))]
        room = width - cell_len(lead)
        rest = sum(map(cell_len, keyed)) + 2 * (len(words) - 1)
        while reasons and sum(map(cell_len, words + reasons)) + rest > room:
            reasons.pop()
        if choices.chosen < 0 and len(words) <= KEYED:
            words = _shortened(words, room - rest)
        row, used = Content.styled(lead, "dim"), cell_len(lead)
        for place, item in enumerate(words):
            if used + cell_len(keyed[place]) + cell_len(item) > width:
                return row + Content("…" if used < width else "")
            style = "reverse" if place == choices.chosen else "" if choices.chosen >= 0 else "bold"
            why = reasons[place] if place < len(reasons) else ""
            row += Content.styled(keyed[place], "dim") + Content.styled(item, style)
            row += Content.styled(why, "dim italic") + Content("  ")
            used += cell_len(keyed[place]) + cell_len(item) + cell_len(why) + 2
        return row


def _shortened(words: list[str], room: int) -> list[str]:
    """Return words in so many cells together, the longest cut first, none below `LEAST`."""
    words = list(words)
    while sum(map(cell_len, words)) > room:
        longest = max(range(len(words)), key=lambda place: cell_len(words[place]))
        length = cell_len(words[longest])
        if length <= LEAST:
            break
        words[longest] = cut(words[longest], length - 1)
    return words
