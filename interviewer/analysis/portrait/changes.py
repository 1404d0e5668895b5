"""What was otherwise in a later round of a case: judgements, and factors. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table, cited
from interviewer.analysis.cross.factors import (
    differing_answers,
    differing_ratings,
    differing_typings,
    turned_factors,
    unchanged,
)
from interviewer.analysis.cross.study import Cross, OneCase, place_word
from interviewer.analysis.portrait.contrasts import turns
from interviewer.analysis.portrait.judged import judgement

NAME = "ronden"
"""The table's name, and the slot of the synthesis that goes with it in our outline."""

MOST = 12
"""Factors that stand in the table; judgements stand there all."""


def changed(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was otherwise in a later round, or why nothing can be said of that.

    What the synthesis names stands first; of the factors, then those of which a respondent says
    something else than before; last those of which other respondents do.
    """
    one = found.cases[0]
    told = _told(one)
    judged = sorted(_judged(found), key=lambda row: told.isdisjoint(_references(row)))
    factors = _factors(found, told)
    groups = [Group(None, rows) for rows in (tuple(judged), factors[:MOST]) if rows]
    if len(groups) > 1:
        heads = (Piece(word="judgements"), Piece(word="factors"))
        groups = [Group(head, group.rows) for head, group in zip(heads, groups, strict=True)]
    nothing = Group(None, (Row(((Piece(word=unchanged(one)),), (), ())),))
    columns = (Column("what", width=1.6), Column("before", width=2), Column("after", width=2))
    left = max(0, len(factors) - MOST)
    return Table(NAME, columns, tuple(groups) or (nothing,), left=left)


def _told(one: OneCase) -> frozenset[str]:
    """Return the notes that the synthesis of the changes names; without one, those of any."""
    written = one.material.work.syntheses.get(NAME)
    named = one.named_in(written.text) if written else ()
    return frozenset(named or (f"{one.id}:{reference}" for reference in one.synthesised))


def _references(row: Row) -> set[str]:
    return {name for cell in row.cells[1:] for piece in cell for name in cited(piece)}


def _judged(found: Cross) -> Iterable[Row]:
    """Yield the judgements that differ by round.

    The reasons of ratings and of what gave direction stand in their own tables, the others here.
    """
    one = found.cases[0]
    for code, *rated in differing_ratings(one, found):
        pieces = (judgement(found, e, code, round_=e.round, why=False) for e in rated)
        yield Row(((Piece(codes=(code,)),), *((piece,) for piece in pieces)))
    typed: list[Cell] = [
        (Piece(one.told(event.why), word=place_word(event), round=event.round),)
        for event in differing_typings(one)
    ]
    if typed:
        yield Row(((Piece(word="place"),), *typed))
    for item, *given in differing_answers(one, found):
        pieces = (
            judgement(found, e, item.code, round_=e.round, why=not e.directing) for e in given
        )
        name = (Piece(codes=(item.code,)),) if item.code else ()
        yield Row(((*name, Piece(item=item.id)), *((piece,) for piece in pieces)))


def _factors(found: Cross, told: frozenset[str]) -> tuple[Row, ...]:
    """Return the factors that turned; what differs by a document alone is no change."""
    one = found.cases[0]
    codes = {mark.code for item in one.excerpts for mark in item.codes}
    ways = {turn.code: turn.changed for turn in turns(one.excerpts, codes, found.today)}
    named = {
        mark.code for item in one.excerpts if one.reference(item) in told for mark in item.codes
    }
    ranked: list[tuple[bool, bool, Row]] = []
    for row in turned_factors(one, found):
        code = row.cells[0][0].codes[0]
        if code in ways:
            others = () if ways[code] else (Piece(word="other-respondents"),)
            kept = Row(((*row.cells[0], *others), *row.cells[1:]))
            ranked.append((code not in named, not ways[code], kept))
    ranked.sort(key=lambda each: each[:2])
    return tuple(row for *_rank, row in ranked)
