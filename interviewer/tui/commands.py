"""The commands: each in one place, with its names, keys and words.

The key bar, the F1 screen, the ^G overlay, the bindings and Textual's command palette are all made
of this list. What a command does is the method `do_<id>` of the screen that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from textual.binding import Binding, BindingType

from interviewer.errors import N_
from interviewer.i18n import gettext as _

Place = Literal[
    "start", "setup", "preparation", "consent", "interview", "closing", "review", "codes", "case"
]  # fmt: skip


class Command(NamedTuple):
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
    """Typed commands that do the same, by their names in `typed_commands.COMMANDS`; else a mark."""
    footer: str = ""
    """The word on the key bar; none: not there."""
    help: str = ""
    """One sentence for the F1 screen."""


_TALK: tuple[Place, ...] = ("interview",)
_REVIEW: tuple[Place, ...] = ("review",)
_CASE: tuple[Place, ...] = ("case",)
_EVERY: tuple[Place, ...] = (
    "start", "setup", "preparation", "consent", "interview", "closing", "review", "codes", "case",
)  # fmt: skip

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
        N_("for the note just made; while a line is typed, into the line"),
    ),
    Command("take2", _TALK, N_("take the second"), "f8"),
    Command("take3", _TALK, N_("take the third"), "f9"),
    Command("probes", _TALK, N_("general probes"), "f12", "g", "probe", "",
        N_("then its number; also ^F P"),
    ),
    Command("prompts", _TALK, N_("tick off a keyword"), "", "x", "x"),
    Command("answer", _TALK, N_("the closed answer"), "", "=", "ans"),
    Command("more", _TALK, N_("question and cards in full"), "", "m", "show"),
    Command(
        "said", _TALK, N_("question has been said"), "", "d", "a", "",
        N_("it counts as asked from the first note under it too"),
    ),
    Command("speaker", _TALK, N_("the next speaker"), "ctrl+r", "", "@R2"),
    Command("seat", _TALK, N_("who speaks, by seat"), "ctrl+o", "@", "@R2", "",
        N_("then the number of the seat"),
    ),
    Command(
        "edit", _TALK, N_("edit an earlier note"), "", "e", "e", "",
        N_("also ↑ on an empty line, or a click on the note"),
    ),
    Command("undo", _TALK, N_("take the last note back"), "", "u", "u"),
    Command("striking", _TALK, N_("mark this as striking"), "ctrl+t", "t", "m", "",
        N_("the words can come later"),
    ),
    Command("recorder", _TALK, N_("the recorder was started"), "", "r", "m"),
    Command("recode", _TALK, N_("recode a note"), "", "#", "k", "",
        N_("the last one, or the one being edited"),
    ),
    Command("find", _TALK, N_("search the notes"), "ctrl+l", "/", "find"),
    Command("codes", _TALK, N_("look in the codebook"), "", "c", "codes", "",
        N_("Enter puts a code into the line, or gives it to the last note"),
    ),
    Command("park", _TALK, N_("park this line for later"), "", "k", ">…"),
    Command("skip", _TALK, N_("skip this question"), "", "s", "s"),
    Command("topics", _TALK, N_("parked topics"), "", "o", "p"),
    Command("consent", _TALK, N_("consent and facts"), "", "i", "c fact"),
    Command("memory", _TALK, N_("what was noted before"), "", "f", "mem"),
    Command("time", _TALK, N_("minutes spent and left"), "", "'", "time"),
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
    # the review
    Command("code", _REVIEW, N_("code this note"), "number_sign,enter", "", "k", N_("Code"),
        N_("#code adds, -#code drops; Tab completes"),
    ),
    Command("take1", _REVIEW, N_("take proposed code 1–3"), "1", "", "y"),
    Command("take2", _REVIEW, N_("take the second"), "2"),
    Command("take3", _REVIEW, N_("take the third"), "3"),
    Command("none", _REVIEW, N_("no code fits (coding blind)"), "0", "", "k", ""),
    Command("drop", _REVIEW, N_("drop a code"), "minus", "", "k"),
    Command("following", _REVIEW, N_("the next one to do"), "n", "", "uncoded", N_("Next"),
        N_("uncoded, or where coders differ"),
    ),
    Command("filter", _REVIEW, N_("all notes, or only what is to do"), "f", "", "uncoded diff",
        N_("Filter"),
    ),
    Command("memo", _REVIEW, N_("add a memo here"), "exclamation_mark", "", "add"),
    Command("quote", _REVIEW, N_("add a quote here"), "quotation_mark", "", "add"),
    Command("edit", _REVIEW, N_("edit this note"), "e", "", "e"),
    Command("undo", _REVIEW, N_("take the last thing back"), "u", "", "u"),
    Command("coverage", _REVIEW, N_("what was heard, and what was not"), "v", "", "coverage",
        N_("Heard"),
    ),
    Command("summary", _REVIEW, N_("sum up: five short questions"), "c", "", "sum",
        N_("Sum up"),
    ),
    Command("own", _REVIEW, N_("settle: the note's own codes stay"), "m", "", "settle"),
    Command("theirs", _REVIEW, N_("settle: the blind coder's codes"), "t", "", "settle"),
    Command("both", _REVIEW, N_("settle: the codes of both"), "b", "", "settle"),
    Command("settle", _REVIEW, N_("settle: type the codes"), "s", "", "settle"),
    Command("down", _REVIEW, N_("the next note"), "j"),
    Command("up", _REVIEW, N_("the note before"), "k"),
    Command("command", _REVIEW, N_("type a command"), "colon"),
    Command("leave", _REVIEW, N_("leave"), "q,ctrl+q", footer=N_("Leave")),
    # the case
    Command("save", _CASE, N_("save this synthesis"), "f2,ctrl+s", "", "syn empty", N_("Save"),
        N_("what you type is kept on disk before that too"),
    ),
    Command("cite", _CASE, N_("name the chosen note in the text"), "f3", "", "syn", N_("Cite"),
        N_("ctrl+↓ and ctrl+↑ choose another, Enter in the list does the same"),
    ),
    Command("chapters", _CASE, N_("the chapters"), "f4", "", "l", N_("Chapter")),
    Command("notes", _CASE, N_("the notes of this chapter"), "f5", "", "notes", N_("Notes")),
    Command("matrix", _CASE, N_("factors by level, or the notes again"), "f6", "", "matrix",
        N_("Matrix"), N_("Enter on a factor shows its notes"),
    ),
    Command("timeline", _CASE, N_("the timeline, or the notes again"), "f7", "", "timeline",
        N_("Time"),
    ),
    Command("values", _CASE, N_("rate public value, place in the typology"), "f8", "", "rate type",
        N_("Value"),
    ),
    Command("scan", _CASE, N_("the scan, item by item"), "f9", "", "scan", N_("Scan")),
    Command("partners", _CASE, N_("the scan with partners: no notes on the screen"), "f12", "",
        "scan", N_("Partners"), N_("once more ends that"),
    ),
    Command("further", _CASE, N_("the next note, from within the text"), "ctrl+down", "", "notes"),
    Command("before", _CASE, N_("the note before, from within the text"), "ctrl+up", "", "notes"),
    Command("intense", _CASE, N_("rate ++: intense"), "2", "", "rate"),
    Command("somewhat", _CASE, N_("rate +: somewhat"), "1", "", "rate"),
    Command("absent", _CASE, N_("rate empty: absent"), "0", "", "rate"),
    Command("typify", _CASE, N_("place the case in the typology"), "t", "", "type"),
    Command("yes", _CASE, N_("the item holds"), "y,j", "", "scan"),
    Command("partly", _CASE, N_("the item holds partly"), "p,d", "", "scan"),
    Command("no", _CASE, N_("the item does not hold"), "n", "", "scan"),
    Command("unknown", _CASE, N_("nobody knows of the item"), "question_mark", "", "scan"),
    Command("directing", _CASE, N_("the item gave direction, or not"), "exclamation_mark", "",
        "scan",
    ),
    Command("why", _CASE, N_("say why"), "w", "", "rate type scan"),
    Command("round", _CASE, N_("the round that is judged"), "r", "", "rate type scan"),
    Command("undo", _CASE, N_("take the last thing back"), "u", "", "u"),
    Command("drop", _CASE, N_("give an unsaved text up"), "x", "", "syn", "",
        N_("asks once more"),
    ),
    Command("command", _CASE, N_("type a command"), "colon", "", "?"),
    Command("leave", _CASE, N_("leave"), "q,ctrl+q"),
    # the start screen
    Command("open", ("start",), N_("go on with it, or read it"), "enter", footer=N_("Open")),
    Command("new", ("start",), N_("new interview in this case"), "n", footer=N_("New")),
    Command(
        "prepare", ("start",), N_("prepare the next interview"), "p", footer=N_("Prepare"),
        help=N_("all that the case holds; for your eyes only"),
    ),
    Command(
        "review", ("start",), N_("go through this interview"), "v", "", "", N_("Review"),
        N_("code, sum up, settle; as a blind second coder: interviewer review --blind"),
    ),
    Command(
        "case", ("start",), N_("work on the case: syntheses, matrix, scan"), "e", "", "",
        N_("Analyse"), N_("what stands in the report is written there"),
    ),
    Command("report", ("start",), N_("write the case report"), "r", footer=N_("Report")),
    Command("add", ("start",), N_("add a case"), "d", footer=N_("Case")),
    Command("codes", ("start",), N_("the codes of the study"), "c", footer=N_("Codes")),
    Command(
        "practice", ("start",), N_("practise with a scripted respondent"), "o",
        footer=N_("Practise"), help=N_("nothing of it lands in the study"),
    ),
    Command(
        "tools", ("start",), N_("print, count, check, export"), "t", footer=N_("More"),
        help=N_("sheets to print, member checks, coverage, the JSON of the case"),
    ),
    Command(
        "study", ("start",), N_("a new study"), "s",
        help=N_("with the redeneerlijn's instrument, in a folder of its own"),
    ),
    Command("leave", ("start",), N_("quit"), "q,ctrl+q", footer=N_("Quit")),
    # setting up, consent
    Command("start", ("setup",), N_("begin"), "f2", footer=N_("Begin")),
    Command(
        "prepare", ("setup",), N_("prepare this interview"), "f3", footer=N_("Prepare"),
        help=N_("all that the case holds; for your eyes only"),
    ),
    # the preparation
    Command("open", ("preparation",), N_("open it, or close it"), "enter", footer=N_("Open")),
    Command(
        "unfold", ("preparation",), N_("open everything, or the main things"), "a",
        footer=N_("All"),
    ),
    Command("yes", ("consent",), N_("yes"), "y,j", footer=N_("Yes")),
    Command("no", ("consent",), N_("no"), "n", footer=N_("No")),
    Command("pass", ("consent",), N_("leave it open"), "space,down", footer=N_("Open")),
    Command("previous", ("consent",), N_("back to the one before"), "up", footer=N_("Previous")),
    Command("finish", ("consent",), N_("to the conversation"), "f2", footer=N_("Begin")),
    # closing
    Command("open", ("closing",), N_("go to it"), "enter", footer=N_("Go there")),
    Command("end", ("closing",), N_("close the interview"), "c", footer=N_("Close")),
    Command("review", ("closing",), N_("go through the notes"), "v", footer=N_("Review")),
    Command("report", ("closing",), N_("write the case report"), "r", footer=N_("Report")),
    # the codes of the study
    Command(
        "promote", ("codes",), N_("make it a code of the codebook"), "p", footer=N_("Promote"),
        help=N_("asks its id, its name and what it stands for"),
    ),
    Command("rename", ("codes",), N_("give it another name"), "r", footer=N_("Rename")),
    Command(
        "mark", ("codes",), N_("mark it, to merge several"), "space", footer=N_("Mark"),
    ),
    Command(
        "merge", ("codes",), N_("merge it, or those marked, into another"), "m",
        footer=N_("Merge"),
    ),
    Command("undo", ("codes",), N_("take the last change of codes back"), "u", footer=N_("Undo")),
    Command(
        "used", ("codes",), N_("every code that is used, or the open ones"), "a",
        footer=N_("All codes"),
    ),
    Command(
        "return", ("setup", "preparation", "consent", "closing", "review", "codes", "case"),
        N_("back"), "escape",
        footer=N_("Back"),
        help=N_("nothing is lost"),
    ),
    # everywhere: what suits the eyes and the fingers
    Command("palette", _EVERY, N_("search for a command"), "ctrl+p", ":"),
    Command("theme", _EVERY, N_("the next theme"), "", "v", "", "",
        N_("dark, light, high contrast, colour-blind safe"),
    ),
    Command("large", _EVERY, N_("more room round the question, or not"), "", "z"),
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
    "up": "↑", "down": "↓", "number_sign": "#", "minus": "-", "colon": ":",
    "exclamation_mark": "!", "quotation_mark": '"', "question_mark": "?",
}  # fmt: skip


_chosen: dict[str, str] = {}


def use_keys(keys: Mapping[str, str]) -> None:
    """Let these commands, by `place.id`, have these keys from now on, and all others their own.

    Whoever sits at the keyboard has one keymap, as one language (`i18n.use_language`).
    """
    _chosen.clear()
    _chosen.update(keys)


def of(place: Place) -> Iterator[Command]:
    """Yield the commands of a screen, in order, with the keys that they have now."""
    for command in COMMANDS:
        if place in command.places:
            key = _chosen.get(f"{place}.{command.id}")
            yield command if key is None else command._replace(key=key)


def typed_forms(command: Command) -> list[str]:
    """Return what is typed in the note line for a command, as plain mode's help writes it."""
    from interviewer.interview import commands as typed_commands

    forms = {item.name: item.form for item in typed_commands.COMMANDS}
    return [_(forms[name]) if name in forms else name for name in command.typed.split()]


def by_key(place: Place) -> dict[str, Command]:
    """Return the commands of a screen by each of their direct keys."""
    return {key: item for item in of(place) for key in item.key.split(",") if key}


def by_letter() -> dict[str, Command]:
    """Return the interview screen's commands by their key after ^G."""
    return {item.letter: item for item in of("interview") if item.letter}


NO_KEY = "none"
"""In the place of a key: no terminal sends it, and a keymap can put one there."""


def bindings(place: Place) -> list[BindingType]:
    """Return a screen's bindings; the note line takes those of the interview screen itself.

    They hold the keys of `COMMANDS`; Textual's keymap replaces those that a user chose.
    """
    return [
        Binding(
            item.key or NO_KEY, f"do('{item.id}')", item.name, show=False, id=f"{place}.{item.id}"
        )
        for item in COMMANDS
        if place in item.places
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
