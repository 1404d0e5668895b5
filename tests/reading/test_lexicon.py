"""The lexicon beside a codebook."""

from __future__ import annotations

from pathlib import Path

from interviewer.reading.lexicon import beside, load_lexicon
from interviewer.store.folder import StudyFolder

ROOT = Path(__file__).parents[2]


def test_it_lies_beside_the_codebook() -> None:
    assert beside(Path("guides/mine.yaml")) == Path("guides/mine.words.txt")


def test_words_and_notes_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "b.words.txt"
    path.write_text(
        "# language: en\n# a: remark\n\n"
        "a.b: one, two words,\na.b: three\na.b = Said: so, and so.\n",
        encoding="utf-8",
    )
    lexicon = load_lexicon(path)
    assert lexicon.words == {"a.b": ("one", "two words", "three")}
    assert lexicon.notes == {"a.b": ("Said: so, and so.",)}
    assert lexicon.language == "en"


def test_without_one_codes_are_told_by_the_codebook_alone(tmp_path: Path) -> None:
    lexicon = load_lexicon(tmp_path / "none.words.txt")
    assert not lexicon.words and not lexicon.notes


def test_the_studys_own_speaks_of_codes_of_its_codebook_alone() -> None:
    folder = StudyFolder(ROOT)
    assert {*folder.lexicon.words, *folder.lexicon.notes} <= folder.codebook.by_id.keys()
