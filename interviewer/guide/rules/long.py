"""Questions that are too long to say."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.rule import Asked, Example, Finding
from interviewer.interview.words import count_words

MOST_WORDS = 25
"""In all that is asked at once: some ten seconds of speech, one breath."""

_REASON = N_("it has more than 25 words")
_PROPOSAL = N_("tell what comes first apart (say), and ask in one short sentence")


class Long:
    """A question of more than 25 words takes more than a breath; its beginning is forgotten."""

    code = "long"
    valid = (
        Example("Hoe is deze samenwerking begonnen?"),
        Example(" ".join(["woord"] * MOST_WORDS)),
        Example("What did you hope for?", "en"),
    )
    invalid = (
        Example(" ".join(["woord"] * (MOST_WORDS + 1))),
        Example(
            "When you think back to the time when the project started, with all the people who "
            "were "
            "there then and all the plans that you had made, what did you hope for?",
            "en",
        ),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield a finding for a question that is too long."""
        if count_words(asked.text) > MOST_WORDS:
            yield Finding(" ".join(asked.text.split()[:6]) + " …", _REASON, _PROPOSAL)
