"""`interviewer check`: everything that is wrong in the YAML of a study, each at its line.

A file's kind is told by its name or its keys. Guides, outlines and cases are checked against the
study they lie in: its roles, codebook and guides.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TextIO

from pydantic import BaseModel

from interviewer.analysis.today import today
from interviewer.codebook import Codebook
from interviewer.errors import Place, Problem, Refused
from interviewer.guide.coverage.covered import Covered
from interviewer.guide.judging import grouped, judge_guide, judge_study
from interviewer.guide.load import guide_check
from interviewer.guide.minutes_table import minutes_lines
from interviewer.guide.model import Guide
from interviewer.guide.scan import Scan
from interviewer.i18n import ngettext
from interviewer.lines import format_problem, harmless
from interviewer.outline import Outline
from interviewer.practice.load import Follows, persona_check
from interviewer.practice.persona import Persona
from interviewer.reading.checked import Check, Model, Node, examine, examine_document, read_bytes
from interviewer.reading.document import Document, scan, shorten
from interviewer.reading.files import (
    case_check,
    codebook_check,
    outline_check,
    scan_check,
    study_check,
)
from interviewer.reading.finding import Found, absolute, found_at, study_of, yaml_below
from interviewer.reading.known import near
from interviewer.store.journal import SUFFIX, read_journal
from interviewer.study import Case, Study

KINDS: dict[str, type[BaseModel]] = {
    "guide": Guide,
    "blocks": Guide,
    "codebook": Codebook,
    "codes": Codebook,
    "outline": Outline,
    "chapters": Outline,
    "scan": Scan,
    "categories": Scan,
    "persona": Persona,
    "topics": Persona,
    "researchers": Study,
    "levels": Study,
    "roles": Study,
    "institution": Case,
    "partners": Case,
    "plan": Case,
    "declined": Case,
}
"""Keys that tell what kind of file it is; the first of them in a file does."""

_NAMES: dict[str, type[BaseModel]] = {"study.yaml": Study, "case.yaml": Case}


def check(paths: Iterable[Path], study_folder: Path | None = None) -> list[Problem]:
    """Return all problems of YAML files, and of those in folders, by file and line.

    The study is that of `study_folder`, else the one that a file lies in; where there is none,
    names of roles, codes, blocks and guides are not checked. Questions are judged and coverage
    is told as warnings.
    """
    return _examine(paths, study_folder).problems


@dataclass
class _Checked:
    """What was found in files."""

    problems: list[Problem] = field(default_factory=list)
    """All of them, by file and line."""
    guides: list[Covered] = field(default_factory=list)
    """The guides without errors in their form, in the order of the files."""


def _examine(paths: Iterable[Path], study_folder: Path | None) -> _Checked:
    checked = _Checked()
    files: dict[Path, Found] = {}
    problems = checked.problems
    for path in paths:
        try:
            for item in found_at(path):
                files.setdefault(absolute(item.path), item)
        except Refused as refused:
            problems += refused.problems
    studies: dict[Path, _Surroundings] = {}
    for item in files.values():
        folder = study_folder or study_of(item.path)
        around = None
        if folder is not None:
            around = studies.setdefault(absolute(folder), _Surroundings(folder))
        try:
            _check_file(item, around, checked)
        except Refused as refused:
            problems += refused.problems
    for around in studies.values():
        problems += around.unusable(files)
        problems += judge_study(
            [(_typed(files, path), document) for path, document in around.documents],
            around.study,
            around.codebook,
            _codebook_node(around, files),
            {str(item.path) for item in files.values()},
        )
    problems.sort(key=_order)
    return checked


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check has to say."""

    lines: tuple[str, ...]
    """Problems in order, and what else was asked for; a line each, safe to print."""
    errors: int
    warnings: int

    def counted(self) -> str:
        """Return how many errors and warnings there are, in words."""
        errors = ngettext("{n} error", "{n} errors", self.errors)
        return f"{errors}, {ngettext('{n} warning', '{n} warnings', self.warnings)}"


def findings(
    paths: Iterable[Path], study_folder: Path | None = None, verbose: bool = False
) -> Findings:
    """Return what a check of files and folders has to say.

    What is found about questions is told once per file and kind, with its number; each, with the
    minutes of each guide, where `verbose`.
    """
    checked = _examine(paths, study_folder)
    lines = []
    for problem, more in grouped(checked.problems, verbose):
        others = ngettext("({n} more such here: check -v)", "({n} more such here: check -v)", more)
        lines.append(format_problem(problem) + (f" {others}" if more else ""))
    if verbose:
        lines += [harmless(line) for item in checked.guides for line in minutes_lines(item)]
    errors = sum(problem.level == "error" for problem in checked.problems)
    return Findings(tuple(lines), errors, len(checked.problems) - errors)


def run(
    paths: Sequence[str | Path],
    out: TextIO,
    study_folder: Path | None = None,
    verbose: bool = False,
) -> int:
    """Print all findings to `out`, their number to standard error; return the exit status.

    Without paths the study here is checked. The status is 1 where there is an error, else 0.
    """
    found = findings([Path(path) for path in paths or ["."]], study_folder, verbose)
    for line in found.lines:
        print(line, file=out)
    if found.errors or found.warnings:
        print(found.counted(), file=sys.stderr)
    return 1 if found.errors else 0


def _order(problem: Problem) -> tuple[str, int, int]:
    place = problem.place or Place("")
    return place.file, place.line, place.column


def _typed(files: dict[Path, Found], path: Path) -> Path:
    """Return a path as the user typed it, where it is one of those checked."""
    item = files.get(absolute(path))
    return item.path if item else path


def _codebook_node(around: _Surroundings, files: dict[Path, Found]) -> Node | None:
    """Return the codebook's document where that file is checked."""
    path = around.codebook_path
    if path is None or absolute(path) not in files:
        return None
    with suppress(Refused):
        document, _ = scan(read_bytes(path), str(_typed(files, path)))
        return Node(document, document.data) if document else None
    return None


def _check_file(item: Found, around: _Surroundings | None, checked: _Checked) -> None:
    document, problems = scan(read_bytes(item.path), str(item.path))
    checked.problems += problems
    if document is None:
        return
    model = _kind(item.path, document.data)
    if model is None:
        checked.problems.append(_unknown_kind(item, document))
        return
    value, problems = examine_document(document, model, *_checks(model, item.path, around))
    checked.problems += problems
    if model is Guide:
        study, codebook = (around.study, around.codebook_today) if around else (None, None)
        guide = value if isinstance(value, Guide) else None
        covered, problems = judge_guide(guide, document, item.path, study, codebook)
        checked.problems += problems
        checked.guides += [covered] if covered else []


def _kind(path: Path, data: Any) -> type[BaseModel] | None:
    if path.name in _NAMES:
        return _NAMES[path.name]
    keys = data if isinstance(data, dict) else {}
    return next((KINDS[key] for key in keys if key in KINDS), None)


def _unknown_kind(item: Found, document: Document) -> Problem:
    """Return the problem; a warning where a file only happens to lie in a folder."""
    key = next(iter(document.data), "") if isinstance(document.data, dict) else ""
    if not key:
        return Node(document, document.data).wrong_type("model")
    meant = near(key, KINDS)
    params = {"key": shorten(key), "nearest": meant}
    place = document.place((key,), key=True)
    return Problem("unknown-kind", params, place, "error" if item.named or meant else "warning")


def _checks(model: type[BaseModel], path: Path, around: _Surroundings | None) -> list[Check]:
    """Return what to check of a file beside its model."""
    if model is Codebook:
        return [codebook_check]
    if model is Study:
        return [study_check, _study_files(path.parent / "guides")]
    study = around.study if around else None
    codebook = around.codebook_today if around else None
    if model is Case:
        return [case_check(study, around.guides if around else None)]
    if model is Outline:
        return [outline_check(codebook, around.blocks if around else None)]
    if model is Scan:
        return [scan_check(codebook)]
    if model is Persona:
        follows = around.follows if around else None
        return [persona_check(codebook, study, follows, path.stem)]
    checks = [guide_check(codebook, study), _guide_files(path.parent)]
    if around is not None:
        checks.append(around.same_guide(path))
    return checks


def _study_files(guides: Path) -> Check:
    def check(root: Node) -> Iterator[Problem]:
        outlines = [name for _, name in root.items("outlines")]
        for name in (root.get("codebook"), *outlines):
            yield from _no_such_file(name, guides)

    return check


def _guide_files(guides: Path) -> Check:
    def check(root: Node) -> Iterator[Problem]:
        for block in root.each("blocks"):
            for node in (block, *block.each("questions")):
                yield from _no_such_file(node.get("show").get("file"), guides)

    return check


def _no_such_file(node: Node, folder: Path) -> Iterator[Problem]:
    """Yield a problem for a file name that leads out of a folder, or to nothing in it."""
    name = node.text
    if not name:
        return
    if not _is_inside(name):
        yield node.problem("outside-guides", name=shorten(name))
        return
    try:
        there = (folder / name).is_file()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        there = False
    if not there:
        names = [item.name for item in folder.glob("*")]
        params = {"name": shorten(name), "folder": str(folder), "nearest": near(name, names)}
        yield node.problem("no-such-file", **params)


def _is_inside(name: str) -> bool:
    """Whether a file name stays in the folder that it is relative to, on any system."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not (path.is_absolute() or ".." in path.parts or ":" in name)


@dataclass
class _Surroundings:
    """The study that a file lies in, read when it is first asked for."""

    folder: Path
    _broken: list[Path] = field(default_factory=list)

    @cached_property
    def study(self) -> Study | None:
        return self._read(self.folder / "study.yaml", Study)

    @property
    def codebook_path(self) -> Path | None:
        """The file that study.yaml names."""
        name = (self.study or Study()).codebook
        return self.folder / "guides" / name if _is_inside(name) else None

    @cached_property
    def codebook(self) -> Codebook | None:
        path = self.codebook_path
        return self._read(path, Codebook) if path else None

    @cached_property
    def codebook_today(self) -> Codebook | None:
        """The codebook with what the study promoted, renamed and merged since."""
        path = self.folder / f"study{SUFFIX}"
        if self.codebook is None or not path.is_file():
            return self.codebook
        with suppress(Refused):  # what cannot be read is said where it is needed
            return today(self.codebook, read_journal(path).events).codebook
        return self.codebook

    @cached_property
    def guides(self) -> dict[str, list[tuple[str, Path]]]:
        """Return id → language and file of each guide with that id."""
        guides: dict[str, list[tuple[str, Path]]] = {}
        for path, document in self.documents:
            data = document.data
            pair = (str(data.get("language", "nl")), path)
            guides.setdefault(str(data["guide"]), []).append(pair)
        return guides

    @cached_property
    def blocks(self) -> list[str]:
        """Return the ids of the blocks of all guides."""
        blocks: dict[str, None] = {}
        for _, document in self.documents:
            for block in document.data.get("blocks") or ():
                if isinstance(block, dict) and isinstance(block.get("id"), str):
                    blocks[block["id"]] = None
        return list(blocks)

    @cached_property
    def documents(self) -> list[tuple[Path, Document]]:
        """Return the file and document of each guide."""
        found = []
        for path in sorted(yaml_below(self.folder / "guides")):
            try:
                document, _ = scan(read_bytes(path), str(path))
            except Refused:
                continue
            if document and isinstance(document.data, dict) and "guide" in document.data:
                found.append((path, document))
        return found

    @cached_property
    def follows(self) -> dict[str, Follows]:
        """Return id → questions with their follow-ups of each guide that is a guide in form."""
        found: dict[str, Follows] = {}
        for _path, document in self.documents:
            guide, _problems = examine_document(document, Guide)
            if guide is not None and guide.guide not in found:
                found[guide.guide] = {
                    question.id: frozenset(item.id for item, _above in question.walk())
                    for _block, question in guide.walk()
                }
        return found

    def _read(self, path: Path, model: type[Model]) -> Model | None:
        """Return a model, also of a file with problems that leave one; None where there is none."""
        value = None
        with suppress(Refused):
            value, _ = examine(read_bytes(path), model, file=str(path))
        if value is None:
            self._broken.append(path)
        return value

    def unusable(self, checked: Iterable[Path]) -> list[Problem]:
        """Return a warning for each file that names could not be checked against.

        Files that were checked tell their own problems.
        """
        told = set(checked)
        return [
            Problem("names-unchecked", {"file": str(path)}, Place(str(path)), "warning")
            for path in self._broken
            if absolute(path) not in told
        ]

    def same_guide(self, path: Path) -> Check:
        """Return a check that no other file holds this guide in this language."""

        def check(root: Node) -> Iterator[Problem]:
            node = root.get("guide")
            language = root.get("language").text or "nl"
            for other_language, other in self.guides.get(node.text, ()):
                if other_language == language and absolute(other) != absolute(path):
                    name = shorten(node.text)
                    yield node.problem("same-guide", guide=name, other=other.name)

        return check
