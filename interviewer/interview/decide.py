"""What an intent brings about: the events to write and the answer to give. Pure.

`decide` knows the rules of a typed line and of each command; it writes nothing and reads no clock.
The session hands it ids to use, stamps the events with time and initials, and saves them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from interviewer.codebook import OPEN, Codebook, open_code
from interviewer.errors import Problem, nearest, refuse
from interviewer.guide.model import Answer as ClosedAnswer
from interviewer.guide.model import Fact, Question
from interviewer.interview import conversation, intents, notation
from interviewer.interview.consent import item_id
from interviewer.interview.conversation import NOTHING_EARLIER, Earlier
from interviewer.interview.events import (
    Answered,
    Asked,
    Closed,
    Coded,
    CodeMark,
    Consented,
    Dismissed,
    Event,
    Marked,
    Moved,
    Noted,
    Parked,
    Paused,
    PickedUp,
    RespondentSeen,
    Resumed,
    Retracted,
    Revised,
    Skipped,
    Ticked,
)
from interviewer.interview.state import Note, State
from interviewer.study import Study

SKIP_REASONS = {
    "dont-know": ("dont-know", "don't know", "weet niet", "weet-niet"),
    "declined": ("declined", "wil niet", "geweigerd", "weigert"),
    "not-applicable": ("not-applicable", "n/a", "nvt", "n.v.t.", "niet van toepassing"),
    "no-time": ("no-time", "no time", "geen tijd", "geen-tijd"),
}
"""Reason's id → what people type for it."""

Made = TypeVar("Made", bound=Event)

UNDOABLE = (Noted, Coded, Revised, Parked, Skipped, Answered, Dismissed, Ticked)
"""What `:u` takes back, and an improvised question."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session holds in mind and no journal does."""

    taker: str = ""
    """Initials of a second note-taker, who numbers notes of their own."""
    speakers: tuple[str, ...] | None = None
    """Who speaks, when named since the last saved note."""
    said: str | None = None
    """The clock time that what follows was said."""
    done: tuple[tuple[Event, ...], ...] = ()
    """What this session wrote that can be taken back, latest last."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to write, and what to answer."""

    events: tuple[Event, ...] = ()
    """Without time and initials; with an id where another event points to it."""
    text: str = ""
    """What was saved or done, as the notation prints it."""
    saved: bool = False
    """Whether a line was saved, not a command carried out."""
    notices: tuple[Problem, ...] = ()
    """What the interviewer should know."""
    desk: Desk = field(default_factory=Desk)
    show: str = ""
    """What to list: parked, open, notes, help."""


def decide(
    state: State,
    desk: Desk,
    intent: intents.Intent,
    ids: Iterator[str],
    study: Study,
    earlier: Earlier = NOTHING_EARLIER,
) -> Decision:
    """Return what an intent brings about now. Raises Refused where it cannot be done."""
    context = _Context(state, desk, ids, study, earlier)
    match intent:
        case intents.Type():
            return _line(context, intent)
        case intents.Revise():
            return _revise(context, intent)
        case intents.Undo():
            return _undo(context)
        case intents.Close():
            return _close(context, intent)
        case intents.Show():
            return Decision(text=intent.what, desk=desk, show=intent.what)
        case intents.Clock():
            return Decision(text=intent.time, desk=replace(desk, said=intent.time))
        case intents.Consent() | intents.SetFact() | intents.Join() | intents.Leave():
            return _about_someone(context, intent)
        case intents.Pause():
            reason = intent.reason or None
            return context.done(Paused(reason=reason), text=intent.reason or "pause")
        case intents.Resume():
            return context.done(Resumed(), text="go")
        case intents.Mark():
            return _mark(context, intent)
        case intents.PickUp():
            return _pick_up(context, intent)
        case _:
            return _on_question(context, intent)


@dataclass(frozen=True, slots=True)
class _Context:
    """What every decision may look at."""

    state: State
    desk: Desk
    ids: Iterator[str]
    study: Study
    earlier: Earlier

    def done(self, *given: Event, text: str, saved: bool = False) -> Decision:
        events = tuple(event if event.id else self.new(event) for event in given)
        undoable = tuple(event for event in events if _can_be_undone(event))
        desk = replace(self.desk, done=(*self.desk.done, undoable)) if undoable else self.desk
        return Decision(events, text, saved, desk=desk)

    def new(self, event: Made) -> Made:
        """Give an event an id, so that another, or an undo, can point to it."""
        return event.model_copy(update={"id": next(self.ids)})

    def question(self) -> Question:
        question = conversation.current(self.state, self.earlier)
        if question is None:
            raise refuse("no-current-question")
        return question

    def person(self, name: str | None, form: str) -> str:
        present = [person.r for person in self.state.present]
        known = [person.r for person in self.state.everyone]
        if name is None:
            if len(present) == 1:
                return present[0]
            raise refuse("which-respondent", form=form)
        if name not in known:
            raise refuse(
                "no-such-respondent",
                name=name,
                known=_listed(known),
                nearest=nearest(name, known),
            )
        return name

    def speakers(self) -> tuple[str, ...]:
        """Who speaks when a line does not say: as before; at first the only respondent."""
        if self.desk.speakers is not None:
            return self.desk.speakers
        present = self.state.present
        if self.state.speakers:
            return self.state.speakers
        return (present[0].r,) if len(present) == 1 else ()


def _can_be_undone(event: Event) -> bool:
    return isinstance(event, UNDOABLE) or (isinstance(event, Asked) and event.text is not None)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "–"


# A typed line


def _line(context: _Context, intent: intents.Type) -> Decision:
    line = notation.parse(intent.line)
    state = context.state
    if state.closed and line.text and line.kind != "memo":
        name = state.opened.interview if state.opened else ""
        raise refuse("closed-interview", interview=name)
    named, joined = _named(context, line.speakers)
    notices = [Problem("new-respondent", {"name": event.r}, level="warning") for event in joined]
    desk = replace(context.desk, speakers=named) if line.speakers else context.desk
    context = replace(context, desk=desk)
    codes, code_notices = resolve(line.codes, state.codebook)
    notices += code_notices
    shown = notation.format(line)
    if not line.text:
        decision = _marks_alone(context, line, codes, joined, shown)
    elif line.kind == "asked":
        asked = context.new(Asked(text=line.text, typed=_as_typed(intent.line)))
        decision = context.done(*joined, asked, text=shown, saved=True)
    else:
        noted = context.new(_noted(context, line, codes, intent, named))
        events: list[Event] = [*joined, noted]
        if line.parked:
            topic = Parked(of=noted.id, text=line.text, until=line.parked)
            events.append(context.new(topic))
        decision = context.done(*events, text=shown, saved=True)
    return replace(decision, notices=tuple(notices))


def _as_typed(line: str) -> str:
    """The line as typed; half a character that no file can hold becomes a question mark."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _named(
    context: _Context, speakers: tuple[str, ...]
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
    context: _Context,
    line: notation.Line,
    codes: tuple[CodeMark, ...],
    intent: intents.Type,
    named: tuple[str, ...],
) -> Noted:
    state = context.state
    # A memo written when all is over is under no question: it would count as asked.
    question = None if state.closed else conversation.current(state, context.earlier)
    spoken = line.kind in ("note", "quote")
    document = state.opened is not None and state.opened.document is not None
    return Noted(
        n=state.last_n.get(context.desk.taker, 0) + 1,
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
    context: _Context,
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
        return replace(context.done(*joined, text=shown), desk=context.desk)
    mine = (note for note in context.state.listing() if note.taker == context.desk.taker)
    last = next(reversed(tuple(mine)), None)
    if last is None:
        raise refuse("nothing-typed")
    events: list[Event] = list(joined)
    if codes:
        events.append(context.new(Coded(of=last.id, add=codes)))
    if changed:
        events.append(context.new(Revised(of=last.id, **changed)))
    if line.parked:
        events.append(context.new(Parked(of=last.id, text=last.text, until=line.parked)))
    return context.done(*events, text=shown, saved=True)


def resolve(
    words: Sequence[notation.CodeWord], codebook: Codebook
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
            params = {"typed": word.name, "code": code}
            notices.append(Problem("new-open-code", params, level="warning"))
        marks[code] = CodeMark(code=code, valence=word.valence)
    return tuple(marks.values()), notices


def as_line(note: Note, codebook: Codebook) -> notation.Line:
    """Return a note as the line that would make it, for editing; codes as short as they can be."""

    def short(code: str) -> str:
        last = code.rpartition(".")[2]
        return last if codebook.lookup(last) == (code,) else code

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


def _revise(context: _Context, intent: intents.Revise) -> Decision:
    note = context.state.numbered(intent.n, context.desk.taker)
    if note is None:
        raise refuse("no-note", number=intent.n)
    line = notation.parse(intent.line)
    if not line.text or line.kind == "asked":
        raise refuse("nothing-typed")
    named, joined = _named(context, line.speakers)
    codes, notices = resolve(line.codes, context.state.codebook)
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
    events: list[Event] = [*joined]
    if changed.keys() - {"typed"}:
        events.append(context.new(Revised(of=note.id, **changed)))
    if line.parked:
        events.append(context.new(Parked(of=note.id, text=line.text, until=line.parked)))
    decision = context.done(*events, text=notation.format(line), saved=True)
    return replace(decision, notices=tuple(notices))


def _said_by(note: Note, line: notation.Line, named: tuple[str, ...]) -> tuple[str, ...]:
    """Who says a note after revision: as before, where the line does not name anyone."""
    if line.kind == "memo":
        return ()
    if line.speakers or line.kind == "observation" != note.kind:
        return named
    return note.r


def _undo(context: _Context) -> Decision:
    if not context.desk.done:
        raise refuse("nothing-to-undo")
    *before, last = context.desk.done
    events: list[Event] = [Retracted(of=event.id) for event in last]
    for event in last:
        if isinstance(event, Skipped):
            events.append(Moved(question=event.question))
    desk = replace(context.desk, done=tuple(before))
    return Decision(tuple(events), ", ".join(_named_event(event) for event in last), desk=desk)


def _named_event(event: Event) -> str:
    match event:
        case Noted() | Parked():
            return event.text
        case Asked():
            return event.text or ""
        case Coded():
            return " ".join(f"#{mark.code}{mark.valence or ''}" for mark in event.add)
        case Skipped() | Answered() | Ticked():
            return event.question
        case Dismissed():
            return f"{event.question} {event.follow_up}"
        case _:
            return ""


# People


def _about_someone(
    context: _Context,
    intent: intents.Consent | intents.SetFact | intents.Join | intents.Leave,
) -> Decision:
    match intent:
        case intents.Consent():
            r = context.person(intent.r, ":c R1 ITEM ja|nee")
            item = item_id(intent.item, context.state.guide)
            if item is None:
                known = [item.id for item in context.state.guide.consent_items]
                raise refuse(
                    "unknown-consent",
                    item=intent.item,
                    known=_listed(known),
                    nearest=nearest(intent.item, known),
                )
            answer = "ja" if intent.given else "nee"
            consented = Consented(r=r, item=item, given=intent.given)
            return context.done(consented, text=f"{r} {item} {answer}")
        case intents.SetFact():
            r = context.person(intent.r, ":fact R1 ID VALUE")
            facts = {fact.id: fact for fact in context.state.guide.facts}
            if intent.fact not in facts:
                raise refuse(
                    "unknown-fact",
                    fact=intent.fact,
                    known=_listed(list(facts)),
                    nearest=nearest(intent.fact, facts),
                )
            value = _fact_value(facts[intent.fact], intent.value)
            seen = RespondentSeen(r=r, facts={intent.fact: value})
            return context.done(seen, text=f"{r} {intent.fact} {value}")
        case intents.Leave():
            r = context.person(intent.r, ":left R1")
            return context.done(RespondentSeen(r=r, left=True), text=r)
        case intents.Join():
            role, level = placed(intent.role, intent.level, context.study)
            seen = RespondentSeen(
                r=intent.r, role=role, level=level, organisation=intent.organisation, left=False
            )
            return context.done(seen, text=":".join(filter(None, (intent.r, role, level))))


def placed(role: str, level: str, study: Study) -> tuple[str, str]:
    """Return a role and the level it stands at. Raises Refused for one that the study lacks."""
    if role and role not in study.roles:
        raise refuse(
            "unknown-role",
            role=role,
            known=_listed(list(study.roles)),
            nearest=nearest(role, study.roles),
        )
    if level and level not in study.levels:
        raise refuse(
            "unknown-level",
            level=level,
            known=_listed(study.levels),
            nearest=nearest(level, study.levels),
        )
    return role, level or study.roles.get(role, "")


def _fact_value(fact: Fact, value: str) -> str | float:
    if fact.kind == "number":
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise refuse("bad-value", value=value, expected="123")
        return int(number) if number.is_integer() else number
    if fact.kind == "choice":
        return _chosen(value, fact.options)
    if fact.kind == "date" and not notation.is_date(value):
        raise refuse("bad-value", value=value, expected="2018, 2018-03, 2018-03-01")
    return value


def _chosen(value: str, options: Sequence[str]) -> str:
    """One of some options, by its words or its number from 1."""
    for number, option in enumerate(options, start=1):
        if value.casefold() == option.casefold() or value == str(number):
            return option
    raise refuse("bad-value", value=value, expected=_listed(options))


# On the current question


def _on_question(context: _Context, intent: intents.Intent) -> Decision:
    state, earlier = context.state, context.earlier
    match intent:
        case intents.Next():
            question = conversation.following(state, earlier)
            if question is None:
                raise refuse("no-next-question")
            return context.done(_move(question), text=question.id)
        case intents.Back():
            question = conversation.preceding(state, earlier)
            if question is None:
                raise refuse("no-previous-question")
            return context.done(_move(question), text=question.id)
        case intents.GoBlock():
            return _go_block(context, intent.block)
        case intents.GoQuestion():
            if state.guide.question(intent.question) is None:
                known = [question.id for _, question in state.guide.walk()]
                raise refuse(
                    "no-question",
                    question=intent.question,
                    known=_listed(known),
                    nearest=nearest(intent.question, known),
                )
            return context.done(Moved(question=intent.question), text=intent.question)
        case intents.Say():
            question = context.question()
            return context.done(Asked(question=question.id), text=question.id)
        case intents.AskFollowUp() | intents.WaveAway():
            return _follow_up(context, intent)
        case intents.Probe():
            question = context.question()
            probes = state.guide.probes
            if not 1 <= intent.number <= len(probes):
                raise refuse("no-probe", number=intent.number, count=len(probes))
            probe = probes[intent.number - 1]
            return context.done(Asked(question=question.id, probe=probe), text=probe)
        case intents.Skip():
            return _skip(context, intent.reason)
        case intents.Answer():
            return _answer(context, intent)
        case intents.Tick():
            return _tick(context, intent.prompt)
        case _:
            raise AssertionError(intent)


def _move(question: Question) -> Moved:
    return Moved(question=question.id)


def _go_block(context: _Context, name: str) -> Decision:
    guide = context.state.guide
    block = guide.block(name)
    if block is None:
        known = [block.id for block in guide.blocks]
        raise refuse("no-block", block=name, known=_listed(known), nearest=nearest(name, known))
    question = conversation.first_open(block, context.state, context.earlier)
    moved = Moved(block=block.id, question=question.id if question else None)
    return context.done(moved, text=question.id if question else block.id)


def _follow_up(context: _Context, intent: intents.AskFollowUp | intents.WaveAway) -> Decision:
    question = context.question()
    follow_ups = [follow_up for follow_up, _ in question.walk()]
    if not 1 <= intent.number <= len(follow_ups):
        raise refuse("no-follow-up", number=intent.number, count=len(follow_ups))
    follow_up = follow_ups[intent.number - 1].id
    if isinstance(intent, intents.WaveAway):
        event: Event = context.new(Dismissed(question=question.id, follow_up=follow_up))
    else:
        event = Asked(question=question.id, follow_up=follow_up)
    return context.done(event, text=f"{question.id} {follow_up}")


def _skip(context: _Context, typed: str) -> Decision:
    question = context.question()
    reason = next((k for k, words in SKIP_REASONS.items() if typed.casefold() in words), typed)
    events: list[Event] = [context.new(Skipped(question=question.id, reason=reason or None))]
    following = conversation.following(context.state, context.earlier)
    if following is not None:
        events.append(_move(following))
    text = f"{question.id} {reason}".strip()
    return context.done(*events, text=text + (f" → {following.id}" if following else ""))


def _answer(context: _Context, intent: intents.Answer) -> Decision:
    question = context.question()
    if question.answer is None:
        raise refuse("no-answer-asked")
    value = _closed(question.answer, intent.value)
    speakers = context.speakers()
    r = context.person(intent.r, ":ans R1 VALUE") if intent.r else None
    r = r or (speakers[0] if len(speakers) == 1 else None)
    if r is None and context.state.present:
        r = context.person(None, ":ans R1 VALUE")
    event = context.new(Answered(question=question.id, r=r, value=value))
    return context.done(event, text=f"{question.id} {intent.value}")


def _closed(answer: ClosedAnswer, value: str) -> int | str | list[str]:
    if answer.scale is not None:
        low, high = answer.scale
        try:
            number = int(value)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise refuse("bad-value", value=value, expected=f"{low} … {high}")
        return number
    if answer.options:
        return _chosen(value, answer.options)
    ranked = [_chosen(word.strip(), answer.rank) for word in value.replace(";", ",").split(",")]
    if len(set(ranked)) != len(ranked):
        raise refuse("bad-value", value=value, expected=_listed(answer.rank))
    return ranked


def _tick(context: _Context, typed: str) -> Decision:
    question = context.question()
    prompt = next((p for p in question.prompts if p.casefold() == typed.casefold()), None)
    if prompt is None and typed.isdecimal() and 1 <= int(typed) <= len(question.prompts):
        prompt = question.prompts[int(typed) - 1]
    if prompt is None:
        raise refuse(
            "no-prompt",
            prompt=typed,
            known=_listed(question.prompts),
            nearest=nearest(typed, question.prompts),
        )
    on = not context.state.ticked(question.id, prompt)
    event = context.new(Ticked(question=question.id, prompt=prompt, on=on))
    return context.done(event, text=f"{question.id} {prompt}")


# The conversation as a whole


def _mark(context: _Context, intent: intents.Mark) -> Decision:
    if intent.label == "recorder":
        for person in context.state.present:
            if context.state.consent(person.r, "opname") is not True:
                raise refuse("no-recording-consent", who=person.r)
    return context.done(Marked(label=intent.label), text=intent.label)


def _pick_up(context: _Context, intent: intents.PickUp) -> Decision:
    topics = conversation.parked_topics(context.state)
    if not 1 <= intent.number <= len(topics):
        raise refuse("no-topic", number=intent.number, count=len(topics))
    topic = topics[intent.number - 1]
    return context.done(PickedUp(of=topic.id), text=topic.text)


def _close(context: _Context, intent: intents.Close) -> Decision:
    if context.state.closed:
        name = context.state.opened.interview if context.state.opened else ""
        raise refuse("closed-interview", interview=name)
    closed = Closed(reason=intent.reason or None)
    return replace(context.done(closed, text=intent.reason or "closed"), show="open")
