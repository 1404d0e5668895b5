"""What respondents see differently, and what changed between the rounds."""

from __future__ import annotations

from interviewer.analysis.material import gather
from interviewer.analysis.matrix import DOCUMENTS
from interviewer.analysis.portrait.contrasts import Contrast, Turn, contrasts, turns
from interviewer.interview.events import Noted
from interviewer.store.folder import CaseFile, Held
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


def test_who_all_say_both_things_do_not_disagree() -> None:
    def both(who: str) -> tuple[Noted, Noted]:
        return note("helpt", f"{LEADING} +", r=[who]), note("remt", f"{LEADING} -", r=[who])

    assert seen(case_file(held(1, *both("R1"), *both("R2"), people=BOTH))) == ()
    three = {**BOTH, "R3": AGREED}
    firm = note("helpt", f"{LEADING} ++", r=["R3"])
    assert seen(case_file(held(1, *both("R1"), *both("R2"), firm, people=three)))


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
    before, after = (("++", ("I1-1",)),), (("-", ("I2-1",)),)
    assert turned(file) == (Turn(LEADING, 1, before, 2, after, True),)


def test_all_signs_of_both_rounds_and_whose_they_are() -> None:
    file = case_file(
        held(1, note("remt", f"{LEADING} -", r=["R1"]), round=1),
        held(
            2,
            note("helpt", f"{LEADING} +", r=["R2"]),
            *(note("allebei", f"{LEADING} +-", r=["R2"]) for _n in range(3)),
            people={"R2": AGREED},
            round=2,
        ),
    )
    (found,) = turned(file)
    assert found.after_signs == (("+", ("I2-1",)), ("+-", ("I2-2", "I2-3", "I2-4")))
    assert not found.changed


def test_a_document_has_no_round() -> None:
    file = case_file(
        held(1, note("helpt", f"{LEADING} ++", r=["R1"]), round=1),
        held(2, note("remt", f"{LEADING} -"), document="D1", round=2),
    )
    assert turned(file) == ()


def test_what_was_otherwise_in_a_later_round_is_no_disagreement() -> None:
    def talk(number: int, sign: str, who: str, round_: int) -> Held:
        said = note("zo", f"{LEADING} {sign}", r=[who])
        return held(number, said, people={who: AGREED}, round=round_)

    first = talk(1, "+", "R1", 1)
    assert seen(case_file(first, talk(2, "-", "R2", 2))) == ()
    (found,) = seen(case_file(first, talk(2, "-", "R2", 1), talk(3, "-", "R2", 2)))
    assert (found.round, found.hindering.references) == (1, ("I2-1",))


def test_a_factor_that_did_not_turn() -> None:
    file = case_file(
        held(1, note("helpt", f"{LEADING} ++", r=["R1"]), round=1),
        held(2, note("helpt nog", f"{LEADING} +", r=["R1"]), round=2),
    )
    assert turned(file) == ()
