"""Working on a case line by line: syntheses, ratings, typing and scan, as plain mode has a talk.

Each input line gets exactly one answer at the margin; all else is indented by two spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from interviewer.casework.intents import COMMANDS
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.lines import harmless
from interviewer.store.case_session import Answer, CaseSession
from interviewer.words.case_listing import matrix_lines, note_lines, timeline_lines, work_lines


class PlainCase:
    """A case that is worked on over lines of text."""

    def __init__(self, session: CaseSession, out: TextIO) -> None:
        self._session = session
        self._out = out

    def run(self, lines: Iterable[str]) -> None:
        """Answer each line until the input ends."""
        self._aside([self._session.file.case.name])
        self._aside(sentence(problem) for problem in self._session.notices)
        for line in lines:
            line = line.rstrip("\r\n")
            if not line.strip():
                continue
            answer = self._session.type(line)
            self._say(answer_line(answer, line))
            if answer.answer != "refused":
                self._aside(sentence(problem) for problem in answer.problems)
            self._aside(shown(self._session, answer))
            self._out.flush()

    def _say(self, line: str) -> None:
        self._out.write(f"{line}\n")

    def _aside(self, lines: Iterable[str]) -> None:
        for line in lines:
            for part in line.splitlines():
                self._out.write(f"  {harmless(part)}\n")


def answer_line(answer: Answer, typed: str) -> str:
    """Return the one answer to a typed line; its first word is for scripts."""
    if answer.answer != "refused":
        return f"{answer.answer} {harmless(answer.text)}".rstrip()
    why = "; ".join(sentence(problem) for problem in answer.problems)
    return f"refused {harmless(typed)}: {harmless(why)}"


def shown(session: CaseSession, answer: Answer) -> Iterator[str]:
    """Yield what an answer brings: the work so far, notes, matrix, timeline, commands."""
    match answer.show:
        case "work":
            yield from work_lines(session)
        case "notes":
            yield from note_lines(session, answer.of)
        case "matrix":
            yield from matrix_lines(session, answer.of)
        case "timeline":
            yield from timeline_lines(session)
        case "help":
            for command in COMMANDS:
                yield f"{_(command.form)}  {_(command.help)}"
