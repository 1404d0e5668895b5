"""`interviewer practice` as it is typed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from interviewer.cli import run
from interviewer.store.create import copy_sample
from tests.practice.build import script


class Stdin(io.TextIOWrapper):
    """Lines as a pipe brings them."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(io.BytesIO("\n".join([*lines, ""]).encode()), encoding="utf-8")


def test_without_a_name_the_personas_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = copy_sample(tmp_path / "study")
    assert run(["practice", "--plain", "--study", str(study)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("bestuurder  Bestuurder") and "[fictional]" in first
    assert second.startswith("docent  Docent")


def test_each_line_gets_one_answer_and_the_report_stands_below(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = script("bad")
    monkeypatch.setattr(sys, "stdin", Stdin(lines))
    keep = tmp_path / "kept"
    assert run(["practice", "bestuurder", "--plain", "--by", "AB", "--keep", str(keep)]) == 0
    out = capsys.readouterr().out.splitlines()
    answers = [line for line in out if line and not line.startswith(" ")]
    assert len(answers) == len(lines)
    assert "  Practice report: Bestuurder van het Halmer College, op de hoede" in out
    (folder,) = keep.iterdir()
    assert out[-1] == f"  the practice is kept in {folder}"
    report = [line.strip() for line in out if "agreement:" in line]
    # once closed, its report can be had again
    monkeypatch.setattr(sys, "stdin", Stdin([]))
    assert run(["practice", "--resume", str(folder)]) == 0
    again = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in again if "agreement:" in line] == report != []


def test_one_that_is_broken_off_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin([":a", "Twee dagen"]))
    assert run(["practice", "docent", "--plain", "--keep", str(tmp_path / "kept")]) == 0
    (folder,) = (tmp_path / "kept").iterdir()
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(f"interviewer practice --resume {folder}")
    monkeypatch.setattr(sys, "stdin", Stdin([":n"]))
    assert run(["practice", "--resume", str(folder), "--plain"]) == 0
    out = capsys.readouterr().out
    assert "  R1: Donderdag de hele dag" in out  # what was said last
    assert "  R1: Het was april 2020" in out
    assert "questions 2," in out


def test_who_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "docnt", "--plain"]) == 1
    assert "did you mean 'docent'?" in capsys.readouterr().err
