"""The praatplaat: the blocks of the redeneerlijn as one picture to talk about, on A4 or A3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.analysis.material import gather
from interviewer.errors import N_, refuse
from interviewer.guide.model import Guide, Question, wording
from interviewer.report.inline import Styled
from interviewer.report.sheets.frame import about, begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.plate import KeyWord, Spoken, spoken
from interviewer.report.sheets.sheet import (
    SOFT,
    Box,
    Edge,
    Line,
    Row,
    Sheet,
    all_round,
    full,
    lighter,
)
from interviewer.report.styles import Style
from interviewer.report.words import Words

PLAIN = {
    "aanleiding": N_("How it began"),
    "doelen": N_("What we want"),
    "drivers": N_("What keeps us going"),
    "design": N_("How it is arranged"),
    "output": N_("What it brings"),
    "randvoorwaarden": N_("What it takes"),
}
"""The blocks of the redeneerlijn in words that respondents use, in its order."""

ROW = ("aanleiding", "doelen", "design", "output")
"""What follows from each other; drivers push from above, randvoorwaarden carry from below."""

WORDS_IN_BOX, WORDS_IN_BAND = 7, 6


@dataclass(frozen=True, slots=True)
class _Block:
    id: str
    title: str
    plain: str
    ask: str
    colour: str
    spoken: Spoken | None


def praatplaat(order: Order) -> Sheet:
    """Return the praatplaat: empty, or with how much was said about each block of a case."""
    words = order.words
    _ = words.gettext
    blocks = _blocks(order, words)
    title = _("Praatplaat")
    case = order.case_file.case if order.case_file else None
    sheet = begin(order, title, words, paper=order.paper, landscape=True, margin=1.2)
    if case is None:
        sheet.head(
            title,
            _("What does our collaboration look like? Write in every box, in your own words."),
        )
    else:
        sheet.head(f"{title}: {case.name}", about(case, order, words))
    named = {block.id: block for block in blocks}
    alt = _("The blocks in words: {blocks}").format(
        blocks="; ".join(f"{block.plain} – {block.ask}" for block in blocks)
    )
    if set(PLAIN) <= set(named):
        _redeneerlijn(sheet, named, order, words, alt)
    else:
        _in_rows(sheet, blocks, order, words, alt)
    return sheet


def _blocks(order: Order, words: Words) -> list[_Block]:
    """Return the blocks of the guide that are codes too; of another kind of guide, all."""
    guide, book = order.guide, order.folder.codebook
    asked = [block for block in guide.blocks if block.questions]
    chosen = [block for block in asked if block.id in book.by_id] or asked
    if not chosen:
        raise refuse("no-blocks", guide=guide.guide)
    ids = [block.id for block in chosen]
    told: list[Spoken | None] = [None] * len(chosen)
    if order.case_file is not None:
        material = gather(order.case_file, order.day, words.language)
        told = list(spoken(material, ids, order.case_file.today, words.language))
    return [
        _Block(
            block.id,
            block.title,
            words.gettext(PLAIN[block.id]) if block.id in PLAIN else block.title,
            _ask(guide, block.questions),
            book.by_id[block.id].color if block.id in book.by_id else "",
            said,
        )
        for block, said in zip(chosen, told, strict=True)
    ]


def _ask(guide: Guide, questions: Sequence[Question]) -> str:
    """Return the question to talk about: the block's first that may not be missed."""
    first = next((question for question in questions if question.must), questions[0])
    return wording(first.ask, guide.respondents)


# the picture


def _redeneerlijn(
    sheet: Sheet, blocks: dict[str, _Block], order: Order, words: Words, alt: str
) -> None:
    """Draw the four blocks that follow from each other between drivers and randvoorwaarden."""
    size = 1.41 if order.paper == "a3" else 1.0
    _ = words.gettext
    drivers, needs = blocks["drivers"], blocks["randvoorwaarden"]
    row = [blocks[name] for name in ROW]
    arrow = Box([(Style.PLATE_ARROW, "→")], middle=True)
    middle: list[Box] = []
    for block in row:
        middle += [*([arrow] if middle else []), _box(block, order, words)]
    rows = [
        Row(_band(drivers, (_("What helps"), _("What holds us back")), order, words), 3.4 * size),
        Row(_arrows("↓", len(row))),
        Row(middle, 5.4 * size),
        Row(_arrows("↑", len(row))),
        Row(_band(needs, (_("In order"), _("Not yet in order")), order, words), 3.4 * size),
    ]
    widths = (5.95, 1.1) * (len(row) - 1) + (5.95,)
    sheet.grid(rows, widths, alt=alt, title=_("Praatplaat"))


def _in_rows(
    sheet: Sheet, blocks: list[_Block], order: Order, words: Words, alt: str
) -> None:
    """Draw the blocks of another study in rows of three."""
    size = 1.41 if order.paper == "a3" else 1.0
    rows = []
    gap, arrow = Box(), Box([(Style.PLATE_ARROW, "→")], middle=True)
    number = -(-len(blocks) // 3)
    for first in range(0, len(blocks), 3):
        boxes: list[Box] = []
        for place in range(first, first + 3):
            between = arrow if place < len(blocks) else gap
            drawn = _box(blocks[place], order, words) if place < len(blocks) else gap
            boxes += [*([between] if boxes else []), drawn]
        if rows:
            rows.append(Row([Box([(Style.PLATE_LABEL, "")], span=5)]))
        rows.append(Row(boxes, (14 / number - 0.4) * size))
    sheet.grid(rows, (8, 1.1, 8, 1.1, 8), alt=alt, title=words.gettext("Praatplaat"))


def _arrows(sign: str, count: int) -> list[Box]:
    boxes: list[Box] = []
    for _place in range(count):
        boxes += [*([Box()] if boxes else []), Box([(Style.PLATE_ARROW, sign)], middle=True)]
    return boxes


def _head(block: _Block, words: Words) -> list[Line]:
    label = block.title if block.plain != block.title else ""
    if block.spoken is not None:
        label = " · ".join(filter(None, (label, _coverage(block.spoken, words))))
    return [
        (Style.PLATE_TITLE, block.plain),
        *([(Style.PLATE_LABEL, label)] if label else []),
        (Style.PLATE_ASK, block.ask),
    ]


def _coverage(said: Spoken, words: Words) -> str:
    if not said.notes:
        return words.gettext("not spoken about yet")
    notes = words.ngettext("{n} note", "{n} notes", said.notes)
    people = words.ngettext("{n} respondent", "{n} respondents", said.people)
    return f"{notes}, {people}" if said.people else notes


def _box(block: _Block, order: Order, words: Words) -> Box:
    lines = _head(block, words)
    if block.spoken is not None:
        lines += _key_words(block.spoken.key_words[:WORDS_IN_BOX])
        lines += _quotes(block.spoken, order)
    thick, thin = Edge(full(block.colour), 24), Edge(full(block.colour), 6)
    edges = {"top": thick, "left": thin, "bottom": thin, "right": thin}
    return Box(lines, fill=lighter(block.colour, 0.94), edges=edges)


def _band(block: _Block, sides: tuple[str, str], order: Order, words: Words) -> list[Box]:
    """Return a block as a band: what it is at the left, then what helps and what hinders."""
    colour = full(block.colour)
    thick, thin, soft = Edge(colour, 24), Edge(colour, 6), Edge(SOFT, 6, "dashed")
    head = _head(block, words)
    found: dict[str, list[KeyWord]] = {"+": [], "-": []}
    if block.spoken is not None:
        rest = []
        for word in block.spoken.key_words:
            for side in word.side.replace("+-", "+ -").split():
                found[side].append(word)
            rest += [word] if not word.side else []
        head += _key_words(rest[: WORDS_IN_BAND // 2])
        head += _quotes(block.spoken, order)
    columns: list[list[Line]] = []
    for side, name in zip(found, sides, strict=True):
        sign = "+" if side == "+" else "–"
        label: Line = (Style.PLATE_LABEL, [Styled(f"{sign}  {name}", Style.STRONG)])
        columns.append([label, *_in_one_line(found[side][:WORDS_IN_BAND])])
    fill = lighter(block.colour, 0.94)
    return [
        Box(head, fill, {"top": thick, "left": thin, "bottom": thin}, span=3),
        Box(columns[0], fill, {"top": thick, "left": soft, "bottom": thin}, span=2),
        Box(columns[1], fill, {**all_round(thin), "top": thick, "left": soft}, span=2),
    ]


def _key_words(found: Sequence[KeyWord]) -> list[Line]:
    signs = {"+": "+", "-": "–", "+-": "±", "": "•"}
    return [(Style.PLATE_TEXT, [f"{signs[word.side]} ", *_word(word)]) for word in found]


def _in_one_line(found: Sequence[KeyWord]) -> list[Line]:
    return [(Style.PLATE_TEXT, _word(word)) for word in found]


def _word(word: KeyWord) -> list[str | Styled]:
    times = [Styled(f"  {word.notes}×", Style.CODE)] if word.notes > 1 else []
    return [word.words, *times]


def _quotes(said: Spoken, order: Order) -> list[Line]:
    if not order.quotes:
        return []
    most = 2 if order.paper == "a3" else 1
    return [
        (
            Style.PLATE_ASK,
            [f"“{e.released.text}” ", Styled(f"[{e.reference}]", Style.REFERENCE)],
        )
        for e in said.quotes[:most]
    ]
