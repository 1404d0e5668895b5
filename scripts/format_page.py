"""The tables of docs/guide-format.md, from the same models as the schemas: `make schemas`.

The page is written by hand. What stands between `<!-- fields: Block -->` (a model's name) or
`<!-- commands -->` and the next `<!-- end -->` is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from interviewer.interview.commands import COMMANDS
from scripts.schemas import KINDS, ROOT, TEXT, Schema, schema_of

PAGE = ROOT / "docs" / "guide-format.md"

REGION = re.compile(r"<!-- (fields: (\w+)|commands) -->\n.*?<!-- end -->", re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SAME = {"QuestionCondition": "Condition", "DeeperFollowUp": "FollowUp"}
"""Parts of a schema that the page tells with another one."""


def filled(page: str) -> str:
    """Return the page with each table made anew."""
    where = dict(anchors(page))

    def table(region: re.Match[str]) -> str:
        rows = fields(region[2], where) if region[2] else commands()
        return "\n".join((f"<!-- {region[1]} -->", *rows, "<!-- end -->"))

    return REGION.sub(table, page)


def anchors(page: str) -> Iterator[tuple[str, str]]:
    """Yield each model's name with a link to the heading that its table stands under."""
    for region in REGION.finditer(page):
        *_, heading = HEADING.finditer(page, 0, region.start())
        if region[2]:
            yield region[2], f"[{heading[1]}](#{slug(heading[1])})"


def slug(heading: str) -> str:
    """Return what a link to a heading says, as on GitHub."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@cache
def parts() -> dict[str, Schema]:
    """Return the schema of each model."""
    found: dict[str, Schema] = {}
    for kind, model in KINDS.items():
        schema = schema_of(kind)
        found |= {model.__name__: schema} | schema.get("definitions", {})
    return found


def fields(model: str, where: dict[str, str]) -> Iterator[str]:
    """Yield the rows of a model's table."""
    schema = parts()[model]
    yield "| Key | What you write | When left out | What it is |"
    yield "|---|---|---|---|"
    for key, field in schema["properties"].items():
        default = field.get("default")
        absent = f"`{_literal(default)}`" if default is not None else ""
        absent = "**must be there**" if key in schema.get("required", ()) else absent
        yield f"| `{key}` | {form(field, where)} | {absent} | {field['description']} |"


def form(field: Schema, where: dict[str, str]) -> str:
    """Return in words what may be written in a field."""
    if reference := field.get("$ref"):
        name = reference.rpartition("/")[2]
        return where[SAME.get(name, name)]
    for choice in ("anyOf", "oneOf"):
        if choice in field:
            return _choice(field[choice], where)
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    match field.get("type"):
        case "array":
            inside = form(field["items"], where)
            return f"`[from, to]`: {inside}" if "minItems" in field else f"list of {inside}"
        case "object":
            values = field.get("additionalProperties")
            inside = form(values, where) if isinstance(values, dict) else "anything"
            return f"names, each with {inside}"
        case "integer":
            return "whole number" + _from(field)
        case "number":
            return "number" + _from(field)
        case "boolean":
            return "`true` or `false`"
        case "string" if "pattern" in field:
            return f"text of the form `{field['pattern'].strip('^$')}`"
        case "string":
            return "its id"
        case ["string", "integer"]:
            return "day, month or year"
    return "text" if field.get("type") == TEXT else "anything"


def _choice(choices: list[Schema], where: dict[str, str]) -> str:
    forms = [form(item, where) for item in choices if item.get("type") != "null"]
    if len(forms) == 2 and forms[1] == f"list of {forms[0]}":
        return f"{forms[0]}, or a list of it"
    return ", or ".join(forms)


def _from(field: Schema) -> str:
    if "exclusiveMinimum" in field:
        return f" above {field['exclusiveMinimum']}"
    return f" from {field['minimum']}" if "minimum" in field else ""


def _literal(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def commands() -> Iterator[str]:
    """Yield the rows of the typed commands."""
    yield "| Typed | Does |"
    yield "|---|---|"
    for command in COMMANDS:
        typed = command.form.replace("|", r"\|")
        yield f"| `{typed}` | {command.help} |"
