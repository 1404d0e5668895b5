"""A respondent's answer to the member check, put into the journals of their conversations."""

from __future__ import annotations

from interviewer.errors import Refused, nearest, refuse
from interviewer.interview.afterwards import Result, result_id
from interviewer.interview.intents import MemberChecked
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
from interviewer.store.session import Now, now_here


def record_answer(
    folder: StudyFolder,
    case: str,
    r: str,
    result: str,
    text: str = "",
    *,
    round: int | None = None,
    by: str = "",
    now: Now = now_here,
) -> tuple[Result, tuple[str, ...]]:
    """Record what a respondent answered; return the answer's id and the interviews it stands in.

    Those are all their conversations of a case, or of one round: as many as the document was made
    of. Raises Refused where the answer is none, or there is no such conversation; and where
    another program holds one of them, before anything is written.
    """
    answer = result_id(result)
    held, _problems = folder.every_held(case)
    theirs = [
        one.interview
        for one in held
        if r in one.state.respondents and not one.opened.document
        if round in (None, one.opened.round)
    ]
    if not theirs:
        known = sorted({name for one in held for name in one.state.respondents})
        raise refuse(
            "no-respondent-in-case",
            name=r,
            case=case,
            known=", ".join(known) or "–",
            nearest=nearest(r, known),
        )
    sessions = []
    try:
        for interview in theirs:
            # not as a talk: that one does not go on because an answer came in
            session = resume(folder, case, interview, by, now, sitting="review")
            sessions.append(session)
            if session.why_read_only is not None:
                raise Refused(session.why_read_only)
        for session in sessions:
            outcome = session.do(MemberChecked(r, answer, text))
            if outcome.answer == "refused":
                raise Refused(*outcome.problems)
    finally:
        for session in sessions:
            session.leave()
    return answer, tuple(theirs)
