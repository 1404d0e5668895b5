"""The case: its syntheses beside the notes that feed them, matrix, timeline, ratings and scan.

What is typed is kept in the draft at every key, saved by a key of its own. All that is done here
is an intent of `interviewer.casework`, so the line-by-line face can do the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interviewer.casework.decide import cited
from interviewer.errors import Refused
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.tui import case_rows, commands
from interviewer.tui.case_rows import CaseRow
from interviewer.tui.screens.base import NARROW, WIDE
from interviewer.tui.screens.case_judging import JUDGED, Panel
from interviewer.tui.screens.case_writing import CaseWriting
from interviewer.tui.text import safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.synthesis import CaseLine, CaseRows, Synthesis
from interviewer.words import case_listing

if TYPE_CHECKING:
    from interviewer.store.case_session import Answer, CaseSession

SLOTS = {"-normal": 28, "-wide": 40}
"""Cells of the list of chapters, by how wide the screen is."""


class CaseScreen(CaseWriting):
    """Chapters at the left; the text, and below it notes, matrix or timeline."""

    PLACE = "case"
    AUTO_FOCUS = "#slots"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("case")

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._choosing = True
        """Whether the list of chapters is shown where there is no room for more."""
        self._shown: dict[str, list[str]] = {"slots": [], "pane": [], "beside": []}
        """List → what each of its rows stands for."""
        self._slots = CaseRows("slots", self)
        self._pane = CaseRows("pane", self)
        self._beside = CaseRows("beside", self)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        with Horizontal(id="case"):
            yield self._slots
            with Vertical(id="work"):
                yield Static(markup=False, id="chapter")
                yield self.area
                yield Static(markup=False, id="above")
                yield self._pane
                yield self._beside
        yield QuietRow()
        yield CaseLine(self)
        yield KeyBar("case")

    def on_mount(self) -> None:
        """Show the first chapter, or the one whose text was left unsaved."""
        self.query_one(CaseLine).display = False
        self.area.read_only = self.session.read_only
        if self.session.why_read_only is not None:
            self.message = sentence(self.session.why_read_only)
        elif self.session.notices:
            self.message = "  ".join(map(sentence, self.session.notices))
        left = [slot for slot in self.unsaved if slot in self.titles]
        if left:
            self.slot = left[0]
            self.message = _("Not saved yet: this text was left here. F2 saves it.")
        self.load()
        self.show_all()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.show_all()

    def on_unmount(self) -> None:
        """Let the journal and its lock go."""
        self.keep_draft()
        self.session.leave()

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        if not self.there:
            return
        judging = self.panel in JUDGED
        self.set_class(judging, "-judging")
        self.set_class(self._choosing and not judging, "-choosing")
        self._show_title()
        self._show_slots()
        self._show_pane()
        self._show_beside()
        self.query_one(QuietRow).show(self.message or self._hint())
        self.query_one(KeyBar).show(self._useless())

    def _hint(self) -> str:
        if self.panel in JUDGED:
            return _("↑ ↓ choose; w says why, r takes another round; F1 shows all keys.")
        return _("Tab goes to text and notes; Enter on a note names it in the text.")

    def _useless(self) -> frozenset[str]:
        if self.table:
            return frozenset({"save", "cite", "chapters", "notes", "matrix", "timeline", "values"})
        if self.panel in JUDGED:
            return frozenset({"save", "cite", self.panel})
        return frozenset({"partners", self.panel})

    def _show_title(self) -> None:
        words = [self.session.file.case.name]
        if self.table:
            words.append(_("with {who}: no notes on the screen").format(who=self.table))
        if self.panel in JUDGED:
            words.append(self.round_words())
        if self.session.read_only:
            words.append(_("read only"))
        title = Content.styled(safe(" " + " · ".join(words)), "bold")
        self.query_one("#title", Static).update(title)
        status = (
            "unsaved" if self.slot in self.unsaved else case_listing.status(self.session, self.slot)
        )
        chapter = Content.assemble(
            (safe(self.titles.get(self.slot, self.slot)), "bold"),
            f"  {case_rows.STATUS[status]} {case_rows.status_words(status)}",
        )
        self.query_one("#chapter", Static).update(chapter)

    def _width(self, list_: str) -> int:
        """Return the cells of a list's rows."""
        whole = self.size.width
        name = "-wide" if whole >= WIDE else "-normal"
        aside = 0 if whole < NARROW or self.panel in JUDGED else SLOTS[name]
        return max(20, (aside if list_ == "slots" and aside else whole - aside) - 4)

    def _show_slots(self) -> None:
        rows = list(case_rows.chapter_rows(self.session, self.unsaved, self._width("slots")))
        known = [row.id for row in rows]
        rows += [
            CaseRow(Content.styled(f"✎ {safe(slot)}", "bold"), slot)
            for slot in self.titles
            if slot not in known
        ]
        self._fill(self._slots, rows, self.slot)

    def _show_pane(self) -> None:
        width, session = self._width("pane"), self.session
        names = cited(self.area.text, session.desk)[0].keys()
        match self.panel:
            case "notes":
                excerpts = case_listing.placed(session, self.slot).excerpts if self.slot else ()
                title = _("Notes ({n})").format(n=len(excerpts))
                rows = list(case_rows.note_rows(session, excerpts, names, width))
            case "matrix":
                title = _("Factors by level: how often, with which valence (· is none)")
                rows = list(case_rows.matrix_rows(session, self.slot, width))
            case "timeline":
                title = _("Timeline")
                rows = list(case_rows.timeline_rows(session, names, width))
            case "values":
                title = _("Judged for the case as a whole")
                rows = list(case_rows.value_rows(session, self.round, width))
            case "scan":
                title = session.desk.scan.title if session.desk.scan else _("Scan")
                rows = list(case_rows.scan_rows(session, self.round, width, table=self.table))
        self.query_one("#above", Static).update(Content.styled(safe(title), "bold"))
        self._fill(self._pane, rows, self.chosen)

    def status_changed(self) -> None:
        """Show that a text is saved now, or is not any more."""
        self._show_title()
        self._show_slots()

    def marks_changed(self) -> None:
        """Show which notes the text names now."""
        self._show_pane()

    def _show_beside(self) -> None:
        code, help = self.judged
        width = self._width("beside")
        rows = case_rows.beside_rows(self.session, code, help, width, table=self.table)
        self._fill(self._beside, list(rows), "")

    def _fill(self, list_: CaseRows, rows: Sequence[CaseRow], chosen: str) -> None:
        """Put rows into a list; where they stand for the same, only those that changed."""
        name, ids = str(list_.id), [row.id for row in rows]
        if ids == self._shown[name] and list_.option_count == len(rows):
            for place, row in enumerate(rows):
                if list_.get_option_at_index(place).prompt != row.shown:
                    list_.replace_option_prompt_at_index(place, row.shown)
        else:
            self._shown[name] = ids
            list_.clear_options()
            list_.add_options([Option(row.shown, disabled=not row.id) for row in rows])
        if chosen and chosen in ids:
            list_.highlighted = ids.index(chosen)
        elif list_.highlighted is None:
            list_.highlighted = next((n for n, one in enumerate(ids) if one), None)

    def _at(self, list_: CaseRows) -> str:
        """What the chosen row of a list stands for."""
        ids, place = self._shown[str(list_.id)], list_.highlighted
        return ids[place] if place is not None and place < len(ids) else ""

    @property
    def chosen(self) -> str:
        """What the chosen row of the pane stands for."""
        return self._at(self._pane)

    def say(self, message: str) -> None:
        """Say something in the row above the keys."""
        self.message = message
        self.query_one(QuietRow).show(message or self._hint())

    # Going about

    def _go(self, slot: str) -> None:
        """Show another chapter; what was typed in this one is kept."""
        self.go_to(slot)
        self.message = ""
        self.show_all()
        self._pane.highlighted = next(
            (place for place, one in enumerate(self._shown["pane"]) if one), None
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the chapter that was gone to, or what goes with the item."""
        event.stop()
        if not self.there:
            return
        if event.option_list is self._slots and self._at(self._slots) not in ("", self.slot):
            self._go(self._at(self._slots))
        elif event.option_list is self._pane and self.panel in JUDGED:
            self._show_beside()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what Enter does with what was clicked."""
        event.stop()
        if isinstance(event.option_list, CaseRows):
            self.enter(event.option_list)

    def enter(self, rows: CaseRows) -> None:
        """Do what Enter means on the row that is chosen."""
        if rows is self._slots:
            if (slot := self._at(self._slots)) not in ("", self.slot):
                self._go(slot)
            self._choosing = False
            self.show_all()
            self._to(self.area)
        elif rows is self._pane and self.panel == "matrix":
            self._read_factor()
        elif rows is self._pane and self.panel in JUDGED:
            self.do_why()
        elif rows is self._pane:
            self.do_cite()

    def _to(self, widget: Synthesis | CaseRows) -> None:
        """Give a widget the keys, also one that is only laid out now."""
        self.set_focus(widget)
        if self.focused is not widget:
            self.call_after_refresh(self.set_focus, widget)

    def show_panel(self, panel: Panel) -> None:
        """Show another panel, with the interviews as they are now."""
        self.written()
        try:
            self.session.look_again()
        except Refused as refused:
            self.say("✗ " + "  ".join(map(sentence, refused.problems)))
        if self.slot not in self.titles:
            self.slot = next(iter(self.titles), "")
            self.load()
        before, self.panel = self.panel, panel
        self._choosing = False
        self.changed()
        if panel in JUDGED:
            self._to(self._pane)
        elif before in JUDGED:
            self._to(self.area)

    def _toggle(self, panel: Panel) -> None:
        if self._alone():
            self.show_panel("notes" if self.panel == panel else panel)

    def do_notes(self) -> None:
        """Show the notes of this chapter."""
        if self._alone():
            self.show_panel("notes")
            self._to(self._pane)

    def do_matrix(self) -> None:
        """Show codes by level in place of the notes, or the notes again."""
        self._toggle("matrix")

    def do_timeline(self) -> None:
        """Show the timeline in place of the notes, or the notes again."""
        self._toggle("timeline")

    def do_values(self) -> None:
        """Show what is rated and typified, or the text again."""
        self._toggle("values")

    def do_scan(self) -> None:
        """Show the scan, or the text again."""
        self._toggle("scan")

    def do_chapters(self) -> None:
        """Go to the list of chapters."""
        if not self._alone():
            return
        if self.panel in JUDGED:
            self.show_panel("notes")
        self._choosing = True
        self.show_all()
        self._to(self._slots)

    def do_further(self) -> None:
        """Choose the next note."""
        self._pane.action_cursor_down()

    def do_before(self) -> None:
        """Choose the note before."""
        self._pane.action_cursor_up()

    def do_return(self) -> None:
        """Go back: from text or notes to the chapters, from those to the study."""
        if self._alone():
            if self.panel in JUDGED or self.focused is not self._slots:
                self.do_chapters()
            else:
                self.do_leave()

    def do_leave(self) -> None:
        """Let the case go; what is unsaved is kept in the draft."""
        self.keep_draft()
        self.face.leave_case(self.session)

    # Reading

    def _read_factor(self) -> None:
        """Show the notes of the chosen factor by level."""
        code, session = self.chosen, self.session
        of = case_listing.placed(session, self.slot)
        lines: list[str] = []
        found = case_listing.case_matrix(session, of)
        texts = {one.reference: one.released.text for one in of.excerpts}
        for column, cell in zip(found.columns, dict(found.rows).get(code, ()), strict=False):
            for valence, references in cell:
                lines.append(f"{case_listing.level(column)} {valence or '·'}")
                lines += [f"  [{name}] {texts.get(name, '')}" for name in references]
        if lines:
            self._read(session.file.today.name(code), lines)

    def _read(self, title: str, lines: Sequence[str]) -> None:
        from interviewer.tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(title, lines))

    def list_of(self, answer: Answer) -> None:
        """Show what a typed command lists."""
        listed: dict[str, Callable[[], Sequence[str]]] = {
            "work": lambda: list(case_listing.work_lines(self.session)),
            "notes": lambda: list(case_listing.note_lines(self.session, answer.of)),
            "matrix": lambda: list(case_listing.matrix_lines(self.session, answer.of)),
            "timeline": lambda: list(case_listing.timeline_lines(self.session)),
        }
        self._read(f":{answer.show} {answer.of}".rstrip(), listed[answer.show]())
