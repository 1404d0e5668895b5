"""The named styles that a report is written in, and how a house style comes to have them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from interviewer.report.merging.written import states
from interviewer.report.word.ooxml import Element, make, set_language
from interviewer.report.word.package import open_word

TEMPLATE = Path(__file__).parent / "template.docx"
"""The program's own looks; scripts/make_template.py makes it."""

PROOFING = {"nl": "nl-NL", "en": "en-GB"}
"""A report's language → the language in which Word checks its spelling."""


class Style(StrEnum):
    """Every style that a report uses, by its name in the file; Word's own are in small letters."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    TITLE_LINE = "Title Line"
    TOC_HEADING = "TOC Heading"
    TOC_1 = "toc 1"
    TOC_2 = "toc 2"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    APPENDIX = "Appendix Heading"
    BODY = "Body Text"
    BULLET = "List Bullet"
    QUOTE = "Quote"
    QUOTE_SOURCE = "Quote Source"
    NOTE_BOX = "Note Box"
    CAPTION = "caption"
    FIGURE = "Figure"
    FIGURE_CAPTION = "Figure Caption"
    TRAIL = "Trail"
    TRAIL_LINE = "Trail Line"
    REPORT_TABLE = "Report Table"
    HEAD_TABLE = "Head Table"
    TABLE_TEXT = "Table Text"
    TABLE_HEADER = "Table Header"
    TABLE_HEADER_NUMBER = "Table Header Number"
    TABLE_LABEL = "Table Label"
    TABLE_NUMBER = "Table Number"
    TABLE_NOTE = "Table Note"
    SHEET_TITLE = "Sheet Title"
    SHEET_LINE = "Sheet Line"
    SHEET_LINE_NEXT = "Sheet Line Next"
    SHEET_GAP = "Sheet Gap"
    SHEET_HEADING = "Sheet Heading"
    FORM_TEXT = "Form Text"
    FORM_BULLET = "Form Bullet"
    SPOKEN = "Spoken"
    SPOKEN_NEXT = "Spoken Next"
    WRITING_LINE = "Writing Line"
    INTERVIEWER_NOTE = "Interviewer Note"
    GUIDE_QUESTION = "Guide Question"
    GUIDE_LINE = "Guide Line"
    GUIDE_DEEPER = "Guide Deeper"
    MARGIN_TEXT = "Margin Text"
    TICK_CELL = "Tick Cell"
    PLATE_LABEL = "Plate Label"
    PLATE_TITLE = "Plate Title"
    PLATE_ASK = "Plate Ask"
    PLATE_TEXT = "Plate Text"
    PLATE_ARROW = "Plate Arrow"
    PLATE_AXIS = "Plate Axis"
    HEADER = "header"
    FOOTER = "footer"
    STRONG = "Strong"
    REFERENCE = "Reference"
    CODE = "Code Mark"
    PLACEHOLDER = "Placeholder"
    TICK = "Tick"
    BLANK = "Blank"
    COMMENT_TEXT = "annotation text"
    COMMENT_REFERENCE = "annotation reference"
    FOOTNOTE = "footnote text"
    FOOTNOTE_MARK = "footnote reference"


def open_template(path: Path | None) -> Document:
    """Open a house style (.docx or .dotx), or the program's own looks, without its text.

    Raises `Refused` where the file cannot be read as a Word document.
    """
    if path is None:
        return docx.Document(str(TEMPLATE))
    document = open_word(path)
    _keep_page_furniture(document)
    document.element.body.clear_content()
    _drop_notes(document)
    return document


def _drop_notes(document: Document) -> None:
    """Take out what was tied to the text: footnotes, comments, what an older report states."""
    settings = document.settings.element
    for tag in ("w:updateFields", "w:footnotePr", "w:endnotePr"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    relations = document.part.rels
    for key, relation in list(relations.items()):
        kind = relation.reltype.rpartition("/")[2]
        own = kind == "customXml" and not relation.is_external and states(relation.target_part.blob)
        if own or kind in ("footnotes", "endnotes", "people") or kind.startswith("comments"):
            del relations[key]


def _keep_page_furniture(document: Document) -> None:
    """Give the last section the headers and footers that it had from the sections before it."""
    references: dict[tuple[str, str | None], Element] = {}
    sections = [section._sectPr for section in document.sections]
    for section in sections:
        for child in section.xpath("w:headerReference|w:footerReference"):
            references[(child.tag, child.get(qn("w:type")))] = child
    last = sections[-1]
    for child in last.xpath("w:headerReference|w:footerReference"):
        last.remove(child)
    for place, child in enumerate(references.values()):
        last.insert(place, deepcopy(child))


class StyleSheet:
    """The styles of one document: which id stands for which style."""

    def __init__(self, document: Document) -> None:
        """Find every style that a report uses; those that the document lacks come from ours."""
        self._document = document
        self._styles: Element = document.styles.element
        self._ids = {self._key(item): _id(item) for item in self._styles.findall(qn("w:style"))}
        self._had = {name for _, name in self._ids}
        """Names of its own styles, in small letters."""
        self._used: set[Style] = set()
        self._own: dict[str, Element] = {}
        self._final: dict[str, str] = {}
        self._source = docx.Document(str(TEMPLATE))
        own = self._source.styles.element.findall(qn("w:style"))
        self._own = {_id(item): item for item in own}
        by_name = {_name(item): item for item in own}
        self._by_style = {style: self._place(by_name[style.value.lower()]) for style in Style}

    def __getitem__(self, style: Style) -> str:
        """Return the id of a style in this document."""
        self._used.add(style)
        return self._by_style[style]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the names of styles that were used and that the document lacked, in our order."""
        return tuple(s.value for s in Style if s in self._used and s.value.lower() not in self._had)

    def indent(self, style: Style, left: int, *, hanging: bool) -> None:
        """Set the left indent of a style, in EMU; `hanging`: its first line begins at the margin.

        A tab behind what stands in the margin leads to the indent.
        """
        look = next(i for i in self._styles.findall(qn("w:style")) if _id(i) == self[style])
        at = left // 635
        for found in look.xpath("w:pPr/w:ind"):
            found.set(qn("w:left"), str(at))
            if hanging:
                found.set(qn("w:hanging"), str(at))
        for tab in look.xpath("w:pPr/w:tabs/w:tab"):
            tab.set(qn("w:pos"), str(at))

    def wider(self, style: Style, more: int) -> str:
        """Return the id of a style like this one for wider pages: its right tab so much further.

        `more` is in EMU.
        """
        new_id = f"{self[style]}Wide"
        copy = self._like(style, new_id, f"{style.value.capitalize()} Wide")
        if copy is not None:
            for tab in copy.xpath("w:pPr/w:tabs/w:tab[@w:val='right']"):
                tab.set(qn("w:pos"), str(int(tab.get(qn("w:pos"))) + more // 635))
        return new_id

    def kept(self, style: Style) -> str:
        """Return the id of a style like this one that stays on the page of what comes after it.

        Its paragraphs do not break across pages either.
        """
        return self._with(style, "Kept", ("w:keepNext", "w:keepLines"))

    def whole(self, style: Style) -> str:
        """Return the id of a style like this one whose paragraphs do not break across pages."""
        return self._with(style, "Whole", ("w:keepLines",))

    def _with(self, style: Style, name: str, marks: Sequence[str]) -> str:
        """Return the id of a style like this one, with marks that stand first, in this order."""
        new_id = f"{self[style]}{name}"
        copy = self._like(style, new_id, f"{style.value} {name}")
        if copy is not None:
            properties = copy.find(qn("w:pPr"))
            if properties is None:
                properties = make("w:pPr")
                run = copy.find(qn("w:rPr"))
                copy.append(properties) if run is None else run.addprevious(properties)
            for mark in marks:
                for had in properties.findall(qn(mark)):
                    properties.remove(had)
            properties[:0] = [make(mark) for mark in marks]
        return new_id

    def _like(self, style: Style, new_id: str, name: str) -> Element | None:
        """Add a copy of a style under an id and a name; None where it is there already."""
        every = self._styles.findall(qn("w:style"))
        if any(_id(item) == new_id for item in every):
            return None
        copy: Element = deepcopy(next(item for item in every if _id(item) == self[style]))
        copy.set(qn("w:styleId"), new_id)
        copy.attrib.pop(qn("w:default"), None)
        copy.set(qn("w:customStyle"), "1")
        copy.find(qn("w:name")).set(qn("w:val"), name)
        self._styles.append(copy)
        return copy

    def set_language(self, language: str) -> None:
        """Let Word check the spelling of everything in a report's language."""
        code = PROOFING.get(language, language)
        for style in self._styles.findall(qn("w:style")):
            for old in style.xpath("w:rPr/w:lang"):
                old.getparent().remove(old)
        defaults = self._styles.find(qn("w:docDefaults"))
        if defaults is None:
            defaults = make("w:docDefaults")
            self._styles.insert(0, defaults)
        holder = defaults.find(qn("w:rPrDefault"))
        if holder is None:
            holder = make("w:rPrDefault")
            defaults.insert(0, holder)
        properties = holder.find(qn("w:rPr"))
        if properties is None:
            properties = make("w:rPr")
            holder.append(properties)
        set_language(properties, code)
        for theme in self._document.settings.element.findall(qn("w:themeFontLang")):
            theme.set(qn("w:val"), code)

    def _place(self, own: Element) -> str:
        """Return the id that one of our styles has in the document; bring it there if need be."""
        if known := self._final.get(_id(own)):
            return known
        key = self._key(own)
        if key in self._ids:
            self._final[_id(own)] = self._ids[key]
            return self._ids[key]
        copy = deepcopy(own)
        taken = set(self._ids.values())
        new_id = _id(own)
        while new_id in taken:
            new_id += "X"
        copy.set(qn("w:styleId"), new_id)
        copy.attrib.pop(qn("w:default"), None)
        names = {name for _, name in self._ids}
        label = copy.find(qn("w:name"))
        while _name(copy) in names:
            label.set(qn("w:val"), label.get(qn("w:val")) + " 2")
        self._ids[self._key(copy)] = self._final[_id(own)] = new_id
        for tag in ("w:basedOn", "w:next"):
            if (other := copy.find(qn(tag))) is not None:
                other.set(qn("w:val"), self._place(self._own[other.get(qn("w:val"))]))
        for number in copy.xpath("w:pPr/w:numPr/w:numId"):
            number.set(qn("w:val"), self._bring_bullet(new_id))
        self._styles.append(copy)
        return new_id

    def _bring_bullet(self, style_id: str) -> str:
        """Add our bullet list to the document's numbering; return the list's number."""
        ours = self._source.part.numbering_part.element
        target = self._numbering()
        abstract = deepcopy(ours.find(qn("w:abstractNum")))
        used = [int(value) for value in target.xpath("w:abstractNum/@w:abstractNumId")]
        number = str(max(used, default=-1) + 1)
        abstract.set(qn("w:abstractNumId"), number)
        for linked in abstract.xpath("w:lvl/w:pStyle"):
            linked.set(qn("w:val"), style_id)
        first = target.find(qn("w:num"))
        if first is not None:
            first.addprevious(abstract)
        else:
            target.append(abstract)
        return str(target.add_num(number).numId)

    def _numbering(self) -> Element:
        """Return the document's numbering, made where it has none."""
        part = self._document.part
        try:
            return cast(
                Element, cast(NumberingPart, part.part_related_by(RELATION.NUMBERING)).element
            )
        except KeyError:
            name = PackURI("/word/numbering.xml")
            made = NumberingPart(name, CONTENT.WML_NUMBERING, make("w:numbering"), part.package)
            part.relate_to(made, RELATION.NUMBERING)
            return cast(Element, made.element)

    @staticmethod
    def _key(item: Element) -> tuple[str, str]:
        return item.get(qn("w:type")) or "paragraph", _name(item)


def _id(item: Element) -> str:
    return str(item.get(qn("w:styleId")))


def _name(item: Element) -> str:
    """Return a style's name as Word compares names."""
    name = item.find(qn("w:name"))
    return re.sub(r"\s+", " ", "" if name is None else str(name.get(qn("w:val")))).lower()
