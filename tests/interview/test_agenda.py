"""The time that is left, and whether it is enough for what must still be asked."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.interview.agenda import Agenda, agenda
from tests.talk import Talk

# 14:00 at the start; 5 + 20 + 10 + 20 + 5 = 60 minutes
GUIDE: dict[str, Any] = {
    "guide": "g",
    "title": "G",
    "minutes": 60,
    "opening": {"minutes": 5},
    "closing": {"minutes": 5},
    "blocks": [
        {
            "id": "a",
            "title": "A",
            "minutes": 20,
            "questions": [
                {"id": "a.een", "ask": "Een?", "must": True, "minutes": 8},
                {"id": "a.twee", "ask": "Twee?"},
                {"id": "a.drie", "ask": "Drie?", "must": True},
            ],
        },
        {"id": "pauze", "title": "Pauze", "minutes": 10},
        {
            "id": "b",
            "title": "B",
            "minutes": 20,
            "questions": [{"id": "b.een", "ask": "Een?", "must": True, "minutes": 10}],
        },
    ],
}


def now(talk: Talk) -> Agenda:
    return agenda(talk.state, talk.now, talk.earlier)


def rows(talk: Talk) -> dict[str, tuple[float, float, int, float]]:
    """Block → minutes spent, left for it, musts open, minutes they need."""
    return {
        row.view.block.id: (row.spent, row.left, row.musts, row.needed) for row in now(talk).rows
    }


def test_at_the_start_all_is_left() -> None:
    found = now(Talk(GUIDE))
    assert (found.spent, found.planned, found.left, found.short) == (0, 60, 60, False)
    # own minutes 8 and 10; of the block's other 12 each of two questions 6; the closing 5
    assert found.needed == 8 + 6 + 10 + 5
    assert rows(Talk(GUIDE)) == {
        "a": (0, 20, 2, 14),
        "pauze": (0, 10, 0, 0),
        "b": (0, 20, 1, 10),
    }


def test_the_current_must_question_needs_what_remains_of_its_share() -> None:
    talk = Talk(GUIDE)
    talk.minutes(5)
    talk.type("begin")
    talk.minutes(3)
    assert now(talk).needed == 5 + 6 + 10 + 5
    talk.minutes(20)
    assert now(talk).needed == 6 + 10 + 5
    talk.type(":n")
    assert now(talk).needed == 6 + 10 + 5
    talk.type(":s", ":s geen tijd")
    assert now(talk).needed == 10 + 5


def test_pauses_are_no_time_spent() -> None:
    talk = Talk(GUIDE)
    talk.type("begin")
    talk.minutes(4)
    talk.type(":pause")
    talk.minutes(30)
    assert (now(talk).spent, now(talk).left) == (4, 56)
    talk.type(":go")
    talk.minutes(1)
    assert now(talk).left == 55


def test_a_quiet_warning_when_the_musts_do_not_fit_any_more() -> None:
    talk = Talk(GUIDE)
    talk.type(":g a.twee")
    talk.minutes(30)
    assert (now(talk).left, now(talk).needed, now(talk).short) == (30, 29, False)
    talk.minutes(2)
    assert now(talk).short
    talk.type(":g b.een", ":s geen tijd", ":g a.twee")
    assert not now(talk).short


def test_when_the_talk_must_end_earlier_the_plan_shrinks() -> None:
    talk = Talk(GUIDE)
    talk.type("begin", ":until 14:35")
    found = now(talk)
    assert (found.until, found.left, found.short) == ("14:35", 35, False)
    # 30 minutes beside the closing, for blocks of 50
    assert rows(talk) == {
        "a": (0, 12, 2, 14),
        "pauze": (0, 6, 0, 0),
        "b": (0, 12, 1, 10),
    }
    talk.minutes(10)
    assert (now(talk).left, now(talk).rows[0].spent) == (25, 10)
    talk.type(":until 14:20")
    assert now(talk).short
    talk.type(":until")
    assert (now(talk).left, now(talk).until) == (50, "")


def test_more_time_than_planned_stretches_no_block() -> None:
    talk = Talk(GUIDE)
    talk.type("begin", ":until 17:00")
    assert now(talk).left == 180
    assert rows(talk)["b"] == (0, 20, 1, 10)


def test_over_time() -> None:
    talk = Talk(GUIDE)
    talk.type("begin")
    talk.minutes(70)
    found = now(talk)
    assert (found.left, found.short) == (-10, True)
    assert [row.left for row in found.rows] == [0, 0, 0]
    talk.type(":until 14:05")
    assert now(talk).left == -65


@pytest.mark.parametrize(("start", "end", "left"), [(23 * 60 + 50, "00:20", 30), (5, "23:55", -10)])
def test_midnight(start: int, end: str, left: float) -> None:
    talk = Talk(GUIDE)
    talk.minutes(start - 14 * 60)
    talk.type("begin", f":until {end}")
    assert now(talk).left == left


def test_notes_typed_up_afterwards_have_their_own_clock() -> None:
    talk = Talk(GUIDE)
    talk.minutes(600)
    talk.type(":t 10:00", "begin", ":t 10:20", "verder")
    talk.minutes(45)
    assert (now(talk).spent, now(talk).left) == (20, 40)
    talk.type(":until 10:50")
    assert now(talk).left == 30


def test_closed_needs_nothing() -> None:
    talk = Talk(GUIDE)
    talk.minutes(90)
    talk.type("begin", ":q")
    assert not now(talk).short
    assert [row.needed for row in now(talk).rows] == [0, 0, 0]


def test_a_guide_without_minutes() -> None:
    questions = [{"id": "a.een", "ask": "Een?", "must": True}]
    bare = {
        "guide": "g",
        "title": "G",
        "blocks": [{"id": "a", "title": "A", "questions": questions}],
    }
    talk = Talk(bare)
    talk.type("begin")
    talk.minutes(10)
    found = now(talk)
    assert (found.planned, found.left, found.needed, found.short) == (0, None, 0, False)
    talk.type(":until 14:30")
    assert now(talk).left == 20
    assert now(talk).rows[0].planned is None


def test_blocks_without_minutes_share_what_the_guide_has() -> None:
    blocks = [
        {"id": "a", "title": "A", "questions": [{"id": "a.een", "ask": "Een?", "must": True}]},
        {"id": "b", "title": "B", "questions": [{"id": "b.een", "ask": "Een?", "minutes": 10}]},
    ]
    talk = Talk({"guide": "g", "title": "G", "minutes": [20, 30], "blocks": blocks})
    assert now(talk).needed == 20
    assert rows(talk)["a"] == (0, 20, 1, 20)
