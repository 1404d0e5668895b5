"""The tables of one case: what stands in them, and that an empty one says so in a line."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from docx.table import Table

from interviewer.analysis.today import today
from interviewer.codebook import Codebook
from interviewer.guide.scan import Scan
from interviewer.interview.events import AnyEvent, Rated, Scanned
from interviewer.outline import TABLES, Outline
from interviewer.report.case import case_report
from interviewer.report.tables import MOST_ROWS
from interviewer.report.tables import TABLES as MADE_TABLES
from interviewer.report.tables.words import CASE_CAPTIONS, CASE_SUBJECTS
from interviewer.store.folder import Held
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.report.test_case import MADE, Read

CODES = {
    "doelen": [
        "doelen.korte-termijn",
        "doelen.middellange-termijn",
        "doelen.lange-termijn",
        "doelen.publieke-waarde",
    ],
    "drivers": ["drivers.incentives", "drivers.leiderschap"],
    "design": ["design.ontwerp-besproken", "design.type", "design.hoofdvorm"],
    "output": ["output.positie-sector", "output.fysieke-locatie"],
    "randvoorwaarden": ["randvoorwaarden.commitment"],
}
BOOK = Codebook.model_validate(
    {
        "codes": [
            {
                "id": top,
                "name": top.capitalize(),
                "codes": [{"id": c, "name": c.rpartition(".")[2].capitalize()} for c in below],
            }
            for top, below in CODES.items()
        ]
    }
)
SCAN = Scan.model_validate(
    {
        "scan": "scan",
        "title": "Scan",
        "categories": [
            {
                "id": "drivers",
                "number": "2",
                "title": "Drivers",
                "items": [
                    {
                        "id": "trekker",
                        "letter": "2a",
                        "code": "drivers.leiderschap",
                        "statement": "Er is een trekker.",
                    }
                ],
            }
        ],
    }
)


def chapter(name: str, *interviews: Held, events: Iterable[AnyEvent] = ()) -> Read:
    outline = Outline.model_validate(
        {
            "outline": "o",
            "kind": "case",
            "chapters": [
                {"id": "a", "title": "A", "tables": [name], "parts": ["synthesis"]},
                {
                    "id": "b",
                    "title": "B",
                    "codes": list(CODES),
                    "parts": ["digest", "quotes"],
                },
            ],
        }
    )
    file = case_file(*interviews, events=tuple(events), codes=today(BOOK, ()))
    return Read(case_report(file, outline, MADE, None, SCAN))


def rows(report: Read) -> list[str]:
    (table,) = [block for block in report.chapter("A") if isinstance(block, Table)]
    return [" | ".join(cell.text for cell in row.cells) for row in table.rows[1:]]


def rated(value: str, round_: int | None = None, why: str = "") -> Rated:
    return Rated(id=new_id(), code="output.positie-sector", value=value, round=round_, why=why)


def scanned(directing: bool, why: str = "") -> Scanned:
    return Scanned(id=new_id(), item="trekker", holds="partly", directing=directing, why=why)


def test_each_name_of_an_outline_is_a_table() -> None:
    assert set(TABLES["case"]) == set(MADE_TABLES) == set(CASE_CAPTIONS) == set(CASE_SUBJECTS)


@pytest.mark.parametrize("name", TABLES["case"])
def test_a_chapter_with_an_empty_table_alone_is_named_at_the_end(name: str) -> None:
    report = chapter(name, held(1, note("iets zonder code")))
    assert report.text("A") == ""
    assert "Nothing was noted on: A" in report.everything


def test_goals_by_term_name_what_was_not_noted() -> None:
    report = chapter("doelen-termijn", held(1, note("nu", "doelen.korte-termijn", r=["R1"])))
    assert rows(report) == ["Korte-termijn | nu [I1-1]"]
    assert "Not noted: Middellange-termijn; Lange-termijn." in report.text("A")


def test_a_note_that_a_table_printed_is_not_printed_again() -> None:
    report = chapter("doelen-termijn", held(1, note("eenmalig", "doelen.korte-termijn")))
    assert "eenmalig" in report.text("A")
    assert "eenmalig" not in report.text("B")
    assert "See: [I1-1]" in report.text("B")


@pytest.mark.parametrize("name", ["doelen-termijn", "theorie", "waarden"])
def test_a_quote_stands_by_reference(name: str) -> None:
    codes = ("doelen.korte-termijn", "doelen.publieke-waarde")
    quote = note("letterlijk gezegd", *codes, kind="quote", r=["R1"], relation="adds")
    report = chapter(name, held(1, quote))
    assert any(row.endswith("[I1-1]") for row in rows(report))
    assert "letterlijk" not in report.text("A")


def test_private_and_public_value() -> None:
    report = chapter(
        "waarden",
        held(1, note("eigen", "drivers.incentives"), note("streek", "doelen.publieke-waarde")),
    )
    assert rows(report) == [
        "Private value: what partners gain themselves | eigen [I1-1]",
        "Public value: what society gains | streek [I1-2]",
    ]


def test_the_design_question_by_question() -> None:
    report = chapter(
        "ontwerp",
        held(1, note("nooit", "design.ontwerp-besproken -"), note("past", "design.type +")),
    )
    assert rows(report) == [
        "A. Ontwerp-besproken | nooit [I1-1]",
        "C-II. Type | past [I1-2]",
    ]


def test_a_rating_of_each_round_with_why() -> None:
    report = chapter(
        "meerwaarde",
        held(1, note("beeld", "output.positie-sector +", r=["R1"])),
        events=[rated("+", 1, "beetje [I1-1]"), rated("++", 2, "meer")],
    )
    assert rows(report) == [
        "Positie-sector | round 1: + beetje [I1-1]\nround 2: ++ meer [I1-1] | beeld [I1-1]"
    ]


def test_a_judgement_that_rests_on_nothing_is_counted() -> None:
    report = chapter("meerwaarde", held(1, note("iets")), events=[rated("+", None, "zomaar")])
    assert "1 judgement in the tables rests on no note." in report.text("Account of method")


def test_why_does_not_let_a_quote_slip_out() -> None:
    secret = "zonder haar stond er hier een lege loods"
    people = {"R1": without(AGREED, "citeren")}
    report = chapter(
        "meerwaarde",
        held(1, note(secret, "output.positie-sector", kind="quote", r=["R1"]), people=people),
        events=[rated("+", None, f"want {secret}"), scanned(True, f"want {secret}")],
    )
    assert secret not in report.everything
    assert "want [quote left out]" in rows(report)[0]


def test_five_points_by_what_furthers_and_hinders() -> None:
    report = chapter(
        "aandachtspunten",
        held(
            1,
            note("a", "randvoorwaarden.commitment --"),
            note("b", "randvoorwaarden.commitment +"),
        ),
    )
    assert rows(report) == ["Commitment | + Commitment [I1-2] | −− Commitment [I1-1]"]


def test_the_scan_tells_what_gave_direction() -> None:
    talk = held(1, note("zij trekt", "drivers.leiderschap ++", r=["R1"]))
    report = chapter("scan", talk, events=[scanned(True, "alles hing aan haar")])
    assert rows(report) == [
        "Leiderschap (Drivers, 2a) | partly: alles hing aan haar [I1-1]",
    ]
    nothing = chapter("scan", talk, events=[scanned(False)]).text("A")
    assert nothing.startswith("The scan was filled in;")


def test_who_says_that_it_gave_no_direction_is_no_row_of_what_did() -> None:
    talk = held(1, note("zij trekt", "drivers.leiderschap ++", r=["R1"]))
    events = [
        scanned(True, "alles hing aan haar").model_copy(update={"with_": "AB"}),
        scanned(False, "viel mee").model_copy(update={"with_": "CD"}),
    ]
    report = chapter("scan", talk, events=events)
    assert "alles hing aan haar" in report.text("A")
    assert "viel mee" not in report.text("A")


def test_what_is_said_of_the_theory() -> None:
    report = chapter(
        "theorie",
        held(
            1,
            note("wijkt af", "drivers.leiderschap -", relation="contradicts"),
            note("zonder code", relation="adds"),
        ),
    )
    assert rows(report) == [
        "Adds to the theory | Adds to the theory",
        " | zonder code [I1-2]",
        "Contradicts the theory | Contradicts the theory",
        "− Leiderschap | wijkt af [I1-1]",
    ]


def test_what_changed_between_the_rounds() -> None:
    report = chapter(
        "ronden",
        held(1, note("trok", "drivers.leiderschap ++", r=["R1"]), round=1),
        held(2, note("remt", "drivers.leiderschap -", r=["R1"]), round=2),
    )
    assert rows(report) == ["Leiderschap | round 1: ++ trok [I1-1] | round 2: − remt [I2-1]"]
    once = chapter("ronden", held(1, note("trok", "drivers.leiderschap ++")))
    assert "Nothing was noted on: A" in once.everything


def test_of_many_changes_the_first_stand_those_of_one_respondent_first() -> None:
    codes = [code for below in CODES.values() for code in below]
    first = [note("trok", f"{code} ++", r=["R1"]) for code in codes]
    own = note("remt", f"{codes[-1]} -", r=["R1"])
    same = [note("trekt", f"{code} +", r=["R1"]) for code in codes[:-1]]
    others = [note("remt", f"{code} -", r=["R2"]) for code in codes[:-1] * 2]
    report = chapter(
        "ronden",
        held(1, *first, round=1),
        held(2, own, *same, *others, people={"R1": AGREED, "R2": AGREED}, round=2),
    )
    told = rows(report)
    assert len(told) == MOST_ROWS["ronden"]
    assert told[0].startswith("Commitment | ")
    assert told[1].startswith("Korte-termijn (other respondents) | ")
    assert f"… and {len(codes) - len(told)} more." in report.text("A")


def test_a_document_is_no_round_of_a_case() -> None:
    report = chapter(
        "ronden",
        held(1, note("trok", "drivers.leiderschap ++", r=["R1"]), round=1),
        held(2, note("remt", "drivers.leiderschap -"), document="D1", round=2),
    )
    assert "remt" not in report.text("A")
