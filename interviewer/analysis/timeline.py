"""The timeline of a case: its notes that name a moment, in order of time. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer.analysis.material import Excerpt


def moments(excerpts: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
    """Return the excerpts that name a moment by where it begins; a year before its months."""
    dated = [excerpt for excerpt in excerpts if excerpt.note.when]
    return tuple(sorted(dated, key=_when))


def _when(excerpt: Excerpt) -> tuple[str, str, str]:
    when = excerpt.note.when or ""
    return when.partition("..")[0], when, excerpt.note.at
