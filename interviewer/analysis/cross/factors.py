"""Factors by case: what furthers and what hinders, what changed between rounds, patterns. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.analysis.chapters import strength
from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table
from interviewer.analysis.cross.judged import answers, directed, grounds, ratings
from interviewer.analysis.cross.study import Cross, OneCase, place_word, placed
from interviewer.analysis.material import Excerpt
from interviewer.guide.model import Valence
from interviewer.guide.scan import ScanItem
from interviewer.interview.differences import turned
from interviewer.interview.events import VALENCES, Rated, Scanned, Typified

SHOWN = 12
"""Factors that the table and the figure of those noted in most cases hold; all stand in the CSV."""

FACTOR = 0.22
"""Width of the column of factors, beside that of the fullest other column of each: long words
stay whole."""

CITED = 2
"""References that stand in a cell for each case and valence; all stand in the CSV."""

SIDES: tuple[tuple[str, tuple[Valence | None, ...]], ...] = (
    ("furthering", ("++", "+")),
    ("both", ("+-",)),
    ("hindering", ("--", "-")),
    ("named", (None,)),
)
"""Columns of the table of factors, each with its valences."""


RELATIONS = ("adds", "contradicts", "confirms")
"""What a note can be to the theory."""


@dataclass(frozen=True, slots=True)
class Factors:
    """Codes by cases: which notes have them, with which valence."""

    codes: tuple[str, ...]
    """In the codebook's order, open codes last."""
    cells: Mapping[tuple[str, str], Mapping[Valence | None, tuple[Excerpt, ...]]]
    """Code and case's id → valence → notes, the strongest first; only those with some."""

    def valences(self, code: str, case: str) -> tuple[Valence | None, ...]:
        """Return the valences that a code has in a case, from strongly furthering on."""
        found = self.cells.get((code, case), {})
        return tuple(valence for valence in VALENCES if valence in found)


def factors(cross: Cross, codes: Collection[str] = (), round_: int | None = None) -> Factors:
    """Return the factors of all cases: of these codes and those below them, or of all.

    `round_` narrows it to the notes of a round's interviews.
    """
    wanted = {cross.today.code(code) for code in codes}
    found: dict[tuple[str, str], dict[Valence | None, list[Excerpt]]] = {}
    for one in cross.cases:
        for excerpt in one.excerpts:
            if round_ is not None and _round(excerpt) != round_:
                continue
            for mark in excerpt.codes:
                if not wanted or wanted & set(cross.today.lineage(mark.code)):
                    cell = found.setdefault((mark.code, one.id), {})
                    cell.setdefault(mark.valence, []).append(excerpt)
    ordered = {
        key: {
            valence: tuple(sorted(items, key=strength, reverse=True))
            for valence, items in by_valence.items()
        }
        for key, by_valence in found.items()
    }
    names = sorted({code for code, _case in ordered}, key=cross.today.order)
    return Factors(tuple(names), ordered)


def factor_table(
    cross: Cross,
    codes: Sequence[str] = (),
    shown: Collection[str] = (),
    most: int = CITED,
    sides: Sequence[str] = ("furthering", "both", "hindering", "named"),
) -> Table:
    """Return the factors of these codes: in which cases they further, hinder, or are named.

    Those that other tables have `shown` are left out, unless nothing would be left. Of each case
    and sign at most `most` notes are named. `sides` are the columns.
    """
    found = factors(cross, codes)
    rows = []
    for code in [code for code in found.codes if code not in shown] or found.codes:
        cells: list[Cell] = [(Piece(codes=(code,)),)]
        for side, valences in SIDES:
            if side not in sides:
                continue
            cells.append(
                tuple(
                    _of_case(one, valence, items, most)
                    for one in cross.cases
                    for valence in valences
                    if (items := found.cells.get((code, one.id), {}).get(valence))
                )
            )
        rows.append(Row(tuple(cells)))
    return _flowing("factoren", [side for side, _valences in SIDES if side in sides], rows)


def most_cases(cross: Cross, codes: Sequence[str] = ()) -> Table:
    """Return the factors that further or hinder in most cases, in the order of the codebook."""
    found = factors(cross, codes)

    def cases(code: str) -> tuple[int, int]:
        mine = [found.valences(code, one.id) for one in cross.cases]
        return sum(any(valences) for valences in mine), sum(map(bool, mine))

    chosen = sorted(found.codes, key=cases, reverse=True)[:SHOWN]
    others = [code for code in found.codes if code not in chosen]
    table = factor_table(cross, codes, others, 1, ("furthering", "both", "hindering"))
    return replace(table, name="meest")


def theory(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return which factors' notes add to the theory, contradict or confirm it, in which cases."""
    found: dict[tuple[str, str], dict[str, list[Excerpt]]] = {}
    for one in cross.cases:
        for excerpt in one.excerpts:
            relation = excerpt.note.relation
            for mark in excerpt.codes if relation else ():
                cell = found.setdefault((mark.code, relation or ""), {})
                cell.setdefault(one.id, []).append(excerpt)
    codes = sorted({code for code, _relation in found}, key=cross.today.order)
    rows = []
    for code in codes:
        cells: list[Cell] = [(Piece(codes=(code,)),)]
        for kind in RELATIONS:
            having = found.get((code, kind), {})
            cells.append(
                tuple(_of_case(cross.by_id[case], None, having[case], 1) for case in having)
            )
        rows.append(Row(tuple(cells)))
    return _flowing("theorie", RELATIONS, rows)


def _flowing(name: str, columns: Sequence[str], rows: Sequence[Row]) -> Table:
    """Return a table without its empty columns, the fuller ones wider: no row grows tall."""
    places = range(1, len(columns) + 1)
    most = [max((len(row.cells[place]) for row in rows), default=0) for place in places]
    used = [place for place, pieces in enumerate(most, 1) if pieces]
    made = [Column("factor", width=FACTOR * (0.7 + 2.6) * max(len(used), 1))]
    for place in used:
        width = 0.7 + 2.6 * most[place - 1] / max(most)
        made.append(Column(columns[place - 1], width=width, flow=True))
    cells = (Row((row.cells[0], *(row.cells[place] for place in used))) for row in rows)
    return Table(name, tuple(made), (Group(None, tuple(cells)),), by_case=False)


def _of_case(
    one: OneCase, valence: Valence | None, items: Sequence[Excerpt], most: int = CITED
) -> Piece:
    return Piece(
        cases=(one.number,),
        sign=valence or "",
        references=tuple(one.reference(item) for item in items[:most]),
        more=max(0, len(items) - most),
        unnamed=tuple(one.reference(item) for item in items[most:]),
    )


def factor_matrix(cross: Cross, codes: Sequence[str] = ()) -> Table:
    """Return the factors of these codes, or of all, with a column for each case."""
    found = factors(cross, codes)
    rows = tuple(
        Row(
            (
                (Piece(codes=(code,)),),
                *(
                    tuple(
                        Piece(
                            sign=valence or "",
                            references=tuple(
                                one.reference(item) for item in found.cells[code, one.id][valence]
                            ),
                        )
                        for valence in found.valences(code, one.id)
                    )
                    for one in cross.cases
                ),
            )
        )
        for code in found.codes
    )
    columns = (Column("factor"), *(Column(one.id, kind="case") for one in cross.cases))
    return Table("factoren", columns, (Group(None, rows),), by_case=False)


# Rounds


def rounds(cross: Cross, _codes: Sequence[str] = ()) -> Table:
    """Return what changed between the rounds of each case, or why nothing can be said of it."""
    changed = {one.id: _changes(one, cross) for one in cross.cases}
    groups = [Group(Piece(case=case), rows) for case, rows in changed.items() if rows]
    others: dict[str, list[int]] = {}
    for one in cross.cases:
        if not changed[one.id]:
            others.setdefault(unchanged(one), []).append(one.number)
    told = (Piece(word=word, cases=tuple(cases)) for word, cases in others.items())
    groups.append(Group(None, tuple(Row(((piece,), (), ())) for piece in told)))
    columns = (Column("what", width=1.4), Column("before", width=2), Column("after", width=2))
    return Table("ronden", columns, tuple(groups))


def _changes(one: OneCase, cross: Cross) -> tuple[Row, ...]:
    return (*turned_factors(one, cross), *_rated(one, cross), *_typed(one), *_scanned(one, cross))


def unchanged(one: OneCase) -> str:
    """Return the name of why there is nothing to tell of a case's rounds."""
    if len(one.rounds) > 1:
        return "no-change"
    if one.case.status != "active":
        return f"{one.case.status}-round"
    if one.rounds:
        return "one-round"
    return "documents-alone" if one.material.sources else "no-material"


def _round(excerpt: Excerpt) -> int | None:
    """Return the round in which a note was made; documents have none."""
    opened = excerpt.source.opened
    return None if opened.document else opened.round


def turned_factors(one: OneCase, cross: Cross) -> list[Row]:
    """Return the factors that furthered in one round and hindered in another.

    Only those on which someone spoke in both: else it may be the people that differ, not the case.
    """
    by_code: dict[str, dict[int, list[tuple[Valence | None, Excerpt]]]] = {}
    for excerpt in one.excerpts:
        round_ = _round(excerpt)
        for mark in excerpt.codes if round_ is not None else ():
            in_round = by_code.setdefault(mark.code, {})
            in_round.setdefault(round_ or 0, []).append((mark.valence, excerpt))
    rows = []
    for code in sorted(by_code, key=cross.today.order):
        valences = {r: [valence for valence, _e in found] for r, found in by_code[code].items()}
        pair = turned(valences)
        if pair and _spoke_in_both(*(by_code[code][round_] for round_, _way in pair)):
            cells = (_leaning(one, by_code[code][round_], round_) for round_, _way in pair)
            rows.append(Row(((Piece(codes=(code,)),), *cells)))
    return rows


def _spoke_in_both(*rounds: Sequence[tuple[Valence | None, Excerpt]]) -> bool:
    """Whether someone spoke in each of these rounds; a note without a speaker is of all."""
    people = (
        {
            speaker.pseudonym
            for valence, excerpt in found
            if valence
            for speaker in excerpt.released.speakers or excerpt.source.speakers
        }
        for found in rounds
    )
    return bool(set.intersection(*people))


def _leaning(one: OneCase, found: Sequence[tuple[Valence | None, Excerpt]], round_: int) -> Cell:
    by_valence: dict[Valence | None, list[Excerpt]] = {}
    for valence, excerpt in found:
        by_valence.setdefault(valence, []).append(excerpt)
    return tuple(
        Piece(
            sign=valence,
            excerpt=by_valence[valence][0],
            round=round_,
            references=tuple(one.reference(item) for item in by_valence[valence][:CITED]),
        )
        for valence in VALENCES
        if valence and valence in by_valence
    )


def differing_ratings(one: OneCase, cross: Cross) -> list[tuple[str, Rated, Rated]]:
    """Return the codes of which the rating differs by round, with the first and the last."""
    codes = {cross.today.code(event.code) for event in one.material.work.ratings.values()}
    found = ((code, ratings(one, code, cross)) for code in sorted(codes, key=cross.today.order))
    return [(code, events[0], events[-1]) for code, events in found if len(events) > 1]


def _rated(one: OneCase, cross: Cross) -> list[Row]:
    """Return the ratings that differ by round; the table of ratings has their reasons."""
    rows = []
    for code, *events in differing_ratings(one, cross):
        cells: list[Cell] = []
        for event in events:
            found = grounds(one, event, code, cross)
            cells.append(
                (
                    Piece(
                        sign=event.value,
                        word="" if event.value else "absent",
                        round=event.round,
                        references=(found.named or found.agreeing)[:CITED],
                    ),
                )
            )
        rows.append(Row(((Piece(codes=(code,), word="in-rating"),), *cells)))
    return rows


def differing_typings(one: OneCase) -> tuple[Typified, ...]:
    """Return the first and the last typing where the place differs by round; else nothing."""
    found = sorted(one.material.work.typings.values(), key=lambda event: event.round or 0)
    return (found[0], found[-1]) if len({placed(event) for event in found}) > 1 else ()


def _typed(one: OneCase) -> list[Row]:
    cells = [
        (
            Piece(
                word=place_word(event),
                round=event.round,
                references=one.named_in(event.why)[:CITED],
            ),
        )
        for event in differing_typings(one)
    ]
    return [Row(((Piece(word="place"),), *cells))] if cells else []


def differing_answers(one: OneCase, cross: Cross) -> list[tuple[ScanItem, Scanned, Scanned]]:
    """Return the items of the scan of which the answer differs by round: the first and the last."""
    found = []
    items = {item.id: item for _c, item in cross.scan.walk()} if cross.scan else {}
    for name, events in answers(one).items():
        by_round = sorted((e for e in events if e.round), key=lambda event: event.round or 0)
        if name in items and len({(e.holds, bool(e.directing)) for e in by_round}) > 1:
            found.append((items[name], by_round[0], by_round[-1]))
    return found


def _scanned(one: OneCase, cross: Cross) -> list[Row]:
    """Return the answers that differ by round; the table of the scan has the reasons of some."""
    rows = []
    told = {item.id for item, _events, _differ in directed(one, cross)}
    for item, *events in differing_answers(one, cross):
        cells = (
            (
                Piece(
                    "" if item.id in told else one.told(event.why),
                    word=event.holds,
                    round=event.round,
                    references=one.named_in(event.why)[:CITED] if item.id in told else (),
                ),
            )
            for event in events
        )
        rows.append(Row(((Piece(codes=(item.code,), word="in-scan"),), *cells)))
    return rows


# Patterns


def patterns(cross: Cross, codes: Sequence[str] = ()) -> Table:
    """Return in how many cases each factor furthers and hinders, per type and per round."""
    parts: list[tuple[str, int | None, tuple[OneCase, ...], Factors]] = []
    whole = factors(cross, codes)
    for kind in cross.types:
        mine = tuple(one for one in cross.cases if one.type == kind)
        parts.append((kind or "no-value", None, mine, whole))
    for round_ in cross.rounds if len(cross.rounds) > 1 else ():
        mine = tuple(one for one in cross.cases if round_ in one.rounds)
        parts.append(("", round_, mine, factors(cross, codes, round_)))
    columns = [Column("factor", width=2.2)]
    for kind, at, mine, _found in parts:
        columns += [
            Column(side, width=0.9, of=kind, round=at, total=len(mine))
            for side in ("furthering", "hindering")
        ]
    rows = []
    for code in whole.codes:
        cells: list[Cell] = []
        for _kind, _round, mine, found in parts:
            for signs in (("++", "+", "+-"), ("--", "-", "+-")):
                having = tuple(
                    one.number
                    for one in mine
                    if any(valence in signs for valence in found.valences(code, one.id))
                )
                cells.append((Piece(number=len(having), cases=having),) if having else ())
        if any(cells):
            rows.append(Row(((Piece(codes=(code,)),), *cells)))
    return Table("patronen", tuple(columns), (Group(None, tuple(rows)),), by_case=False)
