"""A terminal that says it is dumb gets lines: no screen, no boxes, no escape sequences."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a terminal of one's own is made on Unix alone")


def said(*words: str) -> str:
    """Return what the program writes to a dumb terminal."""
    process, terminal = pty.fork()
    if process == 0:  # the program, with a terminal of its own
        os.environ.update(TERM="dumb", LANGUAGE="en")
        os.execv(sys.executable, [sys.executable, "-m", "interviewer", *words])
    parts = []
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        parts.append(data)
    os.close(terminal)
    os.waitpid(process, 0)
    return b"".join(parts).decode()


def is_plain(text: str) -> bool:
    return "\x1b" not in text and not any("\u2500" <= char <= "\u259f" for char in text)


def test_a_study_is_an_overview_with_what_to_type_next(study: Path) -> None:
    case = study / "transcripts" / "proef" / "case.yaml"
    case.write_text("name: Proef\nplan: [{round: 1, role: bestuur, guide: gids, n: 1}]\n")
    shown = said(str(study))
    assert is_plain(shown)
    assert "proef: Proef" in shown
    command = "interviewer talk proef --guide gids --respondent R1:bestuur --round 1 --study "
    assert command in " ".join(shown.split())


def test_the_demo_is_played_line_by_line(tmp_path: Path) -> None:
    shown = said("demo", str(tmp_path / "sample"))
    assert is_plain(shown)
    assert "saved" in shown
    assert "The Word report of the case" in shown
