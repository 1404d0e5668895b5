"""The codes of the study: the open ones with their notes; promoted, renamed and merged by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interviewer.analysis import codes as of_study
from interviewer.analysis.codes import Change, Codes, CodeUse
from interviewer.errors import Refused
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview.events import AnyEvent
from interviewer.store.study_journal import change_codes, read_codes, undo_change
from interviewer.tui import commands
from interviewer.tui.screens.base import NARROW, TALL, Face
from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.rows import Rows
from interviewer.words.code_listing import code_change_line, use_words

if TYPE_CHECKING:
    from interviewer.store.folder import StudyFolder

COLUMN = 36
"""Cells for a code's id on a screen of usual width."""


@dataclass(frozen=True, slots=True)
class Step:
    """One value to type."""

    ask: str
    """What is asked, in the current language."""
    value: str = ""
    """What stands there to begin with."""
    check: Callable[[str], object] = str
    """Raises Refused for a value that will not do."""


class ValueLine(Input):
    """A line whose Enter counts at once: keys typed right behind it belong to the next value."""

    def on_key(self, event: events.Key) -> None:
        """Hand the value over, without a message or binding that later keys would overtake."""
        if event.key == "enter" and isinstance(self.screen, CodesScreen):
            event.stop()
            event.prevent_default()
            self.screen.take(self.value)


class CodesScreen(Face[None]):
    """A list of codes, the notes of the one that is chosen, and a line to type a value in."""

    PLACE = "codes"
    AUTO_FOCUS = "#codes"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("codes")

    def __init__(self, folder: StudyFolder) -> None:
        super().__init__()
        self._folder = folder
        self._codes, problems, _last = read_codes(folder)
        self._by = folder.study.initials
        self._every = False
        self._marked: set[str] = set()
        self._rows: tuple[CodeUse, ...] = ()
        self._message = " ".join(map(sentence, problems))
        self._steps: tuple[Step, ...] = ()
        self._given: list[str] = []
        self._make: Callable[[Codes, Sequence[str]], AnyEvent] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        yield Rows("codes")
        yield Static(markup=False, id="examples")
        yield QuietRow()
        yield ValueLine(id="new", compact=True)
        yield KeyBar("codes")

    def on_mount(self) -> None:
        """Show the open codes."""
        self.query_one("#new", Input).display = False
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.show_all()

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if not self.there:
            return
        here = self._here
        self._rows = self._codes.uses if self._every else self._codes.open
        title = _("Every code that is used") if self._every else _("Open codes of the study")
        self.query_one("#title", Static).update(
            Content.styled(f" {title} ({len(self._rows)})", "bold")
        )
        rows = self.query_one(Rows)
        rows.clear_options()
        width = max(20, self.app.size.width - 5)
        rows.add_options([Option(self._row(use, width)) for use in self._rows])
        if not self._rows:
            none = _("No code is used yet.") if self._every else _("There are no open codes.")
            rows.add_option(Option(Content(none), disabled=True))
        places = [n for n, use in enumerate(self._rows) if here and use.code == here.code]
        if self._rows:
            rows.highlighted = places[0] if places else 0
        self._show_examples()
        self._show_row()
        self.query_one(KeyBar).show(frozenset() if self._rows else frozenset({"promote", "mark"}))

    def _row(self, use: CodeUse, width: int) -> Content:
        narrow = self.app.size.width < NARROW
        counts = f"{len(use.notes)}" if narrow else use_words(use)
        mark = "✓ " if use.code in self._marked else "  "
        room = width - len(counts) - len(mark) - 2
        code = cut(safe(use.code), room if narrow else min(COLUMN, room))
        words = mark + code
        name = "" if narrow else cut(safe(use.name), room - COLUMN - 2)
        if name and not use.open:
            words = f"{mark}{code:<{COLUMN}}  {name}"
        gap = " " * max(2, width - Content(words).cell_length - len(counts))
        return Content.assemble((words, "bold" if use.open else ""), gap, (counts, "dim"))

    def _show_examples(self) -> None:
        """Show the notes of the chosen code, as many as there is room for."""
        use, lines = self._here, []
        width = max(20, self.app.size.width - 3)
        most = 3 if self.app.size.height < TALL else 6
        if use is not None:
            for note in use.notes[:most]:
                text = cut(safe(f"{note.reference}  {note.text}"), width)
                lines.append(Content(text))
            if len(use.notes) > most:
                more = _("… and {n} more: interviewer codes").format(n=len(use.notes) - most)
                lines.append(Content.styled(cut(more, width), "dim"))
        self.query_one("#examples", Static).update(Content("\n").join(lines))

    def _show_row(self) -> None:
        words = self._message
        if self._asking:
            step = self._steps[len(self._given)]
            ask = _("{ask}  Enter takes it, Esc goes back.").format(ask=step.ask)
            words = "  ".join(filter(None, (self._message, ask)))
        elif not words:
            words = _("Every note follows; what was changed can be taken back.")
        self.query_one(QuietRow).show(words)

    def say(self, message: str) -> None:
        """Say something in the row below the list."""
        self._message = message
        self._show_row()

    @property
    def _here(self) -> CodeUse | None:
        """The code that is chosen."""
        place = self.query_one(Rows).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @property
    def _asking(self) -> bool:
        return self._make is not None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the notes of the code that is chosen now."""
        event.stop()
        self._show_examples()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what one most likely wants: promote an open code, rename another."""
        event.stop()
        use = self._here
        if use is not None:
            (self.do_promote if use.open else self.do_rename)()

    # Typing a value

    def _ask(self, steps: Sequence[Step], make: Callable[[Codes, Sequence[str]], AnyEvent]) -> None:
        self._steps, self._given, self._make = tuple(steps), [], make
        self._message = ""
        self._next_step()

    def _next_step(self) -> None:
        line = self.query_one("#new", Input)
        line.value = self._steps[len(self._given)].value
        line.cursor_position = len(line.value)
        line.display = True
        self.set_focus(line)
        self._show_row()

    def _end_asking(self) -> None:
        self._steps, self._given, self._make = (), [], None
        line = self.query_one("#new", Input)
        line.display = False
        self.set_focus(self.query_one(Rows))

    def take(self, value: str) -> None:
        """Take a value; after the last one change the code."""
        if self._make is None:
            return
        try:
            self._steps[len(self._given)].check(value)
        except Refused as refused:
            self.say("✗ " + " ".join(map(sentence, refused.problems)))
            return
        self._message = ""
        self._given.append(value)
        if len(self._given) < len(self._steps):
            self._next_step()
            return
        make, given = self._make, tuple(self._given)
        self._end_asking()
        self._change(lambda codes: make(codes, given))

    def _change(self, make: Callable[[Codes], AnyEvent]) -> None:
        """Write a change, and show the codes as they stand then."""
        from interviewer.store.folder import StudyFolder

        try:
            event, before = change_codes(self._folder, make, by=self._by, now=self.face.now)
        except Refused as refused:
            self.say("✗ " + " ".join(map(sentence, refused.problems)))
            return
        self._folder = StudyFolder(self._folder.path)
        self._codes, _problems, _last = read_codes(self._folder)
        self._marked.clear()
        self._message = code_change_line(event, before)
        self.show_all()

    # Commands

    def do_promote(self) -> None:
        """Make the chosen open code one of the codebook."""
        use = self._here
        if use is None or self._asking:
            return
        if not use.open:
            self.say(_("{code} is in the codebook already.").format(code=use.code))
            return
        code, word = use.code, use.name

        def make(codes: Codes, given: Sequence[str]) -> Change:
            return of_study.promote(codes, code, given[0].strip(), given[1], given[2])

        self._ask(
            (
                Step(
                    _("Its id, beginning with a block's:"),
                    of_study.proposed_id(self._codes, use),
                    lambda typed: of_study.promote(self._codes, code, typed.strip()),
                ),
                Step(_("Its name:"), word[:1].upper() + word[1:]),
                Step(_("What it stands for (may stay empty):")),
            ),
            make,
        )

    def do_rename(self) -> None:
        """Give the chosen code another name."""
        use = self._here
        if use is None or self._asking:
            return
        code = use.code
        step = Step(
            _("Its name:"), use.name, lambda typed: of_study.rename(self._codes, code, typed)
        )
        self._ask((step,), lambda codes, given: of_study.rename(codes, code, given[0]))

    def do_mark(self) -> None:
        """Mark the chosen code, or take the mark off."""
        use = self._here
        if use is not None and not self._asking:
            self._marked ^= {use.code}
            self._message = ""
            self.show_all()

    def do_merge(self) -> None:
        """Merge the codes that are marked, else the chosen one, into another."""
        use = self._here
        if use is None or self._asking:
            return
        former = tuple(sorted(self._marked)) or (use.code,)
        step = Step(
            _("Merge {codes} into:").format(codes=", ".join(former)),
            check=lambda typed: of_study.merge(self._codes, former, typed),
        )
        self._ask((step,), lambda codes, given: of_study.merge(codes, former, given[0]))

    def do_undo(self) -> None:
        """Take the last change back."""
        if not self._asking:
            self._change(undo_change)

    def do_used(self) -> None:
        """Show every code that is used, or the open ones alone."""
        if not self._asking:
            self._every = not self._every
            self._message = ""
            self.show_all()

    def do_return(self) -> None:
        """Stop typing a value; else go back to the study."""
        if self._asking:
            self._end_asking()
            self.say("")
        else:
            self.dismiss(None)
