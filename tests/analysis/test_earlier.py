"""What earlier interviews bring, and what they bring no more once a consent lapsed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml

from interviewer.analysis.coverage import count_interviews
from interviewer.analysis.earlier import asked_of_earlier, earlier_than
from interviewer.interview import follow_ups
from interviewer.interview.code_proposals import proposed_codes
from interviewer.interview.events import Consented, Instrument
from interviewer.store.folder import Held, StudyFolder
from interviewer.store.opening import Plan, Seat, resume
from interviewer.store.session import Session
from interviewer.words.preparing import as_lines, of_case
from tests.conftest import Clock
from tests.report.build import AGREED, BOOK, held, new_id, note

WORDS = "de loods ging open in maart"
ASKS = {
    "guide": "gids",
    "title": "Gids",
    "blocks": [
        {
            "id": "drivers",
            "title": "Drivers",
            "questions": [
                {"id": "drivers.geld", "ask": "En nu?", "when": {"earlier": {"code": "drivers"}}}
            ],
        }
    ],
}
Begin = Callable[..., Session]


def until(day: str, r: str = "R1", given: bool = True) -> Consented:
    return Consented(id=new_id(), r=r, item="deelname", given=given, until=day)


def first(*events: Consented) -> Held:
    return held(1, note(WORDS, "drivers.leiderschap", r=["R1"]), *events)


@pytest.mark.parametrize(("day", "known"), [("2026-03-31", True), ("2026-04-01", False)])
def test_a_consent_that_lapsed_feeds_nothing(day: str, known: bool) -> None:
    found = earlier_than("~", [first(until("2026-03-31"))], day=day)
    assert [bool(part) for part in (found.codes, found.texts, found.coded, found.notes)] == (
        [known] * 4
    )
    assert found.refused == (frozenset() if known else {"R1"})
    assert found.people == {"R1"}, "that someone was there stays known, to mask the name"


def test_who_agrees_again_counts_again() -> None:
    before = first(until("2026-03-31"))
    again = Consented(id=new_id(), r="R1", item="deelname", given=True)
    assert not earlier_than("~", [before], day="2026-05-01").texts
    assert earlier_than("~", [before], day="2026-05-01", here=[again]).texts == (WORDS,)


def asking(number: int, day: str) -> Held:
    asks = Instrument(id=new_id(), guide=ASKS, codebook=BOOK.model_dump())
    one = held(number, asks, people={"R2": AGREED})
    opened = one.opened.model_copy(update={"held": day})
    return replace(one, state=replace(one.state, opened=opened))


def test_a_question_counts_as_applying_while_the_consent_ran() -> None:
    limited, unlimited = first(until("2026-03-31")), first()
    rest = (asking(2, "2026-03-20"), asking(3, "2026-04-20"))
    assert [count.questions for count in count_interviews([limited, *rest])] == [0, 1, 0]
    assert [count.questions for count in count_interviews([unlimited, *rest])] == [0, 1, 1]


def test_only_what_was_opened_before_is_asked_for_and_only_where_a_guide_asks() -> None:
    early, asks, late = first(), asking(2, "2026-03-20"), held(3, note("later", "drivers"))
    found = asked_of_earlier([late, asks, early])
    assert found.keys() == {asks.interview}
    assert found[asks.interview].texts == (WORDS,)


# At the table


@pytest.fixture
def one(begin: Begin, folder: StudyFolder) -> Session:
    """R1 spoke in round 1, and agreed until the day after."""
    path = folder.path / "guides" / "gids.yaml"
    guide = yaml.safe_load(path.read_text())
    back = {"ask": "En nu?", "when": {"earlier": {"code": "drivers.netwerk"}}}
    guide["blocks"][2]["questions"][0]["follow_ups"].append(back)
    path.write_text(yaml.safe_dump(guide, sort_keys=False))
    session = begin(Plan("gids", (Seat("R1", "bestuur"),), held="2026-03-04", by="AB"))
    session.type(f"{WORDS} #drivers.netwerk")
    session.write([Consented(r="R1", item="deelname", given=True, until="2026-03-05")])
    session.type(":q")
    session.leave()
    return session


def second(begin: Begin, round: int = 2) -> Session:
    session = begin(Plan("gids", (Seat("R2", "docent"),), round=round, held="2026-03-04", by="AB"))
    session.type(":g drivers.gaande")
    session.type("in maart ging de loods open")
    return session


def offered(session: Session) -> set[str]:
    last = session.state.mine()[-1]
    return {one.code for one in proposed_codes(last, session.state, session.earlier)}


def brought_back(session: Session) -> bool:
    found = follow_ups.proposals(session.state, session.earlier)
    return any(one.reason.kind == "earlier" for one in found)


@pytest.mark.usefixtures("one")
def test_proposals_and_conditions_look_at_what_may_be_looked_at(begin: Begin) -> None:
    talk = second(begin)
    assert "drivers.netwerk" in offered(talk)
    assert brought_back(talk)


@pytest.mark.usefixtures("one")
def test_they_no_longer_do_once_the_consent_lapsed(begin: Begin, clock: Clock) -> None:
    clock.time = clock.time.replace(day=6)
    talk = second(begin)
    assert "drivers.netwerk" not in offered(talk)
    assert not brought_back(talk)


@pytest.mark.usefixtures("one")
def test_nor_when_a_talk_of_before_is_gone_on_with(
    begin: Begin, folder: StudyFolder, clock: Clock
) -> None:
    talk = second(begin)
    talk.leave()
    clock.time = clock.time.replace(day=6)
    again = resume(folder, "proef", talk.interview, "AB", clock)
    assert "drivers.netwerk" not in offered(again)
    again.leave()


@pytest.mark.usefixtures("one")
def test_who_agrees_or_refuses_at_the_table_is_heard_at_once(begin: Begin, clock: Clock) -> None:
    clock.time = clock.time.replace(day=6)
    talk = begin(Plan("gids", (Seat("R1", "bestuur"),), round=2, held="2026-03-06", by="AB"))
    assert talk.earlier.texts == ()
    talk.type(":c deelname ja")
    assert talk.earlier.texts == (WORDS,)
    talk.type(":c deelname nee")
    assert talk.earlier.texts == ()


def test_the_same_interviews_notes_of_who_refused_teach_nothing(begin: Begin) -> None:
    talk = begin(
        Plan("gids", (Seat("R1", "bestuur"), Seat("R2", "docent")), held="2026-03-04", by="AB")
    )
    talk.type(f"@R1 {WORDS} #drivers.netwerk")
    talk.type("@R2 in maart ging de loods open")
    assert "drivers.netwerk" in offered(talk)
    talk.type(":c R1 deelname nee")
    assert "drivers.netwerk" not in offered(talk)


@pytest.mark.usefixtures("one")
def test_the_preparation_leaves_out_who_may_not_be_told_of_any_more(
    folder: StudyFolder, clock: Clock
) -> None:
    def text() -> str:
        file = folder.case_file("proef")
        seats = (Seat("R2", "docent"),)
        found = of_case(folder, file, seats, "gids", 2, now=clock)
        return "\n".join(as_lines(found, everything=True))

    assert WORDS in text()
    clock.time = clock.time.replace(day=6)
    assert WORDS not in text() and "1 respondent refused to take part" in text()
