"""The one way to change the journal of a case: syntheses, ratings, typing, scan (case.jsonl)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from interviewer.analysis.casework import CaseWork, case_work, fingerprint
from interviewer.analysis.material import Material, gather
from interviewer.analysis.references import references
from interviewer.casework import intents
from interviewer.casework.decide import Decision, Desk, decide
from interviewer.errors import Problem, Refused, refuse
from interviewer.interview.events import AnyEvent, Retracted
from interviewer.outline import Outline
from interviewer.reading.files import load_outline
from interviewer.store import lock
from interviewer.store.folder import RESERVED, CaseFile, StudyFolder
from interviewer.store.journal import SUFFIX, Writer, read_journal, set_torn_aside, sync_folder
from interviewer.store.session import Now, now_here, stamped_events


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a typed line or an intent."""

    answer: Literal["saved", "ok", "refused"]
    text: str
    """What was saved, done or refused."""
    problems: tuple[Problem, ...] = ()
    """Why it was refused, or what the researcher should know."""
    show: str = ""
    """What to list: work, notes, help."""
    of: str = ""
    """The slot of which to list it."""


class CaseSession:
    """A case that is worked on. `work` is where it stands; `do` and `type` change it."""

    def __init__(
        self,
        file: CaseFile,
        outline: Outline,
        desk: Desk,
        material: Material,
        writer: Writer,
        held_lock: lock.Lock,
        by: str,
        now: Now,
    ) -> None:
        self.file = file
        self.outline = outline
        self.desk = desk
        self.material = material
        """What of the case's notes may go out."""
        self.by = by
        self.path = writer.path
        self.events: tuple[AnyEvent, ...] = tuple(file.events)
        self.work: CaseWork = case_work(self.events)
        self._writer = writer
        self._lock = held_lock
        self._now = now
        self._mine: list[str] = []

    def type(self, line: str) -> Answer:
        """Take a typed command."""
        try:
            intent = intents.read(line)
        except Refused as refused:
            return Answer("refused", line, refused.problems)
        return self.do(intent)

    def do(self, intent: intents.Intent) -> Answer:
        """Carry an intent out; `work` is the new one when this returns.

        A refusal changes nothing.
        """
        try:
            if isinstance(intent, intents.Undo):
                return self._undo()
            decision = decide(self.work, self.desk, intent)
            if decision.event is not None:
                self._write(decision)
        except Refused as refused:
            return Answer("refused", "", refused.problems)
        answer: Literal["saved", "ok"] = "saved" if decision.saved else "ok"
        return Answer(answer, decision.text, decision.notices, decision.show, decision.of)

    def _write(self, decision: Decision) -> None:
        if decision.event is not None:
            self._mine.append(self._append(decision.event))

    def _append(self, event: AnyEvent) -> str:
        last = max((event.id for event in self.events), default="")
        stamped = stamped_events([event], last, self._now(), self.by)
        self._writer.append(stamped)
        self.events += stamped
        self.work = case_work(self.events)
        return stamped[0].id

    def _undo(self) -> Answer:
        if not self._mine:
            raise refuse("nothing-to-undo")
        last = self._mine[-1]
        self._append(Retracted(of=last))
        self._mine.pop()
        undone = next(event for event in self.events if event.id == last)
        return Answer("ok", undone.type)

    def leave(self) -> None:
        """Let the case go. May be called twice."""
        self._writer.close()
        self._lock.release()


def open_case(folder: StudyFolder, case: str, by: str = "", now: Now = now_here) -> CaseSession:
    """Begin to work on a case. Raises Refused where another program does, or files are wrong."""
    path = folder.case_path(case) / f"{RESERVED}{SUFFIX}"
    # not the lock under which interviews of the case get their numbers: those may go on
    held_lock = lock.acquire(path.with_name(f"{RESERVED}-work.lock"), by, case)
    try:
        if path.exists():
            reading = read_journal(path)
            if reading.read_only:
                raise refuse("newer-journal", path=path.name, reason="?")
            set_torn_aside(path, reading, now())
        file = folder.case_file(case)
        outline = load_outline(folder.in_guides(folder.study.outlines.case))
        material = gather(file, now().date().isoformat(), file.study.language)
        desk = desk_of(folder, file, outline, material)
        writer = _writer(path)
    except BaseException:
        held_lock.release()
        raise
    return CaseSession(file, outline, desk, material, writer, held_lock, by, now)


def _writer(path: Path) -> Writer:
    if path.exists():
        return Writer(path)
    writer = Writer(path, create=True)
    sync_folder(path.parent)
    return writer


def desk_of(folder: StudyFolder, file: CaseFile, outline: Outline, material: Material) -> Desk:
    """Return what decisions about a case look at."""
    return Desk(
        case=file.case_id,
        slots=tuple(chapter.id for chapter in outline.chapters),
        today=file.today,
        scan=folder.scan(file.study.language),
        fingerprints={item.reference: fingerprint(item.note) for item in material.excerpts},
        withheld=material.withheld,
        names=references(file.held),
    )
