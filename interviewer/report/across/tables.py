"""Tables across cases in words: for a Word document, and as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from interviewer.analysis.cross.brief import briefly
from interviewer.analysis.cross.cells import Cell, Column, Group, Piece, Row, Table, told_once
from interviewer.analysis.cross.study import Cross, OneCase
from interviewer.analysis.material import Excerpt
from interviewer.analysis.references import WRITTEN
from interviewer.report.across.words import BRIEFLY, CAPTIONS, HEADS, REMARKS, WORDS
from interviewer.report.word.document import Report
from interviewer.report.word.inline import (
    Band,
    Content,
    Evidence,
    Inline,
    Numbered,
    Printed,
    See,
    Styled,
    filled,
)
from interviewer.report.word.styles import Style
from interviewer.report.words import Words, sign

ONCE = "patronen"
"""The table of which a factor's row stands in the report once: the next ones refer to it."""

REASONED = ("scan",)
"""Tables of judgements with their reasons: what many of them say stands under it once."""

FICTIONAL = "*"
"""Stands behind the number of a fictional case."""


class Renderer:
    """Puts tables across cases into words; knows which quotes it has printed in full."""

    def __init__(
        self,
        cross: Cross,
        words: Words,
        brought: Mapping[str, Excerpt],
        *,
        whole: bool = False,
        named: Mapping[str, str] = WORDS,
    ) -> None:
        """Begin; `brought` is every note that may go out, by its reference with the case.

        `whole`: quotes are printed in full wherever they come. `named` are the words for what a
        piece names.
        """
        self._cross, self._words, self._brought = cross, words, brought
        self._named = named
        self._whole = whole
        self.printed: set[str] = set()
        self.factors: set[str] = set()
        self._counted: dict[str, Numbered] = {}
        """Factors → the table that counts their cases."""

    def write(self, report: Report, table: Table, chapter: str = "") -> None:
        """Write a table into a report; where nothing stands in it, say so."""
        _ = self._words.gettext
        often: tuple[str, ...] = ()
        before: list[Inline] = []
        table = briefly(table)
        if table.name in REASONED:
            table, often = told_once(table)
        caption = self.caption(table, chapter)
        if table.empty and table.name != "ronden":
            report.paragraph(
                Styled(
                    _("{table}: nothing was noted or judged yet.").format(table=caption),
                    Style.PLACEHOLDER,
                )
            )
            return
        if table.name == ONCE:
            table, before = self._counted_before(table)
            if table.empty:
                report.paragraph(*before)
                return
        table, apart = self._told_apart(table)
        if apart and not table.rows:
            for sentence in apart:
                report.paragraph(sentence)
            return
        if table.name == "factoren":
            self.factors.update(_factors(table))
        rows: list[Sequence[Content] | Band] = []
        for group in table.groups:
            if group.head is not None:
                rows.append(Band(self.piece(group.head)))
            rows += [
                [
                    self.cell(cell, " · " if column.flow else "\n")
                    for column, cell in zip(table.columns, row.cells, strict=True)
                ]
                for row in group.rows
            ]
        remark = _(REMARKS.get(table.name, ""))
        note = " ".join(filter(None, (remark, *apart, *often, *self._apart(table))))
        made = report.table(
            [self.head(column) for column in table.columns],
            rows,
            caption=caption,
            widths=[column.width for column in table.columns],
            numbers=[place for place, column in enumerate(table.columns) if column.number],
            note=[note, " ", *before] if before else note,
        )
        if table.name == ONCE:
            self._counted.update(dict.fromkeys(_factors(table), made))

    def _told_apart(self, table: Table) -> tuple[Table, list[str]]:
        """Return a table without the rows that only say why cases are not in it, and those."""
        _ = self._words.gettext
        told: list[str] = []
        groups: list[Group] = []
        for group in table.groups:
            rows = []
            for row in group.rows:
                piece = row.cells[0][0] if row.cells[0] else Piece()
                if piece.cases and piece.word and not any(row.cells[1:]):
                    numbers, why = self._numbers(piece.cases), _(self._named[piece.word])
                    told.append(_("Cases {numbers}: {why}").format(numbers=numbers, why=why))
                else:
                    rows.append(row)
            if rows:
                groups.append(Group(group.head, tuple(rows)))
        return (replace(table, groups=tuple(groups)) if told else table), told

    def _counted_before(self, table: Table) -> tuple[Table, list[Inline]]:
        """Return a table without the factors that one before it counts, and where those stand."""
        rows = [row for row in table.rows if not set(_row_factors(row)) & set(self._counted)]
        by_table: dict[Numbered, list[str]] = {}
        for code in _factors(table):
            if code in self._counted:
                by_table.setdefault(self._counted[code], []).append(self._cross.today.name(code))
        told: list[Inline] = []
        for made, names in by_table.items():
            sentence = self._words.gettext("Counted in {table}: {factors}.")
            told += [" "] if told else []
            told += filled(sentence, table=See(made), factors=", ".join(names))
        return replace(table, groups=(Group(None, tuple(rows)),)), told

    def caption(self, table: Table, chapter: str = "") -> str:
        """Return a table's caption."""
        caption = self._words.gettext(CAPTIONS[table.name])
        return caption.format(chapter=chapter or self._words.gettext("All chapters"))

    def _apart(self, table: Table) -> Iterable[str]:
        """Yield what a table that names cases by numbers says of some of them."""
        _ = self._words.gettext
        if table.by_case:
            return
        seen = {one.number for one in self._cross.cases if _stands_in(one, table)}
        if any(one.case.fictional for one in self._cross.cases if one.number in seen):
            yield _("* a fictional case.")
        for one in self._cross.cases:
            if one.number in seen and (status := self._status(one)):
                yield f"{self.number(one)}: {status}."

    # pieces -----------------------------------------------------------------------------------

    def head(self, column: Column) -> str:
        """Return the head of a column."""
        _ = self._words.gettext
        match column.kind:
            case "code":
                return self._cross.today.name(column.id)
            case "case":
                return self.name(self._cross.by_id[column.id])
            case "text":
                return column.id
        if column.id == "place":
            return _(WORDS["place"])
        if not column.of and column.round is None:
            return _(HEADS[column.id])
        among = _(WORDS["no-value"]) if column.of == "no-value" else column.of
        if column.round is not None:
            among = _("round {n}").format(n=column.round)
        total = self._words.ngettext("{n} case", "{n} cases", column.total)
        return f"{among} ({total}): {_(BRIEFLY[column.id])}"

    def cell(self, cell: Cell, between: str = "\n") -> list[Inline]:
        """Return what stands in a cell, with something between its pieces."""
        content: list[Inline] = []
        for piece in cell:
            content += [between] if content else []
            content += self.piece(piece)
        return content

    def piece(self, piece: Piece) -> list[Inline]:
        """Return a piece in words, with its references."""
        _ = self._words.gettext
        if piece.case:
            return self.case(self._cross.by_id[piece.case])
        content: list[Inline] = []

        def add(*items: Inline) -> None:
            content.extend([" ", *items] if content else items)

        if piece.number is not None:
            add(str(piece.number))
        if piece.round is not None and (piece.text or piece.sign or piece.word or piece.excerpt):
            add(Styled(_("round {n}").format(n=piece.round) + ":", Style.CODE))
        if piece.who:
            add(Styled(f"{piece.who}:", Style.CODE))
        behind = bool(piece.codes) or piece.number is not None or piece.excerpt is not None
        if piece.cases and not behind:
            add(self._numbers(piece.cases))
        if piece.sign:
            add(Styled(piece.sign if self._whole else sign(piece.sign)))
        if piece.codes:
            names = ", ".join(map(self._cross.today.name, piece.codes))
            followed = piece.text or piece.word or piece.excerpt is not None
            add(f"{names}:" if followed else names)
        if piece.word:
            named = ", ".join(_(self._named.get(word, word)) for word in piece.word.split())
            add(f"{named}:" if piece.text else named)
        if piece.day:
            add(self._words.date(piece.day))
        cited = list(piece.references)
        said = "" if piece.excerpt is None else self.note(self._brought[cited[0]])
        if said:
            add(said)
        if piece.text:
            add(*_with_references(piece.text, self._brought))
        if piece.also:
            add(_("(text also: {letters})").format(letters=piece.also))
        if piece.cases and behind:
            add(f"({self._numbers(piece.cases)})")
        for place, reference in enumerate(cited):
            add(Printed(reference) if said and not place else Evidence(reference))
        if self._whole:
            for reference in piece.unnamed:
                add(Evidence(reference))
        elif piece.more:
            add(f"(+{piece.more})")
        return content

    def note(self, excerpt: Excerpt) -> str:
        """Return a note's words; empty for a quote that was printed in full already."""
        if excerpt.quotable and not self._whole:
            if excerpt.reference in self.printed:
                return ""
            self.printed.add(excerpt.reference)
        return self._words.text(excerpt)

    def case(self, one: OneCase) -> list[Inline]:
        """Return a case's number and name, and under it what is apart about it."""
        content: list[Inline] = [self.name(one)]
        if status := self._status(one):
            content += ["\n", Styled(status, Style.CODE)]
        return content

    def case_name(self, case: str) -> str:
        """Return a case's number and name, by its id."""
        return self.name(self._cross.by_id[case])

    def name(self, one: OneCase) -> str:
        """Return a case's number and name, and whether it is invented."""
        if one.case.fictional:
            _ = self._words.gettext
            return _("{n}. {case} (fictional)").format(n=self.number(one), case=one.case.name)
        return f"{one.number}. {one.case.name}"

    def number(self, one: OneCase) -> str:
        """Return a case's number, with a star where it is invented."""
        return f"{one.number}{FICTIONAL if one.case.fictional else ''}"

    def _numbers(self, numbers: Collection[int]) -> str:
        by_number = {one.number: one for one in self._cross.cases}
        return ", ".join(self.number(by_number[number]) for number in numbers)

    def _status(self, one: OneCase) -> str:
        _ = self._words.gettext
        if one.case.status == "left":
            return _("left the study")
        if one.case.status == "on-hold":
            later = any(round_ > 1 for round_ in one.rounds)
            return _("on hold") if later else _("on hold, no second round")
        return ""


def _factors(table: Table) -> tuple[str, ...]:
    return tuple(code for row in table.rows for code in _row_factors(row))


def _row_factors(row: Row) -> tuple[str, ...]:
    return tuple(code for piece in row.cells[0] for code in piece.codes)


def _stands_in(one: OneCase, table: Table) -> bool:
    pieces = (piece for row in table.rows for cell in row.cells for piece in cell)
    named = any(column.kind == "case" and column.id == one.id for column in table.columns)
    return named or any(one.number in piece.cases for piece in pieces)


def _with_references(text: str, known: Collection[str]) -> list[Inline]:
    """Return a researcher's words, the references in them as links."""
    content: list[Inline] = []
    done = 0
    for match in WRITTEN.finditer(text):
        reference = f"{match['case']}:{match['reference']}"
        if reference in known:
            content += [text[done : match.start()]] if match.start() > done else []
            content.append(Evidence(reference))
            done = match.end()
    return [*content, text[done:]] if done < len(text) else content


def plain(content: Iterable[Inline]) -> str:
    """Return content without styles and links."""
    parts = []
    for item in content:
        match item:
            case str():
                parts.append(item)
            case Evidence(reference) | Printed(reference):
                parts.append(f"[{reference}]")
            case _:
                parts.append(getattr(item, "text", ""))
    return "".join(parts)
