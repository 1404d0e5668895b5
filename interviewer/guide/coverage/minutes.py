"""Whether the minutes add up, for every role; and how long the questions take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.errors import Problem
from interviewer.guide.coverage.covered import Covered
from interviewer.guide.model import Block, Guide, Question, meant_for

MINUTES_A_QUESTION = 3
"""What a question with its follow-ups takes where its own `minutes` do not say: asked in a quarter
of a minute, answered in two to three."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a block asks of one role."""

    block: Block
    questions: int
    """Questions that the role gets."""
    minutes: float
    """What they take: their own minutes, else `MINUTES_A_QUESTION` each."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The minutes of a guide for one role."""

    role: str
    """Empty: everyone."""
    blocks: tuple[Spent, ...]
    """The blocks that the role gets."""
    planned: float
    """Opening, the minutes of these blocks, closing."""
    taken: float
    """Opening, what the questions take (a block without questions: its minutes), closing."""


def sums(guide: Guide, roles: tuple[str, ...]) -> tuple[Sum, ...]:
    """Return the minutes per role; for one nameless role where roles are not known."""
    return tuple(_sum(guide, role) for role in roles or ("",))


def _sum(guide: Guide, role: str) -> Sum:
    present = (role,) if role else ()
    blocks = tuple(
        _spent(guide, block, present) for block in guide.blocks if meant_for(block.for_, present)
    )
    around = guide.opening.minutes + guide.closing.minutes
    planned = around + sum(spent.block.minutes or 0 for spent in blocks)
    return Sum(role, blocks, planned, around + sum(spent.minutes for spent in blocks))


def _spent(guide: Guide, block: Block, present: tuple[str, ...]) -> Spent:
    asked = [question for question in block.questions if _gets(guide, question, present)]
    minutes = sum(
        MINUTES_A_QUESTION if question.minutes is None else question.minutes for question in asked
    )
    return Spent(block, len(asked), minutes if block.questions else block.minutes or 0)


def _gets(guide: Guide, question: Question, present: tuple[str, ...]) -> bool:
    rounds = question.when.round
    in_round = not rounds or guide.round is None or guide.round in rounds
    roles = (question.for_, question.when.for_)
    return in_round and all(meant_for(limit, present) for limit in roles)


def minutes_off(covered: Covered) -> Iterator[Problem]:
    """Tell where blocks, opening and closing add up to other minutes than the guide states.

    For a role that passes over blocks the sum may be less, but not less than a stated lower bound.
    """
    guide = covered.guide
    yield from _blocks(covered)
    if guide.minutes is None or any(block.minutes is None for block in guide.blocks):
        return
    stated = guide.minutes if isinstance(guide.minutes, tuple) else (guide.minutes, guide.minutes)
    found = {item.role: item.planned for item in sums(guide, covered.respondents)}
    everything = _sum(guide, "").planned
    for total in sorted(set(found.values())):
        too_few = total < stated[0] and (isinstance(guide.minutes, tuple) or total == everything)
        if total > stated[1] or too_few:
            roles = ", ".join(role for role, planned in found.items() if planned == total and role)
            yield covered.root.get("minutes").warning(
                "minutes", roles=roles or "–", total=f"{total:g}", stated=_written(guide)
            )


def _written(guide: Guide) -> str:
    pair = guide.minutes if isinstance(guide.minutes, tuple) else (guide.minutes,)
    return "–".join(f"{number:g}" for number in pair if number is not None)


def _blocks(covered: Covered) -> Iterator[Problem]:
    """Tell a block whose questions have more minutes than the block, for some role."""
    for block, node in zip(covered.guide.blocks, covered.root.each("blocks"), strict=False):
        total = max(
            sum(
                question.minutes or 0
                for question in block.questions
                if _gets(covered.guide, question, (role,) if role else ())
            )
            for role in covered.respondents or ("",)
        )
        if block.minutes is not None and total > block.minutes:
            yield node.get("minutes").warning(
                "block-minutes", total=f"{total:g}", stated=f"{block.minutes:g}"
            )
