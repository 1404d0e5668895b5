"""The Word report of one case."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interviewer.analysis.chapters import lay_out
from interviewer.analysis.material import gather
from interviewer.outline import Outline
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.reading.files import load_outline
from interviewer.report.chapters import write_chapter
from interviewer.report.front import write_account, write_case, write_title_page
from interviewer.report.synthesis import Syntheses
from interviewer.report.trail import write_trail
from interviewer.report.word import Report
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder


def write_report(
    study: Path,
    case: str,
    *,
    output: Path | None = None,
    template: Path | None = None,
    force: bool = False,
    warn: Warn = silent,
) -> Path:
    """Write the report of a case of a study; return where it is.

    Without `output` it goes to `reports/<case>.docx`, or with the next free number. `warn` is told
    what of the journals could not be read. Raises `Refused` where something else cannot be read,
    or the file is there already and not forced.
    """
    folder = StudyFolder(study)
    file = folder.case_file(case)
    warn(file.problems)
    outline = load_outline(folder.in_guides(folder.study.outlines.case))
    template = template or house_style(folder)
    default = folder.reports / f"{case}.docx"
    target = output or (default if force else free_name(default))
    write_case_report(file, outline, target, template, force=force)
    return target


def house_style(folder: StudyFolder) -> Path | None:
    """Return the study's house style, beside its guides or in its own folder."""
    if not folder.study.template:
        return None
    beside = folder.guides_path / folder.study.template
    return beside if beside.exists() else folder.path / folder.study.template


def write_case_report(
    file: CaseFile,
    outline: Outline,
    target: Path,
    template: Path | None = None,
    *,
    force: bool = False,
    made: datetime | None = None,
) -> None:
    """Write the report of a case to a file, whole or not at all; `made` defaults to now."""
    report = case_report(file, outline, made or datetime.now().astimezone(), template)
    write_whole(target, report.to_bytes(), force=force)


def case_report(
    file: CaseFile, outline: Outline, made: datetime, template: Path | None = None
) -> Report:
    """Return the report of a case. What stands in it passed `interviewer.interview.consent`."""
    words = Words(file.study.language)
    report = Report(language=words.language, made=made, template=template)
    write_title_page(report, file, words, made.date().isoformat())
    report.contents(words.gettext("Contents"), depth=1)
    report.new_page()
    write_case_chapters(report, file, outline, words, made.date().isoformat())
    return report


def write_case_chapters(
    report: Report, file: CaseFile, outline: Outline, words: Words, day: str
) -> None:
    """Write all of a case's report that comes after its title page and contents."""
    material = gather(file, day, words.language)
    slots = {chapter.id for chapter in outline.chapters}
    syntheses = Syntheses(material, slots, file.case_id, words.language)
    write_case(report, file, material, words)
    write_account(report, file, material, syntheses, words, len(file.problems))
    levels = file.study.levels
    for placed in lay_out(material.excerpts, outline, file.today):
        write_chapter(report, placed, syntheses, levels, file.today, words)
    write_trail(report, material, file.today, words)
