"""Lines for a terminal: what others wrote cannot steer it, and a problem is one line. Light."""

from __future__ import annotations

import unicodedata

from interviewer.errors import Place, Problem
from interviewer.i18n import sentence


def format_problem(problem: Problem) -> str:
    """Return a problem as `PATH:LINE:COL: LEVEL CODE message`, on one line, safe to print."""
    place = problem.place or Place("-")
    where = f"{place.path}: " if place.path else ""
    line = f"{place.file}:{place.line}:{place.column}: {problem.level} {problem.code} "
    return harmless(line + where + sentence(problem))


def harmless(text: str) -> str:
    """Return text without characters that a terminal acts on or does not show: they are escaped."""
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        else char
        for char in text
    )
