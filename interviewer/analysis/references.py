"""How notes are referred to: `[I3-17]`, `[D2-5]`, `[I3-CD17]` (formats.md, section 5).

A number is given once. Where a join of journals brings two of one number, the later is written with
a letter, so a reference always means one note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from interviewer.interview.events import Opened
from interviewer.interview.state import State


class Held(Protocol):
    """One interview or document analysis; `interviewer.store.folder.Held` has it."""

    @property
    def interview(self) -> str: ...
    @property
    def state(self) -> State: ...
    @property
    def opened(self) -> Opened: ...


WRITTEN = re.compile(
    r"\[(?:(?P<case>[a-z0-9-]+):)?"
    r"(?P<reference>(?:I\d+[a-z]*|[A-Z]{1,3}\d{1,3})-[^\W\d_]*\d+[a-z]*)\]"
)
"""A reference as people type it in a text, with or without the case."""


def heads(held: Iterable[Held]) -> dict[str, str]:
    """Return how the references to each interview begin, by the interview's id."""
    seen: Counter[int] = Counter()
    result: dict[str, str] = {}
    for one in sorted(held, key=lambda one: one.opened.id):
        if one.opened.document:
            result[one.interview] = one.opened.document
        else:
            number = one.opened.number
            result[one.interview] = f"I{number}{_letter(seen[number])}"
            seen[number] += 1
    return result


def references(held: Iterable[Held]) -> dict[str, str]:
    """Return the reference of each note, memos and retracted ones too, by the note's id."""
    held = tuple(held)
    begin = heads(held)
    notes = [(note, begin[one.interview]) for one in held for note in one.state.notes.values()]
    seen: Counter[tuple[str, str, int]] = Counter()
    result: dict[str, str] = {}
    for note, head in sorted(notes, key=lambda pair: pair[0].id):
        key = (head, note.taker, note.n)
        result[note.id] = f"{head}-{note.taker}{note.n}{_letter(seen[key])}"
        seen[key] += 1
    return result


def split(text: str, case: str = "") -> Iterator[str | re.Match[str]]:
    """Yield a text's words and the references in it, in order; `case` is the one it is about.

    A reference to another case is left among the words.
    """
    done = 0
    for found in WRITTEN.finditer(text):
        if found["case"] not in (None, case):
            continue
        if found.start() > done:
            yield text[done : found.start()]
        yield found
        done = found.end()
    if done < len(text):
        yield text[done:]


def _letter(place: int) -> str:
    """Return nothing for the first, then b, c, …, z, aa, ab, …"""
    if place == 0:
        return ""
    letters, place = "", place + 1
    while place:
        place, digit = divmod(place - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
