"""The account of method: how the case was studied, section by section, and the COREQ table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from interviewer.analysis.material import CaseFile, Material, Source
from interviewer.analysis.portrait.account import Account
from interviewer.analysis.portrait.planned import took_place, unclosed
from interviewer.report.parts.coreq import Answers, Places, documents_alone, write_coreq
from interviewer.report.parts.coreq_items import item_of
from interviewer.report.parts.remarks import Remarks
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Block, Content
from interviewer.report.words import MODES, Words

NOTHING = "–"
"""Stands in a cell to which there is nothing to say; a column of these alone is left out."""
HOW = 3
NUMBERS = (2, 5, 6, 7)
"""Places of the columns of interviews: how they were held, and those of numbers."""


def write_account(
    report: Report,
    file: CaseFile,
    material: Material,
    found: Account,
    remarks: Remarks,
    places: Mapping[str, tuple[str, str]],
    paragraphs: int,
    cells: int,
    words: Words,
    smaller: Sequence[str] = (),
) -> None:
    """Write how the report came about: conversations, consent, analysis, checks, COREQ.

    `places` are where other things stand (a heading's words and its link), by name; `paragraphs`
    of syntheses and `cells` of tables name no note; `smaller` are headings in chapters under which
    differences stand.
    """
    _ = words.gettext
    unsupported = paragraphs + cells
    at = dict(places)

    def section(name: str, title: str) -> None:
        at[name] = title, report.heading(2, title)

    answers = Answers(file.study, found, unsupported, words)
    report.heading(1, _("Account of method"))
    if file.study.method:
        section("approach", _("Approach"))
        rows = []
        for key, text in file.study.method.items():
            item = item_of(key)
            rows.append((_(item.name) if item else key, text))
        report.head_table(rows, alt=_("The approach, item by item"))
    held = any(not source.opened.document for source in material.sources)
    section("interviews", _("Interviews and documents") if held else _("Documents"))
    _write_sources(report, material, found, answers, words)
    section("consent", _("Consent"))
    last: Block | None = None
    for sentence in _consent(material, words):
        last = report.paragraph(sentence)
    if last is not None:
        remarks.on_account(last, material)
    section("analysis", _("Analysis"))
    for sentence in _analysis(found, answers, words):
        report.paragraph(sentence)
    if held or found.checks.asked:
        section("check", _("Member check"))
        nothing = _("No member check is on record for this case.")
        report.paragraph(answers.check() if found.checks.asked else nothing)
    _say_unsupported(report, paragraphs, cells, words)
    if file.problems:
        report.note(
            words.ngettext(
                "{n} part of the journals could not be read and is not in this report.",
                "{n} parts of the journals could not be read and are not in this report.",
                len(file.problems),
            )
        )
    report.heading(2, _("COREQ"))
    write_coreq(report, file.study, found, Places(at), unsupported, words, smaller)


def _say_unsupported(report: Report, paragraphs: int, cells: int, words: Words) -> None:
    if paragraphs:
        report.note(
            words.ngettext(
                "{n} paragraph of the syntheses names no note; a comment marks it.",
                "{n} paragraphs of the syntheses name no note; comments mark them.",
                paragraphs,
            )
        )
    if cells:
        report.note(
            words.ngettext(
                "{n} judgement in the tables rests on no note.",
                "{n} judgements in the tables rest on no note.",
                cells,
            )
        )


def _write_sources(
    report: Report, material: Material, found: Account, answers: Answers, words: Words
) -> None:
    _ = words.gettext
    if not (found.interviews or found.documents):
        report.paragraph(_("No interviews or documents yet."))
        return
    if found.respondents:
        report.paragraph(f"{answers.size()} {_('By level:')} {answers.levels()}")
    if found.interviewers:
        names = answers.holders().removesuffix(".")
        report.paragraph(_("The interviews were held by {names}.").format(names=names))
    alone = documents_alone(found)
    who, caption = _("Respondents"), _("Interviews held")
    if found.documents:
        who = _("Document") if alone else _("Respondents or document")
        caption = _("Documents analysed") if alone else _("Interviews held and documents analysed")
    heads = (
        (_("No."), 0.8),
        (_("Date"), 2.6),
        (_("Round"), 1.2),
        (_("How"), 1.8),
        (who, 3.6),
        (_("Questions"), 1.9),
        (_("Notes"), 1.6),
        (_("Minutes"), 1.7),
    )
    held = [source for source in material.sources if took_place(source.state)]
    rows = [_source_row(source, material, words) for source in held]
    told = [
        place
        for place in range(len(heads))
        if any(row[place] != NOTHING for row in rows) and not (alone and place == HOW)
    ]
    report.table(
        [heads[place][0] for place in told],
        [[row[place] for place in told] for row in rows],
        caption=caption,
        widths=[heads[place][1] for place in told],
        numbers=[told.index(place) for place in NUMBERS if place in told],
        note=_(
            "Questions: questions of the guide that were asked. Role and organisation stand"
            " only with those who agreed to be recognisable."
        )
        if found.interviews
        else "",
    )


def _source_row(source: Source, material: Material, words: Words) -> list[Content]:
    _ = words.gettext
    opened = source.opened
    if opened.document:
        document = source.document
        who = words.title(document) if document else opened.document
        if document and document.date:
            who = f"{who} ({words.date(document.date)})"
    else:
        who = words.speakers(source.speakers)
    how = _("document") if opened.document else _(MODES[opened.mode])
    if opened.kind == "group":
        how = _("group, {mode}").format(mode=how)
    if unclosed(source):
        how = _("{how}, not closed").format(how=how)
    spent = source.count.minutes
    return [
        source.head,
        _("read on {date}").format(date=words.date(opened.held))
        if opened.document
        else words.date(opened.held),
        NOTHING if opened.document else str(opened.round),
        how,
        who,
        NOTHING if opened.document else str(source.count.asked),
        str(len(material.of(source))),
        str(spent) if spent else NOTHING,
    ]


def _consent(material: Material, words: Words) -> Iterator[str]:
    """Yield the account of consent: what is on record, and what follows from it here."""
    _ = words.gettext
    there = {speaker.pseudonym for source in material.sources for speaker in source.speakers}
    if not there and not material.refused:
        yield _("We interviewed no respondents for this case.")
        return
    if there and not material.unrecorded:
        yield _("Consent to take part is on record of everyone whose words stand here.")
    if material.unrecorded:
        yield _("Consent to take part is not on record of: {names}.").format(
            names=words.listed(material.unrecorded)
        )
    if material.unquoted:
        yield _(
            "Not quoted, because consent to quote was refused or is not on record: {names}."
            " Where such words would stand the report says so; references and codes stay."
        ).format(names=words.listed(material.unquoted))
    if material.refused:
        yield words.ngettext(
            "{n} respondent refused to take part; nothing of theirs is in this report.",
            "{n} respondents refused to take part; nothing of theirs is in this report.",
            material.refused,
        )


def _analysis(found: Account, answers: Answers, words: Words) -> Iterator[str]:
    """Yield how the notes were coded and what came of it."""
    if not found.kinds:
        yield words.gettext("There are no notes to analyse yet.")
        return
    yield answers.notes()
    coding = " ".join(answers.coding())
    if coding:
        yield coding
    if found.codes or found.open_codes:
        yield answers.codes()
    if len(found.new_codes) > 1:
        yield answers.saturation()
