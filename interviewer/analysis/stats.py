"""What `interviewer stats` counts of a case: interviews, codes and blocks, as plain data. Pure.

For the researchers alone: counts of all notes that stand, whatever consent says of their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interviewer.analysis.coverage import CodeCount, Coverage, InterviewCount, coverage
from interviewer.analysis.material import CaseFile
from interviewer.analysis.references import Held
from interviewer.analysis.today import Today
from interviewer.interview.events import FURTHERING, HINDERING, Checked, NoteKind


@dataclass(frozen=True, slots=True)
class InterviewStats:
    """One interview or document analysis."""

    count: InterviewCount
    """Questions, musts, minutes."""
    kinds: Mapping[NoteKind, int]
    """Notes of each kind, memos too."""
    coded: int
    """Notes with a code, memos left out."""


@dataclass(frozen=True, slots=True)
class CodeStats:
    """A code of today; codes below it are not counted with it."""

    code: str
    name: str
    notes: int
    interviews: int
    furthering: int
    """Notes in which it furthers (+ and ++)."""
    hindering: int
    """Notes in which it hinders (- and --)."""


@dataclass(frozen=True, slots=True)
class BlockStats:
    """A block, over all interviews."""

    block: str
    title: str
    minutes: int
    """Spent in it, pauses left out."""
    asked: int
    """Times that one of its questions was asked."""
    notes: int


@dataclass(frozen=True, slots=True)
class CheckStats:
    """The member check of a case, in respondents; of each their latest answer counts."""

    respondents: int
    """All who were interviewed."""
    agreed: int
    corrected: int
    no_answer: int
    """Asked, and never heard of since."""

    @property
    def asked(self) -> int:
        """Return of how many it is on record that they were asked."""
        return self.agreed + self.corrected + self.no_answer


@dataclass(frozen=True, slots=True)
class CaseStats:
    """All counts of a case."""

    case: str
    """Its id."""
    name: str
    fictional: bool
    interviews: tuple[InterviewStats, ...]
    """In the order in which they were opened."""
    codes: tuple[CodeStats, ...]
    """In the codebook's order, open codes last; only those that were used."""
    blocks: tuple[BlockStats, ...]
    """In the order of the guides."""
    checks: CheckStats


def case_stats(case_file: CaseFile) -> CaseStats:
    """Return the counts of a case."""
    counts = coverage(case_file.case_id, case_file.held, case_file.today)
    return CaseStats(
        case=case_file.case_id,
        name=case_file.case.name,
        fictional=case_file.case.fictional,
        interviews=tuple(
            _interview(count, one, case_file.today)
            for count, one in zip(counts.interviews, case_file.held, strict=True)
        ),
        codes=tuple(_code(code, count) for code, count in counts.codes.items()),
        blocks=_blocks(counts),
        checks=_checks(case_file.held),
    )


def _interview(count: InterviewCount, one: Held, today: Today) -> InterviewStats:
    notes = one.state.listing()
    coded = sum(bool(today.marks(note)) and note.kind != "memo" for note in notes)
    return InterviewStats(count, Counter(note.kind for note in notes), coded)


def _checks(held: Iterable[Held]) -> CheckStats:
    latest: dict[str, Checked | None] = {}
    for one in held:
        for person in one.state.everyone:
            before, event = latest.setdefault(person.r, None), one.state.checked(person.r)
            if event is not None and (before is None or event.id > before.id):
                latest[person.r] = event
    results = Counter(event.result for event in latest.values() if event is not None)
    return CheckStats(len(latest), results["agreed"], results["corrected"], results["no-answer"])


def _code(code: str, count: CodeCount) -> CodeStats:
    return CodeStats(
        code,
        count.name,
        count.notes,
        count.interviews,
        sum(count.valences[valence] for valence in FURTHERING),
        sum(count.valences[valence] for valence in HINDERING),
    )


def _blocks(counts: Coverage) -> tuple[BlockStats, ...]:
    return tuple(
        BlockStats(block, count.title, round(count.minutes), count.asked, count.notes)
        for block, count in counts.blocks.items()
    )
