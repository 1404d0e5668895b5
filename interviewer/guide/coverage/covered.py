"""What the checks of coverage look at: a guide beside its document, so findings have a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from interviewer.codebook import Codebook
from interviewer.errors import Problem
from interviewer.guide.model import Block, FollowUp, Guide, Question
from interviewer.reading.checked import Node


@dataclass(frozen=True)
class Covered:
    """One guide within its study."""

    guide: Guide
    """The guide; its errors are told elsewhere."""
    root: Node
    """Its document."""
    file: str
    """Its path, as it was found."""
    codebook: Codebook | None = None
    """The study's; None where there is none."""
    roles: tuple[str, ...] = ()
    """The study's; empty where they are not known."""

    @property
    def respondents(self) -> tuple[str, ...]:
        """The roles that the guide is for, in the study's order; empty where any may come."""
        return self.guide.respondents or self.roles

    def walk(self) -> Iterator[tuple[Block, Question, Node]]:
        """Yield each question with its block and its node, in guide order."""
        for block, block_node in zip(self.guide.blocks, self.root.each("blocks"), strict=False):
            nodes = block_node.each("questions")
            for question, node in zip(block.questions, nodes, strict=False):
                yield block, question, node


def follow_ups(question: Question, node: Node) -> Iterator[tuple[FollowUp, FollowUp | None, Node]]:
    """Yield each follow-up of a question, the one above it, and its node."""
    for follow_up, own in zip(question.follow_ups, node.each("follow_ups"), strict=False):
        yield follow_up, None, own
        for deeper, below in zip(follow_up.follow_ups, own.each("follow_ups"), strict=False):
            yield deeper, follow_up, below


GuideCheck = Callable[[Covered], Iterable[Problem]]
"""Looks at one guide."""

StudyCheck = Callable[[tuple[Covered, ...], Codebook | None, Node | None], Iterable[Problem]]
"""Looks at all guides, the codebook and the codebook's document."""
