"""Conditions of follow-ups in words."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.guide.model import FollowUp
from interviewer.report.sheets.conditions import condition
from interviewer.report.words import Words
from tests.report.build import BOOK


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"for": ["docent"]}, "with docent"),
        ({"if": "als er een trekker is"}, "als er een trekker is"),
        ({"when": {"short": 15}}, "if the answer is short (fewer than 15 words)"),
        ({"when": {"code": "drivers.leiderschap"}}, "if ‘leiderschap’ comes up"),
        (
            {"when": {"code": {"id": "drivers.leiderschap", "valence": "-"}}},
            "if ‘leiderschap’ as hindering comes up",
        ),
        (
            {"when": {"not_code": ["drivers.leiderschap", "design.vorm"]}},
            "if ‘leiderschap’ or ‘rechtsvorm’ has not come up",
        ),
        ({"when": {"mentions": ["RIF", "geld"]}}, "if ‘RIF’ or ‘geld’ is mentioned"),
        ({"when": {"not_mentions": "gemeente"}}, "if ‘gemeente’ is not mentioned"),
        (
            {"when": {"earlier": {"code": "design.vorm", "mentions": "stichting"}}},
            "if ‘rechtsvorm’ came up in an earlier interview; "
            "if ‘stichting’ was mentioned in an earlier interview",
        ),
        (
            {"when": {"for": ["docent", "student"], "round": 2, "after_minutes": 2.5}},
            "with docent or student; in round 2; after 2.5 minutes",
        ),
    ],
)
def test_in_words(fields: dict[str, Any], words: str) -> None:
    follow_up = FollowUp.model_validate({"ask": "Hoe?", **fields})
    assert condition(follow_up, BOOK, Words("en")) == words
