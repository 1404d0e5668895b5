"""What is coded now, against what the same respondent said in an earlier round. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.errors import Problem
from interviewer.interview.desk import Context
from interviewer.interview.differences import leaning
from interviewer.interview.events import AnyEvent, Coded, CodeMark, Noted, Revised
from interviewer.interview.memory import OwnNote, own_notes


def turned(events: Iterable[AnyEvent], context: Context) -> Iterator[Problem]:
    """Yield a notice for each code that now goes the other way than its speaker said before.

    Only at a table with one respondent, and of that one's own words; the latest earlier round in
    which these lean a way counts.
    """
    present = context.state.present
    if context.over or len(present) != 1 or context.state.round < 2:
        return
    marks = [mark for event in events for mark in _coded(event, present[0].r, context)]
    before = own_notes(context.state, context.earlier) if marks else ()
    for mark in marks:
        said = _said(mark.code, before, context)
        round_ = max((n for n, valences in said.items() if leaning(valences)), default=0)
        if leaning(said.get(round_, ())) == -leaning([mark.valence]):
            params = {
                "code": context.state.codebook.name(mark.code),
                "before": " ".join(dict.fromkeys(filter(None, said[round_]))),
                "round": round_,
                "now": mark.valence,
            }
            yield Problem("turned", params, level="warning")


def _coded(event: AnyEvent, r: str, context: Context) -> Iterator[CodeMark]:
    """Yield the codes with a direction that an event sets on what this respondent said."""
    note = context.state.notes.get(event.of) if isinstance(event, Coded | Revised) else None
    there = set(note.codes) if note is not None else set()
    match event:
        case Noted():
            speakers, codes = event.r, event.codes
        case Coded() if note is not None:
            speakers, codes = note.r, event.add
        case Revised() if note is not None:
            speakers, codes = event.r or note.r, event.codes or ()
        case _:
            return
    if speakers == (r,):
        yield from (mark for mark in codes if mark not in there and leaning([mark.valence]))


def _said(code: str, notes: Iterable[OwnNote], context: Context) -> dict[int, list[str | None]]:
    """Return by earlier round the valences with which a respondent spoke to a code."""
    current = context.state.codebook.current
    said: dict[int, list[str | None]] = {}
    for note in notes:
        if note.round < context.state.round:
            found = [mark.valence for mark in note.codes if current(mark.code) == current(code)]
            said.setdefault(note.round, []).extend(found)
    return said
