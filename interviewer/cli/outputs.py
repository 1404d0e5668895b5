"""Commands that make something of a study: reports, sheets, counts, exports, codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.cli.common import (
    DONE,
    ERRORS,
    Arguments,
    study_of,
    warn,
)
from interviewer.i18n import gettext as _

if TYPE_CHECKING:
    from interviewer.analysis.codes import Codes
    from interviewer.interview.events import AnyEvent


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
            study_of(arguments),
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

    folder = StudyFolder(study_of(arguments))
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
    study, output, template = study_of(arguments), arguments.output, arguments.template
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
    study = study_of(arguments)
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

    folder = StudyFolder(study_of(arguments))
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

    by = arguments.by or folder.study.initials
    event, before = change_codes(folder, make, by=by, warn=warn)
    print(code_change_line(event, before))
    return DONE


def print_command(arguments: Arguments) -> int:
    from interviewer.report.sheets.print import print_sheet

    given = vars(arguments)
    print(
        print_sheet(
            study_of(arguments),
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

    folder = StudyFolder(study_of(arguments))
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
            study_of(arguments),
            arguments.cases,
            output=arguments.output,
            force=arguments.force,
            warn=warn,
        )
    )
    return DONE
