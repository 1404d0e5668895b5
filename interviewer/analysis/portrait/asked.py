"""Which question a note answers, as far as that tells nobody's role. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.analysis.material import Source
from interviewer.guide.model import wording
from interviewer.interview.state import Note
from interviewer.study import Study


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is about in the conversation."""

    label: str = ""
    """The author's own number of the question."""
    ask: str = ""
    """The question in the words for everyone, placeholders and all; empty: there is none."""
    title: str = ""
    """The block's title, where no question stands."""
    improvised: bool = False
    """Whether it was made up at the table."""


def subject_of(note: Note, source: Source, study: Study) -> Subject:
    """Return what a note is about.

    A question of a guide, block or question that is for some roles only is left out where someone
    was there whose role may not be told.
    """
    state = source.state
    for improvised in state.improvisations:
        if improvised.id == note.question:
            return Subject(ask=improvised.text or "", improvised=True)
    block = state.guide.block(note.block) if note.block else None
    question = state.guide.question(note.question) if note.question else None
    if block is None and question is not None:
        block = state.guide.block_of(question.id)
    limits = [state.guide.respondents]
    if block is not None:
        limits.append(block.for_)
    if tells_role(source, study, *limits):
        return Subject()
    title = block.title if block is not None else ""
    if question is None or tells_role(source, study, question.for_):
        return Subject(title=title)
    return Subject(question.label, wording(question.ask))


def tells_role(source: Source, study: Study, *limits: tuple[str, ...]) -> bool:
    """Whether something for these roles only (none: all) tells the role of someone who was there.

    That is so where not every role of their level is among them.
    """
    for speaker in source.speakers:
        if speaker.role:
            continue
        possible = {role for role, level in study.roles.items() if level == speaker.level}
        for roles in limits:
            if roles and not (possible and possible <= set(roles)):
                return True
    return False
