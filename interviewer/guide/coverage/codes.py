"""Codes that no question listens for, questions that listen for none, and those that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.codebook import Codebook
from interviewer.errors import Problem
from interviewer.guide.coverage.covered import Covered, follow_ups
from interviewer.reading.checked import Node


def no_codes(covered: Covered) -> Iterator[Problem]:
    """Tell a question without `codes`; `codes: []` says that it is meant so."""
    if covered.codebook is None:
        return
    for _, question, node in covered.walk():
        if question.codes is None:
            yield node.get("id").warning("no-codes", question=question.id)


def listeners(guides: tuple[Covered, ...], codebook: Codebook) -> dict[str, list[str]]:
    """Return for each code the questions that listen for it, as `guide:question`.

    Who listens for a code listens for all codes below it; a code is heard through those below it.
    """
    named: dict[str, list[str]] = {}
    for covered in guides:
        for _, question, node in covered.walk():
            asked = f"{covered.guide.guide}:{question.id}"
            codes = [*(question.codes or ())]
            for follow_up, _, _ in follow_ups(question, node):
                codes += follow_up.codes or ()
            for code in dict.fromkeys(map(codebook.current, codes)):
                named.setdefault(code, []).append(asked)
    heard: dict[str, list[str]] = {code: [] for code in codebook.by_id}
    for code in heard:
        for name, asked_by in named.items():
            if codebook.covers(name, code) or codebook.covers(code, name):
                heard[code] += asked_by
    return {code: list(dict.fromkeys(asked_by)) for code, asked_by in heard.items()}


def unheard(
    guides: tuple[Covered, ...], codebook: Codebook | None, document: Node | None
) -> Iterator[Problem]:
    """Tell a code that no question of any guide listens for."""
    if codebook is None or document is None or not guides:
        return
    heard = listeners(guides, codebook)
    for node in _ids(document):
        if heard.get(node.text) == []:
            yield node.warning("unheard", code=node.text)


def _ids(node: Node) -> Iterator[Node]:
    """Yield the ids of all codes of a codebook's document."""
    for item in node.each("codes"):
        if isinstance(item.data, dict) and "id" in item.data:
            yield item.get("id")
        yield from _ids(item)


def _known(codes: Iterable[str], codebook: Codebook | None) -> bool:
    """Whether all codes are in the codebook; unknown ones are told as errors."""
    return codebook is None or all(codebook.current(code) in codebook.by_id for code in codes)


def codes_differ(
    guides: tuple[Covered, ...], codebook: Codebook | None, document: Node | None
) -> Iterator[Problem]:
    """Tell a question whose codes are others than those of the same question in a guide before."""
    first: dict[str, tuple[frozenset[str], Covered]] = {}
    for covered in guides:
        for _, question, node in covered.walk():
            if question.codes is None or not _known(question.codes, codebook):
                continue
            codes = frozenset(question.codes)
            known, other = first.setdefault(question.id, (codes, covered))
            if codes != known:
                missing = ", ".join(sorted(known - codes)) or "–"
                added = ", ".join(sorted(codes - known)) or "–"
                yield node.get("codes").warning(
                    "codes-differ",
                    question=question.id,
                    other=other.file,
                    missing=missing,
                    added=added,
                )
