"""Codes proposed for a note: which, why, and how one is accepted."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from interviewer.codebook import Codebook
from interviewer.errors import Refused
from interviewer.interview.code_proposals import ProposedCode, proposed_codes, typing
from interviewer.interview.code_words import Lexicon
from interviewer.interview.events import Coded
from interviewer.interview.memory import NOTHING_EARLIER, CodedText, Earlier
from interviewer.interview.state import Note
from interviewer.store.folder import StudyFolder
from tests.talk import Talk

ROOT = Path(__file__).parents[2]

BOOK = Codebook.model_validate(
    {
        "codebook": "boek",
        "language": "nl",
        "codes": [
            {
                "id": "drivers",
                "name": "Drivers",
                "codes": [
                    {
                        "id": "drivers.leiderschap",
                        "name": "Leiderschap",
                        "aliases": ["trekker"],
                        "indicators": ["aan het roer"],
                        "example": "Zonder haar was het doodgebloed.",
                    },
                    {"id": "drivers.urgentie", "name": "Urgentie", "aliases": ["tekort"]},
                    {"id": "drivers.subsidies", "name": "Subsidies"},
                ],
            },
            {
                "id": "output",
                "name": "Output",
                "codes": [{"id": "output.gebouw", "name": "Gebouw"}],
            },
        ],
    }
)


def talk(*lines: str, earlier: Earlier = NOTHING_EARLIER) -> Talk:
    told = Talk(earlier=earlier)
    told.state = replace(told.state, codebook=BOOK)
    told.type(*lines)
    return told


def last(told: Talk) -> Note:
    return told.state.mine()[-1]


def proposed(line: str, earlier: Earlier = NOTHING_EARLIER) -> dict[str, ProposedCode]:
    told = talk(line, earlier=earlier)
    return {one.code: one for one in proposed_codes(last(told), told.state, earlier)}


def test_a_name_or_alias_is_met_in_any_inflection() -> None:
    one = proposed("twee trekkers vielen weg")["drivers.leiderschap"]
    assert (one.reason.kind, one.reason.words) == ("named", ("trekkers",))


def test_a_word_is_met_inside_a_compound() -> None:
    one = proposed("het lerarentekort is groot")["drivers.urgentie"]
    assert (one.reason.kind, one.reason.words) == ("named", ("lerarentekort",))


@pytest.mark.parametrize("line", ["wie staat er aan het roer", "bijna was het doodgebloed"])
def test_words_of_an_indicator_or_an_example_are_met(line: str) -> None:
    assert proposed(line)["drivers.leiderschap"].reason.kind == "example"


def test_what_was_chosen_for_a_note_like_it_is_proposed() -> None:
    before = CodedText("de loods ging open in maart", ("output.gebouw",), None, "AB")
    one = proposed("in maart ging de loods open", Earlier(coded=(before,)))["output.gebouw"]
    assert one.reason.kind == "similar"
    assert set(one.reason.words) <= {"loods", "maart", "open"}


def test_of_an_earlier_note_no_word_is_shown_that_is_not_in_this_one() -> None:
    before = CodedText("geheime loods van de directeur", ("output.gebouw",), None, "AB")
    one = proposed("de loods", Earlier(coded=(before,)))["output.gebouw"]
    assert one.reason.words == ("loods",)


def test_by_a_lexicon_codes_are_told_that_the_codebook_has_no_words_for() -> None:
    words = {"output.gebouw": ("stenen stapelen",), "elders": ("roer",)}
    notes = {"drivers.subsidies": ("de pot met goud is leeg",)}
    with_it = Earlier(lexicon=Lexicon(words, notes))
    assert proposed("ze stapelen maar") == {}
    assert proposed("ze stapelen maar", with_it).keys() == {"output.gebouw"}
    assert proposed("is er nog goud in de pot", with_it).keys() == {"drivers.subsidies"}
    assert proposed("ze stapelen maar", Earlier(lexicon=Lexicon(words, language="en"))) == {}


def test_what_nothing_speaks_for_is_not_proposed() -> None:
    assert proposed("tja, zeg het maar") == {}


def test_at_most_three_are_proposed() -> None:
    assert len(proposed("trekker, tekort, subsidies, gebouw")) == 3


def test_codes_on_the_note_and_above_are_left_out() -> None:
    assert set(proposed("trekkers en subsidies #leiderschap")) == {"drivers.subsidies"}


@pytest.mark.parametrize("line", ["!trekkers zoeken", "?Waar zijn de trekkers?"])
def test_for_a_memo_or_a_question_nothing_is_proposed(line: str) -> None:
    told = talk("iets", line)
    note = told.state.notes[told.state.order[-1]]
    if line.startswith("!"):
        assert proposed_codes(note, told.state) == ()
    assert proposed_codes(typing(line, told.state), told.state) == ()


def test_a_half_typed_line_has_proposals_too() -> None:
    told = talk("iets")
    line = typing("twee trekkers", told.state)
    assert [one.code for one in proposed_codes(line, told.state)] == ["drivers.leiderschap"]


# Accepting


def test_a_proposed_code_is_accepted_and_taken_back() -> None:
    told = talk("twee trekkers vielen weg")
    assert told.type(":y 1").text == "1 #leiderschap"
    assert [(mark.code, mark.via) for mark in last(told).codes] == [
        ("drivers.leiderschap", "proposal")
    ]
    told.type(":u")
    assert last(told).codes == ()


def test_numbers_stay_when_one_is_accepted() -> None:
    told = talk("trekkers en subsidies")
    first, second = proposed_codes(last(told), told.state)
    told.type(f":y {first.number}")
    assert [one.number for one in proposed_codes(last(told), told.state)] == [second.number]
    told.type(f":y {second.number}")
    assert {mark.code for mark in last(told).codes} == {first.code, second.code}


def test_of_an_earlier_note_and_not_twice() -> None:
    told = talk("twee trekkers vielen weg", "en verder", "!een memo")
    told.type(":y 1 1", ":y 1 1")
    assert sum(isinstance(event, Coded) for event in told.events) == 1


def test_a_number_that_is_not_proposed_is_refused() -> None:
    for told, line, code in (
        (talk("twee trekkers vielen weg"), ":y 7", "no-code-proposed"),
        (talk(), ":y 1", "no-note-yet"),
    ):
        with pytest.raises(Refused) as caught:
            told.type(line)
        assert caught.value.problems[0].code == code


# How well it does


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    path = ROOT / "scripts" / "measure_codes.py"
    spec = importlib.util.spec_from_file_location("measure_codes", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure_codes"] = module
    spec.loader.exec_module(module)
    return module


def test_the_right_code_is_among_the_three_on_the_sample(measure: ModuleType) -> None:
    folder = StudyFolder(ROOT)
    tried = list(measure.leave_one_out(measure.sample(folder), folder.codebook, folder.lexicon))
    assert len(tried) > 400
    assert measure.share(tried) >= 0.80


@pytest.mark.parametrize(
    ("name", "floor"), [("unseen", 0.9), ("second_author", 0.85), ("held_out", 0.68)]
)
def test_the_right_code_is_among_the_three_elsewhere(
    measure: ModuleType, name: str, floor: float
) -> None:
    folder = StudyFolder(ROOT)
    held = [one for _case, one in measure.sample(folder)]
    coded = measure.earlier_than("~", held).coded
    tried = measure.apart(folder, measure.NOTES / f"{name}.tsv", coded)
    assert len(tried) > 75
    assert measure.share(tried) >= floor
