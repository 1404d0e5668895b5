"""What was changed in a document since it was written: within its syntheses, and elsewhere.

Pure: it looks at the document's XML and at what the document states (`written.py`). Paragraphs that
are as they were written are matched first; what lies between two of them was edited. A synthesis is
where its bookmark is and where its paragraphs are, and what was typed on just before or behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from interviewer.report.merging.written import BEGIN, Slot, Written, bookmark, mark, readable
from interviewer.report.word.ooxml import Element

ROUNDS = 8
"""How often paragraphs as written are looked for between those found before."""

_HEADING = re.compile(r"(heading|appendix heading|title|subtitle|toc|contents) ?\d*", re.IGNORECASE)
_NO_SYNTHESIS = re.compile(rf"{_HEADING.pattern}|.*caption\d*|footnote.*", re.IGNORECASE)
_CHANGES = tuple(qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
_NO_WORDS = tuple(
    qn(f"w:{tag}") for tag in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A synthesis as it stands in the document now."""

    slot: Slot
    paragraphs: tuple[str, ...]
    """Its words; none where it is gone."""
    as_written: tuple[int | None, ...]
    """Of each of these, which paragraph of what was written it is, from 0; None: edited or new."""
    tracked: bool = False
    """Whether it has tracked changes; they are taken as accepted."""
    wordless: bool = False
    """Whether it holds pictures or footnotes, which a synthesis cannot hold."""

    @property
    def untouched(self) -> bool:
        """Whether it is as it was written."""
        return self.as_written == tuple(range(self.slot.count))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An edit that belongs to no synthesis."""

    words: str
    """How the paragraph reads now; empty where paragraphs were taken out."""
    chapter: str
    """The heading above it."""
    gone: int = 0
    """How many paragraphs were taken out."""


@dataclass(frozen=True, slots=True)
class Edits:
    """All that differs from what was written."""

    syntheses: tuple[Edited, ...]
    elsewhere: tuple[Elsewhere, ...]


def edits(
    body: Element, written: Written, slots: Sequence[Slot], styles: Mapping[str, str]
) -> Edits:
    """Return what was edited of these syntheses, and elsewhere; `styles` are names by their ids.

    A document that states nothing of itself (`written.marks` empty) shows no edits elsewhere.
    """
    reading = _Reading(body, written, styles)
    found = tuple(reading.synthesis(slot) for slot in slots)
    return Edits(found, reading.elsewhere() if written.marks else ())


class _Reading:
    """A document beside what it states."""

    def __init__(self, body: Element, written: Written, styles: Mapping[str, str]) -> None:
        self._written = written
        pairs = list(readable(body))
        self._elements = [element for element, _words in pairs]
        self._words = [words for _element, words in pairs]
        self._marks = [mark(words) for words in self._words]
        self._styles = styles
        self._at = _matched(written.marks, self._marks)
        """Place in what was written → place in the document."""
        self._from = {now: before for before, now in self._at.items()}
        self._mine: set[int] = set()
        """Places in the document that are part of a synthesis."""
        self._spans = _spans(body, self._elements)

    def synthesis(self, slot: Slot) -> Edited:
        """Return a synthesis as it stands now."""
        lower, upper = self._bounds(slot)
        span = self._spans.get(bookmark(slot.region), (0, 0))
        core = [place for place in range(*span) if lower < place < upper]
        core += [self._at[n] for n in range(slot.first, slot.first + slot.count) if n in self._at]
        inside = range(lower + 1, upper)
        if core:
            first, last = min(core), max(core)
            while self._written.marks and first - 1 > lower and self._may_hold(first - 1):
                first -= 1
            while self._written.marks and last + 1 < upper and self._may_hold(last + 1):
                last += 1
            inside = range(first, last + 1)
        elif not self._written.marks:
            inside = range(0)
        places = [place for place in inside if not self._in_table(place)]
        if not core:
            places = [place for place in places if self._may_hold(place)]
        self._mine.update(places)
        known = self._known(slot)
        elements = [self._elements[place] for place in places]
        return Edited(
            slot,
            tuple(self._words[place] for place in places),
            tuple(known.get(self._marks[place]) for place in places),
            any(True for element in elements for _ in element.iter(*_CHANGES)),
            any(True for element in elements for _ in element.iter(*_NO_WORDS)),
        )

    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """Return what was edited outside the syntheses, in order; to be asked after those."""
        of_slots = {
            place
            for slot in self._written.slots
            for place in range(slot.first, slot.first + slot.count)
        }
        result: list[Elsewhere] = []
        chapter, expected, changed = "", 0, 0
        for place in range(len(self._words) + 1):
            there = place < len(self._words)
            before = self._from.get(place) if there else len(self._written.marks)
            if before is not None:
                missing = sum(n not in of_slots for n in range(expected, before))
                if missing > changed:
                    result.append(Elsewhere("", chapter, missing - changed))
                expected, changed = before + 1, 0
            if there and before is None and place not in self._mine:
                changed += 1
                result.append(Elsewhere(self._words[place], chapter))
            elif there and _HEADING.fullmatch(self._style(place)):
                chapter = self._words[place]
        return tuple(result)

    def _bounds(self, slot: Slot) -> tuple[int, int]:
        """Return the places of the nearest paragraphs as written before and behind a synthesis."""
        if not self._written.marks:
            return -1, len(self._words)
        before = range(slot.first - 1, -1, -1)
        behind = range(slot.first + slot.count, len(self._written.marks))
        lower = next((self._at[place] for place in before if place in self._at), -1)
        upper = next((self._at[place] for place in behind if place in self._at), len(self._words))
        return lower, upper

    def _known(self, slot: Slot) -> dict[str, int]:
        marks = self._written.marks[slot.first : slot.first + slot.count]
        return {mark_: place for place, mark_ in enumerate(marks)}

    def _may_hold(self, place: int) -> bool:
        """Whether a paragraph can be one of a synthesis: no heading, caption or table's cell."""
        style = self._style(place)
        return not _NO_SYNTHESIS.fullmatch(style) and not self._in_table(place)

    def _in_table(self, place: int) -> bool:
        return next(self._elements[place].iterancestors(qn("w:tc")), None) is not None

    def _style(self, place: int) -> str:
        found = self._elements[place].find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style_id = "" if found is None else str(found.get(qn("w:val")))
        return self._styles.get(style_id, style_id)


def _spans(body: Element, elements: Sequence[Element]) -> dict[str, tuple[int, int]]:
    """Return of each synthesis's bookmark the places from which and up to which its words are."""
    place_of = {element: place for place, element in enumerate(elements)}
    spans: dict[str, tuple[int, int]] = {}
    begun: dict[str, tuple[str, int]] = {}
    coming = 0
    for item in body.iter(qn("w:p"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
        if item.tag == qn("w:p"):
            coming = place_of[item] + 1 if item in place_of else coming
            continue
        holder = next(item.iterancestors(qn("w:p")), None)
        here = coming if holder is None else place_of.get(holder, coming)
        number = str(item.get(qn("w:id")))
        name = str(item.get(qn("w:name")))
        if item.tag == qn("w:bookmarkStart"):
            if name.startswith(BEGIN):
                begun[number] = name, here
        elif number in begun:
            name, first = begun.pop(number)
            within = holder is not None and holder in place_of and _words_before(holder, item)
            spans.setdefault(name, (first, here + 1 if within else here))
    return spans


def _words_before(paragraph: Element, item: Element) -> bool:
    """Whether a paragraph has words before something in it."""
    for found in paragraph.iter(qn("w:t"), item.tag):
        if found is item:
            return False
        if found.tag == qn("w:t") and (found.text or "").strip():
            return True
    return False


def _matched(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Return which paragraphs are as they were: place before → place now, both rising.

    Equal ones at both ends are matched, then those that occur once in both; then so again between
    each two of those.
    """
    matched: dict[int, int] = {}
    stretches = [(0, len(before), 0, len(now))]
    for _round in range(ROUNDS):
        stretches = [
            part for stretch in stretches for part in _match(before, now, *stretch, matched)
        ]
    return matched


def _match(
    before: Sequence[str],
    now: Sequence[str],
    begin: int,
    end: int,
    first: int,
    last: int,
    matched: dict[int, int],
) -> list[tuple[int, int, int, int]]:
    """Match a stretch before (begin to end) and now (first to last); return what lies between."""
    while begin < end and first < last and before[begin] == now[first]:
        matched[begin] = first
        begin, first = begin + 1, first + 1
    while begin < end and first < last and before[end - 1] == now[last - 1]:
        end, last = end - 1, last - 1
        matched[end] = last
    if begin == end or first == last:
        return []
    often_before, often_now = Counter(before[begin:end]), Counter(now[first:last])
    place_now = {now[place]: place for place in range(first, last)}
    once = [
        (place, place_now[before[place]])
        for place in range(begin, end)
        if often_before[before[place]] == often_now[before[place]] == 1
    ]
    between: list[tuple[int, int, int, int]] = []
    for place, there in _rising(once):
        matched[place] = there
        between.append((begin, place, first, there))
        begin, first = place + 1, there + 1
    return [*between, (begin, end, first, last)] if once else []


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs, sorted by the first, of which the second rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [place]
    chosen: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]
