"""The words of the report across cases: what the tables' columns, cells and remarks are called."""

from __future__ import annotations

from interviewer.errors import N_

WORDS = {
    "OCS": N_("Operational, directed at a collective (OCS)"),
    "SGS": N_("Strategic, directed at an area (SGS)"),
    "no-value": N_("Not told"),
    "operational": N_("operational"),
    "strategic": N_("strategic"),
    "individual": N_("directed at individuals"),
    "collective": N_("directed at a collective"),
    "area": N_("directed at an area"),
    "absent": N_("absent"),
    "no-direction": N_("Nothing was said to have given direction."),
    "no-scan": N_("The scan was not filled in for this case."),
    "not-directing": N_("gave no direction"),
    "together": N_("Together"),
    "place": N_("Place in the typology"),
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    "unknown": N_("cannot be told"),
    "no-change": N_("No differences between the rounds were noted."),
    "one-round": N_("There was one round so far."),
    "no-material": N_("Nothing was held yet."),
    "documents-alone": N_("Documents alone were read: rounds were not compared."),
    "source-unclear": N_("cannot be told from the source"),
    "planned": N_("planned"),
    "in-scan": N_("by the scan"),
    "in-rating": N_("as it is rated"),
    "on-hold-round": N_("The case is on hold: there was no second round."),
    "left-round": N_("The case left the study: there was no second round."),
}
"""What a piece of a cell names → the words for it."""

HEADS = {
    "case": N_("Case"),
    "institution": N_("Institution"),
    "theme": N_("Theme"),
    "goal-described": N_("Goal"),
    "described": N_("Description"),
    "short-term": N_("Goals on the short term"),
    "middle-term": N_("Goals on the middle term"),
    "long-term": N_("Goals on the long term"),
    "form": N_("Form"),
    "legal-form": N_("Legal form"),
    "extension": N_("Extension aimed at"),
    "adaptation": N_("Adaptation"),
    "directing": N_("What gave direction, and why"),
    "adds": N_("Adds to the theory"),
    "contradicts": N_("Contradicts the theory"),
    "confirms": N_("Confirms the theory"),
    "letters": N_("Part of the scan"),
    "factor": N_("Factor"),
    "furthering": N_("Furthers (++, +)"),
    "both": N_("Both (±)"),
    "hindering": N_("Hinders (−−, −)"),
    "named": N_("Named, without a sign"),
    "what": N_("What"),
    "before": N_("Earlier"),
    "after": N_("Later"),
    "source": N_("No."),
    "held": N_("Held or read"),
    "codes": N_("Codes"),
    "new-in-case": N_("New in the case"),
    "new": N_("New in the study"),
    "all": N_("Codes so far"),
}
"""A column's id → its head."""

BRIEFLY = {"furthering": N_("furthers"), "hindering": N_("hinders")}
"""The same, behind what is counted."""

CAPTIONS = {
    "themas": N_("Cases and their themes"),
    "typen": N_("Cases and their type"),
    "doelen": N_("Goals by case"),
    "design": N_("Design by type and case"),
    "meerwaarde": N_("Cases and the public value that they aim at"),
    "scan": N_("What gave direction in each case, after the scan"),
    "factoren": N_("Factors by case – {chapter}"),
    "theorie": N_("What notes say of the theory, by factor and case"),
    "ronden": N_("What changed between the rounds"),
    "meest": N_("The factors noted in most cases – {chapter}"),
    "patronen": N_("In how many cases a factor furthers or hinders – {chapter}"),
    "verzadiging": N_("New codes, in the order in which interviews were held and documents read"),
}
"""A table's name → its caption."""

REMARKS = {
    "themas": N_("As the cases are described in the study."),
    "typen": N_(
        "The place in the typology is the researchers' judgement, where a case has one; else what"
        " the study assumed of it. The reasons stand in the report on the case and in the CSV."
    ),
    "doelen": N_(
        "An empty cell: no note names a goal on that term. ‘Cannot be told from the source’: so a"
        " memo on the document says. (+3): so many more notes, which the CSV names."
    ),
    "design": N_(
        "‘Together’ holds what notes say of the type as a whole, and the forms that its cases"
        " have or plan, with the numbers of the cases. (+3): so many more notes, which the CSV"
        " names."
    ),
    "meerwaarde": N_(
        "++ intense, + somewhat or also, empty: absent or not rated. The ratings are the"
        " researchers'; the references are to notes that speak to them. The reasons stand in the"
        " report on the case and in the CSV."
    ),
    "scan": N_(
        "What gave direction by the scan that was filled in for the case. Where answers differ"
        " between rounds, each stands here with its round."
    ),
    "factoren": N_(
        "The numbers are those of the cases. Of each case at most two notes a sign are named"
        " here, the strongest first; (+3): so many more. What a table before this one holds is"
        " not repeated."
    ),
    "meest": N_(
        "The numbers are those of the cases. Of each case and sign one note is named here, the"
        " strongest; (+3): so many more. All factors stand in the CSV."
    ),
    "theorie": N_(
        "The numbers are those of the cases. Of each case one note is named here; (+3): so many"
        " more, which the CSV names."
    ),
    "ronden": N_(
        "Factors that furthered in one round and hindered in another, on which someone spoke in"
        " both; judgements that differ by round."
    ),
    "patronen": N_(
        "The number of cases and, in brackets, which; a factor of which both was noted counts"
        " twice. The notes are named in the factors as CSV."
    ),
    "verzadiging": N_(
        "Codes of notes that may go out, by the codebook of today. New: not noted in any earlier"
        " interview or document."
    ),
}
"""A table's name → what stands under it."""
