"""The commands that README and docs show are commands of this program, and do what is shown."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from interviewer.cli import parser, with_command

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Return each `interviewer …` in code, as typed; what is optional is left out."""
    fenced = re.findall(r"^(?:\$ |    )?(interviewer .*?)(?:  +#.*)?$", text, re.MULTILINE)
    inline = re.findall(r"`(?:\w+=\w+ )?(interviewer [^`]*)`", text)
    return [re.sub(r"\[[^\]]*\]|…|<<'\w+'", "", line).strip() for line in [*fenced, *inline]]


SHOWN = [(page.name, command) for page in PAGES for command in commands(page.read_text("utf-8"))]


def test_there_are_commands_to_check() -> None:
    assert len([name for name, _ in SHOWN if name == "README.md"]) > 8


@pytest.mark.parametrize(("page", "command"), SHOWN)
def test_every_command_is_understood(page: str, command: str) -> None:
    words = shlex.split(command)[1:]
    try:
        parser().parse_args(with_command(words))
    except SystemExit as end:
        assert end.code == 0, f"{page}: {command}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_that_is_linked_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+\.md|LICENSE)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def tour() -> list[tuple[str, list[str]]]:
    """Return the commands of the README's console blocks, each with what it is said to print."""
    steps: list[tuple[str, list[str]]] = []
    until = ""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if until:
                steps[-1] = (f"{steps[-1][0]}\n{line}", [])
                until = "" if line == until else until
            elif line.startswith("$ "):
                steps.append((line[2:], []))
                here = re.search(r"<<'(\w+)'", line)
                until = here[1] if here else ""
            else:
                steps[-1][1].append(line)
    return steps


def agrees(shown: list[str], printed: str) -> bool:
    """Whether this was printed; a line '…' stands for any lines."""
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.skipif(shutil.which("bash") is None, reason="the tour is typed in a shell")
def test_the_tour(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"}
    here = tmp_path
    steps = tour()
    assert [step.split()[1] for step, _ in steps if step.startswith("interviewer")] == (
        ["new", "case", "check", "talk", "talk", "stats", "report", "export", "review", "stats"]
    )
    for command, shown in steps:
        if command.startswith("cd "):
            here /= command[3:]
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=here,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert agrees(shown, done.stdout), f"{command}\nprints\n{done.stdout}"
    report = Document(str(here / "reports" / "proeftuin.docx"))
    assert any("[I1-2]" in paragraph.text for paragraph in report.paragraphs)
