"""What an interviewer should know before an interview begins: all that the case holds. Pure.

For the researcher's eyes only: here stand words, pseudonyms and roles that no respondent may see
of another. Of whoever refused to take part nothing stands here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interviewer import plan
from interviewer.analysis.earlier import (
    all_earlier,
    any_refused,
    asked_of_earlier,
    speakers,
    spoken_notes,
)
from interviewer.analysis.material import CaseFile
from interviewer.analysis.prepared import (
    Block,
    Check,
    Code,
    Contrast,
    Meeting,
    Noted,
    Planned,
    Preparation,
    Summary,
    ToAsk,
    Unanswered,
    Waiting,
)
from interviewer.analysis.references import Held, heads, references
from interviewer.guide.model import Guide, meant_for, wording
from interviewer.interview.consent import Consents
from interviewer.interview.conversation import applying, is_open
from interviewer.interview.differences import Difference, opposed, turned
from interviewer.interview.events import FURTHERING, HINDERING, Checked
from interviewer.interview.memory import NOTHING_EARLIER, due, in_order
from interviewer.interview.state import Note, Respondent


def planned_next(case_file: CaseFile) -> Planned | None:
    """Return the line of the plan that is next: not done, and where it can be not begun."""
    lines = tuple(_plan(case_file))
    open_ = (line for line in lines if line.done + line.open < line.planned)
    return next(open_, lines[0] if lines else None)


def expected(case_file: CaseFile, round_: int, role: str) -> tuple[Respondent, ...]:
    """Return someone of a role who is known from an earlier round and not yet seen in this one."""
    held = case_file.held
    seen = {p.r for one in held if one.opened.round == round_ for p in _there(one)}
    known = _known(held).values() if round_ > 1 and role else ()
    fits = (person for person in known if person.role == role and person.r not in seen)
    return tuple(sorted(fits, key=lambda person: (len(person.r), person.r)))[:1]


def prepare(
    case_file: CaseFile,
    guide: Guide | None,
    round_: int,
    people: Sequence[Respondent] = (),
    *,
    day: str,
) -> Preparation:
    """Return what should be known before an interview of a case, with some people, begins.

    `people` need no more than a pseudonym where the case knows them. On the `day` (RFC 3339) a
    consent may have lapsed.
    """
    held = case_file.held
    consents = Consents.of((event for one in held for event in one.state.consents), day)
    known = _known(held)
    table = tuple(_filled_in(person, known) for person in people)
    names = {person.r for person in table}
    noted = _all_noted(case_file, consents)
    codes = _codes(noted, case_file, guide)
    shown = tuple(one for one in held if not any_refused(one.state, consents))
    everyone = [p.r for p in known.values()]
    return Preparation(
        case=case_file.case.name,
        round=round_,
        guide=guide.title if guide is not None else "",
        people=table,
        meetings=_meetings(held, noted, consents),
        waiting=_waiting(case_file, round_, names, day),
        contrasts=_contrasts(codes, names),
        own=tuple(item for item in noted if names & {p.r for p in item.who}),
        checks=_checks(shown, names),
        unanswered=_unanswered(shown, names),
        summaries=_summaries(shown, heads(held), names),
        blocks=_blocks(noted, codes, case_file, guide),
        memos=_memos(shown, case_file),
        plan=tuple(_plan(case_file)),
        left_out=sum(map(consents.refused, everyone)),
        ready=guide.before if guide is not None else (),
        to_agree=guide.consent_items if guide is not None else (),
        language=guide.language if guide is not None else "",
        musts=_musts(guide, table) if guide is not None else (),
    )


def _musts(guide: Guide, table: Sequence[Respondent]) -> tuple[ToAsk, ...]:
    """Return the must-questions; where roles are known, without those that are for other roles."""
    roles = tuple(person.role for person in table if person.role)
    return tuple(
        ToAsk(question.label, block.title, wording(question.ask, roles))
        for block, question in guide.walk()
        if question.must and meant_for(block.for_, roles) and meant_for(question.for_, roles)
    )


# People


def _there(one: Held) -> tuple[Respondent, ...]:
    return one.state.everyone


def _known(held: Iterable[Held]) -> dict[str, Respondent]:
    """Return who was at a table of the case, as they were known last."""
    return {person.r: person for one in held for person in _there(one)}


def _filled_in(person: Respondent, known: dict[str, Respondent]) -> Respondent:
    before = known.get(person.r)
    if before is None:
        return person
    return Respondent(
        r=person.r,
        role=person.role or before.role,
        level=person.level or before.level,
        organisation=person.organisation or before.organisation,
        facts=before.facts,
    )


# Notes


def _all_noted(case_file: CaseFile, consents: Consents) -> tuple[Noted, ...]:
    of_notes = references(case_file.held)
    return tuple(
        _noted(note, one, of_notes, case_file)
        for one in case_file.held
        for note in spoken_notes(one.state, consents)
    )


def _noted(note: Note, one: Held, of_notes: dict[str, str], case_file: CaseFile) -> Noted:
    people = one.state.respondents
    who = tuple(people.get(r, Respondent(r)) for r in speakers(note, one.state))
    marks = case_file.today.marks(note)
    return Noted(of_notes[note.id], one.opened.round, who, note, marks)


def _memos(shown: Iterable[Held], case_file: CaseFile) -> tuple[Noted, ...]:
    of_notes = references(case_file.held)
    return tuple(
        _noted(note, one, of_notes, case_file)
        for one in shown
        for note in one.state.listing()
        if note.kind == "memo"
    )


def _codes(noted: Sequence[Noted], case_file: CaseFile, guide: Guide | None) -> tuple[Code, ...]:
    today = case_file.today
    found: dict[str, list[Noted]] = {}
    for item in noted:
        for mark in item.codes:
            found.setdefault(mark.code, []).append(item)
    questions = [question for _, question in guide.walk()] if guide is not None else []
    wanted = {today.code(code) for question in questions for code in question.codes or ()}
    return tuple(
        Code(code, today.name(code), bool(wanted & set(today.lineage(code))), tuple(found[code]))
        for code in sorted(found, key=today.order)
    )


def _blocks(
    noted: Sequence[Noted], codes: Iterable[Code], case_file: CaseFile, guide: Guide | None
) -> tuple[Block, ...]:
    """Group by the codebook's top level, which is a code for each block, in the guide's order."""
    of_block: dict[str, list[Code]] = {}
    for code in codes:
        of_block.setdefault(case_file.today.lineage(code.id)[-1], []).append(code)
    uncoded: dict[str, list[Noted]] = {}
    for item in noted:
        if not item.codes:
            uncoded.setdefault(item.note.block or "", []).append(item)
    titles = {b.id: b.title for one in case_file.held for b in one.state.guide.blocks}
    if guide is not None:
        titles |= {block.id: block.title for block in guide.blocks}
    there = [block.id for block in guide.blocks] if guide is not None else []
    order = dict.fromkeys([*there, *of_block, *uncoded])
    return tuple(
        Block(
            titles.get(block) or (case_file.today.name(block) if block else ""),
            tuple(of_block.get(block, ())),
            tuple(uncoded.get(block, ())),
        )
        for block in order
        if block in of_block or block in uncoded
    )


# What is worth asking


def _contrasts(codes: Sequence[Code], table: set[str]) -> tuple[Contrast, ...]:
    """Return the differences: first of codes that those who come spoke to, then the starkest."""
    found = (*_between_levels(codes, table), *_between_rounds(codes, table))
    return tuple(sorted(found, key=_weight))


def _spoke(code: Code, table: set[str]) -> bool:
    return any(person.r in table for item in code.noted for person in item.who)


def _between_levels(codes: Iterable[Code], table: set[str]) -> Iterator[Contrast]:
    for code in codes:
        said: dict[str, list[str | None]] = {}
        for item in code.noted:
            for level in dict.fromkeys(person.level for person in item.who if person.level):
                said.setdefault(level, []).extend(mark.valence for mark in code.marks(item))
        if sides := opposed(said):
            yield Contrast(code, Difference("levels", code.id, *sides), _spoke(code, table))


def _between_rounds(codes: Iterable[Code], table: set[str]) -> Iterator[Contrast]:
    for code in codes:
        rounds: dict[int, list[str | None]] = {}
        for item in code.noted:
            rounds.setdefault(item.round, []).extend(mark.valence for mark in code.marks(item))
        if pair := turned(rounds):
            found = Difference("rounds", code.id, before=pair[0], after=pair[1])
            yield Contrast(code, found, _spoke(code, table))


def _weight(contrast: Contrast) -> tuple[bool, bool, int]:
    code = contrast.code
    counts = [
        sum(n for valence, n in code.valences(code.noted) if valence in side)
        for side in (FURTHERING, HINDERING)
    ]
    return not contrast.own, not code.wanted, -min(counts)


def _waiting(case_file: CaseFile, round_: int, table: set[str], day: str) -> tuple[Waiting, ...]:
    people = _known(case_file.held)
    of_notes = references(case_file.held)
    topics = all_earlier(case_file.held, case_file.today, day).topics
    return tuple(
        Waiting(
            text=topic.text,
            until=topic.until,
            round=topic.round,
            reference=of_notes.get(topic.note, ""),
            ask=wording(topic.ask),
            who=tuple(people.get(r, Respondent(r)) for r in topic.r),
            own=bool(table & set(topic.r)),
        )
        # as `:pick` numbers them at the table
        for topic in in_order((one for one in topics if due(one, round_, table)), table)
    )


def _unanswered(shown: Iterable[Held], table: set[str]) -> tuple[Unanswered, ...]:
    """Return the must-questions that closed interviews did not come to, or passed over."""
    shown = tuple(shown)
    named, earlier = heads(shown), asked_of_earlier(shown)
    asks: dict[str, str] = {}
    missed: dict[str, list[Held]] = {}
    skips: dict[str, list[tuple[str, str]]] = {}
    for one in shown:
        state = one.state
        if state.closed is None or one.opened.document:
            continue
        for _, question in applying(state, earlier.get(one.interview, NOTHING_EARLIER)):
            skip = state.skipped(question.id)
            if not question.must or not (skip is not None or is_open(question, state)):
                continue
            asks[question.id] = wording(question.ask, state.roles)
            missed.setdefault(question.id, []).append(one)
            if skip is not None:
                reason = (named[one.interview], skip.reason or "")
                skips.setdefault(question.id, []).append(reason)
    found = [
        Unanswered(
            question=question,
            ask=asks[question],
            heads=tuple(named[one.interview] for one in of),
            skips=tuple(skips.get(question, ())),
            own=any(table & {person.r for person in _there(one)} for one in of),
        )
        for question, of in missed.items()
    ]
    return tuple(sorted(found, key=lambda item: not item.own))


# What was written afterwards


def _checks(shown: Iterable[Held], table: set[str]) -> tuple[Check, ...]:
    shown = tuple(shown)
    named = heads(shown)
    return tuple(
        Check(named[one.interview], one.opened.round, event.r, event.result, event.text or "")
        for one in shown
        for event in one.state.standing.values()
        if isinstance(event, Checked) and event.r in table
    )


def _summaries(
    shown: Iterable[Held], named: dict[str, str], table: set[str]
) -> tuple[Summary, ...]:
    """Return the contact summaries, the latest first, those with who comes now before them."""
    found = [
        Summary(
            named[one.interview],
            one.opened.round,
            _there(one),
            tuple(one.state.summaries.items()),
        )
        for one in shown
        if one.state.summaries
    ]
    found.reverse()
    return tuple(sorted(found, key=lambda item: not table & {p.r for p in item.who}))


# Where the study stands


def _meetings(
    held: Sequence[Held], noted: Iterable[Noted], consents: Consents
) -> tuple[Meeting, ...]:
    named = heads(held)
    by_note = {item.note.id: item for item in noted}
    heard: set[str] = set()
    meetings = []
    for one in held:
        mine = [by_note[note_id] for note_id in one.state.order if note_id in by_note]
        codes = {mark.code for item in mine for mark in item.codes}
        who = tuple(person for person in _there(one) if not consents.refused(person.r))
        if who or not _there(one):
            meetings.append(
                Meeting(
                    head=named[one.interview],
                    round=one.opened.round,
                    held=one.opened.held[:10],
                    who=who,
                    notes=len(mine),
                    new_codes=len(codes - heard),
                )
            )
        heard |= codes
    return tuple(meetings)


def _plan(case_file: CaseFile) -> Iterable[Planned]:
    talks = [
        plan.Talk(
            one.opened.round,
            one.opened.guide,
            frozenset(person.role for person in _there(one)),
            one.state.closed is not None,
        )
        for one in case_file.held
    ]
    for line in case_file.case.plan:
        done = plan.done(plan.Line(line.round, line.role, line.guide), talks)
        if done < line.n:
            begun = plan.done(
                plan.Line(line.round, line.role, line.guide),
                [plan.Talk(t.round, t.guide, t.roles, True) for t in talks if not t.closed],
            )
            yield Planned(line.round, line.role, line.guide, line.n, done, begun)
