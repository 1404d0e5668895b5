"""`python -m interviewer`, and the command `interviewer`."""

import sys


def main() -> int:
    """Run the program with the arguments of the process; return its exit status."""
    from interviewer.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
