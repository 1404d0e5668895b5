"""What stands on a filled praatplaat: per block how much was said, and in which words. Pure.

Words come from what may go out by consent. A code is called by a word that people used for it
(one of its aliases) where everyone who used it agreed to be quoted; else by its own name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.analysis.chapters import strength
from interviewer.analysis.figures import in_blocks, side_of
from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.today import Today
from interviewer.interview.words import mentions

QUOTE_LENGTH = 110
"""Characters of a quote that fits in a box."""


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A code that came up in a block, in people's words where these may go out."""

    words: str
    notes: int
    helps: int
    """Notes in which it was said to help, or to help and hinder."""
    hinders: int
    """Notes in which it was said to hinder, or to help and hinder."""
    code: str
    """Its id."""
    both: int = 0
    """Notes in which it was said to help and hinder; these are counted above too."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said about one block."""

    notes: int
    people: int
    """Respondents, by pseudonym."""
    key_words: tuple[KeyWord, ...]
    """Those of most notes first."""
    quotes: tuple[Excerpt, ...]
    """Short quotes that may go out, the strongest first."""


def spoken(material: Material, blocks: Sequence[str], today: Today, language: str) -> list[Spoken]:
    """Return for each block what was said about it."""
    found = in_blocks(material.excerpts, blocks, today)
    return [_spoken(found[block], block, material, today, language) for block in blocks]


def _spoken(
    excerpts: list[Excerpt], block: str, material: Material, today: Today, language: str
) -> Spoken:
    people = {speaker.pseudonym for e in excerpts for speaker in e.released.speakers}
    with_code: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        for mark in excerpt.codes:
            lineage = today.lineage(mark.code)
            if lineage[-1] == block and mark.code != block:
                with_code.setdefault(mark.code, []).append(excerpt)
    key_words = [
        KeyWord(
            _called(code, mine, material, today, language),
            len(mine),
            _times(code, mine, ("+", "++", "+-")),
            _times(code, mine, ("-", "--", "+-")),
            code,
            _both(code, mine),
        )
        for code, mine in with_code.items()
    ]
    key_words.sort(key=lambda word: -word.notes)
    short = [e for e in excerpts if e.quotable and len(e.released.text) <= QUOTE_LENGTH]
    short.sort(key=strength, reverse=True)
    return Spoken(len(excerpts), len(people), tuple(key_words), tuple(short))


def _called(
    code: str, excerpts: list[Excerpt], material: Material, today: Today, language: str
) -> str:
    """Return the alias that was used most by those who may be quoted, else the code's name."""
    known = today.codebook.by_id.get(code)
    texts = [e.released.text for e in excerpts if _may_be_quoted(e, material)]
    used: Counter[str] = Counter()
    for alias in known.aliases if known else ():
        used[alias] = sum(mentions(text, alias, language) for text in texts)
    alias, times = used.most_common(1)[0] if used else ("", 0)
    return alias if times else today.name(code)


def _may_be_quoted(excerpt: Excerpt, material: Material) -> bool:
    """Whether people said this, and each of them agreed to be quoted."""
    speakers = excerpt.released.speakers
    names = {speaker.pseudonym for speaker in speakers}
    return bool(names) and not excerpt.released.withheld and not names & set(material.unquoted)


def _both(code: str, excerpts: list[Excerpt]) -> int:
    """Return how many excerpts say that a code helps and hinders, in one mark or in two."""
    return sum(side_of(excerpt, [code]) == "both" for excerpt in excerpts)


def _times(code: str, excerpts: list[Excerpt], valences: tuple[str, ...]) -> int:
    marks = ([m.valence for m in e.codes if m.code == code] for e in excerpts)
    return sum(any(valence in valences for valence in mine) for mine in marks)
