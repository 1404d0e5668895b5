"""What is done to a note that stands, in the talk, in a review and by a blind second coder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interviewer.interview import intents
from interviewer.interview.desk import Sitting
from interviewer.interview.events import Coded
from interviewer.interview.fold import fold
from interviewer.interview.review import coding_of, differences, settlement
from interviewer.interview.state import Note, State
from tests.talk import Talk, told


def after(*lines: str, sitting: Sitting = "review") -> Talk:
    """Return a closed conversation, gone through in a session of this sort."""
    talk = Talk()
    talk.type(*lines, ":q")
    talk.desk = replace(talk.desk, sitting=sitting)
    return talk


def note(talk: Talk, n: int = 1) -> Note:
    found = talk.state.numbered(n)
    assert found is not None
    return found


def codes(talk: Talk, n: int = 1) -> dict[str, str | None]:
    return {mark.code: mark.valence for mark in note(talk, n).codes}


def blind(talk: Talk, marks: str, *, n: int = 1, by: str = "CD") -> None:
    """Let a second coder have coded a note blind."""
    events = []
    for word in marks.split():
        events.append({"code": word, "via": "blind"})
    coded = Coded(of=note(talk, n).id, add=events, via="blind")
    talk.add(coded)
    last = talk.events[-1].model_copy(update={"by": by})
    talk.events[-1] = last
    talk.state = fold(talk.events, State(taker=talk.state.taker))


def test_a_note_is_recoded_while_the_talk_lasts() -> None:
    talk = Talk()
    talk.type("Met een trekker #leiderschap+", "En verder")
    assert talk.type(":k 1 #subsidies-- -#trekker").text == "1 #subsidies-- -#leiderschap"
    assert codes(talk) == {"drivers.incentives.subsidies": "--"}
    assert [mark.via for mark in note(talk).codes] == ["typed"]
    talk.type(":u")
    assert codes(talk) == {"drivers.leiderschap": "+"}


@pytest.mark.parametrize("name", ["1", "I1-1", "[I1-1]", "AB1"])
def test_a_note_is_named_by_its_number_or_reference(name: str) -> None:
    talk = Talk()
    talk.type("iets", f":k {name} #subsidies")
    assert codes(talk) == {"drivers.incentives.subsidies": None}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (":k 9 #subsidies", "no-note"),
        (":k I2-1 #subsidies", "no-note"),
        (":k CD1 #subsidies", "no-note"),
        (":k 1 subsidies", "not-codes"),
        (":k 1 #netwerk", "which-code"),
        (":k 1 -#subsidies", "code-not-there"),
        (":k 1", "command-form"),
        (":add 1 !bedenk", "not-yet-closed"),
        (":settle 1 both", "nothing-to-settle"),
    ],
)
def test_what_cannot_be_done_to_a_note_is_refused(line: str, why: str) -> None:
    talk = Talk()
    talk.type("iets")
    assert talk.refused(line) == why


def test_a_code_with_two_meanings_is_dropped_as_the_one_that_is_there() -> None:
    talk = Talk()
    talk.type("iets #output.netwerk", ":k 1 -#netwerk")
    assert codes(talk) == {}


def test_a_review_tells_that_it_set_a_code_and_goes_no_further() -> None:
    talk = after("iets", "meer #leiderschap")
    talk.type(":k 1 #zelfbedacht")
    assert [(mark.code, mark.via) for mark in note(talk).codes] == [("open.zelfbedacht", "review")]
    assert talk.type(":k 1 #zelfbedacht").events == ()
    for line in (":n", ":a", ":f 1", ":pause", "een nieuwe notitie"):
        assert talk.refused(line) == "closed-interview"
    assert talk.type(":q").show == "leave"


def test_a_memo_and_a_quote_are_added_where_a_note_stands() -> None:
    talk = after(":g drivers.gaande", "@R1 iets", ":n")
    talk.type(":add 1 !klopt dit?", ':add 1 "Zonder haar niets" #leiderschap =12:35')
    memo, quote = note(talk, 2), note(talk, 3)
    assert (memo.kind, memo.question, memo.r) == ("memo", "drivers.gaande", ())
    assert (quote.kind, quote.question, quote.r) == ("quote", "drivers.gaande", ("R1",))
    assert (quote.place, [mark.via for mark in quote.codes]) == ("12:35", ["review"])
    assert talk.refused(":add 1 zomaar") == "memo-or-quote"
    talk.type(":u")
    assert note(talk, 3).retracted


SETTLED: list[tuple[str, set[str]]] = [
    ("own", {"drivers.leiderschap"}),
    ("CD", {"drivers.incentives.subsidies"}),
    ("both", {"drivers.leiderschap", "drivers.incentives.subsidies"}),
    ("none", set()),
    ("#output.netwerk", {"output.netwerk"}),
]


@pytest.mark.parametrize(("typed", "final"), SETTLED)
def test_settling_keeps_both_origins_and_ends_the_difference(typed: str, final: set[str]) -> None:
    talk = after("iets #leiderschap")
    blind(talk, "drivers.incentives.subsidies")
    assert [item.coder for item in differences(talk.state)] == ["CD"]
    events = talk.type(f":settle 1 {typed}").events
    assert set(codes(talk)) == final
    assert {mark.via for mark in note(talk).codes} <= {"settled"}
    assert differences(talk.state) == ()
    origins: dict[str, Any] = told(events[0])["origins"]
    assert [mark["code"] for mark in origins["AB"]] == ["drivers.leiderschap"]
    assert [mark["code"] for mark in origins["CD"]] == ["drivers.incentives.subsidies"]
    assert settlement(note(talk), talk.state) is not None
    talk.type(":u")
    assert len(differences(talk.state)) == 1


def test_a_second_settling_starts_from_the_codes_of_before_the_first() -> None:
    talk = after("iets #leiderschap")
    blind(talk, "drivers.incentives.subsidies")
    talk.type(":settle 1 CD")
    events = talk.type(":settle 1 own").events
    assert set(codes(talk)) == {"drivers.leiderschap"}
    origins: dict[str, Any] = told(events[0])["origins"]
    assert [mark["code"] for mark in origins["AB"]] == ["drivers.leiderschap"]
    talk.type(":settle 1 both")
    assert set(codes(talk)) == {"drivers.leiderschap", "drivers.incentives.subsidies"}


def test_what_is_coded_after_anyones_settlement_is_no_coding_of_ones_own() -> None:
    talk = after("iets #leiderschap")
    settled = Coded(of=note(talk).id, add=[{"code": "output.netwerk"}], via="settled")
    talk.add(settled)
    talk.events[-1] = talk.events[-1].model_copy(update={"by": "CD"})
    talk.state = fold(talk.events, State(taker=talk.state.taker))
    talk.type(":k 1 #subsidies")
    found = coding_of("AB", note(talk), talk.state)
    assert found is not None and [mark.code for mark in found] == ["drivers.leiderschap"]


def test_a_key_takes_the_code_that_stood_on_the_screen() -> None:
    talk = Talk()
    talk.type("zomaar iets")
    talk.do(intents.Accept(1, "1", "output.netwerk"))
    assert set(codes(talk)) == {"output.netwerk"}
