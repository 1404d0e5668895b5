"""What each command does: reads its arguments, calls one function, prints what it made.

Heavy libraries are imported by the command that needs them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import Problem, Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence

if TYPE_CHECKING:
    from interviewer.analysis.codes import Codes
    from interviewer.interview.events import AnyEvent
    from interviewer.practice.practice import Practice
    from interviewer.store.opening import Plan, Seat
    from interviewer.store.session import Session
    from interviewer.study import Case, Study

Arguments = argparse.Namespace
DONE, ERRORS, USAGE = 0, 1, 2
"""Exit statuses."""


def open_command(arguments: Arguments) -> int:
    named = arguments.folder or arguments.study
    study = named or Path()
    if named and not (study / "study.yaml").is_file():
        raise refuse("no-study", folder=str(study))
    if not _on_terminal():
        raise refuse("no-terminal")
    if not _has_screen():
        from interviewer.cli.overview import overview_lines

        print(*overview_lines(study), sep="\n")
        return DONE
    from interviewer.tui.app import run as run_screen

    return run_screen(study, debug=arguments.debug)


def demo_command(arguments: Arguments) -> int:
    from interviewer.store.create import copy_sample

    target = arguments.dir
    if target is None:
        import platformdirs

        target = Path(platformdirs.user_data_dir("interviewer")) / "demo"
    study = copy_sample(target)
    if arguments.play or not _has_screen():
        from interviewer.demo import play

        return play(study, sys.stdout)
    from interviewer.tui.app import run as run_screen

    return run_screen(study, debug=arguments.debug)


def new_command(arguments: Arguments) -> int:
    from interviewer.store.create import new_study

    study = new_study(arguments.dir, arguments.title or arguments.dir.resolve().name)
    print(study)
    return DONE


def case_command(arguments: Arguments) -> int:
    from interviewer.store.create import new_case

    print(
        new_case(_study(arguments), arguments.case, arguments.name, fictional=arguments.fictional)
    )
    return DONE


def check_command(arguments: Arguments) -> int:
    from interviewer import check

    paths = arguments.paths or [arguments.study or Path()]
    study = arguments.study if arguments.paths else None
    if arguments.watch:
        from interviewer.cli.watch import watch

        watch(paths, sys.stdout, study, verbose=arguments.verbose)
    return check.run(paths, sys.stdout, study, verbose=arguments.verbose)


def talk_command(arguments: Arguments) -> int:
    from interviewer.store import opening
    from interviewer.store.folder import StudyFolder

    path = _study(arguments)
    folder = StudyFolder(path)
    plain = arguments.plain or not _has_screen()
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
    plain = arguments.plain or not _has_screen()
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
            _in_utf8()
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

    path = _study(arguments)
    folder = StudyFolder(path)
    opened = review(
        folder, arguments.case, arguments.interview, arguments.by, blind=arguments.blind
    )
    plain = arguments.plain or not _has_screen()
    if opened.read_only:
        opened.leave()
        raise Refused(*filter(None, [opened.why_read_only]))
    if not plain:
        from interviewer.tui.app import run as run_screen

        return run_screen(path, session=opened, debug=arguments.debug)
    from interviewer.plain.review import PlainReview
    from interviewer.signals import leaving_well

    blind = f" --blind --by {opened.by}" if arguments.blind else f" --by {opened.by}"
    line = _("what was saved is saved; go on with: {command}").format(
        command=f"interviewer review {arguments.case} {opened.interview}{blind} --study {path}"
    )
    with leaving_well(line):
        try:
            _in_utf8()
            PlainReview(opened, sys.stdout, {}).run(sys.stdin)
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
            _in_utf8()
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

    path = _study(arguments)
    folder = StudyFolder(path)
    plain = arguments.plain or not _has_screen()
    by = arguments.by or folder.study.initials
    session = open_case(folder, arguments.case, by, or_read=not plain)
    try:
        if not plain:
            from interviewer.tui.app import run as run_screen

            return run_screen(path, first=lambda app: app.show_case(session), debug=arguments.debug)
        _in_utf8()
        PlainCase(session, sys.stdout).run(sys.stdin)
    finally:
        session.leave()
    return DONE


def _in_utf8() -> None:
    """Read and write lines as UTF-8, whatever the terminal says; what is no UTF-8 shows as such."""
    sys.stdin.reconfigure(  # type: ignore[union-attr]
        encoding="utf-8", errors="replace", newline="\n"
    )
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def prepare_command(arguments: Arguments) -> int:
    from interviewer.store.folder import StudyFolder
    from interviewer.words.preparing import as_lines, of_case

    folder = StudyFolder(_study(arguments))
    case_file = folder.case_file(arguments.case)
    warn(case_file.problems)
    seats = tuple(_seat(text) for text in arguments.respondent)
    found = of_case(folder, case_file, seats, arguments.guide or "", arguments.round or 0)
    print("\n".join(as_lines(found, everything=arguments.notes)))
    return DONE


def report_command(arguments: Arguments) -> int:
    if sum((bool(arguments.case), arguments.all, arguments.cross)) != 1:
        arguments.wrong_usage(_("name one case, or --all, or --cross"))
    if arguments.csv and not arguments.cross:
        arguments.wrong_usage(_("--csv goes with --cross"))
    if arguments.order_by and arguments.case:
        arguments.wrong_usage(_("--order-by goes with --all or --cross"))
    if arguments.merge and not arguments.case:
        arguments.wrong_usage(_("--merge goes with the name of one case"))
    if not arguments.case:
        print(_of_all_cases(arguments))
        return DONE
    from interviewer.report.case import write_report

    status = _merge(arguments) if arguments.merge else DONE
    print(
        write_report(
            _study(arguments),
            arguments.case,
            output=arguments.output,
            template=arguments.template,
            force=arguments.force,
            warn=warn,
        )
    )
    return status


def _merge(arguments: Arguments) -> int:
    """Take over edits of an older report, and say what was done; return the exit status."""
    from interviewer.report.merging.merge import merge_report
    from interviewer.store.case_session import open_case
    from interviewer.store.folder import StudyFolder

    folder = StudyFolder(_study(arguments))
    session = open_case(folder, arguments.case, arguments.by or folder.study.initials)
    try:
        told = merge_report(session, arguments.merge)
    finally:
        session.leave()
    warn(told)
    return ERRORS if any(problem.level == "error" for problem in told) else DONE


def _of_all_cases(arguments: Arguments) -> Path:
    """Write the report across cases, or that of all cases; return where it is."""
    from interviewer.analysis.cross.study import TYPE
    from interviewer.report.bijlage import write_bijlage
    from interviewer.report.cross import write_cross

    order_by = arguments.order_by or TYPE
    study, output, template = _study(arguments), arguments.output, arguments.template
    if arguments.all:
        return write_bijlage(
            study,
            output=output,
            order_by=order_by,
            template=template,
            force=arguments.force,
            warn=warn,
        )
    return write_cross(
        study,
        output=output,
        csv=arguments.csv,
        order_by=order_by,
        template=template,
        force=arguments.force,
        warn=warn,
    )


def member_check_command(arguments: Arguments) -> int:
    study = _study(arguments)
    if arguments.answer:
        from interviewer.store.folder import StudyFolder
        from interviewer.store.member_answers import record_answer

        folder = StudyFolder(study)
        answer, interviews = record_answer(
            folder,
            arguments.case,
            arguments.respondent,
            arguments.answer,
            arguments.words,
            round=arguments.round,
            by=arguments.by or folder.study.initials,
        )
        print(f"{arguments.respondent} {answer}: {', '.join(interviews)}")
        return DONE
    from interviewer.report.member_check import write_member_check

    print(
        write_member_check(
            study,
            arguments.case,
            arguments.respondent,
            round=arguments.round,
            output=arguments.output,
            template=arguments.template,
            force=arguments.force,
            warn=warn,
        )
    )
    return DONE


def codes_command(arguments: Arguments) -> int:
    from interviewer.analysis import codes as of_study
    from interviewer.store.folder import StudyFolder
    from interviewer.store.study_journal import change_codes, read_codes, undo_change
    from interviewer.words.code_listing import code_change_line, code_lines

    folder = StudyFolder(_study(arguments))
    if not arguments.action:
        codes, problems, _last = read_codes(folder)
        warn(problems)
        print("\n".join(code_lines(codes, used=arguments.used)))
        return DONE

    def make(codes: Codes) -> AnyEvent:
        match arguments.action:
            case "promote":
                name, definition = arguments.name or "", arguments.definition or ""
                return of_study.promote(codes, arguments.code, arguments.to, name, definition)
            case "rename":
                return of_study.rename(codes, arguments.code, arguments.name)
            case "merge":
                return of_study.merge(codes, arguments.codes, arguments.into)
            case _:
                return undo_change(codes)

    event, before = change_codes(folder, make, by=arguments.by or folder.study.initials)
    print(code_change_line(event, before))
    return DONE


def print_command(arguments: Arguments) -> int:
    from interviewer.report.sheets.print import print_sheet

    given = vars(arguments)
    print(
        print_sheet(
            _study(arguments),
            arguments.sheet,
            case=given.get("case") or "",
            guide=given.get("guide") or "",
            language=given.get("language") or "",
            role=given.get("role") or "",
            paper=given.get("paper", "a4"),
            quotes=given.get("quotes", False),
            output=arguments.output,
            template=arguments.template,
            force=arguments.force,
            warn=warn,
        )
    )
    return DONE


def stats_command(arguments: Arguments) -> int:
    from interviewer.analysis.stats import case_stats
    from interviewer.store.folder import StudyFolder
    from interviewer.words.tables import as_json, as_lines

    folder = StudyFolder(_study(arguments))
    if arguments.agreement:
        from interviewer.cli.agreement import print_agreement

        print_agreement(folder, arguments.cases, *arguments.agreement, as_json=arguments.json)
        return DONE
    found = []
    for case in dict.fromkeys(arguments.cases or folder.cases()):
        case_file = folder.case_file(case)
        warn(case_file.problems)
        found.append(case_stats(case_file))
    print(as_json(found) if arguments.json else "\n".join(as_lines(found)))
    return DONE


def export_command(arguments: Arguments) -> int:
    from interviewer.exchange.json import write_json

    print(
        write_json(
            _study(arguments),
            arguments.cases,
            output=arguments.output,
            force=arguments.force,
            warn=warn,
        )
    )
    return DONE


def settings_command(arguments: Arguments) -> int:
    from interviewer import settings
    from interviewer.cli.comfort import keys_lines, settings_lines, with_choices

    chosen = with_choices(
        settings.read_settings(), arguments.theme, arguments.language, arguments.large
    )
    if chosen != settings.read_settings():
        settings.write_settings(chosen)
    lines, problems = keys_lines() if arguments.keys else settings_lines(chosen)
    warn(problems)
    print(*lines, sep="\n")
    return ERRORS if problems else DONE


def serve_command(arguments: Arguments) -> int:
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("aiohttp", "textual_serve")):
        raise refuse("needs-serve")
    named = arguments.folder or getattr(arguments, "study", None)
    study = named or Path()
    if named and not (study / "study.yaml").is_file():
        raise refuse("no-study", folder=str(study))
    from interviewer.serve.server import serve

    def tell(address: str) -> None:
        print(address, flush=True)
        print(_("Open this address in a browser; ctrl+c here ends it."), file=sys.stderr)

    return serve(study.resolve(), arguments.port, tell)


def _study(arguments: Arguments) -> Path:
    from interviewer.store.folder import STUDY_FILE, find_study

    if arguments.study and not (arguments.study / STUDY_FILE).is_file():
        raise refuse("no-study", folder=str(arguments.study))
    return find_study(arguments.study or Path())


def _has_screen() -> bool:
    """Whether there is a terminal, and one that shows more than its last row."""
    return _on_terminal() and os.environ.get("TERM") != "dumb"


def _on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def warn(problems: Iterable[Problem], more: str = "") -> None:
    """Say on standard error what is wrong, a line each, the last with what else there is to say."""
    from interviewer.lines import format_problem, harmless

    for problem in problems:
        words = harmless(format_problem(problem) if problem.place else sentence(problem))
        print(f"interviewer: {words}" + (f" ({more})" if more else ""), file=sys.stderr)
