"""Factors by case, what changed between rounds, patterns per type and round, saturation."""

from __future__ import annotations

from interviewer.analysis.cross.factors import (
    factor_matrix,
    factor_table,
    factors,
    patterns,
    rounds,
    theory,
)
from interviewer.analysis.cross.saturation import saturation, steps
from tests.analysis.cross.build import a_case, rows, side_by_side
from tests.report.build import held, note


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
        "b",
        "on-hold-round",
        "c",
        "left-round",
        "d",
        "no-material",
        "e",
        "one-round",
    ]


def test_in_how_many_cases_per_type_and_per_round() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    table = patterns(found)
    assert [(c.id, c.of, c.round, c.total) for c in table.columns[1:]] == [
        ("furthering", "OCS", None, 1),
        ("hindering", "OCS", None, 1),
        ("furthering", "SGS", None, 1),
        ("hindering", "SGS", None, 1),
        ("furthering", "", 1, 2),
        ("hindering", "", 1, 2),
        ("furthering", "", 2, 1),
        ("hindering", "", 2, 1),
    ]
    assert rows(table) == [
        ["drivers.leiderschap", "1 1", "1 1", "2 1", "", "1,2 2", "1 1", "", "1 1"]
    ]


def test_relation_to_the_theory() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    assert rows(theory(found)) == [["drivers.leiderschap", "2 [b:D1-1] [b:D1-2] (+2)"]]


def test_saturation_counts_new_codes_in_the_order_of_holding() -> None:
    found = side_by_side(a(), b())  # type: ignore[arg-type]
    assert [(s.case.id, s.head, s.codes, s.new_in_case, s.new, s.all) for s in steps(found)] == [
        ("a", "I1", 2, 2, 2, 2),
        ("a", "I2", 1, 0, 0, 2),
        ("b", "D1", 1, 1, 0, 2),
    ]
    assert rows(saturation(found))[2][3:] == ["1", "1", "0", "2"]
