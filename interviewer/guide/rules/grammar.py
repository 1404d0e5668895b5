"""What a language must tell so that its questions can be read: patterns of how clauses begin."""

from __future__ import annotations

import re
from dataclasses import dataclass


def words(text: str) -> str:
    """Return words, separated by spaces, as a pattern that matches any one of them."""
    return "(?:" + "|".join(sorted(text.split(), key=lambda word: (-len(word), word))) + ")"


def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern over text as `reading.fold` makes it."""
    return re.compile(text)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How questions of one language begin; each pattern is matched at the start of a clause."""

    lead_in: re.Pattern[str]
    """Words that may stand before a question and say nothing: 'en', 'dus', 'tot slot'."""
    context: re.Pattern[str]
    """A clause that only sets the scene: 'als u terugkijkt', 'stel dat'."""
    scene: re.Pattern[str]
    """A request to bring something to mind, on which the question itself follows."""
    question_word: re.Pattern[str]
    """'hoe', 'met wie', 'in what way'."""
    request: re.Pattern[str]
    """'vertel eens', 'please describe'."""
    invitation: re.Pattern[str]
    """A yes-or-no form that invites a story: 'kunt u vertellen', 'could you describe'."""
    not_invitation: re.Pattern[str]
    """What looks so, but is answered with yes or no: 'kunt u zeggen of'."""
    verb: re.Pattern[str]
    """A verb before its subject: 'is er', 'vindt u', 'do you'."""
    wonder: re.Pattern[str]
    """An indirect question: 'ik ben benieuwd hoe'."""
    wonder_whether: re.Pattern[str]
    """An indirect question that yes or no answers: 'ik vraag me af of'."""
    fragment: re.Pattern[str]
    """A question without a verb that yes or no answers: 'nog iets?'."""
    statement: re.Pattern[str]
    """How a statement begins."""
    inner: re.Pattern[str]
    """A question inside a clause that began otherwise; searched for."""
