"""One writer at a time: an operating-system lock, which a kill frees.

The lock file says who holds it. It is removed on release; a program that locked a file just
removed notices and tries again.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import portalocker

from interviewer.errors import Refused, refuse


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    pid: int = 0
    host: str = "?"
    by: str = "?"


class Lock:
    """A held lock; `release` frees it, as does the end of the process, however it ends."""

    def __init__(self, path: Path, handle: IO[bytes]) -> None:
        self._path = path
        self._handle: IO[bytes] | None = handle

    def release(self) -> None:
        """Free the lock and remove its file. May be called twice."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._handle.close()
        self._handle = None


def acquire(path: Path, by: str, what: str) -> Lock:
    """Take the lock at `path` for `what`, or raise Refused that names who holds it."""
    while True:
        try:
            handle = path.open("a+b")
        except OSError as error:
            raise refuse("unwritable", path=str(path), reason=error.strerror) from error
        try:
            portalocker.lock(handle, portalocker.LOCK_EX | portalocker.LOCK_NB)
        except portalocker.LockException:
            handle.close()
            raise _held(what, holder(path)) from None
        if _is_at(path, handle):
            break
        handle.close()
    me = {"pid": os.getpid(), "host": socket.gethostname(), "by": by}
    with contextlib.suppress(OSError):  # on a full disk the lock holds all the same
        handle.truncate(0)
        handle.write(json.dumps(me).encode())
        handle.flush()
    return Lock(path, handle)


def holder(path: Path) -> Holder:
    """Return who wrote the lock file, as far as it can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Holder(int(data["pid"]), str(data["host"]), str(data["by"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _is_at(path: Path, handle: IO[bytes]) -> bool:
    """Whether the locked file is still the one at the path."""
    try:
        there = path.stat()
    except OSError:
        return False
    mine = os.fstat(handle.fileno())
    return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)


def _held(what: str, who: Holder) -> Refused:
    return refuse("held-by", interview=what, pid=who.pid, host=who.host, by=who.by)
