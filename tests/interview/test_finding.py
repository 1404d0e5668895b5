"""What is looked for at the table: notes by word and by code, codes by name and definition."""

from __future__ import annotations

import pytest

from interviewer.interview.finding import found_codes, found_notes
from tests.talk import Talk


@pytest.fixture
def talk() -> Talk:
    talk = Talk()
    talk.type(
        "De subsidies liepen af #subsidies-",
        "Met een #trekker++ en geluk",
        "!denk aan de Financiële kant",
        "het subsidiepotje #zelfbedacht",
    )
    return talk


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("subsidie", [1, 4]),
        ("financiele", [3]),
        ("geluk trekker", [2]),
        ("geluk subsidie", []),
        ("geluk", [2]),
        ("#trekker", [2]),
        ("#leiderschap", [2]),
        ("#drivers", [1, 2]),
        ("#zelf", [4]),
        ("subsidie #subsidies", [1]),
        ("#", [1, 2, 3, 4]),
        ("bestaat-niet", []),
    ],
)
def test_notes_are_found_by_word_in_any_inflection_and_by_code(
    talk: Talk, words: str, numbers: list[int]
) -> None:
    assert [note.n for note in found_notes(words, talk.state)] == numbers


def test_codes_in_use_come_first_then_the_codebook_in_its_order(talk: Talk) -> None:
    found = found_codes("", talk.state)
    used = {"drivers.leiderschap", "drivers.incentives.subsidies", "open.zelfbedacht"}
    assert set(found[:3]) == used
    assert found[3:] == ("drivers", "drivers.netwerk", "output", "output.netwerk")


@pytest.mark.parametrize(
    ("words", "first"),
    [("trek", "drivers.leiderschap"), ("#subs", "drivers.incentives.subsidies"), ("zelf", "open.")],
)
def test_a_code_is_found_by_name_or_alias(talk: Talk, words: str, first: str) -> None:
    assert found_codes(words, talk.state)[0].startswith(first)


def test_a_code_that_is_not_there_is_not_found(talk: Talk) -> None:
    assert found_codes("xyz", talk.state) == ()
