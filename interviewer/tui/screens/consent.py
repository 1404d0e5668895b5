"""The opening: what is said first, what is agreed on item by item, the facts asked once.

Everything is there as it is spoken to the respondent, in the guide's language.

An interviewer ticks quickly, so keys for yes and no that come in a burst each answer the next
item. A burst with any other letter in it is somebody typing: from that letter on it answers
nothing, and the row says so. Nor does it answer where an answer would change a closed interview.
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
from interviewer.interview.consent import PARTICIPATION
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.text import flowing, safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.words import phrasing

if TYPE_CHECKING:
    from interviewer.store.session import Session

BURST = timedelta(milliseconds=150)
"""Keys that follow each other within this belong together: quick answers, or text."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask one respondent."""

    r: str
    item: ConsentItem | Fact


class FactField(Input):
    """Answers in its own key handler, so that what is typed behind Enter is not merged with it."""

    def __init__(
        self, answer: Callable[[str], None], is_left_over: Callable[[events.Key], bool]
    ) -> None:
        super().__init__(id="fact", compact=True)
        self._give = answer
        self._is_left_over = is_left_over

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" or self._is_left_over(event):
            event.stop()
            event.prevent_default()
        if event.key == "enter":
            self._give(self.value)


class ConsentScreen(Face[None]):
    """Goes through the items; each answer is saved at once, and can be given again."""

    PLACE = "consent"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("consent"),
        Binding("pagedown", "scroll(1)", show=False, id="consent.pagedown"),
        Binding("pageup", "scroll(-1)", show=False, id="consent.pageup"),
    ]

    def __init__(self, session: Session, names: Mapping[str, str], *, again: bool = False) -> None:
        super().__init__()
        self.session = session
        self._names = names
        self._again = again
        """Whether the conversation has begun and goes on behind this."""
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
        self._typing = False
        """Whether the burst that goes on now is text."""
        self._leaving = False
        """Whether it is asked if the conversation begins with items still open."""
        self._ticked = False
        """Whether the last key answered an item or passed it."""
        self._changing: bool | None = None
        """The answer that would change a closed interview, while it is asked once more."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        with VerticalScroll(id="spoken", can_focus=False):
            yield Static(markup=False, id="say")
        yield Static(markup=False, id="asked")
        yield FactField(self.answer_fact, self._is_left_over)
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
        title = _("Consent and facts") if self._again else _("Opening")
        self.query_one("#title", Static).update(
            Content.styled(f"{title} · {safe(guide.title)}", "bold")
        )
        say = [Content(safe(flowing(self._spoken(guide.opening.say)), breaks=True))]
        if guide.opening.note:
            note = "✎ " + _("For you") + ": " + flowing(guide.opening.note)
            say.append(Content.styled(safe(note, breaks=True), "dim italic"))
        self.query_one("#say", Static).update(Content("\n").join(filter(len, say)))
        self._show_step()

    def _show_step(self, *, refresh: bool = True) -> None:
        """Show what is asked now; `refresh`: with what is known filled in."""
        field, asked = self.query_one("#fact", Input), self.query_one("#asked", Static)
        step = self._step
        field.display = step is not None and isinstance(step.item, Fact) and not self._leaving
        self.query_one(KeyBar).show(self._useless())
        if self._leaving:
            asked.update(Content.styled(self._leave_question(), "bold reverse"))
            self.set_focus(None)
        elif step is None:
            done = _("All is asked. F2 goes to the conversation.")
            asked.update(Content.styled(_("All is asked.") if self._again else done, "bold"))
            self.set_focus(None)
        elif self._changing is not None:
            question = self._change_question(step, given=self._changing)
            asked.update(Content.styled(safe(question, breaks=True), "bold reverse"))
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

    @property
    def _step(self) -> Step | None:
        """What is asked now; None: all is."""
        return self._steps[self._at] if self._at < len(self._steps) else None

    def _useless(self) -> frozenset[str]:
        """Return the commands that the key bar leaves out: letters are text where a fact is."""
        out = {"finish"} if self._again else {"return"}
        if self._leaving:
            return frozenset({"pass", "previous", "return"})
        if self._step is None or isinstance(self._step.item, Fact):
            out |= {"yes", "no"}
        return frozenset(out)

    @property
    def _open(self) -> int:
        """How many items have no answer."""
        return sum(self._answer(step) == "" for step in self._steps)

    def _leave_question(self) -> str:
        words = ngettext(
            "{n} item is still open. Begin all the same?",
            "{n} items are still open. Begin all the same?",
            self._open,
        ).format(n=self._open)
        keys = _("F2 or {yes}: begin    Esc or {no}: go on with what is open")
        return words + "\n" + keys.format(yes=_key("yes"), no=_key("no"))

    def _change_question(self, step: Step, *, given: bool) -> str:
        words = _("The interview is closed. Change {r} {item} from {before} to {after}?").format(
            r=step.r,
            item=step.item.id,
            before={"yes": _("yes"), "no": _("no")}.get(self._answer(step), "–"),
            after=_("yes") if given else _("no"),
        )
        keys = _("{key} again: change it    Esc: leave it as it is")
        return words + "\n" + keys.format(key=_key("yes" if given else "no"))

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
        """Let answers that come quickly each answer the next item, and text answer nothing."""
        in_burst = self._in_burst()
        self._typing = self._typing and in_burst
        if not event.is_printable:
            return
        answers = event.key in self._answer_keys
        self._typing = self._typing or not answers
        asks_once_more = self.session.state.closed is not None or self._leaving
        if self._typing or (in_burst and asks_once_more):
            event.stop()
            event.prevent_default()
        if self._typing:
            self._say_keys()

    def _in_burst(self) -> bool:
        """Whether a key comes right behind another; it is the last one from now on."""
        now, before = self.face.now(), self._last_key
        self._last_key = now
        return before is not None and timedelta() <= now - before < BURST

    @property
    def _answer_keys(self) -> frozenset[str]:
        keys = commands.by_key("consent").items()
        return frozenset(key for key, item in keys if item.id in ("yes", "no", "pass"))

    def _is_left_over(self, event: events.Key) -> bool:
        """Whether a key in a fact's field is one more quick answer, no text."""
        if not self._ticked:
            return False
        self._ticked = self._in_burst() and event.key in self._answer_keys
        return self._ticked

    def _say_keys(self) -> None:
        words = _("What you type answers nothing here: {yes} is yes, {no} is no, {open} leaves it.")
        self._message = words.format(yes=_key("yes"), no=_key("no"), open=_key("pass"))
        self.query_one(QuietRow).show(self._message)

    def on_paste(self, event: events.Paste) -> None:
        """Take nothing that is pasted for an answer."""
        event.stop()
        self._say_keys()

    def do_yes(self) -> None:
        """Record that the respondent agrees."""
        if self._leaving:
            self.dismiss(None)
        else:
            self._consent(True)

    def do_no(self) -> None:
        """Record that the respondent does not agree."""
        if self._leaving:
            self._go_on()
        else:
            self._consent(False)

    def _consent(self, given: bool) -> None:
        step = self._step
        if step is None or not isinstance(step.item, ConsentItem):
            return
        closed = self.session.state.closed is not None
        if closed and self._answer(step) == ("yes" if given else "no"):
            self._step_by(1)
            return
        if closed and self._changing is not given:
            self._changing, self._message = given, ""
            self._show_step()
            return
        self._changing, self._ticked = None, True
        self._send(intents.Consent(step.r, step.item.id, given))
        if self._message:
            return
        if closed:
            self._say_changed(step)
        elif step.item.id == PARTICIPATION and not given:
            self._message = _("{r} takes no part: the conversation ends here.").format(r=step.r)
            self._show_step()

    def _say_changed(self, step: Step) -> None:
        answer = self._answer(step)
        if isinstance(step.item, ConsentItem):
            answer = _("yes") if answer == "yes" else _("no")
        words = _("Changed in the closed interview: {r} {item}: {answer}")
        self._message = words.format(r=step.r, item=step.item.id, answer=answer)
        self._show_step()

    def answer_fact(self, value: str) -> None:
        """Record a fact; an empty one stays open."""
        step = self._steps[self._at]
        if not value.strip():
            self.do_pass()
        elif isinstance(step.item, Fact):
            done = self._send(intents.SetFact(step.r, step.item.id, value.strip()))
            if done and self.session.state.closed:
                self._say_changed(step)

    def _send(self, intent: intents.Intent) -> bool:
        outcome = self.session.do(intent)
        self._message = "  ".join(sentence(problem) for problem in outcome.problems)
        done = not self._message
        if done:
            self._at = min(self._at + 1, len(self._steps))
        self._show_step(refresh=done)
        return done

    def _kept(self) -> bool:
        """Record a fact that was typed and not entered; whether there is none that was refused."""
        step = self._step
        if step is None or not isinstance(step.item, Fact) or self._leaving:
            return True
        value = self.query_one("#fact", Input).value.strip()
        if not value or value == self._answer(step):
            return True
        at = self._at
        done = self._send(intents.SetFact(step.r, step.item.id, value))
        self._at = at
        return done

    def do_pass(self) -> None:
        """Go on without an answer; what was typed for a fact is one."""
        self._step_by(1)

    def do_previous(self) -> None:
        """Go back to the one before."""
        self._step_by(-1)

    def _step_by(self, step: int) -> None:
        if self._leaving or not self._kept():
            return
        self._ticked = self._step is not None and isinstance(self._step.item, ConsentItem)
        self._changing, self._message = None, ""
        self._at = max(0, min(self._at + step, len(self._steps)))
        self._show_step()

    def do_finish(self) -> None:
        """Go to the conversation; where something is open, ask that first."""
        if not self._kept():
            return
        if self._again or self._leaving or not self._open:
            self.dismiss(None)
        else:
            self._leaving, self._message = True, ""
            self._show_step()

    def do_return(self) -> None:
        """Leave what is asked once more; else go back to the conversation, or to it."""
        if self._changing is not None:
            self._changing = None
            self._show_step()
        elif self._leaving:
            self._go_on()
        else:
            self.do_finish()

    def _go_on(self) -> None:
        """Go on with the items that are open, from the first."""
        self._leaving, self._message = False, ""
        open_ = (at for at, step in enumerate(self._steps) if self._answer(step) == "")
        self._at = next(open_, self._at)
        self._show_step()


def _key(command: str) -> str:
    """Return the key of a command of this screen as it is shown."""
    keys = (item.key for item in commands.of("consent") if item.id == command)
    name = commands.key_name(next(keys, ""))
    return _(name) if name == commands.YES_KEY else name
