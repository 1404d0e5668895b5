"""What a rule of the checker is: one unit that looks at one question and says what it finds.

Pure: findings are data; messages are marked for the catalogues and translated where shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from interviewer.guide.rules.reading import Ask, asks


@dataclass(frozen=True)
class Asked:
    """The words of one question, follow-up or probe, for one role."""

    text: str
    """As it is said."""
    language: str = "nl"
    """The guide's."""
    jargon: tuple[str, ...] = ()
    """The guide's own words that respondents do not use."""
    opens: bool = False
    """Whether a block begins with it, for some role."""
    answered: bool = False
    """Whether a closed answer (a scale, options) is asked for beside it."""

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Return what it asks, one by one."""
        return asks(self.text, self.language)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule finds in a question."""

    words: str
    """The words that it is about."""
    reason: str
    """Why, as a message."""
    proposal: str
    """What to do, as a message."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that a rule must let pass, or must find."""

    text: str
    language: str = "nl"
    opens: bool = False
    jargon: tuple[str, ...] = ()

    def asked(self) -> Asked:
        """Return it as a rule gets it."""
        return Asked(self.text, self.language, self.jargon, self.opens)


class Rule(Protocol):
    """One rule. Its docstring tells what it is for, its examples are its tests."""

    @property
    def code(self) -> str:
        """A name of the catalogue of errors."""
        ...

    @property
    def valid(self) -> tuple[Example, ...]:
        """Questions that it lets pass."""
        ...

    @property
    def invalid(self) -> tuple[Example, ...]:
        """Questions that it finds something in."""
        ...

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield what is found in a question."""
        ...
