"""What a piece of spoken text asks: its questions one by one, each with its form.

A shallow reading by how clauses begin, in Dutch and English. It knows no grammar beyond that, so it
is quick, and says nothing of what it does not recognise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from interviewer.guide.rules.dutch import DUTCH
from interviewer.guide.rules.english import ENGLISH
from interviewer.guide.rules.grammar import Grammar

GRAMMARS: dict[str, Grammar] = {"nl": DUTCH, "en": ENGLISH}

Form = Literal["open", "request", "invitation", "yes-no", "statement", "scene"]
"""`open` begins with a question word, `request` asks to tell, `invitation` does so politely,
`yes-no` begins with a verb, `statement` ends in a question mark, `scene` only brings to mind."""

LONGEST = 1000
"""Characters that are read; nobody says more at once, and reading takes time by their square."""

_SENTENCE = re.compile(r"[^.?!]+(?:\.(?!\s|$)[^.?!]*)*[.?!]*")
_CLAUSE = re.compile(r"[,;:]\s+|\s[–—-]\s|…\s*|\.\.\.\s*")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ABBREVIATION = re.compile(
    r"\b(bijv|o\.a|d\.w\.z|enz|etc|nl|evt|e\.g|i\.e|vs|dr|mr|mrs|ms)\.", re.I
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question in a text."""

    form: Form
    """How it is asked."""
    sentence: str
    """Its sentence, folded."""
    text: str
    """The same from where the question begins."""
    mark: str
    """How the sentence ends: '?', '.', '!' or nothing."""


def fold(text: str) -> str:
    """Return text as patterns expect it.

    That is in small letters, with straight quotes and single spaces, without asides.
    """
    text = _ASIDE.sub(" ", text[:LONGEST])
    text = _ABBREVIATION.sub(lambda found: found.group(1).replace(".", ""), text)
    text = text.replace("’", "'").replace("‘", "'").casefold()
    text = re.sub(r"[\"“”„«»*_]", "", text)
    return " ".join(text.split())


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence, folded, without its closing mark, and that mark."""
    for found in _SENTENCE.findall(fold(text)):
        body = found.rstrip(".?! ").strip()
        if body:
            ending = found.strip()[len(body) :]
            yield body, "?" if "?" in ending else ending[:1]


@lru_cache(maxsize=4096)
def asks(text: str, language: str) -> tuple[Ask, ...]:
    """Return what a text asks, in order; of an unknown language, nothing.

    A request to bring something to mind counts where nothing else is asked.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return ()
    found = [ask for body, mark in sentences(text) if (ask := _read(body, mark, grammar))]
    real = tuple(ask for ask in found if ask.form != "scene")
    return real or tuple(found)


def _read(sentence: str, mark: str, grammar: Grammar) -> Ask | None:
    """Return what a sentence asks; None where it only tells."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(sentence))]
    scene: Ask | None = None
    for start in starts:
        rest = sentence[start:]
        while found := grammar.lead_in.match(rest):
            rest = rest[found.end() :]
        form = _form(rest, mark, grammar)
        if form == "scene":
            scene = scene or Ask(form, sentence, rest, mark)
        elif form:
            return Ask(form, sentence, rest, mark)
    return scene or _late(sentence, mark, grammar)


def _form(rest: str, mark: str, grammar: Grammar) -> Form | None:
    """Return the form of what begins here."""
    if grammar.context.match(rest):
        return None
    if grammar.scene.match(rest):
        return "scene"
    if grammar.wonder_whether.match(rest):
        return "yes-no"
    if grammar.wonder.match(rest) or grammar.question_word.match(rest):
        return "open"
    if grammar.request.match(rest):
        return "request"
    if grammar.invitation.match(rest) and not grammar.not_invitation.match(rest):
        return "invitation"
    if mark not in (".", "!") and grammar.verb.match(rest):
        return "yes-no"
    return None


def _late(sentence: str, mark: str, grammar: Grammar) -> Ask | None:
    """Return a question that a sentence comes to without a comma, or the statement it makes."""
    if mark != "?":
        return None
    if grammar.fragment.match(sentence):
        return Ask("yes-no", sentence, sentence, mark)
    if grammar.context.match(sentence) and (found := grammar.inner.search(sentence)):
        rest = sentence[found.start() :]
        form = _form(rest, mark, grammar)
        if form:
            return Ask(form, sentence, rest, mark)
    if grammar.statement.match(sentence):
        return Ask("statement", sentence, sentence, mark)
    return None
