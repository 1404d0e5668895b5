"""New studies and cases: complete, private where they must be, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from interviewer.errors import Refused
from interviewer.store.create import copy_sample, new_case, new_study
from interviewer.store.folder import StudyFolder, find_study
from interviewer.store.index import overview


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    "title", ["Samen opleiden", "a: b", "'x'", '"y" #z', "{case}", "2018", "null", "é → ë", "- a"]
)
def test_a_new_study_reads_back(tmp_path: Path, title: str) -> None:
    folder = StudyFolder(new_study(tmp_path / "s", title))
    assert folder.study.title == title
    assert {"ronde-1", "ronde-2"} <= {guide for guide, _ in folder.guides()}
    assert folder.guide("ronde-1").blocks and folder.codebook.codes
    assert folder.cases() == ()


def test_every_field_of_a_study_is_written_out(tmp_path: Path) -> None:
    folder = StudyFolder(new_study(tmp_path / "s", "T"))
    written = yaml.safe_load((tmp_path / "s" / "study.yaml").read_text(encoding="utf-8"))
    assert set(written) == set(type(folder.study).model_fields)
    assert folder.study.model_copy(update={"title": ""}) == type(folder.study)()


def test_names_are_for_the_owner_only_and_stay_out_of_git(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "T")
    assert (study / "private/names.yaml").stat().st_mode & 0o777 == 0o600
    assert (study / "private").stat().st_mode & 0o077 == 0
    ignored = (study / ".gitignore").read_text().splitlines()
    assert {"*.draft", "*.lock", ".cache/", "private/"} <= set(ignored)


def test_nothing_is_made_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "thesis.docx").write_text("x")
    with pytest.raises(Refused) as refused:
        new_study(tmp_path / "s", "T")
    assert code_of(refused) == "not-empty"
    with pytest.raises(Refused) as refused:
        copy_sample(tmp_path / "s")
    assert code_of(refused) == "not-empty"
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["thesis.docx"]
    with pytest.raises(Refused) as refused:
        new_study(tmp_path / "s" / "thesis.docx", "T")
    assert code_of(refused) == "unwritable"


def test_the_sample_is_a_study_and_is_copied_once(tmp_path: Path) -> None:
    study = copy_sample(tmp_path / "demo")
    shown = overview(study)
    assert shown.cases and any(case.interviews for case in shown.cases)
    assert any(case.fictional for case in shown.cases)
    changed = study / "transcripts" / shown.cases[0].id / "case.yaml"
    changed.write_text("name: Van mij\n")
    assert copy_sample(study) == study
    assert changed.read_text() == "name: Van mij\n"


def test_a_new_case(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "T")
    new_case(study, "twents-fonds", "Twents Fonds: “voor” 100% #vakmanschap", fictional=True)
    case = StudyFolder(study).case("twents-fonds")
    assert case.name == "Twents Fonds: “voor” 100% #vakmanschap" and case.fictional
    with pytest.raises(Refused) as refused:
        new_case(study, "twents-fonds", "Nog eens")
    assert code_of(refused) == "exists"


@pytest.mark.parametrize("name", ["case", "../x", "Twents", "a b", "", "a/b", ".", "x\n"])
def test_names_that_could_leave_the_folder(tmp_path: Path, name: str) -> None:
    study = new_study(tmp_path / "s", "T")
    with pytest.raises(Refused) as refused:
        new_case(study, name, "X")
    assert code_of(refused) == "bad-name"
    assert list((study / "transcripts").iterdir()) == []


def test_a_study_is_found_from_within(study: Path, tmp_path: Path) -> None:
    assert find_study(study / "transcripts" / "proef") == study.resolve()
    with pytest.raises(Refused) as refused:
        find_study(tmp_path)
    assert code_of(refused) == "no-study"


def test_a_study_reads_nothing_outside_its_guides(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "T")
    (tmp_path / "elders.yaml").write_text("codebook: x\n")
    text = (study / "study.yaml").read_text()
    changed = text.replace("codebook: codebook.yaml", "codebook: ../../elders.yaml")
    (study / "study.yaml").write_text(changed)
    with pytest.raises(Refused) as refused:
        _ = StudyFolder(study).codebook
    assert refused.value.problems[0].code == "outside-guides"
