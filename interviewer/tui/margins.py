"""What stands around the conversation: seats, the recorder, what was noted before. Pure."""

from __future__ import annotations

from datetime import datetime

from interviewer.guide.model import wording
from interviewer.i18n import gettext as _
from interviewer.interview import conversation
from interviewer.interview.agenda import Agenda
from interviewer.interview.memory import Earlier, EarlierCode, Memory
from interviewer.interview.state import State
from interviewer.tui.widgets.blocks import Remembered
from interviewer.tui.widgets.seats import SeatMark
from interviewer.words.timing import minutes

FEW = 2
"""From so many at the table on, they have their row."""


def seats(state: State, earlier: Earlier, speaking: str) -> tuple[SeatMark, ...]:
    """Return who is at the table, where there are several, and who has not yet spoken."""
    if len(state.present) < FEW or state.closed:
        return ()
    now = speaking.split("+")
    waiting = conversation.yet_to_speak(state, earlier)
    return tuple(
        SeatMark(person.r, person.role, person.r in now, person in waiting)
        for person in state.present
    )


def recorder(state: State, now: datetime) -> str:
    """Return how far the recording is, as 12:34; empty where the recorder was not started."""
    started = [mark.at for mark in state.marks if mark.label == "recorder"]
    if not started or state.closed:
        return ""
    seconds = max(0, int((now - datetime.fromisoformat(started[-1])).total_seconds()))
    return f"{seconds // 60:02}:{seconds % 60:02}"


def not_agreed(state: State) -> str:
    """Return for whom at the table it is not on record that they take part; empty: for nobody."""
    missing = conversation.not_agreed(state)
    if not missing or state.closed:
        return ""
    return _("! {names}: consent?").format(names=", ".join(missing))


def time_short(agenda: Agenda) -> str:
    """Return in a few signs that time runs short, where there is little room for words."""
    if not agenda.short or agenda.left is None:
        return ""
    musts = sum(row.musts for row in agenda.rows)
    return _("! {n} min left for {musts} must").format(n=minutes(agenda.left), musts=musts)


# What was noted before


def memory_rows(memory: Memory, state: State) -> tuple[Remembered, ...]:
    """Return what was noted before, a row for each code and each topic that came back."""
    heard: dict[str, list[str]] = {}
    for item in memory.codes:
        heard.setdefault(item.code, []).append(_heard(item))
    rows = [
        Remembered(state.codebook.shortest(code), "; ".join(told)) for code, told in heard.items()
    ]
    back = (topic.words or wording(topic.ask, state.roles) for topic in memory.topics)
    return (*rows, *(Remembered(f"↩ {words}") for words in back))


def _heard(item: EarlierCode) -> str:
    """Valences, round, and levels where enough spoke: `++ +- (round 1, centraal)`."""
    valences = " ".join(valence for valence, _count in item.valences if valence)
    where = [_("round {number}").format(number=item.round), *item.levels]
    return f"{valences} ({', '.join(where)})".lstrip()
