"""Codes of today: what was merged, what was taken back, and the one rule for a note's codes."""

from __future__ import annotations

from interviewer.analysis.coverage import coverage
from interviewer.analysis.material import gather
from interviewer.analysis.standing import standing
from interviewer.analysis.stats import case_stats
from interviewer.analysis.today import today
from interviewer.interview.events import AnyEvent, Coded, CodesMerged, Retracted, Synthesised
from tests.report.build import BOOK, case_file, held, new_id, note

LEADER, MONEY = "drivers.leiderschap", "drivers.subsidies"


def merge() -> CodesMerged:
    return CodesMerged.model_validate({"id": new_id(), "from": [LEADER], "into": MONEY})


def taken_back(event: AnyEvent) -> Retracted:
    return Retracted(id=new_id(), of=event.id)


def test_a_merge_that_was_taken_back_counts_no_more_and_one_restored_does() -> None:
    merged = merge()
    undone = taken_back(merged)
    assert today(BOOK, [merged]).code(LEADER) == MONEY
    assert today(BOOK, [merged, undone]).code(LEADER) == LEADER
    assert today(BOOK, [merged, undone, taken_back(undone)]).code(LEADER) == MONEY


def test_events_of_joined_journals_stand_in_the_order_of_their_ids() -> None:
    first, second = merge(), merge()
    assert standing([second, first]) == (first, second)


def test_a_synthesis_that_was_taken_back_is_not_reported() -> None:
    first = Synthesised(id=new_id(), slot="drivers", text="Eerst.")
    second = Synthesised(id=new_id(), slot="drivers", text="Later.")
    found = gather(case_file(events=[first, second, taken_back(second)]), "2026-03-05", "en")
    assert found.work.syntheses["drivers"].text == "Eerst."


def test_counts_and_report_give_codes_that_became_one_the_same_valence() -> None:
    interview = held(1, note("a", f"{LEADER} ++", f"{MONEY} --"), note("b", LEADER, f"{MONEY} -"))
    now = today(BOOK, [merge()])
    counted = coverage("loods", [interview], now).codes
    assert {code: dict(count.valences) for code, count in counted.items()} == {
        MONEY: {"++": 1, "-": 1}
    }
    reported = gather(case_file(interview, codes=now), "2026-03-05", "en").excerpts
    assert [[mark.valence for mark in e.codes] for e in reported] == [["++"], ["-"]]


def test_codes_of_a_blind_second_coder_are_no_codes_of_the_note() -> None:
    one = note("a")
    blind = Coded.model_validate(
        {"id": new_id(), "of": one.id, "add": [{"code": LEADER, "via": "blind"}]}
    )
    stats = case_stats(case_file(held(1, one, blind)))
    assert (stats.interviews[0].coded, stats.codes) == (0, ())
