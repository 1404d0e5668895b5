"""Write docs/faces.md: what can be done in an interview and with a study, and how in each face.

    python scripts/faces.py

Made from the code: `interview.intents` and its typed commands, the screen's commands with their
keys, the commands of the command line. What has a place in one face alone is a hole, and stops this
with exit status 1.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from interviewer.casework.intents import COMMANDS as OF_A_CASE
from interviewer.cli.arguments import COMMANDS as OF_THE_LINE
from interviewer.cli.options import SHEETS
from interviewer.errors import Refused
from interviewer.interview import commands as typed_commands
from interviewer.interview import intents
from interviewer.tui import commands
from interviewer.tui.tools import SHEETS as ON_THE_SCREEN

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "faces.md"
SCREENS = ROOT / "interviewer" / "tui"

WORDS = (
    "", "1", "R1", "woorden", "14:05", "recorder", "R1 deelname ja", "R1 functie rector",
    "1 woorden", "1 #x", "1 #x -#y", "R1 agreed", "issues woorden", "drivers",
)  # fmt: skip
"""What is tried behind a typed command, to see which intents it can stand for."""

LINE_OF = {
    "start.open": "talk --resume",
    "start.new": "talk",
    "start.prepare": "prepare",
    "start.review": "review",
    "start.case": "analyse",
    "start.report": "report",
    "start.add": "case",
    "start.codes": "codes",
    "start.practice": "practice",
    "start.tools": "stats, check, export, print, member-check",
    "start.study": "new",
    "setup.start": "talk",
    "setup.prepare": "prepare",
    "closing.report": "report",
    "closing.review": "review",
    "codes.promote": "codes promote",
    "codes.rename": "codes rename",
    "codes.merge": "codes merge",
    "codes.undo": "codes undo",
    "codes.used": "codes --used",
    "*.theme": "settings --theme",
    "*.language": "settings --language",
    "*.large": "settings --large",
    "*.help": "--help",
}
"""A screen's command → what of the command line does the same."""

TYPED_OF = {
    "consent.yes": "c",
    "consent.no": "c",
    "consent.finish": "n",
    "closing.open": "g pick",
    "closing.end": "q",
}
"""A screen's command → typed commands that do the same, where `tui.commands` does not say."""

VIEW = {
    *("palette", "leave", "return", "up", "down", "all", "pass", "previous", "seat", "speaker"),
    *("take2", "take3", "park", "mark", "filter", "command", "every", "unfold", "open", "take1"),
}
"""Ways through a screen itself: they show, choose, or write what could as well be typed."""

ELSEWHERE = {
    "open": "it is the screen",
    "demo": "offered where there is no study",
    "serve": "it is the screen, in a browser",
    "settings": "`^P`: theme, large type, language",
}
"""A command of the command line → how the screen has it, where no command of a screen does it."""


OF_ITS_OWN = frozenset(get_args(commands.Place)) - {"interview"}
"""Screens beside that of the interview."""


def stands_for(command: intents.Command) -> set[str]:
    """Return the names of the intents that a typed command can stand for."""
    found = set()
    for words in WORDS:
        try:
            found.add(type(typed_commands.read_command(f":{command.name} {words}")).__name__)
        except Refused:
            continue
    return found


def used_by_screens(intent: str) -> list[str]:
    """Return the screens whose code sends an intent."""
    sends = re.compile(rf"\bintents\.{intent}\b")
    return [
        path.stem for path in sorted(SCREENS.rglob("*.py")) if sends.search(path.read_text("utf-8"))
    ]


def keys_of(item: commands.Command) -> str:
    """Return keys as people read them: the direct one, and the letter after ^G."""
    keys = [commands.key_name(item.key)] if item.key else []
    if item.letter and "interview" in item.places:
        keys.append(f"^G {commands.key_name(item.letter)}")
    return " · ".join(keys)


def in_the_interview() -> tuple[list[tuple[str, ...]], list[str]]:
    """Return a row for each typed command, and what has no place."""
    rows: list[tuple[str, ...]] = []
    holes: list[str] = []
    reached: set[str] = {"Type"}
    for typed in typed_commands.COMMANDS:
        names = stands_for(typed)
        reached |= names
        keys = [
            keys_of(item) if "interview" in item.places else f"{item.places[0]}: {keys_of(item)}"
            for item in commands.COMMANDS
            if typed.name in item.typed.split() and keys_of(item) and item.places != ("case",)
        ]
        screens = {screen for name in names - {"Show"} for screen in used_by_screens(name)}
        places = keys or [f"on the screen '{screen}'" for screen in sorted(screens & OF_ITS_OWN)]
        rows.append(
            (
                ", ".join(sorted(names)),
                typed.help,
                f"`{typed.form}`",
                "; ".join(dict.fromkeys(places)) or "typed in the note line",
            )
        )
        if not names:
            holes.append(f"':{typed.name}' stands for no intent that was found")
    for intent in get_args(intents.Intent):
        if intent.__name__ not in reached:
            holes.append(f"the intent {intent.__name__} has no typed command")
    return rows, holes


def on_the_screens() -> tuple[list[tuple[str, ...]], list[str]]:
    """Return a row for each command of a screen, and those without another way."""
    rows: list[tuple[str, ...]] = []
    holes: list[str] = []
    in_a_talk = {item.name for item in typed_commands.COMMANDS}
    in_a_case = {item.name for item in OF_A_CASE}
    for item in commands.COMMANDS:
        for place in item.places if len(item.places) < len(OF_ITS_OWN) else ("*",):
            own = f"{place}.{item.id}"
            names = in_a_case if place == "case" else in_a_talk
            typed = [name for name in item.typed.split() if name in names]
            typed += [name for name in TYPED_OF.get(own, "").split() if name in names]
            marks = [mark for mark in item.typed.split() if mark not in names]
            ways = [f"`:{name}`" for name in dict.fromkeys(typed)]
            ways += [f"`{mark}`" for mark in marks if "interview" in item.places]
            if own in LINE_OF:
                ways += [f"`{part}`" for part in LINE_OF[own].split(", ")]
            if not ways and item.id in VIEW:
                ways = ["(a way through this screen)"]
            if not ways:
                holes.append(f"{own} can be done on the screen alone")
            where = "every screen" if place == "*" else place
            rows.append((where, item.name, keys_of(item) or "`^P`", ", ".join(ways)))
    return rows, holes


def of_the_command_line() -> tuple[list[tuple[str, ...]], list[str]]:
    """Return a row for each command of the command line, and those that no screen has."""
    rows: list[tuple[str, ...]] = []
    holes: list[str] = []
    for name, (summary, *_rest) in OF_THE_LINE.items():
        ways = [
            f"{own.partition('.')[0]}: {_name_of(own)}"
            for own, line in LINE_OF.items()
            if name in re.split(r"[ ,]+", line) and not own.startswith("*")
        ]
        if name in ELSEWHERE:
            ways.append(ELSEWHERE[name])
        if not ways:
            holes.append(f"'interviewer {name}' can be done on no screen")
        rows.append((f"`{name}`" if name != "open" else "(none)", summary, "; ".join(ways)))
    holes += [
        f"'interviewer print {sheet}' can be done on no screen"
        for sheet in SHEETS
        if sheet not in ON_THE_SCREEN and sheet != "guide"
    ]
    return rows, holes


def _name_of(own: str) -> str:
    place, _, name = own.partition(".")
    return next(c.name for c in commands.COMMANDS if c.id == name and place in c.places)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def page() -> tuple[str, list[str]]:
    """Return the page, and the holes."""
    interview, first = in_the_interview()
    screens, second = on_the_screens()
    line, third = of_the_command_line()
    lines = [
        "# What each face can do",
        "",
        "Made by `scripts/faces.py` from the code; do not edit it by hand.",
        "",
        "## In an interview",
        "",
        "What is typed works in plain mode and in the note line of the screen alike; the last"
        " column is the quicker way on the screen. Every command stands in the palette (`^P`) too.",
        "",
        *table(("intent", "what", "typed", "on the screen"), interview),
        "",
        "## On the screens",
        "",
        "The keys can be changed in `keys.yaml`: `interviewer settings --keys` lists them.",
        "",
        "Without the screen: what is typed after `:`, or what follows `interviewer` on the command"
        " line.",
        "",
        *table(("screen", "what", "keys", "without the screen"), screens),
        "",
        "## On the command line",
        "",
        *table(("interviewer …", "what", "on the screen"), line),
    ]
    return "\n".join(lines) + "\n", [*first, *second, *third]


def main() -> int:
    """Write the page; return 1 where there is a hole."""
    words, holes = page()
    for hole in holes:
        print(hole, file=sys.stderr)
    PAGE.write_text(words, encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
