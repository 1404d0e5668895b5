"""Textual's driver for a page in a browser, with the keyboard of our terminal driver.

Its own parser takes what follows an ESC within a paste for keys, and one sequence that it does not
know ends all input.
"""

from __future__ import annotations

from contextlib import suppress

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver, _ExitInput

from interviewer.tui.keyboard import Keyboard


class BrowserDriver(WebDriver):
    """Reads packets of keys and of news about the page; writes what is drawn."""

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the server is gone."""
        keyboard = Keyboard(self._debug, self.process_message)
        packets = ByteStream()
        try:
            with suppress(_ExitInput):
                for data in self._input_reader:
                    for kind, payload in packets.feed(data) if data else ():
                        if kind == "D":
                            keyboard.feed(payload)
                        else:
                            self._on_meta(kind, payload)
                    keyboard.tick()
        finally:
            self._input_reader.close()
