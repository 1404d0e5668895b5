"""The appendix: every note that may go out, where each reference of the report leads to."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.portrait.asked import Subject, subject_of
from interviewer.analysis.today import Today
from interviewer.interview.consent import left_out
from interviewer.interview.recording import position
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Inline, Styled, Target
from interviewer.report.word.styles import Style
from interviewer.report.words import Words
from interviewer.study import Study
from interviewer.words.phrasing import spoken


def write_trail(
    report: Report,
    material: Material,
    today: Today,
    study: Study,
    names: Mapping[str, str],
    words: Words,
) -> None:
    """Write the trail: by interview and document, under the questions, as it was noted.

    `names` fill what spoken words leave open.
    """
    _ = words.gettext
    report.appendix(_("Appendix: the notes"))
    if not material.excerpts:
        report.paragraph(Styled(_("There are no notes."), Style.PLACEHOLDER))
    for source in material.sources:
        excerpts = material.of(source)
        if excerpts:
            report.heading(2, words.heading(source))
        last = Subject()
        for excerpt in excerpts:
            subject = subject_of(excerpt.note, source, study)
            title = _asked(subject, material, names, words)
            if subject != last and title:
                report.heading(3, title)
            last = subject
            write_entry(report, excerpt, today, words)


def _asked(subject: Subject, material: Material, names: Mapping[str, str], words: Words) -> str:
    """Return the heading for what notes answer."""
    if subject.improvised:
        text = material.withheld.leave_out(subject.ask, left_out(words.language))
        return words.gettext("Asked on the spot: {text}").format(text=text)
    asked = spoken(subject.ask, names) if subject.ask else subject.title
    return " ".join(f"{subject.label} {asked}".split())


def write_entry(report: Report, excerpt: Excerpt, today: Today, words: Words) -> None:
    """Write a note, and where the report refers to it: after all that does."""
    _ = words.gettext
    report.paragraph(Target(excerpt.reference), words.text(excerpt), style=Style.TRAIL)
    note = excerpt.note
    codes = (f"{today.name(mark.code)} {mark.valence or ''}".strip() for mark in excerpt.codes)
    about = [
        _clock(excerpt),
        words.place(excerpt) or _recorded(excerpt, words),
        words.speakers(excerpt.released.speakers),
        *codes,
        words.relation(excerpt),
        words.moment(note.when) if note.when else "",
    ]
    line: list[Inline] = [" · ".join(item for item in about if item)]
    if back := report.back_links(excerpt.reference):
        line += [" · " if line[0] else "", _("used in: "), *back]
    report.paragraph(*line, style=Style.TRAIL_LINE)


def _clock(excerpt: Excerpt) -> str:
    """Return when a note was made in the conversation; empty where that is not known."""
    note, opened = excerpt.note, excerpt.source.opened
    if opened.document:
        return ""
    if note.said:
        return note.said
    return note.at[11:16] if note.at[:10] == opened.held[:10] else ""


def _recorded(excerpt: Excerpt, words: Words) -> str:
    """Return where in its recording a note begins; empty without a recording that may be told."""
    moment = position(excerpt.note, excerpt.source.state) if excerpt.source.recording else None
    return words.gettext("recording {moment}").format(moment=moment) if moment else ""
