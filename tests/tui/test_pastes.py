"""What is pasted is text, whatever stands in it."""

from __future__ import annotations

import re
import sys
from itertools import accumulate

import pytest

if sys.platform == "win32":
    pytest.skip("the driver is for Unix", allow_module_level=True)

from hypothesis import assume, given
from hypothesis import strategies as st

from interviewer.tui.keyboard import Pastes

PASTE = "\x1b[200~groen \x1b[32mtekst \x07u\rrest\x1b[201~"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("abc", [(False, "abc")]),
        ("\x1b", [(False, "\x1b")]),
        ("\x1b[20~", [(False, "\x1b[20~")]),
        (f"a{PASTE}b", [(False, "a"), (True, "groen \x1b[32mtekst \x07u\rrest"), (False, "b")]),
        ("\x1b[200~\x1b[201~", [(True, "")]),
    ],
)
def test_pastes_and_keys(typed: str, found: list[tuple[bool, str]]) -> None:
    assert list(Pastes().split(typed)) == found


@given(st.lists(st.integers(min_value=1, max_value=40), max_size=8))
def test_it_does_not_matter_how_the_text_comes_in(sizes: list[int]) -> None:
    typed = f"een {PASTE}twee {PASTE}"
    cuts = set(accumulate(sizes))
    # an ESC alone is a key, and does not wait for what may follow
    starts = [found.start() for found in re.finditer(re.escape(Pastes.START), typed)]
    assume(not any({start + 1, start + 2} & cuts for start in starts))
    pastes, got = Pastes(), []
    for size in sizes:
        got += pastes.split(typed[:size])
        typed = typed[size:]
    got += pastes.split(typed)
    assert "".join(text for pasted, text in got if not pasted) == "een twee "
    assert [text for pasted, text in got if pasted] == [PASTE[6:-6]] * 2
