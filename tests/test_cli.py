"""The command line: exit statuses, one clear line on stderr, nothing heavy imported too soon."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer import __version__, cli
from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session

TALK = ["talk", "proef", "--plain", "--guide", "gids", "--respondent"]


def run(*arguments: str, cwd: Path | None = None, typed: str = "") -> tuple[int, str, str]:
    """Run the program as a user would; return status, stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        env={**os.environ, "LANGUAGE": "en"},
    )
    return done.returncode, done.stdout, done.stderr


def call(
    capsys: pytest.CaptureFixture[str], study: Path | None, *arguments: str
) -> tuple[int, str, str]:
    """The same within this process: quicker."""
    more = ["--study", str(study)] if study else []
    try:
        status = cli.run([*arguments, *more])
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    out, err = capsys.readouterr()
    return status, out, err


def test_version() -> None:
    assert run("--version") == (0, f"interviewer {__version__}\n", "")


@pytest.mark.parametrize("command", [name for name in cli.COMMANDS if name != "open"])
def test_each_command_has_help_with_an_example(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    status, out, err = call(capsys, None, command, "--help")
    assert (status, err) == (0, "")
    example = cli.COMMANDS[command][1]
    assert example in " ".join(out.split()) and "--study" in out


def test_the_examples_of_the_help_are_commands() -> None:
    import shlex

    for name, (_, example, _, _) in cli.COMMANDS.items():
        program, *words = shlex.split(example)
        assert program == "interviewer"
        cli.parser().parse_args(cli.with_command(words))
        assert name == "open" or words[0] == name


@pytest.mark.parametrize(
    "arguments",
    [
        ["talk"],
        ["talk", "proef", "--round", "een"],
        ["talk", "proef", "--round", "0"],
        ["talk", "proef", "--mode", "brief"],
        ["report"],
        ["new"],
        ["export", "xml"],
        ["--nonsense"],
        ["talk", "proef", "--nonsense"],
        ["study-a", "study-b"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    status, out, err = call(capsys, None, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and "--help" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["talk", "proev", "--plain", "--guide", "gids"], "did you mean 'proef'?"),
        (["talk", "../proef", "--plain", "--guide", "gids"], "'../proef'"),
        (["talk", "proef", "--plain"], "--guide"),
        (["talk", "proef", "--plain", "--guide", "gidz"], "did you mean 'gids'?"),
        (["talk", "proef", "--plain", "--guide", "gids"], "--respondent"),
        ([*TALK, "R1:docnt"], "did you mean 'docent'?"),
        ([*TALK, "Jan:docent"], "'Jan'"),
        ([*TALK, "R1:docent:hoog"], "'hoog'"),
        ([*TALK, "R1:docent", "--date", "gisteren"], "'gisteren'"),
        (["talk", "proef", "--plain", "--guide", "gids", "--document", "D1"], "'D1'"),
        (["talk", "proef", "--plain", "--resume", "er-is-niets"], "'er-is-niets'"),
        (["talk", "proef", "--plain", "--join", "x"], "initials"),
        (["case", "proef", "Proef"], "already there"),
        (["case", "Proef!", "Proef"], "'Proef!'"),
    ],
)
def test_a_refusal_is_one_clear_line_and_status_1(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    study: Path,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    status, out, err = call(capsys, study, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith("interviewer: ") and err.count("\n") == 1 and words in err
    assert [path.name for path in (study / "transcripts/proef").iterdir()] == ["case.yaml"]


@pytest.mark.parametrize("arguments", [["talk", "proef", "--plain"], ["case", "x", "X"], []])
def test_outside_a_study(tmp_path: Path, arguments: list[str]) -> None:
    status, out, err = run(*arguments, cwd=tmp_path)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1 and "Traceback" not in err


def test_without_a_terminal_the_screen_says_what_to_do(study: Path) -> None:
    status, out, err = run(str(study))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1 and "--plain" in err


def test_the_study_is_found_from_within_it(study: Path) -> None:
    status, _, err = run(*TALK, "R1:docent", cwd=study / "transcripts" / "proef", typed="een\n")
    assert (status, err) == (0, "")


def test_a_new_study_and_case_and_a_talk_in_it(tmp_path: Path) -> None:
    study = str(tmp_path / "nieuw")
    assert run("new", study, "--title", "Een titel") == (0, f"{study}\n", "")
    status, out, err = run("case", "proef", "Proef", "--study", study)
    assert (status, err) == (0, "") and out.strip().endswith("case.yaml")
    talk = ["talk", "proef", "--guide", "ronde-1", "--respondent", "R1:docent", "--study", study]
    status, out, err = run(*talk, typed="een\n:q\n")
    assert (status, err) == (0, "") and "\nsaved een\n" in out
    status, out, err = run("new", study)
    assert (status, out) == (1, "") and err.count("\n") == 1


def test_what_the_program_cannot_do_tells_no_words_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, study: Path
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("Zonder haar was het nooit gelukt")

    monkeypatch.setattr("interviewer.store.folder.find_study", fails)
    status, out, err = call(capsys, study, "case", "x", "X")
    assert (status, out) == (1, "")
    assert "RuntimeError" in err and "haar" not in err and err.count("\n") == 1
    with pytest.raises(RuntimeError):
        call(capsys, study, "case", "x", "X", "--debug")


def test_words_of_a_file_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], study: Path
) -> None:
    (study / "study.yaml").write_text('"\\e[31m": x\n')
    status, _, err = call(capsys, study, "talk", "proef", "--plain", "--guide", "gids")
    assert status == 1 and "\x1b" not in err


@pytest.mark.parametrize(
    "arguments",
    [["--study", "{}"], ["{}"], ["{}", "--debug"], ["--debug", "--study", "{}"]],
)
def test_a_study_to_open_may_be_named_either_way(study: Path, arguments: list[str]) -> None:
    status, out, err = run(*(word.format(study) for word in arguments))
    assert (status, out) == (1, "")
    assert "needs a terminal" in err


@pytest.mark.parametrize("place", [0, 1, 2])
def test_study_and_debug_may_stand_before_or_behind_a_command(study: Path, place: int) -> None:
    from interviewer.cli import parser, with_command

    for command in (["stats"], ["print", "scan"]):
        words = [*command[:place], "--study", str(study), "--debug", *command[place:]]
        found = parser().parse_args(with_command(words))
        assert (found.study, found.debug) == (study, True)
        found = parser().parse_args(with_command(command))
        assert (found.study, found.debug) == (None, False)


@pytest.mark.parametrize("arguments", [["{}", "--help"], ["--help", "{}"], ["--study", "{}", "-h"]])
def test_help_beside_a_study_is_help(
    capsys: pytest.CaptureFixture[str], study: Path, arguments: list[str]
) -> None:
    status, out, err = call(capsys, None, *(word.format(study) for word in arguments))
    assert (status, err) == (0, "") and out.startswith("usage: interviewer")


@pytest.mark.parametrize(
    "arguments",
    [["stats"], ["export", "json"], ["report", "proef"], ["print", "protocol"]],
)
def test_a_line_that_cannot_be_read_is_told_wherever_it_is_missed(
    capsys: pytest.CaptureFixture[str],
    begin: Callable[..., Session],
    study: Path,
    arguments: list[str],
) -> None:
    session = begin()
    session.type("een")
    session.leave()
    with session.path.open("ab") as journal:
        journal.write(b"geen gebeurtenis\n")
    outline = "outline: o\nkind: case\ntitle: T\nchapters: [{id: a, title: A}]\n"
    (study / "guides" / "casusrapport.yaml").write_text(outline)
    status, out, err = call(capsys, study, *arguments)
    assert status == 0 and out
    assert err.count("\n") == 2 and session.path.name in err and "quotations" in err


def test_a_study_that_is_named_is_that_one_or_none(
    capsys: pytest.CaptureFixture[str], study: Path
) -> None:
    status, out, err = call(capsys, study / "guides", "stats")
    assert (status, out) == (1, "") and "no study" in err


def test_who_works_here_is_the_only_researcher_or_nobody(study: Path) -> None:
    assert StudyFolder(study).study.initials == "AB"
    (study / "study.yaml").write_text("title: T\nresearchers: {AB: A, CD: C}\n")
    assert StudyFolder(study).study.initials == ""


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_reader_that_goes_away_is_no_error_of_ours(study: Path) -> None:
    command = [sys.executable, "-m", "interviewer", *TALK, "R1:docent", "--study", str(study)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write("een\n" * 3)
        process.stdin.close()
        process.wait(10)
        assert process.stderr.read().count("Traceback") == 0
    assert not list((study / "transcripts/proef").glob("*.lock"))


# Import hygiene

HEAVY = {"textual", "pydantic", "yaml", "docx", "matplotlib", "portalocker", "snowballstemmer"}


def imported(*code: str) -> set[str]:
    script = "\n".join([*code, "import sys, json", "print(json.dumps(sorted(sys.modules)))"])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["talk", "--help"], ["--nonsense"]]
)
def test_what_only_tells_imports_nothing_heavy(arguments: list[str]) -> None:
    found = imported(
        "from interviewer import cli",
        "try:",
        f"    cli.run({arguments!r})",
        "except SystemExit:",
        "    pass",
    )
    assert not HEAVY & found


def test_a_refusal_imports_no_checker_and_nothing_heavy() -> None:
    found = imported("from interviewer import cli", "cli.run(['nergens'])")
    assert not found & {*HEAVY, "interviewer.check"}


def test_plain_mode_imports_no_screen_and_no_word() -> None:
    found = imported("import interviewer.plain.talk, interviewer.store.session")
    assert not {"textual", "docx", "matplotlib"} & found


def test_prepare_prints_what_the_case_holds_and_its_notes_when_asked(
    capsys: pytest.CaptureFixture[str], study: Path, begin: Callable[..., Session]
) -> None:
    session = begin()
    session.type("zij trekt alles #trekker++")
    session.type(":q")
    prepare = ["prepare", "proef", "--respondent", "R2:docent", "--guide", "gids"]
    status, out, err = call(capsys, study, *prepare, "--round", "2")
    assert (status, err) == (0, "")
    assert out.startswith("FOR YOUR EYES ONLY")
    assert "Proef · round 2 · Gids" in out and "R2 docent · decentraal" in out
    assert "Leiderschap  round 1: centraal ++" in out and "zij trekt" not in out
    assert "I1-1 R1 bestuur: zij trekt alles" in call(capsys, study, *prepare, "--notes")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nergens"], "nergens"),
        (["proef", "--guide", "geen"], "geen"),
        (["proef", "--respondent", "Jan"], "Jan"),
        (["proef", "--respondent", "R1:docnt"], "docent"),
    ],
)
def test_prepare_refuses_in_one_line(
    capsys: pytest.CaptureFixture[str], study: Path, arguments: list[str], words: str
) -> None:
    status, out, err = call(capsys, study, "prepare", *arguments)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert words in err
