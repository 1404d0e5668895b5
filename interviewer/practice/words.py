"""The report on a practice in words: friendly, concrete, and the same in both faces."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from interviewer.errors import N_
from interviewer.i18n import gettext as _
from interviewer.i18n import ngettext
from interviewer.interview.events import CodeMark
from interviewer.interview.probes import FIELD
from interviewer.lines import harmless
from interviewer.practice.account import Account, Coded, Deserved
from interviewer.practice.judged import Flaw, Said
from interviewer.practice.persona import Persona
from interviewer.practice.practice import Practice

FLAWS: dict[Flaw, str] = {
    "leading": N_("leading"),
    "closed": N_("closed (yes or no)"),
    "double": N_("double"),
    "why": N_("calls to account"),
}

MOST = 3
"""Pieces of advice; more than that nobody keeps."""

SHOWN = 6
"""Rows of one kind; the rest is counted."""

ENOUGH_SAID, TOO_MUCH_TALK = 80, 0.35
"""Words of both from which a share says something; the interviewer's share that is too much."""


def report_lines(practice: Practice) -> list[str]:
    """Return the report, a line each; what belongs under a line is indented."""
    found, persona = practice.account(), practice.persona
    lines = [
        _("Practice report: {title}").format(title=persona.title),
        _("Invented; nobody said this.") if persona.fictional else "",
    ]
    for title, rows in (
        (_("What went well"), _praise(found)),
        (_("What you could try next"), advice(found, persona.language)),
        (_("Questions"), _questions(found)),
        (_("Follow-ups"), _follow_ups(found)),
        (_("What you covered"), _covered(found)),
        (_("Time and talk"), _talk(found)),
        (_("Your codes beside the reference"), _codes(found, practice)),
    ):
        lines += ["", title, *(f"  {row}" for row in rows)]
    return [harmless(line) for line in lines]


def kept_words(practice: Practice) -> str:
    """Return where a practice is kept, and how to go on with one that was broken off."""
    path = practice.folder
    if practice.session.state.closed:
        return _("the practice is kept in {path}").format(path=path)
    command = f"interviewer practice --resume {shlex.quote(str(path))}"
    return _("the practice is kept in {path}; go on with: {command}").format(
        path=path, command=command
    )


def kept_report(practice: Practice) -> tuple[list[str], Path]:
    """Write the report beside the practice; return its lines and where it is."""
    lines = report_lines(practice)
    return lines, practice.keep(wrapped(lines))


def wrapped(lines: Sequence[str], width: int = 78) -> list[str]:
    """Return lines of at most this many characters, what goes on indented a little further."""
    made: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        made += textwrap.wrap(line, width, initial_indent="", subsequent_indent=f"{indent}  ") or [
            ""
        ]
    return made


def briefing(
    persona: Persona, guide_title: str, keys: Mapping[str, str] | None = None
) -> list[str]:
    """Return what the interviewer is told before the first question.

    `keys`, where there is a screen: typed command → the key that does the same.
    """
    keys = keys or {}
    typed = {"a": ":a", "n": ":n", "f": ":f N", "probe": ":probe N", "q": ":q"}
    how = {
        name: f"{keys[name]} ({form})" if keys.get(name) else form for name, form in typed.items()
    }
    yes = [item for item, given in persona.consent.items() if given]
    no = [item for item, given in persona.consent.items() if not given]
    agreed = _("agreed: {yes}; refused: {no}").format(
        yes=", ".join(yes) or "–", no=", ".join(no) or "–"
    )
    lines = [
        _("Practice with: {title}. Guide: {guide}.").format(title=persona.title, guide=guide_title),
        _("Invented; nobody said this.") if persona.fictional else "",
        persona.about,
        _("Consent and facts are on record already ({agreed}).").format(agreed=agreed),
        _(
            "Say the first question with {a}. After that a question is put when you go to it with "
            "{n}; they answer follow-ups, {f}, general probes and silence, {probe}, and questions "
            "of your own: ? and the words. Note and code what you hear; {q} ends it with a report."
        ).format(**how),
        spoken(persona, persona.scene),
    ]
    return [line for line in lines if line]


def spoken(persona: Persona, words: str) -> str:
    """Return what the respondent says, with who says it."""
    return f"{persona.pseudonym}: {words}" if words else ""


def choice(persona: Persona) -> str:
    """Return a persona as one row to choose from."""
    made_up = f"  [{_('fictional')}]" if persona.fictional else ""
    return f"{persona.persona}  {persona.title} ({', '.join(persona.guides)}){made_up}"


# The parts


def _praise(found: Account) -> Iterator[str]:
    own = found.said("own")
    put, musts = found.musts
    right, missed, extra = found.codes
    any_said = False
    for holds, words in (
        (
            len(own) > 2 and found.open_questions >= 0.8 * len(own),
            _("Your own questions were nearly all open and single."),
        ),
        (
            bool(found.deserved) and found.used >= 0.5 * len(found.deserved),
            _("You asked on where there was something to find."),
        ),
        (bool(musts) and put == musts, _("You put every must-question.")),
        (bool(found.said("silence")), _("You dared to be silent.")),
        (
            bool(found.drifted) and all(back for _said, back in found.drifted),
            _("Each time they talked past the question you brought them back."),
        ),
        (
            found.own_words + found.their_words > ENOUGH_SAID and found.share < 0.25,
            _("You let them talk: {share} % of the words were theirs.").format(
                share=round(100 * (1 - found.share))
            ),
        ),
        (
            right > 3 and right >= 2 * (missed + extra),
            _("You heard most of the codes that the reference has."),
        ),
    ):
        if holds:
            any_said = True
            yield f"+ {words}"
    if not any_said:
        yield "+ " + _("You held a conversation and took it down; that is how one learns it.")


def advice(found: Account, language: str) -> list[str]:
    """Return the few pieces of advice that matter most, with an example of what was said.

    `language` is the conversation's, for questions that are proposed.
    """
    pieces = _advice(found, language)
    return [f"{n}. {words}" for n, words in zip(range(1, MOST + 1), pieces, strict=False)]


def _advice(found: Account, language: str) -> Iterator[str]:
    for flaw, words in (
        (
            "leading",
            _(
                "“{asked}” hands them the answer, and they took it. Ask it without your own view "
                "in it: {proposal}."
            ),
        ),
        (
            "closed",
            _("“{asked}” could be answered with yes, and was. Open it up: {proposal}."),
        ),
    ):
        if asked := [said for said in found.said("own") if said.flaw == flaw]:
            yield words.format(asked=asked[0].words, proposal=_(asked[0].faults[0].proposal))
    if found.interruptions + found.repeated >= 2:
        yield _(
            "You asked on before they had finished, or asked the same again, {n} times. Count to "
            "three after an answer; often the best part comes then."
        ).format(n=found.interruptions + found.repeated)
    missed = found.missed
    if missed and found.used < 0.6 * len(found.deserved):
        best = next((item for item in missed if item.words), missed[0])
        asked_on = best.words or FIELD.get(language, FIELD["en"])["how"]
        yield _("When they said “{said}”, there was more. You could have asked: “{asked}”").format(
            said=_short(best.said), asked=asked_on
        )
    if left := [said for said, back in found.drifted if not back]:
        yield _(
            "“{said}” went past your question. Let them finish, then bring them back: name the "
            "question again in other words."
        ).format(said=_short(left[0]))
    put, musts = found.musts
    if musts and put <= musts - 2:
        yield _(
            "{n} of {all} must-questions were not put. Mark beforehand which ones you will not "
            "leave without."
        ).format(n=musts - put, all=musts)
    if double := found.flawed("double", "own"):
        yield _("“{asked}” asks two things, and only the last was answered. Ask one.").format(
            asked=double[0].words
        )
    if len(found.unnoted) > len(found.coded):
        yield _(
            "Of {n} answers you noted nothing, of this one for instance: “{said}” A few words "
            "and a code are enough."
        ).format(n=len(found.unnoted), said=_short(found.unnoted[0]))
    right, lacking, extra = found.codes
    if found.coded and right < lacking + extra:
        worst = max(found.coded, key=lambda item: len(item.missed))
        if worst.missed:
            yield _(
                "Read the definition of {code} again; it belongs to “{said}” in the reference."
            ).format(code=worst.missed[0].code, said=_short(worst.said))
    if found.own_words + found.their_words > ENOUGH_SAID and found.share > TOO_MUCH_TALK:
        yield _("You spoke {share} % of the words. Shorter questions get longer answers.").format(
            share=round(100 * found.share)
        )
    if not found.said("silence"):
        yield _("Try a silence after an answer that stops short; some people fill it.")
    if found.untold:
        yield _(
            "There is more to be heard from this respondent: {n} answers did not come out. Try "
            "once more with other follow-ups."
        ).format(n=found.untold)
    yield _("Try the other respondent: one who talks asks other things of you than one who evades.")


def _questions(found: Account) -> Iterator[str]:
    yield _(
        "of the guide: questions {questions}, follow-ups {follow_ups}; general probes {probes}; "
        "silences {silences}"
    ).format(
        questions=len(found.said("question")),
        follow_ups=len(found.said("follow-up")),
        probes=len(found.said("probe")),
        silences=len(found.said("silence")),
    )
    own = found.said("own")
    counts = [f"{_(name)} {len(found.flawed(flaw, 'own'))}" for flaw, name in FLAWS.items()]
    yield _("your own: {n}, of which open and single {open}; {flaws}").format(
        n=len(own), open=found.open_questions, flaws=", ".join(counts)
    )
    yield from (f"✗ {_flawed(said)}" for said in own if said.faults)
    flawed = [s for turn in found.turns if (s := turn.said).faults and s.act not in ("own",)]
    for said in flawed[:SHOWN]:
        yield _("from the guide: {flawed}").format(flawed=_flawed(said))


def _flawed(said: Said) -> str:
    fault = said.faults[0]
    return _("“{asked}” – {flaw}: {reason}; {proposal}").format(
        asked=said.words,
        flaw=_(FLAWS[fault.flaw]),
        reason=_(fault.reason),
        proposal=_(fault.proposal),
    )


def _follow_ups(found: Account) -> Iterator[str]:
    yield _("deserved by what was said: {all}; used: {used}; missed: {missed}").format(
        all=len(found.deserved), used=found.used, missed=len(found.missed)
    )
    by_line: dict[str, list[Deserved]] = {}
    for item in found.missed:
        by_line.setdefault(item.line, []).append(item)
    for items in list(by_line.values())[:SHOWN]:
        yield f"– {_missed(items)}"
    if (more := len(by_line) - SHOWN) > 0:
        yield ngettext("and {n} more", "and {n} more", more)


def _missed(items: Sequence[Deserved]) -> str:
    asked_on = " · ".join(item.words or _("any open probe, or a silence") for item in items)
    return _("“{said}” → {asked}").format(said=_short(items[0].said), asked=asked_on)


def _covered(found: Account) -> Iterator[str]:
    put, musts = found.musts
    yield _("must-questions: {put} of {all}").format(put=put, all=musts)
    width = max((len(block.title) for block in found.blocks), default=0)
    for block in found.blocks:
        yield _("{block}  {put} of {all}; {spent} of {planned} min").format(
            block=block.title.ljust(width),
            put=block.put,
            all=block.of,
            spent=f"{block.minutes:.0f}",
            planned=f"{block.planned:.0f}",
        )


def _talk(found: Account) -> Iterator[str]:
    yield _("{minutes} of {budget} minutes").format(
        minutes=f"{found.minutes:.0f}", budget=f"{found.budget:.0f}"
    )
    yield _("words: you {own} ({share} %), they {theirs}").format(
        own=found.own_words, share=round(100 * found.share), theirs=found.their_words
    )
    yield _("interrupted: {n}; the same asked again: {again}").format(
        n=found.interruptions, again=found.repeated
    )
    yield _("answers that came out: {told}; that did not, on topics you touched: {untold}").format(
        told=found.told, untold=found.untold
    )


def _codes(found: Account, practice: Practice) -> Iterator[str]:
    right, missed, extra = found.codes
    yield _("answers noted: {noted}; with nothing noted: {unnoted}").format(
        noted=len(found.coded), unnoted=len(found.unnoted)
    )
    yield _("codes named right: {right}; missed: {missed}; extra: {extra}").format(
        right=right, missed=missed, extra=extra
    )
    valued = sum(item.with_valence for item in found.coded)
    same = sum(item.same_way for item in found.coded)
    if valued:
        yield _("of {all} with a valence {same} point the same way").format(all=valued, same=same)
    if found.agreement is not None:
        alpha = found.alpha
        yield _("agreement: {share} %; Krippendorff's alpha: {alpha}").format(
            share=round(100 * found.agreement), alpha="–" if alpha is None else f"{alpha:.2f}"
        )
    differing = [item for item in found.coded if item.missed or item.extra]
    for item in differing[:SHOWN]:
        yield f"– {_compared(item, practice)}"
    if (more := len(differing) - SHOWN) > 0:
        yield ngettext("and {n} more", "and {n} more", more)
    if differing:
        yield _("The reference is one reading; where you can say why, yours may be as good.")


def _compared(item: Coded, practice: Practice) -> str:
    shortest = practice.session.state.codebook.shortest

    def listed(marks: Sequence[CodeMark]) -> str:
        return " ".join(f"#{shortest(mark.code)}{mark.valence or ''}" for mark in marks) or "–"

    own = {mark.code: mark for note in item.notes for mark in note.codes}
    return _("“{said}” – you: {own}; reference: {reference}").format(
        said=_short(item.said), own=listed(list(own.values())), reference=listed(item.reference)
    )


def _short(words: str, most: int = 90) -> str:
    return textwrap.shorten(words, most, placeholder=" …")
