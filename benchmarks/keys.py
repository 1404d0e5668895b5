"""From key to letter on the screen of an interview with many notes, against a bare TextArea."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.harness import Measure, Row, at_95, compared, in_turn
from benchmarks.saving import NOTES, interview_with_notes
from benchmarks.terminal import Terminal

BACKSPACE = "\x7f"


def rows(folder: Path, n: int = 300) -> Sequence[Row]:
    """Measure."""
    session = interview_with_notes(folder / "many")
    session.leave()
    study = str(folder / "many")
    talk = ["interviewer", "talk", "proef", "--resume", session.interview, "--study", study]
    with (
        Terminal([sys.executable, "-m", *talk]) as ours,
        Terminal([sys.executable, "-m", "benchmarks.bare_line"]) as bare,
    ):
        for terminal, painted in ((ours, "F1"), (bare, "ready")):
            if not terminal.wait_for(painted):
                raise RuntimeError(f"it did not come up: {terminal.text()[-500:]}")
            terminal.key("een zin")
            terminal.wait_for("zin")
            terminal.quiet(0.3)
        first, second = in_turn(_press(ours), _press(bare), n, warm=10)
    return [
        compared(f"key to letter, {NOTES} notes, median", 1.2, first, second),
        at_95(f"key to letter, {NOTES} notes, 95th percentile", 1.2, first, second),
    ]


def _press(terminal: Terminal) -> Measure:
    letters = cycle("qxzvkjw")

    def press() -> float:
        letter = next(letters)
        since = terminal.painted
        start = time.perf_counter()
        terminal.key(letter)
        seen = terminal.wait_for(letter, 5, since)
        if not seen:
            raise RuntimeError("the letter was not painted")
        terminal.key(BACKSPACE)
        terminal.quiet(0.04)
        return seen - start

    return press
