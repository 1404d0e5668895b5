"""The tables across cases by the names that an outline gives them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interviewer.analysis.cross.cells import Table
from interviewer.analysis.cross.described import design, goals, themes, types
from interviewer.analysis.cross.factors import most_cases, patterns, rounds, theory
from interviewer.analysis.cross.judged import scan, worth
from interviewer.analysis.cross.saturation import saturation
from interviewer.analysis.cross.study import Cross

TABLES: Mapping[str, Callable[[Cross, Sequence[str]], Table]] = {
    "themas": themes,
    "typen": types,
    "doelen": goals,
    "design": design,
    "meerwaarde": worth,
    "scan": scan,
    "factoren": most_cases,
    "theorie": theory,
    "ronden": rounds,
    "patronen": patterns,
    "verzadiging": saturation,
}
"""Name → what makes it of the cases and of the codes of its chapter (none: all)."""
