"""The preparation of an interview in words: sections of rows, each with what is behind it.

Both faces show these: the screen opens a row on Enter, plain text prints them below each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interviewer.analysis.preparation import expected, planned_next, prepare
from interviewer.analysis.prepared import (
    Block,
    Code,
    Contrast,
    Meeting,
    Noted,
    Planned,
    Preparation,
    Unanswered,
    Waiting,
)
from interviewer.errors import N_
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext
from interviewer.interview.afterwards import SLOTS
from interviewer.interview.decide import placed
from interviewer.interview.state import Respondent
from interviewer.lines import harmless
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.store.opening import Seat
from interviewer.store.session import Now, now_here
from interviewer.words.phrasing import (
    consent_question,
    difference_on,
    skip_reason,
    valences,
)

CHECKED = {
    "agreed": N_("agreed"),
    "corrected": N_("corrected"),
    "no-answer": N_("no answer"),
}
"""What a member check came to."""


FIRST = 7
"""Differences that are shown at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and what is behind it."""

    text: str
    below: tuple[Row, ...] = ()
    aside: bool = False
    """Whether what is behind it is printed only when asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]


def of_case(
    folder: StudyFolder,
    case_file: CaseFile,
    seats: Sequence[Seat] = (),
    guide: str = "",
    round_: int = 0,
    role: str = "",
    *,
    now: Now = now_here,
) -> Preparation:
    """Return the preparation of a case's next interview; what is not told, as the plan says.

    Raises Refused for a guide or role that the study lacks.
    """
    line = planned_next(case_file)
    people = []
    for seat in seats:
        role, level = placed(seat.role, seat.level, folder.study)
        people.append(Respondent(seat.r, role, level, seat.organisation))
    as_planned = line if line is not None and not seats and round_ in (0, line.round) else None
    if as_planned is not None and guide in ("", as_planned.guide):
        guide, round_ = as_planned.guide, as_planned.round
        role = role or as_planned.role
    model = folder.guide(guide) if guide else None
    round_ = round_ or (model.round if model is not None else None) or 1
    people = people or list(expected(case_file, round_, role))
    return prepare(case_file, model, round_, people, day=now().date().isoformat())


def banner() -> str:
    """Return the words that stand above it all."""
    return _("FOR YOUR EYES ONLY – close this before the respondent can see it")


def sections(found: Preparation) -> tuple[Section, ...]:
    """Return what there is to know, what matters most first; empty sections are left out."""
    names = ", ".join(person.r for person in found.people)
    parts = (
        (_("In short"), _in_short(found)),
        (_("Topics waiting for this talk"), _topics(found)),
        (_("Differences worth asking about"), _contrasts(found)),
        (_("What {names} said before").format(names=names), _own(found)),
        (_("Must-questions that were not answered"), map(_unanswered, found.unanswered)),
        (_("Have ready"), (Row(_flat(item)) for item in found.ready)),
        (_("To agree on with who comes"), _to_agree(found)),
        (_("Questions that must be asked"), _musts(found)),
        (_("How earlier conversations went"), _summaries(found)),
        (_("What the plan still lacks"), map(_planned, found.plan)),
        (_("Your own thoughts"), map(note_row, found.memos)),
        (_("What was noted, by block and code"), map(_block, found.blocks)),
    )
    made = (Section(title, tuple(rows)) for title, rows in parts)
    return tuple(section for section in made if section.rows)


def as_lines(found: Preparation, *, everything: bool = False) -> Iterator[str]:
    """Yield it as plain text; with `everything` also the notes behind each code."""
    yield banner()
    for section in sections(found):
        yield ""
        yield section.title
        yield from _printed(section.rows, 1, everything)


def _printed(rows: Iterable[Row], depth: int, everything: bool) -> Iterator[str]:
    for row in rows:
        yield "  " * depth + row.text
        if everything or not row.aside:
            yield from _printed(row.below, depth + 1, everything)


def _flat(text: str) -> str:
    """Return words on one line, without signs that a terminal would obey."""
    return harmless(" ".join(text.split()))


# Who and what


def person(someone: Respondent) -> str:
    """Return pseudonym and role of someone."""
    about = (someone.r, someone.role or someone.level)
    return _flat(" ".join(filter(None, about)))


def _people(people: Iterable[Respondent]) -> str:
    return ", ".join(map(person, people)) or "–"


def _round(number: int) -> str:
    return _("round {number}").format(number=number)


def note_row(item: Noted) -> Row:
    """Return a note on one line: reference, who, words, codes."""
    note = item.note
    words = _flat(note.text)
    words = {"quote": f"“{words}”", "observation": f"[{words}]"}.get(note.kind, words)
    marks = " ".join(f"#{mark.code.rpartition('.')[2]}{mark.valence or ''}" for mark in item.codes)
    head = " ".join(filter(None, (item.reference, ", ".join(map(person, item.who)))))
    return Row("  ".join(filter(None, (f"{head}: {words}", marks))))


def _notes(noted: Iterable[Noted]) -> tuple[Row, ...]:
    return tuple(map(note_row, noted))


# The sections


def _in_short(found: Preparation) -> Iterator[Row]:
    parts = [found.case, _round(found.round), found.guide]
    yield Row(_flat(" · ".join(filter(None, parts))))
    if found.people:
        yield from (Row(_who(someone)) for someone in found.people)
    else:
        yield Row(_("respondent: not chosen yet"))
    if found.meetings:
        of_case = ngettext("{n} interview before", "{n} interviews before", len(found.meetings))
        yield Row(
            of_case.format(n=len(found.meetings)),
            tuple(map(_meeting, found.meetings)),
            aside=True,
        )
    if found.left_out:
        words = ngettext(
            "{n} respondent refused to take part: nothing of theirs is here",
            "{n} respondents refused to take part: nothing of theirs is here",
            found.left_out,
        )
        yield Row(words.format(n=found.left_out))


def _who(someone: Respondent) -> str:
    about = [person(someone), someone.level if someone.role else "", someone.organisation]
    facts = [f"{fact}: {value}" for fact, value in someone.facts.items()]
    return _flat(" · ".join(filter(None, (*about, *facts))))


def _meeting(item: Meeting) -> Row:
    notes = ngettext("{n} note", "{n} notes", item.notes).format(n=item.notes)
    new = ngettext("{n} code not heard before", "{n} codes not heard before", item.new_codes)
    parts = (
        f"{item.head} {item.held}",
        _round(item.round),
        _people(item.who) if item.who else "",
        notes,
        new.format(n=item.new_codes),
    )
    return Row(" · ".join(filter(None, parts)))


def _topics(found: Preparation) -> Iterator[Row]:
    """Numbered as `:p` lists them when the interview begins."""
    for number, topic in enumerate(found.waiting, start=1):
        yield _waiting(number, topic)


def _to_agree(found: Preparation) -> Iterator[Row]:
    for item in found.to_agree:
        yield Row(f"{item.id}: {_flat(consent_question(item, found.language))}")


def _musts(found: Preparation) -> Iterator[Row]:
    for item in found.musts:
        yield Row(_flat(f"{item.label or f'{item.block}:'} {item.ask}"))


def _waiting(number: int, topic: Waiting) -> Row:
    why = {
        "nextround": _("for this round"),
        "other": _("for another respondent"),
        "later": _("not come to last time"),
    }
    origin = " ".join(filter(None, (topic.reference, _people(topic.who) if topic.who else "")))
    about = " · ".join(filter(None, (why.get(topic.until, ""), origin)))
    below = [Row(_("parked in round {number}").format(number=topic.round))]
    if topic.ask:
        below.append(Row(_("when asked: {question}").format(question=_flat(topic.ask))))
    return Row(f"{number} {_flat(topic.text)}  ({about})", tuple(below), aside=True)


def _contrasts(found: Preparation) -> Iterator[Row]:
    """The first few, the others behind one row."""
    rows = tuple(map(_contrast, found.contrasts))
    yield from rows[:FIRST]
    if more := rows[FIRST:]:
        words = ngettext("{n} more", "{n} more", len(more)).format(n=len(more))
        yield Row(words, more, aside=True)


def _contrast(item: Contrast) -> Row:
    words = difference_on(item.code.name, item.difference)
    with_side = tuple(
        noted for noted in item.code.noted if any(m.valence for m in item.code.marks(noted))
    )
    return Row(_flat(words), _notes(with_side), aside=True)


def _own(found: Preparation) -> Iterator[Row]:
    for check in found.checks:
        words = _("{head} member check of {r}: {result}").format(
            head=check.head, r=check.r, result=_(CHECKED.get(check.result, check.result))
        )
        yield Row(": ".join(filter(None, (words, _flat(check.text)))))
    by_talk: dict[str, list[Noted]] = {}
    for item in found.own:
        by_talk.setdefault(item.reference.partition("-")[0], []).append(item)
    for head, noted in by_talk.items():
        quotes = [item for item in noted if item.note.kind == "quote"]
        words = ngettext("{n} note", "{n} notes", len(noted)).format(n=len(noted))
        yield Row(f"{head} · {_round(noted[0].round)} · {words}", _notes(noted), aside=True)
        yield from (Row(f"  {row.text}") for row in _notes(quotes))


def _unanswered(item: Unanswered) -> Row:
    skipped = dict(item.skips)
    where = (
        f"{head}: {skip_reason(skipped[head])}" if skipped.get(head) else head
        for head in item.heads
    )
    return Row(f"{item.question}: {item.ask}  ({', '.join(where)})")


def _summaries(found: Preparation) -> Iterator[Row]:
    for item in found.summaries:
        slots = dict(item.slots)
        known = [slot for slot in SLOTS if slot in slots]
        below = [
            Row(f"{_slot(slot)} {_flat(slots[slot])}")
            for slot in (*known, *(slot for slot in slots if slot not in SLOTS))
        ]
        yield Row(f"{item.head} {_people(item.who)} · {_round(item.round)}", tuple(below))


def _slot(slot: str) -> str:
    return _(SLOTS[slot].ask) if slot in SLOTS else f"{slot}:"


def _block(block: Block) -> Row:
    title = block.title or _("outside the blocks")
    below = [*map(_code, block.codes)]
    if block.uncoded:
        words = _("without a code")
        below.append(Row(f"{words} ({len(block.uncoded)})", _notes(block.uncoded), aside=True))
    notes = len({n.reference for code in block.codes for n in code.noted}) + len(block.uncoded)
    counted = ngettext("{n} note", "{n} notes", notes).format(n=notes)
    return Row(f"{_flat(title)} · {counted}", tuple(below))


def _code(code: Code) -> Row:
    """A code with its valences per round and level, and the notes behind it."""
    parts = []
    for round_ in sorted({item.round for item in code.noted}):
        of_round = [item for item in code.noted if item.round == round_]
        told = []
        for level in dict.fromkeys(_levels(of_round)):
            at_level = [item for item in of_round if level in set(_levels([item]))]
            marks = valences(code.valences(at_level)) or f"×{len(at_level)}"
            told.append(f"{level} {marks}".strip())
        parts.append(f"{_round(round_)}: {'; '.join(told)}")
    sign = "▸ " if code.wanted else ""
    return Row(f"{sign}{_flat(code.name)}  {' | '.join(parts)}", _notes(code.noted), aside=True)


def _levels(noted: Iterable[Noted]) -> list[str]:
    """Levels that notes were said at; a document's note, or nobody's, by its reference's head."""
    return [
        level
        for item in noted
        for level in (
            [someone.level or someone.r for someone in item.who]
            or [item.reference.partition("-")[0]]
        )
    ]


def _planned(line: Planned) -> Row:
    done = _("{done} of {planned} done").format(done=line.done, planned=line.planned)
    begun = _("{n} begun").format(n=line.open) if line.open else ""
    parts = (_round(line.round), line.role, line.guide, done, begun)
    return Row(_flat(" · ".join(filter(None, parts))))
