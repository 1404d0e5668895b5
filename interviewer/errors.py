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


class Terms(tuple[str, ...]):
    """Messages (marked by `N_`) among a problem's params; shown translated, as 'this or that'."""


class Refused(Exception):
    """The program will not do what was asked, for stated reasons; nothing was harmed."""

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
    # the user's own settings and keys
    "no-such-command": Entry(
        N_("there is no command '{name}'"), N_("see: interviewer settings --keys{nearest}")
    ),
    "no-such-key": Entry(
        N_("'{key}' is no key"), N_("write it as f2, ctrl+e, pagedown or a single letter{nearest}")
    ),
    "key-of-terminal": Entry(
        N_("'{key}' does not come through in every terminal"), N_("choose another key")
    ),
    "key-is-typed": Entry(
        N_("'{key}' is typed in the note line"), N_("choose a function key, or one with ctrl+")
    ),
    "key-twice": Entry(N_("'{key}' already does {other}"), N_("give that command another key too")),
    "keys-form": Entry(
        N_("the file of keys is no list of commands"), N_("write it as: interview.next: f12")
    ),
    "no-theme": Entry(N_("there is no theme '{theme}'"), N_("known: {known}{nearest}")),
    # the screen in a browser
    "needs-serve": Entry(
        N_("the screen in a browser needs a library that is not installed"),
        N_("pip install 'interviewer[serve]'"),
    ),
    "port-taken": Entry(N_("port {port} cannot be used ({reason})"), N_("name another: --port N")),
    # the command line and the study's folder
    "no-study": Entry(
        N_("{folder} holds no study (no study.yaml)"),
        N_("go to a study's folder, or make one: interviewer new DIR"),
    ),
    "no-case": Entry(
        N_("there is no case '{case}' in {folder}"), N_("known cases: {known}{nearest}")
    ),
    "no-cases": Entry(N_("there is no case in {folder}"), N_("add one: interviewer case ID NAME")),
    "no-attribute": Entry(
        N_("no case has '{attribute}' to be ordered by"), N_("known: {known}{nearest}")
    ),
    "outline-kind": Entry(
        N_("{path} is an outline of kind {kind}; here one of kind {wanted} is needed"),
        N_("name another under outlines in study.yaml"),
    ),
    "no-guide": Entry(
        N_("there is no guide '{guide}' in {folder}"), N_("known guides: {known}{nearest}")
    ),
    "no-conversation": Entry(
        N_("no guide in {folder} is for a conversation (none asks consent)"),
        N_("name one: --guide G"),
    ),
    "no-blocks": Entry(
        N_("the guide '{guide}' has no block with a question"), N_("name another: --guide G")
    ),
    "no-scan": Entry(
        N_("there is no scan in {folder}"), N_("a scan is a file that begins with scan:")
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
    "not-empty": Entry(N_("{path} is not empty, and no study"), N_("choose a new or empty folder")),
    "no-terminal": Entry(
        N_("the screen needs a terminal"),
        N_("use plain mode: interviewer talk CASE --guide G --respondent R1:ROLE --plain"),
    ),
    "unreadable": Entry(
        N_("{path} cannot be read ({reason})"), N_("check the file and its rights")
    ),
    "unwritable": Entry(
        N_("{path} cannot be written ({reason})"),
        N_("free some room or check the rights, then try again; nothing that was saved is lost"),
    ),
    "journal-link": Entry(
        N_("{path} is a link to another place; nothing is written there"),
        N_("put the file itself in the study"),
    ),
    "needs-guide": Entry(
        N_("no guide was named"), N_("add --guide G, or --resume ID for an interview that is open")
    ),
    "needs-respondent": Entry(
        N_("this guide is for a conversation, and no respondent was named"),
        N_("add --respondent R1:ROLE, once for each"),
    ),
    "needs-initials": Entry(
        N_("a second note-taker needs initials of their own"), N_("add --by CD")
    ),
    "bad-initials": Entry(N_("'{by}' cannot be initials"), N_("one to eight letters, as CD")),
    "bad-respondent": Entry(
        N_("'{text}' is no respondent"), N_("write R1:bestuur or R1:bestuur:centraal")
    ),
    "respondent-twice": Entry(
        N_("{name} was named twice"), N_("give each respondent a pseudonym of their own")
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
    "odd-events": Entry(
        N_("{path}: {n} of its events make no sense and are passed over"),
        N_("they are kept; the rest is used"),
    ),
    "went-wrong": Entry(
        N_("something went wrong in the program ({kind})"),
        N_("what was saved is saved; try it in other words"),
    ),
    "quotes-withheld": Entry(
        N_("case {case}: a journal could not be read whole, so a refusal may be missing"),
        N_("all quotations are left out until it is mended"),
    ),
    "bad-instrument": Entry(
        N_("{path}: the guide or codebook that it holds cannot be read"),
        N_("its notes can; a newer version of this program may know the guide"),
    ),
    "no-journal-head": Entry(
        N_("{path} does not begin as a journal does"), N_("its first line must be 'opened'")
    ),
    "read-only": Entry(
        N_("this interview is not open for writing any more"), N_("resume it to go on")
    ),
    # typed lines and commands
    "unknown-command": Entry(
        N_("there is no command '{command}'"), N_("type :? for the list; \\: begins text{nearest}")
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
    "no-note": Entry(N_("there is no note {number} in this interview"), N_(":l lists the notes")),
    "not-codes": Entry(
        N_("'{text}' is not only codes"), N_("write #code to add one, -#code to drop one")
    ),
    "code-not-there": Entry(N_("the note does not have the code #{typed}"), N_("it has: {known}")),
    "no-code-proposed": Entry(
        N_("no code {number} is proposed for note {note}"),
        N_("there are {count}; :k sets any code"),
    ),
    "no-note-yet": Entry(N_("nothing is noted yet"), N_("type what is said first")),
    "nothing-to-settle": Entry(
        N_("no second coder has coded note {number} blind"), N_(":diff lists what can be settled")
    ),
    "memo-or-quote": Entry(
        N_("only a memo or a quote can be added at a note"),
        N_('write !words for a memo, "words" for a quote'),
    ),
    "not-yet-closed": Entry(
        N_("this is done when the conversation is over"), N_("close it first, with :q")
    ),
    "blind-session": Entry(
        N_("whoever codes blind only codes: :k N #code, or :k N none"),
        N_(":u takes back, :l and :uncoded list, :q leaves"),
    ),
    "still-open": Entry(
        N_("{interview} is not closed yet"),
        N_("go on with it and close it: interviewer talk {case} --resume {interview}"),
    ),
    "has-read": Entry(
        N_("{by} took notes in {interview} or saw its codes, so cannot code it blind"),
        N_("let someone else code it: --by with other initials"),
    ),
    "blind-by-whom": Entry(
        N_("a blind coder's codes are kept under their initials"), N_("name yours: --by CD")
    ),
    "no-blind-coding": Entry(
        N_("neither {one} nor {other} has coded blind here"),
        N_("first: interviewer review CASE ID --blind --by {other}"),
    ),
    "no-coding": Entry(
        N_("{by} has coded none of the notes that {other} coded"), N_("coders here: {known}")
    ),
    "no-topic": Entry(
        N_("there is no parked topic {number}"), N_("{count} are parked; :p lists them")
    ),
    "no-probe": Entry(
        N_("there is no general probe {number}"), N_("there are {count}; :probe lists them")
    ),
    "nothing-to-mirror": Entry(
        N_("there are no words to give back"), N_("save what someone here says first")
    ),
    "no-prompt": Entry(N_("this question has no prompt '{prompt}'"), N_("known: {known}{nearest}")),
    # code marks: the line is kept, the code is not set
    "ambiguous-code": Entry(
        N_("#{typed} could be several codes: {candidates}; the line is kept without it"),
        N_("type one of them in full"),
    ),
    "which-code": Entry(
        N_("#{typed} could be several codes: {candidates}"), N_("type one of them in full")
    ),
    "no-respondent-in-case": Entry(
        N_("there is no respondent '{name}' in case {case}"), N_("known: {known}{nearest}")
    ),
    "check-refused": Entry(
        N_("{who} refused to take part: what they said is laid before nobody"),
        N_("if they changed their mind, record it in the interview: :c {who} deelname ja"),
    ),
    "nothing-to-check": Entry(
        N_("there is no note of what {who} said in case {case}"),
        N_("name another respondent or round"),
    ),
    "no-open-code": Entry(
        N_("there is no open code '{id}' in this study"), N_("known: {known}{nearest}")
    ),
    "code-moved": Entry(N_("{id} is {today} already"), N_("use that one")),
    "bad-code-id": Entry(
        N_("'{id}' cannot be the id of a code"),
        N_("write small letters, digits and hyphens, with dots between: {proposal}"),
    ),
    "code-exists": Entry(
        N_("the code '{id}' is there already, or was before (now {today})"),
        N_("choose another id, or merge into it"),
    ),
    "no-family": Entry(
        N_("'{id}' belongs to no block: the codebook has no '{family}'"),
        N_("begin it with one of: {known}{nearest}; without a dot it is a family of its own"),
    ),
    "no-code-name": Entry(N_("{id} needs a name"), N_("write what it is called")),
    "merge-itself": Entry(N_("{id} cannot be merged into itself"), N_("name another code")),
    "merge-below": Entry(N_("{into} stands below {id}"), N_("merge the lower one into the higher")),
    "merge-into-open": Entry(
        N_("{id} is in the codebook and {into} is an open code"),
        N_("promote {into} first, or merge it into {id}"),
    ),
    "no-code-change": Entry(N_("no change of codes is left to take back"), ""),
    "unknown-slot": Entry(N_("the contact summary has no '{slot}'"), N_("known: {known}{nearest}")),
    "unknown-result": Entry(
        N_("'{result}' is no answer to a member check"), N_("known: {known}{nearest}")
    ),
    "unknown-mark": Entry(N_("a moment is not marked '{label}'"), N_("known: {known}{nearest}")),
    "new-open-code": Entry(N_("#{typed} is new: kept as the open code {code}{nearest}"), ""),
    "new-respondent": Entry(N_("{name} is new at the table, without a role"), ""),
    "who-spoke": Entry(
        N_("who spoke? note {n} names nobody"), N_("begin with @R1; :e {n} changes the note")
    ),
    "noted-in-pause": Entry(N_("paused: the clock stands still"), N_(":go goes on")),
    "meant-code": Entry(N_("#{typed} is {code}"), ""),
    "turned": Entry(N_("{code}: {before} in round {round}, now {now}"), ""),
    "unknown-researcher": Entry(
        N_("'{by}' is not among the researchers of study.yaml; it stands in the journals only"), ""
    ),
    # YAML that people write, as text
    "file-too-long": Entry(
        N_("this file is longer than {limit}"), N_("is it the right file? a guide is a few pages")
    ),
    "not-utf8": Entry(
        N_("this file is not UTF-8 text (byte {byte})"),
        N_("save it again in your editor with the encoding UTF-8"),
    ),
    "bad-character": Entry(
        N_("the character {character} is invisible and cannot stand in a file like this"),
        N_("delete it"),
    ),
    "broken-yaml": Entry(
        N_("this is no YAML ({reason})"), N_("look at this line and the one before it")
    ),
    "yaml-tab": Entry(
        N_("a tab stands where only spaces may stand"), N_("put two spaces in its place")
    ),
    "yaml-quote": Entry(
        N_("the text between quotes that begins here does not end"),
        N_("put the same quote at its end; in '…' a quote is typed twice"),
    ),
    "yaml-after-quote": Entry(
        N_("text goes on after the closing quote"),
        N_("put the whole text between quotes; in '…' a quote is typed twice"),
    ),
    "yaml-start": Entry(
        N_("text cannot begin with {character}"), N_("put the whole text between quotes")
    ),
    "yaml-colon": Entry(
        N_("a second ': ' in one text, or a line that stands too far to the right"),
        N_("put text with ': ' in it between quotes, and lines of one list in one column"),
    ),
    "yaml-no-colon": Entry(
        N_("this line is neither a key with a colon, nor an item with '- '"),
        N_("add the colon and a space, or indent the line under the text that it belongs to"),
    ),
    "yaml-bracket": Entry(
        N_("the {bracket} of line {line} is not closed before this, or a comma is missing"),
        N_("close it, or put the comma; text with a comma or bracket in it needs quotes"),
    ),
    "yaml-indent": Entry(
        N_("this line does not stand in one column with those it belongs to"),
        N_("give it as many spaces as the lines above it"),
    ),
    "yaml-alias": Entry(
        N_("*{name} stands for something that is not there"),
        N_("name it &{name} above, or put the text between quotes"),
    ),
    "yaml-alias-in-itself": Entry(
        N_("*{name} stands within what it stands for"), N_("leave it out")
    ),
    "yaml-tag": Entry(N_("the tag {tag} cannot be used here"), N_("leave it out")),
    "yaml-too-deep": Entry(
        N_("more than {limit} lists and keys stand in one another"),
        N_("is it the right file? a guide is some ten deep"),
    ),
    "yaml-too-much": Entry(
        N_("from here on this file holds too much (more than {limit} values)"),
        N_("is it the right file? a guide has some hundreds"),
    ),
    "several-documents": Entry(
        N_("a second document begins here (---)"), N_("put each in a file of its own")
    ),
    "duplicate-key": Entry(
        N_("the key '{key}' stands here a second time, after line {line}"),
        N_("keep one of the two"),
    ),
    "key-not-text": Entry(
        N_("'{key}' is no text and so cannot be a key"), N_("put it between quotes")
    ),
    "empty-file": Entry(N_("this file says nothing"), N_("it should hold: {expected}")),
    "more-problems": Entry(N_("there are more problems"), N_("mend these first, then check again")),
    # YAML that people write, as a guide, codebook, outline, study or case
    "unknown-key": Entry(N_("there is no key '{key}' here"), N_("known keys: {known}{nearest}")),
    "missing-key": Entry(N_("the key '{key}' is missing"), N_("add it: {key}: …")),
    "wrong-type": Entry(N_("found {found}"), N_("expected {expected}")),
    "empty-value": Entry(
        N_("the key '{key}' has no value"),
        N_("write {expected}, or leave the key out; a value that begins with # needs quotes"),
    ),
    "not-one-of": Entry(N_("'{value}' is not known here"), N_("known: {known}{nearest}")),
    "bad-form": Entry(N_("'{value}' has not the right form"), N_("{form}")),
    "out-of-range": Entry(N_("{value} is out of range"), N_("it must be {limit}")),
    "wrong-length": Entry(N_("this list has {found} items"), N_("expected {expected}")),
    "answer-form": Entry(
        N_("a closed answer has one form"), N_("write one of scale, options and rank")
    ),
    "too-deep": Entry(
        N_("follow-ups go two levels deep, and this is a third"),
        N_("move it one level up, or make it a question"),
    ),
    "no-options": Entry(N_("a choice needs options"), N_("write options: [first, second]")),
    "wrong-order": Entry(N_("{first} is not less than {last}"), N_("write the lowest first")),
    "duplicate-id": Entry(
        N_("the id '{id}' stands here a second time, after line {line}"),
        N_("give one of the two another id"),
    ),
    "default-id": Entry(
        N_("the id '{id}' is what follow-up {number} of this question is called by default"),
        N_("choose another id, or give that one an id too"),
    ),
    "not-on-question": Entry(
        N_("the condition '{key}' looks at an answer, and a question has none yet"),
        N_("move it to a follow-up"),
    ),
    "unknown-code": Entry(
        N_("the codebook has no code '{code}'"), N_("name a code by its id{nearest}")
    ),
    "former-code": Entry(N_("the code '{code}' has another id now"), N_("write {today}")),
    "outside-block": Entry(
        N_("the id '{id}' does not begin with that of its top-level code, '{top}'"),
        N_("write {top}.…, and put the id that was used before under was"),
    ),
    "former-in-use": Entry(
        N_("the former id '{id}' is in use: see line {line}"), N_("a former id is never used again")
    ),
    "unknown-block": Entry(
        N_("no guide of this study has a block '{block}'"), N_("known: {known}{nearest}")
    ),
    "unknown-table": Entry(
        N_("a report of this kind has no table '{table}'"), N_("known: {known}{nearest}")
    ),
    "unknown-figure": Entry(
        N_("a report of this kind has no figure '{figure}'"), N_("known: {known}{nearest}")
    ),
    "unknown-guide": Entry(N_("this study has no guide '{guide}'"), N_("known: {known}{nearest}")),
    "no-persona": Entry(
        N_("there is no respondent '{persona}' to practise with in {folder}"),
        N_("known: {known}{nearest}"),
    ),
    "persona-guide": Entry(
        N_("'{persona}' cannot be practised with the guide '{guide}'"),
        N_("its guides: {known}{nearest}"),
    ),
    "persona-file": Entry(
        N_("the persona '{persona}' is in the file {name}.yaml"),
        N_("give the file the persona's id for a name"),
    ),
    "unknown-question": Entry(
        N_("the persona's guides have no question '{question}'"), N_("known: {known}{nearest}")
    ),
    "unknown-follow-up": Entry(
        N_("the guide's question has no follow-up '{follow_up}'"), N_("known: {known}{nearest}")
    ),
    "same-guide": Entry(
        N_("the guide '{guide}' in this language is also in {other}"),
        N_("give one of the two another id or language"),
    ),
    "no-researcher-name": Entry(
        N_("researcher {by} has no name"), N_("reports name them by initials")
    ),
    "outside-guides": Entry(
        N_("'{name}' lies outside the folder guides"),
        N_("put the file in guides and name it from there"),
    ),
    "no-such-file": Entry(
        N_("there is no file '{name}' in {folder}"), N_("check the name{nearest}")
    ),
    "unknown-kind": Entry(
        N_("what kind of file is this? its first key is '{key}'"),
        N_("a guide begins with guide:, a codebook codebook:, an outline outline:{nearest}"),
    ),
    "names-unchecked": Entry(
        N_("not all names are checked: {file} is missing or has errors"),
        N_("check that file first"),
    ),
    "no-yaml": Entry(
        N_("there is no YAML file in {folder}"), N_("name a file, or a study's folder")
    ),
    # questions that may not get a good answer; the words of each rule are the reason and proposal
    "closed": Entry(N_("'{words}…' can be answered with yes or no: {reason}"), N_("{proposal}")),
    "leading": Entry(N_("'{words}' suggests the answer: {reason}"), N_("{proposal}")),
    "double": Entry(N_("'{words}' asks two things: {reason}"), N_("{proposal}")),
    "long": Entry(N_("'{words}' is too long to say: {reason}"), N_("{proposal}")),
    "jargon": Entry(N_("'{words}' is not a word of the respondents: {reason}"), N_("{proposal}")),
    "why": Entry(N_("'{words}' sounds like blame: {reason}"), N_("{proposal}")),
    "negation": Entry(N_("'{words}' denies: {reason}"), N_("{proposal}")),
    "no-opening": Entry(
        N_("the block begins with a closed question ('{words}'): {reason}"), N_("{proposal}")
    ),
    # what guides cover
    "no-slot": Entry(
        N_("the report's outline has no chapter '{slot}'"), N_("known: {known}{nearest}")
    ),
    "long-code-name": Entry(
        N_("the name of a code has at most {limit} signs"), N_("put the rest in its definition")
    ),
    "code-signs": Entry(
        N_("the words hold signs that cannot be shown"), N_("type them again, as plain text")
    ),
    "no-code": Entry(N_("'{name}' is not one code of the codebook"), N_("which: {known}{nearest}")),
    "no-scan-item": Entry(N_("the scan has no item '{item}'"), N_("by letter: {known}{nearest}")),
    "withheld-words": Entry(
        N_(
            "paragraph {paragraph}, from word {word}: five words in a row of {reference}, of which"
            " the words may not go out"
        ),
        N_("say it in your own words; nothing was saved"),
    ),
    # a written report: its house style, and what was edited in it
    "template-lacks": Entry(
        N_("{path} lacks these styles: {names}"),
        N_("the program's own stand in for them; add styles of these names to choose their look"),
    ),
    "merge-nothing": Entry(
        N_("{path} holds no synthesis of case {case}; it holds those of: {cases}"),
        N_("name a report of this case that was written with its syntheses"),
    ),
    "merge-unchanged": Entry(N_("no synthesis was edited in {path}"), ""),
    "merged": Entry(
        N_("{slot}: taken over (paragraphs edited or new: {changed}, taken out: {gone})"), ""
    ),
    "merge-tracked": Entry(N_("{slot}: tracked changes were taken as accepted"), ""),
    "merge-wordless": Entry(
        N_("{slot}: pictures and footnotes were left out"), N_("a synthesis holds words alone")
    ),
    "merge-conflict": Entry(
        N_("{slot}: edited in the document, and since then in the study too; not taken over"),
        N_("compare the two, and write it again with :syn"),
    ),
    "merge-refused": Entry(
        N_("{slot}: not taken over, and nothing of it was saved"),
        N_("mend in the document what is said next, and merge it again"),
    ),
    "merge-gone": Entry(
        N_("{slot}: its synthesis is no longer in the document; it stays in the study"),
        N_("take it out with :empty"),
    ),
    "merge-other-case": Entry(
        N_("{slot} of case {case} was edited too"), N_("merge it into that case")
    ),
    "merge-unplaced": Entry(
        N_("not placed: under '{chapter}', changed or added outside a synthesis: '{words}'"),
        N_("change the note or write it into a synthesis: the report is made from those"),
    ),
    "merge-removed": Entry(
        N_("not placed: under '{chapter}', paragraphs taken out outside a synthesis: {n}"), ""
    ),
    "merge-more": Entry(N_("not placed: {n} more edits outside the syntheses"), ""),
    "merge-unstated": Entry(
        N_("{path} no longer says what was written in it; only within syntheses was looked"),
        N_("keep a report as .docx while it is edited"),
    ),
    "unknown-reference": Entry(
        N_("[{reference}] is no note that may be cited"), N_("see :notes SLOT")
    ),
    "no-codes": Entry(
        N_("the question '{question}' listens for no code"),
        N_("name its codes, or write codes: [] where nothing is meant"),
    ),
    "unheard": Entry(
        N_("no question of any guide listens for the code '{code}'"),
        N_("add it to the codes of a question, or take it out of the codebook"),
    ),
    "codes-differ": Entry(
        N_("the question '{question}' has other codes in {other}"),
        N_("one id means one question: missing here {missing}, only here {added}"),
    ),
    "for-nobody": Entry(
        N_("no role gets the must-question '{question}'"),
        N_("look at for on the question and its block, and at respondents of the guide"),
    ),
    "never": Entry(N_("this condition can never hold: {reason}"), N_("change it or leave it out")),
    "minutes": Entry(
        N_("opening, blocks and closing add up to {total} minutes ({roles}), not {stated}"),
        N_("change the minutes of the blocks or of the guide"),
    ),
    "block-minutes": Entry(
        N_("the questions add up to {total} minutes, the block says {stated}"),
        N_("change the minutes of the questions or of the block"),
    ),
    "placeholder": Entry(
        N_("nothing fills {{{name}}}: it would be read aloud as it stands"),
        N_("known: {known}{nearest}"),
    ),
}
