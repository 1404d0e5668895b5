"""What was planned and done: by level, as a role would tell who was interviewed."""

from __future__ import annotations

from interviewer.analysis.portrait.planned import NotHeld, PlanLine, not_held, plan_lines
from interviewer.interview.events import Closed
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


def test_lines_of_one_level_stand_together() -> None:
    talk = held(1, note("a"), Closed(id=new_id()), guide="ronde-1")
    file = case_file(talk, case=CASE, study=STUDY)
    assert plan_lines(file) == (
        PlanLine(1, "centraal", "", 3, 1),
        PlanLine(1, "", "focusgroep", 1, 0),
    )


def test_an_interview_that_is_not_closed_is_not_held() -> None:
    file = case_file(held(1, note("a"), guide="ronde-1"), case=CASE, study=STUDY)
    assert plan_lines(file)[0].held == 0


def test_who_was_not_interviewed_without_their_reasons() -> None:
    file = case_file(case=CASE, study=STUDY)
    assert not_held(file) == (NotHeld("centraal", 2),)
