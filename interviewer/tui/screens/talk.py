"""The interview screen's commands: each sends an intent, or opens what lets one be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interviewer.i18n import gettext as _
from interviewer.interview import conversation, intents
from interviewer.tui import commands, views
from interviewer.tui.widgets.notes_list import NotesList

if TYPE_CHECKING:
    from interviewer.guide.model import Question
    from interviewer.tui.screens.interview import InterviewScreen as Screen
else:
    Screen = object

MORE_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys by which a block is chosen."""


class TalkCommands:
    """What the keys of the interview screen do."""

    # Going through the guide

    def do_next(self: Screen) -> None:
        """Go to the next open question."""
        self.send(intents.Next())

    def do_back(self: Screen) -> None:
        """Go to the question before."""
        self.send(intents.Back())

    def do_said(self: Screen) -> None:
        """Count the current question as said."""
        self.send(intents.Say())

    def do_skip(self: Screen) -> None:
        """Pass over the current question."""
        self.send(intents.Skip())

    def do_block(self: Screen) -> None:
        """Let a block be chosen by a key."""
        rows = views.block_rows(self.state, self.session.earlier, self.face.now())
        names = [f"{row.title}  {row.minutes}" for row in rows]
        self.await_key("b", _("Go to a block"), list(zip(MORE_KEYS, names, strict=False)))

    def do_ask(self: Screen) -> None:
        """Ask the top follow-up."""
        if rows := views.follow_up_rows(self.state, self.session.earlier, self.face.now()):
            self.send(intents.AskFollowUp(rows[0].number))
        else:
            self.say(_("There is no follow-up to ask now."))

    def do_wave(self: Screen) -> None:
        """Wave the top follow-up away."""
        if rows := views.follow_up_rows(self.state, self.session.earlier, self.face.now()):
            self.send(intents.WaveAway(rows[0].number))
        else:
            self.say(_("There is no follow-up to wave away now."))

    def do_nth(self: Screen) -> None:
        """Let a follow-up be chosen by its number, proposed or not."""
        question = conversation.current(self.state, self.session.earlier)
        items = follow_up_keys(question, self.state.roles) if question else []
        self.await_key("f", _("Ask a follow-up"), items)

    # The line

    def do_take1(self: Screen) -> None:
        """Take the first code or word that is offered."""
        self.take(0)

    def do_take2(self: Screen) -> None:
        """Take the second."""
        self.take(1)

    def do_take3(self: Screen) -> None:
        """Take the third."""
        self.take(2)

    def take(self: Screen, place: int) -> None:
        """Put a completion, or a code to listen for, into the line."""
        if self.line.complete(place):
            return
        codes = views.proposed_codes(self.state, self.session.earlier)
        if place < len(codes):
            self.line.insert_word(codes[place])

    def do_park(self: Screen) -> None:
        """Mark the line as parked for later."""
        self.line.insert_word(views.later_word())

    def do_edit(self: Screen) -> None:
        """Edit the last note."""
        if self.line.untouched:
            self.earlier(1)
        else:
            self.say(_("Save or clear the line first."))

    def do_speaker(self: Screen) -> None:
        """Go to the next speaker at the table."""
        people = [person.r for person in self.state.present]
        if not people:
            return
        now = self.speaking()
        place = people.index(now) + 1 if now in people else 0
        self.took(lambda: self.session.type(f"@{people[place % len(people)]}"))

    # The conversation

    def do_undo(self: Screen) -> None:
        """Take back the last note, coding, parking or skip."""
        self.send(intents.Undo())

    def do_striking(self: Screen) -> None:
        """Mark this moment as striking."""
        if self.send(intents.Mark("striking")):
            self.say(_("Marked as striking; the words can come later."))

    def do_pause(self: Screen) -> None:
        """Stop the clock, or go on."""
        self.send(intents.Resume() if self.state.paused else intents.Pause())

    def do_consent(self: Screen) -> None:
        """Go through consent and facts again."""
        from interviewer.tui.screens.consent import ConsentScreen

        self.app.push_screen(ConsentScreen(self.session, self.face.study_folder), self.came_back)

    def do_topics(self: Screen) -> None:
        """List what is parked, to be picked up."""
        self.listing("parked")

    def do_close(self: Screen, reason: str = "") -> None:
        """Show what is still open; the interview is closed from there."""
        from interviewer.tui.screens.closing import ClosingScreen

        self.app.push_screen(ClosingScreen(self.session, reason), self.came_back)

    def do_leave(self: Screen) -> None:
        """Leave; the interview stays open."""
        self.face.leave_interview(self)

    def came_back(self: Screen, _result: object = None) -> None:
        """Show what was done on another screen."""
        self.show_all()

    def listing(self: Screen, what: str) -> None:
        """Show what a command lists."""
        if what == "help":
            self.do_help()
        elif what in ("parked", "open"):
            self.do_close()
        else:
            self.query_one(NotesList).scroll_end(animate=False)

    def do_up(self: Screen) -> None:
        """Scroll the notes up."""
        self.query_one(NotesList).scroll_page_up(animate=False)

    def do_down(self: Screen) -> None:
        """Scroll the notes down."""
        self.query_one(NotesList).scroll_page_down(animate=False)

    # A key after a key

    def do_all(self: Screen) -> None:
        """Show every command by a letter."""
        items = [
            (commands.key_name(item.letter), _(item.name)) for item in commands.by_letter().values()
        ]
        self.await_key("g", _("Press a key; Esc goes back"), [*items, ("1–9", _("follow-up"))])

    def await_key(self: Screen, prefix: str, title: str, items: Sequence[tuple[str, str]]) -> None:
        """Let the next key choose."""
        self.letters.show(title, items)
        self.line.prefix = prefix

    def letter(self: Screen, prefix: str, key: str) -> None:
        """Do what a key means after another."""
        self.letters.hide()
        key = {" ": "space"}.get(key, key)
        match prefix:
            case "g" if key.isdecimal() and key != "0":
                self.send(intents.AskFollowUp(int(key)))
            case "g" if key == "@":
                people = [(str(seat), p.r) for seat, p in enumerate(self.state.present, 1)]
                self.await_key("@", _("Who speaks"), people)
            case "g" if key == "a":
                codes = views.proposed_codes(self.state, self.session.earlier)
                self.await_key("a", _("Take a code"), list(zip("123456789", codes, strict=False)))
            case "g" if command := commands.by_letter().get(key):
                self.press(command.id)
            case "f" if key.isdecimal() and key != "0":
                self.send(intents.AskFollowUp(int(key)))
            case "b":
                blocks = conversation.blocks(self.state, self.session.earlier)
                place = MORE_KEYS.find(key) if len(key) == 1 else -1
                if 0 <= place < len(blocks):
                    self.send(intents.GoBlock(blocks[place].block.id))
            case "@" if key.isdecimal() and 0 < int(key) <= len(self.state.present):
                name = self.state.present[int(key) - 1].r
                self.took(lambda: self.session.type(f"@{name}"))
            case "a" if key.isdecimal() and key != "0":
                self.take(int(key) - 1)


def follow_up_keys(question: Question, roles: Sequence[str]) -> list[tuple[str, str]]:
    """Return the follow-ups of a question by their numbers."""
    from interviewer.guide.model import wording

    items = [wording(item.ask, roles) for item, _above in question.walk()]
    return [(str(number), ask) for number, ask in enumerate(items[:9], 1)]
