"""The Word report of one case."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interviewer.analysis.chapters import lay_out
from interviewer.analysis.material import Material, gather
from interviewer.analysis.portrait.account import account
from interviewer.analysis.portrait.tables import alone
from interviewer.guide.scan import Scan
from interviewer.outline import Outline
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.reading.files import load_outline
from interviewer.report.figures import case_figures
from interviewer.report.parts.account import write_account
from interviewer.report.parts.chapters import Writing, digested, write_bare, write_chapter
from interviewer.report.parts.front import write_case, write_legend, write_title_page
from interviewer.report.parts.instrument import write_codebook, write_guides
from interviewer.report.parts.remarks import Remarks
from interviewer.report.parts.synthesis import Syntheses
from interviewer.report.parts.trail import write_trail
from interviewer.report.tables import CaseTables
from interviewer.report.word.document import Report
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.words.phrasing import spoken_names


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
    made = datetime.now().astimezone()
    file = folder.going_out(file, made.date().isoformat())
    outline = load_outline(folder.in_guides(folder.study.outlines.case))
    template = template or house_style(folder)
    default = folder.reports / f"{case}.docx"
    target = output or (default if force else free_name(default))
    scan = folder.scan(file.study.language)
    write_case_report(file, outline, target, template, force=force, made=made, scan=scan, warn=warn)
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
    scan: Scan | None = None,
    warn: Warn = silent,
) -> None:
    """Write the report of a case to a file, whole or not at all; `made` defaults to now.

    `warn` is told which styles the house style lacks.
    """
    report = case_report(file, outline, made or datetime.now().astimezone(), template, scan)
    write_whole(target, report.to_bytes(), force=force)
    warn(report.problems)


def case_report(
    file: CaseFile,
    outline: Outline,
    made: datetime,
    template: Path | None = None,
    scan: Scan | None = None,
) -> Report:
    """Return the report of a case. What stands in it passed `interviewer.interview.consent`.

    `scan` is the study's, for the words of what was answered.
    """
    words, day = Words(file.study.language), made.date().isoformat()
    report = Report(language=words.language, made=made, template=template)
    write_title_page(report, file, words, day)
    report.contents(words.gettext("Contents"), depth=1)
    report.new_page()
    material = write_case_chapters(report, file, outline, words, day, scan, legend=True)
    names = spoken_names(file.case, file.study, "")
    write_guides(report, material.sources, file.study, names, words)
    write_codebook(report, material.excerpts, file.today, words, of_one=True)
    return report


def write_case_chapters(
    report: Report,
    file: CaseFile,
    outline: Outline,
    words: Words,
    day: str,
    scan: Scan | None = None,
    *,
    legend: bool = False,
) -> Material:
    """Write a case's report from after its contents to its trail; return what it is made of.

    `legend`: with how to read it.
    """
    _ = words.gettext
    material = gather(file, day, words.language)
    found = alone(file, material, scan, words.language)
    slots = {chapter.id for chapter in outline.chapters}
    syntheses = Syntheses(material, slots, file.case_id, words.language)
    places = write_case(report, file, material, found, words)
    if legend:
        report.heading(2, _("How to read this report"))
        write_legend(report, material.sources, words)
    remarks = Remarks(report, words, file.today, material)
    tables = CaseTables(found, words)
    chapters = lay_out(material.excerpts, outline, file.today)
    writing = Writing(
        report=report,
        syntheses=syntheses,
        tables=tables,
        remarks=remarks,
        levels=file.study.levels,
        rounds=frozenset(
            source.opened.round for source in material.sources if not source.opened.document
        ),
        today=file.today,
        words=words,
        figures=case_figures(report, material, file, words),
        digested=digested(chapters),
    )
    for placed in chapters:
        write_chapter(placed, writing)
    write_bare(writing)
    ahead = {
        "guides": _("Appendix: the guides"),
        "codebook": _("Appendix: the codes"),
        "notes": _("Appendix: the notes"),
    }
    places |= {name: (title, report.ahead(title)) for name, title in ahead.items()}
    places["chapters"] = _("the chapters"), ""
    facts = account(file, material, found)
    write_account(
        report,
        file,
        material,
        facts,
        remarks,
        places,
        syntheses.unsupported,
        tables.unsupported,
        words,
        writing.smaller,
    )
    names = spoken_names(file.case, file.study, "")
    on_notes = remarks.on_notes(material)
    write_trail(report, material, file.today, file.study, names, words, on_notes)
    return material
