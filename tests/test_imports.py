"""What import contracts cannot say: what a start costs. Before the first paint nothing heavy."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

HEAVY = ("pydantic", "docx", "matplotlib", "snowballstemmer", "pyrsistent")
"""Libraries that take longer to import than the start may take."""

SCREEN = ("textual", "rich")


def imported(code: str) -> set[str]:
    """Return the top-level packages that a new interpreter has after running this."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{code}\nimport sys\nprint(*{{n.split('.')[0] for n in sys.modules}})",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import interviewer.cli",
        "import interviewer.store.index",
        "import interviewer.i18n",
        "from interviewer.cli import parser; parser()",
    ],
)
def test_the_command_line_and_the_index_are_light(code: str) -> None:
    assert imported(code) & {*HEAVY, *SCREEN} == set()


def test_the_screen_is_there_before_the_models() -> None:
    found = imported("import interviewer.tui.app, interviewer.tui.screens.start")
    assert "textual" in found
    assert found & set(HEAVY) == set()


def test_the_conversation_needs_no_screen_and_no_word() -> None:
    found = imported("import interviewer.store.session, interviewer.plain.talk")
    assert found & {*SCREEN, "docx", "matplotlib"} == set()


@pytest.mark.parametrize("room", ["guide.model", "codebook", "study", "interview.decide"])
def test_the_core_reads_no_yaml_and_writes_no_words(room: str) -> None:
    found = imported(f"import interviewer.{room}")
    assert found & {*SCREEN, "docx", "yaml"} == set()


FACES = {
    "__main__",
    "cli",
    "demo",
    "plain",
    "serve",
    "tui",
}
"""What may know the faces, and the faces."""


def test_every_room_is_held_to_know_no_face() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    held = next(c for c in contracts if c["name"] == "Nothing knows the faces")["source_modules"]
    rooms = {
        path.stem
        for path in (ROOT / "interviewer").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - FACES - {"__init__"} == {name.partition(".")[2] for name in held}
