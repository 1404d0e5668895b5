"""What a command lists, in lines, for either face: `:p`, `:o`, `:mem`, `:time` and the others."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer.interview import conversation, memory, review
from interviewer.interview.agenda import agenda
from interviewer.interview.probes import general_probes
from interviewer.store.session import Session
from interviewer.words import listing, phrasing, review_listing, timing

LATEST = 10
"""Notes that `:l` lists."""


def shown_lines(
    what: str, session: Session, names: Mapping[str, str], sought: str = ""
) -> list[str] | None:
    """Return the lines of a list by its name; None for a name that lists nothing.

    `names` fill in {case} and so on in spoken words; `sought` is what is looked for.
    """
    state, earlier = session.state, session.earlier
    match what:
        case "parked":
            return phrasing.parked_lines(state, earlier)
        case "memory":
            return phrasing.memory_lines(memory.at_table(state, earlier), state)
        case "open":
            lines = phrasing.open_lines(conversation.open_items(state, earlier), state)
            said = phrasing.spoken(state.guide.closing.say, names) if state.closed else ""
            return [*lines, *said.splitlines()]
        case "notes":
            return [phrasing.note_line(note, state) for note in state.listing()[-LATEST:]]
        case "question":
            return phrasing.question_lines(session, names)
        case "found":
            return listing.found_lines(sought, memory.at_table(state, earlier), state)
        case "codes":
            return listing.code_lines(sought, state)
        case "probes":
            return listing.probe_lines(general_probes(state, earlier))
        case "time":
            return timing.time_lines(agenda(state, session.now(), earlier))
        case "who":
            return listing.who_lines(state, earlier)
        case "summary":
            return phrasing.summary_lines(state)
        case "uncoded":
            return list(review_listing.note_lines(review.uncoded(state), session))
        case "via":
            return list(review_listing.via_lines(sought, session))
        case "coverage":
            return list(review_listing.coverage_lines(session))
        case "differences":
            return list(review_listing.differences_lines(state))
        case "help":
            return phrasing.help_lines()
        case _:
            return None
