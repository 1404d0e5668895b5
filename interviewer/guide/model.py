"""An interview guide as its author wrote it: frozen data, every field of formats.md, section 2.

Pure: no file, no clock, no words of the interface. `interviewer.guide.load` makes it of YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

KEPT = {"kept": True}
"""Context for reading what a journal kept: a key that this program does not know is passed over."""


class Strict(BaseModel):
    """Base of what people write: frozen, unknown keys are errors, keys `x-…` are let pass."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,  # in Python; the loader refuses `for_` and `if_` in a file
        coerce_numbers_to_str=True,  # a bare 2018 or 1.0 where words belong reads as words
    )

    @model_validator(mode="before")
    @classmethod
    def _let_extensions_pass(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, dict):
            return data
        if info.context is KEPT:
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {key: value for key, value in data.items() if key in known}
        return {key: value for key, value in data.items() if not str(key).startswith("x-")}


def _as_tuple(value: Any) -> Any:
    """One thing stands for a list of one."""
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _known_by_id(value: Any) -> Any:
    """A bare id stands for `{id: …}`."""
    return {"id": value} if isinstance(value, str) else value


OneOrMore = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Wording = str | dict[str, str]
"""A text, or one per role with `default` for the rest."""

Kind = Literal[
    "introduce",
    "follow-up",
    "probe",
    "specify",
    "direct",
    "indirect",
    "structure",
    "silence",
    "interpret",
    "contrast",
]
"""Kvale & Brinkmann's question types, and Spradley's contrast question."""

Turn = Literal["everyone", "pairs", "written"]
Whole = Annotated[int, Field(strict=True)]
"""A whole number; true is none."""

Minutes = Annotated[float, Field(ge=0, strict=True)]
Valence = Literal["++", "+", "+-", "-", "--"]


class CodeTest(Strict):
    """A code that a condition looks for; codes below it count."""

    id: str
    """The code's id."""
    valence: Valence | None = None
    """`-` stands for - and --, `+` for + and ++; left out: any."""


CodeTests = Annotated[
    tuple[Annotated[CodeTest, BeforeValidator(_known_by_id)], ...], BeforeValidator(_as_tuple)
]


class Earlier(Strict):
    """Something noted in an interview of this case that was opened before this one."""

    code: CodeTests = ()
    """Codes, any of which was noted."""
    mentions: OneOrMore = ()
    """Words, any of which was noted."""


class Condition(Strict):
    """When a question or follow-up applies: all that is given must hold, a list by any member."""

    short: Annotated[Whole, Field(gt=0)] | None = None
    """The answer so far has fewer words than this."""
    code: CodeTests = ()
    """A note has one of these codes, or one below it."""
    not_code: OneOrMore = ()
    """No note of this interview has one of these codes, or one below it."""
    mentions: OneOrMore = ()
    """A note has one of these words, in any inflection, also inside a compound."""
    not_mentions: OneOrMore = ()
    """No note has any of these words."""
    earlier: Earlier | None = None
    """Noted in an earlier interview of this case."""
    for_: OneOrMore = Field(default=(), alias="for")
    """Someone of one of these roles is at the table."""
    round: Annotated[tuple[Whole, ...], BeforeValidator(_as_tuple)] = ()
    """The interview is in this round, or one of these."""
    after_minutes: Minutes | None = None
    """So many minutes went to this question, pauses left out."""

    @property
    def hears(self) -> bool:
        """Whether it looks at what was noted, so cannot hold while nothing is."""
        return bool(self.short or self.code or self.not_code or self.mentions or self.not_mentions)


class Show(Strict):
    """A card, case or picture that is put on the table."""

    title: str = ""
    """What it is called."""
    text: str = ""
    """What stands on it, or is read aloud."""
    file: str = ""
    """A picture or document, relative to guides/."""


class Answer(Strict):
    """A closed answer beside the open ones: a scale, one of some options, or an order."""

    scale: tuple[Whole, Whole] | None = None
    """Lowest and highest whole number, as [1, 5] or [-2, 2]."""
    options: tuple[str, ...] = ()
    """One of these is chosen."""
    rank: tuple[str, ...] = ()
    """These are put in order."""

    @model_validator(mode="after")
    def _one_form(self) -> Answer:
        if sum((self.scale is not None, bool(self.options), bool(self.rank))) != 1:
            raise ValueError("one of scale, options, rank")
        return self


class FollowUp(Strict):
    """A question that goes deeper into the one above it, proposed when its conditions hold."""

    id: str = ""
    """Unique within the question; default f1, f2, … in guide order."""
    ask: Wording
    """The words to say."""
    kind: Kind = "follow-up"
    """The type of question."""
    note: str = ""
    """To the interviewer, never spoken."""
    codes: tuple[str, ...] | None = None
    """Codes to listen for; left out: the question's."""
    for_: OneOrMore = Field(default=(), alias="for")
    """Roles that it is for; empty: all."""
    if_: str = Field(default="", alias="if")
    """A condition that the interviewer judges, shown as the reason."""
    when: Condition = Condition()
    """Conditions that the program judges."""
    follow_ups: tuple[FollowUp, ...] = ()
    """One level deeper, no further; proposed once this one was asked."""


class Question(Strict):
    """One open question of a block."""

    id: str
    """Means the same question in every guide of the study."""
    label: str = ""
    """Your own number, as 2.1."""
    ask: Wording
    """The words to say, or the words per role."""
    kind: Kind = "introduce"
    """The type of question."""
    must: bool = False
    """The conversation may not end without it unnoticed."""
    codes: tuple[str, ...] | None = None
    """Codes to listen for; empty: on purpose nothing."""
    prompts: tuple[str, ...] = ()
    """Keywords to tick off."""
    turn: Turn | None = None
    """How a group answers: everyone in turn, in pairs, or in writing first."""
    answer: Answer | None = None
    """A closed answer beside the open ones."""
    say: str = ""
    """Spoken before it."""
    note: str = ""
    """To the interviewer, never spoken."""
    show: Show | None = None
    """A card, case or picture that is put on the table."""
    for_: OneOrMore = Field(default=(), alias="for")
    """Roles that it is for; empty: all."""
    if_: str = Field(default="", alias="if")
    """A condition that the interviewer judges, shown as the reason."""
    when: Condition = Condition()
    """Conditions that the program judges."""
    source: str = ""
    """Where it comes from."""
    minutes: Minutes | None = None
    """Minutes meant for it."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What may be asked next, in guide order."""

    @model_validator(mode="after")
    def _number_follow_ups(self) -> Question:
        numbers = count(1)

        def numbered(follow_ups: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
            result = []
            for follow_up in follow_ups:
                name = f"f{next(numbers)}"
                deeper = numbered(follow_up.follow_ups)
                result.append(
                    follow_up.model_copy(update={"id": follow_up.id or name, "follow_ups": deeper})
                )
            return tuple(result)

        object.__setattr__(self, "follow_ups", numbered(self.follow_ups))
        return self

    def walk(self) -> Iterator[tuple[FollowUp, FollowUp | None]]:
        """Yield each follow-up with the one above it, in guide order, as `:f N` counts them."""
        for follow_up in self.follow_ups:
            yield follow_up, None
            for deeper in follow_up.follow_ups:
                yield deeper, follow_up

    def follow_up(self, follow_up_id: str) -> FollowUp | None:
        """Return the follow-up of that id."""
        return next((item for item, _ in self.walk() if item.id == follow_up_id), None)


class Block(Strict):
    """A part of the conversation about one theme, with its minutes and aim."""

    id: str
    """Unique in the guide; codes of the block begin with it."""
    title: str
    """Its name, for people."""
    part: str = ""
    """A heading over several blocks."""
    minutes: Minutes | None = None
    """Minutes meant for it."""
    for_: OneOrMore = Field(default=(), alias="for")
    """Roles that it is for; empty: all."""
    aim: str = ""
    """What it must bring to light."""
    say: str = ""
    """The spoken transition to it."""
    note: str = ""
    """To the interviewer, never spoken."""
    show: Show | None = None
    """What is put on the table."""
    source: str = ""
    """Where it comes from."""
    questions: tuple[Question, ...] = ()
    """Its questions, in order; none for a break."""


class ConsentItem(Strict):
    """One thing that a respondent agrees to or not."""

    id: str
    """`deelname`, `opname`, `citeren`, `herleidbaarheid`, `hergebruik`, or an id of your own."""
    ask: str = ""
    """The spoken words; the program has its own for the fixed ids."""


ConsentItems = tuple[Annotated[ConsentItem, BeforeValidator(_known_by_id)], ...]


class Fact(Strict):
    """Something asked once and kept with the respondent."""

    id: str
    """Its name, typed in `:fact ID VALUE`."""
    ask: Wording
    """The words to say."""
    kind: Literal["text", "number", "date", "choice"] = "text"
    """What the answer is."""
    options: tuple[str, ...] = ()
    """What may be chosen, for a choice."""


class Opening(Strict):
    """The first minutes: what is said, and what is agreed on."""

    minutes: Minutes = 0
    """Minutes meant for it."""
    say: str = ""
    """Spoken; {case}, {institution}, {interviewer} are filled in."""
    note: str = ""
    """To the interviewer, never spoken."""
    consent: ConsentItems = ()
    """What is agreed on, asked one by one."""


class Closing(Opening):
    """The last minutes: what is said, what happens next."""


class Guide(Strict):
    """An interview guide: blocks of open questions with their follow-ups."""

    guide: str
    """The guide's id; a translation has the same id and another language."""
    title: str
    """Its name, for people."""
    language: str = "nl"
    """Language of its questions: nl or en."""
    version: str = ""
    """Your own number of this version."""
    round: Annotated[Whole, Field(ge=1)] | None = None
    """The round it is meant for; the interviewer may choose another."""
    minutes: Minutes | tuple[Minutes, Minutes] | None = None
    """Minutes of the whole conversation, or the least and the most."""
    aim: str = ""
    """What the whole conversation must bring to light."""
    source: str = ""
    """Where the guide comes from."""
    respondents: OneOrMore = ()
    """Roles it is meant for; empty: all."""
    jargon: tuple[str, ...] = ()
    """Words that respondents do not use; the checker finds them in questions."""
    probes: tuple[str, ...] = ()
    """General probes, always at hand."""
    before: tuple[str, ...] = ()
    """What to prepare or bring."""
    facts: tuple[Fact, ...] = ()
    """Asked once, kept with the respondent."""
    opening: Opening = Opening()
    """The first minutes: welcome and consent."""
    blocks: tuple[Block, ...] = ()
    """The conversation, block by block."""
    closing: Closing = Closing()
    """The last minutes: thanks and what happens next."""

    @property
    def budget(self) -> float:
        """Minutes of the whole conversation: the stated (upper) number, or the parts' sum."""
        if isinstance(self.minutes, tuple):
            return self.minutes[1]
        if self.minutes is not None:
            return self.minutes
        parts = sum(block.minutes or 0 for block in self.blocks)
        return self.opening.minutes + parts + self.closing.minutes

    def walk(self) -> Iterator[tuple[Block, Question]]:
        """Yield each question with its block, in guide order."""
        for block in self.blocks:
            for question in block.questions:
                yield block, question

    @cached_property
    def _places(self) -> dict[str, tuple[Block, Question]]:
        """Return each question, by its id, with its block; of two of one id the first."""
        return {question.id: (block, question) for block, question in reversed([*self.walk()])}

    def question(self, question_id: str) -> Question | None:
        """Return the question of that id."""
        found = self._places.get(question_id)
        return found[1] if found else None

    def block(self, block_id: str) -> Block | None:
        """Return the block of that id."""
        return next((item for item in self.blocks if item.id == block_id), None)

    def block_of(self, question_id: str) -> Block | None:
        """Return the block in which a question stands."""
        found = self._places.get(question_id)
        return found[0] if found else None

    @property
    def consent_items(self) -> tuple[ConsentItem, ...]:
        """Return what is agreed on at the opening and at the closing."""
        return self.opening.consent + self.closing.consent

    @property
    def for_conversation(self) -> bool:
        """Whether it is for people, who are asked to agree; else it is for documents."""
        return bool(self.consent_items)

    @property
    def for_group(self) -> bool:
        """Whether it is for several people at one table."""
        return any(question.turn in ("everyone", "pairs") for _, question in self.walk())


def wording(text: Wording, roles: Sequence[str] = ()) -> str:
    """Return the words for those at the table: the first role's own wording, else the default."""
    if isinstance(text, str):
        return text
    for role in roles:
        if role in text:
            return text[role]
    return text.get("default") or next(iter(text.values()), "")


def meant_for(roles: Sequence[str], present: Sequence[str]) -> bool:
    """Whether something for these roles (none: all) is for those present (no known role: all)."""
    return not roles or not present or any(role in roles for role in present)
