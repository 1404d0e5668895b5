"""The review screen: coding afterwards, settling, a blind second coder, at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.interview.state import Note
from interviewer.store.folder import StudyFolder
from interviewer.store.reviewing import review
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.review import ReviewScreen
from interviewer.tui.screens.start import StartScreen
from interviewer.tui.widgets.reviewed import Reviewed
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
INTERVIEW = "2026-03-04-r1-r1"
LINES = (
    "Met een trekker ging het goed, zegt ze in een lange zin die op geen rij past #leiderschap++",
    "Door geldgebrek viel het stil [/b] #subsidies- #leiderschap",
    ":g drivers.gaande",
    "En verder",
    "!is dat zo?",
)


@pytest.fixture
def closed(begin: Callable[..., Session]) -> Path:
    session = begin()
    for line in (*LINES, ":q"):
        assert session.type(line).answer != "refused"
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


def codes(session: Session, n: int) -> list[str]:
    note = numbered(session, n)
    return [mark.code + (mark.valence or "") for mark in note.codes]


def numbered(session: Session, n: int) -> Note:
    note = session.state.numbered(n, "")
    assert note is not None
    return note


@pytest.mark.parametrize("size", SIZES)
async def test_notes_are_coded_by_keys(
    look: Callable[..., Session], study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    session = look()
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=size) as pilot:
        await typed(pilot)
        screen = " ".join(shown(pilot).split())
        for words in ("Start · Hoe begon het?", "Drivers · Wat houdt het gaande?", "1 uncoded"):
            assert words in screen
        assert "lange zin die op geen rij past #leiderschap++" in screen
        assert "stil [/b]" in screen
        await typed(pilot, "#", "sub", "<tab>", "+", "<enter>")  # at the first that is uncoded
        assert codes(session, 3) == ["drivers.incentives.subsidies+"]
        assert "0 uncoded" in shown(pilot)
        await typed(pilot, "-")  # its only code
        assert codes(session, 3) == []
        await typed(pilot, "u", "k", "-", "trek", "<escape>")
        assert len(codes(session, 3)) == 1
        await typed(pilot, "-", "sub", "<tab>", "<enter>")
        assert codes(session, 2) == ["drivers.leiderschap"]
        await typed(pilot, "!", "eigen gedachte", "<enter>", '"', 'zei ze"', "<enter>")
        added = [(note.kind, note.question) for note in session.state.listing()[-2:]]
        assert added == [("memo", "start.begin"), ("quote", "start.begin")]
        await typed(pilot, "e", " en meer", "<enter>")
        assert "en meer" in numbered(session, 2).text


async def test_a_proposed_code_is_taken_by_its_number(
    look: Callable[..., Session], study: Path, clock: Clock
) -> None:
    session = look()
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "1 #leiderschap asked about" in shown(pilot)
        await typed(pilot, "1")
        assert [mark.via for mark in numbered(session, 3).codes] == ["proposal"]
        assert "#leiderschap (proposal, AB)" in shown(pilot)
        await typed(pilot, "3")
        assert "No such code is proposed" in shown(pilot)


async def test_what_is_refused_stays_in_the_line(
    look: Callable[..., Session], study: Path, clock: Clock
) -> None:
    session = look()
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "#", "netwerk", "<enter>")
        assert "could be several codes" in shown(pilot)
        assert "#netwerk" in shown(pilot)
        await typed(pilot, "<escape>", "f")
        assert "Uncoded notes" in shown(pilot)
        assert "Met een trekker" not in shown(pilot)
        await typed(pilot, ":", "coverage", "<enter>")
        assert "not heard: Netwerk" in shown(pilot)


async def test_five_short_questions_sum_up(
    look: Callable[..., Session], study: Path, clock: Clock
) -> None:
    session = look()
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await typed(pilot, "c")
        assert "1/5 What were the main issues?" in shown(pilot)
        await typed(pilot, "geld en tijd", "<enter>", "de stilte", "<enter>", "<escape>")
        assert "sum struck" not in shown(pilot)
        assert session.state.summaries == {"main": "geld en tijd", "struck": "de stilte"}


@pytest.mark.parametrize("size", SIZES)
async def test_a_blind_coder_sees_no_codes_and_codes(
    look: Callable[..., Session], study: Path, clock: Clock, size: tuple[int, int]
) -> None:
    session = look("CD", blind=True)
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=size) as pilot:
        await typed(pilot)
        screen = shown(pilot)
        assert "#" not in screen.replace("# ", "").replace(" # ", "") or "#leid" not in screen
        assert "3 of 3 notes to judge" in screen
        assert "is dat zo" not in screen
        await typed(pilot, "#", "lei", "<tab>", "<enter>", "n", "0", "n", "0")
        assert "0 of 3 notes to judge" in shown(pilot)
        await typed(pilot, "!", "mag niet", "<enter>")
        assert "whoever codes blind only codes" in " ".join(shown(pilot).split())
    assert not session.path.with_suffix(".lock").exists() or session.read_only


async def test_differences_are_settled_by_a_key(
    look: Callable[..., Session], study: Path, clock: Clock
) -> None:
    blind = look("CD", blind=True)
    for line in (":k 1 #subsidies", ":k 2 #subsidies", ":k 3 none"):
        assert blind.type(line).answer == "ok"
    blind.leave()
    session = look()
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "f", "f")
        screen = shown(pilot)
        assert "2 to settle" in screen
        assert "AB: #leiderschap++ (m)" in screen and "CD: #subsidies (t)" in screen
        await typed(pilot, "b")
        assert codes(session, 1) == ["drivers.leiderschap++", "drivers.incentives.subsidies"]
        await typed(pilot, "t")
        assert codes(session, 2) == ["drivers.incentives.subsidies"]
        assert "Nothing is left" in shown(pilot)
        await typed(pilot, "f")
        assert "(settled)" in shown(pilot)


@pytest.mark.parametrize("given", [True, False])
async def test_a_closed_interview_is_gone_through_at_once(
    begin: Callable[..., Session], study: Path, clock: Clock, given: bool
) -> None:
    session = begin()
    session.type("iets")
    app = InterviewerApp(study, session=session if given else None, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        if not given:
            session.leave()
            await typed(pilot, "<home>", "<down>", "<enter>")
        else:
            await typed(pilot)
        await typed(pilot, ":q", "<enter>")
        await typed(pilot, "v")
        assert "when the interview is closed" in shown(pilot)
        await typed(pilot, "cc")
        await typed(pilot, "v")
        assert isinstance(app.screen, ReviewScreen)
        await typed(pilot, "#", "subs", "<tab>", "<enter>", "q")
    assert "drivers.incentives.subsidies" in session.path.read_text().splitlines()[-1]


async def test_the_start_screen_opens_a_review_and_gets_it_back(
    closed: Path, study: Path, clock: Clock
) -> None:
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<home>", "<down>", "v")
        assert isinstance(app.screen, ReviewScreen)
        await typed(pilot, "q")
        assert isinstance(app.screen, StartScreen)
        await typed(pilot, "<home>", "v")  # on the case: its one closed interview
        assert isinstance(app.screen, ReviewScreen)
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, ReviewScreen)
        assert "Esc again, or q, leaves" in shown(pilot)
        await typed(pilot, "j", "<escape>")
        assert isinstance(app.screen, ReviewScreen)
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, StartScreen)


async def test_the_first_note_and_the_last_are_ends(
    look: Callable[..., Session], study: Path, clock: Clock
) -> None:
    app = InterviewerApp(study, session=look(), now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "kkkkkkk", "1")  # at the top: nothing is proposed there
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        here = screen.query_one(Reviewed).here
        assert here is not None and here.n == 1
        await typed(pilot, "jjjjjjj", "<down>")
        here = screen.query_one(Reviewed).here
        assert here is not None and here.kind == "memo"


async def test_a_line_left_in_the_talk_is_offered_and_not_wiped(
    closed: Path, study: Path, clock: Clock, folder: StudyFolder
) -> None:
    again = review(folder, "proef", INTERVIEW, now=clock)
    again.draft("!half een memo")
    again.leave()
    session = review(folder, "proef", INTERVIEW, now=clock)
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "!half een memo" in shown(pilot)
        await typed(pilot, "<enter>")
    assert "half een memo" in session.path.read_text().splitlines()[-1]


async def test_who_joined_reviews_in_their_own_name(
    closed: Path, study: Path, clock: Clock
) -> None:
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        app.review_interview("proef", INTERVIEW, "CD")
        await typed(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.session.by == "CD"
        app.screen.session.leave()
