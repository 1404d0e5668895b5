"""Print a sheet of a study to a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from interviewer.errors import nearest, refuse
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.report.case import house_style
from interviewer.report.sheets.consent import consent_form
from interviewer.report.sheets.guide import guide_sheet
from interviewer.report.sheets.letter import letter
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.praatplaat import praatplaat
from interviewer.report.sheets.protocol import protocol
from interviewer.report.sheets.scan import scan_sheet
from interviewer.report.sheets.sheet import Paper, Sheet
from interviewer.report.sheets.tijdlijn import tijdlijn
from interviewer.store.folder import StudyFolder

SHEETS: Mapping[str, Callable[[Order], Sheet]] = {
    "praatplaat": praatplaat,
    "tijdlijn": tijdlijn,
    "scan": scan_sheet,
    "guide": guide_sheet,
    "protocol": protocol,
    "letter": letter,
    "consent": consent_form,
}
"""What can be printed."""


def print_sheet(
    study: Path,
    sheet: str,
    *,
    case: str = "",
    guide: str = "",
    language: str = "",
    role: str = "",
    paper: Paper = "a4",
    quotes: bool = False,
    output: Path | None = None,
    template: Path | None = None,
    force: bool = False,
    made: datetime | None = None,
    warn: Warn = silent,
) -> Path:
    """Write a sheet of a study; return where it is.

    Without `output` it goes to `reports/`, named after what it is, or with the next free number.
    `warn` is told what of the journals could not be read. Raises `Refused` where something else
    cannot be read, or the file is there already and not forced.
    """
    folder = StudyFolder(study)
    roles = folder.study.roles
    if role and role not in roles:
        raise refuse(
            "unknown-role", role=role, known=", ".join(roles), nearest=nearest(role, roles)
        )
    order = Order(
        folder,
        made or datetime.now().astimezone(),
        case_id=case,
        guide_id=guide,
        language=language,
        role=role,
        paper=paper,
        quotes=quotes,
        template=template or house_style(folder),
        warn=warn,
    )
    data = SHEETS[sheet](order).to_bytes()
    parts = [case, sheet, guide, role, language, paper if paper != "a4" else ""]
    default = folder.reports / f"{'-'.join(filter(None, parts))}.docx"
    target = output or (default if force else free_name(default))
    write_whole(target, data, force=force)
    return target
