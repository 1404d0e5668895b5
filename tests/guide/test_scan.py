"""The samenwerkingsscan: complete, tied to the codebook, and checked like the other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.check import check
from interviewer.errors import Refused
from interviewer.reading.files import load_codebook, load_scan

ROOT = Path(__file__).parents[2]
BOOK = load_codebook(ROOT / "guides" / "codebook.yaml")
SCAN = load_scan(ROOT / "guides" / "samenwerkingsscan.yaml", BOOK)
LETTERS = {item.letter: item.code for _, item in SCAN.walk()}

SMALL = """\
scan: proef
title: Proef
categories:
  - id: drivers
    number: "2"
    title: Drivers
    items:
      - {id: trekker, letter: 2a, code: drivers.leiderschap, statement: Iemand trekt de kar.}
"""


def test_every_letter_of_the_codebook_is_an_item_about_that_code() -> None:
    wanted = {code.scan: code.id for code in BOOK.by_id.values() if len(code.scan) > 1}
    assert wanted.items() <= LETTERS.items()


@pytest.mark.parametrize(
    ("category", "letters"),
    [
        ("drivers", [f"2{letter}" for letter in "abcdefghij"]),
        ("drivers", [f"2-extern-{letter}" for letter in "abcd"]),
        ("design", ["3a", "3b", "3c", "3d"]),
        ("output", [f"4{letter}" for letter in "abcdefg"]),
        ("output", [f"4-meerwaarde-{number}" for number in range(1, 6)]),
        ("randvoorwaarden", [f"5{letter}" for letter in "abcde"]),
        ("randvoorwaarden", [f"5-voorwaarde-{letter}" for letter in "abcdefg"]),
    ],
)
def test_every_lettered_element_is_there(category: str, letters: list[str]) -> None:
    mine = [item.letter for of, item in SCAN.walk() if of.id == category]
    assert [letter for letter in mine if letter in letters] == letters


def test_categories_are_blocks_and_items_belong_to_their_codes() -> None:
    assert [category.id for category in SCAN.categories] == (
        ["doelen", "drivers", "design", "output", "randvoorwaarden"]
    )
    for category, item in SCAN.walk():
        assert BOOK.covers(category.id, item.code)
        assert item.letter.startswith(category.number)
        assert item.statement.endswith(".") and item.help and item.source


def test_what_the_source_lacks_is_marked() -> None:
    ours = {item.letter for _, item in SCAN.walk() if item.ours}
    # the source gives no letters to goals, and no item to these
    assert {letter for letter in LETTERS if letter.startswith("1")} <= ours
    assert {"2-extern-e", "3e", "4-beoogd"} <= ours
    assert not ours & {"2e", "2f", "2i", "3a", "3b", "3d", "5c", "5d"}  # table 6.2 has these


def test_an_unknown_code_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "scan.yaml"
    path.write_text(SMALL.replace("drivers.leiderschap", "drivers.leiderschp"))
    with pytest.raises(Refused) as refused:
        load_scan(path, BOOK)
    (problem,) = refused.value.problems
    assert (problem.code, problem.params["nearest"]) == ("unknown-code", "drivers.leiderschap")
    assert problem.place is not None and problem.place.line == 8


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("letter: 2a, ", ""), "missing-key"),
        (("statement:", "stelling:"), "unknown-key"),
        (("}\n", "}\n      - {id: trekker, letter: 2b, code: x, statement: y}\n"), "duplicate-id"),
        (("}\n", "}\n      - {id: meer, letter: 2a, code: x, statement: y}\n"), "duplicate-id"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    path = tmp_path / "scan.yaml"
    path.write_text(SMALL.replace(*change))
    with pytest.raises(Refused) as refused:
        load_scan(path)
    assert code in [problem.code for problem in refused.value.problems]


def test_check_knows_a_scan(study: Path) -> None:
    path = study / "guides" / "scan.yaml"
    path.write_text(SMALL)
    assert check([path]) == []
    path.write_text(SMALL.replace("drivers.leiderschap", "drivers.onbekend"))
    assert [(problem.code, problem.level) for problem in check([path])] == (
        [("unknown-code", "error")]
    )
