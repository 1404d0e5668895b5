"""The one way to change an interview: open or resume it, hand it typed lines and intents.

A line is answered 'saved' only after its events were written and fsynced as one. Both faces, the
screen and plain mode, use this and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from interviewer.errors import Problem, Refused
from interviewer.interview import commands as typed_commands
from interviewer.interview import intents
from interviewer.interview.blind import blinded
from interviewer.interview.decide import decide
from interviewer.interview.desk import Decision, Desk, Sitting
from interviewer.interview.events import AnyEvent, Consented, Retracted
from interviewer.interview.fold import apply
from interviewer.interview.memory import Earlier
from interviewer.interview.state import State
from interviewer.store import lock
from interviewer.store.draft import Draft
from interviewer.store.ids import ids_after
from interviewer.store.journal import SUFFIX, Writer
from interviewer.study import Study

Now = Callable[[], datetime]
LookBack = Callable[[Iterable[Consented]], Earlier]
"""What came before an interview, by what its own respondents agreed to and refused."""


def now_here() -> datetime:
    """Return the time now, with the offset of this place."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a typed line or an intent."""

    answer: Literal["saved", "ok", "refused"]
    text: str
    """What was saved, done or refused."""
    problems: tuple[Problem, ...] = ()
    """Why it was refused, or what the interviewer should know."""
    events: tuple[AnyEvent, ...] = ()
    """What is on the disk now."""
    show: str = ""
    """What to list: parked, open, notes, help."""
    sought: str = ""
    """What is looked for in that list."""


class Session:
    """An open interview. `state` is where it stands; `do` and `type` are the ways to change it."""

    def __init__(
        self,
        study: Study,
        state: State,
        path: Path,
        by: str,
        look_back: LookBack,
        now: Now,
        *,
        writer: Writer | None,
        held_lock: lock.Lock | None,
        notices: Sequence[Problem] = (),
        why_read_only: Problem | None = None,
        sitting: Sitting = "talk",
    ) -> None:
        self.study = study
        self.sitting = sitting
        """What it is for: the talk, its review, or blind coding."""
        self._whole = state
        self.state = self._in_sight()
        """Where the interview stands; to a blind coder without what others read in it."""
        self.path = path
        """The journal."""
        self.by = by
        self._look_back = look_back
        self.earlier = look_back(state.consents)
        """What was noted in this case before, as far as it may be looked at."""
        self.desk = Desk(sitting=sitting)
        self.notices = tuple(notices)
        """What the interviewer should know on opening."""
        self.why_read_only = why_read_only
        """Why it can only be read, where that is so from the start."""
        self.offered_draft = ""
        """The half-typed line that was left when the interview was broken off."""
        self.listener: Callable[[tuple[AnyEvent, ...]], None] | None = None
        """Is told what was written once it counts: a scripted respondent listens here."""
        self._now = now
        self._writer = writer
        self._lock = held_lock
        self._draft = Draft(draft_path(path))

    @property
    def interview(self) -> str:
        """Return the interview's id."""
        return self.state.opened.interview if self.state.opened else self.path.stem

    def now(self) -> datetime:
        """Return the time now, with the offset of this place."""
        return self._now()

    @property
    def read_only(self) -> bool:
        """Return whether this session can only read."""
        return self._writer is None

    def type(self, line: str, began: str | None = None) -> Outcome:
        """Take a typed line: a command when it begins with ':', else a line to save."""
        try:
            outcome = self.do(typed_commands.read(line, began))
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
            events = self.write(decision.events)
        except Refused as refused:
            return Outcome("refused", typed, refused.problems)
        except Exception as error:
            # With someone at the table a mistake of ours may cost a line's answer, not the talk.
            wrong = Problem("went-wrong", {"kind": type(error).__name__})
            return Outcome("refused", typed, (wrong,))
        self.desk = decision.desk
        if decision.saved:
            self._draft.clear()
        answer: Literal["saved", "ok"] = "saved" if decision.saved else "ok"
        return Outcome(
            answer, decision.text, decision.notices, events, decision.show, decision.sought
        )

    def _decide(self, intent: intents.Intent) -> Decision:
        if self._writer is None and not isinstance(intent, intents.Show):
            raise Refused(self.why_read_only or Problem("read-only"))
        ids = ids_after(self.state.last_id, self._now())
        return decide(self.state, self.desk, intent, ids, self.study, self.earlier)

    def write(self, events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
        """Stamp events, put them on the disk as one, and only then let them count.

        Raises Refused where the disk will not take them: the state is as it was.
        """
        if not events or self._writer is None:
            return ()
        stamped = stamped_events(events, self.state.last_id, self._now(), self.by)
        self._writer.append(stamped)
        for event in stamped:
            taker = self.state.taker
            mine = event.model_copy(update={"taker": taker}) if taker else event
            self._whole = apply(self._whole, mine)
        self.state = self._in_sight()
        if any(isinstance(event, Consented | Retracted) for event in stamped):
            self.earlier = self._look_back(self.state.consents)
        if self.listener is not None:
            self.listener(stamped)
        return stamped

    def _in_sight(self) -> State:
        """Return what this session may see: nothing else of the interview can reach a face."""
        if self.sitting == "blind":
            return blinded(self._whole, self._whole.taker)
        return self._whole

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


def stamped_events(
    events: Sequence[AnyEvent], last: str, now: datetime, by: str
) -> tuple[AnyEvent, ...]:
    """Return events with ids in order, the time and the initials; ids that were given stay."""
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
