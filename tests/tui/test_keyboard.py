"""What a terminal tells that cannot be so does nothing."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.geometry import Size

from interviewer.tui.keyboard import sane

SCREEN = Size(80, 24)


@pytest.mark.parametrize(
    ("told", "taken"),
    [((80, 24), (80, 24)), ((99999, 99999), (1000, 300)), ((120, 5000), (120, 300))],
)
def test_a_size_that_no_terminal_has_is_cut(told: tuple[int, int], taken: tuple[int, int]) -> None:
    found = sane(events.Resize(Size(*told), Size(*told)), SCREEN)
    assert isinstance(found, events.Resize)
    assert found.size == Size(*taken)


def test_a_size_of_nothing_is_dropped() -> None:
    assert sane(events.Resize(Size(0, 24), Size(0, 24)), SCREEN) is None


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (0, 0, True),
        (79, 23, True),
        (80, 3, False),
        (3, 24, False),
        (-1, 0, False),
        (5000, 1, False),
    ],
)
def test_a_mouse_outside_the_screen_is_nowhere(x: int, y: int, inside: bool) -> None:
    where: dict[str, Any] = {"x": x, "y": y, "screen_x": x, "screen_y": y}
    no: dict[str, Any] = dict.fromkeys(("shift", "meta", "ctrl"), False)
    down = events.MouseDown(None, delta_x=0, delta_y=0, button=1, **where, **no)
    assert (sane(down, SCREEN) is down) == inside
