"""Which codes a text could be about by its words, from the words of a codebook. Pure.

An index is made once for a codebook, with a lexicon that may lie beside it: each stem in the words
of its codes, weighted by how few codes have it, and the phrases by which people name a code or by
which it can be told.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from interviewer.codebook import Code, Codebook
from interviewer.interview.words import terms

IN_A_SENTENCE = 0.5
"""What a word counts in a definition or example, against 1 in a name, alias or indicator."""

IN_THE_LEXICON = 0.6
"""The same in the lexicon: so many everyday words that each of them says less."""

IN_A_NOTE = 0.3
"""The same in a note of the lexicon."""

IN_A_COMPOUND = 0.7
"""What a part of a compound counts: 'tekort' in 'lerarentekort'."""

UNKNOWN = 5.0
"""Weight of a word that no code has: as rare as one of a single code."""

SHORTEST_PART = 4
"""Letters in a part of a compound."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """More by which codes can be told, beside what the codebook says itself.

    Not part of the codebook, of which each journal holds a copy.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Code → words and turns of phrase; codes that a codebook lacks do no harm."""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Code → notes as people type them, made up, for which it is right."""
    language: str = "nl"
    """Of the words; for a codebook in another language there is nothing in it."""


NO_LEXICON = Lexicon()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words by which one code is named, or can be told."""

    code: str
    stems: frozenset[str]
    weight: float
    names: bool
    """Whether they are the code's name or an alias."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as an index reads it."""

    words: Mapping[str, str]
    """Stem → the word of the text, or the whole compound that it is part of."""
    counts: Mapping[str, float]
    """Stem → what it counts: 1, less as part of a compound."""
    vector: Mapping[str, float]
    """Stem → weight, of length 1 together."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text's words say for one code."""

    strength: float
    """Of all words that both have."""
    share: float
    """Part of the text's weight that these words make up, 0 to 1."""
    named: float
    """Weight of the name or alias that is in the text; 0: none."""
    told: float
    """Weight of the indicator that is in the text; 0: none."""
    stems: tuple[str, ...]
    """What was met, the weightiest first; what names the code before the rest."""


class CodeWords:
    """The words of a codebook's codes."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon = NO_LEXICON) -> None:
        self._language = codebook.language
        more = lexicon if lexicon.language == codebook.language else NO_LEXICON
        said = [
            (code.id, names, count, terms(text, self._language))
            for code in codebook.by_id.values()
            for names, count, text in _texts(code, more)
        ]
        self._forms = {term.word: term.stem for *_, words in said for term in words}
        self._forms |= {stem: stem for stem in self._forms.values()}
        profiles: dict[str, dict[str, float]] = defaultdict(dict)
        for code_id, _names, count, words in said:
            profile = profiles[code_id]
            for term in words:
                profile[term.stem] = max(count, profile.get(term.stem, 0.0))
        for profile in profiles.values():
            for stem, count in tuple(profile.items()):
                for part in self._parts(stem):
                    profile[part] = max(IN_A_COMPOUND * count, profile.get(part, 0.0))
        having = Counter(stem for profile in profiles.values() for stem in profile)
        self._weight = {stem: math.log(1 + len(profiles) / n) for stem, n in having.items()}
        self._codes: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for code_id, profile in profiles.items():
            for stem, count in profile.items():
                self._codes[stem].append((code_id, count))
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        for code_id, names, _count, words in said:
            if words and names is not None:
                stems = frozenset(term.stem for term in words)
                rarest = max(stems, key=lambda stem: (self.weight(stem), stem))
                phrase = Phrase(code_id, stems, sum(map(self.weight, stems)), names)
                self._phrases[rarest].append(phrase)

    def weight(self, stem: str) -> float:
        """Return how much a stem tells: more, the fewer codes have it."""
        return self._weight.get(stem, UNKNOWN)

    def _parts(self, word: str) -> set[str]:
        """Return the stems of known words that a compound begins or ends with."""
        found = set()
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            before, after = word[:at], word[at:]
            joined = before.removesuffix("s") if at > SHORTEST_PART else before
            found |= {self._forms.get(part, "") for part in (before, joined, after)}
        return {stem for stem in found if len(stem) >= SHORTEST_PART and stem != word}

    def read(self, text: str) -> Read:
        """Return a text as this index reads it."""
        return _read(self, text)

    def _reads(self, text: str) -> Read:
        words: dict[str, str] = {}
        counts: dict[str, float] = {}
        for term in terms(text, self._language):
            stems = {term.stem: 1.0}
            if term.stem not in self._weight:
                parts = self._parts(term.word) | self._parts(term.stem)
                stems = dict.fromkeys(parts, IN_A_COMPOUND) or stems
            for stem, count in stems.items():
                words.setdefault(stem, term.word)
                counts[stem] = max(count, counts.get(stem, 0.0))
        weights = {stem: count * self.weight(stem) for stem, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vector = {stem: weight / length for stem, weight in weights.items()}
        return Read(words, counts, vector)

    def heard(self, text: str) -> Mapping[str, Heard]:
        """Return the codes whose words are in a text."""
        return _heard(self, text)

    def _hears(self, text: str) -> dict[str, Heard]:
        read = self.read(text)
        total = sum(map(self.weight, read.counts)) or 1.0
        strength: dict[str, float] = defaultdict(float)
        met: dict[str, list[str]] = defaultdict(list)
        for stem, count in read.counts.items():
            for code, there in self._codes.get(stem, ()):
                strength[code] += self.weight(stem) * count * there
                met[code].append(stem)
        best: dict[tuple[str, bool], Phrase] = {}
        for stem in read.counts:
            for phrase in self._phrases.get(stem, ()):
                if phrase.stems <= read.counts.keys():
                    known = best.get((phrase.code, phrase.names))
                    if known is None or phrase.weight > known.weight:
                        best[phrase.code, phrase.names] = phrase
        heard = {}
        for code, stems in met.items():
            name, sign = best.get((code, True)), best.get((code, False))
            first = name or sign
            stems.sort(key=lambda stem: (-self.weight(stem), stem))
            if first is not None:
                stems.sort(key=lambda stem: stem not in first.stems)
            heard[code] = Heard(
                strength[code],
                sum(map(self.weight, stems)) / total,
                name.weight if name else 0.0,
                sign.weight if sign else 0.0,
                tuple(stems),
            )
        return heard


@lru_cache(maxsize=4)
def code_words(codebook: Codebook, lexicon: Lexicon = NO_LEXICON) -> CodeWords:
    """Return the index of a codebook; the first call for one takes a fraction of a second."""
    return CodeWords(codebook, lexicon)


@lru_cache(maxsize=8192)
def _read(index: CodeWords, text: str) -> Read:
    return index._reads(text)


@lru_cache(maxsize=1024)
def _heard(index: CodeWords, text: str) -> Mapping[str, Heard]:
    return index._hears(text)


def _texts(code: Code, lexicon: Lexicon) -> Iterator[tuple[bool | None, float, str]]:
    """Yield a code's words: whether they name it (None: a sentence), what they count, the words."""
    yield from ((True, 1.0, text) for text in (code.name, *code.aliases))
    yield from ((False, 1.0, text) for text in code.indicators)
    yield from ((False, IN_THE_LEXICON, text) for text in lexicon.words.get(code.id, ()))
    yield from ((None, IN_A_NOTE, text) for text in lexicon.notes.get(code.id, ()))
    yield from (
        (None, IN_A_SENTENCE, text) for text in (code.definition, code.include, code.example)
    )
