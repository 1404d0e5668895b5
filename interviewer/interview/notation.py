"""The notation of a typed line: who speaks, what kind of line it is, its words and its marks.

`parse` reads any text and never raises; what only looks like a mark stays in the text. `format`
prints a line so that `parse(format(line)) == line`. One parser serves the screen, plain mode and
imports (formats.md, section 4).

How it reads: escapes are resolved first, into the words and a *mask* of the same length in which
each escaped sign is a dead character. Marks are looked for in the mask, words are cut from the
words. Each rule asks for something that must stand beside a mark, so that escaping one sign can
never make a mark of another.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from interviewer.guide.model import Valence
from interviewer.interview.events import Relation, Until

GROUP = "groep"
"""The speaker that stands for all present."""

LineKind = Literal["note", "quote", "memo", "observation", "asked"]
Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class CodeWord:
    """A code as it was typed; which code it means, the codebook says."""

    name: str
    """The word after `#`, without valence."""
    valence: Valence | None = None
    """Strongly furthering (++) … strongly hindering (--)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line as it was understood."""

    speakers: tuple[str, ...] = ()
    """Pseudonyms named at its start, or `GROUP`, also before a memo; empty: none was named."""
    kind: LineKind = "note"
    """What sort of line it is."""
    text: str = ""
    """Its words: NFC, stripped, safe for a terminal and for Word; may have line breaks and tabs."""
    codes: tuple[CodeWord, ...] = ()
    """Codes in the order typed, each once."""
    relation: Relation | None = None
    """To the theory."""
    when: str | None = None
    """When the thing told of happened: 2018, 2018-03, 2018-03-01 or two of these with `..`."""
    place: str | None = None
    """Page or paragraph of a document, moment of a recording."""
    parked: Until | None = None
    """Put by until then."""


_RELATIONS: dict[Language, dict[str, Relation]] = {
    "nl": {"vult-aan": "adds", "spreekt-tegen": "contradicts", "bevestigt": "confirms"},
    "en": {"adds": "adds", "contradicts": "contradicts", "confirms": "confirms"},
}
_PARKED: dict[Language, dict[str, Until]] = {
    "nl": {"straks": "later", "ronde2": "nextround", "ander": "other"},
    "en": {"later": "later", "nextround": "nextround", "other": "other"},
}
_GROUP_WORDS: dict[Language, str] = {"nl": "groep", "en": "group"}
_WORDS: dict[str, dict[str, str]] = {
    "~": {word: to for words in _RELATIONS.values() for word, to in words.items()},
    ">": {word: to for words in _PARKED.values() for word, to in words.items()},
}
RELATION_WORDS = {language: tuple(words) for language, words in _RELATIONS.items()}
"""The words after `~`, per language."""
PARKED_WORDS = {language: tuple(words) for language, words in _PARKED.items()}
"""The words after `>`, per language."""

_OPENERS = "([{\"'“‘„‚«‹”’¿¡"
_SENTENCE = ".,;:!?…"
_CLOSERS = _SENTENCE + ")]}\"'”’“»›"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = {'"': ('"', "”"), "“": ("”", '"'), "”": ("”", '"'), "„": ("”“", '"'), "«": ("»",)}
"""Opening sign → what closes it: any sign of the first that occurs at all."""

_DEAD = "\ufffe"
_ESCAPED = re.compile(r'\\([\\@#~^>=!?"“”„«»\[\]:n])')
_SPEAKER = re.compile(
    r"(?ai:@(groep|group|[a-z]{1,3}[0-9]{1,3}))"
    r'(?:[,:;.]+(?=[\s@]|\Z)|(?=[\s"“”„«\[]|\Z))\s*'
)
_TOKEN = re.compile(r"\S+")
_MARK_IN_SENTENCE = re.compile(rf"(?<![^\s{re.escape(_OPENERS)}])[#^]")
_CLOSED = re.compile(rf"[{re.escape(_CLOSERS)}]*(?=\s|\Z)")
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DATE = re.compile(rf"({_DAY})(?:\.\.({_DAY}))?")
_PLACE = re.compile(
    r"[0-9]{1,5}(?::[0-5][0-9]){1,2}(?:\.[0-9]{1,3})?"
    r"|[0-9]{1,5}(?:\.[0-9]{1,5})*(?:-[0-9]{1,5}(?:\.[0-9]{1,5})*)?"
)
_WORD = re.compile(r"[A-Za-z0-9-]+")
_VALENCE = re.compile(r"\+\+|\+-|--|\+|-|")
_JOINERS = "._-\u200c\u200d"
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text that can harm no terminal and no Word file: NFC, line breaks as `\\n`.

    Control characters (tab apart), direction overrides, non-characters and byte order marks are
    dropped; halves of surrogate pairs are joined, or become U+FFFD where the other half lacks.
    """
    if not text.isprintable():  # as nearly every line is
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _HARMFUL.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


class _Mark(NamedTuple):
    """A mark in a mask."""

    sign: str
    value: str
    """The code's name, the date, the place, or the id that a word stands for."""
    valence: Valence | None
    word_end: int
    """Where the word ends that stays standing inside a sentence."""
    end: int
    """Where the mark ends."""


class _Text(NamedTuple):
    """Words and their mask, of equal length."""

    words: str
    mask: str

    def cut(self, start: int, end: int | None = None) -> _Text:
        """Return a part of it, stripped."""
        mask = self.mask[start:end]
        left = start + len(mask) - len(mask.lstrip())
        right = left + len(mask.strip())
        return _Text(self.words[left:right], self.mask[left:right])


def parse(line: str) -> Line:
    """Read a typed line. Any text is a line; nothing raises."""
    text = _unescape(clean(line)).cut(0)
    speakers, start = _speakers(text.mask)
    text = text.cut(start)
    sign = text.mask[:1]
    if sign == "?":
        return Line(speakers, "asked", text.cut(1).words)
    if sign == "!":
        return _line(speakers, "memo", *_read(text.cut(1)))
    if sign == "[" and (closing := _closing_bracket(text.mask)):
        tail = _marks_alone(text.mask[closing + 1 :])
        if tail is not None:
            words, marks = _read(text.cut(1, closing))
            return _line(speakers, "observation", words, (*marks, *tail))
    if sign in _QUOTES:
        closing = _closing_quote(text.mask)
        if not closing:
            return Line(speakers, "quote", text.cut(1).words)
        tail = _marks_alone(text.mask[closing + 1 :])
        if tail is not None:
            return _line(speakers, "quote", text.cut(1, closing).words, tail)
    return _line(speakers, "note", *_read(text))


def format(line: Line, language: Language = "nl") -> str:
    """Print a line on one row, with canonical marks in this language, as `parse` reads it back."""
    speakers = [f"@{_GROUP_WORDS[language] if r == GROUP else r}" for r in line.speakers]
    marks = _print_marks(line, language)
    match line.kind:
        case "asked":
            body = ["?", _escape(line.text)] if line.text else ["?"]
            marks = []
        case "memo":
            body = ["!", *_escape_marks(line.text)]
        case "quote":
            body = ['"' + _escape(line.text).replace('"', '\\"') + '"']
        case "observation":
            inner = " ".join(_escape_marks(line.text))
            body = ["[" + re.sub(r"[\[\]]", r"\\\g<0>", inner) + "]"]
        case "note":
            body = _escape_marks(line.text)
            # what begins with a letter or digit reads as a sentence, so needs no second reading
            if body and not line.text[0].isalnum():
                again = parse(" ".join(body + marks))
                command = not speakers and line.text.startswith(":")
                if command or again.kind != "note" or again.speakers:
                    body[0] = "\\" + body[0]
    return " ".join(speakers + body + marks)


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day that exists: 2018, 2018-03, 2018-03-01."""
    return re.fullmatch(_DAY, text) is not None and _plausible(text, text)


def completion(line_before_cursor: str) -> tuple[str, str] | None:
    """Return the sign and the letters so far of the mark being typed at the end of a text.

    The signs are `#`, `@`, `~` and `>`: those whose words can be proposed. None: no mark is.
    """
    text = _unescape(clean(line_before_cursor))
    mask = text.mask.lstrip()
    _, start = _speakers(mask)
    token = re.search(r"(?:\A|[\s\"'“‘„‚«‹”’¿¡(\[{])([#@~>])([^\s#@~>]*)\Z", mask)
    if token is None:
        return None
    sign, prefix = token.groups()
    body = mask[start:]
    unclosed = body[:1] in _QUOTES and not _closing_quote(body)
    if body[:1] == "?" or unclosed:
        return None
    if sign == "@":
        at = token.start(1)
        first = _speakers(mask[:at])[1] == at
        fits = first and re.fullmatch(r"[A-Za-z0-9]*", prefix) is not None
    elif sign == "#":
        fits = not prefix or (prefix[0].isalpha() and all(map(_in_name, prefix)))
    else:
        fits = not prefix or _WORD.fullmatch(prefix) is not None
    return (sign, prefix) if fits else None


# reading


def _unescape(line: str) -> _Text:
    if "\\" not in line:
        return _Text(line, line)
    words = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], line)
    mask = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else _DEAD, line)
    return _Text(words, mask)


def _speakers(mask: str) -> tuple[tuple[str, ...], int]:
    """Return who is named at the start, and where the rest begins."""
    named: dict[str, None] = {}
    start = 0
    while found := _SPEAKER.match(mask, start):
        name = found[1].upper()
        named[GROUP if name in ("GROEP", "GROUP") else name] = None
        start = found.end()
    return tuple(named), start


def _closing_bracket(mask: str) -> int:
    """Return where the bracket that opens the text closes; 0: nowhere."""
    depth = 0
    for found in re.finditer(r"[\[\]]", mask):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    return 0


def _closing_quote(mask: str) -> int:
    """Return where the quote that opens the text closes; 0: nowhere."""
    for signs in _QUOTES[mask[0]]:
        if found := re.compile(f"[{signs}]").search(mask, 1):
            return found.start()
    return 0


def _mark_at(mask: str, at: int) -> _Mark | None:
    """Return the mark whose sign stands at a place, whatever stands beside it."""
    sign, start = mask[at], at + 1
    if sign == "#":
        end = start
        if not mask[end : end + 1].isalpha():
            return None
        while end < len(mask) and _in_name(mask[end]):
            end += 1
        name = mask[start:end].rstrip(".-\u200c\u200d")
        word_end = start + len(name)
        valence = _VALENCE.match(mask, word_end)
        value = valence[0] if valence else ""
        return _Mark(
            sign, name, cast(Valence, value) if value else None, word_end, word_end + len(value)
        )
    pattern = {"^": _DATE, "=": _PLACE, "~": _WORD, ">": _WORD}.get(sign)
    found = pattern.match(mask, start) if pattern else None
    if found is None:
        return None
    value = found[0]
    if sign == "^" and not _plausible(found[1], found[2] or found[1]):
        return None
    if sign in _WORDS:
        value = _WORDS[sign].get(value.lower(), "")
    return _Mark(sign, value, None, found.end(), found.end()) if value else None


def _in_name(char: str) -> bool:
    return char.isalnum() or char in _JOINERS or unicodedata.category(char)[0] == "M"


def _plausible(first: str, last: str) -> bool:
    """Whether both days exist and stand in order."""
    for day in (first, last):
        year, month, date = (*map(int, day.split("-")), 1, 1)[:3]
        if not (year and 1 <= month <= 12 and 1 <= date <= monthrange(year, month)[1]):
            return False
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]


def _end_mark(token: str, *, alone: bool) -> tuple[_Mark, str] | None:
    """Return the mark that a word at the end of a text is, and the punctuation it leaves.

    `#` and `^` beside punctuation belong to the sentence, unless marks stand alone, without one.
    """
    at = 0
    while token[at : at + 1] in _PAIRS:
        at += 1
    mark = _mark_at(token, at) if at < len(token) else None
    if mark is None:
        return None
    before, after = token[:at], token[mark.end :]
    if not alone and mark.sign in "#^" and (before or after):
        return None
    while before and after and _PAIRS[before[-1]] == after[0]:
        before, after = before[:-1], after[1:]
    allowed = _SENTENCE if alone else _SENTENCE + ")]}"
    if before or after.strip(allowed):
        return None
    return mark, after


def _marks_alone(mask: str) -> tuple[_Mark, ...] | None:
    """Return the marks of a text that has nothing else; None: it has."""
    marks = []
    for token in _TOKEN.findall(mask):
        found = _end_mark(token, alone=True)
        if found is None:
            return None
        marks.append(found[0])
    return tuple(marks)


def _read(text: _Text) -> tuple[str, tuple[_Mark, ...]]:
    """Take the marks out of a sentence: those at its end whole, those inside it leave a word."""
    at_end: list[tuple[_Mark, str]] = []
    end = 0
    for token in reversed(list(_TOKEN.finditer(text.mask))):
        found = _end_mark(token[0], alone=False)
        if found is None:
            end = token.end()
            break
        at_end.append(found)
    at_end.reverse()
    words, mask = text.words[:end], text.mask[:end]
    pieces: list[str] = []
    marks: list[_Mark] = []
    done = 0
    for candidate in _MARK_IN_SENTENCE.finditer(mask):
        mark = _mark_at(mask, candidate.start())
        if mark is None or not _CLOSED.match(mask, mark.end):
            continue
        pieces += words[done : candidate.start()], words[candidate.end() : mark.word_end]
        marks.append(mark)
        done = mark.end
    result = "".join(pieces) + words[done:]
    for mark, left in at_end:
        marks.append(mark)
        # a full stop behind a mark closes the sentence before it, once
        if left.strip(_SENTENCE) or (result and result[-1] not in _SENTENCE):
            result += left
    return result, tuple(marks)


def _line(speakers: tuple[str, ...], kind: LineKind, words: str, marks: Iterable[_Mark]) -> Line:
    codes: dict[CodeWord, None] = {}
    last: dict[str, str] = {}
    for mark in marks:
        if mark.sign == "#":
            codes[CodeWord(mark.value, mark.valence)] = None
        else:
            last[mark.sign] = mark.value
    return Line(
        speakers,
        kind,
        words,
        tuple(codes),
        relation=cast("Relation | None", last.get("~")),
        when=last.get("^"),
        place=last.get("="),
        parked=cast("Until | None", last.get(">")),
    )


# printing


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _escape_marks(text: str) -> list[str]:
    """Return a sentence in which nothing is a mark, as a list of one; of none where it is empty."""
    signs = [
        candidate.start()
        for candidate in _MARK_IN_SENTENCE.finditer(text)
        if (mark := _mark_at(text, candidate.start())) and _CLOSED.match(text, mark.end)
    ]
    last = text.split()[-1] if text else ""
    if _end_mark(last, alone=False) and last.lstrip("([{")[0] in "~>=":
        signs.append(len(text) - len(last.lstrip("([{")))
    pieces: list[str] = []
    done = 0
    for sign in signs:
        pieces += _escape(text[done:sign]), "\\"
        done = sign
    return ["".join(pieces) + _escape(text[done:])] if text else []


def _print_marks(line: Line, language: Language) -> list[str]:
    marks = [f"#{code.name}{code.valence or ''}" for code in line.codes]
    marks += [f"~{word}" for word, to in _RELATIONS[language].items() if to == line.relation]
    marks += [f"^{line.when}"] if line.when else []
    marks += [f"={line.place}"] if line.place else []
    return marks + [f">{word}" for word, to in _PARKED[language].items() if to == line.parked]
