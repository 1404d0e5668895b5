"""The codes of a study: which are used where, and what may be done to them afterwards. Pure.

An open code can be promoted to a code of the codebook, any code renamed, codes merged into one.
Each is one event of the study's journal; notes follow, since every output reads them by the codes
of today.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interviewer.analysis.material import CaseFile
from interviewer.analysis.references import references
from interviewer.analysis.standing import standing
from interviewer.analysis.today import Today
from interviewer.codebook import OPEN, fold, open_code
from interviewer.errors import Problem, Refused, nearest, refuse
from interviewer.interview.events import AnyEvent, CodePromoted, CodeRenamed, CodesMerged

Change = CodePromoted | CodeRenamed | CodesMerged

LONGEST = 120
"""Signs that the name of a code may have."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*")


@dataclass(frozen=True, slots=True)
class CodedNote:
    """A note that has a code."""

    reference: str
    """With the case, as warme-loods:I3-17."""
    text: str
    block: str = ""
    """Id of the block in which it was made."""


@dataclass(frozen=True, slots=True)
class CodeUse:
    """A code of today, and the notes that have it; codes below it are not counted with it."""

    code: str
    name: str
    notes: tuple[CodedNote, ...]
    """Memos too; a blind second coder's codes are left out."""
    interviews: int

    @property
    def open(self) -> bool:
        """Whether it is in no codebook yet."""
        return self.code.startswith(OPEN)


@dataclass(frozen=True)
class Codes:
    """The codes of a study as they stand now."""

    today: Today = field(default_factory=Today)
    uses: tuple[CodeUse, ...] = ()
    """Every code that is used, in the codebook's order, open codes last."""
    events: tuple[AnyEvent, ...] = ()
    """The study's journal."""

    @property
    def open(self) -> tuple[CodeUse, ...]:
        """Return the open codes, most used first."""
        found = (use for use in self.uses if use.open)
        return tuple(sorted(found, key=lambda use: (-len(use.notes), use.code)))

    def use(self, code: str) -> CodeUse | None:
        """Return where a code of today is used; None where it is not."""
        return next((use for use in self.uses if use.code == code), None)


def codes_of(files: Sequence[CaseFile], today: Today, events: Sequence[AnyEvent]) -> Codes:
    """Return the codes of a study from all its cases and its journal."""
    notes: dict[str, list[CodedNote]] = {}
    interviews: dict[str, set[tuple[str, str]]] = {}
    for file in files:
        names = references(file.held)
        for one in file.held:
            for note in one.state.listing():
                for mark in today.marks(note):
                    reference = f"{file.case_id}:{names[note.id]}"
                    coded = CodedNote(reference, note.text, note.block or "")
                    notes.setdefault(mark.code, []).append(coded)
                    interviews.setdefault(mark.code, set()).add((file.case_id, one.interview))
    uses = (
        CodeUse(code, today.name(code), tuple(notes[code]), len(interviews[code]))
        for code in sorted(notes, key=today.order)
    )
    return Codes(today, tuple(uses), tuple(events))


def find(codes: Codes, typed: str) -> str:
    """Return today's id of a code, of the codebook or open, as it is typed after `#`.

    Raises Refused for one that is none, or could be several.
    """
    word = typed.strip().removeprefix("#")
    book = codes.today.codebook
    used = {use.code for use in codes.uses}
    code = codes.today.code(word)
    if word and (code in book.by_id or code in used):
        return code
    found = book.lookup(word)
    if len(found) > 1:
        raise refuse("which-code", typed=word, candidates=", ".join(found))
    if found:
        return found[0]
    code = codes.today.code(open_code(word))
    if code in used or code in book.by_id:
        return code
    known = [*book.by_id, *book.words, *used]
    near = nearest(fold(word), known)
    raise Refused(Problem("unknown-code", {"code": typed, "nearest": near}))


def promote(
    codes: Codes, typed: str, to: str, name: str = "", definition: str = ""
) -> CodePromoted:
    """Return the event that makes an open code one of the codebook. Raises Refused."""
    former = find_open(codes, typed)
    _check_new(codes, to)
    word = codes.today.name(former)
    name = " ".join(name.split()) or word[:1].upper() + word[1:]
    _check_name(name)
    _check_signs(definition)
    return CodePromoted.model_validate(
        {"from": former, "to": to, "name": name, "definition": " ".join(definition.split())}
    )


def find_open(codes: Codes, typed: str) -> str:
    """Return the id of an open code that is used. Raises Refused for any other."""
    word = typed.strip().removeprefix("#")
    former = word if word.startswith(OPEN) else open_code(word)
    known = [use.code for use in codes.open]
    if former in known:
        return former
    if (now := codes.today.code(former)) != former:
        raise refuse("code-moved", id=former, today=now)
    near = nearest(former, known)
    raise refuse("no-open-code", id=typed, known=", ".join(known) or "–", nearest=near)


def _check_new(codes: Codes, to: str) -> None:
    """See that an id can be that of a new code: of the right form, in a block, not used before."""
    book = codes.today.codebook
    if not _ID.fullmatch(to) or to.partition(".")[0] == OPEN.rstrip("."):
        raise refuse("bad-code-id", id=to, proposal=_as_id(to))
    taken = book.by_id.keys() | book.former.keys() | codes.today.moved.keys()
    if to in taken:
        raise refuse("code-exists", id=to, today=codes.today.code(to))
    families = [code.id for code, above, _ in book.walk() if above is None]
    family = to.partition(".")[0]
    if "." in to and family not in families:
        near = nearest(family, families)
        raise refuse(
            "no-family", id=to, family=family, known=", ".join(families) or "–", nearest=near
        )


def _check_name(name: str) -> None:
    """See that a name can stand in a list: no signs that steer a terminal, not too long."""
    if len(name) > LONGEST:
        raise refuse("long-code-name", limit=LONGEST)
    _check_signs(name)


def _check_signs(words: str) -> None:
    if any(unicodedata.category(sign) == "Cc" and not sign.isspace() for sign in words):
        raise refuse("code-signs")


def _as_id(typed: str) -> str:
    """Return an id made of what was typed, for a proposal."""
    parts = (re.sub("[^a-z0-9]+", "-", fold(part)).strip("-") for part in typed.split("."))
    return ".".join(filter(None, parts)).removeprefix(OPEN) or "drivers.x"


def proposed_id(codes: Codes, use: CodeUse) -> str:
    """Return an id for an open code: in the block where most of its notes stand; '' without one."""
    book = codes.today.codebook
    blocks = Counter(note.block for note in use.notes if note.block in book.by_id)
    if not blocks:
        return ""
    return f"{blocks.most_common(1)[0][0].partition('.')[0]}.{_as_id(use.code)}"


def rename(codes: Codes, typed: str, name: str) -> CodeRenamed:
    """Return the event that gives a code another name. Raises Refused."""
    code = find(codes, typed)
    words = " ".join(name.split())
    if not words:
        raise refuse("no-code-name", id=code)
    _check_name(words)
    return CodeRenamed(code=code, name=words)


def merge(codes: Codes, typed: Iterable[str], into: str) -> CodesMerged:
    """Return the event that makes codes one. Raises Refused."""
    target = find(codes, into)
    book = codes.today.codebook
    former = tuple(dict.fromkeys(find(codes, word) for word in typed))
    for code in former:
        if code == target:
            raise refuse("merge-itself", id=code)
        if code in book.by_id and target not in book.by_id:
            raise refuse("merge-into-open", id=code, into=target)
        if code in book.lineage(target):
            raise refuse("merge-below", id=code, into=target)
    return CodesMerged.model_validate({"from": former, "into": target})


def latest_change(events: Iterable[AnyEvent]) -> Change | None:
    """Return the last change of codes that was not taken back."""
    changes = (event for event in standing(events) if isinstance(event, Change))
    return next(reversed(list(changes)), None)


def described(change: Change) -> str:
    """Return a change in a line without words of its own: `open.x → drivers.x`."""
    match change:
        case CodePromoted():
            return f"{change.from_} → {change.to} “{change.name}”"
        case CodeRenamed():
            return f"{change.code} “{change.name}”"
        case CodesMerged():
            return f"{', '.join(change.from_)} → {change.into}"
