"""`warmtekaart`: a chapter's factors by level, or in the documents where there is no more."""

from __future__ import annotations

from interviewer.analysis.chapters import Placed
from interviewer.analysis.figures import heat_by_level
from interviewer.analysis.material import CaseFile, Material
from interviewer.analysis.matrix import DOCUMENTS, NOBODY, matrix
from interviewer.report.figures.heat import heat_picture
from interviewer.report.figures.picture import Picture
from interviewer.report.words import Words

MOST = 20
"""Factors that are shown."""


def warmtekaart(material: Material, file: CaseFile, placed: Placed, words: Words) -> Picture | None:
    """Return the factors of a chapter by level, with what helps and what works against."""
    _ = words.gettext
    found = heat_by_level(matrix(placed, file.study.levels, file.today), MOST)
    names = {DOCUMENTS: _("documents"), NOBODY: _("no level")}
    title = placed.chapter.title if placed.chapter else ""
    where = _("in the documents") if found.columns == (DOCUMENTS,) else _("by level")
    return heat_picture(
        found,
        words,
        name=file.today.name,
        columns=[names.get(column, column) for column in found.columns],
        caption=_("What helps and what works against, {where} – {chapter}").format(
            where=where, chapter=title
        ),
        where=where,
    )
