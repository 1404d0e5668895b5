"""The researcher's syntheses: paragraphs with their references, and what stands out about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewer.analysis.material import Excerpt, Material
from interviewer.analysis.portrait.remarks import OnParagraph, on_paragraphs
from interviewer.analysis.references import split
from interviewer.analysis.today import Today
from interviewer.interview.consent import left_out
from interviewer.report.merging.written import Region
from interviewer.report.word.inline import Evidence, Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a synthesis."""

    content: tuple[Inline, ...]
    """Words, and references that lead to the trail."""
    supported: bool
    """Whether it names a note that stands in the trail."""
    withheld: bool
    """Whether words that may not go out were taken from it."""

    @property
    def references(self) -> tuple[str, ...]:
        """Return the notes that it names."""
        return tuple(item.reference for item in self.content if isinstance(item, Evidence))


class Syntheses:
    """The syntheses of a case by their slots (a chapter's id)."""

    def __init__(
        self, material: Material, slots: Collection[str], case: str, language: str
    ) -> None:
        """Divide the syntheses of the chapters that are printed into paragraphs."""
        known = {excerpt.reference for excerpt in material.excerpts}
        instead = left_out(language)
        self._material, self._case = material, case
        self._texts: dict[str, tuple[str, ...]] = {}
        self._by_slot: dict[str, tuple[Paragraph, ...]] = {}
        for slot, event in material.work.syntheses.items():
            if slot in slots:
                text = material.withheld.leave_out(event.text, instead)
                parts = tuple(part.strip() for part in text.split("\n\n") if part.strip())
                held_back = event.text.count(instead)
                found = []
                for part in parts:
                    withheld = part.count(instead) > 0 and text.count(instead) > held_back
                    found.append(_read(part, case, known, withheld=withheld))
                self._texts[slot], self._by_slot[slot] = parts, tuple(found)

    @property
    def unsupported(self) -> int:
        """Return how many paragraphs name no note."""
        every = (paragraph for part in self._by_slot.values() for paragraph in part)
        return sum(not paragraph.supported for paragraph in every)

    def of(self, slot: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a slot."""
        return self._by_slot.get(slot, ())

    def region(self, slot: str) -> Region:
        """Return what makes the paragraphs of a slot that has a synthesis known again."""
        return Region(self._case, slot, self._material.work.syntheses[slot].id)

    def remarks(self, slot: str, mine: Sequence[Excerpt], today: Today) -> tuple[OnParagraph, ...]:
        """Return what stands out about each paragraph of a slot; `mine` are its chapter's notes."""
        if slot not in self._texts:
            return ()
        cites = self._material.work.syntheses[slot].cites
        return on_paragraphs(self._texts[slot], cites, self._material, mine, today, self._case)


def _read(text: str, case: str, known: Collection[str], *, withheld: bool) -> Paragraph:
    content: list[Inline] = []
    for part in split(text, case):
        if isinstance(part, str):
            content.append(part)
        elif part["reference"] in known:
            content.append(Evidence(part["reference"]))
        else:
            content.append(part[0])
    supported = any(isinstance(item, Evidence) for item in content)
    return Paragraph(tuple(content), supported, withheld)
