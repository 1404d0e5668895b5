"""How far two coders agree, as lines to read and as JSON: `interviewer stats --agreement AB CD`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from interviewer.analysis.agreement import Agreement, CodeAgreement, Difference, agreement
from interviewer.cli.common import warn
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext
from interviewer.interview.events import CodeMark
from interviewer.lines import harmless
from interviewer.store.folder import StudyFolder
from interviewer.words.tables import table

VERSION = 1
"""Of the JSON's shape: rises when a field goes or changes its meaning, not when one joins."""


def print_agreement(
    folder: StudyFolder, cases: Sequence[str], one: str, other: str, *, as_json: bool
) -> None:
    """Print how far two coders agree in these cases, or in all. Raises Refused."""
    files = []
    for case in dict.fromkeys(cases or folder.cases()):
        case_file = folder.case_file(case)
        warn(case_file.problems)
        files.append((case, case_file.held))
    found = agreement(files, folder.today, one, other)
    print(_json(found) if as_json else "\n".join(lines(found)))


def lines(found: Agreement) -> list[str]:
    """Return the table of codes, then what is to be settled, in the current language."""
    several = len([case for case in found.cases if case.units]) > 1
    units = ngettext("{n} note coded by both", "{n} notes coded by both", found.units)
    todo = sum(len(case.differences) for case in found.cases)
    settled = sum(case.settled for case in found.cases)
    result = [
        f"{found.one} – {found.other}: {units}",
        "",
        *_codes(found),
        "",
        _valences(found),
        _("alpha: Krippendorff's, nominal, on whether a code was set; – where nothing varies."),
        _("Each code counts for itself, by its id of today, not for the one above it."),
        "",
        _("To settle: {n}; settled: {settled}").format(n=todo, settled=settled),
    ]
    for case in found.cases:
        for item in case.differences:
            result += _difference(item, found, case.case if several else "")
    return result


def _codes(found: Agreement) -> list[str]:
    head = (
        _("code"),
        _("notes"),
        _("both"),
        _("only {coder}").format(coder=found.one),
        _("only {coder}").format(coder=found.other),
        _("alpha"),
    )
    rows = [(item.code, *_numbers(item)) for item in found.codes]
    rows.append((_("all together"), *_numbers(found.pooled)))
    return table(head, rows)


def _numbers(item: CodeAgreement) -> tuple[str, ...]:
    counts = (item.units, item.both, item.only_one, item.only_other)
    return (*map(str, counts), _alpha(item.alpha))


def _alpha(value: float | None) -> str:
    return "–" if value is None else f"{round(value, 2) + 0.0:.2f}"


def _valences(found: Agreement) -> str:
    item = found.valences
    return _(
        "valence, where both gave one: {same} of {n} the same, alpha (ordinal) {alpha}"
    ).format(same=item.same, n=item.units, alpha=_alpha(item.alpha))


def _difference(item: Difference, found: Agreement, case: str) -> Iterable[str]:
    reference = f"{case}:{item.reference}" if case else item.reference
    yield f"[{reference}] {harmless(item.text)}"
    yield f"  {found.one}: {_marks(item.one)}"
    yield f"  {found.other}: {_marks(item.other)}"


def _marks(marks: Iterable[CodeMark]) -> str:
    return harmless(" ".join(f"#{mark.code}{mark.valence or ''}" for mark in marks)) or "–"


def _json(found: Agreement) -> str:
    data: dict[str, Any] = {
        "format": "interviewer-agreement",
        "version": VERSION,
        "coders": [found.one, found.other],
        "units": found.units,
        "codes": [{"code": item.code, "name": item.name, **_counts(item)} for item in found.codes],
        "pooled": _counts(found.pooled),
        "valence": {
            "units": found.valences.units,
            "same": found.valences.same,
            "alpha": found.valences.alpha,
        },
        "cases": [
            {
                "case": case.case,
                "units": case.units,
                "settled": case.settled,
                "differences": [_as_data(item) for item in case.differences],
            }
            for case in found.cases
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _counts(item: CodeAgreement) -> dict[str, Any]:
    return {
        "units": item.units,
        "both": item.both,
        "only": [item.only_one, item.only_other],
        "alpha": item.alpha,
    }


def _as_data(item: Difference) -> dict[str, Any]:
    def coded(marks: Iterable[CodeMark]) -> list[dict[str, Any]]:
        return [{"code": mark.code, "valence": mark.valence} for mark in marks]

    return {
        "reference": item.reference,
        "interview": item.interview,
        "n": item.n,
        "text": item.text,
        "codes": [coded(item.one), coded(item.other)],
    }
