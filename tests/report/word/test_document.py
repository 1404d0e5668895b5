"""The Word vocabulary: valid parts, links that lead somewhere, hostile words, house styles."""

from __future__ import annotations

import importlib.util
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from interviewer.errors import Refused
from interviewer.report.merging.written import Region
from interviewer.report.word.clean import clean, one_line
from interviewer.report.word.document import Report
from interviewer.report.word.inline import (
    Band,
    Evidence,
    Footnote,
    Link,
    See,
    Styled,
    Target,
    filled,
)
from interviewer.report.word.styles import TEMPLATE, Style
from interviewer.report.word.typography import typographic
from tests.report.ooxml_check import Package, flaws

MADE = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
HOSTILE = (
    "a\x00b\x0bc\x1b[31m\ud800 \ufffe\uffff\u202egedraaid\u202c \u2066x\u2069 "
    "<w:t>&amp;</w:t> [lacht]\r\nnieuw\tna"
)


def written(report: Report) -> tuple[Document, dict[str, bytes]]:
    """Return a report as python-docx reads it back, and its parts."""
    data = report.to_bytes()
    with ZipFile(BytesIO(data)) as archive:
        return docx.Document(BytesIO(data)), {n: archive.read(n) for n in archive.namelist()}


def empty(language: str = "nl", template: Path | None = None) -> Report:
    return Report(language=language, made=MADE, template=template)


def full(template: Path | None = None, words: str = "woorden") -> Report:
    """Return a report that uses the whole vocabulary."""
    report = empty(template=template)
    report.properties(title=words, author=words, subject=words, keywords=words)
    report.running(words, words, notice=words)
    report.title_page(words, words, [words, words], notice=words)
    report.contents(words)
    report.new_page()
    place = report.heading(1, words)
    with report.region(Region("zaak", "drivers", "01")):
        block = report.paragraph(words, Styled(words), Evidence("I1-1"), Link(words, place))
    report.paragraph(words, See(report.coming("Table")), Footnote(words))
    report.comment(block, words, author=words, initials=words)
    report.head_table([(words, words)], alt=words)
    report.heading(2, words)
    report.table([words, words], [[words, [words, Evidence("I1-1")]]], caption=words, numbers=(1,))
    report.bullet(words, Styled(words, Style.CODE))
    report.quote(words, words, Evidence("I1-2"))
    report.heading(3, words)
    report.heading(4, words)
    report.note(words)
    report.figure(PNG, caption=words, alt=words, width=2)
    report.appendix(words)
    for reference in ("I1-1", "I1-2"):
        report.paragraph(Target(reference), words, style=Style.TRAIL)
        report.paragraph(*report.back_links(reference), style=Style.TRAIL_LINE)
    return report


def local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def anchors(body: etree._Element) -> set[str]:
    return {item.get(qn("w:anchor")) for item in body.iter(qn("w:hyperlink"))}


def bookmarks(body: etree._Element) -> list[str]:
    return [item.get(qn("w:name")) for item in body.iter(qn("w:bookmarkStart"))]


class TestTemplate:
    def test_has_every_style_that_the_code_names(self) -> None:
        names = {
            style.element.find(qn("w:name")).get(qn("w:val")).lower()
            for style in docx.Document(str(TEMPLATE)).styles
        }
        assert {style.value.lower() for style in Style} <= names

    def test_is_what_the_script_makes(self) -> None:
        path = Path(__file__).parents[3] / "scripts" / "make_template.py"
        spec = importlib.util.spec_from_file_location("make_template", path)
        assert spec and spec.loader
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        with ZipFile(TEMPLATE) as archive:
            kept = {name: archive.read(name).decode() for name in archive.namelist()}
        made = script.parts()
        assert kept.keys() == made.keys()
        assert all(kept[name].endswith(made[name]) for name in made)

    def test_is_a4_dutch_and_nobodys(self) -> None:
        document = docx.Document(str(TEMPLATE))
        section = document.sections[0]
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
        assert not document.paragraphs and not document.tables
        with ZipFile(TEMPLATE) as archive:
            everything = b"".join(archive.read(name) for name in archive.namelist())
        assert b"python-docx" not in everything
        assert b'w:lang w:val="nl-NL"' in everything


class TestParts:
    def test_read_back_and_ask_nothing(self) -> None:
        document, parts = written(full())
        assert document.paragraphs[0].text == "woorden"
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)
            assert b"updateFields" not in part
            assert b"w:dirty" not in part
            assert b"python-docx" not in part

    def test_are_sound(self) -> None:
        assert flaws(full().to_bytes()) == []
        assert flaws(full(words=HOSTILE).to_bytes()) == []

    def test_same_report_same_bytes(self) -> None:
        assert full().to_bytes() == full().to_bytes()

    def test_saving_twice_does_not_double_the_contents(self) -> None:
        report = full()
        assert report.to_bytes() == report.to_bytes()

    def test_ids_are_unique(self) -> None:
        document, _ = written(full())
        body = document.element.body
        for tag in ("w:bookmarkStart", "wp:docPr", "w:commentRangeStart"):
            ids = [e.get("id") or e.get(qn("w:id")) for e in body.iter(qn(tag))]
            assert ids and len(ids) == len(set(ids))
        starts = [e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkStart"))]
        ends = [e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkEnd"))]
        assert sorted(starts) == sorted(ends)

    def test_only_named_styles(self) -> None:
        document, _ = written(full())
        body = document.element.body
        assert all(
            local(child.tag) == "rStyle"
            for properties in body.iter(qn("w:rPr"))
            for child in properties
        )
        assert all(
            local(child.tag) in ("pStyle", "sectPr")
            for properties in body.iter(qn("w:pPr"))
            for child in properties
        )
        known = {style.style_id for style in document.styles}
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            assert {item.get(qn("w:val")) for item in body.iter(qn(tag))} <= known

    def test_language(self) -> None:
        for language, code in (("nl", "nl-NL"), ("en", "en-GB")):
            document, _ = written(empty(language))
            found = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
            assert [item.get(qn("w:val")) for item in found] == [code]

    def test_properties(self) -> None:
        report = empty()
        report.properties(title="T" * 400, author="Anouk\nBergsma")
        document, _ = written(report)
        core = document.core_properties
        assert len(core.title) == 255 and core.title.endswith("…")
        assert (core.author, core.last_modified_by, core.language) == (
            "Anouk Bergsma",
            "Anouk Bergsma",
            "nl-NL",
        )
        assert core.created.replace(tzinfo=UTC) == MADE


class TestLinks:
    def test_contents_are_the_headings_and_lead_to_them(self) -> None:
        report = empty()
        report.contents("Inhoud")
        report.new_page()
        report.heading(1, "Drivers")
        report.heading(2, "Essentieel")
        report.heading(3, "Dieper")
        report.appendix("Bijlage")
        document, _ = written(report)
        body = document.element.body
        lines = body.findall(".//" + qn("w:sdtContent") + "/" + qn("w:p"))[1:]
        words = ["".join(t.text for t in line.iter(qn("w:t"))) for line in lines]
        looks = [line.find(".//" + qn("w:pStyle")).get(qn("w:val")) for line in lines]
        assert words == ["Drivers", "Essentieel", "Bijlage"]
        assert looks == ["TOC1", "TOC2", "TOC1"]
        assert all(len(anchors(line)) == 1 for line in lines)
        assert anchors(body) <= set(bookmarks(body))
        kinds = [e.get(qn("w:fldCharType")) for line in lines for e in line.iter(qn("w:fldChar"))]
        assert kinds == ["begin", "separate", "end"]

    def test_every_link_has_its_bookmark(self) -> None:
        body = written(full())[0].element.body
        names = bookmarks(body)
        assert anchors(body) and anchors(body) <= set(names)
        assert len({name.casefold() for name in names}) == len(names)

    def test_evidence_and_trail_lead_to_each_other(self) -> None:
        report = empty()
        report.heading(1, "Drivers")
        report.bullet("Een.", Evidence("I3-17"))
        report.bullet("Twee.", Evidence("I3-17"))
        report.heading(1, "Design")
        report.bullet("Drie.", Evidence("I3-17"))
        report.appendix("Bijlage")
        block = report.paragraph(Target("I3-17"), "Tekst.", style=Style.TRAIL)
        report.paragraph(*report.back_links("I3-17"), style=Style.TRAIL_LINE)
        document, _ = written(report)
        assert document.paragraphs[-1].text == "Drivers, 2; Design"
        assert block.element.find(qn("w:bookmarkStart")).get(qn("w:name")) == "ref_I3_17"
        assert anchors(document.element.body) <= set(bookmarks(document.element.body))
        assert report.uses("I9-9") == () and report.back_links("I9-9") == []

    @given(st.lists(st.text(min_size=1), min_size=1, max_size=8, unique=True))
    def test_bookmarks_are_names_that_word_takes(self, references: list[str]) -> None:
        report = empty()
        for reference in references:
            report.paragraph(Target(reference))
            report.paragraph(Evidence(reference))
        names = bookmarks(report._document.element.body)
        assert len({name.casefold() for name in names}) == 2 * len(references)
        assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII) for name in names)


class TestText:
    def test_hostile_words_everywhere(self) -> None:
        document, parts = written(full(words=HOSTILE))
        assert document.core_properties.title.startswith("ab c[31m")
        for part in (part for name, part in parts.items() if name.endswith(".xml")):
            text = part.decode()
            assert not re.search("[\x00\x0b\x1b\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)
        assert any("<w:t>&amp;</w:t> [lacht]\nnieuw na" in p.text for p in document.paragraphs)

    @given(st.text(st.characters(codec=None)))
    def test_any_text_can_be_written(self, text: str) -> None:
        report = empty()
        report.paragraph(text)
        document, _ = written(report)
        assert document.paragraphs[0].text == typographic(clean(text))
        assert clean(clean(text)) == clean(text)

    def test_one_line(self) -> None:
        assert one_line("een\ntwee \u2028 drie") == "een twee drie"
        assert one_line("abcdef", 4) == "abc…"


class TestTables:
    def test_header_row_repeats_rows_stay_whole_and_are_read_out(self) -> None:
        report = empty()
        report.table(
            ["a", "b"], [["1", "2"]] * 3, caption="Cijfers", alt="Drie rijen", widths=(1, 3)
        )
        table = written(report)[0].tables[0]._tbl
        assert len(list(table.iter(qn("w:tblHeader")))) == 1
        assert len(list(table.iter(qn("w:cantSplit")))) == 4
        assert next(table.iter(qn("w:tblDescription"))).get(qn("w:val")) == "Drie rijen"
        grid = [int(col.get(qn("w:w"))) for col in table.iter(qn("w:gridCol"))]
        assert grid[1] == pytest.approx(3 * grid[0], abs=3)

    def test_a_tall_first_row_is_kept_whole_by_its_paragraphs(self) -> None:
        """LibreOffice 7.4 loses the rows behind one that may not break at the foot of a page."""
        report = empty()
        long = "lang " * 100
        report.table(["a", "b"], [["kort", long], ["kort", long]], caption="t")
        document, _ = written(report)
        rows = document.tables[0].rows
        assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in rows] == [True, False, True]
        for cell in rows[1].cells:
            assert cell.paragraphs[0].style.paragraph_format.keep_together

    def test_a_tall_first_row_is_divided_between_its_lines(self) -> None:
        report = empty("en")
        lines = ["een " * 40, "\n", "twee " * 40, "\n", "drie"]
        report.table(["a", "b"], [["naam", lines], ["ander", "kort"]], caption="t")
        table = written(report)[0].tables[0]
        assert [row.cells[0].text for row in table.rows] == [
            "a", "naam", "naam (continued)", "ander",
        ]  # fmt: skip
        assert table.cell(2, 1).text == f"{'twee ' * 40}\ndrie"
        assert len(list(table._tbl.iter(qn("w:cantSplit")))) == 3

    def test_captions_are_counted_by_kind(self) -> None:
        report = empty("en")
        report.table(["a"], [["1"]], caption="Een")
        report.figure(PNG, caption="Vlak", alt="Een vlak")
        report.table(["a"], [["1"]], caption="Twee")
        document, _ = written(report)
        looks = ("Caption", Style.FIGURE_CAPTION.value)
        words = [p.text for p in document.paragraphs if p.style.name in looks]
        assert words == ["Table 1. Een", "Figure 1. Vlak", "Table 2. Twee"]
        drawn = next(document.element.body.iter(qn("wp:docPr")))
        assert drawn.get("descr") == "Een vlak"

    def test_only_heads_and_the_row_above_the_note_stay_with_what_follows(self) -> None:
        """LibreOffice 7.4 loses rows of a tall table whose other rows are tied together."""
        report = empty()
        rows = [Band("kop"), ["a"], ["b"], Band("kop"), ["c"], ["d"]]
        report.table(["x"], rows, caption="tabel", note="noot")
        table = written(report)[0].tables[0]
        kept = ["Kept" in row.cells[0].paragraphs[0].style.style_id for row in table.rows]
        assert kept == [True, True, False, False, True, False, True]

    def test_tables_never_touch(self) -> None:
        report = empty()
        report.head_table([("a", "b")], alt="x")
        report.head_table([("a", "b")], alt="x")
        kinds = [local(child.tag) for child in written(report)[0].element.body]
        assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


class TestReferences:
    def test_to_a_table_lead_to_the_number_in_its_caption(self) -> None:
        report = empty()
        coming = report.coming("Table")
        report.paragraph(*filled("Zie {table}.", table=See(coming)))
        report.table(["a"], [["1"]], caption="Een")
        made = report.table(["a"], [["1"]], caption="Twee")
        report.paragraph(*filled("Zie ook {table}.", table=See(made)))
        document, _ = written(report)
        words = [p.text for p in document.paragraphs if p.text.startswith("Zie")]
        assert words == ["Zie tabel\u00a01.", "Zie ook tabel\u00a02."]
        fields = [item.text.strip() for item in document.element.iter(qn("w:instrText"))]
        assert fields == [
            f"REF {coming.bookmark} \\h",
            "SEQ Tabel \\* ARABIC",
            "SEQ Tabel \\* ARABIC",
            f"REF {made.bookmark} \\h",
        ]
        assert flaws(report.to_bytes()) == []

    def test_to_a_table_that_is_not_there_is_a_flaw(self) -> None:
        report = empty()
        report.paragraph(See(report.coming("Figure")))
        assert any("which is absent" in flaw for flaw in flaws(report.to_bytes()))

    def test_footnotes(self) -> None:
        report = empty()
        assert report.first("uitleg") and not report.first("uitleg")
        report.paragraph("Een", Footnote("De eerste."), " twee", Footnote("De tweede."))
        assert report.to_bytes() == report.to_bytes()
        package = Package(report.to_bytes())
        notes = package.trees["word/footnotes.xml"]
        kinds = [(note.get(qn("w:id")), note.get(qn("w:type"))) for note in notes]
        assert kinds == [
            ("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None),
        ]  # fmt: skip
        assert ["".join(note.itertext()) for note in notes][2:] == [" De eerste.", " De tweede."]
        assert package.names("footnoteReference", "id") == ["1", "2"]
        assert flaws(report.to_bytes()) == []


class TestPages:
    def test_title_page_has_no_header_and_the_rest_has(self) -> None:
        document, _ = written(full())
        first, second, last = document.sections
        assert first.different_first_page_header_footer
        assert not second.different_first_page_header_footer
        assert last.header.paragraphs[0].text == "woorden\twoorden"
        assert "PAGE" in "".join(last.footer._element.itertext())

    def test_comment(self) -> None:
        report = empty()
        block = report.paragraph(Evidence("I1-1"))
        report.paragraph(Target("I1-1"), style=Style.TRAIL)
        report.comment(block, "Zonder bewijs.\nEcht.", author="Interviewer")
        comments = list(written(report)[0].comments)
        assert [(c.text, c.author) for c in comments] == [("Zonder bewijs.\nEcht.", "Interviewer")]
        assert comments[0].timestamp == MADE


class TestHouseStyle:
    @pytest.fixture
    def house(self, tmp_path: Path) -> Path:
        """A template without our styles, with a text, a header and a name for 'Quote' taken."""
        document = docx.Document()
        document.add_paragraph("Vul hier in.")
        document.sections[0].header.paragraphs[0].text = "Lectoraat"
        document.styles.add_style("Reference", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        path = tmp_path / "huis.docx"
        document.save(str(path))
        return path

    def test_gets_the_styles_that_it_lacks(self, house: Path) -> None:
        document, parts = written(full(house))
        names = [s.element.find(qn("w:name")).get(qn("w:val")).lower() for s in document.styles]
        assert len(names) == len(set(names))
        assert {"reference", "reference 2", "trail", "toc 1"} <= set(names)
        known = {style.style_id for style in document.styles}
        for tag in ("w:basedOn", "w:next"):
            used = document.styles.element.iter(qn(tag))
            assert {item.get(qn("w:val")) for item in used} <= known
        assert "Vul hier in." not in parts["word/document.xml"].decode()
        assert document.core_properties.author == "woorden"

    def test_keeps_its_header_and_still_says_fictional(self, house: Path) -> None:
        header = written(full(house))[0].sections[-1].header
        assert [p.text for p in header.paragraphs] == ["Lectoraat", "woorden"]

    def test_keeps_its_page_numbers(self, tmp_path: Path) -> None:
        report = full()
        path = tmp_path / "eigen.docx"
        path.write_bytes(report.to_bytes())
        footer = written(full(path))[0].sections[-1].footer
        assert len(footer.paragraphs) == 1

    def test_may_be_a_word_template(self, house: Path, tmp_path: Path) -> None:
        path = tmp_path / "huis.dotx"
        with ZipFile(house) as source, ZipFile(path, "w") as target:
            for name in source.namelist():
                part = source.read(name).replace(b".document.main+xml", b".template.main+xml")
                target.writestr(name, part)
        assert written(full(path))[0].paragraphs[0].text == "woorden"

    def test_that_lacks_styles_is_told_which(self, house: Path) -> None:
        report = empty(template=house)
        report.heading(1, "Kop")
        report.note("Let op", Styled("dit"))
        (problem,) = report.problems
        assert (problem.code, problem.level) == ("template-lacks", "warning")
        assert problem.params == {"path": house, "names": "Note Box"}
        assert empty().problems == ()

    def test_leaves_no_notes_of_an_older_report(self, tmp_path: Path) -> None:
        old = tmp_path / "oud.docx"
        old.write_bytes(full(words="geheim").to_bytes())
        report = empty(template=old)
        report.properties(title="t", author="a")
        report.heading(1, "Kop")
        report.paragraph("Tekst", Footnote("Noot"))
        parts = Package(report.to_bytes()).parts
        assert not any("customXml" in name or "comments" in name for name in parts)
        assert b"geheim" not in parts["word/footnotes.xml"]
        assert flaws(report.to_bytes()) == []

    @pytest.mark.parametrize("content", [None, b"", b"geen zip", b"PK\x05\x06" + bytes(18)])
    def test_that_is_none_is_refused(self, tmp_path: Path, content: bytes | None) -> None:
        path = tmp_path / "huis.docx"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            empty(template=path)
        assert refused.value.problems[0].code == "unreadable"
