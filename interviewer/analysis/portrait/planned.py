"""What was planned and what was done, by level: a role would tell who was interviewed. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.material import CaseFile, Material, Source
from interviewer.interview.state import State
from interviewer.plan import Line, Talk, done


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Interviews of a round with a level, as planned and as held."""

    round: int
    level: str
    """Empty: for whoever is there, a group or a document."""
    guide: str
    """Where there is no level: the guide's title, else its id."""
    planned: int
    held: int
    unclosed: int = 0
    """Of those held, how many were not closed."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """People of a level who were approached and not interviewed.

    Their reasons stay inside: in their words, or told of them, these may tell who they are.
    """

    level: str
    n: int


def took_place(state: State) -> bool:
    """Whether an interview or analysis was held: it has notes, or was closed without any."""
    return state.closed is not None or bool(state.listing())


def unclosed(source: Source) -> bool:
    """Whether an interview was held and never closed."""
    return took_place(source.state) and source.state.closed is None


def plan_lines(file: CaseFile, material: Material) -> tuple[PlanLine, ...]:
    """Return the plan's lines, those of one round and level together, in the study's order.

    Counted are the interviews that the report tells of.
    """
    held = [source for source in material.sources if took_place(source.state)]
    talks = [(_talk(source), unclosed(source)) for source in held]
    titles = {one.opened.guide: one.state.guide.title for one in file.held}
    found: dict[tuple[int, str, str], tuple[int, int, int]] = {}
    for item in file.case.plan:
        level = file.study.roles.get(item.role, "") if item.role else ""
        guide = "" if item.role else titles.get(item.guide) or item.guide
        key = item.round, level, guide
        line = Line(item.round, item.role, item.guide)
        counts = (
            item.n,
            done(line, (talk for talk, _open in talks)),
            done(line, (talk for talk, is_open in talks if is_open)),
        )
        before = found.get(key, (0, 0, 0))
        found[key] = before[0] + counts[0], before[1] + counts[1], before[2] + counts[2]
    levels = file.study.levels
    lines = (PlanLine(*key, *counts) for key, counts in found.items())
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.round,
                not line.level,
                levels.index(line.level) if line.level in levels else len(levels),
            ),
        )
    )


def _talk(source: Source) -> Talk:
    """Return an interview as a plan asks for it: held counts as done, closed or not."""
    there = {speaker.pseudonym for speaker in source.speakers}
    roles = frozenset(person.role for person in source.state.everyone if person.r in there)
    return Talk(source.opened.round, source.opened.guide, roles, closed=True)


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
        if not source.opened.document and took_place(source.state):
            found.setdefault(source.opened.round, Counter())[source.opened.kind] += 1
    return dict(sorted(found.items()))
