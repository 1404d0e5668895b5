"""`interviewer check --watch`: the findings again whenever a file changes and they do."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TextIO

from interviewer.check import findings
from interviewer.i18n import gettext as _
from interviewer.reading.finding import Seen, seen

LOOK = 0.5
"""Seconds between two looks at the files."""


def watch(
    paths: Sequence[Path], out: TextIO, study_folder: Path | None = None, verbose: bool = False
) -> NoReturn:
    """Print findings under the time, at first and whenever they differ from those before.

    Ends by KeyboardInterrupt only. What changes while a check runs is checked after it.
    """
    print(_("watching; ctrl+c ends"), file=sys.stderr, flush=True)
    told = None
    while True:
        lying = seen(paths, study_folder)
        found = findings(paths, study_folder, verbose)
        if found != told:
            some = found.errors or found.warnings
            heading = found.counted() if some else _("nothing to mend")
            print(f"{datetime.now():%H:%M:%S} {heading}", *found.lines, sep="\n", file=out)
            out.flush()
            told = found
        until_changed(lying, paths, study_folder)


def until_changed(lying: Seen, paths: Sequence[Path], study_folder: Path | None) -> None:
    """Wait until the files lie otherwise, the same at two looks: not half written."""
    before = lying
    while True:
        time.sleep(LOOK)
        now = seen(paths, study_folder)
        if now != lying and now == before:
            return
        before = now
