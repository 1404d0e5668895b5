"""JSON Schemas of what people write, made from the models, and the tables of docs/guide-format.md.

`make schemas` writes guides/schema/*.schema.json, which editors complete and check by, and fills
the tables of the page anew. Descriptions are the models' own attribute docstrings. They are read
here from the source: pydantic can do it too, but then at every import (28 ms, measured).

Draft 7, because that is what YAML editors understand best. A schema says what the loader says,
apart from what no schema can: ids used twice, names that other files know, numbers in order.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from interviewer import study
from interviewer.codebook import Codebook
from interviewer.guide import model
from interviewer.guide.model import Guide
from interviewer.guide.scan import Scan
from interviewer.outline import Outline
from interviewer.practice.persona import Persona
from interviewer.study import Case, Study

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "guides" / "schema"

KINDS: dict[str, type[BaseModel]] = {
    "guide": Guide,
    "codebook": Codebook,
    "outline": Outline,
    "study": Study,
    "case": Case,
    "scan": Scan,
    "persona": Persona,
}
"""Each kind of file, with what it holds."""

Schema = dict[str, Any]
TEXT = ["string", "number"]
"""Words; a bare number, as a version, reads as words."""


class _Written(GenerateJsonSchema):
    """What a person may write, where pydantic's own schema says what a model holds."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Let bare numbers pass where they read as words."""
        made = super().str_schema(schema)
        pattern = made.get("pattern")
        if pattern is None:
            return made | {"type": TEXT}
        if pattern.startswith(r"^\d{4}"):  # a bare year
            return made | {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}
        return made

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Let the short forms pass that the models' validators write out."""
        inner = self.generate_inner(schema["schema"])
        function = schema["function"]["function"]
        if function is model._as_tuple:
            return {"anyOf": [inner["items"], inner]}
        if function is model._known_by_id:
            return {"anyOf": [{"type": "string"}, inner]}
        if function is study._no_name_yet:
            return {"anyOf": [inner, {"type": "null"}]}
        if getattr(function, "__func__", None) is Guide._let_extensions_pass.__func__:
            return inner
        raise NotImplementedError(f"no schema is known for what {function} lets pass")

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """Say 'two numbers' so that every draft understands it."""
        made = super().tuple_schema(schema)
        if "prefixItems" in made:
            made["items"] = made.pop("prefixItems")[0]
        return made

    def generate(
        self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation"
    ) -> Schema:
        """Return the schema with what pydantic cannot know of it."""
        made = super().generate(schema, mode)
        made["definitions"] = made.pop("$defs", {})
        return made


def schema_of(kind: str) -> Schema:
    """Return the schema of a kind of file."""
    whole = KINDS[kind]
    made = whole.model_json_schema(schema_generator=_Written, ref_template="#/definitions/{model}")
    models = {item.__name__: item for item in models_in(whole)}
    for name, part in ((whole.__name__, made), *made["definitions"].items()):
        _finish(part, models[name])
    _narrow(made["definitions"])
    if not made["definitions"]:
        del made["definitions"]
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Made from the program's models by `make schemas`.",
    }
    return head | {key: made.pop(key) for key in ("title", "description")} | made


def _finish(part: Schema, whole: type[BaseModel]) -> None:
    """Give a model's schema its words, and let keys `x-…` pass."""
    docs = attribute_docs(whole)
    names = {info.alias or name: name for name, info in whole.model_fields.items()}
    part["description"] = one_line(whole.__doc__ or "")
    part["patternProperties"] = {"^x-": {}}
    for key, value in part["properties"].items():
        value.pop("title", None)
        if not isinstance(value.get("default"), (str, int, float)) or value["default"] == "":
            value.pop("default", None)
        part["properties"][key] = {"description": docs[names[key]], **value}


def _narrow(parts: dict[str, Schema]) -> None:
    """Add what the loader checks beside the models, as far as a schema can say it."""
    if answer := parts.get("Answer"):
        forms = {"scale": {"type": "array"}, "options": {"minItems": 1}, "rank": {"minItems": 1}}
        answer["oneOf"] = [
            {"required": [key], "properties": {key: form}} for key, form in forms.items()
        ]
    if fact := parts.get("Fact"):
        fact["if"] = {"required": ["kind"], "properties": {"kind": {"const": "choice"}}}
        fact["then"] = {"required": ["options"], "properties": {"options": {"minItems": 1}}}
    if question := parts.get("Question"):
        parts["QuestionCondition"] = deepcopy(parts["Condition"])
        for key in ("short", "after_minutes"):
            del parts["QuestionCondition"]["properties"][key]
        question["properties"]["when"]["$ref"] = "#/definitions/QuestionCondition"
    if follow_up := parts.get("FollowUp"):
        parts["DeeperFollowUp"] = deepcopy(follow_up)
        parts["DeeperFollowUp"]["properties"]["follow_ups"] = {
            "description": "No deeper than this.",
            "type": "array",
            "maxItems": 0,
        }
        deeper = {"$ref": "#/definitions/DeeperFollowUp"}
        follow_up["properties"]["follow_ups"]["items"] = deeper


@cache
def models_in(whole: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return a model and all models that it is made of, each once, in the order of the fields."""
    found: dict[type[BaseModel], None] = {}

    def add(annotation: Any) -> None:
        is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
        if is_model and annotation not in found:
            found[annotation] = None
            for info in annotation.model_fields.values():
                add(info.annotation)
        for part in getattr(annotation, "__args__", ()):
            add(part)

    add(whole)
    return tuple(found)


@cache
def attribute_docs(whole: type[BaseModel]) -> dict[str, str]:
    """Return the docstring of each field, those of the classes it comes from included."""
    docs: dict[str, str] = {}
    for made in reversed(whole.__mro__):
        if not (issubclass(made, BaseModel) and made.__module__.startswith("interviewer.")):
            continue
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(made))).body
        assert isinstance(tree, ast.ClassDef)
        for field, words in zip(tree.body, tree.body[1:], strict=False):
            match field, words:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str() as text)),
                ):
                    docs[name] = one_line(text)
    return docs


def one_line(text: str) -> str:
    """Return words without their line breaks."""
    return " ".join(text.split())


def written(kind: str) -> str:
    """Return a schema as it lies on disk, lists of words on one line."""
    text = json.dumps(schema_of(kind), indent=1, ensure_ascii=False)
    return re.sub(r'\[\s+("[^\[\]{}]*")\s+\]', _on_one_line, text) + "\n"


def _on_one_line(words: re.Match[str]) -> str:
    return f"[{one_line(words[1])}]"


def path_of(kind: str) -> Path:
    """Return where a schema lies."""
    return FOLDER / f"{kind}.schema.json"


def main() -> int:
    """Write the schemas and the page anew; say which changed."""
    from scripts.format_page import PAGE, filled

    FOLDER.mkdir(exist_ok=True)
    files = {path_of(kind): written(kind) for kind in KINDS}
    files[PAGE] = filled(PAGE.read_text(encoding="utf-8"))
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
