"""Every statement of the sample's case reports names the notes that it rests on."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.table import Table

from interviewer.reading.files import load_outline
from tests.report.test_sample_reports import CASES, ROOT, of_case

REFERENCE = re.compile(r"\[(?:I\d+[a-z]*|[A-Z]{1,3}\d+)-[A-Z]*\d+[a-z]*\]")
STATEMENTS = ("Body Text", "List Bullet", "Quote Source")


def statements(case: str) -> list[tuple[str, str]]:
    """Return the chapter and words of each statement: paragraphs, lines, filled cells."""
    outline = load_outline(ROOT / "guides" / "casusrapport.yaml")
    titles = {chapter.title for chapter in outline.chapters}
    found, chapter = [], ""
    for block in docx.Document(BytesIO(of_case(case))).iter_inner_content():
        style = block.style.name if block.style else ""
        if style in ("Heading 1", "Appendix Heading"):
            chapter = block.text if block.text in titles else ""  # type: ignore[union-attr]
        elif chapter and isinstance(block, Table):
            for row in block.rows[1:]:
                first, *cells = row.cells
                found += [(chapter, c.text) for c in cells if c.text and c.text != first.text]
        elif chapter and style in STATEMENTS:
            runs = [run for run in block.runs if run.text.strip()]  # type: ignore[union-attr]
            if not runs or any(run.style.name != "Placeholder" for run in runs):
                found.append((chapter, block.text))  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize("case", CASES)
def test_no_statement_of_the_sample_is_without_a_reference(case: str) -> None:
    found = statements(case)
    assert [item for item in found if not REFERENCE.search(item[1])] == []


def test_there_is_something_to_count() -> None:
    assert len(statements("warme-loods")) > 300
    assert len(statements("twents-fonds")) > 40
