"""Counts of what was covered."""

from __future__ import annotations

from interviewer.analysis.coverage import coverage
from interviewer.analysis.material import gather
from interviewer.analysis.today import today
from interviewer.interview.events import Asked, Instrument, Skipped
from tests.report.build import AGREED, BOOK, case_file, held, new_id, note

GUIDE = {
    "guide": "ronde-1",
    "title": "Ronde 1",
    "blocks": [
        {
            "id": "drivers",
            "title": "Drivers",
            "questions": [
                {"id": "drivers.gaande", "ask": "Wat houdt het gaande?", "must": True},
                {"id": "drivers.remt", "ask": "Wat remt?"},
            ],
        }
    ],
}


def test_counts() -> None:
    interview = held(
        3,
        Instrument(id=new_id(), guide=GUIDE, codebook={}),
        Asked(id=new_id(), at="2026-03-04T14:00:00+01:00", question="drivers.gaande"),
        note("a", "drivers.leiderschap ++", question="drivers.gaande", r=["groep"]),
        note("b", "drivers.leiderschap -", kind="quote", question="drivers.gaande", r=["R1"]),
        note("c", "drivers.leiderschap", kind="memo", question="drivers.gaande"),
        Skipped(id=new_id(), at="2026-03-04T14:07:00+01:00", question="drivers.remt"),
        people={"R1": AGREED, "R2": AGREED},
    )
    found = coverage("loods", [interview], today(BOOK, ()))
    one = found.interviews[0]
    assert (one.head, one.asked, one.questions, one.musts_asked, one.musts) == ("I3", 1, 2, 1, 1)
    assert (one.notes, one.skipped, one.minutes) == (2, 1, 7)
    block = found.blocks["drivers"]
    assert (block.title, block.asked, block.notes) == ("Drivers", 1, 2)
    code = found.codes["drivers.leiderschap"]
    assert (code.name, code.notes, code.interviews) == ("Leiderschap", 2, 1)
    assert code.valences == {"++": 1, "-": 1}


def test_questions_apply_by_what_was_noted_before_as_in_the_interview_itself() -> None:
    asks = {"id": "drivers.geld", "ask": "En nu?", "when": {"earlier": {"code": "drivers"}}}
    guide = {**GUIDE, "blocks": [{**GUIDE["blocks"][0], "questions": [asks]}]}  # type: ignore[index, dict-item]
    first = held(1, note("a", "drivers.leiderschap"))
    second = held(2, Instrument(id=new_id(), guide=guide, codebook=BOOK.model_dump()))
    alone = coverage("loods", [second], today(BOOK, ())).interviews[0]
    after = coverage("loods", [first, second], today(BOOK, ())).interviews[1]
    assert (alone.questions, after.questions) == (0, 1)
    sources = gather(case_file(first, second), "2026-03-05", "en").sources
    assert [source.count.questions for source in sources] == [0, 1]
