"""What `#lei` and the like could become."""

from __future__ import annotations

import pytest

from interviewer.tui import views
from interviewer.tui.completion import offer
from tests.talk import Talk

VOCABULARY = views.vocabulary(Talk(seats=(("R1", "bestuur"), ("R2", "docent"))).state)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("#lei", "#leiderschap"),
        ("Zij is de #trek", "#leiderschap"),
        ("geld #SUB", "#subsidies"),
        ("#output.n", "#output.netwerk"),
        ("@", "@R1"),
        ("@doc", "@R2"),
        ("@R1 @gr", "@group"),
        ("dat klopt ~con", "~contradicts"),
        ("dat klopt ~spreekt", "~contradicts"),
        ("geld >str", ">later"),
    ],
)
def test_what_fits_comes_first(before: str, first: str) -> None:
    found = offer(before, VOCABULARY)
    assert found is not None
    assert found.inserts[0] == first
    assert before.endswith(found.typed)


@pytest.mark.parametrize(
    "before", ["", "lei", "C#", "a@b", "zei @R", "#leiderschap", "#leiderschap++", "#zzz", "# "]
)
def test_what_is_no_mark_or_is_whole_gets_no_offer(before: str) -> None:
    assert offer(before, VOCABULARY) is None


def test_a_code_whose_last_part_means_two_is_offered_in_full() -> None:
    found = offer("#netw", VOCABULARY)
    assert found is not None
    assert set(found.inserts) == {"#drivers.netwerk", "#output.netwerk"}
