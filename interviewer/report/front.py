"""What comes before the chapters: title page, the case in a table, and the account of method."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.analysis.material import CaseFile, Material, Source
from interviewer.report.inline import Content
from interviewer.report.synthesis import Syntheses
from interviewer.report.word import Report
from interviewer.report.words import MODES, STATUSES, Words


def write_title_page(report: Report, file: CaseFile, words: Words, day: str) -> None:
    """Write the title page, the running header and footer, and what the file says of itself."""
    _ = words.gettext
    case, study = file.case, file.study
    title = _("Case report: {case}").format(case=case.name)
    names = ", ".join(study.researchers.values())
    notice = long_notice = ""
    if case.fictional:
        notice = _("Fictional case")
        long_notice = _(
            "Fictional case: the people, organisations and events in this report are invented."
        )
    report.properties(
        title=f"{title} – {notice}" if notice else title,
        author=names,
        subject=study.title,
        keywords=", ".join(filter(None, (case.name, case.institution, case.type))),
    )
    report.running(title, study.title, notice)
    report.title_page(
        case.name,
        _("Case report"),
        [line for line in (study.title, case.institution, names, words.date(day)) if line],
        long_notice,
    )


def write_case(report: Report, file: CaseFile, material: Material, words: Words) -> None:
    """Write the case in a table, as case.yaml and the latest typing have it."""
    _ = words.gettext
    case = file.case
    kind, phase, typing = case.type, case.phase, ""
    if (placed := material.work.typified) is not None:
        typing = " × ".join(filter(None, (placed.orientation, placed.object)))
        phase = placed.phase or phase
    partners = "\n".join(
        f"{partner.name} ({partner.role})" if partner.role else partner.name
        for partner in case.partners
    )
    rows: list[tuple[str, str]] = [
        (_("Case"), case.name),
        (_("Institution"), case.institution),
        (_("Theme"), case.theme),
        (_("Type"), f"{kind} ({typing})" if kind and typing else kind or typing),
        (_("Phase"), phase),
        (_("Since"), words.date(case.started) if case.started else ""),
        (_("Partners"), partners),
        *((name.capitalize(), str(value)) for name, value in case.attributes.items()),
        (_("In this study"), "" if case.status == "active" else _(STATUSES[case.status])),
    ]
    report.heading(1, _("The case"))
    report.head_table(
        [(label, value) for label, value in rows if value], alt=_("The case in brief")
    )


def write_account(
    report: Report,
    file: CaseFile,
    material: Material,
    syntheses: Syntheses,
    words: Words,
    unread: int,
) -> None:
    """Write how the report came about: conversations, documents, consent, how to read it.

    `unread` is how many journals or lines of journals could not be read.
    """
    _ = words.gettext
    report.heading(1, _("Account of method"))
    if file.study.method:
        report.heading(2, _("Approach"))
        report.head_table(list(file.study.method.items()), alt=_("The approach, item by item"))
    report.heading(2, _("Interviews and documents"))
    if material.sources:
        report.table(
            [
                _("No."),
                _("Date"),
                _("Round"),
                _("How"),
                _("Respondents or document"),
                _("Questions"),
                _("Notes"),
                _("Minutes"),
            ],
            [_source_row(source, material, words) for source in material.sources],
            caption=_("Interviews held and documents analysed"),
            widths=(0.8, 2.6, 1.2, 1.8, 3.6, 1.9, 1.6, 1.7),
            numbers=(2, 5, 6, 7),
            note=_(
                "Questions: questions of the guide that were asked. Role and organisation stand"
                " only with those who agreed to be recognisable."
            ),
        )
    else:
        report.paragraph(_("No interviews or documents yet."))
    report.heading(2, _("Consent"))
    for sentence in _consent(material, words):
        report.paragraph(sentence)
    report.heading(2, _("How to read this report"))
    report.paragraph(
        _(
            "A reference such as [I3-17] points to note 17 of interview 3, [D1-5] to note 5 of"
            " document D1. It leads to the note in the appendix, from where links lead back."
        )
    )
    if syntheses.unsupported:
        report.note(
            words.ngettext(
                "{n} paragraph of the syntheses names no note; a comment marks it.",
                "{n} paragraphs of the syntheses name no note; comments mark them.",
                syntheses.unsupported,
            )
        )
    if unread:
        report.note(
            words.ngettext(
                "{n} part of the journals could not be read and is not in this report.",
                "{n} parts of the journals could not be read and are not in this report.",
                unread,
            )
        )


def _source_row(source: Source, material: Material, words: Words) -> list[Content]:
    _ = words.gettext
    opened = source.opened
    if opened.document:
        document = source.document
        who = document.title if document else opened.document
        if document and document.date:
            who = f"{who} ({words.date(document.date)})"
    else:
        who = words.speakers(source.speakers)
    how = _("document") if opened.document else _(MODES[opened.mode])
    if opened.kind == "group":
        how = _("group, {mode}").format(mode=how)
    spent = source.count.minutes
    return [
        source.head,
        words.date(opened.held),
        str(opened.round),
        how,
        who,
        str(source.count.asked),
        str(len(material.of(source))),
        str(spent) if spent else "–",
    ]


def _consent(material: Material, words: Words) -> Iterator[str]:
    """Yield the account of consent: what is on record, and what follows from it here."""
    _ = words.gettext
    there = {speaker.pseudonym for source in material.sources for speaker in source.speakers}
    if not there and not material.refused:
        yield _("No respondents were interviewed for this case.")
        return
    if there and not material.unrecorded:
        yield _("Consent to take part is on record of everyone whose words stand here.")
    if material.unrecorded:
        yield _("Consent to take part is not on record of: {names}.").format(
            names=", ".join(material.unrecorded)
        )
    if material.unquoted:
        yield _(
            "Not quoted, because consent to quote was refused or is not on record: {names}. In"
            " place of their words the report says so; references and codes stay."
        ).format(names=", ".join(material.unquoted))
    if material.refused:
        yield words.ngettext(
            "{n} respondent refused to take part; nothing of theirs is in this report.",
            "{n} respondents refused to take part; nothing of theirs is in this report.",
            material.refused,
        )
