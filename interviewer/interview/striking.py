"""Moments that were marked as striking, and which of them still have no words. Pure."""

from __future__ import annotations

from interviewer.interview.events import Marked
from interviewer.interview.state import State

STRIKING = "striking"
"""The label of their marks."""


def time_of(mark: Marked) -> str:
    """Return the time of day of a mark, as 14:05: of what was said then, else of the key."""
    return mark.place or mark.at[11:16]


def striking(state: State) -> tuple[Marked, ...]:
    """Return the moments marked as striking, in order."""
    return tuple(mark for mark in state.marks if mark.label == STRIKING)


def without_words(state: State) -> tuple[Marked, ...]:
    """Return the striking moments that no note puts into words.

    One does when its line was being typed at that moment, or when it begins with the time of the
    mark: `!14:05 …`.
    """
    marks = striking(state)
    if not marks:
        return ()
    notes = state.listing()

    def worded(mark: Marked) -> bool:
        time = time_of(mark)
        return any(
            (note.began is not None and note.began <= mark.at and mark.id < note.id)
            or (mark.id < note.id and note.text.startswith(time))
            for note in notes
        )

    return tuple(mark for mark in marks if not worded(mark))
