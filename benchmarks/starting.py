"""From the command to a start screen that answers keys, against a Textual app that does nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.harness import Row, compared, in_turn
from benchmarks.terminal import Terminal
from interviewer.store.create import copy_sample
from interviewer.store.index import overview

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
    """Measure: against an empty app, and against one with a list as long as ours."""
    # with modules compiled, as users have them, also where Python was asked to leave none behind
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    study = copy_sample(folder / "sample")
    cases = overview(study).cases
    length = sum(1 + len(case.interviews) + len(case.todo) for case in cases)
    found = []
    for name, bare in (
        ("start until a key is answered; an empty app", ["benchmarks.bare_app"]),
        ("the same; an app with a list as long", ["benchmarks.bare_app", str(length)]),
    ):
        times = in_turn(
            lambda: until_answered(["interviewer", str(study)], "F1"),
            lambda bare=bare: until_answered(bare, "ready"),
            n,
            warm=2,
        )
        found.append(compared(name, 1.15, *times))
    return found
