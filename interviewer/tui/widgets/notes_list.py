"""The notes as they come: only the rows in sight are drawn, so 2,000 notes cost what 20 do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from interviewer.tui.text import cut, safe, wrap

TIME, WHO = 6, 6
"""Cells of the first two columns, a space behind each."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as it is shown."""

    id: str
    time: str
    """As 14:03."""
    who: str
    """Pseudonyms, or a sign."""
    text: str
    marks: tuple[str, ...] = ()
    """Codes and other marks, as typed."""
    style: str = ""
    """`quote`, `memo`, `observation`, `asked`, `heading`, `topic` or nothing.

    `heading` stands above what follows, in full; `topic` does so in one thin row."""


class NotesList(ScrollView, can_focus=False):
    """A list that stays at its last note until someone scrolls."""

    DEFAULT_CSS = """
    NotesList { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    NotesList .notes--time { text-style: dim; }
    NotesList .notes--who { text-style: bold; }
    NotesList .notes--marks { color: $accent; text-style: italic; }
    NotesList .notes--memo { text-style: dim; }
    NotesList .notes--asked { text-style: italic; }
    NotesList .notes--heading { text-style: bold underline; }
    NotesList .notes--topic { text-style: dim; }
    NotesList .notes--chosen { text-style: reverse; }
    """
    COMPONENT_CLASSES = {  # noqa: RUF012
        "notes--time", "notes--who", "notes--marks", "notes--memo", "notes--asked",
        "notes--heading", "notes--topic", "notes--chosen",
    }  # fmt: skip

    @dataclass
    class Chosen(Message):
        """A note was clicked."""

        note: str
        """Its id."""

    def __init__(self) -> None:
        super().__init__(id="notes")
        self._rows: list[NoteRow] = []
        self._lines: list[list[tuple[str, str]]] = []
        self._ends: list[int] = []
        self._strips: dict[int, list[Strip]] = {}
        self._width = 0
        self._edited = ""

    def on_mount(self) -> None:
        """Stay at the end."""
        self.anchor()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap again where the width is another."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._wrap_from(0)

    def notify_style_update(self) -> None:
        """Draw again in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def show(self, rows: Sequence[NoteRow], edited: str = "") -> None:
        """Show these notes; `edited` is the id of the one that is being edited."""
        same = 0
        for old, new in zip(self._rows, rows, strict=False):
            if old is not new and old != new:
                break
            same += 1
        if edited != self._edited:
            self._edited = edited
            self._strips.clear()
            self.refresh()
        if same == len(rows) == len(self._rows):
            return
        grew = len(rows) > len(self._rows)
        self._rows = list(rows)
        self._wrap_from(same)
        if grew:
            self.scroll_end(animate=False, immediate=True)

    def reveal(self, note: str) -> None:
        """Scroll to a note."""
        for place, row in enumerate(self._rows):
            if row.id == note:
                top = self._ends[place - 1] if place else 0
                bottom = self._ends[place]
                height = self.size.height
                if top < self.scroll_offset.y:
                    self.scroll_to(y=top, animate=False, immediate=True)
                elif bottom > self.scroll_offset.y + height:
                    self.scroll_to(y=bottom - height, animate=False, immediate=True)

    def go_heading(self, step: int) -> None:
        """Scroll to the next heading, or for -1 to the one before."""
        tops = [0, *self._ends]
        heads = [tops[place] for place, row in enumerate(self._rows) if row.style == "heading"]
        here = round(self.scroll_offset.y)
        found = [top for top in heads if top > here] if step > 0 else [t for t in heads if t < here]
        if found:
            self.scroll_to(y=found[0 if step > 0 else -1], animate=False, immediate=True)

    def go_first(self, ids: Collection[str]) -> None:
        """Scroll to the first row that has one of these ids."""
        place = next((place for place, row in enumerate(self._rows) if row.id in ids), None)
        if place is not None:
            self.scroll_to(y=[0, *self._ends][place], animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Tell which note was clicked."""
        place = bisect_right(self._ends, event.y + self.scroll_offset.y)
        if place < len(self._rows):
            self.post_message(self.Chosen(self._rows[place].id))

    def _wrap_from(self, first: int) -> None:
        if self._width <= TIME + WHO + 8:
            return
        del self._lines[first:]
        for place in [place for place in self._strips if place >= first]:
            del self._strips[place]
        room = self._width - TIME - WHO
        self._lines += [_lines(row, room) for row in self._rows[first:]]
        self._ends = list(accumulate(map(len, self._lines)))
        self.virtual_size = Size(self._width, self._ends[-1] if self._ends else 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row of what is in sight."""
        line = y + self.scroll_offset.y
        place = bisect_right(self._ends, line)
        if place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        if place not in self._strips:
            self._strips[place] = self._draw(place)
        top = self._ends[place - 1] if place else 0
        return self._strips[place][line - top]

    def _draw(self, place: int) -> list[Strip]:
        row = self._rows[place]
        plain = self.rich_style
        styles = {
            name: self.get_component_rich_style(f"notes--{name}", default=plain)
            for name in ("time", "who", "marks", "memo", "asked", "heading", "topic", "chosen")
        }
        body = styles.get(row.style, plain)
        if row.style == "observation":
            body = styles["memo"]
        strips = []
        for number, (text, marks) in enumerate(self._lines[place]):
            time = row.time if number == 0 else ""
            who = cut(safe(row.who), WHO - 1) if number == 0 else ""
            segments = [
                Segment(time.ljust(TIME), styles["time"]),
                Segment(who + " " * (WHO - cell_len(who)), styles["who"]),
                Segment(text, body),
                Segment(marks, styles["marks"]),
            ]
            strip = Strip(segments).adjust_cell_length(self._width, plain)
            strips.append(strip.apply_style(styles["chosen"]) if row.id == self._edited else strip)
        return strips


def _lines(row: NoteRow, width: int) -> list[tuple[str, str]]:
    """Return a note's rows, each as its text and the marks behind it."""
    if row.style == "topic":
        return [(cut(f"─ {safe(row.text)}", width), "")]
    lines = [(line, "") for line in wrap(safe(row.text, breaks=True), width)]
    for mark in map(safe, row.marks):
        text, marks = lines[-1]
        if cell_len(text) + cell_len(marks) + cell_len(mark) + 1 <= width:
            lines[-1] = (text, f"{marks} {mark}")
        else:
            lines += [("", part) for part in wrap(mark, width)]
    return lines
