"""Plain mode after the interview: going through its notes, or coding them blind, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interviewer.i18n import gettext as _
from interviewer.i18n import sentence
from interviewer.interview import review
from interviewer.interview.state import Note
from interviewer.plain.talk import Plain
from interviewer.store.session import Outcome
from interviewer.words import review_listing
from interviewer.words.showing import shown_lines


class PlainReview(Plain):
    """A review over lines of text; `:q` leaves it."""

    def _greet(self) -> None:
        session = self._session
        self._aside([session.interview])
        self._aside(sentence(problem) for problem in session.notices)
        if session.sitting == "blind":
            help_ = _(
                ":l lists the notes, :k N #code codes one, :k N none gives it none, :q leaves"
            )
        else:
            help_ = _(
                ":uncoded, :coverage, :diff list; :k N #code codes, :y 1 N takes what is proposed, "
                ":sum sums up, :q leaves"
            )
        self._aside([review_listing.left_line(session), help_])
        self._out.flush()

    def _after(self, outcome: Outcome) -> None:
        session = self._session
        match outcome.show:
            case "notes":
                self._aside(review_listing.note_lines(session.state.listing(), session))
            case "uncoded":
                self._aside(self._uncoded())
            case "leave":
                self._aside([review_listing.left_line(session)])
            case _:
                lines = shown_lines(outcome.show, session, self._names, outcome.sought)
                self._aside(lines or ())

    def _uncoded(self) -> Iterator[str]:
        session = self._session
        blind = session.sitting == "blind"
        notes = review.uncoded(session.state, blind=blind)
        if not notes:
            yield _("every note is judged") if blind else _("every note is coded")
        elif blind:
            yield from review_listing.note_lines(notes, session)
        else:
            yield from review_listing.note_lines(notes, session, self._proposed_for)

    def _proposed_for(self, note: Note) -> Iterable[str]:
        words = review_listing.proposed_line(note, self._session)
        return [f"    {words}"] if words else []
