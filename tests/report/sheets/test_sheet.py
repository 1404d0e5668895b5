"""The vocabulary of sheets: words, boxes and pages."""

from __future__ import annotations

import docx
import pytest

from interviewer.report.sheets.sheet import (
    BLANK,
    Box,
    Edge,
    Row,
    Sheet,
    all_round,
    filled,
    full,
    lighter,
    reflow,
    tick,
)
from interviewer.report.word.inline import Styled
from interviewer.report.word.styles import TEMPLATE, Style
from tests.report.sheets.build import MADE, Read, W


@pytest.mark.parametrize(
    ("text", "flowed"),
    [
        ("een\n", "een"),
        ("een lange regel die doorloopt naar de\nvolgende.\nNieuw.", None),
        ("1. Inzet\n2. Een heel lang punt dat de langste is\n3. Uit", None),
        ("alinea\n\nalinea", "alinea\n\nalinea"),
        (
            "Weggaan mag ook,\nop elk moment.\nEn dan een regel die veel langer is.",
            "Weggaan mag ook, op elk moment.\nEn dan een regel die veel langer is.",
        ),
    ],
)
def test_reflow(text: str, flowed: str | None) -> None:
    expected = {
        "een lange": "een lange regel die doorloopt naar de volgende.\nNieuw.",
        "1. Inzet\n": text,
    }
    assert reflow(text) == (flowed or expected[text[:9]])


def test_reflow_loses_no_word() -> None:
    text = "a b c\nd\n\n- e\n- f g h i j k\nl m"
    assert reflow(text).split() == text.split()


def test_spoken_words_are_filled_and_what_is_unknown_is_a_blank() -> None:
    assert filled("Over {case} en {wie}.", {"case": "De Loods"}) == [
        "Over ",
        "De Loods",
        " en ",
        Styled(BLANK, Style.BLANK),
        ".",
    ]
    assert filled("{", {}) == ["{"]


def test_a_filled_value_is_not_filled_again() -> None:
    assert filled("{case}", {"case": "{wie}", "wie": "x"}) == ["{wie}"]


def test_colours() -> None:
    assert lighter("#000000", 0.5) == "808080"
    assert lighter("rood") and full("rood")  # no colour at all: ours
    assert full("#0b7285") == "0B7285"


def test_a_grid_is_well_formed_and_read_out() -> None:
    sheet = Sheet(language="nl", made=MADE)
    sheet.page("a4", landscape=True)
    round_about = all_round(Edge("112233", 8, "dotted"))
    sheet.grid(
        [
            Row([Box([(Style.PLATE_TEXT, "kop")], span=2)], repeated=True),
            Row([Box(down="begins", turned=True, middle=True), Box(edges=round_about)], 2.0),
            Row([Box(down="goes on"), Box([(Style.TICK_CELL, tick("ja", on=True))], "FFEEDD")]),
        ],
        (1, 3),
        alt="een rooster",
    )
    read = Read(sheet)
    read.check_form()
    assert read.alt == ["een rooster"]
    assert "kop" in read.text and "☒ ja" in read.text


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [("a4", False, (11906, 16838)), ("a4", True, (16838, 11906)), ("a3", True, (23811, 16838))],
)
def test_pages(paper: str, landscape: bool, size: tuple[int, int]) -> None:
    sheet = Sheet(language="nl", made=MADE)
    sheet.page(paper, landscape=landscape)  # type: ignore[arg-type]
    sheet.paragraph("x")
    page = Read(sheet).body.find(f".//{W}pgSz")
    found = (int(page.get(f"{W}w")), int(page.get(f"{W}h")))
    assert found == pytest.approx(size, abs=2)


def test_letters_are_larger_on_a3_and_the_template_stays() -> None:
    def points(sheet: Sheet) -> float:
        style = sheet._style(Style.PLATE_TITLE)
        return int(style.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2

    small, large = Sheet(language="nl", made=MADE), Sheet(language="nl", made=MADE)
    small.page("a4")
    large.page("a3")
    assert points(large) > 1.3 * points(small)
    style = docx.Document(str(TEMPLATE)).styles["Plate Title"]
    assert style.font.size is not None and style.font.size.pt == points(small)
