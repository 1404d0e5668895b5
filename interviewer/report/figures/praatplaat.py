"""`praatplaat`: the blocks of the redeneerlijn in one picture, with how much was noted on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.analysis.chapters import Placed
from interviewer.analysis.figures import BlockCover, Side, covered
from interviewer.analysis.material import CaseFile, Material
from interviewer.report.figures.canvas import (
    ACCENT,
    INK,
    MUTED,
    RULE,
    WARM,
    WHITE,
    Canvas,
    Point,
    height_of,
    width_of,
    wrapped,
)
from interviewer.report.figures.picture import WIDTH, Picture
from interviewer.report.sheets.plate import KeyWord, spoken
from interviewer.report.sheets.praatplaat import PLAIN, ROW
from interviewer.report.sheets.sheet import full, lighter
from interviewer.report.words import Words

ABOVE, BELOW = "drivers", "randvoorwaarden"
TITLE, SMALL = 9.5, 7.5
GAP = 0.5
"""Between boxes, with an arrow in it."""
PAD = 0.2
BAR = 0.3
WORDS = 3
"""Key words in a box."""
LINES = 3
"""Lines that a key word may take; in a wide box all of them."""
EDGE = 0.08
"""Keeps the lines of boxes within the picture, also where it is shown small."""
LEGEND = 1.0
FEW = 3
"""Boxes beside each other where the blocks are not those of the redeneerlijn."""
SIDES: tuple[tuple[Side, str, str], ...] = (
    ("furthering", "+", ACCENT),
    ("both", "±", "#DCE3E6"),
    ("hindering", "−", "#F3DFBB"),
    ("neither", "", WHITE),
)
"""What notes say of something: side, sign, colour."""

Place = tuple[float, float, float, float]
"""Left, top, width and height in cm."""


@dataclass(frozen=True, slots=True)
class _Block:
    name: str
    colour: str
    cover: BlockCover
    key_words: tuple[KeyWord, ...]
    """Each by the name of its code: an alias would read as another code."""


def praatplaat(material: Material, file: CaseFile, _placed: Placed, words: Words) -> Picture | None:
    """Return the blocks of the codebook with their coverage; None where nothing was noted."""
    _ = words.gettext
    book = file.today.codebook
    ids = [code for code in book.by_id if code not in book.parents]
    covers = covered(material, ids, file.today)
    if not any(cover.notes or cover.asked for cover in covers):
        return None
    told = spoken(material, ids, file.today, words.language)
    blocks = {
        cover.block: _Block(
            file.today.name(cover.block),
            book.by_id[cover.block].color,
            cover,
            tuple(replace(w, words=file.today.name(w.code)) for w in said.key_words[:WORDS]),
        )
        for cover, said in zip(covers, told, strict=True)
    }
    svg, png = _Drawing(blocks, words).draw()
    caption = _("The line of reasoning of {case}, and how much was noted on each block").format(
        case=file.case.name
    )
    return Picture(svg, png, WIDTH, _alt(list(blocks.values()), words), caption)


def _alt(blocks: Sequence[_Block], words: Words) -> str:
    """Return the picture in words: each block with its numbers."""
    _ = words.gettext
    reached = sum(bool(block.cover.notes) for block in blocks)
    begin = _("The blocks of the line of reasoning; on {n} of {total} something was noted.").format(
        n=reached, total=len(blocks)
    )
    return " ".join([begin, *(f"{b.name}: {', '.join(_numbers(b.cover, words))}." for b in blocks)])


def _numbers(cover: BlockCover, words: Words) -> list[str]:
    _ = words.gettext
    told = [words.ngettext("{n} note", "{n} notes", cover.notes)]
    if cover.questions:
        text = _("{n} of {total} questions asked")
        told.append(text.format(n=cover.asked, total=cover.questions))
    texts = (
        _("{n} that help"),
        _("{n} that do both"),
        _("{n} that work against"),
        _("{n} without a sign"),
    )
    for (side, _sign, _fill), text in zip(SIDES, texts, strict=True):
        if number := cover.sides[side]:
            told.append(text.format(n=number))
    return told


class _Drawing:
    """One praatplaat being drawn."""

    def __init__(self, blocks: Mapping[str, _Block], words: Words) -> None:
        self.blocks, self.words = blocks, words

    def draw(self) -> tuple[bytes, bytes]:
        """Return the picture; the blocks of the redeneerlijn as it runs, others in rows."""
        known = {*ROW, ABOVE, BELOW} <= set(self.blocks)
        middle = list(ROW) if known else []
        rest = [name for name in self.blocks if not known or name not in PLAIN]
        rows: list[list[str]] = [[ABOVE], middle, [BELOW]] if known else []
        rows += [rest[at : at + FEW] for at in range(0, len(rest), FEW)]
        heights = [max(self._height(name, row) for name in row) for row in rows]
        canvas = Canvas(WIDTH, EDGE + sum(heights) + GAP * (len(rows) - 1) + LEGEND)
        y = EDGE
        for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
            width = self._width(row)
            for number, name in enumerate(row):
                x = EDGE + number * (width + GAP)
                told = max(len(self._told(other)) for other in row)
                self._box(canvas, name, (x, y, width, height), told)
                if row is middle and number:
                    _arrow(canvas, (x - GAP / 2, y + height / 2), (0.32, 0))
                if row is middle:
                    _arrow(canvas, (x + width / 2, y - GAP / 2), (0, 0.32))
                    _arrow(canvas, (x + width / 2, y + height + GAP / 2), (0, -0.32))
            y += height + (GAP if place < len(rows) - 1 else 0.2)
        self._legend(canvas, y + 0.22)
        return canvas.finish()

    def _width(self, row: Sequence[str]) -> float:
        return (WIDTH - 2 * EDGE - GAP * (len(row) - 1)) / len(row)

    def _title(self, name: str, width: float) -> list[str]:
        return wrapped(self.blocks[name].name, width - 2 * PAD, TITLE, bold=True)

    def _told(self, name: str) -> list[str]:
        cover, _ = self.blocks[name].cover, self.words.gettext
        told = [_("nothing noted")]
        if cover.notes:
            notes = self.words.ngettext("{n} note", "{n} notes", cover.notes)
            sources = self.words.ngettext("{n} source", "{n} sources", cover.interviews)
            told = [_("{notes} from {sources}").format(notes=notes, sources=sources)]
        if cover.questions:
            text = _("{n} of {total} questions asked")
            told.append(text.format(n=cover.asked, total=cover.questions))
        return told

    def _key_words(self, name: str, width: float) -> list[str]:
        """Return the lines of a box's key words: below each other, in a wide box in one row."""
        inner, found = width - 2 * PAD, self.blocks[name].key_words
        if width <= WIDTH / 2:
            return [line for word in found for line in _lines(word, inner)]
        rows: list[str] = []
        for item in (f"{word.words} {_counted(word)}" for word in found):
            longer = f"{rows[-1]} · {item}" if rows else item
            if rows and width_of(longer, SMALL) <= inner:
                rows[-1] = longer
            else:
                rows.append(item)
        return [line for row in rows for line in wrapped(row, inner, SMALL, most=1)]

    def _height(self, name: str, row: Sequence[str]) -> float:
        width = self._width(row)
        wide = width > WIDTH / 2
        told = height_of(1 if wide else max(len(self._told(name)) for name in row), SMALL)
        words = height_of(len(self._key_words(name, width)), SMALL) + 0.1
        title = height_of(len(self._title(name, width)), TITLE)
        return 0.12 + PAD + title + told + 0.2 + BAR + 0.15 + words + PAD / 2

    def _box(self, canvas: Canvas, name: str, place: Place, room: int) -> None:
        """Draw a block at its place, with room for so many lines of what was counted."""
        (x, y, width, height), block = place, self.blocks[name]
        colour, wide = f"#{full(block.colour)}", width > WIDTH / 2
        canvas.box(x, y, width, height, fill=f"#{lighter(block.colour, 0.94)}", edge=colour)
        canvas.box(x, y, width, 0.12, fill=colour)
        left, inner = x + PAD, width - 2 * PAD
        at = y + 0.12 + PAD
        title = self._title(name, width)
        at = canvas.lines(left, at, title, size=TITLE, bold=True, colour=colour)
        told = self._told(name)
        if wide:
            told = [" · ".join(told)]
        canvas.lines(left, at, told, size=SMALL, colour=MUTED)
        at += height_of(1 if wide else room, SMALL) + 0.2
        self._balance(canvas, block.cover, left, at, inner)
        at += BAR + 0.15
        canvas.lines(left, at, self._key_words(name, width), size=SMALL)

    def _balance(self, canvas: Canvas, cover: BlockCover, x: float, y: float, width: float) -> None:
        """Draw a block's notes as one bar: what furthers, does both, hinders, and has no sign."""
        canvas.box(x, y, width, BAR, fill=WHITE, edge=RULE)
        at = x
        for (side, sign, fill), length in zip(SIDES, _lengths(cover, width), strict=True):
            if not length:
                continue
            canvas.box(at, y, length, BAR, fill=fill, edge=RULE)
            text = f"{sign} {cover.sides[side]}".strip()
            if width_of(text, SMALL, True) + 0.1 > length:
                text = text.replace(" ", "")
            middle = at + length / 2
            if side == "hindering":  # letters stand clear of the hatch
                canvas.hatch(at, y, length, BAR, WARM)
                wide = min(width_of(text, SMALL, True) + 0.1, length - 0.04)
                canvas.box(middle - wide / 2, y + 0.02, wide, BAR - 0.04, fill=fill)
            colour = WHITE if side == "furthering" else INK
            canvas.text(
                middle,
                y + BAR / 2,
                text,
                size=SMALL,
                bold=True,
                colour=colour,
                across="center",
            )
            at += length

    def _legend(self, canvas: Canvas, y: float) -> None:
        _ = self.words.gettext
        x = EDGE
        names = _("helps"), _("both"), _("works against"), _("without a sign")
        for (side, sign, fill), name in zip(SIDES, names, strict=True):
            canvas.box(x, y - 0.16, 0.5, 0.32, fill=fill, edge=RULE)
            if side == "hindering":
                canvas.hatch(x, y - 0.16, 0.5, 0.32, WARM)
            text = f"{sign} {name}".strip()
            canvas.text(x + 0.62, y, text, size=SMALL, colour=MUTED)
            x += 1.0 + width_of(text, SMALL)
        text = _(
            "bar: all notes of a block; below it which parts of it were noted most, how often"
            " and with which sign"
        )
        canvas.text(EDGE, y + 0.42, text, size=SMALL, colour=MUTED)


def _lengths(cover: BlockCover, width: float) -> list[float]:
    """Return how long each part of a block's bar is: by its notes, but its number has room."""
    notes = [cover.sides[side] for side, _sign, _fill in SIDES]
    least = [
        width_of(f"{sign}{number}", SMALL, True) + 0.14 if number else 0.0
        for (_side, sign, _fill), number in zip(SIDES, notes, strict=True)
    ]
    room = width - sum(least)
    more = [
        max(0.0, width * number / max(sum(notes), 1) - length)
        for number, length in zip(notes, least, strict=True)
    ]
    share = room / sum(more) if any(more) else 0.0
    return [length + share * rest for length, rest in zip(least, more, strict=True)]


def _counted(word: KeyWord) -> str:
    """Return how often a code was noted, and behind it in how many of those with which sign."""
    sides = (word.helps - word.both, "+"), (word.both, "±"), (word.hinders - word.both, "−")
    signs = ", ".join(f"{number}{sign}" for number, sign in sides if number)
    return f"{word.notes}× ({signs})" if signs else f"{word.notes}×"


def _lines(word: KeyWord, width: float) -> list[str]:
    """Return a key word in at most so many lines, its numbers whole: a name too long is cut."""
    counted = _counted(word)
    lines = wrapped(word.words, width, SMALL, most=LINES) or [""]
    if width_of(f"{lines[-1]} {counted}", SMALL) <= width:
        return [*lines[:-1], f"{lines[-1]} {counted}"]
    if len(lines) < LINES:
        return [*lines, counted]
    room = width - width_of(f" {counted}", SMALL)
    return [*lines[:-1], f"{wrapped(f'{lines[-1]}…', room, SMALL, most=1)[0]} {counted}"]


def _arrow(canvas: Canvas, middle: Point, way: Point) -> None:
    """Draw an arrow through a point; `way` is how far it goes, in cm across and down."""
    (x, y), (across, down) = middle, way
    begin, end = (x - across / 2, y - down / 2), (x + across / 2, y + down / 2)
    length = (across**2 + down**2) ** 0.5
    ahead, aside = (across / length, down / length), (-down / length, across / length)
    neck = (end[0] - 0.16 * ahead[0], end[1] - 0.16 * ahead[1])
    canvas.line([begin, neck], colour=MUTED, line=1.4)
    left = (neck[0] + 0.1 * aside[0], neck[1] + 0.1 * aside[1])
    right = (neck[0] - 0.1 * aside[0], neck[1] - 0.1 * aside[1])
    canvas.shape([left, right, end], fill=MUTED)
