"""The tables of one case's report by the names that an outline gives them. Pure.

They are made of the same cells as those across cases (`interviewer.analysis.cross.cells`): the case
stands there as the only one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from interviewer.analysis.chapters import strength
from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table, cited
from interviewer.analysis.cross.described import TERMS
from interviewer.analysis.cross.factors import rounds
from interviewer.analysis.cross.judged import WORTH, answers, directed, ratings
from interviewer.analysis.cross.study import Cross, OneCase, cross
from interviewer.analysis.material import CaseFile, Excerpt, Material
from interviewer.analysis.matrix import VALENCES
from interviewer.analysis.portrait.contrasts import turns
from interviewer.guide.model import Valence
from interviewer.guide.scan import Scan
from interviewer.interview.events import CodeMark

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
    ("C-III", "design.governance"),
    ("C-IV", "design.evaluatie"),
)
"""The questions about a design (par. 5.4), each with its code."""

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

RELATIONS = ("adds", "contradicts", "confirms")

SIDES: tuple[tuple[str, tuple[Valence | None, ...]], ...] = (
    ("furthering", ("++", "+")),
    ("hindering", ("--", "-")),
    ("else", ("+-", None)),
)

MOST = 6
"""Notes of a cell that are printed in their words; the others stand by reference."""
CITED = 4
"""References that are named behind a factor."""


def alone(file: CaseFile, material: Material, scan: Scan | None, language: str) -> Cross:
    """Return a case as the only one of its study."""
    return cross([(file, material)], file.study, file.today, scan, language)


def terms(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of goals on short, middle and long term (table 5.3)."""
    rows = [((Piece(codes=(code,)),), _notes(found, (code,))) for code in TERMS]
    return _table("doelen-termijn", ("term", "noted"), rows)


def values(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of private and public value, and of how they go together."""
    rows = [((Piece(word=name),), _notes(found, codes)) for name, codes in VALUES]
    return _table("waarden", ("value", "noted"), rows)


def design(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted on each question about the design (par. 5.4)."""
    apart = {code for _letter, code in QUESTIONS}
    rows = []
    for letter, code in QUESTIONS:
        without = tuple(other for other in apart if other.startswith(f"{code}."))
        rows.append(
            ((Piece(f"{letter}."), Piece(codes=(code,))), _notes(found, (code,), without=without))
        )
    return _table("ontwerp", ("question", "noted"), rows)


def worth(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return the rating of each kind of public value with why, and what speaks to it (5.7)."""
    one = found.cases[0]
    rows = []
    for code in dict.fromkeys((*WORTH, *_rated(one, found))):
        given = ratings(one, code, found)
        several = len(given) > 1
        rating = tuple(
            Piece(
                one.told(event.why),
                sign=event.value,
                word="" if event.value else "absent",
                round=event.round if several else None,
                references=_grounds(found, event.why, code),
            )
            for event in given
            if event.value or several
        )
        rows.append(((Piece(codes=(code,)),), rating, _notes(found, (code,))))
    return _table("meerwaarde", ("worth", "rating", "noted"), rows)


def _rated(one: OneCase, found: Cross) -> list[str]:
    rated = {found.today.code(event.code) for event in one.material.work.ratings.values()}
    return sorted(rated, key=found.today.order)


def effects(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was noted of operational effects."""
    rows = [((Piece(codes=(code,)),), _notes(found, (code,), signs=True)) for code in EFFECTS]
    return _table("effecten", ("effect", "noted"), rows)


def points(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what furthers and what hinders, by the five points to attend to."""
    rows = [
        ((Piece(codes=(code,)),), *(_factors(found, code, signs) for _side, signs in SIDES))
        for code in POINTS
    ]
    used = [0] + [place for place in range(1, 4) if any(row[place] for row in rows)]
    columns = ("point", *(side for side, _signs in SIDES))
    kept = [tuple(row[place] for place in used) for row in rows]
    return _table("aandachtspunten", [columns[place] for place in used], kept)


def changed(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what was otherwise in a later round, or why nothing can be said of that.

    Judgements stand first, then factors of which a respondent says something else than before;
    last those of which other respondents do.
    """
    table = rounds(found)
    one = found.cases[0]
    codes = {mark.code for item in one.excerpts for mark in item.codes}
    ways = {turn.code: turn.changed for turn in turns(one.excerpts, codes, found.today)}
    ranked: list[tuple[int, Row]] = []
    for row in table.rows:
        factor = any(piece.excerpt is not None for cell in row.cells[1:] for piece in cell)
        code = next((code for piece in row.cells[0] for code in piece.codes), "")
        if factor and code not in ways:
            continue  # a document, which has no round, makes the difference
        first = row.cells[0]
        if factor and not ways[code]:
            first += (Piece(word="other-respondents"),)
        rank = 0 if not factor else 1 if ways[code] else 2
        ranked.append((rank, Row((first, *_supported(found, row)))))
    ranked.sort(key=lambda pair: pair[0])
    rows = tuple(row for _rank, row in ranked) or (Row(((Piece(word="no-change"),), (), ())),)
    return replace(table, groups=(Group(None, rows),))


def _supported(found: Cross, row: Row) -> tuple[Cell, ...]:
    """Return a row's cells behind the first, a judgement without notes with those of its code."""
    codes = [code for piece in row.cells[0] for code in piece.codes]
    cells = []
    for cell in row.cells[1:]:
        if cell and codes and not any(cited(piece) for piece in cell):
            cell += _references(found, codes[0])
        cells.append(cell)
    return tuple(cells)


def scan(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what gave direction by the scan, with its letter and why (table 6.2)."""
    one = found.cases[0]
    places = {item.id: category for category, item in found.scan.walk()} if found.scan else {}
    rows = []
    for item, events, differ in directed(one, found):
        category = places.get(item.id)
        letter = f"{category.title}, {item.letter}" if category else item.letter
        several = len(events) > 1
        yes = [event for event in events if event.directing]
        shown = yes if differ or several else [e for e in yes if e.why] or yes[-1:]
        why = tuple(
            Piece(
                one.told(event.why),
                who=one.told(event.with_ or "") if several else "",
                round=event.round if several else None,
                word=event.holds,
                references=_grounds(found, event.why, item.code),
            )
            for event in shown
        )
        element = Piece(codes=(item.code,)) if item.code else Piece(item.statement)
        rows.append(((element, Piece(f"({letter})")), why))
    table = _table("scan", ("element", "judged"), rows)
    if rows or not answers(one):
        return table
    nothing = Row(((Piece(word="no-direction"),), ()))
    return replace(table, groups=(Group(None, (nothing,)),))


def theory(found: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what adds to the theory, contradicts and confirms it."""
    one = found.cases[0]
    groups = []
    for relation in RELATIONS:
        mine = [item for item in one.excerpts if item.note.relation == relation]
        rows = tuple(
            Row((tuple(_mark(mark) for mark in item.codes), (_piece(one, item),))) for item in mine
        )
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

_WIDTHS = {
    "noted": 3.4,
    "rating": 2.4,
    "judged": 3.4,
    "worth": 1.7,
    "element": 1.6,
    "furthering": 1.9,
    "hindering": 1.9,
    "else": 1.4,
}


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    made = tuple(Column(column, width=_WIDTHS.get(column, 1.3)) for column in columns)
    return Table(name, made, (Group(None, tuple(Row(tuple(cells)) for cells in rows)),))


def _with(found: Cross, codes: Sequence[str], without: Sequence[str] = ()) -> list[Excerpt]:
    """Return the notes of these codes, strongest first; not those with only codes left out."""
    out = {found.today.code(code) for code in without}
    wanted = {found.today.code(code) for code in codes}
    mine = []
    for item in found.cases[0].excerpts:
        lines = [set(found.today.lineage(mark.code)) for mark in item.codes]
        if any(line & wanted and not line & out for line in lines):
            mine.append(item)
    return sorted(mine, key=strength, reverse=True)


def _notes(
    found: Cross, codes: Sequence[str], *, without: Sequence[str] = (), signs: bool = False
) -> Cell:
    """Return notes in their words, and what is more of them by reference.

    Quotes stand by reference: they are printed in full once, in their chapter.
    """
    one = found.cases[0]
    mine = _with(found, codes, without)
    worded = [item for item in mine if not item.quotable][:MOST]
    rest = [item for item in mine if item not in worded]
    pieces = tuple(_piece(one, item, _sign(found, item, codes) if signs else "") for item in worded)
    if not rest:
        return pieces
    named = tuple(one.reference(item) for item in rest[:CITED])
    return (*pieces, Piece(word="see-also", references=named, more=len(rest) - len(named)))


def _piece(one: OneCase, item: Excerpt, sign: str = "") -> Piece:
    return Piece(excerpt=item, sign=sign, references=(one.reference(item),))


def _mark(mark: CodeMark) -> Piece:
    return Piece(sign=mark.valence or "", codes=(mark.code,))


def _sign(found: Cross, item: Excerpt, codes: Sequence[str]) -> str:
    wanted = {found.today.code(code) for code in codes}
    marks = (mark for mark in item.codes if wanted & set(found.today.lineage(mark.code)))
    return next((mark.valence for mark in marks if mark.valence), "")


def _factors(found: Cross, code: str, signs: Sequence[Valence | None]) -> Cell:
    """Return the codes of a family that have one of these signs, each with its notes."""
    one, family = found.cases[0], found.today.code(code)
    having: dict[tuple[str, Valence | None], list[Excerpt]] = {}
    for item in one.excerpts:
        for mark in item.codes:
            if family in found.today.lineage(mark.code) and mark.valence in signs:
                having.setdefault((mark.code, mark.valence), []).append(item)
    order = found.today.order
    keys = sorted(having, key=lambda key: (order(key[0]), VALENCES.index(key[1])))
    return tuple(
        Piece(
            sign=valence or "",
            codes=(name,),
            references=tuple(one.reference(item) for item in having[name, valence][:CITED]),
            more=max(0, len(having[name, valence]) - CITED),
        )
        for name, valence in keys
    )


def _grounds(found: Cross, why: str, code: str) -> tuple[str, ...]:
    """Return the notes with its code for a judgement that names none itself."""
    one = found.cases[0]
    if one.named_in(why) or not code:
        return ()
    return tuple(one.reference(item) for item in _with(found, (code,))[:CITED])


def _references(found: Cross, code: str) -> Cell:
    one = found.cases[0]
    named = tuple(one.reference(item) for item in _with(found, (code,))[:CITED])
    return (Piece(references=named),) if named else ()
