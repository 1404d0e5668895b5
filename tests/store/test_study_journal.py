"""The study's journal: codes promoted, renamed and merged, and all notes follow."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer import check, cli
from interviewer.analysis import codes as of_study
from interviewer.analysis.stats import case_stats
from interviewer.errors import Refused
from interviewer.exchange.json import as_data
from interviewer.store import lock
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
from interviewer.store.session import Session
from interviewer.store.study_journal import change_codes, read_codes, undo_change
from tests.conftest import PLAN, Clock

Begin = Callable[..., Session]


@pytest.fixture
def coded(begin: Begin) -> Session:
    session = begin()
    for line in ("de koffie #koffie+", "weer #koffie-", "thee #thee", "trek #leiderschap"):
        assert session.type(line).answer == "saved"
    session.leave()
    return session


def promote(folder: StudyFolder, clock: Clock) -> None:
    change_codes(
        folder,
        lambda codes: of_study.promote(codes, "koffie", "drivers.koffie", "Maandagkoffie"),
        by="AB",
        now=clock,
    )


def test_a_change_is_one_stamped_event_later_than_all_that_was_read(
    coded: Session, folder: StudyFolder, clock: Clock
) -> None:
    promote(folder, clock)
    [line] = (folder.path / "study.jsonl").read_text().splitlines()
    event = json.loads(line)
    assert event["id"] > coded.state.last_id and event["by"] == "AB" and event["at"]
    assert (event["type"], event["from"], event["to"], event["name"]) == (
        "code_promoted",
        "open.koffie",
        "drivers.koffie",
        "Maandagkoffie",
    )
    assert not (folder.path / "study.lock").exists()


def test_every_output_follows(coded: Session, study: Path, clock: Clock) -> None:
    promote(StudyFolder(study), clock)
    folder = StudyFolder(study)
    file = folder.case_file("proef")
    found = {code.code: (code.name, code.notes) for code in case_stats(file).codes}
    assert found["drivers.koffie"] == ("Maandagkoffie", 2)
    data = as_data(folder, [file], "2026-03-05")
    [code] = [code for code in data["codes"] if code["id"] == "drivers.koffie"]
    assert (code["name"], code["above"]) == ("Maandagkoffie", "drivers")
    assert data["cases"][0]["notes"][0]["codes"] == [{"code": "drivers.koffie", "valence": "+"}]


def test_a_new_interview_knows_the_new_code_by_every_word(
    coded: Session, study: Path, clock: Clock, begin: Begin
) -> None:
    promote(StudyFolder(study), clock)
    later = begin(PLAN)
    for word in ("koffie", "maandagkoffie", "drivers.koffie"):
        outcome = later.type(f"hier #{word}")
        assert outcome.problems == ()
    codes = {mark.code for note in later.state.listing() for mark in note.codes}
    assert codes == {"drivers.koffie"}


def test_an_interview_that_goes_on_keeps_its_own_codebook_and_is_read_by_that_of_today(
    coded: Session, study: Path, clock: Clock
) -> None:
    promote(StudyFolder(study), clock)
    session = resume(StudyFolder(study), "proef", coded.interview, now=clock)
    session.type("nog eens #koffie")
    session.leave()
    assert session.state.listing()[-1].codes[0].code == "open.koffie"
    codes, _problems, _last = read_codes(StudyFolder(study))
    use = codes.use("drivers.koffie")
    assert use is not None and len(use.notes) == 3


def test_undo_takes_back_the_last_change_and_then_the_one_before(
    coded: Session, folder: StudyFolder, clock: Clock
) -> None:
    promote(folder, clock)
    change_codes(folder, lambda codes: of_study.merge(codes, ["thee"], "koffie"), now=clock)
    assert [use.code for use in read_codes(StudyFolder(folder.path))[0].open] == []
    change_codes(folder, undo_change, now=clock)
    assert [use.code for use in read_codes(StudyFolder(folder.path))[0].open] == ["open.thee"]
    change_codes(folder, undo_change, now=clock)
    opened = [use.code for use in read_codes(StudyFolder(folder.path))[0].open]
    assert opened == ["open.koffie", "open.thee"]
    with pytest.raises(Refused):
        change_codes(folder, undo_change, now=clock)


def test_a_refused_change_writes_nothing(coded: Session, folder: StudyFolder) -> None:
    with pytest.raises(Refused):
        change_codes(folder, lambda codes: of_study.rename(codes, "nergens", "X"))
    assert not (folder.path / "study.jsonl").exists()
    assert not (folder.path / "study.lock").exists()


def test_another_program_that_changes_codes_is_waited_for_by_nobody(
    coded: Session, folder: StudyFolder
) -> None:
    held = lock.acquire(folder.path / "study.lock", "CD", "study.jsonl")
    try:
        with pytest.raises(Refused) as refused:
            change_codes(folder, lambda codes: of_study.rename(codes, "koffie", "X"))
        assert refused.value.problems[0].code == "held-by"
    finally:
        held.release()


def test_a_torn_line_is_set_aside_and_a_newer_journal_is_left_alone(
    coded: Session, folder: StudyFolder, clock: Clock
) -> None:
    promote(folder, clock)
    journal = folder.path / "study.jsonl"
    with journal.open("ab") as file:
        file.write(b'{"v":1,"id":"01')
    change_codes(folder, lambda codes: of_study.rename(codes, "thee", "Thee"), now=clock)
    assert len(list(folder.path.glob("study.torn-*"))) == 1
    assert len(journal.read_bytes().splitlines()) == 2
    with journal.open("ab") as file:
        file.write(b'{"v":1,"id":"ff","at":"","by":"","type":"code_split"}\n')
    before = journal.read_bytes()
    with pytest.raises(Refused) as refused:
        change_codes(folder, undo_change)
    assert refused.value.problems[0].code == "newer-journal"
    assert journal.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="rights")
def test_the_journal_is_for_its_owner(coded: Session, folder: StudyFolder, clock: Clock) -> None:
    promote(folder, clock)
    assert (folder.path / "study.jsonl").stat().st_mode & 0o077 == 0


def test_the_command_line_lists_and_changes(
    coded: Session, study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        status = cli.run(["codes", *words, "--study", str(study)])
        return (status, *capsys.readouterr())

    assert run() == (
        0,
        "open.koffie  2 notes, 1 interview\n    proef:I1-1 proef:I1-2\n"
        "open.thee  1 note, 1 interview\n    proef:I1-3\n",
        "",
    )
    assert run("--used")[1].startswith("drivers.leiderschap  1 note, 1 interview\n")
    done = run("promote", "open.koffie", "drivers.koffie", "--name", "Koffie")
    assert done == (0, "open.koffie → drivers.koffie “Koffie”  (2 notes)\n", "")
    assert run("rename", "koffie", "Drank")[1] == "drivers.koffie “Drank”  (2 notes)\n"
    assert run("merge", "open.thee", "--into", "drank")[1] == (
        "open.thee → drivers.koffie  (1 note)\n"
    )
    assert run()[1] == "there are no open codes\n"
    assert run("undo")[1] == "taken back: open.thee → drivers.koffie\n"
    status, out, err = run("merge", "thee", "--into", "leidershap")
    assert (status, out) == (1, "") and "did you mean 'leiderschap'?" in err


def test_a_guide_may_name_a_promoted_code_and_is_told_of_a_merged_one(
    coded: Session, study: Path, clock: Clock
) -> None:
    promote(StudyFolder(study), clock)
    guide = study / "guides" / "gids.yaml"
    text = guide.read_text().replace("- drivers.leiderschap", "- drivers.koffie")
    guide.write_text(text)

    def found() -> str:
        out = io.StringIO()
        check.run([guide], out)
        return out.getvalue()

    assert "drivers.koffie" not in found()
    change_codes(StudyFolder(study), lambda codes: of_study.merge(codes, ["koffie"], "leiderschap"))
    assert "warning former-code" in found() and "write drivers.leiderschap" in found()
