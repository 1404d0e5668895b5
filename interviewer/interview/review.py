"""Going through an interview afterwards: what is uncoded, what was heard, where coders differ.

Pure. A second coder who worked blind counts here and in agreement only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.codebook import OPEN
from interviewer.interview.conversation import applying
from interviewer.interview.events import Coded, CodeMark, Noted, Revised
from interviewer.interview.fold import recoded
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import Note, State


@dataclass(frozen=True, slots=True)
class Difference:
    """A note that a blind coder coded otherwise, and that was not settled."""

    note: Note
    coder: str
    """The blind coder's initials."""
    theirs: tuple[CodeMark, ...]


@dataclass(frozen=True, slots=True)
class BlockCover:
    """A block of the guide: what of it was asked and noted."""

    title: str
    asked: int
    questions: int
    """That apply to those at the table."""
    notes: int
    """Memos left out."""
    uncoded: int


@dataclass(frozen=True, slots=True)
class Family:
    """A code at the top of the codebook, with those below it."""

    code: str
    notes: int
    """With any of its codes."""
    heard: tuple[tuple[str, int], ...]
    """Code → notes, in the codebook's order."""
    unheard: tuple[str, ...]


def to_code(state: State) -> tuple[Note, ...]:
    """Return the notes that can be coded, in order: memos are the researcher's own."""
    return tuple(note for note in state.listing() if note.kind != "memo")


def uncoded(state: State, *, blind: bool = False) -> tuple[Note, ...]:
    """Return the notes without a code; to a blind coder those that were not yet judged."""
    if blind:
        return tuple(note for note in to_code(state) if not note.blind)
    return tuple(
        note for note in to_code(state) if not note.codes and settlement(note, state) is None
    )


def cover(state: State, earlier: Earlier = NOTHING_EARLIER) -> tuple[BlockCover, ...]:
    """Return what was asked and noted of each block that applies, in the guide's order."""
    found: dict[str, list[str]] = {}
    for block, question in applying(state, earlier):
        found.setdefault(block.id, []).append(question.id)
    without = {note.id for note in uncoded(state)}
    blocks = []
    for block_id, questions in found.items():
        titled = state.guide.block(block_id)
        notes = [note for note in to_code(state) if note.block == block_id]
        blocks.append(
            BlockCover(
                title=titled.title if titled else block_id,
                asked=sum(map(state.asked, questions)),
                questions=len(questions),
                notes=len(notes),
                uncoded=sum(note.id in without for note in notes),
            )
        )
    return tuple(blocks)


def families(state: State) -> tuple[Family, ...]:
    """Return what was heard of each family of codes, and what was not; open codes last."""
    book = state.codebook
    counts: dict[str, int] = {}
    of_family: dict[str, set[str]] = {}
    for note in to_code(state):
        for mark in note.codes:
            counts[mark.code] = counts.get(mark.code, 0) + 1
            top = book.lineage(mark.code)[-1]
            of_family.setdefault(top, set()).add(note.id)
    below: dict[str, list[str]] = {}
    for code in book.by_id:
        below.setdefault(book.lineage(code)[-1], []).append(code)
    for code in counts:
        if code not in book.by_id:
            below.setdefault(book.lineage(code)[-1], []).append(code)
    above = set(book.parents.values())
    return tuple(
        Family(
            code=top,
            notes=len(of_family.get(top, ())),
            heard=tuple((code, counts[code]) for code in codes if code in counts),
            unheard=tuple(code for code in codes if code not in counts and code not in above),
        )
        for top, codes in sorted(below.items(), key=lambda item: item[0] == OPEN.rstrip("."))
    )


# Coders


def setters(note: Note, state: State) -> tuple[tuple[CodeMark, str], ...]:
    """Return a note's codes, each with the initials of who set it last; `via` says by what."""
    by: dict[str, str] = {}
    for event in state.trail.get(("note", note.id), ()):
        if state.is_retracted(event.id) or (isinstance(event, Coded) and event.blind):
            continue
        match event:
            case Coded():
                by |= dict.fromkeys((mark.code for mark in event.add), event.by)
            case Noted():
                by |= dict.fromkeys((mark.code for mark in event.codes), event.by)
            case Revised():  # it names all codes that the note has then
                new = {mark.code for mark in event.codes or ()} - by.keys()
                by |= dict.fromkeys(new, event.by)
    return tuple((mark, by.get(mark.code, "")) for mark in note.codes)


def settlements(note: Note, state: State) -> tuple[Coded, ...]:
    """Return the events that stand by which a note's codes were agreed on, in order."""
    events = state.trail.get(("note", note.id), ())
    found = (e for e in events if isinstance(e, Coded) and e.via == "settled")
    return tuple(event for event in found if not state.is_retracted(event.id))


def settlement(note: Note, state: State) -> Coded | None:
    """Return the event by which a note's codes were agreed on, the latest that stands."""
    return next(reversed(settlements(note, state)), None)


def settled_with(note: Note, coder: str, state: State) -> bool:
    """Whether a note was settled with this coder's codes on the table."""
    event = settlement(note, state)
    return event is not None and coder in (event.origins or {})


def blind_coders(state: State) -> tuple[str, ...]:
    """Return the initials of who coded notes blind, in alphabetical order."""
    return tuple(sorted({coder for note in state.listing() for coder in note.blind}))


def differ(one: Iterable[CodeMark], other: Iterable[CodeMark]) -> bool:
    """Whether two codings of a note differ in a code."""
    return {mark.code for mark in one} != {mark.code for mark in other}


def differences(state: State) -> tuple[Difference, ...]:
    """Return where blind coders differ from a note's codes and nothing was settled, in order."""
    return tuple(
        Difference(note, coder, theirs)
        for note in to_code(state)
        for coder, theirs in sorted(note.blind.items())
        if differ(note.codes, theirs) and not settled_with(note, coder, state)
    )


def coding_of(coder: str, note: Note, state: State) -> tuple[CodeMark, ...] | None:
    """Return the codes that someone gave a note, before anything was settled; None: never looked.

    A blind coder's are those set blind. Else they are of whoever made the note, coded or revised
    it, from this person's own events alone.
    """
    if coder in note.blind:
        return note.blind[coder]
    codes: tuple[CodeMark, ...] | None = None
    for event in state.trail.get(("note", note.id), ()):
        if state.is_retracted(event.id):
            continue
        if isinstance(event, Coded) and event.via == "settled":
            break  # whoever settled: what is coded after it is not independent
        if event.by != coder:
            continue
        match event:
            case Noted():
                codes = event.codes
            case Revised():
                codes = event.codes if event.codes is not None else codes or ()
            case Coded():
                codes = recoded(codes or (), event.add, event.drop)
    return codes
