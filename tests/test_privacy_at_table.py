"""No word of one respondent stands on another's interview: the sample, each respondent in turn.

Whoever could be at the table next is put there, alone, in a next interview of each case, and goes
through all of it. On the screen and in plain mode no five words that another respondent said stand
after each other, and nobody else's pseudonym, function or organisation.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewer.analysis.earlier import speakers
from interviewer.errors import Refused
from interviewer.interview import conversation, memory
from interviewer.interview.commands import COMMANDS, read_command
from interviewer.interview.intents import Show
from interviewer.interview.state import Respondent
from interviewer.plain.talk import Plain
from interviewer.store.create import copy_sample
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.interview import InterviewScreen
from tests.conftest import Clock
from tests.tui.keys import shown, typed

GUIDE = "ronde-2"
NEWCOMER = "R77"
FIVE = 5
LOOKED_AT = (":b drivers", ":mem", ":p", ":find de", ":find #drivers")
"""On the screen, where each look costs; plain mode goes through every list."""
TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
SEATED = re.compile('"type":"respondent","r":"([A-Z]+[0-9]+)"')


def tables() -> Iterator[tuple[str, str]]:
    """Yield each case of the sample with each of its respondents, and with someone new."""
    for home in sorted(path.parent for path in TRANSCRIPTS.glob("*/case.yaml")):
        texts = [path.read_text(encoding="utf-8") for path in home.glob("*.jsonl")]
        known = {r for text in texts for r in SEATED.findall(text)}
        for r in sorted({*known, NEWCOMER}) if texts else ():
            yield home.name, r


TABLES = list(tables())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("privacy") / "sample")


def runs(text: str) -> set[tuple[str, ...]]:
    """Return each five words after each other, as they are compared."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[place : place + FIVE]) for place in range(len(words) - FIVE + 1)}


@dataclass
class Others:
    """What must not be seen of others."""

    runs: set[tuple[str, ...]]
    names: set[str]
    facts: set[str]

    def seen_in(self, text: str) -> list[object]:
        """Return what is seen of others after all."""
        flat = re.sub(r"[\s│▎▏]+", " ", text)
        found: list[object] = [" ".join(run) for run in runs(flat) & self.runs]
        found += [name for name in self.names if re.search(rf"\b{name}\b", flat)]
        found += [fact for fact in self.facts if fact.casefold() in flat.casefold()]
        return found


def others(case_file: CaseFile, me: str, public: Iterable[str]) -> Others:
    """Return what all but one respondent said and are; documents are nobody at the table."""
    theirs: set[tuple[str, ...]] = set()
    mine: set[tuple[str, ...]] = set()
    people: dict[str, Respondent] = {}
    for one in case_file.held:
        people.update(one.state.respondents)
        for note in one.state.listing():
            own = speakers(note, one.state) == (me,) and note.kind != "memo"
            (mine if own else theirs).update(runs(note.text))
    for text in public:
        mine |= runs(text)
    about = [person for person in people.values() if person.r != me]
    facts = {str(value) for p in about for value in p.facts.values() if len(str(value)) > 3}
    facts |= {person.organisation for person in about if person.organisation}
    return Others(theirs - mine, {person.r for person in about}, facts)


def begun(sample: Path, case: str, r: str, clock: Clock) -> tuple[Session, Others, StudyFolder]:
    folder = StudyFolder(sample)
    case_file = folder.case_file(case)
    known = {p.r: p for one in case_file.held for p in one.state.everyone}
    role = known[r].role if r in known else "docent"
    plan = Plan(GUIDE, (Seat(r, role),), round=2, held="2026-03-04", by="AB")
    public = [path.read_text(encoding="utf-8") for path in (sample / "guides").glob("*.yaml")]
    public.append((sample / "transcripts" / case / "case.yaml").read_text(encoding="utf-8"))
    found = others(case_file, r, public)
    return open_new(folder, case, plan, clock), found, folder


def lists() -> Iterator[str]:
    """Yield each typed command that only lists something; help, which has R1 in it, left out."""
    for command in COMMANDS:
        with suppress(Refused):
            if isinstance(read_command(f":{command.name}"), Show) and command.name != "?":
                yield f":{command.name}"
    yield from (":find de", ":find #drivers", ":codes subsidie")


def script(session: Session) -> Iterator[str]:
    """Yield an interview that goes through the guide, with answers that call follow-ups up."""
    yield from lists()
    for _ in range(len(list(session.state.guide.walk()))):
        question = conversation.current(session.state, session.earlier)
        code = next(iter(question.codes or ()), "") if question else ""
        yield "ja" + (f" #{code}--" if code else "")
        yield "de subsidie van de gemeente en de trekker" + (f" #{code}++" if code else "")
        yield ":n"
    while memory.topics_back(session.state, session.earlier):
        yield f":pick {len(conversation.parked_topics(session.state)) + 1}"
    yield from lists()
    yield ":q"


@pytest.mark.parametrize(("case", "r"), TABLES)
def test_plain_mode_tells_nothing_of_others(sample: Path, case: str, r: str, clock: Clock) -> None:
    session, forbidden, _folder = begun(sample, case, r, clock)
    out = io.StringIO()
    try:
        Plain(session, out, {}).run(script(session))
    finally:
        session.leave()
        session.path.unlink()
    assert forbidden.seen_in(out.getvalue()) == []
    assert session.state.closed, "it went through"


@pytest.mark.parametrize(("case", "r"), TABLES)
async def test_the_screen_shows_nothing_of_others(
    sample: Path, case: str, r: str, clock: Clock
) -> None:
    session, forbidden, _folder = begun(sample, case, r, clock)
    seen: list[str] = []
    session.type(":c deelname ja")  # so that it begins with the first question
    app = InterviewerApp(sample, session=session, now=clock)
    try:
        async with app.run_test(size=(120, 50)) as pilot:
            await typed(pilot)
            for line in ("ja", ":n", "de subsidie stopt #leiderschap--", *LOOKED_AT):
                assert isinstance(app.screen, InterviewScreen), line
                app.screen.commit(line, "")  # as Enter does, without its keys
                await typed(pilot)
                seen.append(shown(pilot))
                if not isinstance(app.screen, InterviewScreen):
                    await typed(pilot, "<escape>")
    finally:
        session.leave()
        session.path.unlink()
        for left in session.path.parent.glob("*.draft"):
            left.unlink()
    assert forbidden.seen_in("\n".join(seen)) == []
    assert len(session.state.listing()) == 2, "the lines were typed into the interview"
    texts = [
        " ".join(note.text.split()[:3])
        for note in memory.at_table(session.state, session.earlier).own_notes
    ]
    assert all(any(text in screen for screen in seen) for text in texts[:3]), "memory was shown"


def test_what_must_not_be_seen_would_be_seen(sample: Path, clock: Clock) -> None:
    session, forbidden, folder = begun(sample, "warme-loods", "R1", clock)
    session.leave()
    session.path.unlink()
    held = folder.held("warme-loods", "2023-03-21-r1-r2")
    quote = next(note for note in held.state.listing() if len(note.text.split()) > FIVE)
    assert forbidden.seen_in(f"… {quote.text}")
    assert forbidden.seen_in("zoals R2 zei")
    assert memory.at_table(session.state, session.earlier).own_notes
