"""The COREQ table: each item, what this report answers to it, and where; or 'not reported'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interviewer.analysis.agreement import Agreement
from interviewer.analysis.portrait.account import Account
from interviewer.report.parts.coreq_items import DOMAINS, item_of
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
    13: ("planned", "consent"),
    14: ("interviews",),
    16: ("interviews",),
    17: ("guides",),
    18: ("interviews",),
    19: ("consent",),
    20: ("notes",),
    21: ("interviews",),
    22: ("analysis",),
    23: ("check",),
    24: ("analysis",),
    25: ("codebook",),
    26: ("analysis",),
    27: ("analysis",),
    28: ("check",),
    29: ("consent",),
    30: ("notes",),
    31: ("chapters",),
    32: ("chapters",),
}
"""Item → places of the report that answer it."""

OF_INTERVIEWS = frozenset({1, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 28})
"""Items that are about interviews and respondents: of documents alone they say nothing."""


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
    documents_only = bool(found.documents) and not found.interviews
    rows: list[list[Content] | Band] = []
    for domain, items in DOMAINS:
        rows.append(Band(_(domain)))
        for item in items:
            if documents_only and item.number in OF_INTERVIEWS:
                nothing: Content = Styled(_("not applicable"), Style.PLACEHOLDER)
                rows.append([str(item.number), _(item.name), nothing, ""])
                continue
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
            rows.append([str(item.number), _(item.name), value, where])
    report.table(
        [_("No."), _("Item"), _("Answer"), _("Where")],
        rows,
        caption=_("COREQ: what this report accounts for"),
        widths=(0.6, 2.2, 3.6, 1.8),
        note=_(
            "Items after the consolidated criteria for reporting qualitative research (Tong,"
            " Sainsbury and Craig, 2007), in our own words. What is not reported is for the"
            " researchers to tell."
        ),
    )


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
            case 14 if found.modes:
                kinds = (f"{_(MODES[mode])} ({count})" for mode, count in found.modes.items())
                yield ", ".join(kinds) + "."
            case 16 if found.levels:
                yield self.levels()
            case 17 if found.interviews or found.documents:
                yield _("The guides that were used stand in the appendix.")
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
            case 22 if found.new_codes:
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
            case 29 if found.quotes:
                yield n(
                    "{n} quote, with pseudonym, level and round.",
                    "{n} quotes, with pseudonym, level and round.",
                    found.quotes,
                )
            case 30:
                yield _("Each statement leads to its notes; statements without one: {n}.").format(
                    n=self._unsupported
                )
            case 31:
                yield _("A chapter for each element of the line of reasoning.")
            case 32 if self._smaller:
                titles = ", ".join(f"‘{title}’" for title in self._smaller)
                yield _("In chapters, under: {titles}.").format(titles=titles)

    # sentences that the account has too

    def people(self, initials: tuple[str, ...]) -> str:
        """Return the names of researchers, or their initials where there is no name."""
        return ", ".join(self._study.researchers.get(by) or by for by in initials)

    def holders(self) -> str:
        """Return who held which interviews."""
        held = self._found.held_by.items()
        return ", ".join(f"{self.people((by,))} ({', '.join(heads)})" for by, heads in held) + "."

    def size(self) -> str:
        """Return how many respondents, interviews and documents there are."""
        n, found = self._words.ngettext, self._found
        parts = [
            n("{n} respondent", "{n} respondents", len(found.respondents)),
            n("{n} interview", "{n} interviews", found.interviews),
        ]
        if found.groups:
            parts.append(n("{n} of them with a group", "{n} of them with groups", found.groups))
        if found.documents:
            parts.append(n("{n} document", "{n} documents", found.documents))
        return ", ".join(parts) + "."

    def levels(self) -> str:
        """Return how many respondents there are at each level."""
        none = self._words.gettext("no level")
        counts = (f"{level or none} ({count})" for level, count in self._found.levels.items())
        return ", ".join(counts) + "."

    def notes(self) -> str:
        """Return how many notes there are, and of what kind."""
        n, found = self._words.ngettext, self._found
        total = sum(found.kinds.values())
        parts = [n("{n} note", "{n} notes", total)]
        if quotes := found.kinds.get("quote", 0):
            parts.append(n("{n} of them a quote", "{n} of them quotes", quotes))
        if seen := found.kinds.get("observation", 0):
            parts.append(n("{n} an observation", "{n} observations", seen))
        return ", ".join(parts) + "."

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
        counts = ", ".join(f"{head} {new}" for head, new in self._found.new_codes)
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
        names = _("{one} and {other}").format(
            one=self.people((pair.one,)), other=self.people((pair.other,))
        )
        said = self._words.ngettext(
            "coded {n} note independently", "coded {n} notes independently", pair.units
        )
        alpha = pair.pooled.alpha
        if alpha is None:
            return f"{names} {said}."
        return _("{names} {said}; Krippendorff's alpha over all codes is {alpha}.").format(
            names=names, said=said, alpha=self._words.decimal(alpha)
        )

    def codes(self) -> str:
        """Return how many codes come from the codebook, and how many from the notes."""
        n, found = self._words.ngettext, self._found
        text = n("{n} code of the codebook", "{n} codes of the codebook", found.codes)
        more = n(
            "{n} code that came up while noting",
            "{n} codes that came up while noting",
            found.open_codes,
        )
        return f"{text}, {more}."
