"""The case screen: syntheses beside their notes, matrix, timeline, ratings, scan, at every size."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from interviewer.store.case_session import CaseSession, open_case
from interviewer.store.draft import read_draft
from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.case import CaseScreen
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
OUTLINE = {
    "outline": "rapport",
    "kind": "case",
    "chapters": [
        {"id": "drivers", "title": "Drivers [/b]", "codes": ["drivers"]},
        {"id": "rest", "title": "Overig", "codes": ["output"], "blocks": ["start"]},
    ],
}
SCAN = {
    "scan": "scan",
    "title": "Samenwerkingsscan",
    "categories": [
        {
            "id": "drivers",
            "number": "1",
            "title": "Drivers",
            "items": [
                {
                    "id": "trekker",
                    "letter": "1a",
                    "code": "drivers.leiderschap",
                    "statement": "Er is iemand die trekt.",
                    "help": "Denk aan wie er belt.",
                },
                {
                    "id": "geld",
                    "letter": "1b",
                    "code": "drivers.incentives.subsidies",
                    "statement": "Er is geld.",
                },
            ],
        }
    ],
}
QUOTE = '"Zonder haar was het nooit zo ver gekomen hier" #leiderschap++'


@pytest.fixture
def case(study: Path, begin: Callable[..., Session]) -> Path:
    """Return the journal of a case with three notes, one a quote that may not go out."""
    (study / "guides" / "casusrapport.yaml").write_text(yaml.safe_dump(OUTLINE))
    (study / "guides" / "scan.yaml").write_text(yaml.safe_dump(SCAN))
    talk = begin()
    for line in (
        ":c deelname ja",
        ":c citeren nee",
        ":g drivers.gaande",
        "Zonder [b]trekker valt het stil #leiderschap++ ^2019",
        QUOTE,
        "Het geld raakte op #subsidies- ^2018-05",
        ":q",
    ):
        assert talk.type(line).answer != "refused", line
    talk.leave()
    return study / "transcripts" / "proef" / "case.jsonl"


def app_of(study: Path, clock: Clock) -> InterviewerApp:
    return InterviewerApp(study, now=clock)


def journal(case: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in case.read_text("utf-8").splitlines()]


def words(screen: str) -> str:
    return " ".join(screen.replace("│", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_synthesis_is_written_beside_the_notes_that_feed_it(
    case: Path, study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    app = app_of(study, clock)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<home>", "e")
        assert "· Drivers [/b]" in shown(pilot)
        await typed(pilot, "<enter>")
        screen = words(shown(pilot))
        assert "[I1-1] Zonder [b]trekker valt het stil" in screen
        assert "Zonder haar" not in screen  # a quote that may not go out
        await typed(pilot, "Er is een trekker", "<f3>", ".")
        assert "✎ not saved yet" in words(shown(pilot))
        assert read_draft(case.with_suffix(".draft")) == "drivers\nEr is een trekker [I1-1]."
        await typed(pilot, "<f2>")
        assert "✓ saved: Drivers [/b]" in words(shown(pilot))
        event = journal(case)[-1]
        assert event["text"] == "Er is een trekker [I1-1]." and list(event["cites"]) == ["I1-1"]
        assert read_draft(case.with_suffix(".draft")) == ""
        await typed(pilot, "<f6>")
        assert "Leiderschap" in shown(pilot) and "2++" in shown(pilot)
        await typed(pilot, "<f7>")
        screen = shown(pilot)
        assert screen.index("2018-05") < screen.index("2019")
        await typed(pilot, "<escape>")
        await typed(pilot, "u")
        assert journal(case)[-1]["type"] == "retracted"
        assert "Er is een trekker" not in shown(pilot)
        assert isinstance(app.screen, CaseScreen)
        await typed(pilot, "q")
        assert case.with_name("case-work.lock").exists() is False


async def test_what_was_not_saved_is_offered_again(case: Path, study: Path, clock: Clock) -> None:
    app = app_of(study, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<home>", "e")
        await typed(pilot, "<down>", "<enter>")
        await typed(pilot, "half af", "<enter>", "<enter>", "tweede")
        await typed(pilot, "<ctrl+q>")
        assert isinstance(app.screen, StartScreen)
        await typed(pilot, "e")
        screen = words(shown(pilot))
        assert "half af" in screen and "tweede" in screen and "was left here" in screen
        await typed(pilot, "x", "x")
        assert "half af" not in shown(pilot)
    assert not case.with_suffix(".draft").exists()
    assert journal(case) == []


async def test_a_refused_text_stays_and_its_place_is_said(
    case: Path, study: Path, clock: Clock
) -> None:
    app = app_of(study, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<home>", "e")
        await typed(pilot, "<enter>")
        await typed(pilot, "Eerst.", "<enter>", "<enter>", "Men zegt: zonder haar was het nooit")
        await typed(pilot, "<ctrl+s>")
        screen = words(shown(pilot))
        assert "paragraph 2, from word 3" in screen and "zonder haar was" in screen
        await typed(pilot, "WEG ")  # the cursor stands where it has to be mended
        assert "Men zegt: WEG zonder haar" in words(shown(pilot))
    assert journal(case) == []


async def test_a_synthesis_whose_note_changed_is_stale(
    case: Path, study: Path, clock: Clock
) -> None:
    session = open_case(StudyFolder(study), "proef", "AB", clock)
    session.type(":syn drivers Een trekker [I1-1].")
    session.leave()
    from interviewer.store.reviewing import review

    through = review(StudyFolder(study), "proef", "2026-03-04-r1-r1", now=clock)
    assert through.type(":k 1 #netwerk -#leiderschap").answer != "refused" or (
        through.type(":k 1 #subsidies").answer != "refused"
    )
    through.leave()
    app = app_of(study, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await typed(pilot, "<home>", "e")
        assert "! a note that it names has changed" in words(shown(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_public_value_and_typology_are_judged_per_round(
    case: Path, study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    session = open_case(StudyFolder(study), "proef", "AB", clock)
    session.type(":rate output.netwerk + r2 eerder")
    session.leave()
    app = app_of(study, clock)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<home>", "e")
        await typed(pilot, "<f8>")
        assert "Netwerk: + eerder" in words(shown(pilot))
        await typed(pilot, "<end>", "r", "r", "2")  # round 2, none, 1
        await typed(pilot, "w")
        await typed(pilot, "om [/b] dit", "<enter>")
        last = journal(case)[-1]
        assert (last["value"], last["round"], last["why"]) == ("++", 1, "om [/b] dit")
        assert "+ (r2): eerder" in words(shown(pilot))
        await typed(pilot, "t")
        await typed(pilot, "strategic × area", "<enter>")
        await typed(pilot, "al doende", "<enter>")
        await typed(pilot, "daarom", "<enter>")
        last = journal(case)[-1]
        assert (last["orientation"], last["object"]) == ("strategic", "area")
        assert (last["phase"], last["why"], last["round"]) == ("al doende", "daarom", 1)
        assert "strategic × area, al doende" in words(shown(pilot))
        await typed(pilot, "u")
        assert "al doende" not in shown(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_scan_is_answered_alone_and_with_partners(
    case: Path, study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    app = app_of(study, clock)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<home>", "e")
        await typed(pilot, "<f9>")
        screen = words(shown(pilot))
        assert "1a Er is iemand die trekt." in screen and "Denk aan wie er belt." in screen
        assert "Notes that speak to it (2)" in screen
        assert "Zonder [b]trekker" in screen
        await typed(pilot, "p", "!")
        await typed(pilot, "w")
        await typed(pilot, "zij belt", "<enter>")
        last = journal(case)[-1]
        assert (last["holds"], last["directing"], last["why"]) == ("partly", True, "zij belt")
        assert last["round"] == 1 and last.get("with") is None
        await typed(pilot, "<f12>")
        assert "trekker" not in shown(pilot) and "zij belt" not in shown(pilot)
        await typed(pilot, "<ctrl+u>")
        await typed(pilot, "docenten", "<enter>")
        await typed(pilot, "<down>", "y")
        last = journal(case)[-1]
        assert (last["item"], last["holds"], last["with"]) == ("geld", "yes", "docenten")
        for keys in (("<f5>",), ("<f6>",), ("<f7>",), ("<f8>",), ("<f4>",), ("<escape>",)):
            await typed(pilot, *keys)
            assert "F12 ends that" in words(shown(pilot))
        await typed(pilot, ":")
        await typed(pilot, "notes drivers", "<enter>")
        assert "trekker" not in shown(pilot) and "raakte op" not in shown(pilot)
        await typed(pilot, "<f12>")
        assert "zij belt" in words(shown(pilot))
        assert "Notes that speak to it" in shown(pilot)


async def test_a_case_that_another_program_works_on_can_be_read(
    case: Path, study: Path, clock: Clock
) -> None:
    other: CaseSession = open_case(StudyFolder(study), "proef", "CD", clock)
    other.type(":syn drivers Van een ander.")
    app = app_of(study, clock)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await typed(pilot, "<home>", "e")
            screen = words(shown(pilot))
            assert "is open in another program" in screen and "read only" in screen
            await typed(pilot, "<enter>")
            await typed(pilot, "weg ermee", "<f3>", "<f2>")
            assert "Van een ander." in shown(pilot) and "weg ermee" not in shown(pilot)
            await typed(pilot, "<f9>")
            await typed(pilot, "y")
            assert "is open in another program" in words(shown(pilot))
    finally:
        other.leave()
    assert [event["type"] for event in journal(case)] == ["synthesised"]
