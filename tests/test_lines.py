"""Lines for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import Place, Problem
from interviewer.i18n import use_language
from interviewer.lines import format_problem, harmless


def test_form() -> None:
    place = Place("guides/g.yaml", 12, 7, "blocks[0].aks")
    params = {"key": "aks", "known": "ask, codes", "nearest": "ask"}
    assert format_problem(Problem("unknown-key", params, place)) == (
        "guides/g.yaml:12:7: error unknown-key blocks[0].aks: there is no key 'aks' here"
        " – known keys: ask, codes; did you mean 'ask'?"
    )


def test_level_and_code_are_never_translated() -> None:
    use_language("nl")
    problem = Problem("duplicate-key", {"key": "a", "line": 1}, Place("f"), "warning")
    assert format_problem(problem).startswith("f:1:1: warning duplicate-key ")


@given(st.text())
def test_whatever_a_user_wrote_is_harmless(text: str) -> None:
    params = {"key": text, "known": text, "nearest": text}
    line = format_problem(Problem("unknown-key", params, Place(text, path=text)))
    assert len(line.splitlines()) == 1
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in line)
    line.encode("utf-8")


def test_letters_and_signs_of_any_script_stay_as_they_are() -> None:
    assert harmless("Één – “ja” 日本 ✓") == "Één – “ja” 日本 ✓"
