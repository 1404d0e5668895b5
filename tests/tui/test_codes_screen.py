"""The codes of the study on the screen: seen with notes, promoted, renamed, merged, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.codes import CodesScreen
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]


@pytest.fixture
def app(study: Path, begin: Callable[..., Session], clock: Clock) -> InterviewerApp:
    session = begin()
    for line in (
        ":g drivers.gaande",
        "Bij de [b]koffie[/b] #koffie+",
        "Weer de koffie #koffie-",
        "En de thee #thee",
        "De trekker #leiderschap",
    ):
        assert session.type(line).answer != "refused", line
    session.leave()
    return InterviewerApp(study, now=clock)


def used(study: Path) -> dict[str, int]:
    folder = StudyFolder(study)
    [file] = [folder.case_file(case) for case in folder.cases()]
    notes = file.held[0].state.listing()
    codes = [mark.code for note in notes for mark in file.today.marks(note)]
    return {code: codes.count(code) for code in codes}


@pytest.mark.parametrize("size", SIZES)
async def test_open_codes_stand_there_with_their_notes_and_are_promoted(
    app: InterviewerApp, study: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "c")
        assert isinstance(app.screen, CodesScreen)
        screen = shown(pilot)
        for words in ("open.koffie", "open.thee", "proef:I1-1", "Bij de [b]koffie[/b]", "F1"):
            assert words in screen
        assert "leiderschap" not in screen
        await typed(pilot, "p")
        assert app.screen.query_one(Input).value == "drivers.koffie"
        await typed(pilot, "<enter>")
        assert app.screen.query_one(Input).value == "Koffie"
        await typed(pilot, "<enter>", "samen", "<enter>")
        assert "open.koffie → drivers.koffie “Koffie”" in " ".join(shown(pilot).split())
        assert used(study) == {"drivers.koffie": 2, "open.thee": 1, "drivers.leiderschap": 1}
        await typed(pilot, "u")
        assert used(study)["open.koffie"] == 2
        await typed(pilot, "u")
        assert "✗ no change of codes is left" in " ".join(shown(pilot).split())


async def test_what_will_not_do_is_said_and_stays_to_be_mended(
    app: InterviewerApp, study: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "c")
        await typed(pilot, "p")
        await typed(pilot, "<ctrl+u>")
        await typed(pilot, "drivers.leiderschap", "<enter>")
        assert "✗ the code 'drivers.leiderschap' is there" in " ".join(shown(pilot).split())
        assert app.screen.query_one(Input).value == "drivers.leiderschap"
        await typed(pilot, "<escape>")
        assert not app.screen.query_one(Input).display
        assert not (study / "study.jsonl").exists()
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, StartScreen)


async def test_codes_that_are_marked_become_one(app: InterviewerApp, study: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "c")
        await typed(pilot, "<space>", "<down>", "<space>", "m")
        await typed(pilot, "leidershap", "<enter>")
        assert "did you mean 'leiderschap'?" in " ".join(shown(pilot).split())
        await typed(pilot, "<ctrl+u>")
        await typed(pilot, "leiderschap", "<enter>")
        assert used(study) == {"drivers.leiderschap": 4}
        assert "There are no open codes." in shown(pilot)


async def test_any_code_gets_another_name(app: InterviewerApp, study: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "c")
        await typed(pilot, "a", "<home>")
        assert "drivers.leiderschap" in shown(pilot)
        await typed(pilot, "r")
        await typed(pilot, "<ctrl+u>")
        await typed(pilot, "Trekkracht", "<enter>")
        assert "Trekkracht" in shown(pilot)
    assert StudyFolder(study).today.name("drivers.leiderschap") == "Trekkracht"


async def test_a_study_without_open_codes_says_so(study: Path, clock: Clock) -> None:
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await typed(pilot, "c")
        assert "There are no open codes." in shown(pilot)
        await typed(pilot, "p", "r", "m", "<space>", "<enter>")
        assert isinstance(app.screen, CodesScreen)
