"""What is one key away at the table: search, codebook, memory, probes, prompts, answers, cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from interviewer.codebook import fold
from interviewer.guide.model import Question
from interviewer.i18n import gettext as _
from interviewer.interview import conversation, intents
from interviewer.interview.agenda import agenda
from interviewer.interview.finding import found_codes, found_notes, used_codes
from interviewer.interview.probes import general_probes
from interviewer.interview.state import Note
from interviewer.tui import views
from interviewer.tui.screens.page import PageScreen
from interviewer.tui.screens.pick import PickRow, PickScreen
from interviewer.words import listing, phrasing, timing

if TYPE_CHECKING:
    from interviewer.tui.screens.interview import InterviewScreen

DIGITS = "123456789"
VALUES = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys by which one of several is chosen."""


class AtHand:
    """The commands that let something be chosen or read beside the conversation."""

    def __init__(self, screen: InterviewScreen) -> None:
        self.on = screen
        """The screen that the commands work on."""
        self._values: dict[str, Callable[[], object]] = {}
        """What the next key means, where a list of its own is shown."""

    def await_key(self, prefix: str, title: str, items: Sequence[tuple[str, str]]) -> None:
        """Let the next key choose."""
        self.on.letters.show(title, items)
        self.on.line.prefix = prefix

    def choose(self, title: str, choices: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Let the next key choose what is done: key, words, act."""
        self._values = {key: act for key, _words, act in choices}
        self.await_key("=", title, [(key, words) for key, words, _act in choices])

    def chosen(self, key: str) -> None:
        """Do what was chosen by a key."""
        if act := self._values.get(key):
            act()

    @property
    def question(self) -> Question | None:
        """The current question of the guide."""
        return conversation.current(self.on.state, self.on.session.earlier)

    # Search

    def do_find(self, words: str = "") -> None:
        """Search the notes of this interview, and of earlier ones what may be seen."""
        screen = PickScreen(_("Search the notes (#code finds a code)"), self._found, words)
        self.on.app.push_screen(screen)

    def _found(self, words: str) -> list[PickRow]:
        state = self.on.state
        rows = [
            PickRow(self._note_words(note), self._note_about(note), act=partial(self._go, note))
            for note in reversed(found_notes(words, state))
        ]
        memory = self.on.memory
        if own := listing.found_before(words, memory, state) if words.strip() else ():
            rows.append(PickRow(_("Said before by who is at the table"), heading=True))
            rows += [PickRow(phrasing.own_note(item, state), about=item.text) for item in own]
        if counted := listing.counted_before(words, memory, state):
            rows.append(PickRow(_("Noted before in this case, counted per code"), heading=True))
            rows += [PickRow(phrasing.earlier_code(item, state)) for item in counted]
        return rows or [PickRow(_("nothing was found"), heading=True)]

    def _note_words(self, note: Note) -> str:
        row = views.note_row(note, self.on.state)
        text = " ".join(row.text.split())
        return " ".join(filter(None, (f"{note.n}", row.time, row.who, text, *row.marks)))

    def _note_about(self, note: Note) -> str:
        asked = listing.question_of(note, self.on.state)
        return "\n".join(filter(None, (asked, note.text)))

    def _go(self, note: Note) -> None:
        self.on.reveal(note)

    # The codebook

    def do_codes(self, words: str = "") -> None:
        """Look in the codebook; Enter puts a code into the line, or gives it to the last note."""
        screen = PickScreen(_("Codebook"), self._codes, words, self._codes_foot())
        self.on.app.push_screen(screen)

    def _codes_foot(self) -> str:
        if self.on.line.text.strip():
            return _("Enter puts the code into the line; Esc goes back.")
        notes = self.on.state.mine()
        if notes:
            return _("Enter gives the code to note {n}; Esc goes back.").format(n=notes[-1].n)
        return _("Enter puts the code into the line; Esc goes back.")

    def _codes(self, words: str) -> list[PickRow]:
        state = self.on.state
        used = used_codes(state)
        rows = []
        for code in found_codes(words, state):
            short = "#" + state.codebook.shortest(code)
            times = f"×{used[code]} " if used[code] else ""
            about = "\n".join(listing.code_about(code, state))
            name = state.codebook.name(code)
            rows.append(
                PickRow(short, f"{name}\n{about}", times + name, partial(self._take, short))
            )
        typed = words.strip().removeprefix("#")
        if typed and not state.codebook.lookup(typed):
            new = "#" + fold(typed)
            told = _("A new open code: it can be given a place in the codebook later.")
            rows.append(PickRow(new, told, _("new open code"), partial(self._take, new)))
        return rows or [PickRow(_("No code fits."), heading=True)]

    def _take(self, code: str) -> None:
        if self.on.line.text.strip() or not self.on.state.mine():
            self.on.line.insert_word(code)
        else:
            self.on.took(lambda: self.on.session.type(code))

    def do_recode(self) -> None:
        """Put the command that recodes a note into the line: the edited or the last one."""
        notes = self.on.state.mine()
        if not self.on.line.untouched or not notes:
            self.on.say(_("Save or clear the line first.") if notes else _("There is no note yet."))
            return
        note = self.on.editing or notes[-1]
        self.on.cancel()
        self.on.line.put(f":k {note.n} ", untouched=False)
        self.on.say(_("recode: #code adds, -#code drops; Enter does it"))

    # What was noted before

    def do_memory(self) -> None:
        """Show what of earlier interviews may be seen at the table."""
        self.on.app.push_screen(PickScreen(_("Noted before"), self._remembered))

    def _remembered(self, words: str) -> list[PickRow]:
        memory, state = self.on.memory, self.on.state
        first = len(conversation.parked_topics(state)) + 1
        parts = (
            (_("Topics that came back (Enter picks one up)"), [
                PickRow(phrasing.came_back(item, state), act=partial(self._pick_up, number))
                for number, item in enumerate(memory.topics, start=first)
            ]),
            (_("Seen differently"), [
                PickRow(phrasing.difference(item, state)) for item in memory.differences
            ]),
            (_("Said before by who is at the table"), [
                PickRow(phrasing.own_note(item, state), item.text) for item in memory.own_notes
            ]),
            (_("Noted before"), [
                PickRow(phrasing.earlier_code(item, state)) for item in memory.codes
            ]),
        )  # fmt: skip
        rows = []
        for title, items in parts:
            fits = [item for item in items if fold(words) in fold(item.words)]
            rows += [PickRow(title, heading=True), *fits] if fits else []
        return rows or [PickRow(_("nothing was noted before"), heading=True)]

    def _pick_up(self, number: int) -> None:
        self.on.send(intents.PickUp(number))

    # The question

    def do_probes(self) -> None:
        """Let a general probe be chosen by its key."""
        # by number, so that the same key asks the same probe all through the talk
        found = general_probes(self.on.state, self.on.session.earlier)
        probes = sorted(found, key=lambda probe: probe.number)[: len(VALUES)]
        probes = [probe for probe in probes if probe.number <= len(VALUES)]
        if self.question is None or not probes or self.on.state.closed:
            self.on.say(_("There is nothing to probe now."))
            return
        self.choose(
            _("Ask a general probe"),
            [
                (VALUES[probe.number - 1], ("✓ " if probe.asked_here else "") + probe.words,
                 partial(self._probe, probe.number, probe.words))
                for probe in probes
            ],
        )  # fmt: skip

    def _probe(self, number: int, words: str) -> None:
        if self.on.send(intents.Probe(number)):
            self.on.say(f"» {words}")

    def do_prompts(self) -> None:
        """Let a keyword be ticked off, or on again."""
        question = self.question
        if question is None or not question.prompts or self.on.state.closed:
            self.on.say(_("This question has no keywords."))
            return
        ticked = self.on.state.ticked
        self.choose(
            _("Tick off what was said"),
            [
                (key, ("✓ " if ticked(question.id, prompt) else "· ") + prompt,
                 partial(self.on.send, intents.Tick(prompt)))
                for key, prompt in zip(VALUES, question.prompts, strict=False)
            ],
        )  # fmt: skip

    def do_answer(self) -> None:
        """Let the closed answer be given by a key, first who gives it where there are several."""
        question = self.question
        if question is None or question.answer is None or self.on.state.closed:
            self.on.say(_("This question has no closed answer."))
            return
        people = self.on.state.present
        if len(people) < 2:
            self._answer(question, "")
            return
        given = [self.on.state.answer(question.id, person.r) for person in people]
        self.choose(
            _("Whose answer"),
            [
                (key, person.r + (f" → {value}" if value is not None else ""),
                 partial(self._answer, question, person.r))
                for key, person, value in zip(VALUES, people, given, strict=False)
            ],
        )  # fmt: skip

    def _answer(self, question: Question, r: str) -> None:
        answer = question.answer
        who = f"{r} " if r else ""
        title = f"{who}{phrasing.answer_form(question)}"
        values: list[tuple[str, str]] = []
        if answer is not None and answer.scale is not None:
            low, high = answer.scale
            if low >= 0 and high <= 9:
                values = [(str(n), str(n)) for n in range(low, high + 1)]
        elif answer is not None and answer.options:
            values = list(zip(VALUES, answer.options, strict=False))
        if values:
            self.choose(
                title,
                [(key, value, partial(self._give, value, r)) for key, value in values],
            )
        elif self.on.line.untouched and self.on.editing is None:
            self.on.line.put(f":ans {who}", untouched=False)
            self.on.say(title)
        else:
            self.on.say(_("Save or clear the line first."))

    def _give(self, value: str, r: str) -> None:
        outcome = self.on.send(intents.Answer(value, r or None))
        if outcome is not None:
            self.on.say(f"✓ {outcome.text}")

    def do_more(self) -> None:
        """Show the question with its cards in full."""
        lines = phrasing.question_lines(self.on.session, self.on.names)
        self.on.app.push_screen(PageScreen(_("Question and cards"), lines))

    def do_time(self) -> None:
        """Show the minutes per block and in all, and what is left for what."""
        on = self.on
        now = agenda(on.state, on.face.now(), on.session.earlier)
        on.app.push_screen(PageScreen(_("Time"), timing.time_lines(now)))

    def do_recorder(self) -> None:
        """Mark that the recorder was started: the notes point into the recording from here."""
        if self.on.send(intents.Mark("recorder")):
            self.on.say(_("● The recorder runs; each note points into the recording."))
