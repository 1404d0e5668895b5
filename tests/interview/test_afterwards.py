"""After the talk: the contact summary and what a respondent answered to the member check."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from interviewer.interview.afterwards import RESULTS, SLOTS
from interviewer.interview.events import Checked, Summarised
from interviewer.interview.fold import apply
from interviewer.plain.talk import Plain
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
from interviewer.store.session import Session
from tests.talk import Talk, told


def test_the_contact_summary_asks_five_things_in_the_order_of_the_form() -> None:
    assert list(SLOTS) == ["main", "struck", "missing", "went", "next"]


@pytest.mark.parametrize("slot", SLOTS)
def test_each_slot_is_written_by_its_id_or_a_dutch_word(slot: str) -> None:
    for word in (slot, *SLOTS[slot].typed, slot.upper()):
        talk = Talk()
        assert talk.type(f":sum {word} de trekker is weg").text == f"{slot}: de trekker is weg"
        assert talk.state.summaries == {slot: "de trekker is weg"}


def test_a_slot_written_again_reads_as_last_and_undo_brings_back_what_was() -> None:
    talk = Talk()
    talk.type(":sum main eerst", ":sum main dan", ":sum next bellen")
    assert talk.state.summaries == {"main": "dan", "next": "bellen"}
    assert talk.type(":u").text == "next"
    talk.type(":u")
    assert talk.state.summaries == {"main": "eerst"}
    talk.type(":u")
    assert talk.state.summaries == {}


def test_a_slot_that_is_none_and_one_without_words_are_refused() -> None:
    talk = Talk()
    assert talk.refused(":sum miising iets") == "unknown-slot"
    assert talk.refused(":sum main") == "command-form"


def test_both_note_takers_have_a_summary_of_their_own() -> None:
    talk = Talk()
    talk.type(":sum main van ons")
    other = Summarised(id="900000", slot="main", text="van mij", taker="CD", by="CD")
    assert apply(talk.state, other).summaries == {"main": "van ons\nCD: van mij"}


@pytest.mark.parametrize("result", RESULTS)
def test_what_a_respondent_answered_is_on_record(result: str) -> None:
    for word in RESULTS[result]:  # type: ignore[index]
        talk = Talk(seats=(("R1", "bestuur"), ("R2", "docent")))
        talk.type(f":mc R2 {word} een jaartal klopte niet")
        event = talk.state.checked("R2")
        assert event is not None and event.result == result
        assert talk.state.checked("R1") is None
        assert told(talk.events[-1]) == {
            "type": "checked",
            "r": "R2",
            "result": result,
            "text": "een jaartal klopte niet",
        }


def test_the_only_respondent_need_not_be_named_and_undo_takes_the_answer_back() -> None:
    talk = Talk()
    talk.type(":mc geen-antwoord", ":mc akkoord")
    assert talk.type(":u").text == "R1"
    event = talk.state.checked("R1")
    assert event is not None and event.result == "no-answer"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (":mc R1 misschien", "unknown-result"),
        (":mc R9 akkoord", "no-such-respondent"),
        (":mc akkoord", "which-respondent"),
        (":mc", "command-form"),
    ],
)
def test_an_answer_of_nobody_or_of_no_kind_is_refused(line: str, code: str) -> None:
    assert Talk(seats=(("R1", "bestuur"), ("R2", "docent"))).refused(line) == code


def test_both_go_on_after_the_interview_was_closed(
    begin: Callable[..., Session], folder: StudyFolder
) -> None:
    session = begin()
    session.type("een")
    session.type(":q")
    session.leave()
    later = resume(folder, "proef", session.interview)
    try:
        assert later.type(":sum went rustig").answer == "ok"
        assert later.type(":mc akkoord").answer == "ok"
    finally:
        later.leave()
    state = folder.held("proef", session.interview).state
    assert state.summaries == {"went": "rustig"}
    assert isinstance(state.checked("R1"), Checked)


def test_plain_mode_lists_what_is_written_and_what_is_not(begin: Callable[..., Session]) -> None:
    out = io.StringIO()
    Plain(begin(), out, {}).run([":sum struck \x1b[31m[b]stilte[/b]", ":sum"])
    answers = out.getvalue().rpartition("ok summary\n")[2].splitlines()
    assert answers[:4] == [
        "  What were the main issues?  (:sum main …)",
        "    –",
        "  What struck you?  (:sum struck …)",
        "    [31m[b]stilte[/b]",
    ]
