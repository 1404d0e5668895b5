"""The COREQ table: each item, what this report answers to it, and where; or 'not reported'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.agreement import Agreement
from interviewer.analysis.portrait.account import Account
from interviewer.report.parts.coreq_items import DOMAINS, ITEMS, Item, item_of
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Band, Content, Inline, Link, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import MODES, Words
from interviewer.study import Study


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the report things stand: the words of a heading, and what a link leads to if any."""

    by_name: Mapping[str, tuple[str, str]]

    def link(self, name: str) -> Inline | None:
        """Return a link to a place, its words where it comes later; None where there is none."""
        if name not in self.by_name:
            return None
        title, link = self.by_name[name]
        return Link(title, link) if link else title


WHERE: Mapping[int, tuple[str, ...]] = {
    1: ("interviews",),
    12: ("interviews",),
    13: ("planned",),
    14: ("interviews",),
    16: ("interviews",),
    17: ("guides",),
    18: ("interviews",),
    20: ("notes",),
    21: ("interviews",),
    22: ("analysis",),
    23: ("check",),
    24: ("analysis",),
    25: ("codebook",),
    26: ("analysis",),
    28: ("check",),
    29: ("notes",),
    30: ("notes",),
    31: ("chapters",),
    32: ("chapters",),
}
"""Item → places of the report that answer it."""

OF_DOCUMENTS = (24, 25, 26, 27, 29, 30, 31)
"""Items that say something of a case that rests on documents alone."""


def write_coreq(
    report: Report,
    study: Study,
    found: Account,
    places: Places,
    unsupported: int,
    words: Words,
    smaller: Sequence[str] = (),
) -> None:
    """Write the table. `unsupported` is how many statements name no note.

    `smaller` are the headings under which chapters tell of differences and smaller themes.
    """
    _ = words.gettext
    given = {item.number: text for key, text in study.method.items() if (item := item_of(key))}
    answers = Answers(study, found, unsupported, words, smaller)

    def row(item: Item) -> list[Content]:
        told = [text for text in (given.get(item.number, ""), answers.of(item.number)) if text]
        links = [places.link(name) for name in WHERE.get(item.number, ())] if told else []
        if item.number in given:
            links.insert(0, places.link("approach"))
        where: list[Inline] = []
        for link in links:
            if link is not None:
                where += [", ", link] if where else [link]
        missing: Content = Styled(_("not reported"), Style.PLACEHOLDER)
        value: Content = "\n".join(told) if told else missing
        return [str(item.number), _(item.name), value, where]

    rows: list[list[Content] | Band]
    if documents_alone(found):
        report.paragraph(
            _(
                "COREQ is a list of what a report of interviews should account for. This case rests"
                " on documents, and nobody was interviewed for it; the table holds the items that"
                " apply."
            )
        )
        rows = [row(item) for item in ITEMS if item.number in OF_DOCUMENTS]
    else:
        rows = []
        for domain, items in DOMAINS:
            rows += [Band(_(domain)), *map(row, items)]
    report.table(
        [_("No."), _("Item"), _("Answer"), _("Where")],
        rows,
        caption=_("COREQ: what this report accounts for"),
        widths=(0.6, 2.2, 3.6, 1.8),
        note=_(
            "Items after the consolidated criteria for reporting qualitative research (Tong,"
            " Sainsbury and Craig, 2007), in our own words."
        ),
    )


def documents_alone(found: Account) -> bool:
    """Whether a case rests on documents, and nobody was interviewed for it."""
    return bool(found.documents) and not found.interviews


class Answers:
    """What the study's own journals and plan answer, item by item."""

    def __init__(
        self,
        study: Study,
        found: Account,
        unsupported: int,
        words: Words,
        smaller: Sequence[str] = (),
    ) -> None:
        self._study, self._found, self._words = study, found, words
        self._unsupported, self._smaller = unsupported, smaller
        self._given = {item.number for key in study.method if (item := item_of(key))}

    def of(self, number: int) -> str:
        """Return the answer to an item; empty where the study's files hold none."""
        return " ".join(filter(None, self._of(number)))

    def _of(self, number: int) -> Iterator[str]:
        _, n, found = self._words.gettext, self._words.ngettext, self._found
        match number:
            case 1 if found.interviewers:
                yield self.holders()
            case 12 if found.respondents:
                yield self.size()
            case 13 if found.declined:
                yield n(
                    "{n} person who was approached was not interviewed.",
                    "{n} people who were approached were not interviewed.",
                    found.declined,
                )
                yield _("Reasons are not printed: they can tell who it is.")
            case 14 if found.modes:
                kinds = (f"{_(MODES[mode])} ({count})" for mode, count in found.modes.items())
                yield ", ".join(kinds) + "."
            case 16 if found.levels:
                yield self.levels()
            case 17 if found.interviews or found.documents:
                yield _("The guides that were used stand in the appendix.")
                if number not in self._given:
                    yield _("Whether they were tried out is not reported.")
            case 18 if found.again:
                yield _("In more than one round: {names}.").format(names=", ".join(found.again))
            case 19 if found.interviews:
                yield _("Recorded: {n} of {all} interviews.").format(
                    n=found.recorded, all=found.interviews
                )
            case 20 if found.kinds:
                yield self.notes()
            case 21 if found.minutes:
                yield self.duration()
            case 22 if len(found.new_codes) > 1:
                yield self.saturation()
            case 23 | 28 if found.checks.asked:
                yield self.check()
            case 28 if found.interviews:
                yield _("Nothing is on record.")
            case 24 if found.coders:
                yield from self.coding()
                if not found.agreed:
                    yield _("How far coders agree was not measured.")
            case 25 if found.codes or found.open_codes:
                yield _("The codes that were used stand in the appendix, with their definitions.")
            case 26 if found.codes or found.open_codes:
                yield self.codes()
            case 27:
                yield _("Interviewer, an open-source program for interviews and their analysis.")
            case 29 if not found.quotes:
                if found.kinds:
                    yield _("No quotes.")
            case 29 if documents_alone(found):
                text = (
                    _("{quotes} from the document, with the paragraph.")
                    if found.documents == 1
                    else _("{quotes} from the documents, with the paragraph.")
                )
                yield text.format(quotes=n("{n} quote", "{n} quotes", found.quotes))
            case 29:
                yield n(
                    "{n} quote, with pseudonym, level and round.",
                    "{n} quotes, with pseudonym, level and round.",
                    found.quotes,
                )
            case 30:
                yield _(
                    "Each statement leads to its notes; paragraphs and cells of tables without"
                    " one: {n}."
                ).format(n=self._unsupported)
            case 31:
                yield _("A chapter for each element of the line of reasoning.")
            case 32 if self._smaller:
                titles = ", ".join(f"‘{title}’" for title in self._smaller)
                yield _("In chapters, under: {titles}.").format(titles=titles)

    # sentences that the account has too

    def people(self, initials: tuple[str, ...]) -> str:
        """Return the names of researchers, or their initials where there is no name."""
        return self._words.listed(self._study.researchers.get(by) or by for by in initials)

    def holders(self) -> str:
        """Return who held which interviews."""
        held = self._found.held_by.items()
        names = (f"{self.people((by,))} ({', '.join(heads)})" for by, heads in held)
        return self._words.listed(names) + "."

    def size(self) -> str:
        """Return how many respondents, interviews and documents there are."""
        _, n, found = self._words.gettext, self._words.ngettext, self._found
        held = n("{n} interview", "{n} interviews", found.interviews)
        about = []
        if found.groups:
            about.append(n("{n} of them with a group", "{n} of them with groups", found.groups))
        if found.unclosed:
            about.append(_("{n} not closed").format(n=found.unclosed))
        people = n("{n} respondent", "{n} respondents", len(found.respondents))
        held = f"{held} ({', '.join(about)})" if about else held
        parts = [_("{interviews} with {respondents}").format(interviews=held, respondents=people)]
        if found.documents:
            parts.append(n("{n} document", "{n} documents", found.documents))
        return _("This case rests on {what}.").format(what=self._words.listed(parts))

    def levels(self) -> str:
        """Return how many respondents there are at each level."""
        none = self._words.gettext("no level")
        counts = (f"{level or none} ({count})" for level, count in self._found.levels.items())
        return ", ".join(counts) + "."

    def notes(self) -> str:
        """Return how many notes there are, and of what kind."""
        _, n, found = self._words.gettext, self._words.ngettext, self._found
        text = n("{n} note", "{n} notes", sum(found.kinds.values()))
        about = []
        if quotes := found.kinds.get("quote", 0):
            about.append(n("{n} of them a quote", "{n} of them quotes", quotes))
        if seen := found.kinds.get("observation", 0):
            about.append(n("{n} an observation", "{n} observations", seen))
        text = f"{text} ({self._words.listed(about)})" if about else text
        return _("The analysis rests on {notes}.").format(notes=text)

    def duration(self) -> str:
        """Return how long interviews took."""
        _, minutes = self._words.gettext, self._found.minutes
        if len(minutes) == 1:
            return _("{n} minutes").format(n=minutes[0]) + "."
        return _("{first} to {last} minutes, {mean} on average.").format(
            first=min(minutes), last=max(minutes), mean=round(sum(minutes) / len(minutes))
        )

    def saturation(self) -> str:
        """Return how many new codes each interview and document brought, as they were held."""
        _ = self._words.gettext
        counts = ", ".join(
            (_("{n} in {source}") if new else _("none in {source}")).format(n=new, source=head)
            for head, new in self._found.new_codes
        )
        return _("New codes, in the order of holding: {counts}.").format(counts=counts)

    def check(self) -> str:
        """Return what became of the member check."""
        _, checks = self._words.gettext, self._found.checks
        return _(
            "Of {all} respondents {asked} were asked to read what was noted: {agreed} agreed,"
            " {corrected} corrected something, {silent} did not answer."
        ).format(
            all=checks.respondents,
            asked=checks.asked,
            agreed=checks.agreed,
            corrected=checks.corrected,
            silent=checks.no_answer,
        )

    def coding(self) -> Iterator[str]:
        """Yield who coded, how far coders agree, and what was settled between them."""
        _, n, found = self._words.gettext, self._words.ngettext, self._found
        if not found.coders:
            return
        yield _("Coded by {names}.").format(names=self.people(found.coders))
        for pair in found.agreed:
            yield self._agreement(pair)
        if found.settled:
            yield n(
                "Of {n} note the codes were settled between the coders.",
                "Of {n} notes the codes were settled between the coders.",
                found.settled,
            )

    def _agreement(self, pair: Agreement) -> str:
        _ = self._words.gettext
        names = self.people((pair.one, pair.other))
        where = self._words.listed(self._found.coded_blind.get(pair.other, ()))
        said = self._words.ngettext(
            "coded {n} note independently", "coded {n} notes independently", pair.units
        )
        said = f"{said} ({where})" if where else said
        alpha = pair.pooled.alpha
        if alpha is None:
            return f"{names} {said}."
        return _("{names} {said}; Krippendorff's alpha over all codes is {alpha}.").format(
            names=names, said=said, alpha=self._words.decimal(alpha)
        )

    def codes(self) -> str:
        """Return how many codes come from the codebook, and how many from the notes."""
        _, n, found = self._words.gettext, self._words.ngettext, self._found
        parts = []
        if found.codes:
            parts.append(n("{n} code of the codebook", "{n} codes of the codebook", found.codes))
        if found.open_codes:
            parts.append(
                n(
                    "{n} code that came up while noting",
                    "{n} codes that came up while noting",
                    found.open_codes,
                )
            )
        what = self._words.listed(parts) or _("no codes")
        return _("The notes have {codes}.").format(codes=what)
