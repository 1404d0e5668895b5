"""The Dutch catalogue says all that the code says, and the program reads what it says."""

from __future__ import annotations

import ast
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from interviewer import i18n
from interviewer.errors import CATALOGUE, Problem
from scripts import messages

MEND = "run `make messages` and translate what it prints"


def test_every_message_is_there_and_none_is_stale() -> None:
    in_code, in_catalogue = messages.ids(messages.extracted()), messages.ids(messages.written())
    assert in_code - in_catalogue == set(), MEND
    assert in_catalogue - in_code == set(), MEND


def test_every_message_is_translated_and_sure() -> None:
    assert list(messages.unfinished(messages.written())) == [], MEND


def test_translations_fill_the_same_placeholders() -> None:
    assert list(messages.torn(messages.written())) == []


def test_what_the_program_reads_is_what_was_written() -> None:
    read = read_mo(BytesIO(messages.MO.read_bytes()))
    wanted = read_mo(BytesIO(messages.compiled(messages.written())))
    assert said(read) == said(wanted), MEND


def said(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue}


def test_the_files_change_with_words_only() -> None:
    text = messages.PO.read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if line.startswith("#:")]
    assert places
    for line in places:
        for place in line.removeprefix("#:").split():
            assert place.startswith("interviewer/") and place.endswith(".py")
    for field in ("POT-Creation-Date", "PO-Revision-Date", "Generated-By"):
        assert field not in text


def test_messages_are_found_wherever_they_stand() -> None:
    code = """
a = _("one") + words.gettext("two " "three")
b = f"{_('four')} {ngettext('five', 'fives', n)}"
c = {"k": N_("six")}
d = _(name), _(f"seven {n}"), print("eight"), _("")
"""
    found = list(messages.marked(ast.parse(code)))
    assert found == [("one",), ("two three",), ("four",), ("five", "fives"), ("six",)]


def test_a_translation_with_another_placeholder_is_found() -> None:
    catalogue = messages.Dutch()
    catalogue.add("{n} of {m}", "{n} van {k}")
    catalogue.add(("{n} note", "{n} notes"), ("{n} notitie", "notities"))
    catalogue.add("{n} here", "{n} hier")
    assert list(messages.torn(catalogue)) == ["{n} of {m}", "{n} note"]


def test_an_empty_or_unsure_translation_is_found() -> None:
    catalogue = messages.Dutch()
    catalogue.add("one", "")
    catalogue.add("two", "twee", flags=["fuzzy"])
    catalogue.add(("{n} note", "{n} notes"), ("{n} notitie", ""))
    catalogue.add("three", "drie")
    assert list(messages.unfinished(catalogue)) == ["one", "two", "{n} note"]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_error_speaks_dutch(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = CATALOGUE[code]
    names = messages.placeholders(entry.sentence) | messages.placeholders(entry.remedy)
    problem = Problem(code, dict.fromkeys(names - {"nearest"}, "X"))
    english, dutch = catalogues(problem, monkeypatch)
    assert english != dutch


def catalogues(problem: Problem, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return a problem in English and in Dutch."""
    monkeypatch.setattr(i18n, "_current", "en")
    english = i18n.sentence(problem)
    monkeypatch.setattr(i18n, "_current", "nl")
    return english, i18n.sentence(problem)
