"""What the author must still look at, as comments in the margin: short, with its references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.portrait.remarks import (
    OnParagraph,
    Telling,
    left_out,
    observed,
    recognisable,
    telling,
    to_check,
)
from interviewer.analysis.today import Today
from interviewer.report.parts.synthesis import Paragraph
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Block
from interviewer.report.words import Words

AUTHOR = "Interviewer"
"""Whose comments the report's own are."""
SHOWN = 6
"""References that a comment names; the others are counted."""


class Remarks:
    """Ties comments to paragraphs of a report."""

    def __init__(self, report: Report, words: Words, today: Today, material: Material) -> None:
        self._report, self._words, self._today = report, words, today
        self._telling: Mapping[str, tuple[Telling, ...]] = telling(material)
        self._withheld: set[str] = set()

    def on_paragraph(self, block: Block, paragraph: Paragraph, found: OnParagraph) -> None:
        """Comment on a paragraph of a synthesis."""
        for text in self._of_paragraph(paragraph, found):
            self._tie(block, text)

    def on_chapter(self, block: Block, mine: Iterable[Excerpt]) -> None:
        """Comment on what was left out of a chapter's notes; once for each note."""
        _ = self._words.gettext
        gone = [name for name in left_out(mine) if name not in self._withheld]
        self._withheld.update(gone)
        if gone:
            text = self._words.ngettext(
                "{n} quote is left out for want of consent to quote:",
                "{n} quotes are left out for want of consent to quote:",
                len(gone),
            )
            self._tie(block, f"{text} {self._listed(gone)}. " + _("Ask consent, or paraphrase."))

    def on_account(self, block: Block, material: Material) -> None:
        """Comment on levels that tell who someone is."""
        _ = self._words.gettext
        for alone in recognisable(material):
            text = _(
                "At the level {level} there is one respondent in round {n}, {who}, who did not"
                " agree to be recognisable. The level alone can tell who it is."
            )
            self._tie(block, text.format(level=alone.level, n=alone.round, who=alone.who))

    def on_notes(self, material: Material) -> Callable[[Block, Excerpt], None]:
        """Return what comments on a note of the trail whose words can tell who said it."""
        _ = self._words.gettext
        said, seen = to_check(material), observed(material)

        def comment(block: Block, excerpt: Excerpt) -> None:
            self.on_words(block, excerpt)
            if alone := said.get(excerpt.reference):
                text = _(
                    "{who} is the only one at the level {level} in round {n} and did not agree to"
                    " be recognisable: could be recognised by what is said. Check."
                )
                text = text.format(who=alone.who, level=alone.level, n=alone.round)
                self._tie(block, text)
            if names := seen.get(excerpt.reference):
                text = _("An observation about {names}: should it go out? Check.")
                self._tie(block, text.format(names=", ".join(names)))

        return comment

    def on_words(self, block: Block, excerpt: Excerpt) -> None:
        """Comment on printed words that tell a role or organisation that is withheld."""
        for found in self._telling.get(excerpt.reference, ()):
            text = self._words.gettext("Can tell who {who} is: says ‘{word}’.")
            self._tie(block, text.format(who=found.who, word=found.word))

    def _of_paragraph(self, paragraph: Paragraph, found: OnParagraph) -> Iterator[str]:
        _ = self._words.gettext
        if not paragraph.supported:
            yield _("This paragraph names no note.")
        if paragraph.withheld:
            yield _("Words that may not be quoted were left out of this paragraph.")
        if found.voice:
            yield _("This rests on one source alone: {source}.").format(source=found.voice)
        if found.changed:
            text = _("Changed since this was written: {references}. Does it still hold?")
            yield text.format(references=self._listed(found.changed))
        if found.gone:
            text = _("Taken back, or may no longer go out: {references}.")
            yield text.format(references=self._listed(found.gone))
        for item in found.opposing:
            text = (
                _("Not mentioned: notes by which {factor} helps: {references}.")
                if item.furthers
                else _("Not mentioned: notes by which {factor} works against: {references}.")
            )
            name = self._today.name(item.code)
            yield text.format(factor=f"‘{name}’", references=self._listed(item.references))

    def _listed(self, references: Sequence[str]) -> str:
        named = " ".join(f"[{reference}]" for reference in references[:SHOWN])
        more = len(references) - SHOWN
        return f"{named} (+{more})" if more > 0 else named

    def _tie(self, block: Block, text: str) -> None:
        self._report.comment(block, text, author=AUTHOR, initials="I")
