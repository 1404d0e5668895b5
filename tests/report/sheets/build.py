"""What tests of printed sheets share: an order on a small study, and a sheet read back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import Sheet
from interviewer.report.word.typography import typographic
from interviewer.store.folder import CaseFile, StudyFolder

ROOT = Path(__file__).parents[3]
MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd textDirection vAlign",
    "tcBorders": "top left bottom right",
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs suppressAutoHyphens "
    "spacing ind contextualSpacing jc outlineLvl rPr sectPr",
}
"""The schema's order of children that a sheet writes."""


def order(folder: StudyFolder, file: CaseFile | None = None, **fields: Any) -> Order:
    """Return an order on a study; `file` is a case made of events."""
    made = Order(folder, MADE, case_id=file.case_id if file else "", **fields)
    if file is not None:
        made.__dict__["case_file"] = file
    return made


def squeezed(text: str) -> str:
    """Return words as they are printed, spaces and line ends as one space."""
    return " ".join(typographic(text).replace("\u00a0", " ").split())


class Read:
    """A sheet as it lies on the disk."""

    def __init__(self, sheet: Sheet | bytes) -> None:
        data = sheet if isinstance(sheet, bytes) else sheet.to_bytes()
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])

    @property
    def text(self) -> str:
        """Return the words of the body, spaces and line ends as one space."""
        lines = []
        for paragraph in self.body.iter(f"{W}p"):
            pieces = []
            for item in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
                pieces.append(item.text or "" if item.tag == f"{W}t" else " ")
            lines.append("".join(pieces))
        return squeezed(" ".join(lines))

    @property
    def everything(self) -> str:
        """Return all that stands in any part, tags left in and out."""
        raw = "\n".join(part.decode() for part in self.parts.values())
        return raw + re.sub(r"<[^>]+>", "", raw)

    @property
    def alt(self) -> list[str]:
        """Return what is read out for each table."""
        return [str(t.get(f"{W}val")) for t in self.body.iter(f"{W}tblDescription")]

    def check_form(self) -> None:
        """Every part is well-formed, and children stand in the schema's order."""
        for name, part in self.parts.items():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(part)
                for element in root.iter():
                    local = etree.QName(element).localname if isinstance(element.tag, str) else ""
                    if local in ORDER and name.startswith("word/"):
                        known = ORDER[local].split()
                        places = [known.index(etree.QName(child).localname) for child in element]
                        assert places == sorted(places), (name, local)
        for cell in self.body.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"
        for table in self.body.iter(f"{W}tbl"):
            columns = len(table.find(f"{W}tblGrid"))
            for row in table.findall(f"{W}tr"):
                spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
                assert sum(int(s.get(f"{W}val")) if s is not None else 1 for s in spans) == columns
