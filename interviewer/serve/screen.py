"""The program behind one page: the screen on a study, which ends when its server does.

`python -m interviewer.serve.screen STUDY`, started by the server alone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

EVERY = 0.5
"""Seconds between two looks whether the server is still there."""
PATIENCE = 2.0
"""Seconds that ending may take before the process is ended."""


def end_with(parent: int) -> None:
    """End this process when its parent is gone, as after a kill: nobody could close it any more."""
    while os.getppid() == parent:
        time.sleep(EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


def main() -> int:
    """Show the screen; return the exit status."""
    from interviewer.i18n import use_language
    from interviewer.settings import read_settings
    from interviewer.tui.app import run

    if os.name == "posix":
        watch = threading.Thread(target=end_with, args=[os.getppid()], daemon=True)
        watch.start()
    use_language(read_settings().language)
    return run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
