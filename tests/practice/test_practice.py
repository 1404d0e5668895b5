"""A practice as a student has it: a good run, a bad run, and what the reports say."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.errors import Refused
from interviewer.i18n import use_language
from interviewer.practice.begin import begin, go_on
from interviewer.practice.words import kept_report, report_lines
from interviewer.store.create import copy_sample
from interviewer.store.folder import StudyFolder
from tests.practice.build import practised, script


def test_a_good_run(tmp_path: Path) -> None:
    practice, shown = practised(script("good"), tmp_path)
    found = practice.account()
    assert "  R1: Omdat de instroom instortte." in shown
    assert [
        len(found.said(act)) for act in ("question", "follow-up", "probe", "silence", "own")
    ] == [
        9,
        14,
        1,
        4,
        2,
    ]
    assert found.open_questions == 2
    assert (len(found.deserved), found.used) == (24, 22)
    assert found.musts == (8, 8)
    assert found.codes == (33, 3, 0)
    assert found.alpha is not None and found.alpha > 0.9
    assert (len(found.coded), len(found.unnoted)) == (29, 0)
    assert found.interruptions == found.repeated == 0
    assert all(back for _said, back in found.drifted)
    assert found.share < 0.25
    report = "\n".join(report_lines(practice))
    assert "+ You put every must-question." in report
    assert "+ You dared to be silent." in report


def test_a_bad_run(tmp_path: Path) -> None:
    practice, shown = practised(script("bad"), tmp_path)
    found = practice.account()
    assert len(found.said("own")) == 7
    assert found.open_questions == 0
    assert [len(found.flawed(flaw, "own")) for flaw in ("leading", "closed", "double", "why")] == [
        3,
        2,
        1,
        1,
    ]
    assert (len(found.deserved), found.used) == (17, 0)
    assert found.musts == (4, 8)
    right, missed, extra = found.codes
    assert right == 0 and missed == 4 and extra == 3
    assert len(found.unnoted) == 4
    assert found.interruptions >= 2
    report = "\n".join(report_lines(practice))
    assert "“U vindt de loods toch ook een groot succes?” hands them the answer" in report
    assert "“Is er een convenant?” could be answered with yes, and was." in report
    assert "Wie zette de eerste stap?" in report
    assert "invented; nobody said this" in report.casefold()
    assert "R1: Absoluut." in shown or "Absoluut." in shown


def test_a_practice_is_kept_apart_and_can_be_read_like_any_interview(tmp_path: Path) -> None:
    study = copy_sample(tmp_path / "study")
    before = {path: path.stat().st_mtime_ns for path in study.rglob("*")}
    practice = begin(study, "docent", by="AB", keep=tmp_path / "kept")
    practice.session.type(":a")
    practice.session.type("Twee dagen in de loods #taakverdeling")
    practice.session.leave()
    _lines, path = kept_report(practice)
    assert {path: path.stat().st_mtime_ns for path in study.rglob("*")} == before
    assert path.read_text(encoding="utf-8").startswith("Practice report: Docent")
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 80
    kept = StudyFolder(practice.folder)
    (held,) = kept.every_held("practice")[0]
    assert [note.text for note in held.state.listing()] == ["Twee dagen in de loods"]
    assert kept.case("practice").fictional


def test_consent_and_facts_are_on_record_as_the_persona_gives_them(tmp_path: Path) -> None:
    practice = begin(None, "bestuurder", keep=tmp_path)
    state = practice.session.state
    assert state.consent("R1", "citeren") is True
    assert state.consent("R1", "herleidbaarheid") is False
    assert state.respondents["R1"].facts["jaren-betrokken"] == 3
    practice.session.leave()


def test_two_practices_in_one_minute_do_not_meet(tmp_path: Path) -> None:
    one, other = (begin(None, "docent", keep=tmp_path) for _ in range(2))
    assert one.folder != other.folder
    one.session.leave()
    other.session.leave()


def test_a_question_gone_to_is_put_once_and_the_journal_knows(tmp_path: Path) -> None:
    practice = begin(None, "docent", keep=tmp_path)
    practice.session.type(":n")
    first = practice.new_answer()
    assert first.startswith("Het was april 2020")
    assert practice.session.state.asked("aanleiding.begin")
    practice.session.type(":a")
    assert practice.new_answer() == first  # heard again, nobody minds
    practice.session.type(":v")
    assert practice.new_answer().startswith("Donderdag")
    practice.session.type(":g aanleiding.begin")
    assert practice.new_answer() == ""
    practice.session.leave()


def test_a_practice_that_was_broken_off_is_remembered(tmp_path: Path) -> None:
    lines = script("good")
    whole, _shown = practised(lines, tmp_path)
    first, _shown = practised(lines[:15], tmp_path)
    second = go_on(first.folder)
    assert second.mind == first.mind and second.answer == first.answer
    for line in lines[15:]:
        second.session.type(line)
    second.session.leave()
    found, expected = second.account(), whole.account()
    assert [turn.reply for turn in found.turns] == [turn.reply for turn in expected.turns]
    assert (found.codes, found.used, found.musts) == (
        expected.codes,
        expected.used,
        expected.musts,
    )


def test_a_guide_that_the_persona_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        begin(None, "docent", guide="ronde-2", keep=tmp_path)
    assert refused.value.problems[0].code == "persona-guide"
    assert not list(tmp_path.iterdir())


def test_the_other_guide_of_a_persona(tmp_path: Path) -> None:
    practice, shown = practised([":a", ":n", ":f 2"], tmp_path, "docent")
    assert practice.session.state.guide.guide == "ronde-1-docent"
    assert "warmtepomp erop" in shown
    assert practice.account().used == 1


def test_the_report_speaks_the_language_of_the_interface(tmp_path: Path) -> None:
    practice, _shown = practised([":a", "iets"], tmp_path)
    use_language("nl")
    assert report_lines(practice)  # translated where the catalogue has it; never a missing field
