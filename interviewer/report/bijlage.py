"""The Bijlage: the reports of all cases in one document, numbered, each with its own trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from interviewer.analysis.cross.study import TYPE, Cross
from interviewer.outline import Outline
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.reading.files import load_outline
from interviewer.report.across.front import write_title
from interviewer.report.case import house_style, write_case_chapters
from interviewer.report.cross import every_case, side_by_side
from interviewer.report.parts.instrument import write_codebook, write_guides
from interviewer.report.word.document import Report
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder

NAME = "bijlage"


def write_bijlage(
    study: Path,
    *,
    output: Path | None = None,
    order_by: str = TYPE,
    template: Path | None = None,
    force: bool = False,
    warn: Warn = silent,
) -> Path:
    """Write the reports of all cases of a study in one document; return where it is.

    Without `output` it goes to `reports/bijlage.docx`, or with the next free number. Raises
    `Refused` as `interviewer.report.cross.write_cross` does.
    """
    folder = StudyFolder(study)
    outline = load_outline(folder.in_guides(folder.study.outlines.case))
    files, problems = every_case(folder)
    warn(problems)
    made = datetime.now().astimezone()
    found = side_by_side(folder, files, made, order_by)
    default = folder.reports / f"{NAME}.docx"
    target = output or (default if force else free_name(default))
    day = made.date().isoformat()
    by_id = {file.case_id: folder.going_out(file, day) for file in files}
    report = bijlage(found, by_id, outline, made, template or house_style(folder))
    write_whole(target, report.to_bytes(), force=force)
    warn(report.problems)
    return target


def bijlage(
    found: Cross,
    files: Mapping[str, CaseFile],
    outline: Outline,
    made: datetime,
    template: Path | None = None,
) -> Report:
    """Return the reports of all cases, in order; `files` are the cases by their ids.

    References stand without the case: each case is a part with its own trail.
    """
    study, words, day = found.study, Words(found.study.language), made.date().isoformat()
    _ = words.gettext
    report = Report(language=words.language, made=made, template=template)
    write_title(
        report,
        _("Appendix: the cases"),
        [study.title, words.ngettext("{n} case", "{n} cases", len(found.cases))],
        _invented(found),
        words,
        day,
        authors=", ".join(study.researchers.values()),
        subject=study.title,
    )
    report.contents(_("Contents"), depth=2)
    for one in found.cases:
        report.new_page()
        title = _("Case {n}. {case}").format(n=one.number, case=one.case.name)
        report.part(one.id, str(one.number), title)
        if one.case.fictional:
            report.note(
                _(
                    "Fictional case: the people, organisations and events in this report are"
                    " invented."
                )
            )
        write_case_chapters(report, files[one.id], outline, words, day, found.scan)
    report.end_part()
    every = [one.material for one in found.cases]
    names = {"case": _("the collaboration"), "institution": _("the institution")}
    sources = [source for material in every for source in material.sources]
    write_guides(report, sources, study, names, words)
    excerpts = [excerpt for material in every for excerpt in material.excerpts]
    write_codebook(report, excerpts, found.today, words)
    return report


def _invented(found: Cross) -> Sequence[str]:
    return [one.case.name for one in found.cases if one.case.fictional]
