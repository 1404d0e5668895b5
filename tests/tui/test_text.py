"""Text on its way to the screen and back."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from interviewer.tui.text import cut, pasted, safe, to_line, to_text, wrap


@given(st.text())
def test_nothing_that_is_shown_can_steer_a_terminal(text: str) -> None:
    shown = safe(text)
    assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in shown)
    assert not {"\u202e", "\u2066", "\u200f"} & set(shown)


def test_what_is_harmless_stays_as_it_is() -> None:
    assert safe("Zoë zei: €5, ‘ja’ [lacht] [/b] 👩‍🏫") == "Zoë zei: €5, ‘ja’ [lacht] [/b] 👩‍🏫"


@given(st.text(st.characters(exclude_characters="\n")))
def test_a_typed_line_comes_back_from_the_note_line_as_it_was(line: str) -> None:
    assert to_line(to_text(line)) == line


def test_a_paste_keeps_its_lines_and_loses_its_control_signs() -> None:
    assert pasted("een\r\ntwee\rdrie\x1b[31m\n\n") == "een\ntwee\ndrie[31m"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(4, 40))
def test_wrapping_fits_and_loses_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(0, 20))
def test_cutting_fits(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
