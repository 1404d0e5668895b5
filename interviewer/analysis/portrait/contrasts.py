"""What respondents see differently, and what was seen otherwise in a later round. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.material import Excerpt
from interviewer.analysis.matrix import columns_of
from interviewer.analysis.today import Today
from interviewer.guide.model import Valence
from interviewer.interview.differences import leaning, turned
from interviewer.interview.events import FURTHERING, HINDERING, VALENCES


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
    """A factor that furthers by the notes of some and hinders by those of others, in one round."""

    code: str
    round: int | None
    """None: by documents alone."""
    furthering: Side
    hindering: Side


Signs = tuple[tuple[Valence, tuple[str, ...]], ...]
"""Each sign that was given, in the order of VALENCES, with its references."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A factor that leaned one way in a round, and the other way in a later one."""

    code: str
    before: int
    """The round."""
    before_signs: Signs
    """All that were given then, not only those that it leaned to."""
    after: int
    after_signs: Signs
    changed: bool
    """Whether someone leaned another way then and later; else the respondents are what differs."""


def contrasts(
    excerpts: Sequence[Excerpt], codes: Collection[str], levels: Sequence[str], today: Today
) -> tuple[Contrast, ...]:
    """Return the factors among these codes on which not all agree, in the codebook's order.

    What is said in one round is compared, with documents, which have no round: what was otherwise
    in a later one is no disagreement; nor is what all who speak of it say both ways.
    """
    found = []
    rounds: list[int | None] = [*sorted({_round(item) or 0 for item in excerpts} - {0}), None]
    for code in sorted(codes, key=today.order):
        for round_ in rounds:
            here = [item for item in excerpts if _round(item) in (round_, None)]
            first = _side(here, code, FURTHERING, levels)
            second = _side(here, code, HINDERING, levels)
            if not first.references or not second.references:
                continue
            named = {*first.references, *second.references}
            held = any(_round(item) == round_ for item in here if item.reference in named)
            if held and first.voices != second.voices:
                found.append(Contrast(code, round_, first, second))
    return tuple(found)


def _round(excerpt: Excerpt) -> int | None:
    """Return the round in which something was said; None: it stands in a document."""
    opened = excerpt.source.opened
    return None if opened.document else opened.round


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
    """Return the factors among these codes that lean another way in a later round.

    Documents have no round.
    """
    found = []
    for code in sorted(codes, key=today.order):
        rounds: dict[int, list[tuple[Valence, Excerpt]]] = {}
        for item in excerpts:
            for mark in item.codes:
                if mark.code == code and mark.valence and (round_ := _round(item)) is not None:
                    rounds.setdefault(round_, []).append((mark.valence, item))
        pair = turned({round_: [sign for sign, _item in said] for round_, said in rounds.items()})
        if pair is None:
            continue
        (before, _way), (after, _other) = pair
        then, later = _by_voice(rounds[before]), _by_voice(rounds[after])
        found.append(
            Turn(
                code,
                before,
                _signs(rounds[before]),
                after,
                _signs(rounds[after]),
                any(
                    leaning(then[voice]) != leaning(later[voice])
                    for voice in then.keys() & later.keys()
                ),
            )
        )
    return tuple(found)


def _signs(said: Sequence[tuple[Valence, Excerpt]]) -> Signs:
    given = {sign for sign, _item in said}
    return tuple(
        (valence, tuple(item.reference for sign, item in said if sign == valence))
        for valence in VALENCES
        if valence in given and valence is not None
    )


def _by_voice(said: Sequence[tuple[Valence, Excerpt]]) -> Mapping[str, list[Valence]]:
    """Return the signs that each respondent gave."""
    found: dict[str, list[Valence]] = {}
    for sign, item in said:
        for speaker in item.released.speakers:
            found.setdefault(speaker.pseudonym, []).append(sign)
    return found
