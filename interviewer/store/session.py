"""The one way to change an interview: open or resume it, hand it typed lines and intents.

A line is answered 'saved' only after its events were written and fsynced as one. Both faces, the
screen and plain mode, use this and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from interviewer import __version__
from interviewer.errors import Problem, Refused, refuse
from interviewer.guide.model import Guide
from interviewer.interview import intents
from interviewer.interview.conversation import Earlier
from interviewer.interview.decide import Decision, Desk, decide, placed
from interviewer.interview.events import (
    CodeMark,
    Event,
    Instrument,
    Opened,
    PickedUp,
    RespondentSeen,
    Resumed,
)
from interviewer.interview.state import State, apply
from interviewer.store import lock
from interviewer.store.draft import Draft, read_draft
from interviewer.store.folder import Held, StudyFolder, valid_name
from interviewer.store.ids import ids_after
from interviewer.store.journal import (
    SUFFIX,
    Writer,
    read_journal,
    set_torn_aside,
    sync_folder,
)
from interviewer.study import Study

Now = Callable[[], datetime]
Mode = Literal["in-person", "online", "phone", "paper"]


def now_here() -> datetime:
    """Return the time now, with the offset of this place."""
    return datetime.now(UTC).astimezone()


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a typed line or an intent."""

    answer: Literal["saved", "ok", "refused"]
    text: str
    """What was saved, done or refused."""
    problems: tuple[Problem, ...] = ()
    """Why it was refused, or what the interviewer should know."""
    events: tuple[Event, ...] = ()
    """What is on the disk now."""
    show: str = ""
    """What to list: parked, open, notes, help."""


class Session:
    """An open interview. `state` is where it stands; `do` and `type` are the ways to change it."""

    def __init__(
        self,
        study: Study,
        state: State,
        path: Path,
        by: str,
        earlier: Earlier,
        now: Now,
        *,
        writer: Writer | None,
        held_lock: lock.Lock | None,
        notices: Sequence[Problem] = (),
        taker: str = "",
    ) -> None:
        self.study = study
        self.state = state
        self.path = path
        """The journal."""
        self.by = by
        self.earlier = earlier
        """What was noted in this case before."""
        self.desk = Desk(taker=taker)
        self.notices = tuple(notices)
        """What the interviewer should know on opening."""
        self.offered_draft = ""
        """The half-typed line that was left when the interview was broken off."""
        self._now = now
        self._writer = writer
        self._lock = held_lock
        self._draft = Draft(draft_path(path))

    @property
    def interview(self) -> str:
        """Return the interview's id."""
        return self.state.opened.interview if self.state.opened else self.path.stem

    @property
    def read_only(self) -> bool:
        """Return whether this session can only read."""
        return self._writer is None

    def type(self, line: str, began: str | None = None) -> Outcome:
        """Take a typed line: a command when it begins with ':', else a line to save."""
        try:
            outcome = self.do(intents.read(line, began))
        except Refused as refused:
            return Outcome("refused", line, refused.problems)
        return replace(outcome, text=line) if outcome.answer == "refused" else outcome

    def do(self, intent: intents.Intent) -> Outcome:
        """Carry an intent out; the state is the new one when this returns.

        A refusal changes nothing.
        """
        typed = intent.line if isinstance(intent, intents.Type | intents.Revise) else ""
        try:
            decision = self._decide(intent)
            events = self._write(decision.events)
        except Refused as refused:
            return Outcome("refused", typed, refused.problems)
        self.desk = decision.desk
        if decision.saved:
            self._draft.clear()
        answer: Literal["saved", "ok"] = "saved" if decision.saved else "ok"
        return Outcome(answer, decision.text, decision.notices, events, decision.show)

    def _decide(self, intent: intents.Intent) -> Decision:
        if self._writer is None and not isinstance(intent, intents.Show):
            raise Refused(*(self.notices or (Problem("read-only", {"reason": ""}),)))
        ids = ids_after(self.state.last_id, self._now())
        return decide(self.state, self.desk, intent, ids, self.study, self.earlier)

    def _write(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Stamp events, put them on the disk as one, and only then let them count."""
        if not events or self._writer is None:
            return ()
        stamped = _stamped(events, self.state.last_id, self._now(), self.by)
        self._writer.append(stamped)
        for event in stamped:
            taker = self.desk.taker
            mine = event.model_copy(update={"taker": taker}) if taker else event
            self.state = apply(self.state, mine)  # type: ignore[arg-type]
        return stamped

    def draft(self, text: str) -> bool:
        """Put the half-typed line on disk; False where that fails. Cheap: call it at every key."""
        return self._writer is not None and self._draft.write(text)

    def leave(self) -> None:
        """Let the interview go, open or closed as it is, to be resumed. May be called twice."""
        if self._writer is not None:
            self._writer.close()
            self._draft.close()
        if self._lock is not None:
            self._lock.release()
        self._writer = self._lock = None


def _stamped(events: Sequence[Event], last: str, now: datetime, by: str) -> tuple[Event, ...]:
    """Give events their ids in order, the time and the initials; ids that were handed out stay."""
    given = [event.id for event in events if event.id]
    ids = ids_after(max([last, *given]), now)
    stamp = {"at": now.isoformat(timespec="milliseconds"), "by": by}
    return tuple(
        event.model_copy(update={**stamp, "id": event.id or next(ids)}) for event in events
    )


def draft_path(journal: Path) -> Path:
    """Return where the half-typed line of a journal lies."""
    return journal.with_name(f"{journal.name.removesuffix(SUFFIX)}.draft")


def lock_path(journal: Path) -> Path:
    """Return where the lock of a journal lies."""
    return journal.with_name(f"{journal.name.removesuffix(SUFFIX)}.lock")


# Opening


def open_new(folder: StudyFolder, case: str, plan: Plan, now: Now = now_here) -> Session:
    """Begin an interview or document analysis. Raises Refused with all that does not fit."""
    home = folder.case_path(case)
    guide_file, book = folder.guide_file(plan.guide), folder.codebook_file
    guide = guide_file.model
    study = folder.study
    seats = _seats(plan, guide, study)
    if plan.document is not None:
        _document(folder, case, plan.document)
    held = _held_on(plan.held, now())
    allocating = lock.acquire(home / "case.lock", plan.by, case)
    try:
        journals = folder.journals(case)
        others = _others(folder, case)
        taken = {*journals, *(path.stem for path in home.glob(f"*{SUFFIX}"))}
        interview = _free_id(_default_id(held, plan, guide, seats), taken)
        path = home / f"{interview}{SUFFIX}"
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
        head: list[Event] = [
            opened,
            Instrument(guide=guide_file.data, codebook=book.data),
            *(
                RespondentSeen(
                    r=seat.r,
                    role=seat.role,
                    level=seat.level,
                    organisation=seat.organisation or None,
                    seat=number,
                )
                for number, seat in enumerate(seats, start=1)
            ),
        ]
        held_lock = lock.acquire(lock_path(path), plan.by, interview)
        last = max((one.state.last_id for one in others), default="")
        stamped = _stamped(head, last, now(), plan.by)
        try:
            writer = _begun(path, stamped)
        except Refused:
            held_lock.release()
            raise
    finally:
        allocating.release()
    state = State()
    for event in stamped:
        state = apply(state, event)  # type: ignore[arg-type]
    if plan.document:
        state = _numbered_on(state, others, plan.document)
    return Session(
        study,
        state,
        path,
        plan.by,
        earlier_than(opened.model_copy(update={"id": stamped[0].id}), others),
        now,
        writer=writer,
        held_lock=held_lock,
        notices=_unknown_researcher(plan.by, study),
    )


def resume(
    folder: StudyFolder, case: str, interview: str, by: str = "", now: Now = now_here
) -> Session:
    """Go on with an interview where it stood, with its own instrument.

    One that another program holds, or a newer program wrote, opens read-only and says so.
    """
    held = folder.held(case, interview)
    path = held.paths[0]
    by = by or held.opened.by
    notices: list[Problem] = list(held.problems)
    held_lock: lock.Lock | None = None
    writer: Writer | None = None
    try:
        held_lock = lock.acquire(lock_path(path), by, interview)
    except Refused as refused:
        notices = [*refused.problems, *notices]
    if held_lock is not None and held.read_only:
        held_lock.release()
        held_lock = None
    if held_lock is not None:
        try:
            # Read again: between the first reading and the lock another program may have written.
            torn = set_torn_aside(path, read_journal(path), now())
            notices += [torn] if torn else []
            held = folder.held(case, interview)
            writer = Writer(path)
        except Refused:
            held_lock.release()
            raise
    return _session(folder, case, held, path, by, now, writer, held_lock, notices)


def join(folder: StudyFolder, case: str, interview: str, by: str, now: Now = now_here) -> Session:
    """Take notes beside another note-taker, in a journal of one's own of the same interview."""
    if not by:
        raise refuse("needs-initials")
    if not re.fullmatch(r"[A-Za-z]{1,8}", by):
        raise refuse("bad-initials", by=by)
    held = folder.held(case, valid_name(interview))
    path = folder.case_path(case) / f"{interview}+{by}{SUFFIX}"
    held_lock = lock.acquire(lock_path(path), by, interview)
    try:
        if path.exists():
            torn = set_torn_aside(path, read_journal(path), now())
            writer = Writer(path)
        else:
            torn = None
            own = read_journal(held.paths[0]).events
            head = [event for event in own if isinstance(event, Opened | Instrument)][:2]
            fresh = [event.model_copy(update={"id": ""}) for event in head]
            writer = _begun(path, _stamped(fresh, held.state.last_id, now(), by))
    except Refused:
        held_lock.release()
        raise
    held = folder.held(case, interview)
    notices = [*held.problems, *([torn] if torn else [])]
    return _session(folder, case, held, path, by, now, writer, held_lock, notices, taker=by)


def _session(
    folder: StudyFolder,
    case: str,
    held: Held,
    path: Path,
    by: str,
    now: Now,
    writer: Writer | None,
    held_lock: lock.Lock | None,
    notices: Sequence[Problem],
    taker: str = "",
) -> Session:
    others = _others(folder, case, apart_from=held.interview)
    state = held.state
    if held.opened.document:
        state = _numbered_on(state, others, held.opened.document)
    session = Session(
        folder.study,
        state,
        path,
        by,
        earlier_than(held.opened, others),
        now,
        writer=writer,
        held_lock=held_lock,
        notices=(*notices, *_unknown_researcher(by, folder.study)),
        taker=taker,
    )
    if writer is not None:
        session.offered_draft = read_draft(draft_path(path))
        if not state.closed:
            try:
                session._write([Resumed()])
            except Refused:
                session.leave()
                raise
    return session


def _begun(path: Path, head: Sequence[Event]) -> Writer:
    """Begin a journal; where its head cannot be written there is none."""
    writer = Writer(path, create=True)
    try:
        writer.append(head)
        sync_folder(path.parent)
    except (Refused, OSError):
        writer.close()
        path.unlink(missing_ok=True)
        raise
    return writer


def _others(folder: StudyFolder, case: str, apart_from: str = "") -> list[Held]:
    """Return the interviews of a case; a journal cut off at its very beginning holds none."""
    names = (name for name in folder.journals(case) if name != apart_from)
    every = (folder.held(case, name) for name in names)
    return [one for one in every if one.state.opened is not None]


def earlier_than(opened: Opened, others: Iterable[Held]) -> Earlier:
    """Return what was noted in the interviews of a case that were opened before one of them."""
    codes: dict[tuple[str, str | None], CodeMark] = {}
    texts: list[str] = []
    topics: dict[str, Any] = {}
    picked: set[str] = set()
    for other in others:
        if other.opened.id >= opened.id:
            continue
        for note in other.state.listing():
            if note.kind == "memo":
                continue
            texts.append(note.text)
            codes.update({(mark.code, mark.valence): mark for mark in note.codes})
        topics.update({t.id: t for t in other.state.parked.values() if t.until != "later"})
        picked.update(
            event.of for event in other.state.standing.values() if isinstance(event, PickedUp)
        )
        picked.update(t.id for t in other.state.parked.values() if t.picked_up)
    waiting = tuple(topic for topic_id, topic in topics.items() if topic_id not in picked)
    return Earlier(tuple(codes.values()), tuple(texts), waiting)


def _numbered_on(state: State, others: Iterable[Held], document: str) -> State:
    """A document's notes are numbered on over all its journals."""
    numbers = [one.state.last_n.get("", 0) for one in others if one.opened.document == document]
    last = max([state.last_n.get("", 0), *numbers])
    return replace(state, last_n=state.last_n.set("", last))


def _seats(plan: Plan, guide: Guide, study: Study) -> tuple[Seat, ...]:
    """Check who is at the table; a level that was not named follows from the role."""
    if plan.document is None and not plan.respondents:
        raise refuse("needs-respondent")
    seats = []
    for seat in plan.respondents:
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


def _unknown_researcher(by: str, study: Study) -> tuple[Problem, ...]:
    if not by or by in study.researchers:
        return ()
    return (Problem("unknown-researcher", {"by": by}, level="warning"),)
