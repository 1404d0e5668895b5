"""Saturation: which codes each interview or document was the first to bring. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.analysis.cross.cells import Column, Group, Piece, Row, Table, a_case
from interviewer.analysis.cross.study import Cross, OneCase


@dataclass(frozen=True, slots=True)
class Step:
    """An interview or document analysis, in the order in which they were held."""

    case: OneCase
    head: str
    """As I3 or D1."""
    held: str
    """When, as RFC 3339 has it."""
    codes: int
    """Codes that it has."""
    new_in_case: int
    """Codes that no earlier one of its case has."""
    new: int
    """Codes that no earlier one of the study has."""
    all: int
    """Codes so far, of the whole study."""
    document: bool = False


def steps(cross: Cross) -> tuple[Step, ...]:
    """Return the study's interviews and documents in the order of holding."""
    sources = [(one, source) for one in cross.cases for source in one.material.sources]
    sources.sort(key=lambda pair: (pair[1].opened.held, pair[1].opened.id))
    seen: set[str] = set()
    in_case: dict[str, set[str]] = {}
    found = []
    for one, source in sources:
        mine = {mark.code for excerpt in one.material.of(source) for mark in excerpt.codes}
        before = in_case.setdefault(one.id, set())
        found.append(
            Step(
                case=one,
                head=source.head,
                held=source.opened.held,
                codes=len(mine),
                new_in_case=len(mine - before),
                new=len(mine - seen),
                all=len(seen | mine),
                document=source.opened.document is not None,
            )
        )
        before |= mine
        seen |= mine
    return tuple(found)


def saturation(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return the new codes of each interview and document, in the study and in its case."""
    rows = tuple(
        Row(
            (
                a_case(step.case),
                (Piece(step.head),),
                (Piece(day=step.held),),
                *(
                    (Piece(number=number),)
                    for number in (step.codes, step.new_in_case, step.new, step.all)
                ),
            )
        )
        for step in steps(cross)
    )
    columns = (
        Column("case", width=2.2),
        Column("source", width=0.7),
        Column("held", width=1.4),
        Column("codes", width=0.8, number=True),
        Column("new-in-case", width=0.9, number=True),
        Column("new", width=0.9, number=True),
        Column("all", width=0.9, number=True),
    )
    return Table("verzadiging", columns, (Group(None, rows),))
