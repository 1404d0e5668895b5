"""Which notes go into which chapter of an outline (formats.md, section 8). Pure.

A note stands in each chapter that lists one of its codes, a code standing for all below it; a note
without code, or with an open one, in the chapter of its block; what no chapter takes is kept apart.
A quote is printed in full in one chapter only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.analysis.material import Excerpt
from interviewer.analysis.today import Today
from interviewer.outline import Chapter, Outline, Part

STRONGEST = 5
"""Quotes of a chapter that are set apart; the others stand among its notes."""

EVERY_PART: tuple[Part, ...] = ("synthesis", "matrix", "digest", "quotes")
UNPLACED_PARTS: tuple[Part, ...] = ("digest", "quotes")


@dataclass(frozen=True, slots=True)
class Group:
    """Notes of a chapter under one code."""

    code: str
    """Empty: notes without a code."""
    lines: tuple[Excerpt, ...]
    """Printed here."""
    also: tuple[Excerpt, ...]
    """With this code too, printed elsewhere: by reference here."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A chapter with what stands in it."""

    chapter: Chapter | None
    """None: what no chapter of the outline takes."""
    excerpts: tuple[Excerpt, ...]
    """All that stands here, in the order of the interviews."""
    quotes: tuple[Excerpt, ...]
    """The strongest quotes, to be set apart, the strongest first."""
    groups: tuple[Group, ...]
    """The other notes under their codes, in the codebook's order."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what the chapter holds, in order; all of it where its author did not say."""
        if self.chapter is None:
            return UNPLACED_PARTS
        return self.chapter.parts or EVERY_PART


def lay_out(excerpts: Sequence[Excerpt], outline: Outline, today: Today) -> tuple[Placed, ...]:
    """Return the outline's chapters with their notes; last, where needed, what no chapter takes."""
    takes: list[tuple[Chapter | None, list[Excerpt]]] = [(c, []) for c in outline.chapters]
    rest: list[Excerpt] = []
    for excerpt in excerpts:
        taken = False
        for chapter, mine in takes:
            if chapter is not None and _takes(chapter, excerpt, today):
                mine.append(excerpt)
                taken = True
        if not taken:
            rest.append(excerpt)
    if rest:
        takes.append((None, rest))
    homes = _homes(takes)
    return tuple(
        _placed(chapter, mine, {r for r, home in homes.items() if home == place}, today)
        for place, (chapter, mine) in enumerate(takes)
    )


def _takes(chapter: Chapter, excerpt: Excerpt, today: Today) -> bool:
    if not excerpt.codes:
        return excerpt.note.block in chapter.blocks
    return any(_listed(mark.code, excerpt, chapter, today) for mark in excerpt.codes)


def is_open(code: str, today: Today) -> bool:
    """Whether a code is in no codebook: it came up while noting."""
    return today.code(code) not in today.codebook.by_id


def _listed(code: str, excerpt: Excerpt, chapter: Chapter | None, today: Today) -> bool:
    """Whether a chapter lists a note's code, or one above it; an open code: the note's block."""
    if chapter is None:
        return True
    if is_open(code, today) and excerpt.note.block in chapter.blocks:
        return True
    lineage = today.lineage(code)
    return any(today.code(listed) in lineage for listed in chapter.codes)


def _homes(takes: Sequence[tuple[Chapter | None, Sequence[Excerpt]]]) -> dict[str, int]:
    """Return the place of the one chapter in which each quote is printed in full.

    That is the first that sets quotes apart; where none does, the first that lists its notes.
    """
    homes: dict[str, int] = {}
    for part in ("quotes", "digest"):
        for place, (chapter, mine) in enumerate(takes):
            parts = UNPLACED_PARTS if chapter is None else chapter.parts or EVERY_PART
            for excerpt in mine if part in parts else ():
                if excerpt.quotable:
                    homes.setdefault(excerpt.reference, place)
    return homes


def _placed(
    chapter: Chapter | None, mine: Sequence[Excerpt], at_home: set[str], today: Today
) -> Placed:
    """Divide a chapter's notes; `at_home` are the quotes that are printed in full in it."""
    parts = Placed(chapter, (), (), ()).parts
    apart: tuple[Excerpt, ...] = ()
    if "quotes" in parts:
        own = [item for item in mine if item.reference in at_home]
        ranked = sorted(own, key=strength, reverse=True)
        apart = tuple(ranked[:STRONGEST] if "digest" in parts else ranked)
    here = {item.reference for item in mine if not item.quotable or item.reference in at_home}
    here -= {item.reference for item in apart}
    return Placed(chapter, tuple(mine), apart, _groups(chapter, mine, here, today))


def strength(excerpt: Excerpt) -> int:
    """Return a quote's weight: how strongly it furthers or hinders, what it is to the theory."""
    weights = {None: 0, "++": 3, "--": 3, "+": 1, "-": 1, "+-": 2}
    valence = max((weights[mark.valence] for mark in excerpt.codes), default=0)
    return valence + {None: 0, "adds": 2, "contradicts": 2, "confirms": 1}[excerpt.note.relation]


def _groups(
    chapter: Chapter | None, mine: Sequence[Excerpt], here: set[str], today: Today
) -> tuple[Group, ...]:
    lines: dict[str, list[Excerpt]] = {}
    also: dict[str, list[Excerpt]] = {}
    for excerpt in mine:
        marks = (m.code for m in excerpt.codes if _listed(m.code, excerpt, chapter, today))
        codes = list(marks) or [""]
        for place, code in enumerate(codes):
            printed = excerpt.reference in here and place == 0
            (lines if printed else also).setdefault(code, []).append(excerpt)
    codes_here = sorted({*lines, *also}, key=today.order)
    return tuple(Group(c, tuple(lines.get(c, ())), tuple(also.get(c, ()))) for c in codes_here)
