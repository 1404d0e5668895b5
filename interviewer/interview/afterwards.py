"""What is written once the talk is over: the contact summary, and the member check's answer. Pure.

The contact summary is Miles & Huberman's form of five short questions, filled in while the
conversation is fresh. It is the researcher's own working text and stands in no report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from interviewer.errors import N_, nearest, refuse
from interviewer.interview import intents
from interviewer.interview.desk import Context, Decision, listed
from interviewer.interview.events import Checked, Summarised

Result = Literal["agreed", "corrected", "no-answer"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One question of the contact summary."""

    ask: str
    """The question, to be translated."""
    typed: tuple[str, ...]
    """What its id may also be typed as."""


SLOTS: Mapping[str, Slot] = {
    "main": Slot(N_("What were the main issues?"), ("hoofdzaken", "hoofdpunten", "kern")),
    "struck": Slot(N_("What struck you?"), ("opvallend", "opgevallen")),
    "missing": Slot(N_("What was missing?"), ("gemist", "ontbrak", "ontbreekt")),
    "went": Slot(N_("How did the conversation go?"), ("verloop", "gesprek")),
    "next": Slot(N_("What next?"), ("vervolg", "verder")),
}
"""The slots of the contact summary by id, in the order in which they are asked."""

RESULTS: Mapping[Result, tuple[str, ...]] = {
    "agreed": ("agreed", "akkoord", "eens"),
    "corrected": ("corrected", "gecorrigeerd", "aangepast"),
    "no-answer": ("no-answer", "geen-antwoord", "stil"),
}
"""What a member check can come to → what is typed for it."""


def slot_id(typed: str) -> str:
    """Return the id of a slot of the contact summary. Raises Refused for one that is none."""
    word = typed.casefold()
    for name, slot in SLOTS.items():
        if word in (name, *slot.typed):
            return name
    every = [word for name, slot in SLOTS.items() for word in (name, *slot.typed)]
    raise refuse(
        "unknown-slot", slot=typed, known=listed(list(SLOTS)), nearest=nearest(word, every)
    )


def result_id(typed: str) -> Result:
    """Return what a member check came to. Raises Refused for a word that says nothing of it."""
    word = typed.casefold()
    for name, words in RESULTS.items():
        if word in words:
            return name
    every = [word for words in RESULTS.values() for word in words]
    raise refuse(
        "unknown-result", result=typed, known=listed(list(RESULTS)), nearest=nearest(word, every)
    )


def write_down(context: Context, intent: intents.Summarise | intents.MemberChecked) -> Decision:
    """Return what a slot of the contact summary, or a respondent's answer, brings about."""
    if isinstance(intent, intents.Summarise):
        slot = slot_id(intent.slot)
        summarised = context.new(Summarised(slot=slot, text=intent.text))
        return context.done(summarised, text=f"{slot}: {intent.text}")
    result = result_id(intent.result)
    everyone = context.state.everyone
    alone = everyone[0].r if len(everyone) == 1 else None
    r = context.person(intent.r or alone, N_(":mc R1 agreed|corrected|no-answer"))
    checked = context.new(Checked(r=r, result=result, text=intent.text or None))
    return context.done(checked, text=f"{r} {result} {intent.text}".rstrip())
