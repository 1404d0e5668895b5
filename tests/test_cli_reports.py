"""`interviewer report` with one case, all cases, or across cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import call


@pytest.fixture
def study(study: Path) -> Path:
    chapters = "language: en\nchapters:\n  - {id: a, title: A, tables: [themas], parts: [matrix]}\n"
    (study / "guides" / "kruisanalyse.yaml").write_text(f"outline: kruis\nkind: cross\n{chapters}")
    (study / "guides" / "casusrapport.yaml").write_text("outline: casus\nkind: case\n")
    return study


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "proef", "--all"],
        ["report", "proef", "--cross"],
        ["report", "--all", "--cross"],
        ["report", "--all", "--csv", "tabellen"],
        ["report", "proef", "--csv", "tabellen"],
        ["report", "proef", "--order-by", "name"],
        ["report", "--order-by", "name"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], study: Path, arguments: list[str]
) -> None:
    status, out, err = call(capsys, study, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and "--help" in err


@pytest.mark.parametrize(("what", "name"), [("--all", "bijlage"), ("--cross", "kruis")])
def test_the_path_stands_alone_on_the_output_and_no_file_is_written_over(
    capsys: pytest.CaptureFixture[str], study: Path, tmp_path: Path, what: str, name: str
) -> None:
    status, out, err = call(capsys, study, "report", what)
    assert (status, err) == (0, "")
    assert out == f"{study / 'reports' / name}.docx\n"
    assert call(capsys, study, "report", what)[1] == f"{study / 'reports' / name}-2.docx\n"
    target = tmp_path / "hier.docx"
    assert call(capsys, study, "report", what, "-o", str(target))[0] == 0
    status, _out, err = call(capsys, study, "report", what, "-o", str(target))
    assert status == 1 and "already there" in err
    assert call(capsys, study, "report", what, "-o", str(target), "--force")[0] == 0


def test_csv_and_order(capsys: pytest.CaptureFixture[str], study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tabellen"
    given = ["report", "--cross", "--csv", str(folder), "--order-by", "institution"]
    assert call(capsys, study, *given)[0] == 0
    assert (folder / "themas.csv").is_file()
    status, _out, err = call(capsys, study, "report", "--cross", "--order-by", "fase")
    assert status == 1 and "no case has 'fase'" in err


def test_a_name_that_the_outline_has_and_the_program_has_not(
    capsys: pytest.CaptureFixture[str], study: Path
) -> None:
    path = study / "guides" / "kruisanalyse.yaml"
    path.write_text(path.read_text().replace("[themas]", "[thema], figures: [warmtekart]"))
    status, out, _err = call(capsys, study, "check", str(path))
    assert status == 1
    assert "unknown-table" in out and "did you mean 'themas'?" in out
    assert "unknown-figure" in out and "did you mean 'warmtekaart'?" in out
