"""What is one key away at the table: seats, search, codebook, probes, keywords, answers, cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.closing import ClosingScreen
from interviewer.tui.screens.page import PageScreen
from interviewer.tui.screens.pick import PickScreen
from interviewer.tui.widgets.note_line import NoteLine
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
Begin = Callable[..., Session]
GROUP = Plan(
    guide="gids",
    respondents=(Seat("R1", "bestuur"), Seat("R2", "bedrijf"), Seat("R3", "docent")),
    by="AB",
)


@pytest.fixture
def app(study: Path, begin: Begin, clock: Clock) -> InterviewerApp:
    opened = begin()
    opened.type(":c deelname ja")
    return InterviewerApp(study, session=opened, now=clock)


def session(app: InterviewerApp) -> Session:
    assert app.last_session is not None
    return app.last_session


def line(pilot: Pilot[None]) -> NoteLine:
    return pilot.app.screen.query_one(NoteLine)


@pytest.mark.parametrize("size", SIZES)
async def test_search_goes_to_a_note(app: InterviewerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "De subsidies liepen af", "<enter>", "iets anders", "<enter>")
        await typed(pilot, "<ctrl+l>")
        assert isinstance(app.screen, PickScreen)
        await typed(pilot, "subsidie")
        assert "De subsidies liepen af" in shown(pilot)
        assert "iets anders" not in shown(pilot)
        assert "Hoe begon het?" in shown(pilot)
        await typed(pilot, "<enter>")
        assert app.screen.query(NoteLine)
        assert "De subsidies liepen af" in line(pilot).text
        await typed(pilot, "<escape>", ":find nergens", "<enter>")
        assert "nothing was found" in shown(pilot)


async def test_a_half_typed_line_is_still_there_after_a_search(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een", "<enter>", "half", "<ctrl+l>")
        await typed(pilot, "een")
        await typed(pilot, "<enter>")
        assert line(pilot).text == "half"
        assert line(pilot).has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_the_codebook_codes_the_last_note_or_the_line(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "zij trok de kar", "<enter>", "<ctrl+g>", "c")
        await typed(pilot, "trek")
        assert "Leiderschap" in shown(pilot)
        await typed(pilot, "<enter>")
        note = session(app).state.listing()[0]
        assert [mark.code for mark in note.codes] == ["drivers.leiderschap"]
        await typed(pilot, "half ", ":codes", "<ctrl+u>", "half ", "<ctrl+g>", "c")
        await typed(pilot, "nieuw woord")
        assert "new open code" in shown(pilot)
        await typed(pilot, "<enter>")
        assert line(pilot).text == "half #nieuw-woord"


async def test_a_note_is_recoded_by_a_typed_command(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een #trekker", "<enter>", "<ctrl+g>", "#")
        assert line(pilot).text == ":k 1 "
        await typed(pilot, "-#leiderschap #subsidies+", "<enter>")
        note = session(app).state.listing()[0]
        assert [(m.code, m.valence) for m in note.codes] == [("drivers.incentives.subsidies", "+")]


@pytest.mark.parametrize("size", SIZES)
async def test_probes_keywords_and_answers_by_key(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<f12>")
        assert "Kunt u een voorbeeld geven?" in shown(pilot)
        await typed(pilot, "1")
        assert [probe.probe for probe in session(app).state.probes] == [
            "Kunt u een voorbeeld geven?"
        ]
        assert "» Kunt u een voorbeeld geven?" in shown(pilot)
        await typed(pilot, "<f12>")
        assert "1 ✓ Kunt u een voorbeeld geven?" in shown(pilot)
        await typed(pilot, "<escape>")
        await typed(pilot, ":g drivers.gaande", "<enter>", "<ctrl+g>", "x")
        assert "2 · personen" in shown(pilot)
        await typed(pilot, "2")
        assert session(app).state.ticked("drivers.gaande", "personen")
        await typed(pilot, ":g drivers.cijfer", "<enter>", "<ctrl+g>", "=")
        await typed(pilot, "4")
        assert session(app).state.answer("drivers.cijfer", "R1") == 4
        await typed(pilot, ":g drivers.orde", "<enter>", "<ctrl+g>", "=")
        assert line(pilot).text == ":ans "


@pytest.mark.parametrize("size", SIZES)
async def test_a_group_has_its_seats_and_who_has_not_spoken(
    study: Path, begin: Begin, clock: Clock, size: tuple[int, int]
) -> None:
    opened = begin(GROUP)
    opened.type(":c R1 deelname ja")
    app = InterviewerApp(study, session=opened, now=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "1○R1" in shown(pilot)
        await typed(pilot, "<ctrl+o>", "3", "ja", "<enter>", "<ctrl+r>", "nee", "<enter>")
        assert [note.r for note in opened.state.listing()] == [("R3",), ("R1",)]
        row = next(row for row in shown(pilot).splitlines() if "2○R2" in row)
        assert "1▸R1" in row and "3✓R3" in row
        await typed(pilot, ":g drivers.cijfer", "<enter>", "<ctrl+g>", "=")
        await typed(pilot, "2")
        await typed(pilot, "5")
        assert opened.state.answer("drivers.cijfer", "R2") == 5


async def test_the_recorder_runs_only_with_consent(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<ctrl+g>", "r")
        assert session(app).state.marks == ()
        assert "✗" in shown(pilot)
        await typed(pilot, ":c opname ja", "<enter>", "<ctrl+g>", "r")
        assert "● 00:" in shown(pilot).splitlines()[0]


async def test_a_striking_moment_leaves_a_trace_and_gets_words_at_the_close(
    app: InterviewerApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<ctrl+t>", "een", "<enter>")
        assert "★     striking: no words yet" in shown(pilot)
        await typed(pilot, "<ctrl+g>", "q")
        assert isinstance(app.screen, ClosingScreen)
        await typed(pilot, "<down>", "<down>", "<down>", "<down>", "<down>", "<down>")
        row = next(place for place, act in enumerate(app.screen._acts) if "_word" in str(act))
        app.screen.query_one("#open").highlighted = row  # type: ignore[attr-defined]
        await typed(pilot, "<enter>")
        assert line(pilot).text == "!14:00 "
        await typed(pilot, "wat zij zei", "<enter>")
        assert "no words yet" not in shown(pilot)
        await typed(pilot, ":m striking", "<enter>")
        assert "★ note 2 is marked as striking" in shown(pilot)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (":time", "minutes"),
        (":who", "R1 bestuur"),
        (":show", "Hoe begon het?"),
        (":uncoded", "een"),
    ],
)
async def test_typed_lists_are_shown_over_the_conversation(
    app: InterviewerApp, command: str, words: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een", "<enter>", command, "<enter>")
        assert isinstance(app.screen, PageScreen)
        assert words in shown(pilot)
        await typed(pilot, "<escape>")
        assert line(pilot).has_focus


@pytest.mark.parametrize("size", [(20, 5), (30, 7), (40, 9), (60, 12)])
async def test_the_line_is_seen_on_a_screen_of_any_size(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "een", "<enter>", "half getypt")
        assert "half" in shown(pilot)
