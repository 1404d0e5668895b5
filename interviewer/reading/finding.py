"""Which YAML files there are to check: those that a path names, and those of a study's folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from interviewer.errors import Place, Problem, Refused

_SUFFIXES = (".yaml", ".yml")
_NOT_OURS = ("private", "reports", "node_modules")
"""Folders that hold nothing to check, beside hidden ones."""


class Found(NamedTuple):
    """A file to check."""

    path: Path
    """As the user would type it."""
    named: bool
    """Whether the user named it, rather than its folder."""


def found_at(path: Path) -> Iterator[Found]:
    """Yield a file, or the YAML files of a folder; of a study's folder, those that belong to it.

    Raises Refused for a folder without any.
    """
    if not path.is_dir():
        yield Found(path, True)
        return
    found = _of_study(path) if (path / "study.yaml").is_file() else yaml_below(path)
    files = [Found(item, False) for item in sorted(found)]
    if not files:
        raise Refused(Problem("no-yaml", {"folder": str(path)}, Place(str(path))))
    yield from files


def yaml_below(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder and of those in it; hidden ones are passed over."""
    return (path for path in _below(folder) if path.name.endswith(_SUFFIXES))


def study_of(path: Path) -> Path | None:
    """Return the folder of the study that a file lies in."""
    for folder in absolute(path).parents:
        if (folder / "study.yaml").is_file():
            return folder
    return None


def absolute(path: Path) -> Path:
    """Return a path from the root, as typed: not where links lead."""
    return Path(os.path.abspath(path))  # noqa: PTH100


Seen = frozenset[tuple[Path, int, int]]
"""Files as they lay at one moment: path, time of change in nanoseconds, length."""


def seen(paths: Iterable[Path], study_folder: Path | None = None) -> Seen:
    """Return how all files lie that a check of these paths looks at.

    That is also what the checked files are checked against: their study, with all in its guides.
    """
    files: set[Path] = set()
    for path in paths:
        study = study_folder or study_of(absolute(path) / "study.yaml")
        if study:
            files.update(_of_study(study), _below(study / "guides"))
        if not path.is_dir():
            files.add(path)
        elif not (path / "study.yaml").is_file():
            files.update(yaml_below(path))
    states = set()
    for file in files:
        try:
            state = file.stat()
        except (OSError, ValueError):  # not there (yet, or any more), or a NUL in the path
            continue
        states.add((absolute(file), state.st_mtime_ns, state.st_size))
    return frozenset(states)


def _of_study(folder: Path) -> Iterator[Path]:
    yield folder / "study.yaml"
    yield from yaml_below(folder / "guides")
    yield from (folder / "transcripts").glob("*/case.yaml")


def _below(folder: Path) -> Iterator[Path]:
    for place, inside, names in os.walk(folder):
        inside[:] = sorted(
            name for name in inside if name not in _NOT_OURS and not name.startswith(".")
        )
        for name in names:
            if not name.startswith("."):
                yield Path(place) / name
