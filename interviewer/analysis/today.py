"""The codebook of today: what became of codes that journals know by an older or open id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from interviewer.analysis.codebook_today import codebook_today
from interviewer.analysis.standing import standing
from interviewer.codebook import Codebook
from interviewer.interview.events import AnyEvent, CodeMark, CodePromoted, CodeRenamed, CodesMerged
from interviewer.interview.state import Note


@dataclass(frozen=True, slots=True)
class Today:
    """Today's codes, for reading journals of any age."""

    codebook: Codebook = Codebook()
    """With what the study promoted, renamed and merged."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Id in a journal → the id that took its place."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Id → name that the study gave to a code which no codebook has."""

    def code(self, code_id: str) -> str:
        """Return today's id of a code."""
        seen = {code_id}
        while (new := self.moved.get(code_id)) and new not in seen:
            seen.add(new)
            code_id = new
        return self.codebook.current(code_id)

    def name(self, code_id: str) -> str:
        """Return today's words for a code."""
        code = self.code(code_id)
        return self.names.get(code) or self.codebook.name(code)

    def lineage(self, code_id: str) -> tuple[str, ...]:
        """Return today's id of a code and of those above it, itself first."""
        return self.codebook.lineage(self.code(code_id))

    def marks(self, note: Note) -> tuple[CodeMark, ...]:
        """Return a note's codes by their ids of today, each once.

        Of codes that became one the first valence stays. A blind second coder's are left out:
        they count in agreement only.
        """
        marks: dict[str, CodeMark] = {}
        for mark in note.codes:
            if mark.via == "blind":
                continue
            code = self.code(mark.code)
            if code not in marks or marks[code].valence is None:
                marks[code] = mark.model_copy(update={"code": code})
        return tuple(marks.values())

    @property
    def order(self) -> Callable[[str], tuple[bool, int, str]]:
        """Return a key that sorts codes as the codebook does; open codes behind, no code last."""
        places = {code: place for place, code in enumerate(self.codebook.by_id)}
        return lambda code: (not code, places.get(code, len(places)), code)


def today(codebook: Codebook, study_events: Iterable[AnyEvent]) -> Today:
    """Return today's codes from the codebook and the journal of the study."""
    moved: dict[str, str] = {}
    names: dict[str, str] = {}
    changes = standing(study_events)
    for event in changes:
        match event:
            case CodePromoted():
                moved[event.from_] = event.to
            case CodesMerged():
                moved.update(dict.fromkeys(event.from_, event.into))
            case CodeRenamed():
                names[event.code] = event.name
    if moved or names:
        data = codebook.model_dump(exclude_defaults=True)
        codebook = Codebook.model_validate(codebook_today(data, changes))
    names = {code: name for code, name in names.items() if code not in codebook.by_id}
    return Today(codebook, moved, names)
