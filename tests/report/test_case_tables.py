"""The tables of one case: what stands in them, and that an empty one says so in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from docx.table import Table

from interviewer.analysis.portrait.changes import MOST
from interviewer.analysis.today import today
from interviewer.codebook import Codebook
from interviewer.guide.scan import Scan
from interviewer.interview.events import AnyEvent, Rated, Scanned, Synthesised
from interviewer.outline import TABLES, Outline
from interviewer.report.case import case_report
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
    "design": [
        "design.ontwerp-besproken",
        "design.type",
        "design.type.open-gesloten",
        "design.hoofdvorm",
    ],
    "output": ["output.positie-sector", "output.fysieke-locatie"],
    "randvoorwaarden": ["randvoorwaarden.commitment", "randvoorwaarden.steun"],
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
                    },
                    {
                        "id": "prikkels",
                        "letter": "2-extern-c",
                        "code": "drivers.incentives",
                        "statement": "Meedoen levert iets op.",
                    },
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


def scanned(directing: bool, why: str = "", holds: str = "partly", **fields: Any) -> Scanned:
    told = {"item": "trekker", "holds": holds, "directing": directing, "why": why, **fields}
    return Scanned.model_validate({"id": new_id(), **told})


def test_each_name_of_an_outline_is_a_table() -> None:
    assert set(TABLES["case"]) == set(MADE_TABLES) == set(CASE_CAPTIONS) == set(CASE_SUBJECTS)


@pytest.mark.parametrize("name", TABLES["case"])
def test_a_chapter_with_an_empty_table_alone_is_named_at_the_end(name: str) -> None:
    report = chapter(name, held(1, note("iets zonder code")))
    assert report.text("A") == ""
    assert "Nothing was noted on: A" in report.everything


def test_goals_by_term_name_what_was_not_noted() -> None:
    report = chapter("doelen-termijn", held(1, note("nu", "doelen.korte-termijn", r=["R1"])))
    assert rows(report) == ["Korte-termijn | R1: nu [I1-1]"]
    assert "Not noted: Middellange-termijn; Lange-termijn." in report.text("A")


def test_a_note_that_a_table_printed_is_not_printed_again() -> None:
    report = chapter("doelen-termijn", held(1, note("eenmalig", "doelen.korte-termijn")))
    assert "eenmalig" in report.text("A")
    assert "eenmalig" not in report.text("B")
    assert "[I1-1]" in report.text("B")


@pytest.mark.parametrize("name", ["doelen-termijn", "theorie", "waarden"])
def test_a_quote_stands_by_reference(name: str) -> None:
    codes = ("doelen.korte-termijn", "doelen.publieke-waarde")
    quote = note("letterlijk gezegd", *codes, kind="quote", r=["R1"], relation="adds")
    report = chapter(name, held(1, quote))
    assert "[I1-1]" in report.text("A")
    assert "letterlijk" not in report.text("A")


def test_a_note_stands_in_its_words_once() -> None:
    twice = note("tweemaal", "doelen.korte-termijn", "doelen.lange-termijn", r=["R1"])
    other = note("ver weg", "doelen.lange-termijn", r=["R1"])
    report = chapter("doelen-termijn", held(1, twice, other))
    assert rows(report) == [
        "Korte-termijn | R1: tweemaal [I1-1]",
        "Lange-termijn | R1: ver weg [I1-2]\nSee also: [I1-1]",
    ]


def test_rows_of_references_alone_stand_under_the_table_with_what_they_are_about() -> None:
    said = note("letterlijk", "doelen.publieke-waarde", kind="quote", r=["R1"])
    own = note("eigen", "drivers.incentives", r=["R1"])
    report = chapter("waarden", held(1, own, said))
    assert rows(report) == ["Private value: what partners gain themselves | R1: eigen [I1-1]"]
    assert "By reference alone: public value [I1-2]." in report.text("A")
    only = chapter("waarden", held(1, said))
    assert not [block for block in only.chapter("A") if isinstance(block, Table)]
    assert "By reference alone: public value [I1-1]." in only.text("A")


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
        held(
            1,
            note("nooit", "design.ontwerp-besproken -", r=["R1"]),
            note("past", "design.type +", r=["R1"]),
            note("ieder mag aanschuiven", "design.type.open-gesloten", r=["R1"]),
        ),
    )
    assert rows(report) == [
        "A. Ontwerp-besproken | R1: nooit [I1-1]",
        "C-II. Type | R1: past [I1-2]",
        "C-II. Open-gesloten | R1: ieder mag aanschuiven [I1-3]",
    ]


def test_a_rating_of_each_round_with_why() -> None:
    report = chapter(
        "meerwaarde",
        held(1, note("beeld", "output.positie-sector +", r=["R1"])),
        held(2, note("nog meer", "output.positie-sector +", r=["R1"]), round=2),
        events=[rated("", 1, "niemand ziet het [I1-1]"), rated("++", 2, "meer")],
    )
    assert rows(report) == [
        "Positie-sector | round 1: absent. Niemand ziet het [I1-1]\n"
        "round 2: ++ Meer (compare [I2-1]) | "
        "R1, round 1: beeld [I1-1]\nR1, round 2: nog meer [I2-1]"
    ]


def test_a_rating_that_something_is_absent_says_so() -> None:
    report = chapter("meerwaarde", held(1, note("iets")), events=[rated("", None, "nergens")])
    assert rows(report) == ["Positie-sector | Absent. Nergens | "]
    assert "rests on no note" not in report.everything


def test_a_judgement_that_rests_on_nothing_is_counted() -> None:
    report = chapter("meerwaarde", held(1, note("iets")), events=[rated("+", None, "zomaar")])
    assert "1 judgement in the tables rests on no note." in report.text("Account of method")


@pytest.mark.parametrize(
    ("sign", "value", "unsupported"),
    [("-", "+", True), ("+", "+", False), ("", "+", False), ("+", "", True), ("-", "", False)],
)
def test_notes_that_say_the_opposite_are_no_ground(
    sign: str, value: str, unsupported: bool
) -> None:
    talk = held(1, note("iets", f"output.positie-sector {sign}".strip(), r=["R1"]))
    report = chapter("meerwaarde", talk, events=[rated(value, None, "zomaar")])
    assert "(compare [I1-1])" in rows(report)[0]
    assert ("1 judgement in the tables rests on no note." in report.everything) is unsupported


def test_why_does_not_let_a_quote_slip_out() -> None:
    secret = "zonder haar stond er hier een lege loods"
    people = {"R1": without(AGREED, "citeren")}
    report = chapter(
        "meerwaarde",
        held(1, note(secret, "output.positie-sector", kind="quote", r=["R1"]), people=people),
        events=[rated("+", None, f"want {secret}"), scanned(True, f"want {secret}")],
    )
    assert secret not in report.everything
    assert "Want [quote left out]" in rows(report)[0]


CONDITIONS = (
    note("a", "randvoorwaarden.commitment --"),
    note("b", "randvoorwaarden.commitment +"),
    note("c", "randvoorwaarden.commitment ++"),
    note("d", "randvoorwaarden.commitment +"),
    note("e", "randvoorwaarden.steun"),
)


def test_five_points_and_other_conditions_the_strongest_first() -> None:
    report = chapter("aandachtspunten", held(1, *CONDITIONS, document="D1"))
    assert rows(report) == [
        "Commitment | ++ Commitment [D1-3]\n+ Commitment [D1-2] [D1-4] | −− Commitment [D1-1] | ",
        "Other conditions |  |  | · Steun [D1-5]",
    ]


def test_of_interviews_the_points_count_their_factors() -> None:
    report = chapter("aandachtspunten", held(1, *CONDITIONS))
    assert rows(report)[0] == "Commitment | Commitment (3) [I1-3] [I1-2] | Commitment [I1-1] | "
    assert "In brackets how many notes have the factor" in report.text("A")


def test_the_scan_tells_what_gave_direction() -> None:
    talk = held(1, note("zij trekt", "drivers.leiderschap ++", r=["R1"]))
    report = chapter("scan", talk, events=[scanned(True, "alles hing aan haar")])
    assert rows(report) == [
        "Leiderschap\nDrivers,\u00a02a: Er is een trekker. | Partly. Alles hing aan haar "
        "(compare [I1-1])",
    ]
    nothing = chapter("scan", talk, events=[scanned(False)]).text("A")
    assert nothing.startswith("The scan was filled in;")


def test_the_scan_names_the_round_and_a_letter_in_words() -> None:
    talks = held(1, note("ja", "drivers.incentives +")), held(2, note("nog"), round=2)
    events = [scanned(True, "loont [I1-1]", "yes", item="prikkels", round=1)]
    assert rows(chapter("scan", *talks, events=events)) == [
        "Incentives\nDrivers,\u00a0external\u00a0driver\u00a0c: Meedoen levert iets op. | "
        "round 1: yes. Loont [I1-1]"
    ]


def test_who_says_that_it_gave_no_direction_is_no_row_of_what_did() -> None:
    talk = held(1, note("zij trekt", "drivers.leiderschap ++", r=["R1"]))
    events = [
        scanned(True, "alles hing aan haar").model_copy(update={"with_": "AB"}),
        scanned(False, "viel mee").model_copy(update={"with_": "CD"}),
    ]
    report = chapter("scan", talk, events=events)
    assert "Alles hing aan haar" in report.text("A")
    assert "iel mee" not in report.text("A")


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
        "Without a code | zonder code [I1-2]",
        "Contradicts the theory | Contradicts the theory",
        "− Leiderschap | wijkt af [I1-1]",
    ]


def test_what_changed_between_the_rounds() -> None:
    report = chapter(
        "ronden",
        held(1, note("trok", "drivers.leiderschap ++", r=["R1"]), round=1),
        held(2, note("remt", "drivers.leiderschap -", r=["R1"]), round=2),
    )
    assert rows(report) == [
        "Leiderschap | R1, round 1: ++ trok [I1-1] | R1, round 2: − remt [I2-1]"
    ]
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
    assert len(told) == MOST
    assert told[0].startswith("Steun | ")
    assert told[1].startswith("Korte-termijn (other respondents) | ")
    left = f"The other {len(codes) - MOST} factors that differ stand in the tables of factors."
    assert left in report.text("A")


def test_a_judgement_that_changed_has_its_reason_and_all_of_them_stand_there() -> None:
    report = chapter(
        "ronden",
        held(1, note("trok", "drivers.leiderschap ++", r=["R1"]), round=1),
        held(2, note("remt", "drivers.leiderschap -", r=["R1"]), round=2),
        events=[
            scanned(True, "alles hing aan haar [I1-1]", "yes", round=1),
            scanned(False, "niemand staat op [I2-1]", "no", round=2),
        ],
    )
    assert rows(report) == [
        "Judgements | Judgements | Judgements",
        "Leiderschap\nDrivers,\u00a02a: Er is een trekker. | round 1: yes [I1-1] | "
        "round 2: no. Niemand staat op [I2-1]",
        "Factors | Factors | Factors",
        "Leiderschap | R1, round 1: ++ trok [I1-1] | R1, round 2: − remt [I2-1]",
    ]


def test_changes_that_the_synthesis_names_stand_first() -> None:
    first = [note("trok", f"drivers.{code} ++", r=["R1"]) for code in ("incentives", "leiderschap")]
    second = [note("remt", f"drivers.{code} -", r=["R1"]) for code in ("incentives", "leiderschap")]
    told = Synthesised(id=new_id(), slot="ronden", text="Zij trekt niet meer [I2-2].", cites={})
    talks = held(1, *first, round=1), held(2, *second, round=2)
    plain, named = (rows(chapter("ronden", *talks, events=e)) for e in ([], [told]))
    assert [row.partition(" | ")[0] for row in plain] == ["Incentives", "Leiderschap"]
    assert [row.partition(" | ")[0] for row in named] == ["Leiderschap", "Incentives"]


def test_a_document_is_no_round_of_a_case() -> None:
    report = chapter(
        "ronden",
        held(1, note("trok", "drivers.leiderschap ++", r=["R1"]), round=1),
        held(2, note("remt", "drivers.leiderschap -"), document="D1", round=2),
    )
    assert "remt" not in report.text("A")
