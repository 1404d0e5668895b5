"""Going through an interview in plain mode and on the command line: the same, line by line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.cli import run
from interviewer.plain.review import PlainReview
from interviewer.store.folder import StudyFolder
from interviewer.store.reviewing import review
from interviewer.store.session import Session
from tests.conftest import Clock

INTERVIEW = "2026-03-04-r1-r1"


@pytest.fixture
def closed(begin: Callable[..., Session]) -> Path:
    session = begin()
    for line in ("Met een trekker #leiderschap++", "Geld op #subsidies-", "En verder", ":q"):
        session.type(line)
    session.leave()
    return session.path


@pytest.fixture
def through(folder: StudyFolder, clock: Clock, closed: Path) -> Callable[..., list[str]]:
    """Return a function that goes through the interview with these lines; what was answered."""

    def through(*lines: str, by: str = "", blind: bool = False) -> list[str]:
        session = review(folder, "proef", INTERVIEW, by, blind=blind, now=clock)
        out = io.StringIO()
        PlainReview(session, out, {}).run(lines)
        session.leave()
        return out.getvalue().splitlines()

    return through


def test_each_line_has_one_answer_at_the_margin(through: Callable[..., list[str]]) -> None:
    lines = through(":l", ":k 3 #netwerk", ":k 3 #output.netwerk", ":coverage", ":n", "tekst", ":q")
    answers = [line for line in lines if not line.startswith("  ")]
    assert [line.split()[0] for line in answers] == [
        "ok", "refused", "ok", "ok", "refused", "refused", "ok",
    ]  # fmt: skip
    assert "  Start · Hoe begon het?" in lines
    assert any("#leiderschap++" in line for line in lines)
    assert any(line.strip().startswith("not heard:") for line in lines)
    assert lines[-1] == "  0 uncoded"


def test_blind_lines_show_no_codes_and_differences_are_settled(
    through: Callable[..., list[str]],
) -> None:
    lines = through(
        ":l", ":k 1 #subsidies", ":k 2 #subsidies", ":uncoded", ":q", by="CD", blind=True
    )
    assert not any("leiderschap" in line for line in lines)
    assert sum("(to do)" in line for line in lines) == 4
    lines = through(":diff", ":settle 1 both", ":diff", ":q")
    assert "    AB: #leiderschap++" in lines and "    CD: #subsidies" in lines
    assert "ok 1 #leiderschap++ #subsidies" in lines
    assert "  nothing is left to settle" in lines


def test_who_set_a_code_is_told(through: Callable[..., list[str]]) -> None:
    through(":k 1 #subsidies", by="CD", blind=True)
    lines = through(":k 3 #subsidies", ":settle 1 both", ":via 2", ":via 3", ":via 1", ":via 9")
    for told in (
        "    #subsidies- (typed, AB)",
        "    #subsidies (in review, AB)",
        "    #leiderschap++ (settled, AB)",
        "    before it was settled, CD: #subsidies",
    ):
        assert told in lines
    assert "there is no note 9" in lines[-1]


def test_the_table_of_agreement_on_the_command_line(
    through: Callable[..., list[str]], study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    through(":k 1 #subsidies", ":k 2 #subsidies", ":k 3 none", by="CD", blind=True)
    arguments = ["stats", "proef", "--agreement", "AB", "CD", "--study", str(study)]
    assert run(arguments) == 0
    out = capsys.readouterr().out
    assert "AB – CD: 3 notes coded by both" in out
    assert "[I1-1] Met een trekker" in out
    assert "  CD: #drivers.incentives.subsidies" in out
    assert run([*arguments, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "interviewer-agreement"
    assert data["units"] == 3
    assert [item["n"] for item in data["cases"][0]["differences"]] == ["1"]
    assert run([*arguments[:3], "AB", "EF", *arguments[5:]]) == 1
    assert "has coded blind here" in capsys.readouterr().err


def test_undefined_alpha_is_null_and_a_dash(
    through: Callable[..., list[str]], study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    through(":k 1 #leiderschap", by="CD", blind=True)  # one unit, on which both agree
    arguments = ["stats", "proef", "--agreement", "AB", "CD", "--study", str(study)]
    run([*arguments, "--json"])
    data = json.loads(capsys.readouterr().out)
    assert data["codes"][0]["alpha"] is None
    run(arguments)
    out = capsys.readouterr().out
    assert "NaN" not in out and "nan" not in out
