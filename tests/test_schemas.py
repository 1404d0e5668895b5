"""The schemas that editors check by are fresh, and say what the loader says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from interviewer.guide.load import guide_check
from interviewer.guide.model import Guide
from interviewer.reading import document
from interviewer.reading.checked import Check, examine, examine_document
from interviewer.reading.document import Document, PathTo
from interviewer.reading.files import codebook_check
from interviewer.store.create import new_case, new_study
from scripts import schemas

ROOT = Path(__file__).parent.parent
KINDS = tuple(schemas.KINDS)

SHIPPED = [
    ROOT / "study.yaml",
    *sorted((ROOT / "guides").glob("*.yaml")),
    *sorted((ROOT / "transcripts").glob("*/case.yaml")),
    *sorted((ROOT / "tests" / "guide" / "other_studies").rglob("*.yaml")),
]

CHECKS: dict[str, tuple[Check, ...]] = {"guide": (guide_check(),), "codebook": (codebook_check,)}

NOT_IN_A_SCHEMA = {
    *("duplicate-id", "wrong-order", "default-id", "outside-block", "former-in-use"),
    *("unknown-level", "unknown-role", "former-code"),
}
"""What depends on another place in the file."""


def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schemas.path_of(kind).read_text(encoding="utf-8")))


VALIDATORS = {kind: validator(kind) for kind in KINDS}


def refusals(kind: str, data: Any) -> set[str]:
    """Return the codes of what the loader refuses a file's data for."""
    _, problems = examine_document(
        Document("f.yaml", data), schemas.KINDS[kind], *CHECKS.get(kind, ())
    )
    return {item.code for item in problems if item.level == "error"} - NOT_IN_A_SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_fresh(kind: str) -> None:
    assert schemas.path_of(kind).read_text(encoding="utf-8") == schemas.written(kind), (
        "make schemas"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_that_explains_each_key(kind: str) -> None:
    schema = VALIDATORS[kind].schema
    Draft7Validator.check_schema(schema)
    for part in (schema, *schema.get("definitions", {}).values()):
        assert part["additionalProperties"] is False and part["description"]
        for key, field in part["properties"].items():
            assert len(field["description"]) > 5, key


def test_no_schema_but_these_lies_there() -> None:
    found = {path.name for path in schemas.FOLDER.iterdir()}
    assert found == {schemas.path_of(kind).name for kind in KINDS}


def named(path: Path) -> Path:
    """Return the schema that a file's first line names."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found, f"{path} names no schema"
    return (path.parent / found[1]).resolve()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_we_ship_names_its_schema_and_fits_it(path: Path) -> None:
    schema = named(path)
    assert schema.parent == schemas.FOLDER
    data = document.read(path.read_bytes(), str(path)).data
    kind = schema.name.partition(".")[0]
    assert [error.message for error in VALIDATORS[kind].iter_errors(data)] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_we_ship_is_yaml_to_the_pure_parser_too(path: Path) -> None:
    """It is all that there is where PyYAML has no libyaml, and stricter with signs in {…}."""
    assert yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader) is not None


def test_a_new_study_and_case_name_schemas_that_travel_along(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "T")
    case = new_case(study, "a", "A")
    for path in (study / "study.yaml", case, *(study / "guides").glob("*.yaml")):
        schema = named(path)
        assert schema.is_relative_to(study) and schema.is_file()
        data = read(path.read_text(encoding="utf-8"))
        Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(data)


def read(text: str) -> Any:
    """Return what a YAML text says, as the program reads it."""
    return document.read(text, "f.yaml").data


def a_guide() -> dict[str, Any]:
    """A guide with every key, which all of what follows changes."""
    loaded: dict[str, Any] = read(
        """
        guide: g
        title: T
        language: en
        version: 1.0
        round: 1
        minutes: [60, 75]
        aim: A
        source: S
        respondents: docent
        jargon: [public value]
        probes: ["How so?"]
        before: [Recorder]
        facts:
          - {id: job, ask: "What is your job?", kind: text}
          - {id: form, ask: {default: "Eh?", docent: "Ah?"}, kind: choice, options: [a, b]}
        opening: {minutes: 5, say: Hello, note: N, consent: [deelname, {id: foto, ask: "A photo?"}]}
        x-mine: {anything: [goes]}
        blocks:
          - id: b
            title: B
            part: P
            minutes: 15
            for: [docent]
            aim: A
            say: S
            note: N
            show: {title: Card, text: T, file: card.png}
            source: S
            x-colour: red
            questions:
              - id: q
                label: 2.1
                ask: {default: "What?", docent: "What else?"}
                kind: contrast
                must: true
                codes: []
                prompts: [money]
                turn: pairs
                answer: {scale: [-2, 2]}
                say: S
                note: N
                show: {text: T}
                for: docent
                if: when so
                when:
                  round: [1, 2]
                  earlier: {code: {id: c, valence: "+"}, mentions: word}
                  code: c
                  not_code: [d]
                  mentions: [m]
                  not_mentions: n
                  for: [docent]
                source: S
                minutes: 1.5
                follow_ups:
                  - id: x
                    ask: And?
                    kind: probe
                    note: N
                    codes: [c]
                    for: [docent]
                    if: so
                    when: {short: 15, after_minutes: 2, code: [c, {id: d, valence: "-"}]}
                    follow_ups: [{ask: "Deeper?", when: {short: 3}}]
          - {id: c, title: C}
        closing: {minutes: 5, say: Bye, note: N, consent: [hergebruik]}
        """
    )
    return loaded


def set_at(data: Any, path: PathTo, value: Any) -> Any:
    """Return a copy in which a value stands at a path."""
    data = deepcopy(data)
    inside = data
    for part in path[:-1]:
        inside = inside[part]
    inside[path[-1]] = value
    return data


B: PathTo = ("blocks", 0)
Q: PathTo = (*B, "questions", 0)
F: PathTo = (*Q, "follow_ups", 0)

WRONG: list[tuple[PathTo, Any]] = [
    (("titel",), "T"),
    (("title",), None),
    (("title",), ["T"]),
    (("round",), 0),
    (("round",), "one"),
    (("round",), 1.5),
    (("minutes",), -1),
    (("minutes",), [60]),
    (("minutes",), [60, 75, 90]),
    (("minutes",), "an hour"),
    (("respondents",), {"docent": 1}),
    (("probes",), "How so?"),
    (("facts", 0, "kind"), "words"),
    (("facts", 0, "question"), "What?"),
    (("facts", 1, "options"), []),
    (("opening", "consent"), "deelname"),
    (("opening", "consent", 1), {"ask": "May I?"}),
    (("opening", "minutes"), None),
    (("closing", "blocks"), []),
    (("blocks",), {"id": "b"}),
    ((*B, "id"), None),
    ((*B, "minutes"), True),
    ((*B, "show"), "card.png"),
    ((*B, "show", "image"), "card.png"),
    ((*B, "questions"), [{"id": "q"}]),
    ((*B, "questions"), [{"ask": "What?"}]),
    ((*Q, "ask"), ["What?"]),
    ((*Q, "ask", "docent"), None),
    ((*Q, "kind"), "open"),
    ((*Q, "must"), "maybe"),
    ((*Q, "turn"), "alone"),
    ((*Q, "answer"), {}),
    ((*Q, "answer"), {"scale": [1, 5], "options": ["a"]}),
    ((*Q, "answer"), {"scale": [1, 2.5]}),
    ((*Q, "answer"), {"scale": "1-5"}),
    ((*Q, "for_"), "docent"),
    ((*Q, "if_"), "so"),
    ((*Q, "when", "short"), 15),
    ((*Q, "when", "after_minutes"), 5),
    ((*Q, "when", "earlier"), "c"),
    ((*Q, "when", "code"), {"id": "c", "valence": "+++"}),
    ((*Q, "minutes"), "five"),
    ((*F, "when", "short"), 0),
    ((*F, "when", "word"), "m"),
    ((*F, "must"), True),
    ((*F, "follow_ups", 0, "follow_ups"), [{"ask": "Too deep?"}]),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[str(path[-1]) for path, _ in WRONG])
def test_a_wrong_guide_is_refused_by_both(path: PathTo, value: Any) -> None:
    wrong = set_at(a_guide(), path, value)
    assert not VALIDATORS["guide"].is_valid(wrong)
    loaded, problems = examine(yaml.safe_dump(wrong), Guide, guide_check(), file="g.yaml")
    assert loaded is None or any(item.level == "error" for item in problems)


RIGHT: list[tuple[PathTo, Any]] = [
    (("x-note",), None),
    (("version",), 2),
    (("minutes",), 60),
    (("minutes",), None),
    (("respondents",), ["docent", "bestuur"]),
    ((*B, "x-note"), {"a": 1}),
    ((*B, "questions"), []),
    ((*Q, "ask"), "What?"),
    ((*Q, "answer"), {"options": ["a", "b"]}),
    ((*Q, "answer"), {"rank": ["a", "b"], "scale": None}),
    ((*Q, "codes"), None),
    ((*Q, "for"), ["docent", "bestuur"]),
    ((*Q, "when"), {"code": [{"id": "c"}, "d"], "round": 2}),
    ((*F, "when", "x-why"), "so"),
    ((*F, "follow_ups", 0, "follow_ups"), []),
]


@pytest.mark.parametrize(("path", "value"), RIGHT, ids=[str(path[-1]) for path, _ in RIGHT])
def test_a_right_guide_is_taken_by_both(path: PathTo, value: Any) -> None:
    right = set_at(a_guide(), path, value)
    assert [error.message for error in VALIDATORS["guide"].iter_errors(right)] == []
    assert refusals("guide", right) == set()


# Systematically: at each place of a file, each of these, and nothing at all.

VALUES: list[Any] = [
    None,
    True,
    7,
    1.5,
    "x",
    [],
    {},
    ["x"],
    [7, 9],
    {"id": "x"},
    [None],
    {"x": "y"},
]

FULL: dict[str, str] = {
    "codebook": """
        codebook: b
        title: T
        language: en
        codes:
          - {id: a, name: A, was: [o], aliases: [l], scan: 1a, color: "#aabbcc",
             codes: [{group: G, codes: [{id: a.b, name: B}]}]}
        """,
    "outline": """
        outline: o
        kind: case
        language: en
        title: T
        chapters: [{id: c, title: C, codes: [a], blocks: [b], parts: [quotes], tables: [t]}]
        """,
    "study": """
        title: T
        language: en
        researchers: {AB: Anna, CD: }
        outlines: {case: c.yaml, cross: x.yaml}
        template: null
        levels: [team]
        roles: {developer: team}
        retention: {names: 2026, notes: "2027-01", recordings: "2027-01-01"}
        method: {sampling: All.}
        """,
    "case": """
        name: N
        type: SGS
        status: on-hold
        started: 2018
        partners: [{name: P, role: r}]
        documents: [{id: D1, title: T, date: 2018, confidential: true}]
        plan: [{round: 1, role: r, guide: g, n: 2}]
        declined: [{role: r, n: 1, reason: time}]
        attributes: {region: east}
        fictional: false
        """,
    "scan": """
        scan: s
        title: T
        language: en
        categories:
          - {id: c, number: 2, title: C,
             items: [{id: i, letter: 2a, code: x, statement: S, ours: true}]}
        """,
    "persona": """
        persona: p
        title: T
        language: en
        fictional: true
        case: C
        role: r
        pseudonym: R1
        guides: [g]
        consent: {deelname: true}
        facts: {f: v}
        silence: false
        patience: 2
        "yes": [Y]
        agrees: [A]
        defends: [D]
        again: [A]
        interrupted: [I]
        irritated: [I]
        quiet: [Q]
        nothing: [N]
        lost: [L]
        goodbye: [G]
        topics:
          - {id: t, questions: [q], words: [w],
             lines: [{say: S, on: [f1], words: [w], codes: [c+], deserves: [f2], manner: short}]}
        """,
}


def places(data: Any, path: PathTo = ()) -> Iterator[PathTo]:
    """Yield the path of each value; keys of one's own are passed over."""
    inside = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for part, value in inside:
        if not str(part).startswith("x-"):
            yield (*path, part)
            yield from places(value, (*path, part))


def without(data: Any, path: PathTo) -> Any:
    """Return a copy in which there is nothing at a path."""
    data = deepcopy(data)
    inside = data
    for part in path[:-1]:
        inside = inside[part]
    del inside[path[-1]]
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_loader_agree_whatever_stands_where(kind: str) -> None:
    full = a_guide() if kind == "guide" else read(FULL[kind])
    assert VALIDATORS[kind].is_valid(full) and refusals(kind, full) == set()
    changed = [without(full, path) for path in places(full)]
    changed += [set_at(full, path, value) for path in places(full) for value in VALUES]
    changed += [
        set_at(full, (*path[:-1], "unheard-of"), 1)
        for path in places(full)
        if path[-1:] and isinstance(path[-1], str)
    ]
    differ = [
        (data, refused)
        for data in changed
        if VALIDATORS[kind].is_valid(data) == bool(refused := refusals(kind, data))
    ]
    assert differ == []


def test_every_model_and_field_has_its_words() -> None:
    models: set[type[BaseModel]] = set()
    for whole in schemas.KINDS.values():
        models.update(schemas.models_in(whole))
    for model in models:
        assert set(schemas.attribute_docs(model)) >= set(model.model_fields), model
