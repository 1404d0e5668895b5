"""An interview guide from its YAML: the model, and the checks that a schema cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interviewer.codebook import Codebook
from interviewer.errors import Problem
from interviewer.guide.model import Guide
from interviewer.reading.checked import Check, Node, load
from interviewer.reading.known import twice, unknown, unknown_code
from interviewer.study import Study

_OF_AN_ANSWER = ("short", "after_minutes")
"""Conditions that look at the answer under a question, so cannot stand on the question."""


def load_guide(
    path: Path, codebook: Codebook | None = None, study: Study | None = None, file: str = ""
) -> Guide:
    """Return the guide that a file holds; raise `Refused` with all its errors.

    Codes are checked against the codebook and roles against the study, where these are given.
    """
    return load(path, Guide, guide_check(codebook, study), file=file)


def guide_check(codebook: Codebook | None = None, study: Study | None = None) -> Check:
    """Return a check of a guide against itself, and against a codebook and study."""

    def check(root: Node) -> Iterator[Problem]:
        blocks = list(root.each("blocks"))
        questions = [question for block in blocks for question in block.each("questions")]
        yield from twice(block.get("id") for block in blocks)
        yield from twice(question.get("id") for question in questions)
        yield from twice(fact.get("id") for fact in root.each("facts"))
        for fact in root.each("facts"):
            if fact.get("kind").data == "choice" and not fact.get("options").data:
                yield fact.problem("no-options")
        for part in ("opening", "closing"):
            yield from twice(_id(item) for item in root.get(part).each("consent"))
        yield from _ordered(root.get("minutes"))
        for question in questions:
            yield from _ordered(question.get("answer").get("scale"))
            yield from _question_conditions(question)
            yield from _follow_up_ids(question)
            yield from _too_deep(question)
        if study is not None:
            for node in _roles(root, blocks, questions):
                yield from unknown(node, "unknown-role", "role", study.roles)
        for node in _codes(questions):
            yield from unknown_code(node, codebook)

    return check


def _id(node: Node) -> Node:
    """Return the id of something that may be written as its id alone."""
    return node.get("id") if isinstance(node.data, dict) else node


def _ordered(node: Node) -> Iterator[Problem]:
    """Yield a problem for a lowest and highest number that stand the wrong way round."""
    match node.data:
        case [int() | float() as first, int() | float() as last] if first >= last:
            yield node.problem("wrong-order", first=first, last=last)


def _question_conditions(question: Node) -> Iterator[Problem]:
    when = question.get("when")
    for key in _OF_AN_ANSWER:
        if isinstance(when.data, dict) and key in when.data:
            yield when.get(key).key.problem("not-on-question", key=key)


def _follow_ups(node: Node) -> Iterator[Node]:
    """Yield the follow-ups below a question, in guide order."""
    for follow_up in node.each("follow_ups"):
        yield follow_up
        yield from _follow_ups(follow_up)


def _follow_up_ids(question: Node) -> Iterator[Problem]:
    follow_ups = list(_follow_ups(question))
    yield from twice(follow_up.get("id") for follow_up in follow_ups)
    unnamed = {
        f"f{number}": number
        for number, follow_up in enumerate(follow_ups, 1)
        if not follow_up.get("id").text
    }
    for follow_up in follow_ups:
        if number := unnamed.get(follow_up.get("id").text):
            node = follow_up.get("id")
            yield node.problem("default-id", id=node.text, number=number)


def _too_deep(question: Node) -> Iterator[Problem]:
    for follow_up in question.each("follow_ups"):
        for deeper in follow_up.each("follow_ups"):
            if isinstance(deeper.data, dict) and deeper.data.get("follow_ups"):
                yield deeper.get("follow_ups").key.problem("too-deep")


def _roles(root: Node, blocks: list[Node], questions: list[Node]) -> Iterator[Node]:
    """Yield each role that a guide names."""
    yield from root.each("respondents")
    for asked in (*root.each("facts"), *questions):
        yield from _roles_of_wording(asked)
    for node in (*blocks, *questions):
        yield from node.each("for")
    for question in questions:
        yield from question.get("when").each("for")
        for follow_up in _follow_ups(question):
            yield from follow_up.each("for")
            yield from follow_up.get("when").each("for")
            yield from _roles_of_wording(follow_up)


def _roles_of_wording(node: Node) -> Iterator[Node]:
    """Yield the roles that have a wording of their own, as nodes of their keys."""
    for role, words in node.items("ask"):
        if role != "default":
            yield words.key


def _codes(questions: list[Node]) -> Iterator[Node]:
    """Yield each code that a guide names."""
    for question in questions:
        for node in (question, *_follow_ups(question)):
            yield from node.each("codes")
            when = node.get("when")
            yield from when.each("not_code")
            for codes in (when, when.get("earlier")):
                yield from (_id(code) for code in codes.each("code"))
