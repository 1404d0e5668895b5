"""How the screen ends when it is made to, in a terminal of its own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.store.session import Session

pytestmark = pytest.mark.skipif(os.name != "posix", reason="terminals and signals of Unix")

PROGRAM = """
import sys
from pathlib import Path
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
from interviewer.tui import app
study = Path(sys.argv[1])
if "break" in sys.argv:
    from interviewer.tui.screens.talk import TalkCommands
    def broken(self):
        words = self.on.line.text
        raise ValueError(words)
    TalkCommands.do_striking = broken
session = resume(StudyFolder(study), "proef", "2026-03-04-r1-r1")
sys.exit(app.run(study, session=session))
"""
PATIENCE = 20


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: _take_terminal(slave),
            env={**os.environ, "LANG": "C", "COLUMNS": "80", "LINES": "24", "TERM": "xterm"},
        )
        os.close(slave)
        self.seen = ""

    def send(self, text: str) -> None:
        os.write(self._master, text.encode())

    def until(self, done: Callable[[], bool]) -> None:
        """Read what is written until something holds."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.seen[-500:]
            if select.select([self._master], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self._master, 65536).decode(errors="replace")
                except OSError:
                    time.sleep(0.05)

    def hang_up(self) -> None:
        os.close(self._master)
        self._master = -1

    def ended(self) -> int:
        if self._master < 0:
            return self.process.wait(PATIENCE)
        self.until(lambda: self.process.poll() is not None)
        while select.select([self._master], [], [], 0.2)[0]:
            try:
                self.seen += os.read(self._master, 65536).decode(errors="replace")
            except OSError:
                break
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._master >= 0:
            os.close(self._master)


def _take_terminal(slave: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


@pytest.fixture
def draft(begin: Callable[..., Session]) -> Path:
    session = begin()
    session.type(":c deelname ja")
    session.leave()
    return session.path.with_suffix(".draft")


@pytest.fixture
def open_terminal(study: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        opened.append(Terminal(str(study), *arguments))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def half_typed(terminal: Terminal, draft: Path) -> None:
    """Wait for the screen, then type a secret and wait until it is on disk."""
    terminal.until(lambda: "Hoe begon het?" in terminal.seen)
    terminal.send("geheim")
    terminal.until(lambda: draft.exists() and draft.read_bytes().startswith(b"geheim\0"))


def test_sigterm_leaves_the_terminal_whole_and_says_how_to_go_on(
    open_terminal: Callable[..., Terminal], draft: Path
) -> None:
    terminal = open_terminal()
    half_typed(terminal, draft)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.ended() == 143
    after = terminal.seen.rpartition("\x1b[?1049l")[2]
    assert "interviewer talk proef --resume 2026-03-04-r1-r1 --study" in after
    assert "\x1b[?25h" in after
    assert "geheim" not in after
    assert draft.read_bytes().startswith(b"geheim\0")
    assert not draft.with_suffix(".lock").exists()


def test_a_closed_terminal_ends_it_and_frees_the_journal(
    open_terminal: Callable[..., Terminal], draft: Path
) -> None:
    terminal = open_terminal()
    half_typed(terminal, draft)
    terminal.hang_up()
    assert terminal.ended() == 129
    assert draft.read_bytes().startswith(b"geheim\0")
    assert not draft.with_suffix(".lock").exists()


def test_an_error_of_ours_is_one_line_without_anybodys_words(
    open_terminal: Callable[..., Terminal], draft: Path
) -> None:
    terminal = open_terminal("break")
    half_typed(terminal, draft)
    terminal.send("\x14")
    assert terminal.ended() == 1
    after = terminal.seen.rpartition("\x1b[?1049l")[2]
    assert "something went wrong (ValueError)" in after
    assert "--resume 2026-03-04-r1-r1" in after
    assert "geheim" not in after
    assert "Traceback" not in after
    assert draft.read_bytes().startswith(b"geheim\0")


def test_nonsense_from_the_terminal_costs_itself_only(
    open_terminal: Callable[..., Terminal], draft: Path
) -> None:
    terminal = open_terminal()
    half_typed(terminal, draft)
    terminal.send("\x1b[101;1:1u")
    terminal.send("-nis")
    terminal.until(lambda: draft.read_bytes().startswith(b"geheim-nis\0"))
    terminal.send("\x11")
    assert terminal.ended() == 0
