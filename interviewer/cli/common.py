"""What the commands share: statuses, the study meant, where output goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from interviewer.errors import Problem, refuse
from interviewer.i18n import sentence

Arguments = argparse.Namespace
DONE, ERRORS, USAGE = 0, 1, 2
"""Exit statuses."""


def study_of(arguments: Arguments) -> Path:
    from interviewer.store.folder import STUDY_FILE, find_study

    if arguments.study and not (arguments.study / STUDY_FILE).is_file():
        raise refuse("no-study", folder=str(arguments.study))
    return find_study(arguments.study or Path())


def has_screen() -> bool:
    """Whether there is a terminal, and one that shows more than its last row."""
    return on_terminal() and os.environ.get("TERM") != "dumb"


def on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def in_utf8() -> None:
    """Read and write lines as UTF-8, whatever the terminal says; what is no UTF-8 shows as such."""
    sys.stdin.reconfigure(  # type: ignore[union-attr]
        encoding="utf-8", errors="replace", newline="\n"
    )
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def warn(problems: Iterable[Problem], more: str = "") -> None:
    """Say on standard error what is wrong, a line each, the last with what else there is to say."""
    from interviewer.lines import format_problem, harmless

    for problem in problems:
        words = harmless(format_problem(problem) if problem.place else sentence(problem))
        print(f"interviewer: {words}" + (f" ({more})" if more else ""), file=sys.stderr)
