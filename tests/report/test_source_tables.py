"""The sample's tables across cases against those of the final report, cell by cell.

`tests/sample/expected_tables.yaml` says what each cell of the report's tables holds, and how to
read that.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from interviewer.analysis.cross.cells import Table, names_table
from interviewer.analysis.cross.judged import directed
from interviewer.analysis.cross.study import Cross
from interviewer.analysis.cross.tables import TABLES
from interviewer.report.across.tables import Renderer, plain
from interviewer.report.across.words import WORDS
from interviewer.report.cross import brought, every_case, side_by_side
from interviewer.report.words import Words
from interviewer.store.folder import StudyFolder

ROOT = Path(__file__).resolve().parents[2]
EXPECTED: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "sample" / "expected_tables.yaml").read_text(encoding="utf-8")
)["tables"]
ON_HOLD = ("noord-holland", "startacademie")

COLUMNS = {
    "2.1": ("themas", {"thema": 2}),
    "5.2": ("typen", {"doel": 3, "omschrijving": 4}),
    "5.3": ("doelen", {"korte-termijn": 1, "middellange-termijn": 2, "lange-termijn": 3}),
    "5.6": (
        "design",
        {"hoofdvorm": 1, "juridische-vorm": 2, "uitbreiding": 3, "aanpassing": 4},
    ),
}
"""The report's table → ours, and the place of each column in it."""


@cache
def sample() -> Cross:
    folder = StudyFolder(ROOT)
    files, _problems = every_case(folder)
    return side_by_side(folder, files, datetime(2026, 3, 5, 9, 30, tzinfo=UTC))


@cache
def of_types() -> dict[str, list[str]]:
    """Return the words of the table of designs that are about a case's type, by case.

    Table 5.6 of the report has a column for each type: what it says of a type is said there.
    """
    found = sample()
    renderer = Renderer(found, Words("nl"), brought(found), whole=True)
    return {
        row.cells[0][0].case: [plain(renderer.cell(cell)) for cell in group.rows[0].cells]
        for group in TABLES["design"](found, ()).groups
        for row in group.rows[1:]
    }


@cache
def cells(name: str) -> dict[str, list[str]]:
    """Return the words of a table's cells, by case."""
    found = sample()
    table: Table = TABLES[name](found, ())
    renderer = Renderer(found, Words("nl"), brought(found), whole=True)
    return {
        row.cells[0][0].case: [plain(renderer.cell(cell)) for cell in row.cells]
        for row in table.rows
        if row.cells[0][0].case
    }


def every_cell() -> list[tuple[str, str, str, Any]]:
    return [
        (number, case, column, cell)
        for number, (_name, columns) in COLUMNS.items()
        for case, told in EXPECTED[number].items()
        for column, cell in told.items()
        if column in columns
    ]


def missing(terms: list[str], text: str) -> list[str]:
    lower = text.casefold()
    return [term for term in terms if not any(word in lower for word in term.split("|"))]


@pytest.mark.parametrize(("number", "case", "column", "cell"), every_cell())
def test_a_cell_agrees_with_the_source(number: str, case: str, column: str, cell: Any) -> None:
    name, columns = COLUMNS[number]
    text = cells(name)[case][columns[column]]
    if name == "design":
        text += of_types()[case][columns[column]]
    both = [cell["table"], cell["text"]] if isinstance(cell, dict) else [cell]
    for terms in both:
        assert not missing(terms, text), text
        # at most the remark that there is none, or that the source does not tell
        assert terms or not text or "geen doel" in text or renders("source-unclear") in text


def renders(word: str) -> str:
    return Words("nl").gettext(WORDS[word])


@pytest.mark.parametrize("case", EXPECTED["5.6"])
def test_what_is_said_of_a_type_is_not_said_of_a_case(case: str) -> None:
    assert not any("tabel 5.6" in text for text in cells("design")[case])
    assert "tabel 5.6" in of_types()[case][1] and of_types()[case][3]


def test_a_goal_that_the_source_does_not_tell_is_called_so() -> None:
    assert cells("doelen")["startacademie"][2] == renders("source-unclear")


@pytest.mark.parametrize("name", ["typen", "doelen"])
def test_what_the_sources_table_says_comes_first(name: str) -> None:
    number = {"typen": "5.2", "doelen": "5.3"}[name]
    found = sample()
    for row in TABLES[name](found, ()).rows:
        for cell in row.cells[1:]:
            named = [names_table(p.excerpt, number) for p in cell if p.excerpt]
            assert named == sorted(named, reverse=True)


@pytest.mark.parametrize("case", EXPECTED["5.2"])
def test_a_case_has_the_type_of_the_source(case: str) -> None:
    assert sample().by_id[case].type == EXPECTED["5.2"][case]["type"]


@pytest.mark.parametrize("case", EXPECTED["5.7"])
def test_the_added_value_that_the_text_names_is_rated(case: str) -> None:
    rated = {
        event.code for event in sample().by_id[case].material.work.ratings.values() if event.value
    }
    assert set(EXPECTED["5.7"][case]["text"]) <= rated


@pytest.mark.parametrize("case", EXPECTED["6.2"])
def test_what_gave_direction_and_where_table_and_text_differ_both(case: str) -> None:
    told = EXPECTED["6.2"][case]["scan"]
    parts = told if isinstance(told, dict) else {"both": told}
    letters = {letter for part in parts.values() for letter in part if not letter.isdigit()}
    found = sample()
    assert {item.letter for item, *_ in directed(found.by_id[case], found)} == letters
    if isinstance(told, dict):
        assert not missing(["tabel", "tekst"], cells("scan")[case][1])
        only = [letter for letter in told["text"] if letter not in told["table"]]
        row = next(r for r in TABLES["scan"](found, ()).rows if r.cells[0][0].case == case)
        apart = "".join(piece.also.replace("\u00a0", "-") for piece in row.cells[2])
        assert apart.split(", ") == ([x[1:].strip("-") for x in only if not x.isdigit()] or [""])


@pytest.mark.parametrize("case", ON_HOLD)
@pytest.mark.parametrize("name", ["themas", "typen", "doelen", "design", "meerwaarde", "scan"])
def test_a_case_on_hold_says_so_in_every_table(name: str, case: str) -> None:
    assert "\n" in cells(name)[case][0]
    found = sample()
    renderer = Renderer(found, Words("en"), brought(found))
    assert plain(renderer.case(found.by_id[case])).endswith("on hold, no second round")
