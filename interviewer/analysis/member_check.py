"""What is laid before one respondent in a member check: what they said themselves. Pure.

Only their own notes and quotes, in the order of the conversation under what was asked; nothing of
anybody else, no codes, memos or observations. What may stand there consent decides, as for every
output (`interviewer.analysis.material`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from interviewer.analysis.material import CaseFile, Excerpt, Source, gather
from interviewer.analysis.withheld import Withheld
from interviewer.errors import nearest, refuse
from interviewer.guide.model import wording
from interviewer.interview.consent import Consents
from interviewer.interview.events import Opened
from interviewer.interview.notation import GROUP
from interviewer.interview.state import Note

LEFT_OUT = "[…]"
"""Stands for words of others in a question that was made up at the table."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A note of the respondent, as far as it may be shown."""

    number: str
    """Its number in the interview, as 17 or CD17."""
    text: str
    quote: bool
    """Whether it is what they said word for word."""
    withheld: bool
    """Whether words stay inside, since consent to quote them is not on record."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said under one question or follow-up."""

    question: str
    """Its words as they are asked, placeholders and all; empty where there is none."""
    follow_up: str
    """The follow-up's words; empty for what answers the question itself."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A block of the conversation."""

    title: str
    """Empty for what was said before the first block."""
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One interview, as far as it is the respondent's own."""

    opened: Opened
    subjects: tuple[Subject, ...]

    @property
    def group(self) -> bool:
        """Whether others were at the table."""
        return self.opened.kind == "group"

    @property
    def withheld(self) -> bool:
        """Whether words stay inside somewhere."""
        passages = (p for subject in self.subjects for said in subject.said for p in said.passages)
        return any(passage.withheld for passage in passages)


def own_words(
    file: CaseFile, r: str, day: str, language: str, *, round: int | None = None, someone: str
) -> tuple[Conversation, ...]:
    """Return a respondent's own notes and quotes of a case, or of one round, by conversation.

    `day` (RFC 3339) is the day on which consent is looked at; `someone` stands in place of the
    pseudonyms of others. Raises Refused where nobody of that name was interviewed, they refused
    to take part, or there is nothing of theirs to show.
    """
    people = {person.r: None for one in file.held for person in one.state.everyone}
    if r not in people:
        known = sorted(people)
        raise refuse(
            "no-respondent-in-case",
            name=r,
            case=file.case_id,
            known=", ".join(known) or "–",
            nearest=nearest(r, known),
        )
    consents = Consents.of((event for one in file.held for event in one.state.consents), today=day)
    if consents.refused(r):
        raise refuse("check-refused", who=r)
    material = gather(file, day, language)
    others = Withheld((), _of_others(file, r))
    # also of those who were only talked about: R9, where R1 and R2 were at the table
    prefixes = "|".join(sorted({name.rstrip("0123456789") for name in people}))
    named = re.compile(rf"@?\b(?:{prefixes})[0-9]{{1,3}}\b")

    def unnamed(text: str) -> str:
        return named.sub(lambda found: r if found[0].lstrip("@") == r else someone, text)

    def made_up(text: str) -> str:
        return unnamed(others.leave_out(text, LEFT_OUT))

    conversations = []
    for source in material.sources:
        if source.opened.document or round not in (None, source.opened.round):
            continue
        own = [item for item in material.of(source) if _is_theirs(item, r)]
        if own:
            subjects = _subjects(source, own, r, unnamed, made_up)
            conversations.append(Conversation(source.opened, subjects))
    if not conversations:
        raise refuse("nothing-to-check", who=r, case=file.case_id)
    return tuple(conversations)


def _is_theirs(item: Excerpt, r: str) -> bool:
    said_by = {speaker.pseudonym for speaker in item.released.speakers}
    return item.note.kind in ("note", "quote") and r in said_by


def _of_others(file: CaseFile, r: str) -> Iterable[Note]:
    for one in file.held:
        alone = [person.r for person in one.state.everyone] == [r]
        for note in one.state.listing():
            if not {r, GROUP} & set(note.r) and not alone:
                yield note


def _subjects(
    source: Source,
    own: Iterable[Excerpt],
    r: str,
    unnamed: Callable[[str], str],
    made_up: Callable[[str], str],
) -> tuple[Subject, ...]:
    """Put notes under their blocks, questions and follow-ups, each in order of its first note."""
    state = source.state
    roles = [state.respondents[r].role] if r in state.respondents else []
    titles = {block.id: block.title for block in state.guide.blocks}
    improvised = {asked.id: made_up(asked.text or "") for asked in state.improvisations}
    tree: dict[str, dict[str, dict[str, list[Passage]]]] = {}
    for item in own:
        note, follow_up = item.note, ""
        question = state.guide.question(note.question) if note.question else None
        words = improvised.get(note.question or "", "")
        if question is not None:
            words = wording(question.ask, roles)
            deeper = question.follow_up(note.follow_up) if note.follow_up else None
            follow_up = wording(deeper.ask, roles) if deeper else ""
        passage = Passage(
            number=f"{note.taker}{note.n}",
            text=unnamed(item.released.text),
            quote=item.quotable,
            withheld=item.released.withheld,
        )
        title = titles.get(note.block or "", "")
        under = tree.setdefault(title, {}).setdefault(words, {}).setdefault(follow_up, [])
        under.append(passage)
    return tuple(
        Subject(
            title,
            tuple(
                Said(words, follow_up, tuple(passages))
                for words, deeper_ones in questions.items()
                for follow_up, passages in _itself_first(deeper_ones)
            ),
        )
        for title, questions in tree.items()
    )


def _itself_first(under: dict[str, list[Passage]]) -> list[tuple[str, list[Passage]]]:
    return sorted(under.items(), key=lambda pair: pair[0] != "")
