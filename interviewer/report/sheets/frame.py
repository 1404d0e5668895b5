"""How every sheet begins: its paper, its running lines, what the file says of itself."""

from __future__ import annotations

from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import Paper, Sheet
from interviewer.report.words import Words
from interviewer.study import Case


def begin(
    order: Order,
    title: str,
    words: Words,
    *,
    paper: Paper | None = None,
    landscape: bool = False,
    margin: float = 1.5,
    header: str = "",
    notice: str | None = None,
) -> Sheet:
    """Return an empty sheet; without `paper` it keeps the page of the house style.

    `notice` stands in the header; by default what is said of an invented case.
    """
    sheet = Sheet(language=words.language, made=order.made, template=order.template)
    if paper:
        sheet.page(paper, landscape=landscape, margin=margin)
    notice = fictional(order, words) if notice is None else notice
    study = order.study
    sheet.properties(
        title=f"{title} – {notice}" if notice else title,
        author=", ".join(study.researchers.values()),
        subject=study.title,
    )
    sheet.running(header or study.title, title, notice)
    return sheet


def fictional(order: Order, words: Words) -> str:
    """Return what a sheet of an invented case says on its face; empty for another."""
    if order.case_file is None or not order.case_file.case.fictional:
        return ""
    return words.gettext("Fictional case")


def about(case: Case, order: Order, words: Words) -> str:
    """Return the small line under a sheet's title: what the case is, and when this was made."""
    return " · ".join(filter(None, (case.institution, case.type, words.date(order.day))))
