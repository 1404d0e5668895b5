"""The report's own words in its own language: dates, speakers, signs. Never a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from interviewer.analysis.material import Excerpt, Source
from interviewer.errors import N_
from interviewer.guide.model import Guide
from interviewer.i18n import catalogue
from interviewer.interview.consent import Speaker
from interviewer.report.word.typography import typographic
from interviewer.study import Document

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
MODES = {
    "in-person": N_("in person"),
    "online": N_("online"),
    "phone": N_("by telephone"),
    "paper": N_("on paper"),
}
RELATIONS = {
    "adds": N_("adds to the theory"),
    "contradicts": N_("contradicts the theory"),
    "confirms": N_("confirms the theory"),
}
SIGNS = {"++": "++", "+": "+", "+-": "±", "-": "−", "--": "−−"}
"""A valence → the sign that is printed for it."""
STATUSES = {
    "active": N_("taking part"),
    "on-hold": N_("on hold"),
    "left": N_("left the study"),
}


def sign(valence: str | None) -> str:
    """Return the sign that is printed for a valence; empty: there is none."""
    return SIGNS.get(valence or "", valence or "")


_YEARS = re.compile(r"(?<![\d-])(\d{4})-(\d{4})(?![\d-])")


def years(text: str) -> str:
    """Return words in which two years ('2021-2025') have a dash between them."""
    return _YEARS.sub("\\1–\\2", text)


def coded(code: str, valence: str | None) -> str:
    """Return a code's name with the sign of its valence, where it has one."""
    return f"{code} {sign(valence)}".strip()


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._messages = catalogue(language)

    def gettext(self, message: str) -> str:
        """Return a message in the report's language."""
        return typographic(self._messages.gettext(message)) if message else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return a counted message in the report's language, with {n} filled in."""
        return typographic(self._messages.ngettext(one, many, number)).format(n=number)

    def number(self, value: float) -> str:
        """Return a number as the language writes it, with no more decimals than it has."""
        return f"{value:g}".replace(".", "," if self.language == "nl" else ".")

    def decimal(self, value: float) -> str:
        """Return a number with two decimals, as the language writes it."""
        return f"{value:.2f}".replace(".", "," if self.language == "nl" else ".")

    def date(self, day: str) -> str:
        """Return a day, month or year (2026-03-04, also with a time) as people write it."""
        year, _dash, rest = day.partition("T")[0].partition("-")
        month, _dash, number = rest.partition("-")
        if not month.isdigit() or not 1 <= int(month) <= 12:
            return year
        name = self.gettext(MONTHS[int(month) - 1])
        return f"{int(number)} {name} {year}" if number.isdigit() else f"{name} {year}"

    def duration(self, guide: Guide) -> str:
        """Return how long a conversation takes; empty where its guide does not say."""
        if isinstance(guide.minutes, tuple):
            first, last = guide.minutes
            text = self.gettext("{first} to {last} minutes")
            return text.format(first=self.number(first), last=self.number(last))
        minutes = self.number(guide.budget) if guide.budget else ""
        return self.gettext("{n} minutes").format(n=minutes) if minutes else ""

    def moment(self, when: str) -> str:
        """Return when something told of happened: a day, or from and to (2019–2020 for years)."""
        start, dots, end = when.partition("..")
        return self.span(self.date(start), self.date(end)) if dots else self.date(start)

    def span(self, first: str, last: str) -> str:
        """Return from and to: the dash stands free where one of them has spaces."""
        dash = " – " if " " in f"{first}{last}" else "–"
        return first if first == last else f"{first}{dash}{last}"

    def listed(self, names: Iterable[str]) -> str:
        """Return names as one phrase of a sentence: 'A, B and C'."""
        *first, last = [*names] or [""]
        if not first:
            return last
        return self.gettext("{one} and {other}").format(one=", ".join(first), other=last)

    def title(self, document: Document) -> str:
        """Return what a document is called; of a confidential one, only that it is that."""
        return (
            self.gettext("confidential document")
            if document.confidential
            else years(document.title)
        )

    def speakers(self, speakers: Iterable[Speaker]) -> str:
        """Return who said something: pseudonyms, and behind them what may be told of them."""
        parts = []
        for about, people in groupby(speakers, key=lambda s: (s.level, s.role, s.organisation)):
            names = ", ".join(person.pseudonym for person in people)
            told = ", ".join(item for item in about if item)
            parts.append(f"{names} ({told})" if told else names)
        return "; ".join(parts)

    def who(self, excerpt: Excerpt, *, brief: bool = False) -> str:
        """Return whose words an excerpt has: speakers and round, or the document and the place.

        `brief`: a document by its id, where its title would stand in every line.
        """
        opened, document = excerpt.source.opened, excerpt.source.document
        speakers = self.speakers(excerpt.released.speakers)
        if opened.document:
            title = opened.document if brief or document is None else self.title(document)
            return ", ".join(filter(None, (title, self.place(excerpt), speakers)))
        number = self.gettext("round {n}").format(n=opened.round)
        return ", ".join(filter(None, (speakers, number)))

    def text(self, excerpt: Excerpt) -> str:
        """Return what of a note may be printed, a quote between quotation marks."""
        text = excerpt.released.text
        if excerpt.quotable:
            return f"“{text}”"
        if excerpt.note.kind == "observation":
            return self.gettext("Observed: {text}").format(text=text)
        return text

    def relation(self, excerpt: Excerpt) -> str:
        """Return what an excerpt is to the theory; empty where that was not said."""
        return self.gettext(RELATIONS.get(excerpt.note.relation or "", ""))

    def place(self, excerpt: Excerpt) -> str:
        """Return the page or paragraph, or the moment of a recording where that may be told."""
        source = excerpt.source
        place = (excerpt.note.place or "") if source.opened.document or source.recording else ""
        if source.opened.document and re.fullmatch(r"\d+(?:\.\d+)+", place):
            return self.gettext("par. {n}").format(n=place)  # no number of this report's own
        return place

    def heading(self, source: Source) -> str:
        """Return the words above a source's notes in the trail."""
        opened = source.opened
        if opened.document:
            about = self.title(source.document) if source.document else ""
        else:
            held = self.date(opened.held)
            about = ", ".join(filter(None, (held, *(s.pseudonym for s in source.speakers))))
        return " · ".join(filter(None, (source.head, about)))
