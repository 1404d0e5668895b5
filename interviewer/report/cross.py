"""The Word report across cases, and its tables as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from interviewer.analysis.chapters import Placed, lay_out
from interviewer.analysis.cross.factors import factor_matrix, factor_table
from interviewer.analysis.cross.study import TYPE, Cross, cross
from interviewer.analysis.cross.tables import TABLES
from interviewer.analysis.material import Excerpt, gather
from interviewer.errors import Problem, refuse
from interviewer.outline import Outline
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.reading.files import load_outline
from interviewer.report.across.csv import as_csv
from interviewer.report.across.front import write_account, write_front, write_legend
from interviewer.report.across.tables import Renderer
from interviewer.report.case import house_style
from interviewer.report.figures import write_picture
from interviewer.report.figures.cross import CROSS_FIGURES
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Evidence, Inline, Printed, Styled, Target
from interviewer.report.word.styles import Style
from interviewer.report.words import Words, coded
from interviewer.store.folder import CaseFile, StudyFolder

QUOTED = 3
"""Quotes that stand under a chapter, each of another case."""


def write_cross(
    study: Path,
    *,
    output: Path | None = None,
    csv: Path | None = None,
    order_by: str = TYPE,
    template: Path | None = None,
    force: bool = False,
    warn: Warn = silent,
) -> Path:
    """Write the report across the cases of a study; return where it is.

    Without `output` it goes to `reports/<outline>.docx`, or with the next free number. `csv` is a
    folder for its tables as CSV files. Raises `Refused` where there is no case, no case has the
    attribute `order_by`, something cannot be read, or a file is there already and not forced.
    """
    folder = StudyFolder(study)
    path = folder.in_guides(folder.study.outlines.cross)
    outline = load_outline(path)
    if outline.kind != "cross":
        raise refuse("outline-kind", path=path, kind=outline.kind, wanted="cross")
    files, problems = every_case(folder)
    warn(problems)
    made = datetime.now().astimezone()
    found = side_by_side(folder, files, made, order_by)
    default = folder.reports / f"{outline.outline}.docx"
    target = output or (default if force else free_name(default))
    sheets = {} if csv is None else {csv / n: d for n, d in csv_sheets(found, outline).items()}
    for taken in (path for path in sheets if path.exists() and not force):
        raise refuse("exists", path=taken)
    report = cross_report(found, outline, made, template or house_style(folder), len(problems))
    write_whole(target, report.to_bytes(), force=force)
    warn(report.problems)
    for sheet, data in sheets.items():
        write_whole(sheet, data, force=force)
    return target


def every_case(folder: StudyFolder) -> tuple[tuple[CaseFile, ...], tuple[Problem, ...]]:
    """Return all cases of a study, and what of them could not be read. Raises Refused: none."""
    files = tuple(folder.case_file(case) for case in folder.cases())
    if not files:
        raise refuse("no-cases", folder=folder.transcripts)
    # a problem's params are a dict, which no set or dict takes as a key
    problems = {
        (problem.code, str(problem.params)): problem for file in files for problem in file.problems
    }
    return files, tuple(problems.values())


def side_by_side(
    folder: StudyFolder, files: Sequence[CaseFile], made: datetime, order_by: str = TYPE
) -> Cross:
    """Return the cases of a study side by side, as far as their notes may go out that day."""
    day, language = made.date().isoformat(), folder.study.language
    outward = [folder.going_out(file, day) for file in files]
    gathered = [(file, gather(file, day, language)) for file in outward]
    scan, today = folder.scan(language), folder.shown_today(day)
    return cross(gathered, folder.study, today, scan, language, order_by)


def cross_report(
    found: Cross,
    outline: Outline,
    made: datetime,
    template: Path | None = None,
    unread: int = 0,
) -> Report:
    """Return the report across cases. What stands in it passed `interviewer.interview.consent`.

    `unread` is how many journals or lines of journals could not be read.
    """
    words = Words(found.study.language)
    report = Report(language=words.language, made=made, template=template)
    report.number_cases({one.id: one.number for one in found.cases})
    renderer = Renderer(found, words, brought(found))
    write_front(report, found, outline, words, made.date().isoformat())
    report.contents(words.gettext("Contents"), depth=1)
    report.new_page()
    write_legend(report, found, renderer, words)
    report.turn(landscape=True)
    for placed in lay_out(tuple(brought(found).values()), outline, found.today):
        _write_chapter(report, placed, found, renderer, words)
    report.turn(landscape=False)
    write_account(report, found, renderer, words, unread, outline.account)
    _write_trail(report, found, renderer, words)
    return report


def brought(found: Cross) -> Mapping[str, Excerpt]:
    """Return every note that may go out, by its reference with the case, under which it goes."""
    return {
        one.reference(excerpt): replace(excerpt, reference=one.reference(excerpt))
        for one in found.cases
        for excerpt in one.excerpts
    }


def _write_chapter(
    report: Report, placed: Placed, found: Cross, renderer: Renderer, words: Words
) -> None:
    _ = words.gettext
    chapter = placed.chapter
    title = chapter.title if chapter else _("Not placed in a chapter")
    report.heading(1, title)
    codes = chapter.codes if chapter else tuple(group.code for group in placed.groups if group.code)
    for name in chapter.tables if chapter else ():
        renderer.write(report, TABLES[name](found, codes), title)
    parts = placed.parts if chapter else (*placed.parts, "matrix")
    said = bool(chapter and chapter.tables)
    for name in chapter.figures if chapter else ():
        if picture := CROSS_FIGURES[name](found, codes, words):
            write_picture(report, picture)
            said = True
    if "matrix" in parts and codes and not (chapter and "factoren" in chapter.tables):
        table = factor_table(found, codes, renderer.factors)
        if not table.empty:
            renderer.write(report, table, title)
            said = True
    if "digest" in parts:
        said |= _write_digest(report, placed, found, renderer, words)
    if "quotes" in parts:
        said |= _write_quotes(report, placed, renderer, words)
    if not said:
        report.paragraph(Styled(_("Nothing was noted on this."), Style.PLACEHOLDER))


def _write_digest(
    report: Report, placed: Placed, found: Cross, renderer: Renderer, words: Words
) -> bool:
    groups = [group for group in placed.groups if group.lines]
    if groups:
        report.heading(2, words.gettext("What was noted"))
    for group in groups:
        name = found.today.name(group.code) if group.code else words.gettext("Without a code")
        report.heading(3, name)
        for excerpt in group.lines:
            said = renderer.note(excerpt)
            report.bullet(*([said, " "] if said else []), Evidence(excerpt.reference))
    return bool(groups)


def _write_quotes(report: Report, placed: Placed, renderer: Renderer, words: Words) -> bool:
    """Write the strongest quote of each case that no table printed, of at most so many cases."""
    strongest: dict[str, Excerpt] = {}
    for excerpt in placed.quotes:
        case = excerpt.reference.partition(":")[0]
        if excerpt.reference not in renderer.printed and len(strongest) < QUOTED:
            strongest.setdefault(case, excerpt)
    of_documents = {c for c, item in strongest.items() if item.source.opened.document}
    _print_quotes(
        report,
        words.gettext("In their own words"),
        {c: item for c, item in strongest.items() if c not in of_documents},
        renderer,
        words,
    )
    _print_quotes(
        report,
        words.gettext("Verbatim from the documents"),
        {c: item for c, item in strongest.items() if c in of_documents},
        renderer,
        words,
    )
    return bool(strongest)


def _print_quotes(
    report: Report, title: str, by_case: Mapping[str, Excerpt], renderer: Renderer, words: Words
) -> None:
    if by_case:
        report.heading(2, title)
    for case, excerpt in by_case.items():
        about = (renderer.case_name(case), words.who(excerpt), words.relation(excerpt))
        report.quote(
            renderer.note(excerpt),
            " · ".join(filter(None, about)),
            " ",
            Printed(excerpt.reference),
        )


def _write_trail(report: Report, found: Cross, renderer: Renderer, words: Words) -> None:
    """Write the notes that the report names without their words, by case and source."""
    _ = words.gettext
    report.appendix(_("Appendix: the notes that are named without their words"))
    every = brought(found)
    longest = max((len(report.shown(reference)) for reference in every), default=0)
    report.widen_trail(0.4 + 0.17 * longest)
    cited = [r for r in every if report.uses(r) and not report.prints(r)]
    if not cited:
        report.paragraph(Styled(_("There are no notes."), Style.PLACEHOLDER))
    for one in found.cases:
        mine = [every[reference] for reference in cited if reference.startswith(f"{one.id}:")]
        if mine:
            report.heading(2, renderer.name(one))
        for source in one.material.sources:
            of_source = [excerpt for excerpt in mine if excerpt.source is source]
            if of_source:
                report.heading(3, words.heading(source))
            for excerpt in of_source:
                _write_entry(report, excerpt, found, words)


def _write_entry(report: Report, excerpt: Excerpt, found: Cross, words: Words) -> None:
    """Write a note, its codes and the chapters that name it in one paragraph: it is short."""
    codes = (coded(found.today.name(mark.code), mark.valence) for mark in excerpt.codes)
    place = words.place(excerpt) or words.speakers(excerpt.released.speakers)
    about = " · ".join(filter(None, (place, *codes, words.relation(excerpt))))
    small = " · ".join(filter(None, (about, words.gettext("named in: "))))
    said: list[Inline] = [Target(excerpt.reference), words.text(excerpt), " "]
    used = report.back_links(excerpt.reference)
    report.paragraph(*said, Styled(small, Style.CODE), *used, style=Style.TRAIL)


# CSV


def csv_sheets(found: Cross, outline: Outline) -> dict[str, bytes]:
    """Return the tables of a report as CSV files, by the files' names.

    The factors stand in one matrix of all codes, with a column for each case.
    """
    words = Words(found.study.language)
    renderer = Renderer(found, words, brought(found), whole=True)
    named = dict.fromkeys(name for chapter in outline.chapters for name in chapter.tables)
    codes = {
        name: tuple(
            dict.fromkeys(code for c in outline.chapters if name in c.tables for code in c.codes)
        )
        for name in named
    }
    sheets = {
        f"{name}.csv": as_csv(TABLES[name](found, codes[name]), found, renderer, words)
        for name in named
        if name != "factoren"
    }
    sheets["factoren.csv"] = as_csv(factor_matrix(found), found, renderer, words)
    return sheets
