"""Kill the program while someone types, over and over, and look whether anything saved is lost.

    python scripts/torture.py [TIMES] [--screen] [--seed N]

Each time an interview is opened, or gone on with, in plain mode (with `--screen`: on the screen,
through a pseudo-terminal), lines are typed with small pauses, and SIGKILL falls at a random moment,
while the journal is being made as well. Afterwards: each line that was answered 'saved' (or stood
among the notes on the screen) is in the journal, no number was given twice, the interview can be
gone on with, and what was half typed on the screen is in the draft, at most a second behind.
Unix only.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what benchmarks share

from benchmarks.terminal import Terminal
from interviewer.errors import Refused
from interviewer.i18n import sentence
from interviewer.store.create import new_case, new_study
from interviewer.store.draft import read_draft
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new, resume
from interviewer.store.session import draft_path

CASE = "proef"
PROGRAM = [sys.executable, "-m", "interviewer", "talk", CASE]
OPENING = ["--guide", "ronde-1", "--respondent", "R1:bestuur", "--date", "2026-03-04", "--by", "AB"]
FRESH_EVERY = 5
"""So often an interview is begun, so that kills fall on a beginning journal too."""
BEHIND = 1.0
"""Seconds that the draft may be behind the keyboard."""


@dataclass
class Tally:
    """What was done and found."""

    kills: int = 0
    early: int = 0
    """Kills before anything was saved."""
    torn: int = 0
    """Journals with a torn last line."""
    saved: int = 0
    """Lines that were shown as saved before a kill."""
    drafts: int = 0
    """Half-typed lines found back."""
    failures: list[str] = field(default_factory=list)

    def told(self, what: str) -> str:
        """Return the result in one line."""
        return (
            f"{what}: {self.kills} kills ({self.early} before anything was saved), "
            f"{self.saved} lines shown as saved, {self.torn} torn lines set aside, "
            f"{self.drafts} drafts found back, {len(self.failures)} failures"
        )


def lines_of(run: int, chance: random.Random) -> Iterator[str]:
    """Yield what is typed: notes that can be told apart, and commands between them."""
    for number in range(10_000):
        kind = chance.random()
        if kind < 0.15:
            yield chance.choice([":n", ":v", ":a", ":s", ":o", ":u", ":f 1", ":zz"])
        elif kind < 0.3:
            yield f'@R1 "Regel {run}.{number} letterlijk" #leiderschap++ >straks'
        else:
            yield f"Regel {run}.{number} over de #subsidies- " + "en nog wat " * chance.randrange(
                30
            )


def latest(study: Path) -> str:
    """Return the interview that was opened last and can be gone on with."""
    folder = StudyFolder(study)
    for name in sorted(folder.journals(CASE), key=lambda name: (len(name), name), reverse=True):
        if folder.held(CASE, name).state.opened is not None:
            return name
    return ""


def look(study: Path, interview: str, saved: list[str], tally: Tally, run: int) -> list[str]:
    """Go on with an interview after a kill; note what is lost. Return the lines typed in it."""
    try:
        session = resume(StudyFolder(study), CASE, interview)
    except Refused as refused:
        tally.failures.append(f"run {run}: {' '.join(map(sentence, refused.problems))}")
        return []
    session.leave()
    for problem in session.notices:
        tally.torn += problem.code == "torn-line"
        if problem.code != "torn-line":
            tally.failures.append(f"run {run}: {sentence(problem)}")
    notes = [session.state.notes[note_id] for note_id in session.state.order]
    typed = [note.typed for note in notes]
    for line in saved:
        if typed.count(line) != 1:
            tally.failures.append(f"run {run}: {line!r} stands {typed.count(line)} times")
    numbers = [note.n for note in notes]
    if numbers != list(range(1, len(numbers) + 1)):
        tally.failures.append(f"run {run}: the numbers are {numbers}")
    return typed


# Plain mode


def plain(study: Path, times: int, chance: random.Random) -> Tally:
    """Kill plain mode so often; return what was found."""
    tally = Tally()
    saved: dict[str, list[str]] = {}
    for run in range(times):
        interview = latest(study) if run % FRESH_EVERY else ""
        before = set(StudyFolder(study).journals(CASE))
        arguments = ["--resume", interview] if interview else OPENING
        lines = type_until_killed(study, arguments, run, chance)
        tally.kills += 1
        tally.early += not lines
        tally.saved += len(lines)
        if not interview:
            new = sorted(set(StudyFolder(study).journals(CASE)) - before)
            interview = new[-1] if new else ""
        if not interview or StudyFolder(study).held(CASE, interview).state.opened is None:
            if lines:
                tally.failures.append(f"run {run}: the journal of {lines} is gone")
            continue
        saved.setdefault(interview, []).extend(lines)
        look(study, interview, saved[interview], tally, run)
        show(run, times, tally)
    return tally


def type_until_killed(
    study: Path, arguments: list[str], run: int, chance: random.Random
) -> list[str]:
    """Type in plain mode until the kill; return the notes that were answered 'saved'."""
    command = [*PROGRAM, "--plain", *arguments, "--study", str(study)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    assert process.stdin is not None and process.stdout is not None
    answers: list[str] = []

    def listen(out: Iterator[bytes]) -> None:
        for line in out:
            if line.endswith(b"\n") and line.strip() and not line.startswith(b"  "):
                answers.append(line.split(b" ")[0].decode())

    ears = threading.Thread(target=listen, args=(iter(process.stdout.readline, b""),))
    ears.start()
    killer = threading.Timer(chance.uniform(0.05, 2.2), process.kill)
    killer.start()
    typed: list[str] = []
    with contextlib.suppress(BrokenPipeError):
        for line in lines_of(run, chance):
            if process.poll() is not None:
                break
            typed.append(line)
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            time.sleep(chance.choice([0, 0, 0.001, 0.01, 0.05]))
    process.wait()
    ears.join()
    killer.cancel()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    pairs = zip(typed, answers, strict=False)
    return [line for line, answer in pairs if answer == "saved" and "Regel" in line]


# The screen


def screen(study: Path, times: int, chance: random.Random) -> Tally:
    """Kill the screen so often; return what was found."""
    tally = Tally()
    plan = Plan(guide="ronde-1", respondents=(Seat("R1", "bestuur"),), by="AB")
    opened = open_new(StudyFolder(study), CASE, plan)
    opened.type("Begonnen")  # an interview without notes begins with what is agreed on
    opened.leave()
    kept: list[str] = []
    for run in range(times):
        terminal = Terminal(
            [*PROGRAM, "--resume", opened.interview, "--by", "AB", "--study", str(study)]
        )
        if not terminal.wait_for("^G"):
            tally.failures.append(f"run {run}: the screen did not come up")
            terminal.kill()
            continue
        pressed = press_until_killed(terminal, run, chance)
        tally.kills += 1
        painted = terminal.text()
        shown = [line for line in pressed.lines if as_shown(line) in painted]
        tally.early += not shown
        tally.saved += len(shown)
        typed = look(study, opened.interview, kept + shown, tally, run)
        kept += shown
        judge_draft(pressed, read_draft(draft_path(opened.path)), typed, tally, run)
        with contextlib.suppress(OSError):
            draft_path(opened.path).unlink()
        show(run, times, tally)
    return tally


@dataclass
class Pressed:
    """What was typed on the screen, and when."""

    lines: list[str]
    """Lines behind which Enter was pressed."""
    half: list[tuple[float, str]]
    """Moment of each key of the last line → what stood there then."""
    killed: float


def as_shown(line: str) -> str:
    r"""Return how a note is listed: the line has a `\:` in it that only the note has as `:`."""
    return line.replace("\\", "")


def press_until_killed(terminal: Terminal, run: int, chance: random.Random) -> Pressed:
    """Type notes key by key; kill at a random moment."""
    end = time.monotonic() + chance.uniform(0.1, 4)
    lines: list[str] = []
    number = 0
    while True:
        number += 1
        line = f"zin\\:{run}.{number}." + "woord" * chance.randrange(1, 6)
        half = [(time.monotonic(), "")]
        for at in range(len(line)):
            time.sleep(chance.choice([0, 0.002, 0.02, 0.06]))
            if time.monotonic() > end or not terminal.key(line[at]):
                killed = time.monotonic()
                terminal.kill()
                return Pressed(lines, half, killed)
            half.append((time.monotonic(), line[: at + 1]))
        terminal.key("\r")
        lines.append(line)


def judge_draft(pressed: Pressed, draft: str, typed: list[str], tally: Tally, run: int) -> None:
    """The draft holds what stood in the line a second before the kill, or something later."""
    due = [text for moment, text in pressed.half if moment <= pressed.killed - BEHIND]
    now = pressed.half[-1][1]
    tally.drafts += bool(draft)
    if due and due[-1] and not (draft.startswith(due[-1]) and now.startswith(draft)):
        tally.failures.append(f"run {run}: the draft is {draft!r}, not {due[-1]!r} … {now!r}")
    before = pressed.lines[-1:]
    if draft and not now.startswith(draft) and draft not in before + typed:
        tally.failures.append(f"run {run}: the draft is {draft!r}, typed was {now!r}")


def show(run: int, times: int, tally: Tally) -> None:
    """Show how far it is, where someone looks."""
    if sys.stderr.isatty():
        end = "\n" if run + 1 == times else "\r"
        print(f"{run + 1}/{times}, {len(tally.failures)} failures", end=end, file=sys.stderr)


def main() -> int:
    """Torture the program; exit status 1 where something was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("times", nargs="?", type=int, default=200)
    parser.add_argument("--screen", action="store_true", help="the screen instead of plain mode")
    parser.add_argument("--seed", type=int, default=None)
    arguments = parser.parse_args()
    seed = random.randrange(10**6) if arguments.seed is None else arguments.seed
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        study = new_study(Path(name) / "study", "Proef")
        new_case(study, CASE, "Proef")
        what = "screen" if arguments.screen else "plain mode"
        tally = (screen if arguments.screen else plain)(study, arguments.times, chance)
    for failure in tally.failures:
        print(failure)
    print(f"{tally.told(what)} (seed {seed})")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
