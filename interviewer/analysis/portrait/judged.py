"""What was judged of one case: public value, and what gave direction by the scan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interviewer.analysis.cross.cells import Group, Piece, Row, Table
from interviewer.analysis.cross.judged import WORTH, answers, directed, grounds, ratings
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.portrait.cells import made, noted
from interviewer.interview.events import Rated, Scanned

CITED = 4
"""Notes to compare that are named beside a judgement."""


def judgement(
    found: Cross,
    event: Rated | Scanned,
    code: str,
    *,
    round_: int | None = None,
    who: str = "",
    why: bool = True,
) -> Piece:
    """Return a judgement with its reason and what it rests on.

    Where the reason names no note, those with its code stand beside it, to compare. Without `why`
    the reason stands in another table: here only the notes that it names.
    """
    one = found.cases[0]
    on = grounds(one, event, code, found)
    rated = isinstance(event, Rated)
    piece = Piece(
        sign=event.value if isinstance(event, Rated) else "",
        word=("" if event.value else "absent") if isinstance(event, Rated) else event.holds,
        round=round_,
        who=who,
    )
    if not why:
        return replace(piece, references=on.named[:CITED])
    nothing_noted = rated and not piece.sign and not on.contrary
    return replace(
        piece,
        text=one.told(event.why),
        compare=(*on.agreeing, *on.contrary)[:CITED],
        unsupported=not on.supported and not nothing_noted,
    )


def worth(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return the rating of each kind of public value with why, and what speaks to it (5.7)."""
    one = found.cases[0]
    rows = []
    for code in dict.fromkeys((*WORTH, *_rated(one, found))):
        given = ratings(one, code, found)
        rating = tuple(
            judgement(found, event, code, round_=event.round if len(given) > 1 else None)
            for event in given
        )
        rows.append(((Piece(codes=(code,)),), rating, noted(found, (code,))))
    return made("meerwaarde", ("worth", "rating", "noted"), rows)


def _rated(one: OneCase, found: Cross) -> list[str]:
    rated = {found.today.code(event.code) for event in one.material.work.ratings.values()}
    return sorted(rated, key=found.today.order)


def scan(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what gave direction by the scan: its statement, whether it holds, and why (6.2)."""
    one = found.cases[0]
    rows = []
    for item, events, differ in directed(one, found):
        several = len(events) > 1
        yes = [event for event in events if event.directing]
        shown = yes if differ or several else [e for e in yes if e.why] or yes[-1:]
        why = tuple(
            judgement(
                found,
                event,
                item.code,
                round_=event.round if several or len(one.rounds) > 1 else None,
                who=one.told(event.with_ or "") if several else "",
            )
            for event in shown
        )
        name = (Piece(codes=(item.code,)),) if item.code else ()
        rows.append(((*name, Piece(item=item.id)), why))
    table = made("scan", ("element", "judged"), rows)
    if rows or not answers(one):
        return table
    nothing = Row(((Piece(word="no-direction"),), ()))
    return replace(table, groups=(Group(None, (nothing,)),))
