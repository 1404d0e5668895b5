"""What is judged on the case screen: public value, the typology, the scan; alone or at a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual.widget import Widget
from textual.widgets import Input

from interviewer.casework import intents
from interviewer.errors import Problem
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.tui import case_rows
from interviewer.tui.screens.base import Face
from interviewer.words import case_listing

if TYPE_CHECKING:
    from interviewer.guide.scan import ScanItem
    from interviewer.store.case_session import Answer, CaseSession

Panel = Literal["notes", "matrix", "timeline", "values", "scan"]
JUDGED: tuple[Panel, ...] = ("values", "scan")
"""Panels that take the whole width: nothing is written beside them."""


class CaseJudging(Face[None]):
    """Commands that rate, place and answer, and the line in which a why is typed."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.session = session
        self.panel: Panel = "notes"
        self.round: int | None = max(case_listing.rounds(session), default=None)
        """The round that is judged."""
        self.table = ""
        """Who sits at the table, in words; then nobody's notes are on the screen."""
        self.message = ""
        self._asking: Callable[[str], None] | None = None
        self._came_from: Widget | None = None

    @property
    def chosen(self) -> str:
        """What the chosen row of the pane stands for."""
        raise NotImplementedError

    def show_panel(self, panel: Panel) -> None:
        """Show another panel."""
        raise NotImplementedError

    def changed(self, told: str = "") -> None:
        """Show everything after something was judged, written or taken back."""
        raise NotImplementedError

    # The line below

    def ask(self, question: str, value: str, then: Callable[[str], None]) -> None:
        """Have something typed; Enter takes it, Esc leaves it."""
        line = self.query_one("#new", Input)
        if self._asking is None:
            self._came_from = self.focused
        self._asking = then
        line.display = True
        line.value = value
        line.cursor_position = len(value)
        self.set_focus(line)
        self.say(_("{ask}  Enter takes it, Esc goes back.").format(ask=question))

    def put_by(self) -> None:
        """Leave the line below."""
        if self._asking is None:
            return
        self._asking = None
        self.query_one("#new", Input).display = False
        self.set_focus(self._came_from)
        self.say("")

    def take(self, value: str) -> None:
        """Take what was typed in the line below."""
        then = self._asking
        self.put_by()
        if then is not None:
            then(value.strip())

    # Doing

    def do_intent(self, intent: intents.Intent) -> bool:
        """Carry an intent out and show what came of it; whether it was done."""
        return self.tell(self.session.do(intent))

    def tell(self, answer: Answer) -> bool:
        """Show what came of an intent; whether it was done."""
        problems = "  ".join(map(sentence, answer.problems))
        if answer.answer == "refused":
            self.say(f"✗ {problems}")
            return False
        self.changed("  ".join(filter(None, (f"✓ {answer.text}", problems))))
        return True

    def say_if_read_only(self) -> bool:
        """Whether the case can only be read; says why."""
        if self.session.why_read_only is not None:
            self.say(f"✗ {sentence(self.session.why_read_only)}")
        return self.session.read_only

    def do_round(self) -> None:
        """Judge the next of the case's rounds, or none in particular."""
        known: list[int | None] = [None, *(case_listing.rounds(self.session) or (1,))]
        place = known.index(self.round) if self.round in known else 0
        self.round = known[(place + 1) % len(known)]
        self.changed(self.round_words())

    def round_words(self) -> str:
        """Return which round is judged."""
        if self.round is None:
            return _("without a round")
        return _("round {number}").format(number=self.round)

    # Public value and typology

    def do_intense(self) -> None:
        """Rate the chosen code ++."""
        self._rate("++")

    def do_somewhat(self) -> None:
        """Rate the chosen code +."""
        self._rate("+")

    def do_absent(self) -> None:
        """Rate the chosen code empty."""
        self._rate("0")

    def _rate(self, value: str) -> None:
        code = self.chosen
        if self.panel != "values" or code in ("", case_rows.TYPE):
            self.say(_("Choose a code of public value first: F8 lists them."))
            return
        now = case_rows.rated_now(self.session, code, self.round)
        self.do_intent(intents.Rate(code, value, self.round, now.why if now else ""))

    def do_typify(self) -> None:
        """Place the case in the typology: choose, then the phase, then why."""
        from interviewer.tui.screens.pick import PickRow, PickScreen

        if not self._alone():
            return
        if self.say_if_read_only():
            return
        words = case_listing.PLACED
        rows = [
            PickRow(
                f"{_(words[one])} × {_(words[other])}",
                act=lambda one=one, other=other: self._phase(one, other),  # type: ignore[misc]
            )
            for one in intents.ORIENTATIONS
            for other in intents.OBJECTS
        ]
        self.app.push_screen(
            PickScreen(
                _("The place of the case in the typology"),
                lambda sought: [row for row in rows if sought.casefold() in row.words.casefold()],
            )
        )

    def _phase(self, orientation: str, towards: str) -> None:
        now = self.session.work.typings.get(self.round)

        def then(phase: str) -> None:
            self.ask(_("Why?"), now.why if now else "", lambda why: place(phase, why))

        def place(phase: str, why: str) -> None:
            self.do_intent(intents.Typify(orientation, towards, phase, self.round, why))

        self.ask(
            _("In which phase is it, in a word? May be empty."), (now and now.phase) or "", then
        )

    # The scan

    @property
    def item(self) -> ScanItem | None:
        """The item of the scan that is chosen."""
        scan = self.session.desk.scan
        return scan.item(self.chosen) if scan and self.panel == "scan" and self.chosen else None

    @property
    def judged(self) -> tuple[str, str]:
        """The code of what is chosen to be judged, and what helps to judge it."""
        if (item := self.item) is not None:
            return item.code, item.help
        if self.panel != "values" or self.chosen in ("", case_rows.TYPE):
            return "", ""
        book = self.session.file.today.codebook.by_id
        return self.chosen, book[self.chosen].definition if self.chosen in book else ""

    def do_yes(self) -> None:
        """Say that the chosen item holds."""
        self._answer("yes")

    def do_partly(self) -> None:
        """Say that it holds partly."""
        self._answer("partly")

    def do_no(self) -> None:
        """Say that it does not hold."""
        self._answer("no")

    def do_unknown(self) -> None:
        """Say that nobody knows."""
        self._answer("unknown")

    def do_directing(self) -> None:
        """Say that the chosen item gave direction, or not any more."""
        self._answer(turn=True)

    def _answer(self, holds: str = "", *, turn: bool = False, why: str | None = None) -> None:
        """Answer the chosen item; what is not said anew stays as it was answered."""
        item = self.item
        if item is None:
            self.say(_("Choose an item of the scan first: F9 lists them."))
            return
        now = case_rows.answered(self.session, item, self.round, table=self.table)
        kept = (now.with_ or "") if now and not holds else ""
        self.do_intent(
            intents.Scan(
                item.id,
                holds or (now.holds if now else "unknown"),
                bool(now and now.directing) != turn,
                self.round,
                self.table or kept,
                why if why is not None else now.why if now else "",
            )
        )

    def do_why(self) -> None:
        """Say why the chosen one was rated, placed or answered so."""
        chosen, work = self.chosen, self.session.work
        if (item := self.item) is not None:
            now = case_rows.answered(self.session, item, self.round, table=self.table)
            self.ask(_("Why?"), now.why if now else "", lambda why: self._answer(why=why))
        elif self.panel != "values" or not chosen:
            self.say(_("Choose what is judged first: F8 or F9 lists it."))
        elif chosen == case_rows.TYPE:
            if (placed := work.typings.get(self.round)) is None:
                self.do_typify()
                return
            where = (placed.orientation, placed.object, placed.phase or "", self.round)
            self.ask(_("Why?"), placed.why, lambda why: self._done(intents.Typify(*where, why)))
        elif (rated := case_rows.rated_now(self.session, chosen, self.round)) is None:
            self.say(_("Rate it first: 2 is ++, 1 is +, 0 is absent."))
        else:
            value = rated.value or "0"
            self.ask(
                _("Why?"),
                rated.why,
                lambda why: self._done(intents.Rate(chosen, value, self.round, why)),
            )

    def _done(self, intent: intents.Intent) -> None:
        self.do_intent(intent)

    # Partners at the table

    def do_partners(self) -> None:
        """Take all notes off the screen and answer the scan with partners; or end that."""
        if self.table:
            self.table = ""
            self.changed(_("Alone again: notes can be shown."))
            return
        self.table = _("partners")
        self.show_panel("scan")

        def name(who: str) -> None:
            self.table = who or _("partners")
            self.changed(_("Nobody's notes are on the screen. F12 ends that."))

        self.ask(_("Who is at the table?"), self.table, name)

    def _alone(self) -> bool:
        """Whether notes may be shown; says so where not."""
        if self.table:
            self.say(_("Partners are at the table: F12 ends that, then notes can be shown."))
        return not self.table

    # Any command

    def do_undo(self) -> None:
        """Take back the last thing done in this session."""
        self.do_intent(intents.Undo())

    def do_command(self) -> None:
        """Type any command."""
        self._command(":")

    def _command(self, value: str, problems: tuple[Problem, ...] = ()) -> None:
        told = "  ".join(map(sentence, problems)) or _(":? lists the commands.")
        self.ask(("✗ " if problems else "") + told, value, self._typed)

    def _typed(self, line: str) -> None:
        answer = self.session.type(line)
        if answer.answer == "refused":
            self._command(line, answer.problems)
        elif not answer.show:
            self.tell(answer)
        elif answer.show == "help":
            self.do_help()
        elif self._alone():
            self.list_of(answer)

    def list_of(self, answer: Answer) -> None:
        """Show what a typed command lists."""
        raise NotImplementedError
