"""What was planned and what was done, by level: a role would tell who was interviewed. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.material import CaseFile, Source
from interviewer.plan import Line, Talk, done


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Interviews of a round with a level, as planned and as held."""

    round: int
    level: str
    """Empty: a group or a document."""
    guide: str
    """Of a group or document the guide's title, else its id; of a level nothing."""
    planned: int
    held: int


@dataclass(frozen=True, slots=True)
class NotHeld:
    """People of a level who were approached and not interviewed.

    Their reasons stay inside: in their words, or told of them, these may tell who they are.
    """

    level: str
    n: int


def plan_lines(file: CaseFile) -> tuple[PlanLine, ...]:
    """Return the plan's lines, those of one round and level together."""
    talks = [
        Talk(
            one.opened.round,
            one.opened.guide,
            frozenset(person.role for person in one.state.everyone),
            one.state.closed is not None,
        )
        for one in file.held
    ]
    titles = {one.opened.guide: one.state.guide.title for one in file.held}
    found: dict[tuple[int, str, str], tuple[int, int]] = {}
    for item in file.case.plan:
        level = file.study.roles.get(item.role, "") if item.role else ""
        guide = "" if item.role else titles.get(item.guide) or item.guide
        key = item.round, level, guide
        planned, held = found.get(key, (0, 0))
        count = done(Line(item.round, item.role, item.guide), talks)
        found[key] = planned + item.n, held + count
    return tuple(PlanLine(*key, *counts) for key, counts in found.items())


def not_held(file: CaseFile) -> tuple[NotHeld, ...]:
    """Return how many people of each level were approached and not interviewed."""
    found: Counter[str] = Counter()
    for item in file.case.declined:
        found[file.study.roles.get(item.role, "")] += item.n
    return tuple(NotHeld(level, n) for level, n in found.items())


def by_round(sources: Sequence[Source]) -> Mapping[int, Mapping[str, int]]:
    """Return how many interviews of each kind (single, group) were held in each round."""
    found: dict[int, Counter[str]] = {}
    for source in sources:
        if not source.opened.document:
            found.setdefault(source.opened.round, Counter())[source.opened.kind] += 1
    return dict(sorted(found.items()))
