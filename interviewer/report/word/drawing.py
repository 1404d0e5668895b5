"""A picture in the text of a Word document: pixels, and beside them the same as vectors."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import OxmlElement, parse_xml
from docx.parts.document import DocumentPart
from docx.shared import Cm

from interviewer.report.word.clean import one_line
from interviewer.report.word.ooxml import Element, make

ALT_LENGTH = 2000
"""Letters of what is read out for a picture."""
SVG_NAME, SVG_TYPE = "/word/media/image%d.svg", "image/svg+xml"

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_VECTORS = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Names the extension of a picture that holds vectors."""


def picture(
    part: DocumentPart,
    image: bytes,
    svg: bytes,
    *,
    width: float,
    room: tuple[int, int],
    title: str,
    alt: str,
) -> Element:
    """Return a run that is a picture, `width` cm wide, or less where it would not fit.

    `image` is a PNG or JPEG, `svg` (may be empty) the same for programs that draw vectors, `room`
    the most width and height in EMU, `alt` what is read out.
    """
    inline = part.new_pic_inline(BytesIO(image), width=Cm(width))
    share = min(room[0] / inline.extent.cx, room[1] / inline.extent.cy)
    if share < 1:
        inline = part.new_pic_inline(BytesIO(image), width=int(share * inline.extent.cx))
    for side in ("distT", "distB", "distL", "distR"):  # else some keep it off the margin
        inline.set(side, "0")
    for about in inline.xpath("wp:docPr | .//pic:cNvPr"):
        about.set("name", one_line(title, 80))
        about.set("descr", one_line(alt, ALT_LENGTH))
        about.set("title", one_line(title))
    if svg:
        vectors = Part(part.package.next_partname(SVG_NAME), SVG_TYPE, svg, part.package)
        relation = part.relate_to(vectors, RELATIONSHIP_TYPE.IMAGE)
        inline.xpath(".//a:blip")[0].append(_vectors(relation))
    return make("w:r", make("w:drawing", cast(Element, inline)))


def _vectors(relation: str) -> Element:
    drawn = parse_xml(f'<asvg:svgBlip xmlns:asvg="{_SVG}" xmlns:r="{_R}" r:embed="{relation}"/>')
    extension = cast(Element, OxmlElement("a:ext"))
    extension.set("uri", _VECTORS)
    extension.append(drawn)
    extensions = cast(Element, OxmlElement("a:extLst"))
    extensions.append(extension)
    return extensions
