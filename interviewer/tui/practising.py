"""How a practice begins and ends on the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import Refused
from interviewer.i18n import sentence

if TYPE_CHECKING:
    from interviewer.practice.practice import Practice
    from interviewer.tui.app import InterviewerApp
    from interviewer.tui.screens.practice import PracticeScreen


def choose(app: InterviewerApp, keep: Path | None = None) -> None:
    """Let a persona be chosen, and begin with it."""
    from interviewer.practice.begin import begin, every_persona
    from interviewer.tui.screens.practice import PersonaScreen

    def chosen(persona: str | None) -> None:
        if persona is None:
            return
        try:
            show(app, begin(app.study_path, persona, keep=keep, now=app.now))
        except Refused as refused:
            app.say("✗ " + "  ".join(map(sentence, refused.problems)))

    try:
        app.push_screen(PersonaScreen(every_persona(app.study_path)), chosen)
    except Refused as refused:
        app.say("✗ " + "  ".join(map(sentence, refused.problems)))


def show(app: InterviewerApp, practice: Practice) -> None:
    """Show a practice that has begun."""
    from interviewer.store.folder import StudyFolder
    from interviewer.store.scratch import CASE
    from interviewer.tui.screens.practice import PracticeScreen
    from interviewer.words.phrasing import spoken_names

    folder = StudyFolder(practice.folder)
    case = folder.case(CASE)
    names = spoken_names(case, folder.study, practice.session.by)
    app.push_screen(PracticeScreen(practice, case.name, names))


def leave(app: InterviewerApp, screen: PracticeScreen) -> None:
    """Let a practice go: back to the study, or out where there was none."""
    from interviewer.practice.words import kept_words
    from interviewer.tui.screens.start import StartScreen

    app.sitting_ended(screen)
    if not any(isinstance(one, StartScreen) for one in app.screen_stack):
        app.exit(return_code=0)
        return
    while screen in app.screen_stack:
        app.pop_screen()
    app.say(kept_words(screen.practice))


def run_practice(practice: Practice, *, debug: bool = False) -> int:
    """Open the screen on a practice that has begun; return the exit status."""
    from interviewer.practice.words import kept_words
    from interviewer.tui.app import run

    try:
        return run(practice.folder, first=lambda app: show(app, practice), debug=debug)
    finally:
        practice.session.leave()
        print(kept_words(practice), file=sys.stderr)


def run_chooser(study: Path, keep: Path | None = None, *, debug: bool = False) -> int:
    """Open the screen on a study with its personas to choose from; return the exit status."""
    from interviewer.tui.app import run
    from interviewer.tui.screens.start import StartScreen

    def first(app: InterviewerApp) -> None:
        app.push_screen(StartScreen())
        choose(app, keep)

    return run(study, first=first, debug=debug)
