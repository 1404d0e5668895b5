"""Take the pictures of docs/tour/ and write docs/tour.md: each kind of follow-up, and a round 2.

One interview of the invented case in which each condition of a guide makes its follow-up come up,
and one of a second round that picks up the first. A reason that does not show ends it with status
1. Run by hand after a change of looks: `python -m scripts.tour`.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interviewer.i18n import use_language
from interviewer.interview import conversation
from interviewer.interview.follow_ups import Proposal, proposals
from interviewer.store.create import copy_sample
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.store.session import Session
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.consent import ConsentScreen
from interviewer.tui.screens.preparation import PreparationScreen
from interviewer.tui.widgets.note_line import NoteLine
from scripts.screenshots import picture_of

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE = (100, 30)
CASE = "warme-loods"


@dataclass(frozen=True)
class Step:
    """What is typed, and which kinds of reason must show then."""

    name: str
    """Of the picture."""
    says: str
    """What one sees, for the page."""
    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    """Kinds of reason (`conditions.ReasonKind`) that must be among the proposals."""
    minutes: float = 0
    """That pass before the picture."""


ROUND_1 = (
    Step(
        "short",
        "After a short answer the follow-up that asks for more comes first. Another is there"
        " because of who is at the table.",
        (":g aanleiding.begin", "Het begon klein, met twee bedrijven."),
        ("short", "for"),
    ),
    Step(
        "earlier-if",
        "What was noted in an earlier interview of the case, and not here, is asked about; one that"
        " the interviewer must judge shows its own condition as a question.",
        (":g drivers.gaande", "We eten vaak samen en dan komt alles vanzelf op tafel, dat houdt ons"
         " al jaren bij elkaar."),
        ("earlier", "if"),
    ),
    Step(
        "code-mentions",
        "A code that was set, and a word that was said, in whatever form: ‘subsidiegeld’ holds"
        " ‘subsidie’.",
        (
            "Eén vrouw trekt de kar. #leiderschap++",
            "En het subsidiegeld van de provincie, zolang dat er is.",
        ),
        ("code", "mentions"),
    ),
    Step(
        "not-mentions",
        "Nobody named the municipality: the follow-up says so.",
        (":g drivers.buiten", "De regels voor erkende leerbedrijven maken het ons niet makkelijk."),
        ("not_mentions",),
    ),
    Step(
        "after-minutes",
        "Trust was coded as hindering, which brings another follow-up than furthering would; after"
        " two minutes the one that waited for time comes up.",
        (":g randvoorwaarden.op-orde", "Na dat gedoe met de sleutels was het weg. #vertrouwen-"),
        ("code", "after_minutes"),
        minutes=2.5,
    ),
)  # fmt: skip

GROUP = (
    Step(
        "round",
        "The same guide in a second round asks what only a second round can be asked; below the"
        " notes, by seat, who has not yet spoken.",
        (":g aanleiding.momenten", "@R6 De dag dat de ketel kwam. ^2022-09"),
        ("round",),
    ),
)

ROUND_2 = (
    Step(
        "round-2-memory",
        "A second round: at the left what was noted before on the codes that this question listens"
        " for, by round and level, and how many topics came back.",
        (":g drivers.gaande",),
        (),
    ),
    Step(
        "round-2-follow-up",
        "A follow-up that rests on round 1.",
        ("Het gaat zijn gang nu, elke donderdag staan ze er gewoon weer met zijn allen.",),
        ("earlier",),
    ),
    Step("round-2-topics", "The topics of round 1, at hand by `:p`.", (":p",), ()),
)


class Clock:
    """Stands still between steps, so that minutes are those of the steps."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(milliseconds=200)
        return self.now


async def take(session: Session, study: Path, clock: Clock, steps: Sequence[Step]) -> list[str]:
    """Hold an interview, take a picture of each step; return what did not show."""
    missing: list[str] = []
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        while isinstance(app.screen, ConsentScreen):  # another picture's
            await pilot.press("f2")
            await pilot.pause(0.5)
        for step in steps:
            for line in step.lines:
                clock.now += timedelta(seconds=20)
                app.screen.query_one(NoteLine).put(line, untouched=False)
                await pilot.press("enter")
                await pilot.pause(0.3)
            clock.now += timedelta(minutes=step.minutes)
            await pilot.pause(6 if step.minutes else 1.5)
            now = proposals(
                session.state,
                session.earlier,
                conversation.minutes_within(session.state, clock.now),
            )
            shown = {kind for item in now for kind in kinds_of(item)}
            missing += [f"{step.name}: {kind}" for kind in step.kinds if kind not in shown]
            (DOCS / "tour" / f"{step.name}.svg").write_text(picture_of(app), encoding="utf-8")
    return missing


def kinds_of(proposal: Proposal) -> Iterable[str]:
    """Yield the kinds of reason that are shown with a proposal."""
    yield proposal.reason.kind
    if proposal.judge:
        yield "if"


async def prepared(study: Path) -> None:
    """Take the picture of the preparation screen."""
    app = InterviewerApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        for _ in range(40):
            if not app.screen.query("#rows"):
                break
            await pilot.press("down")
        await pilot.press("p")
        await pilot.pause(1.5)
        if isinstance(app.screen, PreparationScreen):
            path = DOCS / "tour" / "round-2-preparation.svg"
            path.write_text(picture_of(app), encoding="utf-8")


def page() -> str:
    """Return docs/tour.md."""
    parts = [
        "# A tour in pictures",
        "Made by `python -m scripts.tour`, in the invented case De Warme Loods; the script fails"
        " where a reason below does not show.",
        "## Each kind of follow-up, for its reason",
        *(_of(step) for step in (*ROUND_1, *GROUP)),
        "## A second round that picks up the first",
        "Before it begins, the preparation screen, which no respondent sees:",
        "![The preparation screen](tour/round-2-preparation.svg)",
        *(_of(step) for step in ROUND_2),
    ]
    return "\n\n".join(parts) + "\n"


def _of(step: Step) -> str:
    typed = "\n".join(f"    {line}" for line in step.lines)
    reasons = ", ".join(f"`{kind}`" for kind in step.kinds)
    after = f" Conditions: {reasons}." if reasons else ""
    return f"{step.says}{after}\n\n{typed}\n\n![{step.name}](tour/{step.name}.svg)"


def main() -> int:
    """Take all pictures; exit status 1 where a reason did not show."""
    use_language("nl")
    (DOCS / "tour").mkdir(exist_ok=True)
    missing: list[str] = []
    talks = (
        (Plan("ronde-1", (Seat("R10", "bestuur"),), round=1, by="AB"), ROUND_1),
        (
            Plan("focusgroep", (Seat("R6", "student"), Seat("R8", "bedrijf"), Seat("R3", "docent")),
                 round=2, by="AB"),
            GROUP,
        ),
        (Plan("ronde-2", (Seat("R1", "bestuur"),), by="AB"), ROUND_2),
    )  # fmt: skip
    for plan, steps in talks:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            study = copy_sample(Path("voorbeeld"))
            clock = Clock(datetime(2026, 3, 4, 14, 5, tzinfo=UTC))
            session = open_new(StudyFolder(study), CASE, plan, clock)
            try:
                missing += asyncio.run(take(session, study, clock, steps))
            finally:
                session.leave()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(prepared(copy_sample(Path("voorbeeld"))))
    (DOCS / "tour.md").write_text(page(), encoding="utf-8")
    for line in missing:
        print(f"did not show: {line}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
