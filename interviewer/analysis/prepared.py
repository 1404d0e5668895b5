"""What stands in the preparation of an interview; `analysis.preparation` fills it. Pure.

For the researcher's eyes only: words, pseudonyms and roles that no respondent may see of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.guide.model import ConsentItem
from interviewer.interview.differences import Difference
from interviewer.interview.events import VALENCES, CodeMark, Until
from interviewer.interview.state import Note, Respondent


@dataclass(frozen=True, slots=True)
class Noted:
    """A note of before, whole."""

    reference: str
    """As I3-17."""
    round: int
    who: tuple[Respondent, ...]
    """Who said it; empty: nobody, or a document."""
    note: Note
    codes: tuple[CodeMark, ...]
    """Codes of today."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with all that was noted under it."""

    id: str
    name: str
    wanted: bool
    """Whether the guide of this interview listens for it."""
    noted: tuple[Noted, ...]

    def valences(self, noted: Iterable[Noted]) -> tuple[tuple[str, int], ...]:
        """Return how often each valence stands on some of its notes, the strongest first."""
        found = Counter(mark.valence or "" for item in noted for mark in self.marks(item))
        return tuple((v or "", found[v or ""]) for v in VALENCES if found[v or ""])

    def marks(self, item: Noted) -> tuple[CodeMark, ...]:
        """Return this code's marks on a note."""
        return tuple(mark for mark in item.codes if mark.code == self.id)


@dataclass(frozen=True, slots=True)
class Block:
    """A block, with its codes and what was noted in it without a code."""

    title: str
    codes: tuple[Code, ...]
    uncoded: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A code on which levels, or rounds, do not agree, with all that was noted under it."""

    code: Code
    difference: Difference
    own: bool
    """Whether someone who will be at the table spoke to it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A topic that was parked for this interview."""

    text: str
    until: Until
    round: int
    reference: str
    """Of the note that raised it."""
    ask: str
    """The question under which it was raised."""
    who: tuple[Respondent, ...]
    own: bool
    """Whether someone who will be at the table raised it."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A must-question that was not asked, or passed over."""

    question: str
    ask: str
    heads: tuple[str, ...]
    """Interviews in which it was not come to, as I3."""
    skips: tuple[tuple[str, str], ...]
    """Interview → reason, where it was passed over."""
    own: bool
    """Whether one of them was with someone who will be at the table."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The contact summary of an interview."""

    head: str
    round: int
    who: tuple[Respondent, ...]
    slots: tuple[tuple[str, str], ...]
    """Slot → text."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a respondent answered to the member check."""

    head: str
    round: int
    r: str
    result: str
    text: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview or document analysis of before."""

    head: str
    round: int
    held: str
    who: tuple[Respondent, ...]
    notes: int
    new_codes: int
    """Codes that were heard in it and in none before: few say that little new comes up."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the plan."""

    round: int
    role: str
    guide: str
    planned: int
    done: int
    open: int
    """Begun and not closed."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that must be asked."""

    label: str
    """As 1.2; empty: the guide has none."""
    block: str
    """The title of its block."""
    ask: str
    """In the words for who comes."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """All of it, in the order in which it matters."""

    case: str
    round: int
    guide: str
    """Title of the guide; empty: none was chosen."""
    people: tuple[Respondent, ...]
    """Who will be at the table, with what is known of them."""
    meetings: tuple[Meeting, ...]
    waiting: tuple[Waiting, ...]
    contrasts: tuple[Contrast, ...]
    own: tuple[Noted, ...]
    """What those at the table said before."""
    checks: tuple[Check, ...]
    """Their answers to the member check."""
    unanswered: tuple[Unanswered, ...]
    summaries: tuple[Summary, ...]
    blocks: tuple[Block, ...]
    memos: tuple[Noted, ...]
    plan: tuple[Planned, ...]
    """Lines that are not done."""
    left_out: int
    """Respondents who refused to take part."""
    ready: tuple[str, ...] = ()
    """What the guide asks to have ready."""
    to_agree: tuple[ConsentItem, ...] = ()
    """What the guide asks consent for, at the opening and at the end."""
    language: str = ""
    """The guide's."""
    musts: tuple[ToAsk, ...] = ()
    """The guide's questions that must be asked of who comes."""
