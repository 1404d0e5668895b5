"""Marked moments: the recorder, in step with the notes; what struck; when the talk must end. Pure.

Audio stays outside the program. Each `recorder` mark begins a new recording, so that any moment of
the conversation points into the one that was running.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from interviewer.errors import nearest, refuse
from interviewer.interview import intents
from interviewer.interview.consent import RECORDING, Consents, recording_allowed
from interviewer.interview.desk import Context, Decision, listed
from interviewer.interview.events import Consented, Marked
from interviewer.interview.state import Note, State
from interviewer.interview.striking import STRIKING

RECORDER, UNTIL = "recorder", "until"

MARKS = (RECORDER, STRIKING)
"""What a moment can be marked as; `until` has a command of its own."""

CLOCK = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])")


def mark(context: Context, intent: intents.Mark | intents.Until) -> Decision:
    """Return what marks this moment. Raises Refused where nobody agreed to be recorded.

    While notes are typed up afterwards a mark is of the time of day that they were said at. The
    end of the talk is a mark whose place is the clock time; without one the plan holds again.
    """
    if isinstance(intent, intents.Until):
        return context.done(Marked(label=UNTIL, place=intent.time or None), text=intent.time or "–")
    if intent.label not in MARKS:
        near = nearest(intent.label, MARKS)
        raise refuse("unknown-mark", label=intent.label, known=listed(MARKS), nearest=near)
    if intent.label == RECORDER:
        given = (*context.earlier.consents, *context.state.consents)
        consents = Consents.of(given, context.state.day)
        for person in context.state.present:
            if not consents.agreed(person.r, RECORDING):
                raise refuse("no-recording-consent", who=person.r)
    return context.done(Marked(label=intent.label, place=context.desk.said), text=intent.label)


def until(state: State) -> str:
    """Return the time of day (HH:MM) at which the talk must end; empty where none was said."""
    ends = (item.place or "" for item in reversed(state.marks) if item.label == UNTIL)
    end = next(ends, "")
    return end if CLOCK.fullmatch(end) else ""


def recording(state: State) -> bool:
    """Whether a recorder was started in this conversation."""
    return any(item.label == RECORDER for item in state.marks)


def moment(note: Note, state: State, earlier: Iterable[Consented] = ()) -> str | None:
    """Return how far into its recording a note begins; None without consent to record.

    `earlier` are consents of interviews of the case before this one. For outputs, which know the
    consents of the whole case, there is `position`.
    """
    consents = Consents.of((*earlier, *state.consents), state.day)
    return position(note, state) if recording_allowed(consents, state.everyone) else None


def position(note: Note, state: State) -> str | None:
    """Return how far into its recording a note begins: `12:35`, over an hour `1:02:35`.

    Counted from the latest recorder mark before the note's first key (else before it was saved; of
    a note typed up afterwards, before the time that it was said at). In a second recording
    `2/03:10`. None where no recorder was running, and in a document.
    """
    if state.opened is not None and state.opened.document:
        return None
    found = None
    starts = [item for item in state.marks if item.label == RECORDER]
    for part, start in enumerate(starts, start=1):
        if note.said is None and note.id < start.id:
            break  # it was saved before this one started
        began, since = _began(note, start)
        if began is not None and since is not None and since <= began:
            seconds = int((began - since).total_seconds())
            hours, rest = divmod(seconds, 3600)
            clock = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else ""
            clock = clock or f"{rest // 60:02}:{rest % 60:02}"
            found = f"{part}/{clock}" if part > 1 else clock
    return found


def _began(note: Note, start: Marked) -> tuple[datetime | None, datetime | None]:
    """When a note began and a recording started; to the minute where one is a time of day."""
    since = _at(start.at)
    if since is not None and start.place:
        since = _on_clock(since, start.place)
    if note.said is None:
        return _at(note.began or "") or _at(note.at), since
    began = _on_clock(since, note.said) if since is not None else None
    return began, since.replace(second=0, microsecond=0) if since is not None else None


def _at(moment: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _on_clock(day: datetime, time: str) -> datetime | None:
    clock = CLOCK.fullmatch(time)
    if clock is None:
        return None
    return day.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
