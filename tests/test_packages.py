"""What a built package holds: the program and its sample study, and nothing that lies beside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ("study.yaml", "guides/", "transcripts/")
OWN = (
    "transcripts/eigen-casus/case.yaml",
    "transcripts/eigen-casus/2026-03-04-r1-r1.jsonl",
    "transcripts/warme-loods/2026-03-04-r1-r9.jsonl",
    "transcripts/warme-loods/2023-03-14-r1-r1.draft",
    "transcripts/warme-loods/case.draft",
    "guides/eigen.yaml",
    "study.jsonl",
    "private/names.yaml",
    "reports/eigen-casus.docx",
)
"""What a study of one's own would add to a clone."""


def tracked() -> list[str]:
    """Return the files that git has."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what git has, with a study's own files beside it."""
    pytest.importorskip("hatchling")
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("git tells what belongs to the sample")
    clone = tmp_path_factory.mktemp("clone")
    for name in tracked():
        target = clone / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    for name in OWN:
        path = clone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Zonder haar was het nooit gelukt")
    return clone


def built(clone: Path, kind: str) -> Path:
    """Return the package of a kind, built from a clone."""
    out = clone / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    subprocess.run(command, cwd=clone, capture_output=True, check=True)
    (package,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return package


def sample() -> set[str]:
    return {name for name in tracked() if name.startswith(SAMPLE)}


def test_a_wheel_holds_the_sample_and_no_study_of_ones_own(clone: Path) -> None:
    with zipfile.ZipFile(built(clone, "wheel")) as wheel:
        names = wheel.namelist()
    data = "interviewer/data/"
    assert {name.removeprefix(data) for name in names if name.startswith(data)} == sample()
    assert not [name for name in names if name.endswith(OWN)]


def test_a_source_package_holds_the_sample_and_no_study_of_ones_own(clone: Path) -> None:
    with tarfile.open(built(clone, "sdist")) as package:
        names = [name.partition("/")[2] for name in package.getnames()]
    assert {name for name in names if name.startswith(SAMPLE)} == sample()
    assert not set(names) & set(OWN)
