"""The scripted respondent: what brings out what."""

from __future__ import annotations

import pytest

from interviewer.practice.judged import faults, is_silence, second_half
from tests.practice.build import PERSONA, Room


def test_a_question_of_the_guide_is_answered_by_its_topic() -> None:
    room = Room()
    assert room.ask() == "In 2018, met een proef."
    assert room.ask("drivers.gaande") == "Het geld is op."
    assert room.ask("drivers.onbekend") == "Geen idee."


def test_a_fitting_follow_up_brings_out_what_lies_deeper_and_only_once() -> None:
    room = Room()
    room.ask()
    assert room.hear("follow-up", "Wie?", "start.begin", "f1").lines == ("begin.2",)
    # another one is open as well, so that it brings out what any probe does
    assert room.hear("follow-up", "En?", "start.begin", "f2").lines == ("begin.3",)
    assert room.hear("follow-up", "Dus?", "start.begin", "f3").reply == "Meer niet."


def test_a_probe_and_a_silence_bring_out_what_they_are_for() -> None:
    room = Room()
    room.ask()
    assert room.hear("silence").lines == ("begin.4",)
    assert room.hear("probe", "Hoe ging dat?", "start.begin").lines == ("begin.3",)
    assert room.hear("silence").reply == "[zwijgt]"


def test_silence_brings_nothing_out_of_who_does_not_mind_it() -> None:
    stoic = PERSONA.model_copy(update={"silence": False})
    room = Room(stoic)
    room.ask("drivers.gaande")
    assert room.hear("silence").reply == "[zwijgt]"
    assert room.hear("probe", "Hoe lang?", "drivers.gaande").reply == "Al een jaar."


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("Is er geld?", "Ja."),
        ("U vindt toch ook dat het geld op is?", "Zo is het."),
        ("Waarom hebt u dat geld niet aangevraagd?", "Dat moest."),
        ("Hoe staat het met het geld?", "Het geld is op."),
        ("Hoe zit het met subsidies?", "Het geld is op."),  # in any inflection
        ("Wanneer begon dat en hoe staat het met het geld?", "Het geld is op."),  # its last half
        ("Hoe staat het met het geld en is er genoeg?", "Ja."),  # which is closed here
        ("Wat vindt u van het weer?", "Er was haast bij."),  # open: more on what it was about
        ("Waar kwam die haast vandaan?", "Er was haast bij."),
    ],
)
def test_what_ones_own_question_is_worth(words: str, reply: str) -> None:
    room = Room()
    room.ask()
    assert room.own(words) == reply


def test_a_closed_question_keeps_what_it_asks_for_untold() -> None:
    room = Room()
    room.own("Is er geld?")
    assert not room.mind.told
    assert room.own("Klopt dat?") == "Nee, eigenlijk wel."


def test_who_asks_the_same_again_is_told_so() -> None:
    room = Room()
    room.ask()
    room.hear("follow-up", "Wie?", "start.begin", "f1")
    turn = room.hear("follow-up", "Wie?", "start.begin", "f1")
    assert (turn.reply, turn.slip) == ("Dat zei ik al.", "again")


def test_who_asks_on_at_once_without_a_note_interrupts() -> None:
    room = Room()
    room.ask()
    assert room.hear("follow-up", "Wie?", "start.begin", "f1", after=0).slip == "interrupted"
    room.note()
    assert room.hear("follow-up", "Wat?", "start.begin", "f2", after=0).slip == ""
    assert room.hear("silence", after=0).slip == ""


def test_enough_interruptions_close_them_up_and_a_new_topic_opens_them() -> None:
    room = Room()
    room.ask()
    for _ in range(2):
        room.own("Is dat zo?", after=0)
    turn = room.hear("probe", "Hoe ging dat?", "start.begin")
    assert (turn.reply, turn.closed_up, turn.lines) == ("Laat maar.", True, ())
    assert room.ask("drivers.gaande") == "Het geld is op."
    assert room.hear("probe", "Hoe lang?", "drivers.gaande").reply == "Al een jaar."


def test_the_same_talk_brings_the_same_answers_and_a_seed_others() -> None:
    def talk(seed: int) -> list[str]:
        room = Room(seed=seed)
        return [room.own("Is er geld?"), room.own("Is er tijd?"), room.ask()]

    assert talk(0) == talk(0)
    assert talk(0) == ["Ja.", "Nee, eigenlijk wel.", "In 2018, met een proef."]
    assert talk(1)[0] == "Nee, eigenlijk wel."


@pytest.mark.parametrize("text", ["…", "...", "stilte", "(stilte: tel tot vijf)", "[wacht even]"])
def test_what_stands_for_a_silence(text: str) -> None:
    assert is_silence(text)


@pytest.mark.parametrize("text", ["Hoe stil was het daar in de loods?", "Wat gebeurde er toen?"])
def test_what_does_not(text: str) -> None:
    assert not is_silence(text)


def test_the_gravest_flaw_comes_first() -> None:
    found = faults("Vindt u niet dat het te lang duurt?", "nl")
    assert found[0].flaw == "leading"
    assert faults("Hoe ging dat?", "nl") == ()
    assert faults("Bent u tevreden?", "nl", answered=True) == ()


def test_the_last_half_of_a_double_question() -> None:
    assert second_half("Hoe begon het en wie deed mee?", "nl").startswith("wie deed mee")
