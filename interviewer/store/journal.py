"""Journals: JSON Lines, append-only, one event a line (formats.md, section 5).

Reading never raises on what a journal holds: it gives the events and says what was wrong. Writing
answers only after the line is on the disk, and leaves no half line when the disk is full.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from interviewer.errors import Place, Problem, refuse
from interviewer.interview.events import EVENT, VERSION, AnyEvent, Event, as_json

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal holds, and what was wrong with it."""

    events: tuple[AnyEvent, ...] = ()
    problems: tuple[Problem, ...] = ()
    read_only: bool = False
    """Whether it holds what this program does not know, so must not be written to."""
    whole: int = 0
    """Bytes up to the end of the last whole line."""
    torn: bytes = b""
    """What stands after it: a line cut off while it was written."""


def taker_of(path: Path) -> str:
    """Return the initials of the second note-taker whose journal this is; empty for the first's."""
    return path.name.removesuffix(SUFFIX).partition("+")[2]


def read_journal(path: Path) -> Reading:
    """Read a journal. Raises Refused only where the file itself cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refuse("unreadable", path=str(path), reason=error.strerror) from error
    taker = taker_of(path)
    events: list[AnyEvent] = []
    problems: list[Problem] = []
    read_only = False
    whole, torn = _split(data)
    for number, line in enumerate(data[:whole].split(b"\n"), start=1):
        if not line.strip():
            continue
        # some editors put a mark of byte order before the first line
        event, why = _read_line(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
        if event is None:
            newer = why.startswith("!")
            read_only = read_only or newer
            code = "newer-journal" if newer else "bad-line"
            params = {"path": path.name, "line": number, "reason": why.removeprefix("!")}
            problems.append(Problem(code, params, Place(str(path), number), level="warning"))
            continue
        events.append(event.model_copy(update={"taker": taker}) if taker else event)
    events.sort(key=lambda event: event.id)
    return Reading(tuple(events), tuple(problems), read_only, whole, torn)


def _split(data: bytes) -> tuple[int, bytes]:
    """Where the whole lines end, and what is left. A last line that lacks only its end is whole."""
    whole = data.rfind(b"\n") + 1
    rest = data[whole:]
    if rest:
        event, why = _read_line(rest)
        if event is not None or why.startswith("!"):
            return len(data), b""
    return whole, rest


def _read_line(line: bytes) -> tuple[AnyEvent | None, str]:
    """Return a line's event, or why it has none; '!' first where a newer program wrote it."""
    try:
        event = EVENT.validate_json(line)
    except ValidationError as error:
        if newer := _newer_version(line):
            return None, newer
        first = error.errors(include_url=False, include_context=False)[0]
        if first["type"] == "union_tag_invalid":
            return None, "!type"
        # Only what kind of thing is wrong: the line holds people's words.
        return None, f"{'.'.join(map(str, first['loc']))} {first['type']}".strip()
    if event.v > VERSION:
        return None, f"!v{event.v}"
    if not event.id:
        return None, "id missing"
    return event, ""


def _newer_version(line: bytes) -> str:
    """Return the version of a line whose fields this program need not know, after '!'; else ''."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    version = data.get("v") if isinstance(data, dict) else None
    return f"!v{version}" if isinstance(version, int) and version > VERSION else ""


def set_torn_aside(path: Path, reading: Reading, now: datetime) -> Problem | None:
    """Move a torn last line out of a journal into a file of its own; return the message for it."""
    if not reading.torn:
        return None
    if path.is_symlink():
        raise refuse("journal-link", path=str(path))
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name.removesuffix(SUFFIX)}.torn-{stamp}")
    try:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with open(os.open(aside, flags, 0o600), "ab") as file:  # noqa: PTH123 (people's words)
            file.write(reading.torn + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.truncate(path, reading.whole)
    except OSError as error:
        raise refuse("unwritable", path=str(path), reason=error.strerror) from error
    params = {"path": path.name, "torn": aside.name}
    return Problem("torn-line", params, Place(str(path)), level="warning")


def first_event(path: Path) -> AnyEvent | None:
    """Return a journal's first event, reading no further."""
    try:
        with path.open("rb") as file:
            return _read_line(file.readline().removeprefix(codecs.BOM_UTF8))[0]
    except OSError:
        return None


class Writer:
    """Appends to one journal. What `append` returned from is on the disk."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open a journal for appending; with `create` it must not be there yet."""
        self.path = path
        flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
        # a link could lead the words out of the study
        flags |= getattr(os, "O_NOFOLLOW", 0)
        flags |= os.O_CREAT | os.O_EXCL if create else 0
        try:
            self._file = os.open(path, flags, 0o600)
        except FileExistsError as error:
            code = "journal-link" if path.is_symlink() else "exists"
            raise refuse(code, path=str(path)) from error
        except OSError as error:
            if path.is_symlink():
                raise refuse("journal-link", path=str(path)) from error
            raise refuse("unwritable", path=str(path), reason=error.strerror) from error
        self._size = os.fstat(self._file).st_size
        self._needs_end = self._size > 0 and not self._ends_well()

    def _ends_well(self) -> bool:
        os.lseek(self._file, -1, os.SEEK_END)
        return os.read(self._file, 1) == b"\n"

    def append(self, events: Sequence[Event]) -> None:
        """Write events as one write and one fsync. Raises Refused where the disk will not take it.

        After a refusal the journal is as it was before.
        """
        start = b"\n" if self._needs_end else b""
        data = start + b"".join(as_json(event).encode() + b"\n" for event in events)
        try:
            written = os.write(self._file, data)
            while written < len(data):  # a short write: the disk may be full, the next one says so
                written += os.write(self._file, data[written:])
            sync(self._file)
        except OSError as error:
            self._needs_end = (
                self._size > 0
            )  # should cutting it off fail, the next line stands apart
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
                self._needs_end = bool(start)
                sync(self._file)
            raise refuse("unwritable", path=str(self.path), reason=error.strerror) from error
        self._size += len(data)
        self._needs_end = False

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def sync(file: int) -> None:
    """Have the disk itself take what was written (macOS needs more than fsync)."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a disk elsewhere may not know how
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Have the disk take a folder's list of names, so that a new file survives a power cut."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def merged(readings: Iterable[Reading]) -> tuple[AnyEvent, ...]:
    """Return the events of journals that belong together, each once, in order."""
    by_id: dict[str, AnyEvent] = {}
    for reading in readings:
        for event in reading.events:
            by_id.setdefault(event.id, event)
    return tuple(by_id[event_id] for event_id in sorted(by_id))
