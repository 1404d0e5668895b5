"""The account of method: who, how, how coded and checked, and the COREQ table."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.table import Table

from interviewer.interview.events import (
    Checked,
    Coded,
    CodeMark,
    Parked,
    Summarised,
    Typified,
)
from interviewer.report.merging.written import words_of
from interviewer.report.parts.coreq_items import ITEMS, item_of
from interviewer.study import Case, Study
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.report.test_case import Read, of, read

STUDY: dict[str, Any] = {
    "title": "Studie",
    "language": "en",
    "researchers": {"AB": "Anouk Bergsma", "CD": "Cas Dijkgraaf"},
    "roles": {"rol-R1": "centraal", "rol-R2": "decentraal"},
}


def coreq(report: Read) -> dict[str, str]:
    """Return number → answer."""
    tables = [block for block in report.chapter("Account of method") if isinstance(block, Table)]
    rows = [[cell.text for cell in row.cells] for row in tables[-1].rows[1:]]
    return {row[0]: row[2] for row in rows if row[0].isdigit()}


class TestCoreq:
    def test_has_each_item_once(self) -> None:
        assert [item.number for item in ITEMS] == list(range(1, 33))
        names = [word for item in ITEMS for word in (str(item.number), item.id, *item.other)]
        assert len(names) == len(set(names))
        assert len(coreq(read())) == 32

    def test_what_nobody_told_is_not_reported(self) -> None:
        answers = coreq(read())
        assert answers["10"] == answers["12"] == answers["24"] == "not reported"

    @pytest.mark.parametrize("key", ["sampling", "10", "COREQ-10", "steekproef"])
    def test_takes_what_study_yaml_says(self, key: str) -> None:
        study = Study.model_validate({**STUDY, "method": {key: "Drie bedrijven."}})
        report = read(study=study)
        assert coreq(report)["10"] == "Drie bedrijven."
        assert "How respondents were chosen | Drie bedrijven." in report.text("Account of method")

    def test_an_item_of_the_authors_own_stands_in_the_account(self) -> None:
        assert item_of("iets heel anders") is None
        study = Study.model_validate({**STUDY, "method": {"iets heel anders": "Zo."}})
        assert "iets heel anders | Zo." in read(study=study).text("Account of method")

    def test_counts_what_was_held(self) -> None:
        people = {"R1": AGREED, "R2": AGREED}
        talk = held(1, note("a", r=["R1"]), people=people, by="AB", mode="online")
        answers = coreq(read(talk, study=Study.model_validate(STUDY)))
        assert answers["1"] == "Anouk Bergsma (I1)."
        assert answers["12"] == (
            "This case rests on 1 interview (1 of them with a group, 1 not closed)"
            " with 2 respondents."
        )
        assert answers["14"] == "online (1)."
        assert answers["16"] == "centraal (1), decentraal (1)."

    def test_who_was_interviewed_again(self) -> None:
        talks = held(1, note("a"), round=1), held(2, note("b"), round=2)
        assert coreq(read(*talks))["18"] == "In more than one round: R1."

    def test_the_member_check(self) -> None:
        asked = Checked(id=new_id(), r="R1", result="corrected", text="anders")
        report = read(held(1, note("a"), asked))
        assert "1 were asked" in coreq(report)["23"]
        assert "1 corrected something" in report.text("Account of method")
        assert "No member check is on record" in read(held(1, note("a"))).text("Account of method")

    def test_new_codes_of_each_interview(self) -> None:
        talks = (
            held(1, note("a", "drivers.leiderschap", "drivers.subsidies")),
            held(2, note("b", "drivers.leiderschap")),
        )
        assert (
            coreq(read(*talks))["22"] == "New codes, in the order of holding: 2 in I1, none in I2."
        )

    def test_a_second_coder_who_worked_blind(self) -> None:
        first = note("a", "drivers.leiderschap", by="AB")
        second = note("b", "drivers.subsidies", by="AB")
        blind = [
            Coded(
                id=new_id(),
                of=item.id,
                by="CD",
                add=[CodeMark.model_validate({"code": code, "via": "blind"})],
            )
            for item, code in ((first, "drivers.leiderschap"), (second, "drivers.leiderschap"))
        ]
        study = Study.model_validate(STUDY)
        answer = coreq(read(held(1, first, second, *blind), study=study))["24"]
        assert answer.startswith("Coded by Anouk Bergsma.")
        assert "Anouk Bergsma and Cas Dijkgraaf coded 2 notes independently (I1)" in answer
        assert "alpha over all codes is" in answer

    def test_of_documents_alone_only_what_applies_stands_there(self) -> None:
        study = Study.model_validate({**STUDY, "method": {"sampling": "Drie bedrijven."}})
        answers = coreq(read(held(1, note("a"), document="D1"), study=study))
        assert set(answers) == {"24", "25", "26", "27", "29", "30", "31"}
        assert answers["29"] == "No quotes."
        case = Case.model_validate({"name": "L", "documents": [{"id": "D1", "title": "Plan"}]})
        talk = held(1, note("a", kind="quote"), document="D1")
        said = read(talk, study=study, case=case)
        assert coreq(said)["29"] == "1 quote from the document, with the paragraph."
        assert "COREQ is a list of what a report of interviews" in said.text("Account of method")
        assert "not applicable" not in said.everything

    def test_it_names_no_section_that_is_not_there(self) -> None:
        talk = held(1, note("a", "drivers.leiderschap +", by="AB"))
        report = read(talk, study=Study.model_validate(STUDY))
        answers = coreq(report)
        assert answers["32"] == "not reported"
        assert "Seen differently" not in report.everything
        assert answers["24"].endswith("How far coders agree was not measured.")
        assert answers["28"] == "Nothing is on record."
        assert "study.yaml" not in report.everything
        two = held(
            1,
            note("a", "drivers.leiderschap +", r=["R1"]),
            note("b", "drivers.leiderschap -", r=["R2"]),
            people={"R1": AGREED, "R2": AGREED},
        )
        assert coreq(read(two))["32"] == "In chapters, under: ‘Seen differently’."

    def test_appendices_are_links_to_where_they_stand(self) -> None:
        body = read(held(1, note("a", "drivers.leiderschap"))).document.element.body
        links = {
            "".join(t.text for t in link.iter(qn("w:t"))): link.get(qn("w:anchor"))
            for link in body.find(qn("w:tbl")).getparent().iter(qn("w:hyperlink"))
            if any(item.tag == qn("w:tc") for item in link.iterancestors())
        }
        for title in ("Appendix: the guides", "Appendix: the codes", "Appendix: the notes"):
            (heading,) = [
                p for p in body.iter(qn("w:p")) if p.getparent() is body and words_of(p) == title
            ]
            start = heading.find(qn("w:bookmarkStart"))
            assert links[title] == start.get(qn("w:name"))

    def test_why_some_did_not_take_part_is_not_promised(self) -> None:
        case = Case.model_validate({"name": "L", "declined": [{"role": "rol-R2", "reason": "x"}]})
        answer = coreq(read(held(1, note("a")), case=case, study=Study.model_validate(STUDY)))["13"]
        assert answer.endswith("Reasons are not printed: they can tell who it is.")

    def test_who_held_which(self) -> None:
        talks = (
            held(1, note("a"), by="AB"),
            held(2, note("b"), by="CD"),
            held(3, note("c"), by="AB"),
        )
        answers = coreq(read(*talks, study=Study.model_validate(STUDY)))
        assert answers["1"] == "Anouk Bergsma (I1, I3) and Cas Dijkgraaf (I2)."


class TestDocuments:
    case = Case.model_validate(
        {
            "name": "Loods",
            "phase": "opzet",
            "documents": [{"id": "D1", "title": "Plan"}, {"id": "D2", "title": "Brief"}],
        }
    )

    def test_what_was_read_and_what_was_not(self) -> None:
        report = of(case_file(held(1, note("a"), document="D1"), case=self.case))
        assert "D2: Brief – not analysed" in report.text("The case")
        assert "D1: Plan\n" in report.text("The case")
        text = report.text("Account of method")
        assert "Documents analysed" in text and "Interviews held" not in text
        assert "No. | Date | Document | Notes\nD1 | read on 4 March 2026 | Plan | 1" in text
        assert "We interviewed no respondents for this case." in text

    def test_no_table_of_one_column(self) -> None:
        text = read(held(1, note("a", "drivers.leiderschap +"), document="D1")).text("Wat drijft")
        assert "Factors by level" not in text
        assert "Leiderschap" in text and "[D1-1]" in text

    def test_two_phases_each_with_whose_it_is(self) -> None:
        judged = Typified(id=new_id(), orientation="OCS", object="", phase="uitvoering")
        file = case_file(held(1, note("a")), case=self.case, events=[judged])
        phase = "The researchers' judgement: uitvoering. In the description of the case: opzet."
        assert phase.replace("'", "’") in of(file).text("The case").replace("'", "’")


class TestTrail:
    def test_what_stays_with_the_researchers_is_nowhere(self) -> None:
        talk = held(
            1,
            note("gezegd"),
            note("eigen gedachte", kind="memo"),
            Summarised(id=new_id(), slot="indruk", text="stug gesprek"),
        )
        everything = read(talk).everything
        assert "gezegd" in everything
        assert "eigen gedachte" not in everything and "stug gesprek" not in everything

    def test_a_parked_topic_stands_once_as_a_note(self) -> None:
        first = note("daar komt hij nog op", r=["R1"])
        parked = Parked(id=new_id(), of=first.id, text="daar komt hij nog op", until="later")
        report = read(held(1, first, parked))
        assert report.parts["word/document.xml"].count("daar komt hij nog op") == 2
        assert report.trail.count("daar komt hij nog op") == 1


class TestPlan:
    case = Case.model_validate(
        {
            "name": "Loods",
            "plan": [{"round": 1, "role": "rol-R2", "guide": "g", "n": 2}],
            "declined": [{"role": "rol-R2", "n": 1, "reason": "geen tijd"}],
        }
    )

    def test_planned_against_held_without_roles(self) -> None:
        people = {"R2": without(AGREED, "herleidbaarheid")}
        talk = held(1, note("a", r=["R2"]), people=people, guide="g")
        report = of(case_file(talk, case=self.case, study=Study.model_validate(STUDY)))
        text = report.text("The case")
        assert "1 | decentraal | 2 | 1 (1 not closed)" in text
        assert "round 1: 1 interview (1 not closed)" in text
        assert "One person was approached and not interviewed (decentraal)." in text
        assert "geen tijd" not in report.everything
        assert "rol-R2" not in report.everything
