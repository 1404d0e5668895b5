"""The screen of Interviewer: which screens there are, how it starts, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, ScreenStackError, SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import Screen

from interviewer.errors import Refused, refuse
from interviewer.i18n import current_language, sentence, use_language
from interviewer.i18n import gettext as _
from interviewer.reading.finding import study_of
from interviewer.tui import commands
from interviewer.tui.dying import on_signals
from interviewer.tui.screens.base import Face
from interviewer.tui.screens.palette import Palette, is_harmless
from interviewer.tui.screens.report import ReportScreen
from interviewer.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from interviewer.store.folder import StudyFolder
    from interviewer.store.session import Session
    from interviewer.tui.screens.interview import InterviewScreen


def _driver() -> type[Driver] | None:
    """Return our driver where it is known to work: on Unix, unless another was asked for."""
    if os.name != "posix" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from interviewer.tui.driver import SteadyDriver

    return SteadyDriver


class InterviewerApp(App[None], inherit_bindings=False):
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

    def on_mount(self) -> None:
        """Open the start screen, or the interview that was given."""
        self._event_loop = asyncio.get_running_loop()
        self.title = "Interviewer"
        if self._given is None:
            self.push_screen(StartScreen())
        else:
            self.talk(self._given, self.study_folder)

    def load_the_rest(self) -> None:
        """Import what the other screens need, now that the first one is there to be read."""

        def load() -> None:
            from interviewer.tui.screens import closing, consent, interview, setup  # noqa: F401

        threading.Thread(target=load, daemon=True, name="load the rest").start()

    # Screens

    def talk(self, session: Session, folder: StudyFolder) -> None:
        """Show an interview; one that has just begun with what is said and agreed on first."""
        from interviewer.interview import conversation
        from interviewer.phrasing import spoken_names
        from interviewer.study import Case
        from interviewer.tui.screens.consent import ConsentScreen
        from interviewer.tui.screens.interview import InterviewScreen

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

        found = (one for one in self.screen_stack if isinstance(one, InterviewScreen))
        screen = screen or next(found, None)
        if screen is None:
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

    def write_report(self, case: str) -> None:
        """Write the report of a case in a thread, then show where it is."""
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

    # Language and palette

    def switch_language(self) -> None:
        """Go to the other language: every screen shows its words again, nothing is made anew."""
        use_language("en" if current_language() == "nl" else "nl")
        for screen in self.screen_stack:
            show_all = getattr(screen, "show_all", None)
            if show_all is not None and screen.is_mounted:
                show_all()

    def action_command_palette(self) -> None:
        """Show the palette."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands…")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the screen, for Textual's palette."""
        if not isinstance(screen, Face):
            return
        for command in commands.of(screen.PLACE):
            yield SystemCommand(
                _(command.name)[:1].upper() + _(command.name)[1:],
                _(command.help) if command.help else commands.key_name(command.key),
                lambda name=command.id: screen.action_do(name),
            )

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


def run(study_path: Path, *, session: Session | None = None, debug: bool = False) -> int:
    """Open the screen on a study, or on one interview of it; return the exit status.

    0 when left by its user, 143 or 129 when made to end, 1 after an error of ours.
    """
    app = InterviewerApp(study_path, session=session, debug=debug)
    try:
        with on_signals(app.save_draft, app.ask_to_end):
            app.run()
    finally:
        last = app.last_session
        if last is not None:
            last.leave()
    lines = [_went_wrong(app.crash)] if app.crash else []
    if last is not None and not last.state.closed:
        from interviewer.phrasing import how_to_resume

        lines.append(how_to_resume(last, str(app.study_path)))
    if lines:
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(" – ".join(lines), file=sys.stderr, flush=True)
    return app.return_code or 0


def _went_wrong(kind: str) -> str:
    return _("interviewer: something went wrong ({kind}); what was saved is saved").format(
        kind=kind
    )
