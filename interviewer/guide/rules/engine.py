"""Judges the questions of a guide: every rule over everything that is asked, each at its place.

Looks at the data as typed, so that a guide with errors is judged as well. Facts, consent items and
what is said or noted are no questions of the conversation and are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.errors import Problem, Terms
from interviewer.guide.rules import RULES
from interviewer.guide.rules.rule import Asked, Rule
from interviewer.reading.checked import Node
from interviewer.reading.document import shorten


def judge(guide: Node, rules: Iterable[Rule] = RULES) -> Iterator[Problem]:
    """Yield a warning for each finding, in guide order; `guide` is a guide's document."""
    rules = tuple(rules)
    for node, asked in questions(guide):
        for rule in rules:
            for found in rule.judge(asked):
                reason, proposal = Terms((found.reason,)), Terms((found.proposal,))
                words = shorten(found.words)
                yield node.warning(rule.code, words=words, reason=reason, proposal=proposal)


def questions(guide: Node) -> Iterator[tuple[Node, Asked]]:
    """Yield everything that is asked, each wording by role apart, with where it stands."""
    language = guide.get("language").text or "nl"
    jargon = tuple(node.text for node in guide.each("jargon") if node.text)
    for probe in guide.each("probes"):
        if probe.text:
            yield probe, Asked(probe.text, language, jargon)
    for block in guide.each("blocks"):
        opening = list(_opening(block))
        for question in block.each("questions"):
            opens = any(question.path == first.path for first in opening)
            answered = question.get("answer").data is not None
            for node in _wordings(question):
                yield node, Asked(node.text, language, jargon, opens, answered)
            for follow_up in _follow_ups(question):
                for node in _wordings(follow_up):
                    yield node, Asked(node.text, language, jargon)


def _wordings(asked: Node) -> Iterator[Node]:
    """Yield the words of a question, or of each role."""
    ask = asked.get("ask")
    nodes = [node for _, node in asked.items("ask")] if isinstance(ask.data, dict) else [ask]
    yield from (node for node in nodes if node.text)


def _follow_ups(node: Node) -> Iterator[Node]:
    for follow_up in node.each("follow_ups"):
        yield follow_up
        yield from _follow_ups(follow_up)


def _opening(block: Node) -> Iterator[Node]:
    """Yield the questions that a block can begin with: up to the first that everyone gets."""
    for question in block.each("questions"):
        yield question
        if not any(question.get(key).data for key in ("for", "when", "if")):
            return
