"""Each screen of the program, opened on a small study that has something to show on all of them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from textual.pilot import Pilot

from interviewer.interview import intents
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.tui.app import InterviewerApp
from interviewer.tui.commands import Place
from interviewer.tui.screens.closing import ClosingScreen
from interviewer.tui.screens.consent import ConsentScreen
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import typed

PLACES: tuple[Place, ...] = get_args(Place)
SIZES = [(60, 20), (80, 24), (120, 36)]
LONG = (
    "Een lange notitie over het gebouw, de bus, de avondlessen, en wie daar allemaal bij waren"
    " zonder dat iemand het vooraf had bedacht #trekker++ #zelfbedacht ^2018 >straks"
)
CASE = """\
name: Een proef met een lange naam die nergens helemaal past
institution: Halmer College voor Techniek, Zorg en Ondernemen
fictional: true
documents: [{id: D1, title: Convenant}]
plan: [{round: 2, role: docent, guide: gids, n: 2}]
"""
OUTLINE = """\
outline: rapport
kind: case
chapters:
  - {id: drivers, title: Drivers en al wat er verder nog bij hoort, codes: [drivers]}
  - {id: rest, title: Overig, blocks: [start, drivers]}
"""
CLOSED, OPEN = "2026-03-01-r1-r1", "2026-03-03-r2-r1"


def furnish(study: Path, clock: Clock) -> InterviewerApp:
    """Put a closed and an open interview in the study; return a program on it."""
    (study / "transcripts" / "proef" / "case.yaml").write_text(CASE)
    (study / "guides" / "casusrapport.yaml").write_text(OUTLINE)
    folder = StudyFolder(study)
    seats = (Seat("R1", "bestuur"), Seat("R2", "docent"))
    for held, number, close in ((CLOSED[:10], 1, True), (OPEN[:10], 2, False)):
        plan = Plan(guide="gids", respondents=seats[:1], held=held, by="AB", round=number)
        session = open_new(folder, "proef", plan, clock)
        for line in (":c R1 deelname ja", ":a", LONG, '"Zonder haar niets" #trekker+', "[lacht]"):
            session.type(line)
        if close:
            session.do(intents.Close())
        session.leave()
    return InterviewerApp(study, now=clock)


async def go(pilot: Pilot[None], place: Place) -> None:
    """Open a screen, from wherever the program is."""
    app = pilot.app
    assert isinstance(app, InterviewerApp)
    await back(pilot)
    match place:
        case "setup":
            app.set_up("proef", round=2, role="docent", guide="gids", by="AB")
        case "preparation":
            app.prepare("proef", guide="gids", round=2, role="docent")
        case "review":
            app.review_interview("proef", CLOSED)
        case "codes":
            app.show_codes()
        case "case":
            app.analyse("proef")
        case "interview" | "consent" | "closing":
            app.resume_interview("proef", OPEN)
    await typed(pilot)
    screen = app.screen
    if place in ("consent", "closing") and isinstance(screen, InterviewScreen):
        over = {"consent": ConsentScreen, "closing": ClosingScreen}[place]
        app.push_screen(over(screen.session, screen.names))
        await typed(pilot)
    assert getattr(app.screen, "PLACE", "") == place, (place, app.screen)


async def back(pilot: Pilot[None]) -> None:
    """Go back to the start screen, whatever is over it."""
    app = pilot.app
    assert isinstance(app, InterviewerApp)
    for screen in app.screen_stack:
        if isinstance(screen, InterviewScreen):
            app.sitting_ended(screen)
        elif (session := getattr(screen, "session", None)) is not None:
            session.leave()
    while not isinstance(app.screen, StartScreen):
        app.pop_screen()
    await typed(pilot)
