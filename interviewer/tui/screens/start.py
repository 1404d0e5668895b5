"""The start screen: the study's cases, their interviews, and what the plan says is next.

It lives from `store.index` and must not import pydantic or any model: those arrive in a thread
after this screen was first painted.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interviewer.errors import Refused
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext, sentence
from interviewer.store.index import CaseRow, InterviewRow, StudyRow, TodoRow, overview
from interviewer.tui import commands
from interviewer.tui.screens.base import Face
from interviewer.tui.text import cut, safe
from interviewer.tui.widgets.key_bar import KeyBar
from interviewer.tui.widgets.quiet_row import QuietRow
from interviewer.tui.widgets.rows import Rows


class Target(NamedTuple):
    """What a row stands for."""

    case: str
    interview: str = ""
    todo: TodoRow | None = None


class StartScreen(Face[None]):
    """Cases, interviews, plan; arrows and Enter."""

    CSS_PATH = None
    PLACE = "start"
    AUTO_FOCUS = "#study"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("start")
    # no rule of its style is by size: to set the classes would only have it styled once more
    HORIZONTAL_BREAKPOINTS = VERTICAL_BREAKPOINTS = []  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._study: StudyRow | None = None
        self._targets: list[Target | None] = []
        self._message = ""
        self._left: Target | None = None
        self._width = 0
        """Cells that what is shown was made for."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(markup=False, id="title")
        yield Rows("study")
        yield QuietRow()
        yield KeyBar("start")

    def on_mount(self) -> None:
        """Take what is to be told; what else is needed arrives after the first paint."""
        self._message = "  ".join(self.face.told())
        self.call_after_refresh(self.face.load_the_rest)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows to the new width."""
        if event.size.width != self._width:
            self.show_all()

    def on_screen_resume(self) -> None:
        """Show the study, at the start and with what changed meanwhile."""
        self.refresh_study()

    def refresh_study(self) -> None:
        """Read the index again and show it."""
        try:
            self._study = overview(self.face.study_path)
        except Refused as refused:
            self._study = None
            self._message = " ".join(map(sentence, refused.problems))
        self.show_all()

    def came_back(self, case: str, interview: str, message: str = "") -> None:
        """Show the interview that was left, and how to go on with it."""
        self._left = Target(case, interview)
        self._message = message
        self.refresh_study()

    def say(self, message: str) -> None:
        """Say something in the row below the list."""
        self._message = message
        self._show_row()

    # Showing

    def show_all(self) -> None:
        """Put everything on the screen, in the current language."""
        study, self._width = self._study, self.size.width
        title = study.title if study else _("No study here")
        self.query_one("#title", Static).update(
            Content.assemble((f" {safe(title)}", "bold"), "  ", (safe(self._where()), "dim"))
        )
        rows = self.query_one(Rows)
        before = self._left or self._target
        options = list(self._options())
        self._targets = [target for target, _shown in options]
        rows.clear_options()
        rows.add_options([Option(shown, disabled=target is None) for target, shown in options])
        if before in self._targets:
            rows.highlighted = self._targets.index(before)
        elif rows.option_count:
            rows.highlighted = self._first()
        self._show_row()
        self.query_one(KeyBar).show(self._useless())

    def _useless(self) -> frozenset[str]:
        """Return the commands that can do nothing yet: without a study, without a case."""
        if self._study is None:
            return _OF_A_CASE | {"add", "codes"}
        return frozenset() if self._study.cases else _OF_A_CASE | {"open"}

    def _where(self) -> str:
        return str(self.face.study_path)

    def _first(self) -> int:
        """Return the row to begin at: the latest open interview, else what the plan says next."""
        if self._study is None:
            return 0
        unfinished = [
            (row.held, Target(case.id, row.interview))
            for case in self._study.cases
            for row in case.interviews
            if not row.closed
        ]
        if unfinished:
            _held, latest = max(unfinished, key=lambda pair: pair[0])
            return self._targets.index(latest)
        todo = (place for place, target in enumerate(self._targets) if target and target.todo)
        return next(todo, 0)

    def _options(self) -> list[tuple[Target | None, Content]]:
        if self._study is None:
            offer = _("Enter opens a sample study here: {folder}").format(
                folder=self.face.sample_path
            )
            return [(Target(""), Content(safe(offer)))]
        options: list[tuple[Target | None, Content]] = []
        width = max(40, self.size.width - 4)
        for case in self._study.cases:
            options.append((Target(case.id), _case(case, width)))
            options += [
                (Target(case.id, row.interview), _interview(row, width)) for row in case.interviews
            ]
            options += [(Target(case.id, todo=todo), _todo(todo, width)) for todo in case.todo]
        if not options:
            options.append((None, Content(_("No cases yet; d adds one."))))
        return options

    def _show_row(self) -> None:
        words = self._message
        if not words:
            words = _("Enter opens or begins what is chosen; ^P has more, the language too.")
        self.query_one(QuietRow).show(words)

    # Commands

    @property
    def _target(self) -> Target | None:
        place = self.query_one(Rows).highlighted
        return self._targets[place] if place is not None and place < len(self._targets) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self._open(self._targets[event.option_index])

    def do_open(self) -> None:
        """Open what is chosen."""
        self._open(self._target)

    def _open(self, target: Target | None) -> None:
        self._message, self._left = "", None
        if target is None:
            return
        if self._study is None:
            self.face.open_sample()
        elif target.interview:
            self.face.resume_interview(target.case, target.interview)
        else:
            self._set_up(target)

    def do_new(self) -> None:
        """Set an interview up in the case that is chosen, as its plan says next."""
        if self._study is not None and self._target is not None:
            case = next(case for case in self._study.cases if case.id == self._target.case)
            self._set_up(Target(case.id, todo=next(iter(case.todo), None)))

    def _set_up(self, target: Target) -> None:
        todo = target.todo
        self.face.set_up(
            target.case,
            round=todo.round if todo else 0,
            role=todo.role if todo else "",
            guide=todo.guide if todo else "",
            by=self._last_by(target.case),
        )

    def do_prepare(self) -> None:
        """Show all that the case holds, for the interview that is chosen or comes next."""
        target = self._target
        if self._study is not None and target is not None:
            todo = target.todo
            self.face.prepare(
                target.case,
                guide=todo.guide if todo else "",
                round=todo.round if todo else 0,
                role=todo.role if todo else "",
            )

    def do_review(self) -> None:
        """Go through the interview that is chosen."""
        target = self._target
        if self._study is None or target is None:
            return
        case = next(case for case in self._study.cases if case.id == target.case)
        closed = [row.interview for row in case.interviews if row.closed]
        if target.interview:
            self.face.review_interview(target.case, target.interview)
        elif len(closed) == 1:
            self.face.review_interview(target.case, closed[0])
        elif closed:
            self.say(_("Choose one of the closed interviews; v goes through it."))
        else:
            self.say(_("This case has no closed interview yet; v goes through one."))

    def _last_by(self, name: str) -> str:
        """Return the initials of whoever held the latest interview of a case."""
        cases = self._study.cases if self._study else ()
        rows = [row for case in cases if case.id == name for row in case.interviews if row.by]
        return max(rows, key=lambda row: row.held).by if rows else ""

    def do_add(self) -> None:
        """Add a case to the study."""
        if self._study is not None:
            self.face.add_case()

    def do_practice(self) -> None:
        """Practise with a scripted respondent."""
        self.face.practise()

    def do_codes(self) -> None:
        """Show the codes of the study."""
        if self._study is not None:
            self.face.show_codes()

    def do_case(self) -> None:
        """Work on the case that is chosen."""
        if self._study is not None and self._target is not None:
            self.face.analyse(self._target.case)

    def do_tools(self) -> None:
        """Let a sheet, a count, a check or an export of the case that is chosen be made."""
        if self._study is not None and self._target is not None:
            self.face.show_tools(self._target.case)

    def do_study(self) -> None:
        """Make a new study, and show it."""
        self.face.add_study()

    def do_report(self) -> None:
        """Write the report of the case that is chosen."""
        if self._study is not None and self._target is not None:
            self.face.write_report(self._target.case)

    def do_leave(self) -> None:
        """Quit."""
        self.face.exit(return_code=0)


_OF_A_CASE = frozenset({"new", "prepare", "review", "case", "report", "tools"})
"""Commands that need a case."""


def _case(case: CaseRow, width: int) -> Content:
    about = " · ".join(filter(None, (case.institution, case.type)))
    parts: list[str | tuple[str, str]] = [(safe(case.name), "bold")]
    if about:
        parts += ["  ", (safe(about), "dim")]
    if case.fictional:
        parts.append(f"  [{_('fictional')}]")
    if case.status != "active":
        status = {"on-hold": _("on hold"), "left": _("left the study")}
        parts.append(f"  ({status.get(case.status, case.status)})")
    if case.problem is not None:
        parts.append(f"  ✗ {safe(sentence(case.problem))}")
    return Content.assemble(*parts).truncate(width, ellipsis=True)


def _interview(row: InterviewRow, width: int) -> Content:
    who = row.document or ", ".join(" ".join(filter(None, pair)) for pair in row.respondents)
    left = f"  {'✓' if row.closed else '▸'} {row.held[:10]}  {_round(row.round)}  "
    asked = f"{row.asked}/{row.questions}"
    if width >= 100:
        asked = _("{asked} of {all} asked").format(asked=row.asked, all=row.questions)
    notes = ngettext("{n} note", "{n} notes", row.notes)
    parts = [f"{asked:>5}", f"{notes:>12}"] if width >= 72 else [asked]
    words = (_("open"), _("closed"))
    status = words[row.closed]
    # as wide as the longest, so that the columns before it stand below each other
    status += " " * (max(map(cell_len, words)) - cell_len(status))
    right = "  ".join([*parts, status])
    return _columns(left, who or "–", right, width, "" if row.closed else "bold")


def _todo(todo: TodoRow, width: int) -> Content:
    left = f"  + {_('next'):<10}  {_round(todo.round)}  "
    done = _("{done} of {planned} done").format(done=todo.done, planned=todo.planned)
    who = " · ".join(filter(None, (todo.role, todo.guide)))
    return _columns(left, who, done, width, "italic")


def _round(number: int) -> str:
    return _("round {number}").format(number=number)


def _columns(left: str, middle: str, right: str, width: int, style: str) -> Content:
    """Return a row whose middle is cut before its ends are."""
    room = width - cell_len(left) - cell_len(right) - 2
    middle = cut(safe(middle), room)
    gap = " " * max(2, width - cell_len(left) - cell_len(middle) - cell_len(right))
    return Content.styled(safe(left) + middle + gap + safe(right), style)
