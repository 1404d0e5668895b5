"""Questions that suggest their answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.guide.rules import signs_dutch, signs_english
from interviewer.guide.rules.reading import sentences
from interviewer.guide.rules.rule import Asked, Example, Finding
from interviewer.guide.rules.signs import ASK_OPEN, STATED

_SIGNS = {
    language: tuple((re.compile(sign.pattern), sign) for sign in signs)
    for language, signs in (("nl", signs_dutch.SIGNS), ("en", signs_english.SIGNS))
}


class Leading:
    """A leading question gets the answer that it suggests, above all from who wants to please.

    Weighing words ('hoe belangrijk'), agreement ('vindt u ook'), tags ('toch?'), what is taken for
    granted ('waarom werkt X niet') and what others are said to think.
    """

    code = "leading"
    valid = (
        Example("Hoe kijkt u aan tegen de samenwerking?"),
        Example("Wat maakte dat u toch doorging?"),
        Example("Hoe makkelijk of moeilijk was het om mensen mee te krijgen?"),
        Example("Sommige mensen zeggen dat het werkt, anderen dat het niet werkt. Hoe ziet u dat?"),
        Example("Kunt u een voorbeeld geven van een succesvolle samenwerking?"),
        Example("U noemde net de gemeente. Wat is haar rol?"),
        Example("How do you see the collaboration?", "en"),
        Example("How easy or difficult was it to find partners?", "en"),
        Example("How many people do you work with?", "en"),
    )
    invalid = (
        Example("U vindt toch ook dat de regio meer moet doen?"),
        Example("Het is een succes, hè?"),
        Example("Bent u het ermee eens dat docenten te weinig tijd krijgen?"),
        Example("Vindt u niet dat het te lang duurt?"),
        Example("Hoe belangrijk is vertrouwen?"),
        Example("Waarom werkt de communicatie niet?"),
        Example("Iedereen weet dat samenwerken tijd kost. Hoe is dat hier?"),
        Example("U bent dus tevreden?"),
        Example("Don't you think the deadline was unrealistic?", "en"),
        Example("You were happy with it, right?", "en"),
        Example("How important is trust?", "en"),
        Example("Most experts say that it works. What is your view?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield the first finding."""
        for sentence, _ in sentences(asked.text):
            for pattern, sign in _SIGNS.get(asked.language, ()):
                if found := pattern.search(sentence):
                    yield Finding(found.group().strip(" ,;–"), sign.reason, sign.proposal)
                    return
        for ask in asked.asks:
            if ask.form == "statement":
                yield Finding(" ".join(ask.text.split()[:5]), STATED, ASK_OPEN)
                return
