"""The member check as a Word document, and the answer that comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from interviewer.errors import Refused
from interviewer.report.member_check import write_member_check
from interviewer.store.folder import StudyFolder
from interviewer.store.member_answers import record_answer
from interviewer.store.opening import Plan, Seat, resume
from interviewer.store.session import Session
from tests.conftest import Clock

Begin = Callable[..., Session]
PEOPLE = (Seat("R1", "bestuur"), Seat("R2", "docent"))
GROUP = Plan(guide="gids", respondents=PEOPLE, held="2026-03-04", by="AB")


def words_of(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text for t in p.iter(qn("w:t"))) for p in paragraphs)


@pytest.fixture
def talked(begin: Begin) -> Session:
    session = begin(GROUP)
    for line in (
        ":c R1 citeren ja",
        ":n",
        "@R1 Met een #trekker++ \x07en [b]geluk[/b] ~spreekt-tegen",
        '@R1 "Zonder haar was het \ufffe nooit gelukt"',
        "@R2 iets heel anders",
        "!verdenking",
        "[R1 zucht]",
        ":q",
    ):
        assert session.type(line).answer != "refused", line
    session.leave()
    return session


def test_it_holds_the_respondents_words_and_the_invitation(talked: Session, study: Path) -> None:
    path = write_member_check(study, "proef", "R1")
    assert path == study / "reports" / "proef-member-check-r1.docx"
    words = words_of(path)
    for expected in (
        "Proefstudie",
        "Met een trekker en [b]geluk[/b]",
        "“Zonder haar was het  nooit gelukt”",
        "Hoe begon het?",
        "A. Bakker",
    ):
        assert expected in words
    for hidden in ("iets heel anders", "verdenking", "zucht", "R2", "++", "leiderschap", "docent"):
        assert hidden not in words


def test_the_next_one_has_a_free_name_and_a_named_one_is_not_written_over(
    talked: Session, study: Path, tmp_path: Path
) -> None:
    write_member_check(study, "proef", "R1")
    assert write_member_check(study, "proef", "R1").name == "proef-member-check-r1-2.docx"
    there = tmp_path / "er.docx"
    there.write_text("x")
    with pytest.raises(Refused):
        write_member_check(study, "proef", "R1", output=there)
    assert there.read_text() == "x"
    write_member_check(study, "proef", "R1", output=there, force=True)
    assert words_of(there)


def test_an_invented_case_says_so_on_every_page(talked: Session, study: Path) -> None:
    (study / "transcripts/proef/case.yaml").write_text("name: Proef\nfictional: true\n")
    document = docx.Document(str(write_member_check(study, "proef", "R1")))
    header = "".join(p.text for p in document.sections[0].header.paragraphs)
    assert "Fictieve casus" in header


def test_an_answer_goes_into_each_conversation_it_is_about(
    talked: Session, folder: StudyFolder, clock: Clock
) -> None:
    found = record_answer(folder, "proef", "R2", "gecorrigeerd", "jaartal", by="AB", now=clock)
    assert found == ("corrected", (talked.interview,))
    event = folder.held("proef", talked.interview).state.checked("R2")
    assert event is not None and (event.result, event.text, event.by) == (
        "corrected",
        "jaartal",
        "AB",
    )
    assert not list(talked.path.parent.glob("*.lock"))


@pytest.mark.parametrize(
    ("r", "result", "code"),
    [("R2", "misschien", "unknown-result"), ("R9", "akkoord", "no-respondent-in-case")],
)
def test_an_answer_of_no_kind_or_of_nobody_is_refused(
    talked: Session, folder: StudyFolder, r: str, result: str, code: str
) -> None:
    before = talked.path.read_bytes()
    with pytest.raises(Refused) as refused:
        record_answer(folder, "proef", r, result)
    assert refused.value.problems[0].code == code
    assert talked.path.read_bytes() == before


def test_an_interview_that_is_held_elsewhere_takes_no_answer(
    talked: Session, folder: StudyFolder
) -> None:
    other = resume(folder, "proef", talked.interview)
    try:
        with pytest.raises(Refused) as refused:
            record_answer(folder, "proef", "R1", "akkoord")
        assert refused.value.problems[0].code == "held-by"
    finally:
        other.leave()
