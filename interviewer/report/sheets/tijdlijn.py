"""The timeline: an empty sheet to draw on together, or one filled from a case's dated notes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from interviewer.analysis.material import Excerpt, Material, gather
from interviewer.report.sheets.frame import about, begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import (
    BLANK,
    ENLARGED,
    SOFT,
    Box,
    Edge,
    Line,
    Row,
    Sheet,
    blank,
)
from interviewer.report.word.inline import Inline, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words, coded
from interviewer.store.folder import CaseFile

PERIODS = 8
"""Columns of the empty sheet."""

AXIS = "0F4C5C"
HELPS, HINDERS = "EEF6EF", "FBEFEC"


def tijdlijn(order: Order) -> Sheet:
    """Return the timeline, empty or of a case."""
    if order.case_file is None:
        return _empty(order)
    return _of_case(order, order.case_file)


def _empty(order: Order) -> Sheet:
    """Return a sheet with a line from then to now, above it what helped, below it what hindered."""
    words = order.words
    _ = words.gettext
    sheet = begin(order, _("Timeline"), words, paper=order.paper, landscape=True, margin=1.2)
    sheet.head(
        _("Timeline"),
        [
            _("Collaboration:") + " ",
            blank(),
            "      ",
            _("Made by:") + " ",
            blank(),
            "      ",
            _("Date:") + " ",
            blank(BLANK[:12]),
        ],
        _(
            "Write the years in the bar, from the beginning until now. Put moments that mattered"
            " where they belong: above the bar what helped, below it what was against us."
        ),
    )
    size = ENLARGED if order.paper == "a3" else 1.0
    dots, line = Edge(SOFT, 6, "dotted"), Edge(AXIS, 18)
    cells = range(PERIODS)
    axis = [
        Box([(Style.PLATE_AXIS, blank("……"))], "DCE7EA", {"top": line, "bottom": line}, middle=True)
        for _cell in cells
    ]
    above = [Box(edges={"left": dots} if cell else {}) for cell in cells]
    sides = (
        (_("What helped"), HELPS),
        (_("What was against us"), HINDERS),
    )
    labels = [
        Box([(Style.PLATE_AXIS, text)], fill, middle=True, turned=True) for text, fill in sides
    ]
    end = Box([(Style.PLATE_ARROW, "→")], middle=True)
    sheet.grid(
        [
            Row([labels[0], *above, Box()], 6.7 * size),
            Row([Box([(Style.PLATE_LABEL, "")]), *axis, end], 1.1 * size),
            Row([labels[1], *above, Box()], 6.7 * size),
        ],
        (1.1, *([3.1] * PERIODS), 1.2),
        alt=_(
            "An empty timeline: a bar for the years, above it room for what helped, below it"
            " for what was against us."
        ),
        title=_("Timeline"),
    )
    return sheet


def _of_case(order: Order, file: CaseFile) -> Sheet:
    """Return the dated notes of a case by year, what helped at the left, what hindered right."""
    words = order.words
    _ = words.gettext
    title = _("Timeline")
    sheet = begin(order, title, words, paper=order.paper, margin=1.5)
    sheet.head(
        f"{title}: {file.case.name}",
        about(file.case, order, words),
        _(
            "Drawn from the notes in which a moment was named. At the left what helped or what"
            " simply happened, at the right what was against it. [I3-17] is note 17 of interview"
            " 3, [D1-5] note 5 of document D1."
        ),
    )
    material = gather(file, order.day, words.language)
    moments = sorted(_dated(material), key=lambda e: (_first_day(e), e.note.when or "", e.note.at))
    if not moments:
        sheet.paragraph(Styled(_("No note names a moment yet."), Style.PLACEHOLDER))
        return sheet
    sheet.grid(
        _rows(moments, file, words),
        (8, 2.6, 8),
        alt=_("A timeline from {first} until {last}, with {n} moments.").format(
            first=_year(moments[0]), last=_year(moments[-1]), n=len(moments)
        ),
        title=title,
    )
    return sheet


def _dated(material: Material) -> Iterator[Excerpt]:
    return (excerpt for excerpt in material.excerpts if excerpt.note.when)


def _first_day(excerpt: Excerpt) -> str:
    """Return where a moment begins; a whole year comes before its months."""
    return (excerpt.note.when or "").partition("..")[0]


def _year(excerpt: Excerpt) -> str:
    return _first_day(excerpt)[:4]


def _rows(moments: list[Excerpt], file: CaseFile, words: Words) -> Iterator[Row]:
    _ = words.gettext
    bar = Edge(AXIS, 18)
    yield Row(
        [
            Box([(Style.TABLE_HEADER, _("Helped, or happened"))], HELPS),
            Box([(Style.PLATE_AXIS, _("When"))], "DCE7EA"),
            Box([(Style.TABLE_HEADER, _("Was against it"))], HINDERS),
        ],
        repeated=True,
    )
    year = ""
    for when, together in groupby(moments, key=lambda e: e.note.when or ""):
        if when[:4] != year:
            year = when[:4]
            head = Box([(Style.PLATE_AXIS, year)], "DCE7EA", {"left": bar, "right": bar})
            yield Row([Box(), head, Box()])
        sides: tuple[list[Line], list[Line]] = ([], [])
        for excerpt in together:
            sides[_against(excerpt)].extend(_lines(excerpt, file, words))
        moment = "" if when == year else words.moment(when)
        axis = Box([(Style.TICK_CELL, Styled(moment, Style.CODE))], "", {"left": bar, "right": bar})
        told = [Box(lines, edges={"bottom": Edge(SOFT)} if lines else {}) for lines in sides]
        yield Row([told[0], axis, told[1]], breaks=len(sides[0]) + len(sides[1]) > 12)


def _against(excerpt: Excerpt) -> bool:
    """Whether a moment was said to hinder, and not to help."""
    signs = {mark.valence for mark in excerpt.codes}
    return bool(signs & {"-", "--"}) and not signs & {"+", "++"}


def _lines(excerpt: Excerpt, file: CaseFile, words: Words) -> list[Line]:
    codes = (coded(file.today.name(mark.code), mark.valence) for mark in excerpt.codes)
    about_it = " · ".join((words.who(excerpt, brief=True), *codes))
    text: list[Inline] = [
        words.text(excerpt),
        " ",
        Styled(f"[{excerpt.reference}]", Style.REFERENCE),
    ]
    small: list[Line] = [(Style.MARGIN_TEXT, about_it)] if about_it else []
    return [(Style.TABLE_TEXT, text), *small]
