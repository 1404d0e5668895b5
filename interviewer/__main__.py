"""`python -m interviewer`, and the command `interviewer`."""

import gc
import sys


def main() -> int:
    """Run the program with the arguments of the process; return its exit status."""
    # What a start makes stays; to look through it for garbage at every 700 objects, as Python does
    # by itself, took a tenth of the start.
    gc.set_threshold(50_000)
    from interviewer.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
