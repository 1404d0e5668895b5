"""Words that stay inside are found again in what a researcher wrote."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "odd",
    [
        "zonder-haar-was-het-nooit-gelukt",
        "zonder [I1-1] haar [loods:I1-2] was [I1-3] het nooit",
        "zon\u200eder ha\u2062ar w\ufe0fas h\u034fet noo\U000e0041it ge\u061clukt",
        "zon-der ha-ar w-as he-t noo-it gel-ukt",
        "zon**der ha**ar was h**et noo**it",
        "zonderhaarwashetnooit",
        "zònder·haar_was/het\nnooit",
    ],
)
def test_odd_signs_between_the_letters_hide_nothing(odd: str) -> None:
    withheld = Withheld([noted("Zonder haar was het nooit gelukt.")])
    text = f"Men zegt: {odd} en meer."
    assert withheld.found(text)[0][0] == len("Men zegt: ")
    assert withheld.leave_out(text, "[…]") == "Men zegt: […] en meer."


def test_a_short_passage_is_found_as_whole_words_only() -> None:
    withheld = Withheld([noted("ik wil het ook")])
    assert withheld.found("Ik-wil-het-ook!")
    assert not withheld.found("dik wil het ook")


def test_what_stays_inside_elsewhere_is_asked_for_at_the_first_look() -> None:
    asked: list[str] = []

    def elsewhere() -> Withheld:
        asked.append("x")
        other = Withheld([noted("zonder haar was het nooit gelukt")])
        return Withheld.joined([(other, lambda _note: "k1:I1-1")])

    withheld = Withheld([], elsewhere=elsewhere)
    assert not asked
    assert withheld.found("zonder haar was het nooit") == ((0, "k1:I1-1"),)
    assert withheld.leave_out("zonder haar was het nooit", "[…]") == "[…]"
    assert asked == ["x"]
