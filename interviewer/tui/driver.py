"""The terminal driver on Unix: it survives a terminal that hangs up, stalls, or sends nonsense.

Measured on a prototype: with a closed terminal the kernel sends SIGCONT beside SIGHUP, at which
Textual starts a second writer and a second reader; its writer thread dies on the dead terminal and
its bounded queue then blocks the main thread for ever, with the journal's lock held.
"""

from __future__ import annotations

import os
import selectors
import signal
from queue import SimpleQueue
from typing import IO

from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from interviewer.tui.keyboard import Keyboard, sane


class PatientWriter(WriterThread):
    """Writes to the terminal in a thread; its queue never blocks who writes, no error ends it."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        self._terminal = file
        self._frames: SimpleQueue[str | None] = SimpleQueue()

    def write(self, text: str) -> None:
        """Put text in the queue."""
        self._frames.put(text)

    def run(self) -> None:
        """Write until told to stop; on a dead terminal what is left is dropped."""
        alive = True
        while (text := self._frames.get()) is not None:
            if not alive:
                continue
            try:
                self._terminal.write(text)
                if self._frames.empty():
                    self._terminal.flush()
            except (OSError, ValueError):
                alive = False

    def stop(self) -> None:
        """Stop after what is queued; a stalled terminal is not waited for longer than a second."""
        self._frames.put(None)
        self.join(1.0)


class SteadyDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with what dying well needs."""

    _running = False
    _writer: PatientWriter | None = None

    @property
    def _writer_thread(self) -> WriterThread | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, value: WriterThread | None) -> None:
        """Put our writer in the place of the one that the base class makes."""
        self._writer = None if value is None else PatientWriter(value._file)

    def start_application_mode(self) -> None:
        """Take the terminal, unless it is ours already (SIGCONT comes with a hang-up too)."""
        if not self._running:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._running = self._writer is not None and self._writer.is_alive()

    def stop_application_mode(self) -> None:
        """Give the terminal back, whole."""
        self._running = False
        super().stop_application_mode()

    def process_message(self, message: Message) -> None:
        """Hand on what the terminal tells, as far as it can be so."""
        told = sane(message, self._app.size)
        if told is not None:
            super().process_message(told)

    def run_input_thread(self) -> None:
        """Read keys until told to stop; a terminal that is gone is taken for a hang-up."""
        keyboard = Keyboard(self._debug, self.process_message)
        # not the default selector: kqueue cannot watch a terminal on macOS
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        # where the kernel sent SIGHUP too, the second one changes nothing
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    keyboard.feed(data)
                keyboard.tick()

    def _run_input_thread(self) -> None:
        """Read keys in a thread; an error of ours ends the screen without anybody's words."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)
