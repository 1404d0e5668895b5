"""Commands for a study as a whole: open, begin, check, settings, serve.

Heavy libraries are imported by the command that needs them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from interviewer.cli.common import (
    DONE,
    ERRORS,
    Arguments,
    has_screen,
    on_terminal,
    study_of,
    warn,
)
from interviewer.errors import refuse
from interviewer.i18n import gettext as _


def open_command(arguments: Arguments) -> int:
    named = arguments.folder or arguments.study
    study = named or Path()
    if named and not (study / "study.yaml").is_file():
        raise refuse("no-study", folder=str(study))
    if not on_terminal():
        raise refuse("no-terminal")
    if not has_screen():
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
    if arguments.play or not has_screen():
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
        new_case(study_of(arguments), arguments.case, arguments.name, fictional=arguments.fictional)
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
