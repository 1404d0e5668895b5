"""The Bijlage: the reports of all cases in one document, numbered, each with its own trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from interviewer.analysis.cross.study import TYPE, Cross, OneCase
from interviewer.errors import N_
from interviewer.outline import Outline
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.reading.files import load_outline
from interviewer.report.across.front import with_fictional, write_title
from interviewer.report.across.words import WORDS
from interviewer.report.case import house_style, write_case_chapters
from interviewer.report.cross import every_case, side_by_side
from interviewer.report.parts.front import write_legend
from interviewer.report.parts.instrument import write_codebook, write_guides
from interviewer.report.word.document import Report
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder

NAME = "bijlage"
ORDERED_BY = {
    "type": N_("type"),
    "institution": N_("institution"),
    "theme": N_("theme"),
    "phase": N_("phase"),
    "started": N_("year of beginning"),
    "status": N_("place in the study"),
}
"""A field of a case by which cases may be ordered → the words for it."""


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
    whole, invented = _("Appendix: the cases"), _invented(found)
    write_title(
        report,
        whole,
        [study.title, words.ngettext("{n} case", "{n} cases", len(found.cases))],
        invented,
        words,
        day,
        authors=", ".join(study.researchers.values()),
        subject=study.title,
    )
    report.contents(_("Contents"), depth=2)
    report.new_page()
    _write_legend(report, found, words)
    for one in found.cases:
        report.new_page()
        title = _("Case {n}. {case}").format(n=one.number, case=one.case.name)
        report.running_head(title, _("Fictional case") if one.case.fictional else "")
        if one.case.fictional:
            title = _("{case} (fictional)").format(case=title)
        report.part(one.id, str(one.number), title)
        if one.case.fictional:
            report.note(
                _("Fictional case: the people, organisations and events in this case are invented.")
            )
        write_case_chapters(report, files[one.id], outline, words, day, found.scan)
    report.end_part()
    report.new_page()
    report.running_head(whole, with_fictional(len(invented), words))
    every = [one.material for one in found.cases]
    names = {"case": _("the collaboration"), "institution": _("the institution")}
    sources = [source for material in every for source in material.sources]
    write_guides(report, sources, study, names, words)
    excerpts = [excerpt for material in every for excerpt in material.excerpts]
    write_codebook(report, excerpts, found.today, words)
    return report


def _write_legend(report: Report, found: Cross, words: Words) -> None:
    """Write how to read what follows, once for all cases: what the cases are, and their signs."""
    _ = words.gettext
    report.heading(1, _("How to read this appendix"))
    sentences = [
        _("Each case has its own chapters, account of method and notes."),
        _("The cases are ordered by {attribute}, then by name.").format(
            attribute=_(ORDERED_BY.get(found.order_by, found.order_by))
        )
        if found.order_by != "name"
        else _("The cases are ordered by name."),
    ]
    read = [_of_documents(one) for one in found.cases]
    if any(read):
        sentences.append(
            words.ngettext(
                "{n} case rests on documents alone: nobody was interviewed for it.",
                "{n} cases rest on documents alone: nobody was interviewed for them.",
                sum(read),
            )
        )
    report.paragraph(" ".join(sentences))
    kinds = {one.type for one in found.cases}
    told = [_(WORDS[kind]) for kind in ("OCS", "SGS") if kind in kinds]
    if told:
        report.paragraph(_("Abbreviations of types: {types}.").format(types="; ".join(told)))
    write_legend(report, [s for one in found.cases for s in one.material.sources], words)


def _of_documents(one: OneCase) -> bool:
    sources = one.material.sources
    return bool(sources) and all(source.opened.document for source in sources)


def _invented(found: Cross) -> Sequence[str]:
    return [one.case.name for one in found.cases if one.case.fictional]
