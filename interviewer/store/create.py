"""New studies and cases on disk: from the instrument that travels with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from interviewer.errors import refuse
from interviewer.interview.notation import clean
from interviewer.output import write_whole
from interviewer.store.folder import CASE_FILE, STUDY_FILE, valid_name

PACKAGE = Path(__file__).resolve().parent.parent

STUDY_TEMPLATE = """\
# yaml-language-server: $schema=guides/schema/study.schema.json
# A study. Every field has a default; see the guide format in the program's docs.
title: {title}
language: nl                 # of reports and guides; the interface follows your locale
researchers: {{}}              # initials: name, as {{AB: A. Bakker}}
codebook: codebook.yaml      # file names are relative to guides/
outlines: {{case: casusrapport.yaml, cross: kruisanalyse.yaml}}
template: null               # a house-style .docx
levels: [samenwerking, centraal, decentraal, partner]
roles:
  bestuur: centraal
  management: centraal
  docent: decentraal
  student: decentraal
  bedrijf: partner
  overheid: partner
  projectleider: samenwerking
private: private             # folder of names.yaml; may lie elsewhere, on an encrypted drive
retention: null              # day after which the data must be erased
method: {{}}                   # COREQ item: text, for the account of method
"""

CASE_HEAD = "# yaml-language-server: $schema=../../guides/schema/case.schema.json\n"
"""Tells editors that understand it which schema completes and checks the file."""

GITIGNORE = """\
# Never share these: half-typed lines, locks, what can be made again, and people's names.
*.draft
*.lock
.cache/
private/
"""

NAMES_TEMPLATE = """\
# case: {pseudonym: {name, contact}}. Stays here: never exported, never in a report.
{}
"""


def data_root() -> Path:
    """Return where the sample study lies: inside an installed package, else the clone itself."""
    inside = PACKAGE / "data"
    return inside if (inside / STUDY_FILE).is_file() else PACKAGE.parent


def copy_sample(target: Path) -> Path:
    """Put a copy of the sample study in a folder, which must be new, empty, or hold such a copy."""
    if (target / STUDY_FILE).is_file():
        return target
    _fresh(target)
    root = data_root()
    for part in ("guides", "transcripts"):
        skip = shutil.ignore_patterns("*.lock", "*.draft", ".cache", "*.torn-*")
        shutil.copytree(root / part, target / part, ignore=skip)
    _finish(target, (root / STUDY_FILE).read_bytes())
    return target


def new_study(target: Path, title: str) -> Path:
    """Make a study with the redeneerlijn's instrument in a folder, which must be new or empty."""
    _fresh(target)
    quoted = yaml.safe_dump(title, allow_unicode=True, width=10_000).removesuffix("...\n").strip()
    shutil.copytree(data_root() / "guides", target / "guides")
    (target / "transcripts").mkdir()
    _finish(target, STUDY_TEMPLATE.format(title=quoted).encode())
    return target


def new_case(study: Path, case: str, name: str, *, fictional: bool = False) -> Path:
    """Make a case of which only the name is known. Raises Refused when it is there already."""
    home = study / "transcripts" / valid_name(case)
    path = home / CASE_FILE
    if path.exists():
        raise refuse("exists", path=str(path))
    home.mkdir(parents=True, exist_ok=True)
    data: dict[str, object] = {"name": clean(name)}
    if fictional:
        data["fictional"] = True
    text = CASE_HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    write_whole(path, text.encode())
    return path


def _fresh(target: Path) -> None:
    try:
        if target.exists() and any(target.iterdir()):
            raise refuse("not-empty", path=str(target))
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("unwritable", path=str(target), reason=error.strerror) from error


def _finish(target: Path, study: bytes) -> None:
    """What every study has beside its YAML: what git must not take, and where names are kept.

    study.yaml comes last: a folder that has it is a study, whole.
    """
    names = target / "private" / "names.yaml"
    try:
        (target / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
        (target / "reports").mkdir(exist_ok=True)
        names.parent.mkdir(mode=0o700, exist_ok=True)
        if not names.exists():
            names.touch(mode=0o600)
            names.write_text(NAMES_TEMPLATE, encoding="utf-8")
    except OSError as error:  # a full disk names no file
        where = error.filename or str(target)
        raise refuse("unwritable", path=where, reason=error.strerror) from error
    write_whole(target / STUDY_FILE, study)
