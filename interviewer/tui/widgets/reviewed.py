"""The notes of a review, below their questions: which are shown, which is chosen, what is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.widgets.option_list import Option

from interviewer.i18n import gettext as _
from interviewer.interview import review
from interviewer.interview.review import Difference
from interviewer.interview.state import Note
from interviewer.tui import views
from interviewer.tui.text import safe, wrap
from interviewer.tui.widgets.rows import Rows
from interviewer.words import review_listing

if TYPE_CHECKING:
    from interviewer.store.session import Session

Filter = Literal["all", "todo", "differing"]
INDENT = 8


class Reviewed(Rows):
    """A list of notes; the line below it has the focus and tells it where to go."""

    can_focus = False

    def __init__(self, session: Session) -> None:
        super().__init__("reviewed")
        self._session = session
        self.filter: Filter = "all"
        self._ids: list[str] = []
        """By row the note's id; empty for a heading."""
        self._shown: list[Content] = []
        self._drawn: dict[str, tuple[Note, str, int, Content]] = {}

    @property
    def _blind(self) -> bool:
        return self._session.sitting == "blind"

    @property
    def differing(self) -> dict[str, Difference]:
        """Return by note where a blind coder differs; of several coders the first."""
        return {item.note.id: item for item in reversed(review.differences(self._session.state))}

    @property
    def _to_do(self) -> set[str]:
        todo = review.uncoded(self._session.state, blind=self._blind)
        return {note.id for note in todo} | self.differing.keys()

    # What is chosen

    @property
    def here(self) -> Note | None:
        """The note that is chosen."""
        place = self.highlighted
        if place is None or place >= len(self._ids):
            return None
        return self._session.state.notes.get(self._ids[place])

    @property
    def on_something_to_do(self) -> bool:
        """Whether something is to be done on the note that is chosen."""
        return self.here is not None and self.here.id in self._to_do

    def go_following(self) -> bool:
        """Go to the next note to do, from the top where none is below; whether there is one."""
        todo, place = self._to_do, self.highlighted or 0
        order = [*range(place + 1, len(self._ids)), *range(min(place + 1, len(self._ids)))]
        found = next((row for row in order if self._ids[row] in todo), None)
        if found is not None:
            self.highlighted = found
        return found is not None

    def action_cursor_up(self) -> None:
        """Go to the note before; at the first it stays there."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """Go to the next note; at the last it stays there."""
        self._step(1)

    def _step(self, step: int) -> None:
        place = self.highlighted if self.highlighted is not None else -1
        rows = range(place + 1, len(self._ids)) if step > 0 else range(place - 1, -1, -1)
        found = next((row for row in rows if self._ids[row]), None)
        if found is not None:
            self.highlighted = found

    def go(self, key: str) -> None:
        """Go through the notes by an arrow or page key."""
        act = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "pageup": self.action_page_up,
            "pagedown": self.action_page_down,
        }
        act[key.removeprefix("ctrl+")]()

    def next_filter(self) -> None:
        """Show all notes, or what is to be coded, or to be settled: whichever comes next."""
        order: list[Filter] = ["all", "todo"]
        if self.differing or self.filter == "differing":
            order.append("differing")
        self.filter = order[(order.index(self.filter) + 1) % len(order)]

    # Showing

    def show(self, width: int) -> None:
        """Show the notes in so many cells; what was chosen stays, or what took its place."""
        here, place = self.here, self.highlighted or 0
        self._fill(self._all_rows(width))
        if here is not None and here.id in self._ids:
            self.highlighted = self._ids.index(here.id)
            return
        notes = [row for row, note_id in enumerate(self._ids) if note_id]
        later = [row for row in notes if row >= place]
        self.highlighted = next(iter(later or notes[-1:]), None)

    def _wanted(self) -> tuple[Note, ...]:
        state = self._session.state
        if self.filter == "todo":
            return review.uncoded(state, blind=self._blind)
        if self.filter == "differing":
            differing = self.differing
            return tuple(note for note in state.listing() if note.id in differing)
        return state.listing()

    def _all_rows(self, width: int) -> list[tuple[str, Content]]:
        told = review_listing.statuses(self._session)
        rows: list[tuple[str, Content]] = []
        above: str | None = None
        for note in self._wanted():
            if (head := review_listing.heading(note, self._session.state)) != above:
                above = head
                words = "\n".join(wrap(safe(head), width))
                rows.append(("", Content.styled(words, "bold underline")))
            rows.append((note.id, self._row(note, told.get(note.id, ""), width)))
        if not rows:
            rows.append(("", Content(_("Nothing is left to do here; f shows all notes."))))
        return rows

    def _row(self, note: Note, status: str, width: int) -> Content:
        """Return a note's row, made again only where something of it changed."""
        made = self._drawn.get(note.id)
        if made is None or made[0] is not note or made[1:3] != (status, width):
            made = (note, status, width, self._draw(note, status, width))
            self._drawn[note.id] = made
        return made[3]

    def _draw(self, note: Note, status: str, width: int) -> Content:
        row = views.note_row(note, self._session.state)
        left = f"{review_listing.name(note):>5}  "
        who = f"{row.who} " if row.who else ""
        lines = wrap(safe(f"{who}{row.text}", breaks=True), width - INDENT)
        parts: list[str | tuple[str, str]] = [(left, "dim")]
        style = "italic" if note.kind == "memo" else ""
        for place, line in enumerate(lines):
            parts += ["\n" + " " * len(left) if place else "", (line, style)]
        marks = "  ".join((*map(safe, row.marks), *([f"({status})"] if status else ())))
        for line in wrap(marks, width - INDENT) if marks else ():
            parts += ["\n" + " " * len(left), (line, "bold")]
        return Content.assemble(*parts)

    def _fill(self, rows: list[tuple[str, Content]]) -> None:
        """Put rows into the list; where they are the same notes, only those that changed."""
        ids = [note_id for note_id, _row in rows]
        before, self._shown = self._shown, [shown for _id, shown in rows]
        if ids == self._ids:
            for place, (old, new) in enumerate(zip(before, self._shown, strict=True)):
                if old is not new and old != new:
                    self.replace_option_prompt_at_index(place, new)
            return
        self._ids = ids
        self.clear_options()
        self.add_options([Option(shown, disabled=not note_id) for note_id, shown in rows])
