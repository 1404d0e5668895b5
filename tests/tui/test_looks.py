"""The looks of each screen, as pictures in `__snapshots__`.

After a change of looks: `pytest tests/tui/test_looks.py --snapshot-update`; look at what changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interviewer.settings import Settings, write_settings
from interviewer.tui.commands import Place
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import typed
from tests.tui.places import PLACES, furnish, go

pytest.importorskip("pytest_textual_snapshot")
pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11),
    reason="the pictures are of one Python; on another they differ by what is no look",
)

Compare = Callable[..., bool]
LOOKS: list[tuple[Place, tuple[int, int]]] = [
    *((place, (80, 24)) for place in PLACES),
    ("interview", (60, 20)),
    ("interview", (120, 36)),
]


@pytest.fixture
def still() -> Clock:
    """Return a clock that stands, so that no picture holds another time."""
    return Clock(datetime(2026, 3, 4, 14, 0, tzinfo=UTC), timedelta())


def look(
    compare: Compare, study: Path, clock: Clock, place: Place, size: tuple[int, int], *keys: str
) -> bool:
    """Whether a screen looks as it did, after these keys."""

    async def there(pilot: Pilot[None]) -> None:
        await go(pilot, place)
        await typed(pilot, *keys)

    return compare(furnish(study, clock), terminal_size=size, run_before=there)


@pytest.fixture(autouse=True)
def everywhere_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show no path of a machine, and nothing that moves."""
    monkeypatch.setattr(StartScreen, "_where", lambda _screen: "~/voorbeeld")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.mark.parametrize(("place", "size"), LOOKS)
def test_each_screen(
    snap_compare: Compare, study: Path, still: Clock, place: Place, size: tuple[int, int]
) -> None:
    keys = ("Wie trekt het nu #tre",) if place == "interview" else ()
    assert look(snap_compare, study, still, place, size, *keys)


@pytest.mark.parametrize("theme", ["light", "high-contrast", "colour-blind"])
def test_the_interview_in_each_theme(
    snap_compare: Compare, study: Path, still: Clock, theme: str
) -> None:
    write_settings(Settings(theme=theme))
    assert look(snap_compare, study, still, "interview", (80, 24))


def test_large_type(snap_compare: Compare, study: Path, still: Clock) -> None:
    write_settings(Settings(large=True))
    assert look(snap_compare, study, still, "interview", (80, 24))


def test_without_colour(
    snap_compare: Compare, study: Path, still: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert look(snap_compare, study, still, "start", (80, 24))


def test_the_map_of_keys(snap_compare: Compare, study: Path, still: Clock) -> None:
    assert look(snap_compare, study, still, "interview", (80, 24), "<f1>")
