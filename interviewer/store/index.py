"""What the start screen shows of a study, from small facts about each journal kept in `.cache/`.

A journal or case that did not change since (size and time) is not read again. Imports neither
pydantic nor the models: the start screen is there before they are. Rows are named tuples, as
elsewhere before the first paint: a dataclass takes over half a millisecond to make, at each start.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.errors import Problem, Refused, refuse
from interviewer.plan import Line, Talk, done

INDEX = Path(".cache") / "index.json"
VERSION = 2
"""Rises when what is kept changes; an older index is made again."""


class InterviewRow(NamedTuple):
    """One interview or document analysis, as the start screen lists it."""

    interview: str
    number: int
    round: int
    held: str
    kind: str
    """single, group or document."""
    document: str
    guide: str
    respondents: tuple[tuple[str, str], ...]
    """Pseudonym and role of each."""
    closed: bool
    asked: int
    """Questions asked, of those for the roles at the table."""
    questions: int
    """Questions of the guide for the roles at the table: about as many as apply, since conditions
    (`when`) need the models and are not looked at here."""
    notes: int
    by: str


class TodoRow(NamedTuple):
    """What the plan asks for and is not done yet."""

    round: int
    role: str
    guide: str
    planned: int
    done: int


class CaseRow(NamedTuple):
    """One case, as the start screen lists it."""

    id: str
    name: str
    institution: str = ""
    type: str = ""
    fictional: bool = False
    status: str = "active"
    interviews: tuple[InterviewRow, ...] = ()
    todo: tuple[TodoRow, ...] = ()
    problem: Problem | None = None
    """Why the case's YAML could not be read."""


class StudyRow(NamedTuple):
    """A study, as the start screen lists it."""

    title: str
    folder: Path
    language: str = "nl"
    cases: tuple[CaseRow, ...] = ()


class _Cache:
    """What was found about files before, and what is found now."""

    def __init__(self, before: dict[str, Any]) -> None:
        self.before = before
        self.now: dict[str, Any] = {}

    def facts(self, path: Path, make: Any) -> Any:
        """Return what is known of a file, reading it only where it changed."""
        stat = path.stat()
        stamp = [stat.st_size, stat.st_mtime_ns]
        key = str(path)
        known = self.before.get(key)
        facts = known[1] if known and known[0] == stamp else make(path)
        self.now[key] = [stamp, facts]
        return facts


def overview(folder: Path) -> StudyRow:
    """Return what the start screen shows. Raises Refused where the folder is no study."""
    study_file = folder / "study.yaml"
    if not study_file.is_file():
        raise refuse("no-study", folder=str(folder))
    cache = _Cache(_load(folder / INDEX))
    study = cache.facts(study_file, _yaml_facts)
    cases = []
    transcripts = folder / "transcripts"
    homes = sorted(transcripts.iterdir()) if transcripts.is_dir() else []
    for home in homes:
        if (home / "case.yaml").is_file():
            cases.append(_case(home, cache))
    _save(folder / INDEX, cache)
    data = study.get("data") or {}
    return StudyRow(
        str(data.get("title") or folder.resolve().name),
        folder,
        str(data.get("language") or "nl"),
        tuple(cases),
    )


def _case(home: Path, cache: _Cache) -> CaseRow:
    found = cache.facts(home / "case.yaml", _yaml_facts)
    data = found.get("data") or {}
    found_in: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(home.glob("*.jsonl"), key=lambda path: (path.stem, path.name)):
        if path.stem == "case":
            continue
        # What is odd in one journal is told when it is opened; the start screen shows the others.
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
            if facts := cache.facts(path, journal_facts):
                found_in.setdefault(facts["interview"], []).append(facts)
    rows = sorted(map(_row, found_in.values()), key=lambda row: row.number)
    problem = found.get("problem")
    return CaseRow(
        id=home.name,
        name=str(data.get("name") or home.name),
        institution=str(data.get("institution") or ""),
        type=str(data.get("type") or ""),
        fictional=data.get("fictional") is True,
        status=str(data.get("status") or "active"),
        interviews=tuple(rows),
        todo=tuple(_todo(data.get("plan"), rows)),
        problem=Problem(problem["code"], problem["params"]) if problem else None,
    )


def _row(journals: list[dict[str, Any]]) -> InterviewRow:
    """One interview, from what its note-takers' journals tell, the first one's first."""
    said = {question for facts in journals for question in facts["said"]}
    first = {key: value for key, value in journals[0].items() if key not in ("said", "among")}
    seated = tuple((str(r), str(role)) for r, role in first["respondents"])
    joined = {
        "respondents": seated,
        "asked": len(said.intersection(journals[0]["among"])),
        "notes": sum(facts["notes"] for facts in journals),
        "closed": journals[0]["closed"],
    }
    return InterviewRow(**{**first, **joined})


def _todo(plan: Any, rows: Iterable[InterviewRow]) -> Iterator[TodoRow]:
    """Yield the lines of the plan that are not done, in the plan's order."""
    talks = [
        Talk(row.round, row.guide, frozenset(role for _, role in row.respondents), row.closed)
        for row in rows
    ]
    for line in plan if isinstance(plan, list) else []:
        if not isinstance(line, dict):
            continue
        round_, role = line.get("round", 1), str(line.get("role") or "")
        guide, planned = str(line.get("guide") or ""), line.get("n", 1)
        if not isinstance(planned, int) or not isinstance(round_, int):
            continue
        held = done(Line(round_, role, guide), talks)
        if held < planned:
            yield TodoRow(round_, role, guide, planned, held)


def _yaml_facts(path: Path) -> dict[str, Any]:
    from interviewer.reading import document  # not needed while no file changed, and slow to import

    try:
        data = document.read(path.read_bytes(), str(path)).data
    except Refused as refused:
        first = refused.problems[0]
        params = {key: str(value) for key, value in first.params.items()}
        return {"problem": {"code": first.code, "params": params}}
    return {"data": data if isinstance(data, dict) else {}}


def journal_facts(path: Path) -> dict[str, Any] | None:
    """Return what the start screen tells of a journal, from its lines as plain data."""
    events = sorted(_events(path), key=lambda event: str(event.get("id", "")))
    opened = next((event for event in events if event.get("type") == "opened"), None)
    if opened is None:
        return None
    taken_back = _retracted(events)
    standing = [event for event in events if event.get("id") not in taken_back]
    said = {
        str(event["question"])
        for event in standing
        if event.get("type") in ("asked", "noted", "answered")
        and event.get("question")
        and not event.get("probe")
    }
    seated: dict[str, str] = {}
    left: set[str] = set()
    for event in events:
        if event.get("type") == "respondent":
            name = str(event.get("r", ""))
            seated[name] = str(event.get("role") or seated.get(name, ""))
            if event.get("left") is not None:
                (left.add if event["left"] else left.discard)(name)
    guide = next((e.get("guide") for e in events if e.get("type") == "instrument"), None)
    roles = [role for name, role in seated.items() if role and name not in left]
    questions = list(_questions(guide, roles))
    facts = InterviewRow(
        interview=str(opened.get("interview") or path.stem),
        number=int(opened.get("number") or 0),
        round=int(opened.get("round") or 1),
        held=str(opened.get("held") or ""),
        kind=str(opened.get("kind") or "single"),
        document=str(opened.get("document") or ""),
        guide=str(opened.get("guide") or ""),
        respondents=tuple(seated.items()),
        closed=any(event.get("type") == "closed" for event in standing),
        asked=sum(question in said for question in questions),
        questions=len(questions),
        notes=sum(event.get("type") == "noted" for event in standing),
        by=str(opened.get("by") or ""),
    )
    return {**facts._asdict(), "said": sorted(said), "among": questions}


def _events(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_bytes().split(b"\n"):
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line.removeprefix(codecs.BOM_UTF8))
            if isinstance(event, dict):
                yield event


def _retracted(events: Iterable[dict[str, Any]]) -> set[str]:
    """Ids of the events that were taken back and not restored, latest word first."""
    taken_back: set[str] = set()
    for event in reversed([event for event in events if event.get("type") == "retracted"]):
        if event.get("id") not in taken_back:
            taken_back.add(str(event.get("of")))
    return taken_back


def _questions(guide: Any, roles: list[str]) -> Iterator[str]:
    """Yield the ids of the questions for these roles (`for` of block and question)."""

    def meant(item: dict[str, Any]) -> bool:
        wanted = item.get("for") or []
        wanted = [wanted] if isinstance(wanted, str) else wanted
        return not wanted or not roles or any(role in wanted for role in roles)

    blocks = guide.get("blocks") if isinstance(guide, dict) else None
    for block in blocks or []:
        for question in block.get("questions") or []:
            if meant(block) and meant(question):
                yield str(question.get("id"))


def _load(path: Path) -> dict[str, Any]:
    try:
        index = json.loads(path.read_bytes())
        return dict(index["files"]) if index["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _save(path: Path, cache: _Cache) -> None:
    """Keep what was found; where the disk refuses, it is found again next time."""
    if cache.now == cache.before:
        return
    with contextlib.suppress(OSError, TypeError):
        path.parent.mkdir(exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_text(json.dumps({"version": VERSION, "files": cache.now}), encoding="utf-8")
        fresh.replace(path)
