"""The report across cases and its CSV: consent, evidence, what stands out about a case."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.table import Table

from interviewer.analysis.cross.cells import Column, Group, Piece, Row, told_once
from interviewer.analysis.cross.cells import Table as Cells
from interviewer.analysis.cross.study import Cross
from interviewer.analysis.cross.tables import TABLES
from interviewer.errors import Refused
from interviewer.interview.events import Rated, Scanned, Typified
from interviewer.outline import TABLES as NAMES
from interviewer.outline import Outline
from interviewer.report.across.csv import guarded
from interviewer.report.cross import cross_report, csv_sheets, every_case, write_cross
from interviewer.store.folder import StudyFolder
from tests.analysis.cross.build import a_case, side_by_side
from tests.report.build import AGREED, held, new_id, note, without
from tests.report.test_case import SECRET, Read, five_words

MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
OUTLINE = Outline.model_validate(
    {
        "outline": "kruisanalyse",
        "kind": "cross",
        "account": "Eén casus viel uit.",
        "chapters": [
            {
                "id": "alles",
                "title": "Tabellen",
                "codes": ["doelen", "drivers"],
                "blocks": [],
                "tables": [*NAMES["cross"]],
                "parts": ["synthesis", "matrix", "digest", "quotes"],
            },
            {"id": "design", "title": "De vorm", "codes": ["design"]},
        ],
    }
)
TRAIL = "Appendix: the notes that are named without their words"
REFERENCE = re.compile(r"\[[a-z0-9-]+:[ID]\d+-\d+\]")
COUNTS = ("theme", "Cases and", "how many", "New codes", "The cases:")


def events(why: str) -> list[Rated | Typified | Scanned]:
    return [
        Rated(id=new_id(), code="design.vorm", value="++", why=why),
        Typified(id=new_id(), orientation="strategic", object="area", why=why),
        Scanned(id=new_id(), item="vorm", holds="yes", directing=True, why=why),
    ]


def study(people: dict[str, dict[str, bool]] | None = None) -> Cross:
    return side_by_side(
        a_case(
            "loods",
            held(
                1,
                note(SECRET, "drivers.leiderschap ++", kind="quote", r=["R1"], relation="adds"),
                note(f'Ze zei: "{SECRET}", en lachte', "doelen.korte-termijn"),
                note(SECRET, "design.vorm -", "doelen", kind="quote", r=["R1"]),
                note("zonder teken", "drivers.subsidies"),
                note("gedachte", "drivers.subsidies", kind="memo"),
                people=people,
            ),
            held(2, note(SECRET, "drivers.leiderschap --", kind="quote"), round=2, people=people),
            events=events(f"Iemand zei dat {SECRET} [I1-3]"),
            fictional=True,
        ),
        a_case(
            "fonds",
            held(1, note("een doel", "doelen.korte-termijn", "open.nieuw"), document="D1"),
            type="OCS",
            status="on-hold",
            theme="Hoe gaat het door?",
        ),
    )


def of(found: Cross) -> Read:
    return Read(cross_report(found, OUTLINE, MADE))


def tables(report: Read) -> Iterator[tuple[str, Table]]:
    """Yield each table with the caption above it."""
    caption = ""
    for block in report.blocks():
        if isinstance(block, Table):
            yield caption, block
        elif block.style and block.style.name == "Caption":
            caption = block.text


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "not on record"])
def test_no_five_words_of_a_quote_anywhere(refused: bool) -> None:
    found = study({"R1": without(AGREED, "citeren", refused=refused)})
    everything = of(found).everything + "".join(
        data.decode("utf-8-sig") for data in csv_sheets(found, OUTLINE).values()
    )
    words = " ".join(re.findall(r"\w+", everything.casefold()))
    assert not [run for run in five_words(SECRET) if run in words]
    assert "[quote left out]" in everything
    assert "gedachte" not in everything
    assert SECRET in of(study()).everything  # where it may go out it does


def test_a_quote_is_in_full_once() -> None:
    text = of(study()).parts["word/document.xml"]
    quote = re.escape(f"“{SECRET}”<")  # the whole of a cell's run, no passage in a note
    assert len(re.findall(quote, text)) == 3  # three notes, and none again in the trail


def test_every_statement_names_a_note() -> None:
    statements = 0
    for caption, table in tables(of(study())):
        if any(word in caption for word in COUNTS):
            continue
        for row in table.rows[1:]:
            if len({id(cell._tc) for cell in row.cells}) == 1:
                continue
            for cell in row.cells[1:]:
                text = cell.text.strip()
                if text and not text.startswith(("The scan was", "There was", "The case is")):
                    statements += 1
                    letters = re.fullmatch(r"(?:Drivers|Design) \d: .*", text)
                    assert letters or REFERENCE.search(text), (caption, text)
    assert statements > 8


def test_references_lead_to_the_trail_and_back() -> None:
    report = of(study())
    body = report.document.element.body
    names = [start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len({name.casefold() for name in names})
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links <= set(names)
    trail = report.text(TRAIL)
    assert "[2:I1-4]" in trail and "[1:D1-1]" not in trail  # its words stand in a table
    back = {name for name in names if name.startswith("use_")} & links
    assert len(back) >= trail.count("named in: ") > 0
    assert "loods:I1" not in "".join(text for text in report.document.element.itertext())
    assert "2*. LOODS (fictional)" in report.text("How to read this report")


def test_the_account_stands_at_the_back() -> None:
    heads = [
        paragraph.text
        for paragraph in of(study()).document.paragraphs
        if paragraph.style and paragraph.style.name in ("Heading 1", "Appendix Heading")
    ]
    assert heads == ["How to read this report", "Tabellen", "De vorm", "Account of method", TRAIL]
    assert of(study()).text("Account of method").startswith("Eén casus viel uit.")


def test_a_reference_keeps_together_and_is_still_read_as_one() -> None:
    report = of(study())
    assert report.parts["word/document.xml"].count("<w:noBreakHyphen/>") > 10
    assert any("[1:D1-1]" in cell.text for _c, t in tables(report) for cell in t._cells)


def test_what_many_judgements_say_is_told_once_under_the_table() -> None:
    said = "Het gewicht is onze lezing van par. 5.5."
    rows = [Row(((Piece("A"),), (Piece(f"{n}e. {said} Zie par. 5.5"),))) for n in range(3)]
    table = Cells("scan", (Column("case"), Column("directing")), (Group(None, tuple(rows)),))
    shorter, often = told_once(table)
    assert often == (said,)
    assert shorter.rows[0].cells[1][0].text == "0e. Zie par. 5.5"


def test_ratings_stand_with_their_notes_and_the_reasons_in_the_csv() -> None:
    why = "Zo nauw is de band nooit geweest [I1-1]."
    rated = Rated(id=new_id(), code="design.vorm", value="+", why=why)
    found = side_by_side(a_case("aa", held(1, note("nauw", "design.vorm")), events=[rated]))
    (table,) = [t for caption, t in tables(of(found)) if "public value" in caption]
    assert "+ [1:I1-1]" in [cell.text for cell in table.rows[1].cells]
    assert why.partition(" [")[0] in csv_sheets(found, OUTLINE)["meerwaarde.csv"].decode()


def test_of_a_design_one_note_a_cell_stands_in_its_words() -> None:
    notes = [note(f"vorm nummer {n}", "design.hoofdvorm") for n in range(3)]
    found = side_by_side(a_case("aa", held(1, *notes)))
    (table,) = [t for caption, t in tables(of(found)) if "Design" in caption]
    text = " ".join(cell.text for row in table.rows for cell in row.cells)
    assert text.count("vorm nummer") == 1


def test_a_fictional_case_is_marked_wherever_it_stands() -> None:
    report = of(study())
    first = [paragraph.text for paragraph in report.document.paragraphs[:4]]
    assert any("Fictional" in text and "LOODS" in text for text in first)
    header = report.document.sections[1].header
    assert [p.text for p in header.paragraphs] == ["Cross-case analysis\tWith a fictional case"]
    for caption, table in tables(report):
        for row in table.rows[1:]:
            for cell in row.cells:
                for word in re.findall(r"(?<!\w)\d\*?\. (?:LOODS|FONDS).*", cell.text):
                    assert ("(fictional)" in word) is ("LOODS" in word), (caption, word)
    by_number = [t for c, t in tables(report) if "noted in most cases" in c]
    assert "2* ++ [2:I1-1]" in "\n".join(c.text for r in by_number[0].rows for c in r.cells)
    notes = [p.text for p in report.document.paragraphs if p.style and "Note" in p.style.name]
    assert any("* a fictional case." in text for text in notes)


def test_a_case_on_hold_says_so_in_every_table_of_cases() -> None:
    report = of(study())
    seen = 0
    for _caption, table in tables(report):
        for row in table.rows[1:]:
            if row.cells[0].text.startswith("1. FONDS") and len(row.cells) > 2:
                seen += "on hold, no second round" in row.cells[0].text
    assert seen == 5
    assert "The case is on hold: there was no second round." in report.text("Tabellen")


def test_wide_pages_for_the_tables_and_upright_ones_around() -> None:
    report = of(study())
    wide = [(s.page_width or 0) > (s.page_height or 0) for s in report.document.sections]
    assert wide == [False, False, False, True, False]
    assert report.document.sections[3].header.paragraphs[0].style.name == "Header Wide"
    for _caption, table in tables(report):
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_nothing_at_all_is_a_report_too() -> None:
    report = of(side_by_side(a_case("leeg")))
    assert "Goals by case: nothing was noted or judged yet." in report.text("Tabellen")
    assert "There are no notes." in report.text(TRAIL)


def test_every_table_that_an_outline_may_name_is_made() -> None:
    assert set(TABLES) == set(NAMES["cross"])


class TestCsv:
    @staticmethod
    def sheet(name: str, found: Cross | None = None) -> list[dict[str, str]]:
        data = csv_sheets(found or study(), OUTLINE)[f"{name}.csv"]
        assert data.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))

    def test_ratings_stay_what_they_are_and_their_why_stands_beside(self) -> None:
        _fonds, loods = self.sheet("meerwaarde")
        assert (loods["case id"], loods["fictional"]) == ("loods", "yes")
        assert loods["Rechtsvorm"] == "++"
        assert loods["Rechtsvorm: why"].endswith("[loods:I1-3]")

    def test_factors_are_a_matrix_with_a_column_for_each_case(self) -> None:
        rows = {row["Factor"]: row for row in self.sheet("factoren")}
        assert rows["Leiderschap"]["loods (fictional)"] == "++ [loods:I1-1] | -- [loods:I2-1]"
        assert rows["nieuw"]["fonds"] == "[fonds:D1-1]"

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("++", "++"),
            ("-", "-"),
            ("+ [a:I1-2] [b:D1-3] | -- [a:I2-1]", "+ [a:I1-2] [b:D1-3] | -- [a:I2-1]"),
            ("=1+1", "'=1+1"),
            ("+31 6 12345678", "'+31 6 12345678"),
            ("-2+3", "'-2+3"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("++ =cmd|' /C calc'!A0", "'++ =cmd|' /C calc'!A0"),
            ("1. A-zaak", "1. A-zaak"),
            ("a\nb\x00", "a b"),
        ],
    )
    def test_no_formula(self, text: str, written: str) -> None:
        assert guarded(text) == written

    def test_a_formula_in_a_case_stays_words(self) -> None:
        found = side_by_side(a_case("a", theme='=HYPERLINK("http://x")', name="+31"))
        row = self.sheet("themas", found)[0]
        assert row["Theme"].startswith("'=") and row["Case"] == "1. +31"


class TestFile:
    @pytest.fixture
    def study(self, study: Path) -> Path:
        outline = "outline: kruis\nkind: cross\nlanguage: en\nchapters:\n"
        outline += "  - {id: a, title: A, codes: [], blocks: [], tables: [themas]}\n"
        (study / "guides" / "kruisanalyse.yaml").write_text(outline)
        return study

    def test_written_beside_its_csv(self, study: Path, tmp_path: Path) -> None:
        path = write_cross(study, csv=tmp_path / "csv")
        assert path == study / "reports" / "kruis.docx"
        assert sorted(p.name for p in (tmp_path / "csv").iterdir()) == [
            "factoren.csv",
            "themas.csv",
        ]
        assert ";" in (tmp_path / "csv" / "themas.csv").read_text("utf-8-sig")

    def test_a_csv_that_is_there_stays_and_nothing_is_written(
        self, study: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "themas.csv").write_text("van mij")
        with pytest.raises(Refused):
            write_cross(study, csv=tmp_path)
        assert not (study / "reports").exists()
        assert (tmp_path / "themas.csv").read_text() == "van mij"
        write_cross(study, csv=tmp_path, force=True)
        assert "van mij" not in (tmp_path / "themas.csv").read_text()

    def test_an_outline_of_a_case_is_refused(self, study: Path) -> None:
        (study / "guides" / "kruisanalyse.yaml").write_text("outline: a\nkind: case\n")
        with pytest.raises(Refused) as refused:
            write_cross(study)
        assert refused.value.problems[0].code == "outline-kind"

    def test_a_study_without_cases_is_refused(self, study: Path) -> None:
        (study / "transcripts" / "proef" / "case.yaml").unlink()
        with pytest.raises(Refused) as refused:
            write_cross(study)
        assert refused.value.problems[0].code == "no-cases"


def test_a_bad_line_in_a_journal_is_told_once_and_stops_nothing(study_folder: Path) -> None:
    folder = StudyFolder(study_folder)
    (study_folder / "study.jsonl").write_text("{kapot\n{ook\n")
    files, problems = every_case(folder)
    assert len(files) == 1
    assert len(problems) == len({str(problem) for problem in problems}) > 0


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "codebook.yaml").write_text("codebook: boek\ncodes: []\n")
    (tmp_path / "transcripts" / "proef").mkdir(parents=True)
    (tmp_path / "transcripts" / "proef" / "case.yaml").write_text("name: Proef\n")
    (tmp_path / "study.yaml").write_text("title: Proef\n")
    return tmp_path
