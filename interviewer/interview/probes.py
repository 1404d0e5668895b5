"""General probes, always at hand: the guide's own, and the field's. Pure.

The field's four are in the guide's language, since they are spoken: ask for an example, ask how,
be silent, give back the last words. What a journal keeps of the last one is what was done, not the
words that were given back: those stand in the note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from interviewer.interview.conversation import current
from interviewer.interview.memory import NOTHING_EARLIER, Earlier
from interviewer.interview.state import State
from interviewer.interview.words import mentions

ProbeKind = Literal["guide", "example", "how", "silence", "mirror"]

FIELD: dict[str, dict[ProbeKind, str]] = {
    "nl": {
        "example": "Is daar een voorbeeld van?",
        "how": "Hoe ging dat dan?",
        "silence": "(stilte: tel tot vijf)",
        "mirror": "(herhaal de laatste woorden)",
    },
    "en": {
        "example": "Is there an example of that?",
        "how": "How did that go then?",
        "silence": "(silence: count to five)",
        "mirror": "(repeat the last words)",
    },
}
"""The field's probes by language; what stands between brackets is done, not said."""

_EXAMPLE = {"nl": "voorbeeld", "en": "example"}

MIRRORED = 4
"""How many words are given back at most."""


@dataclass(frozen=True, slots=True)
class GeneralProbe:
    """A probe that goes with any answer."""

    number: int
    """As `:probe N` counts: the guide's from 1 in guide order, the field's behind them."""
    kind: ProbeKind
    words: str
    """What is said, or done; of the mirror the words to give back."""
    recorded: str
    """What the journal keeps of it."""
    asked_here: int = 0
    """How many times it was asked under the current question."""


def numbered_probes(
    state: State, earlier: Earlier = NOTHING_EARLIER
) -> tuple[GeneralProbe | None, ...]:
    """Return all general probes by number; None where there is nothing to give back now."""
    language = state.guide.language if state.guide.language in FIELD else "en"
    question = current(state, earlier)
    here = [item.probe for item in state.probes if question and item.question == question.id]
    found: list[tuple[ProbeKind, str, str]] = [("guide", w, w) for w in state.guide.probes]
    last = last_words(state, earlier)
    for kind, words in FIELD[language].items():
        found.append((kind, f"…{last}?" if kind == "mirror" and last else words, words))
    return tuple(
        None
        if kind == "mirror" and not last
        else GeneralProbe(number, kind, words, recorded, here.count(recorded))
        for number, (kind, words, recorded) in enumerate(found, start=1)
    )


def general_probes(state: State, earlier: Earlier = NOTHING_EARLIER) -> tuple[GeneralProbe, ...]:
    """Return the general probes that can be asked now, those that were asked least lately first.

    Those asked under the current question come last, so that nobody hears the same one twice.
    The field's example is left out where the guide has one of its own.
    """
    latest: dict[str | None, str] = {item.probe: item.id for item in state.probes}
    language = state.guide.language
    example = _EXAMPLE.get(language, _EXAMPLE["en"])
    own = any(mentions(probe, example, language) for probe in state.guide.probes)
    there = (
        probe
        for probe in numbered_probes(state, earlier)
        if probe is not None and not (own and probe.kind == "example")
    )

    def rank(probe: GeneralProbe) -> tuple[int, str, int]:
        return probe.asked_here, latest.get(probe.recorded, ""), probe.number

    return tuple(sorted(there, key=rank))


def last_words(state: State, earlier: Earlier = NOTHING_EARLIER) -> str:
    """Return the last words of the latest note under the current question, to give them back.

    Empty unless it is a note or quote, and all who said it sit at the table: nobody hears here
    what somebody else said elsewhere.
    """
    question = current(state, earlier)
    place = state.improvised or (question.id if question else None)
    if place is None:
        return ""
    spoken = [note for note in state.notes_under(place) if note.kind in ("note", "quote")]
    present = {person.r for person in state.present}
    if not spoken or not spoken[-1].r or not present.issuperset(spoken[-1].r):
        return ""
    words = re.sub(r"\[[^\]]*\]", " ", spoken[-1].text).split()
    return " ".join(words[-MIRRORED:]).strip(" .,;:!?…-–\"'“”„’")
