"""The typed commands: each with its form, its help and the intent that it means.

`COMMANDS` is the one list: the help of plain mode, the note line of the screen and the table of
what each face can do are made of it. Help texts are marked here, translated where they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from interviewer.errors import N_, refuse
from interviewer.interview.intents import (
    Accept,
    AddTo,
    Answer,
    AskFollowUp,
    Back,
    Clock,
    Close,
    Consent,
    GoBlock,
    GoQuestion,
    Intent,
    Join,
    Leave,
    Mark,
    MemberChecked,
    Next,
    Pause,
    PickUp,
    Probe,
    Recode,
    Resume,
    Revise,
    Say,
    SetFact,
    Settle,
    Show,
    Skip,
    Summarise,
    Tick,
    Type,
    Undo,
    Until,
    WaveAway,
)
from interviewer.interview.notation import clean
from interviewer.interview.typed_command import Command, alone, command_of

YES = frozenset({"ja", "j", "yes", "y"})
NO = frozenset({"nee", "n", "no"})


def _number(make: Callable[[int], Intent]) -> Callable[[str], Intent | None]:
    return lambda words: make(int(words)) if NUMBER.fullmatch(words) else None


def _words(make: Callable[[str], Intent]) -> Callable[[str], Intent | None]:
    return lambda words: make(words) if words else None


NUMBER = re.compile("[0-9]{1,4}")
"""What counts something; longer ones count nothing that is there."""

NOTE = re.compile(r"\[?(?:[A-Z]{1,3}[0-9]+[a-z]*-)?[A-Za-z]{0,8}[0-9]{1,4}\]?")
"""A note's number or reference: 17, CD17, I3-17, [I3-CD17]."""

PERSON = re.compile(r"[A-Za-z]{1,3}[0-9]{1,3}")


def split_person(words: str) -> tuple[str | None, str]:
    """Return the pseudonym with which words begin, if they do, and the rest."""
    first, _, rest = words.partition(" ")
    name = first.removeprefix("@")
    if rest and PERSON.fullmatch(name):
        return name.upper(), rest.strip()
    return None, words


def _probe(words: str) -> Intent | None:
    return _number(Probe)(words) if words else Show("probes")


def _consent(words: str) -> Intent | None:
    r, rest = split_person(words)
    item, _, answer = rest.rpartition(" ")
    if not item or " " in item.strip():
        return None
    if answer.casefold() not in YES | NO:
        raise refuse("yes-or-no", text=answer)
    return Consent(r, item.strip(), answer.casefold() in YES)


def _fact(words: str) -> Intent | None:
    r, rest = split_person(words)
    fact, _, value = rest.partition(" ")
    return SetFact(r, fact, value.strip()) if value.strip() else None


def _answer(words: str) -> Intent | None:
    r, rest = split_person(words)
    return Answer(rest, r) if rest else None


def _clock(words: str) -> Intent | None:
    return Clock(_time_of_day(words)) if words else Mark("striking")


def _until(words: str) -> Intent | None:
    return Until(_time_of_day(words) if words else "")


def _time_of_day(words: str) -> str:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", words)
    if not found:
        raise refuse("bad-time", text=words)
    return f"{int(found[1]):02}:{found[2]}"


def _revise(words: str) -> Intent | None:
    note, _, line = words.partition(" ")
    if not NOTE.fullmatch(note) or not line.strip():
        return None
    digits = re.search("[0-9]+(?=]?$)", note)
    number = int(digits[0]) if digits else 0
    return Revise(number, line.strip(), "" if note.isdigit() else note)


def _on_note(make: Callable[[str, str], Intent]) -> Callable[[str], Intent | None]:
    """A note's number or reference, and what is to become of it."""

    def read(words: str) -> Intent | None:
        note, _, rest = words.partition(" ")
        return make(note, rest.strip()) if NOTE.fullmatch(note) and rest.strip() else None

    return read


def _accept(words: str) -> Intent | None:
    number, _, note = words.partition(" ")
    note = note.strip()
    fits = NUMBER.fullmatch(number) and (not note or NOTE.fullmatch(note))
    return Accept(int(number), note) if fits else None


def _join(words: str) -> Intent | None:
    first, _, organisation = words.partition(" ")
    name, role, level, *more = (*first.split(":"), "", "")
    name = name.removeprefix("@")
    if not PERSON.fullmatch(name) or any(more):
        raise refuse("bad-respondent", text=first)
    return Join(name.upper(), role, level, organisation.strip() or None)


def _leave(words: str) -> Intent | None:
    name = words.removeprefix("@")
    return Leave(name.upper()) if PERSON.fullmatch(name) else None


def _summary(words: str) -> Intent | None:
    slot, _, text = words.partition(" ")
    if not words:
        return Show("summary")
    return Summarise(slot, text.strip()) if text.strip() else None


def _checked(words: str) -> Intent | None:
    r, rest = split_person(words)
    result, _, text = rest.partition(" ")
    return MemberChecked(r, result, text.strip()) if result else None


COMMANDS: tuple[Command[Intent], ...] = (
    Command("n", ":n", N_("go to the next question that is still open"), alone(Next())),
    Command("v", ":v", N_("go back to the question before"), alone(Back())),
    Command("b", N_(":b BLOCK"), N_("go to a block, at its first open question"), _words(GoBlock)),
    Command("g", N_(":g QUESTION"), N_("go to a question"), _words(GoQuestion)),
    Command("a", ":a", N_("the current question has been said"), alone(Say())),
    Command("f", ":f N", N_("ask follow-up N of this question"), _number(AskFollowUp)),
    Command("w", ":w N", N_("wave follow-up N away"), _number(WaveAway)),
    Command("probe", ":probe [N]", N_("ask general probe N; :probe alone lists them"), _probe),
    Command("s", N_(":s [REASON]"), N_("skip this question and go on"), Skip),
    Command("c", N_(":c [R1] ITEM ja|nee"), N_("record consent to an item"), _consent),
    Command("fact", N_(":fact [R1] ID VALUE"), N_("record a fact of the guide"), _fact),
    Command("ans", N_(":ans [R1] VALUE"), N_("record the closed answer"), _answer),
    Command(
        "x", N_(":x KEYWORD"), N_("tick a keyword of this question off, or on again"), _words(Tick)
    ),
    Command(
        "t", ":t HH:MM", N_("what follows was said then; :t alone marks a striking moment"), _clock
    ),
    Command(
        "r", N_(":r R1[:ROLE[:LEVEL]] [ORGANISATION]"), N_("someone comes to the table"), _join
    ),
    Command("left", ":left R1", N_("someone leaves the table"), _leave),
    Command("e", N_(":e N LINE"), N_("note N should read so"), _revise),
    Command(
        "k", N_(":k N #CODE -#CODE"), N_("add codes to note N, or drop them"), _on_note(Recode)
    ),
    Command("y", N_(":y N [NOTE]"), N_("set code N of those proposed for a note"), _accept),
    Command(
        "add",
        N_(":add N LINE"),
        N_("add a memo or quote at note N, once closed"),
        _on_note(AddTo),
    ),
    Command(
        "settle",
        N_(":settle N #CODES"),
        N_("agree on codes: #codes, own, both, none, or a coder's initials"),
        _on_note(Settle),
    ),
    Command("m", ":m recorder|striking", N_("mark this moment"), _words(Mark)),
    Command(
        "until",
        N_(":until [HH:MM]"),
        N_("the talk must end then; :until alone: as planned"),
        _until,
    ),
    Command("time", ":time", N_("list the time left, by block"), alone(Show("time"))),
    Command("who", ":who", N_("who has not spoken yet"), alone(Show("who"))),
    Command("pick", ":pick N", N_("take up parked topic N"), _number(PickUp)),
    Command("pause", N_(":pause [REASON]"), N_("stop the clock for a while"), Pause),
    Command("go", ":go", N_("go on after a pause"), alone(Resume())),
    Command("p", ":p", N_("list the parked topics"), alone(Show("parked"))),
    Command("mem", ":mem", N_("list what was noted in earlier interviews"), alone(Show("memory"))),
    Command("o", ":o", N_("list what is still open"), alone(Show("open"))),
    Command("l", ":l", N_("list the latest notes"), alone(Show("notes"))),
    Command("uncoded", ":uncoded", N_("list the notes without a code"), alone(Show("uncoded"))),
    Command(
        "via",
        ":via N",
        N_("who or what set the codes of note N"),
        lambda words: Show("via", words) if NOTE.fullmatch(words) else None,
    ),
    Command(
        "coverage",
        ":coverage",
        N_("which codes were heard, and which were not"),
        alone(Show("coverage")),
    ),
    Command(
        "diff",
        ":diff",
        N_("where a blind second coder coded otherwise"),
        alone(Show("differences")),
    ),
    Command("show", ":show", N_("the question with its cards, in full"), alone(Show("question"))),
    Command(
        "find",
        N_(":find WORDS"),
        N_("search the notes; #code finds a code"),
        lambda words: Show("found", words) if words else None,
    ),
    Command(
        "codes",
        N_(":codes [WORDS]"),
        N_("look in the codebook"),
        lambda words: Show("codes", words),
    ),
    Command(
        "sum",
        N_(":sum [SLOT WORDS]"),
        N_("contact summary: main, struck, missing, went, next; alone lists it"),
        _summary,
    ),
    Command(
        "mc",
        N_(":mc [R1] agreed|corrected|no-answer [WORDS]"),
        N_("what a respondent answered to the member check"),
        _checked,
    ),
    Command("u", ":u", N_("take back the last note, coding, parking or skip"), alone(Undo())),
    Command("?", ":?", N_("list the commands"), alone(Show("help"))),
    Command("q", N_(":q [REASON]"), N_("close the interview"), Close),
)

_BY_NAME = {command.name: command for command in COMMANDS}


def read_command(line: str) -> Intent:
    """Return the intent that a line beginning with ':' stands for.

    Raises Refused for a command that is not known or lacks words.
    """
    return command_of(line, _BY_NAME)


def read(line: str, began: str | None = None) -> Intent:
    """Return what a typed line asks for: a command when it begins with ':', else a line to save."""
    # what cannot be seen, as a byte order mark, does not hide a colon
    words = clean(line).lstrip() if ":" in line else line
    return read_command(words) if words.startswith(":") else Type(line, began)
