"""Rules that judge a guide's questions, in Dutch and English; `RULES` are all of them."""

from __future__ import annotations

from interviewer.guide.rules.closed import Closed
from interviewer.guide.rules.double import Double
from interviewer.guide.rules.jargon import Jargon
from interviewer.guide.rules.leading import Leading
from interviewer.guide.rules.long import Long
from interviewer.guide.rules.negation import Negation
from interviewer.guide.rules.opening import NoOpening
from interviewer.guide.rules.rule import Rule
from interviewer.guide.rules.why import Why

RULES: tuple[Rule, ...] = (
    Closed(),
    Leading(),
    Double(),
    Long(),
    Jargon(),
    Why(),
    Negation(),
    NoOpening(),
)
