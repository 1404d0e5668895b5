"""Striking moments, and which still have no words."""

from __future__ import annotations

from interviewer.interview import conversation, intents
from interviewer.interview.striking import striking, struck_notes, without_words
from tests.talk import Talk


def test_a_moment_has_words_once_a_note_begins_with_its_time() -> None:
    talk = Talk()
    talk.type("een")
    talk.minutes(1)
    talk.type(":m striking")
    assert without_words(talk.state) == striking(talk.state)
    assert len(conversation.open_items(talk.state).striking) == 1
    talk.minutes(10)
    talk.type("later nog iets", "!14:05 wat zij zei")
    assert len(without_words(talk.state)) == 1
    talk.type("!14:01 wat zij zei")
    assert without_words(talk.state) == ()


def test_a_moment_is_about_the_line_that_was_being_typed() -> None:
    talk = Talk()
    began = talk.now.isoformat()
    talk.minutes(1)
    talk.type(":m striking")
    talk.minutes(1)
    talk.do(intents.Type("daar zei zij het", began))
    assert without_words(talk.state) == ()


def test_a_moment_within_ten_seconds_of_a_note_is_about_that_note() -> None:
    talk = Talk()
    talk.type("een", "twee")
    talk.minutes(10 / 60)
    talk.type(":m striking")
    assert [note.text for note in struck_notes(talk.state).values()] == ["twee"]
    assert without_words(talk.state) == ()
    talk.minutes(1 / 60)
    talk.type(":m striking")
    assert without_words(talk.state) == striking(talk.state)[1:]
    talk.type(":u")  # the note is taken back: the moment has no words again
    assert without_words(talk.state) == striking(talk.state)
