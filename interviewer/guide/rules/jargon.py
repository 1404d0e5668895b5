"""Words that respondents do not use."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.reading import LONGEST
from interviewer.guide.rules.rule import Asked, Example, Finding
from interviewer.interview.words import mentions

_REASON = N_("respondents have other words for it, or none")
_PROPOSAL = N_("say it as people at the table say it")

JARGON = {
    "nl": (
        "stakeholder",
        "governance",
        "outcome",
        "output",
        "incentive",
        "alignment",
        "implementeren",
        "implementatie",
        "faciliteren",
        "operationaliseren",
        "institutionaliseren",
        "paradigma",
        "synergie",
        "validiteit",
        "holistisch",
        "framework",
        "publieke waarde",
    ),
    "en": (
        "stakeholder",
        "governance",
        "operationalise",
        "operationalize",
        "institutionalise",
        "institutionalize",
        "paradigm",
        "synergy",
        "affordance",
        "epistemology",
        "ontology",
        "holistic",
        "public value",
        "self-efficacy",
        "sensemaking",
    ),
}
"""What research has words for and conversation has not; a guide adds its own under `jargon`."""


class Jargon:
    """A researcher's word is not understood, or answered with the same word."""

    code = "jargon"
    valid = (
        Example("Waar doen jullie dit voor?", jargon=("publieke waarde",)),
        Example("Wat is de waarde van publieke debatten?", jargon=("publieke waarde",)),
        Example("Who else is involved?", "en"),
    )
    invalid = (
        Example("Welke publieke waarden staan voorop?"),
        Example("Hoe is de governancestructuur ontstaan?"),
        Example("Wat zijn de drivers?", jargon=("driver",)),
        Example("Who are the main stakeholders?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield a finding for each term that is used, in any inflection."""
        said = asked.text[:LONGEST]
        text = said.split()
        told: set[str] = set()
        for term in dict.fromkeys((*asked.jargon, *JARGON.get(asked.language, ()))):
            if not mentions(said, term, asked.language):
                continue
            length = len(term.split())
            for start in range(len(text) - length + 1):
                words = " ".join(text[start : start + length])
                if words not in told and mentions(words, term, asked.language):
                    told.add(words)
                    yield Finding(words.strip(".,;:?!\"'()"), _REASON, _PROPOSAL)
                    break
