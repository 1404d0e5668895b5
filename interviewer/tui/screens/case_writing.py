"""The text of a synthesis on the case screen: kept on disk at every key, saved, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviewer.casework import intents
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview.notation import clean
from interviewer.tui.screens.case_judging import JUDGED, CaseJudging
from interviewer.tui.widgets.synthesis import CaseRows, Synthesis

if TYPE_CHECKING:
    from interviewer.store.case_session import CaseSession


class CaseWriting(CaseJudging):
    """Commands of the text. A chapter's unsaved text stays its own when another is gone to."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self.slot = next((chapter.id for chapter in session.outline.chapters), "")
        """The chapter whose text is shown."""
        self.unsaved: dict[str, str] = dict(session.left)
        """Slot → its text, where that is not what is saved."""
        self.area = Synthesis(self)
        self._giving_up = ""
        self._loaded = ""
        """The chapter whose text the field holds; none before there is one."""

    @property
    def titles(self) -> dict[str, str]:
        """Each chapter with its title; also those that are gone and of which a text was left."""
        titles = {chapter.id: chapter.title for chapter in self.session.outline.chapters}
        return titles | {slot: slot for slot in self.unsaved if slot not in titles}

    def press(self, command: str) -> None:
        """Do a command."""
        self.action_do(command)

    def enter(self, rows: CaseRows) -> None:
        """Do what Enter means on the row that is chosen."""
        raise NotImplementedError

    def status_changed(self) -> None:
        """Show that a text is saved now, or is not any more."""
        raise NotImplementedError

    def marks_changed(self) -> None:
        """Show which notes the text names now."""
        raise NotImplementedError

    def changed(self, told: str = "") -> None:
        """Show everything after something was judged, written or taken back."""
        if self.slot not in self.unsaved and self.area.text.strip() != self.saved:
            self.load()
        self.message = told
        self.show_all()

    def go_to(self, slot: str) -> None:
        """Show the text of another chapter; what was typed in this one is kept."""
        self.written()
        self._giving_up = ""
        self.slot = slot
        self.load()

    @property
    def saved(self) -> str:
        """The text that is saved of this chapter."""
        written = self.session.work.syntheses.get(self.slot)
        return written.text.strip() if written else ""

    def load(self) -> None:
        """Put the chapter's text where it can be written on."""
        self._loaded = self.slot
        self.area.text = self.unsaved.get(self.slot, self.saved)
        self.area.move_cursor(self.area.document.end)

    def written(self) -> None:
        """Keep what stands in the text on disk; called after each change of it."""
        mine = self.there and bool(self.slot) and self._loaded == self.slot
        if not mine or self.session.read_only:
            return
        text, before = self.area.text, self.unsaved.get(self.slot)
        if text.strip() == self.saved:
            self.unsaved.pop(self.slot, None)
        else:
            self.unsaved[self.slot] = text
        if self.unsaved.get(self.slot) == before:
            return
        if not self.session.draft(self.unsaved):
            self.say(_("✗ What you type cannot be kept on disk before it is saved."))
        if (before is None) != (self.slot not in self.unsaved):
            self.status_changed()

    def keep_draft(self) -> None:
        """Put what stands in the text on disk now."""
        self.written()

    def do_save(self) -> None:
        """Save the synthesis; a refused one stays as it is, the cursor at the place."""
        if self.panel in JUDGED or not self._alone():
            return
        self.written()
        text = clean(self.area.text).strip()
        if text == self.saved:
            self.unsaved.pop(self.slot, None)
            self.session.draft(self.unsaved)
            self.changed(_("Nothing is to be saved here."))
            return
        answer = self.session.do(intents.Synthesise(self.slot, text))
        if answer.answer == "refused":
            self.tell(answer)
            found = self.session.desk.withheld.found(self.area.text)
            if found:
                before = self.area.text[: found[0][0]]
                self.area.move_cursor((before.count("\n"), len(before.rpartition("\n")[2])))
            return
        self.unsaved.pop(self.slot, None)
        self.session.draft(self.unsaved)
        words = _("✓ saved: {slot}").format(slot=self.titles.get(self.slot, self.slot))
        self.message = "  ".join((words, *map(sentence, answer.problems)))
        self.show_all()

    def do_drop(self) -> None:
        """Give an unsaved text up, when asked twice."""
        if self.slot not in self.unsaved:
            self.say(_("This text is saved."))
        elif self._giving_up != self.slot:
            self._giving_up = self.slot
            self.say(_("x once more gives this unsaved text up, for what was saved last."))
        else:
            self._giving_up = ""
            self.unsaved.pop(self.slot)
            self.session.draft(self.unsaved)
            self.changed(_("Given up; what was saved stands here."))

    def do_cite(self) -> None:
        """Put the reference of the chosen note into the text."""
        if self.panel not in ("notes", "timeline") or not self.chosen:
            self.say(_("Choose a note first: F5 lists them."))
        elif not self.say_if_read_only():
            self.area.cite(self.chosen)
            self.written()
            self.set_focus(self.area)
            self.marks_changed()
