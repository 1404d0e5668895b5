"""What is proposed, in which order and for which reason; also while a line is being typed."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.interview.conditions import TYPING, Reason
from interviewer.interview.events import CodeMark
from interviewer.interview.follow_ups import proposals
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.words.phrasing import why
from tests.talk import Talk

LEADER = "drivers.leiderschap"


def guide(*follow_ups: dict[str, Any], must: bool = False) -> dict[str, Any]:
    asked = [{"ask": f"F{place}?", **item} for place, item in enumerate(follow_ups, start=1)]
    question = {"id": "q.een", "ask": "Vertel?", "must": must, "follow_ups": asked}
    other = {"id": "q.twee", "ask": "En dan?"}
    return {
        "guide": "g",
        "title": "G",
        "blocks": [{"id": "q", "title": "Q", "questions": [question, other]}],
    }


def order(talk: Talk, typing: str = "") -> list[int]:
    return [item.number for item in proposals(talk.state, talk.earlier, typing=typing)]


def test_the_freshest_trigger_comes_first() -> None:
    talk = Talk(guide({"when": {"mentions": "subsidie"}}, {"when": {"code": LEADER}}))
    talk.type("de subsidie", "een trekker #leiderschap-")
    assert order(talk) == [2, 1]
    talk.type("en weer die subsidies")
    assert order(talk) == [1, 2]
    talk.type(":u")
    assert order(talk) == [2, 1]


def test_of_one_note_what_tells_more_comes_first_then_guide_order() -> None:
    talk = Talk(
        guide(
            {"when": {"round": 1}},
            {"when": {"mentions": "geld"}},
            {"when": {"mentions": "tijd"}},
            {"when": {"code": LEADER}},
        )
    )
    talk.type("geld en tijd #leiderschap")
    assert order(talk) == [4, 2, 3, 1]


def test_a_must_question_that_is_answered_shortly_first_asks_for_more() -> None:
    follow_ups = ({"when": {"code": LEADER}}, {"when": {"short": 9}})
    for must, first in ((True, 2), (False, 1)):
        talk = Talk(guide(*follow_ups, must=must))
        talk.type("een trekker #leiderschap")
        assert order(talk)[0] == first
        talk.type("en daar hield hij het negen hele jaren mee vol")
        assert order(talk) == [1]


# condition · saved before · half-typed · proposed
WHILE_TYPING: list[tuple[dict[str, Any], list[str], str, bool]] = [
    ({"mentions": "subsidie"}, [], "de subsidies", True),
    ({"mentions": "subsidie"}, [], "@R1 de subsi", False),
    ({"mentions": "subsidie"}, [], '"De subsidie', True),
    ({"mentions": "subsidie"}, [], "[kijkt naar de subsidiebrief]", True),
    ({"code": LEADER}, [], "zij trekt #leiderschap", True),
    ({"code": {"id": LEADER, "valence": "-"}}, [], "zij trekt #trekker--", True),
    ({"code": {"id": LEADER, "valence": "-"}}, [], "zij trekt #trekker+", False),
    ({"code": LEADER}, [], "zij trekt #leid", False),
    ({"code": LEADER}, ["iets"], "#leiderschap", True),
    # what would be none of the question's notes
    ({"mentions": "subsidie"}, [], "!subsidie", False),
    ({"mentions": "subsidie"}, [], "?En de subsidie", False),
    ({"mentions": "subsidie"}, [], ":s subsidie", False),
    ({"mentions": "subsidie"}, ["?Hoe dan"], "subsidie", False),
    # while an answer is being typed, nothing is missing from it yet
    ({"short": 5}, [], "een twee", False),
    ({"short": 5}, ["een twee"], "drie", True),
    ({"short": 5}, ["een twee"], "drie vier vijf", False),
    ({"not_code": LEADER}, [], "een twee", False),
    ({"not_code": LEADER}, ["een"], "twee", True),
    ({"not_code": LEADER}, ["een"], "twee #leiderschap", False),
    ({"not_mentions": "geld"}, ["een"], "geld", False),
    ({"mentions": "geld", "not_code": LEADER}, [], "geld", True),
    ({"mentions": "geld", "not_code": LEADER}, [], "geld #leiderschap", False),
]


@pytest.mark.parametrize(("when", "lines", "half", "proposed"), WHILE_TYPING)
def test_the_half_typed_line_counts_as_one_more_note(
    when: dict[str, Any], lines: list[str], half: str, proposed: bool
) -> None:
    talk = Talk(guide({"when": when}))
    talk.type(*lines)
    before = talk.state
    assert (order(talk, half) == [1]) is proposed
    assert talk.state is before


def test_what_is_being_typed_is_the_freshest() -> None:
    talk = Talk(guide({"when": {"mentions": "geld"}}, {"when": {"mentions": "tijd"}}))
    talk.type("het geld")
    assert order(talk, "en de tijd") == [2, 1]
    found = proposals(talk.state, typing="en de tijd")
    assert [item.reason for item in found] == [
        Reason("mentions", "tijd", note=TYPING),
        Reason("mentions", "geld", note=talk.state.order[0]),
    ]


# condition · the rest of the follow-up · lines · the reason in words
IN_WORDS: list[tuple[dict[str, Any], dict[str, Any], list[str], str]] = [
    ({"mentions": "subsidie"}, {}, ["De subsidies"], "‘subsidie’ mentioned"),
    ({"code": LEADER}, {}, ["x #trekker-"], "Leiderschap − coded"),
    ({"code": LEADER}, {}, ["x #trekker"], "Leiderschap coded"),
    ({"short": 3}, {}, ["ja"], "short answer"),
    ({"earlier": {"code": LEADER}}, {}, [], "Leiderschap: noted before, not yet here"),
    ({"earlier": {"code": LEADER}}, {}, ["x #trekker"], "Leiderschap: noted before"),
    ({"earlier": {"mentions": "RIF"}}, {}, [], "‘RIF’: noted before, not yet here"),
    ({"earlier": {"mentions": "RIF"}}, {}, ["de RIF"], "‘RIF’: noted before"),
    (
        {"earlier": {"code": LEADER}, "not_code": LEADER},
        {},
        ["x"],
        "Leiderschap: noted before, not yet here",
    ),
    ({"not_code": LEADER, "for": "bestuur"}, {}, ["x"], "Leiderschap not heard yet"),
    ({"round": 1, "mentions": "geld"}, {}, ["geld"], "‘geld’ mentioned"),
    ({}, {"if": "als er een trekker is"}, [], "als er een trekker is?"),
    (
        {"code": LEADER},
        {"if": "als er een trekker is."},
        ["x #trekker++"],
        "Leiderschap ++ coded, als er een trekker is?",
    ),
    ({}, {}, [], ""),
]


@pytest.mark.parametrize(("when", "more", "lines", "words"), IN_WORDS)
def test_the_reason_in_a_few_words(
    when: dict[str, Any], more: dict[str, Any], lines: list[str], words: str
) -> None:
    earlier = Earlier(codes=(CodeMark(code=LEADER),), texts=("De RIF-gelden stoppen",))
    talk = Talk(guide({"when": when, **more}), earlier=earlier)
    talk.type(*lines)
    (proposal,) = proposals(talk.state, talk.earlier)
    assert why(proposal, talk.state) == words


def test_a_word_of_a_memo_is_not_heard_at_the_table() -> None:
    earlier = Earlier(codes=(CodeMark(code=LEADER),))
    talk = Talk(guide({"when": {"earlier": {"code": LEADER}}}), earlier=earlier)
    talk.type("!let op #leiderschap")
    (proposal,) = proposals(talk.state, talk.earlier)
    assert not proposal.reason.here
    assert proposals(talk.state, NOTHING_EARLIER) == ()
