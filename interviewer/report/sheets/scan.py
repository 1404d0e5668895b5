"""The sheet of the samenwerkingsscan: statements with boxes to tick and room to say why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interviewer.analysis.material import Material, gather
from interviewer.errors import N_
from interviewer.guide.scan import ScanCategory, ScanItem
from interviewer.interview.consent import left_out
from interviewer.interview.events import Scanned
from interviewer.report.sheets.frame import about, begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import RULE, Box, Edge, Line, Row, Sheet, blank, reflow, tick
from interviewer.report.word.inline import Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words

ANSWERS = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    "unknown": N_("don't know"),
}

WIDTHS = (2.3, 9.7, 1.1, 1.4, 1.1, 1.5, 1.9, 7.7)


def scan_sheet(order: Order) -> Sheet:
    """Return the scan to fill in, or as it was filled in for a case."""
    scan, words = order.scan, order.words
    _ = words.gettext
    sheet = begin(order, scan.title, words, paper=order.paper, landscape=True, margin=1.5)
    file = order.case_file
    title = f"{scan.title}: {file.case.name}" if file else scan.title
    sheet.head(title, about(file.case, order, words) if file else scan.aim)
    where = file.case.name if file else ""
    sheet.paragraph(
        _("Collaboration:") + " ",
        where or blank(),
        "      ",
        _("Filled in by (role):") + " ",
        blank(),
        "      ",
        _("Date:") + " ",
        blank("…………"),
        style=Style.FORM_TEXT,
    )
    if scan.say:
        sheet.paragraph(reflow(scan.say), style=Style.SPOKEN)
    answers: Mapping[str, Scanned] = {}
    material = None
    if file is not None:
        material = gather(file, order.day, words.language)
        answers = material.work.answers
    for category in scan.categories:
        sheet.sheet_heading(f"{category.number}. {category.title}")
        sheet.grid(
            _rows(category, answers, material, words),
            WIDTHS,
            alt=_("{title}: statements to tick, with room to say why").format(title=category.title),
        )
    if any(item.ours for _category, item in scan.walk()):
        sheet.paragraph(
            _("* This item is ours: the source does not have it in its scan, or without a letter."),
            style=Style.TABLE_NOTE,
        )
    return sheet


def _rows(
    category: ScanCategory,
    answers: Mapping[str, Scanned],
    material: Material | None,
    words: Words,
) -> Iterator[Row]:
    _ = words.gettext
    under, fill = {"bottom": Edge(RULE, 6)}, "F1F5F6"
    heads = [*(_(word) for word in ANSWERS.values()), _("gave direction")]
    yield Row(
        [
            Box([(Style.TABLE_HEADER, category.ask)], fill, under, span=2, middle=True),
            *(
                Box([(Style.TICK_CELL, Styled(head, Style.CODE))], fill, under, middle=True)
                for head in heads
            ),
            Box([(Style.TABLE_HEADER, _("why"))], fill, under, middle=True),
        ],
        repeated=True,
    )
    group = ""
    for item in category.items:
        if item.group != group:
            group = item.group
            yield Row([Box([(Style.TABLE_LABEL, group)], "F8FAFB", under, span=len(WIDTHS))])
        yield _item(item, answers.get(item.id), material, words)


def _item(item: ScanItem, answer: Scanned | None, material: Material | None, words: Words) -> Row:
    under = {"bottom": Edge(RULE, 4)}
    letter = item.letter.replace("-", "\u00a0") + ("*" if item.ours else "")
    statement: list[Line] = [(Style.TABLE_LABEL, item.statement)]
    if item.help:
        statement.append((Style.MARGIN_TEXT, item.help))
    boxes = [
        Box(
            [(Style.TICK_CELL, tick(on=answer is not None and answer.holds == holds))],
            edges=under,
            middle=True,
        )
        for holds in ANSWERS
    ]
    directing = answer is not None and bool(answer.directing)
    why = answer.why if answer else ""
    if why and material is not None:
        why = material.withheld.leave_out(why, left_out(words.language))
    return Row(
        [
            Box([(Style.MARGIN_TEXT, letter)], edges=under),
            Box(statement, edges=under),
            *boxes,
            Box([(Style.TICK_CELL, tick(on=directing))], edges=under, middle=True),
            Box([(Style.TABLE_TEXT, why)], edges={**under, "left": Edge(RULE, 4, "dotted")}),
        ],
        height=1.1,
    )
