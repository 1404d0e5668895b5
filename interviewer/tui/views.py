"""From the state of an interview to what the widgets show: pure, in the user's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from interviewer.guide.model import Block, FollowUp, Question, Show, wording
from interviewer.i18n import current_language
from interviewer.i18n import gettext as _
from interviewer.interview import conversation, follow_ups, striking
from interviewer.interview.events import Asked, Marked
from interviewer.interview.memory import Earlier
from interviewer.interview.notation import PARKED_WORDS, RELATION_WORDS, Language
from interviewer.interview.state import Note, State
from interviewer.tui.completion import Vocabulary, Word, word
from interviewer.tui.widgets.blocks import BlockRow
from interviewer.tui.widgets.follow_ups import FollowUpRow
from interviewer.tui.widgets.notes_list import NoteRow
from interviewer.tui.widgets.question import Words
from interviewer.words import phrasing

_RELATION = dict(zip(RELATION_WORDS["en"], range(3), strict=True))


def _typed(words: Mapping[Language, tuple[str, ...]]) -> tuple[str, ...]:
    return words["nl" if current_language() == "nl" else "en"]


def later_word() -> str:
    """Return the mark that parks a line for later in this interview."""
    return ">" + _typed(PARKED_WORDS)[0]


# Time


def clock(state: State, now: datetime) -> tuple[str, bool]:
    """Return the time spent of the time meant, as 34:06/75, and whether it has run out."""
    seconds = int(sum(state.spent.values()) + conversation.elapsed(state, now))
    budget = state.guide.budget
    shown = f"{seconds // 60:02}:{seconds % 60:02}" + (f"/{budget:g}" if budget else "")
    if state.paused:
        shown = f"‖ {shown}"
    return shown, bool(budget) and seconds > budget * 60


def time_of_day(at: str) -> str:
    """Return the hours and minutes of a moment as it was recorded."""
    return at[11:16]


# The columns


def about(state: State, case_name: str) -> str:
    """Return whose interview this is."""
    opened = state.opened
    people = [" ".join(filter(None, (p.r, p.role))) for p in state.present]
    if opened is not None and opened.document:
        people = [opened.document]
    parts = [case_name, ", ".join(people)]
    if state.closed:
        parts.append(_("closed"))
    elif state.paused:
        parts.append(_("paused"))
    return " · ".join(filter(None, parts))


def place_in_guide(state: State, earlier: Earlier, now: datetime) -> str:
    """Return where the conversation is in a few words, for a screen without the blocks."""
    rows = block_rows(state, earlier, now)
    question = conversation.current(state, earlier)
    for place, row in enumerate(rows, start=1):
        if row.status == "here":
            parts = [_("paused")] if state.paused else []
            parts += [f"{place}/{len(rows)} {row.title} {row.minutes}"]
            if question is not None and question.must:
                parts.append(_("must"))
            return " · ".join(parts)
    return ""


def block_rows(state: State, earlier: Earlier, now: datetime) -> tuple[BlockRow, ...]:
    """Return the blocks with state and minutes."""
    rows = []
    for view in conversation.blocks(state, earlier):
        live = conversation.elapsed(state, now) if view.block.id == state.block else 0.0
        seconds = view.seconds + live
        shown = f"{int(seconds // 60)}"
        if view.block.minutes:
            late = "!" if seconds > view.block.minutes * 60 else ""
            shown = f"{shown}/{view.block.minutes:g}'{late}"
        else:
            shown = f"{shown}'"
        rows.append(BlockRow(view.block.title, view.status, shown))
    return tuple(rows)


def margin_notes(state: State, earlier: Earlier) -> tuple[str, ...]:
    """Return what stands below the blocks: how much is parked, how many musts are left."""
    open_items = conversation.open_items(state, earlier)
    notes = []
    if open_items.parked:
        notes.append(_("{n} parked").format(n=len(open_items.parked)))
    if open_items.came_back:
        notes.append(_("{n} came back").format(n=len(open_items.came_back)))
    if open_items.musts:
        notes.append(_("{n} must still").format(n=len(open_items.musts)))
    return tuple(notes)


# The question


def heading(state: State, earlier: Earlier, now: datetime) -> str:
    """Return block, place and kind of the current question."""
    if state.closed:
        return _("Closed: ↑ or a click codes and revises; ! adds a thought.")
    if state.improvised is not None:
        return _("not in the guide")
    block = conversation.current_block(state, earlier)
    question = conversation.current(state, earlier)
    if block is None:
        return ""
    parts = [block.title]
    if question is not None:
        questions = [item.id for own, item in conversation.applying(state, earlier) if own == block]
        if question.id in questions:
            parts[0] += f" {questions.index(question.id) + 1}/{len(questions)}"
        if question.label:
            parts.append(question.label)
        if question.must:
            parts.append(_("must"))
        if state.asked(question.id):
            parts.append(_("asked"))
        elif state.skipped(question.id):
            parts.append(_("skipped"))
    for row in block_rows(state, earlier, now):
        if row.status == "here":
            parts.append(row.minutes)
    return " · ".join(parts)


def question_words(state: State, earlier: Earlier, names: Mapping[str, str]) -> tuple[Words, ...]:
    """Return what is to be said now and what goes with it; `names` fill in {case} and so on."""
    return tuple(
        replace(words, text=phrasing.spoken(words.text, names))
        for words in _question_words(state, earlier)
    )


def _question_words(state: State, earlier: Earlier) -> tuple[Words, ...]:
    if state.closed:
        return ()
    if state.improvised is not None:
        asked = (item for item in state.improvisations if item.id == state.improvised)
        return tuple(Words("spoken", "", item.text or "") for item in asked)
    block = conversation.current_block(state, earlier)
    question = conversation.current(state, earlier)
    if question is not None:
        follow_up = question.follow_up(state.follow_up) if state.follow_up else None
        if follow_up is not None:
            return tuple(_of_follow_up(question, follow_up, state))
        around = tuple(_around(block)) if block and conversation.opens(block, state) else ()
        return (*around, *_of_question(question, state))
    if block is not None:
        return (*_around(block), Words("spoken", "", block.title))
    return (Words("spoken", "", _("This guide has no questions.")),)


def _around(item: Block | Question) -> Iterator[Words]:
    if item.say:
        yield Words("say", "", item.say)
    if item.show:
        yield Words("show", _("On the table"), _shown(item.show))
    if item.note:
        yield Words("note", _("For you"), item.note)


def _shown(show: Show) -> str:
    return ": ".join(filter(None, (show.title, show.text))) or show.file


def _of_question(question: Question, state: State) -> Iterator[Words]:
    around = list(_around(question))
    yield from (words for words in around if words.kind == "say")
    yield Words("spoken", "", wording(question.ask, state.roles))
    yield from (words for words in around if words.kind != "say")
    if question.if_:
        yield Words("note", _("Only"), question.if_)
    if question.turn:
        yield Words("note", _("Turn"), _(phrasing.TURNS[question.turn]))
    if question.prompts:
        heard = [("✓ " if state.ticked(question.id, p) else "") + p for p in question.prompts]
        yield Words("note", _("Listen for"), ", ".join(heard))
    if question.answer:
        yield Words("note", _("Answer"), _closed_answer(question, state))


def _closed_answer(question: Question, state: State) -> str:
    given = [state.answer(question.id, person.r) for person in (*state.present, None) if person]
    said = ", ".join(str(value) for value in given if value is not None)
    return f"{phrasing.answer_form(question)} (:ans)" + (f" → {said}" if said else "")


def _of_follow_up(question: Question, follow_up: FollowUp, state: State) -> Iterator[Words]:
    yield Words("above", "", wording(question.ask, state.roles))
    yield Words("spoken", "", wording(follow_up.ask, state.roles))
    if follow_up.note:
        yield Words("note", _("For you"), follow_up.note)


def follow_up_rows(
    state: State, earlier: Earlier, now: datetime, typing: str = ""
) -> tuple[FollowUpRow, ...]:
    """Return what could be asked now, each with its reason; `typing` is the half-typed line."""
    if state.closed:
        return ()
    minutes = conversation.minutes_within(state, now)
    found = follow_ups.proposals(state, earlier, minutes, typing)
    return tuple(
        FollowUpRow(
            item.number,
            wording(item.follow_up.ask, state.roles),
            phrasing.why(item, state),
        )
        for item in found
    )


# Notes


def note_row(note: Note, state: State, *, struck: bool = False) -> NoteRow:
    """Return a note as a row of the list; `struck`: a striking moment is about it."""
    short = state.codebook.shortest
    marks = [f"#{short(mark.code)}{mark.valence or ''}" for mark in note.codes]
    if note.relation:
        marks.append("~" + _typed(RELATION_WORDS)[_RELATION[note.relation]])
    if note.when:
        marks.append("^" + note.when)
    if note.place:
        marks.append("=" + note.place)
    marks += phrasing.parked_marks(note, state)
    if struck:
        marks.append("★")
    text = note.text
    if note.kind == "quote":
        text = f"“{text}”"
    elif note.kind == "observation":
        text = f"[{text}]"
    who = "!" if note.kind == "memo" else "+".join(note.r)
    time = note.said or time_of_day(note.at)
    return NoteRow(note.id, time, who, text, tuple(marks), note.kind if note.kind != "note" else "")


def asked_row(asked: Asked, state: State) -> NoteRow:
    """Return an improvised question, a general probe or a follow-up as a row of the list."""
    sign = "?" if asked.text else "»"
    words = asked.text or asked.probe or ""
    question = state.guide.question(asked.question) if asked.question else None
    if question is not None and asked.follow_up:
        follow_up = question.follow_up(asked.follow_up)
        words = wording(follow_up.ask, state.roles) if follow_up else asked.follow_up
    return NoteRow(asked.id, time_of_day(asked.at), sign, words, (), "asked")


def striking_row(mark: Marked, *, wordless: bool) -> NoteRow:
    """Return a striking moment as a row of the list."""
    words = _("striking: no words yet") if wordless else _("striking")
    return NoteRow(mark.id, striking.time_of(mark), "★", words, (), "memo")


class NoteRows:
    """The rows of the list, each made once for as long as its note stays as it is."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Note, object, NoteRow]] = {}
        """By note: the note, what else its row is made of, the row."""

    def of(self, state: State, *, headings: bool = True) -> list[NoteRow]:
        """Return the rows of the notes that stand, with what was asked besides and what struck.

        `headings`: with each question above its notes, in one row; once closed, for reading, in
        full and always.
        """
        rows = self._notes(state)
        if state.closed:
            return list(_with_headings(rows, state, "heading"))
        return list(_with_headings(rows, state, "topic")) if headings else rows

    def _notes(self, state: State) -> list[NoteRow]:
        language = current_language()
        moments = striking.struck_notes(state)
        struck = {note.id for note in moments.values()}
        parked = {topic.of: topic for topic in state.parked.values()}
        rows = []
        for note in state.listing():
            made = self._made.get(note.id)
            beside = (language, note.id in struck, parked.get(note.id))
            if made is None or made[0] is not note or made[1] != beside:
                made = (note, beside, note_row(note, state, struck=note.id in struck))
                self._made[note.id] = made
            rows.append(made[2])
        wordless = striking.without_words(state)
        asked = (*state.improvisations, *state.probes, *state.follow_ups)
        others = [
            *(asked_row(item, state) for item in asked),
            *(
                striking_row(mark, wordless=mark in wordless)
                for mark in striking.striking(state)
                if mark.id not in moments
            ),
        ]
        return sorted([*rows, *others], key=lambda row: row.id) if others else rows


def heading_id(question: Question) -> str:
    """Return the id of a question's row in the list."""
    return f"#{question.id}"


def _with_headings(rows: list[NoteRow], state: State, style: str) -> Iterator[NoteRow]:
    above = ""
    asked = {item.id: item.question for item in (*state.probes, *state.follow_ups)}
    for row in rows:
        if row.who == "?":
            above = ""
        note = state.notes.get(row.id)
        under = note.question if note else asked.get(row.id)
        question = state.guide.question(under) if under else None
        if question is not None and question.id != above:
            above = question.id
            ask = " ".join(filter(None, (question.label, wording(question.ask, state.roles))))
            yield NoteRow(heading_id(question), "", "", ask, (), style)
        yield row


# The note line


def who_speaks(state: State, named: tuple[str, ...] | None) -> str:
    """Return who the next line is said by, unless it says otherwise."""
    if state.opened is not None and state.opened.document:
        return state.opened.document
    return "+".join(conversation.speaking(state, named)) or "–"


def vocabulary(state: State) -> Vocabulary:
    """Return what can be completed to in this interview."""
    codes: list[Word] = []
    for code in state.codebook.by_id.values():
        insert = "#" + state.codebook.shortest(code.id)
        codes.append(word(insert, (code.id.rpartition(".")[2], code.name, *code.aliases, code.id)))
    used = dict.fromkeys(
        mark.code
        for note in state.listing()
        for mark in note.codes
        if mark.code not in state.codebook.by_id
    )
    codes += [
        word("#" + state.codebook.shortest(code), (code.rpartition(".")[2],)) for code in used
    ]
    people = [word("@" + person.r, (person.r, person.role)) for person in state.present]
    if len(people) > 1:
        people.append(
            word("@groep" if current_language() == "nl" else "@group", ("groep", "group"))
        )
    relations, times = _in_both(RELATION_WORDS, "~"), _in_both(PARKED_WORDS, ">")
    return Vocabulary(tuple(codes), tuple(people), relations, times)


def _in_both(words: Mapping[Language, tuple[str, ...]], sign: str) -> tuple[Word, ...]:
    """Return words of the current language, found by those of the other one too."""
    pairs = zip(_typed(words), words["nl"], words["en"], strict=True)
    return tuple(word(sign + shown, (shown, nl, en)) for shown, nl, en in pairs)


def proposed_codes(state: State, earlier: Earlier) -> tuple[str, ...]:
    """Return the codes to listen for now, as they are typed."""
    question = conversation.current(state, earlier)
    if question is None or state.closed:
        return ()
    follow_up = question.follow_up(state.follow_up) if state.follow_up else None
    codes = follow_up.codes if follow_up is not None and follow_up.codes else question.codes
    return tuple("#" + state.codebook.shortest(code) for code in codes or ())
