"""Blocks that begin with a closed question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interviewer.errors import N_
from interviewer.guide.rules.closed import Closed
from interviewer.guide.rules.rule import Asked, Example, Finding

_REASON = N_("a theme is opened by letting people tell")
_PROPOSAL = N_("begin with an open question, and keep this one for after it")


class NoOpening:
    """A block opens with a question on which people can tell; what is narrow comes after it.

    Also where a scale or options are asked for: they are better chosen after the story.
    """

    code = "no-opening"
    valid = (
        Example("Hoe is deze samenwerking begonnen?", opens=True),
        Example("Is er overleg?"),
        Example("Tell me about your work.", "en", opens=True),
    )
    invalid = (
        Example("Is er overleg?", opens=True),
        Example("Do you like your work?", "en", opens=True),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield a finding for a closed question at a block's beginning."""
        if asked.opens:
            for found in Closed().judge(replace(asked, answered=False)):
                yield replace(found, reason=_REASON, proposal=_PROPOSAL)
