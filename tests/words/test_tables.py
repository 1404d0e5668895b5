"""The tables of `interviewer stats`, as lines and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from interviewer.analysis.stats import CaseStats, case_stats
from interviewer.i18n import use_language
from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session
from interviewer.words.tables import as_json, as_lines


@pytest.fixture
def stats(folder: StudyFolder, begin: Callable[..., Session]) -> CaseStats:
    session = begin()
    for line in ("Een #leiderschap++", '"Twee" #leiderschap-', "!drie", "Vier #nieuw"):
        session.type(line)
    session.leave()
    return case_stats(folder.case_file("proef"))


def rows(lines: list[str], first: str) -> list[list[str]]:
    """Return the words of the table whose heading begins so."""
    start = next(place for place, line in enumerate(lines) if line.split()[:1] == [first])
    table = []
    for line in lines[start:]:
        if not line:
            break
        table.append(line.split())
    return table


def test_lines(stats: CaseStats) -> None:
    lines = as_lines([stats])
    assert lines[0] == "Proef (proef)"
    head, one = rows(lines, "interview")
    assert head[1:] == (
        ["round", "asked", "musts", "notes", "quotes", "observations", "memos", "coded", "minutes"]
    )
    assert one[:2] == ["I1", "2026-03-04-r1-r1"]
    assert one[5:10] == ["2", "1", "0", "1", "3"]
    assert rows(lines, "code")[1:] == [
        ["drivers.leiderschap", "2", "1", "1", "1"],
        ["open.nieuw", "1", "1", "0", "0"],
    ]
    assert [row[0] for row in rows(lines, "block")[1:]] == ["Start", "Pauze", "Drivers"]


def test_columns_stand_under_each_other(stats: CaseStats) -> None:
    lines = as_lines([stats])
    place = next(n for n, line in enumerate(lines) if line.startswith("  code"))
    assert len({len(line) for line in lines[place : place + 3]}) == 1


def test_lines_speak_dutch(stats: CaseStats) -> None:
    use_language("nl")
    assert rows(as_lines([stats]), "interview")[0][1:4] == ["ronde", "gevraagd", "moet"]


def test_cases_without_interviews(folder: StudyFolder) -> None:
    assert as_lines([]) == ["no cases yet"]
    lines = as_lines([case_stats(folder.case_file("proef"))])
    assert lines == ["Proef (proef)", "  no interviews yet"]


def test_json_is_the_same_in_every_language(stats: CaseStats) -> None:
    english = as_json([stats])
    use_language("nl")
    assert as_json([stats]) == english
    data = json.loads(english)
    assert (data["format"], data["version"]) == ("interviewer-stats", 1)
    (case,) = data["cases"]
    assert case["interviews"][0]["notes"] == {"note": 2, "quote": 1, "observation": 0, "memo": 1}
    assert case["codes"][0] == {
        "code": "drivers.leiderschap",
        "name": "Leiderschap",
        "notes": 2,
        "interviews": 1,
        "furthering": 1,
        "hindering": 1,
    }
    assert [block["block"] for block in case["blocks"]] == ["start", "pauze", "drivers"]
