"""The praatplaat: the blocks of the redeneerlijn as one picture to talk about, on A4 or A3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interviewer.analysis.material import gather
from interviewer.errors import N_, refuse
from interviewer.guide.model import Guide, Question, wording
from interviewer.report.sheets.frame import about, begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.plate import QUOTE_LENGTH, KeyWord, Spoken, spoken
from interviewer.report.sheets.sheet import (
    ENLARGED,
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
from interviewer.report.word.inline import Inline, Styled
from interviewer.report.word.styles import Style
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

LETTERS = 32
"""So many letters stand on a line of a box, on A3 as on A4."""
LINES, LINES_BESIDE_QUOTE = 7, 4
"""Lines of key words in a box."""
QUOTE_IN_BAND = 75
"""Letters of a quote that fits beside a band's title."""
WORDS_IN_BAND, NEITHER = 8, 3
"""Key words beside each other at a side of a band; and those that neither help nor hinder."""


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
    guide, book = order.guide, order.book(order.words.language)
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
            book.name(block.id) if block.id in book.by_id else block.title,
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
    _ = words.gettext
    size = ENLARGED if order.paper == "a3" else 1.0
    # an empty picture fills the page; in one with words the words make the height
    band, box = (3.1, 6.6) if order.case_file is None else (2.2, 5.0)
    drivers, needs = blocks["drivers"], blocks["randvoorwaarden"]
    row = [blocks[name] for name in ROW]
    arrow = Box([(Style.PLATE_ARROW, "→")], middle=True)
    middle: list[Box] = []
    for block in row:
        drawn = _box(block, order, words)
        middle += [*([arrow] if middle else []), replace(drawn, span=_columns(block.id))]
    rows = [
        Row(_band(drivers, (_("What helps"), _("What holds us back")), order, words), band * size),
        Row(_arrows("↓")),
        Row(middle, box * size),
        Row(_arrows("↑")),
        Row(_band(needs, (_("In order"), _("Not yet in order")), order, words), band * size),
    ]
    # the third box covers two columns, so that a band can be divided half-way
    sheet.grid(
        rows, (5.95, 1.1, 5.95, 1.1, 2.975, 2.975, 1.1, 5.95), alt=alt, title=_("Praatplaat")
    )


def _in_rows(sheet: Sheet, blocks: list[_Block], order: Order, words: Words, alt: str) -> None:
    """Draw the blocks of another study in rows of three."""
    size = ENLARGED if order.paper == "a3" else 1.0
    rows: list[Row] = []
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


def _columns(block: str) -> int:
    return 2 if block == ROW[2] else 1


def _arrows(sign: str) -> list[Box]:
    boxes: list[Box] = []
    for block in ROW:
        arrow = Box([(Style.PLATE_ARROW, sign)], middle=True, span=_columns(block))
        boxes += [*([Box()] if boxes else []), arrow]
    return boxes


def _head(block: _Block, words: Words, *, band: bool = False) -> list[Line]:
    labels = [block.title] if block.plain != block.title else []
    if block.spoken is not None:
        labels.append(_coverage(block.spoken, words))
    if band:
        labels = [" · ".join(labels)]
    small = [(Style.PLATE_LABEL, label) for label in labels]
    return [(Style.PLATE_TITLE, block.plain), *small, (Style.PLATE_ASK, block.ask)]


def _coverage(said: Spoken, words: Words) -> str:
    if not said.notes:
        return words.gettext("not spoken about yet")
    notes = words.ngettext("{n} note", "{n} notes", said.notes)
    people = words.ngettext("{n} respondent", "{n} respondents", said.people)
    return f"{notes}, {people}" if said.people else notes


def _box(block: _Block, order: Order, words: Words) -> Box:
    lines = _head(block, words)
    if block.spoken is not None:
        quotes = _quotes(block.spoken, order)
        lines += _key_words(block.spoken.key_words, LINES_BESIDE_QUOTE if quotes else LINES)
        lines += quotes
    thick, thin = Edge(full(block.colour), 24), Edge(full(block.colour), 6)
    edges = {"top": thick, "left": thin, "bottom": thin, "right": thin}
    return Box(lines, fill=lighter(block.colour, 0.94), edges=edges)


def _band(block: _Block, sides: tuple[str, str], order: Order, words: Words) -> list[Box]:
    """Return a block as a band: what it is at the left, then what helps and what hinders."""
    colour = full(block.colour)
    thick, thin, soft = Edge(colour, 24), Edge(colour, 6), Edge(SOFT, 6, "dashed")
    head = _head(block, words, band=True)
    helps: list[tuple[str, int]] = []
    hinders: list[tuple[str, int]] = []
    if block.spoken is not None:
        neither = [word for word in block.spoken.key_words if not word.helps + word.hinders]
        quotes = _quotes(block.spoken, order, QUOTE_IN_BAND)
        head += quotes or _in_one_line([(w.words, w.notes) for w in neither][:NEITHER])
        helps = [(word.words, word.helps) for word in block.spoken.key_words if word.helps]
        hinders = [(word.words, word.hinders) for word in block.spoken.key_words if word.hinders]
    columns: list[list[Line]] = []
    for sign, name, found in (("+", sides[0], helps), ("–", sides[1], hinders)):
        label: Line = (Style.PLATE_LABEL, [Styled(f"{sign}  {name}", Style.STRONG)])
        columns.append([label, *_in_one_line(found)])
    fill = lighter(block.colour, 0.94)
    return [
        Box(head, fill, {"top": thick, "left": thin, "bottom": thin}, span=2),
        Box(columns[0], fill, {"top": thick, "left": soft, "bottom": thin}, span=3),
        Box(columns[1], fill, {**all_round(thin), "top": thick, "left": soft}, span=3),
    ]


def _key_words(found: Sequence[KeyWord], room: int) -> list[Line]:
    """Return the first key words, as many as there is room for, each with its sign."""
    lines: list[Line] = []
    for word in found:
        room -= -(-(len(word.words) + 6) // LETTERS)
        if room < 0:
            break
        sign = "±" if word.helps and word.hinders else "+" if word.helps else "–"
        sign = sign if word.helps + word.hinders else "•"
        lines.append((Style.PLATE_TEXT, [f"{sign} ", *_word(word.words, word.notes)]))
    return lines


def _in_one_line(found: Sequence[tuple[str, int]]) -> list[Line]:
    """Return the key words of most notes after each other."""
    most = sorted(found, key=lambda pair: -pair[1])[:WORDS_IN_BAND]
    content: list[Inline] = []
    for words, times in most:
        content += [*(["\u00a0· "] if content else []), *_word(words, times)]
    return [(Style.PLATE_TEXT, content)] if content else []


def _word(words: str, times: int) -> list[Inline]:
    return [words, *([Styled(f"\u00a0{times}×", Style.CODE)] if times > 1 else [])]


def _quotes(said: Spoken, order: Order, longest: int = QUOTE_LENGTH) -> list[Line]:
    """Return the strongest quote that fits, where quotes were asked for."""
    if not order.quotes:
        return []
    fitting = [e for e in said.quotes if len(e.released.text) <= longest]
    return [
        (
            Style.PLATE_ASK,
            [f"“{e.released.text}” ", Styled(f"[{e.reference}]", Style.REFERENCE)],
        )
        for e in fitting[:1]
    ]
