"""What `interviewer check` says about questions and coverage, beside errors of form.

The rules and the checks of coverage are imported when a guide is judged, not before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from interviewer.codebook import Codebook
from interviewer.errors import Problem, Terms
from interviewer.guide.coverage.covered import Covered
from interviewer.guide.model import Guide
from interviewer.reading.checked import Node, examine_document
from interviewer.reading.document import Document, shorten
from interviewer.study import Study

FINDINGS = frozenset(
    (
        *("closed", "leading", "double", "long", "jargon", "why", "negation", "no-opening"),
        *("no-codes", "unheard", "codes-differ", "for-nobody", "never", "minutes", "block-minutes"),
        "placeholder",
    )
)
"""Codes of what is found about questions and coverage: real guides are full of them."""


def judge_guide(
    guide: Guide | None,
    document: Document,
    path: Path,
    study: Study | None,
    codebook: Codebook | None,
) -> tuple[Covered | None, list[Problem]]:
    """Return what is found about a guide's questions, and its coverage where its form is right."""
    from interviewer.guide.coverage import IN_A_GUIDE
    from interviewer.guide.rules.engine import judge

    root = Node(document, document.data)
    problems = list(judge(root))
    if guide is None:
        return None, problems
    covered = Covered(guide, root, path.name, codebook, tuple(study.roles) if study else ())
    for check in IN_A_GUIDE:
        problems += check(covered)
    return covered, problems


def judge_words(text: str, language: str, jargon: tuple[str, ...] = ()) -> list[Problem]:
    """Return what the rules find in one question, as one that was made up at the table."""
    from interviewer.guide.rules import RULES
    from interviewer.guide.rules.rule import Asked

    asked = Asked(text, language, jargon)
    return [
        Problem(
            rule.code,
            {
                "words": shorten(found.words),
                "reason": Terms((found.reason,)),
                "proposal": Terms((found.proposal,)),
            },
            level="warning",
        )
        for rule in RULES
        for found in rule.judge(asked)
    ]


def judge_study(
    documents: Iterable[tuple[Path, Document]],
    study: Study | None,
    codebook: Codebook | None,
    codebook_node: Node | None,
    told: Collection[str],
) -> list[Problem]:
    """Return what all guides of a study lack together, of that what stands in the files `told`."""
    from interviewer.guide.coverage import IN_A_STUDY

    guides = []
    roles = tuple(study.roles) if study else ()
    for path, document in documents:
        known = Document(str(path), document.data, document.typed, document.root)
        guide, _ = examine_document(known, Guide)
        if guide is not None:
            root = Node(known, known.data)
            guides.append(Covered(guide, root, path.name, codebook, roles))
    found = [item for check in IN_A_STUDY for item in check(tuple(guides), codebook, codebook_node)]
    return [item for item in found if _file(item) in told]


def grouped(problems: list[Problem], each: bool) -> Iterator[tuple[Problem, int]]:
    """Yield problems; findings about questions once per file and code, with how many follow."""
    counts = Counter((_file(item), item.code) for item in problems)
    told: set[tuple[str, str]] = set()
    for problem in problems:
        group = (_file(problem), problem.code)
        if each or problem.code not in FINDINGS:
            yield problem, 0
        elif group not in told:
            told.add(group)
            yield problem, counts[group] - 1


def _file(problem: Problem) -> str:
    return problem.place.file if problem.place else ""
