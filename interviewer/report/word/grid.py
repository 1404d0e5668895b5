"""Tables as Word has them: their properties in the schema's order, their rows whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn

from interviewer.report.word.clean import one_line
from interviewer.report.word.ooxml import Element, make

TALL = 100
"""Characters beyond which a cell is tall."""
LINE = 30
"""Characters for which an end of line counts."""


def begin_table(
    style_id: str,
    width: int,
    shares: Sequence[float],
    alt: str,
    title: str = "",
    *,
    row: bool = False,
    column: bool = False,
) -> Element:
    """Return a table without rows, `width` twentieths of a point wide.

    `alt` is read out for it; `row` and `column` say whether its first one is a header.
    """
    look = make(
        "w:tblLook",
        val=f"{0x0600 | row << 5 | column << 7:04X}",
        firstRow=int(row),
        lastRow=0,
        firstColumn=int(column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val=style_id),
        make("w:tblW", w=width, type="dxa"),
        make("w:tblLayout", type="fixed"),
        look,
        make("w:tblCaption", val=one_line(title or alt)),
        make("w:tblDescription", val=one_line(alt, 2000)),
    )
    grid = make("w:tblGrid", *(make("w:gridCol", w=round(width * part)) for part in shares))
    return make("w:tbl", properties, grid)


def table_row(
    cells: Iterable[tuple[Element, int]],
    span: int = 1,
    *,
    repeated: bool = False,
    by_words: bool = False,
) -> Element:
    """Return a row of cells, each a paragraph and its width; it does not break across pages.

    `span`: how many columns each cell takes; `repeated`: whether it stands on top of every page.
    `by_words`: that is left to its paragraphs, which ask not to be broken: see `is_tall`.
    """
    properties = make("w:trPr", *([] if by_words else [make("w:cantSplit")]))
    if repeated:
        properties.append(make("w:tblHeader"))
    row = make("w:tr", properties)
    for words, width in cells:
        about = make("w:tcPr", make("w:tcW", w=width, type="dxa"))
        if span > 1:
            about.append(make("w:gridSpan", val=span))
        row.append(make("w:tc", about, words))
    return row


def is_tall(words: Iterable[Element]) -> bool:
    """Whether a cell with these words takes many lines.

    LibreOffice 7.4 leaves out the rows behind a row with such a cell where it is the first under
    a repeated head, may not break, and comes at the foot of a page.
    """
    pieces = (item for part in words for item in part.iter(qn("w:t"), qn("w:br")))
    return sum(len(i.text or "") if i.tag == qn("w:t") else LINE for i in pieces) > TALL
