"""What a member check lays before one respondent: their own words, and nothing of anybody else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from interviewer.analysis.member_check import Conversation, own_words
from interviewer.errors import Refused
from interviewer.interview.events import AnyEvent, Asked, Instrument, Noted
from interviewer.store.folder import CaseFile, StudyFolder
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.talk import CODEBOOK, GUIDE

TWO = {"R1": AGREED, "R2": AGREED}


def instrument() -> Instrument:
    return Instrument(id=new_id(), guide=GUIDE, codebook=CODEBOOK)


def said(r: str, text: str, **fields: Any) -> Noted:
    return note(text, r=(r,), **fields)


def of(file: CaseFile, r: str = "R1", **more: Any) -> tuple[Conversation, ...]:
    return own_words(file, r, "2026-03-05", "en", someone="[someone]", **more)


def texts(conversations: tuple[Conversation, ...]) -> list[str]:
    return [
        passage.text
        for one in conversations
        for subject in one.subjects
        for under in subject.said
        for passage in under.passages
    ]


def why(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def test_only_what_they_said_themselves_stands_in_it() -> None:
    events: list[AnyEvent] = [
        said("R1", "van mij"),
        said("R2", "van een ander"),
        note("samen gezegd", r=("R1", "R2")),
        said("R1", "eigen gedachte", kind="memo"),
        note("zij lachen", kind="observation", r=("R1",)),
        note("door niemand gezegd"),
        note("door allen gezegd", r=("groep",)),
    ]
    found = of(case_file(held(1, *events, people=TWO)))
    assert texts(found) == ["van mij", "samen gezegd", "door allen gezegd"]
    assert found[0].group


def test_no_pseudonym_of_anybody_else_is_shown_not_of_the_absent_either() -> None:
    words = "R1 zegt dat @R2 en R9 op A4 schreven, met R123x en CAR2"
    found = of(case_file(held(1, said("R1", words), people=TWO)))
    assert texts(found) == ["R1 zegt dat [someone] en [someone] op A4 schreven, met R123x en CAR2"]


def test_words_without_consent_to_quote_stay_inside_here_too() -> None:
    people = {"R1": AGREED, "R2": without(AGREED, "citeren")}
    quote = note("samen gezegd", r=("R1", "R2"), kind="quote")
    own = said("R1", "van mij alleen", kind="quote")
    passages = of(case_file(held(1, quote, own, people=people)))[0].subjects[0].said[0].passages
    assert [(p.text, p.quote, p.withheld) for p in passages] == [
        ("[quote left out]", False, True),
        ("van mij alleen", True, False),
    ]


def test_notes_stand_under_block_question_and_follow_up_in_order() -> None:
    events: list[AnyEvent] = [
        instrument(),
        said("R1", "een", question="drivers.gaande", follow_up="f1"),
        said("R1", "twee", question="drivers.gaande"),
        said("R1", "drie", question="start.begin"),
        said("R1", "vier", question="drivers.gaande", follow_up="f1"),
    ]
    [one] = of(case_file(held(1, *events)))
    told = [
        (subject.title, [(s.question, s.follow_up, len(s.passages)) for s in subject.said])
        for subject in one.subjects
    ]
    assert told == [
        (
            "Drivers",
            [
                ("Wat houdt het gaande?", "", 1),
                ("Wat houdt het gaande?", "En als die wegvalt?", 2),
            ],
        ),
        ("Start", [("Hoe begon het?", "", 1)]),
    ]


def test_a_question_made_up_at_the_table_tells_nothing_of_what_another_said() -> None:
    asked = Asked(id=new_id(), text="R2 zei: zonder haar was het nooit gelukt. En u?")
    events: list[AnyEvent] = [
        said("R2", "Zonder haar was het nooit gelukt"),
        asked,
        said("R1", "dat klopt", question=asked.id),
    ]
    [subject] = of(case_file(held(1, *events, people=TWO)))[0].subjects
    assert subject.said[0].question == "[someone] zei: […]. En u?"


def test_one_round_or_the_whole_case() -> None:
    file = case_file(held(1, said("R1", "een")), held(2, said("R1", "twee"), round=2))
    assert texts(of(file)) == ["een", "twee"]
    assert texts(of(file, round=2)) == ["twee"]


def test_who_refused_is_nobody_or_said_nothing_gets_no_document() -> None:
    refused = {"R1": without(AGREED, "deelname", refused=True), "R2": AGREED}
    file = case_file(held(1, said("R1", "van mij"), people=refused))
    for r, code in (
        ("R1", "check-refused"),
        ("R9", "no-respondent-in-case"),
        ("R2", "nothing-to-check"),
    ):
        with pytest.raises(Refused) as stopped:
            of(file, r)
        assert why(stopped) == code


ROOT = Path(__file__).parents[2]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def test_in_the_sample_nobody_gets_five_words_of_another() -> None:
    file = StudyFolder(ROOT).case_file("warme-loods")
    people = sorted({r for one in file.held for r in one.state.respondents})
    notes = [note for one in file.held for note in one.state.listing()]
    assert len(people) > 5
    for r in people:
        mine = set().union(*(runs(note.text) for note in notes if r in note.r))
        others = set().union(*(runs(note.text) for note in notes if r not in note.r)) - mine
        found = of(file, r)
        asked = [
            f"{said.question} {said.follow_up}"
            for one in found
            for subject in one.subjects
            for said in subject.said
        ]
        for text in (*texts(found), *asked):
            assert not runs(text) & others
            assert not re.search(rf"\b(?!{r}\b)R\d\b", text)
