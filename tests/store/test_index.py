"""The start screen's overview: the fold's counts, without the models, read again on change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import Refused
from interviewer.interview import conversation
from interviewer.store import index
from interviewer.store.folder import StudyFolder
from interviewer.store.index import CaseRow, TodoRow, overview
from interviewer.store.opening import Plan, Seat, join, open_new
from interviewer.store.session import Session
from tests.conftest import PLAN
from tests.interview.test_state import LINES

Begin = Callable[..., Session]


def only_case(study: Path) -> CaseRow:
    (case,) = overview(study).cases
    return case


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(LINES), max_size=20))
def test_it_agrees_with_the_fold(begin: Begin, study: Path, lines: list[str]) -> None:
    session = begin(replace(PLAN, respondents=(Seat("R1", "bestuur"), Seat("R2", "docent"))))
    for line in lines:
        session.type(line)
    session.leave()
    state = session.state
    row = next(row for row in only_case(study).interviews if row.interview == session.interview)
    done = conversation.progress(state)
    assert (row.notes, row.asked, row.questions, row.closed) == (
        len(state.listing()),
        done.asked,
        done.questions,
        state.closed is not None,
    )
    assert dict(row.respondents) == {person.r: person.role for person in state.everyone}
    assert state.opened is not None
    assert (row.number, row.round, row.held, row.kind, row.by, row.guide) == (
        state.opened.number,
        1,
        "2026-03-04",
        "group",
        "AB",
        "gids",
    )


def test_two_note_takers_are_one_row(begin: Begin, folder: StudyFolder, study: Path) -> None:
    first = begin()
    first.type("een")
    second = join(folder, "proef", first.interview, "CD")
    second.type("twee")
    second.type("drie")
    second.leave()
    (row,) = only_case(study).interviews
    assert (row.interview, row.notes, row.asked, row.by) == (first.interview, 3, 1, "AB")


def test_what_did_not_change_is_not_read_again(
    begin: Begin, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begin(), begin()
    overview(study)
    read: list[str] = []
    journal_facts = index.journal_facts

    def counted(path: Path) -> object:
        read.append(path.stem)
        return journal_facts(path)

    monkeypatch.setattr(index, "journal_facts", counted)
    before = overview(study)
    assert read == []
    second.type("iets")
    after = overview(study)
    assert read == [second.path.stem]
    assert [row.notes for row in before.cases[0].interviews] == [0, 0]
    assert [row.notes for row in after.cases[0].interviews] == [0, 1]
    assert first.path.exists()


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"version": 0, "files": {}}', '{"version": 2}'])
def test_a_broken_cache_is_made_again(begin: Begin, study: Path, broken: str) -> None:
    begin()
    good = overview(study)
    (study / index.INDEX).write_text(broken)
    assert overview(study) == good
    assert json.loads((study / index.INDEX).read_text())["version"] == index.VERSION


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_study_that_may_not_be_written_can_be_seen(study: Path) -> None:
    study.chmod(0o500)
    try:
        assert only_case(study).name == "Proef"
    finally:
        study.chmod(0o700)


@pytest.mark.parametrize("content", [b"", b"{half", b'{"type":"noted"}\n', b"[]\n\xff\n"])
def test_a_journal_without_a_beginning_is_passed_over(study: Path, content: bytes) -> None:
    (study / "transcripts/proef/kapot.jsonl").write_bytes(content)
    assert only_case(study).interviews == ()


def test_bad_yaml_is_told_on_the_row_of_its_case(study: Path) -> None:
    (study / "transcripts/proef/case.yaml").write_text("name: [Proef\n")
    case = only_case(study)
    assert case.name == "proef" and case.problem is not None


def test_a_folder_that_is_no_study(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        overview(tmp_path)
    assert refused.value.problems[0].code == "no-study"


def test_the_plan_tells_what_is_still_to_be_done(study: Path, begin: Begin) -> None:
    plan = "[{round: 1, role: bestuur, guide: gids, n: 2}, {round: 2, role: docent, guide: gids}]"
    (study / "transcripts/proef/case.yaml").write_text(f"name: Proef\nplan: {plan}\n")
    session = begin()
    assert only_case(study).todo == (
        TodoRow(1, "bestuur", "gids", 2, 0),
        TodoRow(2, "docent", "gids", 1, 0),
    )
    session.type(":q")
    assert only_case(study).todo[0] == TodoRow(1, "bestuur", "gids", 2, 1)
    second = open_new(StudyFolder(study), "proef", Plan("gids", (Seat("R2", "bestuur"),), by="AB"))
    second.type(":q")
    second.leave()
    assert [row.role for row in only_case(study).todo] == ["docent"]


def test_the_overview_needs_no_models_and_where_nothing_changed_no_yaml(
    begin: Begin, study: Path
) -> None:
    begin().type("iets")
    overview(study)
    script = f"""
import sys
from pathlib import Path
from interviewer.store.index import overview
row = overview(Path({str(study)!r}))
heavy = {{"pydantic", "docx", "textual", "yaml"}}
print(row.cases[0].interviews[0].notes, sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1 []\n"
