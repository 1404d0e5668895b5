"""The rows of the case screen: notes, matrix, timeline, ratings and scan, drawn for a width."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from interviewer.analysis.figures import timeline
from interviewer.i18n import gettext as _
from interviewer.tui.text import cut, safe, wrap
from interviewer.words import case_listing
from interviewer.words.case_listing import HOLDS, PLACED

if TYPE_CHECKING:
    from interviewer.analysis.material import Excerpt
    from interviewer.analysis.matrix import Cell
    from interviewer.guide.scan import ScanItem
    from interviewer.interview.events import Rated, Scanned, Typified
    from interviewer.store.case_session import CaseSession

SIGNS = {"yes": "✓", "partly": "◐", "no": "✗", "unknown": "?", "": "·"}
"""Whether a statement holds, as a sign; empty: nobody said."""
STATUS = {"written": "✓", "empty": "·", "stale": "!", "unsaved": "✎"}
"""Where the synthesis of a chapter stands, as a sign."""
LEAST = 6
"""Cells that a column of the matrix has at least; below that it is a list."""

FACTOR = 20
"""Cells that a factor's name keeps where the columns' titles want more."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of the case screen."""

    shown: Content
    id: str = ""
    """What it stands for: a note's reference, a code, an item; empty: a heading."""


def heading(words: str, width: int) -> CaseRow:
    """Return a row that cannot be chosen."""
    return CaseRow(Content.styled("\n".join(wrap(safe(words), width)), "bold underline"))


def chapter_rows(session: CaseSession, unsaved: Collection[str], width: int) -> Iterator[CaseRow]:
    """Yield a row for each chapter, with where its synthesis stands."""
    for chapter in session.outline.chapters:
        status = "unsaved" if chapter.id in unsaved else case_listing.status(session, chapter.id)
        words = "\n  ".join(wrap(safe(chapter.title), width - 2))
        style = "bold" if status in ("stale", "unsaved") else ""
        yield CaseRow(Content.styled(f"{STATUS[status]} {words}", style), chapter.id)


def status_words(status: str) -> str:
    """Return where a synthesis stands, in words."""
    words = {
        "written": _("written"),
        "empty": _("empty"),
        "stale": _("a note that it names has changed"),
        "unsaved": _("not saved yet"),
    }
    return words[status]


def note_rows(
    session: CaseSession, excerpts: Sequence[Excerpt], cited: Collection[str], width: int
) -> Iterator[CaseRow]:
    """Yield a row for each note: its reference first, a ✓ where the text names it already."""
    for excerpt in excerpts:
        yield _note(session, excerpt, excerpt.reference in cited, width)
    if not excerpts:
        yield CaseRow(Content.styled(_("No note stands in this chapter yet."), "italic"))


def _note(
    session: CaseSession, excerpt: Excerpt, cited: bool, width: int, lead: str = ""
) -> CaseRow:
    shortest = session.file.today.codebook.shortest
    codes = " ".join(f"#{shortest(mark.code)}{mark.valence or ''}" for mark in excerpt.codes)
    head = f"{'✓' if cited else ' '} {lead}[{excerpt.reference}] "
    about = "  ".join(filter(None, (case_listing.spoken_by(excerpt), codes)))
    quote = "italic" if excerpt.quotable else ""
    lines = wrap(safe(excerpt.released.text, breaks=True), width - 2, width - cell_len(head))
    parts: list[str | tuple[str, str]] = [(head, "bold")]
    for place, line in enumerate(lines):
        parts += ["\n  " if place else "", (line, quote)]
    for line in wrap(safe(about), width - 2) if about else ():
        parts += ["\n  ", (line, "dim")]
    return CaseRow(Content.assemble(*parts), excerpt.reference)


def timeline_rows(session: CaseSession, cited: Collection[str], width: int) -> Iterator[CaseRow]:
    """Yield the notes that name a moment, in order of time."""
    found = timeline(session.material).moments
    for one in found:
        lead = f"{safe(case_listing.moment(one))}  "
        yield _note(session, one.excerpt, one.excerpt.reference in cited, width, lead)
    if not found:
        yield CaseRow(Content.styled(_("No note names a moment yet."), "italic"))


# The matrix


def matrix_rows(session: CaseSession, slot: str, width: int) -> Iterator[CaseRow]:
    """Yield the matrix of a chapter: codes by level, in each cell how often with which valence."""
    found = case_listing.case_matrix(session, case_listing.placed(session, slot))
    name = session.file.today.name
    if not found.rows:
        yield CaseRow(Content.styled(_("No note here has a code."), "italic"))
        return
    counts = [[_counts(cell) for cell in cells] for _code, cells in found.rows]
    needed = max([LEAST, *(cell_len(words) + 2 for row in counts for words in row)])
    first = width - needed * len(found.columns)
    if first < LEAST * 2:
        for (code, _cells), row in zip(found.rows, counts, strict=True):
            yield CaseRow(Content.assemble((cut(safe(name(code)), width), "bold"), *(
                f"\n  {cut(safe(case_listing.level(column)), width - needed - 4)}  {words}"
                for column, words in zip(found.columns, row, strict=True) if words
            )), code)  # fmt: skip
        return
    titles = [safe(case_listing.level(one)) for one in found.columns]
    room = (width - min(first, FACTOR)) // len(titles)
    needed = max(needed, min(room, max(map(cell_len, titles)) + 2))
    first = width - needed * len(titles)
    columns = (cut(title, needed - 1) for title in titles)
    yield CaseRow(Content.styled(_padded("", first) + "".join(
        _padded(column, needed) for column in columns), "bold"))  # fmt: skip
    for (code, _cells), row in zip(found.rows, counts, strict=True):
        words = _padded(cut(safe(name(code)), first - 1), first)
        yield CaseRow(Content(words + "".join(_padded(cell, needed) for cell in row)), code)


def _counts(cell: Cell) -> str:
    """Return how often each valence stands in a cell, as `3++ 1-`."""
    return " ".join(f"{len(references)}{valence or '·'}" for valence, references in cell)


def _padded(words: str, width: int) -> str:
    return words + " " * max(0, width - cell_len(words))


# Judgements

TYPE = "=type"
"""The id of the row of the typology."""


def value_rows(session: CaseSession, round_: int | None, width: int) -> Iterator[CaseRow]:
    """Yield the place in the typology, and the rating of each code of public value."""
    work, today = session.work, session.file.today
    yield heading(_("Typology (t)"), width)
    typed = {at: (type_words(event), event.why) for at, event in work.typings.items()}
    yield _judged("", typed, round_, TYPE, width)
    yield heading(_("Public value (2 is ++, 1 is +, 0 is absent)"), width)
    for code in case_listing.rated_codes(session):
        mine = {
            at: (event.value or "0", event.why)
            for (rated, at), event in work.ratings.items()
            if today.code(rated) == code
        }
        yield _judged(today.name(code), mine, round_, code, width)


def type_words(event: Typified) -> str:
    """Return a place in the typology in words."""
    words = (_(PLACED.get(word, word)) for word in (event.orientation, event.object) if word)
    return " × ".join(words) + (f", {event.phase}" if event.phase else "")


def _judged(
    name: str, found: dict[int | None, tuple[str, str]], round_: int | None, id: str, width: int
) -> CaseRow:
    """Return what was judged in this round, and dimmed in the others, each with its why."""
    words, why = found.get(round_, ("–", ""))
    first = f"{name}: {words}" if name else words
    parts: list[str | tuple[str, str]] = []
    parts.append(("\n".join(wrap(safe(first), width)), "bold" if words != "–" else ""))
    for line in wrap(safe(why), width - 2) if why else ():
        parts += ["\n  ", (line, "italic")]
    for at, (other, reason) in found.items():
        if at != round_:
            told = case_listing.with_round(other, at, reason)
            told = told if at else f"{_('without a round')}: {told}"
            for line in wrap(safe(told), width - 2):
                parts += ["\n  ", (line, "dim")]
    return CaseRow(Content.assemble(*parts), id)


def scan_rows(
    session: CaseSession, round_: int | None, width: int, *, table: str
) -> Iterator[CaseRow]:
    """Yield the scan, item by item; at the table only what was answered there."""
    scan = session.desk.scan
    if scan is None:
        yield CaseRow(Content.styled(_("This study has no scan."), "italic"))
        return
    above: tuple[str, str] = ("", "")
    for category, item in scan.walk():
        if above != (category.id, item.group):
            above = (category.id, item.group)
            words = " · ".join(filter(None, (f"{category.number} {category.title}", item.group)))
            yield heading(words, width)
        yield _item(item, answered(session, item, round_, table=table), width)


def answered(
    session: CaseSession, item: ScanItem, round_: int | None, *, table: str = ""
) -> Scanned | None:
    """Return the answer to an item in a round; at a table only one given with the same people."""
    return session.work.answered(item.id, round_, table)


def _item(item: ScanItem, answer: Scanned | None, width: int) -> CaseRow:
    sign = SIGNS[answer.holds if answer else ""]
    directing = "!" if answer and answer.directing else " "
    head = f"{sign}{directing} {item.letter} "
    lines = wrap(safe(item.statement), width - 3, width - cell_len(head))
    parts: list[str | tuple[str, str]] = [(head, "bold")]
    for place, line in enumerate(lines):
        parts += ["\n   " if place else "", line]
    if answer:
        told = [_(HOLDS[answer.holds])]
        told += [_("gave direction")] if answer.directing else []
        told += [_("with {who}").format(who=answer.with_)] if answer.with_ else []
        words = ", ".join(told) + (f": {answer.why}" if answer.why else "")
        for line in wrap(safe(words), width - 3):
            parts += ["\n   ", (line, "italic")]
    return CaseRow(Content.assemble(*parts), item.id)


def beside_rows(
    session: CaseSession, code: str, help: str, width: int, *, table: str
) -> Iterator[CaseRow]:
    """Yield what helps to judge, and the notes that speak to it; those not at a table."""
    if help:
        yield CaseRow(Content("\n".join(wrap(safe(help), width))))
    if table or not code:
        return
    found = case_listing.speaking_to(session, code)
    yield heading(_("Notes that speak to it ({n})").format(n=len(found)), width)
    for excerpt in found:
        yield _note(session, excerpt, cited=False, width=width)


def rated_now(session: CaseSession, code: str, round_: int | None) -> Rated | None:
    """Return the rating of a code in a round."""
    today = session.file.today
    mine = (
        event
        for (rated, at), event in session.work.ratings.items()
        if at == round_ and today.code(rated) == code
    )
    return next(mine, None)
