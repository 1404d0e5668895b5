"""Where a generated file goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.errors import Refused
from interviewer.output import free_name, write_whole


def test_never_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "casus.docx"
    write_whole(path, b"een")
    with pytest.raises(Refused) as refused:
        write_whole(path, b"twee")
    assert refused.value.problems[0].code == "exists"
    assert path.read_bytes() == b"een"
    write_whole(path, b"drie", force=True)
    assert path.read_bytes() == b"drie"
    assert [item.name for item in path.parent.iterdir()] == ["casus.docx"]


def test_next_free_number(tmp_path: Path) -> None:
    path = tmp_path / "casus.docx"
    for name in ("casus.docx", "casus-2.docx", "casus-3.docx"):
        assert free_name(path).name == name
        write_whole(free_name(path), b"")


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("geen map")
    with pytest.raises(Refused) as refused:
        write_whole(tmp_path / "reports" / "casus.docx", b"een")
    assert refused.value.problems[0].code == "unwritable"
