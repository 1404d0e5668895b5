"""A practice: an ordinary session with a scripted respondent at the table.

Whatever a face has the session write, the respondent hears; both faces show `new_answer` then. All
is computed from the session's events, so that a practice could be judged from its journal alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from interviewer.guide.model import wording
from interviewer.interview import intents
from interviewer.interview.events import AnyEvent, Asked, Closed, Moved, Noted, PickedUp
from interviewer.interview.fold import apply
from interviewer.interview.state import State
from interviewer.output import write_whole
from interviewer.practice.account import Account, account
from interviewer.practice.judged import Said, faults, is_silence
from interviewer.practice.persona import Persona
from interviewer.practice.respondent import Mind, goodbye, respond, wrote
from interviewer.store.session import Session

REPORT = "report.txt"


class Practice:
    """A session and the respondent who sits in it, and hears whatever is done, by which face."""

    def __init__(self, session: Session, persona: Persona, folder: Path, seed: int = 0) -> None:
        self.session = session
        self.persona = persona
        self.folder = folder
        """Where all of it is kept."""
        self.mind = Mind(seed=seed)
        self.answer = ""
        """What the respondent said last."""
        self._heard = True
        session.listener = self._hear

    def new_answer(self) -> str:
        """Return what the respondent said since this was last asked; nothing where they listen."""
        answer = "" if self._heard else self.answer
        self._heard = True
        return answer

    def remember(self, events: Sequence[AnyEvent]) -> None:
        """Take in what was said before the practice was broken off."""
        state = State()
        for event in events:
            state = apply(state, event)
            answer, self.mind = hear(self.persona, self.mind, event, state)
            self.answer = answer or self.answer

    def _hear(self, events: Sequence[AnyEvent]) -> None:
        state = self.session.state
        answers = []
        for event in events:
            answer, self.mind = hear(self.persona, self.mind, event, state)
            answers.append(answer)
            if isinstance(event, Closed):
                answers.append(goodbye(self.persona, self.mind))
        if said := " ".join(filter(None, answers)):
            self.answer, self._heard = said, False
        if self._put_by_going_there():
            # so that the journal knows it too; the respondent answered already
            self.session.listener = None
            self.session.do(intents.Say())
            self.session.listener = self._hear

    def _put_by_going_there(self) -> bool:
        """Whether a question was answered that the journal does not know to have been put."""
        turn, state = self.mind.last, self.session.state
        if turn is None or not turn.moved or state.closed:
            return False
        return turn.said.question == state.question and not state.asked(turn.said.question)

    def account(self) -> Account:
        """Return how it went."""
        return account(self.persona, self.mind, self.session.state, self.session.earlier)

    def keep(self, lines: Iterable[str]) -> Path:
        """Write the report beside the interview; return its path."""
        path = self.folder / REPORT
        write_whole(path, ("\n".join(lines) + "\n").encode(), force=True)
        return path


def hear(persona: Persona, mind: Mind, event: AnyEvent, state: State) -> tuple[str, Mind]:
    """Return what the respondent says to an event, and what they remember then.

    To go to a question is to put it, the first time; to say then that it was put brings the same
    answer once more.
    """
    match event:
        case Noted(kind="observation") if is_silence(event.text):
            return _answered(persona, mind, Said("silence", ""), event)
        case Noted():
            return "", wrote(mind)
        case Moved(question=str() as question) if mind.put(question) is None:
            said = _question(question, state)
            return _answered(persona, mind, said, event, moved=True)
        case Asked(text=str() as text) if is_silence(text):
            return _answered(persona, mind, Said("silence", ""), event)
        case Asked(text=str() as text):
            said = _own(text, persona, state)
        case Asked(probe=str() as probe) if is_silence(probe):
            return _answered(persona, mind, Said("silence", ""), event)
        case Asked(question=str() as question, probe=str() as probe):
            said = Said("probe", probe, question, "", faults(probe, persona.language))
        case Asked(question=str() as question, follow_up=str() as follow_up):
            said = _follow_up(question, follow_up, state)
        case Asked(question=str() as question):
            put = mind.put(question)
            if put is not None and put.moved and put is mind.last:
                return put.reply, mind
            said = _question(question, state)
        case PickedUp() if topic := state.parked.get(event.of):
            said = _own(topic.text, persona, state)
        case _:
            return "", mind
    return _answered(persona, mind, said, event)


def _answered(
    persona: Persona, mind: Mind, said: Said | None, event: AnyEvent, *, moved: bool = False
) -> tuple[str, Mind]:
    if said is None:
        return "", mind
    mind = respond(persona, mind, said, event.at, id=event.id, moved=moved)
    return (mind.last.reply if mind.last else ""), mind


def _own(words: str, persona: Persona, state: State) -> Said:
    return Said("own", words, state.question or "", "", faults(words, persona.language))


def _question(question_id: str, state: State) -> Said | None:
    question = state.guide.question(question_id)
    if question is None:
        return None
    words = wording(question.ask, state.roles)
    language, answered = state.guide.language, question.answer is not None
    return Said("question", words, question_id, "", faults(words, language, answered=answered))


def _follow_up(question_id: str, follow_up_id: str, state: State) -> Said | None:
    question = state.guide.question(question_id)
    follow_up = question.follow_up(follow_up_id) if question else None
    if follow_up is None:
        return None
    words = wording(follow_up.ask, state.roles)
    found = faults(words, state.guide.language)
    return Said("follow-up", words, question_id, follow_up_id, found)
