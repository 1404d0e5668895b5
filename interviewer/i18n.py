"""The interface's languages: English in the source, Dutch in the catalogue.

Messages are translated when they are shown, so the language can change while the program runs.
Reports have a language of their own (the study's): they ask `catalogue(language)`.
"""

from __future__ import annotations

import gettext as _gettext
import os
from functools import cache
from pathlib import Path

from interviewer.errors import CATALOGUE, Problem, Terms

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = {"en": "English", "nl": "Nederlands"}

_current = ""


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the messages of a language; English where there is none."""
    return _gettext.translation("interviewer", LOCALE, [language], fallback=True)


def language_of_user() -> str:
    """Return the language of the user's locale, where we have it; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in os.environ.get(name, "").split(":"):
            if (short := wanted[:2].lower()) in LANGUAGES:
                return short
            if wanted:
                break
    return "en"


def use_language(language: str) -> None:
    """Show what comes next in this language; an empty one is the user's locale."""
    global _current
    _current = language or language_of_user()


def current_language() -> str:
    """Return the language in which messages are shown now."""
    return _current or language_of_user()


def gettext(message: str) -> str:
    """Return a message in the current language."""
    return catalogue(current_language()).gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return a counted message in the current language, with {n} filled in."""
    return catalogue(current_language()).ngettext(one, many, number).format(n=number)


def _shown(value: object) -> object:
    """Return what fills a placeholder, its own words translated."""
    if isinstance(value, Terms):
        return gettext(" or ").join(gettext(term) for term in value)
    return value


def sentence(problem: Problem) -> str:
    """Return a problem in words: what and where, then how to mend it."""
    words = gettext(CATALOGUE[problem.code].sentence).format_map(_params(problem))
    mended = remedy(problem)
    return f"{words} – {mended}" if mended else words


def remedy(problem: Problem) -> str:
    """Return how to mend a problem, in words; empty where there is nothing to say."""
    return gettext(CATALOGUE[problem.code].remedy).format_map(_params(problem))


def _params(problem: Problem) -> dict[str, object]:
    params = {key: _shown(value) for key, value in problem.params.items() if key != "nearest"}
    near = problem.params.get("nearest")
    params["nearest"] = gettext("; did you mean '{word}'?").format(word=near) if near else ""
    return params
