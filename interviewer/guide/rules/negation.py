"""Negations on which yes and no mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.reading import fold, sentences
from interviewer.guide.rules.rule import Asked, Example, Finding

_YES_OR_NO = N_("whether yes or no is meant cannot be told from the answer")
_TWICE = N_("it denies twice")
_WHY_NOT = N_("it asks about what is not there")
_PROPOSAL = N_("ask about what is or was there")

_NOT = {
    "nl": re.compile(
        r"\b(?:niet|geen|nooit|niemand|nergens|niets|noch|zonder|nauwelijks|geenszins)\b"
    ),
    "en": re.compile(
        r"\b(?:not|no|never|nobody|none|nothing|nowhere|neither|nor|without|hardly|cannot"
        r"|no one)\b|n't\b"
    ),
}
_NO_DENIAL = {
    "nl": re.compile(
        r"\b(?:wel (?:of|en|/) niet|wel/niet|wel dan niet|al dan niet|of niet|zo niet"
        r"|niet alleen|zo nee"
        r"|niet meer dan|nog niet|niet zozeer|wel of geen|wel en geen)\b"
    ),
    "en": re.compile(
        r"\b(?:whether or not|or not|why not|if not|not only|no longer|no matter|not yet|not just"
        r"|why or why not)\b"
    ),
}
_UN = {
    "nl": re.compile(
        r"\b(?:niet|geen|nooit|nauwelijks)\b(?: \w+){0,2} "
        r"on(?!der|geveer|s\b|ze\b|t|line|lang|middel)\w{4,}|(?:niet|geen) (?:\w+ )?ontevreden"
    ),
    "en": re.compile(
        r"(?:\b(?:not|never|hardly)\b|n't\b)(?: \w+){0,2} (?:un(?!i|der|til|less)\w{3,}"
        r"|in(?:adequate|effective|appropriate|convenient|sufficient|correct|complete)"
        r"|impossible|impatient|dissatisfied|disagree|dislike)"
    ),
}
_QUESTION = {
    "nl": re.compile(
        r"(?:en |maar )?(?!wie\b|wat\b|waar|hoe\b|welke?\b|wanneer\b)\w+ (?:\w+en|u|je|jij"
        r"|jullie|het|er|we|wij|dat|dit|ze|zij|hij)(?: (?:ook|dan|toch|er))* (?:niet|geen"
        r"|nooit)\b"
    ),
    "en": re.compile(
        r"(?:and |but )?(?:\w+n't\b|(?:is|are|do|does|did|was|were|would|should|could|can|have"
        r"|has)"
        r" (?:you|it|there|they|we|that|this|he|she) (?:not|never|no)\b)"
    ),
}
_WHY = {
    "nl": re.compile(
        r"\b(?:waarom|hoezo|hoe komt het dat)\b(?! (?:wel|niet)\b).*?\b(?:niet|geen|nooit)\b"
    ),
    "en": re.compile(r"\bwhy (?:\w+n't\b|.*\b(?:not|never|no)\b)"),
}


class Negation:
    """After 'Vindt u niet dat …' neither yes nor no is clear; two denials must be worked out.

    One denial in an open question ('Wat werkt er nog niet?') is how people speak, and let pass.
    """

    code = "negation"
    valid = (
        Example("Wat werkt er nog niet?"),
        Example("Wat is er gebeurd dat niemand had verwacht?"),
        Example("Hebt u al dan niet een plan?"),
        Example("Waarom wel of niet?"),
        Example("What does not work yet?", "en"),
        Example("Why or why not?", "en"),
    )
    invalid = (
        Example("Vindt u niet dat het te lang duurt?"),
        Example("Waarom werkt de communicatie niet?"),
        Example("Wat is niet onbelangrijk voor u?"),
        Example("Wie heeft nooit geen tijd?"),
        Example("Isn't it better to start early?", "en"),
        Example("What is not uncommon here?", "en"),
        Example("Why doesn't the policy work?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield the first finding."""
        if asked.language not in _NOT:
            return
        for sentence, mark in sentences(asked.text):
            if (found := _found(sentence, mark, asked.language)) is not None:
                yield found
                return


def _found(sentence: str, mark: str, language: str) -> Finding | None:
    plain = fold(_NO_DENIAL[language].sub(" ", sentence))
    denials = [found.group() for found in _NOT[language].finditer(plain)]
    un = _UN[language].search(plain)
    if un:
        return Finding(un.group(), _TWICE, _PROPOSAL)
    if len(denials) > 1:
        return Finding(" … ".join(denials[:2]), _TWICE, _PROPOSAL)
    if mark == "?" and (asked := _QUESTION[language].match(plain)):
        return Finding(asked.group(), _YES_OR_NO, _PROPOSAL)
    if why := _WHY[language].search(plain):
        return Finding(why.group(), _WHY_NOT, _PROPOSAL)
    return None
