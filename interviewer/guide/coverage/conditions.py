"""Conditions that can never hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.codebook import Codebook
from interviewer.errors import N_, Problem, Terms
from interviewer.guide.coverage.covered import Covered, follow_ups
from interviewer.guide.coverage.roles import narrowed, roles_of
from interviewer.guide.model import Condition
from interviewer.reading.checked import Node

_ROLE = N_("nobody of these roles gets the question")
_CODE = N_("the code that must be there is one that must not be there")
_WORD = N_("the word that must be there is one that must not be there")
_ROUND = N_("the question above it belongs to another round")
_MINUTES = N_("the conversation is over by then")


def never_holds(covered: Covered) -> Iterator[Problem]:
    """Tell a follow-up, or a question, whose conditions cannot all hold."""
    upper = covered.guide.budget
    for block, question, node in covered.walk():
        for reason in _contradictions(question.when, covered.codebook):
            yield _problem(node.get("when"), reason)
        roles = roles_of(covered, block, question)
        for follow_up, above, own in follow_ups(question, node):
            when = follow_up.when
            reasons = list(_contradictions(when, covered.codebook))
            over = (above.for_, above.when.for_) if above else ()
            there = narrowed(roles, *over)
            if there != () and narrowed(there, follow_up.for_, when.for_) == ():
                reasons.append(_ROLE)
            if _disjoint(when.round, question.when.round):
                reasons.append(_ROUND)
            if when.after_minutes is not None and 0 < upper <= when.after_minutes:
                reasons.append(_MINUTES)
            place = own.get("when") if own.get("when").data else own.get("for")
            for reason in reasons:
                yield _problem(place, reason)


def _problem(node: Node, reason: str) -> Problem:
    return node.warning("never", reason=Terms((reason,)))


def _disjoint(first: Iterable[int], second: Iterable[int]) -> bool:
    one, other = set(first), set(second)
    return bool(one and other) and not one & other


def _contradictions(when: Condition, codebook: Codebook | None) -> Iterator[str]:
    """Yield why a condition contradicts itself."""

    def covers(above: str, code: str) -> bool:
        return (codebook or Codebook()).covers(above, code)

    denied = when.not_code
    if when.code and all(any(covers(no, code.id) for no in denied) for code in when.code):
        yield _CODE
    words = {word.casefold() for word in when.not_mentions}
    if when.mentions and all(word.casefold() in words for word in when.mentions):
        yield _WORD
