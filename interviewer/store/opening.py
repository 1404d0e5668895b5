"""Opening an interview: a new one, one to go on with, or one to take notes in beside another."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from interviewer import __version__
from interviewer.analysis.earlier import earlier_than
from interviewer.errors import Problem, Refused, refuse
from interviewer.guide.model import Guide
from interviewer.interview.decide import placed
from interviewer.interview.desk import Sitting
from interviewer.interview.events import (
    AnyEvent,
    Consented,
    Instrument,
    Opened,
    RespondentSeen,
    Resumed,
)
from interviewer.interview.fold import fold
from interviewer.interview.memory import Earlier
from interviewer.interview.state import State
from interviewer.store import lock
from interviewer.store.draft import read_draft
from interviewer.store.folder import Held, StudyFolder, valid_name
from interviewer.store.journal import (
    SUFFIX,
    Writer,
    read_journal,
    set_torn_aside,
    sync_folder,
)
from interviewer.store.session import (
    LookBack,
    Now,
    Session,
    draft_path,
    lock_path,
    now_here,
    stamped_events,
)
from interviewer.study import PSEUDONYM, Study

Mode = Literal["in-person", "online", "phone", "paper"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A respondent as named when an interview is set up."""

    r: str
    role: str = ""
    level: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an interview is opened with."""

    guide: str
    respondents: tuple[Seat, ...] = ()
    document: str | None = None
    round: int | None = None
    """Default: the guide's."""
    held: str = ""
    """Day, or day and time; default: now."""
    mode: Mode = "in-person"
    by: str = ""


def open_new(folder: StudyFolder, case: str, plan: Plan, now: Now = now_here) -> Session:
    """Begin an interview or document analysis. Raises Refused with all that does not fit."""
    home = folder.case_path(case)
    day = now().date().isoformat()
    guide_file, book = folder.guide_file(plan.guide), folder.codebook_at_table(day)
    guide = guide_file.model
    study = folder.study
    checked_initials(plan.by)
    seats = _seats(plan, guide, study)
    if plan.document is not None:
        _document(folder, case, plan.document)
    held = _held_on(plan.held, now())
    # One program at a time chooses an id and a number in this case.
    with _locked(home / "case.lock", plan.by, case):
        others, problems = folder.every_held(case)
        taken = {*folder.journals(case), *(path.stem for path in home.glob(f"*{SUFFIX}"))}
        interview = _free_id(_default_id(held, plan, guide, seats), taken)
        opened = Opened(
            interview=interview,
            case=case,
            number=1 + max((one.opened.number for one in others), default=0),
            round=plan.round or guide.round or 1,
            document=plan.document,
            held=held,
            mode=plan.mode,
            kind="document" if plan.document else "group" if len(seats) > 1 else "single",
            guide=guide.guide,
            guide_sha=_sha(guide_file.data),
            codebook_sha=_sha(book.data),
            program=__version__,
        )
        instrument = Instrument(guide=guide_file.data, codebook=book.data)
        head: list[AnyEvent] = [opened, instrument, *_seated(seats)]
        last = max((one.state.last_id for one in others), default="")
        stamped = stamped_events(head, last, now(), plan.by)
        path = home / f"{interview}{SUFFIX}"
        held_lock = lock.acquire(lock_path(path), plan.by, interview)
        with _freed_on_failure(held_lock):
            writer = _begun(path, stamped)
    state = fold(stamped)
    if plan.document:
        state = _numbered_on(state, others, plan.document)
    return Session(
        study,
        state,
        path,
        plan.by,
        _look_back(folder, stamped[0].id, others, day),
        now,
        writer=writer,
        held_lock=held_lock,
        notices=problems,
    )


def resume(
    folder: StudyFolder,
    case: str,
    interview: str,
    by: str = "",
    now: Now = now_here,
    *,
    sitting: Sitting = "talk",
) -> Session:
    """Go on with an interview where it stood, with its own instrument.

    One that another program holds, or a newer program wrote, opens read-only and says so.
    """
    held = folder.held(case, interview)
    path = held.paths[0]
    by = checked_initials(by) or held.opened.by
    if held.read_only:
        return _session(
            folder, case, held, path, by, now, why_read_only=_newer(held), sitting=sitting
        )
    try:
        held_lock = lock.acquire(lock_path(path), by, interview)
    except Refused as refused:
        return _session(
            folder, case, held, path, by, now, why_read_only=refused.problems[0], sitting=sitting
        )
    with _freed_on_failure(held_lock):
        # Read again: between the first reading and the lock another program may have written.
        torn = set_torn_aside(path, read_journal(path), now())
        held = folder.held(case, interview)
        writer = Writer(path)
        return _session(
            folder,
            case,
            held,
            path,
            by,
            now,
            writer=writer,
            held_lock=held_lock,
            torn=torn,
            sitting=sitting,
        )


def join(
    folder: StudyFolder,
    case: str,
    interview: str,
    by: str,
    now: Now = now_here,
    *,
    sitting: Sitting = "talk",
) -> Session:
    """Take notes beside another note-taker, in a journal of one's own of the same interview."""
    if not checked_initials(by):
        raise refuse("needs-initials")
    held = folder.held(case, valid_name(interview))
    path = folder.case_path(case) / f"{interview}+{by}{SUFFIX}"
    if held.read_only:
        raise Refused(_newer(held))
    held_lock = lock.acquire(lock_path(path), by, interview)
    with _freed_on_failure(held_lock):
        torn = None
        if path.exists():
            torn = set_torn_aside(path, read_journal(path), now())
            writer = Writer(path)
        else:
            own = read_journal(held.paths[0]).events
            head = [event for event in own if isinstance(event, Opened | Instrument)][:2]
            fresh = [event.model_copy(update={"id": ""}) for event in head]
            writer = _begun(path, stamped_events(fresh, held.state.last_id, now(), by))
        held = folder.held(case, interview, taker=by)
        return _session(
            folder,
            case,
            held,
            path,
            by,
            now,
            writer=writer,
            held_lock=held_lock,
            torn=torn,
            sitting=sitting,
        )


def _session(
    folder: StudyFolder,
    case: str,
    held: Held,
    path: Path,
    by: str,
    now: Now,
    *,
    writer: Writer | None = None,
    held_lock: lock.Lock | None = None,
    torn: Problem | None = None,
    why_read_only: Problem | None = None,
    sitting: Sitting = "talk",
) -> Session:
    others = [one for one in folder.every_held(case)[0] if one.interview != held.interview]
    state = held.state
    if held.opened.document:
        state = _numbered_on(state, others, held.opened.document)
    told = [problem for problem in (why_read_only, torn) if problem is not None]
    told += [problem for problem in held.problems if problem not in told]
    # other interviews' codes are the first coder's reading too
    seen = () if sitting == "blind" else others
    session = Session(
        folder.study,
        state,
        path,
        by,
        _look_back(folder, held.opened.id, seen, now().date().isoformat()),
        now,
        writer=writer,
        held_lock=held_lock,
        notices=told,
        why_read_only=why_read_only,
        sitting=sitting,
    )
    if writer is not None:
        session.offered_draft = read_draft(draft_path(path))
        if not state.closed and sitting == "talk":
            session.write([Resumed()])
    return session


def _look_back(folder: StudyFolder, opened: str, others: Sequence[Held], day: str) -> LookBack:
    """Return what answers what a case's other interviews bring to one, on a day (RFC 3339)."""
    today = folder.today_at_table(others, day)

    def look_back(here: Iterable[Consented]) -> Earlier:
        return replace(earlier_than(opened, others, today, day, here), lexicon=folder.lexicon)

    return look_back


@contextmanager
def _locked(path: Path, by: str, what: str) -> Iterator[None]:
    held_lock = lock.acquire(path, by, what)
    try:
        yield
    finally:
        held_lock.release()


@contextmanager
def _freed_on_failure(held_lock: lock.Lock) -> Iterator[None]:
    """Whatever goes wrong while an interview is opened, its lock is not left behind."""
    try:
        yield
    except BaseException:
        held_lock.release()
        raise


def _begun(path: Path, head: Sequence[AnyEvent]) -> Writer:
    """Begin a journal; where its head cannot be written there is none."""
    writer = Writer(path, create=True)
    try:
        writer.append(head)
        sync_folder(path.parent)
    except BaseException:
        writer.close()
        path.unlink(missing_ok=True)
        raise
    return writer


def _newer(held: Held) -> Problem:
    """Return why an interview that a newer program wrote can be read only."""
    found = (problem for problem in held.problems if problem.code == "newer-journal")
    return next(found, Problem("newer-journal", {"path": held.paths[0].name, "reason": "?"}))


def checked_initials(by: str) -> str:
    """Return initials that can stand in a journal and a file's name, or none. Raises Refused."""
    if by and not re.fullmatch(r"[A-Za-z]{1,8}", by):
        raise refuse("bad-initials", by=by)
    return by


def _seated(seats: Sequence[Seat]) -> Iterator[RespondentSeen]:
    for number, seat in enumerate(seats, start=1):
        yield RespondentSeen(
            r=seat.r,
            role=seat.role,
            level=seat.level,
            organisation=seat.organisation or None,
            seat=number,
        )


def _numbered_on(state: State, others: Iterable[Held], document: str) -> State:
    """A document's notes are numbered on over all its journals."""
    numbers = [one.state.last_n.get("", 0) for one in others if one.opened.document == document]
    last = max([state.last_n.get("", 0), *numbers])
    return replace(state, last_n={**state.last_n, "": last})


def _seats(plan: Plan, guide: Guide, study: Study) -> tuple[Seat, ...]:
    """Check who is at the table; a level that was not named follows from the role."""
    if plan.document is None and not plan.respondents:
        raise refuse("needs-respondent")
    seats: list[Seat] = []
    for seat in plan.respondents:
        if not re.fullmatch(PSEUDONYM, seat.r):
            raise refuse("bad-pseudonym", name=seat.r)
        if any(other.r == seat.r for other in seats):
            raise refuse("respondent-twice", name=seat.r)
        role, level = placed(seat.role, seat.level, study)
        seats.append(replace(seat, role=role, level=level))
    return tuple(seats)


def _document(folder: StudyFolder, case: str, document: str) -> None:
    known = folder.case(case).documents
    if document not in {item.id for item in known}:
        raise refuse(
            "no-document",
            case=case,
            document=document,
            file=str(folder.case_path(case) / "case.yaml"),
            known=", ".join(item.id for item in known) or "–",
        )


def _held_on(text: str, now: datetime) -> str:
    """Return the day, or day and time, an interview was held; now where none is given."""
    if not text:
        return now.isoformat(timespec="minutes")[:16]
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise refuse("bad-date", text=text) from None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?", text):
        raise refuse("bad-date", text=text)
    return text


def _default_id(held: str, plan: Plan, guide: Guide, seats: Sequence[Seat]) -> str:
    if plan.document:
        who = plan.document.lower()
    else:
        who = seats[0].r.lower() if len(seats) == 1 else "groep"
    return f"{held[:10]}-r{plan.round or guide.round or 1}-{who}"


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    names = set(taken)
    free, number = wanted, 1
    while free in names:
        number += 1
        free = f"{wanted}-{number}"
    return valid_name(free)


def _sha(data: dict[str, Any]) -> str:
    """Return the fingerprint of a guide or codebook, from its data in one fixed form."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def unknown_researcher(by: str, study: Study) -> tuple[Problem, ...]:
    """Return what is to be said of initials that the study does not name, before anyone sits by."""
    if not by or by in study.researchers:
        return ()
    return (Problem("unknown-researcher", {"by": by}, level="warning"),)
