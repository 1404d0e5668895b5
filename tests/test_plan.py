"""What of a plan is done."""

from __future__ import annotations

import pytest

from interviewer.plan import Line, Talk, done

TALK = Talk(1, "ronde-1", frozenset({"bestuur", "docent"}), closed=True)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (Line(1, "docent", "ronde-1"), 1),
        (Line(1, "docent", ""), 1),
        (Line(1, "", "ronde-1"), 1),
        (Line(2, "docent", "ronde-1"), 0),
        (Line(1, "student", "ronde-1"), 0),
        (Line(1, "docent", "ronde-2"), 0),
    ],
)
def test_round_guide_and_role_tell(line: Line, count: int) -> None:
    assert done(line, [TALK]) == count


def test_an_interview_that_goes_on_is_not_done() -> None:
    talks = [TALK, TALK._replace(closed=False), TALK]
    assert done(Line(1, "bestuur", "ronde-1"), talks) == 2
