"""Words that stay inside are found again in what a researcher wrote."""

from __future__ import annotations

from interviewer.analysis.withheld import Withheld
from interviewer.interview.state import Note
from tests.report.build import held, note


def noted(text: str, kind: str = "quote") -> Note:
    return held(1, note(text, kind=kind)).state.listing()[0]


def left(withheld: Withheld, text: str) -> str:
    return withheld.leave_out(text, "[…]")


def test_five_words_of_a_quote() -> None:
    secret = Withheld([noted("Zonder haar was het hier nooit iets geworden.")])
    assert left(secret, "Volgens R1 was ‘Het hier NOOIT, iets geworden’.") == "Volgens R1 […]’."
    assert left(secret, "Zij was het hier niet.") == "Zij was het hier niet."


def test_only_the_quoted_words_of_a_note() -> None:
    secret = Withheld([noted('Hij zei dat het "een puinhoop was geworden" in mei', "note")])
    assert left(secret, "Hij zei dat het in mei een puinhoop was geworden.") == (
        "Hij zei dat het in mei […]."
    )


def test_all_words_of_who_refused() -> None:
    secret = Withheld([], [noted("de school wil niet meer meedoen", "note")])
    assert left(secret, "Ook: de school wil niet meer meedoen.") == "Ook: […]."


def test_two_words_are_too_common() -> None:
    assert left(Withheld([noted("Ja, zeker")]), "Ja, zeker, zei hij.") == "Ja, zeker, zei hij."


def test_a_passage_over_two_paragraphs_leaves_two_paragraphs() -> None:
    withheld = Withheld([noted("zonder haar was het nooit gelukt")])
    text = "Men zegt: zonder haar\n\nwas het nooit gelukt."
    assert withheld.leave_out(text, "[…]") == "Men zegt: […]\n\n[…]."
