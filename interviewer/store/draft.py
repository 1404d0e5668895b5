"""The half-typed line, on disk while it is typed.

Each change is one write into an open file, of some hundredths of a millisecond, so it can happen at
every key. A NUL ends the text: a kill between two writes cannot mix an older, longer text in.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_END = b"\0"


class Draft:
    """The draft beside a journal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._left = path.exists()
        """Whether one lay there before: nobody else writes one meanwhile."""

    def write(self, text: str) -> bool:
        """Put the half-typed line on disk; False where the disk will not take it."""
        data = text.encode("utf-8", "surrogatepass") + _END
        try:
            if self._file is None:
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._file = os.open(self._path, flags, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            written = os.write(self._file, data)
        except OSError:
            return False
        return written == len(data)

    def clear(self) -> None:
        """Empty the draft: its line was saved, or given up."""
        if self._file is not None or self._left:
            self.write("")

    def close(self) -> None:
        """Let go of the file; an empty draft is removed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if not read_draft(self._path):
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def read_draft(path: Path) -> str:
    """Return the half-typed line that was left, or an empty string."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    return data.partition(_END)[0].decode("utf-8", "replace")
