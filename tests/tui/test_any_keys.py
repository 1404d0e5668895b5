"""Whatever keys come, in whatever order: the program stands, and the journal reads."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from tests.conftest import Clock
from tests.tui.keys import typed

KEYS = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+f", "ctrl+g", "ctrl+g"),
    *("ctrl+r", "ctrl+t", "ctrl+p", "up", "down", "left", "right", "tab", "shift+tab"),
    *("escape", "escape", "enter", "enter", "enter", "backspace", "delete", "home", "end"),
    *("pageup", "pagedown", "ctrl+up", "ctrl+z", "ctrl+y", "ctrl+u", "ctrl+k", "ctrl+w"),
    *("ctrl+x", "ctrl+j", "ctrl+c"),
)
TEXTS = (
    *("hallo ", "#lei", "#subsidies- ", "@R1 ", "@R77 ", "! ", "? waarom", "[lacht]", "[/b]"),
    *(":n", ":b drivers", ":o", ":f 1", ":q", ":u", ":e 1 x", ":t 14:05", ">straks", "~vult"),
    *("^2018", '"ja"', "\\", "\\n", "ëé€", "\u202e", "n", "c", "y", "1", "2", "l", " "),
)
PASTES = ("een\ntwee\n", "\x1b[31mx", "x" * 500, "\n\n\n")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_keys_in_any_order_end_the_program(
    study: Path, folder: StudyFolder, begin: Callable[..., Session], clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    people = (Seat("R1", "bestuur"), Seat("R2", "bedrijf"))
    opened = begin(Plan(guide="gids", respondents=people, by="AB"))
    app = InterviewerApp(study, session=opened, now=clock)
    async with app.run_test(size=chance.choice([(60, 20), (80, 24), (30, 8)])) as pilot:
        for _ in range(120):
            kind = chance.random()
            if kind < 0.5:
                await typed(pilot, *(f"<{key}>" for key in chance.choices(KEYS, k=3)))
            elif kind < 0.95:
                await typed(pilot, chance.choice(TEXTS))
            elif kind < 0.98:
                app.post_message(events.Paste(chance.choice(PASTES)))
            else:
                await pilot.resize_terminal(chance.choice([30, 60, 80]), chance.choice([8, 24]))
        assert app.is_running
    held = folder.held("proef", opened.interview)
    assert held.problems == ()
    assert held.state.listing() == opened.state.listing()
