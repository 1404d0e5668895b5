"""The command line: reads arguments, calls one function a command, turns refusals into one line.

Heavy libraries are imported by the command that needs them, so `--version` and `--help` are
immediate.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from interviewer import __version__
from interviewer.errors import N_, Problem, Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence

if TYPE_CHECKING:
    from interviewer.store.opening import Plan, Seat
    from interviewer.store.session import Session

Arguments = argparse.Namespace
DONE, ERRORS, USAGE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line and exit status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message} – {self.prog} --help\n")


def run(argv: Sequence[str]) -> int:
    """Carry out a command line; return the exit status. No traceback reaches a user."""
    arguments = _parser().parse_args(_with_command(argv))
    try:
        return int(arguments.run(arguments))
    except Refused as refused:
        _warn(refused.problems)
        return ERRORS
    except BrokenPipeError:
        # Whoever read our output has gone; what was saved is saved.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 (nothing may be flushed to it)
        return ERRORS
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if arguments.debug:
            raise
        where = error.filename or ""
        failed = refuse("unwritable", path=where, reason=error.strerror).problems[0]
        print(f"interviewer: {sentence(failed)}", file=sys.stderr)
        return ERRORS
    except Exception as error:
        if arguments.debug:
            raise
        # Never the message: it may hold people's words.
        print(
            _(
                "interviewer: something went wrong ({kind}); what was saved is saved; --debug"
            ).format(kind=type(error).__name__),
            file=sys.stderr,
        )
        return ERRORS


def _placed(problem: Problem) -> str:
    from interviewer.check import format_problem
    from interviewer.phrasing import harmless

    return harmless(format_problem(problem) if problem.place else sentence(problem))


def _warn(problems: Iterable[Problem]) -> None:
    """Say on standard error what could not be read; what could be is used."""
    for problem in problems:
        print(f"interviewer: {_placed(problem)}", file=sys.stderr)


def _with_command(argv: Sequence[str]) -> list[str]:
    """A first word that is no command and no option is a study to open."""
    first = next((word for word in argv if not word.startswith("-")), None)
    if first in COMMANDS or any(word in ("-h", "--help", "--version") for word in argv):
        return list(argv)
    return ["open", *argv]


# Commands


def _open(arguments: Arguments) -> int:
    study = arguments.study or Path()
    if arguments.study and not (study / "study.yaml").is_file():
        raise refuse("no-study", folder=str(study))
    if not _on_terminal():
        raise refuse("no-terminal")
    from interviewer.tui.app import run as run_screen

    return run_screen(study, debug=arguments.debug)


def _demo(arguments: Arguments) -> int:
    from interviewer.store.create import copy_sample

    target = arguments.dir
    if target is None:
        import platformdirs

        target = Path(platformdirs.user_data_dir("interviewer")) / "demo"
    study = copy_sample(target)
    if arguments.play or not _on_terminal():
        from interviewer.demo import play

        return play(study, sys.stdout)
    from interviewer.tui.app import run as run_screen

    return run_screen(study, debug=arguments.debug)


def _new(arguments: Arguments) -> int:
    from interviewer.store.create import new_study

    study = new_study(arguments.dir, arguments.title or arguments.dir.resolve().name)
    print(study)
    return DONE


def _case(arguments: Arguments) -> int:
    from interviewer.store.create import new_case

    print(
        new_case(_study(arguments), arguments.case, arguments.name, fictional=arguments.fictional)
    )
    return DONE


def _check(arguments: Arguments) -> int:
    from interviewer import check

    paths = arguments.paths or [str(arguments.study or ".")]
    return check.run(paths, sys.stdout, verbose=arguments.verbose)


def _talk(arguments: Arguments) -> int:
    from interviewer.store import opening
    from interviewer.store.folder import StudyFolder

    path = _study(arguments)
    folder = StudyFolder(path)
    plain = arguments.plain or not _on_terminal() or os.environ.get("TERM") == "dumb"
    by = arguments.by or _initials(folder.study.researchers)
    if arguments.join:
        opened = opening.join(folder, arguments.case, arguments.join, arguments.by)
    elif arguments.resume:
        opened = opening.resume(folder, arguments.case, arguments.resume, arguments.by or "")
    else:
        opened = opening.open_new(folder, arguments.case, _plan(arguments, by))
    if plain and opened.read_only:
        opened.leave()
        why = [item for item in opened.notices if item.code in ("held-by", "newer-journal")]
        raise Refused(*why[:1])
    if plain:
        return _talk_plain(opened, folder.case(arguments.case), folder.study, path)
    from interviewer.tui.app import run as run_screen

    return run_screen(path, session=opened, debug=arguments.debug)


def _talk_plain(opened: Session, case: object, study: object, path: Path) -> int:
    from interviewer.phrasing import how_to_resume, spoken_names
    from interviewer.plain import Plain
    from interviewer.signals import leaving_well

    names = spoken_names(case, study, opened.by)  # type: ignore[arg-type]
    line = how_to_resume(opened, str(path))
    with leaving_well(line):
        try:
            sys.stdin.reconfigure(  # type: ignore[union-attr]
                encoding="utf-8", errors="replace", newline="\n"
            )
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            Plain(opened, sys.stdout, names).run(sys.stdin)
        finally:
            opened.leave()
    if not opened.state.closed:
        print(f"  {line}")
    return DONE


def _plan(arguments: Arguments, by: str) -> Plan:
    from interviewer.store.opening import Plan

    if not arguments.guide:
        raise refuse("needs-guide")
    return Plan(
        guide=arguments.guide,
        respondents=tuple(_seat(text) for text in arguments.respondent),
        document=arguments.document,
        round=arguments.round,
        held=arguments.date or "",
        mode=arguments.mode,
        by=by,
    )


def _seat(text: str) -> Seat:
    import re

    from interviewer.store.opening import Seat
    from interviewer.study import PSEUDONYM

    name, _colon, rest = text.partition(":")
    role, _colon, level = rest.partition(":")
    if not re.fullmatch(PSEUDONYM, name):
        raise refuse("bad-pseudonym", name=name)
    if ":" in level:
        raise refuse("bad-respondent", text=text)
    return Seat(name, role, level)


def _initials(researchers: dict[str, str]) -> str:
    """Who works here, when not told: the study's only researcher, else the login's first two."""
    if len(researchers) == 1:
        return next(iter(researchers))
    import getpass

    try:
        return getpass.getuser()[:2].upper()
    except (OSError, KeyError):
        return "XX"


def _report(arguments: Arguments) -> int:
    from interviewer.report.case import write_report

    print(
        write_report(
            _study(arguments),
            arguments.case,
            output=arguments.output,
            template=arguments.template,
            force=arguments.force,
        )
    )
    return DONE


def _print(arguments: Arguments) -> int:
    from interviewer.report.sheets.print import print_sheet

    given = vars(arguments)
    print(
        print_sheet(
            _study(arguments),
            arguments.sheet,
            case=given.get("case") or "",
            guide=given.get("guide") or "",
            language=given.get("language") or "",
            role=given.get("role") or "",
            paper=given.get("paper", "a4"),
            quotes=given.get("quotes", False),
            output=arguments.output,
            template=arguments.template,
            force=arguments.force,
        )
    )
    return DONE


def _stats(arguments: Arguments) -> int:
    from interviewer.analysis.stats import case_stats
    from interviewer.store.folder import StudyFolder
    from interviewer.tables import as_json, as_lines

    folder = StudyFolder(_study(arguments))
    found = []
    for case in dict.fromkeys(arguments.cases or folder.cases()):
        case_file = folder.case_file(case)
        _warn(case_file.problems)
        found.append(case_stats(case_file))
    print(as_json(found) if arguments.json else "\n".join(as_lines(found)))
    return DONE


def _export(arguments: Arguments) -> int:
    from interviewer.exchange.json import write_json

    print(
        write_json(
            _study(arguments),
            arguments.cases,
            output=arguments.output,
            force=arguments.force,
            warn=_warn,
        )
    )
    return DONE


# Arguments


def _study(arguments: Arguments) -> Path:
    from interviewer.store.folder import find_study

    return find_study(arguments.study or Path())


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--study", type=Path, metavar="DIR", help=_("the study's folder"))
    common.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    parser = _Parser(
        prog="interviewer",
        description=_("Conversational assistant for semi-structured, case-study interviews."),
        epilog=_("Try it: interviewer demo"),
    )
    parser.add_argument("--version", action="version", version=f"interviewer {__version__}")
    parser.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (summary, example, carry_out, describe) in COMMANDS.items():
        # `open` is what happens without a command; it stands in no list.
        listed: dict[str, Any] = {"help": _(summary), "parents": [common]}
        if name == "open":
            listed = {}
        command = commands.add_parser(
            name,
            description=_(summary),
            epilog=_("Example: {example}").format(example=example),
            **listed,
        )
        describe(command)
        command.set_defaults(run=carry_out)
    return parser


def _open_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("study", type=Path, nargs="?", metavar="STUDY")
    command.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _demo_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    command.add_argument("--play", action="store_true", help=_("play a short interview instead"))


def _new_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", type=Path, metavar="DIR")
    command.add_argument("--title", metavar="T")


def _case_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE", help=_("its id: small letters, digits, hyphens"))
    command.add_argument("name", metavar="NAME")
    command.add_argument("--fictional", action="store_true", help=_("an invented case"))


def _check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH")
    command.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help=_("each finding about a question, and the minutes of each guide"),
    )


def _talk_arguments(command: argparse.ArgumentParser) -> None:
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


def _round(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a round is a whole number from 1"))
    return int(text)


def _output_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="FILE")
    command.add_argument("--force", action="store_true", help=_("write over an existing file"))


def _report_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE")
    command.add_argument("--template", type=Path, metavar="F.docx", help=_("a house style"))
    _output_arguments(command)


def _print_arguments(command: argparse.ArgumentParser) -> None:
    sheets = command.add_subparsers(
        metavar="SHEET", dest="sheet", required=True, parser_class=_Parser
    )
    for name, (summary, example, options) in SHEETS.items():
        sheet = sheets.add_parser(
            name,
            help=_(summary),
            description=_(summary),
            epilog=_("Example: {example}").format(example=example),
        )
        for option in options.split():
            names, settings = _PRINT_OPTIONS[option]
            sheet.add_argument(*names, **{k: _said(k, v) for k, v in settings.items()})
        sheet.add_argument("--template", type=Path, metavar="F.docx", help=_("a house style"))
        _output_arguments(sheet)
        # what stands before the sheet's name counts too, so these have no default of their own
        hidden = argparse.SUPPRESS
        sheet.add_argument(
            "--study", type=Path, metavar="DIR", default=hidden, help=_("the study's folder")
        )
        sheet.add_argument("--debug", action="store_true", default=hidden, help=hidden)


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


def _stats_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("cases", nargs="*", metavar="CASE")
    command.add_argument("--json", action="store_true")


def _export_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("format", choices=("json",), metavar="FORMAT")
    command.add_argument("cases", nargs="*", metavar="CASE")
    _output_arguments(command)


COMMANDS: dict[
    str,
    tuple[str, str, Callable[[Arguments], int], Callable[[argparse.ArgumentParser], None]],
] = {
    "open": (N_("Open the screen on a study."), "interviewer mystudy", _open, _open_arguments),
    "demo": (
        N_("Open a copy of the sample study."),
        "interviewer demo trial",
        _demo,
        _demo_arguments,
    ),
    "new": (
        N_("Make a new study with the redeneerlijn's instrument."),
        'interviewer new mystudy --title "Samen opleiden in de regio"',
        _new,
        _new_arguments,
    ),
    "case": (
        N_("Add a case to the study."),
        'interviewer case twents-fonds "Twents Fonds voor Vakmanschap"',
        _case,
        _case_arguments,
    ),
    "check": (
        N_("Check guides, codebook, study and cases."),
        "interviewer check guides/ronde-1.yaml",
        _check,
        _check_arguments,
    ),
    "talk": (
        N_("Hold an interview, or go on with one."),
        "interviewer talk twents-fonds --guide ronde-1 --respondent R1:bestuur --by AB",
        _talk,
        _talk_arguments,
    ),
    "report": (
        N_("Write the Word report of a case."),
        "interviewer report twents-fonds",
        _report,
        _report_arguments,
    ),
    "print": (
        N_("Print a sheet: guide, letter, consent form, protocol, scan, praatplaat, timeline."),
        "interviewer print guide ronde-1 --role docent",
        _print,
        _print_arguments,
    ),
    "stats": (
        N_("Count coverage and coding."),
        "interviewer stats twents-fonds --json",
        _stats,
        _stats_arguments,
    ),
    "export": (
        N_("Write the study's notes for other programs."),
        "interviewer export json twents-fonds",
        _export,
        _export_arguments,
    ),
}
