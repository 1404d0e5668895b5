"""Keys as a terminal sends them: all at once, none waiting for what the one before it did."""

from __future__ import annotations

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot


async def typed(pilot: Pilot[None], *parts: str) -> None:
    """Send text, and keys written as <f2>, in one burst; then wait until all is quiet."""
    for part in parts:
        if part.startswith("<") and part.endswith(">"):
            pilot.app.post_message(events.Key(part[1:-1], None))
            continue
        for char in part:
            pilot.app.post_message(events.Key(_character_to_key(char), char))
    await pilot.pause()
    await pilot.pause()


def shown(pilot: Pilot[None]) -> str:
    """Return what stands on the screen, row by row."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips(screen.size)
    return "\n".join(strip.text.rstrip() for strip in strips)
