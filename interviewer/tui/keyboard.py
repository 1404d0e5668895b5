"""From what a terminal sends to keys and pastes: a paste is text, nonsense is lost.

For a terminal (`tui.driver`) and for a page in a browser (`serve.driver`) alike.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Size
from textual.message import Message

MOST = Size(1000, 300)
"""No terminal has more columns and rows; a size beyond it is nonsense."""


def sane(message: Message, size: Size) -> Message | None:
    """Return what a terminal tells, as far as it can be so on a screen of this size; else None.

    A size of 99,999 columns is cut to `MOST`, of none at all is dropped; so is a mouse outside the
    screen, which would take the focus from the note line.
    """
    if isinstance(message, events.Resize):
        width, height = message.size
        if width <= 0 or height <= 0:
            return None
        if width > MOST.width or height > MOST.height:
            cut = Size(min(width, MOST.width), min(height, MOST.height))
            return events.Resize(cut, cut)
    if isinstance(message, events.MouseEvent) and size.width and size.height:
        inside = 0 <= message.screen_x < size.width and 0 <= message.screen_y < size.height
        return message if inside else None
    return message


class Pastes:
    """Tells pasted text from keys: between its two marks all is one paste, whatever stands in it.

    Textual's parser takes what follows an ESC within a paste for keys, so that coloured text from
    a terminal could undo, save or quit.
    """

    START, END = "\x1b[200~", "\x1b[201~"

    def __init__(self) -> None:
        self._held = ""
        self._inside = False

    def split(self, text: str) -> Iterator[tuple[bool, str]]:
        """Yield what came, in order: whether it was pasted, and the text; a paste once, whole."""
        self._held += text
        while True:
            mark = self.END if self._inside else self.START
            before, found, after = self._held.partition(mark)
            if not found:
                break
            self._held = after
            if before or self._inside:
                yield self._inside, before
            self._inside = not self._inside
        if not self._inside:
            # the beginning of a mark may come in two pieces; ESC alone is a key and never waits
            sizes = range(len(self.START) - 1, 2, -1)
            kept = next((n for n in sizes if self._held.endswith(self.START[:n])), 0)
            keys, self._held = self._held[: len(self._held) - kept], self._held[-kept:] * bool(kept)
            if keys:
                yield False, keys


class Keyboard:
    """Makes events of the bytes that come."""

    def __init__(self, debug: bool, process: Callable[[Message], None]) -> None:
        self._debug = debug
        self._process = process
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self._pastes = Pastes()

    def feed(self, data: bytes) -> None:
        """Take bytes as they came, and hand on what they mean."""
        for pasted, text in self._pastes.split(self._decode(data)):
            if pasted:
                self._process(events.Paste(text.replace("\x00", "")))
                continue
            for char in text:
                self._take(char)

    def tick(self) -> None:
        """Hand on what waited for more that did not come, as an Esc alone."""
        for event in self._parser.tick():
            self._process(event)

    def _take(self, char: str) -> None:
        """Have one sign parsed.

        Some escape sequences crash the parser (`ESC[101;1:1u`). That costs the sequence: a new
        parser goes on behind it.
        """
        try:
            for event in self._parser.feed(char):
                self._process(event)
        except Exception:
            fresh = XTermParser(self._debug)
            for name in ("mouse_pixels", "terminal_size", "terminal_pixel_size"):
                setattr(fresh, name, getattr(self._parser, name))
            self._parser = fresh
