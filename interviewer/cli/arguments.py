"""The commands: what each is, an example, who carries it out, what it takes; and their parser."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from interviewer import __version__
from interviewer.cli import commands, options, outputs, talking
from interviewer.cli.common import Arguments
from interviewer.errors import N_
from interviewer.i18n import gettext as _


def parser(only: str = "") -> argparse.ArgumentParser:
    """Return the parser of all commands, or of one, for which the others need not be described."""
    made = options.Parser(
        prog="interviewer",
        description=_("Conversational assistant for semi-structured, case-study interviews."),
        epilog=_("Try it: interviewer demo"),
    )
    made.add_argument("--version", action="version", version=f"interviewer {__version__}")
    made.add_argument("--study", type=Path, metavar="DIR", help=_("the study's folder"))
    made.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    listing = made.add_subparsers(metavar="COMMAND", required=True, parser_class=options.Parser)
    for name in [only] if only else COMMANDS:
        summary, example, carry_out, describe = COMMANDS[name]
        # `open` is what happens without a command; it stands in no list.
        named: dict[str, Any] = {"prog": "interviewer"} if name == "open" else {"help": _(summary)}
        command = listing.add_parser(
            name,
            description=_(summary),
            epilog=_("Example: {example}").format(example=example),
            parents=[options.common()],
            **named,
        )
        describe(command)
        command.set_defaults(run=carry_out)
    return made


COMMANDS: dict[
    str,
    tuple[str, str, Callable[[Arguments], int], Callable[[argparse.ArgumentParser], None]],
] = {
    "open": (
        N_("Open the screen on a study."),
        "interviewer mystudy",
        commands.open_command,
        options.open_arguments,
    ),
    "demo": (
        N_("Open a copy of the sample study."),
        "interviewer demo trial",
        commands.demo_command,
        options.demo_arguments,
    ),
    "new": (
        N_("Make a new study with the redeneerlijn's instrument."),
        'interviewer new mystudy --title "Samen opleiden in de regio"',
        commands.new_command,
        options.new_arguments,
    ),
    "case": (
        N_("Add a case to the study."),
        'interviewer case twents-fonds "Twents Fonds voor Vakmanschap"',
        commands.case_command,
        options.case_arguments,
    ),
    "check": (
        N_("Check guides, codebook, study and cases."),
        "interviewer check guides/ronde-1.yaml",
        commands.check_command,
        options.check_arguments,
    ),
    "talk": (
        N_("Hold an interview, or go on with one."),
        "interviewer talk twents-fonds --guide ronde-1 --respondent R1:bestuur --by AB",
        talking.talk_command,
        options.talk_arguments,
    ),
    "analyse": (
        N_("Work on a case: syntheses, ratings, typing, scan."),
        "interviewer analyse twents-fonds --by AB",
        talking.analyse_command,
        options.analyse_arguments,
    ),
    "prepare": (
        N_("All that a case holds, before an interview of it begins; for your eyes only."),
        "interviewer prepare twents-fonds --respondent R1:bestuur --guide ronde-2",
        talking.prepare_command,
        options.prepare_arguments,
    ),
    "practice": (
        N_("Practise with a scripted respondent, and get a report."),
        "interviewer practice docent",
        talking.practice_command,
        options.practice_arguments,
    ),
    "review": (
        N_("Go through a closed interview: code it, code it blind, settle differences."),
        "interviewer review warme-loods 2023-03-14-r1-r1 --blind --by CD",
        talking.review_command,
        options.review_arguments,
    ),
    "report": (
        N_("Write the Word report of a case, of all cases, or across cases."),
        "interviewer report twents-fonds",
        outputs.report_command,
        options.report_arguments,
    ),
    "member-check": (
        N_("Write for one respondent what they said, to be checked by them; record the answer."),
        "interviewer member-check warme-loods R1",
        outputs.member_check_command,
        options.member_check_arguments,
    ),
    "codes": (
        N_("List the open codes; promote, rename or merge codes across the study."),
        "interviewer codes --used",
        outputs.codes_command,
        options.codes_arguments,
    ),
    "print": (
        N_("Print a sheet: guide, letter, consent form, protocol, scan, praatplaat, timeline."),
        "interviewer print guide ronde-1 --role docent",
        outputs.print_command,
        options.print_arguments,
    ),
    "stats": (
        N_("Count coverage and coding."),
        "interviewer stats twents-fonds --json",
        outputs.stats_command,
        options.stats_arguments,
    ),
    "export": (
        N_("Write the study's notes for other programs."),
        "interviewer export json twents-fonds",
        outputs.export_command,
        options.export_arguments,
    ),
    "settings": (
        N_("Show or change theme, language and size of type; list the keys."),
        "interviewer settings --theme high-contrast --large on",
        commands.settings_command,
        options.settings_arguments,
    ),
    "serve": (
        N_("Show the screen in a browser on this machine."),
        "interviewer serve --port 8765",
        commands.serve_command,
        options.serve_arguments,
    ),
}
"""What the program can do: what it is, an example, who does it, what it takes."""
