"""What stands before the chapters of a case's report, and the appendices of guides and codes."""

from __future__ import annotations

import pytest
from docx.text.paragraph import Paragraph

from interviewer.interview.events import Instrument
from interviewer.study import Case, Study
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.report.test_case import Read, of, read


class TestHowToRead:
    def test_of_documents_alone_without_interviews_and_respondents(self) -> None:
        text = read(held(1, note("a"), document="D1")).text("The case")
        assert "[D1-5]" in text and "[I3-17]" not in text and "R1 is" not in text

    def test_of_interviews_alone_without_documents(self) -> None:
        text = read(held(1, note("a"))).text("The case")
        assert "[D1-5]" not in text and "[I3-17]" in text and "R1 is" in text
        assert "Numbers that are missing" in text


@pytest.mark.parametrize(
    ("name", "role", "shown"),
    [
        ("Halmer College", "bestuur", "Halmer College (bestuur)"),
        ("Bedrijven", "bedrijf", "Bedrijven"),
        ("Zandebuur (vo)", "bestuur", "Zandebuur (vo; bestuur)"),
        ("Woningcorporatie", "", "Woningcorporatie"),
    ],
)
def test_a_partner_with_its_role_where_the_name_does_not_say_it(
    name: str, role: str, shown: str
) -> None:
    case = Case.model_validate({"name": "L", "partners": [{"name": name, "role": role}]})
    assert f"Partners | {shown}\n" in read(case=case).text("The case")


def test_the_title_of_a_confidential_document_stands_in_no_table() -> None:
    case = Case.model_validate(
        {
            "name": "L",
            "documents": [
                {"id": "D1", "title": "Besluitenlijst", "confidential": True},
                {"id": "D2", "title": "Monitor 2019-2024"},
            ],
        }
    )
    text = read(held(1, note("a")), case=case).everything
    assert "Besluitenlijst" not in text and "D1: confidential document" in text
    assert "Monitor 2019–2024" in text


def guide(name: str, **fields: object) -> Instrument:
    block = {"id": "a", "title": "Begin", "questions": [{"id": "a.b", "ask": f"Wat bij {name}?"}]}
    made = {"guide": name, "title": name, "blocks": [block], **fields}
    return Instrument(id=new_id(), guide=made, codebook={})


def headings(report: Read, title: str) -> list[str]:
    return [
        block.text
        for block in report.chapter(title)
        if isinstance(block, Paragraph) and block.style and block.style.name == "Heading 2"
    ]


class TestGuides:
    def test_documents_first_then_by_round_for_all_for_some_and_for_groups(self) -> None:
        two = {"R1": AGREED, "R2": AGREED}
        file = case_file(
            held(1, guide("twee"), note("a"), round=2),
            held(2, guide("groep"), note("a"), people=two, round=1),
            held(3, guide("bestuur", respondents=["rol-R1"]), note("a"), round=1),
            held(4, guide("allen"), note("a"), round=1),
            held(1, guide("stuk"), note("a"), document="D1"),
        )
        assert headings(of(file), "Appendix: the guides") == [
            "stuk",
            "allen",
            "bestuur",
            "groep",
            "twee",
        ]

    def test_a_card_stands_with_its_question(self) -> None:
        card = {"title": "Vijf punten", "text": "1. Inzet\n2. Contact"}
        question = {"id": "a.b", "label": "1", "ask": "Welke van deze?", "show": card}
        block = {"id": "a", "title": "Begin", "questions": [question]}
        text = read(held(1, guide("g", blocks=[block]), note("a"))).text("Appendix: the guides")
        assert "1 | Welke van deze?\nOn the table: Vijf punten\n1. Inzet\n2. Contact" in text

    def test_one_that_would_tell_a_role_is_not_printed_nor_counted(self) -> None:
        people = {"R1": without(AGREED, "herleidbaarheid")}
        study = Study.model_validate(
            {"language": "en", "roles": {"rol-R1": "centraal", "anders": "centraal"}}
        )
        talk = held(1, guide("geheim", respondents=["rol-R1"]), note("a"), people=people)
        text = of(case_file(talk, study=study)).text("Appendix: the guides")
        assert "geheim" not in text
        assert text.startswith("Guides that are for some roles only are not all printed.")


def test_an_open_code_says_that_it_is_one() -> None:
    text = read(held(1, note("a", "open.reistijd"))).text("Appendix: the codes")
    assert "open code, which came up while noting [I1-1] | 1" in text
