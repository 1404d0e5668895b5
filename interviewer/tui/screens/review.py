"""The review: an interview's notes after the talk, block by block, to code, sum up and settle.

The same screen serves a blind second coder: what the session holds back is not there to be shown.
All that is typed here becomes the typed command that does it, so plain mode can do the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import notation
from interviewer.interview.afterwards import SLOTS
from interviewer.interview.typed_line import as_line
from interviewer.tui import commands, views
from interviewer.tui.completion import Offer, Vocabulary
from interviewer.tui.completion import offer as offered
from interviewer.tui.screens.base import Face
from interviewer.tui.text import cut, safe, wrap
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.review_line import ReviewLine
from interviewer.tui.widgets.reviewed import Reviewed
from interviewer.words import review_listing
from interviewer.words.showing import shown_lines

if TYPE_CHECKING:
    from interviewer.store.session import Outcome, Session

MOST = 4
"""Rows for what goes with the chosen note."""


class ReviewScreen(Face[None]):
    """The notes of one interview, and a line that opens when something is typed."""

    PLACE = "review"
    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("review")

    def __init__(
        self, session: Session, case_name: str, names: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self._case = case_name
        self._names = names or {}
        """What stands for the placeholders of the guide."""
        self.line = ReviewLine(self)
        self._notes = Reviewed(session)
        self.asking = ""
        """What the line is for: a typed command before its words, as `:e 17`."""
        self._message = ""
        self._refused: str | None = None
        """A line that was refused and still stands."""
        self._offer: tuple[Offer | None, int] = (None, 0)
        self._vocabulary: Vocabulary | None = None
        self._leaving = False
        """Whether Esc was pressed where there was nothing to leave but the review."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        yield self._notes
        yield Static(markup=False, id="about")
        with Horizontal(id="typing"):
            yield Static(markup=False, id="who")
            yield self.line
        yield Static(markup=False, id="row")
        yield KeyBar("review")

    def on_mount(self) -> None:
        """Show the notes, at the first that has something to be done."""
        self._message = "  ".join(sentence(problem) for problem in self.session.notices)
        self.show_all()
        if not self._notes.on_something_to_do:
            self._notes.go_following()
        self._offer_left()

    def _offer_left(self) -> None:
        """Offer what was left half-typed, here or when the talk was closed."""
        left, note = self.session.offered_draft, self._notes.here
        if left.startswith(":"):
            self._open(":", left, _("Not saved yet: this line was left here. Enter does it."))
        elif left.strip():
            words = _('Not saved yet: left in the talk. ! before it makes it a memo, " a quote.')
            self._open(
                f":add {review_listing.name(note)}" if note is not None else ":", left, words
            )

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.show_all()

    def on_unmount(self) -> None:
        """Let the journal and its lock go."""
        self.keep_draft()
        self.session.leave()

    @property
    def _blind(self) -> bool:
        return self.session.sitting == "blind"

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if not self.there:
            return
        self._vocabulary = None
        self._show_title()
        self._notes.show(max(30, self.size.width - 4))
        self._show_about()
        self._show_row()
        self.query_one(KeyBar).show(self._useless())

    def _useless(self) -> frozenset[str]:
        return frozenset({"return", *(("summary", "coverage") if self._blind else ())})

    def _show_title(self) -> None:
        opened = self.session.state.opened
        what = _("Blind coding by {coder}") if self._blind else _("Review")
        words = [what.format(coder=self.session.by), self._case]
        if opened is not None:
            words.append(opened.interview)
        left = review_listing.left_line(self.session)
        room = self.size.width - len(left) - 6
        title = cut(safe(" · ".join(filter(None, words))), room)
        shown = Content.assemble((f" {title}", "bold"), "  ", (left, "dim"))
        self.query_one("#title", Static).update(shown)

    def _show_about(self) -> None:
        """Show what can be done with the chosen note: codes proposed, or coders who differ."""
        note, width = self._notes.here, max(20, self.size.width - 2)
        words = ""
        if note is not None and (item := self._notes.differing.get(note.id)) is not None:
            state = self.session.state
            words = _("{one}: {codes} (m)   {other}: {others} (t)   b both, s type").format(
                one=note.by,
                codes=review_listing.codes(note.codes, state),
                other=item.coder,
                others=review_listing.codes(item.theirs, state),
            )
        elif note is not None and self._blind:
            words = _("# codes it, 0 where no code fits")
        elif note is not None:
            words = review_listing.proposed_line(note, self.session)
            set_by = "  ".join(review_listing.setters(note, self.session.state))
            words = "\n".join(filter(None, (words, set_by)))
        self.query_one("#about", Static).update(_rows(words, width, MOST))

    def _show_row(self) -> None:
        """Show completions, else a message, else how to go on."""
        offer, chosen = self._offer
        width = max(20, self.size.width - 2)
        if offer is not None and self._refused is None:
            words = [f"[{w}]" if n == chosen else w for n, w in enumerate(offer.inserts)]
            shown = Content(cut(safe("  ".join(words[max(0, chosen - 1) :])), width))
        else:
            words_ = self._message or _("↑ ↓ go through the notes, # codes, F1 shows all keys.")
            shown = _rows(words_, width, 3)
        self.query_one("#row", Static).update(shown)

    def say(self, message: str) -> None:
        """Say something in the row above the keys."""
        self._message = message
        self._show_row()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what can be done with the note that was gone to."""
        event.stop()
        if self.there:
            self._show_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Code the note that was chosen."""
        event.stop()
        self.do_code()

    # Commands

    def do_down(self) -> None:
        """Go to the next note."""
        self._notes.action_cursor_down()

    def do_up(self) -> None:
        """Go to the note before."""
        self._notes.action_cursor_up()

    def do_following(self) -> None:
        """Go to the next note that has something to be done, from the top where none is below."""
        if not self._notes.go_following():
            self.say(_("Nothing is left to do."))

    def do_filter(self) -> None:
        """Show all notes, or what is to be coded, or to be settled."""
        self._notes.next_filter()
        words = {
            "all": _("All notes"),
            "todo": _("Not judged yet") if self._blind else _("Uncoded notes"),
            "differing": _("Where coders differ"),
        }
        self._message = words[self._notes.filter]
        self.show_all()

    def do_code(self) -> None:
        """Type codes for this note."""
        if (note := self._notes.here) is not None:
            self._open(f":k {review_listing.name(note)}", "#")

    def do_drop(self) -> None:
        """Drop a code of this note: the only one, or one that is named."""
        note = self._notes.here
        if note is None:
            return
        if len(note.codes) == 1:
            short = self.session.state.codebook.shortest(note.codes[0].code)
            self._do(f":k {review_listing.name(note)} -#{short}")
        elif note.codes:
            self._open(f":k {review_listing.name(note)}", "-#")
        else:
            self.say(_("This note has no code to drop."))

    def do_none(self) -> None:
        """Say that no code fits this note."""
        if not self._blind:
            self.say(_("Only a blind coder says so; here a note without code is just uncoded."))
        elif (note := self._notes.here) is not None:
            self._do(f":k {review_listing.name(note)} none")

    def do_take1(self) -> None:
        """Take the first proposed code."""
        self._take(1)

    def do_take2(self) -> None:
        """Take the second."""
        self._take(2)

    def do_take3(self) -> None:
        """Take the third."""
        self._take(3)

    def _take(self, place: int) -> None:
        note = self._notes.here
        if note is None:
            return
        if place not in {item.number for item in review_listing.proposed(note, self.session)}:
            self.say(_("No such code is proposed here."))
        else:
            self._do(f":y {place} {review_listing.name(note)}")

    def do_memo(self) -> None:
        """Add a memo where this note stands."""
        self._add("!")

    def do_quote(self) -> None:
        """Add a quote where this note stands."""
        self._add('"')

    def _add(self, sign: str) -> None:
        if (note := self._notes.here) is not None:
            self._open(f":add {review_listing.name(note)}", sign)

    def do_edit(self) -> None:
        """Change this note."""
        if (note := self._notes.here) is not None:
            words = notation.format(as_line(note, self.session.state.codebook))
            self._open(f":e {review_listing.name(note)}", words)

    def do_undo(self) -> None:
        """Take the last thing back."""
        self._do(":u")

    def do_command(self) -> None:
        """Type any command."""
        self._open(":", ":")

    def do_coverage(self) -> None:
        """Show what was heard of the codebook, and what was not."""
        self._read(_("Coverage"), review_listing.coverage_lines(self.session))

    def _read(self, title: str, lines: list[str]) -> None:
        from interviewer.tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(title, lines))

    def do_own(self) -> None:
        """Settle: the note's own codes stay."""
        self._settle("own")

    def do_theirs(self) -> None:
        """Settle: the blind coder's codes."""
        note = self._notes.here
        item = self._notes.differing.get(note.id) if note is not None else None
        self._settle(item.coder if item is not None else "own")

    def do_both(self) -> None:
        """Settle: the codes of both."""
        self._settle("both")

    def _settle(self, how: str) -> None:
        note = self._notes.here
        if note is None or note.id not in self._notes.differing:
            self.say(_("Nobody coded this note otherwise; nothing is to settle."))
        else:
            self._do(f":settle {review_listing.name(note)} {how}")

    def do_settle(self) -> None:
        """Settle: type the codes."""
        if (note := self._notes.here) is not None:
            self._open(f":settle {review_listing.name(note)}", "#")

    def do_summary(self) -> None:
        """Sum the interview up: the first question that has no answer, or the first."""
        state = self.session.state
        slot = next((name for name in SLOTS if not state.summary(name)), next(iter(SLOTS)))
        self._sum_up(slot)

    def _sum_up(self, slot: str) -> None:
        place = list(SLOTS).index(slot) + 1
        ask = f"{place}/{len(SLOTS)} {_(SLOTS[slot].ask)}"
        self._open(f":sum {slot}", self.session.state.summary(slot), ask)

    def do_leave(self) -> None:
        """Let the interview go."""
        self.face.leave_review(self.session)

    def do_return(self) -> None:
        """Leave when pressed twice: once is often meant for a line that was not open any more."""
        if self._leaving:
            self.do_leave()
            return
        self._leaving = True
        self.say(_("Nothing is being typed. Esc again, or q, leaves the review."))

    # The line

    def _open(self, command: str, words: str, message: str = "") -> None:
        """Have something typed; Enter does it, Esc leaves it."""
        self.asking = command
        self._message = message or _("Enter does it, Esc leaves it.")
        what = _("Sum up") if command.startswith(":sum ") else command.strip(":")
        self.query_one("#who", Static).update(Content(cut(safe(what), 10)))
        self.line.put(words, untouched=False)
        self._show_row()

    def _shut(self) -> None:
        self.asking, self._offer, self._refused = "", (None, 0), None
        self.line.put("")
        self.query_one("#who", Static).update(Content(""))

    def _as_command(self, line: str) -> str:
        """Return what stands in the line as the typed command that does it."""
        words = line.strip()
        if words.startswith(":"):
            return words
        return f"{self.asking} {words}"

    def commit(self, line: str, began: str) -> bool:
        """Do what was typed; whether the line is done with."""
        asked = self.asking
        if not asked or not self.there:
            return True
        if not self._do(self._as_command(line)):
            self._refused = line
            self._show_row()
            return False
        self._shut()
        slots = list(SLOTS)
        slot = asked.removeprefix(":sum ")
        if slot in slots[:-1] and asked != slot:
            self._sum_up(slots[slots.index(slot) + 1])
        return True

    def _do(self, command: str) -> bool:
        """Do a typed command and show what came of it; whether it was done."""
        outcome = self.session.type(command)
        problems = "  ".join(sentence(problem) for problem in outcome.problems)
        if outcome.answer == "refused":
            self.say(f"✗ {problems}")
            return False
        done = review_listing.done_words(outcome)
        self._message = problems or (f"✓ {done}" if outcome.events else done)
        self.show_all()
        self._shows(outcome)
        return True

    def _shows(self, outcome: Outcome) -> None:
        """Show what a typed command lists."""
        match outcome.show:
            case "coverage":
                self.do_coverage()
            case "uncoded":
                self._notes.filter = "todo"
                self.show_all()
            case "differences":
                self._notes.filter = "differing"
                self.show_all()
            case "notes":
                self._notes.filter = "all"
                self.show_all()
            case "help":
                self.do_help()
            case "summary":
                self.do_summary()
            case "leave":
                self.do_leave()
            case _:
                lines = shown_lines(outcome.show, self.session, self._names, outcome.sought)
                if lines is not None:
                    self._read(f":{outcome.show} {outcome.sought}".rstrip(), lines)

    def cancel(self) -> None:
        """Leave what was being typed."""
        self.session.draft("")
        self._message = ""
        self._shut()
        self._show_row()

    def typing(self, line: str) -> None:
        """Keep the half-typed line on disk, as the command that it would be."""
        if self._refused is not None and line != self._refused:
            self._refused, self._message = None, ""
            self._show_row()
        if not self.asking:
            self.session.draft("")
        elif not self.session.draft(self._as_command(line)):
            self.say(_("✗ What you type cannot be kept on disk before Enter."))

    def keep_draft(self) -> None:
        """Put what stands in the line on disk now."""
        if self.asking:
            self.session.draft(self._as_command(self.line.line))

    def moment(self) -> str:
        """Return the time of now."""
        return self.face.now().isoformat(timespec="seconds")

    def offer(self, before: str) -> Offer | None:
        """Return what could complete what stands before the cursor."""
        if (dropping := re.search(r"(?:^|\s)-#([^\s#]*)$", before)) is not None:
            return self._to_drop(dropping[1])
        if self._vocabulary is None:
            self._vocabulary = views.vocabulary(self.session.state)
        return offered(before, self._vocabulary)

    def _to_drop(self, typed: str) -> Offer | None:
        note, short = self._notes.here, self.session.state.codebook.shortest
        names = [short(mark.code) for mark in note.codes] if note is not None else []
        fitting = tuple(f"-#{name}" for name in names if name.startswith(typed) and name != typed)
        return Offer(f"-#{typed}", fitting) if fitting else None

    def show_offer(self, offer: Offer | None, chosen: int) -> None:
        """Show what could be completed to."""
        if self._offer != (offer, chosen):
            self._offer = (offer, chosen)
            if self.there:
                self._show_row()

    def press(self, command: str) -> None:
        """Do a command."""
        if self.there:
            self._leaving = self._leaving and command == "return"
            getattr(self, f"do_{command}")()

    def go(self, key: str) -> None:
        """Go through the notes, by an arrow or page key."""
        self._leaving = False
        self._notes.go(key)

    def letter(self, prefix: str, key: str) -> None:
        """Do what a key means after another; there are none here."""

    def earlier(self, step: int) -> None:
        """Nothing: the arrows are the line's while something is typed."""


def _rows(words: str, width: int, most: int) -> Content:
    """Return words in at most so many rows, with … where some were left out."""
    lines = wrap(safe(words, breaks=True), width) if words else [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width)]
    return Content("\n".join(lines))
