"""One place per command: what the key bar, the help, the overlay and the palette are made of."""

from __future__ import annotations

from collections import Counter

import pytest

from interviewer.interview import commands as typed_commands
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.screens.case import CaseScreen
from interviewer.tui.screens.closing import ClosingScreen
from interviewer.tui.screens.codes import CodesScreen
from interviewer.tui.screens.consent import ConsentScreen
from interviewer.tui.screens.review import ReviewScreen
from interviewer.tui.screens.setup import SetupScreen
from interviewer.tui.screens.start import StartScreen
from interviewer.tui.screens.talk import TalkCommands

DOES = {
    "start": StartScreen,
    "setup": SetupScreen,
    "consent": ConsentScreen,
    "interview": TalkCommands,
    "closing": ClosingScreen,
    "review": ReviewScreen,
    "codes": CodesScreen,
    "case": CaseScreen,
}


@pytest.mark.parametrize("place", DOES)
def test_every_command_is_done_by_its_screen_and_has_keys_of_its_own(
    place: commands.Place,
) -> None:
    there = list(commands.of(place))
    for command in there:
        does = getattr(DOES[place], f"do_{command.id}", None) or getattr(Face, f"do_{command.id}")
        assert callable(does), command.id
    keys = Counter(key for item in there for key in item.key.split(",") if key)
    assert set(keys.values()) <= {1}
    ids = Counter(binding.id for binding in commands.bindings(place))  # type: ignore[union-attr]
    assert set(ids.values()) == {1}


def test_no_key_is_one_that_a_terminal_takes_or_cannot_send() -> None:
    unsafe = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+b", "ctrl+a", "f10", "f11"}
    for command in commands.COMMANDS:
        keys = set(command.key.split(","))
        assert not keys & unsafe
        assert not any(key.startswith(("alt+", "shift+f")) for key in keys)


def test_letters_are_single_and_typed_forms_are_commands_of_plain_mode() -> None:
    letters = [item.letter for item in commands.of("interview") if item.letter]
    assert len(letters) == len(set(letters))
    assert not {"1", "2", "9"} & set(letters)
    names = {item.name for item in typed_commands.COMMANDS}
    for command in commands.of("interview"):
        for name, form in zip(command.typed.split(), commands.typed_forms(command), strict=True):
            if name.isalpha() or name == "?":
                assert name in names
                assert form.split()[0] == f":{name}"
