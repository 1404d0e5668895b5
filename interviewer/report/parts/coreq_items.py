"""The thirty-two points on which a report of interviews should account for itself, in our words.

After the consolidated criteria of Tong, Sainsbury and Craig (2007); the numbers are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.errors import N_


@dataclass(frozen=True, slots=True)
class Item:
    """One point."""

    number: int
    id: str
    """As it may be typed in study.yaml under method; so may the number."""
    name: str
    other: tuple[str, ...] = ()
    """What else may be typed for it."""


DOMAINS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        N_("Who did the research"),
        (
            Item(1, "interviewer", N_("Who held the interviews"), ("interviewers",)),
            Item(2, "credentials", N_("Their degrees"), ("opleiding",)),
            Item(3, "occupation", N_("Their posts at the time"), ("functie",)),
            Item(4, "gender", N_("Their gender"), ("geslacht",)),
            Item(5, "experience", N_("Their experience and training"), ("ervaring",)),
            Item(6, "relationship", N_("Ties with respondents beforehand"), ("relatie",)),
            Item(
                7,
                "known-of-interviewer",
                N_("What respondents knew of the interviewer"),
                ("bekend-van-interviewer",),
            ),
            Item(
                8,
                "interviewer-characteristics",
                N_("Interests and assumptions of the interviewer"),
                ("reflexivity", "role", "rol", "rol-onderzoekers"),
            ),
        ),
    ),
    (
        N_("How it was set up"),
        (
            Item(
                9,
                "orientation",
                N_("Approach and theory behind it"),
                ("approach", "aanpak", "benadering", "theorie"),
            ),
            Item(10, "sampling", N_("How respondents were chosen"), ("steekproef", "selectie")),
            Item(11, "invitation", N_("How they were approached"), ("uitnodiging", "benaderd")),
            Item(12, "sample-size", N_("How many there are"), ("aantal",)),
            Item(13, "non-participation", N_("Who did not take part, and why"), ("non-respons",)),
            Item(14, "setting", N_("Where the interviews were held"), ("plaats",)),
            Item(15, "others-present", N_("Who else was there"), ("aanwezigen",)),
            Item(16, "sample", N_("Who the respondents are"), ("respondenten",)),
            Item(17, "guide", N_("The guide, and whether it was tried out"), ("leidraad",)),
            Item(18, "repeat-interviews", N_("Who was interviewed again"), ("herhaling",)),
            Item(19, "recording", N_("Sound or picture recorded"), ("opname",)),
            Item(20, "field-notes", N_("Notes made"), ("notities",)),
            Item(21, "duration", N_("How long interviews took"), ("duur",)),
            Item(22, "saturation", N_("Whether interviews still brought anything new"),
                 ("verzadiging",)),
            Item(23, "transcripts-returned", N_("Whether respondents read what was noted"),
                 ("teruglezen",)),
        ),
    ),
    (
        N_("How it was analysed and reported"),
        (
            Item(24, "coders", N_("Who coded, and how far coders agree"), ("codeurs",)),
            Item(25, "coding-tree", N_("The codebook"), ("codebook", "codeboek")),
            Item(26, "themes", N_("Where the themes come from"), ("themas",)),
            Item(27, "software", N_("Software"), ("programma",)),
            Item(28, "participant-checking", N_("What respondents said of the findings"),
                 ("member-check", "terugkoppeling")),
            Item(29, "quotations", N_("Quotes, and who said them"), ("citaten",)),
            Item(30, "consistency", N_("How findings lead to the data"), ("herleidbaarheid",)),
            Item(31, "major-themes", N_("Where the main themes stand"), ("hoofdthemas",)),
            Item(32, "minor-themes", N_("Where differences and smaller themes stand"),
                 ("verschillen",)),
        ),
    ),
)  # fmt: skip
"""Domain → its items."""

ITEMS: tuple[Item, ...] = tuple(item for _domain, items in DOMAINS for item in items)


def item_of(typed: str) -> Item | None:
    """Return the item that a key of `method` in study.yaml means: its number, its id, another."""
    word = typed.strip().casefold().replace(" ", "-").replace("_", "-").removeprefix("coreq-")
    for item in ITEMS:
        if word in (str(item.number), item.id, *item.other):
            return item
    return None
