"""What was planned and done: by level, as a role would tell who was interviewed."""

from __future__ import annotations

from interviewer.analysis.material import gather
from interviewer.analysis.portrait.planned import (
    NotHeld,
    PlanLine,
    by_round,
    not_held,
    plan_lines,
)
from interviewer.interview.events import Closed
from interviewer.store.folder import CaseFile
from interviewer.study import Case, Study
from tests.report.build import case_file, held, new_id, note

STUDY = Study.model_validate({"roles": {"rol-R1": "centraal", "rol-R2": "centraal"}})
CASE = Case.model_validate(
    {
        "name": "Loods",
        "plan": [
            {"round": 1, "role": "rol-R1", "guide": "ronde-1", "n": 1},
            {"round": 1, "role": "rol-R2", "guide": "ronde-1", "n": 2},
            {"round": 1, "guide": "focusgroep"},
        ],
        "declined": [{"role": "rol-R2", "n": 2, "reason": "geen tijd"}],
    }
)


def lines(file: CaseFile) -> tuple[PlanLine, ...]:
    return plan_lines(file, gather(file, "2026-03-05", "en"))


def test_lines_of_one_level_stand_together() -> None:
    talk = held(1, note("a"), Closed(id=new_id()), guide="ronde-1")
    file = case_file(talk, case=CASE, study=STUDY)
    assert lines(file) == (
        PlanLine(1, "centraal", "", 3, 1),
        PlanLine(1, "", "focusgroep", 1, 0),
    )


def test_an_interview_with_notes_is_held_and_told_as_not_closed() -> None:
    file = case_file(held(1, note("a"), guide="ronde-1"), case=CASE, study=STUDY)
    assert lines(file)[0] == PlanLine(1, "centraal", "", 3, 1, unclosed=1)


def test_one_that_was_only_opened_is_not_held() -> None:
    file = case_file(held(1, guide="ronde-1"), case=CASE, study=STUDY)
    assert lines(file)[0].held == 0
    assert by_round(gather(file, "2026-03-05", "en").sources) == {}


def test_one_of_someone_who_refused_to_take_part_is_not_told_of() -> None:
    talk = held(1, note("a", r=["R1"]), people={"R1": {"deelname": False}}, guide="ronde-1")
    assert lines(case_file(talk, case=CASE, study=STUDY))[0].held == 0


def test_levels_stand_in_the_studys_order() -> None:
    plan = [{"round": n, "role": role, "guide": "g"} for n, role in ((2, "a"), (1, "b"), (1, "a"))]
    study = Study.model_validate({"levels": ["x", "y"], "roles": {"a": "x", "b": "y"}})
    case = Case.model_validate({"name": "Loods", "plan": [{"round": 1, "guide": "focus"}, *plan]})
    found = lines(case_file(case=case, study=study))
    assert [(line.round, line.level) for line in found] == [(1, "x"), (1, "y"), (1, ""), (2, "x")]


def test_who_was_not_interviewed_without_their_reasons() -> None:
    file = case_file(case=CASE, study=STUDY)
    assert not_held(file) == (NotHeld("centraal", 2),)
