"""The running header and footer; a house style's own stay."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import _BaseHeaderFooter

from interviewer.report.word import ooxml
from interviewer.report.word.clean import one_line
from interviewer.report.word.ooxml import Element
from interviewer.report.word.styles import Style, StyleSheet


def write_running(
    document: Document, styles: StyleSheet, header: str, footer: str, notice: str
) -> None:
    """Write the header, `notice` at its right, and the footer with page numbers at its right.

    A header with words of its own gets the notice alone; a footer with page numbers, nothing.
    """
    section = document.sections[0]
    headers: list[_BaseHeaderFooter] = [section.header]
    footers: list[_BaseHeaderFooter] = [section.footer]
    if document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
        footers.append(section.even_page_footer)
    for part in headers:
        if not _holds_words(part):
            line = [ooxml.run(one_line(header, 70)), ooxml.tab(), ooxml.run(one_line(notice))]
            _furnish(part, styles[Style.HEADER], line)
        elif notice:
            _furnish(part, styles[Style.HEADER], [ooxml.run(one_line(notice))])
    for part in footers:
        if not _numbers_pages(part):
            line = [ooxml.run(one_line(footer, 80)), ooxml.tab(), *ooxml.field("PAGE", "1")]
            line += [ooxml.run(" / "), *ooxml.field("NUMPAGES", "1")]
            _furnish(part, styles[Style.FOOTER], line)


def write_head(
    document: Document, styles: StyleSheet, header: str, notice: str, before: tuple[str, str]
) -> None:
    """Write the header anew from the last section on.

    `before` are header and notice as `write_running` got them. A header with words of its own
    stays and gets the notice alone.
    """
    told = {_line_of(*before), one_line(before[1])}
    first, last = document.sections[0], document.sections[-1]
    pairs: list[tuple[_BaseHeaderFooter, _BaseHeaderFooter]] = [(first.header, last.header)]
    if document.settings.odd_and_even_pages_header_footer:
        pairs.append((first.even_page_header, last.even_page_header))
    for source, target in pairs:
        target.is_linked_to_previous = False
        for old in list(target._element):
            target._element.remove(old)
        for relation in source.part.rels.values():
            reference = relation.target_ref if relation.is_external else relation.target_part
            target.part.rels.add_relationship(
                relation.reltype, reference, relation.rId, relation.is_external
            )
        target._element.extend([deepcopy(item) for item in source._element])
        if (lines := target.paragraphs) and lines[-1].text in told - {""}:
            target._element.remove(lines[-1]._p)  # the report's own
        if not _holds_words(target):
            line = [ooxml.run(one_line(header, 70)), ooxml.tab(), ooxml.run(one_line(notice))]
            _furnish(target, styles[Style.HEADER], line)
        elif notice:
            _furnish(target, styles[Style.HEADER], [ooxml.run(one_line(notice))])


def turn_section(document: Document, styles: StyleSheet, *, landscape: bool) -> None:
    """Turn the last section on its side, or upright again.

    Header and footer are written again, with what stands at their right at the new margin; those
    of a house style stay as they are.
    """
    section, before = document.sections[-1], document.sections[-2]
    wanted = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    if section.orientation == wanted:
        return
    section.orientation = wanted
    section.page_width, section.page_height = before.page_height, before.page_width
    across = (before.page_height or 0) - (before.page_width or 0)
    for style, name in ((Style.HEADER, "header"), (Style.FOOTER, "footer")):
        source: _BaseHeaderFooter = getattr(document.sections[0], name)
        look = styles[style]
        lines = [p._p for p in source.paragraphs if p._p.style == look]
        if len(lines) != len(source.paragraphs):
            continue
        target: _BaseHeaderFooter = getattr(section, name)
        target.is_linked_to_previous = False
        for old in target._element.findall(qn("w:p")):
            target._element.remove(old)
        for line in lines:
            copy = deepcopy(line)
            copy.style = styles.wider(style, across) if landscape else look
            target._element.append(copy)


def _line_of(header: str, notice: str) -> str:
    return f"{one_line(header, 70)}\t{one_line(notice)}"


def _furnish(part: _BaseHeaderFooter, style_id: str, line: list[Element]) -> None:
    """Write a line, in the empty paragraph of a header or footer that has just that."""
    part.is_linked_to_previous = False
    if not _holds_words(part):
        for old in part._element.findall(qn("w:p")):
            part._element.remove(old)
    part._element.append(ooxml.paragraph(style_id, line))


def _holds_words(part: _BaseHeaderFooter) -> bool:
    """Whether a header or footer has words or a picture of its own."""
    if part.is_linked_to_previous:
        return False
    drawn = next(part._element.iter(qn("w:drawing"), qn("w:pict"), qn("w:tbl")), None)
    return drawn is not None or any("".join(p.text.split()) for p in part.paragraphs)


def _numbers_pages(part: _BaseHeaderFooter) -> bool:
    """Whether a footer has a page number of its own."""
    if part.is_linked_to_previous:
        return False
    texts = [item.text or "" for item in part._element.iter(qn("w:instrText"))]
    texts += [item.get(qn("w:instr")) or "" for item in part._element.iter(qn("w:fldSimple"))]
    return any("PAGE" in text for text in texts)
