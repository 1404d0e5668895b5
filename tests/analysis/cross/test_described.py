"""The tables of themes, types, goals and design."""

from __future__ import annotations

from interviewer.analysis.cross.described import design, goals, themes, types
from interviewer.interview.events import Synthesised, Typified
from tests.analysis.cross.build import a_case, rows, side_by_side
from tests.report.build import held, new_id, note


def test_themes() -> None:
    found = side_by_side(
        a_case("b", type="OCS", institution="ROC", theme="Hoe?"), a_case("a", type="SGS")
    )
    assert rows(themes(found)) == [["OCS"], ["b", "ROC", "Hoe?"], ["SGS"], ["a", "", ""]]


def test_goals_by_term_with_their_notes_in_order() -> None:
    file = a_case(
        "a",
        held(
            1,
            note("nu", "doelen.korte-termijn"),
            note("straks", "doelen.lange-termijn"),
            note("ook nu", "doelen.korte-termijn"),
            note("en dit", "doelen.korte-termijn"),
            note("nog iets", "doelen.korte-termijn"),
        ),
    )
    assert rows(goals(side_by_side(file, a_case("b")))) == [
        [
            "a",
            "nu [a:I1-1] / ook nu [a:I1-3] / (+2)",
            "",
            "straks [a:I1-2]",
        ],
        ["b", "", "", ""],
    ]


def test_what_may_not_be_quoted_stands_by_reference() -> None:
    file = a_case("a", held(1, note("geheim", "doelen.korte-termijn", kind="quote"), people={}))
    assert rows(goals(side_by_side(file)))[0][1] == "[quote left out] [a:I1-1]"


def test_the_place_in_the_typology_and_where_rounds_differ_both() -> None:
    def typed(towards: str, round_: int, why: str = "") -> Typified:
        return Typified(
            id=new_id(), orientation="operational", object=towards, round=round_, why=why
        )

    file = a_case("a", events=[typed("individual", 1), typed("collective", 2, "groter")])
    assert rows(types(side_by_side(file)))[1][2] == (
        "r1 operational individual / r2 operational collective / groter"
    )
    again = a_case("a", events=[typed("collective", 1, "eerst"), typed("collective", 2, "nu")])
    assert rows(types(side_by_side(again)))[1][2] == "operational collective / nu"
    assumed = a_case("a", type="SGS")
    assert rows(types(side_by_side(assumed)))[1][2] == "strategic area"


def test_goal_and_description_come_from_the_codes() -> None:
    file = a_case(
        "a",
        held(
            1,
            note("in het algemeen", "doelen"),
            note("straks", "doelen.lange-termijn"),
            note("een vereniging", "design.juridische-vorm.rechtspersoon"),
        ),
    )
    row = rows(types(side_by_side(file)))[0]
    assert row[3:] == ["in het algemeen [a:I1-1]", "een vereniging [a:I1-3]"]
    file = a_case("a", held(1, note("x", "doelen"), note("y", "doelen.gedeeld-inhoudelijk-doel")))
    assert rows(types(side_by_side(file)))[0][3] == "y [a:I1-2] / x [a:I1-1]"


def test_notes_that_name_the_sources_table_or_that_a_synthesis_cites_come_first() -> None:
    texts = ["een", "twee", "volgens tabel 5.3", "uit tabel 5.31", "vijf", "zes"]
    written = Synthesised(id=new_id(), slot="doelen", text="Zo [I1-6].")
    file = a_case(
        "a", held(1, *(note(text, "doelen.korte-termijn") for text in texts)), events=[written]
    )
    assert rows(goals(side_by_side(file)))[0][1] == (
        "volgens tabel 5.3 [a:I1-3] / zes [a:I1-6] / (+4)"
    )


def test_a_blank_that_the_source_leaves_unclear_says_so() -> None:
    memo = note("Of hier iets staat, is niet zeker.", "doelen.korte-termijn", kind="memo")
    other = note("Dit is duidelijk.", "doelen.korte-termijn", kind="memo")
    found = side_by_side(
        a_case("a", held(1, memo, document="D1")),
        a_case("b", held(1, other, document="D1")),
        a_case("c", held(1, memo)),
    )
    assert [row[1] for row in rows(goals(found))] == ["source-unclear", "", ""]


def test_what_is_said_of_a_type_stands_with_the_type_and_a_plan_is_no_form() -> None:
    def of(case: str, text: str) -> object:
        code = "design.juridische-vorm.rechtspersoon"
        said = note("Die liggen vast (tabel 5.6).", "design.juridische-vorm")
        return a_case(case, held(1, note(text, code), said), type="OCS")

    together, a, b = rows(
        design(
            side_by_side(
                of("a", "Het is een vereniging."),  # type: ignore[arg-type]
                of("b", "Er liggen plannen voor een stichting."),  # type: ignore[arg-type]
            )
        )
    )[1:]
    code = "design.juridische-vorm.rechtspersoon"
    assert together[2] == (
        "1,2 Die liggen vast (tabel 5.6). [a:I1-2] (+1)"
        f" / 1 {code} [a:I1-1] / 2 {code} planned [b:I1-1]"
    )
    assert a[2] == f"{code} Het is een vereniging. [a:I1-1]"
    assert "tabel 5.6" not in b[2]


def test_design_per_type_and_per_case() -> None:
    def of(case: str, *codes: str) -> object:
        return a_case(case, held(1, *(note(f"{case} {c}", c) for c in codes)), type="OCS")

    found = side_by_side(
        of("a", "design.hoofdvorm.netwerk", "design.hoofdvorm"),  # type: ignore[arg-type]
        of("b", "design.hoofdvorm.netwerk"),  # type: ignore[arg-type]
    )
    assert rows(design(found)) == [
        ["OCS"],
        ["together", "1,2 design.hoofdvorm.netwerk [a:I1-1] [b:I1-1]", "", "", ""],
        [
            "a",
            "design.hoofdvorm.netwerk a design.hoofdvorm.netwerk [a:I1-1]"
            " / a design.hoofdvorm [a:I1-2]",
            "",
            "",
            "",
        ],
        ["b", "design.hoofdvorm.netwerk b design.hoofdvorm.netwerk [b:I1-1]", "", "", ""],
    ]
