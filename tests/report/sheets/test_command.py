"""`interviewer print`: its path alone on stdout, its help with examples, its refusals."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from interviewer import cli
from interviewer.cli import options
from interviewer.report.sheets.print import SHEETS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = cli.run(list(arguments))
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    out, err = capsys.readouterr()
    return status, out, err


def test_the_command_knows_every_sheet() -> None:
    assert set(options.SHEETS) == set(SHEETS)


@pytest.mark.parametrize("sheet", options.SHEETS)
def test_help_has_an_example_that_is_understood(
    capsys: pytest.CaptureFixture[str], sheet: str
) -> None:
    status, out, _err = run(capsys, "print", sheet, "--help")
    example = options.SHEETS[sheet][1]
    assert status == 0 and example in " ".join(out.split())
    parsed = cli.parser().parse_args(shlex.split(example)[1:])
    assert parsed.sheet == sheet


@pytest.mark.parametrize("before", [True, False])
def test_the_path_stands_alone(
    capsys: pytest.CaptureFixture[str], study: Path, before: bool
) -> None:
    where = ["--study", str(study)]
    words = ["print", *(where if before else []), "guide", "gids", *([] if before else where)]
    status, out, err = run(capsys, *words)
    assert (status, err) == (0, "")
    assert out == f"{study / 'reports' / 'guide-gids.docx'}\n"
    assert Path(out.strip()).is_file()


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str], study: Path) -> None:
    words = ["print", "tijdlijn", "--study", str(study), "-o", str(study / "t.docx")]
    assert run(capsys, *words)[0] == 0
    status, out, err = run(capsys, *words)
    assert (status, out) == (1, "") and "--force" in err and err.count("\n") == 1
    assert run(capsys, *words, "--force")[0] == 0


@pytest.mark.parametrize("words", [[], ["poster"], ["guide"], ["scan", "--paper", "a5"]])
def test_wrong_usage(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    status, out, err = run(capsys, "print", *words)
    assert (status, out) == (2, "") and err.count("\n") == 1
