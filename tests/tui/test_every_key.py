"""Every key of every screen, at each size: the program stands, and the interview can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.store.folder import StudyFolder
from interviewer.tui import commands
from interviewer.tui.commands import Place
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.widgets.note_line import NoteLine
from tests.conftest import Clock
from tests.tui.keys import shown, typed
from tests.tui.places import CLOSED, OPEN, PLACES, SIZES, furnish, go


def keys_of(place: Place) -> list[tuple[str, ...]]:
    """Return each way to a command of a screen, as keys."""
    ways = [(f"<{key}>",) for item in commands.of(place) for key in item.key.split(",") if key]
    if place == "interview":
        ways += [
            ("<ctrl+g>", f"<{item.letter}>" if len(item.letter) > 1 else item.letter)
            for item in commands.of(place)
            if item.letter
        ]
        ways += [("<ctrl+g>", "1"), ("<ctrl+f>", "2"), ("<f4>", "1"), ("<ctrl+g>", "<escape>")]
    return ways


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_every_key_of_every_screen_does_no_harm(
    study: Path, clock: Clock, place: Place, size: tuple[int, int]
) -> None:
    app = furnish(study, clock)
    async with app.run_test(size=size) as pilot:
        await go(pilot, place)
        for way in keys_of(place):
            if getattr(app.screen, "PLACE", "") != place:
                await go(pilot, place)
            if app.is_running:
                await typed(pilot, *way)
            assert app.crash == "", way
            if place == "interview" and isinstance(app.screen, InterviewScreen):
                await typed(pilot, "<escape>")
                app.screen.query_one(NoteLine).put("")
            if not app.is_running or app.return_code is not None:
                break  # this key leaves the program
            await app.workers.wait_for_complete()
        assert app.crash == ""
    folder = StudyFolder(study)
    for interview in (CLOSED, OPEN):
        assert folder.held("proef", interview).problems == ()


@pytest.mark.parametrize("size", SIZES)
async def test_the_note_line_is_never_lost(
    study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    app = furnish(study, clock)
    async with app.run_test(size=size) as pilot:
        await go(pilot, "interview")
        await typed(pilot, "half getypt")
        for width, height in ((60, 20), (120, 36), (60, 20), (80, 24), size):
            await pilot.resize_terminal(width, height)
            await typed(pilot)
            assert "half getypt" in shown(pilot)
            line = app.screen.query_one(NoteLine)
            assert line.has_focus
            assert line.region.bottom < height
