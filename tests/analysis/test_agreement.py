"""How far two coders agree: alpha against published values, units, valences, what is to settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from interviewer.analysis.agreement import Agreement, agreement, alpha
from interviewer.analysis.today import Today
from interviewer.errors import Refused
from interviewer.store.folder import StudyFolder
from interviewer.store.reviewing import review
from interviewer.store.session import Session
from tests.conftest import Clock

INTERVIEW = "2026-03-04-r1-r1"
LINES = (
    "een #leiderschap++",
    "twee #leiderschap-",
    "drie #subsidies",
    "vier",
    "vijf #zelfbedacht",
    "!een gedachte #leiderschap",
)
BLIND = (
    ":k 1 #leiderschap+",
    ":k 2 #subsidies",
    ":k 3 #subsidies",
    ":k 4 none",
    ":k 5 #zelfbedacht #drivers",
)


def test_alpha_is_krippendorffs_own_example() -> None:
    # Krippendorff (2011), Computing Krippendorff's alpha-reliability, A: binary data, two observers
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(one, other, "nominal") == pytest.approx(0.095, abs=0.0005)
    assert alpha([0, 1, 1], [0, 1, 1], "nominal") == 1


@pytest.mark.parametrize("values", [[], [0, 0, 0], [1, 1]])
def test_alpha_is_not_defined_where_nothing_varies(values: list[int]) -> None:
    assert alpha(values, values, "nominal") is None


@pytest.fixture
def study_of(
    begin: Callable[..., Session], folder: StudyFolder, clock: Clock
) -> Callable[..., StudyFolder]:
    """Hold an interview, code it blind, and go through it as its note-taker."""

    def study_of(blind: Sequence[str] = BLIND, own: Sequence[str] = ()) -> StudyFolder:
        session = begin()
        for line in (*LINES, ":q"):
            assert session.type(line).answer != "refused"
        session.leave()
        for by, lines in (("CD", blind), ("", own)):
            if lines:
                session = review(folder, "proef", INTERVIEW, by, blind=by == "CD", now=clock)
                for line in lines:
                    assert session.type(line).answer == "ok", line
                session.leave()
        return folder

    return study_of


def compared(folder: StudyFolder, one: str = "AB", other: str = "CD") -> Agreement:
    held = folder.case_file("proef").held
    return agreement([("proef", held)], Today(folder.codebook), one, other)


def test_codes_are_counted_on_the_notes_that_both_judged(
    study_of: Callable[..., StudyFolder],
) -> None:
    found = compared(study_of())
    assert found.units == 5  # the memo is nobody's to code
    counts = {c.code: (c.both, c.only_one, c.only_other) for c in found.codes}
    assert counts == {
        "drivers": (0, 0, 1),  # the code above another is one of its own
        "drivers.leiderschap": (1, 1, 0),
        "drivers.incentives.subsidies": (1, 0, 1),
        "open.zelfbedacht": (1, 0, 0),
    }
    by_code = {c.code: c for c in found.codes}
    assert by_code["open.zelfbedacht"].alpha == 1
    assert by_code["drivers.leiderschap"].disagreements == 1
    assert (found.pooled.units, found.pooled.both, found.pooled.disagreements) == (20, 3, 3)
    assert found.pooled.alpha is not None and 0 < found.pooled.alpha < 1
    assert (found.valences.units, found.valences.same) == (1, 0)


def test_notes_that_the_blind_coder_has_not_come_to_do_not_count(
    study_of: Callable[..., StudyFolder],
) -> None:
    found = compared(study_of(BLIND[:2]))
    assert found.units == 2
    assert [item.reference for item in found.cases[0].differences] == ["I1-2"]


def test_what_is_to_settle_is_listed_with_both_codings(
    study_of: Callable[..., StudyFolder],
) -> None:
    case = compared(study_of()).cases[0]
    assert [(item.reference, item.n, item.text) for item in case.differences] == [
        ("I1-2", "2", "twee"),
        ("I1-5", "5", "vijf"),
    ]
    first = case.differences[0]
    assert [mark.code for mark in first.one] == ["drivers.leiderschap"]
    assert [mark.code for mark in first.other] == ["drivers.incentives.subsidies"]


def test_settling_ends_a_difference_and_changes_no_figure(
    study_of: Callable[..., StudyFolder],
) -> None:
    settle = [":settle 2 own", ":settle 5 both"]
    found = compared(study_of(own=settle))
    assert found.cases[0].differences == ()
    assert found.cases[0].settled == 2
    counts = {c.code: (c.both, c.only_one, c.only_other) for c in found.codes}
    assert counts["drivers.leiderschap"] == (1, 1, 0)
    assert counts["drivers"] == (0, 0, 1)


def test_codes_that_became_one_agree(study_of: Callable[..., StudyFolder]) -> None:
    held = study_of().case_file("proef").held
    moved = {"drivers.leiderschap": "drivers.incentives.subsidies"}
    found = agreement([("proef", held)], Today(moved=moved), "AB", "CD")
    assert [item.reference for item in found.cases[0].differences] == ["I1-5"]


def test_the_coders_can_be_named_in_either_order(study_of: Callable[..., StudyFolder]) -> None:
    folder = study_of()
    one, other = compared(folder), compared(folder, "CD", "AB")
    assert other.pooled.alpha == one.pooled.alpha
    assert other.pooled.only_one == one.pooled.only_other


@pytest.mark.parametrize(
    ("blind", "one", "other", "why"),
    [
        ((), "AB", "CD", "no-blind-coding"),
        (BLIND, "AB", "EF", "no-blind-coding"),
        (BLIND, "EF", "CD", "no-coding"),
    ],
)
def test_coders_who_cannot_be_compared(
    study_of: Callable[..., StudyFolder], blind: Sequence[str], one: str, other: str, why: str
) -> None:
    folder = study_of(blind)
    with pytest.raises(Refused, match=why):
        compared(folder, one, other)
