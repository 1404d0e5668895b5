"""What `interviewer settings` shows and changes: what the user chose, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.errors import Problem, nearest, refuse
from interviewer.i18n import gettext as _
from interviewer.settings import Settings, keys_file, settings_file

Lines = tuple[list[str], Sequence[Problem]]
"""Lines to print, and what is wrong."""


def with_choices(
    now: Settings, theme: str | None, language: str | None, large: str | None
) -> Settings:
    """Return the settings with what was asked for. Raises Refused (`no-theme`)."""
    if theme is not None:
        from interviewer.tui.themes import LOOKS

        if theme not in LOOKS:
            near = nearest(theme, LOOKS)
            raise refuse("no-theme", theme=theme, known=", ".join(LOOKS), nearest=near)
        now = now._replace(theme=theme)
    if language is not None:
        now = now._replace(language=language)
    if large is not None:
        now = now._replace(large=large == "on")
    return now


def settings_lines(chosen: Settings) -> Lines:
    """Return what is chosen and where it is kept."""
    from interviewer.tui.keymap import read_keymap

    usual = _("not chosen")
    return [
        f"theme: {chosen.theme or usual}",
        f"language: {chosen.language or usual}",
        f"large: {'on' if chosen.large else 'off'}",
        _("kept in {path}").format(path=settings_file()),
        _("your own keys: {path}").format(path=keys_file()),
    ], read_keymap(keys_file()).problems


def keys_lines() -> Lines:
    """Return each command with its keys, as `keys.yaml` writes them."""
    from typing import get_args

    from interviewer.tui import commands
    from interviewer.tui.keymap import read_keymap

    found = read_keymap(keys_file())
    commands.use_keys(found.keys)
    lines = []
    for place in get_args(commands.Place):
        for item in commands.of(place):
            name = f"{place}.{item.id}:"
            lines.append(f"{name:<22} {item.key or '[]':<22} # {_(item.name)}")
    return lines, found.problems
