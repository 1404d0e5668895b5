"""Words for what the core says: outcomes, reasons, questions, lists. Shared by both faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat

from interviewer.errors import N_
from interviewer.guide.model import Block, ConsentItem, Question, wording
from interviewer.i18n import catalogue, current_language, remedy, sentence
from interviewer.i18n import gettext as _
from interviewer.interview import afterwards, conversation, follow_ups, notation
from interviewer.interview.code_proposals import CodeReason
from interviewer.interview.commands import COMMANDS
from interviewer.interview.conditions import Reason
from interviewer.interview.conversation import OpenItems
from interviewer.interview.differences import Difference
from interviewer.interview.events import Asked, Marked, Skipped
from interviewer.interview.follow_ups import Proposal
from interviewer.interview.memory import (
    CameBack,
    Earlier,
    EarlierCode,
    Memory,
    OwnNote,
    topics_back,
)
from interviewer.interview.state import Note, State, Topic
from interviewer.interview.striking import striking, struck_notes, time_of
from interviewer.interview.typed_line import as_line
from interviewer.lines import harmless
from interviewer.store.session import Outcome, Session
from interviewer.study import Case, Study

CONSENT_QUESTIONS = {
    "deelname": N_("Do you agree to take part in this conversation for the study?"),
    "opname": N_("May the conversation be recorded?"),
    "citeren": N_("May we quote what you say, word for word?"),
    "herleidbaarheid": N_("May your role and organisation be recognisable in the report?"),
    "hergebruik": N_("May others use the anonymised notes for research later on?"),
}
"""The program's own spoken words for the fixed consent items."""

SKIP_WORDS = {
    "dont-know": N_("does not know"),
    "declined": N_("would rather not say"),
    "not-applicable": N_("does not apply"),
    "no-time": N_("no time"),
}

UNTIL_WORDS = {
    "later": N_("later in this interview"),
    "nextround": N_("next round"),
    "other": N_("another respondent"),
}

FOUND_WORDS = {
    "closed": N_("closed"),
    "leading": N_("leading"),
    "double": N_("two at once"),
    "long": N_("long"),
    "jargon": N_("jargon"),
    "why": N_("sounds like blame"),
    "negation": N_("denies"),
    "no-opening": N_("closed"),
}
"""What the checker finds in a question, in a word."""

TURNS = {
    "everyone": N_("everyone in turn"),
    "pairs": N_("in pairs"),
    "written": N_("written first"),
}
"""How a group answers."""


def answer_line(outcome: Outcome) -> str:
    """Return the one answer to a typed line; its first word is for scripts."""
    text = harmless(outcome.text)
    if outcome.answer != "refused":
        return f"{outcome.answer} {text}".rstrip()
    why = "; ".join(sentence(problem) for problem in outcome.problems)
    return f"refused {text}: {harmless(why)}"


def consent_question(item: ConsentItem, language: str) -> str:
    """Return the spoken words for a consent item, in the guide's language: its own, else ours."""
    return item.ask or catalogue(language).gettext(CONSENT_QUESTIONS.get(item.id, item.id))


def spoken(text: str, names: Mapping[str, str]) -> str:
    """Return spoken words with {case}, {institution}, {interviewer} filled in where known."""
    for name, value in names.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()


def reason(why: Reason, state: State) -> str:
    """Return in a few words why a follow-up is proposed now."""
    book = state.codebook
    match why.kind:
        case "code":
            # a real minus sign: a hyphen behind a name is hardly seen
            marked = f"{book.name(why.words)} {why.valence.replace('-', '−')}".rstrip()
            return _("{code} coded").format(code=marked)
        case "mentions":
            return _("‘{word}’ mentioned").format(word=why.words)
        case "not_code":
            return _("{code} not heard yet").format(code=book.name(why.words))
        case "not_mentions":
            return _("‘{word}’ not mentioned").format(word=why.words)
        case "short":
            return _("short answer")
        case "earlier":
            name = book.name(why.words) if why.words in book.by_id else f"‘{why.words}’"
            if why.here:
                return _("{name}: noted before").format(name=name)
            return _("{name}: noted before, not yet here").format(name=name)
        case "round":
            return _("round {number}").format(number=why.words)
        case "for":
            return _("for {role}").format(role=why.words)
        case "after_minutes":
            return _("after {minutes} minutes").format(minutes=why.words)
        case "if":
            return _judged(why.words)
        case "always":
            return ""


def why(proposal: Proposal, state: State) -> str:
    """Return in a few words why a follow-up is proposed now, and what the interviewer judges."""
    judged = _judged(proposal.judge) if proposal.judge else ""
    return ", ".join(filter(None, (reason(proposal.reason, state), judged)))


def _judged(condition: str) -> str:
    return _("{condition}?").format(condition=condition.rstrip(" .?"))


def code_reason(why: CodeReason) -> str:
    """Return in a word or two why a code is proposed."""
    words = " ".join(f"‘{harmless(word)}’" for word in why.words)
    return {"question": _("asked about"), "similar": _("as before")}.get(why.kind, words)


def words_of(question: Question, state: State) -> str:
    """Return the words of a question for those at the table."""
    return wording(question.ask, state.roles)


def proposal_line(proposal: Proposal, state: State) -> str:
    """Return a follow-up with its number and the reason why now."""
    words = wording(proposal.follow_up.ask, state.roles)
    reasons = why(proposal, state)
    return f"{proposal.number} {words}" + (f"  ({reasons})" if reasons else "")


def question_lines(session: Session, names: Mapping[str, str]) -> list[str]:
    """Return the current question with what belongs to it, each kind told apart by a word."""
    state = session.state
    block = conversation.current_block(state, session.earlier)
    question = conversation.current(state, session.earlier)
    lines: list[str] = []
    around: list[Block | Question] = []
    if block is not None:
        minutes = f" ({block.minutes:g} min)" if block.minutes else ""
        lines.append(f"{block.title}{minutes}")
        if conversation.opens(block, state):
            around.append(block)
            lines += _said_before(block, names)
    if question is None:
        return lines + _cards(around)
    lines += _said_before(question, names)
    label = f"{question.label} " if question.label else ""
    must = f" [{_('must')}]" if question.must else ""
    lines.append(f"{label}{spoken(words_of(question, state), names)}{must}")
    if question.if_:
        lines.append(_("only {condition}").format(condition=question.if_))
    if question.turn:
        lines.append(_("how: {turn}").format(turn=_(TURNS[question.turn])))
    lines += _cards([question, *around])
    if question.prompts:
        ticks = (f"[{'x' if state.ticked(question.id, p) else ' '}] {p}" for p in question.prompts)
        lines.append(_("listen for: {prompts}").format(prompts="  ".join(ticks)))
    if question.answer:
        lines.append(_("answer: {form}").format(form=answer_form(question)))
    lines += proposal_lines(session)
    return lines


def _said_before(item: Block | Question, names: Mapping[str, str]) -> list[str]:
    found = []
    if item.say:
        found.append(_("say: {text}").format(text=spoken(item.say, names)))
    if item.note:
        found.append(_("note: {text}").format(text=item.note.strip()))
    return found


def _cards(items: Iterable[Block | Question]) -> list[str]:
    shows = [item.show for item in items if item.show is not None]
    cards = (" – ".join(filter(None, (s.title, s.text.strip(), s.file))) for s in shows)
    return [_("show: {card}").format(card=card) for card in cards]


def answer_form(question: Question) -> str:
    """Return what a closed answer may be; a choice can be given by its number."""
    answer = question.answer
    if answer is None:
        return ""
    if answer.scale:
        return f"{answer.scale[0]}–{answer.scale[1]}"
    items = enumerate(answer.options or answer.rank, start=1)
    choices = ", ".join(f"{number} {item}" for number, item in items)
    return _("put in order: {items}").format(items=choices) if answer.rank else choices


def proposal_lines(session: Session) -> list[str]:
    """Return the follow-ups that apply now."""
    state = session.state
    minutes = conversation.minutes_within(state, session.now())
    found = follow_ups.proposals(state, session.earlier, minutes)
    return [proposal_line(proposal, state) for proposal in found]


def clock_of(note: Note) -> str:
    """Return the time of day of a note: as said, else as typed."""
    return note.said or note.at[11:16]


def reference(note: Note, state: State) -> str:
    """Return a note's reference within its case, as `I3-17`."""
    opened = state.opened
    head = opened.document if opened and opened.document else f"I{opened.number if opened else 0}"
    return f"{head}-{note.taker}{note.n}"


def note_line(note: Note, state: State) -> str:
    """Return a note on one line: number, time, as the notation prints it, whether it is parked."""
    line = harmless(notation.format(as_line(note, state.codebook)))
    return " ".join((f"{note.n}", clock_of(note), line, *parked_marks(note, state)))


def parked_marks(note: Note, state: State) -> tuple[str, ...]:
    """Return how a note is parked, as it is typed: `>later`, with ✓ once it was picked up."""
    words = notation.PARKED_WORDS["nl" if current_language() == "nl" else "en"]
    places = {until: place for place, until in enumerate(notation.PARKED_WORDS["en"])}
    topics = (topic for topic in state.parked.values() if topic.of == note.id)
    return tuple(
        f">{words[places[topic.until]]}" + ("✓" if topic.picked_up else "")
        for topic in sorted(topics, key=lambda topic: topic.id)
    )


def struck(outcome: Outcome, state: State) -> str:
    """Return what came of marking a moment as striking; empty where none was marked."""
    marks = [event.id for event in outcome.events if isinstance(event, Marked)]
    if not marks or not any(mark.id in marks for mark in striking(state)):
        return ""
    note = struck_notes(state).get(marks[-1])
    if note is None:
        return _("Marked as striking; the words can come later.")
    return _("★ note {n} is marked as striking").format(n=note.n)


def topic_line(number: int, topic: Topic) -> str:
    """Return a parked topic with its number and until when."""
    until = _(UNTIL_WORDS[topic.until])
    return f"{number} {harmless(topic.text)}  ({until})"


def parked_lines(state: State, earlier: Earlier) -> list[str]:
    """Return the topics that wait, of this interview and earlier ones, as `:pick N` counts them."""
    topics = conversation.parked_topics(state)
    lines = [topic_line(number, topic) for number, topic in enumerate(topics, start=1)]
    back = topics_back(state, earlier)
    lines += [
        f"{number} {came_back(topic, state)}"
        for number, topic in enumerate(back, start=len(topics) + 1)
    ]
    return lines or [_("nothing is parked")]


def came_back(topic: CameBack, state: State) -> str:
    """Return a topic of an earlier interview: its words where they may be seen, else its place."""
    codes = ", ".join(map(state.codebook.name, topic.codes))
    words = topic.words or wording(topic.ask, state.roles)
    why = _("not come to last time") if topic.until == "later" else ""
    about = "; ".join(filter(None, ("" if topic.words else codes, why, _round(topic.round))))
    words = words or ("" if codes else _("a topic of before: see your preparation"))
    return f"{harmless(words)}  ({about})" if words else about


def _round(number: int) -> str:
    return _("round {number}").format(number=number)


def memory_lines(memory: Memory, state: State) -> list[str]:
    """Return what of earlier interviews may be seen at the table, a part below the other."""
    lines: list[str] = []
    for title, rows in (
        (_("own words of before:"), [own_note(note, state) for note in memory.own_notes]),
        (_("seen differently:"), [difference(item, state) for item in memory.differences]),
        (
            _("topics that came back (:p numbers them):"),
            [came_back(t, state) for t in memory.topics],
        ),
        (_("noted before:"), [earlier_code(item, state) for item in memory.codes]),
    ):
        if rows:
            lines += [title, *(f"  {row}" for row in rows)]
    return lines or [_("nothing was noted before")]


def own_note(note: OwnNote, state: State) -> str:
    """Return what the respondent said before, on one line."""
    marks = " ".join(f"#{state.codebook.shortest(m.code)}{m.valence or ''}" for m in note.codes)
    return f"{_round(note.round)}: {harmless(note.text)}" + (f"  {marks}" if marks else "")


def valences(counts: Iterable[tuple[str | None, int]]) -> str:
    """Return valences with how often each was noted, as `++ ×3, -`; nothing where there is none."""
    found = [(valence, n) for valence, n in counts if valence]
    return ", ".join(valence + (f" ×{n}" if n > 1 else "") for valence, n in found)


def earlier_code(item: EarlierCode, state: State) -> str:
    """Return what was noted under a code in a round, as `Leiderschap ++ round 1 (centraal)`."""
    words = [state.codebook.name(item.code), valences(item.valences), _round(item.round)]
    told = [*item.levels, *([_("this respondent too")] if item.own else [])]
    return " ".join(filter(None, words)) + (f" ({', '.join(told)})" if told else "")


def difference(item: Difference, state: State) -> str:
    """Return a difference that is worth asking about; levels only as far as they may be named."""
    words = difference_on(state.codebook.name(item.code), item)
    return words + (f" ({_('this respondent')})" if item.own else "")


def difference_on(name: str, item: Difference) -> str:
    """Return a difference on a code with this name."""
    ways = {1: _("furthering"), -1: _("hindering")}
    if item.kind == "rounds":
        return _("{code}: {before} in round {n}, {after} in round {m}").format(
            code=name,
            before=ways[item.before[1]],
            n=item.before[0],
            after=ways[item.after[1]],
            m=item.after[0],
        )
    if not item.furthering and not item.hindering:
        return _("{code}: seen differently elsewhere").format(code=name)
    elsewhere = _("others")
    return _("{code}: furthering according to {some}, hindering according to {more}").format(
        code=name,
        some=", ".join(item.furthering) or elsewhere,
        more=", ".join(item.hindering) or elsewhere,
    )


def open_lines(items: OpenItems, state: State) -> list[str]:
    """Return what a conversation has not come to."""
    lines: list[str] = []

    def part(title: str, rows: Iterable[str]) -> None:
        rows = list(rows)
        if rows:
            lines.append(title)
            lines.extend(f"  {row}" for row in rows)

    def asked(questions: Iterable[Question]) -> list[str]:
        return [f"{question.id}: {words_of(question, state)}" for question in questions]

    part(_("no answer on record about taking part:"), conversation.not_agreed(state))
    part(_("must still be asked:"), asked(items.musts))
    late = [question for question, skip in items.skipped if skip.reason == conversation.NO_TIME]
    done = [item for item in items.skipped if item[1].reason != conversation.NO_TIME]
    part(_("skipped for lack of time, can still be asked:"), asked(late))
    part(_("parked for later in this interview:"), (harmless(t.text) for t in items.parked))
    language = state.guide.language
    part(
        _("to agree on at the end:"),
        (
            f"{r}: {consent_question(item, language)}  (:c {r} {item.id} ja|nee)"
            for r, item in items.to_agree
        ),
    )
    part(_("not asked:"), asked(items.others))
    part(_("from earlier interviews:"), (came_back(topic, state) for topic in items.came_back))
    part(
        _("parked for another time:"),
        (f"{harmless(t.text)}  ({_(UNTIL_WORDS[t.until])})" for t in items.taken_along),
    )
    words = _("{time} striking: no words yet (say them as !{time} …)")
    times = (time_of(mark) for mark in items.striking)
    part(_("striking, without words:"), (words.format(time=time) for time in times))
    part(_("skipped:"), (_passed_over(question, skip, state) for question, skip in done))
    if state.closed:
        part(_("questions of your own:"), map(own_question, state.improvisations, repeat(state)))
    return lines or [_("nothing is open")]


def summary_lines(state: State) -> list[str]:
    """Return the contact summary: each question with what was written, or a dash."""
    written = state.summaries
    lines: list[str] = []
    for slot, about in afterwards.SLOTS.items():
        lines.append(f"{_(about.ask)}  (:sum {slot} …)")
        texts = written[slot].split("\n") if slot in written else ["–"]
        lines += [f"  {harmless(text)}" for text in texts]
    return lines


def _passed_over(question: Question, skip: Skipped, state: State) -> str:
    told = skip_reason(skip.reason)
    return f"{question.id}: {words_of(question, state)}" + (f"  ({told})" if told else "")


def own_question(asked: Asked, state: State) -> str:
    """Return an improvised question with what the checker says of it, on one line.

    That is the kind of each finding, and the remedy of the first.
    """
    from interviewer.guide.judging import judge_words

    text = " ".join((asked.text or "").split())
    found = judge_words(text, state.guide.language, state.guide.jargon)
    kinds = ", ".join(dict.fromkeys(_(FOUND_WORDS[problem.code]) for problem in found))
    said = f"{kinds} – {remedy(found[0])}" if found else _("well asked")
    return f"{harmless(text)}  ({harmless(said)})"


def skip_reason(reason_id: str | None) -> str:
    """Return the words for a reason to skip."""
    return _(SKIP_WORDS.get(reason_id or "", harmless(reason_id or "")))


def help_lines() -> list[str]:
    """Return the typed commands and the marks of a line."""
    forms = [_(command.form) for command in COMMANDS]
    width = max(map(len, forms))
    helps = (_(command.help) for command in COMMANDS)
    lines = [f"{form:<{width}}  {words}" for form, words in zip(forms, helps, strict=True)]
    marks = _(
        'marks in a line: "quote"  !memo  [observation]  ?question  @R1 speaker  '
        "#code with ++ + +- - --  ~adds ~contradicts ~confirms  ^2018  "
        ">later >nextround >other  =5.3.1"
    )
    return [*lines, marks]


def how_to_resume(session: Session, study: str) -> str:
    """Return the one line that says where an open interview is and how to go on with it."""
    case = session.state.opened.case if session.state.opened else ""
    return _("interview {interview} is in {path}; go on with: {command}").format(
        interview=session.interview,
        path=session.path,
        command=f"interviewer talk {case} --resume {session.interview} --study {study}",
    )


def spoken_names(case: Case, study: Study, by: str) -> dict[str, str]:
    """Return what fills the placeholders of spoken words."""
    return {
        "case": case.name,
        "institution": case.institution or case.name,
        "interviewer": study.researchers.get(by, by),
    }
