"""What comes before the chapters of the report across cases: title page and account of method."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.portrait.planned import took_place, unclosed
from interviewer.outline import Outline
from interviewer.report.across.tables import Renderer
from interviewer.report.across.words import WORDS
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Content
from interviewer.report.words import STATUSES, Words


def write_front(report: Report, found: Cross, outline: Outline, words: Words, day: str) -> None:
    """Write the title page, the running header and footer, and what the file says of itself."""
    _ = words.gettext
    study = found.study
    title = outline.title or _("Cross-case analysis")
    invented = [one.case.name for one in found.cases if one.case.fictional]
    write_title(
        report,
        title,
        [study.title, words.ngettext("{n} case", "{n} cases", len(found.cases))],
        invented,
        words,
        day,
        authors=", ".join(study.researchers.values()),
        subject=study.title,
    )


def write_title(
    report: Report,
    title: str,
    lines: list[str],
    invented: Sequence[str],
    words: Words,
    day: str,
    *,
    authors: str,
    subject: str,
) -> None:
    """Write the title page of a report on several cases; `invented` are the fictional ones."""
    _ = words.gettext
    notice, long_notice = with_fictional(len(invented), words), ""
    if invented:
        long_notice = _(
            "Fictional, with invented people, organisations and events: {names}."
        ).format(names=words.listed(invented))
    report.properties(
        title=f"{title} – {notice}" if notice else title, author=authors, subject=subject
    )
    report.running(title, subject, notice)
    about = [line for line in (*lines, authors, words.date(day)) if line]
    report.title_page(title, "", about, long_notice)


def with_fictional(number: int, words: Words) -> str:
    """Return what the header says of so many fictional cases."""
    if not number:
        return ""
    return words.ngettext("With a fictional case", "With {n} fictional cases", number)


def write_legend(report: Report, found: Cross, renderer: Renderer, words: Words) -> None:
    """Write how to read the report: what references are, and which number is which case."""
    _ = words.gettext
    report.heading(1, _("How to read this report"))
    example = next((f"{one.id}:{e.reference}" for one in found.cases for e in one.excerpts), "")
    if example:
        report.paragraph(
            _(
                "A reference such as {reference} names the case by its number, the interview (I)"
                " or document (D), and the note. It leads to the note: in the table where its words"
                " stand, or in the appendix, from where links lead back. Only the notes that this"
                " report names stand in it; the tables as CSV name them all."
            ).format(reference=report.shown(example))
        )
    report.paragraph(
        _(
            "This report puts notes and judgements of the cases side by side. It holds no"
            " synthesis: the syntheses stand in the reports of the cases."
        )
    )
    if found.cases:
        report.paragraph(_("The cases by their numbers:"))
    for one in found.cases:
        report.bullet(renderer.name(one))


def write_account(
    report: Report, found: Cross, renderer: Renderer, words: Words, unread: int, first: str = ""
) -> None:
    """Write which cases stand side by side and what they rest on; `first` stands before that."""
    _ = words.gettext
    report.appendix(_("Account of method"))
    if first:
        report.paragraph(first)
    rounds = found.rounds
    report.table(
        [
            _("Case"),
            _("Type"),
            _("In this study"),
            *(_("Round {n}").format(n=round_) for round_ in rounds),
            _("Documents"),
            _("Notes"),
        ],
        [_case_row(one, rounds, renderer, words) for one in found.cases],
        caption=_("The cases: interviews held and documents analysed"),
        widths=(5.4, 1.2, 2.4, *(1.3 for _round in rounds), 2.3, 1.8),
        numbers=tuple(range(3, 5 + len(rounds))),
        note=" ".join(
            filter(
                None,
                (
                    _(
                        "Rounds: interviews of that round. Notes: those of which something may go"
                        " out."
                    ),
                    _unclosed(found, words),
                ),
            )
        ),
    )
    report.heading(2, _("Consent"))
    for sentence in _consent(found, words):
        report.paragraph(sentence)
    if unread:
        report.note(
            words.ngettext(
                "{n} part of the journals could not be read and is not in this report.",
                "{n} parts of the journals could not be read and are not in this report.",
                unread,
            )
        )


def _unclosed(found: Cross, words: Words) -> str:
    """Return which interviews were never closed, by case; empty: all were."""
    by_case = {
        one.case.name: [s.head for s in one.material.sources if unclosed(s)] for one in found.cases
    }
    parts = [f"{case}: {', '.join(heads)}" for case, heads in by_case.items() if heads]
    return words.gettext("Not closed: {names}.").format(names="; ".join(parts)) if parts else ""


def _case_row(
    one: OneCase, rounds: tuple[int, ...], renderer: Renderer, words: Words
) -> list[Content]:
    _ = words.gettext
    held = [source.opened for source in one.material.sources if took_place(source.state)]
    of_round = [sum(o.round == round_ and not o.document for o in held) for round_ in rounds]
    documents = len({opened.document for opened in held if opened.document})
    return [
        renderer.name(one),
        one.type if one.type in ("OCS", "SGS") else _(WORDS.get(one.type, one.type)),
        _(STATUSES[one.case.status]),
        *(str(number) if number else "–" for number in of_round),
        str(documents) if documents else "–",
        str(len(one.excerpts)),
    ]


def _consent(found: Cross, words: Words) -> list[str]:
    """Return the account of consent over all cases: what is on record, what follows from it."""
    _ = words.gettext
    sentences: list[str] = []
    unrecorded = _named(found, "unrecorded")
    unquoted = _named(found, "unquoted")
    refused = sum(one.material.refused for one in found.cases)
    people = any(source.speakers for one in found.cases for source in one.material.sources)
    if people and not unrecorded:
        sentences.append(_("Consent to take part is on record of everyone whose words stand here."))
    if unrecorded:
        sentences.append(
            _("Consent to take part is not on record of: {names}.").format(names=unrecorded)
        )
    if unquoted:
        sentences.append(
            _(
                "Not quoted, because consent to quote was refused or is not on record: {names}."
                " Where such words would stand the report says so; references and codes stay."
            ).format(names=unquoted)
        )
    if refused:
        sentences.append(
            words.ngettext(
                "{n} respondent refused to take part; nothing of theirs is in this report.",
                "{n} respondents refused to take part; nothing of theirs is in this report.",
                refused,
            )
        )
    documents = words.ngettext(
        "{n} case was studied by documents alone.",
        "{n} cases were studied by documents alone.",
        alone := sum(
            bool(one.material.sources) and all(s.opened.document for s in one.material.sources)
            for one in found.cases
        ),
    )
    return [*sentences, *([documents] if alone else [])] or [_("No interviews or documents yet.")]


def _named(found: Cross, what: str) -> str:
    """Return pseudonyms by case: 'De Warme Loods: R4, R5; …'"""
    parts = [
        f"{one.case.name}: {', '.join(names)}"
        for one in found.cases
        if (names := getattr(one.material, what))
    ]
    return "; ".join(parts)
