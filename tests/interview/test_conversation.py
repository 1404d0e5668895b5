"""Where we are, what could be asked now and why, what is open: formats.md, section 2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from interviewer.interview import conversation, follow_ups
from interviewer.interview.conditions import Reason
from interviewer.interview.events import CodeMark
from interviewer.interview.memory import Earlier
from tests.talk import GUIDE, Talk

DOCENT = (("R1", "docent"),)
EARLIER = Earlier(
    codes=(CodeMark(code="drivers.incentives.subsidies", valence="--"),),
    texts=("De RIF-gelden stoppen",),
)


def guide(when: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A guide of two questions, the second with one conditional follow-up."""
    follow_up = {"id": "dieper", "ask": "En dan?", "when": when, **more}
    questions = [
        {"id": "q.een", "ask": "Eerst?"},
        {"id": "q.twee", "ask": "Dan?", "follow_ups": [follow_up]},
    ]
    return {
        "guide": "g",
        "title": "G",
        "blocks": [{"id": "q", "title": "Q", "questions": questions}],
    }


def reasons(talk: Talk) -> list[Reason]:
    return [p.reason for p in follow_ups.proposals(talk.state, talk.earlier)]


LEADER = "drivers.leiderschap"
SUBSIDY = "drivers.incentives.subsidies"

# condition · lines typed · does it hold · what the reason is about
ON_FOLLOW_UPS: list[tuple[dict[str, Any], list[str], bool, tuple[str, str]]] = [
    ({"short": 4}, ["een twee drie"], True, ("short", "")),
    ({"short": 4}, ["een twee", "drie vier"], False, ("", "")),
    ({"short": 4}, ["een twee", "!drie vier vijf", "[lacht lang en hard]"], True, ("short", "")),
    ({"short": 4}, [], False, ("", "")),
    ({"short": 4}, ["een twee drie vier vijf", ":u"], False, ("", "")),
    ({"code": LEADER}, ["x #leiderschap"], True, ("code", LEADER)),
    ({"code": "drivers"}, ["x #leiderschap"], True, ("code", LEADER)),
    ({"code": LEADER}, ["x #drivers"], False, ("", "")),
    ({"code": [SUBSIDY, LEADER]}, ["x #leiderschap"], True, ("code", LEADER)),
    ({"code": {"id": "drivers", "valence": "-"}}, ["x #leiderschap--"], True, ("code", LEADER)),
    ({"code": {"id": "drivers", "valence": "-"}}, ["x #leiderschap-"], True, ("code", LEADER)),
    ({"code": {"id": "drivers", "valence": "-"}}, ["x #leiderschap+-"], False, ("", "")),
    ({"code": {"id": "drivers", "valence": "-"}}, ["x #leiderschap"], False, ("", "")),
    ({"code": {"id": "drivers", "valence": "+"}}, ["x #leiderschap++"], True, ("code", LEADER)),
    ({"code": {"id": "drivers", "valence": "++"}}, ["x #leiderschap+"], False, ("", "")),
    ({"code": {"id": "drivers", "valence": "+-"}}, ["x #leiderschap+-"], True, ("code", LEADER)),
    ({"code": LEADER}, [":v", "x #leiderschap", ":n", "y"], False, ("", "")),
    ({"code": "open.nieuw"}, ["x #nieuw"], True, ("code", "open.nieuw")),
    ({"code": LEADER}, ["!x #leiderschap"], False, ("", "")),
    ({"not_code": LEADER}, ["x"], True, ("not_code", LEADER)),
    ({"not_code": LEADER}, [], False, ("", "")),
    ({"not_code": "drivers"}, ["x #leiderschap"], False, ("", "")),
    ({"not_code": LEADER}, [":v", "x #leiderschap", ":n", "y"], False, ("", "")),
    ({"mentions": "subsidie"}, ["De subsidies lopen af"], True, ("mentions", "subsidie")),
    ({"mentions": ["RIF", "subsidie"]}, ["subsidiegeld"], True, ("mentions", "subsidie")),
    ({"mentions": "subsidie"}, ["Het geld loopt af"], False, ("", "")),
    ({"mentions": "subsidie"}, [":v", "subsidie", ":n", "geld"], False, ("", "")),
    ({"not_mentions": "subsidie"}, ["Het geld"], True, ("not_mentions", "subsidie")),
    ({"not_mentions": "subsidie"}, ["De subsidies"], False, ("", "")),
    ({"not_mentions": "subsidie"}, [], False, ("", "")),
    ({"earlier": {"code": "drivers"}}, [], True, ("earlier", SUBSIDY)),
    ({"earlier": {"code": {"id": SUBSIDY, "valence": "-"}}}, [], True, ("earlier", SUBSIDY)),
    ({"earlier": {"code": {"id": SUBSIDY, "valence": "+"}}}, [], False, ("", "")),
    ({"earlier": {"code": LEADER}}, ["x #leiderschap"], False, ("", "")),
    ({"earlier": {"mentions": ["RIF"]}}, [], True, ("earlier", "RIF")),
    ({"earlier": {"mentions": ["RIF"], "code": LEADER}}, [], True, ("earlier", "RIF")),
    ({"for": ["docent"]}, [], True, ("for", "docent")),
    ({"for": ["bestuur", "student"]}, [], False, ("", "")),
    ({"round": 2}, [], True, ("round", "2")),
    ({"round": [1, 3]}, [], False, ("", "")),
    # all in one `when` must hold
    ({"code": LEADER, "short": 4}, ["x #leiderschap"], True, ("code", LEADER)),
    ({"code": LEADER, "short": 4}, ["een twee drie vier #leiderschap"], False, ("", "")),
    ({"round": 2, "code": LEADER}, [], False, ("", "")),
    ({"mentions": "subsidie", "not_code": LEADER}, ["de subsidie"], True, ("mentions", "subsidie")),
    ({}, [], True, ("always", "")),
]


@pytest.mark.parametrize(("when", "lines", "holds", "reason"), ON_FOLLOW_UPS)
def test_conditions_on_a_follow_up(
    when: dict[str, Any], lines: list[str], holds: bool, reason: tuple[str, str]
) -> None:
    talk = Talk(guide(when), seats=DOCENT, round=2, earlier=EARLIER)
    talk.type(":n", *lines)
    assert talk.state.question == "q.twee"
    assert [(why.kind, why.words) for why in reasons(talk)] == ([reason] if holds else [])


def test_minutes_within_the_question_pauses_left_out() -> None:
    talk = Talk(guide({"after_minutes": 5}), seats=DOCENT)
    talk.minutes(20)
    talk.type(":n")
    talk.minutes(4)
    talk.type(":pause")
    talk.minutes(10)
    talk.type(":go")
    talk.minutes(0.5)
    talk.type("iets")
    assert reasons(talk) == []
    talk.minutes(0.5)
    talk.type("meer")
    assert reasons(talk) == [Reason("after_minutes", "5")]


def test_minutes_may_be_those_of_now() -> None:
    talk = Talk(guide({"after_minutes": 5}), seats=DOCENT)
    talk.type(":n")
    assert follow_ups.proposals(talk.state, minutes=4.9) == ()
    assert len(follow_ups.proposals(talk.state, minutes=5)) == 1


@pytest.mark.parametrize(
    ("more", "seats", "reason"),
    [
        ({"for": ["docent"]}, DOCENT, "always"),
        ({"for": ["bestuur"]}, DOCENT, ""),
        ({"if": "als er een trekker is"}, DOCENT, "if"),
        ({"for": ["bestuur"]}, (("R1", "docent"), ("R2", "bestuur")), "always"),
    ],
)
def test_roles_and_what_the_interviewer_judges(
    more: dict[str, Any], seats: Sequence[tuple[str, str]], reason: str
) -> None:
    talk = Talk(guide({}, **more), seats=seats)
    talk.type(":n")
    assert [why.kind for why in reasons(talk)] == ([reason] if reason else [])


# On a question: the whole interview
ON_QUESTIONS: list[tuple[dict[str, Any], list[str], bool]] = [
    ({"code": LEADER}, ["x #leiderschap"], True),
    ({"code": LEADER}, ["x"], False),
    ({"code": LEADER}, ["!x #leiderschap"], False),
    ({"not_code": LEADER}, [], True),
    ({"not_code": LEADER}, ["x #leiderschap"], False),
    ({"mentions": "subsidie"}, ["de subsidies"], True),
    ({"mentions": "subsidie"}, [], False),
    ({"not_mentions": "subsidie"}, [], True),
    ({"not_mentions": "subsidie"}, ["de subsidies"], False),
    ({"round": 2}, [], True),
    ({"round": 1}, [], False),
    ({"for": "docent"}, [], True),
    ({"for": "bestuur"}, [], False),
    ({"earlier": {"mentions": "RIF"}}, [], True),
    ({"earlier": {"mentions": "geluk"}}, [], False),
]


@pytest.mark.parametrize(("when", "lines", "holds"), ON_QUESTIONS)
def test_conditions_on_a_question(when: dict[str, Any], lines: list[str], holds: bool) -> None:
    data = guide({})
    data["blocks"].append(
        {
            "id": "later",
            "title": "Later",
            "questions": [{"id": "later.x", "ask": "En?", "when": when}],
        }
    )
    talk = Talk(data, seats=DOCENT, round=2, earlier=EARLIER)
    talk.type(*lines)
    found = [question.id for _, question in conversation.applying(talk.state, talk.earlier)]
    assert ("later.x" in found) == holds


# Proposals


def test_what_was_asked_or_waved_away_is_not_proposed_again_and_deeper_ones_come_after() -> None:
    talk = Talk()
    talk.type(":b drivers")

    def numbers() -> list[int]:
        return [proposal.number for proposal in follow_ups.proposals(talk.state)]

    assert numbers() == [1, 3]
    talk.type(":f 1")
    assert numbers() == [2, 3]
    talk.type(":w 3")
    assert numbers() == [2]
    talk.type(":u")
    assert numbers() == [2, 3]
    talk.type(":n")
    assert numbers() == []


def test_what_rests_on_something_just_said_comes_first() -> None:
    data = guide({})
    data["blocks"][0]["questions"][1]["follow_ups"] = [
        {"ask": "Altijd?"},
        {"ask": "Rol?", "when": {"for": "docent"}},
        {"ask": "Woord?", "when": {"mentions": "subsidie"}},
        {"ask": "Code?", "when": {"code": LEADER}},
    ]
    talk = Talk(data, seats=DOCENT)
    talk.type(":n", "De subsidie #leiderschap")
    assert [p.number for p in follow_ups.proposals(talk.state)] == [4, 3, 2, 1]


def test_the_notes_of_an_improvised_question_are_not_the_questions() -> None:
    talk = Talk(guide({"code": LEADER}), seats=DOCENT)
    talk.type(":n", "iets", "?Hoe dan?", "x #leiderschap")
    assert reasons(talk) == []


# Where we are


@pytest.mark.parametrize(
    ("seats", "first"),
    [
        ((("R1", "bestuur"),), "start.begin"),
        ((("R1", "docent"),), "start.docent"),
        ((("R1", "bestuur"), ("R2", "docent")), "start.docent"),
        ((("R1", ""),), "start.docent"),
        ((), "start.docent"),
    ],
)
def test_at_the_start_the_first_question_that_applies_to_the_roles_present(
    seats: Sequence[tuple[str, str]], first: str
) -> None:
    question = conversation.current(Talk(seats=seats).state)
    assert question is not None and question.id == first


def test_a_break_has_no_question() -> None:
    talk = Talk()
    talk.type(":b pauze")
    assert conversation.current(talk.state) is None
    block = conversation.current_block(talk.state)
    assert block is not None and block.id == "pauze"


def test_a_guide_without_a_question_for_anyone_here() -> None:
    data = guide({})
    data["blocks"][0]["for"] = ["student"]
    talk = Talk(data)
    assert conversation.current(talk.state) is None
    assert conversation.progress(talk.state).questions == 0
    assert conversation.blocks(talk.state) == ()


def test_the_conversation_never_moves_by_itself() -> None:
    talk = Talk()
    talk.type("een", "twee", ":a", ":c citeren ja", ":pause", ":go")
    assert talk.state.question == "start.begin"


# What is open


def test_what_is_open() -> None:
    talk = Talk()
    talk.type("geld >straks", "tijd >ronde2", "plek >ander", ":n", ":s geen tijd", ":pick 1")
    talk.type("nog iets >straks")
    found = conversation.open_items(talk.state)
    assert [question.id for question in found.musts] == []
    assert [q.id for q in found.others] == ["drivers.cijfer", "drivers.keus", "drivers.orde"]
    assert [topic.text for topic in found.parked] == ["nog iets"]
    assert [(topic.text, topic.until) for topic in found.taken_along] == [
        ("tijd", "nextround"),
        ("plek", "other"),
    ]
    assert [(q.id, skip.reason) for q, skip in found.skipped] == [("start.toen", "no-time")]
    talk.type(":v", ":u")
    assert [topic.text for topic in conversation.open_items(talk.state).parked] == []


def test_a_must_question_is_open_until_asked_or_skipped() -> None:
    talk = Talk()
    assert [q.id for q in conversation.open_items(talk.state).musts] == [
        "start.begin",
        "drivers.gaande",
    ]
    talk.type(":a", ":b drivers", ":s")
    assert conversation.open_items(talk.state).musts == ()
    assert conversation.progress(talk.state) == conversation.Progress(1, 6, 1, 2)


def test_blocks_as_they_stand() -> None:
    talk = Talk()
    talk.type(":a", ":n", ":a", ":b pauze")
    talk.minutes(5)
    talk.type(":b drivers", ":a")
    seen = {view.block.id: view for view in conversation.blocks(talk.state)}
    assert {name: view.status for name, view in seen.items()} == {
        "start": "done",
        "pauze": "done",
        "drivers": "here",
    }
    assert (seen["drivers"].asked, seen["drivers"].questions) == (1, 4)
    assert seen["pauze"].seconds == 300
    talk.type(":b start")
    views = {view.block.id: view.status for view in conversation.blocks(talk.state)}
    assert views == {"start": "here", "pauze": "done", "drivers": "part"}


def test_blocks_for_others_are_left_out() -> None:
    data = {**GUIDE, "blocks": [{**GUIDE["blocks"][2], "for": ["docent"]}, GUIDE["blocks"][0]]}
    assert [view.block.id for view in conversation.blocks(Talk(data).state)] == ["start"]
    found = [view.block.id for view in conversation.blocks(Talk(data, seats=DOCENT).state)]
    assert found == ["drivers", "start"]


def test_what_is_said_at_a_block_is_due_until_one_of_its_questions_was_asked() -> None:
    talk = Talk()
    block = talk.state.guide.blocks[0]
    talk.type(":n")
    assert conversation.opens(block, talk.state)
    talk.type("iets")
    assert not conversation.opens(block, talk.state)


def test_an_interview_has_begun_once_anything_was_agreed_on_said_or_noted() -> None:
    assert not conversation.begun(Talk().state)
    for line in (":c deelname ja", ":n", "!gedachte", "iets"):
        talk = Talk()
        talk.type(line)
        assert conversation.begun(talk.state), line


def test_what_is_asked_at_the_end_is_open_until_each_has_answered() -> None:
    closing = {"closing": {"consent": ["citeren"]}}
    talk = Talk({**GUIDE, **closing}, seats=(("R1", "bestuur"), ("R2", "docent")))
    talk.type(":c R1 citeren nee")
    found = conversation.open_items(talk.state).to_agree
    assert [(r, item.id) for r, item in found] == [("R2", "citeren")]


def test_time_runs_on_within_a_question_and_not_in_a_pause() -> None:
    talk = Talk()
    talk.type("iets")
    talk.minutes(4)
    assert conversation.minutes_within(talk.state, talk.now) == 4
    talk.type(":pause")
    talk.minutes(9)
    assert conversation.elapsed(talk.state, talk.now) == 0


def test_after_an_improvised_question_comes_the_one_that_was_not_said_yet() -> None:
    talk = Talk()
    talk.type("?Hoe komt u hier?", "met de trein")
    assert talk.type(":n").text == "start.begin"
    assert talk.state.improvised is None
    assert talk.type(":n").text == "start.toen"
    talk.type("iets", "?En dan?", "dat")
    assert talk.type(":n").text == "drivers.gaande"
    talk.type("?Nog iets?", ":s", "?Echt?")
    assert talk.state.question == "drivers.cijfer"


def test_who_has_not_spoken_yet_in_seating_order() -> None:
    data = guide({})
    data["blocks"][0]["questions"][1]["turn"] = "everyone"
    talk = Talk(data, seats=(("R1", "docent"), ("R2", "docent"), ("R3", "student")))

    def waiting() -> list[str]:
        return [person.r for person in conversation.yet_to_speak(talk.state)]

    assert waiting() == ["R1", "R2", "R3"]
    talk.type("@R2 iets", "@R3 [knikt]")
    assert waiting() == ["R1", "R3"]  # since the block began
    talk.type(":n")
    assert waiting() == ["R1", "R2", "R3"]  # everyone in turn: under this question
    talk.type("@R3 wel")
    assert waiting() == ["R1", "R2"]
    talk.type(":left R1")
    assert waiting() == ["R2"]
    talk.type("@groep eens")
    assert waiting() == []
    assert conversation.yet_to_speak(Talk().state) == ()


def test_what_was_skipped_for_lack_of_time_comes_first_to_go_back_to() -> None:
    talk = Talk()
    talk.type(":s weet niet", ":s geen tijd")
    found = conversation.open_items(talk.state).skipped
    assert [(q.id, skip.reason) for q, skip in found] == [
        ("start.toen", "no-time"),
        ("start.begin", "dont-know"),
    ]
