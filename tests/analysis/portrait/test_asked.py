"""Which question a note answers, unless that tells a role that may not be told."""

from __future__ import annotations

import pytest

from interviewer.analysis.material import gather
from interviewer.analysis.portrait.asked import Subject, subject_of
from interviewer.interview.events import AnyEvent, Asked, Instrument
from interviewer.study import Study
from tests.report.build import AGREED, case_file, held, new_id, note, without

STUDY = Study.model_validate(
    {"language": "en", "roles": {"rol-R1": "centraal", "rol-R9": "centraal"}}
)


def guide(**fields: object) -> dict[str, object]:
    question = {"id": "b.q", "label": "1.1", "ask": {"default": "Hoe ging het?", "rol-R1": "En u?"}}
    block = {"id": "b", "title": "Begin", "questions": [question]}
    return {"guide": "g", "title": "Gids", "blocks": [block], **fields}


def subject(*events: AnyEvent, agreed: dict[str, bool], **fields: object) -> Subject:
    instrument = Instrument(id=new_id(), guide=guide(**fields), codebook={})
    file = case_file(held(1, instrument, *events, people={"R1": agreed}), study=STUDY)
    material = gather(file, "2026-03-05", "en")
    excerpt = material.excerpts[-1]
    return subject_of(excerpt.note, excerpt.source, STUDY)


SHY = without(AGREED, "herleidbaarheid")


@pytest.mark.parametrize("agreed", [AGREED, SHY])
def test_in_the_words_for_everyone(agreed: dict[str, bool]) -> None:
    answer = note("goed", question="b.q")
    assert subject(answer, agreed=agreed) == Subject("1.1", "Hoe ging het?")


def test_a_question_that_was_made_up() -> None:
    asked = Asked(id=new_id(), text="En toen?")
    answer = note("goed", question=asked.id)
    assert subject(asked, answer, agreed=AGREED) == Subject(ask="En toen?", improvised=True)


def test_a_guide_for_one_role_tells_who_it_was() -> None:
    answer = note("goed", question="b.q")
    assert subject(answer, agreed=SHY, respondents=["rol-R1"]) == Subject()
    told = subject(answer, agreed=AGREED, respondents=["rol-R1"])
    assert told == Subject("1.1", "Hoe ging het?")


def test_a_guide_for_all_roles_of_the_level_tells_nothing() -> None:
    answer = note("goed", question="b.q")
    found = subject(answer, agreed=SHY, respondents=["rol-R1", "rol-R9", "ander"])
    assert found.ask == "Hoe ging het?"


def test_of_someone_without_a_level_any_limit_tells() -> None:
    study = Study.model_validate({"language": "en", "roles": {}})
    instrument = Instrument(id=new_id(), guide=guide(respondents=["rol-R1"]), codebook={})
    answer = note("goed", question="b.q")
    file = case_file(held(1, instrument, answer, people={"R1": SHY}), study=study)
    excerpt = gather(file, "2026-03-05", "en").excerpts[-1]
    assert subject_of(excerpt.note, excerpt.source, study) == Subject()
