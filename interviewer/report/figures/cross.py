"""The figures of the report across cases, by the names that an outline gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interviewer.analysis.cross.factors import SHOWN, factors
from interviewer.analysis.cross.saturation import steps
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.figures import curve_of, heat_by_case
from interviewer.report.figures.curve import curve_picture
from interviewer.report.figures.heat import heat_picture
from interviewer.report.figures.picture import Picture
from interviewer.report.words import Words

WIDE = 23.9
"""Between the margins of the report's own page on its side, in cm."""


def warmtekaart(cross: Cross, codes: Sequence[str], words: Words) -> Picture | None:
    """Return the factors of these codes, or of all, by case."""
    _ = words.gettext
    with_notes = [one for one in cross.cases if one.excerpts]
    found = heat_by_case(factors(cross, codes), [one.id for one in with_notes], SHOWN)
    caption = _("Factors by case: what helps and what works against")
    if found.more:
        caption = _("The {n} factors of most cases: what helps and what works against, by case")
    return heat_picture(
        found,
        words,
        name=cross.today.name,
        columns=[_head(one) for one in with_notes],
        caption=caption.format(n=len(found.rows)),
        where=_("by case"),
        briefly=[str(one.number) for one in with_notes],
        width=WIDE,
    )


def verzadiging(cross: Cross, _codes: Sequence[str], words: Words) -> Picture | None:
    """Return the codes that each interview and document of the study was the first to bring."""
    _ = words.gettext
    caption = _("Saturation: new codes of each interview and document, and codes so far")
    return curve_picture(curve_of(steps(cross)), words, caption=caption, width=WIDE)


def _head(one: OneCase) -> str:
    return f"{one.number}{'*' if one.case.fictional else ''}. {one.case.name}"


CROSS_FIGURES: Mapping[str, Callable[[Cross, Sequence[str], Words], Picture | None]] = {
    "warmtekaart": warmtekaart,
    "verzadiging": verzadiging,
}
"""Name → what draws it of the cases and of the codes of its chapter (none: all)."""
