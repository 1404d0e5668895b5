"""At no size is text cut off without a sign: …, or a bar to scroll with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from interviewer.tui.commands import Place
from interviewer.tui.widgets.drawn import Drawn
from tests.conftest import Clock
from tests.tui.keys import typed
from tests.tui.places import PLACES, SIZES, furnish, go


def cut_off(screen: Screen[object]) -> Iterator[str]:
    """Yield what is cut off without a sign, in words."""
    for widget in screen.walk_children(Widget):
        if not widget.display or not all(a.display for a in widget.ancestors_with_self):
            continue
        name = f"{type(widget).__name__}#{widget.id}"
        width, height = widget.content_size
        if width <= 0 or height <= 0:
            if isinstance(widget, Static) and len(str(widget.render()).strip()):
                yield f"{name}: no room for {str(widget.render())[:30]!r}"
            continue
        if isinstance(widget, Drawn):
            rows = [row.plain for row in widget.rows(width, height)]
            yield from (f"{name}: wide {row!r}" for row in rows if cell_len(row) > width)
            if len(rows) > height and any(row.strip() for row in rows[height:]):
                yield f"{name}: {len(rows)} rows in {height}: {rows[height]!r}"
        elif isinstance(widget, Static) and not scrolls(widget):
            if widget.styles.text_wrap == "nowrap":
                if widget.styles.text_overflow != "ellipsis":
                    yield f"{name}: no sign where it ends"
                continue
            needed = widget.get_content_height(screen.size, screen.size, width)
            if needed > height:
                yield f"{name}: {needed} rows in {height}: {str(widget.render())[:40]!r}"
        elif isinstance(widget, OptionList):
            yield from (
                f"{name}: wide {str(option.prompt)!r}"
                for option in widget.options
                if cell_len(str(option.prompt)) > widget.scrollable_content_region.width
                and widget.styles.text_wrap == "nowrap"
            )
        if not scrolls(widget) and not screen.region.contains_region(widget.region):
            yield f"{name}: {widget.region} is not all on the screen"


def scrolls(widget: Widget) -> bool:
    """Whether something around it can be scrolled to see it."""
    return any(
        isinstance(around, Widget) and around.styles.overflow_y in ("auto", "scroll")
        for around in widget.ancestors
        if not isinstance(around, Screen)
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", [*PLACES, "interview in large type"])
async def test_no_text_is_cut_off_without_a_sign(
    study: Path, clock: Clock, place: str, size: tuple[int, int]
) -> None:
    app = furnish(study, clock)
    async with app.run_test(size=size) as pilot:
        large = place not in PLACES
        await go(pilot, "interview" if large else cast("Place", place))
        if large:
            app.switch_large()
        app.say("Een lange mededeling, zoals er een komt wanneer iets niet kan. " * 6)
        await typed(pilot)
        assert list(cut_off(app.screen)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [("<f1>",), ("d",), ("s",), ("t",), ("<ctrl+p>",)])
async def test_nor_on_what_lies_over_a_screen(
    study: Path, clock: Clock, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = furnish(study, clock)
    async with app.run_test(size=size) as pilot:
        await go(pilot, "start")
        await typed(pilot, *keys)
        assert len(app.screen_stack) == 2
        # Textual's palette scrolls its list behind the edge of a low screen
        assert [one for one in cut_off(app.screen) if not one.startswith("CommandList")] == []
