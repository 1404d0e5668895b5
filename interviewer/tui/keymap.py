"""The user's own keys: `keys.yaml`, read, checked, and told about in one line a mistake.

interview.next: f12
start.new: [a, f4]
help: f1, ctrl+y          # without a screen: on each screen that has it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, get_args

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from interviewer.errors import Place as Where
from interviewer.errors import Problem, nearest
from interviewer.settings import read_small
from interviewer.tui.commands import COMMANDS, Command, Place

if TYPE_CHECKING:
    import yaml

UNSAFE = frozenset({"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+b", "ctrl+a", "f10", "f11"})
"""What a terminal takes for itself, or sends as another key."""
OF_THE_LINE = frozenset(
    {"enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "backspace", "delete"}
    | {"home", "end", "space"}
)
"""What the note line needs itself."""
NAMES = frozenset(
    {key.value for key in Keys if not key.value.startswith("<")}
    | {f"f{number}" for number in range(1, 25)}
)
"""The names of keys that are no signs."""


class Keymap(NamedTuple):
    """Which commands have other keys, and what in the file could not be followed."""

    keys: Mapping[str, str] = MappingProxyType({})
    """`place.id` → keys, joined by commas."""
    problems: tuple[Problem, ...] = ()


class _Wish(NamedTuple):
    """One line of the file: keys for a command on some screens."""

    places: tuple[Place, ...]
    command: str
    keys: str
    where: Where


def read_keymap(path: Path) -> Keymap:
    """Return the keymap of a file; where there is none, one that changes nothing."""
    try:
        text = read_small(path)
    except FileNotFoundError:
        return Keymap()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        return Keymap(problems=(Problem("unreadable", {"path": str(path), "reason": reason}),))
    return keymap(text, str(path))


def keymap(text: str, file: str) -> Keymap:
    """Return the keymap that a text asks for.

    What cannot be followed is left out, and said: the other lines count.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        from interviewer.reading.syntax import syntax_problem

        return Keymap(problems=(syntax_problem(error, text, file),))
    except RecursionError:
        return Keymap(problems=(Problem("keys-form", {}, Where(file)),))
    if root is None:
        return Keymap()
    if not isinstance(root, yaml.MappingNode):
        return Keymap(problems=(Problem("keys-form", {}, Where(file)),))
    problems: list[Problem] = []
    wishes: list[_Wish] = []
    for name, value in root.value:
        found = _wish(name, value, file)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            wishes.append(found)
    keys: dict[str, str] = {}
    for wish in wishes:
        for place in wish.places:
            wrong = _misplaced(wish, place)
            if wrong is None:
                keys[f"{place}.{wish.command}"] = wish.keys
            elif wrong not in problems:
                problems.append(wrong)
    problems += _drop_twice(keys, wishes)
    return Keymap(keys, tuple(sorted(problems, key=lambda one: one.place.line if one.place else 0)))


def _wish(name: yaml.Node, value: yaml.Node, file: str) -> _Wish | Problem:
    """Return what a line asks for, or what is wrong with it."""
    asked = str(getattr(name, "value", ""))
    where = Where(file, name.start_mark.line + 1, name.start_mark.column + 1)
    place, dot, command = asked.rpartition(".")
    places = tuple(
        one
        for one in get_args(Place)
        if place in ("", one) and any(c.id == command and one in c.places for c in COMMANDS)
    )
    if not places or (dot and not place):
        near = nearest(asked, known_ids())
        return Problem("no-such-command", {"name": asked, "nearest": near}, where)
    nodes = value.value if isinstance(value.value, list) else [value]
    given = [str(getattr(node, "value", "")) for node in nodes]
    keys = []
    for key in (part.strip() for words in given for part in _parts(words)):
        known = _known(key)
        if not known:
            near = nearest(key, NAMES)
            return Problem("no-such-key", {"key": key, "nearest": near}, where)
        keys.append(known)
    if not keys:
        return Problem("no-such-key", {"key": "", "nearest": ""}, where)
    return _Wish(places, command, ",".join(dict.fromkeys(keys)), where)


def _parts(words: str) -> list[str]:
    """Return keys that are joined by commas; a comma alone is a key."""
    return [words] if words.strip() == "," else words.split(",")


def _known(key: str) -> str:
    """Return a key as Textual names it; empty where there is no such key."""
    *modifiers, last = key.split("+") if key not in ("+", "") else [key]
    if len(last) == 1:
        last = _character_to_key(last)
    elif last.lower() in NAMES or last.lower() in KEY_ALIASES:
        last = last.lower()
    else:
        return ""
    if not set(modifiers) <= {"ctrl", "shift", "alt"}:
        return ""
    return "+".join([*modifiers, last])


def _misplaced(wish: _Wish, place: Place) -> Problem | None:
    """Return why these keys cannot do anything on that screen; None where they can."""
    for key in wish.keys.split(","):
        base = key.rpartition("+")[2]
        if key in UNSAFE or key.startswith(("alt+", "shift+f")):
            return Problem("key-of-terminal", {"key": key}, wish.where)
        letter = len(base) == 1 or (base not in NAMES and "+" not in key)
        if place == "interview" and (key in OF_THE_LINE or ("+" not in key and letter)):
            return Problem("key-is-typed", {"key": key}, wish.where)
    return None


def _drop_twice(keys: dict[str, str], wishes: list[_Wish]) -> Iterator[Problem]:
    """Take out of `keys` what would give one key two commands, and yield what was said of it."""
    for wish in wishes:
        for place in wish.places:
            own = f"{place}.{wish.command}"
            if keys.get(own) != wish.keys:
                continue
            for other in _of(place):
                if other.id == wish.command:
                    continue
                has = keys.get(f"{place}.{other.id}", other.key)
                both = set(has.split(",")) & set(wish.keys.split(","))
                if key := min(filter(None, both), default=""):
                    del keys[own]
                    other_id = f"{place}.{other.id}"
                    yield Problem("key-twice", {"key": key, "other": other_id}, wish.where)
                    break


def _of(place: Place) -> list[Command]:
    return [command for command in COMMANDS if place in command.places]


def known_ids() -> list[str]:
    """Return every name that a line of the file can begin with."""
    own = [f"{place}.{command.id}" for command in COMMANDS for place in command.places]
    return [*own, *dict.fromkeys(command.id for command in COMMANDS)]
