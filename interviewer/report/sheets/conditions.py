"""The conditions of a follow-up in words, for who asks from paper and has no program beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer.codebook import Codebook
from interviewer.errors import N_
from interviewer.guide.model import CodeTest, Condition, FollowUp, Question
from interviewer.report.words import Words

VALENCES = {
    "++": N_("{code} as strongly helping"),
    "+": N_("{code} as helping"),
    "+-": N_("{code} as helping and hindering"),
    "-": N_("{code} as hindering"),
    "--": N_("{code} as strongly hindering"),
}


def condition(asked: Question | FollowUp, book: Codebook, words: Words) -> str:
    """Return when something is asked, in a few words; empty: always."""
    parts = list(_parts(asked.when, book, words))
    if asked.for_:
        parts.insert(0, _with(asked.for_, words))
    if asked.if_:
        parts.insert(0, asked.if_)
    return "; ".join(parts)


def _parts(when: Condition, book: Codebook, words: Words) -> Iterator[str]:
    _ = words.gettext
    if when.for_:
        yield _with(when.for_, words)
    if when.round:
        numbers = either([str(number) for number in when.round], words)
        yield _("in round {n}").format(n=numbers)
    if when.short:
        yield _("if the answer is short (fewer than {n} words)").format(n=when.short)
    if when.code:
        codes = either([_code(test, book, words) for test in when.code], words)
        yield _("if {what} comes up").format(what=codes)
    if when.not_code:
        codes = either([_named(book.name(code)) for code in when.not_code], words)
        yield _("if {what} has not come up").format(what=codes)
    if when.mentions:
        yield _("if {what} is mentioned").format(what=_words(when.mentions, words))
    if when.not_mentions:
        yield _("if {what} is not mentioned").format(what=_words(when.not_mentions, words))
    if when.earlier:
        earlier = [_code(test, book, words) for test in when.earlier.code]
        if earlier:
            what = either(earlier, words)
            yield _("if {what} came up in an earlier interview").format(what=what)
        if when.earlier.mentions:
            what = _words(when.earlier.mentions, words)
            yield _("if {what} was mentioned in an earlier interview").format(what=what)
    if when.after_minutes:
        yield _("after {n} minutes").format(n=words.number(when.after_minutes))


def either(items: Sequence[str], words: Words) -> str:
    """Return 'a, b or c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}{words.gettext(' or ')}{items[-1]}"


def _with(roles: Sequence[str], words: Words) -> str:
    return words.gettext("with {roles}").format(roles=either(roles, words))


def _code(test: CodeTest, book: Codebook, words: Words) -> str:
    name = _named(book.name(test.id))
    return words.gettext(VALENCES[test.valence]).format(code=name) if test.valence else name


def _named(name: str) -> str:
    """A code stands between quotes: its name is not always a part of a sentence."""
    return f"‘{name.lower() if name[1:2].islower() else name}’"


def _words(terms: Sequence[str], words: Words) -> str:
    return either([f"‘{term}’" for term in terms], words)
