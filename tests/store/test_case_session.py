"""Working on a case: what is written stands in its journal, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from interviewer.analysis.casework import case_work
from interviewer.analysis.codes import Codes
from interviewer.errors import Refused
from interviewer.interview.events import CodePromoted, Scanned
from interviewer.store.case_session import CaseSession, open_case
from interviewer.store.folder import StudyFolder
from interviewer.store.session import Session
from interviewer.store.study_journal import change_codes

OUTLINE = {
    "outline": "rapport",
    "kind": "case",
    "chapters": [{"id": "drivers", "title": "Drivers", "codes": ["drivers"]}],
}


@pytest.fixture
def opened(study: Path, begin: Callable[..., Session]) -> Iterator[CaseSession]:
    """Return a case with two notes, of which one is a quote of someone who refused to be quoted."""
    (study / "guides" / "casusrapport.yaml").write_text(yaml.safe_dump(OUTLINE))
    talk = begin()
    talk.type(":c deelname ja")
    talk.type(":c citeren nee")
    talk.type("Zonder trekker valt het stil #drivers.leiderschap++")
    talk.type('"Zonder haar was het nooit zo ver gekomen" #drivers.leiderschap++')
    talk.leave()
    session = open_case(StudyFolder(study), "proef", "AB")
    yield session
    session.leave()


def journal(study: Path) -> list[dict[str, object]]:
    """Return the events of the case's own journal."""
    text = (study / "transcripts" / "proef" / "case.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_synthesis_keeps_the_fingerprint_of_what_it_cites(
    opened: CaseSession, study: Path
) -> None:
    answer = opened.type(r":syn drivers Er is een trekker nodig [I1-1].\n\nTwee.")
    assert (answer.answer, answer.problems) == ("saved", ())
    event = journal(study)[-1]
    assert event["text"] == "Er is een trekker nodig [I1-1].\n\nTwee."
    assert event["cites"] == {"I1-1": opened.desk.fingerprints["I1-1"]}


def test_a_reference_to_no_note_is_said(opened: CaseSession) -> None:
    answer = opened.type(":syn drivers Zo is het [I9-9].")
    assert [problem.code for problem in answer.problems] == ["unknown-reference"]
    assert answer.answer == "saved"


@pytest.mark.parametrize("between", [" ", "\u00ad ", " \u200b"])
def test_five_words_of_an_unreleased_quote_are_refused_with_their_place(
    opened: CaseSession, study: Path, between: str
) -> None:
    quote = "zonder haar was het nooit".replace(" ", between)
    answer = opened.type(rf":syn drivers Eerst dit.\n\nMen zegt: {quote} gelukt.")
    assert answer.answer == "refused"
    assert answer.problems[0].code == "withheld-words"
    assert answer.problems[0].params == {"paragraph": 2, "word": 3, "reference": "I1-2"}
    assert journal(study) == []


def test_undo_takes_back_what_this_session_wrote(opened: CaseSession) -> None:
    opened.type(":syn drivers Eerste.")
    opened.type(":syn drivers Tweede.")
    opened.type(":u")
    assert opened.work.syntheses["drivers"].text == "Eerste."
    opened.type(":u")
    assert opened.work.syntheses == {}
    assert opened.type(":u").problems[0].code == "nothing-to-undo"


def test_ratings_and_typing_stand_by_round(opened: CaseSession) -> None:
    opened.type(":rate output.netwerk + r1")
    opened.type(":rate output.netwerk ++ r2")
    opened.type(":type strategisch gebied r1 omdat")
    assert {key: rated.value for key, rated in opened.work.ratings.items()} == {
        ("output.netwerk", 1): "+",
        ("output.netwerk", 2): "++",
    }
    assert opened.work.typified is not None and opened.work.typified.object == "area"


def test_two_cannot_work_on_a_case_at_once(opened: CaseSession, study: Path) -> None:
    with pytest.raises(Refused) as refused:
        open_case(StudyFolder(study), "proef", "CD")
    assert "AB" in str(refused.value.problems[0].params)


def test_what_was_written_is_there_the_next_time(opened: CaseSession, study: Path) -> None:
    opened.type(":syn drivers Blijft staan.")
    opened.leave()
    again = open_case(StudyFolder(study), "proef", "AB")
    assert again.work.syntheses["drivers"].text == "Blijft staan."
    again.leave()


def test_unsaved_texts_are_there_again(opened: CaseSession, study: Path) -> None:
    assert opened.draft({"drivers": "Half af,\n\nmet [I1-1]", "gone": "van een oud hoofdstuk"})
    opened.leave()
    again = open_case(StudyFolder(study), "proef", "AB")
    assert again.left == {"drivers": "Half af,\n\nmet [I1-1]", "gone": "van een oud hoofdstuk"}
    assert again.draft({})
    again.leave()
    assert not again.path.with_suffix(".draft").exists()


def test_where_another_program_works_a_case_can_be_read(opened: CaseSession, study: Path) -> None:
    opened.type(":syn drivers Eerste.")
    opened.draft({"drivers": "half"})
    other = open_case(StudyFolder(study), "proef", "CD", or_read=True)
    assert other.read_only and other.left == {}
    assert other.type(":notes drivers").answer == "ok"
    for line in (":syn drivers Tweede.", ":rate drivers ++", ":u"):
        answer = other.type(line)
        assert [problem.code for problem in answer.problems] == ["held-by"]
    assert not other.draft({"drivers": "weg"})
    opened.type(":syn drivers Tweede.")
    other.look_again()
    assert other.work.syntheses["drivers"].text == "Tweede."
    other.leave()
    with pytest.raises(Refused):
        open_case(StudyFolder(study), "proef", "CD")
    assert (
        (study / "transcripts" / "proef" / "case.draft").read_bytes().startswith(b"drivers\nhalf")
    )


def test_a_note_made_meanwhile_is_seen(opened: CaseSession, begin: Callable[..., Session]) -> None:
    before = len(opened.material.excerpts)
    talk = begin()
    talk.type(":c deelname ja")
    talk.type("Iets nieuws #leiderschap")
    talk.leave()
    opened.look_again()
    assert len(opened.material.excerpts) == before + 1


@pytest.mark.parametrize(
    "line",
    [
        ":type strategic area fase=zonder_haar_was_het_nooit",
        ":type strategic area r1 zonder haar was het nooit",
        ":rate drivers.leiderschap ++ zonder haar was het nooit",
    ],
)
def test_words_that_stay_inside_are_refused_in_every_judgement(
    opened: CaseSession, study: Path, line: str
) -> None:
    assert [p.code for p in opened.type(line).problems] == ["withheld-words"]
    assert journal(study) == []


def test_they_are_refused_in_the_definition_of_a_code_too(opened: CaseSession, study: Path) -> None:
    def make(_codes: Codes) -> CodePromoted:
        told = "zonder haar was het nooit"
        return CodePromoted.model_validate(
            {"from": "open.x", "to": "drivers.x", "name": "X", "definition": told}
        )

    with pytest.raises(Refused) as refused:
        change_codes(StudyFolder(study), make, by="AB")
    assert refused.value.problems[0].params["reference"] == "proef:I1-2"
    assert not (study / "study.jsonl").exists()


def test_initials_that_cannot_stand_in_a_journal_are_refused(opened: CaseSession) -> None:
    opened.leave()
    with pytest.raises(Refused) as refused:
        open_case(opened._folder, "proef", "A/B")
    assert refused.value.problems[0].code == "bad-initials"


def test_a_case_that_a_newer_program_wrote_in_is_read_only(
    opened: CaseSession, study: Path
) -> None:
    opened.leave()
    path = study / "transcripts" / "proef" / "case.jsonl"
    newer = {
        "id": "zz",
        "at": "2026-03-04T10:00:00+00:00",
        "by": "AB",
        "type": "telepathy",
        "v": 99,
    }
    path.write_text(json.dumps(newer) + "\n")
    with pytest.raises(Refused) as refused:
        open_case(StudyFolder(study), "proef", "AB")
    assert refused.value.problems[0].code == "newer-journal"
    assert refused.value.problems[0].params["reason"] != "?"
    session = open_case(StudyFolder(study), "proef", "AB", or_read=True)
    assert session.read_only and session.why_read_only == refused.value.problems[0]


def test_answers_with_different_people_stand_beside_each_other() -> None:
    alone = Scanned(id="1", item="a", holds="yes")
    table = Scanned.model_validate({"id": "2", "item": "a", "holds": "no", "with": "R1"})
    again = Scanned(id="3", item="a", holds="partly")
    work = case_work([alone, table, again])
    assert [event.id for event in work.scans.values()] == ["3", "2"]
    assert work.answered("a", None, "R1") == table and work.answered("a", None) == again


def test_what_lies_as_it_lay_is_not_read_again(
    opened: CaseSession, study: Path, begin: Callable[..., Session]
) -> None:
    folder = opened._folder
    read = folder.case_file_now("proef")
    assert folder.case_file_now("proef") is read
    begin().type("nog een notitie")
    again = folder.case_file_now("proef")
    assert len(again.held) == len(read.held) + 1
    (study / "study.jsonl").touch()
    assert folder.case_file_now("proef") is not again, "the names of codes may have changed"
