"""A command typed after a colon, whatever it means: for an interview, and for a case. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from interviewer.errors import Terms, nearest, refuse

Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True)
class Command(Generic[Meant]):
    """A typed command."""

    name: str
    """What is typed after the colon."""
    form: str
    """How it is written; its capitals are words to translate."""
    help: str
    """What it does, in one line."""
    read: Callable[[str], Meant | None]
    """Words after the name → intent; None where they do not fit."""


def alone(intent: Meant) -> Callable[[str], Meant | None]:
    """Return what reads a command that has no words behind it."""
    return lambda words: None if words else intent


def command_of(line: str, by_name: Mapping[str, Command[Meant]]) -> Meant:
    """Return the intent that a line beginning with ':' stands for.

    Raises Refused for a command that is not known or lacks words.
    """
    name, _, words = line.strip().removeprefix(":").strip().partition(" ")
    command = by_name.get(name.casefold())
    if command is None:
        near = nearest(name, by_name) if len(name) > 1 else ""
        raise refuse("unknown-command", command=f":{name}", nearest=f":{near}" if near else "")
    intent = command.read(words.strip())
    if intent is None:
        raise refuse("command-form", command=f":{name}", form=Terms((command.form,)))
    return intent
