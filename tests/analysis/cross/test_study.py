"""Cases side by side: their order and numbers, their types, what a researcher's words cite."""

from __future__ import annotations

import pytest

from interviewer.errors import Refused
from interviewer.interview.events import Typified
from tests.analysis.cross.build import a_case, side_by_side
from tests.report.build import held, new_id, note


def typed(orientation: str, towards: str, round_: int | None = None) -> Typified:
    return Typified(id=new_id(), orientation=orientation, object=towards, round=round_)


def test_cases_stand_by_type_then_name_and_keep_their_number() -> None:
    found = side_by_side(
        a_case("zes", type="SGS"),
        a_case("een"),
        a_case("vier", type="OCS"),
        a_case("drie", type="OCS"),
    )
    assert [(one.number, one.id, one.type) for one in found.cases] == [
        (1, "drie", "OCS"),
        (2, "vier", "OCS"),
        (3, "zes", "SGS"),
        (4, "een", ""),
    ]
    assert [(value, len(cases)) for value, cases in found.groups()] == [
        ("OCS", 2),
        ("SGS", 1),
        ("", 1),
    ]


def test_ordered_by_an_attribute_of_their_own() -> None:
    files = [
        a_case("a", attributes={"Regio": "zuid"}),
        a_case("b", attributes={"Regio": "noord"}),
        a_case("c"),
    ]
    found = side_by_side(*files, order_by="regio")
    assert [one.id for one in found.cases] == ["b", "a", "c"]
    assert [value for value, _cases in found.groups()] == ["noord", "zuid", ""]
    assert [one.id for one in side_by_side(*reversed(files), order_by="name").cases] == [*"abc"]


def test_an_attribute_that_no_case_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as refused:
        side_by_side(a_case("a", attributes={"landsdeel": "oost"}), order_by="landsdel")
    problem = refused.value.problems[0]
    assert (problem.code, problem.params["nearest"]) == ("no-attribute", "landsdeel")


@pytest.mark.parametrize(
    ("orientation", "towards", "kind"),
    [
        ("operational", "collective", "OCS"),
        ("strategisch", "gebied", "SGS"),
        ("strategic", "individual", "strategic × individual"),
    ],
)
def test_what_was_typed_overrules_the_assumption(orientation: str, towards: str, kind: str) -> None:
    found = side_by_side(a_case("a", events=[typed(orientation, towards)], type="anders"))
    assert found.cases[0].type == kind


def test_a_researchers_words_name_notes_with_the_case_and_leave_out_the_others() -> None:
    file = a_case("a", held(1, note("iets"), note("gedachte", kind="memo")))
    one = side_by_side(file).cases[0]
    assert one.told("Zo [I1-1] en [I1-2], [b:I1-1].") == "Zo [a:I1-1] en I1-2, b:I1-1."
    assert one.named_in("Zo [a:I1-1], [I1-1], [I9-9].") == ("a:I1-1",)
