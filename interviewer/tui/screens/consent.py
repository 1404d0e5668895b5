"""The opening: what is said first, what is agreed on item by item, the facts asked once.

Everything is there as it is spoken to the respondent, in the guide's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from interviewer.guide.model import ConsentItem, Fact, wording
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext, sentence
from interviewer.interview import intents
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.text import flowing, safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.words import phrasing

if TYPE_CHECKING:
    from interviewer.store.session import Session

BURST = timedelta(milliseconds=150)
"""A letter that follows a key within this is text that is typed or pasted, no answer."""
PART = "deelname"
"""Who does not agree to this takes no part in the conversation."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask one respondent."""

    r: str
    item: ConsentItem | Fact


class FactField(Input):
    """Answers in its own key handler, so that what is typed behind Enter is not merged with it."""

    def __init__(self, answer: Callable[[str], None]) -> None:
        super().__init__(id="fact", compact=True)
        self._give = answer

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._give(self.value)


class ConsentScreen(Face[None]):
    """Goes through the items; each answer is saved at once, and can be given again."""

    PLACE = "consent"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("consent"),
        Binding("escape", "do('finish')", show=False, id="consent.escape"),
        Binding("pagedown", "scroll(1)", show=False, id="consent.pagedown"),
        Binding("pageup", "scroll(-1)", show=False, id="consent.pageup"),
    ]

    def __init__(self, session: Session, names: Mapping[str, str]) -> None:
        super().__init__()
        self.session = session
        self._names = names
        guide, people = session.state.guide, session.state.present
        consent = [Step(p.r, item) for item in guide.opening.consent for p in people]
        later = [Step(p.r, item) for item in guide.closing.consent for p in people]
        if session.state.order:  # asked at the end of the conversation
            consent += later
        facts = [Step(p.r, fact) for p in people for fact in guide.facts]
        self._steps = (*consent, *facts)
        self._at = next((i for i, s in enumerate(self._steps) if self._answer(s) == ""), 0)
        self._message = ""
        self._last_key: datetime | None = None
        self._warned = False
        """Whether it was said that items are still open."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        with VerticalScroll(id="spoken", can_focus=False):
            yield Static(markup=False, id="say")
        yield Static(markup=False, id="asked")
        yield FactField(self.answer_fact)
        yield QuietRow()
        with VerticalScroll(id="answers", can_focus=False):
            yield Static(markup=False, id="list")
        yield KeyBar("consent")

    def on_mount(self) -> None:
        """Show the first thing that is not answered yet."""
        self.show_all()

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        guide = self.session.state.guide
        self.query_one("#title", Static).update(
            Content.styled(f"{_('Opening')} · {safe(guide.title)}", "bold")
        )
        say = [Content(safe(flowing(self._spoken(guide.opening.say)), breaks=True))]
        if guide.before:
            ready = "✎ " + _("Have ready") + ": " + ", ".join(guide.before)
            say.append(Content.styled(safe(ready), "dim italic"))
        if guide.opening.note:
            note = "✎ " + _("For you") + ": " + flowing(guide.opening.note)
            say.append(Content.styled(safe(note, breaks=True), "dim italic"))
        self.query_one("#say", Static).update(Content("\n").join(filter(len, say)))
        self.query_one(KeyBar).show()
        self._show_step()

    def _show_step(self, *, refresh: bool = True) -> None:
        """Show what is asked now; `refresh`: with what is known filled in."""
        field, asked = self.query_one("#fact", Input), self.query_one("#asked", Static)
        step = self._steps[self._at] if self._at < len(self._steps) else None
        field.display = step is not None and isinstance(step.item, Fact)
        if step is None:
            asked.update(Content.styled(_("All is asked. F2 goes to the conversation."), "bold"))
            self.set_focus(None)
        else:
            place = f"{self._at + 1}/{len(self._steps)} · {step.r}"
            words = Content.styled(safe(self._ask(step)), "bold")
            asked.update(Content.styled(place, "dim") + Content("\n") + words)
            if isinstance(step.item, Fact):
                if refresh:
                    field.value = self._answer(step)
                    field.cursor_position = len(field.value)
                self.set_focus(field)
            else:
                self.set_focus(None)
        self.query_one(QuietRow).show(self._message)
        rows = [self._row(number, one) for number, one in enumerate(self._steps)]
        self.query_one("#list", Static).update(Content("\n").join(rows))
        self.query_one("#answers").scroll_to(y=max(0, self._at - 1), animate=False)

    def _row(self, number: int, step: Step) -> Content:
        answer = self._answer(step)
        sign = {"yes": "✓ " + _("yes"), "no": "✗ " + _("no"), "": "·"}
        shown = sign.get(answer, answer) if isinstance(step.item, ConsentItem) else answer or "·"
        here = "▸" if number == self._at else " "
        style = "bold" if number == self._at else ""
        return Content.styled(safe(f"{here} {step.r:<4} {step.item.id:<16} {shown}"), style)

    def _answer(self, step: Step) -> str:
        state = self.session.state
        if isinstance(step.item, ConsentItem):
            given = state.consent(step.r, step.item.id)
            return "" if given is None else "yes" if given else "no"
        value = state.respondents[step.r].facts.get(step.item.id)
        return "" if value is None else str(value)

    def _ask(self, step: Step) -> str:
        person = self.session.state.respondents[step.r]
        if isinstance(step.item, Fact):
            options = ", ".join(f"{n} {o}" for n, o in enumerate(step.item.options, start=1))
            ask = wording(step.item.ask, (person.role,))
            return f"{ask} ({options})" if options else ask
        language = self.session.state.guide.language
        return self._spoken(phrasing.consent_question(step.item, language))

    def _spoken(self, words: str) -> str:
        """Return spoken words with what the guide leaves to be filled in."""
        return phrasing.spoken(words, self._names)

    def action_scroll(self, pages: int) -> None:
        """Scroll what is said."""
        spoken = self.query_one("#spoken")
        spoken.scroll_relative(y=pages * spoken.size.height, animate=False)

    # What is answered

    def on_key(self, event: events.Key) -> None:
        """Take no letter for an answer that comes right behind another key."""
        now, before = self.face.now(), self._last_key
        self._last_key = now
        if event.is_printable and before is not None and timedelta() <= now - before < BURST:
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take nothing that is pasted for an answer."""
        event.stop()

    def do_yes(self) -> None:
        """Record that the respondent agrees."""
        self._consent(True)

    def do_no(self) -> None:
        """Record that the respondent does not agree."""
        self._consent(False)

    def _consent(self, given: bool) -> None:
        step = self._steps[self._at] if self._at < len(self._steps) else None
        if step is not None and isinstance(step.item, ConsentItem):
            self._send(intents.Consent(step.r, step.item.id, given))
            if step.item.id == PART and not given and not self._message:
                self._message = _("{r} takes no part: the conversation ends here.").format(r=step.r)
                self._show_step()

    def answer_fact(self, value: str) -> None:
        """Record a fact; an empty one stays open."""
        step = self._steps[self._at]
        if not value.strip():
            self.do_pass()
        elif isinstance(step.item, Fact):
            self._send(intents.SetFact(step.r, step.item.id, value.strip()))

    def _send(self, intent: intents.Intent) -> None:
        outcome = self.session.do(intent)
        self._message = "  ".join(sentence(problem) for problem in outcome.problems)
        done = not self._message
        if done:
            self._at = min(self._at + 1, len(self._steps))
        self._show_step(refresh=done)

    def do_pass(self) -> None:
        """Go on without an answer."""
        self._at, self._message = min(self._at + 1, len(self._steps)), ""
        self._show_step()

    def do_previous(self) -> None:
        """Go back to the one before."""
        self._at, self._message = max(self._at - 1, 0), ""
        self._show_step()

    def do_finish(self) -> None:
        """Go to the conversation; where something is open, say so first, once."""
        left = sum(self._answer(step) == "" for step in self._steps)
        if left and not self._warned:
            self._warned = True
            words = ngettext(
                "{n} item is still open; F2 again goes on",
                "{n} items are still open; F2 again goes on",
                left,
            )
            self._message = words.format(n=left)
            self._show_step(refresh=False)
        else:
            self.dismiss(None)
