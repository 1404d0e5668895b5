"""The vocabulary of printed sheets: pages of any size, boxes, lines to write on, ticks, blanks.

Pictures are drawn as tables of boxes: sharp at any size, readable in any Word, open to typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, cast

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from interviewer.report.word.clean import one_line
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Content, Inline, Styled
from interviewer.report.word.ooxml import Element, make, paragraph
from interviewer.report.word.styles import Style

Paper = Literal["a4", "a3"]
SIZES: Mapping[str, tuple[float, float]] = {"a4": (21.0, 29.7), "a3": (29.7, 42.0)}
"""Width and height in cm, upright."""
ENLARGED = 1.41
"""How much larger the letters of a sheet are on A3."""

BLANK = "……………………"
"""Stands where something is not known: to be filled in."""
TWIPS = 1440 / 2.54
"""Twentieths of a point in a cm."""

RULE = "8A979F"
"""The colour of lines to write on."""
SOFT = "D5DCE0"
"""The colour of edges that only keep apart."""
TINT = "F1F5F6"
"""The fill of what stands beside."""

_LIST_ITEM = re.compile(r"\s*(?:\d+[.)]|[-–•*])\s")
_NAME = re.compile(r"\{(\w+)\}")
_SHEET_STYLES = tuple(
    style
    for style in Style
    if style.value.startswith(("Sheet", "Plate", "Tick", "Table ", "Margin", "Code", "Reference"))
)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a box."""

    colour: str = SOFT
    """As rrggbb."""
    width: int = 4
    """In eighths of a point."""
    kind: Literal["single", "dotted", "dashed"] = "single"


Edges = Mapping[str, Edge]
"""top, left, bottom, right → the edge; what is absent is not drawn."""

Line = tuple[Style, Content]
"""A paragraph in a box."""


def all_round(edge: Edge) -> Edges:
    """Return the same edge at every side."""
    return dict.fromkeys(("top", "left", "bottom", "right"), edge)


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a grid."""

    lines: Sequence[Line] = ()
    """Its paragraphs."""
    fill: str = ""
    """As rrggbb; empty: paper."""
    edges: Edges = field(default_factory=dict)
    span: int = 1
    """Columns that it covers."""
    down: Literal["", "begins", "goes on"] = ""
    """Whether it covers the rows below too."""
    middle: bool = False
    """Whether its words stand half-way down."""
    turned: bool = False
    """Whether its words read from below upwards."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid."""

    boxes: Sequence[Box]
    height: float = 0
    """At least so many cm; 0: as high as its words."""
    repeated: bool = False
    """Whether it stands at the top of every page."""
    breaks: bool = False
    """Whether it may be divided over two pages."""


class Sheet(Report):
    """A Word document to be printed, written on, put on a table or handed out."""

    def page(self, paper: Paper = "a4", *, landscape: bool = False, margin: float = 1.5) -> None:
        """Set the paper; on A3 the letters of sheets are larger. To be called once, at first."""
        width, height = SIZES[paper]
        if landscape:
            width, height = height, width
        section = self._document.sections[-1]
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin = section.right_margin = Cm(margin)
        section.top_margin, section.bottom_margin = Cm(margin + 0.4), Cm(margin + 0.2)
        section.header_distance = section.footer_distance = Cm(0.8)
        for style in (Style.HEADER, Style.FOOTER):
            for tab in self._style(style).xpath("w:pPr/w:tabs/w:tab[@w:val='right']"):
                tab.set(qn("w:pos"), str(self._text_width()))
        if paper == "a3":
            self._enlarge(ENLARGED)

    @property
    def width(self) -> float:
        """Return the width between the margins, in cm."""
        return self._text_width() / TWIPS

    # parts of a sheet -----------------------------------------------------------------------

    def head(self, title: str, *lines: Content) -> None:
        """Write a sheet's title, and small lines under it."""
        self.paragraph(title, style=Style.SHEET_TITLE)
        for line in lines:
            self.paragraph(*_several(line), style=Style.SHEET_LINE)

    def sheet_heading(self, text: str) -> None:
        """Write a heading that stands in no contents."""
        self.paragraph(text, style=Style.SHEET_HEADING)

    def form(self, rows: Iterable[Line | tuple[str, Content]], *, alt: str) -> None:
        """Write labels with room behind them, ruled to write on; a value stands on the rule."""
        rule = {"bottom": Edge(RULE)}
        self.grid(
            [
                Row(
                    [
                        Box([(Style.TABLE_LABEL, label)], middle=True),
                        Box([(Style.TABLE_TEXT, value)], edges=rule, middle=True),
                    ],
                    height=0.75,
                )
                for label, value in rows
            ],
            (0.3, 0.7),
            alt=alt,
        )

    def writing_lines(self, count: int, *, alt: str) -> None:
        """Write empty lines to write on."""
        row = Row([Box(edges={"bottom": Edge(RULE)})], height=0.85)
        self.grid([row] * count, (1.0,), alt=alt)

    def grid(
        self, rows: Iterable[Row], widths: Sequence[float], *, alt: str, title: str = ""
    ) -> None:
        """Write boxes in rows; `widths` are the columns' shares, `alt` is read out for all."""
        total = sum(widths)
        columns = [round(self._text_width() * width / total) for width in widths]
        inside = (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
        margins = make(
            "w:tblCellMar", *(make(f"w:{side}", w=size, type="dxa") for side, size in inside)
        )
        properties = make(
            "w:tblPr",
            make("w:tblW", w=sum(columns), type="dxa"),
            make("w:tblLayout", type="fixed"),
            margins,
            make("w:tblCaption", val=one_line(title or alt)),
            make("w:tblDescription", val=one_line(alt, 2000)),
        )
        grid = make("w:tblGrid", *(make("w:gridCol", w=width) for width in columns))
        table = make("w:tbl", properties, grid)
        for row in rows:
            table.append(self._grid_row(row, columns))
        self._append(table)
        self.paragraph(style=Style.SHEET_GAP)  # keeps it apart from a table below

    # how it is done -------------------------------------------------------------------------

    def _grid_row(self, row: Row, columns: Sequence[int]) -> Element:
        properties = make("w:trPr")
        if not row.breaks:
            properties.append(make("w:cantSplit"))
        if row.height:
            properties.append(make("w:trHeight", val=round(row.height * TWIPS), hRule="atLeast"))
        if row.repeated:
            properties.append(make("w:tblHeader"))
        made = make("w:tr", properties)
        place = 0
        for box in row.boxes:
            made.append(self._box(box, sum(columns[place : place + box.span])))
            place += box.span
        return made

    def _box(self, box: Box, width: int) -> Element:
        properties = make("w:tcPr", make("w:tcW", w=width, type="dxa"))
        if box.span > 1:
            properties.append(make("w:gridSpan", val=box.span))
        if box.down:
            value = {"val": "restart"} if box.down == "begins" else {}
            properties.append(make("w:vMerge", **value))
        if box.edges:
            sides = [side for side in ("top", "left", "bottom", "right") if side in box.edges]
            drawn = (_drawn(side, box.edges[side]) for side in sides)
            properties.append(make("w:tcBorders", *drawn))
        if box.fill:
            properties.append(make("w:shd", val="clear", color="auto", fill=box.fill))
        if box.turned:
            properties.append(make("w:textDirection", val="btLr"))
        if box.middle:
            properties.append(make("w:vAlign", val="center"))
        made = make("w:tc", properties)
        for style, content in box.lines or [(Style.TABLE_TEXT, "")]:
            made.append(paragraph(self._styles[style], self._inline(_several(content))))
        return made

    def _style(self, style: Style) -> Element:
        wanted = self._styles[style]
        every: Element = self._document.styles.element
        for style_element in every.findall(qn("w:style")):
            if style_element.get(qn("w:styleId")) == wanted:
                return cast(Element, style_element)
        raise KeyError(style)

    def _enlarge(self, factor: float) -> None:
        for style in _SHEET_STYLES:
            for size in self._style(style).xpath("w:rPr/w:sz|w:rPr/w:szCs"):
                size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * factor)))


def _drawn(side: str, edge: Edge) -> Element:
    return make(f"w:{side}", val=edge.kind, sz=edge.width, space=0, color=edge.colour)


def _several(content: Content) -> Sequence[Inline]:
    return [content] if isinstance(content, Inline) else content


def blank(text: str = BLANK) -> Styled:
    """Return room to fill in; `text` may say what belongs there."""
    return Styled(text, Style.BLANK)


def known(text: str, hint: str = "") -> Inline:
    """Return a text, or where there is none a blank, with a hint behind it."""
    return text or blank(f"{BLANK} ({hint})" if hint else BLANK)


def tick(label: str = "", *, on: bool = False) -> list[Inline]:
    """Return a box to tick, and what it stands for."""
    return [Styled("☒" if on else "☐", Style.TICK), *([f"\u00a0{label}"] if label else [])]


def ticks(labels: Iterable[str]) -> list[Inline]:
    """Return boxes to tick after each other."""
    result: list[Inline] = []
    for label in labels:
        result += [*(["    "] if result else []), *tick(label)]
    return result


def filled(text: str, names: Mapping[str, str]) -> list[Inline]:
    """Return spoken words with {case} and the like filled in; a blank where one is not known."""
    result: list[Inline] = []
    done = 0
    for found in _NAME.finditer(text):
        result += [text[done : found.start()], known(names.get(found[1], ""))]
        done = found.end()
    return [item for item in (*result, text[done:]) if item]


def reflow(text: str) -> str:
    """Return a text of YAML without the line ends that only keep its lines short.

    A line goes on where the first word of the next would not have fitted, or is in the middle of a
    sentence; before a list's item it ends for good.
    """
    lines = [line.rstrip() for line in text.strip().split("\n")]
    longest = max(map(len, lines))
    result = lines[0]
    for line, after in pairwise(lines):
        word = after.split(" ")[0] if after else ""
        full_line = len(line) + 1 + len(word) > longest
        amid = line[-1:] not in ".?!:" and word[:1].islower()
        wrapped = line and word and (full_line or amid)
        result += (" " if wrapped and not _LIST_ITEM.match(after) else "\n") + after
    return result


def lighter(colour: str, share: float = 0.9) -> str:
    """Return a colour (#rrggbb) mixed with white, as rrggbb; ours where it is none."""
    digits = colour.removeprefix("#")
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return TINT
    parts = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)


def full(colour: str) -> str:
    """Return a colour (#rrggbb) as rrggbb; ours where it is none."""
    digits = colour.removeprefix("#")
    return digits.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", digits) else "0F4C5C"
