"""The words of the tables of one case: heads, captions, remarks, and what rows are called."""

from __future__ import annotations

from interviewer.errors import N_
from interviewer.report.across.words import HEADS, WORDS

CASE_WORDS = {
    **WORDS,
    "private-value": N_("Private value: what partners gain themselves"),
    "public-value": N_("Public value: what society gains"),
    "both-values": N_("How the two go together"),
    "adds": N_("Adds to the theory"),
    "contradicts": N_("Contradicts the theory"),
    "confirms": N_("Confirms the theory"),
    "see-also": N_("See also:"),
    "other-respondents": N_("(other respondents)"),
    "no-direction": N_("The scan was filled in; nothing in it was marked as giving direction."),
}

CASE_HEADS = {
    **HEADS,
    "term": N_("Term"),
    "noted": N_("What was noted"),
    "value": N_("Value"),
    "question": N_("Question about the design"),
    "worth": N_("Public value"),
    "rating": N_("Rating, and why"),
    "judged": N_("Does it hold, and why"),
    "effect": N_("Effect"),
    "point": N_("Point to attend to"),
    "furthering": N_("Helps (++, +)"),
    "hindering": N_("Works against (−−, −)"),
    "else": N_("Both, or without a sign"),
    "element": N_("What gave direction"),
    "about": N_("About"),
}

CASE_CAPTIONS = {
    "doelen-termijn": N_("Goals on short, middle and long term"),
    "waarden": N_("Private and public value"),
    "ontwerp": N_("The design, question by question"),
    "meerwaarde": N_("Public value: how it is rated, and why"),
    "effecten": N_("Operational effects"),
    "aandachtspunten": N_("What helps and what works against, by the five points to attend to"),
    "ronden": N_("What was otherwise in a later round"),
    "scan": N_("What gave direction, and why"),
    "theorie": N_("What adds to the theory, contradicts or confirms it"),
}

CASE_REMARKS = {
    "ontwerp": N_(
        "A: was the design talked about? B: how can the form be described? C: were all questions"
        " answered: I parties, II type, III governance and legal status, IV evaluation?"
    ),
    "meerwaarde": N_(
        "++ intense, + somewhat or also, empty: absent or not rated. The ratings are the"
        " researchers'."
    ),
    "ronden": N_(
        "Factors that more helped in one round and more worked against in another, and judgements"
        " that differ. Where other respondents spoke, it need not be a change."
    ),
    "scan": N_(
        "In brackets the part of the scan and the letter. The scan is an aid to a conversation: it"
        " gives no mark."
    ),
}

MORE_REMARKS = {
    "aandachtspunten": N_("(+3): so many more notes; they stand in the tables of factors."),
}
"""Remarks for where a table says of how many notes it does not name."""

CASE_SUBJECTS = {
    "doelen-termijn": N_("goals by term"),
    "waarden": N_("private and public value"),
    "ontwerp": N_("the questions about the design"),
    "meerwaarde": N_("public value that is aimed at"),
    "effecten": N_("operational effects"),
    "aandachtspunten": N_("the five points to attend to"),
    "ronden": N_("changes between the rounds"),
    "scan": N_("what gave direction, by the scan"),
    "theorie": N_("what notes are to the theory"),
}
"""What a table is about, where nothing stands in it."""
