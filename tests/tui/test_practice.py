"""A practice on the screen: chosen, held, and the report at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.practice.begin import begin
from interviewer.store.create import copy_sample
from interviewer.tui import practising
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.practice import PersonaScreen, PracticeScreen
from interviewer.tui.screens.start import StartScreen
from tests.tui.keys import shown, typed


async def test_a_practice_from_the_start_screen_to_its_report_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviewer.practice.begin.home", lambda: tmp_path / "kept")
    study = copy_sample(tmp_path / "study")
    app = InterviewerApp(study)
    async with app.run_test(size=(80, 30)) as pilot:
        await typed(pilot, "o")
        assert isinstance(app.screen, PersonaScreen)
        await typed(pilot, "<down>", "<enter>")
        assert "Geeft installatietechniek" in shown(pilot)  # what one may know beforehand
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, PracticeScreen)
        assert "R1: [een lokaal na het laatste uur" in shown(pilot)
        await typed(pilot, ":a", "<enter>")
        assert "R1: Donderdag de hele dag" in shown(pilot)
        await typed(pilot, "Donderdag in de loods", "<enter>", "<f2>")
        assert "R1: Het was april 2020" in shown(pilot)
        await typed(pilot, "In april 2020", "<enter>", "? Is er een plan?", "<enter>")
        assert "R1: Ja hoor." in shown(pilot)
        await typed(pilot, "<ctrl+q>")
        page = shown(pilot)
        assert "Practice report: Docent" in page and "“Is er een plan?”" in page
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, StartScreen)
        assert "kept" in shown(pilot)
    (kept,) = (tmp_path / "kept").iterdir()
    assert (kept / "report.txt").is_file()


async def test_a_closed_practice_shows_its_report_and_ends(tmp_path: Path) -> None:
    practice = begin(None, "bestuurder", by="AB", keep=tmp_path)
    app = InterviewerApp(practice.folder, first=lambda made: practising.show(made, practice))
    async with app.run_test(size=(60, 20)) as pilot:
        await typed(pilot, "<enter>")
        await typed(pilot, ":a", "<enter>")
        assert "R1: Ik zit de stuurgroep voor" in shown(pilot)
        await typed(pilot, ":q", "<enter>")
        await typed(pilot, "c")
        assert "c again closes" in shown(pilot)
        await typed(pilot, "c")
        assert "Practice report" in shown(pilot)
        await typed(pilot, "<enter>")
    assert app.return_code == 0
    assert practice.session.read_only
    assert practice.answer.startswith("[staat op]")
