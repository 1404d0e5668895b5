"""Take the pictures of docs/: one interview of the sample study by keyboard, at two sizes.

The fictional case only. Run by hand after a change of looks: `python scripts/screenshots.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interviewer.i18n import use_language
from interviewer.store.create import copy_sample
from interviewer.tui.app import InterviewerApp

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZES = ((80, 24), (120, 36))

NOTES = (
    "Hij tekende het convenant als laatste, de rest zat al te wachten #commitment+ ^2022",
    '"Als zij er niet was geweest, stonden we nu nog te praten" #leiderschap++',
    "De #subsidies- lopen volgend jaar af, daarna weet niemand het >ronde2",
    "[denkt lang na, kijkt naar buiten]",
)


class Clock:
    """A quarter of a minute passes at each look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        self._now += timedelta(seconds=15)
        return self._now


async def take(size: tuple[int, int], study: Path) -> None:
    """Hold an interview and take the four pictures at one size."""
    app = AtATime(study)
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:

        async def keys(*pressed: str) -> None:
            await pilot.press(*pressed)
            await pilot.pause(0.3)

        def picture(what: str) -> None:
            (DOCS / f"{what}-{name}.svg").write_text(picture_of(app), encoding="utf-8")

        await pilot.pause(1.0)
        picture("start")
        await keys("n")  # the cursor stands at the invented case, whose interview is open
        picture("setup")
        await keys("f2")
        picture("consent")
        for _ in range(5):
            await keys("j")
        await keys("f2", "f2")
        for step in (":b drivers", *NOTES):
            for char in step:
                await pilot.press(_key(char))
            await keys("enter")
        await keys(*map(_key, "Wie trekt het nu #lei"))
        picture("interview")
        await keys(*["backspace"] * 21)
        await keys("f1")
        picture("help")
        await keys("escape")
        for char in ":q":
            await pilot.press(_key(char))
        await keys("enter")
        picture("closing")


def picture_of(app: InterviewerApp) -> str:
    """Return what is on the screen as SVG, without anything of this machine."""
    svg = app.export_screenshot(title="Interviewer")
    # the fonts are named, not fetched from anywhere
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.S)
    # no path of the machine on which they were taken
    return re.sub(rf"{re.escape(str(Path.cwd()))}[^<\s]*", "~/voorbeeld", svg)


def _key(char: str) -> str:
    return "space" if char == " " else char


class AtATime(InterviewerApp):
    """The program, at a time of its own."""

    def __init__(self, study: Path) -> None:
        super().__init__(study, now=Clock())


def main() -> None:
    """Take all pictures."""
    use_language("nl")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            asyncio.run(take(size, copy_sample(Path("voorbeeld"))))


if __name__ == "__main__":
    main()
