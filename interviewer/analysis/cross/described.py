"""Tables of what the cases are: themes, types, goals, design (2.1, 5.1, 5.2, 5.3, 5.6). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.cross.cells import (
    Cell,
    Column,
    Group,
    Piece,
    Row,
    Table,
    a_case,
    by_groups,
    group_head,
    notes,
    see_also,
    telling,
)
from interviewer.analysis.cross.study import Cross, OneCase, place_word, placed
from interviewer.analysis.material import Excerpt

TERMS = ("doelen.korte-termijn", "doelen.middellange-termijn", "doelen.lange-termijn")
"""Codes of goals by term (table 5.3)."""

GOAL, GOALS = "doelen.gedeeld-inhoudelijk-doel", "doelen"
"""Codes of a goal's description (table 5.2): that of a shared goal, and goals in general."""

FORMS = ("design.hoofdvorm", "design.juridische-vorm", "context.samenwerkingstype")
"""Codes of a description of the collaboration (table 5.2)."""

DESIGN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("form", ("design.hoofdvorm",)),
    ("legal-form", ("design.juridische-vorm",)),
    ("extension", ("design.partijen.uitbreiding-beoogd",)),
    ("adaptation", ("design.evaluatie", "randvoorwaarden.design-past-nog")),
)
"""Aspects of a design, each with its codes (table 5.6)."""

MOST = 3
"""Notes of a cell that are printed in their words; the others stand by reference."""


def themes(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return each case with its institution and theme (table 2.1)."""
    rows = {
        one.id: Row(
            (
                a_case(one),
                _words(one.told(one.case.institution)),
                _words(one.told(one.case.theme)),
            )
        )
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.3),
        Column("institution", width=1.2),
        Column("theme", width=3),
    )
    return Table("themas", columns, by_groups(cross, rows))


def _words(text: str) -> Cell:
    return (Piece(text),) if text else ()


def types(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return each case with its place in the typology, its goal and what it is (5.1 and 5.2)."""
    rows = {
        one.id: Row(
            (
                a_case(one),
                _words(one.told(one.case.institution)),
                _place(one),
                _purpose(one, cross),
                notes(one, one.with_codes(FORMS, cross.today), MOST, "5.2"),
            )
        )
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.3),
        Column("institution", width=1.0),
        Column("place", width=2.0),
        Column("goal-described", width=2.3),
        Column("described", width=2.3),
    )
    return Table("typen", columns, by_groups(cross, rows))


def _place(one: OneCase) -> Cell:
    """Return a case's place: as its journal has it, with why and by round where that differs."""
    typings = one.material.work.typings
    if not typings:
        place = " ".join(filter(None, one.placing))
        return (Piece(word=place),) if place else ()
    changed = len(set(map(placed, typings.values()))) > 1
    latest = one.material.work.typified
    pieces: list[Piece] = []
    for event in sorted(typings.values(), key=lambda event: event.id):
        if changed or event is latest:
            at = event.round if changed else None
            pieces.append(Piece(word=place_word(event), round=at))
            pieces += [Piece(one.told(event.why))] if event.why else []
    return tuple(pieces)


def _purpose(one: OneCase, cross: Cross) -> Cell:
    """Return the notes on the goal as a whole, those on a shared one first."""
    exact = {cross.today.code(code) for code in (GOAL, GOALS)}
    found = (e for e in one.excerpts if any(mark.code in exact for mark in e.codes))
    shared = one.with_codes((GOAL,), cross.today)
    return notes(one, sorted(found, key=lambda e: e not in shared), MOST, "5.2")


def goals(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return each case's goals on short, middle and long term (table 5.3)."""
    rows = {
        one.id: Row(
            (
                a_case(one),
                *(notes(one, one.with_codes((code,), cross.today), MOST, "5.3") for code in TERMS),
            )
        )
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.1),
        *(Column(name, width=1.7) for name in ("short-term", "middle-term", "long-term")),
    )
    return Table("doelen", columns, by_groups(cross, rows))


def design(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return form, legal form, extension and adaptation per type, and per case (table 5.6)."""
    groups: list[Group] = []
    for value, cases in cross.groups():
        together = Row(
            (
                (Piece(word="together"),),
                *(_together(cases, codes, cross) for _aspect, codes in DESIGN),
            )
        )
        of_cases = tuple(
            Row((a_case(one), *(_aspect(one, codes, cross) for _name, codes in DESIGN)))
            for one in cases
        )
        rows = (together, *of_cases) if any(together.cells[1:]) else of_cases
        groups.append(Group(group_head(cross, value), rows))
    columns = (
        Column("case", width=1.1),
        *(Column(name, width=1.5) for name, _codes in DESIGN),
    )
    return Table("design", columns, tuple(groups))


def _together(cases: Sequence[OneCase], codes: Sequence[str], cross: Cross) -> Cell:
    """Return which codes below an aspect's the cases of a type have, each with its cases."""
    having: dict[str, list[tuple[OneCase, Excerpt]]] = {}
    for one in cases:
        for excerpt in one.with_codes(codes, cross.today):
            for code in _below(excerpt, codes, cross):
                if not any(other is one for other, _excerpt in having.get(code, ())):
                    having.setdefault(code, []).append((one, excerpt))
    return tuple(
        Piece(
            codes=(code,),
            cases=tuple(one.number for one, _excerpt in having[code]),
            references=tuple(one.reference(excerpt) for one, excerpt in having[code]),
        )
        for code in sorted(having, key=cross.today.order)
    )


def _aspect(one: OneCase, codes: Sequence[str], cross: Cross) -> Cell:
    """Return what was noted of an aspect: the code below it first, then the note's words."""
    excerpts = one.with_codes(codes, cross.today)
    pieces: list[Piece] = []
    named: set[str] = set()
    rest: list[str] = []
    chosen = telling(one, excerpts, MOST, "5.6")
    for excerpt in excerpts:
        new = tuple(code for code in _below(excerpt, codes, cross) if code not in named)
        named.update(new)
        cited = (one.reference(excerpt),)
        if excerpt in chosen:
            pieces.append(Piece(codes=new, excerpt=excerpt, references=cited))
        elif new:
            pieces.append(Piece(codes=new, references=cited))
        else:
            rest += cited
    return (*pieces, *see_also(rest))


def _below(excerpt: Excerpt, codes: Sequence[str], cross: Cross) -> list[str]:
    """Return the codes of a note that stand below one of these."""
    above = {cross.today.code(code) for code in codes}
    return [
        mark.code
        for mark in excerpt.codes
        if above & set(cross.today.lineage(mark.code)[1:])
        or (len(codes) > 1 and mark.code in above)
    ]
