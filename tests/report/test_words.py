"""Names and years as a report prints them; signs, dates and numbers stand in test_typography."""

from __future__ import annotations

import pytest

from interviewer.report.words import Words, years
from interviewer.study import Document

ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_as_one_phrase(names: list[str], text: str) -> None:
    assert ENGLISH.listed(names) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Convenant 2021-2025", "Convenant 2021–2025"),
        ("2021-02-11", "2021-02-11"),
        ("06-1234-5678-90", "06-1234-5678-90"),
        ("artikel 12345-6789", "artikel 12345-6789"),
    ],
)
def test_a_dash_between_two_years_alone(typed: str, shown: str) -> None:
    assert years(typed) == shown


def test_a_confidential_document_has_no_title() -> None:
    plan = Document(id="D1", title="Plan 2019-2024")
    assert ENGLISH.title(plan) == "Plan 2019–2024"
    secret = plan.model_copy(update={"confidential": True})
    assert ENGLISH.title(secret) == "confidential document"
