"""`check --watch` tells findings again when they change, and only then, until it is interrupted."""

from __future__ import annotations

import io
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.cli.watch import LOOK, until_changed, watch
from interviewer.reading.finding import seen

PATIENCE = 60
"""Seconds before a test gives up; nothing is measured."""

GUIDE = """\
guide: g
title: T
language: en
opening: {minutes: 5, say: Hello, consent: [deelname]}
blocks:
  - {id: a, title: A, questions: [{id: a.q, ask: "How did it begin?", codes: []}]}
"""


class Watching:
    """A running `check --watch`, with the lines that it prints."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "interviewer", "check", "--watch", *arguments],
            cwd=cwd,
            env={**os.environ, "LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            # A shell lets what it runs in the background ignore ctrl+c.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def block(self, until: str) -> list[str]:
        """Return the lines up to one that matches, or fail."""
        found = [self.lines.get(timeout=PATIENCE)]
        while not re.search(until, found[-1]):
            found.append(self.lines.get(timeout=PATIENCE))
        return found

    def end(self) -> tuple[int, str]:
        """Interrupt it; return its status and what it said on standard error."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stderr
        words = self.process.stderr.read()
        return self.process.wait(timeout=PATIENCE), words


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    (tmp_path / "study.yaml").write_text("title: T\noutlines: {case: o.yaml, cross: o.yaml}\n")
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "codebook.yaml").write_text("codebook: b\n")
    (tmp_path / "guides" / "o.yaml").write_text("outline: o\nkind: case\n")
    path = tmp_path / "guides" / "g.yaml"
    path.write_text(GUIDE)
    return path


@pytest.fixture
def watching(guide: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(*arguments, cwd=guide.parent.parent))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


@pytest.mark.skipif(os.name == "nt", reason="an interrupt is sent otherwise there")
def test_it_tells_what_changed_and_ends_quietly(
    guide: Path, watching: Callable[..., Watching]
) -> None:
    running = watching()
    (first,) = running.block("^")
    assert re.fullmatch(r"\d\d:\d\d:\d\d nothing to mend", first)

    guide.write_text(GUIDE.replace("title: A", "titel: A"))
    heading, *lines = running.block("missing-key")
    assert re.fullmatch(r"\d\d:\d\d:\d\d 2 errors, 0 warnings", heading)
    assert all(line.startswith("guides/g.yaml:6:") for line in lines)
    running.block("unknown-key")

    guide.write_text(GUIDE)
    (mended,) = running.block("^")
    assert mended.endswith(" nothing to mend")

    status, words = running.end()
    assert status == 130
    assert "Traceback" not in words and words.startswith("watching")


@pytest.mark.skipif(os.name == "nt", reason="an interrupt is sent otherwise there")
def test_a_file_that_is_not_there_yet(guide: Path, watching: Callable[..., Watching]) -> None:
    running = watching("guides/new.yaml")
    assert "unreadable" in running.block("unreadable")[-1]
    guide.with_name("new.yaml").write_text(GUIDE.replace("guide: g", "guide: new"))
    assert running.block("^")[0].endswith(" nothing to mend")
    assert running.end()[0] == 130


def test_what_leaves_the_findings_as_they_were_is_not_told(
    guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = GUIDE.replace("title: A", "titel: A")
    texts = iter((f"{GUIDE}# a remark\n", wrong, f"{wrong}# a remark\n", GUIDE))

    def change(*_: object) -> None:
        text = next(texts, None)
        if text is None:
            raise KeyboardInterrupt
        guide.write_text(text)

    monkeypatch.setattr("interviewer.cli.watch.until_changed", change)
    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        watch([guide], out)
    told = [line[9:] for line in out.getvalue().splitlines() if re.match(r"\d\d:\d\d:\d\d ", line)]
    assert told == ["nothing to mend", "2 errors, 0 warnings", "nothing to mend"]


def test_a_file_that_is_being_written_is_waited_for(
    guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = seen([guide])
    texts = iter((GUIDE, GUIDE[:20], GUIDE[:60], f"{GUIDE}# whole\n"))
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        text = next(texts, None)
        if text is not None and text != guide.read_text():
            guide.write_text(text)

    monkeypatch.setattr("interviewer.cli.watch.time.sleep", sleep)
    until_changed(lying, [guide], None)
    assert guide.read_text().endswith("# whole\n") and next(texts, None) is None
    assert slept == [LOOK] * 5


def test_what_a_check_looks_at_is_watched(guide: Path) -> None:
    study = guide.parent.parent
    paths = [guide]
    before = seen(paths)
    assert {path.name for path, _, _ in before} == {
        *("study.yaml", "codebook.yaml", "o.yaml", "g.yaml")
    }
    (study / "guides" / "card.png").write_bytes(b"x")
    with_card = seen(paths)
    assert with_card != before
    (study / "guides" / ".g.yaml.swp").write_bytes(b"x")
    (study / "notes.txt").write_text("x")
    assert seen(paths) == with_card == seen([study])
    guide.unlink()
    assert seen(paths) < with_card


def test_a_folder_without_a_study_is_watched_for_its_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GUIDE)
    (tmp_path / "a.docx").write_bytes(b"x")
    assert {path.name for path, _, _ in seen([tmp_path])} == {"a.yaml"}
