"""The counts of `interviewer stats`: as lines to read, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from interviewer.analysis.stats import CaseStats, InterviewStats
from interviewer.i18n import gettext as _
from interviewer.interview.events import NoteKind
from interviewer.lines import harmless

KINDS: tuple[NoteKind, ...] = ("note", "quote", "observation", "memo")
"""As columns and as keys."""
VERSION = 1
"""Of the JSON's shape: rises when a field goes or changes its meaning, not when one joins."""


def as_lines(found: Sequence[CaseStats]) -> list[str]:
    """Return the counts of cases as tables, in the current language."""
    lines: list[str] = []
    for case in found:
        lines += [*([""] if lines else []), *_case(case)]
    return lines or [_("no cases yet")]


def as_json(found: Sequence[CaseStats]) -> str:
    """Return the counts of cases as JSON; ids and keys are English whatever the language."""
    cases = [
        {
            "case": case.case,
            "name": case.name,
            "fictional": case.fictional,
            "interviews": [_interview(one) for one in case.interviews],
            "codes": [
                {
                    "code": code.code,
                    "name": code.name,
                    "notes": code.notes,
                    "interviews": code.interviews,
                    "furthering": code.furthering,
                    "hindering": code.hindering,
                }
                for code in case.codes
            ],
            "blocks": [
                {
                    "block": block.block,
                    "title": block.title,
                    "minutes": block.minutes,
                    "asked": block.asked,
                    "notes": block.notes,
                }
                for block in case.blocks
            ],
            "member_check": {
                "respondents": case.checks.respondents,
                "asked": case.checks.asked,
                "agreed": case.checks.agreed,
                "corrected": case.checks.corrected,
                "no_answer": case.checks.no_answer,
            },
        }
        for case in found
    ]
    return json.dumps(
        {"format": "interviewer-stats", "version": VERSION, "cases": cases},
        ensure_ascii=False,
        indent=2,
    )


def _interview(one: InterviewStats) -> dict[str, Any]:
    count = one.count
    return {
        "reference": count.head,
        "interview": count.interview,
        "round": count.round,
        "questions": {"asked": count.asked, "applicable": count.questions},
        "musts": {"asked": count.musts_asked, "applicable": count.musts},
        "skipped": count.skipped,
        "notes": {kind: one.kinds.get(kind, 0) for kind in KINDS},
        "coded": one.coded,
        "minutes": count.minutes,
    }


def _case(case: CaseStats) -> list[str]:
    fictional = f" – {_('invented case')}" if case.fictional else ""
    lines = [harmless(f"{case.name} ({case.case}){fictional}")]
    if not case.interviews:
        return [*lines, f"  {_('no interviews yet')}"]
    lines += ["", *_interviews(case)]
    if case.codes:
        lines += ["", *_codes(case)]
    lines += ["", *_blocks(case)]
    return [*lines, *(["", *_checks(case)] if case.checks.asked else [])]


def _checks(case: CaseStats) -> list[str]:
    """The member check, once somebody was asked."""
    checks = case.checks
    head = (_("member check"), _("asked"), _("agreed"), _("corrected"), _("no answer"))
    asked = f"{checks.asked}/{checks.respondents}"
    counted = (checks.agreed, checks.corrected, checks.no_answer)
    return table(head, [(_("respondents"), asked, *map(str, counted))])


def _interviews(case: CaseStats) -> list[str]:
    head = (
        _("interview"),
        _("round"),
        _("asked"),
        _("musts"),
        _("notes"),
        _("quotes"),
        _("observations"),
        _("memos"),
        _("coded"),
        _("minutes"),
    )
    rows = []
    for one in case.interviews:
        count, kinds = one.count, one.kinds
        rows.append(
            (
                f"{count.head} {count.interview}",
                str(count.round),
                f"{count.asked}/{count.questions}",
                f"{count.musts_asked}/{count.musts}",
                *(str(kinds.get(kind, 0)) for kind in KINDS),
                str(one.coded),
                str(count.minutes),
            )
        )
    return table(head, rows)


def _codes(case: CaseStats) -> list[str]:
    head = (_("code"), _("notes"), _("interviews"), _("furthers"), _("hinders"))
    rows = (
        (code.code, *map(str, (code.notes, code.interviews, code.furthering, code.hindering)))
        for code in case.codes
    )
    return table(head, rows)


def _blocks(case: CaseStats) -> list[str]:
    head = (_("block"), _("minutes"), _("asked"), _("notes"))
    rows = (
        (block.title, *map(str, (block.minutes, block.asked, block.notes))) for block in case.blocks
    )
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows under their heads: words to the left, numbers to the right."""
    table = [tuple(map(harmless, row)) for row in (head, *rows)]
    widths = [max(len(row[place]) for row in table) for place in range(len(head))]
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
