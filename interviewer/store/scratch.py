"""A study of its own to practise in, so that no practice lands among a study's interviews.

It is an ordinary study: it can be opened, read and thrown away like any other. The instrument is
the one that was practised with, copied whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from interviewer.errors import refuse
from interviewer.output import write_whole
from interviewer.store.create import CASE_HEAD, GITIGNORE
from interviewer.store.folder import CASE_FILE, STUDY_FILE, StudyFolder
from interviewer.study import Case

CASE = "practice"
"""The id of its one case."""


def scratch_study(source: StudyFolder, target: Path, *, title: str, case: Case) -> StudyFolder:
    """Make a study to practise in, with a study's instrument and one case, in a new folder."""
    try:
        shutil.copytree(source.guides_path, target / "guides")
        home = target / "transcripts" / CASE
        home.mkdir(parents=True)
    except (OSError, shutil.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse("unwritable", path=str(target), reason=reason) from error
    about = case.model_dump(mode="json", exclude_defaults=True)
    _write(home / CASE_FILE, about, CASE_HEAD)
    study = source.study.model_dump(
        include={"language", "researchers", "codebook", "levels", "roles"}, mode="json"
    )
    (target / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
    _write(target / STUDY_FILE, {"title": title, **study})
    return StudyFolder(target)


def _write(path: Path, data: dict[str, object], head: str = "") -> None:
    text = head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    write_whole(path, text.encode())
