"""Record the sample study again: each script of samples/ through the program's own plain mode.

A script's first line holds the arguments of `interviewer talk CASE`, or begins with `review` or
`analyse` and holds those of that command; the rest is what is typed. Journals of the sample's cases
are replaced; people's YAML is left alone. `record_sample.py review-cd` records the scripts of that
name alone, beside the journals that are there; `record_sample.py warme-loods` those of that case.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def record(script: Path) -> list[str]:
    """Hold the interview of a script; return the lines that were refused."""
    head, _, typed = script.read_text(encoding="utf-8").partition("\n")
    what, *arguments = shlex.split(head.removeprefix("#!"))
    if what not in ("review", "analyse"):
        what, arguments = "talk", [what, *arguments]
    if what == "analyse":  # one journal a case, which this script writes whole
        (ROOT / "transcripts" / script.parent.name / "case.jsonl").unlink(missing_ok=True)
    command = [sys.executable, "-m", "interviewer", what, script.parent.name, "--plain"]
    done = subprocess.run(
        [*command, *arguments, "--study", "."],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        return [done.stderr.strip()]
    return [line for line in done.stdout.splitlines() if line.startswith("refused")]


def _order(script: Path) -> tuple[str, bool, str]:
    """Interviews first; what is written about a case cites them, so it comes last."""
    return script.parent.name, script.stem == "case", script.name


def main() -> int:
    """Record every script; exit status 1 where a line was refused."""
    scripts = sorted((ROOT / "samples").glob("*/*.talk"), key=_order)
    named = sys.argv[1:]
    scripts = [one for one in scripts if not named or {one.stem, one.parent.name} & {*named}]
    cases = {script.parent.name for script in scripts}
    for case in cases if not named else cases & {*named}:
        for journal in (ROOT / "transcripts" / case).glob("*.jsonl"):
            journal.unlink()
    refused = [(script, line) for script in scripts for line in record(script)]
    for script, line in refused:
        print(f"{script.relative_to(ROOT)}: {line}")
    print(f"{len(scripts)} interviews recorded, {len(refused)} lines refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
