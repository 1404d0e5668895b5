"""The preparation on the screen: reached from the start and the set-up, opened, closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.preparation import PreparationScreen
from interviewer.tui.screens.setup import SetupScreen
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
CASE = "name: Proef [b]&[/b]\nplan: [{round: 2, role: bestuur, guide: gids}]\n"


@pytest.fixture
def app(study: Path, clock: Clock, begin: Callable[..., Session]) -> InterviewerApp:
    (study / "transcripts" / "proef" / "case.yaml").write_text(CASE)
    one = begin()
    for line in (
        ":g drivers.gaande",
        "zij trekt [b]alles[/b] #trekker++ >ronde2",
        ":q",
    ):
        one.type(line)
    one.leave()
    two = begin(Plan("gids", (Seat("R2", "docent"),), held="2026-03-05", by="AB"))
    for line in (":g drivers.gaande", "er trekt \x1b[31mniemand #trekker--", ":q"):
        two.type(line)
    two.leave()
    return InterviewerApp(study, now=clock)


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_plan_it_is_opened_read_and_closed(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "p")
        assert isinstance(app.screen, PreparationScreen)
        seen = shown(pilot)
        for words in ("FOR YOUR EYES ONLY", "Proef [b]&[/b]", "R1 bestuur", "Topics waiting"):
            assert words in seen, words
        assert "1 zij trekt [b]alles[/b]" in seen
        assert "niemand" not in seen
        # case, who, interviews, heading, the topic, heading; then the difference
        await typed(pilot, *["<down>"] * 7)
        await typed(pilot, "<enter>")
        opened = shown(pilot)
        await typed(pilot, "<pagedown>")
        assert "niemand" in opened + shown(pilot) and "\x1b" not in opened
        assert "FOR YOUR EYES ONLY" in shown(pilot), "it stays in view"
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, StartScreen)


async def test_it_is_opened_whole_and_shut_again(app: InterviewerApp) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await typed(pilot, "p")
        before = shown(pilot)
        assert "▸ What was noted, by block and code (1)" in before
        await typed(pilot, "a")
        assert "I2-1 R2 docent: er trekt" in shown(pilot)
        await typed(pilot, "a")
        assert shown(pilot) == before


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_set_up_it_is_about_who_was_filled_in(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "n")
        assert isinstance(app.screen, SetupScreen)
        app.screen.query(".name").first().value = "R2"  # type: ignore[attr-defined]
        await typed(pilot, "<f3>")
        assert isinstance(app.screen, PreparationScreen)
        assert "R2 docent" in shown(pilot)
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, SetupScreen)


async def test_the_language_is_switched_while_it_stands(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "p")
        app.switch_language()
        await typed(pilot)
        assert "ronde 2" in shown(pilot)
