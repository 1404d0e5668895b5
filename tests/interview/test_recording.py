"""Where in a recording a note begins."""

from __future__ import annotations

import pytest

from interviewer.interview import intents
from interviewer.interview.events import Consented
from interviewer.interview.memory import Earlier
from interviewer.interview.recording import moment, position, recording, until
from tests.talk import Talk


def begun() -> Talk:
    talk = Talk()
    talk.type(":c opname ja")
    talk.minutes(2)
    talk.type(":m recorder")
    return talk


def at(talk: Talk) -> list[str | None]:
    return [position(note, talk.state) for note in talk.state.listing()]


def test_from_the_recorder_mark_to_the_first_key() -> None:
    talk = begun()
    talk.minutes(12)
    began = talk.now.isoformat()
    talk.minutes(0.5)
    talk.do(intents.Type("getypt", began=began))
    talk.type("geplakt")
    talk.minutes(50)
    talk.type("laat")
    assert at(talk) == ["12:00", "12:30", "1:02:30"]
    assert moment(talk.state.listing()[0], talk.state) == "12:00"


def test_what_came_before_the_recorder_has_no_moment() -> None:
    talk = Talk()
    talk.type("eerst", ":c opname ja", "dan")
    assert at(talk) == [None, None] and not recording(talk.state)
    talk.minutes(1)
    talk.type(":m recorder", "nu")
    assert at(talk) == [None, None, "00:00"] and recording(talk.state)


def test_started_again_is_a_second_recording_and_the_first_keeps_its_moments() -> None:
    talk = begun()
    talk.minutes(5)
    talk.type("een", ":m recorder")
    talk.minutes(3.25)
    talk.type("twee")
    assert at(talk) == ["05:00", "2/03:15"]


def test_a_striking_moment_is_no_recorder() -> None:
    talk = Talk()
    talk.type(":c opname ja", ":t", "iets")
    assert at(talk) == [None]


def test_nothing_is_told_of_a_recording_to_which_someone_does_not_agree_any_more() -> None:
    talk = begun()
    talk.minutes(1)
    talk.type("iets")
    (note,) = talk.state.listing()
    assert moment(note, talk.state) == "01:00"
    talk.type(":c opname nee")
    assert moment(note, talk.state) is None


def test_consent_of_an_earlier_interview_counts() -> None:
    before = Consented(id="000000", r="R1", item="opname", given=True)
    talk = Talk(earlier=Earlier(consents=(before,)))
    talk.type(":m recorder", "iets")
    (note,) = talk.state.listing()
    assert moment(note, talk.state) is None
    assert moment(note, talk.state, talk.earlier.consents) == "00:00"
    talk.type(":c opname nee")
    assert moment(note, talk.state, talk.earlier.consents) is None


def test_typed_up_afterwards_the_time_that_it_was_said_at_counts() -> None:
    talk = Talk()  # it is 14:00; the talk was in the morning
    talk.type(":c opname ja", ":t 10:05", ":m recorder", ":t 10:17", "toen", ":t 10:02", "ervoor")
    assert at(talk) == ["12:00", None]


def test_a_recorder_that_ran_while_paper_notes_were_made() -> None:
    talk = begun()  # at 14:02
    talk.type(":t 14:02", "meteen", ":t 14:20", "later")
    assert at(talk) == ["00:00", "18:00"]


def test_a_document_has_no_recording() -> None:
    talk = Talk(document="D1", seats=())
    talk.type("iets")
    assert at(talk) == [None]


@pytest.mark.parametrize(("line", "end"), [(":until 15:10", "15:10"), (":until 9.05", "09:05")])
def test_when_the_talk_must_end(line: str, end: str) -> None:
    talk = Talk()
    talk.type(line)
    assert until(talk.state) == end
    talk.type(":m striking")
    assert until(talk.state) == end
    talk.type(":until")
    assert until(talk.state) == ""
