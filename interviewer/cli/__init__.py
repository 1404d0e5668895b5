"""The command line: reads arguments, calls one function a command, turns refusals into one line.

Heavy libraries are imported by the command that needs them, so `--version` and `--help` are
immediate.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from interviewer.cli.arguments import COMMANDS, parser
from interviewer.cli.common import ERRORS, warn
from interviewer.errors import Refused, refuse
from interviewer.i18n import gettext as _
from interviewer.i18n import sentence, use_language


def run(argv: Sequence[str]) -> int:
    """Carry out a command line; return the exit status. No traceback reaches a user."""
    from interviewer.settings import read_settings

    if chosen := read_settings().language:
        use_language(chosen)
    words = with_command(argv)
    # describing all the others takes longer than reading the study does
    only = words[0] if words[0] in COMMANDS else ""
    arguments = parser(only).parse_args(words)
    try:
        return int(arguments.run(arguments))
    except Refused as refused:
        first, *more = refused.problems
        warn([first], _("and {n} more: interviewer check").format(n=len(more)) if more else "")
        return ERRORS
    except BrokenPipeError:
        # Whoever read our output has gone; what was saved is saved.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 (nothing may be flushed to it)
        return ERRORS
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if arguments.debug:
            raise
        where = error.filename or str(getattr(arguments, "study", None) or Path())
        failed = refuse("unwritable", path=where, reason=error.strerror).problems[0]
        print(f"interviewer: {sentence(failed)}", file=sys.stderr)
        return ERRORS
    except Exception as error:
        if arguments.debug:
            raise
        # Never the message: it may hold people's words.
        print(
            _(
                "interviewer: something went wrong ({kind}); what was saved is saved; --debug"
            ).format(kind=type(error).__name__),
            file=sys.stderr,
        )
        return ERRORS


def with_command(argv: Sequence[str]) -> list[str]:
    """Return the words with a command in front: a first word that is none is a study to open."""
    before = ["", *argv]
    words = [w for last, w in zip(before, argv, strict=False) if last != "--study" and w[:1] != "-"]
    if words[:1] and words[0] in COMMANDS:
        return list(argv)
    if "--version" in argv:
        return ["--version"]
    if not words and {"-h", "--help"} & set(argv):
        return ["--help"]
    return ["open", *argv]
