"""What the interviews of a case that came before one of them bring to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer.analysis.references import Held
from interviewer.interview.conversation import Earlier
from interviewer.interview.events import CodeMark, Consented, PickedUp
from interviewer.interview.state import Topic


def earlier_than(opened: str, others: Iterable[Held]) -> Earlier:
    """Return what is known from a case's other interviews; of notes those opened before an id."""
    codes: dict[tuple[str, str | None], CodeMark] = {}
    texts: list[str] = []
    topics: dict[str, Topic] = {}
    picked: set[str] = set()
    consents: list[Consented] = []
    for other in others:
        consents += other.state.consents
        if other.opened.id >= opened:
            continue
        for note in other.state.listing():
            if note.kind == "memo":
                continue
            texts.append(note.text)
            codes.update({(mark.code, mark.valence): mark for mark in note.codes})
        topics.update({t.id: t for t in other.state.parked.values() if t.until != "later"})
        picked.update(
            event.of for event in other.state.standing.values() if isinstance(event, PickedUp)
        )
        picked.update(t.id for t in other.state.parked.values() if t.picked_up)
    waiting = tuple(topic for topic_id, topic in topics.items() if topic_id not in picked)
    return Earlier(tuple(codes.values()), tuple(texts), tuple(consents), waiting)


def before(one: Held, of_case: Iterable[Held]) -> Earlier:
    """Return what the other interviews of a case bring to one of them."""
    others = (other for other in of_case if other.interview != one.interview)
    return earlier_than(one.opened.id, others)
