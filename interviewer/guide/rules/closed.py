"""Questions that yes or no answers."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.rule import Asked, Example, Finding

_VERB = N_("it begins with a verb")
_STATEMENT = N_("it is a statement with a question mark")
_PROPOSAL = N_("begin with how, what, which or who, or ask to tell about it")


class Closed:
    """A closed question gets one word for an answer, where a story was wanted.

    What only has the form and invites a story ('Kunt u vertellen hoe …', 'Could you describe …') is
    open. Where a scale or options are asked for beside it, a closed question is meant.
    """

    code = "closed"
    valid = (
        Example("Hoe is deze samenwerking begonnen?"),
        Example("Met wie overlegt u het meest?"),
        Example("Kunt u vertellen hoe een gewone dag verloopt?"),
        Example("Kunt u een voorbeeld geven?"),
        Example("Zou u willen toelichten wat er toen misging?"),
        Example("Als u terugkijkt op dat jaar, wat valt u dan op?"),
        Example("Vertel eens over uw eerste dag."),
        Example("Could you describe a typical day?", "en"),
        Example("Can you give an example?", "en"),
        Example("When you think of a good lesson, what comes to mind?", "en"),
        Example("To what extent do you feel supported?", "en"),
    )
    invalid = (
        Example("Vindt u de samenwerking geslaagd?"),
        Example("Is er overleg tussen de scholen?"),
        Example("Kunt u zeggen of de doelen gehaald zijn?"),
        Example("Als u terugkijkt op dat jaar, bent u dan tevreden?"),
        Example("U bent dus tevreden?"),
        Example("Ik vraag me af of dat gelukt is."),
        Example("Zou u deze samenwerking open noemen?"),
        Example("Do you use code review?", "en"),
        Example("When you started here, did you get any training?", "en"),
        Example("Would you describe the team as open?", "en"),
        Example("Anything else?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield a finding where the first thing that is asked is closed."""
        if asked.answered or not asked.asks:
            return
        first = asked.asks[0]
        if first.form == "yes-no":
            yield Finding(" ".join(first.text.split()[:4]), _VERB, _PROPOSAL)
        elif first.form == "statement":
            yield Finding(" ".join(first.text.split()[:4]), _STATEMENT, _PROPOSAL)
