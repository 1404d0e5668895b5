"""From the command to a start screen that answers keys, against an empty Textual app."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.harness import Row, compared, in_turn
from benchmarks.terminal import Terminal
from interviewer.store.create import copy_sample

DOWN = "\x1b[B"


def until_answered(command: Sequence[str], painted: str) -> float:
    """Start a program; return the seconds until it is painted and has answered a key."""
    with Terminal([sys.executable, "-m", *command]) as terminal:
        if not terminal.wait_for(painted):
            raise RuntimeError(f"{command} did not come up: {terminal.text()[-500:]}")
        done = terminal.quiet() - terminal.started
        since = terminal.painted
        pressed = time.perf_counter()
        terminal.key(DOWN)
        return done + max(0.0, terminal.wait_for_more(since) - pressed)


def rows(folder: Path, n: int = 20) -> Sequence[Row]:
    """Measure."""
    study = copy_sample(folder / "sample")
    ours, bare = in_turn(
        lambda: until_answered(["interviewer", str(study)], "F1"),
        lambda: until_answered(["benchmarks.bare_app"], "ready"),
        n,
        warm=2,
    )
    return [compared("start until the start screen answers a key", 1.15, ours, bare)]
