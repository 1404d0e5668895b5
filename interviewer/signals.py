"""Falling well in plain mode: a signal lets the interview go, says how to go on, and ends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

ENDING = [
    number
    for name in ("SIGTERM", "SIGHUP", "SIGINT")
    if (number := getattr(signal, name, None)) is not None
]
"""The signals of this system that ask a program to end."""


@contextmanager
def leaving_well(line: str) -> Iterator[None]:
    """While this lasts, a signal to end raises SystemExit(128 + its number) after one line.

    What cleans up does so on its way out, as for any exception.
    """

    def leave(number: int, _frame: FrameType | None) -> None:
        for other in ENDING:
            signal.signal(other, signal.SIG_IGN)
        with suppress(OSError):  # the terminal may have gone: nobody is left to read it
            print(f"\n{line}", file=sys.stderr, flush=True)
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, leave) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
