"""What of earlier interviews may be seen at the table, and by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewer.interview import memory
from interviewer.interview.differences import Difference
from interviewer.interview.events import CodeMark, Consented, Until
from interviewer.interview.memory import Earlier, EarlierNote, EarlierTopic
from tests.talk import Talk

LEADING = "drivers.leiderschap"
LEVELS = {"R1": "centraal", "R2": "centraal", "R3": "centraal", "R4": "decentraal", "R5": ""}


def note(
    r: str, *codes: str, text: str = "gezegd", round: int = 1, interview: str = ""
) -> EarlierNote:
    """A note said by one or more, as 'R1 R2'; a code as 'drivers.leiderschap ++'."""
    who = tuple(r.split())
    marks = []
    for code in codes:
        name, _, valence = code.partition(" ")
        marks.append(CodeMark.model_validate({"code": name, "valence": valence or None}))
    levels = {name: LEVELS[name] for name in who}
    return EarlierNote(
        interview or f"i-{r}", round, who, levels, text, "drivers.gaande", tuple(marks)
    )


def topic(id: str, r: str, until: Until = "other", round: int = 1) -> EarlierTopic:
    who = tuple(r.split())
    return EarlierTopic(
        id=id,
        note="n",
        text=f"Vraag R4 naar {id}",
        until=until,
        interview="i",
        round=round,
        r=who,
        table=who,
        question="start.begin",
        ask="Hoe begon het?",
        codes=(CodeMark(code=LEADING), CodeMark(code="open.zijn-woord")),
    )


def before(*notes: EarlierNote, topics: tuple[EarlierTopic, ...] = ()) -> Earlier:
    return Earlier(notes=notes, topics=topics, people=frozenset(LEVELS))


def at(earlier: Earlier, *seats: str, round: int = 2) -> memory.Memory:
    talk = Talk(seats=[(r, "bestuur") for r in seats], round=round, earlier=earlier)
    return memory.at_table(talk.state, earlier)


def test_a_code_tells_its_round_valences_and_interviews_and_nothing_else() -> None:
    found = at(
        before(
            note("R1", f"{LEADING} ++"),
            note("R4", f"{LEADING} -"),
            note("R4", f"{LEADING} -"),
            note("R4", LEADING, round=2),
        ),
        "R5",
    )
    first, second = found.codes
    assert (first.code, first.round, first.valences) == (LEADING, 2, ((None, 1),))
    assert (second.round, second.valences, second.interviews) == (1, (("++", 1), ("-", 2)), 2)
    assert second.levels == () and not second.own
    assert found.own_notes == ()


@pytest.mark.parametrize(
    ("seats", "levels"),
    [
        (("R5",), ("centraal",)),
        # R1 knows what R1 said: naming the level would tell what R2 said
        (("R1",), ()),
        (("R1", "R4"), ()),
    ],
)
def test_a_level_is_named_where_two_others_of_it_spoke(
    seats: tuple[str, ...], levels: tuple[str, ...]
) -> None:
    earlier = before(note("R1", LEADING), note("R2", LEADING), note("R4", LEADING))
    assert at(earlier, *seats).codes[0].levels == levels


def test_own_words_are_there_for_who_is_alone_and_for_nobody_else() -> None:
    earlier = before(
        note("R1", LEADING, text="van mij, anders dan R4 zegt"),
        note("R1 R2", LEADING, text="van ons"),
        note("R2", LEADING, text="van haar"),
    )
    alone = at(earlier, "R1")
    assert [own.text for own in alone.own_notes] == ["van mij, anders dan … zegt"]
    assert alone.codes[0].own
    assert at(earlier, "R1", "R2").own_notes == ()


def test_own_words_go_when_someone_joins_and_come_back_when_they_leave() -> None:
    earlier = before(note("R1", LEADING))
    talk = Talk(seats=[("R1", "bestuur")], round=2, earlier=earlier)
    talk.type(":r R2:docent")
    assert memory.at_table(talk.state, earlier).own_notes == ()
    talk.type(":left R2")
    assert memory.at_table(talk.state, earlier).own_notes != ()


def test_an_open_code_is_someones_word_and_seen_by_them_alone() -> None:
    earlier = before(note("R2", "open.zijn-woord ++"))
    assert at(earlier, "R1").codes == ()
    assert [code.code for code in at(earlier, "R2").codes] == ["open.zijn-woord"]


def test_levels_that_differ_are_named_only_where_enough_spoke() -> None:
    earlier = before(
        note("R1", f"{LEADING} ++"), note("R2", f"{LEADING} +"), note("R4", f"{LEADING} --")
    )
    assert at(earlier, "R5").differences == (
        Difference("levels", LEADING, furthering=("centraal",), hindering=()),
    )
    assert at(before(note("R1", f"{LEADING} +"), note("R4", f"{LEADING} -")), "R5").differences == (
        Difference("levels", LEADING),
    )


def test_what_is_said_now_differs_from_what_the_same_respondent_said_before() -> None:
    earlier = before(note("R1", f"{LEADING} ++"))
    talk = Talk(seats=[("R1", "bestuur")], round=2, earlier=earlier)
    assert memory.at_table(talk.state, earlier).differences == ()
    talk.type("het trekt niet meer #trekker--")
    assert memory.at_table(talk.state, earlier).differences == (
        Difference("rounds", LEADING, before=(1, 1), after=(2, -1), own=True),
    )


def test_a_change_between_earlier_rounds_is_told_without_whose_it_is() -> None:
    earlier = before(note("R2", f"{LEADING} ++"), note("R4", f"{LEADING} -", round=2))
    (found,) = (d for d in at(earlier, "R1", round=3).differences if d.kind == "rounds")
    assert found == Difference("rounds", LEADING, before=(1, 1), after=(2, -1))


def test_a_topic_of_another_is_a_question_and_codes_and_ones_own_has_its_words() -> None:
    earlier = before(topics=(topic("a", "R2"), topic("b", "R1", "nextround")))
    own, other = at(earlier, "R1").topics
    assert (own.id, own.words) == ("b", "Vraag … naar b")
    assert (other.id, other.words, other.ask) == ("a", "", "Hoe begon het?")
    assert other.codes == (LEADING,), "an open code is another's word"
    assert [item.words for item in at(earlier, "R1", "R2").topics] == ["", ""]


@pytest.mark.parametrize(
    ("until", "seats", "round", "due"),
    [
        ("nextround", ("R1",), 2, True),
        ("nextround", ("R3",), 2, True),
        ("nextround", ("R1",), 1, False),
        ("other", ("R3",), 1, True),
        ("other", ("R1",), 1, False),
        ("other", ("R1", "R3"), 1, True),
    ],
)
def test_a_topic_comes_back_when_it_is_due(
    until: Until, seats: tuple[str, ...], round: int, due: bool
) -> None:
    earlier = before(topics=(topic("a", "R1", until),))
    assert bool(at(earlier, *seats, round=round).topics) is due


def test_a_topic_of_another_journal_is_picked_up_by_number_and_does_not_come_back() -> None:
    earlier = before(topics=(topic("elders", "R2"), topic("mijn", "R1", "nextround")))
    talk = Talk(seats=[("R1", "bestuur")], round=2, earlier=earlier)
    talk.type("straks meer >straks")
    assert talk.refused(":pick 4") == "no-topic"
    answer = talk.type(":pick 3")
    assert answer.text == "start.begin #leiderschap"
    picked = talk.events[-1].model_dump()
    assert (picked["type"], picked["of"]) == ("picked_up", "elders")
    assert [item.id for item in memory.topics_back(talk.state, earlier)] == ["mijn"]
    assert talk.type(":pick 2").text == "Vraag … naar mijn"
    assert memory.topics_back(talk.state, earlier) == ()


def test_who_refuses_now_is_remembered_no_more() -> None:
    earlier = before(note("R1", LEADING), note("R2", LEADING), topics=(topic("a", "R2"),))
    refused = Consented(id="0", r="R2", item="deelname", given=False)
    found = at(replace(earlier, consents=(refused,)), "R1")
    assert found.topics == () and found.codes[0].interviews == 1


def test_what_belongs_to_a_question_is_its_codes_and_what_was_said_under_it() -> None:
    earlier = before(note("R1", LEADING), note("R1", "output.netwerk"), topics=(topic("a", "R2"),))
    talk = Talk(seats=[("R1", "bestuur")], round=2, earlier=earlier)
    all_of_it = memory.at_table(talk.state, earlier)
    asked = memory.on_question(all_of_it, talk.state.guide.question("drivers.gaande"), talk.state)
    assert [code.code for code in asked.codes] == [LEADING]
    assert len(asked.own_notes) == 2, "both were said under it"
    assert asked.topics == ()
    begin = memory.on_question(all_of_it, talk.state.guide.question("start.begin"), talk.state)
    assert begin.codes == () and [item.id for item in begin.topics] == ["a"]
    assert memory.on_question(all_of_it, None, talk.state) == memory.Memory()


def test_the_question_of_anothers_topic_is_not_told_where_it_is_for_other_roles() -> None:
    anothers = replace(topic("a", "R2"), limits=((), ("docent",)))
    [found] = at(before(topics=(anothers,)), "R1").topics
    assert (found.question, found.ask) == (None, "")
    own = replace(topic("b", "R1", "nextround"), limits=((), ("docent",)))
    [mine] = at(before(topics=(own,)), "R1").topics
    assert mine.ask == "Hoe begon het?"


def test_a_consent_that_ran_out_before_this_interview_counts_as_refused() -> None:
    given = Consented(id="1", r="R1", item="deelname", given=True, until="2026-03-01")
    earlier = replace(before(note("R1", LEADING)), consents=(given,))
    talk = Talk(seats=[("R2", "bestuur")], round=2, earlier=earlier)
    assert memory.at_table(talk.state, earlier).codes != ()
    opened = talk.state.opened
    assert opened is not None
    later = replace(talk.state, opened=opened.model_copy(update={"held": "2026-03-04T10:00"}))
    assert memory.at_table(later, earlier).codes == ()
