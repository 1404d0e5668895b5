"""What a user chose is kept in their own folder, whole, and a spoilt file spoils nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.cli import run
from interviewer.i18n import current_language
from interviewer.settings import Settings, read_settings, settings_file, write_settings


def test_what_was_chosen_is_read_again(own_settings: Path) -> None:
    assert read_settings() == Settings()
    chosen = Settings(theme="light", language="nl", large=True)
    write_settings(chosen)
    assert settings_file() == own_settings / "settings.yaml"
    assert read_settings() == chosen
    write_settings(Settings())
    assert read_settings() == Settings()


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"theme", b"large: perhaps\nlanguage: xx\n", b"::::\n\n- 1"]
)
def test_a_spoilt_file_counts_as_not_chosen(own_settings: Path, data: bytes) -> None:
    own_settings.mkdir()
    settings_file().write_bytes(data)
    assert read_settings() == Settings()


def test_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "--theme", "high-contrast", "--large", "on"]) == 0
    assert read_settings() == Settings(theme="high-contrast", large=True)
    assert "theme: high-contrast" in capsys.readouterr().out
    assert run(["settings", "--theme", "hi-contrast"]) == 1
    told = capsys.readouterr().err
    assert "did you mean 'high-contrast'?" in told
    assert read_settings().theme == "high-contrast"


def test_the_language_that_was_chosen_is_that_of_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["settings", "--language", "nl"]) == 0
    capsys.readouterr()
    assert run(["report", "weg", "--study", "nergens"]) == 1
    assert current_language() == "nl"
    assert "no study" not in capsys.readouterr().err


def test_keys_are_listed_as_they_are_mapped(
    own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_settings.mkdir()
    (own_settings / "keys.yaml").write_text("interview.next: ctrl+n\ninterview.nekst: f2\n")
    assert run(["settings", "--keys"]) == 1
    told = capsys.readouterr()
    assert "interview.next:        ctrl+n" in told.out
    assert "keys.yaml:2:1" in told.err
    assert "did you mean 'interview.next'?" in told.err
