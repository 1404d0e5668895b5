"""Journals: what is on the disk is read for what it is, and written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import Refused
from interviewer.interview.events import Marked, Noted
from interviewer.interview.fold import fold
from interviewer.store.folder import StudyFolder
from interviewer.store.ids import ids_after, make_id
from interviewer.store.journal import Writer, merged, read_journal, set_torn_aside
from interviewer.store.opening import resume
from interviewer.store.session import Session
from tests.conftest import Clock

Begin = Callable[..., Session]
NOTE = {"v": 1, "at": "2026-03-04T14:00:00+00:00", "by": "AB", "type": "noted", "text": "x"}


def line(number: int, **more: object) -> bytes:
    return json.dumps({**NOTE, "id": f"{number:03}", "n": number, **more}).encode() + b"\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "j.jsonl"


@pytest.fixture
def held(begin: Begin) -> Path:
    """The journal of an interview with two notes, left open."""
    session = begin()
    session.type("een")
    session.type("twee #leiderschap")
    session.leave()
    return session.path


# Reading


def test_the_order_of_the_lines_is_nothing_the_ids_are_all(path: Path) -> None:
    path.write_bytes(line(3) + line(1) + b"\n" + line(2))
    reading = read_journal(path)
    assert [event.id for event in reading.events] == ["001", "002", "003"]
    assert reading.problems == ()


def test_a_bad_line_in_the_middle_is_told_kept_and_passed_over(path: Path) -> None:
    bad = [b"{half\n", b"[]\n", b'"x"\n', b"\xff\xfe\n", line(9, n="zeven"), b'{"type":"noted"}\n']
    path.write_bytes(line(1) + b"".join(bad) + line(2))
    before = path.read_bytes()
    reading = read_journal(path)
    assert [event.id for event in reading.events] == ["001", "002"]
    assert [(p.code, p.place and p.place.line, p.level) for p in reading.problems] == [
        ("bad-line", number, "warning") for number in range(2, 8)
    ]
    assert not reading.read_only
    assert path.read_bytes() == before


def test_what_is_wrong_with_a_line_tells_no_words_of_it(path: Path) -> None:
    path.write_bytes(line(1, kind="Zonder haar", text=["geheim"]) + line(2))
    (problem,) = read_journal(path).problems
    assert "geheim" not in str(problem.params) and "haar" not in str(problem.params)


@pytest.mark.parametrize(
    "newer",
    [
        line(2, type="sung"),
        line(2, v=2),
        line(2, v=2, text={"nl": "x"}),
        json.dumps({"v": 3, "type": "noted", "words": []}).encode() + b"\n",
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_what_a_newer_program_wrote_makes_a_journal_read_only(
    path: Path, newer: bytes, last: bool
) -> None:
    path.write_bytes(line(1) + (newer.rstrip() if last else newer + line(3)))
    reading = read_journal(path)
    assert reading.read_only and reading.torn == b""
    assert [problem.code for problem in reading.problems] == ["newer-journal"]
    assert len(reading.events) == (1 if last else 2)


def test_a_newer_journal_opens_read_only_and_says_so(
    folder: StudyFolder, held: Path, clock: Clock
) -> None:
    with held.open("ab") as file:
        file.write(b'{"v":1,"id":"zzz","at":"","by":"","type":"sung"}\n')
    before = held.read_bytes()
    session = resume(folder, "proef", held.stem, now=clock)
    assert session.read_only
    assert [problem.code for problem in session.notices] == ["newer-journal"]
    outcome = session.type("drie")
    assert (outcome.answer, outcome.text) == ("refused", "drie")
    assert session.type(":o").answer == "ok"
    session.leave()
    assert held.read_bytes() == before
    assert not held.with_suffix(".lock").exists()


def test_unknown_fields_are_kept(path: Path) -> None:
    path.write_bytes(line(1, mood="blij", codes=[{"code": "a", "weight": 3}]))
    (event,) = read_journal(path).events
    again = json.loads(event.model_dump_json(by_alias=True))
    assert again["mood"] == "blij" and again["codes"][0]["weight"] == 3


@given(st.integers(min_value=1), st.data())
def test_a_journal_cut_off_anywhere_gives_every_whole_line(cut: int, data: st.DataObject) -> None:
    import tempfile

    whole = b"".join(line(number, text="é€" * number) for number in range(1, 5))
    cut %= len(whole) + 1
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "j.jsonl"
        path.write_bytes(whole[:cut])
        reading = read_journal(path)
        ends = [at + 1 for at, byte in enumerate(whole) if byte == 10]
        # a last line that lacks only its end is whole
        assert len(reading.events) == sum(end - 1 <= cut for end in ends)
        assert reading.problems == ()
        torn = set_torn_aside(path, reading, datetime.now().astimezone())
        assert (torn is None) == (reading.torn == b"")
        assert read_journal(path).events == reading.events
        rest = b"".join(found.read_bytes() for found in Path(name).glob("*.torn-*"))
        assert path.read_bytes() + rest.removesuffix(b"\n") == whole[:cut]


def test_a_torn_last_line_is_set_aside_told_and_the_rest_goes_on(
    folder: StudyFolder, held: Path
) -> None:
    whole = held.read_bytes()
    held.write_bytes(whole + b'{"v":1,"id":"0')
    zone = timezone(timedelta(hours=2))
    later = Clock(datetime(2026, 3, 4, 16, 4, 59, tzinfo=zone))
    session = resume(folder, "proef", held.stem, now=later)
    assert [problem.code for problem in session.notices] == ["torn-line"]
    assert session.type("drie").answer == "saved"
    session.leave()
    (aside,) = held.parent.glob("*.torn-*")
    assert aside.name == f"{held.stem}.torn-20260304T140500Z"
    assert aside.read_bytes() == b'{"v":1,"id":"0\n'
    assert aside.stat().st_mode & 0o077 == 0
    assert held.read_bytes().startswith(whole)
    assert [note.text for note in folder.held("proef", held.stem).state.listing()] == [
        "een",
        "twee",
        "drie",
    ]


def test_a_last_line_without_its_end_is_gone_on_after(folder: StudyFolder, held: Path) -> None:
    held.write_bytes(held.read_bytes().removesuffix(b"\n"))
    session = resume(folder, "proef", held.stem)
    assert session.notices == ()
    session.type("drie")
    session.leave()
    assert [n.n for n in folder.held("proef", held.stem).state.listing()] == [1, 2, 3]


# Joining


@given(st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_journals_are_joined_by_union(where: list[int]) -> None:
    import tempfile

    lines = [line(number) for number in range(1, 9)]
    with tempfile.TemporaryDirectory() as name:
        one, two, both = (Path(name) / f"{stem}.jsonl" for stem in ("a", "b", "c"))
        first = [text for text, place in zip(lines, where, strict=True) if place != 1]
        second = [text for text, place in zip(lines, where, strict=True) if place != 0]
        one.write_bytes(b"".join(first))
        two.write_bytes(b"".join(second))
        both.write_bytes(b"".join(second + first))
        joined = merged([read_journal(one), read_journal(two)])
        assert [event.id for event in joined] == [f"{number:03}" for number in range(1, 9)]
        assert fold(joined).notes == fold(merged([read_journal(both)])).notes


# Writing


def test_one_line_is_one_write_and_one_fsync(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin()
    done: list[str] = []
    write, fsync = os.write, os.fsync

    def noted_write(file: int, data: bytes) -> int:
        done.append("write")
        return write(file, data)

    def noted_fsync(file: int) -> None:
        done.append("fsync")
        fsync(file)

    monkeypatch.setattr(os, "write", noted_write)
    monkeypatch.setattr(os, "fsync", noted_fsync)
    outcome = session.type("@R7 geld >straks #nieuw")
    assert (outcome.answer, len(outcome.events)) == ("saved", 3)
    assert done == ["write", "fsync"]


@pytest.mark.parametrize("there", [b"", b"tien bytes"])
def test_a_full_disk_leaves_the_journal_as_it_was(
    path: Path, there: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(there)
    writer = Writer(path)
    write = os.write
    room = [10, 0]

    def full(file: int, data: bytes) -> int:
        if not (left := room.pop(0)):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data[:left])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(Refused) as refused:
            writer.append([Noted(id="1", n=1, text="x" * 100)])
    assert refused.value.problems[0].code == "unwritable"
    assert path.read_bytes() == there
    writer.append([Noted(id="1", n=1, text="later")])
    writer.close()
    assert [getattr(e, "text", "") for e in read_journal(path).events] == ["later"]


def test_where_even_cutting_off_fails_the_next_line_stands_apart(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(line(1))
    writer = Writer(path)
    write = os.write

    def failing(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def torn(file: int, data: bytes) -> int:
        if len(data) > 20:
            return write(file, data[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "ftruncate", failing)
        patched.setattr(os, "write", lambda file, data: torn(file, data[:21]))
        patched.setattr(os, "fsync", failing)
        with pytest.raises(Refused):
            writer.append([Noted(id="002", n=2, text="weg")])
    writer.append([Noted(id="003", n=3, text="drie")])
    writer.close()
    assert [event.id for event in read_journal(path).events] == ["001", "003"]


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on the size of a file")
def test_a_disk_that_is_really_full(held: Path, study: Path) -> None:
    script = f"""
import resource, signal
from pathlib import Path
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import resume
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path({str(held)!r})
session = resume(StudyFolder(Path({str(study)!r})), "proef", {held.stem!r})
print(session.type("past nog").answer)
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, resource.RLIM_INFINITY))
outcome = session.type("past niet meer " * 20)
print(outcome.answer, outcome.problems[0].code, path.stat().st_size == size)
print([note.text for note in session.state.listing()])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
outcome = session.type("weer ruimte")
print(outcome.answer, [note.n for note in session.state.listing()])
session.leave()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "saved",
        "refused unwritable True",
        "['een', 'twee', 'past nog']",
        "saved [1, 2, 3, 4]",
    ]
    assert read_journal(held).problems == ()


# Ids


@given(st.integers(0, 2**47), st.lists(st.integers(0, 2**47), min_size=1, max_size=20))
def test_each_id_is_later_than_every_id_read_whatever_the_clock(
    read: int, clocks: list[int]
) -> None:
    moment = datetime.fromtimestamp(0).astimezone()
    last = make_id("", moment + timedelta(milliseconds=read % 2**44))
    for clock in clocks:
        new = next(ids_after(last, moment + timedelta(milliseconds=clock % 2**44)))
        assert new > last and len(new) == 36 and new[14] == "7" and new[19] in "89ab"
        last = new


def test_a_clock_set_back_does_not_disturb_the_order(folder: StudyFolder, begin: Begin) -> None:
    session = begin()
    session.type("een")
    session.leave()
    yesterday = Clock(datetime(2020, 1, 1, tzinfo=UTC))
    session = resume(folder, "proef", session.interview, now=yesterday)
    session.type("twee")
    session.type("drie")
    session.leave()
    events = read_journal(session.path).events
    assert [getattr(e, "text", "") for e in events if e.type == "noted"] == ["een", "twee", "drie"]


def test_nothing_is_edited_in_place(begin: Begin) -> None:
    session = begin()
    held = b""
    for typed in ("een #leiderschap", "#subsidies", ":e 1 anders", ":u", ":n", ":s", ":u", ":q"):
        session.type(typed)
        now = session.path.read_bytes()
        assert now.startswith(held) and len(now) > len(held)
        held = now


def test_a_journal_that_is_gone_or_may_not_be_read_is_told(path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_journal(path)
    assert refused.value.problems[0].code == "unreadable"
    with pytest.raises(Refused) as refused:
        Writer(path)
    assert refused.value.problems[0].code == "unwritable"
    Writer(path, create=True).close()
    with pytest.raises(Refused) as refused:
        Writer(path, create=True)
    assert refused.value.problems[0].code == "exists"


def test_journals_are_for_their_owner_only(begin: Begin) -> None:
    assert begin().path.stat().st_mode & 0o077 == 0


def test_an_event_reads_back_whatever_its_words(path: Path) -> None:
    writer = Writer(path, create=True)
    words = 'é " \\ \u2028 \x00 \U0001f600 {"a": 1}'
    writer.append([Noted(id="1", n=1, text=words), Marked(id="2", label=words)])
    writer.close()
    first, second = read_journal(path).events
    assert isinstance(first, Noted) and isinstance(second, Marked)
    assert first.text == second.label == words
