"""A chapter of a case report: synthesis, matrix, notes under their codes, quotes."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer.analysis.chapters import Group, Placed
from interviewer.analysis.material import Excerpt
from interviewer.analysis.matrix import DOCUMENTS, NOBODY, Cell, matrix
from interviewer.analysis.today import Today
from interviewer.report.inline import Content, Evidence, Inline, Styled
from interviewer.report.styles import Style
from interviewer.report.synthesis import Syntheses
from interviewer.report.word import Report
from interviewer.report.words import Words

AUTHOR = "Interviewer"
"""Whose comments the report's own are."""


def write_chapter(
    report: Report,
    placed: Placed,
    syntheses: Syntheses,
    levels: tuple[str, ...],
    today: Today,
    words: Words,
) -> None:
    """Write a chapter; one of which nothing was noted says so."""
    _ = words.gettext
    chapter = placed.chapter
    report.heading(1, chapter.title if chapter else _("Not placed in a chapter"))
    paragraphs = syntheses.of(chapter.id) if chapter else ()
    if not placed.excerpts and not paragraphs:
        report.paragraph(Styled(_("Nothing was noted on this."), Style.PLACEHOLDER))
        return
    for part in placed.parts:
        match part:
            case "synthesis":
                for paragraph in paragraphs:
                    block = report.paragraph(*paragraph.content)
                    if not paragraph.supported:
                        report.comment(
                            block, _("This paragraph names no note."), author=AUTHOR, initials="I"
                        )
            case "matrix":
                _write_matrix(report, placed, levels, today, words)
            case "digest":
                _write_digest(report, placed.groups, today, words)
            case "quotes":
                _write_quotes(report, placed, words)


def _write_matrix(
    report: Report, placed: Placed, levels: tuple[str, ...], today: Today, words: Words
) -> None:
    _ = words.gettext
    found = matrix(placed, levels, today)
    if not found.rows:
        return
    title = placed.chapter.title if placed.chapter else ""
    names = {DOCUMENTS: _("documents"), NOBODY: _("no level")}
    report.heading(2, _("Factors by level"))
    report.table(
        [_("Factor"), *(names.get(column, column) for column in found.columns)],
        [[today.name(code), *map(_cell, cells)] for code, cells in found.rows],
        caption=_("{chapter}: factors by level").format(chapter=title),
        widths=(1.5, *(1.0 for _column in found.columns)),
        note=_(
            "++ strongly furthering, + furthering, +- both, - hindering, -- strongly hindering;"
            " without a sign: named."
        ),
    )


def _cell(cell: Cell) -> Content:
    content: list[Inline] = []
    for valence, references in cell:
        if content:
            content.append("\n")
        content += [Styled(f"{valence} ")] if valence else []
        content += _references(references)
    return content


def _references(references: Iterable[str]) -> list[Inline]:
    content: list[Inline] = []
    for reference in references:
        content += [" ", Evidence(reference)] if content else [Evidence(reference)]
    return content


def _write_digest(report: Report, groups: tuple[Group, ...], today: Today, words: Words) -> None:
    _ = words.gettext
    if not any(group.lines or group.also for group in groups):
        return
    report.heading(2, _("What was noted"))
    for group in groups:
        if group.code:
            report.heading(3, today.name(group.code))
        elif len(groups) > 1:
            report.heading(3, _("Without a code"))
        for excerpt in group.lines:
            report.bullet(*_line(excerpt, group.code, today, words))
        if group.also:
            see = _("See also:") if group.lines else _("See:")
            report.bullet(
                Styled(f"{see} ", Style.CODE), *_references(e.reference for e in group.also)
            )


def _line(excerpt: Excerpt, code: str, today: Today, words: Words) -> list[Inline]:
    """Return a note as a line under a code: its valence there, its words, who, other codes."""
    valence = next((mark.valence for mark in excerpt.codes if mark.code == code), None)
    others = [
        f"{today.name(mark.code)} {mark.valence or ''}".strip()
        for mark in excerpt.codes
        if mark.code != code
    ]
    about = (words.who(excerpt, brief=True), *others, words.relation(excerpt))
    return [
        *([Styled(f"{valence} ")] if valence else []),
        words.text(excerpt),
        " ",
        Styled(" · ".join(item for item in about if item), Style.CODE),
        " ",
        Evidence(excerpt.reference),
    ]


def _write_quotes(report: Report, placed: Placed, words: Words) -> None:
    _ = words.gettext
    elsewhere: list[str] = []
    if "digest" not in placed.parts:
        apart = {excerpt.reference for excerpt in placed.quotes}
        elsewhere = [
            e.reference for e in placed.excerpts if e.quotable and e.reference not in apart
        ]
    if not placed.quotes and not elsewhere:
        return
    report.heading(2, _("In their own words"))
    for excerpt in placed.quotes:
        about = filter(None, (words.who(excerpt), words.relation(excerpt)))
        report.quote(words.text(excerpt), " · ".join(about), " ", Evidence(excerpt.reference))
    if elsewhere:
        report.paragraph(Styled(f"{_('See also:')} ", Style.CODE), *_references(elsewhere))
