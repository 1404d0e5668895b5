"""A typed line until it is answered 'saved', against a bare append and fsync of the same bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from benchmarks.harness import Row, compared, in_turn
from interviewer.interview.events import as_json
from interviewer.store.create import new_case, new_study
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.store.session import Session

LINE = '@R1 "Zonder haar was het nooit gelukt, zegt regel {n}" #leiderschap++ ~vult-aan'
NOTES = 500
"""Notes that are there already."""


def interview_with_notes(folder: Path, notes: int = NOTES) -> Session:
    """Return an open interview with so many notes, in a new study."""
    study = new_study(folder, "Proef")
    new_case(study, "proef", "Proef")
    plan = Plan(guide="ronde-1", respondents=(Seat("R1", "bestuur"),), by="AB")
    session = open_new(StudyFolder(study), "proef", plan)
    for number in range(notes):
        if number % 40 == 39:
            session.type(":n")
        session.type(LINE.format(n=number) if number % 3 else f"De #subsidies- loopt af {number}")
    return session


def rows(folder: Path, n: int = 400) -> Sequence[Row]:
    """Measure."""
    session = interview_with_notes(folder / "study")
    numbers = count()
    last = b"x"

    def ours() -> float:
        nonlocal last
        line = LINE.format(n=next(numbers))
        start = time.perf_counter()
        outcome = session.type(line)
        took = time.perf_counter() - start
        assert outcome.answer == "saved"
        last = b"".join(as_json(event).encode() + b"\n" for event in outcome.events)
        return took

    file = os.open(folder / "bare.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(file, session.path.read_bytes())
    os.fsync(file)

    def bare() -> float:
        start = time.perf_counter()
        os.write(file, last)
        os.fsync(file)
        return time.perf_counter() - start

    try:
        return [compared(f"line until 'saved', {NOTES} notes", 1.5, *in_turn(ours, bare, n, 20))]
    finally:
        os.close(file)
        session.leave()
