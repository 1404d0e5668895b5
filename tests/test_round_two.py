"""A second-round interview of the sample picks the first up: memory, topics, follow-ups."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from interviewer.interview import conversation, memory
from interviewer.interview.conditions import Reason
from interviewer.interview.follow_ups import proposals
from interviewer.plain.talk import Plain
from interviewer.store.create import copy_sample
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.store.session import Session
from tests.conftest import Clock


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    return StudyFolder(copy_sample(tmp_path / "sample"))


def second(folder: StudyFolder, clock: Clock, *seats: Seat) -> Session:
    plan = Plan("ronde-2", seats, round=2, held="2026-03-04", by="AB")
    return open_new(folder, "warme-loods", plan, clock)


def spoken(session: Session, *lines: str) -> str:
    """Return what plain mode says, on opening and to these lines."""
    out = io.StringIO()
    Plain(session, out, {}).run(lines)
    return out.getvalue()


def test_alone_the_board_member_hears_what_she_said_and_what_was_noted(
    folder: StudyFolder, clock: Clock
) -> None:
    session = second(folder, clock, Seat("R1", "bestuur"))
    said = spoken(session, ":mem", ":p")
    assert "Dit is geen hobbyproject van een paar docenten" in said, "her own words"
    assert "Leiderschap ++ ×" in said and "round 1" in said
    assert "Subsidies: furthering according to" in said
    # her own topic in her words, another's as question and codes
    own, *theirs = [line for line in said.splitlines() if line.strip()[:2] in ("1 ", "2 ", "3 ")]
    assert "Na de tussenevaluatie gaat de stuurgroep" in own
    assert "Rechtspersoon" in own or "round 1" in own
    assert theirs and not any("projectleider met vakantie" in line for line in theirs)
    session.leave()


def test_with_the_successor_at_the_table_her_words_are_gone(
    folder: StudyFolder, clock: Clock
) -> None:
    session = second(folder, clock, Seat("R1", "bestuur"), Seat("R9", "projectleider"))
    said = spoken(session, ":mem", ":p")
    assert "hobbyproject" not in said and "tussenevaluatie" not in said
    assert "Leiderschap ++" in said
    session.leave()


def test_a_topic_of_round_one_is_picked_up_and_stays_so(folder: StudyFolder, clock: Clock) -> None:
    session = second(folder, clock, Seat("R1", "bestuur"))
    before = memory.topics_back(session.state, session.earlier)
    assert session.type(":pick 1").text.startswith("Na de tussenevaluatie")
    session.type(":q")
    open_items = conversation.open_items(session.state, session.earlier)
    assert [topic.id for topic in open_items.came_back] == [topic.id for topic in before[1:]]
    session.leave()
    third = second(folder, clock, Seat("R9", "projectleider"))
    assert before[0].id not in {t.id for t in memory.topics_back(third.state, third.earlier)}
    third.leave()


def test_what_she_says_now_differs_from_then(folder: StudyFolder, clock: Clock) -> None:
    session = second(folder, clock, Seat("R1", "bestuur"))
    session.type("nu trekt niemand er meer aan #drivers.leiderschap--")
    said = spoken(session, ":mem")
    assert "Leiderschap: furthering in round 1, hindering in round 2 (this respondent)" in said
    session.leave()


def test_follow_ups_know_the_round_and_what_was_noted_before(
    folder: StudyFolder, clock: Clock
) -> None:
    guide = folder.guides_path / "ronde-2.yaml"
    text = guide.read_text(encoding="utf-8")
    asked = "          - id: trekker-nu\n"
    assert asked in text
    jaar = "          - {id: jaar, ask: Wat is er sindsdien veranderd?, when: {round: 2}}\n"
    guide.write_text(text.replace(asked, jaar + asked), encoding="utf-8")
    session = second(folder, clock, Seat("R1", "bestuur"))
    session.type(":g drivers.gaande")
    found = {p.follow_up.id: p.reason for p in proposals(session.state, session.earlier)}
    assert found["jaar"] == Reason("round", "2")
    assert found["trekker-nu"].kind == "earlier"
    assert found["trekker-nu"].words == "drivers.leiderschap"
    session.leave()
