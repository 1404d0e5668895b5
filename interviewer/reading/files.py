"""Codebooks, outlines, studies and cases from their YAML, with what a schema cannot hold.

Guides have a module of their own: `interviewer.guide.load`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from interviewer.codebook import Codebook
from interviewer.errors import Problem
from interviewer.guide.scan import Scan
from interviewer.outline import FIGURES, TABLES, Outline
from interviewer.reading.checked import Check, Node, load
from interviewer.reading.document import shorten
from interviewer.reading.known import twice, unknown, unknown_code
from interviewer.study import Case, Study


def load_study(path: Path, file: str = "") -> Study:
    """Return the study that a file holds; raise `Refused` with all its errors."""
    return load(path, Study, study_check, file=file)


def load_case(
    path: Path, study: Study | None = None, guides: Collection[str] | None = None, file: str = ""
) -> Case:
    """Return the case that a file holds, its roles and guides checked where these are given."""
    return load(path, Case, case_check(study, guides), file=file)


def load_codebook(path: Path, file: str = "") -> Codebook:
    """Return the codebook that a file holds; raise `Refused` with all its errors."""
    return load(path, Codebook, codebook_check, file=file)


def load_outline(
    path: Path,
    codebook: Codebook | None = None,
    blocks: Collection[str] | None = None,
    file: str = "",
) -> Outline:
    """Return the outline that a file holds, its codes and blocks checked where these are given."""
    return load(path, Outline, outline_check(codebook, blocks), file=file)


def load_scan(path: Path, codebook: Codebook | None = None, file: str = "") -> Scan:
    """Return the scan that a file holds, its codes checked where the codebook is given."""
    return load(path, Scan, scan_check(codebook), file=file)


def study_check(root: Node) -> Iterator[Problem]:
    """Check that each role has a level of the study, and each researcher a name."""
    levels = [level.text for level in root.each("levels")] or list(Study().levels)
    yield from twice(root.each("levels"))
    for _, level in root.items("roles"):
        yield from unknown(level, "unknown-level", "level", levels)
    for initials, name in root.items("researchers"):
        if name.data is None or name.data == "":
            yield name.key.warning("no-researcher-name", by=shorten(initials))


def case_check(study: Study | None, guides: Collection[str] | None) -> Check:
    """Return a check of a case against its study's roles and guides."""

    def check(root: Node) -> Iterator[Problem]:
        yield from twice(document.get("id") for document in root.each("documents"))
        if study is not None:
            for key in ("partners", "plan", "declined"):
                for item in root.each(key):
                    yield from unknown(item.get("role"), "unknown-role", "role", study.roles)
        if guides is not None:
            for item in root.each("plan"):
                yield from unknown(item.get("guide"), "unknown-guide", "guide", guides)

    return check


def codebook_check(root: Node) -> Iterator[Problem]:
    """Check that each id is used once, also against former ids, and begins as it must."""
    codes = list(_codes(root, None))
    ids = [code.get("id") for code, _ in codes]
    yield from twice(ids)
    lines = {node.text: node.place().line for node in reversed(ids)}
    former = [old for code, _ in codes for old in code.get("was").each()]
    yield from twice(former)
    for old in former:
        if old.text in lines:
            yield old.problem("former-in-use", id=shorten(old.text), line=lines[old.text])
    for code, top in codes:
        node = code.get("id")
        if top and node.text and not node.text.startswith(f"{top}."):
            yield node.problem("outside-block", id=shorten(node.text), top=shorten(top))


def _codes(node: Node, top: str | None) -> Iterator[tuple[Node, str | None]]:
    """Yield each code with the id of the top-level code above it; headings are seen through."""
    for item in node.each("codes"):
        if isinstance(item.data, dict) and "group" in item.data:
            yield from _codes(item, top)
        else:
            yield item, top
            yield from _codes(item, item.get("id").text if top is None else top)


def outline_check(codebook: Codebook | None, blocks: Collection[str] | None) -> Check:
    """Return a check of an outline against the codebook and the blocks of the study's guides."""

    def check(root: Node) -> Iterator[Problem]:
        yield from twice(chapter.get("id") for chapter in root.each("chapters"))
        for chapter in root.each("chapters"):
            for code in chapter.each("codes"):
                yield from unknown_code(code, codebook)
            if blocks is not None:
                for block in chapter.each("blocks"):
                    yield from unknown(block, "unknown-block", "block", blocks)
            kind = root.get("kind").text
            for table in chapter.each("tables"):
                yield from unknown(table, "unknown-table", "table", TABLES.get(kind, ()))
            for figure in chapter.each("figures"):
                yield from unknown(figure, "unknown-figure", "figure", FIGURES.get(kind, ()))

    return check


def scan_check(codebook: Codebook | None) -> Check:
    """Return a check of a scan: ids and letters used once, codes that the codebook has."""

    def check(root: Node) -> Iterator[Problem]:
        categories = list(root.each("categories"))
        items = [item for category in categories for item in category.each("items")]
        yield from twice(category.get("id") for category in categories)
        yield from twice(item.get("id") for item in items)
        yield from twice(item.get("letter") for item in items)
        for item in items:
            yield from unknown_code(item.get("code"), codebook)

    return check
