"""What an interviewer said, and what the checker's rules find in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer.guide.rules.closed import Closed
from interviewer.guide.rules.double import Double
from interviewer.guide.rules.leading import Leading
from interviewer.guide.rules.reading import asks
from interviewer.guide.rules.rule import Asked, Rule
from interviewer.guide.rules.why import Why
from interviewer.interview.probes import FIELD

Act = Literal["question", "follow-up", "probe", "silence", "own"]
"""A question of the guide, one of its follow-ups, a general probe, a silence, own words."""

Flaw = Literal["leading", "closed", "double", "why"]
"""What is wrong with a question, the gravest first: how it is answered follows the first."""

_RULES: tuple[tuple[Flaw, Rule], ...] = (
    ("leading", Leading()),
    ("double", Double()),
    ("closed", Closed()),
    ("why", Why()),
)

_SILENCES = ("stilte", "stil", "zwijg", "zwijgen", "wacht", "wachten", "silence", "wait", "pause")
"""Words by which a silence is named."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a rule finds in a question."""

    flaw: Flaw
    words: str
    """The words that it is about."""
    reason: str
    """Why, as a message."""
    proposal: str
    """What to do, as a message."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the interviewer said."""

    act: Act
    words: str
    """As it was said; nothing for a silence."""
    question: str = ""
    """The question of the guide under which it was said."""
    follow_up: str = ""
    """Id of the guide's follow-up."""
    faults: tuple[Fault, ...] = ()
    """What the rules find in it."""

    @property
    def flaw(self) -> Flaw | None:
        """Return the gravest flaw."""
        return self.faults[0].flaw if self.faults else None


def faults(text: str, language: str, *, answered: bool = False) -> tuple[Fault, ...]:
    """Return what the rules find in a question, the gravest first.

    `answered`: a scale or options are asked for beside it, so that it may be closed.
    """
    asked = Asked(text, language, answered=answered)
    return tuple(
        Fault(flaw, found.words, found.reason, found.proposal)
        for flaw, rule in _RULES
        for found in rule.judge(asked)
    )


def is_silence(text: str) -> bool:
    """Whether words stand for a silence: '…', 'stilte', 'wacht even'."""
    if any(text == probes["silence"] for probes in FIELD.values()):
        return True
    bare = "".join(char if char.isalpha() else " " for char in text.casefold()).split()
    return not bare or (len(bare) <= 2 and any(word in _SILENCES for word in bare))


def second_half(text: str, language: str) -> str:
    """Return the part of a double question that people answer: the last."""
    found = asks(text, language)
    if len(found) > 1:
        return found[-1].text
    for joint in (" en ", " of ", " and ", " or "):
        _before, joined, after = text.rpartition(joint)
        if joined:
            return after
    return text
