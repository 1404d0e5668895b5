"""Why-questions that call somebody to account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.reading import sentences
from interviewer.guide.rules.rule import Asked, Example, Finding

_REASON = N_("asked why, people defend what they did")
_PROPOSAL = N_("ask what led to it, or how it came about")

_BLAME = {
    "nl": re.compile(
        r"\b(?:waarom|hoezo) (?!(?:denkt?|dacht|vindt?|gelooft?|zegt?|meent?) (?:u|je|jij"
        r"|jullie)\b)"
        r"\w+ (?:u|je|jij|jullie)\b"
        r"|\bwaarom \w+ (?:uw|jouw|jullie) \S+ (?:\w+ ){0,2}(?:niet|geen|nooit|nog steeds)\b"
    ),
    "en": re.compile(
        r"\bwhy (?:did|didn't|do|don't|have|haven't|had|hadn't|are|aren't|were|weren't|would"
        r"|wouldn't"
        r"|could|couldn't|can't|won't|will|should|must) you\b(?! (?:think|thinks|say|believe"
        r"|feel|suppose)\b)"
    ),
}


class Why:
    """'Waarom hebt u …' sounds like blame: the answer is a defence, not what happened."""

    code = "why"
    valid = (
        Example("Waarom gebeurde het juist toen?"),
        Example("Waarom denkt u dat dat lukte?"),
        Example("Wat maakte dat u stopte?"),
        Example("Why do you think that happened?", "en"),
        Example("What made you decide to leave?", "en"),
    )
    invalid = (
        Example("Waarom hebt u niet om hulp gevraagd?"),
        Example("Waarom bent u gestopt?"),
        Example("Why did you leave the project?", "en"),
        Example("Why didn't you ask for help?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield a finding for a why-question about what the respondent did."""
        blame = _BLAME.get(asked.language)
        if blame is None:
            return
        for sentence, _ in sentences(asked.text):
            if found := blame.search(sentence):
                yield Finding(found.group(), _REASON, _PROPOSAL)
                return
