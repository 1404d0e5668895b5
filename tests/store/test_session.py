"""The one way to change an interview: saved is on the disk, one writer at a time, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import Refused
from interviewer.interview import follow_ups
from interviewer.interview.events import Noted
from interviewer.store.draft import read_draft
from interviewer.store.folder import StudyFolder
from interviewer.store.journal import read_journal
from interviewer.store.opening import Plan, Seat, join, open_new, resume, unknown_researcher
from interviewer.store.session import Session, draft_path
from tests.conftest import PLAN, Clock

Begin = Callable[..., Session]


def files(session: Session) -> set[str]:
    """The names in the case's folder, the lock of the case itself apart."""
    return {path.name for path in session.path.parent.iterdir()}


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


# Opening


def test_a_journal_begins_with_a_small_head_and_the_whole_instrument(begin: Begin) -> None:
    session = begin()
    first, second, third, *rest = session.path.read_bytes().splitlines()
    opened, instrument, seen = map(json.loads, (first, second, third))
    assert rest == []
    assert (opened["type"], instrument["type"], seen["type"]) == (
        "opened",
        "instrument",
        "respondent",
    )
    assert len(first) < 1000
    assert opened["interview"] == session.interview == "2026-03-04-r1-r1"
    assert opened["number"] == 1 and opened["kind"] == "single" and opened["by"] == "AB"
    assert {"guide", "title", "blocks"} <= instrument["guide"].keys()
    assert (seen["role"], seen["level"], seen["seat"]) == ("bestuur", "centraal", 1)
    assert opened["id"] < instrument["id"] < seen["id"]


@pytest.mark.parametrize(
    ("change", "interview"),
    [
        ({}, "2026-03-04-r1-r1"),
        ({"round": 2}, "2026-03-04-r2-r1"),
        ({"held": "2026-03-05T09:30"}, "2026-03-05-r1-r1"),
        ({"held": ""}, "2026-03-04-r1-r1"),
        ({"respondents": (Seat("DOC12", "docent"),)}, "2026-03-04-r1-doc12"),
        ({"respondents": (Seat("R1", "docent"), Seat("R2", "bestuur"))}, "2026-03-04-r1-groep"),
    ],
)
def test_default_names(begin: Begin, change: dict[str, Any], interview: str) -> None:
    assert begin(replace(PLAN, **change)).interview == interview


def test_a_name_that_is_taken_gets_a_number_and_numbers_count_on(begin: Begin) -> None:
    opened = [begin() for _ in range(3)]
    assert [one.interview for one in opened] == [
        "2026-03-04-r1-r1",
        "2026-03-04-r1-r1-2",
        "2026-03-04-r1-r1-3",
    ]
    assert [one.state.opened.number for one in opened if one.state.opened] == [1, 2, 3]


@pytest.mark.parametrize(
    ("case", "change", "code"),
    [
        ("nergens", {}, "no-case"),
        ("../proef", {}, "bad-name"),
        ("case", {}, "bad-name"),
        ("Proef", {}, "bad-name"),
        ("proef", {"guide": "gidz"}, "no-guide"),
        ("proef", {"respondents": ()}, "needs-respondent"),
        ("proef", {"respondents": (Seat("R1", "directie"),)}, "unknown-role"),
        ("proef", {"respondents": (Seat("R1", "docent", "hoog"),)}, "unknown-level"),
        ("proef", {"document": "D1", "respondents": ()}, "no-document"),
        ("proef", {"held": "vorige week"}, "bad-date"),
        ("proef", {"held": "2026-02-30"}, "bad-date"),
        ("proef", {"held": "2026-W10-3"}, "bad-date"),
        ("proef", {"respondents": (Seat("R1"), Seat("R1", "docent"))}, "respondent-twice"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(
    folder: StudyFolder, case: str, change: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        open_new(folder, case, replace(PLAN, **change))
    assert code_of(refused) == code
    assert [path.name for path in folder.case_path("proef").iterdir()] == ["case.yaml"]


def test_a_role_the_study_lacks_is_refused_with_the_nearest_named(folder: StudyFolder) -> None:
    with pytest.raises(Refused) as refused:
        open_new(folder, "proef", replace(PLAN, respondents=(Seat("R1", "docnt"),)))
    assert refused.value.problems[0].params["nearest"] == "docent"


def test_an_unknown_researcher_is_accepted_and_nothing_of_it_is_said_at_the_table(
    begin: Begin, folder: StudyFolder
) -> None:
    session = begin(replace(PLAN, by="ZZ"))
    assert session.notices == ()
    (told,) = unknown_researcher("ZZ", folder.study)
    assert told.code == "unknown-researcher"
    assert unknown_researcher("AB", folder.study) == ()
    assert session.type("iets").events[0].by == "ZZ"


def test_an_interview_that_cannot_begin_harms_no_journal_that_is_there(
    begin: Begin, folder: StudyFolder
) -> None:
    """A journal under the name that would be next, of another interview: it was renamed by hand."""
    session = begin()
    session.type("niet kwijtraken")
    session.leave()
    renamed = session.path.rename(session.path.with_name("2026-03-04-r1-r9.jsonl"))
    held = renamed.read_bytes()
    new = begin(replace(PLAN, respondents=(Seat("R9", "docent"),)))
    assert renamed.read_bytes() == held
    assert new.path != renamed


@pytest.mark.parametrize("left", [b"", b'{"v":1,"id":"0'])
def test_a_journal_cut_off_at_its_very_beginning_does_not_stop_the_case(
    begin: Begin, folder: StudyFolder, left: bytes
) -> None:
    first = begin()
    first.leave()
    broken = first.path.with_name("2026-03-04-r1-r2.jsonl")
    broken.write_bytes(left)
    assert resume(folder, "proef", first.interview).type("verder").answer == "saved"
    second = begin(replace(PLAN, respondents=(Seat("R2", "docent"),)))
    assert second.path.name == "2026-03-04-r1-r2-2.jsonl"
    with pytest.raises(Refused) as refused:
        resume(folder, "proef", "2026-03-04-r1-r2")
    assert code_of(refused) == "no-journal-head"
    assert not broken.with_suffix(".lock").exists()


def test_on_a_full_disk_no_interview_begins_and_nothing_is_left(
    folder: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(Refused) as refused:
        open_new(folder, "proef", PLAN)
    assert code_of(refused) == "unwritable"
    assert [path.name for path in folder.case_path("proef").iterdir()] == ["case.yaml"]


# Saved


def no_disk(_file: int) -> None:
    raise OSError(5, "Input/output error")


@pytest.mark.parametrize(
    "line", ["drie", "drie >straks", "@R9 drie", ":n", ":c citeren ja", "#nieuw"]
)
def test_nothing_is_saved_before_the_disk_has_it(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    session = begin()
    session.type("een")
    session.type("twee")
    session.draft(line)
    state, held = session.state, session.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_disk)
        outcome = session.type(line)
        assert (outcome.answer, outcome.text, outcome.events) == ("refused", line, ())
        assert [problem.code for problem in outcome.problems] == ["unwritable"]
    assert session.state is state
    assert session.path.read_bytes() == held
    assert read_draft(draft_path(session.path)) == line
    assert session.type(line).answer in ("saved", "ok")
    numbers = [note.n for note in session.state.listing()]
    assert numbers == sorted(set(numbers))


def test_what_is_answered_saved_is_in_the_journal_then_and_there(begin: Begin) -> None:
    session = begin()
    for number in range(5):
        outcome = session.type(f"notitie {number}")
        assert outcome.answer == "saved"
        last = json.loads(session.path.read_bytes().splitlines()[-1])
        assert (last["text"], last["n"]) == (f"notitie {number}", number + 1)


texts = st.text(max_size=60)


@settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=texts)
def test_any_line_is_saved_or_refused_and_the_disk_tells_the_same_state(
    begin: Begin, folder: StudyFolder, typed: str
) -> None:
    session = begin()
    outcome = session.type(typed)
    session.leave()
    held = folder.held("proef", session.interview)
    assert held.problems == ()
    assert held.state == session.state
    assert outcome.answer in ("saved", "ok", "refused")
    if outcome.answer == "saved" and isinstance(outcome.events[-1], Noted):
        assert session.state.listing()[-1].typed == typed


@pytest.mark.parametrize("typed", ["half \ud83d paar", "\ud83d\ude00", "@R1 \udc00"])
def test_halves_of_characters_do_not_end_the_conversation(begin: Begin, typed: str) -> None:
    session = begin()
    assert session.draft(typed)
    assert session.type(typed).answer == "saved"
    assert read_journal(session.path).problems == ()


def test_when_the_line_was_begun_is_kept(begin: Begin) -> None:
    began = "2026-03-04T14:00:00+00:00"
    (noted,) = begin().type("iets", began).events
    assert noted.model_dump()["began"] == began


# Draft


def test_the_half_typed_line_is_offered_after_a_kill(
    begin: Begin, folder: StudyFolder, tmp_path: Path
) -> None:
    session = begin()
    session.type("een")
    for length in range(1, 20):
        assert session.draft("een half woord en ë"[:length])
    copy = tmp_path / "killed"
    shutil.copytree(folder.path, copy, ignore=shutil.ignore_patterns("*.lock"))
    again = resume(StudyFolder(copy), "proef", session.interview)
    assert again.offered_draft == "een half woord en ë"
    again.leave()


def test_a_shorter_line_leaves_nothing_of_a_longer_one(begin: Begin) -> None:
    session = begin()
    session.draft("een lange zin die wordt gewist")
    session.draft("kort")
    assert read_draft(draft_path(session.path)) == "kort"


def test_what_was_saved_is_no_draft_any_more(begin: Begin, folder: StudyFolder) -> None:
    session = begin()
    session.draft("een")
    session.type("een")
    assert read_draft(draft_path(session.path)) == ""
    session.draft("half")
    session.type(":zz")
    assert read_draft(draft_path(session.path)) == "half"
    session.leave()
    again = resume(folder, "proef", session.interview)
    assert again.offered_draft == "half"
    again.draft("")
    again.leave()
    assert files(session) == {"case.yaml", session.path.name}


# Resuming


def test_a_resumed_interview_stands_where_it_stood(
    begin: Begin, folder: StudyFolder, clock: Clock
) -> None:
    session = begin()
    for line in ("een >straks", ":n", "@R2 twee", ":c R1 citeren ja"):
        session.type(line)
    session.leave()
    session.leave()
    assert session.type("te laat").answer == "refused"
    again = resume(folder, "proef", session.interview, now=clock)
    assert again.by == "AB"
    assert again.state.question == "start.toen"
    assert again.state.listing() == session.state.listing()
    assert again.state.speakers == ("R2",)
    again.type("drie")
    assert [(n.n, n.r) for n in again.state.listing()] == [(1, ("R1",)), (2, ("R2",)), (3, ("R2",))]
    assert again.type(":u").text == "drie"
    assert again.type(":u").answer == "refused", "only what this session wrote"
    again.leave()


def test_a_resumed_interview_goes_on_with_its_own_instrument(
    begin: Begin, folder: StudyFolder, study: Path
) -> None:
    session = begin()
    session.leave()
    path = study / "guides" / "gids.yaml"
    data = yaml.safe_load(path.read_text())
    data["blocks"] = data["blocks"][2:]
    path.write_text(yaml.safe_dump(data))
    again = resume(StudyFolder(study), "proef", session.interview)
    assert [block.id for block in again.state.guide.blocks] == ["start", "pauze", "drivers"]
    again.leave()


def test_a_closed_interview_can_be_coded_and_is_not_reopened(
    begin: Begin, folder: StudyFolder
) -> None:
    session = begin()
    session.type("een")
    session.type(":q")
    session.leave()
    held = session.path.read_bytes()
    again = resume(folder, "proef", session.interview)
    assert session.path.read_bytes() == held
    assert again.type("twee").answer == "refused"
    assert again.type("#leiderschap").answer == "saved"
    assert again.type("!memo").answer == "saved"
    again.leave()


def test_on_a_full_disk_resuming_is_refused_and_lets_go(
    begin: Begin, folder: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin()
    session.draft("half")
    session.leave()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_disk)
        with pytest.raises(Refused) as refused:
            resume(folder, "proef", session.interview)
    assert code_of(refused) == "unwritable"
    again = resume(folder, "proef", session.interview)
    assert not again.read_only and again.offered_draft == "half"
    again.leave()


def test_no_interview_of_that_name(folder: StudyFolder) -> None:
    with pytest.raises(Refused) as refused:
        resume(folder, "proef", "../../etc")
    assert code_of(refused) == "no-interview"


# One writer at a time

HOLD = """
import sys
from pathlib import Path
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
session = resume(StudyFolder(Path(sys.argv[1])), "proef", sys.argv[2], by="QQ")
print(session.type("van de ander").answer, flush=True)
sys.stdin.read()
"""


def test_another_program_opens_read_only_and_is_told_who_holds_it(
    begin: Begin, folder: StudyFolder
) -> None:
    session = begin()
    session.leave()
    command = [sys.executable, "-c", HOLD, str(folder.path), session.interview]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "saved\n"
        mine = resume(folder, "proef", session.interview)
        assert mine.read_only
        (problem,) = [item for item in mine.notices if item.code == "held-by"]
        assert problem.params["pid"] == other.pid and problem.params["by"] == "QQ"
        held = session.path.read_bytes()
        assert mine.type("van mij").answer == "refused"
        assert mine.draft("van mij") is False
        mine.leave()
        assert session.path.read_bytes() == held
        other.kill()
    after = resume(folder, "proef", session.interview)
    assert not after.read_only, "a kill frees the lock"
    assert [note.text for note in after.state.listing()] == ["van de ander"]
    after.leave()


def test_leaving_frees_the_lock_and_leaves_no_file(begin: Begin) -> None:
    session = begin()
    assert session.path.with_suffix(".lock").exists()
    session.leave()
    assert files(session) == {"case.yaml", session.path.name}


# Two note-takers


def test_two_note_takers_write_two_journals_shown_as_one(
    begin: Begin, folder: StudyFolder, clock: Clock
) -> None:
    first = begin()
    first.type("een van AB")
    second = join(folder, "proef", first.interview, "CD", clock)
    assert second.path.name == f"{first.interview}+CD.jsonl"
    assert json.loads(second.path.read_bytes().splitlines()[0])["type"] == "opened"
    second.type("een van CD")
    first.type("twee van AB")
    second.type("twee van CD")
    second.type(":e 1 beter van CD")
    second.leave()
    first.leave()
    held = folder.held("proef", first.interview)
    assert [path.name for path in held.paths] == [first.path.name, second.path.name]
    assert {(note.taker, note.n, note.text, note.by) for note in held.state.listing()} == {
        ("", 1, "een van AB", "AB"),
        ("", 2, "twee van AB", "AB"),
        ("CD", 1, "beter van CD", "CD"),
        ("CD", 2, "twee van CD", "CD"),
    }
    again = join(folder, "proef", first.interview, "CD", clock)
    assert again.type("drie van CD").answer == "saved"
    assert again.state.last_n["CD"] == 3
    again.leave()


@pytest.mark.parametrize(("by", "code"), [("", "needs-initials"), ("../x", "bad-initials")])
def test_a_second_note_taker_needs_initials(
    begin: Begin, folder: StudyFolder, by: str, code: str
) -> None:
    session = begin()
    with pytest.raises(Refused) as refused:
        join(folder, "proef", session.interview, by)
    assert code_of(refused) == code


def test_a_second_note_taker_on_a_full_disk_leaves_nothing(
    begin: Begin, folder: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin()
    before = files(session)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_disk)
        with pytest.raises(Refused):
            join(folder, "proef", session.interview, "CD")
    assert files(session) == before


# Numbers


def test_numbers_run_on_over_all_journals_of_a_document(
    folder: StudyFolder, study: Path, clock: Clock
) -> None:
    (study / "transcripts/proef/case.yaml").write_text(
        "name: Proef\ndocuments: [{id: D1, title: Besluit}, {id: D2, title: Brief}]\n"
    )
    seen = []
    for document, lines in (("D1", 2), ("D2", 1), ("D1", 2)):
        plan = Plan("gids", document=document, held="2026-03-04", by="AB")
        session = open_new(folder, "proef", plan, clock)
        for number in range(lines):
            session.type(f"zin {number} =14")
        session.leave()
        seen.append((session.interview, [note.n for note in session.state.listing()]))
    assert seen == [
        ("2026-03-04-r1-d1", [1, 2]),
        ("2026-03-04-r1-d2", [1]),
        ("2026-03-04-r1-d1-2", [3, 4]),
    ]
    again = resume(folder, "proef", "2026-03-04-r1-d1", now=clock)
    again.type("nog een zin")
    assert again.state.listing()[-1].n == 5
    again.leave()


def test_a_number_is_given_once(begin: Begin, folder: StudyFolder) -> None:
    session = begin()
    for line in ("een", "twee", ":u", ":u", "drie"):
        session.type(line)
    session.type(":u")
    session.leave()
    again = resume(folder, "proef", session.interview)
    again.type("vier")
    assert [note.n for note in again.state.listing()] == [4]
    again.leave()


# What was noted before


def test_earlier_is_what_interviews_opened_before_this_one_hold(
    begin: Begin, folder: StudyFolder
) -> None:
    first = begin()
    for line in ("De subsidie loopt af #subsidies- >ronde2", "geld >straks", "!memo #leiderschap"):
        first.type(line)
    second = begin(replace(PLAN, respondents=(Seat("R2", "docent"),)))
    second.type("later #leiderschap++")
    assert [(m.code, m.valence) for m in second.earlier.codes] == [
        ("drivers.incentives.subsidies", "-")
    ]
    assert [topic.text for topic in second.earlier.topics] == ["De subsidie loopt af"]
    assert first.earlier.codes == ()
    first.leave()
    again = resume(folder, "proef", first.interview)
    assert again.earlier.codes == (), "the second was opened after the first"
    assert follow_ups.proposals(again.state, again.earlier) == ()
    again.leave()
