"""Counts of a case, as data."""

from __future__ import annotations

from collections.abc import Callable

from interviewer.analysis.stats import CaseStats, CheckStats, case_stats
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session


def counted(folder: StudyFolder, session: Session, *lines: str) -> CaseStats:
    for line in lines:
        assert session.type(line).answer != "refused", line
    session.leave()
    return case_stats(folder.case_file("proef"))


def test_counts_of_an_interview(folder: StudyFolder, begin: Callable[..., Session]) -> None:
    stats = counted(
        folder,
        begin(),
        ":g start.begin",
        "Met een brief #leiderschap+",
        '"Met een brief"',
        "[lacht]",
        "!klopt dat? #leiderschap",
    )
    (one,) = stats.interviews
    assert (one.count.asked, one.count.musts_asked, one.count.musts) == (1, 1, 2)
    assert dict(one.kinds) == {"note": 1, "quote": 1, "observation": 1, "memo": 1}
    assert one.coded == 1


def test_counts_of_codes(folder: StudyFolder, begin: Callable[..., Session]) -> None:
    stats = counted(
        folder,
        begin(),
        "Een #leiderschap++",
        "Twee #leiderschap+",
        "Drie #leiderschap--",
        "Vier #leiderschap+-",
        "Vijf #nieuw",
    )
    leader, new = stats.codes
    assert (leader.code, leader.name, leader.notes, leader.interviews) == (
        "drivers.leiderschap",
        "Leiderschap",
        4,
        1,
    )
    assert (leader.furthering, leader.hindering) == (2, 1)
    assert (new.code, new.furthering, new.hindering) == ("open.nieuw", 0, 0)


def test_minutes_of_blocks(folder: StudyFolder, begin: Callable[..., Session]) -> None:
    stats = counted(
        folder,
        begin(),
        ":t 14:00",
        ":g start.begin",
        "Een",
        ":t 14:07",
        ":g drivers.gaande",
        "Twee",
        ":t 14:20",
        "Drie",
    )
    minutes = {block.block: block.minutes for block in stats.blocks}
    assert minutes == {"start": 7, "pauze": 0, "drivers": 13}
    assert stats.interviews[0].count.minutes == 20


def test_a_note_taken_back_counts_no_more(
    folder: StudyFolder, begin: Callable[..., Session]
) -> None:
    stats = counted(folder, begin(), "Een #leiderschap", ":u")
    assert stats.codes == ()
    assert sum(stats.interviews[0].kinds.values()) == 0


def test_the_member_check_counts_respondents_by_their_latest_answer(
    folder: StudyFolder, begin: Callable[..., Session]
) -> None:
    two = Plan(guide="gids", respondents=(Seat("R1"), Seat("R2"), Seat("R3")), by="AB")
    counted(folder, begin(two), ":mc R1 akkoord", ":mc R2 geen-antwoord")
    one = Plan(guide="gids", respondents=(Seat("R1"),), by="AB")
    checks = counted(folder, begin(one), ":mc R1 gecorrigeerd jaartal").checks
    assert checks == CheckStats(respondents=3, agreed=0, corrected=1, no_answer=1)
    assert checks.asked == 2
