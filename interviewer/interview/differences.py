"""When levels, or rounds, do not agree on a code: one rule, for table and preparation. Pure.

What was noted under a code leans to the side that has more notes. Levels differ where one leans to
furthering and another to hindering; rounds where a later one leans the other way than one before.
Which notes are looked at, and what of it may be named, is for who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from interviewer.interview.events import FURTHERING, HINDERING


@dataclass(frozen=True, slots=True)
class Difference:
    """A code on which not all notes agree."""

    kind: Literal["levels", "rounds"]
    """Seen otherwise at another level, or in another round."""
    code: str
    furthering: tuple[str, ...] = ()
    """levels: where it was said to further."""
    hindering: tuple[str, ...] = ()
    """levels: where it was said to hinder."""
    before: tuple[int, int] = (0, 0)
    """rounds: the round, and 1 where it furthered then, -1 where it hindered."""
    after: tuple[int, int] = (0, 0)
    """rounds: the later round, and which way then."""
    own: bool = False
    """rounds: whether the one respondent at the table said both."""


def leaning(valences: Iterable[str | None]) -> int:
    """Return 1 where more furthers than hinders, -1 where more hinders, else 0."""
    found = tuple(valences)
    balance = sum(v in FURTHERING for v in found) - sum(v in HINDERING for v in found)
    return (balance > 0) - (balance < 0)


def opposed(
    by_level: Mapping[str, Iterable[str | None]],
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the levels that lean to furthering and those that lean to hindering; None: not both.

    A note counts once for each level that spoke in it, however many of that level did.
    """
    way = {level: leaning(valences) for level, valences in by_level.items()}
    furthering, hindering = (
        tuple(level for level, lean in way.items() if lean == side) for side in (1, -1)
    )
    return (furthering, hindering) if furthering and hindering else None


def turned(
    rounds: Mapping[int, Iterable[str | None]],
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the latest round that leans a way, and the last before it that leans the other."""
    leans = [(round_, leaning(rounds[round_])) for round_ in sorted(rounds)]
    leans = [pair for pair in leans if pair[1]]
    if not leans:
        return None
    after = leans[-1]
    before = next((pair for pair in reversed(leans[:-1]) if pair[1] != after[1]), None)
    return (before, after) if before else None
