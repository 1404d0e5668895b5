"""What respondents agree to, in words to read: the guide's own, else the program's."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.errors import N_
from interviewer.guide.model import ConsentItem, Guide
from interviewer.report.words import Words
from interviewer.words.phrasing import CONSENT_QUESTIONS

MEANINGS = {
    "deelname": N_(
        "We make notes of what you say and use them for this study. Without this there is no"
        " conversation."
    ),
    "opname": N_(
        "The recording is there to check the notes. Without it we write along, and that is fine."
    ),
    "citeren": N_(
        "A sentence of yours may stand word for word in the report, without your name. Without"
        " it we tell in our own words what was said."
    ),
    "herleidbaarheid": N_(
        "Your role and organisation may stand beside what you said. People who know you may then"
        " guess who said it. Without it only a number stands there."
    ),
    "hergebruik": N_(
        "Other researchers may later use the notes, without names. Without it they stay with the"
        " researchers of this study."
    ),
}
"""What a yes and a no to each fixed item mean."""


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A consent item as it is asked."""

    item: ConsentItem
    words: str
    """The question."""
    meaning: str
    """What a yes and a no mean; empty for a guide's own item."""


def asked(guide: Guide, words: Words) -> list[AskedItem]:
    """Return all that a guide asks consent for, in its order."""
    return [
        AskedItem(
            item,
            item.ask or words.gettext(CONSENT_QUESTIONS.get(item.id, "")) or item.id,
            words.gettext(MEANINGS.get(item.id, "")),
        )
        for item in guide.consent_items
    ]
