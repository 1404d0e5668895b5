"""The case-study protocol after Yin: overview, procedures, questions, report outline, plan."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.codebook import Code
from interviewer.errors import N_, Refused
from interviewer.guide.model import Guide, wording
from interviewer.guide.scan import Scan
from interviewer.outline import Outline
from interviewer.plan import Line, Talk, done
from interviewer.reading.files import load_outline
from interviewer.report.sheets.conditions import either
from interviewer.report.sheets.consent_words import asked
from interviewer.report.sheets.frame import begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import Sheet, blank, known
from interviewer.report.word.inline import Content, Inline, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import STATUSES, Words
from interviewer.store.folder import CaseFile
from interviewer.study import Case, Planned, Retention

PARTS = {
    "synthesis": N_("synthesis"),
    "matrix": N_("factors by level"),
    "digest": N_("what was noted"),
    "quotes": N_("quotes"),
}


def protocol(order: Order) -> Sheet:
    """Return the protocol of a study, of all its cases or of one."""
    words = order.words
    _ = words.gettext
    study = order.study
    title = _("Case study protocol")
    cases = [order.case_id] if order.case_id else list(order.folder.cases())
    files = {case: order.read(case) for case in cases}
    invented = [file.case.name for file in files.values() if file.case.fictional]
    notice = ""
    if invented:
        notice = _("Fictional in this protocol: {cases}").format(cases=", ".join(invented))
    sheet = begin(order, title, words, header=title, notice=notice)
    names = ", ".join(study.researchers.values())
    sheet.title_page(
        study.title or title,
        title,
        [line for line in (names, words.date(order.day)) if line],
        notice,
    )
    sheet.contents(_("Contents"), depth=2)
    sheet.new_page()
    _overview(sheet, order, files, words)
    _procedures(sheet, order, words)
    _questions(sheet, order, words)
    _outlines(sheet, order, words)
    _plan(sheet, files, words)
    return sheet


def _overview(sheet: Sheet, order: Order, files: dict[str, CaseFile], words: Words) -> None:
    _ = words.gettext
    study, book = order.study, order.folder.codebook
    sheet.heading(1, _("Overview of the study"))
    sheet.head_table(
        [
            (_("Study"), known(study.title)),
            (_("Researchers"), known(", ".join(study.researchers.values()))),
            (_("Research question"), known("", _("to be filled in"))),
            (_("Funding and client"), known("", _("to be filled in"))),
        ],
        alt=_("The study in short"),
    )
    sheet.heading(2, _("The line of reasoning"))
    tops = [item for item in book.codes if isinstance(item, Code)]
    sheet.table(
        [_("Block"), _("What it is about"), _("Codes"), _("Source")],
        [[top.name, top.definition, str(_below(top, order)), top.source] for top in tops],
        caption=_("The blocks and what they are about"),
        widths=(3, 6.2, 1.3, 2.7),
        numbers=(2,),
    )
    sheet.heading(2, _("The cases"))
    if not files:
        sheet.paragraph(Styled(_("No cases yet."), Style.PLACEHOLDER))
        return
    sheet.table(
        [_("Case"), _("Institution"), _("Theme"), _("Type"), _("In this study")],
        [_case_row(file.case, words) for file in files.values()],
        caption=_("The cases"),
        widths=(2.6, 2.6, 5, 1.1, 1.9),
    )


def _below(top: Code, order: Order) -> int:
    book = order.folder.codebook
    return sum(book.covers(top.id, code) for code in book.by_id) - 1


def _case_row(case: Case, words: Words) -> list[Content]:
    name = f"{case.name} ({words.gettext('fictional')})" if case.fictional else case.name
    return [name, case.institution, case.theme, case.type, words.gettext(STATUSES[case.status])]


def _procedures(sheet: Sheet, order: Order, words: Words) -> None:
    _ = words.gettext
    study = order.study
    sheet.heading(1, _("Procedures"))
    sheet.heading(2, _("Whom we speak"))
    by_level = {
        level: [r for r, at in study.roles.items() if at == level] for level in study.levels
    }
    sheet.table(
        [_("Level"), _("Roles")],
        [[level, ", ".join(roles) or "–"] for level, roles in by_level.items()],
        caption=_("Levels and roles"),
        widths=(1, 2.5),
    )
    if study.method:
        sheet.heading(2, _("Approach"))
        sheet.head_table(list(study.method.items()), alt=_("The approach, item by item"))
    sheet.heading(2, _("Consent and privacy"))
    for item in _consents(order, words):
        sheet.bullet(item)
    sheet.paragraph(
        _(
            "Every respondent is asked about each item apart, before the first question. What is"
            " refused or not on record does not go out: no quote, no role and no organisation, no"
            " recording. Whoever refuses to take part is in no report at all. For pupils under 18 a"
            " parent or guardian agrees too."
        )
    )
    sheet.paragraph(
        _(
            "Respondents have a number. Who they are stands in a file apart ({folder}), which is"
            " never exported."
        ).format(folder=f"{study.private}/names.yaml")
    )
    sheet.paragraph(*_kept(order, words))
    sheet.heading(2, _("Before, during and after a conversation"))
    for text in (
        _(
            "Beforehand: read the documents of the case and the notes of earlier interviews; send"
            " the information letter; print the guide and the consent form."
        ),
        _(
            "At the table: consent first; then the guide, in whatever order the conversation takes;"
            " what must not be missed is marked. Notes say who spoke; words between quotation marks"
            " are verbatim; what is new to the theory or against it is marked as such."
        ),
        _(
            "Afterwards, the same day: complete the notes and codes, write what struck you as a"
            " memo, and put topics for another respondent or the next round aside."
        ),
        _(
            "Chain of evidence: each statement in a report carries references such as [I3-17],"
            " which lead to the note, its moment and its question."
        ),
    ):
        sheet.bullet(text)


def _consents(order: Order, words: Words) -> list[str]:
    """Return the consent items of all guides, each once, as asked."""
    found: dict[str, str] = {}
    for guide in _guides(order):
        for item in asked(guide, words):
            found.setdefault(item.item.id, item.words)
    return list(found.values())


def _kept(order: Order, words: Words) -> list[Inline]:
    _ = words.gettext
    retention = order.study.retention
    if isinstance(retention, Retention):
        parts = (
            (_("names"), retention.names),
            (_("notes"), retention.notes),
            (_("recordings"), retention.recordings),
        )
        days = ", ".join(f"{name} {words.date(day)}" for name, day in parts if day)
    else:
        days = words.date(retention or "")
    return [_("The data are erased after:") + " ", known(days, _("date")), "."]


def _guides(order: Order) -> list[Guide]:
    """Return all guides in the study's language where there is one, in order of round."""
    ids = dict.fromkeys(guide for guide, _language in order.folder.guides())
    guides = [order.folder.guide(name, order.words.language) for name in ids]
    return sorted(guides, key=lambda g: (not g.for_conversation, g.round or 0, g.guide))


def _questions(sheet: Sheet, order: Order, words: Words) -> None:
    _ = words.gettext
    sheet.heading(1, _("Questions"))
    guides = _guides(order)
    sheet.paragraph(
        _(
            "The guides stand here with their main questions; printed in full each is a document of"
            " its own."
        )
    )
    for guide in guides:
        sheet.heading(2, guide.title)
        if guide.aim:
            sheet.paragraph(guide.aim)
        for_whom = either(guide.respondents, words) or _("all roles")
        about = [
            words.duration(guide),
            words.gettext("round {n}").format(n=guide.round) if guide.round else "",
            _("for: {roles}").format(roles=for_whom) if guide.for_conversation else "",
            guide.source,
        ]
        sheet.paragraph(Styled(" · ".join(filter(None, about)), Style.CODE))
        sheet.table(
            [_("Block"), _("Question"), _("Listens for")],
            list(_question_rows(guide, order)),
            caption=_("{guide}: questions and codes").format(guide=guide.title),
            widths=(2.6, 5.6, 5),
        )
    scan = _scan(order)
    if scan is not None:
        sheet.heading(2, scan.title)
        sheet.paragraph(scan.aim)
        sheet.table(
            [_("Part"), _("Items"), _("What it asks")],
            [[f"{c.number}. {c.title}", str(len(c.items)), c.ask] for c in scan.categories],
            caption=_("Parts of the scan"),
            widths=(3, 1.2, 7),
            numbers=(1,),
        )


def _scan(order: Order) -> Scan | None:
    """Return the study's scan, where it has one."""
    try:
        return order.scan
    except Refused as refused:
        if [problem.code for problem in refused.problems] == ["no-scan"]:
            return None
        raise


def _question_rows(guide: Guide, order: Order) -> Iterator[list[Content]]:
    book = order.folder.codebook
    last = ""
    for block, question in guide.walk():
        title = block.title if block.id != last else ""
        last = block.id
        label = f"{question.label} " if question.label else ""
        asks: list[Inline] = [label, wording(question.ask)]
        if question.must:
            asks[1] = Styled(wording(question.ask))
        yield [title, asks, ", ".join(book.name(code) for code in question.codes or ()) or "–"]


def _outlines(sheet: Sheet, order: Order, words: Words) -> None:
    _ = words.gettext
    sheet.heading(1, _("Outline of the reports"))
    names = order.study.outlines
    for title, name in (
        (_("Report of one case"), names.case),
        (_("Report across cases"), names.cross),
    ):
        path = order.folder.in_guides(name)
        sheet.heading(2, title)
        if not path.is_file():
            sheet.paragraph(known("", _("to be filled in")))
            continue
        outline: Outline = load_outline(path)
        sheet.table(
            [_("Chapter"), _("Codes"), _("What stands in it")],
            [
                [
                    f"{number}. {chapter.title}",
                    ", ".join(order.folder.codebook.name(code) for code in chapter.codes) or "–",
                    ", ".join([*(_(PARTS[part]) for part in chapter.parts), *chapter.tables])
                    or "–",
                ]
                for number, chapter in enumerate(outline.chapters, start=1)
            ],
            caption=title,
            widths=(4, 4, 4),
        )


def _plan(sheet: Sheet, files: dict[str, CaseFile], words: Words) -> None:
    _ = words.gettext
    sheet.heading(1, _("Interviews to hold"))
    for file in files.values():
        case = file.case
        sheet.heading(2, f"{case.name} ({_('fictional')})" if case.fictional else case.name)
        if case.plan:
            sheet.table(
                [_("Round"), _("Respondent"), _("Guide"), _("Planned"), _("Held")],
                [
                    [
                        str(plan.round),
                        plan.role or _("group or document"),
                        plan.guide,
                        str(plan.n),
                        str(_held(plan, file)),
                    ]
                    for plan in case.plan
                ],
                caption=_("{case}: planned and held").format(case=case.name),
                widths=(1, 3, 3, 1.2, 1.2),
                numbers=(0, 3, 4),
            )
        else:
            sheet.paragraph(_("No interviews are planned in the case's file:") + " ", blank())
        for declined in case.declined:
            text = _("Approached, not interviewed: {n} × {role}").format(
                n=declined.n, role=declined.role
            )
            sheet.bullet(f"{text} – {declined.reason}" if declined.reason else text)
        for document in case.documents:
            when = f" ({words.date(document.date)})" if document.date else ""
            sheet.bullet(
                _("Document {id}: {title}").format(id=document.id, title=document.title) + when
            )


def _held(plan: Planned, file: CaseFile) -> int:
    """Return how many of the planned interviews were held."""
    talks = (
        Talk(
            one.opened.round,
            one.opened.guide,
            frozenset(person.role for person in one.state.everyone),
            one.state.closed is not None,
        )
        for one in file.held
    )
    return done(Line(plan.round, plan.role, plan.guide), talks)
