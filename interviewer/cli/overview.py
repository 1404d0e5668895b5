"""The start screen as lines, for a terminal that cannot show a screen (`TERM=dumb`)."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext, sentence
from interviewer.lines import harmless
from interviewer.store.index import CaseRow, TodoRow, overview


def overview_lines(folder: Path) -> Iterator[str]:
    """Yield the cases, what was held, and what to type next. Raises Refused without a study."""
    study = overview(folder)
    where = [] if folder == Path() else ["--study", str(folder)]
    yield harmless(study.title)
    for case in study.cases:
        yield from map(harmless, _case(case, where))
    yield _("interviewer --help lists all commands.")


def _case(case: CaseRow, where: list[str]) -> Iterator[str]:
    yield f"{case.id}: {case.name}"
    if case.problem is not None:
        yield f"  {sentence(case.problem)}"
    for row in case.interviews:
        status = _("closed") if row.closed else _("open")
        who = row.document or ", ".join(" ".join(filter(None, pair)) for pair in row.respondents)
        notes = ngettext("{n} note", "{n} notes", row.notes)
        yield f"  {row.interview}, {who}, {notes}, {status}"
        if not row.closed:
            yield "    " + _command("talk", case.id, "--resume", row.interview, *where)
    for todo in case.todo:
        guide = ["--guide", todo.guide] if todo.guide else []
        seat = ["--respondent", f"{_who(case, todo)}:{todo.role}"] if todo.role else []
        done = _("{done} of {planned} done").format(done=todo.done, planned=todo.planned)
        yield f"  {_('next')}: {_('round {number}').format(number=todo.round)}, {todo.role}, {done}"
        round_ = ["--round", str(todo.round)]
        yield "    " + _command("talk", case.id, *guide, *seat, *round_, *where)


def _who(case: CaseRow, todo: TodoRow) -> str:
    """Return who could be asked: in a later round one of that role who is known, else a new one."""
    people = dict(pair for row in case.interviews for pair in row.respondents)
    known = [r for r, role in people.items() if role == todo.role]
    free = next(f"R{n}" for n in range(1, 1000) if f"R{n}" not in people)
    return known[0] if known and todo.round > 1 else free


def _command(*words: str) -> str:
    return shlex.join(["interviewer", *words])
