"""The user's own keys: what is followed, and what is said of what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.tui.keymap import keymap, read_keymap

GOOD = """\
interview.next: f12, ctrl+n
interview.probes: [ctrl+e]
help: [f1, ctrl+y]      # on every screen
start.add: a
start.report: d
review.memo: "*"
"""


def test_keys_are_given_to_commands() -> None:
    found = keymap(GOOD, "keys.yaml")
    assert found.problems == ()
    assert found.keys["interview.next"] == "f12,ctrl+n"
    assert found.keys["interview.probes"] == "ctrl+e"
    assert found.keys["start.help"] == found.keys["interview.help"] == "f1,ctrl+y"
    assert (found.keys["start.add"], found.keys["start.report"]) == ("a", "d")
    assert found.keys["review.memo"] == "asterisk"


@pytest.mark.parametrize(
    ("line", "code", "about"),
    [
        ("interview.nekst: f12", "no-such-command", ("nearest", "interview.next")),
        ("nekst: f12", "no-such-command", ("nearest", "next")),
        ("weg.next: f12", "no-such-command", ("name", "weg.next")),
        (".next: f12", "no-such-command", ("nearest", "next")),
        ("interview.next: f99", "no-such-key", ("nearest", "f9")),
        ("interview.next: hyper+f2", "no-such-key", ("key", "hyper+f2")),
        ("interview.next: []", "no-such-key", ("key", "")),
        ("interview.next:", "no-such-key", ("key", "")),
        ("interview.next: ctrl+h", "key-of-terminal", ("key", "ctrl+h")),
        ("interview.next: alt+n", "key-of-terminal", ("key", "alt+n")),
        ("interview.next: n", "key-is-typed", ("key", "n")),
        ("interview.next: enter", "key-is-typed", ("key", "enter")),
        ("interview.next: '?'", "key-is-typed", ("key", "question_mark")),
        ("interview.next: f3", "key-twice", ("other", "interview.back")),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_line_and_the_rest_counts(
    line: str, code: str, about: tuple[str, str]
) -> None:
    found = keymap(f"start.new: w\n{line}\nstart.quit: x\n", "keys.yaml")
    first = found.problems[0]
    assert (first.code, first.params.get(about[0])) == (code, about[1])
    assert first.place is not None and first.place.line == 2
    assert found.keys["start.new"] == "w"
    assert "interview.next" not in found.keys
    assert [problem.code for problem in found.problems[1:]] == ["no-such-command"]


def test_two_commands_may_change_places() -> None:
    found = keymap("interview.next: f3\ninterview.back: f2\n", "keys.yaml")
    assert found.problems == ()
    assert found.keys == {"interview.next": "f3", "interview.back": "f2"}


@pytest.mark.parametrize(
    "text", ["", "# niets\n", "- a\n", "a: [", "just words", "1: f2", "? [a]\n"]
)
def test_no_text_breaks_it(text: str) -> None:
    found = keymap(text, "keys.yaml")
    assert found.keys == {}
    assert bool(found.problems) == bool(text.strip(" #niets\n"))


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "keys.yaml").problems == ()
    assert read_keymap(tmp_path).problems[0].code == "unreadable"
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xff")
    assert read_keymap(tmp_path / "bad.yaml").problems[0].code == "unreadable"
