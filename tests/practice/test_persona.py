"""Personas as they are written: the two that ship, and mistakes at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.check import check
from interviewer.errors import Refused
from interviewer.practice.begin import every_persona
from interviewer.practice.load import find_persona, personas
from interviewer.store.create import copy_sample, data_root

GUIDES = data_root() / "guides"


@pytest.mark.parametrize("name", ["bestuurder", "docent"])
def test_a_shipped_persona_has_enough_to_tell_on_every_question(name: str) -> None:
    from interviewer.guide.load import load_guide

    persona = find_persona(GUIDES, name)
    assert persona.fictional
    assert len(persona.lines) >= 45
    assert sum(bool(line.marks) for _topic, line in persona.lines.values()) >= 45
    guide = load_guide(GUIDES / f"{persona.guides[0]}.yaml")
    unanswered = [q.id for _block, q in guide.walk() if persona.answering(q.id) is None]
    assert unanswered == []
    manners = {line.manner for _topic, line in persona.lines.values()}
    assert {"open", "short"} < manners


def test_each_deeper_line_can_be_reached_by_a_follow_up_a_probe_or_a_silence() -> None:
    for persona in every_persona(None):
        for topic in persona.topics:
            for place in range(1, len(topic.lines)):
                assert topic.brings(place), topic.name(place)


def test_a_sample_study_has_them_and_is_checked_without_an_error(tmp_path: Path) -> None:
    study = copy_sample(tmp_path / "demo")
    assert set(personas(study / "guides")) == {"bestuurder", "docent"}
    found = check([study / "guides" / "practice"])
    assert found == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "row"),
    [
        ("persona: bestuurder", "persona: iemand", "persona-file", 5),
        ("role: bestuur", "role: bestuurr", "unknown-role", 11),
        ("guides: [ronde-1]", "guides: [ronde-9]", "unknown-guide", 12),
        ("questions: [doelen.eigen]", "questions: [doelen.eign]", "unknown-question", 0),
        ("on: werkvloer", "on: werkvlor", "unknown-follow-up", 0),
        ("drivers.urgentie++", "drivers.urgentei++", "unknown-code", 0),
        ("  - id: streek", "  - id: begin", "duplicate-id", 0),
        ("manner: short", "maner: short", "unknown-key", 0),
        ("patience: 2", "patience: 0", "", 0),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, right: str, wrong: str, code: str, row: int
) -> None:
    study = copy_sample(tmp_path / "demo")
    path = study / "guides" / "practice" / "bestuurder.yaml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    found = check([path])
    assert found and (not code or code in {item.code for item in found})
    lines = text.replace(right, wrong, 1).splitlines()
    at = {item.place.line for item in found if item.place}
    assert any(wrong.strip() in lines[line - 1] for line in at)
    assert not row or row in at


def test_a_persona_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as refused:
        find_persona(GUIDES, "bestuurdr")
    assert refused.value.problems[0].params["nearest"] == "bestuurder"
