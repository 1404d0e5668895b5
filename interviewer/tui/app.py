"""The screen of Interviewer: which screens there are, how it starts, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ScreenStackError
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import Screen

from interviewer.errors import Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.reading.finding import study_of
from interviewer.tui.comfort import ComfortableApp, in_words, is_harmless
from interviewer.tui.dying import on_signals
from interviewer.tui.screens.base import SCREENS_CSS
from interviewer.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from interviewer.store.case_session import CaseSession
    from interviewer.store.folder import StudyFolder
    from interviewer.store.opening import Seat
    from interviewer.store.session import Session
    from interviewer.tui.screens.interview import InterviewScreen
    from interviewer.tui.screens.report import ReportScreen
    from interviewer.tui.tools import Tool


def _driver() -> type[Driver] | None:
    """Return our driver where it is known to work: on Unix, unless another was asked for."""
    if os.name != "posix" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from interviewer.tui.driver import SteadyDriver

    return SteadyDriver


class InterviewerApp(ComfortableApp, inherit_bindings=False):
    """A study on the screen; with a session, that interview alone."""

    CSS_PATH = Path(__file__).with_name("interviewer.tcss")
    BINDINGS = [  # noqa: RUF012
        # not with priority: a key pressed before it has its turn first
        Binding("ctrl+q", "leave", show=False, id="app.leave"),
        Binding("tab", "app.focus_next", show=False, id="app.tab"),
        Binding("shift+tab", "app.focus_previous", show=False, id="app.shift-tab"),
    ]

    def __init__(
        self,
        study: Path,
        *,
        session: Session | None = None,
        first: Callable[[InterviewerApp], None] | None = None,
        debug: bool = False,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(driver_class=_driver())
        self._clock = now
        self.study_path = study_of(study / "study.yaml") or study
        self.crash = ""
        """The kind of error that ended the screen."""
        self.last_session: Session | None = session
        self._given = session
        self._first = first
        """Shows what comes first, where that is something else than study or interview."""
        self._debug_wanted = debug
        self._event_loop: asyncio.AbstractEventLoop | None = None

    def now(self) -> datetime:
        """Return the time, with the offset of this place."""
        from interviewer.store.session import now_here

        return (self._clock or now_here)()

    @property
    def study_folder(self) -> StudyFolder:
        """The study on disk."""
        from interviewer.store.folder import StudyFolder

        return StudyFolder(self.study_path)

    @property
    def sample_path(self) -> Path:
        """Where a sample study goes when there is no study here."""
        import platformdirs

        return Path(platformdirs.user_data_dir("interviewer")) / "demo"

    def on_load(self) -> None:
        """Take the user's keys, before there is a screen that shows them."""
        self.use_own_keys()

    def get_default_screen(self) -> Screen[None]:
        """Return what lies below all other screens: the start screen, where a study is shown."""
        if self._first is None and self._given is None:
            return StartScreen()  # over an empty screen, that too would be styled and laid out
        return super().get_default_screen()

    def on_mount(self) -> None:
        """Open what is to come first, or the interview that was given."""
        self._event_loop = asyncio.get_running_loop()
        self.title = "Interviewer"
        if self._first is not None:
            self._first(self)
        elif self._given is not None:
            show = self.talk if self._given.sitting == "talk" else self.review
            show(self._given, self.study_folder)

    def load_the_rest(self) -> None:
        """Read and import what the other screens need, now that the first one can be read.

        A moment later: a key that is pressed at once is answered first.
        """

        def load() -> None:
            from interviewer.tui.screens import closing, consent, interview, setup  # noqa: F401

        def start() -> None:
            # here it is read by itself; with the screen that needs it all style is read anew
            self.stylesheet.read(SCREENS_CSS)
            self.stylesheet.parse()
            threading.Thread(target=load, daemon=True, name="load the rest").start()

        self.set_timer(0.3, start)

    # Screens

    def talk(self, session: Session, folder: StudyFolder) -> None:
        """Show an interview; one that has just begun with what is said and agreed on first."""
        from interviewer.interview import conversation
        from interviewer.study import Case
        from interviewer.tui.screens.consent import ConsentScreen
        from interviewer.tui.screens.interview import InterviewScreen
        from interviewer.words.phrasing import spoken_names

        self.last_session = session
        opened = session.state.opened
        case = folder.case(opened.case) if opened is not None else Case(name="")
        names = spoken_names(case, folder.study, session.by)
        screen = InterviewScreen(session, case.name, names)
        self.push_screen(screen)
        state = session.state
        if state.present and not conversation.begun(state) and not session.read_only:
            self.push_screen(ConsentScreen(session, names), screen.came_back)

    def resume_interview(self, case: str, interview: str) -> None:
        """Go on with an interview, or read it when it is closed."""
        from interviewer.store.opening import resume

        try:
            folder = self.study_folder
            self.talk(resume(folder, case, interview, now=self.now), folder)
        except Refused as refused:
            self._tell(refused)

    def review_interview(self, case: str, interview: str, by: str | None = None) -> None:
        """Go through a closed interview, by default in the name of who works on the study."""
        from interviewer.store.reviewing import review

        try:
            folder = self.study_folder
            by = folder.study.initials if by is None else by
            self.review(review(folder, case, interview, by, now=self.now), folder)
        except Refused as refused:
            self._tell(refused)

    def review_after(self, session: Session) -> None:
        """Go through an interview that was closed just now, in place of the talk's screens."""
        from interviewer.tui.screens.interview import InterviewScreen

        opened = session.state.opened
        screen = next((one for one in self.screen_stack if isinstance(one, InterviewScreen)), None)
        if screen is None or opened is None:
            return
        self.sitting_ended(screen)
        while screen in self.screen_stack:
            self.pop_screen()
        self.review_interview(opened.case, session.interview, session.by)

    def review(self, session: Session, folder: StudyFolder) -> None:
        """Show an interview to go through it afterwards, or to code it blind."""
        from interviewer.study import Case
        from interviewer.tui.screens.review import ReviewScreen
        from interviewer.words.phrasing import spoken_names

        self.last_session = session
        opened = session.state.opened
        case = folder.case(opened.case) if opened is not None else Case(name="")
        names = spoken_names(case, folder.study, session.by)
        self.push_screen(ReviewScreen(session, case.name, names))

    def leave_review(self, session: Session) -> None:
        """Let a reviewed interview go; back to the study, or out where there was none."""
        session.leave()
        if self._given is not None:
            self.exit(return_code=0)
            return
        self.pop_screen()
        opened = session.state.opened
        if isinstance(self.screen, StartScreen) and opened is not None:
            self.screen.came_back(opened.case, session.interview)

    def set_up(self, case: str, *, round: int, role: str, guide: str, by: str) -> None:
        """Set a new interview up, with what the plan asks for filled in."""
        from interviewer.tui.screens.setup import SetupScreen, Wanted

        try:
            folder = self.study_folder
            screen = SetupScreen(folder, Wanted(case, round, role, guide), by)
        except Refused as refused:
            self._tell(refused)
            return

        def begin(session: Session | None) -> None:
            if session is not None:
                self.talk(session, folder)

        self.push_screen(screen, begin)

    def prepare(
        self, case: str, *, guide: str, round: int, role: str = "", seats: Sequence[Seat] = ()
    ) -> None:
        """Show all that a case holds before an interview of it begins. For the interviewer only."""
        from interviewer.tui.screens.preparation import PreparationScreen
        from interviewer.words.preparing import of_case

        try:
            folder = self.study_folder
            file = folder.case_file(case)
            found = of_case(folder, file, seats, guide, round, role, now=self.now)
        except Refused as refused:
            self.say(in_words(refused.problems))
            return
        self.push_screen(PreparationScreen(found))

    def analyse(self, case: str) -> None:
        """Open a case to work on it; where another program does, to read it."""
        from interviewer.store.case_session import open_case

        try:
            folder = self.study_folder
            by = folder.study.initials
            session = open_case(folder, case, by, self.now, or_read=True)
        except Refused as refused:
            self._tell(refused)
            return
        self.show_case(session)

    def show_case(self, session: CaseSession) -> None:
        """Show a case that is worked on."""
        from interviewer.tui.screens.case import CaseScreen

        self.push_screen(CaseScreen(session))

    def leave_case(self, session: CaseSession) -> None:
        """Let a case go; back to the study, or out where there was none."""
        session.leave()
        start = next((one for one in self.screen_stack if isinstance(one, StartScreen)), None)
        if start is None:
            self.exit(return_code=0)
            return
        while self.screen is not start:
            self.pop_screen()
        start.came_back(session.file.case_id, "")

    def practise(self) -> None:
        """Let a scripted respondent be chosen, and practise with it."""
        from interviewer.tui import practising

        practising.choose(self)

    def show_codes(self) -> None:
        """Show the codes of the study, to promote, rename and merge them."""
        from interviewer.tui.screens.codes import CodesScreen

        try:
            screen = CodesScreen(self.study_folder)
        except Refused as refused:
            self._tell(refused)
            return
        self.push_screen(screen)

    def add_case(self) -> None:
        """Ask for a name and add a case of that name to the study."""
        from interviewer.store.create import new_case
        from interviewer.tui.screens.new_case import NewCaseScreen

        def add(named: tuple[str, str] | None) -> None:
            if named is None or not isinstance(self.screen, StartScreen):
                return
            try:
                new_case(self.study_path, *named)
            except Refused as refused:
                self._tell(refused)
            except OSError as error:
                path, reason = error.filename, error.strerror
                self._tell(refuse("unwritable", path=path, reason=reason))
            else:
                self.screen.came_back(named[0], "")

        self.push_screen(NewCaseScreen(), add)

    def leave_interview(self, screen: InterviewScreen | None = None) -> None:
        """Let the interview go as it is; back to the study, or out where there was none."""
        from interviewer.tui.screens.interview import InterviewScreen
        from interviewer.tui.screens.practice import PracticeScreen

        found = (one for one in self.screen_stack if isinstance(one, InterviewScreen))
        screen = screen or next(found, None)
        if screen is None:
            return
        if isinstance(screen, PracticeScreen):
            screen.end()
            return
        self.sitting_ended(screen)
        if self._given is not None:
            self.exit(return_code=0)
            return
        session = screen.session
        while screen in self.screen_stack:
            self.pop_screen()
        opened = session.state.opened
        words = ""
        if not session.state.closed:
            words = _("{interview} stays open; Enter goes on with it.").format(
                interview=session.interview
            )
        for start in self.screen_stack:
            if isinstance(start, StartScreen) and opened is not None:
                start.came_back(opened.case, session.interview, words)

    def open_sample(self) -> None:
        """Put the sample study where there was none, and show it."""
        from interviewer.store.create import copy_sample

        try:
            self.study_path = copy_sample(self.sample_path)
        except Refused as refused:
            self._tell(refused)
        if isinstance(self.screen, StartScreen):
            self.screen.refresh_study()

    def add_study(self) -> None:
        """Ask for a folder, make a new study in it, and show that."""
        from interviewer.store.create import new_study
        from interviewer.tui.screens.ask import AskScreen

        def make(name: str | None) -> None:
            if not name:
                return
            try:
                folder = Path(name).expanduser()
                self.study_path = new_study(folder, folder.resolve().name)
            except (Refused, OSError) as error:
                unwritable = refuse("unwritable", path=name, reason=getattr(error, "strerror", ""))
                self._tell(error if isinstance(error, Refused) else unwritable)
                return
            if isinstance(self.screen, StartScreen):
                self.screen.refresh_study()

        self.push_screen(AskScreen(_("The folder of the new study")), make)

    def show_tools(self, case: str) -> None:
        """Let what the command line makes of a study be chosen, and make it."""
        from interviewer.tui.screens.pick import PickRow, PickScreen
        from interviewer.tui.tools import tools

        def row(tool: Tool) -> PickRow:
            return PickRow(
                tool.title, right=f"interviewer {tool.command}", act=lambda: self.run_tool(tool)
            )

        try:
            found = [row(tool) for tool in tools(self.study_path, case)]
        except Refused as refused:
            self._tell(refused)
            return

        def source(sought: str) -> list[PickRow]:
            words = sought.casefold().split()
            return [one for one in found if all(word in one.words.casefold() for word in words)]

        self.push_screen(PickScreen(_("Make, count, check"), source))

    def run_tool(self, tool: Tool) -> None:
        """Do it in a thread, then show what it has to say."""
        from interviewer.tui.screens.page import PageScreen

        self.say(_("{what}…").format(what=tool.title))

        def work() -> None:
            try:
                lines = tool.run()
            except Refused as refused:
                lines = ["✗ " + sentence(problem) for problem in refused.problems]
            except Exception as error:
                if self._debug_wanted:
                    raise
                lines = [_went_wrong(type(error).__name__)]
            self.call_from_thread(show, lines)

        def show(lines: list[str]) -> None:
            self.say("")
            self.push_screen(PageScreen(tool.title, lines, table=tool.table))

        self.run_worker(work, thread=True, exit_on_error=self._debug_wanted)

    def write_report(self, case: str) -> None:
        """Write the report of a case in a thread, then show where it is."""
        from interviewer.tui.screens.report import ReportScreen

        study = self.study_path
        if isinstance(self.screen, StartScreen):
            self.screen.say(_("The report is being written…"))

        def write() -> None:
            try:
                from interviewer.report.case import write_report

                screen = ReportScreen(path=str(write_report(study, case)))
            except Refused as refused:
                screen = ReportScreen(problem=" ".join(map(sentence, refused.problems)))
            except Exception as error:
                if self._debug_wanted:
                    raise
                # never its message: that may hold people's words
                screen = ReportScreen(problem=_went_wrong(type(error).__name__))
            self.call_from_thread(self._show_report, screen)

        self.run_worker(write, thread=True, exit_on_error=self._debug_wanted)

    def _show_report(self, screen: ReportScreen) -> None:
        if isinstance(self.screen, StartScreen):
            self.screen.say("")
        self.push_screen(screen)

    def _tell(self, refused: Refused) -> None:
        if isinstance(self.screen, StartScreen):
            self.screen.say("✗ " + " ".join(map(sentence, refused.problems)))

    # The end

    async def action_leave(self) -> None:
        """Leave what is shown, where that is not done by the screen itself."""
        leave = getattr(self.screen, "do_leave", None)
        if leave is not None:
            leave()
        elif self._session_on_screen is not None:
            self.leave_interview()
        else:
            self.exit(return_code=0)

    @property
    def _session_on_screen(self) -> Session | None:
        screens = (getattr(screen, "session", None) for screen in self.screen_stack)
        return next((session for session in screens if session is not None), None)

    def save_draft(self) -> None:
        """Put the half-typed line on disk; may be called from a signal handler."""
        for screen in self.screen_stack:
            if (keep := getattr(screen, "keep_draft", None)) is not None:
                keep()

    def sitting_ended(self, screen: InterviewScreen) -> None:
        """Let an interview's journal and lock go, its half-typed line on disk."""
        screen.keep_draft()
        screen.session.leave()

    def ask_to_end(self, status: int) -> None:
        """Have the event loop end the screen; may be called from a signal handler."""
        if self._event_loop is not None:
            self._event_loop.call_soon_threadsafe(self._end, status)

    def _end(self, status: int) -> None:
        self.exit(return_code=status)

    def _handle_exception(self, error: Exception) -> None:
        """End after an error of ours: a traceback would print people's words."""
        late = isinstance(error, ScreenStackError) and len(self._screen_stack) <= 1
        if late or is_harmless(error):
            return  # a key that came when its screen was gone
        with contextlib.suppress(Exception):
            self.save_draft()
        self.crash = type(error).__name__
        if self._debug_wanted:
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(
    study_path: Path,
    *,
    session: Session | None = None,
    first: Callable[[InterviewerApp], None] | None = None,
    debug: bool = False,
) -> int:
    """Open the screen on a study, an interview of it, or what `first` shows; return the status.

    0 when left by its user, 143 or 129 when made to end, 1 after an error of ours.
    """
    app = InterviewerApp(study_path, session=session, first=first, debug=debug)
    try:
        with on_signals(app.save_draft, app.ask_to_end):
            app.run()
    finally:
        last = app.last_session
        if last is not None:
            last.leave()
    lines = [_went_wrong(app.crash)] if app.crash else []
    if last is not None and last.sitting == "talk" and not last.state.closed:
        from interviewer.words.phrasing import how_to_resume

        lines.append(how_to_resume(last, str(app.study_path)))
    if lines:
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(" – ".join(lines), file=sys.stderr, flush=True)
    return app.return_code or 0


def _went_wrong(kind: str) -> str:
    return _("interviewer: something went wrong ({kind}); what was saved is saved").format(
        kind=kind
    )
