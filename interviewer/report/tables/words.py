"""The words of the tables of one case: heads, captions, remarks, and what rows are called."""

from __future__ import annotations

from interviewer.errors import N_
from interviewer.report.across.words import HEADS, WORDS

CASE_WORDS = {
    **WORDS,
    "private-value": N_("Private value: what partners gain themselves"),
    "public-value": N_("Public value: what society gains"),
    "both-values": N_("How private and public value go together"),
    "adds": N_("Adds to the theory"),
    "contradicts": N_("Contradicts the theory"),
    "confirms": N_("Confirms the theory"),
    "see-also": N_("See also:"),
    "elsewhere": N_("Elsewhere in this report"),
    "no-code": N_("Without a code"),
    "unsigned": "·",
    "other-conditions": N_("Other conditions"),
    "judgements": N_("Judgements"),
    "factors": N_("Factors"),
    "external-driver": N_("external driver"),
    "added-value": N_("public value"),
    "condition": N_("condition"),
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
    "judged": N_("Does the statement hold, and why"),
    "effect": N_("Effect"),
    "point": N_("Point to attend to"),
    "furthering": N_("Helps (++, +)"),
    "hindering": N_("Works against (−−, −)"),
    "else": N_("Both (±), or without a sign"),
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
        "++ intense, + somewhat or also; empty: not rated. The ratings are the researchers'."
    ),
    "ronden": N_(
        "Factors that more helped in one round and more worked against in another, and judgements"
        " that differ. Where other respondents spoke, it need not be a change."
    ),
    "scan": N_(
        "Under each name stand the part of the scan with the letter, and the statement. The scan"
        " is an aid to a conversation: it gives no mark."
    ),
}

MORE_REMARKS = {
    "aandachtspunten": N_("(+3): so many more notes; they stand in the tables of factors."),
}
"""Remarks for where a table says of how many notes it does not name."""

BRIEF_REMARKS = {
    "aandachtspunten": N_(
        "In brackets how many notes have the factor, the strongest factors first. At most four"
        " factors a cell and two notes a factor are named; all stand in the tables of factors."
    ),
}
"""Remarks for where a table counts the notes of factors."""

IN_A_SENTENCE = {
    "private-value": N_("private value"),
    "public-value": N_("public value"),
    "both-values": N_("how private and public value go together"),
    "other-conditions": N_("other conditions"),
}
"""What a row is called within a sentence."""

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
