"""Which events of a journal count: those that were not taken back, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer.interview.events import AnyEvent
from interviewer.interview.fold import fold


def standing(events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Return the events that stand, in order, of a journal of the study or of a case."""
    events = tuple(events)
    state = fold(events)
    return tuple(
        sorted(
            (event for event in events if not state.is_retracted(event.id)),
            key=lambda event: event.id,
        )
    )
