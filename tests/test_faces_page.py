"""What one face can do, the other can: the table made from the code has no hole, and is fresh."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def faces() -> ModuleType:
    spec = importlib.util.spec_from_file_location("faces", ROOT / "scripts" / "faces.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_no_hole(faces: ModuleType) -> None:
    _words, holes = faces.page()
    assert holes == []


def test_the_page_is_fresh(faces: ModuleType) -> None:
    words, _holes = faces.page()
    assert faces.PAGE.read_text(encoding="utf-8") == words, "run: python scripts/faces.py"


def test_a_hole_would_be_seen(faces: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(faces.LINE_OF, "start.report")
    monkeypatch.delitem(faces.LINE_OF, "closing.report")
    _words, holes = faces.page()
    assert "start.report can be done on the screen alone" in holes
    assert "'interviewer report' can be done on no screen" in holes
