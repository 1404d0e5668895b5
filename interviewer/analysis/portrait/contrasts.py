"""What respondents see differently, and what was seen otherwise in a later round. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewer.analysis.material import Excerpt
from interviewer.analysis.matrix import columns_of
from interviewer.analysis.today import Today
from interviewer.interview.events import FURTHERING, HINDERING
from interviewer.interview.memory import turned


@dataclass(frozen=True, slots=True)
class Side:
    """Where a factor goes one way."""

    levels: tuple[str, ...]
    """As `interviewer.analysis.matrix` names columns."""
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A factor that furthers by some notes and hinders by others."""

    code: str
    furthering: Side
    hindering: Side

    @property
    def between_levels(self) -> bool:
        """Whether some level sees it one way alone, and another the other way alone."""
        first, second = set(self.furthering.levels), set(self.hindering.levels)
        return bool(first - second and second - first)


@dataclass(frozen=True, slots=True)
class Turn:
    """A factor that leaned one way in a round, and the other way in a later one."""

    code: str
    before: int
    """The round."""
    before_furthers: bool
    before_references: tuple[str, ...]
    after: int
    after_references: tuple[str, ...]


def contrasts(
    excerpts: Sequence[Excerpt], codes: Collection[str], levels: Sequence[str], today: Today
) -> tuple[Contrast, ...]:
    """Return the factors among these codes of which notes say opposite things, in code order."""
    found = []
    for code in sorted(codes, key=today.order):
        ways = [_side(excerpts, code, signs, levels) for signs in (FURTHERING, HINDERING)]
        if ways[0].references and ways[1].references:
            found.append(Contrast(code, *ways))
    return tuple(found)


def _side(
    excerpts: Sequence[Excerpt], code: str, signs: Collection[str], levels: Sequence[str]
) -> Side:
    mine = [
        item
        for item in excerpts
        if any(mark.code == code and mark.valence in signs for mark in item.codes)
    ]
    there = dict.fromkeys(column for item in mine for column in columns_of(item))
    known = [*(level for level in levels if level in there), *(c for c in there if c not in levels)]
    return Side(tuple(known), tuple(item.reference for item in mine))


def turns(excerpts: Sequence[Excerpt], codes: Collection[str], today: Today) -> tuple[Turn, ...]:
    """Return the factors among these codes that lean another way in a later round."""
    found = []
    for code in sorted(codes, key=today.order):
        rounds: dict[int, list[tuple[str | None, str]]] = {}
        for item in excerpts:
            for mark in item.codes:
                if mark.code == code:
                    in_round = rounds.setdefault(item.source.opened.round, [])
                    in_round.append((mark.valence, item.reference))
        pair = turned({round_: [sign for sign, _r in said] for round_, said in rounds.items()})
        if pair is None:
            continue
        (before, way), (after, other) = pair
        first, second = (FURTHERING, HINDERING) if way > other else (HINDERING, FURTHERING)
        found.append(
            Turn(
                code,
                before,
                way > other,
                tuple(reference for sign, reference in rounds[before] if sign in first),
                after,
                tuple(reference for sign, reference in rounds[after] if sign in second),
            )
        )
    return tuple(found)
