"""What the interviews of a case that came before one of them bring to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.analysis.references import Held
from interviewer.analysis.today import Today
from interviewer.interview.consent import Consents, released, said_by
from interviewer.interview.events import CodeMark, Consented, PickedUp
from interviewer.interview.memory import CodedText, Earlier, EarlierNote, EarlierTopic
from interviewer.interview.state import Note, State, Topic

AS_IT_WAS = Today()
"""Where today's codes are not asked for: codes by the ids that they had."""


def earlier_than(
    opened: str,
    others: Iterable[Held],
    today: Today = AS_IT_WAS,
    day: str = "",
    here: Iterable[Consented] = (),
) -> Earlier:
    """Return what is known from a case's other interviews; of notes those opened before an id.

    Of a respondent who refused to take part, in whichever interview, or whose consent had lapsed
    on the `day` (RFC 3339), there is nothing in it. `here` are the consents of the interview that
    it is for: who agrees again there counts again.
    """
    others = tuple(others)
    consents = tuple(event for other in others for event in other.state.consents)
    agreed = Consents.of((*consents, *here), day)
    codes: dict[tuple[str, str | None], CodeMark] = {}
    coded: list[CodedText] = []
    texts: list[str] = []
    notes: list[EarlierNote] = []
    topics: list[EarlierTopic] = []
    people: set[str] = set()
    for other in others:
        people.update(person.r for person in other.state.everyone)
        if other.opened.id >= opened:
            continue
        for note in spoken_notes(other.state, agreed):
            marks = today.marks(note)
            texts.append(note.text)
            codes.update({(mark.code, mark.valence): mark for mark in (*note.codes, *marks)})
            notes.append(_note(note, other, marks))
            if marks:
                now = tuple(mark.code for mark in marks)
                coded.append(CodedText(note.text, now, note.question, note.by))
        topics += [
            _topic(topic, other, today)
            for topic in other.state.parked.values()
            if _is_over(topic, other.state) and _may_come_back(topic, other.state, agreed)
        ]
    picked = _picked_up(others)
    return Earlier(
        codes=tuple(codes.values()),
        texts=tuple(texts),
        consents=consents,
        topics=tuple(sorted((t for t in topics if t.id not in picked), key=lambda topic: topic.id)),
        coded=tuple(coded),
        notes=tuple(notes),
        people=frozenset(people),
        refused=frozenset(r for r, item in agreed.given if agreed.refused(r)),
    )


def all_earlier(of_case: Iterable[Held], today: Today, day: str) -> Earlier:
    """Return what a case's interviews bring to one that is about to begin on a day."""
    of_case = tuple(of_case)
    last = max((one.opened.id for one in of_case), default="")
    return earlier_than(f"{last}~", of_case, today, day)


def asked_of_earlier(of_case: Iterable[Held]) -> dict[str, Earlier]:
    """Return by interview what its questions with an `earlier` condition look at: codes and words.

    Of those opened before it, by the consents of the whole case as they were on its own day. The
    notes are gone through once for all interviews, and again only where a consent lapsed between.
    """
    in_order = sorted(of_case, key=lambda one: one.opened.id)
    consents = [event for one in in_order for event in one.state.consents]
    limited = any(event.until for event in consents)
    by_day: dict[str, set[str]] = {}
    for one in in_order:
        if any(question.when.earlier for _, question in one.state.guide.walk()):
            by_day.setdefault(one.state.day if limited else "", set()).add(one.interview)
    found: dict[str, Earlier] = {}
    for day, wanting in by_day.items():
        agreed = Consents.of(consents, day)
        codes: dict[tuple[str, str | None], CodeMark] = {}
        texts: list[str] = []
        for one in in_order:
            if one.interview in wanting:
                found[one.interview] = Earlier(codes=tuple(codes.values()), texts=tuple(texts))
            for note in spoken_notes(one.state, agreed):
                texts.append(note.text)
                marks = (*note.codes, *AS_IT_WAS.marks(note))
                codes.update({(mark.code, mark.valence): mark for mark in marks})
    return found


def spoken_notes(state: State, consents: Consents) -> Iterator[Note]:
    """Yield an interview's notes that stand, without memos and without those of who refused."""
    everyone = state.everyone
    for note in state.listing():
        if released(note, consents, everyone) is not None:
            yield note


def speakers(note: Note, state: State) -> tuple[str, ...]:
    """Return who said a note, each by pseudonym."""
    return said_by(note, (person.r for person in state.everyone))


def _picked_up(others: Iterable[Held]) -> set[str]:
    """Ids of the topics that were taken up, in whichever journal."""
    picked: set[str] = set()
    for other in others:
        standing = other.state.standing.values()
        picked.update(event.of for event in standing if isinstance(event, PickedUp))
        picked.update(topic.id for topic in other.state.parked.values() if topic.picked_up)
    return picked


def _note(note: Note, other: Held, marks: tuple[CodeMark, ...]) -> EarlierNote:
    people = other.state.respondents
    r = speakers(note, other.state)
    return EarlierNote(
        interview=other.interview,
        round=other.opened.round,
        r=r,
        levels={name: people[name].level for name in r if name in people},
        text=note.text,
        question=note.question,
        codes=marks,
    )


def _is_over(topic: Topic, state: State) -> bool:
    """Whether a topic is for another conversation: what is open still comes to its own."""
    return topic.until != "later" or (state.closed is not None and not topic.picked_up)


def _may_come_back(topic: Topic, state: State, consents: Consents) -> bool:
    """Whether a topic's note stands, and nobody whose words it may hold refused to take part."""
    note = state.notes.get(topic.of or "")
    who = speakers(note, state) if note is not None else ()
    refused = any(map(consents.refused, who)) if who else any_refused(state, consents)
    return not refused and (note is None or not note.retracted)


def any_refused(state: State, consents: Consents) -> bool:
    """Whether someone who was at an interview's table refused to take part."""
    return any(consents.refused(person.r) for person in state.everyone)


def _topic(topic: Topic, other: Held, today: Today) -> EarlierTopic:
    state = other.state
    note = state.notes.get(topic.of or "")
    question = state.guide.question(topic.question) if topic.question else None
    block = state.guide.block_of(question.id) if question else None
    return EarlierTopic(
        id=topic.id,
        note=topic.of or "",
        text=topic.text,
        until=topic.until,
        interview=other.interview,
        round=other.opened.round,
        r=speakers(note, state) if note is not None else (),
        table=tuple(person.r for person in state.everyone),
        question=question.id if question else None,
        ask=question.ask if question else "",
        limits=(block.for_ if block else (), question.for_) if question else (),
        codes=today.marks(note) if note is not None else (),
    )
