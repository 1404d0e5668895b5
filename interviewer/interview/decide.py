"""What an intent brings about: the events to write and the answer to give. Pure.

`decide` knows the rules of a typed line and of each command; it writes nothing and reads no clock.
The session hands it ids to use, stamps the events with time and initials, and saves them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interviewer.errors import N_, nearest, refuse
from interviewer.guide.model import Answer as ClosedAnswer
from interviewer.guide.model import Fact, Question
from interviewer.interview import afterwards, conversation, intents, notation
from interviewer.interview import commands as typed_commands
from interviewer.interview.consent import item_id
from interviewer.interview.contrast import turned
from interviewer.interview.desk import Context, Decision, Desk, listed
from interviewer.interview.events import (
    Answered,
    AnyEvent,
    Asked,
    Checked,
    Closed,
    Coded,
    Consented,
    Dismissed,
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
    Summarised,
    Ticked,
)
from interviewer.interview.memory import NOTHING_EARLIER, Earlier, topics_back
from interviewer.interview.on_notes import accept, add_to, recode, settle
from interviewer.interview.probes import numbered_probes
from interviewer.interview.recording import mark
from interviewer.interview.state import State
from interviewer.interview.typed_line import revise, take_line
from interviewer.study import Study

SKIP_REASONS = {
    "dont-know": ("dont-know", "don't know", "weet niet", "weet-niet"),
    "declined": ("declined", "wil niet", "geweigerd", "weigert"),
    "not-applicable": ("not-applicable", "n/a", "nvt", "n.v.t.", "niet van toepassing"),
    "no-time": ("no-time", "no time", "geen tijd", "geen-tijd"),
}
"""Reason's id → what people type for it."""


WHILE_IT_LASTS = (
    intents.Next
    | intents.Back
    | intents.GoBlock
    | intents.GoQuestion
    | intents.Say
    | intents.AskFollowUp
    | intents.WaveAway
    | intents.Probe
    | intents.Skip
    | intents.Answer
    | intents.Tick
    | intents.Mark
    | intents.Until
    | intents.PickUp
    | intents.Pause
    | intents.Resume
    | intents.Close
)
"""What has no meaning once the conversation is over; coding, revising and memos go on."""

WHILE_BLIND = intents.Recode | intents.Undo | intents.Show | intents.Close
"""What a blind second coder can do."""


def decide(
    state: State,
    desk: Desk,
    intent: intents.Intent,
    ids: Iterator[str],
    study: Study,
    earlier: Earlier = NOTHING_EARLIER,
) -> Decision:
    """Return what an intent brings about now. Raises Refused where it cannot be done."""
    context = Context(state, desk, ids, study, earlier)
    if desk.sitting == "blind" and not isinstance(intent, WHILE_BLIND):
        raise refuse("blind-session")
    if desk.sitting != "talk" and isinstance(intent, intents.Close):
        return Decision(text=intent.reason or "closed", desk=desk, show="leave")
    if context.over and isinstance(intent, WHILE_IT_LASTS):
        raise refuse("closed-interview", interview=state.opened.interview if state.opened else "")
    decision = _decided(context, intent)
    told = tuple(turned(decision.events, context))
    return replace(decision, notices=(*decision.notices, *told)) if told else decision


def _decided(context: Context, intent: intents.Intent) -> Decision:
    desk = context.desk
    match intent:
        case intents.Type():
            return take_line(context, intent)
        case intents.Revise():
            return revise(context, intent)
        case intents.Recode():
            return recode(context, intent)
        case intents.Accept():
            return accept(context, intent)
        case intents.Settle():
            return settle(context, intent)
        case intents.AddTo():
            return add_to(context, intent)
        case intents.Undo():
            return _undo(context)
        case intents.Close():
            return _close(context, intent)
        case intents.Show():
            text = f"{intent.what} {intent.words}".rstrip()
            return Decision(text=text, desk=desk, show=intent.what, sought=intent.words)
        case intents.Clock():
            return Decision(text=intent.time, desk=replace(desk, said=intent.time))
        case intents.Consent() | intents.SetFact() | intents.Join() | intents.Leave():
            return _about_someone(context, intent)
        case intents.Summarise() | intents.MemberChecked():
            return afterwards.write_down(context, intent)
        case intents.Pause():
            reason = intent.reason or None
            return context.done(Paused(reason=reason), text=intent.reason or "pause")
        case intents.Resume():
            return context.done(Resumed(), text="go")
        case intents.Mark() | intents.Until():
            return mark(context, intent)
        case intents.PickUp():
            return _pick_up(context, intent)
        case _:
            return _on_question(context, intent)


def _undo(context: Context) -> Decision:
    if not context.desk.done:
        raise refuse("nothing-to-undo")
    *before, done = context.desk.done
    desk = replace(context.desk, done=tuple(before))
    last = [event for event in done if not _has_spoken(event, done, context.state)]
    if not last:
        return _undo(replace(context, desk=desk))
    events: list[AnyEvent] = [Retracted(of=event.id) for event in last]
    for event in last:
        if isinstance(event, Skipped):
            events.append(Moved(question=event.question))
        elif isinstance(event, RespondentSeen):
            desk = replace(desk, speakers=None)
    names = filter(None, (_named_event(event, context.state) for event in last))
    return Decision(tuple(events), ", ".join(dict.fromkeys(names)), desk=desk)


def _has_spoken(event: AnyEvent, along: Sequence[AnyEvent], state: State) -> bool:
    """Whether something is on record of who came to the table by this event, beside `along`."""
    if not isinstance(event, RespondentSeen):
        return False
    taken_back = {item.id for item in along}
    notes = (note for note in state.listing() if note.id not in taken_back)
    return any(event.r in note.r for note in notes) or any(
        item.r == event.r for item in state.consents
    )


def _named_event(event: AnyEvent, state: State) -> str:
    match event:
        case RespondentSeen():
            return f"@{event.r}"
        case Revised() if event.of in state.notes:
            return state.notes[event.of].text
        case Noted() | Parked():
            return event.text
        case Asked():
            return event.text or ""
        case Coded():
            added = (f"#{mark.code}{mark.valence or ''}" for mark in event.add)
            return " ".join((*added, *(f"-#{code}" for code in event.drop)))
        case Skipped() | Answered() | Ticked():
            return event.question
        case Dismissed():
            return f"{event.question} {event.follow_up}"
        case Summarised():
            return event.slot
        case Checked():
            return event.r
        case _:
            return ""


# People


def _about_someone(
    context: Context,
    intent: intents.Consent | intents.SetFact | intents.Join | intents.Leave,
) -> Decision:
    match intent:
        case intents.Consent():
            r = context.person(intent.r, N_(":c R1 ITEM ja|nee"))
            item = item_id(intent.item, context.state.guide)
            if item is None:
                known = [item.id for item in context.state.guide.consent_items]
                raise refuse(
                    "unknown-consent",
                    item=intent.item,
                    known=listed(known),
                    nearest=nearest(intent.item, known),
                )
            answer = "ja" if intent.given else "nee"
            consented = Consented(r=r, item=item, given=intent.given)
            return context.done(consented, text=f"{r} {item} {answer}")
        case intents.SetFact():
            r = context.person(intent.r, N_(":fact R1 ID VALUE"))
            facts = {fact.id: fact for fact in context.state.guide.facts}
            if intent.fact not in facts:
                raise refuse(
                    "unknown-fact",
                    fact=intent.fact,
                    known=listed(list(facts)),
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
            known=listed(list(study.roles)),
            nearest=nearest(role, study.roles),
        )
    if level and level not in study.levels:
        raise refuse(
            "unknown-level",
            level=level,
            known=listed(study.levels),
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
    raise refuse("bad-value", value=value, expected=listed(options))


# On the current question


def _on_question(context: Context, intent: intents.Intent) -> Decision:
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
                    known=listed(known),
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
            probes = numbered_probes(state, earlier)
            if not 1 <= intent.number <= len(probes):
                raise refuse("no-probe", number=intent.number, count=len(probes))
            probe = probes[intent.number - 1]
            if probe is None:
                raise refuse("nothing-to-mirror")
            asked = Asked(question=question.id, probe=probe.recorded)
            return context.done(asked, text=probe.words)
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


def _go_block(context: Context, name: str) -> Decision:
    guide = context.state.guide
    block = guide.block(name)
    if block is None:
        known = [block.id for block in guide.blocks]
        raise refuse("no-block", block=name, known=listed(known), nearest=nearest(name, known))
    question = conversation.first_open(block, context.state, context.earlier)
    moved = Moved(block=block.id, question=question.id if question else None)
    return context.done(moved, text=question.id if question else block.id)


def _follow_up(context: Context, intent: intents.AskFollowUp | intents.WaveAway) -> Decision:
    question = context.question()
    follow_ups = [follow_up for follow_up, _ in question.walk()]
    if not 1 <= intent.number <= len(follow_ups):
        raise refuse("no-follow-up", number=intent.number, count=len(follow_ups))
    follow_up = follow_ups[intent.number - 1].id
    if isinstance(intent, intents.WaveAway):
        event: AnyEvent = context.new(Dismissed(question=question.id, follow_up=follow_up))
    else:
        event = Asked(question=question.id, follow_up=follow_up)
    return context.done(event, text=f"{question.id} {follow_up}")


def _skip(context: Context, typed: str) -> Decision:
    question = context.question()
    reason = next((k for k, words in SKIP_REASONS.items() if typed.casefold() in words), typed)
    events: list[AnyEvent] = [context.new(Skipped(question=question.id, reason=reason or None))]
    following = conversation.following(context.state, context.earlier, past=True)
    if following is not None:
        events.append(_move(following))
    text = f"{question.id} {reason}".strip()
    return context.done(*events, text=text + (f" → {following.id}" if following else ""))


def _answer(context: Context, intent: intents.Answer) -> Decision:
    question = context.question()
    if question.answer is None:
        raise refuse("no-answer-asked")
    value = _closed(question.answer, intent.value)
    speakers = context.speakers()
    r = context.person(intent.r, N_(":ans R1 VALUE")) if intent.r else None
    r = r or (speakers[0] if len(speakers) == 1 else None)
    if r is None and context.state.present:
        r = context.person(None, N_(":ans R1 VALUE"))
    event = context.new(Answered(question=question.id, r=r, value=value))
    return context.done(event, text=f"{question.id} {intent.value}")


def _closed(answer: ClosedAnswer, value: str) -> int | str | list[str]:
    if answer.scale is not None:
        low, high = answer.scale
        try:
            number = int(value.replace("−", "-"))
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise refuse("bad-value", value=value, expected=f"{low} … {high}")
        return number
    if answer.options:
        return _chosen(value, answer.options)
    ranked = [_chosen(word.strip(), answer.rank) for word in value.replace(";", ",").split(",")]
    if len(set(ranked)) != len(ranked):
        raise refuse("bad-value", value=value, expected=listed(answer.rank))
    return ranked


def _tick(context: Context, typed: str) -> Decision:
    question = context.question()
    prompt = next((p for p in question.prompts if p.casefold() == typed.casefold()), None)
    if prompt is None and typed_commands.NUMBER.fullmatch(typed):
        prompt = dict(enumerate(question.prompts, start=1)).get(int(typed))
    if prompt is None:
        raise refuse(
            "no-prompt",
            prompt=typed,
            known=listed(question.prompts),
            nearest=nearest(typed, question.prompts),
        )
    on = not context.state.ticked(question.id, prompt)
    event = context.new(Ticked(question=question.id, prompt=prompt, on=on))
    return context.done(event, text=f"{question.id} {prompt}")


# The conversation as a whole


def _pick_up(context: Context, intent: intents.PickUp) -> Decision:
    """Take up a topic of this interview, or, numbered on behind those, of an earlier one."""
    topics = conversation.parked_topics(context.state)
    back = topics_back(context.state, context.earlier)
    if not 1 <= intent.number <= len(topics) + len(back):
        raise refuse("no-topic", number=intent.number, count=len(topics) + len(back))
    if intent.number <= len(topics):
        topic = topics[intent.number - 1]
        return context.done(PickedUp(of=topic.id), text=topic.text)
    came = back[intent.number - len(topics) - 1]
    marks = (f"#{context.state.codebook.shortest(code)}" for code in came.codes)
    told = came.words or " ".join(filter(None, (came.question, *marks)))
    return context.done(PickedUp(of=came.id), text=told)


def _close(context: Context, intent: intents.Close) -> Decision:
    closed = Closed(reason=intent.reason or None)
    return replace(context.done(closed, text=intent.reason or "closed"), show="open")
