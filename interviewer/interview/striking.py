"""Moments that were marked as striking, and which of them still have no words. Pure."""

from __future__ import annotations

from datetime import datetime

from interviewer.interview.events import Marked
from interviewer.interview.state import Note, State

STRIKING = "striking"
"""The label of their marks."""

NEAR = 10.0
"""Seconds after a note within which a mark is about that note."""


def time_of(mark: Marked) -> str:
    """Return the time of day of a mark, as 14:05: of what was said then, else of the key."""
    return mark.place or mark.at[11:16]


def striking(state: State) -> tuple[Marked, ...]:
    """Return the moments marked as striking, in order."""
    return tuple(mark for mark in state.marks if mark.label == STRIKING)


def struck_notes(state: State) -> dict[str, Note]:
    """Return by the id of a striking moment the note that it is about, where there is one.

    That is the note whose line was being typed at that moment, else the latest before it by the
    same note-taker, where that was saved within `NEAR` seconds.
    """
    marks = striking(state)
    notes = state.listing() if marks else ()
    found = {}
    for mark in marks:
        typed = (n for n in notes if n.began and n.began <= mark.at and mark.id < n.id)
        note = next(typed, None) or _just_before(mark, state)
        if note is not None:
            found[mark.id] = note
    return found


def _just_before(mark: Marked, state: State) -> Note | None:
    """Return the latest note before a mark, where it was saved just then and still stands."""
    notes = (state.notes[note_id] for note_id in reversed(state.order) if note_id < mark.id)
    latest = next((note for note in notes if note.taker == mark.taker), None)
    near = latest is not None and not latest.retracted and _near(latest, mark)
    return latest if near else None


def _near(note: Note, mark: Marked) -> bool:
    try:
        since = datetime.fromisoformat(mark.at) - datetime.fromisoformat(note.at)
    except (ValueError, TypeError):
        return False
    return 0 <= since.total_seconds() <= NEAR


def without_words(state: State) -> tuple[Marked, ...]:
    """Return the striking moments that no note puts into words.

    One does when the moment is about it (`struck_notes`), or when it begins with the time of the
    mark: `!14:05 …`.
    """
    marks = striking(state)
    if not marks:
        return ()
    notes, struck = state.listing(), struck_notes(state)

    def worded(mark: Marked) -> bool:
        time = time_of(mark)
        return mark.id in struck or any(
            mark.id < note.id and note.text.startswith(time) for note in notes
        )

    return tuple(mark for mark in marks if not worded(mark))
