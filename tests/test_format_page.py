"""docs/guide-format.md is fresh, and all that it shows is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from interviewer.check import check
from interviewer.interview import notation
from interviewer.reading import document
from interviewer.reading.checked import examine
from interviewer.store.create import new_case, new_study
from scripts import format_page, schemas

PAGE = format_page.PAGE.read_text(encoding="utf-8")
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

MODELS = {
    model.__name__: model for whole in schemas.KINDS.values() for model in schemas.models_in(whole)
}


def examples() -> Iterator[tuple[str, str]]:
    """Yield each model's name with each YAML under its table, up to the next heading."""
    for region in format_page.REGION.finditer(PAGE):
        if region[2]:
            rest = PAGE[region.end() :]
            rest = re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]
            for text in FENCE.findall(rest):
                yield region[2], text


EXAMPLES = list(examples())


def test_the_tables_are_fresh() -> None:
    assert format_page.filled(PAGE) == PAGE, "make schemas"


def test_every_model_has_its_table_and_example() -> None:
    assert {name for name, _ in format_page.anchors(PAGE)} == set(MODELS)
    assert {name for name, _ in EXAMPLES} == set(MODELS)


@pytest.mark.parametrize(("model", "text"), EXAMPLES)
def test_an_example_is_read_without_a_problem(model: str, text: str) -> None:
    value, problems = examine(text, MODELS[model], file="example.yaml")
    assert value is not None and problems == []


@pytest.mark.parametrize(("model", "text"), EXAMPLES)
def test_an_example_fits_its_schema(model: str, text: str) -> None:
    for kind, whole in schemas.KINDS.items():
        schema = schemas.schema_of(kind)
        if model != whole.__name__ and model in schema.get("definitions", {}):
            schema = {"definitions": schema["definitions"], "$ref": f"#/definitions/{model}"}
        elif model != whole.__name__:
            continue
        found = Draft7Validator(schema).iter_errors(document.read(text, "example.yaml").data)
        assert [error.message for error in found] == []


@pytest.mark.parametrize("model", sorted(MODELS))
def test_the_examples_show_every_key(model: str) -> None:
    shown = {
        key
        for name, text in EXAMPLES
        if name == model
        for key in document.read(text, "example.yaml").data
    }
    assert shown == set(format_page.parts()[model]["properties"])


def test_every_link_leads_to_a_heading() -> None:
    headings = {format_page.slug(title) for title in format_page.HEADING.findall(PAGE)}
    links = re.findall(r"\]\(#([^)]*)\)", PAGE)
    assert len(links) > 30 and set(links) <= headings


def test_the_first_lines_are_a_guide_that_can_be_talked_through(tmp_path: Path) -> None:
    guide = FENCE.findall(PAGE)[0]
    assert len(guide.splitlines()) == 11
    study = new_study(tmp_path / "mystudy", "Mine")
    (study / "guides" / "visit.yaml").write_text(guide, encoding="utf-8")
    new_case(study, "school", "Our school")
    assert check([study]) == []
    command = "talk school --guide visit --respondent R1:docent --by AB --plain"
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", *command.split(), "--study", str(study)],
        input='With a fire\n:c citeren ja\n"We had no choice" #urgentie+\n:q\n',
        env={**os.environ, "LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert [line for line in done.stdout.splitlines() if not line.startswith("  ")] == [
        "saved With a fire",
        "ok R1 citeren ja",
        'saved "We had no choice" #urgentie+',
        "ok closed",
    ]


NOTATION = PAGE.partition("<!-- notation -->")[2].partition("<!-- notation end -->")[0]
TYPED = re.findall(r"^\| `(.*)` \| `(\w+)`", NOTATION, re.MULTILINE)


@pytest.mark.parametrize(("line", "kind"), TYPED)
def test_a_typed_line_is_what_the_page_says(line: str, kind: str) -> None:
    assert notation.parse(line).kind == kind


def test_every_kind_of_line_is_shown() -> None:
    assert {kind for _, kind in TYPED} == {"note", "quote", "memo", "observation", "asked"}
