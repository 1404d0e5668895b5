"""When levels, or rounds, do not agree on a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from interviewer.interview.differences import leaning, opposed, turned

Sides = tuple[tuple[str, ...], tuple[str, ...]]


@pytest.mark.parametrize(
    ("valences", "way"),
    [(["++"], 1), (["+", "-"], 0), (["+", "--", "-"], -1), (["+-", None], 0), ([], 0)],
)
def test_it_leans_to_the_side_with_more_notes(valences: Sequence[str | None], way: int) -> None:
    assert leaning(valences) == way


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ({"a": ["+"], "b": ["-"], "c": ["+-"]}, (("a",), ("b",))),
        ({"a": ["+", "+", "-"], "b": ["+"]}, None),
        ({"a": ["+", "-"], "b": ["-"]}, None),
    ],
)
def test_levels_differ_where_two_lean_otherwise(
    said: Mapping[str, Sequence[str | None]], sides: Sides | None
) -> None:
    assert opposed(said) == sides


def test_a_round_that_leans_nowhere_is_passed_over() -> None:
    assert turned({1: ["+"], 2: ["+", "-"], 3: ["--"]}) == ((1, 1), (3, -1))
    assert turned({1: ["+"], 2: ["+-"]}) is None
