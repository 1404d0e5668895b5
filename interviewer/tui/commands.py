"""The commands: each in one place, with its names, keys and words.

The key bar, the F1 screen, the ^G overlay, the bindings and Textual's command palette are all made
of this list. What a command does is the method `do_<id>` of the screen that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from interviewer.errors import N_
from interviewer.i18n import gettext as _

Place = Literal["start", "setup", "consent", "interview", "closing"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a screen can do."""

    id: str
    """Its name in the code; the screen's method is `do_<id>`."""
    places: tuple[Place, ...]
    """The screens that have it."""
    name: str
    """What it does, in a few words: the palette, the ^G overlay, the F1 screen."""
    key: str = ""
    """The direct key, as Textual calls it; several are joined by commas."""
    letter: str = ""
    """The key after ^G, on the interview screen."""
    typed: str = ""
    """Typed commands that do the same, by their names in `intents.COMMANDS`; else a mark."""
    footer: str = ""
    """The word on the key bar; none: not there."""
    help: str = ""
    """One sentence for the F1 screen."""


_TALK: tuple[Place, ...] = ("interview",)
_EVERY: tuple[Place, ...] = ("start", "setup", "consent", "interview", "closing")

COMMANDS: tuple[Command, ...] = (
    Command("help", _EVERY, N_("help"), "f1", "h", "?", N_("Help")),
    # the interview
    Command(
        "next", _TALK, N_("next question"), "f2", "n", "n", N_("Next"),
        N_("the next one that fits and is still open"),
    ),
    Command("back", _TALK, N_("previous question"), "f3", "p", "v", N_("Back")),
    Command(
        "block", _TALK, N_("go to a block"), "f4", "b", "b", N_("Block"),
        N_("then its number"),
    ),
    Command(
        "ask", _TALK, N_("ask the top follow-up"), "f5", "", "f", N_("Ask"),
        N_("what you note then stands under it"),
    ),
    Command(
        "nth", _TALK, N_("ask follow-up 1–9"), "ctrl+f", "", "f", "",
        N_("then its number; after ^G the number alone"),
    ),
    Command(
        "wave", _TALK, N_("wave top follow-up away"), "f6", "w", "w", N_("Away"),
        N_("it is not proposed again"),
    ),
    Command(
        "take1", _TALK, N_("take proposed code 1–3"), "f7", "a", "#…", N_("Code"),
    ),
    Command("take2", _TALK, N_("take the second"), "f8"),
    Command("take3", _TALK, N_("take the third"), "f9"),
    Command(
        "said", _TALK, N_("question has been said"), "", "d", "a", "",
        N_("it counts as asked from the first note under it too"),
    ),
    Command("speaker", _TALK, N_("the next speaker"), "ctrl+r", "@", "@R2"),
    Command(
        "edit", _TALK, N_("edit an earlier note"), "", "e", "e", "",
        N_("also ↑ on an empty line, or a click on the note"),
    ),
    Command("undo", _TALK, N_("take the last note back"), "", "u", "u"),
    Command("striking", _TALK, N_("mark this as striking"), "ctrl+t", "t", "m", "",
        N_("the words can come later"),
    ),
    Command("park", _TALK, N_("park this line for later"), "", "k", ">…"),
    Command("skip", _TALK, N_("skip this question"), "", "s", "s"),
    Command("topics", _TALK, N_("parked topics"), "", "o", "p"),
    Command("consent", _TALK, N_("consent and facts"), "", "c", "c"),
    Command("pause", _TALK, N_("pause, or go on"), "", "space", "pause go"),
    Command("up", _TALK, N_("scroll the notes up"), "pageup,ctrl+up"),
    Command("down", _TALK, N_("scroll the notes down"), "pagedown,ctrl+down"),
    Command("all", _TALK, N_("every command by a letter"), "ctrl+g", "", "", N_("All")),
    Command(
        "close", _TALK, N_("what is open; close"), "", "q", "q", "",
        N_("nothing is closed before you say so there"),
    ),
    Command(
        "leave", _TALK, N_("leave; the interview stays open"), "ctrl+q", "", "", "",
        N_("go on later from the start screen"),
    ),
    # the start screen
    Command("open", ("start",), N_("go on with it, or read it"), "enter", footer=N_("Open")),
    Command("new", ("start",), N_("new interview in this case"), "n", footer=N_("New")),
    Command("report", ("start",), N_("write the case report"), "r", footer=N_("Report")),
    Command("add", ("start",), N_("add a case"), "d", footer=N_("Case")),
    Command("leave", ("start",), N_("quit"), "q,ctrl+q", footer=N_("Quit")),
    # setting up, consent
    Command("start", ("setup",), N_("begin"), "f2", footer=N_("Begin")),
    Command("yes", ("consent",), N_("yes"), "y,j", footer=N_("Yes")),
    Command("no", ("consent",), N_("no"), "n", footer=N_("No")),
    Command("pass", ("consent",), N_("leave it open"), "space,down", footer=N_("Open")),
    Command("previous", ("consent",), N_("back to the one before"), "up", footer=N_("Previous")),
    Command("finish", ("consent",), N_("to the conversation"), "f2", footer=N_("Begin")),
    # closing
    Command("open", ("closing",), N_("go to it"), "enter", footer=N_("Go there")),
    Command("end", ("closing",), N_("close the interview"), "c", footer=N_("Close")),
    Command("report", ("closing",), N_("write the case report"), "r", footer=N_("Report")),
    Command(
        "return", ("setup", "closing"), N_("back"), "escape", footer=N_("Back"),
        help=N_("nothing is lost"),
    ),
    Command(
        "language", _EVERY, N_("Dutch or English"), "", "l", "", "",
        N_("on the other screens by ctrl+p"),
    ),
)  # fmt: skip
"""Every command, in the order in which it is shown."""

YES_KEY = N_("y")
"""The key for yes as it is shown: y, or j for ja; both work."""

_KEY_NAMES = {
    "escape": "Esc", "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "space": "␣",
    "up": "↑", "down": "↓",
}  # fmt: skip


def of(place: Place) -> Iterator[Command]:
    """Yield the commands of a screen, in order."""
    return (command for command in COMMANDS if place in command.places)


def typed_forms(command: Command) -> list[str]:
    """Return what is typed in the note line for a command, as plain mode's help writes it."""
    from interviewer.interview import (
        intents,  # brings pydantic, which the first screen does without
    )

    forms = {item.name: item.form for item in intents.COMMANDS}
    return [_(forms[name]) if name in forms else name for name in command.typed.split()]


def by_key(place: Place) -> dict[str, Command]:
    """Return the commands of a screen by each of their direct keys."""
    return {key: item for item in of(place) for key in item.key.split(",") if key}


def by_letter() -> dict[str, Command]:
    """Return the interview screen's commands by their key after ^G."""
    return {item.letter: item for item in of("interview") if item.letter}


def bindings(place: Place) -> list[BindingType]:
    """Return a screen's bindings; the note line takes those of the interview screen itself."""
    return [
        Binding(item.key, f"do('{item.id}')", item.name, show=False, id=f"{place}.{item.id}")
        for item in of(place)
        if item.key
    ]


def key_name(keys: str) -> str:
    """Return a key as people read it: F2, ^G, Esc; of several the first."""
    key = keys.partition(",")[0]
    if key.startswith("ctrl+"):
        return "^" + _KEY_NAMES.get(key[5:], key[5:].upper())
    return _KEY_NAMES.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def footer(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return key and word of those that stand on the key bar."""
    return [(key_name(item.key), item.footer) for item in commands if item.footer]
