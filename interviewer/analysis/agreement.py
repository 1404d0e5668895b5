"""How far two coders agree: Krippendorff's alpha per code, and where they differ. Pure.

One of them worked blind. The units are the notes of which both gave a coding of their own: the
blind coder's are those they saw, the other's those they made or coded, as the codes stood before
anything was settled. Codes count by their ids of today, each for itself: who chose a code and who
chose the one above it differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from interviewer.analysis.references import Held, references
from interviewer.analysis.today import Today
from interviewer.errors import refuse
from interviewer.guide.model import Valence
from interviewer.interview.events import CodeMark
from interviewer.interview.review import coding_of, settled_with, to_code
from interviewer.interview.state import Note, State

VALENCES: tuple[Valence, ...] = ("--", "-", "+-", "+", "++")
"""From strongly hindering to strongly furthering: the order that alpha of valences goes by."""


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """How far two coders agree on where one code stands."""

    code: str
    """Today's id; empty for all codes taken together."""
    name: str
    units: int
    """Notes; for all codes together each note counts once a code."""
    both: int
    """Units on which both set it."""
    only_one: int
    only_other: int
    alpha: float | None
    """Nominal, on presence; None where nothing varies, so that alpha is not defined."""

    @property
    def disagreements(self) -> int:
        """Return the units on which one set it and the other did not."""
        return self.only_one + self.only_other


@dataclass(frozen=True, slots=True)
class ValenceAgreement:
    """How far two coders agree on the valence of codes that both set."""

    units: int
    """Code on a note to which both gave a valence."""
    same: int
    alpha: float | None
    """Ordinal; None where it is not defined."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A note that two coders coded otherwise, and that was not settled."""

    reference: str
    """As I3-17, without the case."""
    interview: str
    n: str
    """As `:settle N` takes it: 17, CD17."""
    text: str
    """The note's words, for the researchers' eyes."""
    one: tuple[CodeMark, ...]
    other: tuple[CodeMark, ...]


@dataclass(frozen=True, slots=True)
class CaseAgreement:
    """What two coders did in one case."""

    case: str
    units: int
    differences: tuple[Difference, ...]
    settled: int
    """Notes on which they differed and then agreed."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree, over some cases."""

    one: str
    """Initials."""
    other: str
    units: int
    """Notes that both coded, or saw and gave no code."""
    codes: tuple[CodeAgreement, ...]
    """Each code that one of them set, in the codebook's order."""
    pooled: CodeAgreement
    """All of these codes taken together."""
    valences: ValenceAgreement
    cases: tuple[CaseAgreement, ...]


@dataclass(slots=True)
class _Unit:
    """A note and what each of the two made of it."""

    one: dict[str, CodeMark]
    other: dict[str, CodeMark]


@dataclass(slots=True)
class _Case:
    units: list[_Unit] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    settled: int = 0


def agreement(
    cases: Sequence[tuple[str, Sequence[Held]]], today: Today, one: str, other: str
) -> Agreement:
    """Return how far two coders agree in these cases (id and what was held in each).

    Raises Refused where neither of them coded blind, or one of them has coded none of the notes.
    """
    every = [state for _case, held in cases for state in (item.state for item in held)]
    if not any(
        coder in note.blind for state in every for note in to_code(state) for coder in (one, other)
    ):
        raise refuse("no-blind-coding", one=one, other=other)
    found = [(case, _compared(held, today, one, other)) for case, held in cases]
    units = [unit for _case, item in found for unit in item.units]
    if not units:
        raise _not_coded(every, one, other)
    used = {code for unit in units for code in (*unit.one, *unit.other)}
    codes = tuple(_of_code(code, units, today) for code in sorted(used, key=today.order))
    return Agreement(
        one=one,
        other=other,
        units=len(units),
        codes=codes,
        pooled=_pooled(codes, units),
        valences=_valences(units),
        cases=tuple(
            CaseAgreement(case, len(item.units), tuple(item.differences), item.settled)
            for case, item in found
        ),
    )


def _compared(held: Sequence[Held], today: Today, one: str, other: str) -> _Case:
    case = _Case()
    named = references(held)
    for item in held:
        state = item.state
        for note in to_code(state):
            codings = coding_of(one, note, state), coding_of(other, note, state)
            blind = one in note.blind or other in note.blind
            if codings[0] is None or codings[1] is None or not blind:
                continue
            unit = _Unit(_today(codings[0], today), _today(codings[1], today))
            case.units.append(unit)
            if unit.one.keys() == unit.other.keys():
                continue
            if any(settled_with(note, coder, state) for coder in (one, other)):
                case.settled += 1
                continue
            case.differences.append(
                Difference(
                    reference=named[note.id],
                    interview=item.interview,
                    n=f"{note.taker}{note.n}",
                    text=note.text,
                    one=tuple(unit.one.values()),
                    other=tuple(unit.other.values()),
                )
            )
    return case


def _today(marks: Iterable[CodeMark], today: Today) -> dict[str, CodeMark]:
    """Return a coding by the codes' ids of today, each once; the first valence stays."""
    found: dict[str, CodeMark] = {}
    for mark in marks:
        code = today.code(mark.code)
        if code not in found or found[code].valence is None:
            found[code] = mark.model_copy(update={"code": code})
    return found


def _not_coded(every: Iterable[State], one: str, other: str) -> Exception:
    """Return why the two have no note in common."""
    coders: set[str] = set()
    notes: list[tuple[Note, State]] = [(n, state) for state in every for n in to_code(state)]
    for note, state in notes:
        coders |= {note.by, *note.blind}
        coders |= {event.by for event in state.trail.get(("note", note.id), ())}
    blind = {coder for note, _ in notes for coder in note.blind}
    missing, there = (other, one) if one in blind else (one, other)
    return refuse("no-coding", by=missing, other=there, known=", ".join(sorted(coders)))


def _of_code(code: str, units: Sequence[_Unit], today: Today) -> CodeAgreement:
    ones = [int(code in unit.one) for unit in units]
    others = [int(code in unit.other) for unit in units]
    return _counted(code, today.name(code), ones, others)


def _pooled(codes: Iterable[CodeAgreement], units: Sequence[_Unit]) -> CodeAgreement:
    ids = [item.code for item in codes]
    ones = [int(code in unit.one) for code in ids for unit in units]
    others = [int(code in unit.other) for code in ids for unit in units]
    return _counted("", "", ones, others)


def _counted(code: str, name: str, ones: list[int], others: list[int]) -> CodeAgreement:
    pairs = list(zip(ones, others, strict=True))
    return CodeAgreement(
        code=code,
        name=name,
        units=len(pairs),
        both=pairs.count((1, 1)),
        only_one=pairs.count((1, 0)),
        only_other=pairs.count((0, 1)),
        alpha=alpha(ones, others, "nominal"),
    )


def _valences(units: Iterable[_Unit]) -> ValenceAgreement:
    pairs = [
        (VALENCES.index(mark.valence), VALENCES.index(theirs.valence))
        for unit in units
        for code, mark in unit.one.items()
        if (theirs := unit.other.get(code)) and mark.valence and theirs.valence
    ]
    same = sum(mine == theirs for mine, theirs in pairs)
    ones, others = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return ValenceAgreement(len(pairs), same, alpha(ones, others, "ordinal"))


def alpha(
    ones: Sequence[int], others: Sequence[int], level: Literal["nominal", "ordinal"]
) -> float | None:
    """Return Krippendorff's alpha of two coders' values, unit by unit; None where undefined.

    It is undefined where all values are the same, as chance cannot be told from agreement then.
    """
    if len({*ones, *others}) < 2:
        return None
    import krippendorff  # with numpy, which nothing else here needs

    value = krippendorff.alpha(reliability_data=[ones, others], level_of_measurement=level)
    return float(value)
