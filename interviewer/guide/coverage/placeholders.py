"""Placeholders in spoken words that nothing fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.errors import Problem
from interviewer.guide.coverage.covered import Covered, follow_ups
from interviewer.reading.checked import Node
from interviewer.reading.document import shorten
from interviewer.reading.known import near

FILLED = ("case", "institution", "interviewer")
"""What the program fills in."""

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def unfilled(covered: Covered) -> Iterator[Problem]:
    """Tell a placeholder that would be read aloud as it stands."""
    for node in _spoken(covered):
        for found in _PLACEHOLDER.finditer(node.text):
            name = found.group(1)
            if name not in FILLED:
                yield node.warning(
                    "placeholder",
                    name=shorten(name),
                    known=", ".join(FILLED),
                    nearest=near(name, FILLED),
                )


def _spoken(covered: Covered) -> Iterator[Node]:
    root = covered.root
    for part in (root.get("opening"), root.get("closing")):
        yield part.get("say")
        for item in part.each("consent"):
            yield item.get("ask")
    for fact in root.each("facts"):
        yield from _wordings(fact)
    yield from root.each("probes")
    for block in root.each("blocks"):
        yield block.get("say")
        yield block.get("show").get("text")
    for _, question, node in covered.walk():
        yield node.get("say")
        yield node.get("show").get("text")
        yield from _wordings(node)
        for _, _, own in follow_ups(question, node):
            yield from _wordings(own)


def _wordings(node: Node) -> Iterator[Node]:
    ask = node.get("ask")
    if isinstance(ask.data, dict):
        yield from (words for _, words in node.items("ask"))
    else:
        yield ask
