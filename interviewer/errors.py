"""Every error that a user can meet: one catalogue, each with a name, a sentence and a remedy.

The core names what is wrong as a `Problem`, plain data without words; `interviewer.i18n.sentence`
puts it into the user's language. A sentence says what and where, a remedy how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


def N_(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands."""

    file: str
    """The file's path, as the user would type it."""
    line: int = 1
    """Line, from 1."""
    column: int = 1
    """Column, from 1."""
    path: str = ""
    """Path in the document, as `blocks[2].questions[0].ask`; empty for the whole file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, as data: a name of the catalogue and what fills its sentence."""

    code: str
    """A name in `CATALOGUE`."""
    params: Mapping[str, object] = field(default_factory=dict)
    """What fills the sentence's and the remedy's placeholders."""
    place: Place | None = None
    """Where, for what stands in a file."""
    level: Level = "error"


class Refused(Exception):
    """The program will not do what was asked, for one or more stated reasons; nothing was harmed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def refuse(code: str, place: Place | None = None, **params: object) -> Refused:
    """Build a `Refused` with one problem, to be raised."""
    return Refused(Problem(code, params, place))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to a misspelled one, or an empty string."""
    lowered = {item.casefold(): item for item in known}
    found = get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


class Entry(NamedTuple):
    """One kind of error."""

    sentence: str
    """What is wrong and where, with placeholders."""
    remedy: str
    """How to mend it; may be empty where the sentence says it all."""


CATALOGUE: dict[str, Entry] = {
    # the command line and the study's folder
    "no-study": Entry(
        N_("{folder} holds no study (no study.yaml)"),
        N_("go to a study's folder, or make one: interviewer new DIR"),
    ),
    "no-case": Entry(
        N_("there is no case '{case}' in {folder}"), N_("known cases: {known}{nearest}")
    ),
    "no-guide": Entry(
        N_("there is no guide '{guide}' in {folder}"), N_("known guides: {known}{nearest}")
    ),
    "no-interview": Entry(
        N_("there is no interview '{interview}' in case {case}"),
        N_("known interviews: {known}{nearest}"),
    ),
    "no-document": Entry(
        N_("case {case} has no document '{document}'"),
        N_("add it under documents in {file}; known: {known}"),
    ),
    "bad-name": Entry(
        N_("'{name}' cannot be the name of a case or interview"),
        N_("use small letters, digits and hyphens only, and not the word 'case'"),
    ),
    "exists": Entry(N_("{path} is already there"), N_("choose another place, or add --force")),
    "unreadable": Entry(
        N_("{path} cannot be read ({reason})"), N_("check the file and its rights")
    ),
    "unwritable": Entry(
        N_("{path} cannot be written ({reason})"),
        N_("free some room or check the rights, then try again; nothing that was saved is lost"),
    ),
    "needs-guide": Entry(
        N_("no guide was named"), N_("add --guide G, or --resume ID for an interview that is open")
    ),
    "needs-respondent": Entry(
        N_("this guide is for a conversation, and no respondent was named"),
        N_("add --respondent R1:ROLE, once for each"),
    ),
    "bad-respondent": Entry(
        N_("'{text}' is no respondent"), N_("write R1:bestuur or R1:bestuur:centraal")
    ),
    "bad-pseudonym": Entry(
        N_("'{name}' is no pseudonym"), N_("one to three capitals and a number, as R1 or DOC12")
    ),
    "unknown-role": Entry(
        N_("this study has no role '{role}'"), N_("known roles: {known}{nearest}")
    ),
    "unknown-level": Entry(
        N_("this study has no level '{level}'"), N_("known levels: {known}{nearest}")
    ),
    "bad-date": Entry(N_("'{text}' is no date"), N_("write 2026-03-04 or 2026-03-04T14:05")),
    "closed-interview": Entry(
        N_("interview {interview} is closed"), N_("it can be read and coded, not gone on with")
    ),
    # journals
    "held-by": Entry(
        N_("{interview} is open in another program: process {pid} on {host}, by {by}"),
        N_("close it there first; here it can be read only"),
    ),
    "torn-line": Entry(
        N_("{path}: the last line was cut off while it was written; it is set aside in {torn}"),
        N_("nothing that was shown as saved is in it"),
    ),
    "bad-line": Entry(
        N_("{path}: line {line} cannot be read ({reason}); it is kept and passed over"),
        N_("mend it by hand if it matters; the rest is used"),
    ),
    "newer-journal": Entry(
        N_("{path} was written by a newer version of this program ({reason})"),
        N_("it can be read only; update the program to go on with it"),
    ),
    "no-journal-head": Entry(
        N_("{path} does not begin as a journal does"), N_("its first line must be 'opened'")
    ),
    "read-only": Entry(N_("this interview is open for reading only"), N_("{reason}")),
    # typed lines and commands
    "unknown-command": Entry(
        N_("there is no command '{command}'"), N_("{nearest}type :? for the list; \\: begins text")
    ),
    "command-form": Entry(N_("'{command}' needs more, or other, words"), N_("write {form}")),
    "nothing-typed": Entry(N_("there is nothing to save"), N_("type a few words")),
    "no-question": Entry(
        N_("this guide has no question '{question}'"), N_("known: {known}{nearest}")
    ),
    "no-block": Entry(N_("this guide has no block '{block}'"), N_("known: {known}{nearest}")),
    "no-current-question": Entry(
        N_("there is no current question"), N_("go to one with :n, :b BLOCK or :g QUESTION")
    ),
    "no-next-question": Entry(
        N_("there is no further question in this guide"), N_(":o shows what is open, :q closes")
    ),
    "no-previous-question": Entry(N_("there is no question before this one"), ""),
    "no-follow-up": Entry(N_("this question has no follow-up {number}"), N_("it has {count}")),
    "no-such-respondent": Entry(
        N_("there is no respondent '{name}' at the table"), N_("known: {known}{nearest}")
    ),
    "which-respondent": Entry(N_("several respondents are at the table"), N_("name one: {form}")),
    "unknown-consent": Entry(
        N_("there is no consent item '{item}'"), N_("known: {known}{nearest}")
    ),
    "yes-or-no": Entry(N_("'{text}' is neither yes nor no"), N_("type ja or nee (yes or no)")),
    "unknown-fact": Entry(N_("this guide asks no fact '{fact}'"), N_("known: {known}{nearest}")),
    "bad-value": Entry(N_("'{value}' does not fit"), N_("expected: {expected}")),
    "no-answer-asked": Entry(
        N_("the current question has no closed answer"), N_("type it as a note")
    ),
    "bad-time": Entry(N_("'{text}' is no time of day"), N_("write 14:05")),
    "nothing-to-undo": Entry(N_("there is nothing of this session to take back"), ""),
    "no-recording-consent": Entry(
        N_("{who} gave no consent to record"), N_("record it first: :c {who} opname ja")
    ),
    "no-prompt": Entry(N_("this question has no prompt '{prompt}'"), N_("known: {known}{nearest}")),
    # code marks: the line is kept, the code is not set
    "ambiguous-code": Entry(
        N_("#{typed} could be several codes: {candidates}; the line is kept without it"),
        N_("type one of them in full"),
    ),
    "new-open-code": Entry(N_("#{typed} is new: kept as the open code {code}"), ""),
    "new-respondent": Entry(N_("{name} is new at the table, without a role"), ""),
    "unknown-researcher": Entry(
        N_("'{by}' is not among the researchers of study.yaml; it stands in the journals only"), ""
    ),
}
