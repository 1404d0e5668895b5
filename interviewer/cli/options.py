"""What each command takes, added to its parser; `SHEETS` lists what can be printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from interviewer.cli.common import USAGE
from interviewer.errors import N_
from interviewer.i18n import gettext as _


class Parser(argparse.ArgumentParser):
    """A parser to which wrong usage is one line and exit status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message} – {self.prog} --help\n")


def common() -> Parser:
    """Return what each command and sheet takes; what stands before its name counts too."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--study", type=Path, metavar="DIR", help=_("the study's folder"))
    common.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    return common


def open_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", metavar="STUDY")


def demo_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    command.add_argument("--play", action="store_true", help=_("play a short interview instead"))


def new_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", type=Path, metavar="DIR")
    command.add_argument("--title", metavar="T")


def case_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE", help=_("its id: small letters, digits, hyphens"))
    command.add_argument("name", metavar="NAME")
    command.add_argument("--fictional", action="store_true", help=_("an invented case"))


def check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", type=Path, nargs="*", metavar="PATH")
    command.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help=_("each finding about a question, and the minutes of each guide"),
    )
    command.add_argument(
        "--watch",
        action="store_true",
        help=_("check again whenever a file changes, until ctrl+c (status 130)"),
    )


def talk_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument("--guide", metavar="G")
    command.add_argument(
        "--respondent",
        metavar="P:ROLE[:LEVEL]",
        action="append",
        default=[],
        help=_("once for each"),
    )
    command.add_argument("--document", metavar="D1")
    command.add_argument("--round", type=_round, metavar="N")
    command.add_argument("--date", metavar="D[THH:MM]")
    command.add_argument(
        "--mode", choices=("in-person", "online", "phone", "paper"), default="in-person"
    )
    command.add_argument("--resume", metavar="ID", help=_("go on with this interview"))
    command.add_argument("--join", metavar="ID", help=_("take notes beside another note-taker"))
    command.add_argument("--by", metavar="AB", default="", help=_("your initials"))
    command.add_argument("--plain", action="store_true", help=_("line by line, without the screen"))


def analyse_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument("--by", metavar="AB", default="", help=_("your initials"))
    command.add_argument("--plain", action="store_true", help=_("line by line, without the screen"))


def prepare_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument(
        "--respondent",
        metavar="P[:ROLE]",
        action="append",
        default=[],
        help=_("who will be at the table, once for each; default: as the plan says next"),
    )
    command.add_argument("--guide", metavar="G", help=_("default: as the plan says next"))
    command.add_argument("--round", type=_round, metavar="N")
    command.add_argument(
        "--notes", action="store_true", help=_("also the notes behind each code and difference")
    )


def practice_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "persona", nargs="?", default="", metavar="PERSONA", help=_("default: choose from a list")
    )
    command.add_argument("--guide", metavar="G", default="", help=_("default: the persona's first"))
    command.add_argument("--by", metavar="AB", default="", help=_("your initials"))
    command.add_argument(
        "--seed", type=int, metavar="N", default=0, help=_("other stock sentences")
    )
    command.add_argument(
        "--keep", type=Path, metavar="DIR", help=_("where to keep it; default: your data folder")
    )
    command.add_argument(
        "--resume",
        type=Path,
        metavar="DIR",
        help=_("go on with the practice kept there, or print its report once it is closed"),
    )
    command.add_argument("--plain", action="store_true", help=_("line by line, without the screen"))


def review_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument("interview", metavar="ID")
    command.add_argument("--by", metavar="CD", default="", help=_("your initials"))
    command.add_argument(
        "--blind",
        action="store_true",
        help=_("as a second coder, without seeing the codes of the first"),
    )
    command.add_argument("--plain", action="store_true", help=_("line by line, without the screen"))


def _round(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a round is a whole number from 1"))
    return int(text)


def output_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="FILE")
    command.add_argument("--force", action="store_true", help=_("write over an existing file"))


def report_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", nargs="?", metavar="CASE")
    command.add_argument(
        "--all", action="store_true", help=_("the reports of all cases in one document")
    )
    command.add_argument(
        "--cross", action="store_true", help=_("the cases side by side, in tables and figures")
    )
    command.add_argument(
        "--order-by",
        metavar="ATTRIBUTE",
        help=_("with --all or --cross: what of case.yaml the cases are ordered by; default: type"),
    )
    command.add_argument(
        "--csv", type=Path, metavar="DIR", help=_("with --cross: its tables as CSV files too")
    )
    command.add_argument("--template", type=Path, metavar="F.docx", help=_("a house style"))
    command.add_argument(
        "--merge",
        type=Path,
        metavar="OLD.docx",
        help=_("first take over what was edited in the syntheses of an older report of the case"),
    )
    command.add_argument(
        "--by", metavar="AB", default="", help=_("with --merge: the initials of who edited")
    )
    output_arguments(command)
    command.set_defaults(wrong_usage=command.error)


def member_check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument("respondent", metavar="R1", type=_pseudonym)
    command.add_argument("--round", type=_round, metavar="N", help=_("of this round alone"))
    command.add_argument("--template", type=Path, metavar="F.docx", help=_("a house style"))
    output_arguments(command)
    command.add_argument(
        "--answer",
        metavar="ANSWER",
        help=_("record what they answered: agreed, corrected or no-answer; writes no document"),
    )
    command.add_argument(
        "--words", metavar="WORDS", default="", help=_("with --answer: what they said to it")
    )
    command.add_argument("--by", metavar="AB", default="", help=_("your initials"))


def _pseudonym(text: str) -> str:
    return text.removeprefix("@").upper()


def codes_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--used", action="store_true", help=_("every code that is used, not the open ones alone")
    )
    actions = command.add_subparsers(metavar="ACTION", dest="action", parser_class=Parser)
    for name, (summary, example) in CODE_ACTIONS.items():
        action = actions.add_parser(
            name,
            help=_(summary),
            description=_(summary),
            epilog=_("Example: {example}").format(example=example),
            parents=[common()],
        )
        if name == "promote":
            action.add_argument("code", metavar="open.X")
            action.add_argument("to", metavar="ID", help=_("begins with a block's id"))
            action.add_argument("--name", metavar="NAME", help=_("default: the word it has"))
            action.add_argument("--definition", metavar="WORDS")
        if name == "rename":
            action.add_argument("code", metavar="CODE")
            action.add_argument("name", metavar="NAME")
        if name == "merge":
            action.add_argument("codes", metavar="CODE", nargs="+")
            action.add_argument("--into", metavar="CODE", required=True)
        action.add_argument("--by", metavar="AB", default="", help=_("your initials"))


CODE_ACTIONS: dict[str, tuple[str, str]] = {
    "promote": (
        N_("Make an open code one of the codebook, in every note that has it."),
        'interviewer codes promote open.koffie drivers.koffie --name "Koffie"',
    ),
    "rename": (
        N_("Give a code another name."),
        'interviewer codes rename drivers.koffie "Maandagkoffie"',
    ),
    "merge": (
        N_("Make codes one, in every note that has them."),
        "interviewer codes merge open.koffie open.thee --into drivers.netwerk",
    ),
    "undo": (N_("Take the last change of codes back."), "interviewer codes undo"),
}
"""What can be done to the codes of a study."""


def print_arguments(command: argparse.ArgumentParser) -> None:
    sheets = command.add_subparsers(
        metavar="SHEET", dest="sheet", required=True, parser_class=Parser
    )
    for name, (summary, example, options) in SHEETS.items():
        sheet = sheets.add_parser(
            name,
            help=_(summary),
            description=_(summary),
            epilog=_("Example: {example}").format(example=example),
            parents=[common()],
        )
        for option in options.split():
            names, settings = _PRINT_OPTIONS[option]
            sheet.add_argument(*names, **{k: _said(k, v) for k, v in settings.items()})
        sheet.add_argument("--template", type=Path, metavar="F.docx", help=_("a house style"))
        output_arguments(sheet)


def _said(setting: str, value: Any) -> Any:
    return _(value) if setting == "help" else value


_PRINT_OPTIONS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "[case]": (("case",), {"nargs": "?", "metavar": "CASE"}),
    "guide": (("guide",), {"metavar": "G"}),
    "--case": (("--case",), {"metavar": "CASE", "help": N_("fill in the names of this case")}),
    "--guide": (
        ("--guide",),
        {"metavar": "G", "help": N_("the guide it belongs to; default: the one planned most")},
    ),
    "--role": (("--role",), {"metavar": "ROLE", "help": N_("in the words for this role alone")}),
    "--language": (("--language",), {"choices": ("nl", "en"), "help": N_("nl or en")}),
    "--paper": (("--paper",), {"choices": ("a4", "a3"), "default": "a4"}),
    "--quotes": (
        ("--quotes",),
        {"action": "store_true", "help": N_("short quotes too, of those who agreed to be quoted")},
    ),
}
SHEETS: dict[str, tuple[str, str, str]] = {
    "praatplaat": (
        N_("The blocks as one picture to talk about, empty or of a case."),
        "interviewer print praatplaat warme-loods --paper a3",
        "[case] --guide --language --paper --quotes",
    ),
    "tijdlijn": (
        N_("A timeline: empty to draw on, or from the dated notes of a case."),
        "interviewer print tijdlijn warme-loods",
        "[case] --language --paper",
    ),
    "scan": (
        N_("The samenwerkingsscan to fill in, or as filled in for a case."),
        "interviewer print scan --paper a3",
        "[case] --language --paper",
    ),
    "guide": (
        N_("A guide to interview from on paper."),
        "interviewer print guide ronde-1 --role docent",
        "guide --case --role --language",
    ),
    "protocol": (
        N_("The case study protocol, after Yin."),
        "interviewer print protocol",
        "[case] --language",
    ),
    "letter": (
        N_("The information letter for respondents."),
        "interviewer print letter --guide focusgroep",
        "--guide --case --role --language",
    ),
    "consent": (
        N_("The consent form."),
        "interviewer print consent --guide focusgroep",
        "--guide --case --language",
    ),
}
"""What can be printed: what it is, an example, its options."""


def serve_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", metavar="STUDY")
    command.add_argument(
        "--port", type=int, default=0, metavar="N", help=_("default: one that is free")
    )


def settings_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--theme", metavar="T", help=_("dark, light, high-contrast, colour-blind"))
    command.add_argument("--language", choices=("nl", "en"), help=_("of the interface"))
    command.add_argument(
        "--large", choices=("on", "off"), help=_("large type for the question on the screen")
    )
    command.add_argument("--keys", action="store_true", help=_("list every command with its keys"))


def stats_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("cases", nargs="*", metavar="CASE")
    command.add_argument("--json", action="store_true")
    command.add_argument(
        "--agreement",
        nargs=2,
        metavar=("AB", "CD"),
        help=_("how far two coders agree, of whom one coded blind, and where they differ"),
    )


def export_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("format", choices=("json",), metavar="FORMAT")
    command.add_argument("cases", nargs="*", metavar="CASE")
    output_arguments(command)
