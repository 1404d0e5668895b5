"""The one way to change the journal of a case: syntheses, ratings, typing, scan (case.jsonl)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from interviewer.analysis.casework import CaseWork, case_work, fingerprint
from interviewer.analysis.material import Material, gather
from interviewer.analysis.references import references
from interviewer.casework import intents
from interviewer.casework.decide import Decision, Desk, decide
from interviewer.errors import Problem, Refused, refuse
from interviewer.guide.scan import Scan
from interviewer.interview.events import AnyEvent, Retracted
from interviewer.outline import Outline
from interviewer.reading.files import load_outline
from interviewer.store import lock
from interviewer.store.draft import Draft, read_draft
from interviewer.store.folder import RESERVED, CaseFile, StudyFolder, no_journal
from interviewer.store.journal import SUFFIX, Writer, read_journal, set_torn_aside, sync_folder
from interviewer.store.opening import checked_initials
from interviewer.store.session import Now, draft_path, now_here, stamped_events


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a typed line or an intent."""

    answer: Literal["saved", "ok", "refused"]
    text: str
    """What was saved, done or refused."""
    problems: tuple[Problem, ...] = ()
    """Why it was refused, or what the researcher should know."""
    show: str = ""
    """What to list: work, notes, matrix, timeline, help."""
    of: str = ""
    """The slot of which to list it."""


class CaseSession:
    """A case that is worked on. `work` is where it stands; `do` and `type` change it."""

    def __init__(
        self,
        folder: StudyFolder,
        file: CaseFile,
        path: Path,
        by: str,
        now: Now,
        *,
        writer: Writer | None,
        held_lock: lock.Lock | None,
        why_read_only: Problem | None = None,
        torn: Problem | None = None,
    ) -> None:
        self._folder = folder
        self._now = now
        self.outline = load_outline(folder.in_guides(folder.study.outlines.case))
        self._scan = folder.scan(folder.study.language)
        self._take(file)
        self.by = by
        self.path = path
        """The journal."""
        self.why_read_only = why_read_only
        """Why it can only be read, where that is so."""
        self.events: tuple[AnyEvent, ...] = tuple(file.events)
        self.work: CaseWork = case_work(self.events)
        self.notices: tuple[Problem, ...] = (*([torn] if torn else ()), *file.problems)
        """What of the journals could not be read, or was set aside, when it was opened."""
        self._writer = writer
        self._lock = held_lock
        self._mine: list[str] = []
        self._draft = Draft(draft_path(path))
        self.left: Mapping[str, str] = (
            {} if self.read_only else _texts(read_draft(draft_path(path)))
        )
        """Slot → the text that was left there unsaved."""

    def _take(self, file: CaseFile) -> None:
        self.file = file
        day = self._now().date().isoformat()
        self.material: Material = gather(file, day, file.study.language)
        """What of the case's notes may go out."""
        self.desk: Desk = desk_of(file, self.outline, self._scan, self.material)

    @property
    def read_only(self) -> bool:
        """Return whether this session can only read."""
        return self._writer is None

    def look_again(self) -> None:
        """Look once more at the case's interviews, which may go on meanwhile."""
        self._take(self._folder.case_file_now(self.file.case_id))
        if self.read_only:
            self.events = tuple(self.file.events)
            self.work = case_work(self.events)

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
            if not isinstance(intent, intents.Show) and self._writer is None:
                raise Refused(self.why_read_only or Problem("nothing-to-undo"))
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
        if self._writer is not None:
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

    def draft(self, texts: Mapping[str, str]) -> bool:
        """Put unsaved texts on disk, by slot; False where that fails. Cheap: call it at each key.

        It takes the place of all that was put there before.
        """
        if self._writer is None:
            return False
        if not texts:
            self._draft.clear()
            return True
        return self._draft.write(_APART.join(f"{slot}\n{text}" for slot, text in texts.items()))

    def leave(self) -> None:
        """Let the case go. May be called twice."""
        if self._writer is not None:
            self._writer.close()
            self._draft.close()
        if self._lock is not None:
            self._lock.release()
        self._writer = self._lock = None


_APART = "\x1e"
"""Between texts of a draft; one cut off by a full disk leaves those before it whole."""


def _texts(draft: str) -> Mapping[str, str]:
    """Return the texts of a draft by their slots."""
    parts = (part.partition("\n") for part in draft.split(_APART) if part)
    return {slot: text for slot, _break, text in parts}


def open_case(
    folder: StudyFolder, case: str, by: str = "", now: Now = now_here, *, or_read: bool = False
) -> CaseSession:
    """Begin to work on a case. Raises Refused where another program does, or files are wrong.

    `or_read`: where another program works on it, or a newer one wrote in it, it can be read.
    """
    checked_initials(by)
    path = folder.case_path(case) / f"{RESERVED}{SUFFIX}"
    try:
        # not the lock under which interviews of the case get their numbers: those may go on
        held_lock = lock.acquire(path.with_name(f"{RESERVED}-work.lock"), by, case)
    except Refused as refused:
        if not or_read:
            raise
        file = folder.case_file(case)
        why = refused.problems[0]
        return CaseSession(
            folder, file, path, by, now, writer=None, held_lock=None, why_read_only=why
        )
    torn = None
    try:
        if wrong := no_journal(path):
            raise Refused(wrong)
        if path.exists():
            reading = read_journal(path)
            if reading.read_only:
                newer = next(p for p in reading.problems if p.code == "newer-journal")
                if not or_read:
                    raise Refused(newer)
                file = folder.case_file(case)
                held_lock.release()
                return CaseSession(
                    folder, file, path, by, now, writer=None, held_lock=None, why_read_only=newer
                )
            torn = set_torn_aside(path, reading, now())
        file = folder.case_file(case)
        session = CaseSession(
            folder, file, path, by, now, writer=_writer(path), held_lock=held_lock, torn=torn
        )
    except BaseException:
        held_lock.release()
        raise
    return session


def _writer(path: Path) -> Writer:
    if path.exists():
        return Writer(path)
    writer = Writer(path, create=True)
    sync_folder(path.parent)
    return writer


def desk_of(file: CaseFile, outline: Outline, scan: Scan | None, material: Material) -> Desk:
    """Return what decisions about a case look at."""
    return Desk(
        case=file.case_id,
        slots=tuple(chapter.id for chapter in outline.chapters),
        today=file.today,
        scan=scan,
        fingerprints={item.reference: fingerprint(item.note) for item in material.excerpts},
        withheld=material.withheld,
        names=references(file.held),
    )
