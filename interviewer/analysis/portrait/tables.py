"""The tables of one case's report by the names that an outline gives them. Pure.

They are made of the same cells as those across cases (`interviewer.analysis.cross.cells`): the case
stands there as the only one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table
from interviewer.analysis.cross.described import TERMS
from interviewer.analysis.cross.study import Cross, OneCase, cross
from interviewer.analysis.material import CaseFile, Excerpt, Material
from interviewer.analysis.portrait.cells import UNSIGNED, made, noted, told
from interviewer.analysis.portrait.changes import changed
from interviewer.analysis.portrait.judged import scan, worth
from interviewer.guide.model import Valence
from interviewer.guide.scan import Scan

VALUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("private-value", ("doelen.welbegrepen-eigenbelang", "drivers.incentives")),
    ("public-value", ("doelen.publieke-waarde", "drivers.maatschappelijke-motivatie")),
    ("both-values", ("drivers.particulier-en-publiek",)),
)
"""Private and public value, each with the codes that tell of it (figure 5.4)."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("A", "design.ontwerp-besproken"),
    ("B", "design.hoofdvorm"),
    ("B", "design.type.formeel-informeel"),
    ("B", "design.juridische-vorm"),
    ("C", "design.vragen-beantwoord"),
    ("C-I", "design.partijen"),
    ("C-II", "design.type"),
    ("C-II", "design.type.open-gesloten"),
    ("C-II", "design.type.dynamisch-statisch"),
    ("C-II", "design.type.inclusief-exclusief"),
    ("C-III", "design.governance"),
    ("C-III", "design.taakverdeling"),
    ("C-IV", "design.evaluatie"),
)
"""The questions about a design (par. 5.4), each with its code."""

ASPECTS = (
    "design.type.formeel-informeel",
    "design.type.open-gesloten",
    "design.type.dynamisch-statisch",
    "design.type.inclusief-exclusief",
    "design.taakverdeling",
)
"""Codes of a part of a question: what was noted of them stands apart; nothing is no gap."""

EFFECTS = (
    "output.inhoudelijke-aansluiting",
    "output.interactie-docenten-bedrijfsleven",
    "output.fysieke-locatie",
    "output.aanbod-afstemmen",
    "output.betrokkenheid-bedrijven",
    "output.leven-lang-ontwikkelen",
    "output.kwetsbare-studenten",
)
"""Operational effects (par. 5.5)."""

POINTS = (
    "randvoorwaarden.commitment",
    "randvoorwaarden.communicatie",
    "randvoorwaarden.wendbaarheid",
    "randvoorwaarden.weerbaarheid",
    "randvoorwaarden.passendheid",
)
"""The five points to attend to (par. 5.6)."""

CONDITIONS = "randvoorwaarden"
"""What the points are of; conditions of no point stand apart."""

RELATIONS = ("adds", "contradicts", "confirms")

SIDES: tuple[tuple[str, tuple[Valence | None, ...]], ...] = (
    ("furthering", ("++", "+")),
    ("hindering", ("--", "-")),
    ("else", ("+-", None)),
)

CITED = 4
"""References that are named behind a factor."""
STRONGEST = 4
"""Factors of a point that stand on a side, where the point has a table of its own."""
COUNTED = 2
"""References that are named behind a factor that is counted."""


def alone(file: CaseFile, material: Material, scan: Scan | None, language: str) -> Cross:
    """Return a case as the only one of its study."""
    return cross([(file, material)], file.study, file.today, scan, language)


def terms(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of goals on short, middle and long term (table 5.3)."""
    rows = [((Piece(codes=(code,)),), noted(found, (code,))) for code in TERMS]
    return made("doelen-termijn", ("term", "noted"), rows)


def values(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of private and public value, and of how they go together."""
    rows = [((Piece(word=name),), noted(found, codes)) for name, codes in VALUES]
    return made("waarden", ("value", "noted"), rows)


def design(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted on each question about the design (par. 5.4)."""
    apart = {code for _letter, code in QUESTIONS}
    rows = []
    for letter, code in QUESTIONS:
        without = tuple(other for other in apart if other.startswith(f"{code}."))
        cell = noted(found, (code,), without=without)
        if cell or code not in ASPECTS:
            rows.append(((Piece(f"{letter}."), Piece(codes=(code,))), cell))
    return made("ontwerp", ("question", "noted"), rows)


def effects(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of operational effects."""
    rows = [((Piece(codes=(code,)),), noted(found, (code,), signs=True)) for code in EFFECTS]
    return made("effecten", ("effect", "noted"), rows)


def points(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what furthers and what hinders, by the five points to attend to and beside them.

    Of a case with interviews each point has a table of factors of its own: here stand its
    strongest factors, with how often they were noted.
    """
    rows = []
    for code in (*POINTS, CONDITIONS):
        name = Piece(word="other-conditions") if code == CONDITIONS else Piece(codes=(code,))
        rows.append(((name,), *(_factors(found, code, side, signs) for side, signs in SIDES)))
    used = [0] + [place for place in range(1, 4) if any(row[place] for row in rows)]
    columns = ("point", *(side for side, _signs in SIDES))
    kept = [tuple(row[place] for place in used) for row in rows]
    return made("aandachtspunten", [columns[place] for place in used], kept)


def theory(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what adds to the theory, contradicts and confirms it."""
    one = found.cases[0]
    groups = []
    for relation in RELATIONS:
        mine = [item for item in one.excerpts if item.note.relation == relation]
        rows = tuple(Row((_about(item), (told(one, item),))) for item in mine)
        if rows:
            groups.append(Group(Piece(word=relation), rows))
    columns = (Column("about", width=1.6), Column("noted", width=3.4))
    return Table("theorie", columns, tuple(groups))


TABLES: Mapping[str, Callable[[Cross, Sequence[str]], Table]] = {
    "doelen-termijn": terms,
    "waarden": values,
    "ontwerp": design,
    "meerwaarde": worth,
    "effecten": effects,
    "aandachtspunten": points,
    "ronden": changed,
    "scan": scan,
    "theorie": theory,
}
"""Name → what makes it of a case that stands alone and of the codes of its chapter."""


def _about(item: Excerpt) -> Cell:
    """Return what a note is about: its codes with their signs."""
    marks = tuple(Piece(sign=mark.valence or "", codes=(mark.code,)) for mark in item.codes)
    return marks or (Piece(word="no-code"),)


def _factors(found: Cross, code: str, side: str, signs: Sequence[Valence | None]) -> Cell:
    """Return the factors of a family that stand on a side, the strongest first."""
    one = found.cases[0]
    having: dict[tuple[str, Valence | None], list[Excerpt]] = {}
    for item in one.excerpts:
        for mark in item.codes:
            if mark.valence in signs and _belongs(mark.code, code, found):
                having.setdefault((mark.code, mark.valence), []).append(item)
    order = found.today.order
    keys = sorted(having, key=lambda key: (signs.index(key[1]), -len(having[key]), order(key[0])))
    if one.rounds and side != "else":
        names = list(dict.fromkeys(name for name, _valence in keys))[:STRONGEST]
        return tuple(
            _counted(
                one, Piece(codes=(name,)), [i for k in keys if k[0] == name for i in having[k]]
            )
            for name in names
        )
    pieces = []
    for name, valence in keys:
        unsigned = side == "else" and valence is None
        piece = Piece(sign=valence or "", word=UNSIGNED if unsigned else "", codes=(name,))
        items = having[name, valence]
        pieces.append(_counted(one, piece, items) if one.rounds else _named(one, piece, items))
    return tuple(pieces[:STRONGEST] if one.rounds else pieces)


def _counted(one: OneCase, piece: Piece, items: Sequence[Excerpt]) -> Piece:
    mine = tuple(dict.fromkeys(one.reference(item) for item in items))
    return replace(piece, times=len(mine), references=mine[:COUNTED])


def _named(one: OneCase, piece: Piece, items: Sequence[Excerpt]) -> Piece:
    mine = tuple(one.reference(item) for item in items)
    return replace(piece, references=mine[:CITED], more=max(0, len(mine) - CITED))


def _belongs(code: str, family: str, found: Cross) -> bool:
    """Whether a code is of a point; of the conditions as a whole those that are of no point."""
    line = set(found.today.lineage(code))
    if family == CONDITIONS and line & {found.today.code(point) for point in POINTS}:
        return False
    return found.today.code(family) in line
