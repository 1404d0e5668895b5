"""Tables of what the cases are: themes, types, goals, design (2.1, 5.1, 5.2, 5.3, 5.6). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviewer.analysis.chapters import strength
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
    names_table,
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

PLANNED = re.compile(
    r"\b(?:plan|plannen|overweegt|overwegen|denkt aan|denken aan|"
    r"plans?|considers?|considering|thinks? of)\b",
    re.IGNORECASE,
)
"""In a note on a form: that it is thought of, not that it is there."""

UNCLEAR = re.compile(
    r"\b(?:niet (?:\w+ )?zeker|onzeker|onduidelijk|niet te bepalen|"
    r"not (?:\w+ )?(?:sure|certain)|unclear)\b",
    re.IGNORECASE,
)
"""In a memo on a document: that the source does not tell."""

DESCRIBED = 3
"""Notes of a case's description that are printed in their words."""

MOST = 2
"""Notes of a cell that are printed in their words; the others are counted."""


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
                notes(one, one.with_codes(FORMS, cross.today), DESCRIBED, "5.2"),
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
                *(_on_term(one, code, cross) for code in TERMS),
            )
        )
        for one in cross.cases
    }
    columns = (
        Column("case", width=1.1),
        *(Column(name, width=1.7) for name in ("short-term", "middle-term", "long-term")),
    )
    return Table("doelen", columns, by_groups(cross, rows))


def _on_term(one: OneCase, code: str, cross: Cross) -> Cell:
    """Return the goals on a term; without any, whether a memo says that the source is unclear."""
    found = notes(one, one.with_codes((code,), cross.today), MOST, "5.3")
    if found:
        return found
    wanted = cross.today.code(code)
    unclear = any(
        note.kind == "memo"
        and UNCLEAR.search(note.text)
        and any(wanted in cross.today.lineage(mark.code) for mark in cross.today.marks(note))
        for source in one.material.sources
        if source.opened.document
        for note in source.state.listing()
    )
    return (Piece(word="source-unclear"),) if unclear else ()


def design(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return form, legal form, extension and adaptation per type, and per case (table 5.6).

    The source's table has a column for each type, so a note that names it is about the type: it
    stands in the row of the cases together, not in that of its case.
    """
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
    """Return what is said of a type, and which forms below an aspect's code its cases have.

    A form that is planned in a case is not one that the case has. Judgements of a design are not
    pooled: notes with one code may say opposite things.
    """
    said: dict[str, list[tuple[OneCase, Excerpt]]] = {}
    having: dict[tuple[str, bool], dict[str, tuple[OneCase, Excerpt]]] = {}
    for one in cases:
        for excerpt in one.with_codes(codes, cross.today):
            if names_table(excerpt, "5.6"):
                said.setdefault(excerpt.released.text, []).append((one, excerpt))
                continue
            if not set(codes) <= set(FORMS):
                continue
            planned = is_planned(excerpt)
            for code in _below(excerpt, codes, cross):
                mine = having.setdefault((code, planned), {})
                if one.id not in mine or _tells_more(excerpt, mine[one.id][1]):
                    mine[one.id] = (one, excerpt)
    for (code, planned), found in having.items():
        for case in having.get((code, False), {}) if planned else ():
            found.pop(case, None)
    return (
        *(_told_of(found, excerpt=found[0][1]) for found in said.values()),
        *(
            _told_of(list(found.values()), codes=(code,), word="planned" if planned else "")
            for (code, planned), found in sorted(
                having.items(), key=lambda item: (cross.today.order(item[0][0]), item[0][1])
            )
            if found
        ),
    )


def is_planned(excerpt: Excerpt) -> bool:
    """Whether a note on a form says that it is thought of, not that it is there."""
    return PLANNED.search(excerpt.released.text) is not None


def _tells_more(excerpt: Excerpt, other: Excerpt) -> bool:
    """Whether a note tells more of how a design is than another: by its sign, then its round."""
    mine, its = ((strength(item), item.source.opened.round or 0) for item in (excerpt, other))
    return mine > its


def _told_of(
    found: Sequence[tuple[OneCase, Excerpt]],
    *,
    excerpt: Excerpt | None = None,
    codes: tuple[str, ...] = (),
    word: str = "",
) -> Piece:
    """Return a piece on several cases, with a note of each; what is said of a type, with one."""
    most = 1 if excerpt else len(found)
    return Piece(
        excerpt=excerpt,
        codes=codes,
        word=word,
        cases=tuple(dict.fromkeys(one.number for one, _excerpt in found)),
        references=tuple(one.reference(item) for one, item in found[:most]),
        more=len(found) - min(most, len(found)),
        unnamed=tuple(one.reference(item) for one, item in found[most:]),
    )


def _aspect(one: OneCase, codes: Sequence[str], cross: Cross) -> Cell:
    """Return what was noted of an aspect: the code below it first, then the note's words."""
    found = one.with_codes(codes, cross.today)
    excerpts = tuple(excerpt for excerpt in found if not names_table(excerpt, "5.6"))
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
