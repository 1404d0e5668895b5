"""What a document says of itself, so that edits in it are found again: see `edits.py`.

A part of the file that no reader sees holds a mark of each paragraph, in order, and which of them
are whose synthesis. Word and LibreOffice keep it. Bookmarks around the syntheses say the same, for
where it was lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from interviewer.report.word.ooxml import Element

NAMESPACE = "urn:interviewer:written"
ITEM = "{7A9C0C3E-52B5-4D8E-9E0B-3F1B6C0D2E41}"
BEGIN = "syn_"
"""How the bookmark around a synthesis begins."""

_REFERENCE = re.compile(r"\[[\w:-]*[A-Z]+\d+[a-z]*\u2011\w+\]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LEFT_OUT = {qn(tag) for tag in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_SIGNS = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): " ",
    qn("w:noBreakHyphen"): "-",
}


@dataclass(frozen=True, slots=True)
class Region:
    """Whose words some paragraphs are, so that they are found again when others edited them."""

    case: str
    """Its id."""
    slot: str
    """A chapter's id."""
    event: str
    """Id of the event that wrote the synthesis."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A synthesis as it was written: which one, and which paragraphs."""

    region: Region
    first: int
    """Place of its first paragraph, from 0."""
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """What a document held when it was written."""

    slots: tuple[Slot, ...]
    marks: tuple[str, ...]
    """A mark of each paragraph with words, in order."""


def readable(body: Element) -> Iterator[tuple[Element, str]]:
    """Yield each paragraph that has words with its words, those in tables too, in order.

    The contents are passed over: Word and LibreOffice make them anew. A paragraph whose end was
    taken out by a tracked change goes on in the next.
    """
    before = ""
    for paragraph in body.iter(qn("w:p")):
        if _aside(paragraph):
            continue
        words = before + words_of(paragraph)
        before = words if _joined(paragraph) else ""
        if words.strip() and not before:
            yield paragraph, words.strip()


def words_of(paragraph: Element) -> str:
    """Return the words of a paragraph, tracked changes taken as accepted.

    The hyphen of a reference, at which no line ends, is a hyphen again.
    """
    words = "".join(_pieces(paragraph))
    return _REFERENCE.sub(lambda found: found[0].replace("\u2011", "-"), words)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != qn("w:p"):
            yield from _pieces(child)


def _joined(paragraph: Element) -> bool:
    """Whether a tracked change took a paragraph's end out, and another comes after it."""
    gone = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
    after = paragraph.getnext()
    return gone and after is not None and after.tag == qn("w:p")


def _aside(paragraph: Element) -> bool:
    """Whether a paragraph stands in the contents or in a text box."""
    for holder in paragraph.iterancestors(*_LEFT_OUT, qn("w:sdt")):
        if holder.tag != qn("w:sdt"):
            return True
        if holder.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}") is not None:
            return True
    return False


def mark(words: str) -> str:
    """Return what changes when a paragraph's words do, whatever program saved them."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", words))
    return _digest(" ".join(plain.replace("\u2011", "-").split()), 10)


def bookmark(region: Region) -> str:
    """Return the name of the bookmark around a synthesis: at most 40 characters."""
    slug = re.sub("[^A-Za-z0-9]", "_", region.slot)[:14]
    return f"{BEGIN}{slug}_{_digest(f'{region.case}:{region.slot}', 8)}_{_digest(region.event, 8)}"


def _digest(text: str, length: int) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:length]


def stated(written: Written) -> Element:
    """Return what a document says of itself as XML."""
    slots = "".join(
        f"<slot case={quoteattr(slot.region.case)} id={quoteattr(slot.region.slot)}"
        f' event={quoteattr(slot.region.event)} first="{slot.first}" count="{slot.count}"/>'
        for slot in written.slots
    )
    marks = f"<paragraphs>{' '.join(written.marks)}</paragraphs>"
    return parse_xml(f'<written xmlns="{NAMESPACE}" version="1">{slots}{marks}</written>')


def add_statement(document: Document, stating: Element) -> XmlPart:
    """Add what a document says of itself; return its part. LibreOffice wants properties with it."""
    package = document.part.package
    name = package.next_partname("/customXml/item%d.xml")
    made = XmlPart(name, "application/xml", stating, package)
    document.part.relate_to(made, RELATIONSHIP_TYPE.CUSTOM_XML)
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    properties = parse_xml(
        f'<ds:datastoreItem xmlns:ds="{schema}" ds:itemID="{ITEM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    beside = PackURI(name.replace("/item", "/itemProps"))
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    part = XmlPart(beside, kind, properties, package)
    made.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    return made


def states(part: bytes) -> bool:
    """Whether a part of a file is what one of our documents says of itself."""
    return NAMESPACE.encode() in part


def read_stated(part: bytes) -> Written | None:
    """Return what a document says of itself; None where the part is another, or broken."""
    try:
        root = parse_xml(part)
        if root.tag != f"{{{NAMESPACE}}}written":
            return None
        marks = tuple((root.findtext(f"{{{NAMESPACE}}}paragraphs") or "").split())
        slots = tuple(_slot(item) for item in root.findall(f"{{{NAMESPACE}}}slot"))
    except (SyntaxError, ValueError):
        return None
    if any(not 0 <= s.first <= s.first + s.count <= len(marks) for s in slots):
        return None
    return Written(slots, marks)


def _slot(item: Element) -> Slot:
    get = item.get
    region = Region(get("case") or "", get("id") or "", get("event") or "")
    return Slot(region, int(get("first") or ""), int(get("count") or ""))


def written(body: Element, regions: Sequence[tuple[Region, Element, Element]]) -> Written:
    """Return what a document holds; each region with its first and last paragraph."""
    found = list(readable(body))
    places = {paragraph: place for place, (paragraph, _words) in enumerate(found)}
    slots = [
        Slot(region, places[first], places[last] - places[first] + 1)
        for region, first, last in regions
        if first in places and last in places
    ]
    return Written(tuple(slots), tuple(mark(words) for _paragraph, words in found))
