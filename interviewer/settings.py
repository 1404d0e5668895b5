"""What a user chose for every study: theme, language, large type, keys.

Two small files in the user's own folder for settings, never in a study. `settings.yaml` is the
program's: it is written when something is chosen. `keys.yaml` is the user's: it is only read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from interviewer.i18n import LANGUAGES

FOLDER = "INTERVIEWER_CONFIG"
"""The variable that names another folder, as for a program on a stick."""


LARGEST = 256 * 2**10
"""Bytes that a settings file may have."""


class Settings(NamedTuple):
    """What was chosen; an empty word is the program's own choice."""

    theme: str = ""
    language: str = ""
    large: bool = False
    """Whether the question is shown in large type."""


def config_folder() -> Path:
    """Return the folder of the user's settings; it need not be there."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("interviewer", appauthor=False))


def settings_file() -> Path:
    """Return the file that the program writes."""
    return config_folder() / "settings.yaml"


def keys_file() -> Path:
    """Return the file in which the user says which keys do what."""
    return config_folder() / "keys.yaml"


def read_settings() -> Settings:
    """Return what was chosen; what cannot be read counts as not chosen.

    The file is read before the first paint, and so without a parser: one `name: word` a line.
    """
    try:
        lines = read_small(settings_file()).splitlines()
    except (OSError, UnicodeDecodeError):
        return Settings()
    found = {
        name.strip(): word.strip() for name, _, word in (line.partition(":") for line in lines)
    }
    language = found.get("language", "")
    return Settings(
        theme=found.get("theme", ""),
        language=language if language in LANGUAGES else "",
        large=found.get("large") == "true",
    )


def read_small(path: Path) -> str:
    """Return the text of a settings file.

    Raises OSError also for what is no ordinary file (a pipe gives no end) or is too long, and
    UnicodeDecodeError.
    """
    # not to wait for who writes into a pipe, should it take the place of the file just now
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(file, "rb") as stream:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if found.st_size > LARGEST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return stream.read(LARGEST).decode("utf-8")


def write_settings(settings: Settings) -> None:
    """Keep what was chosen. Raises Refused (`unwritable`) where that cannot be."""
    from interviewer.output import write_whole

    chosen = {"theme": settings.theme, "language": settings.language}
    lines = [f"{name}: {word}" for name, word in chosen.items() if word]
    lines.append(f"large: {'true' if settings.large else 'false'}")
    write_whole(settings_file(), ("\n".join(lines) + "\n").encode(), force=True)
