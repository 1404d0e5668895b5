"""Codes proposed for the note just made and for the line being typed; one key takes one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.widgets.note_line import NoteLine
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]


@pytest.fixture
def opened(begin: Callable[..., Session]) -> Session:
    session = begin()
    session.type(":c deelname ja")
    session.type(":g drivers.gaande")
    return session


@pytest.fixture
def app(study: Path, opened: Session, clock: Clock) -> InterviewerApp:
    return InterviewerApp(study, session=opened, now=clock)


async def proposed(pilot: Pilot[None]) -> str:
    """Return the quiet row once what is proposed was worked out."""
    await pilot.pause(0.5)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return next((row for row in shown(pilot).splitlines() if "F7 #" in row), "")


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_codes_the_note_just_made(
    app: InterviewerApp, opened: Session, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "De subsidies en de trekker vielen weg", "<enter>")
        row = await proposed(pilot)
        assert "1: F7 #" in row and "#leiderschap" in row and "#subsidies" in row
        key = "<f7>" if row.index("#leiderschap") < row.index("#subsidies") else "<f8>"
        await typed(pilot, key)
        note = opened.state.listing()[0]
        assert [(mark.code, mark.via) for mark in note.codes] == [
            ("drivers.leiderschap", "proposal")
        ]
        assert "#leiderschap" in shown(pilot)
        await typed(pilot, "<ctrl+g>", "u")
        assert opened.state.listing()[0].codes == ()


async def test_ignoring_what_is_proposed_costs_nothing(
    app: InterviewerApp, opened: Session
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "De trekker viel weg", "<enter>")
        await proposed(pilot)
        await typed(pilot, "nog iets", "<enter>")
        assert [note.codes for note in opened.state.listing()] == [(), ()]
        await typed(pilot, "<ctrl+g>", "u", "<ctrl+g>", "u")
        assert "1: F7" not in await proposed(pilot)


async def test_while_a_line_is_typed_they_go_into_it(app: InterviewerApp, opened: Session) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "De trekker viel weg", "<enter>")
        await proposed(pilot)
        await typed(pilot, "en de subsidies")
        row = await proposed(pilot)
        assert "1:" not in row
        key = {"F7": "<f7>", "F8": "<f8>", "F9": "<f9>"}[row.partition(" #subsidies")[0][-2:]]
        await typed(pilot, key, "-", "<enter>")
        first, second = opened.state.listing()
        assert first.codes == ()
        assert [(m.code, m.valence) for m in second.codes] == [
            ("drivers.incentives.subsidies", "-")
        ]


async def test_the_note_just_made_is_coded_by_letter_behind_a_half_typed_line(
    app: InterviewerApp, opened: Session
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "De trekker viel weg", "<enter>")
        await proposed(pilot)
        await typed(pilot, "half", "<ctrl+g>", "a")
        assert "Give note 1 a code" in shown(pilot)
        await typed(pilot, "1")
        assert opened.state.listing()[0].codes[0].code == "drivers.leiderschap"
        assert app.screen.query_one(NoteLine).text == "half"


async def test_a_message_does_not_hide_what_a_key_would_take(
    app: InterviewerApp, opened: Session
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "De trekker viel weg #nieuwwoord", "<enter>")
        row = await proposed(pilot)
        assert "open.nieuwwoord" in shown(pilot)
        assert "1: F7 #" in row
