"""The praatplaat shows only what may go out, in people's words where they agreed to it."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.analysis.material import gather
from interviewer.analysis.today import today
from interviewer.codebook import Codebook
from interviewer.guide.model import Guide
from interviewer.report.sheets.plate import KeyWord, spoken
from interviewer.report.sheets.praatplaat import PLAIN, praatplaat
from interviewer.store.folder import Held, StudyFolder
from interviewer.study import Case
from tests.report.build import AGREED, case_file, held, note, without
from tests.report.sheets.build import Read, order

SECRET = "zonder onze voorvechter was het doodgebloed"
BOOK = Codebook.model_validate(
    {
        "codes": [
            {
                "id": block,
                "name": block.title(),
                "color": "#B3261E",
                "codes": [
                    {
                        "id": f"{block}.leiderschap",
                        "name": f"Leiderschap van {block}",
                        "aliases": ["trekker", "voorvechter"],
                    }
                ],
            }
            for block in PLAIN
        ]
    }
)
GUIDE = Guide.model_validate(
    {
        "guide": "gids",
        "title": "Gids",
        "opening": {"consent": ["deelname"]},
        "blocks": [
            {
                "id": block,
                "title": block.title(),
                "questions": [
                    {"id": f"{block}.eerst", "ask": f"Eerst over {block}?"},
                    {"id": f"{block}.moet", "ask": f"Wat over {block}?", "must": True},
                ],
            }
            for block in (*PLAIN, "aanvulling")
        ],
    }
)
NO_QUOTES = {"R1": without(AGREED, "citeren")}
REFUSED = {"R1": AGREED | {"deelname": False}}


LED = "drivers.leiderschap"


def plate(folder: StudyFolder, *interviews: Held, case: Case | None = None, **fields: Any) -> Read:
    file = case_file(*interviews, case=case, codes=today(BOOK, ())) if interviews else None
    made = order(folder, file, language="en", **fields)
    made.__dict__["guide"] = GUIDE
    made.folder.__dict__["codebook_file"] = type("File", (), {"model": BOOK})
    return Read(praatplaat(made))


def words_of(*interviews: Held) -> list[KeyWord]:
    file = case_file(*interviews, codes=today(BOOK, ()))
    material = gather(file, "2026-03-05", "nl")
    return list(spoken(material, ["drivers"], file.today, "nl")[0].key_words)


def test_empty_it_shows_every_block_with_its_question(folder: StudyFolder) -> None:
    read = plate(folder)
    read.check_form()
    for block, plain in PLAIN.items():
        assert plain in read.text and f"Wat over {block}?" in read.text
    assert "aanvulling" not in read.text  # no block of the codebook
    (alt,) = read.alt
    assert all(plain in alt for plain in PLAIN.values())


def test_a_case_shows_how_much_was_said_and_where_nothing(folder: StudyFolder) -> None:
    one = held(
        1,
        note("Zij trekt.", "drivers.leiderschap +", r=("R1",)),
        note("Ook.", "drivers -", r=("R1",)),
    )
    read = plate(folder, one)
    read.check_form()
    assert "Drivers · 2 notes, 1 respondent" in read.text
    assert "Design not spoken about yet" in read.text


def test_a_word_of_theirs_where_they_agreed_to_be_quoted() -> None:
    said = note("Onze trekker was ziek.", "drivers.leiderschap -", r=("R1",))
    assert words_of(held(1, said)) == [KeyWord("trekker", 1, 0, 1, LED)]


@pytest.mark.parametrize("people", [NO_QUOTES, {"R1": AGREED | {"citeren": False}}])
def test_the_codes_name_where_they_did_not(people: dict[str, dict[str, bool]]) -> None:
    said = note("Onze trekker was ziek.", "drivers.leiderschap -", r=("R1",))
    assert words_of(held(1, said, people=people)) == [
        KeyWord("Leiderschap van drivers", 1, 0, 1, LED)
    ]


def test_one_of_two_speakers_who_did_not_agree_is_enough() -> None:
    said = note("Onze trekker was ziek.", "drivers.leiderschap", r=("R1", "R2"))
    people = {"R1": AGREED, "R2": without(AGREED, "citeren")}
    assert [word.words for word in words_of(held(1, said, people=people))] == (
        ["Leiderschap van drivers"]
    )


def test_who_refused_to_take_part_counts_nowhere(folder: StudyFolder) -> None:
    said = note(SECRET, "drivers.leiderschap +", kind="quote", r=("R1",))
    read = plate(folder, held(1, said, people=REFUSED), quotes=True)
    assert "Drivers · not spoken about yet" in read.text
    for word in ("voorvechter", "doodgebloed", "Leiderschap van drivers"):
        assert word not in read.everything


@pytest.mark.parametrize("kind", ["note", "quote", "observation", "memo"])
@pytest.mark.parametrize("quotes", [False, True])
def test_nothing_of_who_may_not_be_quoted(folder: StudyFolder, kind: str, quotes: bool) -> None:
    said = note(SECRET, "drivers.leiderschap +", kind=kind, r=("R1",))
    read = plate(folder, held(1, said, people=NO_QUOTES), quotes=quotes)
    for word in ("voorvechter", "doodgebloed"):
        assert word not in read.everything


def test_quotes_only_when_asked_for(folder: StudyFolder) -> None:
    one = held(1, note("Het bloedde dood.", "design.leiderschap", kind="quote", r=("R1",)))
    assert "bloedde" not in plate(folder, one).everything
    read = plate(folder, one, quotes=True)
    assert "“Het bloedde dood.” [I1-1]" in read.text


def test_what_helps_and_what_hinders_are_counted_apart() -> None:
    one = held(
        1,
        note("Goed.", "drivers.leiderschap ++"),
        note("Slecht.", "drivers.leiderschap -"),
        note("Beide.", "drivers.leiderschap +-"),
        note("Zomaar.", "drivers.leiderschap"),
    )
    assert words_of(one) == [KeyWord("Leiderschap van drivers", 4, 2, 2, LED, 1)]


def test_an_invented_case_says_so(folder: StudyFolder) -> None:
    read = plate(folder, held(1), case=Case(name="Verzonnen", fictional=True))
    assert "Fictional case" in read.parts["word/header1.xml"].decode()


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_another_study_gets_its_blocks_in_rows(folder: StudyFolder, paper: str) -> None:
    read = Read(praatplaat(order(folder, language="en", paper=paper)))
    read.check_form()
    for text in ("Drivers", "Wat houdt het gaande?"):
        assert text in read.text
