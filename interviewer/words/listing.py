"""Words for the lists at the table: codes, what was found, general probes. Shared by both faces."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.guide.model import wording
from interviewer.i18n import gettext as _
from interviewer.interview.conversation import yet_to_speak
from interviewer.interview.finding import found_codes, found_notes, seeker, used_codes
from interviewer.interview.memory import Earlier, EarlierCode, Memory, OwnNote
from interviewer.interview.probes import GeneralProbe
from interviewer.interview.state import Note, State
from interviewer.words import phrasing

MOST = 10
"""Rows of a list that plain mode prints."""


def code_about(code_id: str, state: State) -> tuple[str, ...]:
    """Return what the codebook says of a code: definition, what belongs to it, an example."""
    code = state.codebook.by_id.get(code_id)
    if code is None:
        return (_("open code: it is in no codebook yet"),)
    told = (
        code.definition,
        _("Example: {text}").format(text=code.example) if code.example else "",
        _("Included: {text}").format(text=code.include) if code.include else "",
        _("Not: {text}").format(text=code.exclude) if code.exclude else "",
        _("Also: {words}").format(words=", ".join(code.aliases)) if code.aliases else "",
    )
    return tuple(" ".join(text.split()) for text in told if text)


def code_lines(words: str, state: State) -> list[str]:
    """Return up to ten codes that fit what is looked for, each with what it stands for."""
    found = found_codes(words, state)
    used = used_codes(state)
    lines = []
    for code in found[:MOST]:
        times = f" ×{used[code]}" if used[code] else ""
        about = code_about(code, state)
        told = f": {about[0]}" if about else ""
        lines.append(f"#{state.codebook.shortest(code)}{times}  {state.codebook.name(code)}{told}")
    if len(found) > MOST:
        lines.append(_("… and {n} more").format(n=len(found) - MOST))
    return lines or [_("no code fits; #{word} would be a new open code").format(word=words.strip())]


def question_of(note: Note, state: State) -> str:
    """Return the words of the question that a note stands under, with the author's number."""
    question = state.guide.question(note.question) if note.question else None
    if question is not None:
        return " ".join(filter(None, (question.label, wording(question.ask, state.roles))))
    asked = (item.text for item in state.improvisations if item.id == note.question)
    return next((text for text in asked if text), "")


# Found: in this interview, then what of earlier ones may be seen at the table


def found_before(words: str, memory: Memory, state: State) -> tuple[OwnNote, ...]:
    """Return the own earlier notes of who is alone at the table that are looked for."""
    fits = seeker(words, state)
    return tuple(note for note in memory.own_notes if fits(note.text, note.codes))


def counted_before(words: str, memory: Memory, state: State) -> tuple[EarlierCode, ...]:
    """Return the codes of earlier interviews that are looked for; counts, nobody's words."""
    found = set(found_codes(words, state)) if words.strip().lstrip("#") else set()
    return tuple(item for item in memory.codes if item.code in found)


def found_lines(words: str, memory: Memory, state: State) -> list[str]:
    """Return what was found, the latest notes first; of other interviews what may be seen."""
    notes = found_notes(words, state)
    lines = [phrasing.note_line(note, state) for note in reversed(notes[-MOST:])]
    if len(notes) > MOST:
        lines.append(_("… and {n} more").format(n=len(notes) - MOST))
    lines += _before(words, memory, state)
    return lines or [_("nothing was found")]


def _before(words: str, memory: Memory, state: State) -> Iterator[str]:
    own = found_before(words, memory, state)
    if own:
        yield _("said before by who is at the table:")
        yield from (f"  {phrasing.own_note(note, state)}" for note in own[:MOST])
    counted = counted_before(words, memory, state)
    if counted:
        yield _("noted before in this case, counted per code:")
        yield from (f"  {phrasing.earlier_code(item, state)}" for item in counted[:MOST])


def probe_lines(probes: tuple[GeneralProbe, ...]) -> list[str]:
    """Return general probes, each with the number that `:probe N` counts; asked ones are marked."""
    asked = f"  ({_('asked')})"
    return [f"{p.number} {p.words}{asked if p.asked_here else ''}" for p in probes]


def who_lines(state: State, earlier: Earlier) -> list[str]:
    """Return who sits at the table, in seating order, and who of them has yet to speak."""
    waiting = yet_to_speak(state, earlier)
    lines = []
    for person in state.present:
        name = " ".join(filter(None, (person.r, person.role)))
        lines.append(f"{name}  ({_('has not spoken yet')})" if person in waiting else name)
    return lines or [_("nobody is at the table")]
