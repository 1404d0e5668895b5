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
    voices: frozenset[str]
    """Who said it: pseudonyms, and documents or interviews where nobody in particular did."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A factor that furthers by the notes of some and hinders by those of others."""

    code: str
    furthering: Side
    hindering: Side


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
    """Return the factors among these codes on which not all agree, in the codebook's order.

    What one respondent alone says both ways is no disagreement.
    """
    found = []
    for code in sorted(codes, key=today.order):
        first = _side(excerpts, code, FURTHERING, levels)
        second = _side(excerpts, code, HINDERING, levels)
        if first.references and second.references and len({*first.voices, *second.voices}) > 1:
            found.append(Contrast(code, first, second))
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
    voices = frozenset(voice for item in mine for voice in voices_of(item))
    return Side(tuple(known), tuple(item.reference for item in mine), voices)


def voices_of(excerpt: Excerpt) -> tuple[str, ...]:
    """Return who said something: pseudonyms; the source where nobody in particular did."""
    return tuple(s.pseudonym for s in excerpt.released.speakers) or (excerpt.source.head,)


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
