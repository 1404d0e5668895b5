"""What could be asked now, and why: the follow-ups of the current question, ranked. Pure.

Only those of the current question are proposed, so what a must-question needs comes first by itself
but for one thing: while its answer is short it is not answered, and what asks for more (`short`)
goes before any trail that its words open. Then what rests on the latest words of the respondent,
the half-typed line being the latest; then what tells more (`conditions.WEIGHTS`); then guide order.
"""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.guide.model import Condition, FollowUp, meant_for
from interviewer.interview import notation
from interviewer.interview.conditions import TYPING, WEIGHTS, Reason, holds
from interviewer.interview.conversation import current
from interviewer.interview.events import CodeMark
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import Note, State


@dataclass(frozen=True, slots=True)
class Proposal:
    """A follow-up that could be asked now."""

    number: int
    """Its place in guide order under the question, from 1, as `:f N` counts."""
    follow_up: FollowUp
    reason: Reason
    """The weightiest of why it applies."""
    judge: str = ""
    """A condition besides, which the interviewer judges: the follow-up's `if`."""


def proposals(
    state: State,
    earlier: Earlier = NOTHING_EARLIER,
    minutes: float | None = None,
    typing: str = "",
) -> tuple[Proposal, ...]:
    """Return the follow-ups of the current question that apply now, ranked, each with its reason.

    `minutes` is the time within the question so far; absent: up to the last event. `typing` is the
    half-typed line: it counts as one more note, as far as it is one that would stand under the
    question. What was asked or waved away is not proposed again.
    """
    question = current(state, earlier)
    if question is None:
        return ()
    saved = state.notes_under(question.id)
    half = _half_typed(typing, state)
    notes = (*saved, half) if half else saved
    if minutes is None:
        minutes = state.within.get(question.id, 0.0) / 60
    found = []
    for number, (follow_up, above) in enumerate(question.walk(), start=1):
        if state.followed(question.id, follow_up.id) or state.dismissed(question.id, follow_up.id):
            continue
        if above is not None and not state.followed(question.id, above.id):
            continue
        if not meant_for(follow_up.for_, state.roles):
            continue
        if follow_up.when.hears and not saved and not (half and _brought(follow_up.when)):
            continue
        reasons = holds(follow_up.when, notes, state, earlier, minutes)
        if reasons is None:
            continue
        if not reasons and follow_up.if_:
            proposal = Proposal(number, follow_up, Reason("if", follow_up.if_))
        else:
            reason = reasons[0] if reasons else Reason("always")
            proposal = Proposal(number, follow_up, reason, follow_up.if_)
        unanswered = question.must and any(reason.kind == "short" for reason in reasons)
        found.append((not unanswered, *_rank(proposal, reasons, notes), proposal))
    return tuple(proposal for *_, proposal in sorted(found, key=lambda item: item[:-1]))


def _brought(when: Condition) -> bool:
    """Whether words alone can bring a follow-up up: what is only missing waits for a saved note."""
    return bool(when.code or when.mentions)


def _rank(
    proposal: Proposal, reasons: tuple[Reason, ...], notes: tuple[Note, ...]
) -> tuple[int, int, int]:
    places = {note.id: place for place, note in enumerate(notes, start=1)}
    freshest = max((places.get(reason.note, 0) for reason in reasons), default=0)
    weight = WEIGHTS[proposal.reason.kind]
    return -freshest, weight, proposal.number


def _half_typed(line: str, state: State) -> Note | None:
    """The note that a half-typed line would become under the current question; None if it is none.

    Codes that are not known, or not yet, are left out.
    """
    if not line.strip() or notation.clean(line).lstrip().startswith(":"):
        return None
    if state.improvised is not None or state.closed:
        return None
    read = notation.parse(line)
    if read.kind in ("asked", "memo") or not (read.text or read.codes):
        return None
    marks = []
    for word in read.codes:
        meant = state.codebook.lookup(word.name)
        marks += [CodeMark(code=meant[0], valence=word.valence)] if len(meant) == 1 else []
    return Note(
        id=TYPING,
        n=0,
        taker=state.taker,
        kind="observation" if read.kind == "observation" else "note",
        text=read.text,
        typed=line,
        r=(),
        question=state.question,
        follow_up=None,
        block=state.block,
        codes=tuple(marks),
        relation=None,
        when=None,
        place=None,
        said=None,
        at="",
        by="",
    )
