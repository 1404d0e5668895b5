"""What the author of a case's report must still look at, as facts with their references. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.casework import fingerprint
from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.portrait.contrasts import voices_of
from interviewer.analysis.references import split
from interviewer.analysis.today import Today
from interviewer.interview.events import FURTHERING, HINDERING
from interviewer.study import PSEUDONYM

MOST = 3
"""Opposing factors that a remark on one paragraph names."""


@dataclass(frozen=True, slots=True)
class Opposing:
    """Notes that say the other thing of a factor and that a synthesis does not name."""

    code: str
    furthers: bool
    """Whether these notes further, where the synthesis cites what hinders."""
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnParagraph:
    """What stands out about a paragraph of a synthesis."""

    voice: str = ""
    """The one respondent or document that it rests on; empty: there are several, or none."""
    changed: tuple[str, ...] = ()
    """Notes that it names and that were changed since the synthesis was written."""
    gone: tuple[str, ...] = ()
    """Notes that it names and that no longer go out, or were taken back."""
    opposing: tuple[Opposing, ...] = ()


def on_paragraphs(
    paragraphs: Sequence[str],
    cites: Mapping[str, str],
    material: Material,
    mine: Sequence[Excerpt],
    today: Today,
    case: str,
) -> tuple[OnParagraph, ...]:
    """Return what stands out about each paragraph of a synthesis.

    `cites` are its references with the fingerprints of what they named when it was written; `mine`
    are the notes of its chapter.
    """
    by_reference = {item.reference: item for item in material.excerpts}
    voices = {voice for item in material.excerpts for voice in voices_of(item)}
    named = [_named(text, case) for text in paragraphs]
    whole = {reference for references in named for reference in references}
    told: set[str] = set()
    found = []
    for references in named:
        cited = [by_reference[name] for name in references if name in by_reference]
        heard = {voice for item in cited for voice in voices_of(item)}
        opposing = [o for o in _opposing(cited, mine, whole, today) if o.code not in told]
        told.update(item.code for item in opposing)
        found.append(
            OnParagraph(
                voice=next(iter(heard)) if len(heard) == 1 and len(voices) > 1 else "",
                changed=tuple(
                    name
                    for name in references
                    if name in cites
                    and name in by_reference
                    and fingerprint(by_reference[name].note) != cites[name]
                ),
                gone=tuple(n for n in references if n in cites and n not in by_reference),
                opposing=tuple(opposing[:MOST]),
            )
        )
    return tuple(found)


def _named(text: str, case: str) -> tuple[str, ...]:
    found = (part["reference"] for part in split(text, case) if not isinstance(part, str))
    return tuple(dict.fromkeys(found))


def _opposing(
    cited: Iterable[Excerpt], mine: Sequence[Excerpt], whole: set[str], today: Today
) -> list[Opposing]:
    """Return the factors of cited notes of which notes outside the synthesis say the opposite."""
    leaning: dict[str, set[bool]] = {}
    for item in cited:
        for mark in item.codes:
            if mark.valence in (*FURTHERING, *HINDERING):
                leaning.setdefault(mark.code, set()).add(mark.valence in FURTHERING)
    found = []
    for code in sorted(leaning, key=today.order):
        if len(leaning[code]) > 1:
            continue  # it names both
        furthers = not leaning[code].pop()
        signs = FURTHERING if furthers else HINDERING
        against = [
            item.reference
            for item in mine
            if item.reference not in whole
            and any(mark.code == code and mark.valence in signs for mark in item.codes)
        ]
        named = any(
            item.reference in whole
            and any(mark.code == code and mark.valence in signs for mark in item.codes)
            for item in mine
        )
        if against and not named:
            found.append(Opposing(code, furthers, tuple(against)))
    return found


def left_out(mine: Iterable[Excerpt]) -> tuple[str, ...]:
    """Return the notes of which quoted words stay inside, for want of consent."""
    return tuple(item.reference for item in mine if item.released.withheld)


@dataclass(frozen=True, slots=True)
class Alone:
    """Someone who did not agree to be recognisable, and who is the only one of a level."""

    level: str
    who: str
    round: int
    """The round in which nobody else of the level was spoken with."""


def recognisable(material: Material) -> tuple[Alone, ...]:
    """Return who is the only one of a level in a round and did not agree to be recognisable.

    The level alone, or what they say of their work, can then tell who it is, to those who know the
    case.
    """
    people: dict[tuple[int, str], dict[str, bool]] = {}
    for source in material.sources:
        for speaker in () if source.opened.document else source.speakers:
            if speaker.level:
                told = bool(speaker.role or speaker.organisation)
                there = people.setdefault((source.opened.round, speaker.level), {})
                there[speaker.pseudonym] = there.get(speaker.pseudonym, False) or told
    return tuple(
        Alone(level, next(iter(there)), round_)
        for (round_, level), there in sorted(people.items())
        if len(there) == 1 and not any(there.values())
    )


def to_check(material: Material) -> dict[str, Alone]:
    """Return the statements of those who can be recognised by what they say: by reference."""
    found = {(item.round, item.who): item for item in recognisable(material)}
    result: dict[str, Alone] = {}
    for excerpt in material.excerpts:
        if excerpt.source.opened.document:
            continue
        for speaker in excerpt.released.speakers:
            alone = found.get((excerpt.source.opened.round, speaker.pseudonym))
            if alone is not None:
                result.setdefault(excerpt.reference, alone)
    return result


def observed(material: Material) -> dict[str, tuple[str, ...]]:
    """Return the observations that name who was seen: by reference, with their pseudonyms."""
    return {
        excerpt.reference: tuple(speaker.pseudonym for speaker in excerpt.released.speakers)
        for excerpt in material.excerpts
        if excerpt.note.kind == "observation" and excerpt.released.speakers
    }


SHORTEST = 4
"""Letters of a word that can tell a role or an organisation."""
ENDING = 2
"""Letters by which two forms of a word may differ: docent, docenten."""
_NAMED = re.compile(rf"\b{PSEUDONYM}\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A word in a note that is of a role or organisation that is withheld."""

    who: str
    word: str
    """As it stands in the note."""


def telling(material: Material) -> dict[str, tuple[Telling, ...]]:
    """Return the notes whose words can tell who speaks, or who is named in them: by reference.

    Of each person the first such word.
    """
    withheld = _withheld(material)
    found: dict[str, tuple[Telling, ...]] = {}
    for excerpt in material.excerpts:
        words = _WORD.findall(excerpt.released.text)
        about = {speaker.pseudonym for speaker in excerpt.released.speakers}
        about |= set(_NAMED.findall(excerpt.released.text))
        mine = [
            Telling(who, next(word for word in words if _alike(word, telltale)))
            for who, telltale in withheld.items()
            if who in about and any(_alike(word, telltale) for word in words)
        ]
        if mine:
            found[excerpt.reference] = tuple(mine)
    return found


def _withheld(material: Material) -> dict[str, frozenset[str]]:
    """Return the words of the role and organisation of each who is not to be recognisable."""
    found: dict[str, frozenset[str]] = {}
    for source in material.sources:
        told = {s.pseudonym: (s.role, s.organisation) for s in source.speakers}
        for person in source.state.everyone:
            if told.get(person.r) == ("", ""):
                words = _WORD.findall(f"{person.role} {person.organisation}".casefold())
                long = frozenset(word for word in words if len(word) >= SHORTEST)
                found[person.r] = found.get(person.r, frozenset()) | long
    return found


def _alike(word: str, telltale: frozenset[str]) -> bool:
    """Whether a word is one of these, or another form of one."""
    word = word.casefold()
    return len(word) >= SHORTEST and any(
        (word.startswith(one) or one.startswith(word)) and abs(len(word) - len(one)) <= ENDING
        for one in telltale
    )
