"""What the widgets are given to show, and how they fit it in the room they have."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from interviewer.interview import intents
from interviewer.interview.conditions import Reason
from interviewer.interview.memory import NOTHING_EARLIER, EarlierCode, Memory
from interviewer.interview.state import State
from interviewer.tui import margins, views
from interviewer.tui.screens.talk import follow_up_keys
from interviewer.tui.widgets.follow_ups import FollowUpRow, FollowUps
from interviewer.tui.widgets.question import QuestionView, Words
from interviewer.words import phrasing
from tests.talk import Talk

NAMES = {"case": "Proef", "institution": "", "interviewer": ""}


def guide(question: dict[str, Any], **block: Any) -> dict[str, Any]:
    asked = {"id": "a.b", "ask": "De vraag?", **question}
    return {
        "guide": "g",
        "title": "G",
        "blocks": [{"id": "a", "title": "A", **block, "questions": [asked]}],
    }


def words(state: State) -> list[tuple[str, str, str]]:
    found = views.question_words(state, NOTHING_EARLIER, NAMES)
    return [(item.kind, item.label, item.text) for item in found]


def test_what_is_said_shown_and_meant_for_the_interviewer_is_told_apart() -> None:
    talk = Talk(
        guide(
            {"say": "Over {case}.", "note": "Wacht.", "show": {"title": "Kaart", "text": "Vijf"}},
            say="Nu iets anders.",
        )
    )
    assert words(talk.state) == [
        ("say", "", "Nu iets anders."),
        ("say", "", "Over Proef."),
        ("spoken", "", "De vraag?"),
        ("show", "On the table", "Kaart: Vijf"),
        ("note", "For you", "Wacht."),
    ]
    talk.type("een")
    assert ("say", "", "Nu iets anders.") not in words(talk.state)


def test_a_follow_up_that_was_asked_is_what_is_spoken_now() -> None:
    talk = Talk()
    talk.type(":g drivers.gaande", ":f 1")
    assert words(talk.state)[:2] == [
        ("above", "", "Wat houdt het gaande?"),
        ("spoken", "", "En als die wegvalt?"),
    ]


def test_a_break_an_improvised_question_and_a_closed_interview() -> None:
    talk = Talk()
    talk.type(":b pauze")
    assert words(talk.state) == [("spoken", "", "Pauze")]
    talk.type("? Hoe [b]dan[/b]?")
    assert words(talk.state) == [("spoken", "", "Hoe [b]dan[/b]?")]
    talk.do(intents.Close())
    assert words(talk.state) == []


def test_prompts_and_a_closed_answer_say_what_was_heard() -> None:
    talk = Talk()
    talk.type(":g drivers.gaande", ":x subsidie")
    assert ("note", "Listen for", "✓ subsidie, personen") in words(talk.state)
    talk.type(":n", ":ans 4")
    assert ("note", "Answer", "1–5 (:ans) → 4") in words(talk.state)


def test_the_clock_counts_to_now_and_stands_still_in_a_pause() -> None:
    talk = Talk()
    talk.type("een")
    assert views.clock(talk.state, talk.now + timedelta(minutes=3)) == ("03:00/60", False)
    assert views.clock(talk.state, talk.now + timedelta(minutes=61))[1]
    talk.type(":pause")
    assert views.clock(talk.state, talk.now + timedelta(minutes=61)) == ("‖ 00:00/60", False)


def test_a_block_that_takes_longer_than_meant_shows_it_without_colour() -> None:
    talk = Talk()
    talk.type("een")
    later = talk.now + timedelta(minutes=11)
    rows = views.block_rows(talk.state, NOTHING_EARLIER, later)
    assert (rows[0].status, rows[0].minutes) == ("here", "11/10'!")


def test_a_note_is_made_into_a_row_once() -> None:
    talk = Talk()
    talk.type('"Ja" #trekker++', "!denk", "[lacht]", "nee ~bevestigt ^2018 =14")
    made = views.NoteRows()
    rows = made.of(talk.state, headings=False)
    assert [(row.who, row.text, row.marks) for row in rows] == [
        ("R1", "“Ja”", ("#leiderschap++",)),
        ("!", "denk", ()),
        ("", "[lacht]", ()),
        ("R1", "nee", ("~confirms", "^2018", "=14")),
    ]
    talk.type("vijf")
    again = made.of(talk.state, headings=False)
    assert len(again) == len(rows) + 1
    assert all(old is new for old, new in zip(rows, again, strict=False))


def test_the_list_reads_by_its_questions_what_was_asked_besides_and_what_struck() -> None:
    talk = Talk()
    talk.type("een", "twee")
    talk.minutes(1)
    talk.type(":m striking", "? Hoe [b]dan[/b]?", "drie", ":g start.begin", "vier")
    talk.type(":probe 2", ":n", "vijf", ":g drivers.gaande", ":f 2", "zes")
    rows = views.NoteRows().of(talk.state)
    assert [(row.who, row.text, row.style) for row in rows] == [
        ("", "Hoe begon het?", "topic"),
        ("R1", "een", ""),
        ("R1", "twee", ""),
        ("★", "striking: no words yet", "memo"),
        ("?", "Hoe [b]dan[/b]?", "asked"),
        ("R1", "drie", ""),
        ("", "Hoe begon het?", "topic"),
        ("R1", "vier", ""),
        ("»", "Hoe ging dat?", "asked"),
        ("", "En toen?", "topic"),
        ("R1", "vijf", ""),
        ("", "Wat houdt het gaande?", "topic"),
        ("»", "Wie merkt dat?", "asked"),
        ("R1", "zes", ""),
    ]


def test_a_parked_note_keeps_its_mark_also_once_it_was_picked_up() -> None:
    talk = Talk()
    talk.type("een >straks", "twee >ander", "drie")
    rows = views.NoteRows()
    assert [row.marks for row in rows.of(talk.state, headings=False)] == [
        (">later",),
        (">other",),
        (),
    ]
    talk.type(":pick 1")
    assert rows.of(talk.state, headings=False)[0].marks == (">later✓",)
    assert phrasing.note_line(talk.state.listing()[0], talk.state).endswith("een >later✓")


def test_a_moment_right_after_a_note_stands_on_that_note() -> None:
    talk = Talk()
    rows = views.NoteRows()
    talk.type("een", "twee")
    rows.of(talk.state, headings=False)
    talk.type(":m striking")
    shown = rows.of(talk.state, headings=False)
    assert [(row.text, row.marks) for row in shown] == [("een", ()), ("twee", ("★",))]


@pytest.mark.parametrize("width", [30, 58, 100])
@pytest.mark.parametrize("rows", [1, 3, 6])
def test_the_question_has_its_room_before_what_stands_around_it(width: int, rows: int) -> None:
    view = QuestionView()
    view._words = (Words("say", "", "zeg " * 40), Words("spoken", "", "De vraag zelf?"))
    view._rows = rows
    drawn = [row.plain for row in view.rows(width, 0)]
    assert any(row.startswith("De vraag zelf?") for row in drawn)
    assert len(drawn) <= rows
    assert all(cell_len(row) <= width for row in drawn)


def follow_ups(*items: tuple[str, str], width: int, most: int) -> list[str]:
    view = FollowUps()
    view._items = tuple(FollowUpRow(n, *item) for n, item in enumerate(items, 1))
    view._rows = most
    drawn = [row.plain for row in view.rows(width, 0)]
    assert 0 < len(drawn) <= most
    assert all(cell_len(row) <= width for row in drawn)
    return drawn


@pytest.mark.parametrize("width", [30, 58, 100])
@pytest.mark.parametrize("most", [1, 3, 9])
def test_a_question_has_its_row_before_any_reason(width: int, most: int) -> None:
    ask = "Wat moet er overeind blijven als de subsidie wegvalt, en wie merkt dat dan het eerst?"
    reason = "de vorige ronde noemde R1 geld als reden om te stoppen, en ook nog tijd"
    items = [(ask, reason), ("Kort?", "‘geld’ genoemd"), (ask, "‘geld’ genoemd")]
    drawn = follow_ups(*items, width=width, most=most)
    joined = " ".join(row[2:].strip() for row in drawn)
    assert joined.startswith(ask[: width // 2 - 4])
    one = follow_ups((ask, "‘geld’ genoemd"), width=width, most=1)[0]
    assert ("geld" in one) == (width == 100)
    if most > 1:
        assert any(row.startswith("2 Kort?") and row.endswith("‘geld’ genoemd") for row in drawn)


def test_the_top_follow_up_takes_two_rows_where_it_needs_them_and_others_wait() -> None:
    ask = "Wat moet er overeind blijven als de subsidie wegvalt?"
    items = [(ask, "‘geld’ genoemd"), *[("Kort?", "altijd")] * 4]
    drawn = follow_ups(*items, width=58, most=4)
    assert drawn[0] == f"1 {ask}"
    assert drawn[1].endswith("‘geld’ genoemd")
    assert [row[0] for row in drawn[2:]] == ["2", "3"]
    more = f"{ask} En wie merkt dat dan?"
    two = follow_ups((ask, "‘geld’ genoemd"), (more, "kort"), width=58, most=3)
    assert two[0] == f"1 {ask}"
    assert " ".join(row[2:] for row in two[1:]).startswith(more)
    assert two[2].endswith("kort")
    short = [("Wie merkt dat?", "‘geld’ genoemd"), *items[1:]]
    assert [row[0] for row in follow_ups(*short, width=58, most=4)] == ["1", "2", "3", "4"]


def test_a_reason_and_what_was_noted_before_say_what_their_words_are() -> None:
    state = Talk().state
    assert phrasing.reason(Reason("for", "bestuur"), state) == "for bestuur"
    heard = EarlierCode("drivers.leiderschap", 1, (("++", 1),), 1, ("centraal",))
    (row,) = margins.memory_rows(Memory(codes=(heard,)), state)
    assert row.heard == "++ (round 1, centraal)"


def test_follow_ups_that_were_asked_or_waved_away_are_marked_among_their_keys() -> None:
    talk = Talk()
    talk.type(":g drivers.gaande", ":f 1", ":w 3")
    question = talk.state.guide.question("drivers.gaande")
    assert question is not None
    assert [words for _key, words in follow_up_keys(question, talk.state)] == [
        "✓ En als die wegvalt?",
        "Wie merkt dat?",
        "– Wie nog meer?",
    ]
