"""What stays inside of one case does not come out by another, nor as the name of a code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interviewer.analysis.shown import shown
from interviewer.analysis.today import Today
from interviewer.analysis.withheld import Withheld
from interviewer.errors import Refused
from interviewer.store.journal import Writer
from tests.report.build import held, note


def test_an_open_code_of_withheld_words_gets_a_number() -> None:
    secret = Withheld(
        [held(1, note("zonder haar was het nooit gelukt", kind="quote")).state.listing()[0]]
    )
    today = shown(Today(), ["open.zonder-haar-was-het-nooit"], secret, "[…]")
    assert today.code("open.zonder-haar-was-het-nooit") == "open.1"
    assert today.name("open.zonder-haar-was-het-nooit") == "[…]"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are followed here")
def test_nothing_is_appended_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").touch()
    (tmp_path / "study.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused) as refused:
        Writer(tmp_path / "study.jsonl")
    assert refused.value.problems[0].code == "journal-link"
