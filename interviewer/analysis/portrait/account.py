"""How a case was studied, as facts to report: who, whom, how long, how coded, how checked. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.agreement import Agreement, agreement
from interviewer.analysis.cross.saturation import steps
from interviewer.analysis.cross.study import Cross
from interviewer.analysis.material import CaseFile, Material, Source
from interviewer.analysis.portrait.planned import took_place, unclosed
from interviewer.analysis.stats import CheckStats, case_stats
from interviewer.errors import Refused
from interviewer.interview.recording import recording
from interviewer.interview.review import blind_coders, setters, settlement, to_code


@dataclass(frozen=True, slots=True)
class Account:
    """Facts about the study of a case, of what may be told of."""

    interviewers: tuple[str, ...]
    """Initials of who held interviews or noted at the table."""
    held_by: Mapping[str, tuple[str, ...]]
    """Initials → the interviews at which they were, as I3."""
    interviews: int
    """Held: with notes, or closed."""
    unclosed: int
    """Of those, how many were never closed."""
    groups: int
    documents: int
    respondents: tuple[str, ...]
    """Pseudonyms of those who take part."""
    levels: Mapping[str, int]
    """Level → respondents, in the study's order; '' for no level."""
    again: tuple[str, ...]
    """Who was interviewed in more than one round."""
    modes: Mapping[str, int]
    """How interviews were held → how many."""
    recorded: int
    """Interviews of which a recording may be told."""
    minutes: tuple[int, ...]
    """Of each interview of which they are known, in order."""
    kinds: Mapping[str, int]
    """Kind of note → how many go out."""
    quotes: int
    """Quotes that may be printed."""
    codes: int
    """Codes of the codebook that notes have."""
    open_codes: int
    """Codes outside the codebook that notes have."""
    new_codes: tuple[tuple[str, int], ...]
    """Interview or document, in the order of holding, with the codes that it was first to bring."""
    coders: tuple[str, ...]
    """Initials of who set codes that stand."""
    settled: int
    """Notes of which coders agreed on the codes afterwards."""
    agreed: tuple[Agreement, ...]
    """Of each pair of which one coded blind."""
    coded_blind: Mapping[str, tuple[str, ...]]
    """Initials → the interviews and documents that they coded blind, as I3."""
    checks: CheckStats
    """The member check, in numbers."""
    declined: int
    """People who were approached and not interviewed."""


def account(file: CaseFile, material: Material, alone: Cross) -> Account:
    """Return how a case was studied; `alone` is the case as the only one of its study."""
    held = [source for source in material.sources if took_place(source.state)]
    heads = {source.head for source in held}
    talks = [source for source in held if not source.opened.document]
    people = {s.pseudonym: s.level for source in talks for s in source.speakers}
    rounds: dict[str, set[int]] = {}
    for source in talks:
        for speaker in source.speakers:
            rounds.setdefault(speaker.pseudonym, set()).add(source.opened.round)
    counted = Counter(people.values())
    order = [*file.study.levels, *sorted(set(counted) - {*file.study.levels, ""}), ""]
    held_by: dict[str, list[str]] = {}
    for source in talks:
        for by in _held_by(source):
            held_by.setdefault(by, []).append(source.head)
    used = {mark.code for item in material.excerpts for mark in item.codes}
    outside = {code for code in used if code not in file.today.codebook.by_id}
    coders: Counter[str] = Counter()
    settled = 0
    for source in material.sources:
        for note in to_code(source.state):
            coders.update({by for _mark, by in setters(note, source.state) if by})
            settled += settlement(note, source.state) is not None
    return Account(
        interviewers=tuple(held_by),
        held_by={by: tuple(heads) for by, heads in held_by.items()},
        interviews=len(talks),
        unclosed=sum(map(unclosed, talks)),
        groups=sum(source.opened.kind == "group" for source in talks),
        documents=len({s.opened.document for s in held if s.opened.document}),
        respondents=tuple(people),
        levels={level: counted[level] for level in order if counted[level]},
        again=tuple(r for r, those in rounds.items() if len(those) > 1),
        modes=Counter(source.opened.mode for source in talks),
        recorded=sum(source.recording and recording(source.state) for source in talks),
        minutes=tuple(source.count.minutes for source in talks if source.count.minutes),
        kinds=Counter(item.note.kind for item in material.excerpts),
        quotes=sum(item.quotable for item in material.excerpts),
        codes=len(used - outside),
        open_codes=len(outside),
        new_codes=tuple((s.head, s.new) for s in steps(alone) if s.head in heads),
        coders=tuple(coder for coder, _n in coders.most_common()),
        settled=settled,
        agreed=_agreements(file, tuple(coder for coder, _n in coders.most_common())),
        coded_blind=_coded_blind(material),
        checks=case_stats(file).checks,
        declined=sum(item.n for item in file.case.declined),
    )


def _held_by(source: Source) -> tuple[str, ...]:
    """Return who opened an interview, and who noted beside them."""
    takers = (note.taker for note in source.state.listing() if note.taker)
    return tuple(dict.fromkeys(filter(None, (source.opened.by, *takers))))


def _coded_blind(material: Material) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for source in material.sources:
        for coder in blind_coders(source.state):
            found[coder] = (*found.get(coder, ()), source.head)
    return found


def _agreements(file: CaseFile, coders: Sequence[str]) -> tuple[Agreement, ...]:
    blind = sorted({coder for one in file.held for coder in blind_coders(one.state)})
    found = []
    for other in blind:
        for one in coders:
            if one == other or (one in blind and one > other):
                continue
            try:
                found.append(agreement([(file.case_id, file.held)], file.today, one, other))
            except Refused:  # they have no note in common
                continue
    return tuple(found)
