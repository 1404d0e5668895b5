"""Commands for what happens around a talk: prepare, talk, practise, review, analyse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.cli.common import (
    DONE,
    Arguments,
    has_screen,
    in_utf8,
    study_of,
    warn,
)
from interviewer.errors import Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence

if TYPE_CHECKING:
    from interviewer.practice.practice import Practice
    from interviewer.store.opening import Plan, Seat
    from interviewer.store.session import Session
    from interviewer.study import Case, Study


def talk_command(arguments: Arguments) -> int:
    from interviewer.store import opening
    from interviewer.store.folder import StudyFolder

    path = study_of(arguments)
    folder = StudyFolder(path)
    plain = arguments.plain or not has_screen()
    by = arguments.by or folder.study.initials
    case = folder.case(arguments.case)
    if arguments.join:
        opened = opening.join(folder, arguments.case, arguments.join, arguments.by)
    elif arguments.resume:
        opened = opening.resume(folder, arguments.case, arguments.resume, by)
    else:
        opened = opening.open_new(folder, arguments.case, _plan(arguments, by))
    if plain and opened.read_only:
        opened.leave()
        raise Refused(*filter(None, [opened.why_read_only]))
    for problem in opening.unknown_researcher(opened.by, folder.study):
        print(f"  {sentence(problem)}", flush=True)
    if plain:
        return _talk_plain(opened, case, folder.study, path)
    from interviewer.tui.app import run as run_screen

    return run_screen(path, session=opened, debug=arguments.debug)


def practice_command(arguments: Arguments) -> int:
    from interviewer.practice.begin import begin, every_persona, go_on
    from interviewer.practice.words import choice
    from interviewer.store.folder import STUDY_FILE, find_study

    given = arguments.study
    if given and not (given / STUDY_FILE).is_file():
        raise refuse("no-study", folder=str(given))
    try:
        study = find_study(given or Path())
    except Refused:  # one can practise without a study
        study = None
    plain = arguments.plain or not has_screen()
    if arguments.resume:
        return _practise(go_on(arguments.resume, arguments.by), plain, debug=arguments.debug)
    if not arguments.persona and (plain or study is None):
        for persona in every_persona(study):
            print(choice(persona))
        return DONE
    if not arguments.persona:
        from interviewer.tui.practising import run_chooser

        return run_chooser(study or Path(), arguments.keep, debug=arguments.debug)
    practice = begin(
        study,
        arguments.persona,
        guide=arguments.guide,
        by=arguments.by,
        seed=arguments.seed,
        keep=arguments.keep,
    )
    return _practise(practice, plain, debug=arguments.debug)


def _practise(practice: Practice, plain: bool, *, debug: bool) -> int:
    if plain or practice.session.state.closed:
        return _practise_plain(practice)
    from interviewer.tui.practising import run_practice

    return run_practice(practice, debug=debug)


def _practise_plain(practice: Practice) -> int:
    from interviewer.plain.practice import PracticePlain
    from interviewer.practice.words import kept_report, kept_words
    from interviewer.signals import leaving_well
    from interviewer.store.folder import StudyFolder
    from interviewer.store.scratch import CASE
    from interviewer.words.phrasing import spoken_names

    session, folder = practice.session, StudyFolder(practice.folder)
    names = spoken_names(folder.case(CASE), folder.study, session.by)
    with leaving_well(kept_words(practice)):
        try:
            in_utf8()
            if not session.state.closed:
                PracticePlain(practice, sys.stdout, names).run(sys.stdin)
        finally:
            session.leave()
    lines, _path = kept_report(practice)
    for line in (*lines, "", kept_words(practice)):
        print(f"  {line}".rstrip())
    return DONE


def review_command(arguments: Arguments) -> int:
    from interviewer.store.folder import StudyFolder
    from interviewer.store.reviewing import review

    path = study_of(arguments)
    folder = StudyFolder(path)
    opened = review(
        folder, arguments.case, arguments.interview, arguments.by, blind=arguments.blind
    )
    plain = arguments.plain or not has_screen()
    if opened.read_only:
        opened.leave()
        raise Refused(*filter(None, [opened.why_read_only]))
    if not plain:
        from interviewer.tui.app import run as run_screen

        return run_screen(path, session=opened, debug=arguments.debug)
    from interviewer.plain.review import PlainReview
    from interviewer.signals import leaving_well
    from interviewer.words.phrasing import spoken_names

    names = spoken_names(folder.case(arguments.case), folder.study, opened.by)
    blind = f" --blind --by {opened.by}" if arguments.blind else f" --by {opened.by}"
    line = _("what was saved is saved; go on with: {command}").format(
        command=f"interviewer review {arguments.case} {opened.interview}{blind} --study {path}"
    )
    with leaving_well(line):
        try:
            in_utf8()
            PlainReview(opened, sys.stdout, names).run(sys.stdin)
        finally:
            opened.leave()
    return DONE


def _talk_plain(opened: Session, case: Case, study: Study, path: Path) -> int:
    from interviewer.plain.talk import Plain
    from interviewer.signals import leaving_well
    from interviewer.words.phrasing import how_to_resume, spoken_names

    names = spoken_names(case, study, opened.by)
    line = how_to_resume(opened, str(path))
    with leaving_well(line):
        try:
            in_utf8()
            Plain(opened, sys.stdout, names).run(sys.stdin)
        finally:
            opened.leave()
    if not opened.state.closed:
        print(f"  {line}")
    return DONE


def _plan(arguments: Arguments, by: str) -> Plan:
    from interviewer.store.opening import Plan

    if not arguments.guide:
        raise refuse("needs-guide")
    return Plan(
        guide=arguments.guide,
        respondents=tuple(_seat(text) for text in arguments.respondent),
        document=arguments.document,
        round=arguments.round,
        held=arguments.date or "",
        mode=arguments.mode,
        by=by,
    )


def _seat(text: str) -> Seat:
    import re

    from interviewer.store.opening import Seat
    from interviewer.study import PSEUDONYM

    name, _colon, rest = text.partition(":")
    role, _colon, level = rest.partition(":")
    if not re.fullmatch(PSEUDONYM, name):
        raise refuse("bad-pseudonym", name=name)
    if ":" in level:
        raise refuse("bad-respondent", text=text)
    return Seat(name, role, level)


def analyse_command(arguments: Arguments) -> int:
    from interviewer.plain.case import PlainCase
    from interviewer.store.case_session import open_case
    from interviewer.store.folder import StudyFolder

    path = study_of(arguments)
    folder = StudyFolder(path)
    plain = arguments.plain or not has_screen()
    by = arguments.by or folder.study.initials
    session = open_case(folder, arguments.case, by, or_read=not plain)
    try:
        if not plain:
            from interviewer.tui.app import run as run_screen

            return run_screen(path, first=lambda app: app.show_case(session), debug=arguments.debug)
        in_utf8()
        PlainCase(session, sys.stdout).run(sys.stdin)
    finally:
        session.leave()
    return DONE


def prepare_command(arguments: Arguments) -> int:
    from interviewer.store.folder import StudyFolder
    from interviewer.words.preparing import as_lines, of_case

    folder = StudyFolder(study_of(arguments))
    case_file = folder.case_file(arguments.case)
    warn(case_file.problems)
    seats = tuple(_seat(text) for text in arguments.respondent)
    found = of_case(folder, case_file, seats, arguments.guide or "", arguments.round or 0)
    print("\n".join(as_lines(found, everything=arguments.notes)))
    return DONE
