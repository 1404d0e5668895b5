"""A guide's minutes in lines to print: per block and role, planned beside what questions take."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.guide.coverage.covered import Covered
from interviewer.guide.coverage.minutes import MINUTES_A_QUESTION, Sum, sums
from interviewer.i18n import gettext as _

_WIDTH = 28


def minutes_lines(covered: Covered) -> Iterator[str]:
    """Yield the table, indented by two spaces; roles with the same minutes share a column."""
    guide = covered.guide
    columns: dict[tuple[object, ...], list[Sum]] = {}
    for item in sums(guide, covered.respondents):
        key = tuple((spent.block.id, spent.questions, spent.minutes) for spent in item.blocks)
        columns.setdefault(key, []).append(item)
    head = _("minutes of {guide}: planned → questions, {minutes} minutes each or their own")
    yield "  " + head.format(guide=covered.file, minutes=MINUTES_A_QUESTION)
    for shared in columns.values():
        yield "  " + (", ".join(item.role for item in shared if item.role) or _("everyone"))
        first = shared[0]
        if guide.opening.minutes:
            yield _row(_("opening"), f"{guide.opening.minutes:g}")
        for spent in first.blocks:
            planned = "–" if spent.block.minutes is None else f"{spent.block.minutes:g}"
            asked = f" → {spent.questions} × = {spent.minutes:g}" if spent.questions else ""
            yield _row(spent.block.title, planned + asked)
        if guide.closing.minutes:
            yield _row(_("closing"), f"{guide.closing.minutes:g}")
        yield _row(_("sum"), f"{first.planned:g} → {first.taken:g}")


def _row(name: str, numbers: str) -> str:
    return f"    {name[:_WIDTH]:<{_WIDTH}} {numbers}"
