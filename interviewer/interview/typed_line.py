"""What a typed line brings about: notes, codes, speakers, parked topics. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from interviewer.codebook import OPEN, Codebook, open_code
from interviewer.errors import Problem, nearest, refuse
from interviewer.interview import conversation, intents, notation
from interviewer.interview.desk import Context, Decision
from interviewer.interview.events import (
    AnyEvent,
    Asked,
    Coded,
    CodeMark,
    Noted,
    Parked,
    RespondentSeen,
    Revised,
    Via,
)
from interviewer.interview.state import Note


def take_line(context: Context, intent: intents.Type) -> Decision:
    """Return what a typed line brings about: a note and what its marks say, or a question asked."""
    line = notation.parse(intent.line)
    state = context.state
    if context.over and line.text and line.kind != "memo":
        name = state.opened.interview if state.opened else ""
        raise refuse("closed-interview", interview=name)
    named, joined = _named(context, line.speakers)
    notices = [Problem("new-respondent", {"name": event.r}, level="warning") for event in joined]
    if line.speakers:
        context = replace(context, desk=replace(context.desk, speakers=named))
    codes, code_notices = resolve(line.codes, state.codebook, context.via)
    notices += code_notices
    shown = notation.format(line)
    if not line.text:
        decision = _marks_alone(context, line, codes, joined, shown)
    elif line.kind == "asked":
        asked = context.new(Asked(text=line.text, typed=_as_typed(intent.line)))
        decision = context.done(*joined, asked, text=shown, saved=True)
    else:
        noted = _noted(context, line, codes, intent, named)
        events: list[AnyEvent] = [*joined, noted]
        if line.parked:
            topic = Parked(of=noted.id, text=line.text, until=line.parked)
            events.append(context.new(topic))
        notices += _about_note(noted, context)
        decision = context.done(*events, text=shown, saved=True)
    return replace(decision, notices=tuple(notices)) if notices else decision


def _about_note(noted: Noted, context: Context) -> Iterator[Problem]:
    """Yield what is told of a note: nobody of several is named, or the clock stands still."""
    state = context.state
    if context.over or (state.opened is not None and state.opened.document):
        return
    if noted.kind in ("note", "quote") and not noted.r and len(state.present) > 1:
        yield Problem("who-spoke", {"n": noted.n}, level="warning")
    if state.paused:
        yield Problem("noted-in-pause", {"n": noted.n}, level="warning")


def _as_typed(line: str) -> str:
    """The line as typed; half a character that no file can hold becomes a question mark."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _named(
    context: Context, speakers: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[RespondentSeen, ...]]:
    """Return who is meant by the names before a line, and who of them is new at the table."""
    names: list[str] = []
    for speaker in speakers:
        if speaker == notation.GROUP:
            names += [person.r for person in context.state.present]
        else:
            names.append(speaker)
    names = list(dict.fromkeys(names))
    new = [name for name in names if name not in context.state.respondents]
    return tuple(names), tuple(context.new(RespondentSeen(r=name)) for name in new)


def _noted(
    context: Context,
    line: notation.Line,
    codes: tuple[CodeMark, ...],
    intent: intents.Type,
    named: tuple[str, ...],
) -> Noted:
    state = context.state
    # A memo written when all is over is under no question: it would count as asked.
    question = None if context.over else conversation.current(state, context.earlier)
    spoken = line.kind in ("note", "quote")
    document = state.opened is not None and state.opened.document is not None
    return Noted(
        id=next(context.ids),
        n=state.last_n.get(state.taker, 0) + 1,
        kind=line.kind if line.kind != "asked" else "note",
        text=line.text,
        typed=_as_typed(intent.line),
        r=() if line.kind == "memo" or document else context.speakers() if spoken else named,
        question=state.improvised or (question.id if question else None),
        follow_up=state.follow_up if question and not state.improvised else None,
        codes=codes,
        relation=line.relation,
        when=line.when,
        place=line.place,
        began=intent.began,
        said=context.desk.said,
    )


def _marks_alone(
    context: Context,
    line: notation.Line,
    codes: tuple[CodeMark, ...],
    joined: tuple[RespondentSeen, ...],
    shown: str,
) -> Decision:
    """A line without words: its marks are for the note before it, a speaker for what follows."""
    marked = {"relation": line.relation, "when": line.when, "place": line.place}
    changed = {name: value for name, value in marked.items() if value}
    if line.kind != "note" or not (line.speakers or line.codes or changed or line.parked):
        raise refuse("nothing-typed")
    if not (line.codes or changed or line.parked):
        return context.done(*joined, text=shown)
    mine = context.state.mine()
    if not mine:
        raise refuse("nothing-typed")
    last = mine[-1]
    if line.codes and not codes and not (changed or line.parked):
        word = line.codes[0].name
        found = context.state.codebook.lookup(word)
        raise refuse("which-code", typed=word, candidates=", ".join(found))
    events: list[AnyEvent] = list(joined)
    if codes:
        events.append(context.new(Coded(of=last.id, add=codes)))
    if changed:
        events.append(context.new(Revised(of=last.id, **changed)))
    if line.parked:
        events.append(context.new(Parked(of=last.id, text=last.text, until=line.parked)))
    return context.done(*events, text=shown, saved=True)


def resolve(
    words: Sequence[notation.CodeWord], codebook: Codebook, via: Via = "typed"
) -> tuple[tuple[CodeMark, ...], list[Problem]]:
    """Return the codes that typed names mean, and what to tell of those that mean several or none.

    Several: the code is not set. None: an open code, the same for the whole study.
    """
    marks: dict[str, CodeMark] = {}
    notices: list[Problem] = []
    for word in words:
        found = codebook.lookup(word.name)
        if len(found) > 1:
            params = {"typed": word.name, "candidates": ", ".join(found)}
            notices.append(Problem("ambiguous-code", params, level="warning"))
            continue
        code = found[0] if found else open_code(word.name.removeprefix(OPEN))
        if not found:
            near = nearest(word.name, codebook.words)
            params = {"typed": word.name, "code": code, "nearest": near}
            notices.append(Problem("new-open-code", params, level="warning"))
        elif not codebook.named(word.name, code):
            params = {"typed": word.name, "code": codebook.name(code)}
            notices.append(Problem("meant-code", params, level="warning"))
        marks[code] = CodeMark(code=code, valence=word.valence, via=via)
    return tuple(marks.values()), notices


def as_line(note: Note, codebook: Codebook) -> notation.Line:
    """Return a note as the line that would make it, for editing; codes as short as they can be."""
    short = codebook.shortest
    return notation.Line(
        speakers=note.r,
        kind=note.kind,
        text=note.text,
        codes=tuple(notation.CodeWord(short(mark.code), mark.valence) for mark in note.codes),
        relation=note.relation,
        when=note.when,
        place=note.place,
        parked=None,
    )


def to_edit(note: Note, codebook: Codebook) -> tuple[str, str]:
    """Return the line that would make a note: up to the end of its words, and what follows them.

    There the cursor belongs: what is typed on goes with the words, not behind the marks.
    """
    line = as_line(note, codebook)
    whole = notation.format(line)
    bare = notation.format(replace(line, codes=(), relation=None, when=None, place=None))
    if not whole.startswith(bare):
        return whole, ""
    end = len(bare) - (line.kind in ("quote", "observation"))
    return whole[:end], whole[end:]


def revise(context: Context, intent: intents.Revise) -> Decision:
    """Return what makes an earlier note read as this line: only what changes."""
    note = context.note(intent.note or str(intent.n))
    line = notation.parse(intent.line)
    if not line.text or line.kind == "asked":
        raise refuse("nothing-typed")
    named, joined = _named(context, line.speakers)
    codes, notices = resolve(line.codes, context.state.codebook, context.via)
    keeps = {mark.code: mark for mark in note.codes}
    codes = tuple(
        mark.model_copy(update={"via": keeps[mark.code].via}) if mark.code in keeps else mark
        for mark in codes
    )
    now = {
        "kind": line.kind,
        "text": line.text,
        "typed": _as_typed(intent.line),
        "r": _said_by(note, line, named),
        "codes": codes,
        "relation": line.relation,
        "when": line.when,
        "place": line.place,
    }
    changed = {name: value for name, value in now.items() if value != getattr(note, name)}
    events: list[AnyEvent] = [*joined]
    if changed.keys() - {"typed"}:
        events.append(context.new(Revised(of=note.id, **changed)))
    if line.parked:
        events.append(context.new(Parked(of=note.id, text=line.text, until=line.parked)))
    decision = context.done(*events, text=notation.format(line), saved=bool(events))
    return replace(decision, notices=tuple(notices))


def _said_by(note: Note, line: notation.Line, named: tuple[str, ...]) -> tuple[str, ...]:
    """Who says a note after revision: as before, where the line does not name anyone."""
    if line.kind == "memo":
        return ()
    if line.speakers or line.kind == "observation" != note.kind:
        return named
    return note.r
