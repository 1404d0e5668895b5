"""How a practice went, in figures: questions, follow-ups, coverage, time, coding. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.analysis.agreement import alpha
from interviewer.codebook import Codebook
from interviewer.guide.model import meant_for, wording
from interviewer.interview.conversation import applying
from interviewer.interview.events import CodeMark
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import Note, State
from interviewer.interview.words import count_words
from interviewer.practice.judged import Flaw, Said
from interviewer.practice.persona import PROBE, Persona
from interviewer.practice.respondent import Mind, Turn


@dataclass(frozen=True, slots=True)
class Deserved:
    """A follow-up that something said deserved."""

    line: str
    """Id of the persona's line."""
    said: str
    """What the respondent had said."""
    question: str
    """The question of the guide under which it was said."""
    follow_up: str
    """Id of the guide's follow-up, or `probe`."""
    words: str
    """The follow-up's words; nothing for `probe`."""
    used: bool


@dataclass(frozen=True, slots=True)
class BlockSeen:
    """How much of a block was put."""

    title: str
    put: int
    of: int
    musts: int
    """How many of its must-questions were put."""
    of_musts: int
    minutes: float
    """Spent."""
    planned: float


@dataclass(frozen=True, slots=True)
class Coded:
    """What was noted of one answer, beside its reference coding."""

    said: str
    lines: tuple[str, ...]
    notes: tuple[Note, ...]
    reference: tuple[CodeMark, ...]
    right: tuple[str, ...]
    """Codes of the reference that the notes have; one above or below it counts."""
    missed: tuple[CodeMark, ...]
    extra: tuple[CodeMark, ...]
    same_way: int
    """Of the right ones with a valence: how many have it in the same direction."""
    with_valence: int


@dataclass(frozen=True, slots=True)
class Account:
    """All that a report on a practice tells."""

    turns: tuple[Turn, ...]
    deserved: tuple[Deserved, ...]
    blocks: tuple[BlockSeen, ...]
    coded: tuple[Coded, ...]
    """Of each answer of which something was noted."""
    unnoted: tuple[str, ...]
    """What was said with nothing noted of it."""
    untold: int
    """Lines of the topics that came up which were not brought out."""
    told: int
    drifted: tuple[tuple[str, bool], ...]
    """What was said past the question, and whether the interviewer came back to it."""
    minutes: float
    budget: float
    own_words: int
    """Words that the interviewer spoke."""
    their_words: int

    def said(self, act: str) -> tuple[Said, ...]:
        """Return what was said of a kind."""
        return tuple(turn.said for turn in self.turns if turn.said.act == act)

    def flawed(self, flaw: Flaw, act: str = "") -> tuple[Said, ...]:
        """Return what was said with a flaw, of one kind where that is given."""
        turns = (turn.said for turn in self.turns)
        return tuple(s for s in turns if s.flaw == flaw and act in ("", s.act))

    @property
    def open_questions(self) -> int:
        """Return how many questions of one's own are open and single."""
        return sum(not said.faults for said in self.said("own"))

    @property
    def used(self) -> int:
        """Return how many deserved follow-ups were used."""
        return sum(item.used for item in self.deserved)

    @property
    def missed(self) -> tuple[Deserved, ...]:
        """Return the deserved follow-ups that were not used."""
        return tuple(item for item in self.deserved if not item.used)

    @property
    def musts(self) -> tuple[int, int]:
        """Return how many must-questions were put, and how many there are."""
        return sum(b.musts for b in self.blocks), sum(b.of_musts for b in self.blocks)

    @property
    def share(self) -> float:
        """Return the interviewer's share of the words that were spoken, 0 to 1."""
        every = self.own_words + self.their_words
        return self.own_words / every if every else 0.0

    @property
    def interruptions(self) -> int:
        """Return how often the respondent was interrupted."""
        return sum(turn.slip == "interrupted" for turn in self.turns)

    @property
    def repeated(self) -> int:
        """Return how often the same was asked again."""
        return sum(turn.slip == "again" for turn in self.turns)

    @property
    def codes(self) -> tuple[int, int, int]:
        """Return how many codes were named right, missed and extra, in what was noted."""
        right = sum(len(item.right) for item in self.coded)
        missed = sum(len(item.missed) for item in self.coded)
        return right, missed, sum(len(item.extra) for item in self.coded)

    @property
    def alpha(self) -> float | None:
        """Return Krippendorff's alpha with the reference, on which codes stand at which answer.

        None where it is not defined.
        """
        rows = [
            ({*item.right, *_ids(item.missed)}, {*item.right, *_ids(item.extra)})
            for item in self.coded
        ]
        codes = sorted(set().union(*(ours | theirs for theirs, ours in rows)))
        theirs = [int(code in row[0]) for code in codes for row in rows]
        ours = [int(code in row[1]) for code in codes for row in rows]
        return alpha(theirs, ours, "nominal")

    @property
    def agreement(self) -> float | None:
        """Return right codes as a share of all, 0 to 1; None where there are none."""
        every = sum(self.codes)
        return self.codes[0] / every if every else None


def account(
    persona: Persona, mind: Mind, state: State, earlier: Earlier = NOTHING_EARLIER
) -> Account:
    """Return how a practice went, of what was said and of the notes as they stand."""
    told = [line for turn in mind.turns for line in turn.lines]
    seen = {persona.lines[line][0].id for line in told}
    every = [name for name, (topic, _line) in persona.lines.items() if topic.id in seen]
    coded, unnoted = _coding(persona, mind, state)
    own = sum(count_words(turn.said.words) for turn in mind.turns)
    return Account(
        turns=mind.turns,
        deserved=tuple(_deserved(persona, mind, state)),
        blocks=_blocks(mind, state, earlier),
        coded=coded,
        unnoted=unnoted,
        untold=len(every) - len(set(told)),
        told=len(set(told)),
        drifted=_drifted(persona, mind),
        minutes=sum(state.spent.values()) / 60,
        budget=state.guide.budget,
        own_words=own,
        their_words=sum(count_words(turn.reply) for turn in mind.turns),
    )


def _deserved(persona: Persona, mind: Mind, state: State) -> list[Deserved]:
    asked = {(turn.topic, turn.said.follow_up) for turn in mind.turns if turn.said.follow_up}
    asked |= {(t.topic, PROBE) for t in mind.turns if t.said.act in ("probe", "silence")}
    found: list[Deserved] = []
    for turn in mind.turns:
        for name in turn.lines:
            topic, line = persona.lines[name]
            for reason in topic.deserves(topic.lines.index(line)):
                brought = any(
                    reason in topic.brings(place) and topic.name(place) in mind.told
                    for place in range(1, len(topic.lines))
                )
                words = _words_of(reason, topic.questions, state)
                if reason != PROBE and not words:
                    continue  # this guide does not have it
                used = brought or (topic.id, reason) in asked
                question = turn.said.question
                found.append(Deserved(name, line.say, question, reason, words, used))
    return found


def _words_of(follow_up: str, questions: tuple[str, ...], state: State) -> str:
    for question_id in questions:
        question = state.guide.question(question_id)
        found = question.follow_up(follow_up) if question else None
        if found and meant_for(found.when.for_, state.roles):
            return wording(found.ask, state.roles)
    return ""


def _blocks(mind: Mind, state: State, earlier: Earlier) -> tuple[BlockSeen, ...]:
    put = {turn.said.question for turn in mind.turns if turn.said.act == "question"}
    rows: dict[str, list[tuple[bool, bool]]] = {}
    for block, question in applying(state, earlier):
        was = question.id in put or state.asked(question.id)
        rows.setdefault(block.id, []).append((question.must, was))
    found = []
    for block in state.guide.blocks:
        if questions := rows.get(block.id):
            musts = [was for must, was in questions if must]
            spent = state.spent.get(block.id, 0.0) / 60
            all_put = sum(was for _must, was in questions)
            found.append(
                BlockSeen(
                    block.title,
                    all_put,
                    len(questions),
                    sum(musts),
                    len(musts),
                    spent,
                    block.minutes or 0,
                )
            )
    return tuple(found)


def _drifted(persona: Persona, mind: Mind) -> tuple[tuple[str, bool], ...]:
    found = []
    for place, turn in enumerate(mind.turns):
        for name in turn.lines:
            topic, line = persona.lines[name]
            if line.manner in ("evades", "wanders"):
                later = (told for after in mind.turns[place + 1 :] for told in after.lines)
                back = any(persona.lines[told][0] is topic for told in later)
                found.append((line.say, back))
    return tuple(found)


def _coding(
    persona: Persona, mind: Mind, state: State
) -> tuple[tuple[Coded, ...], tuple[str, ...]]:
    """Hold the notes against the reference: those between an answer and the next belong to it."""
    answers = [turn for turn in mind.turns if turn.lines]
    notes = [note for note in state.mine() if note.kind in ("note", "quote")]
    coded, unnoted = [], []
    for place, turn in enumerate(answers):
        end = answers[place + 1].id if place + 1 < len(answers) else "~"
        mine = tuple(note for note in notes if turn.id < note.id < end)
        said = turn.reply
        marks = [mark for name in turn.lines for mark in persona.lines[name][1].marks]
        if mine:
            coded.append(_compared(turn, said, mine, tuple(marks), state.codebook))
        elif marks:
            unnoted.append(said)
    return tuple(coded), tuple(unnoted)


def _compared(
    turn: Turn, said: str, notes: tuple[Note, ...], marks: tuple[CodeMark, ...], book: Codebook
) -> Coded:
    given = tuple({mark.code: mark for note in notes for mark in note.codes}.values())
    right, missed, same_way, with_valence = [], [], 0, 0
    taken: set[str] = set()
    for mark in marks:
        fits = [own for own in given if _near(book, own.code, mark.code)]
        if not fits:
            missed.append(mark)
            continue
        right.append(mark.code)
        taken |= {own.code for own in fits}
        if mark.valence:
            with_valence += 1
            same_way += any(_way(own.valence) == _way(mark.valence) for own in fits)
    extra = tuple(own for own in given if own.code not in taken)
    return Coded(
        said, turn.lines, notes, marks, tuple(right), tuple(missed), extra, same_way, with_valence
    )


def _near(book: Codebook, one: str, other: str) -> bool:
    return one == other or book.covers(one, other) or book.covers(other, one)


def _ids(marks: tuple[CodeMark, ...]) -> set[str]:
    return {mark.code for mark in marks}


def _way(valence: str | None) -> str:
    """Return the direction of a valence: furthering, hindering, both, none."""
    return {"++": "+", "--": "-"}.get(valence or "", valence or "")
