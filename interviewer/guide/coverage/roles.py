"""Which roles get what, and questions that none gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interviewer.errors import Problem
from interviewer.guide.coverage.covered import Covered
from interviewer.guide.model import Block, Question


def narrowed(roles: Sequence[str] | None, *limits: Iterable[str]) -> tuple[str, ...] | None:
    """Return the roles that remain within each limit (an empty one limits nothing).

    None stands for all, which are not known.
    """
    left = None if roles is None else tuple(roles)
    for limit in map(tuple, limits):
        if limit:
            left = limit if left is None else tuple(role for role in left if role in limit)
    return left


def roles_of(covered: Covered, block: Block, question: Question) -> tuple[str, ...] | None:
    """Return the roles that get a question; None for all, which are not known."""
    start = covered.respondents or None
    return narrowed(start, block.for_, question.for_, question.when.for_)


def for_nobody(covered: Covered) -> Iterator[Problem]:
    """Tell a must-question that no role of the guide gets."""
    for block, question, node in covered.walk():
        if question.must and roles_of(covered, block, question) == ():
            yield node.get("id").warning("for-nobody", question=question.id)
