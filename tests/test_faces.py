"""The two faces are one program: the same lines and commands leave the same journal."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

from interviewer.plain.talk import Plain
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.tui.app import InterviewerApp
from interviewer.tui.widgets.note_line import NoteLine
from tests.conftest import Clock
from tests.tui.keys import typed

PEOPLE = (Seat("R1", "bestuur"), Seat("R2", "docent"))
SCRIPT = (
    ":c R1 deelname ja",
    ":c R2 citeren nee",
    ":fact R1 jaren 7",
    ":a",
    "@R1 Met een #trekker++ en geluk ^2018",
    '@R2 "Zonder haar niets" ~bevestigt',
    "#netwerk",
    "nog iets #zelfbedacht >ronde2",
    ":n",
    "straks verder >straks",
    ":pick 2",
    ":b drivers",
    ":x subsidie",
    ":f 1",
    "dan valt het stil",
    ":w 3",
    "? Hoe was dat?",
    "goed",
    "!denk hieraan",
    "[lacht]",
    ":e 1 @R1 Met een #trekker+ en geluk",
    ":k 1 #subsidies -#trekker",
    ":k 2 #trekker-",
    ":u",
    ":n",
    ":ans R1 4",
    ":s geen tijd",
    ":pause koffie",
    ":go",
    ":zz",
    ":probe 1",
    ":m striking",
    ":r R3:bedrijf",
    ":left R2",
    ":v",
    ":g start.begin",
    r"\:geen opdracht",
)

MOMENTS = frozenset({"id", "at", "began"})
"""What differs by the moment."""


def told(journal: Path) -> list[dict[str, Any]]:
    """Return the events of a journal, each id as the place of its event, times left out."""
    events = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    places = {event["id"]: f"event {place}" for place, event in enumerate(events)}
    return [
        {
            key: places.get(value, value) if isinstance(value, str) else value
            for key, value in event.items()
            if key not in MOMENTS
        }
        for event in events
    ]


async def test_one_script_through_both_faces_leaves_the_same_journal(
    study: Path, clock: Clock, tmp_path: Path
) -> None:
    plan = Plan(guide="gids", respondents=PEOPLE, held="2026-03-04", by="AB")
    other = tmp_path / "other"
    shutil.copytree(study, other)

    lines = open_new(StudyFolder(study), "proef", plan, clock)
    Plain(lines, io.StringIO(), {}).run(SCRIPT)
    lines.leave()

    keys = open_new(StudyFolder(other), "proef", plan, clock)
    app = InterviewerApp(other, session=keys, now=clock)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await typed(pilot, "<f2>", "<f2>")  # past consent, which the script records
        for line in SCRIPT:
            await typed(pilot, line, "<enter>")
            app.screen.query_one(NoteLine).put("")  # one that was refused is still there
    keys.leave()
    assert told(keys.path) == told(lines.path)
