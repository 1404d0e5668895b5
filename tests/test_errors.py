"""The catalogue of errors: every code that is used stands in it, every entry is used, and fills."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import interviewer
from interviewer import i18n
from interviewer.errors import CATALOGUE, Problem, Refused, Terms, nearest, refuse
from interviewer.i18n import sentence

SOURCE = Path(interviewer.__file__).parent
MAKERS = ("refuse", "Problem", "problem", "warning")
OPTIONAL = {"nearest"}
"""May be left out: the nearest known word, where there is one."""


def placeholders(code: str) -> set[str]:
    """What the sentence and the remedy of an entry ask for."""
    entry = CATALOGUE[code]
    parsed = string.Formatter().parse(entry.sentence + entry.remedy)
    return {name for _, name, _, _ in parsed if name} - OPTIONAL


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield each place that names a code outright: where, the code, and its params where told."""
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        dicts = _dicts(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or _name(node.func) not in MAKERS or not node.args:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                yield where, first.value, _params(node, dicts)


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def _dicts(tree: ast.Module) -> dict[str, list[ast.Dict]]:
    """The literal dicts that names stand for."""
    found: dict[str, list[ast.Dict]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _keys(node: ast.Dict) -> set[str]:
    return {
        key.value
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def _params(node: ast.Call, dicts: dict[str, list[ast.Dict]]) -> set[str] | None:
    """The names that a call fills in; None where they cannot be told from the source."""
    if any(keyword.arg is None for keyword in node.keywords):
        return None
    if _name(node.func) != "Problem":
        return {keyword.arg for keyword in node.keywords if keyword.arg} - {"place"}
    given = next((k.value for k in node.keywords if k.arg == "params"), None)
    given = given or (node.args[1] if len(node.args) > 1 else None)
    if given is None:
        return set()
    if isinstance(given, ast.Dict):
        return _keys(given)
    if isinstance(given, ast.Name):
        near = [d for d in dicts.get(given.id, []) if d.lineno < node.lineno]
        return _keys(max(near, key=lambda d: d.lineno)) if near else None
    return None


def _strings() -> set[str]:
    """Every text in the source, the catalogue itself apart."""
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        if path.name != "errors.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


CALLS = sorted(calls(), key=lambda call: call[0])


def test_there_is_something_to_check() -> None:
    assert len(CALLS) > 60
    assert sum(params is not None for _, _, params in CALLS) > 50


@pytest.mark.parametrize(("where", "code", "params"), CALLS, ids=[call[0] for call in CALLS])
def test_every_place_names_a_code_and_fills_its_sentence(
    where: str, code: str, params: set[str] | None
) -> None:
    assert code in CATALOGUE, where
    if params is not None:
        assert placeholders(code) <= params, where
        sentence(Problem(code, dict.fromkeys(params, "x")))


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_entry_is_used(code: str) -> None:
    assert code in _STRINGS


_STRINGS = _strings()


@pytest.mark.parametrize("code", CATALOGUE)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_entry_reads_well_in_each_language(code: str, language: str) -> None:
    i18n.use_language(language)
    params = {name: f"<{name}>" for name in placeholders(code)}
    for near in ("", "woord"):
        shown = sentence(Problem(code, {**params, "nearest": near}))
        assert shown and not re.search(r"\{\w*\}", shown)
        assert "\n" not in shown
        assert not shown.endswith(".")
        for name in placeholders(code):
            assert f"<{name}>" in shown


def test_what_a_user_typed_is_no_pattern() -> None:
    shown = sentence(refuse("no-case", case="{folder}", folder="/x", known="{case}").problems[0])
    assert "{folder}" in shown and "{case}" in shown


def test_words_among_the_params_are_translated() -> None:
    problem = Problem("wrong-type", {"found": Terms(("text",)), "expected": Terms(("a", "b"))})
    assert sentence(problem) == "found text – expected a or b"


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("docnt", ["docent", "student"], "docent"),
        ("DOCENT", ["docent"], "docent"),
        ("xyz", ["docent"], ""),
        ("", ["docent"], ""),
        ("docent", [], ""),
    ],
)
def test_the_nearest_word(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


def test_a_refusal_names_its_codes() -> None:
    assert str(Refused(Problem("exists"), Problem("no-case"))) == "exists, no-case"
