"""The codes of a study in lines, for `interviewer codes` and its screen."""

from __future__ import annotations

import textwrap

from interviewer.analysis.codes import Change, Codes, CodeUse, described, latest_change
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext
from interviewer.interview.events import AnyEvent, CodePromoted, CodesMerged
from interviewer.lines import harmless

WIDTH = 96


def code_lines(codes: Codes, *, used: bool = False) -> list[str]:
    """Return the open codes, or every code that is used, each with the notes that have it."""
    found = codes.uses if used else codes.open
    lines: list[str] = []
    for use in found:
        lines.append(harmless(f"{use.code}  {use_words(use)}"))
        references = " ".join(note.reference for note in use.notes)
        lines += textwrap.wrap(
            references,
            WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines or [_("no codes are used yet") if used else _("there are no open codes")]


def use_words(use: CodeUse) -> str:
    """Return how often a code is used."""
    notes = ngettext("{n} note", "{n} notes", len(use.notes))
    interviews = ngettext("{n} interview", "{n} interviews", use.interviews)
    return f"{notes}, {interviews}"


def code_change_line(event: AnyEvent, before: Codes) -> str:
    """Return what a change of codes did, and to how many notes, given how codes stood before."""
    if not isinstance(event, Change):
        undone = latest_change(before.events)
        return harmless(
            _("taken back: {change}").format(change=described(undone) if undone else "")
        )
    of: tuple[str, ...] = ()
    match event:
        case CodePromoted():
            of = (event.from_,)
        case CodesMerged():
            of = event.from_
        case _:
            of = (event.code,)
    count = sum(len(use.notes) for use in before.uses if use.code in of)
    notes = ngettext("{n} note", "{n} notes", count)
    return harmless(f"{described(event)}  ({notes})")
