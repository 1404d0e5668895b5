"""What a researcher can do to a case, and the typed command that means it. Pure.

`COMMANDS` is the one list: the help of the line-by-line face and the case screen are made of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.errors import N_, nearest, refuse
from interviewer.interview.notation import clean
from interviewer.interview.typed_command import Command, alone, command_of

ORIENTATIONS = {"operational": ("operationeel",), "strategic": ("strategisch",)}
"""Orientation of a collaboration → what else people type for it (table 5.1 of the source)."""

OBJECTS = {
    "individual": ("individu",),
    "collective": ("collectiviteit", "collectief"),
    "area": ("gebied",),
}
"""What it is directed at → what else people type for it (table 5.1)."""

HOLDS = {
    "yes": ("ja", "y", "j"),
    "partly": ("deels",),
    "no": ("nee", "n"),
    "unknown": ("onbekend", "weet-niet"),
}
"""Whether a statement of the scan holds → what else people type for it."""

VALUES = ("++", "+", "0")
"""Intense, somewhat or also, absent (table 5.7)."""


@dataclass(frozen=True, slots=True)
class Synthesise:
    """Write the synthesis of a slot, in place of what was there; no words: empty it."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Rate a code for the case as a whole."""

    code: str
    value: str
    round: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Typify:
    """Place the case in the typology."""

    orientation: str
    object: str
    phase: str = ""
    round: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Answer an item of the scan, by its id or letter."""

    item: str
    holds: str
    directing: bool = False
    round: int | None = None
    with_: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last thing done in this session."""


@dataclass(frozen=True, slots=True)
class Show:
    """List something: work, notes, matrix, timeline, help. Changes nothing."""

    what: str
    of: str = ""
    """A slot, where that narrows it."""


Intent = Synthesise | Rate | Typify | Scan | Undo | Show


def meant(word: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """Return the id that a typed word stands for. Raises Refused for one that is not known."""
    typed = word.casefold()
    for name, others in words.items():
        if typed == name or typed in others:
            return name
    known = [*words, *(other for others in words.values() for other in others)]
    near = nearest(typed, known)
    expected = ", ".join(words) + f" ({near}?)" * bool(near)
    raise refuse("bad-value", value=word, expected=expected)


_OPTION = re.compile(
    r"(?:(?:(?-i:r)|ronde=|round=)(?P<round>\d{1,2})|(?:met|with)=(?P<with>\S+)"
    r"|(?:fase|phase)=(?P<phase>\S+)|(?P<directing>!))(?=\s|$)\s*",
    re.IGNORECASE,
)


def _options(words: str) -> tuple[dict[str, str], str]:
    """Return the options with which words begin, each once, and the words behind them.

    `r2` is a round; `R2` is a respondent, and so begins the words.
    """
    found: dict[str, str] = {}
    while match := _OPTION.match(words):
        named = {name: value for name, value in match.groupdict().items() if value}
        if found.keys() & named:
            break
        found |= named
        words = words[match.end() :]
    return found, words.strip()


def _round(options: dict[str, str]) -> int | None:
    return int(options["round"]) if options.get("round") else None


def _synthesise(words: str) -> Intent | None:
    slot, _, text = words.partition(" ")
    text = text.replace("\\n", "\n").strip()
    return Synthesise(slot, text) if slot and text else None


def _empty(words: str) -> Intent | None:
    return Synthesise(words, "") if words and " " not in words else None


def _rate(words: str) -> Intent | None:
    code, value, rest = (*words.split(maxsplit=2), "", "", "")[:3]
    if not value:
        return None
    if value not in VALUES:
        raise refuse("bad-value", value=value, expected=" ".join(VALUES))
    options, why = _options(rest)
    return Rate(code.removeprefix("#"), value, _round(options), why)


def _typify(words: str) -> Intent | None:
    orientation, towards, rest = (*words.split(maxsplit=2), "", "", "")[:3]
    if not towards:
        return None
    options, why = _options(rest)
    return Typify(
        meant(orientation, ORIENTATIONS),
        meant(towards, OBJECTS),
        options.get("phase", "").replace("_", " "),
        _round(options),
        why,
    )


def _scan(words: str) -> Intent | None:
    item, holds, rest = (*words.split(maxsplit=2), "", "", "")[:3]
    if not holds:
        return None
    options, why = _options(rest)
    return Scan(
        item,
        meant(holds, HOLDS),
        "directing" in options,
        _round(options),
        options.get("with", "").replace("_", " "),
        why,
    )


COMMANDS: tuple[Command[Intent], ...] = (
    Command(
        "syn",
        N_(":syn SLOT TEXT"),
        N_(r"write the synthesis of a chapter; \n\n begins a paragraph, [I3-17] names a note"),
        _synthesise,
    ),
    Command("empty", N_(":empty SLOT"), N_("take a chapter's synthesis out"), _empty),
    Command("rate", N_(":rate CODE ++|+|0 [rN] [WHY]"), N_("rate a code for the case"), _rate),
    Command(
        "type",
        N_(":type ORIENTATION OBJECT [phase=WORD] [rN] [WHY]"),
        N_("place the case in the typology: operational, strategic; individual, collective, area"),
        _typify,
    ),
    Command(
        "scan",
        N_(":scan ITEM yes|partly|no|unknown [!] [rN] [with=WHO] [WHY]"),
        N_("answer an item of the scan; ! where it gave direction"),
        _scan,
    ),
    Command("notes", N_(":notes SLOT"), N_("list the notes that feed a chapter"),
            lambda words: Show("notes", words) if words else None),
    Command("matrix", N_(":matrix [SLOT]"),
            N_("list codes by level with their valence: of a chapter, or of all notes"),
            lambda words: None if " " in words else Show("matrix", words)),
    Command("timeline", ":timeline", N_("list the notes that name a moment, in order of time"),
            alone(Show("timeline"))),
    Command("l", ":l", N_("list what was written, rated and answered"), alone(Show("work"))),
    Command("u", ":u", N_("take the last thing back"), alone(Undo())),
    Command("?", ":?", N_("list the commands"), alone(Show("help"))),
)  # fmt: skip

_BY_NAME = {command.name: command for command in COMMANDS}


def read(line: str) -> Intent:
    """Return what a typed line asks for. Raises Refused for one that is no command of a case."""
    words = clean(line).strip()
    if not words.startswith(":"):
        raise refuse("unknown-command", command=words.partition(" ")[0], nearest="")
    return command_of(words, _BY_NAME)
