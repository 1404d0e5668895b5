"""Passages between quotation marks, found so that too much rather than too little is found.

People type quotation marks as they come: mixed, nested, with a space on the wrong side, one of the
two forgotten. Whoever may not be quoted must not be quoted by such a slip, so a sign ends a passage
only where it clearly does, and a sign that nothing opened covers what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_CLOSED_BY = {**dict.fromkeys('"“”„‟＂″❝❞', '"“”‟＂″❞'), "«": "»", "»": "«»", "‹": "›", "›": "‹›"}
"""Double quotation marks → what can close them."""

_DOUBLE = re.compile(f"[{''.join(_CLOSED_BY)}]")
_ONLY_OPENS = "„❝"
_ONLY_CLOSES = "”»›❞"
"""May stand against the next word, as nobody opens a passage so within another."""

_ANGLES = ("«»", "‹›")
"""Written with spaces inside in French."""

_SINGLE = re.compile("['‘’‚‛`´′]")
_ELISION = re.compile(
    r"['‘’‚‛`´′](?:(?:s|t|n|m|k|r|ie|em|er|tis|twas|cause|til|bout)(?![^\W_])|[0-9])",
    re.IGNORECASE,
)
"""What an apostrophe stands before: 's avonds, 't, 'em, '98."""


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("〝〞〟״˝ˮ", '"'),
        **dict.fromkeys("「『", "„"),
        **dict.fromkeys("」』", "”"),
        **dict.fromkeys("＇ʼʹ", "'"),
        "❛": "‘",
        "❜": "’",
    }
)
"""Signs of other keyboards and scripts → the sign that they stand for."""

_TYPED_TWICE = ((re.compile(r"(?<!\S)(?:,,|'')(?=\S)"), " „"), (re.compile(r"(?<=\S)''"), "” "))
"""Marks of two commas or apostrophes, as a typewriter has them → one, of equal length."""

_SPACED = re.compile(r"(?<!\S)['‘’](?=\s)(.*\s)['‘’](?!\S)", re.DOTALL)
"""A passage between single signs with spaces inside."""


def _plain(text: str) -> str:
    """Return a text of equal length in which every quotation mark is one that is known."""
    text = text.translate(_ALIKE)
    for twice, sign in _TYPED_TWICE:
        text = twice.sub(sign, text)
    return _SPACED.sub(r'"\1"', text)


def leave_out(text: str, instead: str) -> str:
    """Return a text with other words instead of each passage between quotation marks."""
    pieces: list[str] = []
    done = 0
    for start, end in quoted(text):
        pieces += text[done:start], instead
        done = end
    return "".join(pieces) + text[done:]


def quoted(text: str) -> tuple[Span, ...]:
    """Return where the passages between quotation marks are, with their signs, in order."""
    text = _plain(text)
    doubles = _joined(_doubles(text))
    # a single sign within a passage that is found already says nothing
    rest = list(text)
    for start, end in doubles:
        rest[start:end] = "x" * (end - start)
    return tuple(_joined([*doubles, *_singles("".join(rest))]))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Put spans in order and make one of those that overlap or touch."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _doubles(text: str) -> Iterator[Span]:
    nested: list[tuple[str, int]] = []
    done = 0
    for found in _DOUBLE.finditer(text):
        sign, at = found[0], found.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        empty = bool(nested) and nested[-1][1] == at - 1
        behind_word = bool(before) and not before.isspace() and before not in "([{–—/"
        ends = behind_word and not empty and sign not in _ONLY_OPENS
        level = next(
            (i for i in reversed(range(len(nested))) if sign in _CLOSED_BY[nested[i][0]]), None
        )
        if level is not None and (
            (ends and (sign in _ONLY_CLOSES or not after.isalnum()))
            or nested[level][0] + sign in _ANGLES
        ):
            start = nested[0][1]
            del nested[level:]
            if not nested:
                done = at + 1
                yield start, done
        elif not nested:
            # nothing opened it, and it stands as an end does: what is before it may be the quote
            nested.append((sign, done if ends and not after.isalnum() else at))
        elif (empty or not behind_word) and after and not after.isspace():
            nested.append((sign, at))
    if nested:
        yield nested[0][1], len(text)


def _singles(text: str) -> Iterator[Span]:
    start: int | None = None
    elided: int | None = None
    depth = ends = sure = last = 0
    for found in _SINGLE.finditer(text):
        at = found.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            continue
        opens = not before.isalnum() and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace() and not after.isalnum()
        if start is None and opens and _ELISION.match(text, at):
            elided = at if elided is None else elided
        elif start is None and opens:
            start, depth, ends, sure = at, 1, 0, 0
        elif closes and (start is not None or elided is not None):
            possessive = before.lower() in "sxz"
            if start is None and possessive:
                continue
            if start is None:  # the apostrophe was an opening sign after all
                start, depth, ends, sure = elided, 1, 0, 0
            ends, sure, last = ends + 1, sure + (not possessive), at + 1
        elif start is not None and opens and not _ELISION.match(text, at):
            if sure >= depth:
                yield start, last
                start, elided, depth, ends, sure = at, None, 1, 0, 0
            else:
                depth += 1
    if start is not None:
        yield start, last if ends >= depth else len(text)
