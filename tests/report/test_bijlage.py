"""The Bijlage: all case reports in one document, each with its own trail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from interviewer.interview.events import Synthesised
from interviewer.report.bijlage import bijlage, write_bijlage
from interviewer.report.merging.written import words_of
from interviewer.store.folder import CaseFile
from tests.analysis.cross.build import a_case, side_by_side
from tests.report.build import AGREED, OUTLINE, held, new_id, note, without
from tests.report.test_case import SECRET, Read, five_words

MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def of(*files: CaseFile) -> Read:
    return Read(bijlage(side_by_side(*files), {f.case_id: f for f in files}, OUTLINE, MADE))


def cases(people: dict[str, dict[str, bool]] | None = None) -> tuple[CaseFile, CaseFile]:
    def notes() -> tuple[object, ...]:
        return (
            note("gewoon", "drivers.subsidies"),
            note(SECRET, "drivers.leiderschap ++", kind="quote", r=["R1"]),
        )

    text = f"Zo [I1-1]. Iemand zei dat {SECRET}."
    return (
        a_case(
            "a",
            held(1, *notes(), people=people),  # type: ignore[arg-type]
            events=[Synthesised(id=new_id(), slot="drivers", text=text)],
            type="OCS",
        ),
        a_case("b", held(1, *notes(), people=people), type="SGS", fictional=True),  # type: ignore[arg-type]
    )


def test_cases_are_numbered_and_so_are_their_chapters() -> None:
    report = of(*cases())
    heads = [
        (p.style.name, p.text)
        for p in report.document.paragraphs
        if p.style and p.style.name in ("Heading 1", "Heading 2")
    ]
    assert [text for style, text in heads if style == "Heading 1"] == [
        "How to read this appendix",
        "Case 1. A",
        "Case 2. B (fictional)",
    ]
    second = [text for style, text in heads if style == "Heading 2"]
    mine = [text for text in second if text.startswith("1.")]
    assert mine[0] == "1.1 The case"
    assert [text.partition(" ")[0] for text in mine] == [f"1.{n + 1}" for n in range(len(mine))]
    assert {text.partition(" ")[2] for text in mine} >= {"Wat drijft", "Appendix: the notes"}
    assert "2.1 The case" in second


def test_one_contents_list_leads_to_every_case_and_chapter() -> None:
    report = of(*cases())
    content = report.document.element.body.find(f".//{qn('w:sdtContent')}")
    entries = [
        "".join(t.text for t in link.iter(qn("w:t"))) for link in content.iter(qn("w:hyperlink"))
    ]
    assert entries[:3] == ["How to read this appendix", "Case 1. A", "1.1 The case"]
    assert entries.count("Case 2. B (fictional)") == 1


def test_references_stand_without_the_case_and_lead_to_its_own_trail() -> None:
    report = of(*cases())
    body = report.document.element.body
    part, places, links = "", {}, []
    for paragraph in body.iter(qn("w:p")):
        words = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
        if style == "Heading1":
            part = words
        for start in paragraph.iter(qn("w:bookmarkStart")):
            name = start.get(qn("w:name"))
            assert name.casefold() not in {other.casefold() for other in places}
            places[name] = (part, style)
        for link in paragraph.iter(qn("w:hyperlink")):
            text = words_of(link)  # a reference's hyphen keeps a line whole: it is no w:t
            links.append((part, text, link.get(qn("w:anchor"))))
    evidence = [link for link in links if re.fullmatch(r"\[I1-\d\]", link[1])]
    assert len(evidence) > 6
    for here, _text, anchor in evidence:
        assert places[anchor] == (here, "Trail")
    back = [link for link in links if link[2].startswith("use_")]
    assert back and all(places[anchor][0] == here for here, _text, anchor in back)
    assert "[a:I1-1]" not in report.everything


def test_a_fictional_case_is_called_so_on_the_face_and_where_it_begins() -> None:
    report = of(*cases())
    texts = [paragraph.text for paragraph in report.document.paragraphs]
    assert any("Fictional" in text and text.rstrip(".").endswith("B") for text in texts[:4])
    assert "in this case are invented" in texts[texts.index("Case 2. B (fictional)") + 1]
    assert not texts[texts.index("Case 1. A") + 1].startswith("Fictional")
    heads = [section.header.paragraphs[0].text for section in report.document.sections]
    whole = "Appendix: the cases\tWith a fictional case"
    assert [head for before, head in zip(["", *heads], heads, strict=False) if head != before] == [
        whole,
        "Case 1. A\t",
        "Case 2. B\tFictional case",
        whole,
    ]


def test_a_house_style_keeps_its_header_and_gets_the_notice_where_it_is_true(
    tmp_path: Path,
) -> None:
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Lectoraat"
    house.save(str(tmp_path / "huis.docx"))
    files = cases()
    by_id = {file.case_id: file for file in files}
    made = bijlage(side_by_side(*files), by_id, OUTLINE, MADE, tmp_path / "huis.docx")
    sections = docx.Document(BytesIO(made.to_bytes())).sections
    heads = [[p.text for p in section.header.paragraphs] for section in sections]
    whole = ["Lectoraat", "With a fictional case"]
    assert heads[0] == heads[-1] == whole
    assert ["Lectoraat"] in heads and ["Lectoraat", "Fictional case"] in heads


def test_how_to_read_it_stands_once_for_all() -> None:
    report = of(*cases(), a_case("c", held(1, note("uit een stuk"), document="D1"), type="SGS"))
    text = report.text("How to read this appendix")
    assert text.startswith("Each case has its own chapters")
    assert "ordered by type, then by name. 1 case rests on documents alone" in text
    assert "(OCS)" in text and "(SGS)" in text
    everything = "\n".join(paragraph.text for paragraph in report.document.paragraphs)
    assert everything.count("A reference such as") == 1
    assert "How to read this report" not in everything


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "not on record"])
def test_no_five_words_of_a_quote_anywhere(refused: bool) -> None:
    people = {"R1": without(AGREED, "citeren", refused=refused)}
    everything = of(*cases(people)).everything
    words = " ".join(re.findall(r"\w+", everything.casefold()))
    assert not [run for run in five_words(SECRET) if run in words]
    assert SECRET in of(*cases()).everything


def test_written_to_the_reports_and_never_over_one(study: Path) -> None:
    outline = "outline: casus\nkind: case\nlanguage: en\nchapters: []\n"
    (study / "guides" / "casusrapport.yaml").write_text(outline)
    assert write_bijlage(study).name == "bijlage.docx"
    assert write_bijlage(study).name == "bijlage-2.docx"
