"""The signs of print: quotation marks, apostrophes and an ellipsis as books have them.

A typed sign is never taken out or moved, so that what people said stays what they said; the study
keeps it as they typed it.
"""

from __future__ import annotations

import re
from functools import cache

_ELIDED = re.compile(r"(?<!\w)'(?=(?:[kmnrst]|ie|em|er)\b(?!')|\d\d\b(?!'))", re.IGNORECASE)
"""What a word lacks before these: 's avonds, 't, 'm, '90."""
_OPENS = re.compile(r"""(^|[\s(\[/“‘–—-])(["'])(?=[^\s.,;:!?)\]”]|\.\.\.)""", re.MULTILINE)
_NUMBERED = re.compile(r"\b(par\.|tabel|figuur|table|figure|blz\.|p\.) (?=\d)", re.IGNORECASE)
"""A word from which no line's end parts its number."""
_TYPED = {'"': "“", "'": "‘"}


@cache
def typographic(text: str) -> str:
    """Return words with the signs of print. Signs of the notation (`--`, `+-`) stay."""
    text = _NUMBERED.sub("\\1\u00a0", text)
    if "'" not in text and '"' not in text:
        return text.replace("...", "…")
    text = _ELIDED.sub("’", re.sub(r"(?<=\w)'(?=\w)", "’", text))
    before = ""
    while before != text:  # a quote within a quote opens behind the one that just became print
        before, text = text, _OPENS.sub(lambda found: found[1] + _TYPED[found[2]], text)
    return text.replace('"', "”").replace("'", "’").replace("...", "…")
