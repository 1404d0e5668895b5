"""Tables across cases as CSV, for a spreadsheet or a statistics program.

UTF-8 with a byte order mark: without it a spreadsheet on Windows reads ë as Ã«. The separator is
the one that spreadsheets of the report's language expect: a semicolon in Dutch, a comma in English.

What people typed must not become a formula: a cell that begins with = + - @ or a tab gets an
apostrophe before it. Ratings and valences (++, +, +-, -, --) are left as they are where a cell
holds nothing else but references and numbers of cases; so where a sign stands with words, its
column is divided in two, one of signs and one of words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

from interviewer.analysis.cross.cells import Cell, Column, Piece, Table
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.report.across.tables import Renderer, plain
from interviewer.report.word.clean import clean
from interviewer.report.words import Words

SEPARATORS = {"nl": ";", "en": ","}
"""A report's language → what stands between two cells."""

BETWEEN = " | "
"""Stands between two things in one cell."""

_SIGNS = re.compile(r"(?:\+\+|\+-|--|\+|-)(?: (?:\+\+|\+-|--|\+|-|\||\[[a-z0-9-]+:[\w-]+\]))*")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Return a cell's words so that no program takes them for a formula."""
    line = clean(text).replace("\n", " ")
    if line.lstrip().startswith(_FORMULA) and not _SIGNS.fullmatch(line):
        return f"'{line}"
    return line


def as_csv(table: Table, cross: Cross, renderer: Renderer, words: Words) -> bytes:
    """Return a table as the bytes of a CSV file.

    Where its rows are cases, their id and whether they are invented stand in columns of their own.
    """
    _ = words.gettext
    parted = [_is_parted(table, place) for place in range(len(table.columns))]
    of_cases = table.by_case and all(_of_case(row.cells[0], cross) for row in table.rows)
    grouped = any(group.head is not None for group in table.groups)
    head = [_("group")] if grouped else []
    head += [_("case id"), _("fictional")] if of_cases else []
    for column, two in zip(table.columns, parted, strict=True):
        name = _head(column, cross, renderer, words)
        head += [name, _("{column}: why").format(column=name)] if two else [name]
    lines = [head]
    for group in table.groups:
        for row in group.rows:
            line = []
            if grouped:
                line.append(plain(renderer.piece(group.head)) if group.head else "")
            if of_cases and (one := _of_case(row.cells[0], cross)):
                line += [one.id, _("yes") if one.case.fictional else _("no")]
            for cell, two in zip(row.cells, parted, strict=True):
                line += _two(cell, renderer) if two else [_joined(cell, renderer)]
            lines.append(line)
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=SEPARATORS.get(words.language, ","))
    writer.writerows([guarded(text) for text in line] for line in lines)
    return written.getvalue().encode("utf-8-sig", "replace")


def _head(column: Column, cross: Cross, renderer: Renderer, words: Words) -> str:
    """Return the head of a column; a case's is its id, and whether it is invented."""
    if column.kind != "case":
        return renderer.head(column)
    invented = cross.by_id[column.id].case.fictional
    return f"{column.id} ({words.gettext('fictional')})" if invented else column.id


def _is_parted(table: Table, place: int) -> bool:
    """Whether a column has signs with words."""
    pieces = [piece for row in table.rows for piece in row.cells[place]]
    return any(p.sign for p in pieces) and any(p.text or p.excerpt for p in pieces)


def _of_case(cell: Cell, cross: Cross) -> OneCase | None:
    return cross.by_id[cell[0].case] if cell and cell[0].case else None


def _two(cell: Cell, renderer: Renderer) -> list[str]:
    """Return the signs of a cell, and its words."""
    signs = " ".join(piece.sign for piece in cell if piece.sign)
    return [signs, _joined((replace(p, sign="") for p in cell), renderer)]


def _joined(cell: Iterable[Piece], renderer: Renderer) -> str:
    return BETWEEN.join(filter(None, (plain(renderer.piece(piece)) for piece in cell)))
