"""Our Word vocabulary: what a report is made of, so that its chapters read like an outline.

Nothing here formats by hand: every look is a named style of the template. Nothing asks the reader
anything on opening: fields carry their results, the contents are filled in advance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Literal, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_SECTION
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm

from interviewer.errors import N_, Problem
from interviewer.i18n import catalogue
from interviewer.report.merging.written import Region, add_statement, bookmark, stated, written
from interviewer.report.word import ooxml
from interviewer.report.word.clean import clean, one_line
from interviewer.report.word.drawing import picture
from interviewer.report.word.footnotes import Footnotes
from interviewer.report.word.grid import begin_table, is_tall, table_row
from interviewer.report.word.inline import (
    Band,
    Block,
    Content,
    Evidence,
    Footnote,
    Inline,
    Link,
    Names,
    Numbered,
    Printed,
    See,
    Styled,
    Target,
    Use,
    divided,
)
from interviewer.report.word.ooxml import Element, make
from interviewer.report.word.running import turn_section, write_head, write_running
from interviewer.report.word.styles import PROOFING, Style, StyleSheet, open_template

BESIDE_FIGURE = Cm(3)
"""Height that a picture leaves on its page for a heading and its caption."""
LABELS = {"Table": N_("Table"), "Figure": N_("Figure")}


@dataclass(slots=True)
class Part:
    """A document within the document."""

    name: str
    number: str
    chapters: int = 0


class Report:
    """A Word document that is written from top to bottom and then saved."""

    def __init__(self, *, language: str, made: datetime, template: Path | None = None) -> None:
        """Begin an empty report.

        `language` is that of its words (nl, en), `made` the moment that the file will state,
        `template` a house style. Raises `Refused` where the house style cannot be read.
        """
        self._document = open_template(template)
        self._styles = StyleSheet(self._document)
        self._styles.set_language(language)
        self._language = language
        self._made = made
        self._words = catalogue(language)
        self._body: Element = self._document.element.body
        self._numbers = count(10_000)
        self._names = Names()
        self._entries: list[tuple[int, str, str]] = []
        self._contents: Element | None = None
        self._depth = 2
        self._chapter = ""
        self._uses: dict[str, list[Use]] = {}
        self._counted: dict[str, int] = {}
        self._part: Part | None = None
        self._running = "", ""
        self._ahead: dict[str, str] = {}
        self._named = ""
        self._template = template
        self._footnotes = Footnotes(self._document)
        self._firsts: set[str] = set()
        self._regions: list[tuple[Region, Element, Element]] = []
        self._stated: XmlPart | None = None
        self._case_numbers: Mapping[str, int] = {}
        self._printed: set[str] = set()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what the author of the house style should know: styles that it lacks."""
        lacking = self._styles.lacking
        if self._template is None or not lacking:
            return ()
        params = {"path": self._template, "names": ", ".join(lacking)}
        return (Problem("template-lacks", params, level="warning"),)

    # front matter ---------------------------------------------------------------------------

    def properties(self, *, title: str, author: str, subject: str = "", keywords: str = "") -> None:
        """State what the file says of itself."""
        core = self._document.core_properties
        core.title, core.author = one_line(title), one_line(author)
        core.subject, core.keywords = one_line(subject), one_line(keywords)
        core.last_modified_by = one_line(author)
        core.comments = core.category = core.content_status = core.identifier = core.version = ""
        core.language = PROOFING.get(self._language, self._language)
        core.created = core.modified = self._made
        core.revision = 1

    def running(self, header: str, footer: str, notice: str = "") -> None:
        """Write the header, and the footer with page numbers.

        A house style keeps its own header and its own page numbers; `notice` (a fictional case)
        stands in the header of every page all the same.
        """
        self._running = header, notice
        write_running(self._document, self._styles, header, footer, notice)

    def running_head(self, header: str, notice: str = "") -> None:
        """Write another header from this page on, at the top of which the report must be."""
        write_head(self._document, self._styles, header, notice, self._running)

    def title_page(
        self, title: str, subtitle: str = "", lines: Iterable[str] = (), notice: str = ""
    ) -> None:
        """Write the title page, alone on its page and without a header."""
        self.paragraph(title, style=Style.TITLE)
        if subtitle:
            self.paragraph(subtitle, style=Style.SUBTITLE)
        if notice:
            self.note(notice)
        for line in lines:
            self.paragraph(line, style=Style.TITLE_LINE)
        front = Section(self._new_section(), self._document.part)
        front.different_first_page_header_footer = True

    def contents(self, title: str, depth: Literal[1, 2] = 2) -> None:
        """Put the contents here: an entry for each heading of level 1, or of 1 and 2."""
        self._depth = depth
        heading = ooxml.paragraph(self._styles[Style.TOC_HEADING], [ooxml.run(title)])
        self._contents = make("w:sdtContent", heading)
        gallery = make("w:docPartGallery", val="Table of Contents")
        kind = make("w:docPartObj", gallery, make("w:docPartUnique"))
        self._append(make("w:sdt", make("w:sdtPr", kind), self._contents))

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self._new_section()

    def turn(self, *, landscape: bool) -> None:
        """Go on at the top of a new page, on its side or upright."""
        self._new_section()
        turn_section(self._document, self._styles, landscape=landscape)

    # text -----------------------------------------------------------------------------------

    def heading(self, level: int, text: str) -> str:
        """Write a heading of level 1 to 4; return what a `Link` leads to."""
        if self._part:
            if level == 1:
                self._part.chapters += 1
                text = f"{self._part.number}.{self._part.chapters} {text}"
            level = min(level + 1, 4)
        return self._heading(level, text, Style(f"heading {level}"))

    def appendix(self, text: str) -> str:
        """Write an appendix's heading, on a new page; return what a `Link` leads to.

        In a part it is a chapter of it.
        """
        self._named = self._ahead.pop(text, "")
        return self.heading(1, text) if self._part else self._heading(1, text, Style.APPENDIX)

    def ahead(self, text: str) -> str:
        """Return what a `Link` leads to: the next appendix with this heading, yet to be written."""
        return self._ahead.setdefault(text, self._heading_name())

    def widen_trail(self, width: float) -> None:
        """Make room of so many cm for the references of the trail, where they name the case."""
        for style in (Style.TRAIL, Style.TRAIL_LINE):
            self._styles.indent(style, Cm(width), hanging=style is Style.TRAIL)

    def part(self, name: str, number: str, title: str) -> str:
        """Begin a document within the document; return what a `Link` leads to.

        From here headings stand a level lower, chapters are numbered under `number`, and
        references lead to this part's own trail. `name` is unique among the parts.
        """
        self.end_part()
        made = self._heading(1, title, Style.HEADING_1)
        self._part = Part(name, number)
        return made

    def end_part(self) -> None:
        """Go on as before the part."""
        self._part = None

    def paragraph(self, *content: Inline, style: Style = Style.BODY, kept: bool = False) -> Block:
        """Write a paragraph; `kept`: it stays on the page of what comes after it."""
        look = self._styles.kept(style) if kept else self._styles[style]
        made = ooxml.paragraph(look, self._inline(content))
        self._append(made)
        return Block(made)

    def bullet(self, *content: Inline) -> Block:
        """Write a line of a list."""
        return self.paragraph(*content, style=Style.BULLET)

    def quote(self, text: str, *source: Inline) -> Block:
        """Write a block quote, and under it who said it and its references."""
        block = self.paragraph(text, style=Style.QUOTE)
        self.paragraph(*source, style=Style.QUOTE_SOURCE)
        return block

    def note(self, *content: Inline) -> Block:
        """Write a boxed remark of the report itself."""
        return self.paragraph(*content, style=Style.NOTE_BOX)

    def first(self, key: str) -> bool:
        """Whether this is asked for the first time: for what a report explains once."""
        if key in self._firsts:
            return False
        self._firsts.add(key)
        return True

    @contextmanager
    def region(self, about: Region) -> Iterator[None]:
        """Let the paragraphs that are written inside be found again as a synthesis."""
        place = len(self._body) - 1
        yield
        made = [item for item in self._body[place:-1] if item.tag == qn("w:p")]
        if made:
            number = next(self._numbers)
            made[0].insert(1, make("w:bookmarkStart", id=number, name=bookmark(about)))
            made[-1].append(make("w:bookmarkEnd", id=number))
            self._regions.append((about, made[0], made[-1]))

    def comment(self, on: Block, text: str, *, author: str, initials: str = "") -> None:
        """Tie a comment to a paragraph."""
        made = self._document.comments.add_comment(
            clean(text), author=one_line(author), initials=one_line(initials, 9)
        )
        element = made._comment_elm
        element.date = self._made
        for style in element.iter(qn("w:pStyle")):
            style.set(qn("w:val"), self._styles[Style.COMMENT_TEXT])
        for style in element.iter(qn("w:rStyle")):
            style.set(qn("w:val"), self._styles[Style.COMMENT_REFERENCE])
        look = make("w:rPr", make("w:rStyle", val=self._styles[Style.COMMENT_REFERENCE]))
        on.element.insert(1, make("w:commentRangeStart", id=made.comment_id))
        on.element.append(make("w:commentRangeEnd", id=made.comment_id))
        on.element.append(make("w:r", look, make("w:commentReference", id=made.comment_id)))

    # evidence -------------------------------------------------------------------------------

    def number_cases(self, numbers: Mapping[str, int]) -> None:
        """Let references show a case by its number instead of its id: [9:I1-3]."""
        self._case_numbers = numbers

    def shown(self, reference: str) -> str:
        """Return a reference as it is shown, with its brackets."""
        case, colon, within = reference.rpartition(":")
        return f"[{self._case_numbers.get(case, case)}{colon}{within}]"

    def uses(self, reference: str) -> tuple[Use, ...]:
        """Return where a reference was given so far, in the report's order."""
        return tuple(self._uses.get(self._scoped(reference), ()))

    def prints(self, reference: str) -> bool:
        """Whether a note's words stand in the text already, so that references lead there."""
        return self._scoped(reference) in self._printed

    def back_links(self, reference: str) -> list[Inline]:
        """Return links to each place where a reference was given: 'Drivers, 2; Design'."""
        result: list[Inline] = []
        chapter, number = "", 0
        for use in self.uses(reference):
            again = bool(result) and use.chapter == chapter
            chapter, number = use.chapter, number + 1 if again else 1
            if result:
                result.append(", " if again else "; ")
            result.append(Link(str(number) if again else chapter, use.bookmark))
        return result

    # tables and figures ---------------------------------------------------------------------

    def head_table(self, rows: Iterable[tuple[str, Content]], *, alt: str) -> None:
        """Write a table of labels and what belongs to them; `alt` says what it holds."""
        look, width = self._styles[Style.HEAD_TABLE], self._text_width()
        table = begin_table(look, width, (0.28, 0.72), alt, column=True)
        for label, value in rows:
            cells = [(label, Style.TABLE_LABEL), (value, Style.TABLE_TEXT)]
            table.append(self._row(cells, (0.28, 0.72)))
        self._close_table(table, "")

    def table(
        self,
        header: Sequence[str],
        rows: Iterable[Sequence[Content] | Band],
        *,
        caption: str,
        alt: str = "",
        widths: Sequence[float] = (),
        numbers: Sequence[int] = (),
        note: Content = "",
    ) -> Numbered:
        """Write a table under its caption; return what a `See` refers to.

        `widths` are the columns' shares, `numbers` the columns (from 0) set to the right, `note`
        stands under the table, `alt` (else the caption) is read out for it. The header row is
        repeated on every page; no row breaks across pages. The last row stays with the note; other
        rows are not tied to each other, as LibreOffice then loses some in a tall table.
        """
        total = sum(widths) if widths else len(header)
        shares = tuple(width / total for width in widths or [1.0] * len(header))
        made = self._caption("Table", caption)
        look, width = self._styles[Style.REPORT_TABLE], self._text_width()
        table = begin_table(look, width, shares, alt or caption, caption, row=True)
        first: list[tuple[Content, Style]] = [
            (text, Style.TABLE_HEADER_NUMBER if place in numbers else Style.TABLE_HEADER)
            for place, text in enumerate(header)
        ]
        lines = list(rows)
        opening = next((n for n, row in enumerate(lines, 1) if not isinstance(row, Band)), 0)
        if opening:
            lines[opening - 1 : opening] = self._low(lines[opening - 1])
        table.append(self._row(first, shares, repeated=True, kept=bool(lines)))
        for number, row in enumerate(lines, 1):
            if isinstance(row, Band):
                head: list[tuple[Content, Style]] = [(row.content, Style.TABLE_HEADER)]
                table.append(self._row(head, (1.0,), len(shares), kept=number < len(lines)))
                continue
            cells = [
                (cell, Style.TABLE_NUMBER if place in numbers else Style.TABLE_TEXT)
                for place, cell in enumerate(row)
            ]
            kept = bool(note) and number == len(lines)
            table.append(self._row(cells, shares, kept=kept, opens=number == opening))
        self._close_table(table, note)
        return made

    def figure(
        self, image: bytes, *, caption: str, alt: str, width: float = 15.0, svg: bytes = b""
    ) -> Numbered:
        """Write a picture (PNG or JPEG; `width` in cm) above its caption; `alt` is read out.

        `svg` is the same picture as vectors, for programs that draw them. One that does not fit
        between the margins is made smaller. Return what a `See` refers to.
        """
        room = self._text_width() * 635, self._text_height() - BESIDE_FIGURE
        part = self._document.part
        made = picture(part, image, svg, width=width, room=room, title=caption, alt=alt)
        self._append(ooxml.paragraph(self._styles[Style.FIGURE], [made]))
        return self._caption("Figure", caption)

    def coming(self, kind: Literal["Table", "Figure"]) -> Numbered:
        """Return what the next table or figure will be, for a `See` before it."""
        label = self._words.gettext(LABELS[kind])
        number = self._counted.get(label, 0) + 1
        return Numbered(label, number, self._names.name(f"Ref_{label}_{number}"))

    def _caption(self, kind: Literal["Table", "Figure"], text: str) -> Numbered:
        """Write a caption; tables and figures are each counted from 1."""
        made = self.coming(kind)
        self._counted[made.label] = made.number
        counted = ooxml.field(rf"SEQ {made.label} \* ARABIC", str(made.number))
        content = [
            ooxml.run(f"{made.label} "),
            *ooxml.bookmarked(made.bookmark, next(self._numbers), counted),
            ooxml.run(f". {text}"),
        ]
        style = Style.CAPTION if kind == "Table" else Style.FIGURE_CAPTION  # above, or below
        self._append(ooxml.paragraph(self._styles[style], content))
        return made

    # the file -------------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """Return the finished file; the same report always gives the same parts and times."""
        if self._contents is not None:
            self._fill_contents(self._contents)
        self._state_written()
        saved = BytesIO()
        self._document.save(saved)
        result = BytesIO()
        with ZipFile(saved) as source, ZipFile(result, "w", ZIP_DEFLATED) as archive:
            for name in source.namelist():
                entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
                archive.writestr(entry, source.read(name))
        return result.getvalue()

    # how it is done -------------------------------------------------------------------------

    def _state_written(self) -> None:
        """Lay beside the text what was written, for `merge`; nothing where no synthesis was."""
        if not self._regions:
            return
        made = stated(written(self._body, self._regions))
        if self._stated is not None:
            self._stated._element = made
            return
        self._stated = add_statement(self._document, made)

    def _append(self, block: Element) -> None:
        self._body[-1].addprevious(block)

    def _new_section(self) -> Element:
        """End the section here; return its properties. The next one begins on a new page."""
        last = self._body[-2] if len(self._body) > 1 else None
        if last is None or last.tag != qn("w:p") or last.find(".//" + qn("w:sectPr")) is not None:
            last = self.paragraph().element
        next_section = self._body[-1]
        ended = cast(Element, deepcopy(next_section))
        last[0].append(ended)
        for child in next_section.xpath("w:headerReference|w:footerReference|w:titlePg"):
            next_section.remove(child)
        Section(next_section, self._document.part).start_type = WD_SECTION.NEW_PAGE
        return ended

    def _heading(self, level: int, text: str, style: Style) -> str:
        if level == (2 if self._part else 1):
            self._chapter = one_line(text)
        name, self._named = self._named or self._heading_name(), ""
        words = ooxml.bookmarked(name, next(self._numbers), [ooxml.run(text)])
        self._append(ooxml.paragraph(self._styles[style], words))
        self._entries.append((level, one_line(text, 400), name))
        return name

    def _heading_name(self) -> str:
        return f"_Toc{next(self._numbers):09d}"

    def _inline(self, content: Iterable[Inline]) -> list[Element]:
        made: list[Element] = []
        for item in content:
            match item:
                case str():
                    made.append(ooxml.run(item))
                case Styled(text, style):
                    made.append(ooxml.run(text, self._styles[style]))
                case Link(text, to):
                    made.append(ooxml.link(to, text, self._styles[Style.REFERENCE]))
                case See(what):
                    words = ooxml.run(f"{what.label.lower()}\u00a0")
                    made += [words, *ooxml.field(rf"REF {what.bookmark} \h", str(what.number))]
                case Footnote(text):
                    looks = (self._styles[Style.FOOTNOTE], self._styles[Style.FOOTNOTE_MARK])
                    made.append(self._footnotes.add(text, *looks))
                case Target(reference):
                    look = self._styles[Style.REFERENCE]
                    shown = [ooxml.unbroken_run(self.shown(reference), look)]
                    made += ooxml.bookmarked(self._target(reference), next(self._numbers), shown)
                    made.append(ooxml.tab())
                case Printed(reference) if not self.prints(reference):
                    self._printed.add(self._scoped(reference))
                    look = self._styles[Style.REFERENCE]
                    shown = [ooxml.unbroken_run(self.shown(reference), look)]
                    made += ooxml.bookmarked(self._target(reference), next(self._numbers), shown)
                case Evidence(reference) | Printed(reference):
                    made += self._evidence(reference)
        return made

    def _target(self, reference: str) -> str:
        return self._names.name(f"ref_{self._scoped(reference)}")

    def _scoped(self, reference: str) -> str:
        return f"{self._part.name}:{reference}" if self._part else reference

    def _evidence(self, reference: str) -> list[Element]:
        uses = self._uses.setdefault(self._scoped(reference), [])
        name = self._names.name(f"use_{self._scoped(reference)}_{len(uses) + 1}")
        uses.append(Use(name, self._chapter))
        look = self._styles[Style.REFERENCE]
        words = ooxml.link(self._target(reference), self.shown(reference), look, unbroken=True)
        return ooxml.bookmarked(name, next(self._numbers), [words])

    def _fill_contents(self, holder: Element) -> None:
        """Lay a field of contents with its result behind the contents' title."""
        entries = [entry for entry in self._entries if entry[0] <= self._depth]
        looks = {1: self._styles[Style.TOC_1], 2: self._styles[Style.TOC_2]}
        lines = [ooxml.paragraph(looks[lv], [ooxml.link(to, text)]) for lv, text, to in entries]
        if lines:
            start = ooxml.field_start(rf'TOC \o "1-{self._depth}" \n \h \z \u')
            for place, item in enumerate(start, start=1):
                lines[0].insert(place, item)
            lines[-1].append(ooxml.field_end())
        for old in list(holder)[1:]:
            holder.remove(old)
        holder.extend(lines)

    def _text_width(self) -> int:
        """Return the width between the margins, in twentieths of a point."""
        section = self._document.sections[-1]
        width, left, right = section.page_width, section.left_margin, section.right_margin
        return ((width or Cm(21)) - (left or Cm(2.5)) - (right or Cm(2.5))) // 635

    def _text_height(self) -> int:
        """Return the height between the margins, in EMU."""
        section = self._document.sections[-1]
        height, top, foot = section.page_height, section.top_margin, section.bottom_margin
        return (height or Cm(29.7)) - (top or Cm(2.5)) - (foot or Cm(2.5))

    def _row(
        self,
        cells: Sequence[tuple[Content, Style]],
        shares: Sequence[float],
        span: int = 1,
        *,
        repeated: bool = False,
        kept: bool = False,
        opens: bool = False,
    ) -> Element:
        """Return a row; `kept`: it stays on the page of the next; `opens`: it is the first."""
        width = self._text_width()
        words = [
            self._inline([content] if isinstance(content, Inline) else content)
            for content, _style in cells
        ]
        by_words = opens and any(map(is_tall, words))
        made = []
        for mine, (_content, style), part in zip(words, cells, shares, strict=True):
            look = self._styles[style]
            if kept or by_words:
                look = self._styles.kept(style) if kept else self._styles.whole(style)
            made.append((ooxml.paragraph(look, mine), round(width * part)))
        return table_row(made, span, repeated=repeated, by_words=by_words)

    def _low(self, row: Sequence[Content] | Band) -> list[Sequence[Content] | Band]:
        """Return a table's first row as two where it is tall, the second of them named as such.

        For what LibreOffice does with a tall one, see `is_tall`; here it is divided between what
        stands on lines of its own.
        """
        if isinstance(row, Band):
            return [row]
        cells = [[cell] if isinstance(cell, Inline) else list(cell) for cell in row]
        parted = [divided(cell) for cell in cells[1:]]
        if not any(rest for _first, rest in parted):
            return [row]
        again = [*cells[0], f" ({self._words.gettext('continued')})"]
        return [
            [cells[0], *(first for first, _rest in parted)],
            [again, *(rest for _first, rest in parted)],
        ]

    def _close_table(self, table: Element, note: Content) -> None:
        """Write the table; the line under it keeps it apart from what follows."""
        self._append(table)
        items = [note] if isinstance(note, Inline) else note
        self.paragraph(*items, style=Style.TABLE_NOTE)
