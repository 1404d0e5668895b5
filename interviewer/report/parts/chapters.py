"""A chapter of a case report: synthesis or digest, tables, factors by level, quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from interviewer.analysis.chapters import Group, Placed, is_open
from interviewer.analysis.material import Excerpt
from interviewer.analysis.matrix import DOCUMENTS, NOBODY, Cell, Matrix, matrix
from interviewer.analysis.portrait.contrasts import Signs, contrasts, turns
from interviewer.analysis.today import Today
from interviewer.errors import N_
from interviewer.guide.model import Valence
from interviewer.report.parts.remarks import Remarks
from interviewer.report.parts.synthesis import Syntheses
from interviewer.report.tables import CaseTables
from interviewer.report.word.document import Report
from interviewer.report.word.inline import (
    Content,
    Evidence,
    Footnote,
    Inline,
    Numbered,
    See,
    Styled,
    filled,
)
from interviewer.report.word.styles import Style
from interviewer.report.words import Words, coded, sign

CITED = 4
"""References that stand behind each side of a disagreement; all stand in the table of factors."""

NAMED = "·"
"""Stands before references of notes that name a factor without a sign."""

SIDES = {
    "furthering": N_("Helps"),
    "both": N_("Both"),
    "hindering": N_("Works against"),
    "named": N_("Named"),
}
"""What a factor does, with the head of the column for it, in order."""
SIDE_OF: Mapping[Valence | None, str] = {
    "++": "furthering",
    "+": "furthering",
    "+-": "both",
    "-": "hindering",
    "--": "hindering",
    None: "named",
}

SEEN_DIFFERENTLY = N_("Seen differently")
LATER = N_("Otherwise in a later round")
ABOUT_QUOTES = N_(
    "Quotes are verbatim, as noted or as the document has them. Behind them stand pseudonym, level"
    " and round; role and organisation only of those who agreed to be recognisable."
)


@dataclass(slots=True)
class Writing:
    """What the chapters of a case's report are written with."""

    report: Report
    syntheses: Syntheses
    tables: CaseTables
    remarks: Remarks
    levels: tuple[str, ...]
    rounds: frozenset[int]
    """Rounds of the case's interviews."""
    today: Today
    words: Words
    figures: Mapping[str, Callable[[Placed], bool]]
    """Name → draws it into the report for a chapter; tells whether there was anything to draw."""
    digested: frozenset[str]
    """References of the notes of which a chapter holds a digest."""
    differing: set[str] = field(default_factory=set)
    """Codes of which a chapter told that they are seen differently."""
    turned: set[str] = field(default_factory=set)
    """Codes of which a chapter told that they changed between rounds."""
    rowed: dict[str, Numbered] = field(default_factory=dict)
    """Code of the codebook → the table of factors that has it: it stands in one only."""
    bare: list[str] = field(default_factory=list)
    """Titles of chapters of which nothing was noted: one line at the end names them."""

    @property
    def smaller(self) -> tuple[str, ...]:
        """Return the headings that chapters have for differences and changes."""
        found = ((SEEN_DIFFERENTLY, self.differing), (LATER, self.turned))
        return tuple(self.words.gettext(title) for title, codes in found if codes)


def digested(chapters: Iterable[Placed]) -> frozenset[str]:
    """Return the references of the notes of which a chapter holds a digest."""
    having = (placed for placed in chapters if "digest" in placed.parts)
    return frozenset(item.reference for placed in having for item in placed.excerpts)


def write_chapter(placed: Placed, writing: Writing) -> None:
    """Write a chapter; one of which nothing was noted is kept for `write_bare`.

    One that would only say that there is no synthesis is left out: its notes stand elsewhere.
    """
    report, _ = writing.report, writing.words.gettext
    chapter = placed.chapter
    paragraphs = writing.syntheses.of(chapter.id) if chapter else ()
    tables = ((name, chapter.codes) for name in chapter.tables) if chapter else ()
    held = paragraphs or (chapter and chapter.figures)
    if chapter and not held and not any(writing.tables.has(*table) for table in tables):
        if not placed.excerpts:
            if writing.rounds or chapter.tables != ("ronden",):  # documents have no rounds
                writing.bare.append(chapter.title)
            return
        if not _says_something(placed, writing):
            return
    report.heading(1, chapter.title if chapter else _("Not placed in a chapter"))
    parts = list(placed.parts)
    if "synthesis" in parts and paragraphs:
        _write_synthesis(placed, writing)
    elif placed.excerpts and chapter is not None:
        _say_digest(placed, writing)
    shown = {name for paragraph in paragraphs for name in paragraph.references}
    for name in chapter.tables if chapter else ():
        writing.tables.cited = set()
        writing.tables.write(report, name, chapter.codes if chapter else ())
        shown |= writing.tables.cited
    digest = "digest" in parts and not paragraphs
    if digest:
        _write_digest(placed, writing)
    drawn = False
    for name in chapter.figures if chapter else ():
        if name in writing.figures:
            drawn |= writing.figures[name](placed)
    if not (drawn or placed.excerpts or paragraphs or (chapter and chapter.tables)):
        report.paragraph(Styled(_("Nothing was noted on this."), Style.PLACEHOLDER))
    for part in parts:
        if part == "matrix":
            references, table = _write_matrix(placed, writing, said=digest)
            shown |= references
            _write_contrasts(placed, table, writing)
            _write_turns(placed, table, writing)
        elif part == "quotes":
            _write_quotes(placed, writing)
    if paragraphs and "digest" in parts:
        _write_rest(placed, shown, writing)


def _says_something(placed: Placed, writing: Writing) -> bool:
    """Whether a chapter without synthesis, tables and figures holds more than its heading."""
    if "digest" in placed.parts or (placed.quotes and "quotes" in placed.parts):
        return True
    if not {item.reference for item in placed.excerpts} <= writing.digested:
        return True
    found = matrix(placed, writing.levels, writing.today)
    return "matrix" in placed.parts and sets_side_by_side(found)


def write_bare(writing: Writing) -> None:
    """Name the chapters of which nothing was noted."""
    if writing.bare:
        text = writing.words.gettext("Nothing was noted on: {what}.")
        text = text.format(what="; ".join(writing.bare))
        writing.report.paragraph(Styled(text, Style.PLACEHOLDER))


def _write_synthesis(placed: Placed, writing: Writing) -> None:
    slot = placed.chapter.id if placed.chapter else ""
    found = writing.syntheses.remarks(slot, placed.excerpts, writing.today)
    first = None
    with writing.report.region(writing.syntheses.region(slot)):
        for paragraph, remark in zip(writing.syntheses.of(slot), found, strict=True):
            block = writing.report.paragraph(*paragraph.content)
            first = first or block
            writing.remarks.on_paragraph(block, paragraph, remark)
    if first is not None:
        writing.remarks.on_chapter(first, placed.excerpts)


def _say_digest(placed: Placed, writing: Writing) -> None:
    """Say that there is no synthesis, and what stands here in its place, where anything does."""
    _ = writing.words.gettext
    lines = (item.reference for group in placed.groups for item in group.lines)
    if placed.groups and "digest" in placed.parts and {*lines} <= writing.tables.printed:
        return
    text = (
        _("No synthesis was written yet: this is a digest, the notes themselves in order of code.")
        if "digest" in placed.parts
        else _("No synthesis was written yet: what was noted stands below.")
    )
    block = writing.report.paragraph(Styled(text, Style.PLACEHOLDER), kept=True)
    writing.remarks.on_chapter(block, placed.excerpts)


def _write_matrix(
    placed: Placed, writing: Writing, *, said: bool
) -> tuple[set[str], Numbered | None]:
    """Write the factors by level; return the references that stand in tables, and the table.

    A factor of which an earlier chapter has all is not repeated. Of documents alone there are no
    levels to set side by side: their factors stand by what they do, unless the chapter has
    `said` its notes in full.
    """
    _, today, report = writing.words.gettext, writing.today, writing.report
    found = matrix(placed, writing.levels, today)
    by_level = sets_side_by_side(found)
    if not found.rows or (said and not by_level):
        return set(), None
    cells = (cell for _code, row in found.rows for cell in row)
    shown = {name for cell in cells for _sign, references in cell for name in references}
    rows = [(code, row) for code, row in found.rows if code not in writing.rowed]
    before = {writing.rowed[code] for code, _row in found.rows if code in writing.rowed}
    table = None
    if rows:
        table = _by_level(found.columns, rows, placed, writing) if by_level else None
        table = table or _by_side(rows, placed, writing)
        writing.rowed |= {code: table for code, _row in rows if not is_open(code, today)}
    if before:
        text = (
            _("Other factors that were noted here stand in")
            if rows
            else _("The factors that were noted here stand in")
        )
        report.paragraph(f"{text} ", *_see(before, writing.words), ".", style=Style.TABLE_NOTE)
    return shown, table


def _by_level(
    columns: Sequence[str],
    rows: Sequence[tuple[str, tuple[Cell, ...]]],
    placed: Placed,
    writing: Writing,
) -> Numbered:
    """Write a table of factors with a column for each level."""
    _ = writing.words.gettext
    title = placed.chapter.title if placed.chapter else ""
    writing.report.heading(2, _("Factors by level"))
    return writing.report.table(
        [_("Factor"), *(level_name(column, writing.words) for column in columns)],
        [[writing.today.name(code), *map(_cell, row)] for code, row in rows],
        caption=_("Factors by level – {chapter}").format(chapter=title),
        widths=(1.5, *(1.0 for _column in columns)),
        note=_(
            "++ helps strongly, + helps, ± does both, − works against, −− works against"
            " strongly; ·: named, without a sign."
        ),
    )


def _by_side(
    rows: Sequence[tuple[str, tuple[Cell, ...]]], placed: Placed, writing: Writing
) -> Numbered:
    """Write a table of factors with a column for what they do: those of documents alone."""
    _ = writing.words.gettext
    title = placed.chapter.title if placed.chapter else ""
    used = [side for side in SIDES if any(_on_side(row, side) for _code, row in rows)]
    writing.report.heading(2, _("Factors"))
    return writing.report.table(
        [_("Factor"), *(_(SIDES[side]) for side in used)],
        [
            [writing.today.name(code), *(_cell(_on_side(row, side)) for side in used)]
            for code, row in rows
        ],
        caption=_("Factors in the documents – {chapter}").format(chapter=title),
        widths=(1.5, *(1.0 for _side in used)),
    )


def _on_side(row: Sequence[Cell], side: str) -> Cell:
    """Return what of a row stands on a side; what is named only, without the sign for that."""
    return tuple(part for cell in row for part in cell if SIDE_OF[part[0]] == side)


def _see(tables: Iterable[Numbered], words: Words) -> list[Inline]:
    """Return tables by their numbers, three or more in a row as the first and the last."""
    content: list[Inline] = []
    ordered = sorted(tables, key=lambda item: item.number)
    for _place, run in groupby(enumerate(ordered), key=lambda item: item[1].number - item[0]):
        mine = [table for _place, table in run]
        content += [", "] if content else []
        if len(mine) > 2:
            content += filled(
                words.gettext("{first} to {last}"), first=See(mine[0]), last=See(mine[-1])
            )
            continue
        for table in mine:
            content += [", ", See(table)] if table is not mine[0] else [See(table)]
    return content


def sets_side_by_side(found: Matrix) -> bool:
    """Whether a table of factors has more to compare than what documents alone say."""
    return bool(found.rows) and found.columns != (DOCUMENTS,)


def level_name(column: str, words: Words) -> str:
    """Return the words for a column of the factors by level."""
    _ = words.gettext
    return {DOCUMENTS: _("documents"), NOBODY: _("no level")}.get(column, column)


def _cell(cell: Cell) -> Content:
    content: list[Inline] = []
    for valence, references in cell:
        if content:
            content.append("\n")
        content += [Styled(f"{sign(valence) or NAMED}\u00a0"), *_references(references)]
    return content


def _references(references: Iterable[str], most: int | None = None) -> list[Inline]:
    content: list[Inline] = []
    references = tuple(references)
    for reference in references[:most]:
        content += [" ", Evidence(reference)] if content else [Evidence(reference)]
    if most is not None and len(references) > most:
        content.append(f" (+{len(references) - most})")
    return content


def _codes(placed: Placed) -> set[str]:
    return {group.code for group in placed.groups if group.code}


def _refer(table: Numbered | None, writing: Writing, *sides: Sequence[str]) -> None:
    """Say where all references stand, where some were left out of a list above."""
    if table is not None and any(len(references) > CITED for references in sides):
        text = writing.words.gettext("All references stand in {table}.")
        writing.report.paragraph(*filled(text, table=See(table)), style=Style.TABLE_NOTE)


def _write_contrasts(placed: Placed, table: Numbered | None, writing: Writing) -> None:
    """List the factors on which respondents do not agree; each in the first chapter it is in."""
    _, words = writing.words.gettext, writing.words
    codes = _codes(placed) - writing.differing
    found = contrasts(placed.excerpts, codes, writing.levels, writing.today)
    if not found:
        return
    writing.report.heading(2, _(SEEN_DIFFERENTLY))
    several = len(writing.rounds) > 1
    most = CITED if table else None
    for item in found:
        writing.differing.add(item.code)
        content: list[Inline] = [Styled(writing.today.name(item.code))]
        if several and item.round is not None:
            content.append(" (" + _("round {n}").format(n=item.round) + ")")
        content.append(": ")
        for side, text in (
            (item.furthering, _("helps ({levels})")),
            (item.hindering, _("works against ({levels})")),
        ):
            levels = ", ".join(level_name(level, words) for level in side.levels)
            content += ["; "] if side is item.hindering else []
            content += [f"{text.format(levels=levels)} ", *_references(side.references, most)]
        writing.report.bullet(*content)
    sides = (side.references for item in found for side in (item.furthering, item.hindering))
    _refer(table, writing, *sides)


def _write_turns(placed: Placed, table: Numbered | None, writing: Writing) -> None:
    """List the factors that changed between rounds; each in the first chapter it is in."""
    _ = writing.words.gettext
    found = turns(placed.excerpts, _codes(placed) - writing.turned, writing.today)
    if not found:
        return
    writing.report.heading(2, _(LATER))
    most = CITED if table else None
    for item in found:
        writing.turned.add(item.code)
        text = (
            _("changed")
            if item.changed
            else _("otherwise in round {n} (other respondents)").format(n=item.after)
        )
        content: list[Inline] = [Styled(writing.today.name(item.code)), f", {text}: "]
        for round_, signs in ((item.before, item.before_signs), (item.after, item.after_signs)):
            content += ["; "] if round_ == item.after else []
            content += [_("round {n}").format(n=round_), " ", *_signs(signs, most)]
        writing.report.bullet(*content)
    each = (signs for item in found for signs in (item.before_signs, item.after_signs))
    _refer(table, writing, *(references for signs in each for _sign, references in signs))


def _signs(signs: Signs, most: int | None) -> list[Inline]:
    content: list[Inline] = []
    for valence, references in signs:
        content += [", "] if content else []
        content += [Styled(f"{sign(valence)}\u00a0"), *_references(references, most)]
    return content


def _write_digest(placed: Placed, writing: Writing) -> None:
    """Write the notes under their codes; what a table printed is named, not repeated.

    A code of which no note is printed here stands in the table of factors, where there is one.
    """
    _, report, today = writing.words.gettext, writing.report, writing.today
    groups = [_without(group, writing.tables.printed) for group in placed.groups]
    found = matrix(placed, writing.levels, today)
    if "matrix" in placed.parts and sets_side_by_side(found):
        groups = [group for group in groups if group.lines or not group.code]
    if not any(group.lines or group.also for group in groups):
        return
    printed = [group for group in groups if group.lines]
    if printed:
        report.heading(2, _("What was noted"))
    for group in printed:
        if group.code:
            report.heading(3, today.name(group.code))
        elif len(groups) > 1:
            report.heading(3, _("Without a code"))
        for excerpt in group.lines:
            report.bullet(*_line(excerpt, group.code, writing))
        if group.also:
            see = Styled(f"{_('See also:')} ", Style.CODE)
            report.bullet(see, *_references(e.reference for e in group.also))
    named: list[Inline] = []
    for group in groups:
        if group.also and not group.lines:
            name = today.name(group.code) if group.code else _("without a code")
            references = _references(e.reference for e in group.also)
            named += [f"{'; ' if named else ''}{name} ", *references]
    if named:
        report.paragraph(
            _("Printed above or under another code: "), *named, ".", style=Style.TABLE_NOTE
        )


def _without(group: Group, printed: set[str]) -> Group:
    lines = tuple(item for item in group.lines if item.reference not in printed)
    moved = tuple(item for item in group.lines if item.reference in printed)
    return Group(group.code, lines, moved + group.also)


def _line(excerpt: Excerpt, code: str, writing: Writing) -> list[Inline]:
    """Return a note as a line under a code: its valence there, its words, who, other codes."""
    words, today = writing.words, writing.today
    valence = next((mark.valence for mark in excerpt.codes if mark.code == code), None)
    others = [
        coded(today.name(mark.code), mark.valence) for mark in excerpt.codes if mark.code != code
    ]
    about = (words.who(excerpt, brief=True), *others, words.relation(excerpt))
    return [
        *([Styled(f"{sign(valence)} ")] if valence else []),
        words.text(excerpt),
        " ",
        Styled(" · ".join(item for item in about if item), Style.CODE),
        " ",
        Evidence(excerpt.reference),
    ]


def _write_quotes(placed: Placed, writing: Writing) -> None:
    """Write the strongest quotes apart, and name those that stand elsewhere."""
    _, words, report = writing.words.gettext, writing.words, writing.report
    elsewhere: list[str] = []
    if not {"digest", "matrix"} & set(placed.parts):
        apart = {excerpt.reference for excerpt in placed.quotes}
        elsewhere = [
            e.reference for e in placed.excerpts if e.quotable and e.reference not in apart
        ]
    if not placed.quotes and not elsewhere:
        return
    of_documents = all(item.source.opened.document for item in placed.quotes)
    verbatim = placed.quotes and of_documents
    report.heading(2, _("Verbatim from the documents") if verbatim else _("In their own words"))
    for excerpt in placed.quotes:
        about = filter(None, (words.who(excerpt), words.relation(excerpt)))
        source: list[Inline] = [" · ".join(about), " ", Evidence(excerpt.reference)]
        if report.first("quote"):
            source.append(Footnote(_(ABOUT_QUOTES)))
        block = report.quote(words.text(excerpt), *source)
        writing.remarks.on_words(block, excerpt)
    if elsewhere:
        report.paragraph(Styled(f"{_('See also:')} ", Style.CODE), *_references(elsewhere))


def _write_rest(placed: Placed, shown: set[str], writing: Writing) -> None:
    """Write what a chapter with a synthesis has not said yet: other quotes, and notes by name.

    Notes by name alone are no section of their own.
    """
    _, report = writing.words.gettext, writing.report
    lines = [item for group in placed.groups for item in group.lines]
    quotes = [item for item in lines if item.quotable]
    told = {*shown, *(item.reference for item in (*placed.quotes, *quotes))}
    others = [item.reference for item in placed.excerpts if item.reference not in told]
    if quotes:
        report.heading(2, _("Also noted"))
    for item in quotes:
        report.bullet(*_line(item, item.codes[0].code if item.codes else "", writing))
    if others:
        text = _("Also noted here, and not discussed above:")
        report.paragraph(f"{text} ", *_references(others), style=Style.TABLE_NOTE)
