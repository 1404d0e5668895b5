"""Where a generated file goes: whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

from interviewer.errors import Problem, refuse

Warn = Callable[[Iterable[Problem]], None]
"""Is told what could not be read while a file was made."""


def silent(_problems: Iterable[Problem]) -> None:
    """Tell nobody what could not be read."""


def free_name(path: Path) -> Path:
    """Return the path, or the first of `name-2`, `name-3`, … where nothing is yet."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file so that it is there in full or not at all.

    Without `force` a file that is there stays. Raises `Refused` for that (`exists`), and where
    the file cannot be written (`unwritable`).
    """
    try:
        _make_folder(path.parent)
        if force and path.exists() and not path.is_file():
            raise refuse("exists", path=path)  # a device or folder is never written over
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
            written = Path(part.name)
        try:
            with written.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _give_common_rights(written)
            if force:
                written.replace(path)
            else:
                _put(written, path, data)
        finally:
            written.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise refuse("exists", path=path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unwritable", path=path, reason=reason) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file stands in the way
        raise refuse("unwritable", path=folder, reason=error.strerror) from error


def _give_common_rights(path: Path) -> None:
    """Give a temporary file, made for its owner alone, the rights that new files have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _put(written: Path, path: Path, data: bytes) -> None:
    """Give a written file its name, unless that is taken."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())


def _sync_folder(folder: Path) -> None:
    """Let the name be on the disk too, where the system has a way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
