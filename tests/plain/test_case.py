"""Working on a case line by line: one answer a line, and what it lists indented below."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from interviewer.plain.case import PlainCase
from interviewer.store.case_session import open_case
from interviewer.store.folder import StudyFolder
from interviewer.store.reviewing import review
from interviewer.store.session import Session
from tests.conftest import Clock

OUTLINE = {
    "outline": "rapport",
    "kind": "case",
    "chapters": [
        {"id": "drivers", "title": "Drivers", "codes": ["drivers"]},
        {"id": "output", "title": "Output", "codes": ["output"]},
    ],
}


@pytest.fixture
def worked(study: Path, begin: Callable[..., Session], clock: Clock) -> Callable[..., list[str]]:
    """Return a function that works on a case with these lines; what was answered."""
    (study / "guides" / "casusrapport.yaml").write_text(yaml.safe_dump(OUTLINE))
    talk = begin()
    for line in (
        ":c deelname ja",
        ":c citeren nee",
        ":g drivers.gaande",
        "In 2019 viel het \x1b[31mstil #leiderschap-- ^2019",
        '"Zonder haar was het nooit zo ver gekomen" #leiderschap++',
        "Het convenant #subsidies+ ^2018-05..2020",
        ":q",
    ):
        assert talk.type(line).answer != "refused", line
    talk.leave()

    def worked(*lines: str) -> list[str]:
        session = open_case(StudyFolder(study), "proef", "AB", clock)
        out = io.StringIO()
        PlainCase(session, out).run(lines)
        session.leave()
        return out.getvalue().splitlines()

    return worked


def test_the_matrix_lists_codes_by_level_with_their_notes(
    worked: Callable[..., list[str]],
) -> None:
    said = worked(":matrix drivers")
    assert said[:2] == ["  Proef", "ok matrix"]
    assert said[2:] == [
        "  Leiderschap",
        "    centraal: ++ [I1-2]  -- [I1-1]",
        "  Subsidies",
        "    centraal: + [I1-3]",
    ]
    assert worked(":matrix")[1:] == said[1:]
    assert worked(":matrix output")[2:] == ["  No note here has a code."]


def test_the_timeline_is_in_order_of_time_and_harmless(worked: Callable[..., list[str]]) -> None:
    said = worked(":timeline")
    assert said[1] == "ok timeline"
    assert [line.split("]")[0] for line in said[2:]] == [
        "  2018-05 – 2020 +  [I1-3",
        "  2019 -  [I1-1",
    ]
    assert "\x1b" not in "".join(said)


def test_a_slot_that_is_not_there_is_refused(worked: Callable[..., list[str]]) -> None:
    [_case, said] = worked(":matrix driver")
    assert said.startswith("refused :matrix driver: ") and "drivers" in said


def test_what_is_listed_says_what_is_stale(
    worked: Callable[..., list[str]], study: Path, clock: Clock
) -> None:
    assert worked(":syn drivers Het viel stil [I1-1].", ":l")[2:4] == [
        "ok work",
        "  drivers: 4 words",
    ]
    through = review(StudyFolder(study), "proef", "2026-03-04-r1-r1", now=clock)
    assert through.type(":k 1 #subsidies").answer != "refused"
    through.leave()
    assert "    changed since: I1-1" in worked(":l")


def test_what_may_not_go_out_is_listed_nowhere(worked: Callable[..., list[str]]) -> None:
    said = worked(":notes drivers", ":matrix", ":timeline", ":l")
    assert "zonder haar" not in "\n".join(said).casefold()
    assert any("[I1-2]" in line for line in said)
