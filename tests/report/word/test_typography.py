"""The signs of print."""

from __future__ import annotations

import pytest

from interviewer.report.word.typography import typographic
from interviewer.report.words import Words


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("foto's van 's ochtends", "foto’s van ’s ochtends"),
        ("the study's words", "the study’s words"),
        ("onder '{chapter}' en \"zo\"", "onder ‘{chapter}’ en “zo”"),
        ("en zo...", "en zo…"),
        (
            "++ sterk, - belemmerend, -- sterk; [I3-17]",
            "++ sterk, - belemmerend, -- sterk; [I3-17]",
        ),
        ("zei \"dat 't 'ergens' om gaat\".", "zei “dat ’t ‘ergens’ om gaat”."),
        ("\"'t Is niks,\" zei hij; de besturen' plan", "“’t Is niks,” zei hij; de besturen’ plan"),
        ("in '90 of \"'89\"", "in ’90 of “’89”"),
        ("'er' staat er; \" blijft open", "‘er’ staat er; ” blijft open"),
        ("“al goed” ‘zo’ – ja", "“al goed” ‘zo’ – ja"),
    ],
)
def test_signs(words: str, printed: str) -> None:
    assert typographic(words) == printed
    assert typographic(printed) == printed


def test_dates_and_numbers() -> None:
    dutch, english = Words("nl"), Words("en")
    assert dutch.date("2024-03-12") == "12 maart 2024"
    assert english.date("2024-03") == "March 2024"
    assert (dutch.number(2.5), english.number(2.5), dutch.number(75.0)) == ("2,5", "2.5", "75")
