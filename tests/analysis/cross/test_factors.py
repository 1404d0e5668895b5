"""Factors by case, what changed between rounds, patterns per type and round, saturation."""

from __future__ import annotations

from interviewer.analysis.cross.factors import (
    factor_matrix,
    factor_table,
    factors,
    most_cases,
    patterns,
    rounds,
    theory,
)
from interviewer.analysis.cross.saturation import saturation, steps
from interviewer.analysis.figures import heat_by_case
from tests.analysis.cross.build import a_case, rows, side_by_side
from tests.report.build import AGREED, held, note


def a() -> object:
    return a_case(
        "a",
        held(
            1,
            note("x", "drivers.leiderschap +"),
            note("y", "drivers.leiderschap ++"),
            note("z", "drivers.leiderschap -", "design.vorm"),
        ),
        held(2, note("later", "drivers.leiderschap --"), round=2),
        type="OCS",
    )


def b(**case: object) -> object:
    notes = (note("p", "drivers.leiderschap +", relation="adds") for _ in range(4))
    return a_case("b", held(1, *notes, document="D1"), type="SGS", **case)


def test_factor_by_case_with_valence_and_references() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    table = factor_table(found, ["drivers"])
    assert [column.id for column in table.columns] == ["factor", "furthering", "hindering"]
    assert rows(table) == [
        [
            "drivers.leiderschap",
            "1 ++ [a:I1-2] / 1 + [a:I1-1] / 2 + [b:D1-1] [b:D1-2] (+2)",
            "1 -- [a:I2-1] / 1 - [a:I1-3]",
        ]
    ]
    whole = factor_matrix(found)
    assert rows(whole)[0][2] == "+ [b:D1-1] [b:D1-2] [b:D1-3] [b:D1-4]"
    assert factors(found).valences("drivers.leiderschap", "a") == ("++", "+", "-", "--")


def test_what_a_table_before_holds_is_left_out_unless_nothing_is_left() -> None:
    found = side_by_side(a())  # type: ignore[arg-type]
    codes = [row[0] for row in rows(factor_table(found, [], ["drivers.leiderschap"]))]
    assert codes == ["design.vorm"]
    again = factor_table(found, ["drivers"], ["drivers.leiderschap"])
    assert [row[0] for row in rows(again)] == ["drivers.leiderschap"]


def test_what_changed_between_rounds_and_why_nothing_did() -> None:
    found = side_by_side(
        a(),  # type: ignore[arg-type]
        b(status="on-hold"),  # type: ignore[arg-type]
        a_case("c", status="left"),
        a_case("d"),
        a_case("e", held(1, note("n"))),
    )
    table = {shown[0]: shown for shown in rows(rounds(found))}
    assert table["drivers.leiderschap"] == [
        "drivers.leiderschap",
        "r1 ++ y [a:I1-2] / r1 + x [a:I1-1] / r1 - z [a:I1-3]",
        "r2 -- later [a:I2-1]",
    ]
    assert [row[0] for row in rows(rounds(found))][2:] == [
        "2 on-hold-round",
        "3 left-round",
        "4 no-material",
        "5 one-round",
    ]


def test_of_documents_no_rounds_are_compared() -> None:
    read = (note("x", "drivers.leiderschap +"), note("y", "drivers.leiderschap -"))
    found = side_by_side(
        a_case("a", *(held(n, e, document=f"D{n}", round=n) for n, e in enumerate(read, 1))),
        a_case("b", held(1, read[0], document="D1")),
    )
    assert rows(rounds(found)) == [["1,2 documents-alone", "", ""]]
    assert found.rounds == ()


def test_a_change_is_one_only_where_someone_spoke_in_both_rounds() -> None:
    def case(*names: str) -> object:
        signs = ("+", "-")
        return a_case(
            "a",
            *(
                held(
                    n, note("x", f"drivers.leiderschap {sign}", r=[r]), round=n, people={r: AGREED}
                )
                for n, (sign, r) in enumerate(zip(signs, names, strict=True), 1)
            ),
        )

    same = rows(rounds(side_by_side(case("R1", "R1"))))  # type: ignore[arg-type]
    assert same[1][0] == "drivers.leiderschap"
    other = rows(rounds(side_by_side(case("R1", "R2"))))  # type: ignore[arg-type]
    assert other == [["1 no-change", "", ""]]


def test_the_factors_of_most_cases_are_chosen_by_cases_and_not_by_notes() -> None:
    codes = ("drivers.subsidies", "drivers.leiderschap", "design.vorm")
    many = tuple(note("x", "drivers.subsidies +") for _ in range(9))
    found = side_by_side(
        a_case("a", held(1, *many, note("y", "drivers.leiderschap +"))),
        a_case("b", held(1, note("z", "drivers.leiderschap -"), note("v", "design.vorm"))),
    )
    heat = heat_by_case(factors(found, codes), ["a", "b"], 2)
    assert [row.code for row in heat.rows] == ["drivers.leiderschap", "drivers.subsidies"]
    assert heat.more == 1
    table = rows(most_cases(found))
    assert ["drivers.leiderschap", "1 + [a:I1-10]", "2 - [b:I1-1]"] in table
    assert ["drivers.subsidies", "1 + [a:I1-1] (+8)", ""] in table


def test_in_how_many_cases_per_type_and_per_round() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    table = patterns(found)
    assert [(c.id, c.of, c.round, c.total) for c in table.columns[1:]] == [
        ("furthering", "OCS", None, 1),
        ("hindering", "OCS", None, 1),
        ("furthering", "SGS", None, 1),
        ("hindering", "SGS", None, 1),
        ("furthering", "", 1, 1),  # documents have no round
        ("hindering", "", 1, 1),
        ("furthering", "", 2, 1),
        ("hindering", "", 2, 1),
    ]
    assert rows(table) == [
        ["drivers.leiderschap", "1 1", "1 1", "2 1", "", "1 1", "1 1", "", "1 1"]
    ]


def test_relation_to_the_theory() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    assert rows(theory(found)) == [["drivers.leiderschap", "2 [b:D1-1] (+3)"]]


def test_saturation_counts_new_codes_in_the_order_of_holding() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    assert [(s.case.id, s.head, s.codes, s.new_in_case, s.new, s.all) for s in steps(found)] == [
        ("a", "I1", 2, 2, 2, 2),
        ("a", "I2", 1, 0, 0, 2),
        ("b", "D1", 1, 1, 0, 2),
    ]
    assert rows(saturation(found))[2][3:] == ["1", "1", "0", "2"]
