"""The scripted respondent: what they answer to what the interviewer said, and in what mood. Pure.

`Mind` is all that a respondent remembers; `respond` returns the next one with the answer in its
last turn. The same words in the same order bring the same answers; `seed` varies stock sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from interviewer.interview.words import count_words, mentions
from interviewer.practice.judged import Said, faults, second_half
from interviewer.practice.persona import PROBE, SILENCE, Persona, Stock, Topic

LISTENING = 8.0
"""Words a second: who asks on sooner than the answer can be skimmed, and noted nothing, interrupts.
"""

Slip = Literal["", "again", "interrupted"]
"""What the interviewer did that respondents mind."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said by the interviewer with the respondent's answer."""

    said: Said
    at: str
    """When, RFC 3339."""
    id: str = ""
    """The event's, by whose order notes come before or after it."""
    topic: str = ""
    """The topic that the answer is about."""
    lines: tuple[str, ...] = ()
    """Ids of the persona's lines that were told."""
    reply: str = ""
    slip: Slip = ""
    closed_up: bool = False
    """Whether something deeper was there but the respondent had had enough."""
    moved: bool = False
    """Whether the interviewer put the question by going to it."""


@dataclass(frozen=True, slots=True)
class Mind:
    """What the respondent remembers."""

    seed: int = 0
    turns: tuple[Turn, ...] = ()
    told: frozenset[str] = frozenset()
    topic: str = ""
    """What the conversation is about now."""
    strain: int = 0
    """How often they were interrupted or asked the same; an open question on a new topic eases."""
    noted: bool = True
    """Whether the interviewer wrote something down since the last answer."""
    used: int = 0
    """How many stock sentences were used."""

    @property
    def last(self) -> Turn | None:
        """Return the latest turn."""
        return self.turns[-1] if self.turns else None

    def put(self, question: str) -> Turn | None:
        """Return the turn in which a question of the guide was put first."""
        found = (turn for turn in self.turns if turn.said.act == "question")
        return next((turn for turn in found if turn.said.question == question), None)


def wrote(mind: Mind) -> Mind:
    """Return the mind after the interviewer wrote something down."""
    return replace(mind, noted=True)


def respond(
    persona: Persona, mind: Mind, said: Said, at: str, *, id: str = "", moved: bool = False
) -> Mind:
    """Return the mind after an answer, which stands in its last turn.

    `at` is when it was said, RFC 3339, `id` the event's; `moved`: the interviewer went to the
    question, so that a move from one question to the next interrupts nobody.
    """
    slip: Slip = ""
    if _again(mind, said):
        slip = "again"
    elif not moved and _interrupts(persona, mind, said, at):
        slip = "interrupted"
    answer = _Answer(persona, mind)
    if slip == "again":
        answer.stock(persona.again)
    elif said.act == "silence":
        answer.silence()
    else:
        if slip:
            answer.stock(persona.interrupted)
        answer.to(said)
    strain = mind.strain
    if slip:
        strain += 1
    elif said.act != "silence" and not said.faults and answer.topic != mind.topic:
        strain = max(0, strain - 1)
    turn = Turn(
        said,
        at,
        id,
        topic=answer.topic,
        lines=tuple(answer.lines),
        reply=answer.text,
        slip=slip,
        closed_up=answer.closed_up,
        moved=moved,
    )
    return replace(
        mind,
        turns=(*mind.turns, turn),
        told=mind.told | set(answer.lines),
        topic=answer.topic,
        strain=strain,
        noted=False,
        used=answer.used,
    )


def goodbye(persona: Persona, mind: Mind) -> str:
    """Return what the respondent says at the end."""
    return persona.goodbye[(mind.seed + mind.used) % len(persona.goodbye)]


def _again(mind: Mind, said: Said) -> bool:
    """Whether the very same was said before."""
    if said.act in ("probe", "silence"):
        last, done = mind.last, said.words.startswith("(")  # what is done, not said
        return said.act == "probe" and not done and last is not None and last.said == said
    return any(
        turn.said.act == said.act
        and (turn.said.question, turn.said.follow_up) == (said.question, said.follow_up)
        and turn.said.words.casefold() == said.words.casefold()
        for turn in mind.turns
    )


def _interrupts(persona: Persona, mind: Mind, said: Said, at: str) -> bool:
    """Whether something was said before the last answer could be over; rambling may be cut off."""
    last = mind.last
    if last is None or mind.noted or said.act == "silence":
        return False
    if any(persona.lines[line][1].manner == "wanders" for line in last.lines):
        return False
    passed = datetime.fromisoformat(at) - datetime.fromisoformat(last.at)
    return passed.total_seconds() < count_words(last.reply) / LISTENING


class _Answer:
    """An answer in the making."""

    def __init__(self, persona: Persona, mind: Mind) -> None:
        self.persona = persona
        self.mind = mind
        self.topic = mind.topic
        self.lines: list[str] = []
        self.used = mind.used
        self.closed_up = False
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """What is said, in one piece."""
        return " ".join(self._parts)

    def stock(self, sentences: Stock) -> None:
        """Say one of some sentences, in turn."""
        self._parts.append(sentences[(self.mind.seed + self.used) % len(sentences)])
        self.used += 1

    def silence(self) -> None:
        """Answer nothing that was asked: to a silence some go on."""
        topic = self.persona.topic(self.topic)
        if topic is None or not (
            self._tell(topic, SILENCE) or (self.persona.silence and self._tell(topic, PROBE))
        ):
            self.stock(self.persona.quiet)

    def to(self, said: Said) -> None:
        """Answer what was said."""
        if said.act == "own":
            self._to_own_words(said)
            return
        topic = self.persona.answering(said.question)
        if topic is None:
            self.topic = ""
            self.stock(self.persona.lost)
            return
        self.topic = topic.id
        if said.act == "question":
            self._first(topic)
        elif said.act == "probe":
            self._deeper(topic, PROBE)
        else:
            self._deeper(topic, said.follow_up, PROBE)

    def _to_own_words(self, said: Said) -> None:
        words = said.words
        match said.flaw:
            case "leading":
                self.stock(self.persona.agrees)
                return
            case "closed":
                self.stock(self.persona.yes)
                return
            case "why":
                self.stock(self.persona.defends)
                return
            case "double":
                language = self.persona.language
                words = second_half(words, language)
                if any(fault.flaw == "closed" for fault in faults(words, language)):
                    self.stock(self.persona.yes)
                    return
            case None:
                pass
        if meant := self._line_meant(words):
            about, place = meant
            self.topic = about.id
            if self._willing(about):
                self._say(about, place)
            return
        topic = self._topic_meant(words) or self.persona.topic(self.topic)
        if topic is None:
            self.stock(self.persona.lost)
            return
        new = topic.id != self.topic and topic.name(0) not in self.mind.told
        self.topic = topic.id
        if new:
            self._first(topic)
        else:
            self._deeper(topic, PROBE)

    def _first(self, topic: Topic) -> None:
        """Tell a topic's first line; where that was told, what lies deeper."""
        if topic.name(0) in self.mind.told:
            self._deeper(topic, PROBE)
        else:
            self._say(topic, 0)

    def _deeper(self, topic: Topic, *reasons: str) -> None:
        """Tell the first line that one of these reasons brings out, in their order."""
        if not self._willing(topic):
            return
        if topic.name(0) not in self.mind.told and PROBE in reasons[:1]:
            self._say(topic, 0)
        elif not any(self._tell(topic, reason) for reason in reasons):
            self.stock(self.persona.nothing)

    def _willing(self, topic: Topic) -> bool:
        """Whether the respondent is in the mood for more than a first answer."""
        if self.mind.strain < self.persona.patience:
            return True
        untold = any(topic.name(at) not in self.mind.told for at in range(len(topic.lines)))
        self.closed_up = untold
        self.stock(self.persona.irritated if untold else self.persona.nothing)
        return False

    def _tell(self, topic: Topic, reason: str) -> bool:
        """Tell the first untold line that a reason brings out; whether there is one."""
        for place in range(1, len(topic.lines)):
            if topic.name(place) not in self.mind.told and reason in topic.brings(place):
                self._say(topic, place)
                return True
        return False

    def _say(self, topic: Topic, place: int) -> None:
        self.lines.append(topic.name(place))
        self._parts.append(topic.lines[place].say)

    def _line_meant(self, words: str) -> tuple[Topic, int] | None:
        """Return an untold line that a question asks for by its words; of the topic now first."""
        here = self.persona.topic(self.topic)
        topics = [here] if here else []
        topics += [topic for topic in self.persona.topics if topic is not here]
        for topic in topics:
            for place, line in enumerate(topic.lines):
                if topic.name(place) not in self.mind.told and self._hits(words, line.words):
                    return topic, place
        return None

    def _topic_meant(self, words: str) -> Topic | None:
        """Return the topic of which a question has most words; of the same number the one now."""
        hits = [(self._hits(words, topic.words), topic) for topic in self.persona.topics]
        best = max(number for number, _topic in hits)
        if not best:
            return None
        found = [topic for number, topic in hits if number == best]
        return next((topic for topic in found if topic.id == self.topic), found[0])

    def _hits(self, text: str, words: tuple[str, ...]) -> int:
        return sum(mentions(text, word, self.persona.language) for word in words)
