"""Why a question leads, and what to do instead; the signs themselves stand per language."""

from __future__ import annotations

from typing import NamedTuple

from interviewer.errors import N_

TAG = N_("it asks for a yes")
AGREE = N_("it asks to agree")
NEGATIVE = N_("a question with 'not' expects a yes")
LOADED = N_("it weighs before the respondent does")
PRESUMED = N_("it takes for granted what is to be found out")
OTHERS = N_("it says what others think, so that dissent is harder")
STATED = N_("it says the answer itself")

ASK_OPEN = N_("ask what the respondent thinks of it, without a word that weighs")
ASK_WHETHER = N_("ask first how it goes, then about what was said")
ASK_VIEW = N_("leave the opinion out, or set another beside it, and ask how the respondent sees it")


class Sign(NamedTuple):
    """What shows that a question leads."""

    pattern: str
    """Searched for in a folded sentence."""
    reason: str
    """Why it leads, as a message."""
    proposal: str
    """What to do, as a message."""
