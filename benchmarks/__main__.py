"""Measure what users wait for: `python -m benchmarks [saving|starting|keys]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import keys, saving, starting
from benchmarks.harness import Row, table

PARTS = {"saving": saving.rows, "starting": starting.rows, "keys": keys.rows}


def main() -> int:
    """Measure all, or the parts that are named. Informs: the exit status is 0 whatever is found."""
    found: list[Row] = []
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory(prefix="interviewer-bench-") as folder:
            try:
                found += PARTS[name](Path(folder))
            except (OSError, RuntimeError, ImportError) as error:
                print(f"{name}: not measured ({error})", file=sys.stderr)
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
