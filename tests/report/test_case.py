"""The case report: what may go out and what not, and that each statement has its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from interviewer.errors import Refused
from interviewer.interview.events import Asked, Marked, Moved, Synthesised, Typified
from interviewer.outline import Outline
from interviewer.report.case import case_report, write_report
from interviewer.report.word.document import Report
from interviewer.store.folder import CaseFile
from interviewer.study import Case, Study
from tests.report.build import AGREED, OUTLINE, case_file, held, new_id, note, without

MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
SECRET = "zonder haar stond er hier nu nog steeds een lege loods"


class Read:
    """A report as it lies on the disk."""

    def __init__(self, report: Report) -> None:
        data = report.to_bytes()
        self.document: Document = docx.Document(BytesIO(data))
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name).decode() for name in archive.namelist()}

    @property
    def everything(self) -> str:
        """Return the words of all parts, tags left out and in."""
        raw = "\n".join(self.parts.values())
        return raw + re.sub(r"<[^>]+>", "", raw)

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield paragraphs and tables in order."""
        yield from self.document.iter_inner_content()

    def chapter(self, title: str) -> list[Paragraph | Table]:
        """Return what stands under a heading of level 1."""
        found, inside = [], False
        for block in self.blocks():
            style = block.style.name if block.style else ""
            if style in ("Heading 1", "Appendix Heading"):
                inside = isinstance(block, Paragraph) and block.text == title
            elif inside:
                found.append(block)
        return found

    def text(self, title: str) -> str:
        """Return the words under a heading of level 1, a line each."""
        lines: list[str] = []
        for block in self.chapter(title):
            if isinstance(block, Table):
                lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
        return "\n".join(lines)

    @property
    def trail(self) -> str:
        return self.text("Appendix: the notes")


def read(*interviews: object, **others: object) -> Read:
    file = case_file(*interviews, **others)  # type: ignore[arg-type]
    return of(file)


def of(file: CaseFile) -> Read:
    return Read(case_report(file, OUTLINE, MADE))


def five_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}


class TestConsent:
    @pytest.mark.parametrize("refused", [True, False], ids=["refused", "not on record"])
    def test_no_five_words_of_a_quote_anywhere(self, refused: bool) -> None:
        people = {"R1": without(AGREED, "citeren", refused=refused)}
        report = read(
            held(
                1,
                note(SECRET, "drivers.leiderschap ++", kind="quote", r=["R1"]),
                note(f'Ze zei: "{SECRET}", en lachte', "design.vorm", r=["R1"]),
                note(f'hij riep "{SECRET}"', kind="observation"),
                people=people,
            ),
            events=[Synthesised(id=new_id(), slot="drivers", text=f"Eén zei: ‘{SECRET}’ [I1-1].")],
        )
        words = " ".join(re.findall(r"\w+", report.everything.casefold()))
        assert not [run for run in five_words(SECRET) if run in words]
        assert report.trail.count("[quote left out]") == 3
        assert "Ze zei: [quote left out], en lachte" in report.text("De vorm")
        assert "Leiderschap ++" in report.trail
        assert "Eén zei: ‘[quote left out]’ [I1-1]" in report.text("Wat drijft")

    def test_a_quote_that_may_go_out_does(self) -> None:
        report = read(held(1, note(SECRET, "drivers.leiderschap", kind="quote", r=["R1"])))
        assert f"“{SECRET}”" in report.text("Wat drijft")
        assert "R1 (centraal, rol-R1, Huis van R1), round 1 [I1-1]" in report.text("Wat drijft")

    def test_a_confidential_document_is_not_quoted(self) -> None:
        case = Case.model_validate(
            {"name": "Loods", "documents": [{"id": "D1", "title": "Plan", "confidential": True}]}
        )
        report = read(held(1, note(SECRET, kind="quote"), document="D1"), case=case)
        assert SECRET not in report.everything
        assert "[D1-1]\t[quote left out]" in report.trail

    def test_who_refused_to_take_part_is_nowhere(self) -> None:
        people = {"R1": AGREED, "R7": without(AGREED, "deelname", refused=True)}
        report = read(
            held(1, note("blijft", r=["R1"]), note("eruit", r=["R7"]), people=people),
            held(2, note("ook eruit", r=["R7"]), people={"R7": {}}),
        )
        assert "blijft" in report.trail
        for word in ("R7", "eruit", "I2"):
            assert not re.search(rf"\b{word}\b", report.everything)
        assert "1 respondent refused to take part" in report.text("Account of method")

    def test_a_role_only_with_consent_to_be_recognisable(self) -> None:
        people = {"R1": AGREED, "R2": without(AGREED, "herleidbaarheid")}
        report = read(held(1, note("a", r=["R1", "R2"]), people=people))
        assert "R1 (centraal, rol-R1, Huis van R1); R2 (decentraal)" in report.trail
        assert "rol-R2" not in report.everything
        assert "Huis van R2" not in report.everything

    def test_says_that_consent_is_not_on_record(self) -> None:
        account = read(held(1, note("a"), people={"R1": {}})).text("Account of method")
        assert "Consent to take part is not on record of: R1." in account
        account = read(held(1, note("a"))).text("Account of method")
        assert "on record of everyone" in account

    @pytest.mark.parametrize("agreed", [True, False])
    def test_a_moment_of_a_recording_only_where_recording_was_agreed(self, agreed: bool) -> None:
        people = {"R1": AGREED if agreed else without(AGREED, "opname")}
        report = read(held(1, note("a", place="12:35"), people=people))
        assert ("12:35" in report.everything) is agreed

    @pytest.mark.parametrize("agreed", [True, False])
    def test_the_trail_points_into_the_recording(self, agreed: bool) -> None:
        people = {"R1": AGREED if agreed else without(AGREED, "opname")}
        mark = Marked(id=new_id(), label="recorder", at="2026-03-04T14:05:00+01:00")
        spoken = note("a", at="2026-03-04T14:17:35+01:00")
        report = read(held(1, mark, spoken, people=people))
        assert ("recording 12:35" in report.trail) is agreed

    def test_memos_and_what_was_taken_back_are_nowhere(self) -> None:
        report = read(held(1, note("gedachte", "open.memocode", kind="memo"), note("gezegd")))
        assert "gezegd" in report.trail
        assert "gedachte" not in report.everything
        assert "memocode" not in report.everything


class TestEvidence:
    @pytest.fixture
    def report(self) -> Read:
        return read(
            held(
                1,
                note("eerste", "drivers.leiderschap +", r=["R1"]),
                note("woorden", "drivers.leiderschap ++", "design.vorm", kind="quote", r=["R1"]),
                Moved(id=new_id(), block="drivers"),
                note("zonder code"),
                note("nergens", "open.nieuw"),
            ),
            held(2, note("uit een stuk", "drivers.subsidies -", place="5.3"), document="D1"),
            events=[Synthesised(id=new_id(), slot="design", text="Zo [I1-2].\n\nEn dit niet.")],
        )

    def test_every_statement_has_a_reference(self, report: Read) -> None:
        statements = 0
        for title in ("Wat drijft", "Wie trekt", "De vorm", "Not placed in a chapter"):
            for block in report.chapter(title):
                if isinstance(block, Table):
                    cells = [cell for row in block.rows[1:] for cell in row.cells[1:] if cell.text]
                elif block.style and block.style.name in ("List Bullet", "Quote Source"):
                    cells = [block]
                else:
                    continue
                for cell in cells:
                    statements += 1
                    assert re.search(r"\[[ID]\d+-\d+\]", cell.text), cell.text
        assert statements > 8

    def test_references_lead_to_the_trail_and_back(self, report: Read) -> None:
        places: dict[str, str] = {}
        for paragraph in report.document.element.body.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            for start in paragraph.iter(qn("w:bookmarkStart")):
                places[start.get(qn("w:name"))] = style.get(qn("w:val"))
        there, back = set(), set()
        for link in report.document.element.body.iter(qn("w:hyperlink")):
            name = link.get(qn("w:anchor"))
            text = "".join(item.text for item in link.iter(qn("w:t")))
            assert name in places
            if text.startswith("["):
                assert places[name] == "Trail"
                there.add(name)
            elif name.startswith("use_"):
                assert places[name] != "TrailLine"
                back.add(name)
        assert there == {"ref_I1_1", "ref_I1_2", "ref_I1_3", "ref_I1_4", "ref_D1_1"}
        assert back <= {name for name in places if name.startswith("use_")}

    def test_a_quote_is_in_full_once_in_the_chapters_and_once_in_the_trail(
        self, report: Read
    ) -> None:
        assert report.parts["word/document.xml"].count("“woorden”") == 2
        assert report.trail.count("“woorden”") == 1
        assert "Rechtsvorm | ·\xa0[I1-2]" in report.text("De vorm")

    def test_the_trail(self, report: Read) -> None:
        assert report.trail.splitlines()[:6] == [
            "I1 · 4 March 2026, R1",
            "[I1-1]\teerste",
            "R1 (centraal, rol-R1, Huis van R1) · Leiderschap + · named in: Wat drijft; Wie trekt",
            "[I1-2]\t“woorden”",
            "R1 (centraal, rol-R1, Huis van R1) · Leiderschap ++ · Rechtsvorm · named in: "
            "Wat drijft; Wie trekt; De vorm",
            "[I1-3]\tzonder code",
        ]
        assert "5.3 · Subsidies − · named in: Wat drijft" in report.trail

    def test_a_document_is_named_with_the_place(self, report: Read) -> None:
        assert "− uit een stuk D1, par.\xa05.3 [D1-1]" in report.text("Wat drijft")

    def test_an_open_code_stands_in_the_chapter_of_its_block(self, report: Read) -> None:
        assert "nergens" in report.text("Wat drijft")

    def test_what_no_chapter_takes(self) -> None:
        outline = OUTLINE.model_copy(update={"chapters": OUTLINE.chapters[2:]})
        report = Read(case_report(case_file(held(1, note("nergens", "open.x"))), outline, MADE))
        assert "nergens" in report.text("Not placed in a chapter")

    def test_a_paragraph_without_a_note_is_marked_and_counted(self, report: Read) -> None:
        said = [comment.text for comment in report.document.comments]
        assert said.count("This paragraph names no note.") == 1
        assert "1 paragraph of the syntheses names no note" in report.text("Account of method")

    def test_a_reference_to_what_is_not_there_is_no_evidence(self) -> None:
        event = Synthesised(id=new_id(), slot="design", text="Zie [I1-2] en [I9-9].")
        report = read(held(1, note("a"), note("memo", kind="memo")), events=[event])
        assert "Zie [I1-2] en [I9-9]." in report.text("De vorm")
        assert len(list(report.document.comments)) == 1

    def test_the_last_synthesis_counts(self) -> None:
        events = [Synthesised(id=new_id(), slot="design", text=text) for text in ("Oud.", "Nieuw.")]
        text = read(events=events).text("De vorm")
        assert "Nieuw." in text and "Oud." not in text


class TestFront:
    def test_a_fictional_case_says_so_on_its_face(self) -> None:
        report = read(case=Case(name="Loods", fictional=True))
        first = [paragraph.text for paragraph in report.document.paragraphs[:4]]
        assert any(text.startswith("Fictional case:") for text in first)
        header = report.document.sections[-1].header
        assert [p.text for p in header.paragraphs] == ["Case report: Loods\tFictional case"]
        assert "Fictional case" in report.document.core_properties.title
        assert "ictional" not in read().everything

    def test_the_case_and_its_typing(self) -> None:
        case = Case.model_validate(
            {"name": "Loods", "type": "OCS", "started": 2018, "attributes": {"regio": "Twente"}}
        )
        typed = Typified(id=new_id(), orientation="strategisch", object="gebied", phase="start")
        table = read(case=case, events=[typed]).text("The case")
        assert "Type | SGS: strategic, directed at an area" in table
        assert "Assumed at first | OCS" in table
        assert "Phase | start" in table
        assert "Since | 2018" in table
        assert "Regio | Twente" in table

    def test_interviews_and_documents(self) -> None:
        case = Case.model_validate(
            {"name": "Loods", "documents": [{"id": "D1", "title": "Convenant", "date": "2021"}]}
        )
        report = read(
            held(1, note("b"), document="D1"),
            held(2, note("a"), note("m", kind="memo"), mode="online", round=2),
            case=case,
        )
        rows = report.text("Account of method").splitlines()
        assert (
            "I2 | 4 March 2026 | 2 | online, not closed"
            " | R1 (centraal, rol-R1, Huis van R1) | 0 | 1" in rows
        )
        assert (
            "D1 | read on 4 March 2026 | – | document, not closed | Convenant (2021) | – | 1"
            in rows
        )
        assert rows.index(next(r for r in rows if r.startswith("I2"))) < rows.index(
            next(r for r in rows if r.startswith("D1"))
        )

    def test_an_empty_case_is_a_report_too(self) -> None:
        report = read()
        assert "Nothing was noted on: Wat drijft; Wie trekt; De vorm." in report.everything
        assert "Nothing was noted on this" not in report.everything
        assert "There are no notes." in report.trail

    def test_nothing_but_the_case_depends_on_when_it_is_made(self) -> None:
        file = case_file(held(1, note("a", "drivers.subsidies")))
        assert of(file).parts == of(file).parts

    def test_in_dutch_by_the_studys_language(self) -> None:
        report = read(held(1, note(SECRET, kind="quote"), people={"R1": {}}), study=Study())
        assert "[citaat weggelaten]" in report.everything
        assert 'w:val="nl-NL"' in report.parts["word/styles.xml"]

    def test_hostile_words(self) -> None:
        words = "\x00<b>&\ud800\u202e[lacht]\x1b]8;;\nregel"
        case = Case(name=words, institution=words, theme=words, attributes={words: words})
        report = read(
            held(1, note(words, f"open.{words}", kind="quote", r=["R1"], when=words, place=words)),
            case=case,
            events=[Synthesised(id=new_id(), slot="design", text=words)],
        )
        assert "<b>&\ufffd[lacht]]8;;\nregel" in report.trail


class TestFile:
    @pytest.fixture
    def with_outline(self, study: Path) -> Path:
        (study / "guides" / "casusrapport.yaml").write_text(
            "outline: casusrapport\nkind: case\nchapters:\n"
            "  - {id: drivers, title: Drivers, codes: [drivers]}\n"
        )
        return study

    def test_takes_the_next_free_name(self, with_outline: Path) -> None:
        first, second = write_report(with_outline, "proef"), write_report(with_outline, "proef")
        assert (first.name, second.name) == ("proef.docx", "proef-2.docx")
        assert first.parent == with_outline / "reports"
        assert docx.Document(str(first)).core_properties.title.endswith(": Proef")

    def test_never_writes_over_a_file_unless_forced(
        self, with_outline: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "rapport.docx"
        target.write_text("van mij")
        with pytest.raises(Refused) as refused:
            write_report(with_outline, "proef", output=target)
        assert refused.value.problems[0].code == "exists"
        assert target.read_text() == "van mij"
        write_report(with_outline, "proef", output=target, force=True)
        assert docx.Document(str(target)).sections
        assert sorted(path.name for path in tmp_path.iterdir()) == ["rapport.docx", "study"]

    def test_uses_the_studys_template(self, with_outline: Path) -> None:
        house = docx.Document()
        house.sections[0].header.paragraphs[0].text = "Lectoraat"
        house.save(str(with_outline / "huis.docx"))
        with (with_outline / "study.yaml").open("a") as file:
            file.write("template: huis.docx\n")
        written = docx.Document(str(write_report(with_outline, "proef")))
        assert written.sections[-1].header.paragraphs[0].text == "Lectoraat"

    def test_an_outline_that_is_not_there(self, study: Path) -> None:
        with pytest.raises(Refused):
            write_report(study, "proef")
        assert not (study / "reports").exists()


class TestChapters:
    talk = held(
        1,
        note("eerst", "drivers.leiderschap ++", r=["R1"]),
        note("dan", "drivers.subsidies -", r=["R1"]),
        Moved(id=new_id(), block="drivers"),
        note("zonder code", r=["R1"]),
    )

    def test_without_a_synthesis_it_says_that_it_is_a_digest(self) -> None:
        lines = read(self.talk).text("Wat drijft").splitlines()
        assert lines[0].startswith("No synthesis was written yet: this is a digest")
        assert lines.index("What was noted") < lines.index("Factors by level")

    def test_with_one_it_names_what_was_left_out(self) -> None:
        event = Synthesised(id=new_id(), slot="drivers", text="Zij trekt [I1-1].")
        text = read(self.talk, events=[event]).text("Wat drijft")
        assert text.startswith("Zij trekt [I1-1].")
        assert "digest" not in text and "What was noted" not in text
        assert text.endswith("Also noted here, and not discussed above: [I1-3]")

    def test_each_quote_is_in_full_whatever_the_synthesis_names(self) -> None:
        quotes = [
            note(f"gezegde {n}", "drivers.leiderschap", kind="quote", r=["R1"]) for n in range(8)
        ]
        event = Synthesised(id=new_id(), slot="drivers", text="Zij trekt [I1-1].")
        text = read(held(1, *quotes), events=[event]).text("Wat drijft")
        assert all(text.count(f"“gezegde {n}”") == 1 for n in range(8))

    def test_disagreement_is_shown_as_that(self) -> None:
        talk = held(
            1,
            note("helpt", "drivers.leiderschap ++", r=["R1"]),
            note("remt", "drivers.leiderschap -", r=["R2"]),
            people={"R1": AGREED, "R2": AGREED},
        )
        text = read(talk).text("Wat drijft")
        line = "Leiderschap: helps (centraal) [I1-1]; works against (decentraal) [I1-2]"
        assert f"Seen differently\n{line}" in text

    def test_what_changed_between_the_rounds(self) -> None:
        talks = (
            held(1, note("helpt", "drivers.leiderschap ++", r=["R1"]), round=1),
            held(2, note("remt", "drivers.leiderschap -", r=["R1"]), round=2),
        )
        text = read(*talks).text("Wat drijft")
        line = "Leiderschap, changed: round 1 ++\xa0[I1-1]; round 2 −\xa0[I2-1]"
        assert f"Otherwise in a later round\n{line}" in text
        assert "Seen differently" not in text


class TestDocumentsAlone:
    talk = held(
        1,
        note("helpt", "drivers.leiderschap ++", place="5.3.1"),
        note("remt", "drivers.leiderschap -", place="5.3"),
        note("kost geld", "drivers.subsidies -"),
        note("letterlijk", "drivers.subsidies", kind="quote"),
        document="D1",
    )
    event = Synthesised(id=new_id(), slot="drivers", text="Zij trekt [D1-1].")

    def test_factors_stand_by_what_they_do(self) -> None:
        text = read(self.talk, events=[self.event]).text("Wat drijft")
        assert "Factor | Helps | Works against | Named" in text
        assert "Leiderschap | ++\xa0[D1-1] | −\xa0[D1-2] | " in text
        assert "Factors by level" not in text and "Also noted here" not in text

    def test_a_digest_says_all_already(self) -> None:
        text = read(self.talk).text("Wat drijft")
        assert "++ helpt D1, par.\xa05.3.1 [D1-1]" in text and "Factor |" not in text

    def test_what_is_verbatim_is_no_respondents_own_words(self) -> None:
        case = Case.model_validate({"name": "Loods", "documents": [{"id": "D1", "title": "Plan"}]})
        text = read(self.talk, case=case).text("Wat drijft")
        assert "Verbatim from the documents\n“letterlijk”" in text
        assert "In their own words" not in text

    @pytest.mark.parametrize("digest", [True, False], ids=["told elsewhere", "only here"])
    def test_a_chapter_with_nothing_of_its_own_is_left_out(self, digest: bool) -> None:
        small = {"id": "klein", "title": "Klein", "codes": ["drivers.leiderschap"]}
        whole = {"id": "geheel", "title": "Geheel", "codes": ["drivers"]}
        outline = Outline.model_validate(
            {
                "outline": "o",
                "kind": "case",
                "chapters": [
                    {**small, "parts": ["synthesis", "matrix"]},
                    {**whole, "parts": ["synthesis", "digest"] if digest else ["synthesis"]},
                ],
            }
        )
        report = Read(case_report(case_file(self.talk), outline, MADE))
        assert ("Klein" in report.everything) is not digest
        assert ("Leiderschap | " in report.text("Klein")) is not digest


def test_the_trail_gathers_what_was_said_on_a_question() -> None:
    """A question that was come back to has one heading."""
    talk = held(
        1,
        Asked(id="11111111-1111-4111-8111-111111111111", text="Hoe begon het?"),
        note("eerst", question="11111111-1111-4111-8111-111111111111"),
        note("iets anders"),
        note("nog eens", question="11111111-1111-4111-8111-111111111111"),
    )
    trail = read(talk).trail
    assert trail.count("Hoe begon het?") == 1
    assert trail.index("iets anders") < trail.index("Hoe begon het?") < trail.index("nog eens")
