"""A study's folder: where everything lies, and how it is read (formats.md, section 1)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from interviewer.analysis.codebook_today import codebook_today
from interviewer.analysis.material import gather
from interviewer.analysis.references import references
from interviewer.analysis.shown import shown, shown_data
from interviewer.analysis.today import Today, today
from interviewer.analysis.withheld import APART, Withheld
from interviewer.codebook import OPEN, Codebook
from interviewer.errors import N_, Place, Problem, Refused, Terms, nearest, refuse
from interviewer.guide.load import load_guide
from interviewer.guide.model import Guide
from interviewer.guide.scan import Scan
from interviewer.interview.code_words import Lexicon
from interviewer.interview.consent import left_out
from interviewer.interview.events import AnyEvent, Instrument, Opened
from interviewer.interview.fold import fold
from interviewer.interview.state import State
from interviewer.reading import document
from interviewer.reading.checked import as_typed
from interviewer.reading.files import load_case, load_codebook, load_scan, load_study
from interviewer.reading.finding import yaml_below
from interviewer.reading.lexicon import beside, load_lexicon
from interviewer.store.journal import SUFFIX, Reading, first_event, merged, read_journal
from interviewer.study import NAME, Case, Study

STUDY_FILE = "study.yaml"
CASE_FILE = "case.yaml"
RESERVED = "case"
_SCAN = re.compile("^scan:", re.MULTILINE)

Model = TypeVar("Model", bound=BaseModel)
_Lie = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Written(Generic[Model]):
    """A YAML file that was read: the model, and the plain data that it was made of."""

    model: Model
    data: dict[str, Any]


def _written(path: Path, load: Callable[[Path], Model]) -> Written[Model]:
    model = load(path)
    data = as_typed(document.read(path.read_bytes(), str(path)), model)
    return Written(model, data)


@dataclass(frozen=True, slots=True)
class Held:
    """One interview or document analysis, from all its journals."""

    interview: str
    """Its id."""
    state: State
    paths: tuple[Path, ...]
    """Its journals, the first note-taker's first."""
    problems: tuple[Problem, ...] = ()
    read_only: bool = False
    """Whether a newer program wrote in it."""

    @property
    def opened(self) -> Opened:
        """Return the event with which it began."""
        if self.state.opened is None:
            raise refuse("no-journal-head", path=str(self.paths[0]))
        return self.state.opened


def _nothing(_day: str) -> Withheld:
    return Withheld(())


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is known of one case."""

    folder: Path
    study: Study
    case_id: str
    case: Case
    today: Today
    """The codes of today."""
    held: tuple[Held, ...]
    """Interviews and document analyses, in the order in which they were opened."""
    events: tuple[AnyEvent, ...] = ()
    """The case's own journal: syntheses, ratings, scan."""
    problems: tuple[Problem, ...] = ()
    """What could not be read."""
    elsewhere: Callable[[str], Withheld] = field(default=_nothing, compare=False, repr=False)
    """What stays inside of the whole study on a day (RFC 3339)."""


class StudyFolder:
    """A study on disk. Reads; what it has read it keeps until a new one is made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.guides_path = path / "guides"
        self.transcripts = path / "transcripts"
        self.reports = path / "reports"
        self._files: dict[str, tuple[_Lie, CaseFile]] = {}
        self._withheld: tuple[tuple[object, ...], Withheld] | None = None
        self._shown: tuple[Withheld, Today] | None = None
        if not (path / STUDY_FILE).is_file():
            raise refuse("no-study", folder=str(path))

    @cached_property
    def study(self) -> Study:
        """Return the study. Raises Refused with all that is wrong in study.yaml."""
        return load_study(self.path / STUDY_FILE)

    # Guides and codebook

    def in_guides(self, name: str) -> Path:
        """Return the path of a file in guides/. Raises Refused for a name that leads out of it."""
        path = self.guides_path / name
        if not path.resolve().is_relative_to(self.guides_path.resolve()):
            raise refuse("outside-guides", name=name)
        return path

    @cached_property
    def codebook_file(self) -> Written[Codebook]:
        """Return the study's codebook, with its data as written."""
        return _written(self.in_guides(self.study.codebook), load_codebook)

    @property
    def codebook(self) -> Codebook:
        """Return the study's codebook."""
        return self.codebook_file.model

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the words beside the codebook by which its codes can be told."""
        return load_lexicon(beside(self.in_guides(self.study.codebook)))

    def guide_file(self, guide: str, language: str | None = None) -> Written[Guide]:
        """Return the guide of that id, in the study's language where there is more than one."""
        return _written(self._guide_path(guide, language or self.study.language), load_guide)

    def guide(self, guide: str, language: str | None = None) -> Guide:
        """Return the guide of that id."""
        return self.guide_file(guide, language).model

    def guides(self) -> tuple[tuple[str, str], ...]:
        """Return the id and language of each guide, without checking them."""
        return tuple((guide, language) for guide, language, _ in self._guide_heads)

    @cached_property
    def _guide_heads(self) -> tuple[tuple[str, str, Path], ...]:
        heads = []
        for path in sorted(yaml_below(self.guides_path)):
            if path.name.startswith(".") or not path.is_file():
                continue  # an editor's lock, a folder
            text = path.read_text(encoding="utf-8", errors="replace")
            if found := re.search(r"^guide:\s*[\"']?([\w.-]+)", text, re.MULTILINE):
                language = re.search(r"^language:\s*[\"']?(\w+)", text, re.MULTILINE)
                heads.append((found[1], language[1] if language else "nl", path))
        return tuple(heads)

    def _guide_path(self, guide: str, language: str) -> Path:
        fits = [head for head in self._guide_heads if guide in (head[0], head[2].stem)]
        if not fits:
            known = sorted({name for name, _, _ in self._guide_heads})
            raise refuse(
                "no-guide",
                guide=guide,
                folder=str(self.guides_path),
                known=", ".join(known) or "–",
                nearest=nearest(guide, known),
            )
        exact = [head for head in fits if head[2].stem == guide and head[0] != guide]
        same = [head for head in fits if head[1] == language]
        return (exact or same or fits)[0][2]

    def scan(self, language: str | None = None) -> Scan | None:
        """Return the study's scan, in a language where there is one of it; None: it has none."""
        wanted = language or self.study.language
        found = [
            load_scan(path, self.codebook)
            for path in sorted(yaml_below(self.guides_path))
            if _SCAN.search(path.read_text(encoding="utf-8", errors="replace"))
        ]
        return next((scan for scan in found if scan.language == wanted), (*found, None)[0])

    # Cases and their journals

    def cases(self) -> tuple[str, ...]:
        """Return the ids of the cases, in alphabetical order."""
        if not self.transcripts.is_dir():
            return ()
        found = (path.name for path in self.transcripts.iterdir() if (path / CASE_FILE).is_file())
        return tuple(sorted(found))

    def case_path(self, case: str) -> Path:
        """Return a case's folder. Raises Refused for one that is not there, or is no name."""
        valid_name(case)
        path = self.transcripts / case
        if not (path / CASE_FILE).is_file():
            known = self.cases()
            raise refuse(
                "no-case",
                case=case,
                folder=str(self.transcripts),
                known=", ".join(known) or "–",
                nearest=nearest(case, known),
            )
        return path

    def case(self, case: str) -> Case:
        """Return a case as its YAML tells it."""
        return load_case(self.case_path(case) / CASE_FILE)

    def journals(self, case: str) -> dict[str, list[Path]]:
        """Return the journals of each interview of a case, reading only their first lines."""
        found: dict[str, list[Path]] = {}
        folder = self.case_path(case)
        for path in sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: (path.stem, path.name)):
            if path.stem == RESERVED or not path.is_file():
                continue
            first = first_event(path)
            stem = path.stem.partition("+")[0]
            interview = first.interview if isinstance(first, Opened) else stem
            found.setdefault(interview, []).append(path)
        return found

    def held(self, case: str, interview: str, taker: str = "") -> Held:
        """Return one interview of a case, as its first or a second note-taker sees it."""
        journals = self.journals(case)
        if interview not in journals:
            raise refuse(
                "no-interview",
                interview=interview,
                case=case,
                known=", ".join(journals) or "–",
                nearest=nearest(interview, journals),
            )
        return _held(interview, journals[interview], taker)

    def every_held(self, case: str) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
        """Return a case's interviews in the order in which they were opened, and what was wrong.

        One that cannot be read is a problem, no reason to lose the others.
        """
        held: list[Held] = []
        problems: list[Problem] = []
        for interview, paths in self.journals(case).items():
            try:
                one = _held(interview, paths)
                problems += one.problems
                one.opened  # noqa: B018 (raises where there is no beginning)
                held.append(one)
            except Refused as refused:
                problems += refused.problems
        return tuple(sorted(held, key=lambda one: one.opened.id)), tuple(problems)

    @property
    def codebook_today(self) -> Written[Codebook]:
        """Return the codebook with what the study promoted, renamed and merged since."""
        events = _reading(self.path / f"study{SUFFIX}").events
        if not events:
            return self.codebook_file
        data = codebook_today(self.codebook_file.data, events)
        return Written(Codebook.model_validate(data), data)

    @property
    def today(self) -> Today:
        """Return the codes of today; where the codebook cannot be read, codes as they were."""
        try:
            return today(self.codebook, _reading(self.path / f"study{SUFFIX}").events)
        except Refused:
            return Today()

    def case_file(self, case: str) -> CaseFile:
        """Return all that is known of a case; journals that cannot be read become problems."""
        lie = self._lie(case)
        file = self._case_file(case, self.case(case))
        self._files[case] = lie, file
        return file

    def case_file_now(self, case: str) -> CaseFile:
        """Return the same; what lies as it lay when it was read is not read again."""
        read = self._files.get(case)
        return read[1] if read is not None and read[0] == self._lie(case) else self.case_file(case)

    def _case_file(self, case: str, known: Case) -> CaseFile:
        held, problems = self.every_held(case)
        own = _reading(self.case_path(case) / f"{RESERVED}{SUFFIX}")
        of_study = _reading(self.path / f"study{SUFFIX}")
        return CaseFile(
            folder=self.path,
            study=self.study,
            case_id=case,
            case=known,
            today=today(self.codebook, of_study.events),
            held=held,
            events=own.events,
            problems=(*problems, *_withholding(case, problems), *own.problems, *of_study.problems),
            elsewhere=self.withheld,
        )

    # What stays inside

    def withheld(self, day: str) -> Withheld:
        """Return what stays inside of all cases on a day (RFC 3339); its notes with their case.

        Journals that lie as they lay when they were read are not read again.
        """
        lies = tuple(self._lie(case) for case in self.cases())
        if self._withheld is None or self._withheld[0] != (day, lies):
            parts = [self._own(file, day) for file in self._every_file()]
            self._withheld = (day, lies), Withheld.joined(parts)
        return self._withheld[1]

    def _own(self, file: CaseFile, day: str) -> tuple[Withheld, Callable[[str], str]]:
        names = references(file.held)
        material = gather(file, day, self.study.language)
        return material.withheld, lambda note: f"{file.case_id}:{names.get(note, '?')}"

    def _every_file(self) -> Iterable[CaseFile]:
        for case in self.cases():
            try:
                yield self.case_file_now(case)
            except Refused:  # case.yaml is wrong: what was said there stays inside all the same
                yield self._case_file(case, Case.model_validate({"name": case}))

    def _lie(self, case: str) -> _Lie:
        """Return how the files of a case and the study's journal lie.

        Of each the name, the time of change in nanoseconds, and the length.
        """
        found = []
        of_study = self.path / f"study{SUFFIX}"
        for path in (of_study, *sorted(self.case_path(case).iterdir())):
            if path.suffix in (SUFFIX, ".yaml") and path.is_file():
                state = path.stat()
                found.append((path.name, state.st_mtime_ns, state.st_size))
        return tuple(found)

    def shown_today(self, day: str) -> Today:
        """Return the codes of today as an output may show them, without words that stay inside."""
        withheld = self.withheld(day)
        if self._shown is not None and self._shown[0] is withheld:
            return self._shown[1]
        used = (
            mark.code
            for file in self._every_file()
            for one in file.held
            for note in one.state.listing()
            for mark in note.codes
        )
        today = shown(self.today, used, withheld, left_out(self.study.language))
        self._shown = withheld, today
        return today

    def codebook_at_table(self, day: str) -> Written[Codebook]:
        """Return the codebook of today, without words that stay inside in what the study made."""
        written = self.codebook_today
        if written is self.codebook_file:
            return written
        data = shown_data(written.data, self.withheld(day), left_out(self.study.language))
        return Written(Codebook.model_validate(data), data)

    def today_at_table(self, others: Iterable[Held], day: str) -> Today:
        """Return the codes of today as a respondent may see those of other conversations.

        The other cases are read only where a code could hold a passage.
        """
        codes = (m.code for one in others for note in one.state.listing() for m in note.codes)
        made = bool(_reading(self.path / f"study{SUFFIX}").events)
        if not made and not any(c.startswith(OPEN) and len(c) > APART for c in codes):
            return self.today
        try:
            return self.shown_today(day)
        except Refused:  # the codebook cannot be read
            return self.today

    def going_out(self, file: CaseFile, day: str) -> CaseFile:
        """Return a case with the codes as an output of a day may show them."""
        return replace(file, today=self.shown_today(day))


def _held(interview: str, paths: Iterable[Path], taker: str = "") -> Held:
    paths = tuple(paths)
    readings = [read_journal(path) for path in paths]
    events = merged(readings)
    state = fold(events, State(taker=taker))
    problems = [problem for reading in readings for problem in reading.problems]
    if state.odd:
        params = {"path": paths[0].name, "n": len(state.odd)}
        problems.append(Problem("odd-events", params, level="warning"))
    if not state.guide.guide and any(isinstance(event, Instrument) for event in events):
        problems.append(Problem("bad-instrument", {"path": paths[0].name}, level="warning"))
    read_only = any(reading.read_only for reading in readings)
    return Held(interview, state, paths, tuple(problems), read_only)


UNREAD = frozenset({"bad-line", "newer-journal", "no-journal-head", "unreadable", "odd-events"})
"""Problems after which something that was agreed on or refused may be missing."""


def _withholding(case: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """A refusal may stand in what could not be read: then nobody of the case is quoted."""
    if not any(problem.code in UNREAD for problem in problems):
        return ()
    return (Problem("quotes-withheld", {"case": case}, level="warning"),)


def _reading(path: Path) -> Reading:
    if path.is_file():
        return read_journal(path)
    wrong = no_journal(path)
    return Reading(problems=(wrong,) if wrong else ())


def no_journal(path: Path) -> Problem | None:
    """Return what is wrong where something else stands in the place of a journal: a folder."""
    if path.is_file() or not os.path.lexists(path):
        return None
    params = {"path": str(path), "reason": Terms((N_("it is no ordinary file"),))}
    return Problem("unreadable", params, Place(str(path)), level="warning")


def valid_name(name: str) -> str:
    """Return a case's or interview's name. Raises Refused for one that could leave the folder."""
    if not re.fullmatch(NAME, name) or name == RESERVED:
        raise refuse("bad-name", name=name)
    return name


def find_study(start: Path) -> Path:
    """Return the study's folder at or above a path. Raises Refused where there is none."""
    for folder in (start, *start.resolve().parents):
        if (folder / STUDY_FILE).is_file():
            return folder
    raise refuse("no-study", folder=os.fspath(start))
