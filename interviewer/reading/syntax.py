"""What a YAML parser stumbled on, in words for people who write interview guides.

The parsers speak of tokens and productions; here their complaint, with the text around it, becomes
one of a handful of mistakes that people make.
"""

from __future__ import annotations

import re

import yaml

from interviewer.errors import Place, Problem

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def locate(before: str) -> tuple[int, int]:
    """Return line and column, from 0, of what comes after a text; lines as YAML counts them."""
    breaks = list(_BREAK.finditer(before))
    return len(breaks), len(before) - (breaks[-1].end() if breaks else 0)


def syntax_problem(
    error: Exception, text: str, file: str, within: tuple[int, int] | None = None
) -> Problem:
    """Return the problem that a parser's error stands for.

    `within` is where the list or mapping that was being read begins, line and column from 0.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        reason = getattr(error, "reason", None) or "unreadable"
        return Problem("broken-yaml", {"reason": str(reason)}, Place(file))
    complaint, context = error.problem or "", error.context or ""
    lines = _BREAK.split(text)
    at = (error.problem_mark.line, error.problem_mark.column)
    opened = at
    if error.context_mark is not None:
        opened = (error.context_mark.line, error.context_mark.column)

    def problem(code: str, where: tuple[int, int] = at, **params: object) -> Problem:
        return Problem(code, params, Place(file, where[0] + 1, where[1] + 1))

    here, start = _char(lines, at), _char(lines, opened)
    if here == "\t" or "tab character" in complaint:
        return problem("yaml-tab")
    if "quoted scalar" in context and "end of stream" in complaint:
        return problem("yaml-quote", opened)
    if "alias" in context or "anchor" in context:
        return problem("yaml-start", opened, character=start)
    if "mapping values are not allowed" in complaint:
        return problem("yaml-colon")
    if "sequence entries are not allowed" in complaint or "cannot start any token" in complaint:
        return problem("yaml-start", character=here)
    if here in ("]", "}", ","):
        return problem("yaml-start", character=here)
    if "flow" in context and within is not None and _char(lines, within) in ("[", "{"):
        where = at if here else within  # at the end of the text the bracket says more
        return problem("yaml-bracket", where, bracket=_char(lines, within), line=within[0] + 1)
    if "could not find expected ':'" in complaint:
        return problem("yaml-no-colon", opened)
    if "block" in context and here and _before(lines, at) in ("'", '"'):
        return problem("yaml-after-quote")
    if re.search("expected (key|'-' indicator|<block end>|'?<document start>)", complaint):
        return problem("yaml-indent")
    return problem("broken-yaml", reason=complaint)


def _char(lines: list[str], at: tuple[int, int]) -> str:
    """Return the character at a place; empty at the end of a line and of the text."""
    return lines[at[0]][at[1] : at[1] + 1] if at[0] < len(lines) else ""


def _before(lines: list[str], at: tuple[int, int]) -> str:
    """Return the last character before a place, on its line, that is no space."""
    return lines[at[0]][: at[1]].rstrip()[-1:]
