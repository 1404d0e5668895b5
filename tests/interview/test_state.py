"""The state is the fold of the events: whatever their order, at once or one by one."""

from __future__ import annotations

import random
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.errors import Refused
from interviewer.interview.events import (
    EVENT,
    AnyEvent,
    Asked,
    Closed,
    Coded,
    CodeMark,
    Instrument,
    Moved,
    Noted,
    Opened,
    Parked,
    Paused,
    PickedUp,
    RespondentSeen,
    Resumed,
    Retracted,
    Revised,
    Skipped,
    as_json,
)
from interviewer.interview.fold import apply, fold
from interviewer.interview.state import State
from tests.talk import GUIDE, Talk

LINES = (
    "Het begon klein",
    '@R1 "Zonder haar was het nooit gelukt" #leiderschap++ ~vult-aan',
    "@R2 De #subsidies- loopt af ^2018 >ronde2",
    "@R1 @R2 samen #nieuw",
    "[lacht]",
    "!zelf nagaan",
    "?Hoe zat dat?",
    "#leiderschap-",
    "^2019 =14",
    ">straks",
    ":n",
    ":v",
    ":a",
    ":s geen tijd",
    ":f 1",
    ":w 2",
    ":b pauze",
    ":b drivers",
    ":g drivers.cijfer",
    ":ans 3",
    ":x personen",
    ":u",
    ":u",
    ":c R1 citeren nee",
    ":fact R1 functie directeur",
    ":r R3:docent",
    ":left R3",
    ":e 1 Anders gezegd #netwerk =3",
    ":m striking",
    ":pick 1",
    ":pause",
    ":go",
    ":t 14:05",
    ":probe 1",
    ":q",
)

conversations = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from((0.0, 0.5, 3.0))), max_size=30
)


def held(typed: list[tuple[str, float]]) -> Talk:
    talk = Talk(seats=(("R1", "bestuur"), ("R2", "docent")))
    for line, minutes in typed:
        talk.minutes(minutes)
        try:
            talk.type(line)
        except Refused:
            continue
    return talk


@settings(max_examples=60, deadline=None)
@given(conversations, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(
    typed: list[tuple[str, float]], chance: random.Random
) -> None:
    talk = held(typed)
    shuffled = list(talk.events)
    chance.shuffle(shuffled)
    assert fold(shuffled) == talk.state == fold(talk.events)


@settings(max_examples=40, deadline=None)
@given(conversations)
def test_what_is_written_reads_back_as_it_was(typed: list[tuple[str, float]]) -> None:
    talk = held(typed)
    lines = [as_json(event) for event in talk.events]
    assert [EVENT.validate_json(line) for line in lines] == talk.events
    assert fold(map(EVENT.validate_json, lines)) == talk.state


@settings(max_examples=40, deadline=None)
@given(conversations, st.integers(min_value=0))
def test_taking_back_and_restoring_leaves_all_as_it_was(
    typed: list[tuple[str, float]], pick: int
) -> None:
    talk = held(typed)
    kinds = (Noted, Coded, Revised, Parked, Skipped)
    found = [event for event in talk.events if isinstance(event, kinds)]
    if not found:
        return
    target = found[pick % len(found)]
    before = talk.state
    talk.add(Retracted(of=target.id))
    talk.add(Retracted(of=talk.events[-1].id))
    after = talk.state
    assert after.notes == before.notes
    assert after.parked == before.parked
    assert after.listing() == before.listing()
    assert {k: v for k, v in after.standing.items() if k[0] != "retracted"} == {
        k: v for k, v in before.standing.items() if k[0] != "retracted"
    }


def test_a_note_is_made_of_the_events_that_stand() -> None:
    talk = Talk()
    talk.type('@R1 "Zonder haar niet" #leiderschap++', "#netwerk2", ":e 1 Anders #leiderschap-")
    note = talk.state.listing()[0]
    assert (note.text, note.kind, note.r, note.versions) == ("Anders", "note", ("R1",), 3)
    assert note.codes == (CodeMark(code="drivers.leiderschap", valence="-"),)
    talk.type(":u")
    note = talk.state.listing()[0]
    assert (note.text, note.kind) == ("Zonder haar niet", "quote")
    assert [mark.code for mark in note.codes] == ["drivers.leiderschap", "open.netwerk2"]
    talk.type(":u")
    assert [m.code for m in talk.state.listing()[0].codes] == ["drivers.leiderschap"]
    talk.type(":u")
    assert talk.state.listing() == ()


def test_dropping_a_code_and_giving_it_another_valence() -> None:
    talk = Talk()
    talk.type("iets #leiderschap+ #subsidies-")
    note = talk.state.listing()[0].id
    mark = CodeMark(code="drivers.leiderschap", valence="--", via="review")
    talk.add(Coded(of=note, add=(mark,), drop=("drivers.incentives.subsidies",)))
    assert talk.state.listing()[0].codes == (mark,)


def test_a_field_that_was_cleared_is_empty_after_reading_too() -> None:
    talk = Talk()
    talk.type("in 2018 ^2018 =14 ~bevestigt", ":e 1 ooit")
    again = fold(EVENT.validate_json(as_json(event)) for event in talk.events)
    note = again.listing()[0]
    assert (note.text, note.when, note.place, note.relation) == ("ooit", None, None, None)


def test_numbers_are_never_used_again() -> None:
    talk = Talk()
    talk.type("een", "twee", ":u", "drie")
    assert [note.n for note in talk.state.listing()] == [1, 3]


def test_a_question_counts_as_asked_by_what_is_said_or_saved_and_not_when_taken_back() -> None:
    talk = Talk()
    assert not talk.state.asked("start.begin")
    talk.type("Het begon klein")
    assert talk.state.asked("start.begin")
    talk.type(":u")
    assert not talk.state.asked("start.begin")
    talk.type(":a")
    assert talk.state.asked("start.begin")


def test_the_later_of_asked_and_skipped_tells_what_became_of_a_question() -> None:
    talk = Talk()
    talk.type(":s")
    assert talk.state.skipped("start.begin")
    talk.type(":v", "toch iets gezegd")
    assert talk.state.skipped("start.begin") is None
    talk.type(":s wil niet")
    skip = talk.state.skipped("start.begin")
    assert skip is not None and skip.reason == "declined"
    assert talk.state.asked("start.begin")


def test_time_is_counted_where_the_conversation_was_pauses_left_out() -> None:
    talk = Talk()
    talk.minutes(2)
    talk.type(":a")
    talk.minutes(3)
    talk.type(":b pauze")
    talk.minutes(4)
    talk.type(":pause koffie")
    talk.minutes(30)
    talk.type(":go")
    talk.minutes(1)
    talk.type(":g drivers.gaande")
    talk.minutes(6)
    talk.type(":q")
    talk.minutes(60)
    talk.type("!nagekomen")
    minutes = {block: seconds / 60 for block, seconds in talk.state.spent.items()}
    assert minutes == {"": 2, "start": 3, "pauze": 5, "drivers": 6}
    assert talk.state.within["drivers.gaande"] == 360


def test_a_session_that_was_broken_off_does_not_count_the_time_away() -> None:
    talk = Talk()
    talk.type(":a")
    talk.minutes(600)
    talk.add(Resumed())
    talk.minutes(1)
    talk.type("verder")
    assert sum(talk.state.spent.values()) == 60


def test_typed_up_afterwards_the_clock_of_the_notes_counts() -> None:
    talk = Talk()
    talk.type(":t 14:00", "een", ":g drivers.gaande", ":t 14:10", "twee", ":t 14:25", "drie")
    assert dict(talk.state.spent) == {"start": 600, "drivers": 900}
    assert [note.said for note in talk.state.listing()] == ["14:00", "14:10", "14:25"]


def test_facts_and_people_are_joined_not_replaced() -> None:
    talk = Talk()
    talk.type(":fact functie directeur", ":fact jaren 3", ":r R2:docent Het Lyceum", ":r R2")
    first, second = talk.state.present
    assert dict(first.facts) == {"functie": "directeur", "jaren": 3}
    assert (second.role, second.level, second.organisation, second.seat) == (
        "docent",
        "decentraal",
        "Het Lyceum",
        2,
    )
    talk.type(":left R2")
    assert [person.r for person in talk.state.present] == ["R1"]
    assert [person.r for person in talk.state.everyone] == ["R1", "R2"]


def test_topics_picked_up_and_put_back() -> None:
    talk = Talk()
    talk.type("geld >straks", "tijd >ronde2", ":pick 1")
    assert [
        (t.text, t.picked_up) for t in sorted(talk.state.parked.values(), key=lambda t: t.id)
    ] == [("geld", True), ("tijd", False)]
    picked = next(event for event in talk.events if isinstance(event, PickedUp))
    talk.add(Retracted(of=picked.id))
    assert not any(topic.picked_up for topic in talk.state.parked.values())


def test_what_lies_in_another_journal_harms_nothing() -> None:
    away = ("999", "998")
    strange: list[AnyEvent] = [
        Coded(of=away[0], add=(CodeMark(code="drivers"),)),
        Revised(of=away[0], text="x"),
        Retracted(of=away[1]),
        PickedUp(of=away[0]),
        Moved(block="elders"),
        Moved(question="elders.x"),
        Asked(question="elders.x", follow_up="f9"),
        Skipped(question="elders.x"),
        Noted(n=7, text="los", question="elders.x"),
        RespondentSeen(r="R9"),
        Paused(),
        Closed(),
    ]
    numbers = count(1)
    events = [event.model_copy(update={"id": f"{next(numbers):03}"}) for event in strange]
    state = fold(events)
    assert [note.text for note in state.listing()] == ["los"]
    assert state.closed


@given(st.permutations(range(6)))
def test_two_note_takers_are_one_conversation(order: list[int]) -> None:
    first, second = Talk(), Talk(taker="CD")
    first.type("van AB", "nog een van AB")
    second.type("van CD #leiderschap")
    own: list[AnyEvent] = []
    for number, talk in enumerate((first, second)):
        own += [
            event.model_copy(update={"id": f"{event.id}-{number}"})
            for event in talk.events
            if isinstance(event, Noted) or number == 0
        ]
    shuffled = [own[place] for place in order] + own[6:]
    state = fold(shuffled)
    assert {(n.taker, n.n, n.text) for n in state.listing()} == {
        ("", 1, "van AB"),
        ("", 2, "nog een van AB"),
        ("CD", 1, "van CD"),
    }
    assert dict(state.last_n) == {"": 2, "CD": 1}
    theirs = fold(shuffled, State(taker="CD")).numbered(1)
    assert theirs is not None and theirs.text == "van CD"


def test_a_second_note_taker_neither_steers_nor_closes_the_first() -> None:
    first, second = Talk(), Talk(taker="CD")
    first.type(":b drivers", "van AB")
    second.type(":g start.toen", "van CD", ":q")
    theirs = [
        event.model_copy(update={"id": f"{event.id}-9"})
        for event in second.events
        if not isinstance(event, Opened | Instrument)
    ]
    both = [*first.events, *theirs]
    ours, cds = fold(both), fold(both, State(taker="CD"))
    assert (ours.question, ours.closed) == ("drivers.gaande", None)
    assert cds.question == "start.toen" and cds.closed is not None
    assert ours.asked("start.toen") and cds.asked("drivers.gaande")


def test_an_odd_instrument_or_retraction_stops_nothing() -> None:
    guide = {**GUIDE, "from-a-newer-program": 1}
    talk = Talk(guide)
    talk.type("iets")
    assert talk.state.guide.guide == "gids"
    broken = Talk({"guide": 3})
    broken.type("iets")
    assert [note.text for note in broken.state.listing()] == ["iets"]
    last = talk.events[-1]
    itself = Retracted(id="zz", of="zz")
    assert fold([*talk.events, itself]).listing() == fold(talk.events).listing()
    odd = last.model_copy(update={"id": "zy", "said": "9:5"})
    assert len(fold([*talk.events, odd]).listing()) == 2


def test_a_state_is_never_changed() -> None:
    talk = Talk()
    before = talk.state
    talk.type("iets >straks")
    assert before.listing() == () and not before.parked and before == fold(talk.events[:3])


def test_applying_costs_the_same_at_any_length() -> None:
    """An event looks at what hangs on its own keys: none of the notes is touched again."""
    talk = Talk()
    talk.type(*(f"notitie {number}" for number in range(50)))
    notes = talk.state.notes
    talk.type("nog een")
    assert all(talk.state.notes[key] is note for key, note in notes.items())


@pytest.mark.parametrize("event", [Closed(), Paused(), Noted(n=1, text="x"), Retracted(of="x")])
def test_an_event_alone_is_a_state(event: AnyEvent) -> None:
    assert apply(State(), event.model_copy(update={"id": "1"})) == fold(
        [event.model_copy(update={"id": "1"})]
    )
