"""The interview screen's commands: each sends an intent, or opens what lets one be chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from interviewer.i18n import gettext as _
from interviewer.interview import conversation, intents
from interviewer.tui import commands, views
from interviewer.tui.screens.at_hand import DIGITS, AtHand
from interviewer.tui.screens.page import PageScreen
from interviewer.tui.widgets.notes_list import NotesList
from interviewer.words import phrasing
from interviewer.words.showing import shown_lines

if TYPE_CHECKING:
    from interviewer.guide.model import Block, Question
    from interviewer.interview.state import State

MORE_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys by which a block is chosen."""


SKIPS = ("dont-know", "declined", "not-applicable", "no-time")
"""Reasons to skip by their keys 1–4."""


class TalkCommands(AtHand):
    """What the keys of the interview screen do."""

    # Going through the guide

    def do_next(self) -> None:
        """Go to the next open question; when reading, to its notes."""
        if self.on.state.closed:
            self.on.query_one(NotesList).go_heading(1)
        else:
            self.on.send(intents.Next())

    def do_back(self) -> None:
        """Go to the question before; when reading, to its notes."""
        if self.on.state.closed:
            self.on.query_one(NotesList).go_heading(-1)
        else:
            self.on.send(intents.Back())

    def do_said(self) -> None:
        """Count the current question as said."""
        self.on.send(intents.Say())

    def do_skip(self) -> None:
        """Let the reason be chosen for which the current question is skipped."""
        if self.on.state.closed or self.on.session.read_only:
            self.on.send(intents.Skip())  # refused, which says why
            return
        skip = self.on.send
        reasons: list[tuple[str, str, Callable[[], object]]] = [
            (key, _(phrasing.SKIP_WORDS[reason]), partial(skip, intents.Skip(reason)))
            for key, reason in zip(DIGITS, SKIPS, strict=False)
        ]
        reasons += [
            ("␣", _("no reason"), partial(skip, intents.Skip())),
            ("s", _("in words"), self._skip_in_words),
        ]
        self.choose(_("Skip this question, because"), reasons)

    def _skip_in_words(self) -> None:
        if self.on.editing is not None or self.on.line.text.strip():
            self.on.say(_("skip: type the reason after :s"))
        else:
            self.on.line.put(":s ", untouched=False)
            self.on.say(_("skip: type the reason after :s; Enter skips"))

    def do_block(self) -> None:
        """Let a block be chosen by a key."""
        rows = views.block_rows(self.on.state, self.on.session.earlier, self.on.face.now())
        names = [f"{row.title}  {row.minutes}" for row in rows]
        self.await_key("b", _("Go to a block"), list(zip(MORE_KEYS, names, strict=False)))

    def do_ask(self) -> None:
        """Ask the top follow-up."""
        if rows := self.on.proposed():
            self.on.send(intents.AskFollowUp(rows[0].number))
        else:
            self.on.say(_("There is no follow-up to ask now."))

    def do_wave(self) -> None:
        """Wave the top follow-up away."""
        if rows := self.on.proposed():
            if self.on.send(intents.WaveAway(rows[0].number)):
                self.on.say(_("Waved away: {what}").format(what=rows[0].ask))
        else:
            self.on.say(_("There is no follow-up to wave away now."))

    def do_nth(self) -> None:
        """Let a follow-up be chosen by its number, proposed or not."""
        question = conversation.current(self.on.state, self.on.session.earlier)
        items = follow_up_keys(question, self.on.state) if question else []
        items.append(("p", _("general probes")))
        self.await_key("f", _("Ask a follow-up"), items)

    # The line

    def do_take1(self) -> None:
        """Take the first code or word that is offered."""
        self.take(0)

    def do_take2(self) -> None:
        """Take the second."""
        self.take(1)

    def do_take3(self) -> None:
        """Take the third."""
        self.take(2)

    def take(self, place: int) -> None:
        """Put a completion or a code into the line; with an empty line, code the fresh note."""
        if not self.on.line.complete(place):
            self.on.offers.take(place)

    def do_park(self) -> None:
        """Mark the line as parked for later."""
        self.on.line.add_mark(views.later_word())

    def do_edit(self) -> None:
        """Edit the last note."""
        if self.on.line.untouched:
            self.on.earlier(1)
        else:
            self.on.say(_("Save or clear the line first."))

    def do_speaker(self) -> None:
        """Go to the next speaker at the table."""
        people = [person.r for person in self.on.state.present]
        if not people:
            return
        now = self.on.speaking()
        place = people.index(now) + 1 if now in people else 0
        self.on.took(lambda: self.on.session.type(f"@{people[place % len(people)]}"))

    def do_seat(self) -> None:
        """Let a speaker be chosen by the number of the seat."""
        state = self.on.state
        people = [
            (str(seat), " ".join(filter(None, (p.r, p.role))))
            for seat, p in enumerate(state.present, 1)
        ]
        self.await_key("@", _("Who speaks"), people)

    # The conversation

    def do_undo(self) -> None:
        """Take back the last note, coding, parking or skip, and say what that was."""
        if outcome := self.on.send(intents.Undo()):
            self.on.say(_("Taken back: {what}").format(what=outcome.text))

    def do_striking(self) -> None:
        """Mark this moment as striking."""
        if outcome := self.on.send(intents.Mark("striking")):
            self.on.say(phrasing.struck(outcome, self.on.state))

    def do_pause(self) -> None:
        """Stop the clock, or go on."""
        self.on.send(intents.Resume() if self.on.state.paused else intents.Pause())

    def do_consent(self) -> None:
        """Go through consent and facts again."""
        from interviewer.tui.screens.consent import ConsentScreen

        self.on.app.push_screen(
            ConsentScreen(self.on.session, self.on.names, again=True),
            self.on.came_back,
        )

    def do_topics(self) -> None:
        """List what is parked, to be picked up."""
        self.listing("parked")

    def do_close(self, reason: str = "") -> None:
        """Show what is still open; the interview is closed from there."""
        from interviewer.tui.screens.closing import ClosingScreen

        self.on.app.push_screen(
            ClosingScreen(self.on.session, self.on.names, reason), self.on.came_back
        )

    def do_help(self) -> None:
        """Show keys, typed commands and the notation."""
        self.on.do_help()

    def do_language(self) -> None:
        """Go to the other language."""
        self.on.do_language()

    def do_leave(self) -> None:
        """Leave; the interview stays open."""
        self.on.face.leave_interview(self.on)

    def listing(self, what: str, words: str = "") -> None:
        """Show what a command lists; `words` are what is looked for in it."""
        match what:
            case "help":
                self.do_help()
            case "parked" | "open":
                self.do_close()
            case "found":
                self.do_find(words)
            case "codes":
                self.do_codes(words)
            case "memory":
                self.do_memory()
            case "time":
                self.do_time()
            case "probes":
                self.do_probes()
            case "question":
                self.do_more()
            case "notes":
                self.on.query_one(NotesList).scroll_end(animate=False)
            case _:
                on = self.on
                lines = shown_lines(what, on.session, on.names, words) or []
                on.app.push_screen(PageScreen(f":{what}", lines))

    def do_up(self) -> None:
        """Scroll the notes up."""
        self.on.query_one(NotesList).scroll_page_up(animate=False)

    def do_down(self) -> None:
        """Scroll the notes down."""
        self.on.query_one(NotesList).scroll_page_down(animate=False)

    # A key after a key

    def do_all(self) -> None:
        """Show every command by a letter."""
        items = [
            (commands.key_name(item.letter), _(item.name)) for item in commands.by_letter().values()
        ]
        leave = next(item for item in commands.of("interview") if item.id == "leave")
        more = [("1–9", _("follow-up")), (commands.key_name(leave.key), _(leave.name))]
        self.await_key("g", _("Press a key; Esc goes back"), [*items, *more])

    def _go_block(self, block: Block) -> None:
        if self.on.state.closed:
            ids = {views.heading_id(question) for question in block.questions}
            self.on.query_one(NotesList).go_first(ids)
        else:
            self.on.send(intents.GoBlock(block.id))

    def letter(self, prefix: str, key: str) -> None:
        """Do what a key means after another."""
        self.on.letters.hide()
        if prefix == "=":
            self.chosen({" ": "␣", "space": "␣"}.get(key, key))
            return
        key = {" ": "space"}.get(key, key)
        match prefix:
            case "g" if key.isdecimal() and key != "0":
                self.on.send(intents.AskFollowUp(int(key)))
            case "g" if key == "a":
                self.on.offers.by_key()
            case "g" if command := commands.by_letter().get(key):
                self.on.press(command.id)
            case "g" if key == "ctrl+q":
                self.do_leave()
            case "f" if key.isdecimal() and key != "0":
                self.on.send(intents.AskFollowUp(int(key)))
            case "f" if key == "p":
                self.do_probes()
            case "b":
                blocks = conversation.blocks(self.on.state, self.on.session.earlier)
                place = MORE_KEYS.find(key) if len(key) == 1 else -1
                if 0 <= place < len(blocks):
                    self._go_block(blocks[place].block)
            case "@" if key.isdecimal() and 0 < int(key) <= len(self.on.state.present):
                name = self.on.state.present[int(key) - 1].r
                self.on.took(lambda: self.on.session.type(f"@{name}"))


def follow_up_keys(question: Question, state: State) -> list[tuple[str, str]]:
    """Return the follow-ups of a question by their numbers: ✓ was asked, – was waved away."""
    from interviewer.guide.model import wording

    def sign(follow_up: str) -> str:
        if state.followed(question.id, follow_up):
            return "✓ "
        return "– " if state.dismissed(question.id, follow_up) else ""

    items = [sign(item.id) + wording(item.ask, state.roles) for item, _above in question.walk()]
    return [(str(number), ask) for number, ask in enumerate(items[:9], 1)]
