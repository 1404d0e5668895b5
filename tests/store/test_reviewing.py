"""Going through an interview afterwards: in whose journal, and what a blind coder sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.errors import Refused
from interviewer.interview.review import differences, uncoded
from interviewer.store.folder import StudyFolder
from interviewer.store.reviewing import review
from interviewer.store.session import Session
from tests.conftest import Clock

INTERVIEW = "2026-03-04-r1-r1"
LINES = (
    "Met een trekker #leiderschap++ ~bevestigt",
    "Door de #subsidies- viel het stil",
    '"Zonder haar niets" #trekker',
    "En verder",
    "!is dat zo?",
    "later meer >straks",
)


@pytest.fixture
def closed(begin: Callable[..., Session]) -> Path:
    session = begin()
    for line in LINES:
        assert session.type(line).answer == "saved"
    session.type(":q")
    session.leave()
    return session.path


@pytest.fixture
def look(folder: StudyFolder, clock: Clock, closed: Path) -> Iterator[Callable[..., Session]]:
    opened: list[Session] = []

    def look(by: str = "", *, blind: bool = False) -> Session:
        opened.append(review(folder, "proef", INTERVIEW, by, blind=blind, now=clock))
        return opened[-1]

    yield look
    for session in opened:
        session.leave()


def said(session: Session, line: str) -> str:
    outcome = session.type(line)
    return outcome.problems[0].code if outcome.answer == "refused" else outcome.answer


def test_ones_own_review_goes_on_in_the_interviews_journal(
    look: Callable[..., Session], closed: Path
) -> None:
    before = closed.read_text().count("\n")
    session = look()
    assert (session.path, session.by) == (closed, "AB")
    assert closed.read_text().count("\n") == before  # nothing is resumed
    assert said(session, ":k 4 #subsidies") == "ok"
    assert '"via":"review"' in closed.read_text().splitlines()[-1]
    assert [note.n for note in uncoded(session.state)] == [6]


def test_someone_elses_review_is_in_a_journal_of_their_own(
    look: Callable[..., Session], closed: Path, folder: StudyFolder
) -> None:
    session = look("CD")
    assert session.path == closed.with_name(f"{INTERVIEW}+CD.jsonl")
    assert said(session, ":k 4 #subsidies") == "ok"
    assert said(session, "een nieuwe notitie") == "closed-interview"
    assert said(session, ':add 4 "Precies zo" =12:35') == "saved"
    assert said(session, ":e CD1 anders") == "saved"
    held = folder.held("proef", INTERVIEW)
    first, added = held.state.numbered(4), held.state.numbered(1, "CD")
    assert first is not None and added is not None
    assert [mark.via for mark in first.codes] == ["review"]
    assert (added.text, added.r) == ("anders", ("R1",))
    assert held.state.closed


def test_an_interview_that_is_not_closed_is_not_reviewed(
    begin: Callable[..., Session], folder: StudyFolder, clock: Clock
) -> None:
    begin().leave()
    with pytest.raises(Refused, match="still-open"):
        review(folder, "proef", INTERVIEW, now=clock)


def test_whoever_saw_the_codes_cannot_code_blind(look: Callable[..., Session]) -> None:
    with pytest.raises(Refused, match="has-read"):
        look("AB", blind=True)
    with pytest.raises(Refused, match="blind-by-whom"):
        look(blind=True)
    session = look("CD")
    session.type(":k 4 #subsidies")
    session.leave()
    with pytest.raises(Refused, match="has-read"):
        look("CD", blind=True)


def test_a_blind_coder_sees_nothing_of_the_first_ones_reading(
    look: Callable[..., Session],
) -> None:
    state = look("CD", blind=True).state
    notes = state.listing()
    assert [note.text for note in notes] == [
        "Met een trekker",
        "Door de subsidies viel het stil",
        "Zonder haar niets",
        "En verder",
        "later meer",
    ]
    assert all(note.codes == () and note.relation is None and note.versions == 1 for note in notes)
    assert not any("#" in note.typed or "~" in note.typed for note in notes)
    assert not state.parked
    told = repr((state.notes, state.trail, state.standing))
    for hidden in ("drivers.leiderschap", "confirms", "is dat zo", "#trekker", "straks"):
        assert hidden not in told
    assert [note.question for note in notes] == ["start.begin"] * 5


def test_a_blind_coder_codes_and_does_nothing_else(
    look: Callable[..., Session], folder: StudyFolder
) -> None:
    session = look("CD", blind=True)
    for line in ("tekst", "#leiderschap", "!memo", ":e 1 anders", ":settle 1 both", ":y 1 1", ":p"):
        expected = "ok" if line == ":p" else "blind-session"
        assert said(session, line) == expected
    assert said(session, ":k 1 #subsidies+ #leiderschap") == "ok"
    assert said(session, ":k 1 -#leiderschap") == "ok"
    assert said(session, ":k 2 none") == "ok"
    assert said(session, ":k 1 !x") == "not-codes"
    assert said(session, ":k CD1 #subsidies") == "no-note"
    own = session.state.listing()
    assert [mark.code for mark in own[0].codes] == ["drivers.incentives.subsidies"]
    assert [note.n for note in uncoded(session.state, blind=True)] == [3, 4, 6]
    assert session.type(":k 2 none").events == ()
    held = folder.held("proef", INTERVIEW).state
    first, second = held.listing()[:2]
    assert [mark.code for mark in first.codes] == ["drivers.leiderschap"]
    assert [(m.code, m.valence, m.via) for m in first.blind["CD"]] == [
        ("drivers.incentives.subsidies", "+", "blind")
    ]
    assert second.blind == {"CD": ()}
    assert said(session, ":u") == "ok"
    assert "CD" not in folder.held("proef", INTERVIEW).state.listing()[1].blind
    assert session.type(":q").show == "leave"


def test_a_blind_coding_goes_on_where_it_was_left_and_is_settled(
    look: Callable[..., Session],
) -> None:
    session = look("CD", blind=True)
    session.type(":k 1 #subsidies")
    session.leave()
    session = look("CD", blind=True)
    assert [mark.code for mark in session.state.listing()[0].codes] == [
        "drivers.incentives.subsidies"
    ]
    session.leave()
    own = look()
    assert [(item.note.n, item.coder) for item in differences(own.state)] == [(1, "CD")]
    assert said(own, ":settle 1 both") == "ok"
    assert len(own.state.listing()[0].codes) == 2
    assert differences(own.state) == ()
