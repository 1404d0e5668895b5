"""Words for what the core says: outcomes, reasons, questions, lists. Shared by both faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interviewer.errors import N_
from interviewer.guide.model import Block, ConsentItem, Question, wording
from interviewer.i18n import catalogue, sentence
from interviewer.i18n import gettext as _
from interviewer.interview import conversation, notation
from interviewer.interview.conversation import OpenItems, Proposal, Reason
from interviewer.interview.intents import COMMANDS
from interviewer.interview.state import Note, State, Topic
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
            return f"{book.name(why.words)}{why.valence}"
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
            return _("{name}: noted before").format(name=name)
        case "round":
            return _("round {number}").format(number=why.words)
        case "for":
            return why.words
        case "after_minutes":
            return _("after {minutes} minutes").format(minutes=why.words)
        case "if":
            return _("{condition}?").format(condition=why.words.rstrip("?"))
        case "always":
            return ""


def words_of(question: Question, state: State) -> str:
    """Return the words of a question for those at the table."""
    return wording(question.ask, state.roles)


def proposal_line(proposal: Proposal, state: State) -> str:
    """Return a follow-up with its number and the reason why now."""
    words = wording(proposal.follow_up.ask, state.roles)
    why = reason(proposal.reason, state)
    return f"{proposal.number} {words}" + (f"  ({why})" if why else "")


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
    found = conversation.proposals(state, session.earlier, minutes)
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
    """Return a note on one line: number, time, and as the notation prints it."""
    return f"{note.n} {clock_of(note)} {harmless(notation.format(as_line(note, state.codebook)))}"


def topic_line(number: int, topic: Topic) -> str:
    """Return a parked topic with its number and until when."""
    until = _(UNTIL_WORDS[topic.until])
    return f"{number} {harmless(topic.text)}  ({until})"


def parked_lines(state: State) -> list[str]:
    """Return the parked topics that wait, numbered as `:pick N` counts them."""
    topics = conversation.parked_topics(state)
    lines = [topic_line(number, topic) for number, topic in enumerate(topics, start=1)]
    return lines or [_("nothing is parked")]


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

    part(_("must still be asked:"), asked(items.musts))
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
    part(
        _("parked for another time:"),
        (f"{harmless(t.text)}  ({_(UNTIL_WORDS[t.until])})" for t in items.taken_along),
    )
    part(
        _("skipped:"),
        (
            f"{question.id}: {skip_reason(skip.reason)}" if skip.reason else question.id
            for question, skip in items.skipped
        ),
    )
    return lines or [_("nothing is open")]


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
