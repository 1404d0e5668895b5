"""Render the sample's reports to PDF and say what of them is not on the pages.

LibreOffice can leave out rows of a table without a word. By hand after a change of the reports:
`python -m scripts.rendered FOLDER`, with LibreOffice and poppler on the machine. It ends with 1
where a reference of a document stands fewer times in its PDF.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from interviewer.report.bijlage import write_bijlage
from interviewer.report.case import write_report
from interviewer.report.cross import write_cross
from interviewer.store.create import copy_sample

CASES = ("warme-loods", "tafel-drasmark", "noord-holland")
REFERENCE = re.compile(r"\[(?:\d+:)?[ID]\d+-\d+\]")


def written(folder: Path) -> Iterator[Path]:
    """Write the reports of the sample study into a folder; yield each."""
    study = folder / "study"
    copy_sample(study)
    for case in CASES:
        yield write_report(study, case, output=folder / f"{case}.docx", force=True)
    yield write_cross(study, output=folder / "cross.docx", force=True)
    yield write_bijlage(study, output=folder / "bijlage.docx", force=True)


def references(text: str) -> Counter[str]:
    """Return how often each reference stands in a text."""
    return Counter(REFERENCE.findall(text.replace("\u2011", "-")))


def of_document(path: Path) -> Counter[str]:
    """Return how often each reference stands in a document."""
    with ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
    return references(re.sub(r"<[^>]+>", "", text.replace("<w:noBreakHyphen/>", "-")))


def of_pages(path: Path) -> Counter[str]:
    """Return how often each reference stands on the pages of a document."""
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([*office, str(path)], check=True, capture_output=True)
    words = subprocess.run(
        ["pdftotext", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True
    )
    return references(re.sub(r"\s", "", words.stdout.decode()))


def main(folder: Path) -> int:
    """Write, render and compare; return the exit code."""
    lost_any = False
    shutil.rmtree(folder / "study", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for path in written(folder):
        there = of_document(path)
        lost = there - of_pages(path)
        lost_any |= bool(lost)
        print(f"{path.name}: {there.total()} references, lost on the pages: {dict(lost) or 'none'}")
    return int(lost_any)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
