"""A whole interview by keyboard, on each size of screen, and what must not go wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from interviewer.i18n import use_language
from interviewer.interview import intents
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, resume
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.closing import ClosingScreen
from interviewer.tui.screens.help import HelpScreen
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.widgets.note_line import NoteLine
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
Begin = Callable[..., Session]


@pytest.fixture
def app(study: Path, begin: Begin, clock: Clock) -> InterviewerApp:
    opened = begin()
    opened.type(":c deelname ja")
    return InterviewerApp(study, session=opened, now=clock)


def line(pilot: Pilot[None]) -> NoteLine:
    return pilot.app.screen.query_one(NoteLine)


def session(app: InterviewerApp) -> Session:
    assert app.last_session is not None
    return app.last_session


def texts(app: InterviewerApp) -> list[str]:
    return [note.text for note in session(app).state.listing()]


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_interview_by_keyboard(
    app: InterviewerApp, folder: StudyFolder, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Hoe begon het?" in shown(pilot)
        assert "saved" not in shown(pilot)
        await typed(pilot, "Met een #trek", "<tab>", "++ en geluk", "<enter>")
        assert "Met een leiderschap en geluk" in shown(pilot)
        assert "✓" in shown(pilot).splitlines()[0]
        await typed(pilot, "<f4>", "3", '"Zonder haar niets" ^2018', "<enter>")
        assert "Wat houdt het gaande?" in shown(pilot)
        assert "En als die wegvalt?" in shown(pilot)
        await typed(pilot, "<f5>", "dan valt het stil", "<enter>", "<f6>")
        assert "Waved away: Wie merkt dat?" in shown(pilot)
        assert "2 Wie merkt dat?" not in shown(pilot)
        await typed(pilot, "? Hoe was dat?", "<enter>", "goed >later", "<enter>", "<f2>")
        assert "Welk cijfer?" in shown(pilot)
        await typed(pilot, ":ans 4", "<enter>")
        assert "✓ drivers.cijfer 4" in shown(pilot)
        await typed(pilot, "<ctrl+g>", "q")
        assert isinstance(app.screen, ClosingScreen)
        assert "En toen?" in shown(pilot)
        assert "goed" in shown(pilot)
        await typed(pilot, "cc")
        assert session(app).state.closed
        await typed(pilot, "<escape>")
        await typed(pilot, "<ctrl+q>")
    state = folder.held("proef", "2026-03-04-r1-r1").state
    assert state.closed
    notes = {note.text: note for note in state.listing()}
    assert [mark.code for mark in notes["Met een leiderschap en geluk"].codes] == [
        "drivers.leiderschap"
    ]
    assert notes["Zonder haar niets"].question == "drivers.gaande"
    assert notes["dan valt het stil"].follow_up == "f1"
    assert notes["goed"].question == state.improvisations[0].id
    assert state.answer("drivers.cijfer", "R1") == 4


async def test_keys_behind_enter_are_kept_and_in_order(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een", "<enter>", "twee", "<enter>", "<f2>", "drie", "<enter>", "vi")
        assert texts(app) == ["een", "twee", "drie"]
        assert [note.question for note in session(app).state.listing()] == [
            "start.begin",
            "start.begin",
            "start.toen",
        ]
        assert line(pilot).text == "vi"


async def test_a_refused_line_stays_with_its_reason(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, ":b nergens", "<enter>")
        assert line(pilot).text == ":b nergens"
        assert "✗ this guide has no block 'nergens'" in shown(pilot)
        assert "saved" not in shown(pilot)


async def test_hostile_notes_and_a_paste_of_many_lines(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "[lacht] en dan [/b]", "<enter>", "[red]rood[/red]", "<enter>")
        app.post_message(events.Paste("eerste\ntweede \x1b[31m\nderde\n"))
        await typed(pilot, "<enter>")
        assert texts(app)[-1] == "eerste\ntweede [31m\nderde"
        for text in ("[lacht] en dan [/b]", "[red]rood[/red]", "tweede [31m"):
            assert text in shown(pilot)


async def test_the_half_typed_line_is_on_disk_and_offered_again(
    app: InterviewerApp, folder: StudyFolder, study: Path, clock: Clock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "half get")
        draft = session(app).path.with_suffix(".draft")
        assert draft.read_bytes().startswith(b"half get\0")
        await typed(pilot, "<ctrl+q>")
    again = resume(folder, "proef", "2026-03-04-r1-r1", now=clock)
    app = InterviewerApp(study, session=again, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert line(pilot).text == "half get"
        assert "Not saved yet" in shown(pilot)
        await typed(pilot, "ypt", "<enter>")
        assert texts(app) == ["half getypt"]
        assert line(pilot).text == ""


async def test_an_earlier_note_is_edited_and_a_half_made_change_is_a_draft_too(
    app: InterviewerApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een", "<enter>", "twee", "<enter>", "<up>", "<up>", "!")
        assert session(app).path.with_suffix(".draft").read_bytes().startswith(b":e 1 @R1 een!\0")
        await typed(pilot, "<enter>", "<up>", "<escape>")
        assert texts(app) == ["een!", "twee"]
        assert line(pilot).text == ""
        await typed(pilot, "drie #trekker+", "<enter>", "<up>", " en meer", "<enter>")
        await typed(pilot, "<ctrl+g>", "k", "De rol", "<enter>")
        assert texts(app)[2:] == ["drie en meer", "De rol"]
        assert [topic.text for topic in session(app).state.parked.values()] == ["De rol"]
        assert ">later" in shown(pilot)


async def test_codes_and_speakers_by_key(study: Path, begin: Begin, clock: Clock) -> None:
    people = (Seat("R1", "bestuur"), Seat("R2", "bedrijf"))
    opened = begin(Plan(guide="gids", respondents=people, by="AB"))
    opened.type(":c R1 deelname ja")
    app = InterviewerApp(study, session=opened, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(
            pilot, ":g drivers.gaande", "<enter>", "<ctrl+r>", "ja ", "<f7>", "+", "<enter>"
        )
        await typed(pilot, "<ctrl+g>", "@2", "nee", "<enter>", "<ctrl+t>", "<ctrl+g>", "u")
        state = opened.state
        assert [(note.r, note.text) for note in state.listing()] == [(("R1",), "ja")]
        assert state.listing()[0].codes[0].valence == "+"
        assert [mark.label for mark in state.marks] == ["striking"]


async def test_the_language_is_switched_in_place(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "half ")
        use_language("nl")
        await typed(pilot, "<ctrl+g>", "l", "ge", "<ctrl+g>", "l")
        assert line(pilot).text == "half ge"
        assert line(pilot).has_focus


async def test_a_screen_that_changes_size_loses_nothing(app: InterviewerApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await typed(pilot, *(part for n in range(12) for part in (f"note {n}", "<enter>")), "half")
        for size in [(60, 20), (80, 24), (40, 12), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            screen = shown(pilot)
            assert "half" in screen
            assert "Hoe begon het?" in screen
            assert "note 11" in screen
        app.post_message(events.Paste("\n\n\n\nlast"))
        await typed(pilot)
        assert "note 11" in shown(pilot)


async def test_help_and_typed_commands_that_only_show(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<f1>")
        assert isinstance(app.screen, HelpScreen)
        assert "next question" in shown(pilot)
        await typed(pilot, "<escape>")
        await typed(pilot, ":o", "<enter>")
        assert isinstance(app.screen, ClosingScreen)
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, InterviewScreen)
        assert session(app).state.question == "start.begin"


async def test_in_a_closed_interview_the_keys_scroll_and_write_nothing(
    app: InterviewerApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for question in ("start.begin", "drivers.gaande"):
            await typed(pilot, f":g {question}", "<enter>")
            await typed(pilot, *(part for n in range(15) for part in (f"noot {n}", "<enter>")))
        await typed(pilot, ":o", "<enter>")
        await typed(pilot, "cc", "<escape>")
        before = session(app).path.read_bytes()
        await typed(pilot, "<f4>", "1")
        assert shown(pilot).count("Hoe begon het?") == 1
        await typed(pilot, "<f2>")
        assert "Wat houdt het gaande?" in shown(pilot)
        assert "Hoe begon het?" not in shown(pilot)
        await typed(pilot, "<f3>", "<f5>", "<f6>")
        assert "Hoe begon het?" in shown(pilot)
        assert session(app).path.read_bytes() == before


async def test_reading_a_closed_interview(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een", "<enter>")
        session(app).do(intents.Close())
        await typed(pilot, "twee", "<enter>")
        assert line(pilot).text == "twee"
        assert texts(app) == ["een"]
        await typed(
            pilot, "<ctrl+u>", "!gedachte", "<enter>", "<up>", "<up>", " #trekker", "<enter>"
        )
        assert texts(app) == ["een", "gedachte"]
        assert session(app).state.listing()[0].codes[0].code == "drivers.leiderschap"
        assert "Hoe begon het?" in shown(pilot)


async def test_skipping_by_key_asks_for_the_reason(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<ctrl+g>", "s")
        assert "4 no time" in shown(pilot)
        assert session(app).state.skipped("start.begin") is None
        await typed(pilot, "4")
        skip = session(app).state.skipped("start.begin")
        assert skip is not None and skip.reason == "no-time"
        await typed(pilot, "<ctrl+g>", "ss")
        assert line(pilot).text == ":s "
        await typed(pilot, "komt straks", "<enter>")
        skip = session(app).state.skipped("start.toen")
        assert skip is not None and skip.reason == "komt straks"
        await typed(pilot, "half", "<ctrl+g>", "s")
        await typed(pilot, "<escape>")
        assert session(app).state.skipped("drivers.gaande") is None
        assert line(pilot).text == "half"


async def test_why_a_line_was_refused_stands_until_it_changes(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, ":b nergens", "<home>", "<enter>")
        for key in ("<f2>", "<f3>"):
            await typed(pilot, key)
            assert "✗ this guide has no block 'nergens'" in shown(pilot)
        await typed(pilot, "x")
        assert line(pilot).text == ":b nergensx"
        assert "✗" not in shown(pilot)


async def test_c_on_the_list_of_what_is_open_closes_only_when_pressed_again(
    app: InterviewerApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<ctrl+g>", "o")
        await typed(pilot, "c")
        assert "c again closes" in shown(pilot)
        assert not session(app).state.closed
        await typed(pilot, "c", "<escape>")
        assert session(app).state.closed
        assert "!words adds a memo" in shown(pilot)
