"""Setting an interview up: guide, round, date, how, and who is at the table or which document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from interviewer.errors import N_, Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview.state import Respondent
from interviewer.store import opening
from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session
from interviewer.study import PSEUDONYM
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.text import safe
from interviewer.tui.widgets.choice import Choice
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow

if TYPE_CHECKING:
    from interviewer.store.folder import StudyFolder

MODES = {
    "in-person": N_("in person"),
    "online": N_("online"),
    "phone": N_("by phone"),
    "paper": N_("on paper, typed up later"),
}
MOST_SEATS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known before: the case, and what the plan asks for."""

    case: str
    round: int = 0
    role: str = ""
    guide: str = ""


class SeatRow(Horizontal):
    """One respondent: pseudonym, role, level, organisation."""

    def __init__(self, seat: Seat, roles: tuple[str, ...], levels: tuple[str, ...]) -> None:
        super().__init__(classes="seat")
        self._seat = seat
        self._roles, self._levels = roles, levels

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Input(self._seat.r, compact=True, classes="name", max_length=6)
        yield Choice(("", *self._roles), self._seat.role, classes="role")
        yield Choice(("", *self._levels), self._seat.level, classes="level")
        yield Input(self._seat.organisation, compact=True, classes="organisation")

    @property
    def seat(self) -> Seat:
        """What stands in the row."""
        role, level = self.query(Choice)
        name, organisation = self.query(Input)
        return Seat(
            name.value.strip().lstrip("@").upper(),
            role.value,
            level.value,
            organisation.value.strip(),
        )

    @property
    def nameless(self) -> bool:
        """Whether something stands here, and no pseudonym."""
        seat = self.seat
        return not seat.r and bool(seat.role or seat.level or seat.organisation)

    def fill(self, person: Respondent) -> None:
        """Put what is known of someone in the row."""
        role, level = self.query(Choice)
        role.choose(person.role)
        level.choose(person.level)
        self.query(Input).last().value = person.organisation


class SetupScreen(Face[Session | None]):
    """A form; F2 begins. Ends with the session that was opened, or None."""

    PLACE = "setup"
    AUTO_FOCUS = "#guide"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("setup"),
        Binding("down", "app.focus_next", show=False, id="setup.down"),
        Binding("up", "app.focus_previous", show=False, id="setup.up"),
    ]

    def __init__(self, folder: StudyFolder, wanted: Wanted, by: str) -> None:
        super().__init__()
        self._folder = folder
        self._wanted = wanted
        self._case = folder.case(wanted.case)
        self._known: dict[str, Respondent] = {}
        self._seen: set[str] = set()
        """Who was at the table in the round that is wanted."""
        held_before = folder.case_file(wanted.case).held
        researchers = tuple(folder.study.researchers)
        last = max(held_before, key=lambda held: held.opened.at, default=None)
        only = researchers[0] if len(researchers) == 1 else ""
        self._by = by or only or (last.opened.by if last is not None else "")
        for held in held_before:
            self._known.update(held.state.respondents)
            if held.opened.round == wanted.round:
                self._seen.update(held.state.respondents)
        self._message = ""
        self._by_hand = False
        """Whether the guide was chosen at this form: then it does not follow the role."""

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        wanted, study = self._wanted, self._folder.study
        guides = self._guides()
        yield Static(markup=False, id="title")
        with VerticalScroll(id="form", can_focus=False):
            guide = wanted.guide if wanted.guide in guides else self._usual(guides)
            yield from self._field("guide", Choice(guides, guide, id="guide"))
            rounds = [str(number) for number in range(1, 10)]
            yield from self._field("round", Choice(rounds, str(self._round()), id="round"))
            date = Input(f"{self.face.now():%Y-%m-%dT%H:%M}", compact=True, id="date")
            yield from self._field("date", date)
            yield from self._field("mode", Choice(tuple(MODES), id="mode"))
            yield from self._field("by", Input(self._by, compact=True, id="by", max_length=8))
            documents = ("", *(item.id for item in self._case.documents))
            yield from self._field("document", Choice(documents, id="document"))
            yield Static(markup=False, id="people")
            level = study.roles.get(wanted.role, "")
            yield self._row(self._expected() or Seat(self._free(), wanted.role, level))
        yield Static(markup=False, id="ready")
        yield QuietRow()
        yield KeyBar("setup")

    def _field(self, name: str, field: Input | Choice) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(markup=False, id=f"{name}-label", classes="label")
            yield field

    def _row(self, seat: Seat) -> SeatRow:
        study = self._folder.study
        return SeatRow(seat, tuple(study.roles), study.levels)

    def on_mount(self) -> None:
        """Fill the form in."""
        self.show_all()

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        labels = {
            "guide": _("Guide"),
            "round": _("Round"),
            "date": _("Date"),
            "mode": _("How"),
            "by": _("Your initials"),
            "document": _("Document"),
        }
        for name, words in labels.items():
            self.query_one(f"#{name}-label", Static).update(Content(words))
        mode = self.query_one("#mode", Choice)
        mode.offer(tuple(MODES), mode.value, {key: _(words) for key, words in MODES.items()})
        document = self.query_one("#document", Choice)
        titles = {item.id: f"{item.id} {item.title}" for item in self._case.documents}
        ids = ("", *titles)
        document.offer(ids, document.value, {"": _("none: a conversation"), **titles})
        self.query_one("#title", Static).update(
            Content.styled(f"{_('New interview')} · {safe(self._case.name)}", "bold")
        )
        people = _("At the table: pseudonym, role, level, organisation")
        if self._known:
            known = ", ".join(f"{p.r} {p.role}".strip() for p in self._sorted())
            people += "\n" + _("Known in this case: {names}").format(names=known)
        self.query_one("#people", Static).update(Content(safe(people, breaks=True)))
        for field in self.query(".organisation").results(Input):
            field.placeholder = _("organisation")
        self._show_ready()
        self._show_row()
        self.query_one(KeyBar).show()

    def _show_ready(self) -> None:
        """Show what the guide asks to have ready, before anyone sits at the table."""
        try:
            ready = self._folder.guide(self.query_one("#guide", Choice).value).before
        except Refused:
            ready = ()
        words = "✎ " + _("Have ready") + ": " + "; ".join(ready) if ready else ""
        self.query_one("#ready", Static).update(Content.styled(safe(words), "dim italic"))

    def _show_row(self) -> None:
        words = self._message or self._unknown()
        words = words or _("Tab or ↓ to the next, ← → choose, F2 begins, Esc goes back.")
        self.query_one(QuietRow).show(words)

    def _unknown(self) -> str:
        """Return what is to be said of initials that the study does not name."""
        by = self.query_one("#by", Input).value.strip()
        return " ".join(map(sentence, opening.unknown_researcher(by, self._folder.study)))

    # What is offered

    def _guides(self) -> tuple[str, ...]:
        """Return the guides, those that fit what is wanted first."""
        names = tuple(dict.fromkeys(guide for guide, _language in self._folder.guides()))
        return tuple(sorted(names, key=lambda name: not self._fits(name)))

    def _usual(self, names: tuple[str, ...]) -> str:
        """Return the round's own guide, else the first for a conversation with one respondent."""
        own = f"ronde-{self._round()}"
        if own in names:
            return own
        return next((name for name in names if self._for_one(name)), "")

    def _for_one(self, name: str) -> bool:
        """Whether a guide is neither for documents nor for a group."""
        try:
            guide = self._folder.guide(name)
        except Refused:
            return False
        return guide.for_conversation and not guide.for_group

    def _fits(self, name: str, *, document: bool = False) -> bool:
        """Whether a guide is for a conversation (it has words to open it), round and role."""
        try:
            guide = self._folder.guide(name)
        except Refused:
            return False
        talks = bool(guide.opening.say or guide.opening.consent)
        meant = not guide.respondents or self._wanted.role in (*guide.respondents, "")
        return talks is not document and meant and guide.round in (None, self._round(), 0)

    def _round(self) -> int:
        return self._wanted.round or 1

    def _expected(self) -> Seat | None:
        """Return someone of the planned role who is known, and not seen in a later round yet."""
        for person in self._sorted() if self._round() > 1 else ():
            if person.role == self._wanted.role and person.r not in self._seen:
                return Seat(person.r, person.role, person.level, person.organisation)
        return None

    def _sorted(self) -> list[Respondent]:
        return sorted(self._known.values(), key=lambda person: (len(person.r), person.r))

    def _free(self, taken: tuple[str, ...] = ()) -> str:
        """Return the first R-number that nobody in the case has."""
        used = {*self._known, *taken}
        return next(f"R{n}" for n in range(1, 1000) if f"R{n}" not in used)

    # What is filled in

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Let the level follow the role, and the round the guide."""
        choice = event.choice
        if choice.has_class("role") and isinstance(choice.parent, SeatRow):
            level = self._folder.study.roles.get(event.value, "")
            choice.parent.query(Choice).last().choose(level)
            self._suggest_guide(event.value)
        elif choice.id == "guide":
            self._by_hand = True
            try:
                guide = self._folder.guide(event.value)
            except Refused as refused:
                self._refused(refused)
                return
            self._message = ""
            if guide.round:
                self.query_one("#round", Choice).choose(str(guide.round))
            self._show_ready()
            self._show_row()
        elif choice.id == "document":
            guides = self.query_one("#guide", Choice)
            if not self._fits(guides.value, document=bool(event.value)):
                wanted = bool(event.value)
                fits = (name for name in self._guides() if self._fits(name, document=wanted))
                guides.choose(next(fits, guides.value))
                self._show_ready()
            for row in self.query(SeatRow):
                row.display = not event.value
            self.query_one("#people").display = not event.value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fill in who is known, and keep one empty row at the end."""
        row = event.input.parent
        if event.input.id == "by":
            self._message = ""
            self._show_row()
        if not isinstance(row, SeatRow) or not event.input.has_class("name"):
            return
        if person := self._known.get(row.seat.r):
            row.fill(person)
        self._one_more_row()
        self._message = ""
        self._check_names()
        self._show_row()

    def _suggest_guide(self, role: str) -> None:
        """Choose the round's guide that is written for the role of the only one at the table."""
        if self._by_hand or self._wanted.guide:
            return
        if len({row.seat.role for row in self.query(SeatRow) if row.is_mounted} - {""}) > 1:
            return
        guides, number = (
            self.query_one("#guide", Choice),
            int(self.query_one("#round", Choice).value),
        )
        for name in self._guides():
            if self._for_one(name):
                guide = self._folder.guide(name)
                if role in guide.respondents and guide.round in (None, number):
                    break
        else:
            name = self._usual(self._guides())
        if name and name != guides.value:
            guides.choose(name)
            self._message = _("Guide {guide} goes with {role}.").format(guide=name, role=role)
            self._show_ready()
            self._show_row()

    def _check_names(self) -> bool:
        """Say at once which name is no pseudonym, so that nobody's own name gets in."""
        names = (row.seat.r for row in self.query(SeatRow) if row.is_mounted and row.display)
        wrong = [name for name in names if name and not re.fullmatch(PSEUDONYM, name)]
        if wrong:
            self._refused(refuse("bad-pseudonym", name=wrong[0]))
        return not wrong

    def _check_filled(self) -> bool:
        """Say what is still to be filled in: initials, and a pseudonym for each respondent."""
        missing = ""
        if any(row.display and row.nameless for row in self.query(SeatRow)):
            missing = _("A respondent has no pseudonym: type one, as R2, or clear the row.")
        elif not self.query_one("#by", Input).value.strip():
            missing = _("Your initials are missing: who takes the notes?")
        if missing:
            self._message = f"✗ {missing}"
            self._show_row()
        return not missing

    def _one_more_row(self) -> None:
        rows = list(self.query(SeatRow))
        if len(rows) < MOST_SEATS and all(row.is_mounted and row.seat.r for row in rows):
            self.query_one("#form").mount(self._row(Seat("")))

    def on_key(self, event: events.Key) -> None:
        """In an empty name, → fills in the next free pseudonym."""
        field = self.focused
        if (
            event.key == "right"
            and isinstance(field, Input)
            and field.has_class("name")
            and not field.value
        ):
            event.stop()
            field.value = self._free(tuple(row.seat.r for row in self.query(SeatRow)))
            field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.focus_next()

    # Commands

    def do_start(self) -> None:
        """Open the interview."""
        if not self._check_names() or not self._check_filled():
            return
        document = self.query_one("#document", Choice).value or None
        seats = tuple(row.seat for row in self.query(SeatRow) if row.seat.r)
        mode = self.query_one("#mode", Choice).value
        plan = Plan(
            guide=self.query_one("#guide", Choice).value,
            respondents=() if document else seats,
            document=document,
            round=int(self.query_one("#round", Choice).value),
            held=self.query_one("#date", Input).value.strip(),
            mode=mode,  # type: ignore[arg-type]
            by=self.query_one("#by", Input).value.strip(),
        )
        try:
            opened = opening.open_new(self._folder, self._wanted.case, plan, self.face.now)
        except Refused as refused:
            self._refused(refused)
        else:
            self.dismiss(opened)

    def do_prepare(self) -> None:
        """Show all that the case holds, for the interview as it is filled in so far."""
        document = self.query_one("#document", Choice).value
        rows = (row.seat for row in self.query(SeatRow))
        self.face.prepare(
            self._wanted.case,
            guide=self.query_one("#guide", Choice).value,
            round=int(self.query_one("#round", Choice).value),
            seats=() if document else tuple(seat for seat in rows if seat.r),
        )

    def say(self, message: str) -> None:
        """Say something in the row below the form."""
        self._message = message
        self._show_row()

    def do_return(self) -> None:
        """Go back without opening anything."""
        self.dismiss(None)

    def do_leave(self) -> None:
        """Go back without opening anything."""
        self.dismiss(None)

    def _refused(self, refused: Refused) -> None:
        self._message = "✗ " + "  ".join(sentence(problem) for problem in refused.problems)
        self._show_row()
