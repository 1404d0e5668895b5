"""General probes: the guide's and the field's, in the guide's language, seldom twice."""

from __future__ import annotations

from typing import Any

from interviewer.interview.probes import FIELD, general_probes, last_words
from tests.talk import GUIDE, Talk, told


def guide(*probes: str, language: str = "nl") -> dict[str, Any]:
    return {**GUIDE, "probes": list(probes), "language": language}


def numbers(talk: Talk) -> list[int]:
    return [probe.number for probe in general_probes(talk.state)]


def test_the_guides_come_first_and_keep_their_numbers() -> None:
    talk = Talk(guide("Wie zegt dat?", "En toen?"))
    assert numbers(talk) == [1, 2, 3, 4, 5]
    assert [probe.kind for probe in general_probes(talk.state)] == [
        "guide",
        "guide",
        "example",
        "how",
        "silence",
    ]
    assert talk.type(":probe 2").text == "En toen?"
    assert talk.type(":probe 3").text == FIELD["nl"]["example"]


def test_an_example_is_asked_once_where_the_guide_asks_for_one_itself() -> None:
    talk = Talk(guide("Kunt u een voorbeeld geven?"))
    assert [probe.kind for probe in general_probes(talk.state)] == ["guide", "how", "silence"]
    assert numbers(talk) == [1, 3, 4]


def test_they_speak_the_language_of_the_guide() -> None:
    talk = Talk(guide(language="en"))
    assert general_probes(talk.state)[0].words == "Is there an example of that?"


def test_what_was_asked_comes_last_and_under_this_question_last_of_all() -> None:
    talk = Talk(guide("Een?", "Twee?"))
    talk.type(":probe 1")
    assert numbers(talk) == [2, 3, 4, 5, 1]
    assert general_probes(talk.state)[-1].asked_here == 1
    talk.type(":n", ":probe 2")
    assert numbers(talk) == [3, 4, 5, 1, 2]


def test_the_mirror_gives_back_the_last_words() -> None:
    talk = Talk(guide())
    assert talk.refused(":probe 4") == "nothing-to-mirror"
    talk.type("Zonder haar zou het allemaal niet zijn gelukt. [lacht]")
    decision = talk.type(":probe 4")
    assert decision.text == "…allemaal niet zijn gelukt?"
    # the words are in the note; the journal tells what was done
    assert told(talk.events[-1]) == {
        "type": "asked",
        "question": "start.begin",
        "probe": "(herhaal de laatste woorden)",
    }
    assert general_probes(talk.state)[-1].asked_here == 1


def test_only_words_that_were_said_here_under_this_question_are_given_back() -> None:
    talk = Talk(guide(), seats=(("R1", "bestuur"), ("R2", "docent")))
    talk.type("niemand zei dit")
    assert last_words(talk.state) == ""
    talk.type("@R2 het was zwaar", "!denk aan geld", "[stilte]")
    assert last_words(talk.state) == "het was zwaar"
    talk.type(":left R2")
    assert last_words(talk.state) == ""
    talk.type("@R1 wel goed", ":n")
    assert last_words(talk.state) == ""
    talk.type("?Hoe dan", "met de fiets")
    assert last_words(talk.state) == "met de fiets"


def test_a_probe_leaves_notes_with_their_question_and_answers_none() -> None:
    talk = Talk(guide("Een?"))
    talk.type(":probe 1")
    assert not talk.state.asked("start.begin")
    talk.type("iets")
    assert talk.state.listing()[0].question == "start.begin"
