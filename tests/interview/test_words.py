"""Words in any inflection and inside compounds, with what must not be found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from interviewer.interview.words import count_words, mentions, stems

DUTCH_THERE = [
    ("De subsidies lopen af", "subsidie"),
    ("de rijkssubsidieregeling", "subsidies"),
    ("zij lopen weg", "loopt"),
    ("hij loopt", "lopen"),
    ("het is zo gelopen", "lopen"),
    ("de trekkers vielen weg", "trekker"),
    ("scholengemeenschap", "school"),
    ("schoolbesturen", "bestuur"),
    ("brievenbusfirma", "brief"),
    ("de huizenmarkt", "huis"),
    ("een bedrijvenpark", "bedrijf"),
    ("de RIF-aanvraag", "RIF"),
    ("het vo-mbo-platform", "mbo"),
    ("vo-mbo", "vo-mbo"),
    ("de coördinatie", "coordinatie"),
    ("de coordinatie", "COÖRDINATIE"),
    ("de publieke waarden", "publieke waarde"),
    ("publieke en private waarden", "publieke waarde"),
    ("het gemeentehuis", "gemeente"),
    ("de gemeenten", "gemeente"),
    ("foto’s", "foto"),
    ("samenwerkingsverband", "samenwerking"),
    ("cofinanciering", "financiering"),
    ("co-creatie", "cocreatie"),
    ("cocreatie", "co-creatie"),
    ("ministeries", "ministerie"),
    ("gelden", "geld"),
    ("overheidsgeld", "geld"),
    ("zij vertrouwde hem", "vertrouwen"),
    ("kernwaarden", "waarde"),
    ("jaarplannen", "plan"),
    ("projectleiders", "projectleider"),
]
DUTCH_NOT = [
    ("de griffier", "RIF"),
    ("het is geregeld", "geld"),
    ("plastic", "last"),
    ("zij meenden dat", "gemeente"),
    ("waar is dat", "waarde"),
    ("scholengemeenschap", "gemeente"),
    ("waarde die publiek is", "publieke waarde"),
    ("ambo", "mbo"),
    ("vergelden", "geld"),
    ("niets", ""),
    ("", "subsidie"),
]
ENGLISH_THERE = [
    ("the companies agreed", "company"),
    ("subsidies", "subsidy"),
    ("they were running", "run"),
    ("our leaders", "leader"),
    ("two workshops", "shop"),
    ("schoolteachers", "teacher"),
    ("the children’s home", "child's"),
    ("naïve", "naive"),
    ("public values", "public value"),
    ("it is funded", "funding"),
]
ENGLISH_NOT = [
    ("accompanying", "company"),
    ("trust", "rust"),
    ("support", "port"),
    ("party", "art"),
    ("value that is public", "public value"),
]


@pytest.mark.parametrize(
    ("text", "term", "language", "there"),
    [(*case, "nl", True) for case in DUTCH_THERE]
    + [(*case, "nl", False) for case in DUTCH_NOT]
    + [(*case, "en", True) for case in ENGLISH_THERE]
    + [(*case, "en", False) for case in ENGLISH_NOT],
)
def test_mentions(text: str, term: str, language: str, there: bool) -> None:
    assert mentions(text, term, language) is there


@pytest.mark.parametrize(("text", "term"), DUTCH_THERE)
def test_stems_find_what_the_text_does(text: str, term: str) -> None:
    assert mentions(stems(text, "nl"), term, "nl")


def test_a_language_without_stemmer_compares_words() -> None:
    assert mentions("Die Förderung endet", "förderung", "de")
    assert not mentions("Die Häuser", "Maus", "de")


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("ja", 1), ("vo-mbo en foto's", 3), ("ja – nee … 3", 3), ("a\nb\tc", 3)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


def test_the_stemmer_waits_until_it_is_needed() -> None:
    code = "import sys, interviewer.interview.words; sys.exit('snowballstemmer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
