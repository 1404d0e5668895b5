"""Plain mode: one answer at the margin for each line, all else indented."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.interview import notation
from interviewer.plain.talk import Plain
from interviewer.store.create import new_case, new_study
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
from interviewer.store.session import Session

Begin = Callable[..., Session]
TALK = [sys.executable, "-m", "interviewer", "talk", "proef", "--plain"]
NEW = ["--guide", "gids", "--respondent", "R1:bestuur", "--date", "2026-03-04", "--by", "AB"]


def run(
    arguments: list[str], typed: str | bytes, study: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    data = typed.encode() if isinstance(typed, str) else typed
    return subprocess.run(
        [*TALK, *arguments, "--study", str(study)],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "LANGUAGE": "en", **environment},
    )


def answers(output: str) -> list[str]:
    """The lines at the margin."""
    return [line for line in output.split("\n") if line and not line.startswith("  ")]


def talk(session: Session, lines: list[str]) -> list[str]:
    out = io.StringIO()
    Plain(session, out, {"case": "Proef"}).run(lines)
    return answers(out.getvalue())


def test_the_example_of_the_issue(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "Proef")
    new_case(study, "proef", "Proef")
    typed = (
        ":c citeren ja\n"
        '@R1 "Zonder haar was het nooit gelukt" #leiderschap++\n'
        ":n\n"
        "\n"
        "De #subsidies- loopt af >ronde2\n"
        "[lacht]\n"
        ":q\n"
    )
    new = ["--guide", "ronde-1", "--respondent", "R1:bestuur", "--by", "AB"]
    done = run(new, typed, study)
    output = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert answers(output) == [
        "ok R1 citeren ja",
        'saved @R1 "Zonder haar was het nooit gelukt" #leiderschap++',
        "ok aanleiding.begin",
        "saved De subsidies loopt af #subsidies- >ronde2",
        "saved [lacht]",
        "ok closed",
    ]
    rest = output[output.index("ok closed") :]
    assert "must still be asked" in rest and "De subsidies loopt af" in rest
    (interview,) = StudyFolder(study).journals("proef")
    state = StudyFolder(study).held("proef", interview).state
    assert [(n.kind, n.text, n.r) for n in state.listing()] == [
        ("quote", "Zonder haar was het nooit gelukt", ("R1",)),
        ("note", "De subsidies loopt af", ("R1",)),
        ("observation", "lacht", ()),
    ]
    assert state.closed and state.consent("R1", "citeren") is True
    assert [(t.text, t.until) for t in state.parked.values()] == [
        ("De subsidies loopt af", "nextround")
    ]


lines = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=["Cs"])),
        st.text(alphabet='ab :\\@#~^>=![]"?R1', max_size=12),
        st.sampled_from([":n", ":a", ":o", ":p", ":l", ":?", ":u", ":s", ":c citeren ja", ":zz"]),
    ).filter(lambda line: not line.lstrip().startswith(":q")),
    max_size=12,
)


@settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines)
def test_each_line_has_exactly_one_answer_at_the_margin(begin: Begin, typed: list[str]) -> None:
    session = begin()
    found = talk(session, [f"{line}\n" for line in typed])
    session.leave()
    assert len(found) == sum(bool(line.strip()) for line in typed)
    assert all(line.split(" ")[0] in ("saved", "ok", "refused") for line in found)
    saved = sum(line.startswith("saved") for line in found)
    assert len(session.state.order) <= saved


@settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet='ab1 :\\@#~^>=![]"?R+-', min_size=1, max_size=16))
def test_what_is_saved_is_answered_as_the_notation_prints_it(begin: Begin, line: str) -> None:
    session = begin()
    found = talk(session, [line])
    if found and found[0].startswith("saved"):
        assert found[0] == f"saved {notation.format(notation.parse(line))}".rstrip()
    session.leave()


def test_from_the_shell_every_line_is_one_whatever_is_in_it(study: Path) -> None:
    typed = "een\rtwee\ndrie\x0bvier\nvijf\u2028zes\n\x1b[31mrood\n".encode() + b"\xff\xfe half\n"
    done = run(NEW, typed + b"zonder einde", study)
    output = done.stdout.decode()
    assert done.returncode == 0
    assert len(answers(output)) == 6
    assert not any(char in output for char in "\x1b\x0b\r\u2028")


def test_a_line_ended_as_on_windows_is_one_line(study: Path) -> None:
    done = run(NEW, b"\xef\xbb\xbf:c citeren ja\r\neen\r\n\r\n", study)
    assert answers(done.stdout.decode()) == ["ok R1 citeren ja", "saved een"]


def test_what_is_no_command_is_refused_and_never_saved(begin: Begin) -> None:
    session = begin()
    held = session.path.read_bytes()
    found = talk(session, [":zz", ": nee", ":zz #leiderschap", "  :zz", "\ufeff:zz", ":N nu"])
    assert all(line.startswith("refused ") for line in found) and len(found) == 6
    assert found[0].startswith("refused :zz: there is no command ':zz'")
    assert session.path.read_bytes() == held
    assert talk(session, [r"\:zz is tekst"]) == [r"saved \:zz is tekst"]
    assert session.state.listing()[0].text == ":zz is tekst"


def test_the_end_of_the_input_closes_nothing(study: Path) -> None:
    done = run(NEW, "een\n", study)
    output = done.stdout.decode()
    assert done.returncode == 0
    assert "--resume 2026-03-04-r1-r1" in output.splitlines()[-1]
    again = run(["--resume", "2026-03-04-r1-r1"], "twee\n:q\n", study)
    assert answers(again.stdout.decode()) == ["saved twee", "ok closed"]
    state = StudyFolder(study).held("proef", "2026-03-04-r1-r1").state
    assert [note.text for note in state.listing()] == ["een", "twee"] and state.closed


def test_what_comes_after_closing_is_not_read(begin: Begin) -> None:
    assert talk(begin(), ["een", ":q", "twee"]) == ["saved een", "ok closed"]


def test_a_closed_interview_can_be_gone_on_with_line_by_line(
    begin: Begin, folder: StudyFolder
) -> None:
    session = begin()
    talk(session, ["een", ":q"])
    session.leave()
    again = resume(folder, "proef", session.interview)
    assert talk(again, [":o", "#leiderschap", "!memo", "nee"])[:3] == [
        "ok open",
        "saved #leiderschap",
        "saved ! memo",
    ]
    again.leave()


def test_an_interview_that_another_holds_is_refused(begin: Begin, study: Path) -> None:
    session = begin()
    done = run(["--resume", session.interview, "--by", "ZZ"], "een\n", study)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert session.interview in line and str(os.getpid()) in line and "AB" in line


def test_refused_lines_leave_the_exit_status_zero(study: Path) -> None:
    done = run(NEW, ":zz\n:f 9\n", study)
    assert done.returncode == 0
    assert [line.split()[0] for line in answers(done.stdout.decode())] == ["refused", "refused"]


def test_questions_and_proposals_are_shown_indented(begin: Begin) -> None:
    out = io.StringIO()
    Plain(begin(), out, {"case": "Proef"}).run([":b drivers", "iets", ":f 1"])
    shown = out.getvalue()
    assert "  Welkom bij Proef.\n" in shown
    assert "  1 En als die wegvalt?\n" in shown
    assert shown.index("ok drivers.gaande f1") < shown.index("  2 Wie merkt dat?\n")


def test_in_dutch_the_words_for_scripts_stay(study: Path) -> None:
    done = run(NEW, "een\n:n\n:zz\n", study, LANGUAGE="nl", LC_ALL="C.UTF-8")
    assert [line.split()[0] for line in answers(done.stdout.decode())] == [
        "saved",
        "ok",
        "refused",
    ]


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_lets_the_interview_go_and_says_how_to_go_on(study: Path, name: str) -> None:
    import signal

    pipe = subprocess.PIPE
    command = [*TALK, *NEW, "--study", str(study)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b"een\n")
        process.stdin.flush()
        while not process.stdout.readline().startswith(b"saved"):
            continue
        number = getattr(signal, name)
        process.send_signal(number)
        assert process.wait(10) == 128 + number
        errors = process.stderr.read().decode()
    assert "--resume 2026-03-04-r1-r1" in errors and "Traceback" not in errors
    left = {path.name for path in (study / "transcripts/proef").iterdir()}
    assert left == {"case.yaml", "2026-03-04-r1-r1.jsonl"}


def shown(session: Session, *typed: str) -> list[str]:
    """What stands below the answers to lines."""
    out = io.StringIO()
    Plain(session, out, {}).run(typed)
    return out.getvalue().split("\n")


def test_the_time_and_who_has_not_spoken_are_lists(begin: Begin) -> None:
    found = shown(begin(), ":time", ":who")
    at = found.index("ok time")
    assert "minutes spent" in found[at + 1] and "  R1 bestuur" in found


def test_that_time_runs_short_is_told_once(begin: Begin) -> None:
    session = begin()
    now = session.now()
    end = f"{now:%H:%M}"
    found = shown(session, "een", f":until {end}", "twee", "drie", ":until 23:00")
    assert sum("must-question" in line for line in found) == 1


def test_at_the_close_the_checker_has_a_word_on_the_questions_that_were_made_up(
    begin: Begin,
) -> None:
    found = shown(begin(), "?Hoe ging dat?", "goed", "?Is dat niet fijn?", ":o", ":q")
    at = found.index("  questions of your own:")
    assert at > found.index("ok closed")
    assert found[at + 1] == "    Hoe ging dat?  (well asked)"
    assert found[at + 2].startswith("    Is dat niet fijn?  (closed, ")
