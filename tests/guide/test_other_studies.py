"""Guides of studies of another kind, written in the format without a trick and talked through."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.check import check
from interviewer.interview.state import State
from interviewer.lines import format_problem
from interviewer.store.create import new_case
from interviewer.store.folder import StudyFolder

STUDIES = Path(__file__).parent / "other_studies"

Talk = Callable[[str, str, str], tuple[list[str], str, State]]


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    """Return a function that holds an interview in plain mode, from the shell.

    Given a study, arguments and what is typed, it returns the answers, the rest of what was
    printed, and the interview as the journal has it.
    """

    def hold(study: str, arguments: str, typed: str) -> tuple[list[str], str, State]:
        folder = tmp_path / study
        shutil.copytree(STUDIES / study, folder)
        new_case(folder, "one", "Company One")
        command = ["talk", "one", *arguments.split(), "--by", "AB", "--plain"]
        done = subprocess.run(
            [sys.executable, "-m", "interviewer", *command, "--study", str(folder)],
            input=typed,
            env={**os.environ, "LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        answers = [line for line in lines if not line.startswith("  ")]
        aside = "\n".join(line.strip() for line in lines if line.startswith("  "))
        held = StudyFolder(folder)
        (interview,) = held.journals("one")
        return answers, aside, held.held("one", interview).state

    return hold


@pytest.mark.parametrize("study", ["software", "focus_group", "two_roles"])
def test_the_checker_finds_nothing_in_it(study: str) -> None:
    assert [format_problem(problem) for problem in check([STUDIES / study])] == []


def test_a_study_of_software_with_facts_cards_and_a_scale_around_zero(talk: Talk) -> None:
    answers, aside, state = talk(
        "software",
        "--guide review --respondent R1:developer",
        """\
:c participation yes
:c screen no
:fact years 7
:fact languages Rust, a bit of C#
:fact since 2021-03
:fact size 2
:fact size twenty
:a
It lay there for three days #waiting-
:f 2
:f 3
Nobody looked, in the end the bot merged it #bots
:x waiting
:n
:ans 2
:n
:ans speed, readability, correctness
:n
:ans 3
:ans -1
:f 1
Slower, but with fewer surprises #effect.bugs+
:n
:q
""",
    )
    assert answers == [
        "ok R1 deelname ja",
        "ok R1 screen nee",
        "ok R1 years 7",
        "ok R1 languages Rust, a bit of C#",
        "ok R1 since 2021-03",
        "ok R1 size 5-9",
        "refused :fact size twenty: 'twenty' does not fit – expected: 1-4, 5-9, 10 or more",
        "ok practice.last",
        "saved It lay there for three days #waiting-",
        "ok practice.last f2",
        "ok practice.last f3",
        "saved Nobody looked, in the end the bot merged it #bots",
        "ok practice.last waiting",
        "ok practice.often",
        "ok practice.often 2",
        "ok practice.order",
        "ok practice.order speed, readability, correctness",
        "ok effect.quality",
        "refused :ans 3: '3' does not fit – expected: -2 … 2",
        "ok effect.quality -1",
        "ok effect.quality f1",
        "saved Slower, but with fewer surprises #effect.bugs+",
        "ok effect.learning",
        "ok closed",
    ]
    assert "What did you do while it lay there?  (‘days’ mentioned)" in aside
    assert "show: Card A – correctness, readability, speed – cards/card-a.svg" in aside
    assert "show: Card B – −2 much worse … 0 no difference … +2 much better" in aside
    assert "How do you notice?  (when the number is below zero?)" in aside
    assert dict(state.respondents["R1"].facts) == {
        "years": 7,
        "languages": "Rust, a bit of C#",
        "since": "2021-03",
        "size": "5-9",
    }
    assert state.answer("practice.often", "R1") == "weekly"
    assert state.answer("practice.order", "R1") == ["speed", "readability", "correctness"]
    assert state.answer("effect.quality", "R1") == -1
    assert [[mark.code for mark in note.codes] for note in state.listing()] == [
        ["practice.waiting"],
        ["practice.tools"],
        ["effect.defects"],
    ]


def test_a_question_that_what_was_said_makes_needless(talk: Talk) -> None:
    seat = "--guide review --respondent R1:tester"
    answers, _, _ = talk("software", seat, "I work alone\n:g effect.quality\n:n\n:q\n")
    assert [line.partition(":")[0] for line in answers][2] == "refused "


def test_a_focus_group_with_a_vignette_pairs_and_a_break(talk: Talk) -> None:
    answers, aside, state = talk(
        "focus_group",
        "--guide phones --respondent R1:teacher --respondent R2:pupil --respondent R3:parent "
        "--respondent R4:pupil",
        """\
:c R1 deelname ja
:c R3 citeren nee
:fact R2 years 3
:a
@R1 You follow her to the corridor #fair+
@R2 "It is her mother" #fair-
@R3 @R4 We found the same
@groep Everyone laughs about the lockers
[the pairs talk for five minutes]
:f 1
:n
:f 1
:ans R1 4
:ans R2 2
:b break
:pause coffee
:go
:n
:ans R2 own choice
@R2 Let us choose ourselves #ideas >nextround
:c R1 photo ja
:q
""",
    )
    assert [line for line in answers if line.startswith("refused")] == []
    assert len(answers) == 22
    assert "say: I will read a short story to you" in aside
    assert "show: Vignette, read aloud – It is a quarter past nine." in aside
    assert "how: in pairs" in aside and "how: everyone in turn" in aside
    assert "Break (10 min)\nsay: Let us have coffee" in aside
    assert "How is that at home?  (for parent)" in aside
    assert state.opened and state.opened.kind == "group"
    assert [note.r for note in state.listing()] == [
        *(("R1",), ("R2",), ("R3", "R4"), ("R1", "R2", "R3", "R4"), (), ("R2",))
    ]
    assert [state.answer("rules.here", r) for r in ("R1", "R2", "R3")] == [4, 2, None]
    assert state.answer("ideas.own", "R2") == "own choice"
    assert state.consent("R3", "citeren") is False and state.consent("R1", "photo") is True


@pytest.mark.parametrize(
    ("roles", "first", "second", "deeper"),
    [
        ("nurse", "How did you hand over", "What stands on your list?", "What got lost?"),
        ("patient", "What did you notice", "What makes you feel", "What did the new nurse not"),
    ],
)
def test_two_roles_each_in_their_own_words(
    talk: Talk, roles: str, first: str, second: str, deeper: str
) -> None:
    seat = f"--guide handover --respondent R1:{roles}"
    typed = ":fact time two years\n:a\nFine, this time\n:f 1\n:n\n:s\n:q\n"
    answers, aside, _ = talk("two_roles", seat, typed)
    assert [line for line in answers if line.startswith("refused")] == []
    assert all(words in aside for words in (first, second, deeper))
    other = {"nurse": "What did you notice", "patient": "How did you hand over"}[roles]
    assert other not in aside


def test_both_roles_at_one_table_hear_the_words_of_who_came_first(talk: Talk) -> None:
    seats = "--guide handover --respondent R1:patient --respondent R2:nurse"
    _, aside, state = talk("two_roles", seats, ":a\n:n\n:n\n:q\n")
    assert "What did you notice this morning" in aside
    assert "What stands on your list?" in aside  # for the nurse, who is there too
    assert state.roles == ("patient", "nurse")


@pytest.mark.parametrize("place", ["eigen.yml", "ronde-1/eigen.yaml"])
def test_a_guide_that_is_checked_is_found(study: Path, place: str) -> None:
    path = study / "guides" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text((study / "guides" / "gids.yaml").read_text().replace("gids", "eigen", 1))
    folder = StudyFolder(study)
    assert ("eigen", "nl") in folder.guides()
    assert folder.guide("eigen").guide == "eigen"


def test_what_a_guide_is_for() -> None:
    folder = StudyFolder(Path(__file__).parent.parent.parent)
    of = {name: folder.guide(name) for name in ("ronde-1", "focusgroep", "documentanalyse")}
    assert {name: (g.for_conversation, g.for_group) for name, g in of.items()} == {
        "ronde-1": (True, False),
        "focusgroep": (True, True),
        "documentanalyse": (False, False),
    }
