"""One of a few values, chosen with ← and →."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from interviewer.tui.text import safe


class Choice(Static, can_focus=True):
    """Shows ‹ value ›; ← → go through the values, a letter goes to the next that begins so."""

    BINDINGS = [  # noqa: RUF012
        Binding("left", "step(-1)", show=False, id="choice.before"),
        Binding("right,space", "step(1)", show=False, id="choice.after"),
    ]

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        choice: Choice
        value: str

        @property
        def control(self) -> Choice:
            """The choice."""
            return self.choice

    def __init__(
        self, values: Sequence[str], value: str = "", *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(markup=False, id=id, classes=classes)
        self._values: tuple[str, ...] = ()
        self._words: dict[str, str] = {}
        self.value = ""
        self.offer(values, value)

    def offer(
        self, values: Sequence[str], value: str = "", words: dict[str, str] | None = None
    ) -> None:
        """Let these be chosen from; `words` are what is shown for some of them."""
        self._values = tuple(values)
        self._words = words or {}
        self.value = value if value in self._values else next(iter(self._values), "")
        self._draw()

    def choose(self, value: str) -> None:
        """Choose a value, where there is one such."""
        if value in self._values:
            self.value = value
            self._draw()

    def action_step(self, step: int) -> None:
        """Go to the next or previous value."""
        if self._values:
            place = (self._values.index(self.value) + step) % len(self._values)
            self._take(self._values[place])

    def on_key(self, event: events.Key) -> None:
        """Go to the next value that begins with a letter."""
        if not event.is_printable or not event.character or event.character == " ":
            return
        place = self._values.index(self.value) + 1 if self._values else 0
        letter = event.character.casefold()
        for value in (*self._values[place:], *self._values[:place]):
            if self._words.get(value, value).casefold().startswith(letter):
                event.stop()
                self._take(value)
                return

    def _take(self, value: str) -> None:
        self.value = value
        self._draw()
        self.post_message(self.Changed(self, value))

    def _draw(self) -> None:
        shown = safe(self._words.get(self.value, self.value)) or "–"
        self.update(Content(f"‹ {shown} ›"), layout=False)
