"""The time that is left, in words."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.guide.model import Block
from interviewer.interview.agenda import Agenda, BlockTime
from interviewer.interview.conversation import BlockView
from interviewer.words.timing import left_line, time_lines, warning


def block(title: str, musts: int = 0, status: Any = "open") -> BlockTime:
    view = BlockView(Block(id=title, title=title, minutes=10), status, 0, 0, 1)
    return BlockTime(view, 3.6, 10, 6.4, musts, 4.0 * musts)


def time(left: float | None = 30, **fields: Any) -> Agenda:
    rows = (block("Begin", 2, "here"), block("Eind"))
    given = {"spent": 30.4, "planned": 60.0, "needed": 13.0, "until": "", "short": False}
    return Agenda(left=left, rows=rows, **{**given, **fields})


@pytest.mark.parametrize(
    ("agenda", "words"),
    [
        (time(30.5), "31 minutes left"),
        (time(1.2), "1 minute left"),
        (time(-0.4), "0 minutes left"),
        (time(-1), "1 minute over time"),
        (time(-9.6), "10 minutes over time"),
        (time(12, until="15:10"), "12 minutes left until 15:10"),
        (time(None), ""),
    ],
)
def test_what_is_left(agenda: Agenda, words: str) -> None:
    assert left_line(agenda) == words


def test_a_warning_only_when_time_runs_short() -> None:
    assert warning(time(12)) == ""
    said = "12 minutes left; 2 must-questions and the closing ask 13"
    assert warning(time(12, short=True)) == said


def test_the_list_by_block() -> None:
    assert time_lines(time(12, short=True)) == [
        "30 of 60 minutes spent, 12 minutes left",
        "needed for what must still be asked, and the closing: 13",
        "12 minutes left; 2 must-questions and the closing ask 13",
        "Begin  4/10, 6 left for it, 2 must still, here",
        "Eind   4/10, 6 left for it",
    ]
    assert time_lines(time(None, planned=0.0))[0] == "30 minutes spent"
