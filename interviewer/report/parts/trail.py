"""The appendix: every note that may go out, where each reference of the report leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.portrait.asked import Subject, subject_of
from interviewer.analysis.today import Today
from interviewer.interview.consent import left_out
from interviewer.interview.recording import position
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Block, Inline, Link, Styled, Target
from interviewer.report.word.styles import Style
from interviewer.report.words import Words, coded
from interviewer.study import Study
from interviewer.words.phrasing import spoken


def write_trail(
    report: Report,
    material: Material,
    today: Today,
    study: Study,
    names: Mapping[str, str],
    words: Words,
    comment: Callable[[Block, Excerpt], None] | None = None,
) -> None:
    """Write the trail: by interview and document, under the questions in the order they came up.

    `names` fill what spoken words leave open; `comment` says what of a note is to be checked.
    """
    _ = words.gettext
    report.appendix(_("Appendix: the notes"))
    if not material.excerpts:
        report.paragraph(Styled(_("There are no notes."), Style.PLACEHOLDER))
    for source in material.sources:
        excerpts = material.of(source)
        if excerpts:
            report.heading(2, words.heading(source))
        by_title: dict[str, list[Excerpt]] = {"": []}  # those on no question first
        for excerpt in excerpts:
            subject = subject_of(excerpt.note, source, study)
            by_title.setdefault(_asked(subject, material, names, words), []).append(excerpt)
        for title, mine in by_title.items():
            if title:
                report.heading(3, title)
            for excerpt in mine:
                block = write_entry(report, excerpt, today, words)
                if comment is not None:
                    comment(block, excerpt)


def _asked(subject: Subject, material: Material, names: Mapping[str, str], words: Words) -> str:
    """Return the heading for what notes answer."""
    if subject.improvised:
        text = material.withheld.leave_out(subject.ask, left_out(words.language))
        return words.gettext("Asked on the spot: {text}").format(text=text)
    asked = " ".join((spoken(subject.ask, names) if subject.ask else subject.title).split())
    if subject.label:
        return words.gettext("Question {n}: {text}").format(n=subject.label, text=asked)
    return asked


def write_entry(report: Report, excerpt: Excerpt, today: Today, words: Words) -> Block:
    """Write a note, and where the report refers to it: after all that does; return the note.

    Without the hour at which it was made: that can tell who was spoken with.
    """
    _ = words.gettext
    block = report.paragraph(Target(excerpt.reference), words.text(excerpt), style=Style.TRAIL)
    note = excerpt.note
    codes = (coded(today.name(mark.code), mark.valence) for mark in excerpt.codes)
    about = [
        words.place(excerpt) or _recorded(excerpt, words),
        words.speakers(excerpt.released.speakers),
        *codes,
        words.relation(excerpt),
        words.moment(note.when) if note.when else "",
    ]
    line: list[Inline] = [" · ".join(item for item in about if item)]
    if back := _used_in(report, excerpt.reference):
        line += [" · " if line[0] else "", _("named in: "), *back]
    report.paragraph(*line, style=Style.TRAIL_LINE)
    return block


def _used_in(report: Report, reference: str) -> list[Inline]:
    """Return a link to the first place in each chapter that names a note, by its title."""
    first: dict[str, str] = {}
    for use in report.uses(reference):
        first.setdefault(use.chapter, use.bookmark)
    content: list[Inline] = []
    for chapter, bookmark in first.items():
        content += ["; ", Link(chapter, bookmark)] if content else [Link(chapter, bookmark)]
    return content


def _recorded(excerpt: Excerpt, words: Words) -> str:
    """Return where in its recording a note begins; empty without a recording that may be told."""
    moment = position(excerpt.note, excerpt.source.state) if excerpt.source.recording else None
    return words.gettext("recording {moment}").format(moment=moment) if moment else ""
