"""YAML text to a checked model, or all that is wrong with it, each at its line and column.

Pydantic says what does not fit a model; here that becomes the catalogue's words. What a schema
cannot hold (ids used twice, names that are not known) is checked by functions over a `Node`, which
looks at the data as typed, so that those checks also run on a file that does not fit its model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from interviewer.errors import N_, Place, Problem, Refused, Terms, nearest, refuse
from interviewer.reading.document import (
    MAX_BYTES,
    MAX_PROBLEMS,
    Document,
    PathTo,
    scan,
    shorten,
)

Model = TypeVar("Model", bound=BaseModel)

_TEXT, _LIST, _KEYS = N_("text"), N_("a list"), N_("keys with values")
_NOTHING = N_("nothing")
_EXPECTED = {
    "string": _TEXT,
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "tuple": _LIST,
    "list": _LIST,
    "dict": _KEYS,
    "model": _KEYS,
}
_FORMS = {
    r"^[A-Z]{1,3}[0-9]{1,3}$": N_("one to three capitals and a number, as D1"),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": N_("write 2018, 2018-03 or 2018-03-01"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document and where it stands; tolerant: what is not there is empty."""

    document: Document
    """The document."""
    data: Any
    """The value."""
    path: PathTo = ()
    """Where it stands in the data."""
    at_key: bool = False
    """Whether this is a key rather than the value that belongs to it."""

    def get(self, key: str) -> Node:
        """Return the value of a key; None's node where there is none."""
        value = self.data.get(key) if isinstance(self.data, dict) else None
        return Node(self.document, value, (*self.path, key))

    def each(self, key: str = "") -> Iterator[Node]:
        """Yield the items of a list, here or under a key; one thing stands for a list of one."""
        node = self.get(key) if key else self
        if isinstance(node.data, list):
            for index, item in enumerate(node.data):
                yield Node(self.document, item, (*node.path, index))
        elif node.data is not None:
            yield node

    def items(self, key: str) -> Iterator[tuple[str, Node]]:
        """Yield the keys and values under a key."""
        node = self.get(key)
        if isinstance(node.data, dict):
            for name, value in node.data.items():
                yield name, Node(self.document, value, (*node.path, name))

    @property
    def text(self) -> str:
        """The value where it is text or a number, else nothing."""
        ok = isinstance(self.data, (str, int, float)) and not isinstance(self.data, bool)
        return str(self.data) if ok else ""

    @property
    def key(self) -> Node:
        """The key that the value belongs to."""
        return Node(self.document, self.path[-1], self.path, at_key=True)

    def place(self) -> Place:
        """Where it stands."""
        return self.document.place(self.path, self.at_key)

    def problem(self, code: str, /, **params: object) -> Problem:
        """Return an error here."""
        return Problem(code, params, self.place())

    def warning(self, code: str, /, **params: object) -> Problem:
        """Return a warning here."""
        return Problem(code, params, self.place(), "warning")

    def found(self) -> str | Terms | None:
        """Return what stands here, for a message; None for nothing."""
        if isinstance(self.data, (dict, list)):
            return Terms((_KEYS if isinstance(self.data, dict) else _LIST,))
        if isinstance(self.data, bool):
            return str(self.data).lower()
        if isinstance(self.data, (int, float)):
            return self.document.typed.get(self.path, str(self.data))
        return None if self.data is None else f"'{shorten(self.data)}'"

    def wrong_type(self, expected: str) -> Problem:
        """Return the error that something else belongs here, by pydantic's name for it."""
        found = self.found() or Terms((_NOTHING,))
        return self.problem("wrong-type", found=found, expected=Terms((_EXPECTED[expected],)))


Check = Callable[[Node], Iterable[Problem]]
"""Looks at a document and says what is wrong in it that a model cannot tell."""


def load(path: Path, model: type[Model], *checks: Check, file: str = "") -> Model:
    """Return the model that a YAML file holds; raise `Refused` with all its errors.

    `file` is the path as the user would type it. Warnings are let pass: `examine` tells them.
    """
    value, problems = examine(read_bytes(path), model, *checks, file=file or str(path))
    errors = [problem for problem in problems if problem.level == "error"]
    if value is None or errors:
        raise Refused(*errors)
    return value


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, of a long one no more than tells that it is; raise `Refused`."""
    place = Place(str(path))
    try:
        if not path.is_file():
            reason = N_("it is no file") if path.exists() else N_("there is no such file")
            raise refuse("unreadable", place, path=str(path), reason=Terms((reason,)))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or str(error)
        raise refuse("unreadable", place, path=str(path), reason=why) from None


def examine(
    text: str | bytes, model: type[Model], *checks: Check, file: str
) -> tuple[Model | None, list[Problem]]:
    """Return the model that a YAML text holds, None where it does not fit, and all problems."""
    document, problems = scan(text, file)
    if document is None:
        return None, problems
    value, more = examine_document(document, model, *checks)
    return value, _in_order(problems + more)


def examine_document(
    document: Document, model: type[Model], *checks: Check
) -> tuple[Model | None, list[Problem]]:
    """Return the model that a document holds, None where it does not fit, and all problems."""
    if document.data is None:
        expected = ", ".join(f"{name}: …" for name in list(_keys(model))[:3])
        return None, [Problem("empty-file", {"expected": expected}, document.place())]
    value, problems = _validate(document, model)
    root = Node(document, document.data)
    if isinstance(document.data, dict):
        for check in checks:
            problems += islice(check(root), MAX_PROBLEMS + 1)
    return value, _in_order(problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by their place; of very many the first, and that there are more."""

    def place(problem: Problem) -> tuple[int, int]:
        return (problem.place.line, problem.place.column) if problem.place else (0, 0)

    ordered = sorted(problems, key=place)
    if len(ordered) <= MAX_PROBLEMS:
        return ordered
    more = next((item for item in ordered if item.code == "more-problems"), None)
    more = more or Problem("more-problems", {}, ordered[MAX_PROBLEMS].place)
    first = [item for item in ordered if item.code != "more-problems"][:MAX_PROBLEMS]
    return [*first, more]


def _validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    data = document.data
    try:
        value = model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        return None, list(_misfits(document, model, error.errors(include_url=False)))
    faithful = as_typed(document, value)
    if faithful is not data:
        value = model.model_validate(faithful, by_alias=True, by_name=False)
    return value, []


def as_typed(document: Document, value: BaseModel) -> Any:
    """Return a document's data with numbers as typed where its model holds words: 2.10, not 2.1."""
    words = {path: raw for path, raw in document.typed.items() if _is_text(value, path)}
    if not words:
        return document.data
    data = deepcopy(document.data)
    for path, raw in words.items():
        _replace(data, path, raw)
    return data


def _held(value: Any, path: PathTo) -> Any:
    """Return what a model holds of the value at a path of the data; None where that is unclear."""
    for part in path:
        if isinstance(value, tuple) and not isinstance(part, int) and len(value) == 1:
            value = value[0]
        if isinstance(value, BaseModel):
            names = _keys(type(value))
            value = getattr(value, names[str(part)], None) if part in names else None
        elif isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _is_text(value: BaseModel, path: PathTo) -> bool:
    return isinstance(_held(value, path), str)


def _replace(data: Any, path: PathTo, raw: str) -> None:
    """Put the typed form of a number in its place."""
    for part in path[:-1]:
        data = data[part]
    if type(data[path[-1]]) in (int, float):
        data[path[-1]] = raw


@dataclass(frozen=True, slots=True)
class _Misfit:
    """One complaint of pydantic, at a path of the data."""

    path: PathTo
    code: str
    params: dict[str, object]
    at_key: bool = False
    expected: str = ""
    """Of a wrong type."""


def _misfits(
    document: Document, model: type[BaseModel], errors: Iterable[ErrorDetails]
) -> Iterator[Problem]:
    """Yield the problems that pydantic's errors stand for.

    A value that fits none of several types has an error of each: those of the type that it came
    nearest to are told, or one that names all types.
    """
    found = [_misfit(document, model, error) for error in islice(errors, 10 * MAX_PROBLEMS)]
    inside = {item.path[:length] for item in found for length in range(len(item.path))}
    certain = {item.path for item in found if item.code != "wrong-type"}
    types: dict[PathTo, list[str]] = {}
    told: dict[tuple[PathTo, str, object], _Misfit] = {}
    for item in found:
        if item.code == "wrong-type":
            if item.path in inside or item.path in certain:
                continue
            expected = types.setdefault(item.path, [])
            if item.expected not in expected:
                expected.append(item.expected)
        told[item.path, item.code, item.params.get("key")] = item
    for item in told.values():
        params = dict(item.params)
        if item.code == "wrong-type":
            params["expected"] = Terms(types[item.path])
        code = item.code
        if code == "wrong-type" and params["found"] is None:
            code = "empty-value" if item.path and isinstance(item.path[-1], str) else code
            params |= {"key": item.path[-1] if item.path else "", "found": Terms((_NOTHING,))}
        yield Problem(code, params, document.place(item.path, item.at_key))


def _misfit(document: Document, model: type[BaseModel], error: ErrorDetails) -> _Misfit:
    """Return one of pydantic's errors in the catalogue's words."""
    kind, loc, ctx = error["type"], error["loc"], error.get("ctx", {})
    node = _follow(document, loc)
    path, data = node.path, node.data
    found = node.found()
    value = shorten(data) if isinstance(data, str) else str(found)
    if kind == "extra_forbidden":
        key = shorten(str(loc[-1]))
        known = sorted({name for item in _models_at(model, loc[:-1]) for name in _keys(item)})
        params: dict[str, object] = {
            "key": key,
            "known": ", ".join(known),
            "nearest": nearest(key, known),
        }
        return _Misfit(path, "unknown-key", params, at_key=True)
    if kind == "missing" and isinstance(loc[-1], str):
        return _Misfit(path, "missing-key", {"key": loc[-1]})
    if kind in ("missing", "too_long", "too_short"):
        number = ctx.get("max_length") or ctx.get("min_length") or int(loc[-1]) + 1
        length = len(data) if isinstance(data, list) else 1
        return _Misfit(path, "wrong-length", {"found": length, "expected": number})
    if kind == "literal_error" and isinstance(data, (str, int, float)):
        allowed = re.findall("'([^']*)'", str(ctx.get("expected", "")))
        params = {"value": value, "known": ", ".join(allowed), "nearest": nearest(value, allowed)}
        return _Misfit(path, "not-one-of", params)
    if kind == "string_pattern_mismatch":
        pattern = str(ctx.get("pattern", ""))
        form = Terms((_FORMS.get(pattern, pattern),))
        return _Misfit(path, "bad-form", {"value": value, "form": form})
    if kind.startswith(("greater_than", "less_than")):
        name, limit = next(iter(ctx.items()))
        sign = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}.get(name, name)
        return _Misfit(path, "out-of-range", {"value": value, "limit": f"{sign} {limit:g}"})
    if kind == "value_error" and path[-1:] == ("answer",):
        return _Misfit(path, "answer-form", {})
    expected = _EXPECTED.get(kind.partition("_")[0], _TEXT if kind == "literal_error" else "")
    if expected:
        return _Misfit(path, "wrong-type", {"found": found}, expected=expected)
    return _Misfit(path, "bad-form", {"value": value, "form": error["msg"]})


def _follow(document: Document, loc: Iterable[str | int]) -> Node:
    """Return what a location of pydantic's leads to, its names of types passed over."""
    node = Node(document, document.data)
    for part in loc:
        inside = node.data
        in_list = isinstance(inside, list) and isinstance(part, int) and part < len(inside)
        if in_list or (isinstance(inside, dict) and part in inside):
            node = Node(document, inside[part], (*node.path, part))
    return node


def _keys(model: type[BaseModel]) -> dict[str, str]:
    """Return the keys of a model as they are typed in YAML, each with its field's name."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def _models_at(model: type[BaseModel], loc: Iterable[str | int]) -> list[type[BaseModel]]:
    """Return the models that may stand at a location of pydantic's."""
    models = [model]
    for part in loc:
        named = [item for item in models if item.__name__ == part]
        inside = [
            found
            for item in models
            for key, name in _keys(item).items()
            if key == part
            for found in _models_in(item.model_fields[name].annotation)
        ]
        models = named or inside or models
    return models


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that a field's type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
