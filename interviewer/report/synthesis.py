"""The researcher's syntheses: paragraphs with their references, and those that name none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from interviewer.analysis.material import Material
from interviewer.analysis.references import split
from interviewer.interview.consent import left_out
from interviewer.report.inline import Evidence, Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a synthesis."""

    content: tuple[Inline, ...]
    """Words, and references that lead to the trail."""
    supported: bool
    """Whether it names a note that stands in the trail."""


class Syntheses:
    """The syntheses of a case by their slots (a chapter's id)."""

    def __init__(
        self, material: Material, slots: Collection[str], case: str, language: str
    ) -> None:
        """Divide the syntheses of the chapters that are printed into paragraphs."""
        known = {excerpt.reference for excerpt in material.excerpts}
        instead = left_out(language)
        self._by_slot: dict[str, tuple[Paragraph, ...]] = {}
        for slot, event in material.work.syntheses.items():
            if slot in slots:
                text = material.withheld.leave_out(event.text, instead)
                paragraphs = [part.strip() for part in text.split("\n\n")]
                self._by_slot[slot] = tuple(_read(part, case, known) for part in paragraphs if part)

    @property
    def unsupported(self) -> int:
        """Return how many paragraphs name no note."""
        every = (paragraph for part in self._by_slot.values() for paragraph in part)
        return sum(not paragraph.supported for paragraph in every)

    def of(self, slot: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a slot."""
        return self._by_slot.get(slot, ())


def _read(text: str, case: str, known: Collection[str]) -> Paragraph:
    content: list[Inline] = []
    for part in split(text, case):
        if isinstance(part, str):
            content.append(part)
        elif part["reference"] in known:
            content.append(Evidence(part["reference"]))
        else:
            content.append(part[0])
    return Paragraph(tuple(content), any(isinstance(item, Evidence) for item in content))
