"""The lexicon beside a codebook: plain text, `code: word, word` and `code = a note`."""

from __future__ import annotations

import re
from pathlib import Path

from interviewer.interview.code_words import NO_LEXICON, Lexicon

SUFFIX = ".words.txt"
"""Stands in the place of the codebook's own: codebook.yaml, codebook.words.txt."""

_LINE = re.compile(r"([\w.-]+) ?([:=]) (.+)")
_LANGUAGE = re.compile(r"#\s*language:\s*(\w+)")


def beside(codebook: Path) -> Path:
    """Return where the lexicon of a codebook lies, if it has one."""
    return codebook.with_name(codebook.name.removesuffix(codebook.suffix) + SUFFIX)


def load_lexicon(path: Path) -> Lexicon:
    """Return the lexicon that a file holds; an empty one where it is not there or unreadable.

    It only helps to propose codes: nothing stops for want of it.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return NO_LEXICON
    words: dict[str, tuple[str, ...]] = {}
    notes: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if found := _LINE.fullmatch(line):
            code, sign, said = found.groups()
            if sign == "=":
                notes[code] = (*notes.get(code, ()), said.strip())
            else:
                told = filter(None, (word.strip() for word in said.split(",")))
                words[code] = (*words.get(code, ()), *told)
    language = _LANGUAGE.search(text)
    return Lexicon(words, notes, language[1] if language else "nl")
