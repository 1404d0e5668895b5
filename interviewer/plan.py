"""Which interviews do what a plan asks for: one rule, over plain words and numbers. Light."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Line(NamedTuple):
    """A line of the plan."""

    round: int
    role: str
    """Empty: for a group or document, whoever is there."""
    guide: str
    """Empty: any."""


class Talk(NamedTuple):
    """An interview or document analysis, as far as a plan asks."""

    round: int
    guide: str
    roles: frozenset[str]
    """Roles of those who were there."""
    closed: bool


def done(line: Line, talks: Iterable[Talk]) -> int:
    """Return how many interviews do what a line asks for; one that is not closed is not done."""
    return sum(
        talk.closed
        and talk.round == line.round
        and line.guide in ("", talk.guide)
        and (not line.role or line.role in talk.roles)
        for talk in talks
    )
