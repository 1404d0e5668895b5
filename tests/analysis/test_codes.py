"""Which codes are used where, and what may be done to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interviewer.analysis import codes as of_study
from interviewer.analysis.codes import Codes, codes_of
from interviewer.analysis.today import today
from interviewer.errors import Refused
from interviewer.interview.events import AnyEvent, CodesMerged, Retracted
from tests.report.build import BOOK, case_file, held, new_id, note

LEADER = "drivers.leiderschap"


def codes(*events: AnyEvent) -> Codes:
    first = held(
        1,
        note("een", "open.koffie +", LEADER, block="drivers"),
        note("twee", "open.koffie -"),
        note("drie", "open.thee", kind="memo"),
    )
    second = held(2, note("vier", "open.koffie"))
    now = today(BOOK, events)
    return codes_of([case_file(first, second, codes=now)], now, events)


def why(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.problems[0].code


def test_open_codes_stand_with_their_notes_most_used_first() -> None:
    coffee, tea = codes().open
    assert (coffee.code, coffee.interviews) == ("open.koffie", 2)
    assert [item.reference for item in coffee.notes] == ["loods:I1-1", "loods:I1-2", "loods:I2-1"]
    assert (tea.code, len(tea.notes)) == ("open.thee", 1)
    assert [use.code for use in codes().uses] == [LEADER, "open.koffie", "open.thee"]


def test_notes_follow_a_merge() -> None:
    event = CodesMerged.model_validate({"id": new_id(), "from": ["open.koffie"], "into": LEADER})
    found = codes(event)
    use = found.use(LEADER)
    assert use is not None and len(use.notes) == 3  # the first had both
    assert [use.code for use in found.open] == ["open.thee"]


@pytest.mark.parametrize("typed", ["open.koffie", "koffie", "#Koffie"])
def test_an_open_code_is_promoted_by_its_id_or_word(typed: str) -> None:
    event = of_study.promote(codes(), typed, "drivers.koffie", definition="  het \n moment ")
    assert (event.from_, event.to, event.name, event.definition) == (
        "open.koffie",
        "drivers.koffie",
        "Koffie",
        "het moment",
    )


@pytest.mark.parametrize(
    ("former", "to", "code"),
    [
        ("open.kofie", "drivers.koffie", "no-open-code"),
        (LEADER, "drivers.koffie", "no-open-code"),
        ("open.koffie", "drivers.Koffie", "bad-code-id"),
        ("open.koffie", "drivers..koffie", "bad-code-id"),
        ("open.koffie", "open.thee", "bad-code-id"),
        ("open.koffie", "", "bad-code-id"),
        ("open.koffie", LEADER, "code-exists"),
        ("open.koffie", "drivers.geld", "code-exists"),  # a former id
        ("open.koffie", "drivres.koffie", "no-family"),
    ],
)
def test_what_cannot_be_promoted_is_refused(former: str, to: str, code: str) -> None:
    assert why(lambda: of_study.promote(codes(), former, to)) == code


def test_a_code_that_moved_is_not_promoted_again() -> None:
    event = of_study.promote(codes(), "koffie", "drivers.koffie")
    later = codes(event.model_copy(update={"id": new_id()}))
    assert why(lambda: of_study.promote(later, "open.koffie", "design.koffie")) == "code-moved"
    assert why(lambda: of_study.promote(later, "thee", "drivers.koffie")) == "code-exists"


def test_a_family_of_its_own_may_be_begun() -> None:
    assert of_study.promote(codes(), "koffie", "koffie").to == "koffie"


def test_a_rename_takes_a_code_as_it_is_typed() -> None:
    assert of_study.rename(codes(), "#leiderschap", " Trek  kracht ").name == "Trek kracht"
    assert of_study.rename(codes(), "koffie", "Drank").code == "open.koffie"
    assert why(lambda: of_study.rename(codes(), "leidershap", "X")) == "unknown-code"
    assert why(lambda: of_study.rename(codes(), "koffie", "  ")) == "no-code-name"


def test_a_merge_takes_several_each_once() -> None:
    event = of_study.merge(codes(), ["koffie", "open.thee", "koffie"], "leiderschap")
    assert (event.from_, event.into) == (("open.koffie", "open.thee"), LEADER)


@pytest.mark.parametrize(
    ("former", "into", "code"),
    [
        ("koffie", "koffie", "merge-itself"),
        ("koffie", "leidershap", "unknown-code"),
        ("drivers", "leiderschap", "merge-below"),
        ("leiderschap", "koffie", "merge-into-open"),
    ],
)
def test_what_cannot_be_merged_is_refused(former: str, into: str, code: str) -> None:
    assert why(lambda: of_study.merge(codes(), [former], into)) == code


def test_two_merges_cannot_make_a_circle() -> None:
    event = of_study.merge(codes(), ["koffie"], "thee").model_copy(update={"id": new_id()})
    assert why(lambda: of_study.merge(codes(event), ["thee"], "koffie")) == "merge-itself"


def test_the_last_change_is_the_last_that_was_not_taken_back() -> None:
    first = of_study.merge(codes(), ["koffie"], "thee").model_copy(update={"id": new_id()})
    second = of_study.rename(codes(), "thee", "X").model_copy(update={"id": new_id()})
    back = Retracted(id=new_id(), of=second.id)
    assert of_study.latest_change([first, second]) == second
    assert of_study.latest_change([first, second, back]) == first
    assert of_study.latest_change([]) is None


def test_an_id_is_proposed_in_the_block_where_most_notes_stand() -> None:
    found = codes()
    coffee, _tea = found.open
    assert of_study.proposed_id(found, coffee) == ""
