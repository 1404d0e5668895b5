"""Working on a case line by line: syntheses, ratings, typing and scan, as plain mode has a talk.

Each input line gets exactly one answer at the margin; all else is indented by two spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from interviewer.analysis.chapters import lay_out
from interviewer.casework.intents import COMMANDS
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.lines import harmless
from interviewer.store.case_session import Answer, CaseSession


class PlainCase:
    """A case that is worked on over lines of text."""

    def __init__(self, session: CaseSession, out: TextIO) -> None:
        self._session = session
        self._out = out

    def run(self, lines: Iterable[str]) -> None:
        """Answer each line until the input ends."""
        self._aside([self._session.file.case.name])
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
    """Yield what an answer brings: the work so far, notes of a chapter, the commands."""
    match answer.show:
        case "work":
            yield from work_lines(session)
        case "notes":
            yield from note_lines(session, answer.of)
        case "help":
            for command in COMMANDS:
                yield f"{_(command.form)}  {_(command.help)}"


def work_lines(session: CaseSession) -> Iterator[str]:
    """Yield what was written, rated and answered, a line each."""
    work, today = session.work, session.file.today
    for chapter in session.outline.chapters:
        written = work.syntheses.get(chapter.id)
        words = len(written.text.split()) if written else 0
        yield f"{chapter.id}: " + (_("{n} words").format(n=words) if words else "–")
    for (code, round_), rated in work.ratings.items():
        yield _with_round(f"{today.name(code)} {rated.value or '0'}", round_, rated.why)
    for round_, placed in work.typings.items():
        about = " × ".join(filter(None, (placed.orientation, placed.object, placed.phase)))
        yield _with_round(about, round_, placed.why)
    for (item, round_), answer in work.scans.items():
        known = session.desk.scan.item(item) if session.desk.scan else None
        letter = known.letter if known else item
        directing = " !" if answer.directing else ""
        yield _with_round(f"{letter} {answer.holds}{directing}", round_, answer.why)


def _with_round(words: str, round_: int | None, why: str) -> str:
    return words + (f" (r{round_})" if round_ else "") + (f": {why}" if why else "")


def note_lines(session: CaseSession, slot: str) -> Iterator[str]:
    """Yield the notes that feed a chapter, as far as they may go out."""
    for placed in lay_out(session.material.excerpts, session.outline, session.file.today):
        if placed.chapter is not None and placed.chapter.id == slot:
            for excerpt in placed.excerpts:
                yield f"[{excerpt.reference}] {excerpt.released.text}"
