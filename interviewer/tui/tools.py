"""What the command line makes of a study, from the start screen: counts, checks, sheets, exports.

Each is the same function as the command's; it runs in a thread, and what it prints is a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from interviewer.errors import N_, Problem
from interviewer.i18n import gettext as _
from interviewer.lines import format_problem
from interviewer.store.folder import StudyFolder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SHEETS = {
    "praatplaat": N_("Print: praatplaat"),
    "tijdlijn": N_("Print: timeline"),
    "scan": N_("Print: scan"),
    "protocol": N_("Print: protocol"),
    "letter": N_("Print: information letter"),
    "consent": N_("Print: consent form"),
}
"""Sheets that are of a case; of the guide there is one a guide."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One thing that can be made or counted."""

    title: str
    """What it does, in the current language."""
    command: str
    """The command line's command that does the same."""
    run: Callable[[], list[str]]
    """Does it, and returns what there is to read. Raises Refused."""
    table: bool = False
    """Whether what there is to read are columns."""


def tools(path: Path, case: str) -> Iterator[Tool]:
    """Yield what can be made of a study, and of the case that is chosen."""
    folder = StudyFolder(path)
    yield Tool(_("Count coverage and coding"), "stats", partial(_stats, folder, case), table=True)
    yield Tool(_("Check guides, codebook and cases"), "check", partial(_check, path))
    yield Tool(_("Export the case as JSON"), "export", partial(_export, path, case))
    yield Tool(_("Report across cases, and its tables as CSV"), "report", partial(_cross, path))
    yield Tool(_("The reports of all cases in one document"), "report", partial(_bijlage, path))
    people = {
        r: person.role
        for held in folder.case_file(case).held
        for r, person in held.state.respondents.items()
    }
    for r, role in sorted(people.items(), key=lambda pair: (len(pair[0]), pair[0])):
        title = _("Member check for {who}").format(who=f"{r} {role}".strip())
        yield Tool(title, "member-check", partial(_member_check, path, case, r))
    for sheet, words in SHEETS.items():
        yield Tool(_(words), f"print {sheet}", partial(_print, path, sheet, case, ""))
    for guide in dict.fromkeys(name for name, _language in folder.guides()):
        title = _("Print: guide {guide}").format(guide=guide)
        yield Tool(title, "print guide", partial(_print, path, "guide", case, guide))


class _Told:
    """What was said while something was made."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, problems: Iterable[Problem]) -> None:
        """Take problems down, a line each."""
        self.lines += [format_problem(problem) for problem in problems]


def _stats(folder: StudyFolder, case: str) -> list[str]:
    from interviewer.analysis.stats import case_stats
    from interviewer.words.tables import as_lines

    return as_lines([case_stats(folder.case_file(case))])


def _check(path: Path) -> list[str]:
    from interviewer.check import findings

    found = findings([path])
    return list(found.lines) or [_("Nothing is wrong.")]


def _export(path: Path, case: str) -> list[str]:
    from interviewer.exchange.json import write_json

    told = _Told()
    return [str(write_json(path, [case], warn=told)), *told.lines]


def _cross(path: Path) -> list[str]:
    from interviewer.output import free_name
    from interviewer.report.cross import write_cross

    told, sheets = _Told(), free_name(path / "reports" / "csv")
    return [str(write_cross(path, csv=sheets, warn=told)), str(sheets), *told.lines]


def _bijlage(path: Path) -> list[str]:
    from interviewer.report.bijlage import write_bijlage

    told = _Told()
    return [str(write_bijlage(path, warn=told)), *told.lines]


def _member_check(path: Path, case: str, r: str) -> list[str]:
    from interviewer.report.member_check import write_member_check

    told = _Told()
    return [str(write_member_check(path, case, r, warn=told)), *told.lines]


def _print(path: Path, sheet: str, case: str, guide: str) -> list[str]:
    from interviewer.report.sheets.print import print_sheet

    told = _Told()
    return [str(print_sheet(path, sheet, case=case, guide=guide, warn=told)), *told.lines]
