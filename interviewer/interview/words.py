"""Whether a word is there, in any inflection and inside compounds, in Dutch and English.

`mentions` serves the conditions of a guide: it may find a little too much (the interviewer judges),
it should not miss. The Snowball stemmer is imported at the first call, not at start-up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from interviewer.interview.stop_words import STOP_WORDS

_ALGORITHMS = {"nl": ("dutch", "dutch_porter"), "en": ("english",)}
_JOINED = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SINGLE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_OPEN_SYLLABLE = re.compile(r"(.*)(aa|ee|oo|uu)([^aeiou])")
_VOICED = {"f": "v", "s": "z"}
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_IN_COMPOUND = 4
_PREFIXES = {
    "nl": frozenset({"be", "er", "ge", "her", "ont", "ver"}),
    "en": frozenset({"ac", "de", "dis", "ex", "in", "mis", "re", "sup", "un"}),
}
"""What may stand before a root without making a compound: 'vergelden' is not about 'geld'."""


class _Word(NamedTuple):
    """A word, folded, with what it can be recognised by."""

    plain: str
    """Without case, accents and a possessive 's."""
    stems: frozenset[str]
    """All that it could be an inflection of."""
    own: frozenset[str]
    """The stems that are surely its own: what is looked for when the word is a term."""
    roots: tuple[str, ...]
    """How it can begin inside a compound."""


class Term(NamedTuple):
    """A word that says something of what a text is about."""

    word: str
    """As it stands in the text, without case and accents."""
    stem: str
    """The same for all its inflections."""


def count_words(text: str) -> int:
    """Return how many words a text has; `vo-mbo` and `foto's` are one, a dash is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def stems(text: str, language: str) -> frozenset[str]:
    """Return what the words of a text can be recognised by: their forms and stems, folded."""
    return frozenset().union(*({word.plain, *word.stems} for word in _read(text, language)))


def terms(text: str, language: str) -> tuple[Term, ...]:
    """Return the words that say what a text is about, in order; a hyphened one as its parts."""
    stop = STOP_WORDS.get(language, frozenset())
    return tuple(
        Term(word.plain, min(word.stems, key=lambda stem: (len(stem), stem)))
        for word in _read(text, language)
        if len(word.plain) > 1 and word.plain not in stop and "-" not in word.plain
    )


def mentions(text: str | frozenset[str], term: str, language: str) -> bool:
    """Whether a term is in a text: its words in this order, each in any inflection.

    A word whose stem has four letters or more is also found inside a compound. Of stems (what
    `stems` returns) the order is not known: there all words of the term must occur.
    """
    wanted = tuple(word for word in _read(term, language) if "-" not in word.plain)
    if not wanted:
        return False
    if "-" in term and mentions(text, term.replace("-", ""), language):
        return True
    if isinstance(text, frozenset):
        there = tuple(_Word(stem, frozenset({stem}), frozenset(), ()) for stem in text)
        return all(any(_fits(word, one, language) for word in there) for one in wanted)
    words = iter(_read(text, language))
    return all(any(_fits(word, one, language) for word in words) for one in wanted)


def _fits(word: _Word, term: _Word, language: str) -> bool:
    """Whether a word is the term's, in some inflection, or has it inside."""
    if word.plain == term.plain or not term.own.isdisjoint(word.stems):
        return True
    return any(_compound(word, root, language) for root in term.roots)


def _compound(word: _Word, root: str, language: str) -> bool:
    at = word.plain.find(root)
    if at <= 0:
        return at == 0
    if word.plain.startswith("ge") and root not in min(word.stems, key=len):
        return False  # 'geregeld' is 'regel', not 'geld'
    before = word.plain[:at].rstrip("-")
    prefixes = _PREFIXES.get(language, frozenset())
    return len(before) > 1 and _VOWEL.search(before) is not None and before not in prefixes


def _fold(text: str) -> str:
    text = text.replace("’", "'").replace("‑", "-").replace("\u00ad", "")
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[_Word, ...]:
    """Return the words of a text; a hyphened one as its parts, then as a whole."""
    words: list[_Word] = []
    for joined in _JOINED.findall(_fold(text)):
        words += (_word(part, language) for part in _SINGLE.findall(joined))
        if "-" in joined:
            whole = _word(joined.replace("-", ""), language)
            words.append(whole._replace(plain=joined))
    return tuple(words)


@lru_cache(maxsize=32768)
def _word(word: str, language: str) -> _Word:
    plain = word.removesuffix("'s").replace("'", "")
    found = {plain: plain}
    for algorithm in _ALGORITHMS.get(language, ()):
        found[algorithm] = _stem(plain, algorithm)
    every = frozenset(found.values())
    # the Dutch stemmer takes 'ge' and '-de' off nouns too (gemeente: meen, waarde: waar): such a
    # stem may be a word's, but is not what to look for
    first = found.get("dutch", "")
    doubtful = (plain.startswith("ge") and not first.startswith("ge")) or (
        plain.endswith(("de", "den", "te", "ten")) and found.get("dutch_porter", first) > first
    )
    own = every - {first} if doubtful else every
    return _Word(plain, every, own, _roots(plain, own))


def _roots(plain: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return the longest stem, and how it is written before an ending: school, schole-."""
    stem = max(own - {plain}, key=lambda one: (len(one), one), default=plain)
    roots = [stem]
    if found := _OPEN_SYLLABLE.fullmatch(stem):
        roots.append(found[1] + found[2][0] + found[3] + "e")
    if stem[-1:] in _VOICED and plain == stem:
        roots += [root.rstrip("e")[:-1] + _VOICED[stem[-1]] + "e" for root in tuple(roots)]
    return tuple(root for root in roots if len(root) >= _SHORTEST_IN_COMPOUND)


def _stem(word: str, algorithm: str) -> str:
    import snowballstemmer

    try:
        # a stemmer holds the word it works on, so each call has its own: threads may stem too
        return str(snowballstemmer.stemmer(algorithm).stemWord(word))
    except KeyError:  # an older release knows fewer algorithms
        return word
