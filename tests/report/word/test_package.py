"""Word files that others made are read whole, or refused in one sentence."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from interviewer.errors import Refused
from interviewer.report.word import package
from interviewer.report.word.package import open_word
from interviewer.report.word.styles import TEMPLATE

Change = Callable[[str, bytes], bytes]


def changed(path: Path, change: Change) -> Path:
    """Write the template with each of its parts changed; return where."""
    with ZipFile(TEMPLATE) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return path


def refused(path: Path) -> object:
    """Return why a file is refused."""
    with pytest.raises(Refused) as error:
        open_word(path)
    (problem,) = error.value.problems
    assert problem.code == "unreadable"
    return problem.params["reason"]


def test_a_word_file_is_read() -> None:
    assert open_word(TEMPLATE).styles


@pytest.mark.parametrize(
    "content",
    [b"", b"geen zip", b"PK\x05\x06" + bytes(18), TEMPLATE.read_bytes()[:3000]],
)
def test_what_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "oud.docx"
    path.write_bytes(content)
    assert refused(path) == ("it is no Word document",)


def test_a_spreadsheet_or_other_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "oud.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert refused(path) == ("it is no Word document",)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_broken_xml_is_refused(tmp_path: Path, part: str) -> None:
    broken = changed(tmp_path / "oud.docx", lambda n, data: data[:-9] if n == part else data)
    assert refused(broken) == ("it is no Word document",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    bomb = f'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b SYSTEM "{secret.as_uri()}">]><w>&a;&b;</w>'
    path = changed(
        tmp_path / "oud.docx",
        lambda name, data: bomb.encode(encoding) if name == "word/document.xml" else data,
    )
    assert refused(path) == ("it is no Word document",)


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "UNPACKED", 2**20)
    path = changed(
        tmp_path / "oud.docx",
        lambda name, data: data + b" " * 2**21 if name == "word/document.xml" else data,
    )
    assert path.stat().st_size < 2**20
    assert refused(path) == ("it is too large",)


def test_a_size_that_lies_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path / "oud.docx", lambda _name, data: data + b" " * 9000)
    data = path.read_bytes()
    with ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("word/document.xml")
    told = entry.file_size.to_bytes(4, "little")
    path.write_bytes(data.replace(told, (60).to_bytes(4, "little")))
    assert refused(path) == ("it is no Word document",)


def test_a_huge_file_a_folder_and_a_missing_one_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    assert refused(TEMPLATE) == ("it is too large",)
    assert refused(tmp_path) == ("it is no ordinary file",)
    assert refused(tmp_path / "weg.docx") == "No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "oud.docx"
    os.mkfifo(pipe)
    said: list[object] = []
    thread = threading.Thread(target=lambda: said.append(refused(pipe)), daemon=True)
    thread.start()
    thread.join(20)
    assert said == [("it is no ordinary file",)]
    assert refused(Path(os.devnull)) == ("it is no ordinary file",)


def test_what_a_word_document_holds_stays(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Zo.")
    path = tmp_path / "goed.docx"
    document.save(str(path))
    assert [p.text for p in open_word(path).paragraphs] == ["Zo."]
