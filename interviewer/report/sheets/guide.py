"""A guide on paper: all that is said and asked, room for notes, codes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer.codebook import Codebook
from interviewer.guide.model import (
    Answer,
    Block,
    FollowUp,
    Guide,
    Question,
    Show,
    Wording,
    meant_for,
    wording,
)
from interviewer.report.sheets.conditions import condition, either
from interviewer.report.sheets.consent_words import asked
from interviewer.report.sheets.frame import begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import (
    RULE,
    TINT,
    Box,
    Edge,
    Line,
    Row,
    Sheet,
    all_round,
    blank,
    filled,
    reflow,
    tick,
    ticks,
)
from interviewer.report.word.inline import Content, Inline, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words
from interviewer.words.phrasing import TURNS

WIDTHS = (0.79, 0.21)
"""What is asked and noted; codes."""
LINES, LINES_MUST = 4, 6
"""Lines to write on under a question."""


def guide_sheet(order: Order) -> Sheet:
    """Return a guide to interview from on paper, in the guide's language."""
    guide = order.guide
    paper = _Paper(order, guide)
    paper.write()
    return paper.sheet


class _Paper:
    """One guide being written."""

    def __init__(self, order: Order, guide: Guide) -> None:
        self.guide = guide
        self.words = Words(guide.language)
        self.book: Codebook = order.book(guide.language)
        self.names = order.names
        self.roles = (order.role,) if order.role else ()
        self.case = order.case_file.case.name if order.case_file else ""
        self.sheet = begin(order, guide.title, self.words, paper="a4", margin=1.7)

    def write(self) -> None:
        self._front()
        self._opening()
        part = ""
        for block in self.guide.blocks:
            if not meant_for(block.for_, self.roles):
                continue
            if block.part and block.part != part:
                self.sheet.heading(1, block.part)
            part = block.part
            self._block(block)
        self._closing()

    # front and end

    def _front(self) -> None:
        _ = self.words.gettext
        guide, sheet = self.guide, self.sheet
        about = [
            self.words.duration(guide),
            self.words.gettext("round {n}").format(n=guide.round) if guide.round else "",
            _("for: {roles}").format(roles=either(self.roles, self.words)) if self.roles else "",
            _("version {version}").format(version=guide.version) if guide.version else "",
        ]
        sheet.head(guide.title, " · ".join(filter(None, about)), guide.aim)
        rows: list[tuple[str, Content]] = [
            (_("Collaboration"), self.case),
            (_("Interviewer"), self.names.get("interviewer", "")),
        ]
        if guide.for_group:
            rows.append((_("Respondents (numbers, no names)"), ""))
        elif guide.for_conversation:
            rows.append((_("Respondent (number, no name)"), ""))
        else:
            rows.append((_("Document"), ""))
        rows += [(_("Date and time"), ""), (_("Place"), "")]
        if guide.facts:
            rows += [(self._plain(fact.ask), ticks(fact.options)) for fact in guide.facts]
        sheet.form(rows, alt=_("Who, when and where: to fill in"))
        if guide.before:
            sheet.sheet_heading(_("To prepare"))
            for item in guide.before:
                sheet.paragraph(*tick(item), style=Style.GUIDE_LINE)
        if guide.probes:
            sheet.sheet_heading(_("Always at hand"))
            sheet.paragraph("  ·  ".join(guide.probes), style=Style.FORM_TEXT)

    def _opening(self) -> None:
        opening = self.guide.opening
        self._heading(self.words.gettext("Opening"), opening.minutes)
        self._note(opening.note)
        self._say(opening.say)
        self._consent(opening.consent)

    def _closing(self) -> None:
        _ = self.words.gettext
        closing = self.guide.closing
        self._heading(_("Closing"), closing.minutes)
        self._consent(closing.consent)
        self._say(closing.say)
        self._note(closing.note)
        self.sheet.sheet_heading(_("For later, and what struck me"))
        self.sheet.writing_lines(8, alt=_("Lines to write on"))

    def _consent(self, items: Sequence[object]) -> None:
        _ = self.words.gettext
        chosen = [item for item in asked(self.guide, self.words) if item.item in items]
        if not chosen:
            return
        edge = {"bottom": Edge(RULE)}
        head = [_("Consent"), _("yes"), _("no")]
        rows = [Row([Box([(Style.TABLE_HEADER, text)], TINT, edge) for text in head])]
        for item in chosen:
            rows.append(
                Row(
                    [
                        Box([(Style.FORM_TEXT, item.words)], edges=edge, middle=True),
                        *(Box([(Style.TICK_CELL, tick())], edges=edge, middle=True),) * 2,
                    ]
                )
            )
        self.sheet.grid(rows, (0.84, 0.08, 0.08), alt=_("Consent, item by item, yes or no"))

    # blocks

    def _block(self, block: Block) -> None:
        _ = self.words.gettext
        self._heading(block.title, block.minutes or 0, block.for_)
        if block.aim:
            self.sheet.paragraph(Styled(_("Aim:")), f" {block.aim}", style=Style.SHEET_LINE_NEXT)
        self._note(block.note)
        self._say(block.say, Style.SPOKEN_NEXT if block.questions else Style.SPOKEN)
        self._show(block.show)
        for question in block.questions:
            if meant_for(question.for_, self.roles):
                self._question(question)

    def _heading(self, title: str, minutes: float, roles: Sequence[str] = ()) -> None:
        about = []
        if minutes:
            about.append(self.words.gettext("{n} min").format(n=self.words.number(minutes)))
        if roles and not self.roles:
            about.append(either(roles, self.words))
        self.sheet.heading(2, " – ".join([title, *([", ".join(about)] if about else [])]))

    def _say(self, text: str, style: Style = Style.SPOKEN) -> None:
        if not text:
            return
        for paragraph in reflow(text).split("\n"):
            if paragraph:
                self.sheet.paragraph(*filled(paragraph, self.names), style=style)

    def _note(self, text: str) -> None:
        if text:
            self.sheet.paragraph(self._to_interviewer(text), style=Style.INTERVIEWER_NOTE)

    def _to_interviewer(self, text: str) -> str:
        return self.words.gettext("To you: {text}").format(text=reflow(text))

    def _show(self, show: Show | None) -> None:
        if show is None:
            return
        edge = Edge(RULE, 8)
        self.sheet.grid(
            [Row([Box(self._card(show), edges=all_round(edge))])],
            (1.0,),
            alt=show.title or self.words.gettext("A card to put on the table"),
        )

    def _card(self, show: Show) -> list[Line]:
        title = self.words.gettext("On the table: {title}").format(title=show.title or show.file)
        lines: list[Line] = [(Style.TABLE_HEADER, title)]
        if show.text:
            lines.append((Style.PLATE_TEXT, reflow(show.text)))
        return lines

    # questions

    def _question(self, question: Question) -> None:
        lines = [*self._asked(question), *self._beside(question), *self._follow_ups(question)]
        count = LINES_MUST if question.must else LINES
        rule = {"bottom": Edge(RULE)}
        margin = Edge(RULE, 4)
        codes = Box(self._margin(question), TINT, {"left": margin}, down="begins")
        rows = [Row([Box(lines), codes])]
        more = Box(fill=TINT, edges={"left": margin}, down="goes on")
        kept = Box([(Style.WRITING_LINE, "")], edges=rule)
        rows += [Row([kept, more], height=0.85)] * (count - 1)
        rows.append(Row([Box(edges=rule), more], height=0.85))
        self.sheet.grid(rows, WIDTHS, alt=self._plain(question.ask))

    def _asked(self, question: Question) -> Iterator[Line]:
        label = f"{question.label}  " if question.label else ""
        if question.say:
            yield Style.SPOKEN, filled(reflow(question.say), self.names)
        for place, (roles, text) in enumerate(self._wordings(question.ask)):
            number = label if place == 0 else ""
            yield (
                Style.GUIDE_QUESTION,
                [number, *filled(text, self.names), *self._small(roles)],
            )
        when = condition(question, self.book, self.words)
        if question.for_ and self.roles and not (question.if_ or question.when.model_fields_set):
            when = ""
        if when:
            only = self.words.gettext("Only {condition}").format(condition=when)
            yield Style.MARGIN_TEXT, only

    def _beside(self, question: Question) -> Iterator[Line]:
        if question.note:
            yield Style.INTERVIEWER_NOTE, self._to_interviewer(question.note)
        if question.show:
            yield from self._card(question.show)
        if question.prompts:
            yield Style.GUIDE_LINE, ticks(question.prompts)
        if question.answer:
            yield from self._answer(question.answer)

    def _answer(self, answer: Answer) -> Iterator[Line]:
        if answer.scale:
            first, last = answer.scale
            yield Style.GUIDE_LINE, ticks(str(number) for number in range(first, last + 1))
        elif answer.options:
            yield Style.GUIDE_LINE, ticks(answer.options)
        else:
            order = self.words.gettext("Put in order:")
            yield Style.GUIDE_LINE, order
            for item in answer.rank:
                yield Style.GUIDE_LINE, [blank("……"), f"  {item}"]

    def _follow_ups(self, question: Question) -> Iterator[Line]:
        for follow_up, above in question.walk():
            if not self._for_me(follow_up) or (above is not None and not self._for_me(above)):
                continue
            style = Style.GUIDE_LINE if above is None else Style.GUIDE_DEEPER
            when = condition(follow_up, self.book, self.words)
            for place, (roles, text) in enumerate(self._wordings(follow_up.ask)):
                line: list[Inline] = [*tick(), "  ", *filled(text, self.names)]
                line += self._small(roles)
                if when and place == 0:
                    line.append(Styled(f"  {when}", Style.CODE))
                yield style, line
            if follow_up.note:
                yield Style.INTERVIEWER_NOTE, self._to_interviewer(follow_up.note)

    def _for_me(self, follow_up: FollowUp) -> bool:
        return meant_for(follow_up.for_, self.roles) and meant_for(follow_up.when.for_, self.roles)

    def _margin(self, question: Question) -> list[Line]:
        _ = self.words.gettext
        lines: list[Line] = []
        about = [
            _("do not miss") if question.must else "",
            _(TURNS[question.turn]) if question.turn else "",
            _("{n} min").format(n=self.words.number(question.minutes)) if question.minutes else "",
        ]
        for text in filter(None, about):
            lines.append((Style.MARGIN_TEXT, Styled(text)))
        deeper = (code for item, _above in question.walk() for code in item.codes or ())
        for code in dict.fromkeys([*(question.codes or ()), *deeper]):
            lines.append((Style.MARGIN_TEXT, ["☐ ", self.book.name(code)]))
        return lines

    # wordings

    def _wordings(self, text: Wording) -> list[tuple[str, str]]:
        """Return the words to say, each with the roles that it is for (empty: all others)."""
        if isinstance(text, str) or self.roles:
            return [("", wording(text, self.roles))]
        return [("" if role == "default" else role, words) for role, words in text.items()]

    def _small(self, roles: str) -> list[Inline]:
        return [Styled(f"  ({roles})", Style.CODE)] if roles else []

    def _plain(self, text: Wording) -> str:
        return wording(text, self.roles)
