"""Opening an interview to go through it afterwards, or to code it blind as a second coder."""

from __future__ import annotations

from interviewer.errors import refuse
from interviewer.interview.blind import has_read
from interviewer.store.folder import StudyFolder, valid_name
from interviewer.store.opening import join, resume
from interviewer.store.session import Now, Session, now_here


def review(
    folder: StudyFolder,
    case: str,
    interview: str,
    by: str = "",
    *,
    blind: bool = False,
    now: Now = now_here,
) -> Session:
    """Go through a closed interview.

    The first note-taker's review goes on in the interview's own journal, anyone else's in one of
    their own. A blind coder must be someone who has not seen the codes. Raises Refused.
    """
    held = folder.held(case, valid_name(interview))
    first = held.opened.by
    if blind and not by:
        raise refuse("blind-by-whom")
    if not held.state.closed:
        raise refuse("still-open", interview=interview, case=case)
    if blind and (by == first or has_read(held.state, by)):
        raise refuse("has-read", by=by, interview=interview)
    if by in ("", first):
        return resume(folder, case, interview, by, now, sitting="review")
    return join(folder, case, interview, by, now, sitting="blind" if blind else "review")
