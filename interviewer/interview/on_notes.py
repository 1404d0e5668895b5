"""What is done to a note that stands: codes set, dropped or settled, a memo or quote added. Pure.

A blind second coder's codes lie beside the note's own (`Note.blind`), whoever looks at them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interviewer.codebook import OPEN, Codebook, open_code
from interviewer.errors import Problem, refuse
from interviewer.interview import intents, notation
from interviewer.interview.code_proposals import offered
from interviewer.interview.desk import Context, Decision
from interviewer.interview.events import Coded, CodeMark, Noted
from interviewer.interview.review import settlements
from interviewer.interview.state import Note
from interviewer.interview.typed_line import resolve, take_line

NONE = frozenset({"none", "geen"})
OWN = frozenset({"own", "mine", "eigen", "mijn"})
BOTH = frozenset({"both", "allebei", "beide"})
"""What may be typed in place of codes."""


def codes_of(note: Note, context: Context) -> tuple[CodeMark, ...]:
    """Return the codes that this session works on: a blind coder's own, else the note's."""
    if context.desk.sitting == "blind":
        return note.blind.get(context.state.taker, ())
    return note.codes


def recode(context: Context, intent: intents.Recode) -> Decision:
    """Return what adds codes to a note or drops them; in a blind session, among one's own.

    Raises Refused for a code that means several, and for one to drop that is not there.
    """
    note = context.note(intent.note)
    before = {mark.code: mark for mark in codes_of(note, context)}
    blind = context.desk.sitting == "blind"
    add: list[CodeMark] = []
    drop, notices = list(before), list[Problem]()
    if intent.marks.casefold() not in NONE:
        add, drop, notices = _read(intent.marks, tuple(before), context)
    add = [mark for mark in add if _differs(mark, before.get(mark.code))]
    shown = f"{note.n} {_shown(add, drop, context.state.codebook)}"
    seen = blind and context.state.taker in note.blind
    if not add and not drop and (seen or not blind):
        return replace(Decision(text=shown.rstrip(), desk=context.desk), notices=tuple(notices))
    coded = Coded(of=note.id, add=tuple(add), drop=tuple(drop), via="blind" if blind else None)
    decision = context.done(context.new(coded), text=shown.rstrip())
    return replace(decision, notices=tuple(notices))


def _read(
    typed: str, there: Sequence[str], context: Context
) -> tuple[list[CodeMark], list[str], list[Problem]]:
    """Return what is to be added and dropped, as ids."""
    words = typed.split()
    dropped = [word for word in words if word.startswith("-#")]
    added = [word for word in words if not word.startswith("-#")]
    line = notation.parse(" ".join(added))
    if added and (line.text or len(line.codes) != len({w.casefold() for w in added})):
        raise refuse("not-codes", text=typed)
    book = context.state.codebook
    ambiguous(line.codes, book)
    add, notices = resolve(line.codes, book, context.via)
    drop = [_dropped(word[2:], there, book) for word in dropped]
    return [mark for mark in add if mark.code not in drop], drop, notices


def ambiguous(words: Sequence[notation.CodeWord], book: Codebook) -> None:
    """Raise Refused where a typed name means several codes: no line is lost by asking again."""
    for word in words:
        found = book.lookup(word.name)
        if len(found) > 1:
            raise refuse("which-code", typed=word.name, candidates=", ".join(found))


def _dropped(typed: str, there: Sequence[str], book: Codebook) -> str:
    name = typed.rstrip("+-")
    meant = book.lookup(name) or (open_code(name.removeprefix(OPEN)),)
    found = [code for code in there if code in meant]
    if not found:
        raise refuse(
            "code-not-there", typed=name, known=", ".join(map(book.shortest, there)) or "–"
        )
    if len(found) > 1:
        raise refuse("which-code", typed=name, candidates=", ".join(found))
    return found[0]


def _differs(mark: CodeMark, before: CodeMark | None) -> bool:
    return before is None or before.valence != mark.valence


def _shown(add: Sequence[CodeMark], drop: Sequence[str], book: Codebook) -> str:
    words = [f"#{book.shortest(mark.code)}{mark.valence or ''}" for mark in add]
    return " ".join([*words, *(f"-#{book.shortest(code)}" for code in drop)]) or "–"


def accept(context: Context, intent: intents.Accept) -> Decision:
    """Return what sets a proposed code on a note, by its number among those that were proposed.

    Raises Refused where there is no such proposal, and for a code that the note has already.
    """
    if intent.note:
        note = context.note(intent.note)
    else:
        mine = [one for one in context.state.mine() if one.kind != "memo"]
        if not mine:
            raise refuse("no-note-yet")
        note = mine[-1]
    found = {one.number: one.code for one in offered(note, context.state, context.earlier)}
    # who presses a key means what was read: since then another may have got that number
    code = intent.code or found.get(intent.number)
    if code is None or code not in context.state.codebook.by_id:
        raise refuse("no-code-proposed", number=intent.number, note=note.n, count=len(found))
    shown = f"{note.n} #{context.state.codebook.shortest(code)}"
    if any(mark.code == code for mark in note.codes):
        return Decision(text=shown, desk=context.desk)
    coded = Coded(of=note.id, add=(CodeMark(code=code, via="proposal"),))
    return context.done(context.new(coded), text=shown)


# Settling


def settle(context: Context, intent: intents.Settle) -> Decision:
    """Return what makes a note's codes what its coders agreed on; each one's own stay on record.

    Raises Refused where no blind coder has been through the note.
    """
    note = context.note(intent.note)
    if not note.blind:
        raise refuse("nothing-to-settle", number=intent.note)
    final, notices = _agreed(note, intent.marks, context)
    kept = {mark.code for mark in final}
    origins = {note.by: _own(note, context)} | dict(note.blind)
    coded = Coded(
        of=note.id,
        add=tuple(mark.model_copy(update={"via": "settled"}) for mark in final),
        drop=tuple(mark.code for mark in note.codes if mark.code not in kept),
        via="settled",
        origins=origins,
    )
    shown = f"{note.n} {_shown(final, (), context.state.codebook)}"
    return replace(context.done(context.new(coded), text=shown), notices=tuple(notices))


def _own(note: Note, context: Context) -> tuple[CodeMark, ...]:
    """Return the codes that a note had before anything was settled."""
    settled = settlements(note, context.state)
    before = (settled[0].origins or {}).get(note.by) if settled else None
    return note.codes if before is None else before


def _agreed(
    note: Note, typed: str, context: Context
) -> tuple[tuple[CodeMark, ...], Sequence[Problem]]:
    word = typed.casefold()
    coders = {coder.casefold(): marks for coder, marks in note.blind.items()}
    if word in NONE:
        return (), ()
    if word in OWN or word == note.by.casefold():
        return _own(note, context), ()
    if word in BOTH:
        # the note's own valence stays where both gave one
        every = {mark.code: mark for marks in reversed(coders.values()) for mark in marks}
        own = {mark.code: mark for mark in _own(note, context)}
        for code, mark in own.items():
            theirs = every.get(code)
            every[code] = theirs if mark.valence is None and theirs is not None else mark
        return tuple(every[code] for code in dict.fromkeys((*own, *every))), ()
    if word in coders:
        return coders[word], ()
    add, _drop, notices = _read(typed, (), context)
    return tuple(add), notices


# Memos and quotes afterwards


def add_to(context: Context, intent: intents.AddTo) -> Decision:
    """Return what puts a memo or a quote where a note stands, when the conversation is over.

    A quote is said by whoever said the note, unless it names someone.
    """
    note = context.note(intent.note)
    if not context.over:
        raise refuse("not-yet-closed")
    line = notation.parse(intent.line)
    if line.kind not in ("memo", "quote") or not line.text:
        raise refuse("memo-or-quote")
    ambiguous(line.codes, context.state.codebook)
    standing = context.state.standing.discard(("closed", context.state.taker))
    lasting = replace(
        context,
        state=replace(context.state, standing=standing),
        desk=replace(context.desk, sitting="talk"),
    )
    taken = take_line(lasting, intents.Type(intent.line, began=intent.began))
    return replace(
        taken,
        desk=replace(taken.desk, sitting=context.desk.sitting),
        events=tuple(
            event.model_copy(update=_placed(event, note, line))
            if isinstance(event, Noted)
            else event
            for event in taken.events
        ),
    )


def _placed(event: Noted, note: Note, line: notation.Line) -> dict[str, object]:
    r = event.r if line.kind == "memo" or line.speakers else note.r
    codes = tuple(mark.model_copy(update={"via": "review"}) for mark in event.codes)
    return {
        "question": note.question,
        "follow_up": note.follow_up,
        "r": r,
        "codes": codes,
        "said": None,
    }
