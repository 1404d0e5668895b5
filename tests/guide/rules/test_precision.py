"""Precision and recall of the rules on a labelled list (`questions.tsv`), per kind and language.

Of a kind that few questions have, only the other tests speak.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from interviewer.guide.rules import RULES
from interviewer.guide.rules.rule import Asked

LEAST = {"closed": (0.95, 0.9), "leading": (0.95, 0.9), "double": (0.95, 0.9)}
"""Kind → precision and recall."""


class Row(NamedTuple):
    batch: str
    language: str
    kinds: frozenset[str]
    text: str
    found: frozenset[str]


@cache
def rows() -> tuple[Row, ...]:
    lines = (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    result = []
    for line in lines:
        if line.startswith("#"):
            continue
        batch, language, kinds, text = line.split("\t")
        asked = Asked(text, language)
        found = frozenset(rule.code for rule in RULES if list(rule.judge(asked)))
        wanted = frozenset(kinds.split(",")) - {"-"}
        result.append(Row(batch, language, wanted, text, found))
    return tuple(result)


def test_the_list_is_large_and_mixed() -> None:
    assert len(rows()) >= 220
    assert len({row.text for row in rows()}) == len(rows())
    dutch = sum(row.language == "nl" for row in rows()) / len(rows())
    assert 0.5 < dutch < 0.7
    assert sum(not row.kinds for row in rows()) >= len(rows()) / 4
    codes = {rule.code for rule in RULES}
    assert {kind for row in rows() for kind in row.kinds} <= codes


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", LEAST)
def test_precision_and_recall(kind: str, language: str) -> None:
    here = [row for row in rows() if row.language == language]
    right = [row for row in here if kind in row.kinds and kind in row.found]
    wrong = [row.text for row in here if kind in row.found and kind not in row.kinds]
    missed = [row.text for row in here if kind in row.kinds and kind not in row.found]
    precision, recall = LEAST[kind]
    assert len(right) / (len(right) + len(wrong)) >= precision, wrong
    assert len(right) / (len(right) + len(missed)) >= recall, missed
