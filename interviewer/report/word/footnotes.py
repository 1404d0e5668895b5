"""Footnotes, for which python-docx has no words."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from interviewer.report.word import ooxml
from interviewer.report.word.ooxml import Element, make

SEPARATOR, CONTINUED = -1, 0
"""Ids of the lines that Word draws above footnotes; its own are the same."""

BEHIND_IN_SETTINGS = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "schemaLibrary",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)
"""What the schema puts behind `w:footnotePr` among the settings."""


class Footnotes:
    """The footnotes of one document; it has a part for them from the first one on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: Element | None = None

    def add(self, text: str, text_style: str, mark_style: str) -> Element:
        """Add a footnote; return the run with its mark, for the text. Styles are given by id."""
        if self._notes is None:
            self._notes = self._begin(text_style)
        number = len(self._notes) - 1
        mark = ooxml.footnote_mark("w:footnoteRef", mark_style)
        words = ooxml.paragraph(text_style, [mark, ooxml.run(f" {text}")])
        self._notes.append(make("w:footnote", words, id=number))
        return ooxml.footnote_mark("w:footnoteReference", mark_style, id=number)

    def _begin(self, style: str) -> Element:
        document = self._document.part
        notes = make("w:footnotes")
        for number, kind in ((SEPARATOR, "separator"), (CONTINUED, "continuationSeparator")):
            line = ooxml.paragraph(style, [make("w:r", make(f"w:{kind}"))])
            notes.append(make("w:footnote", line, type=kind, id=number))
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, notes, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._name_separators()
        return notes

    def _name_separators(self) -> None:
        settings: Element = self._document.settings.element
        lines = [make("w:footnote", id=number) for number in (SEPARATOR, CONTINUED)]
        tags = (str(child.tag).rpartition("}")[2] for child in settings)
        places = [place for place, tag in enumerate(tags) if tag in BEHIND_IN_SETTINGS]
        place = places[0] if places else len(settings)
        settings.insert(place, make("w:footnotePr", *lines))
