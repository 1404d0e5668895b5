"""What respondents see differently, and what changed between the rounds."""

from __future__ import annotations

from interviewer.analysis.material import gather
from interviewer.analysis.matrix import DOCUMENTS
from interviewer.analysis.portrait.contrasts import Contrast, Turn, contrasts, turns
from interviewer.store.folder import CaseFile
from tests.report.build import AGREED, case_file, held, note

BOTH = {"R1": AGREED, "R2": AGREED}
LEADING = "drivers.leiderschap"


def seen(file: CaseFile) -> tuple[Contrast, ...]:
    excerpts = gather(file, "2026-03-05", "en").excerpts
    return contrasts(excerpts, {LEADING}, file.study.levels, file.today)


def turned(file: CaseFile) -> tuple[Turn, ...]:
    return turns(gather(file, "2026-03-05", "en").excerpts, {LEADING}, file.today)


def test_two_levels_that_say_opposite_things() -> None:
    file = case_file(
        held(
            1,
            note("helpt", f"{LEADING} ++", r=["R1"]),
            note("remt", f"{LEADING} -", r=["R2"]),
            people=BOTH,
        )
    )
    (found,) = seen(file)
    assert found.code == LEADING
    assert (found.furthering.levels, found.furthering.references) == (("centraal",), ("I1-1",))
    assert (found.hindering.levels, found.hindering.references) == (("decentraal",), ("I1-2",))


def test_what_one_respondent_says_both_ways_is_no_disagreement() -> None:
    first, second = note("helpt", f"{LEADING} +", r=["R1"]), note("remt", f"{LEADING} -", r=["R1"])
    assert seen(case_file(held(1, first, second))) == ()


def test_a_document_against_a_respondent() -> None:
    file = case_file(
        held(1, note("helpt", f"{LEADING} +", r=["R1"])),
        held(2, note("remt", f"{LEADING} --"), document="D1"),
    )
    assert seen(file)[0].hindering.levels == (DOCUMENTS,)


def test_without_valence_nobody_disagrees() -> None:
    file = case_file(
        held(
            1,
            note("genoemd", LEADING, r=["R1"]),
            note("allebei", f"{LEADING} +-", r=["R2"]),
            note("helpt", f"{LEADING} +", r=["R2"]),
            people=BOTH,
        )
    )
    assert seen(file) == ()


def test_a_factor_that_turned() -> None:
    file = case_file(
        held(1, note("helpt", f"{LEADING} ++", r=["R1"]), round=1),
        held(2, note("remt", f"{LEADING} -", r=["R1"]), round=2),
    )
    assert turned(file) == (Turn(LEADING, 1, True, ("I1-1",), 2, ("I2-1",)),)


def test_a_factor_that_did_not_turn() -> None:
    file = case_file(
        held(1, note("helpt", f"{LEADING} ++", r=["R1"]), round=1),
        held(2, note("helpt nog", f"{LEADING} +", r=["R1"]), round=2),
    )
    assert turned(file) == ()
