"""Fixtures for all tests: a small study on disk, and a clock that ticks.

`study` is a folder with one case, `proef`, of which only the name is given, the guide `gids` and
the codebook of `tests.talk`. `clock` is a callable for `now=`: a second later at each call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from interviewer.i18n import use_language
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.store.session import Session
from tests.talk import CODEBOOK, GUIDE

PLAN = Plan(guide="gids", respondents=(Seat("R1", "bestuur"),), held="2026-03-04", by="AB")
"""One respondent; the interview's id becomes 2026-03-04-r1-r1."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the settings of a test apart from those of who tests; return their folder."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("INTERVIEWER_CONFIG", str(folder))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Show messages as they stand in the source, whatever the locale of who tests."""
    use_language("en")
    yield
    use_language("")


class Clock:
    """A clock that goes on by a fixed step at each look."""

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=1)) -> None:
        self.time = start
        self.step = step

    def __call__(self) -> datetime:
        self.time += self.step
        return self.time


@pytest.fixture
def clock() -> Clock:
    """Return a clock that starts on 4 March 2026 at 14:00 UTC."""
    return Clock(datetime(2026, 3, 4, 14, 0, tzinfo=UTC))


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return the folder of a small study."""
    folder = tmp_path / "study"
    (folder / "guides").mkdir(parents=True)
    (folder / "transcripts" / "proef").mkdir(parents=True)
    (folder / "study.yaml").write_text("title: Proefstudie\nresearchers: {AB: A. Bakker}\n")
    (folder / "guides" / "gids.yaml").write_text(yaml.safe_dump(GUIDE, sort_keys=False))
    (folder / "guides" / "codebook.yaml").write_text(yaml.safe_dump(CODEBOOK, sort_keys=False))
    (folder / "transcripts" / "proef" / "case.yaml").write_text("name: Proef\n")
    return folder


@pytest.fixture
def folder(study: Path) -> StudyFolder:
    """Return the small study, as the store reads it."""
    return StudyFolder(study)


@pytest.fixture
def begin(folder: StudyFolder, clock: Clock) -> Iterator[Callable[..., Session]]:
    """Return a function that opens an interview in `proef`; all are left at the end."""
    opened: list[Session] = []

    def begin(plan: Plan = PLAN) -> Session:
        opened.append(open_new(folder, "proef", plan, clock))
        return opened[-1]

    yield begin
    for session in opened:
        session.leave()
