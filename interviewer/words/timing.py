"""Words for the time of a conversation, shared by both faces: what is left, and for what."""

from __future__ import annotations

import math

from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext
from interviewer.interview.agenda import Agenda, BlockTime


def minutes(number: float) -> int:
    """Return whole minutes, as people say them: half a minute counts as one."""
    return math.floor(number + 0.5)


def left_line(agenda: Agenda) -> str:
    """Return what is left in one line; empty where nothing says how long the talk may last."""
    if agenda.left is None:
        return ""
    left = minutes(agenda.left)
    if left < 0:
        return ngettext("{n} minute over time", "{n} minutes over time", -left)
    words = ngettext("{n} minute left", "{n} minutes left", left)
    return (
        _("{words} until {time}").format(words=words, time=agenda.until) if agenda.until else words
    )


def warning(agenda: Agenda) -> str:
    """Return the quiet warning that time runs short; empty where it does not."""
    if not agenda.short:
        return ""
    musts = sum(row.musts for row in agenda.rows)
    asks = ngettext(
        "{n} must-question and the closing", "{n} must-questions and the closing", musts
    )
    what = asks if musts else _("the closing")
    return _("{left}; {what} ask {needed}").format(
        left=left_line(agenda), what=what, needed=minutes(agenda.needed)
    )


def time_lines(agenda: Agenda) -> list[str]:
    """Return the time of a conversation: in all, then a line for each block."""
    spent = ngettext("{n} minute spent", "{n} minutes spent", minutes(agenda.spent))
    if agenda.planned:
        spent = _("{n} of {planned} minutes spent").format(
            n=minutes(agenda.spent), planned=f"{agenda.planned:g}"
        )
    lines = [", ".join(filter(None, (spent, left_line(agenda))))]
    needed = _("needed for what must still be asked, and the closing: {n}")
    lines.append(needed.format(n=minutes(agenda.needed)))
    if agenda.short:
        lines.append(warning(agenda))
    width = max((len(row.view.block.title) for row in agenda.rows), default=0)
    return [*lines, *(f"{row.view.block.title:<{width}}  {_block(row)}" for row in agenda.rows)]


def _block(row: BlockTime) -> str:
    planned = "–" if row.planned is None else f"{row.planned:g}"
    parts = [f"{minutes(row.spent)}/{planned}"]
    if row.left and row.view.status != "done":
        parts.append(_("{n} left for it").format(n=minutes(row.left)))
    if row.musts:
        parts.append(_("{n} must still").format(n=row.musts))
    if row.view.status == "here":
        parts.append(_("here"))
    return ", ".join(parts)
