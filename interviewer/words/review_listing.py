"""Words for going through an interview afterwards: notes, coverage, differences. Both faces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from interviewer.errors import N_, Refused
from interviewer.guide.model import wording
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext, sentence
from interviewer.interview import notation, review
from interviewer.interview.afterwards import SLOTS
from interviewer.interview.code_proposals import ProposedCode, proposed_codes
from interviewer.interview.desk import note_named
from interviewer.interview.events import CodeMark, Summarised, Via
from interviewer.interview.review import BlockCover, Difference, Family
from interviewer.interview.state import Note, State
from interviewer.interview.typed_line import as_line
from interviewer.lines import harmless
from interviewer.store.session import Outcome, Session
from interviewer.words.phrasing import clock_of, code_reason


def name(note: Note) -> str:
    """Return a note's number as a review takes it: 17, CD17."""
    return f"{note.taker}{note.n}"


def codes(marks: Iterable[CodeMark], state: State) -> str:
    """Return codes as they are typed; a dash for none."""
    short = state.codebook.shortest
    return " ".join(f"#{short(mark.code)}{mark.valence or ''}" for mark in marks) or "–"


def done_words(outcome: Outcome) -> str:
    """Return what a typed command did, in words: of a summary its question, not its id."""
    for event in outcome.events:
        if isinstance(event, Summarised) and event.slot in SLOTS:
            return harmless(f"{_(SLOTS[event.slot].ask)} {event.text}")
    return outcome.text


def heading(note: Note, state: State) -> str:
    """Return the block and question that a note stands under."""
    question = state.guide.question(note.question) if note.question else None
    block = state.guide.block(note.block) if note.block else None
    title = block.title if block else _("Before the first question")
    if question is None:
        asked = (item for item in state.improvisations if item.id == note.question)
        words = next((item.text or "" for item in asked), "")
    else:
        words = wording(question.ask, state.roles)
        words = f"{question.label} {words}" if question.label else words
    return harmless(f"{title} · {words}" if words else title)


VIA_WORDS: dict[Via, str] = {
    "typed": N_("typed"),
    "proposal": N_("proposal"),
    "review": N_("in review"),
    "import": N_("imported"),
    "blind": N_("blind"),
    "settled": N_("settled"),
}
"""How a code was set; who set it stands behind it, for what the program proposes a person takes."""


def setters(note: Note, state: State) -> list[str]:
    """Return each code of a note with who set it, and how."""
    return [
        f"{codes([mark], state)} ({', '.join(filter(None, (_(VIA_WORDS[mark.via]), by)))})"
        for mark, by in review.setters(note, state)
    ]


def via_lines(typed: str, session: Session) -> Iterator[str]:
    """Yield who or what set the codes of the note of that number; what was settled, from what."""
    state = session.state
    try:
        note = note_named(typed, state, session.sitting)
    except Refused as refused:
        yield from map(sentence, refused.problems)
        return
    yield f"{name(note)} {harmless(note.text)}"
    yield from (f"  {line}" for line in setters(note, state) or [_("no code")])
    settled = review.settlement(note, state)
    for coder, marks in (settled.origins or {}).items() if settled is not None else ():
        yield "  " + _("before it was settled, {coder}: {codes}").format(
            coder=coder, codes=codes(marks, state)
        )


def statuses(session: Session) -> dict[str, str]:
    """Return by note in a word or two what is to be done on it, or was; where there is any."""
    state = session.state
    if session.sitting == "blind":
        judged = {note.id: "" if note.codes else _("no code") for note in state.listing()}
        todo = {note.id: _("to do") for note in review.uncoded(state, blind=True)}
        return judged | todo
    found = {note.id: _("uncoded") for note in review.uncoded(state)}
    for note in review.to_code(state):
        if review.settlement(note, state) is not None:
            found[note.id] = _("settled")
    differing: dict[str, list[str]] = {}
    for item in review.differences(state):
        differing.setdefault(item.note.id, []).append(item.coder)
    for note_id, coders in differing.items():
        found[note_id] = _("differs from {coders}").format(coders=", ".join(coders))
    return found


def note_lines(
    notes: Iterable[Note],
    session: Session,
    below: Callable[[Note], Iterable[str]] = lambda _note: (),
) -> Iterator[str]:
    """Yield notes with their question above them, each as the notation prints it.

    `below` gives what more there is to say of a note.
    """
    state = session.state
    told = statuses(session)
    above: str | None = None
    for note in notes:
        if (head := heading(note, state)) != above:
            yield head
            above = head
        line = harmless(notation.format(as_line(note, state.codebook)))
        yield f"  {name(note)} {clock_of(note)} {line}" + (
            f"  ({told[note.id]})" if told.get(note.id) else ""
        )
        yield from below(note)


def cover_line(block: BlockCover) -> str:
    """Return what was asked and noted of a block."""
    words = _("{asked} of {all} asked").format(asked=block.asked, all=block.questions)
    notes = ngettext("{n} note", "{n} notes", block.notes)
    uncoded = _("{n} uncoded").format(n=block.uncoded) if block.uncoded else ""
    return f"{block.title}: " + ", ".join(filter(None, (words, notes, uncoded)))


def family_lines(family: Family, state: State) -> list[str]:
    """Return what was heard of a family of codes, then what was not."""
    book = state.codebook
    title = book.name(family.code) if family.code in book.by_id else _("Open codes")
    heard = ", ".join(f"{book.name(code)} {count}" for code, count in family.heard)
    unheard = ", ".join(map(book.name, family.unheard))
    lines = [f"{title}: {ngettext('{n} note', '{n} notes', family.notes)}"]
    if heard:
        lines.append("  " + _("heard: {codes}").format(codes=harmless(heard)))
    if unheard:
        lines.append("  " + _("not heard: {codes}").format(codes=harmless(unheard)))
    return lines


def coverage_lines(session: Session) -> list[str]:
    """Return the coverage of the guide's blocks and of the codebook."""
    state = session.state
    lines = [_("Of the guide:")]
    lines += [f"  {cover_line(block)}" for block in review.cover(state, session.earlier)]
    lines.append(_("Of the codebook:"))
    for family in review.families(state):
        lines += [f"  {line}" for line in family_lines(family, state)]
    return lines


def difference_lines(item: Difference, state: State) -> list[str]:
    """Return a note that two coders coded otherwise, and how it can be settled."""
    note = item.note
    number = name(note)
    return [
        f"{number} {harmless(note.text)}",
        f"  {note.by}: {codes(note.codes, state)}",
        f"  {item.coder}: {codes(item.theirs, state)}",
        f"  :settle {number} own | {item.coder} | both | #…",
    ]


def differences_lines(state: State) -> list[str]:
    """Return all that is to be settled."""
    lines = [line for item in review.differences(state) for line in difference_lines(item, state)]
    if lines:
        return lines
    if not review.blind_coders(state):
        return [_("nobody has coded this interview blind")]
    return [_("nothing is left to settle")]


def left_line(session: Session) -> str:
    """Return how much is left to do."""
    state = session.state
    if session.sitting == "blind":
        todo = len(review.uncoded(state, blind=True))
        return _("{n} of {all} notes to judge").format(n=todo, all=len(review.to_code(state)))
    parts = [_("{n} uncoded").format(n=len(review.uncoded(state)))]
    if differing := len(review.differences(state)):
        parts.append(_("{n} to settle").format(n=differing))
    return ", ".join(parts)


def proposed(note: Note, session: Session) -> tuple[ProposedCode, ...]:
    """Return the codes proposed for a note; none where all is blind."""
    if session.sitting == "blind":
        return ()
    return proposed_codes(note, session.state, session.earlier)


def proposed_line(note: Note, session: Session) -> str:
    """Return the codes proposed for a note on one line: the number that `:y` takes, code, why."""
    short = session.state.codebook.shortest
    return "   ".join(
        f"{item.number} #{short(item.code)} {code_reason(item.reason)}".rstrip()
        for item in proposed(note, session)
    )
