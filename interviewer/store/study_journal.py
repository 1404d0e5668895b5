"""The one way to change the journal of a study (study.jsonl): open codes promoted, codes renamed,
merged, and such a change taken back."""

from __future__ import annotations

from collections.abc import Callable

from interviewer.analysis.codes import Codes, codes_of, latest_change
from interviewer.casework.decide import check_words
from interviewer.errors import Problem, Refused, refuse
from interviewer.interview.events import AnyEvent, Retracted
from interviewer.output import Warn, silent
from interviewer.store import lock
from interviewer.store.folder import StudyFolder, no_journal
from interviewer.store.journal import SUFFIX, Writer, read_journal, set_torn_aside, sync_folder
from interviewer.store.opening import checked_initials
from interviewer.store.session import Now, now_here, stamped_events

JOURNAL = f"study{SUFFIX}"
LOCK = "study.lock"


def read_codes(folder: StudyFolder) -> tuple[Codes, tuple[Problem, ...], str]:
    """Return a study's codes as they stand, what could not be read, and the latest id of all."""
    files = [folder.case_file(case) for case in folder.cases()]
    path = folder.path / JOURNAL
    reading = read_journal(path) if path.is_file() else None
    events = reading.events if reading else ()
    problems = {
        (problem.code, str(problem.params)): problem for file in files for problem in file.problems
    }
    last = max(
        [event.id for event in events]
        + [one.state.last_id for file in files for one in file.held]
        + [event.id for file in files for event in file.events],
        default="",
    )
    return codes_of(files, folder.today, events), tuple(problems.values()), last


def change_codes(
    folder: StudyFolder,
    make: Callable[[Codes], AnyEvent],
    *,
    by: str = "",
    now: Now = now_here,
    warn: Warn = silent,
) -> tuple[AnyEvent, Codes]:
    """Write a change of codes; return it as written, and the codes as they stood before.

    `make` is given the codes as they stand, read under the lock, and returns the event. Raises
    Refused, with nothing written, where it does, where a name or definition holds words that must
    stay inside, where another program is changing codes, or a
    newer program wrote in the journal. `warn` is told what of the journal could not be read.
    """
    checked_initials(by)
    path = folder.path / JOURNAL
    held_lock = lock.acquire(folder.path / LOCK, by, JOURNAL)
    try:
        if wrong := no_journal(path):
            raise Refused(wrong)
        if path.is_file():
            reading = read_journal(path)
            if reading.read_only:
                raise Refused(*(p for p in reading.problems if p.code == "newer-journal"))
            if torn := set_torn_aside(path, reading, now()):
                warn([torn])
            warn(reading.problems)
        codes, _problems, last = read_codes(StudyFolder(folder.path))
        change = make(codes)
        _check_words(change, folder, now)
        [stamped] = stamped_events([change], last, now(), by)
        created = not path.exists()
        writer = Writer(path, create=created)
        try:
            writer.append([stamped])
            if created:
                sync_folder(folder.path)
        finally:
            writer.close()
    finally:
        held_lock.release()
    return stamped, codes


def _check_words(change: AnyEvent, folder: StudyFolder, now: Now) -> None:
    """Raise Refused where a new name or definition holds words that must stay inside."""
    texts = [getattr(change, key, "") for key in ("to", "name", "definition")]
    if any(texts):
        check_words(folder.withheld(now().date().isoformat()), {}, *texts)


def undo_change(codes: Codes) -> AnyEvent:
    """Return the event that takes the last change of codes back. Raises Refused without one."""
    change = latest_change(codes.events)
    if change is None:
        raise refuse("no-code-change")
    return Retracted(of=change.id)
