"""A scripted respondent as its author wrote it: what they say on what, and what it takes.

Pure: no file, no clock, no words of the interface. `interviewer.practice.load` makes it of YAML.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field

from interviewer.guide.model import OneOrMore, Strict, Valence, Whole
from interviewer.interview.events import CodeMark
from interviewer.study import PSEUDONYM

Manner = Literal["open", "short", "evades", "wanders"]
"""How a line answers: to the point, in a word or two, past the question, or far from it."""

Stock = Annotated[tuple[str, ...], Field(min_length=1)]
"""Sentences that are used in turn."""

PROBE, SILENCE = "probe", "silence"
"""What brings a line out beside the ids of follow-ups."""

_MARK = re.compile(r"(.*?)(\+\+|\+-|\+|--|-)?")
_VALENCES: dict[str | None, Valence] = {sign: sign for sign in get_args(Valence)}


class Line(Strict):
    """One thing that the respondent says, with how it should be coded."""

    say: str
    """The words, with stage directions between square brackets."""
    on: OneOrMore = ()
    """What brings it out: ids of follow-ups, `probe` (any open probe, also in one's own words) or
    `silence`. A topic's first line answers the question itself; on a later one the default is
    `probe`."""
    words: OneOrMore = ()
    """An open question of one's own that has one of these words brings it out as well."""
    codes: OneOrMore = ()
    """The reference coding: ids of codes, each with its valence behind it, as `drivers.urgentie+`.
    """
    deserves: OneOrMore | None = None
    """Which follow-ups it deserves; left out: on a topic's first line all that brings a later line
    out, else none."""
    manner: Manner = "open"
    """How it answers: open, short, evades or wanders."""

    @property
    def marks(self) -> tuple[CodeMark, ...]:
        """Return the reference coding."""
        return tuple(
            CodeMark(code=code, valence=valence) for code, valence in map(split, self.codes)
        )


class Topic(Strict):
    """What the respondent has to say about one thing: the answer first, then what lies deeper."""

    id: str
    """Unique in the persona."""
    questions: OneOrMore = ()
    """Ids of the guide's questions that it answers."""
    words: OneOrMore = ()
    """Words by which a question of one's own is known to be about it, in any inflection."""
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What is said, in this order."""

    def name(self, place: int) -> str:
        """Return the id of a line by its place from 0."""
        return f"{self.id}.{place + 1}"

    def brings(self, place: int) -> tuple[str, ...]:
        """Return what brings a line out; nothing for the first, which answers the question."""
        return self.lines[place].on or ((PROBE,) if place else ())

    def deserves(self, place: int) -> tuple[str, ...]:
        """Return the follow-ups that a line deserves."""
        given = self.lines[place].deserves
        if given is not None:
            return given
        if place:
            return ()
        later = (reason for at in range(1, len(self.lines)) for reason in self.brings(at))
        return tuple(dict.fromkeys(reason for reason in later if reason != SILENCE))


class Persona(Strict):
    """A respondent to practise with: who they are, how they take it, what they say."""

    persona: str
    """Its id, and the name of its file."""
    title: str
    """Who it is, for people."""
    language: str = "nl"
    """The language that they speak: nl or en."""
    fictional: bool = False
    """Whether respondent and case are invented."""
    case: str
    """The collaboration that it is about."""
    institution: str = ""
    """The respondent's organisation."""
    role: str
    """A role of the study."""
    pseudonym: Annotated[str, Field(pattern=rf"^{PSEUDONYM}$")] = "R1"
    """As in an interview."""
    guides: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ids of the guides that it can be practised with; the first is the default."""
    about: str = ""
    """What the interviewer knows beforehand."""
    scene: str = ""
    """What is seen on coming in."""
    consent: dict[str, Annotated[bool, Field(strict=True)]] = Field(default_factory=dict)
    """Item → whether they agree to it; said before the practice begins."""
    facts: dict[str, str] = Field(default_factory=dict)
    """Fact → value; said before the practice begins."""
    silence: bool = True
    """Whether a silence makes them go on."""
    patience: Annotated[Whole, Field(ge=1)] = 2
    """How often they may be interrupted, or asked the same again, before they close up."""
    yes: Stock
    """Their answers to a closed question, in turn."""
    agrees: Stock
    """To a leading question."""
    defends: Stock
    """When called to account: 'waarom hebt u …'."""
    again: Stock
    """When asked the same again."""
    interrupted: Stock
    """When interrupted."""
    irritated: Stock
    """When they have had enough, in the place of what lies deeper."""
    quiet: Stock
    """When a silence brings nothing."""
    nothing: Stock
    """When there is no more to say about it."""
    lost: Stock
    """When they cannot place a question."""
    goodbye: Stock
    """At the end."""
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    """What they talk about."""

    @cached_property
    def lines(self) -> dict[str, tuple[Topic, Line]]:
        """Return each line by its id, with its topic."""
        return {
            topic.name(place): (topic, line)
            for topic in self.topics
            for place, line in enumerate(topic.lines)
        }

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of that id."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)

    def answering(self, question: str) -> Topic | None:
        """Return the topic that answers a question of the guide."""
        return next((topic for topic in self.topics if question in topic.questions), None)


def split(mark: str) -> tuple[str, Valence | None]:
    """Return the code and the valence of a mark as it is written: `drivers.urgentie+`."""
    found = _MARK.fullmatch(mark.strip())
    assert found is not None  # it fits any text
    return found[1].strip(), _VALENCES.get(found[2])
