"""The sample's own reports: sound files, open to every reader, every link with its target."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from interviewer.reading.files import load_outline
from interviewer.report.bijlage import bijlage
from interviewer.report.case import case_report
from interviewer.report.cross import cross_report, every_case, side_by_side
from interviewer.store.folder import StudyFolder
from tests.report.ooxml_check import Package, barriers, contents, flaws

ROOT = Path(__file__).parents[2]
MADE = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
CASES = sorted(path.parent.name for path in (ROOT / "transcripts").glob("*/case.yaml"))


@cache
def of_case(case: str) -> bytes:
    folder = StudyFolder(ROOT)
    outline = load_outline(folder.in_guides(folder.study.outlines.case))
    file = folder.case_file(case)
    return case_report(file, outline, MADE, scan=folder.scan("nl")).to_bytes()


@cache
def across() -> bytes:
    folder = StudyFolder(ROOT)
    outline = load_outline(folder.in_guides(folder.study.outlines.cross))
    found = side_by_side(folder, every_case(folder)[0], MADE)
    return cross_report(found, outline, MADE).to_bytes()


@cache
def of_all() -> bytes:
    folder = StudyFolder(ROOT)
    outline = load_outline(folder.in_guides(folder.study.outlines.case))
    files = every_case(folder)[0]
    found = side_by_side(folder, files, MADE)
    return bijlage(found, {file.case_id: file for file in files}, outline, MADE).to_bytes()


SOME = ("noord-holland", "tafel-drasmark", "warme-loods")
"""A document alone, and two with interviews; the Bijlage holds every case."""

REPORTS: dict[str, Callable[[], bytes]] = {
    **{case: (lambda case=case: of_case(case)) for case in SOME},
    "cross": across,
    "bijlage": of_all,
}


@pytest.mark.parametrize("report", REPORTS)
def test_is_sound_keeps_no_reader_out_and_leads_everywhere(report: str) -> None:
    made = REPORTS[report]()  # once: the largest takes seconds
    assert flaws(made) == []
    assert barriers(made) == []
    package = Package(made)
    entries = list(contents(package))
    anchors = package.names("hyperlink", "anchor")
    trail = {anchor for anchor in anchors if anchor.startswith("ref_")}
    assert len(entries) > 3 and all(title for title, _anchor in entries)
    back = [anchor for anchor in anchors if anchor.startswith(("use_", "b_use_"))]
    assert len(back) >= len(trail)
