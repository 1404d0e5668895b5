"""The figures of a case's report, by the names that an outline gives them.

What draws imports Matplotlib when it draws: a report without figures does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from interviewer.analysis.chapters import Placed
from interviewer.analysis.material import CaseFile, Material
from interviewer.report.figures.picture import Picture
from interviewer.report.figures.praatplaat import praatplaat
from interviewer.report.figures.tijdlijn import tijdlijn
from interviewer.report.figures.warmtekaart import warmtekaart
from interviewer.report.word.document import Report
from interviewer.report.words import Words

Draw = Callable[[Material, CaseFile, Placed, Words], Picture | None]
"""Draws a figure of a case for a chapter; None where there is nothing to draw."""

FIGURES: Mapping[str, Draw] = {
    "praatplaat": praatplaat,
    "tijdlijn": tijdlijn,
    "warmtekaart": warmtekaart,
}
"""Name → what draws it."""


def case_figures(
    report: Report, material: Material, file: CaseFile, words: Words
) -> Mapping[str, Callable[[Placed], bool]]:
    """Return for each name what writes that figure into a case's report, for a chapter.

    It tells whether there was anything to draw.
    """

    def write(draw: Draw, placed: Placed) -> bool:
        picture = draw(material, file, placed, words)
        if picture is not None:
            write_picture(report, picture)
        return picture is not None

    return {name: partial(write, draw) for name, draw in FIGURES.items()}


def write_picture(report: Report, picture: Picture) -> None:
    """Write a picture with its caption into a report."""
    report.figure(
        picture.png,
        svg=picture.svg,
        caption=picture.caption,
        alt=picture.alt,
        width=picture.width_cm,
    )
