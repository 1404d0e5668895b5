"""How the screen ends when it is made to: the half-typed line on disk, the terminal whole.

Measured on a prototype: only a plain signal handler that writes the draft first, arms a timer and
then asks the app to leave ended each of 30 closed terminals within a quarter of a second.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from interviewer.signals import ENDING

PATIENCE = 1.5
"""Seconds that leaving may take before the process is ended."""


@contextlib.contextmanager
def on_signals(save: Callable[[], None], leave: Callable[[int], None]) -> Iterator[None]:
    """While this lasts, a signal to end saves, then leaves with status 128 + n.

    `save` is called at once, in the handler; `leave` must only ask the event loop to end.
    """

    def handler(number: int, _frame: FrameType | None) -> None:
        # an exception in here would leave a process that only SIGKILL ends
        with contextlib.suppress(Exception):
            save()
        timer = threading.Timer(PATIENCE, os._exit, [128 + number])
        timer.daemon = True
        timer.start()
        with contextlib.suppress(Exception):
            leave(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in ENDING}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
