"""Edits in a written report come back into the case's journal, and none is lost unseen."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
import yaml
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from interviewer.casework.intents import Synthesise
from interviewer.cli import run as main
from interviewer.errors import Problem, Refused
from interviewer.report.case import write_report
from interviewer.report.merging.merge import merge_report
from interviewer.report.word.ooxml import make, run
from interviewer.store.case_session import CaseSession, open_case
from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session
from tests.report.ooxml_check import flaws

OUTLINE = {
    "outline": "rapport",
    "kind": "case",
    "chapters": [
        {"id": "drivers", "title": "Drivers", "codes": ["drivers"]},
        {"id": "slot-twee", "title": "Tweede", "parts": ["synthesis"]},
    ],
}
FIRST = "Er is een trekker nodig [I1-1], zei men.\nOok hier: C:\\nieuw."
SECOND = "En er is geld nodig [I1-2]."


@pytest.fixture
def case(study: Path, begin: Callable[..., Session]) -> Iterator[CaseSession]:
    """Return a case with three notes and a synthesis in two chapters."""
    (study / "guides" / "casusrapport.yaml").write_text(yaml.safe_dump(OUTLINE))
    talk = begin()
    for line in (
        ":c deelname ja",
        ":c citeren nee",
        "Zonder trekker valt het stil #drivers.leiderschap++",
        "Subsidies lopen af #drivers.subsidies-",
        '"Zonder haar was het nooit zo ver gekomen" #drivers.leiderschap++',
    ):
        talk.type(line)
    talk.leave()
    session = open_case(StudyFolder(study), "proef", "AB")
    write(session, "drivers", f"{FIRST}\n\n{SECOND}")
    write(session, "slot-twee", "Alleen dit [I1-1].")
    yield session
    session.leave()


@pytest.fixture
def report(case: CaseSession, study: Path) -> Path:
    """Return the case's report."""
    return write_report(study, "proef")


def write(session: CaseSession, slot: str, text: str) -> None:
    assert session.do(Synthesise(slot, text)).answer == "saved"


def edited(path: Path, change: Callable[[Document], object]) -> Path:
    """Save a report as changed by someone; return where."""
    document = docx.Document(str(path))
    change(document)
    target = path.with_name("bewerkt.docx")
    document.save(str(target))
    return target


def holding(document: Document, words: str) -> Paragraph:
    """Return the first paragraph of the text that holds words."""
    return next(p for p in document.paragraphs if words in p.text)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def text(session: CaseSession, slot: str = "drivers") -> str:
    return session.work.syntheses[slot].text


def test_a_report_as_it_was_written_changes_nothing(case: CaseSession, report: Path) -> None:
    before = case.path.read_bytes()
    assert codes(merge_report(case, report)) == ["merge-unchanged"]
    assert case.path.read_bytes() == before


def test_edited_words_come_back_with_their_references(case: CaseSession, report: Path) -> None:
    old = edited(report, lambda d: holding(d, "geld nodig").add_run(" Veel [I1-1]."))
    told = merge_report(case, old)
    assert codes(told) == ["merged"]
    assert told[0].params == {"slot": "drivers", "changed": 1, "gone": 0}
    assert text(case) == f"{FIRST}\n\n{SECOND} Veel [I1-1]."
    assert set(case.work.syntheses["drivers"].cites) == {"I1-1", "I1-2"}
    assert codes(merge_report(case, old)) == ["merge-unchanged"]


def test_paragraphs_before_between_and_behind_become_part_of_it(
    case: CaseSession, report: Path
) -> None:
    def add(document: Document) -> None:
        first, second = holding(document, "trekker nodig"), holding(document, "geld nodig")
        first.insert_paragraph_before("Vooraf.", style=first.style)
        second.insert_paragraph_before("Tussenin.", style=first.style)
        after = deepcopy(second._p)
        second._p.addnext(after)
        for child in list(after)[1:]:
            after.remove(child)
        after.append(run("Achteraf."))

    assert codes(merge_report(case, edited(report, add))) == ["merged"]
    assert text(case) == f"Vooraf.\n\n{FIRST}\n\nTussenin.\n\n{SECOND}\n\nAchteraf."


def test_moved_and_removed_paragraphs(case: CaseSession, report: Path) -> None:
    def swap(document: Document) -> None:
        first, second = holding(document, "trekker nodig"), holding(document, "geld nodig")
        second._p.addnext(first._p)

    assert codes(merge_report(case, edited(report, swap))) == ["merged"]
    assert text(case) == f"{SECOND}\n\n{FIRST}"


def test_a_paragraph_taken_out(case: CaseSession, report: Path) -> None:
    def cut(document: Document) -> None:
        gone = holding(document, "geld nodig")._p
        gone.getparent().remove(gone)

    told = merge_report(case, edited(report, cut))
    assert (codes(told), told[0].params["gone"]) == (["merged"], 1)
    assert text(case) == FIRST


def test_a_synthesis_rewritten_whole_without_its_bookmark(case: CaseSession, report: Path) -> None:
    def rewrite(document: Document) -> None:
        first, second = holding(document, "trekker nodig"), holding(document, "geld nodig")
        second._p.getparent().remove(second._p)
        for child in list(first._p)[1:]:
            first._p.remove(child)
        first.add_run("Heel anders [I1-2].")

    assert codes(merge_report(case, edited(report, rewrite))) == ["merged"]
    assert text(case) == "Heel anders [I1-2]."


def test_a_reference_that_another_program_wrote_with_its_own_hyphen_is_read(
    case: CaseSession, report: Path
) -> None:
    """LibreOffice makes the hyphen at which no line ends a character."""

    def change(document: Document) -> None:
        paragraph = holding(document, "geld nodig")
        for hyphen in list(paragraph._p.iter(qn("w:noBreakHyphen"))):
            hyphen.getparent().remove(hyphen)
        for words in paragraph._p.iter(qn("w:t")):
            words.text = (words.text or "").replace("[I1", "[I1\u2011")
        paragraph.add_run(" Veel.")

    told = merge_report(case, edited(report, change))
    assert codes(told) == ["merged"]
    assert text(case) == f"{FIRST}\n\n{SECOND} Veel."


def test_a_synthesis_that_is_gone_stays_in_the_study(case: CaseSession, report: Path) -> None:
    def cut(document: Document) -> None:
        for words in ("trekker nodig", "geld nodig"):
            gone = holding(document, words)._p
            gone.getparent().remove(gone)

    before = case.path.read_bytes()
    assert codes(merge_report(case, edited(report, cut))) == ["merge-gone"]
    assert case.path.read_bytes() == before


def test_what_was_written_in_the_study_since_is_not_written_over(
    case: CaseSession, report: Path
) -> None:
    old = edited(report, lambda d: holding(d, "geld nodig").add_run(" Veel."))
    write(case, "drivers", "In het programma herschreven [I1-1].")
    told = merge_report(case, old)
    assert [(p.code, p.level) for p in told] == [("merge-conflict", "error")]
    assert text(case) == "In het programma herschreven [I1-1]."


def test_what_was_written_since_stays_where_the_document_was_not_edited(
    case: CaseSession, report: Path
) -> None:
    old = edited(report, lambda d: holding(d, "Alleen dit").add_run(" En dat."))
    write(case, "drivers", "In het programma herschreven [I1-1].")
    assert codes(merge_report(case, old)) == ["merged"]
    assert text(case) == "In het programma herschreven [I1-1]."
    assert text(case, "slot-twee") == "Alleen dit [I1-1]. En dat."


def test_words_that_may_not_go_out_are_refused_with_their_place(
    case: CaseSession, report: Path
) -> None:
    slip = " Zoals zij zei: zonder haar was het nooit zo ver gekomen."
    told = merge_report(case, edited(report, lambda d: holding(d, "geld nodig").add_run(slip)))
    assert codes(told) == ["merge-refused", "withheld-words"]
    assert told[1].params["paragraph"] == 2 and told[1].params["reference"] == "I1-3"
    assert text(case) == f"{FIRST}\n\n{SECOND}"


def test_tracked_changes_are_taken_as_accepted_and_told(case: CaseSession, report: Path) -> None:
    def track(document: Document) -> None:
        about = {"id": 900, "author": "CD", "date": "2026-03-04T14:00:00Z"}
        found = holding(document, "geld nodig")._p
        words = next(item for item in found.iter(qn("w:r")) if "geld" in item.text)
        gone = make("w:del", deepcopy(words), **about)
        for item in gone.iter(qn("w:t")):
            item.tag = qn("w:delText")
        words.addprevious(gone)
        words.addprevious(make("w:ins", run("En er is tijd nodig "), **about))
        words.getparent().remove(words)

    told = merge_report(case, edited(report, track))
    assert codes(told) == ["merged", "merge-tracked"]
    assert text(case) == f"{FIRST}\n\nEn er is tijd nodig [I1-2]."


def test_edits_elsewhere_are_listed_and_not_placed(case: CaseSession, report: Path) -> None:
    def change(document: Document) -> None:
        holding(document, "Tweede").insert_paragraph_before("Een losse alinea.")
        cell = next(
            paragraph
            for table in document.tables
            for paragraph in table._cells[0].paragraphs
            if paragraph.text
        )
        cell.add_run(" veranderd")
        gone = holding(document, "Niet geciteerd")._p
        gone.getparent().remove(gone)

    before = case.path.read_bytes()
    told = merge_report(case, edited(report, change))
    assert sorted(codes(told)) == [
        "merge-removed", "merge-unchanged", "merge-unplaced", "merge-unplaced"
    ]  # fmt: skip
    words = [str(p.params["words"]) for p in told if p.code == "merge-unplaced"]
    assert words[0].endswith("veranderd") and words[1] == "Een losse alinea."
    assert case.path.read_bytes() == before


def test_a_document_that_forgot_what_was_written_has_its_bookmarks(
    case: CaseSession, report: Path
) -> None:
    def forget(document: Document) -> None:
        relations = document.part.rels
        for key in [k for k, r in relations.items() if r.reltype.endswith("/customXml")]:
            del relations[key]
        holding(document, "geld nodig").add_run(" Veel.")

    assert codes(merge_report(case, edited(report, forget))) == ["merged", "merge-unstated"]
    assert text(case) == f"{FIRST}\n\n{SECOND} Veel."


def test_a_document_without_a_synthesis_of_the_case_is_refused(
    case: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "ander.docx"
    docx.Document().save(str(path))
    with pytest.raises(Refused) as refused:
        merge_report(case, path)
    assert refused.value.problems[0].code == "merge-nothing"


def test_a_broken_statement_is_no_statement(case: CaseSession, report: Path) -> None:
    target = report.with_name("stuk.docx")
    with ZipFile(report) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "customXml/item1.xml":
                part = part.replace(b'count="2"', b'count="-7"')
            archive.writestr(name, part)
    assert codes(merge_report(case, target)) == ["merge-unchanged", "merge-unstated"]


def test_from_the_command_line_it_is_merged_and_written_again(
    case: CaseSession, report: Path, study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = edited(report, lambda d: holding(d, "geld nodig").add_run(" Veel [I1-1]."))
    case.leave()
    arguments = ["report", "proef", "--study", str(study), "--merge", str(old), "--by", "AB"]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    new = Path(out.strip())
    assert new not in (report, old) and "drivers" in err
    assert holding(docx.Document(str(new)), "Veel [I1-1].")
    assert flaws(new.read_bytes()) == []
    again = open_case(StudyFolder(study), "proef", "AB")
    assert text(again) == f"{FIRST}\n\n{SECOND} Veel [I1-1]."
    assert codes(merge_report(again, new)) == ["merge-unchanged"]
    again.leave()


def test_a_conflict_is_an_error_and_the_report_is_written_all_the_same(
    case: CaseSession, report: Path, study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = edited(report, lambda d: holding(d, "geld nodig").add_run(" Veel."))
    write(case, "drivers", "Anders [I1-1].")
    case.leave()
    assert main(["report", "proef", "--study", str(study), "--merge", str(old)]) == 1
    assert Path(capsys.readouterr().out.strip()).is_file()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_saved_by_libreoffice_nothing_is_lost(
    case: CaseSession, report: Path, tmp_path: Path
) -> None:
    def saved(path: Path, folder: str) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
             str(tmp_path / folder), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return tmp_path / folder / path.name

    assert codes(merge_report(case, saved(report, "zo"))) == ["merge-unchanged"]
    old = edited(report, lambda d: holding(d, "geld nodig").add_run(" Veel [I1-1]."))
    assert codes(merge_report(case, saved(old, "anders"))) == ["merged"]
    assert text(case) == f"{FIRST}\n\n{SECOND} Veel [I1-1]."
