"""What earlier interviews of a case bring to this one, and what of it may be seen at the table.

Pure. `Earlier` is all that is known, for conditions and for the researcher. `at_table` keeps of it
what those at the table may see: of others never words, pseudonym, role or organisation, only codes
with valence and round; their level where enough of them spoke; their topics as question and codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.guide.model import Question, Valence, Wording, meant_for
from interviewer.interview.code_words import NO_LEXICON, Lexicon
from interviewer.interview.consent import Consents
from interviewer.interview.differences import Difference, opposed, turned
from interviewer.interview.events import VALENCES, CodeMark, Consented, Until
from interviewer.interview.state import State

ENOUGH = 2
"""So many others of a level must have spoken to a code before that level is named at the table."""

LEFT_OUT = "…"
"""Stands for another respondent's pseudonym in someone's own words."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """A coded note of before, to learn from; never shown."""

    text: str
    codes: tuple[str, ...]
    question: str | None
    by: str
    """Initials of who noted it."""


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """A note of an earlier interview. Whole: only `at_table` says what of it may be seen."""

    interview: str
    round: int
    r: tuple[str, ...]
    """Who said it, each by pseudonym; empty: nobody, or a document."""
    levels: Mapping[str, str]
    """Pseudonym → level, of those who said it."""
    text: str
    question: str | None
    """Id of the guide's question that it stands under."""
    codes: tuple[CodeMark, ...]
    """Codes of today, each once."""


@dataclass(frozen=True, slots=True)
class EarlierTopic:
    """A topic parked in an earlier interview: for a later round, for another, or not come to."""

    id: str
    note: str
    """Id of the note that raised it; empty: none did."""
    text: str
    until: Until
    interview: str
    round: int
    """The round in which it was parked."""
    r: tuple[str, ...]
    """Who raised it; empty: nobody, as in a memo."""
    table: tuple[str, ...]
    """Who was there."""
    question: str | None
    """Id of the guide's question under which it was raised."""
    ask: Wording = ""
    """The words of that question, by role where they differ."""
    codes: tuple[CodeMark, ...] = ()
    limits: tuple[tuple[str, ...], ...] = ()
    """Roles that its block, and that question, are for; each none: for all."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was noted in interviews of this case that were opened before this one.

    Of those who refused to take part there is nothing in it.
    """

    codes: tuple[CodeMark, ...] = ()
    """Each code with each valence, once, by the ids of then and of today."""
    texts: tuple[str, ...] = ()
    """The words of the notes."""
    consents: tuple[Consented, ...] = ()
    """What respondents agreed to or refused then."""
    topics: tuple[EarlierTopic, ...] = ()
    """What was parked, and not picked up; for later in the same interview: where it is closed."""
    coded: tuple[CodedText, ...] = ()
    """The coded notes, for proposals; never shown."""
    notes: tuple[EarlierNote, ...] = ()
    """The notes, in the order in which they were made."""
    people: frozenset[str] = frozenset()
    """Pseudonyms of all who were at a table of this case."""
    refused: frozenset[str] = frozenset()
    """Pseudonyms of who refused to take part, or whose consent lapsed, now too."""
    lexicon: Lexicon = NO_LEXICON
    """The study's words by which codes can be told, for proposals."""


NOTHING_EARLIER = Earlier()


# What may be seen


@dataclass(frozen=True, slots=True)
class EarlierCode:
    """What was noted under a code in one round."""

    code: str
    round: int
    valences: tuple[tuple[Valence | None, int], ...]
    """Valence → notes, the strongest furthering first, none last."""
    interviews: int
    """In how many interviews."""
    levels: tuple[str, ...] = ()
    """Levels of which enough respondents spoke to it, those at the table apart."""
    own: bool = False
    """Whether the one respondent at the table spoke to it."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """A topic of an earlier interview that is due now."""

    id: str
    round: int
    until: Until
    words: str
    """Its words, where it is the own topic of the one respondent at the table; else empty."""
    question: str | None
    """None too where it is another's, and for roles that are not at the table."""
    ask: Wording
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnNote:
    """What the one respondent at the table said before."""

    round: int
    text: str
    question: str | None
    codes: tuple[CodeMark, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What of earlier interviews may be seen at the table."""

    codes: tuple[EarlierCode, ...] = ()
    """In the codebook's order, each code's latest round first."""
    differences: tuple[Difference, ...] = ()
    """What one respondent said otherwise now than before comes first."""
    topics: tuple[CameBack, ...] = ()
    """Own ones first; numbered on behind the topics that were parked in this interview."""
    own_notes: tuple[OwnNote, ...] = ()
    """The own earlier notes of who is alone at the table, the latest round first."""


def at_table(state: State, earlier: Earlier) -> Memory:
    """Return what of earlier interviews those who are at the table now may see."""
    consents = Consents.of((*earlier.consents, *state.consents), state.day)
    table = {person.r for person in state.present}
    alone = _alone(table)
    notes = [n for n in earlier.notes if not any(map(consents.refused, n.r))]
    seen = list(_seen(notes, state, alone))
    return Memory(
        codes=_codes(seen, table, alone, state),
        differences=_differences(seen, table, alone, state),
        topics=tuple(_topics(state, earlier, consents, table)),
        own_notes=own_notes(state, earlier),
    )


def own_notes(state: State, earlier: Earlier) -> tuple[OwnNote, ...]:
    """Return the earlier notes of who is alone at the table, the latest round first."""
    consents = Consents.of((*earlier.consents, *state.consents), state.day)
    alone = _alone({person.r for person in state.present})
    if not alone or consents.refused(alone):
        return ()
    others = earlier.people - {alone}
    own = (note for note in earlier.notes if note.r == (alone,))
    return tuple(
        OwnNote(note.round, without_names(note.text, others), note.question, note.codes)
        for note in sorted(own, key=lambda note: -note.round)
    )


def on_question(memory: Memory, question: Question | None, state: State) -> Memory:
    """Return the part of a memory that belongs to a question: its codes, and what was said to it.

    Topics are those raised under it. Without a question: nothing.
    """
    if question is None:
        return Memory()
    wanted = question.codes or ()

    def listened_for(code: str) -> bool:
        return any(state.codebook.covers(one, code) for one in wanted)

    return Memory(
        tuple(item for item in memory.codes if listened_for(item.code)),
        tuple(item for item in memory.differences if listened_for(item.code)),
        tuple(item for item in memory.topics if item.question == question.id),
        tuple(
            note
            for note in memory.own_notes
            if note.question == question.id or any(listened_for(m.code) for m in note.codes)
        ),
    )


def topics_back(state: State, earlier: Earlier) -> tuple[CameBack, ...]:
    """Return the topics of earlier interviews that are due now and not picked up, as `Memory`."""
    consents = Consents.of((*earlier.consents, *state.consents), state.day)
    table = {person.r for person in state.present}
    return tuple(_topics(state, earlier, consents, table))


def without_names(text: str, names: Iterable[str]) -> str:
    """Return words without other respondents' pseudonyms."""
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(rf"(?i:\b(?:{known})\b)", LEFT_OUT, text) if known else text


def _alone(table: set[str]) -> str:
    """Return who is alone at the table; empty where nobody is, or several are."""
    return next(iter(table)) if len(table) == 1 else ""


# Codes


@dataclass(frozen=True, slots=True)
class _Seen:
    """A code on an earlier note, as far as it may be seen."""

    note: EarlierNote
    code: str
    valence: Valence | None


@dataclass(slots=True)
class _Spoken:
    """What was noted under a code in one round."""

    valences: Counter[Valence | None] = field(default_factory=Counter)
    interviews: set[str] = field(default_factory=set)
    by_level: dict[str, set[str]] = field(default_factory=dict)
    """Level → who of it spoke to it."""
    own: bool = False


def _seen(notes: Iterable[EarlierNote], state: State, alone: str) -> Iterator[_Seen]:
    """Yield each note with each of its codes that may be seen.

    An open code is often a respondent's own word: it is seen by whoever said it, alone.
    """
    codebook, known = state.codebook, state.codebook.by_id
    for note in notes:
        for mark in note.codes:
            code = codebook.current(mark.code)
            if code in known or (alone and note.r == (alone,)):
                yield _Seen(note, code, mark.valence)


def _codes(
    seen: Iterable[_Seen], table: set[str], alone: str, state: State
) -> tuple[EarlierCode, ...]:
    found: dict[tuple[str, int], _Spoken] = {}
    for item in seen:
        note = item.note
        spoken = found.setdefault((item.code, note.round), _Spoken())
        spoken.valences[item.valence] += 1
        spoken.interviews.add(note.interview)
        spoken.own = spoken.own or (alone != "" and alone in note.r)
        for r in note.r:
            spoken.by_level.setdefault(note.levels.get(r, ""), set()).add(r)
    places = {code: place for place, code in enumerate(state.codebook.by_id)}
    return tuple(
        EarlierCode(
            code=code,
            round=round_,
            valences=tuple((v, spoken.valences[v]) for v in VALENCES if spoken.valences[v]),
            interviews=len(spoken.interviews),
            levels=_named(spoken.by_level, table),
            own=spoken.own,
        )
        for (code, round_), spoken in sorted(
            found.items(),
            key=lambda item: (places.get(item[0][0], len(places)), item[0][0], -item[0][1]),
        )
    )


def _named(by_level: Mapping[str, set[str]], table: set[str]) -> tuple[str, ...]:
    """Return the levels that may be named.

    Those at the table know what they said themselves, so of the others there must be enough.
    """
    return tuple(
        sorted(level for level, who in by_level.items() if level and len(who - table) >= ENOUGH)
    )


# Differences


def _differences(
    seen: Sequence[_Seen], table: set[str], alone: str, state: State
) -> tuple[Difference, ...]:
    """Return the differences, those within what one respondent said first."""
    found = (*_between_levels(seen, table), *_between_rounds(seen, alone, state))
    return tuple(sorted(found, key=lambda item: not item.own))


def _between_levels(seen: Iterable[_Seen], table: set[str]) -> Iterator[Difference]:
    said: dict[str, dict[str, list[str | None]]] = {}
    who: dict[tuple[str, str], set[str]] = {}
    for item in seen:
        levels = {r: level for r in item.note.r if (level := item.note.levels.get(r, ""))}
        for level in dict.fromkeys(levels.values()):
            said.setdefault(item.code, {}).setdefault(level, []).append(item.valence)
        for r, level in levels.items():
            who.setdefault((item.code, level), set()).add(r)
    for code, by_level in said.items():
        if sides := opposed(by_level):
            furthering, hindering = (
                _named({level: who[code, level] for level in side}, table) for side in sides
            )
            yield Difference("levels", code, furthering, hindering)


def _between_rounds(seen: Iterable[_Seen], alone: str, state: State) -> Iterator[Difference]:
    """Yield the codes that went another way than in an earlier round, here or in between."""
    by_code: dict[str, dict[int, list[str | None]]] = {}
    own: dict[str, dict[int, list[str | None]]] = {}

    def add(code: str, round_: int, r: tuple[str, ...], valence: str | None) -> None:
        by_code.setdefault(code, {}).setdefault(round_, []).append(valence)
        if alone and alone in r:
            own.setdefault(code, {}).setdefault(round_, []).append(valence)

    for item in seen:
        add(item.code, item.note.round, item.note.r, item.valence)
    for now in state.listing():
        for mark in now.codes if now.kind != "memo" else ():
            if mark.via != "blind":
                add(mark.code, state.round, now.r, mark.valence)
    for code, rounds in by_code.items():
        mine = turned(own.get(code, {}))
        either = mine or turned(rounds)
        if either:
            yield Difference("rounds", code, before=either[0], after=either[1], own=bool(mine))


# Topics


def due(topic: EarlierTopic, round_: int, table: Iterable[str]) -> bool:
    """Whether a topic is for a round and for those at the table.

    What was parked for another respondent is not for those among whom it came up, alone; what was
    to come later in that interview, and did not, is for them.
    """
    if topic.until == "nextround":
        return round_ > topic.round
    if topic.until == "later":
        return bool(set(table) & set(topic.r or topic.table))
    return set(table) != set(topic.r or topic.table)


def is_own(topic: EarlierTopic, table: Iterable[str]) -> bool:
    """Whether a topic is the own one of who is alone at the table."""
    alone = _alone(set(table))
    return alone != "" and topic.r == (alone,)


def in_order(topics: Iterable[EarlierTopic], table: Iterable[str]) -> list[EarlierTopic]:
    """Return topics as they are numbered, at the table and in the preparation: own ones first."""
    there = tuple(table)
    return sorted(topics, key=lambda topic: not is_own(topic, there))


def _topics(
    state: State, earlier: Earlier, consents: Consents, table: set[str]
) -> Iterator[CameBack]:
    alone = _alone(table)
    waiting = [
        topic
        for topic in earlier.topics
        if due(topic, state.round, table)
        and not any(map(consents.refused, topic.r))
        and ("picked_up", topic.id) not in state.standing
    ]
    for topic in in_order(waiting, table):
        own = is_own(topic, table)
        # a question that is for other roles would tell which role raised it
        told = own or all(meant_for(roles, state.roles) for roles in topic.limits)
        codes = (state.codebook.current(mark.code) for mark in topic.codes)
        yield CameBack(
            id=topic.id,
            round=topic.round,
            until=topic.until,
            words=without_names(topic.text, earlier.people - {alone}) if own else "",
            question=topic.question if told else None,
            ask=topic.ask if told else "",
            codes=tuple(code for code in codes if own or code in state.codebook.by_id),
        )
