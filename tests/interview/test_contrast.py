"""What is coded now, against what the same respondent said in an earlier round."""

from __future__ import annotations

import pytest

from tests.interview.test_memory import LEADING, before, note
from tests.talk import Talk


def turned(talk: Talk, line: str) -> list[dict[str, object]]:
    notices = talk.type(line).notices
    return [dict(item.params) for item in notices if item.code == "turned"]


@pytest.mark.parametrize(
    "lines", [("nu #leiderschap--",), ("nu", "#leiderschap--"), ("nu", ":k 1 #leiderschap--")]
)
def test_a_code_that_goes_the_other_way_than_in_an_earlier_round_is_told(
    lines: tuple[str, ...],
) -> None:
    earlier = before(
        note("R1", f"{LEADING} ++"), note("R1", f"{LEADING} +-"), note("R2", f"{LEADING} --")
    )
    talk = Talk(round=2, earlier=earlier)
    talk.type(*lines[:-1])
    told = {"code": "Leiderschap", "before": "++ +-", "round": 1, "now": "--"}
    assert turned(talk, lines[-1]) == [told]
    assert turned(talk, "#leiderschap--") == []  # it stands already


def test_nothing_is_told_of_the_same_way_of_others_or_at_a_table_of_several() -> None:
    talk = Talk(round=2, earlier=before(note("R1", f"{LEADING} +"), note("R2", f"{LEADING} --")))
    assert turned(talk, "nu #leiderschap++") == []
    assert turned(talk, "nu #leiderschap+-") == []
    assert turned(talk, "!nu #leiderschap--") == []
    talk.type(":r R5")
    assert turned(talk, "@R1 nu #leiderschap--") == []
    same = Talk(round=1, earlier=before(note("R1", f"{LEADING} +")))
    assert turned(same, "nu #leiderschap--") == []
    mixed = Talk(round=2, earlier=before(note("R1 R2", f"{LEADING} +"), note("R2", f"{LEADING} +")))
    assert turned(mixed, "nu #leiderschap--") == []
