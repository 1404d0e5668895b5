"""A program in a terminal of its own: keys go in, what it paints is kept, with the moment. Unix."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import termios
import threading
import time
from collections.abc import Sequence

_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


class Terminal:
    """A terminal with the program in it. Use it in a `with`, or `kill` the program yourself."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 36) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.started = time.perf_counter()
        self.process, self._master = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.environ.update(TERM="xterm-256color", LANGUAGE="en", TEXTUAL_ANIMATIONS="none")
            os.execv(command[0], list(command))
        self._painted = bytearray()
        self._changed = threading.Condition()
        self._last = self.started
        self._gone = False
        self._eyes = threading.Thread(target=self._look, daemon=True)
        self._eyes.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(self._master, 65536):
                with self._changed:
                    self._painted += data
                    self._last = time.perf_counter()
                    self._changed.notify_all()
        with self._changed:
            self._gone = True
            self._changed.notify_all()

    @property
    def painted(self) -> int:
        """Return how many bytes were painted so far: a place to look from."""
        return len(self._painted)

    def text(self, since: int = 0) -> str:
        """Return what was painted from a place on, without colours and places."""
        return _ESCAPE.sub(b"", bytes(self._painted[since:])).decode("utf-8", "replace")

    def wait_for(self, words: str, seconds: float = 20, since: int = 0) -> float:
        """Wait until words are painted; return the moment, or 0 where that takes too long."""
        end = time.perf_counter() + seconds
        with self._changed:
            while words not in self.text(since):
                left = end - time.perf_counter()
                if left <= 0 or self._gone:
                    return 0.0
                self._changed.wait(left)
            return self._last

    def wait_for_more(self, since: int, seconds: float = 5) -> float:
        """Wait until anything more is painted; return the moment, or 0."""
        end = time.perf_counter() + seconds
        with self._changed:
            while len(self._painted) <= since:
                left = end - time.perf_counter()
                if left <= 0 or self._gone:
                    return 0.0
                self._changed.wait(left)
            return self._last

    def quiet(self, seconds: float = 0.03) -> float:
        """Wait until nothing was painted for so long; return the moment of the last that was."""
        with self._changed:
            while (left := self._last + seconds - time.perf_counter()) > 0 and not self._gone:
                self._changed.wait(left)
            return self._last

    def key(self, key: str) -> bool:
        """Press keys; False where nobody listens any more."""
        try:
            os.write(self._master, key.encode())
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End the program at once, and look until the last of what it painted."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        self._eyes.join(2)
        with contextlib.suppress(OSError):
            os.close(self._master)
