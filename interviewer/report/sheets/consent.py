"""The consent form: what a respondent agrees to, item by item, with signatures."""

from __future__ import annotations

from interviewer.report.sheets.consent_words import asked
from interviewer.report.sheets.frame import begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import RULE, TINT, Box, Edge, Line, Row, Sheet, known, tick
from interviewer.report.word.inline import Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words


def consent_form(order: Order) -> Sheet:
    """Return the form that belongs to a guide, in the guide's language."""
    guide = order.guide
    words = Words(guide.language)
    _ = words.gettext
    title = _("Consent form")
    sheet = begin(order, title, words, paper="a4", margin=1.4)
    version = " · ".join(filter(None, (guide.title, guide.version, words.date(order.day))))
    sheet.head(
        title,
        _("Version of this form: {version}").format(version=version),
        _(
            "Two copies: one for you, one for the researcher. The form is kept apart from the"
            " notes."
        ),
    )
    study = order.study
    case = order.case_file.case.name if order.case_file else ""
    sheet.form(
        [
            (_("Study"), known(study.title)),
            (_("Researchers"), known(", ".join(study.researchers.values()))),
            (_("Collaboration"), known(case)),
            (_("Number in the study"), known("", _("filled in by the researcher"))),
        ],
        alt=_("Which study this is"),
    )
    sheet.sheet_heading(_("I know"))
    for line in _known(order, words):
        sheet.paragraph(line, style=Style.FORM_BULLET)
    sheet.sheet_heading(_("I agree"))
    sheet.grid(_items(order, words), (0.82, 0.09, 0.09), alt=_("Consent, item by item, yes or no"))
    _sign(sheet, _("Signature"), [_("Name")], words)
    _sign(
        sheet,
        _("Under 18: a parent or guardian signs too"),
        [_("Name"), _("Parent or guardian of")],
        words,
        _("I have read the letter and agree that my child takes part as ticked above."),
    )
    _sign(
        sheet,
        _("Researcher"),
        [_("Name")],
        words,
        _("I have explained the study and answered the questions."),
    )
    return sheet


def _known(order: Order, words: Words) -> list[str]:
    _ = words.gettext
    lines = [
        _("I have read the information letter, or it was read to me, and I could ask questions."),
        _(
            "I take part of my own free will. I may skip questions and stop at any moment, without"
            " saying why and without consequences."
        ),
        _("I may change each answer below later. I know whom to tell."),
    ]
    if order.guide.for_group:
        lines.append(_("I keep inside the room who said what in the group."))
    return lines


def _items(order: Order, words: Words) -> list[Row]:
    _ = words.gettext
    edge = {"bottom": Edge(RULE)}
    head = [
        Box([(Style.TABLE_HEADER, _("Tick yes or no on every line"))], TINT, edge, middle=True),
        *(
            Box([(Style.TICK_CELL, Styled(text, Style.CODE))], TINT, edge, middle=True)
            for text in (_("yes"), _("no"))
        ),
    ]
    rows = [Row(head, repeated=True)]
    for item in asked(order.guide, words):
        lines: list[Line] = [(Style.TABLE_LABEL, item.words)]
        if item.meaning:
            lines.append((Style.MARGIN_TEXT, item.meaning))
        box = Box([(Style.TICK_CELL, tick())], edges=edge, middle=True)
        rows.append(Row([Box(lines, edges=edge, middle=True), box, box]))
    return rows


def _sign(sheet: Sheet, heading: str, labels: list[str], words: Words, sentence: str = "") -> None:
    """Write what is signed, and in one row the lines for name, date and signature."""
    _ = words.gettext
    sheet.sheet_heading(heading)
    if sentence:
        sheet.paragraph(sentence, style=Style.FORM_TEXT)
    names = [*labels, _("Date"), _("Signature")]
    under = {"bottom": Edge(RULE)}
    boxes: list[Box] = []
    widths: list[float] = []
    for name in names:
        gap = [Box()] if boxes else []
        boxes += [*gap, Box([(Style.MARGIN_TEXT, name)], edges=under)]
        widths += [*([0.4] if widths else []), 3.0 if name == _("Date") else 5.5]
    sheet.grid([Row(boxes, 1.1)], widths, alt=heading)
