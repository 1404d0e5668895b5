"""What of a guide is judged, and where a finding is told."""

from __future__ import annotations

from interviewer.guide.rules.engine import judge
from interviewer.reading.checked import Node
from interviewer.reading.document import read

GUIDE = """\
guide: g
title: t
jargon: [wat-is-dit]
probes: [Is er een voorbeeld?]
facts: [{id: f, ask: Bent u docent?}]
opening: {say: Bent u er klaar voor?, consent: [{id: x, ask: Mag het?}]}
blocks:
  - id: a
    title: A
    say: Is alles goed?
    questions:
      - id: a.1
        ask: {default: Hoe gaat het?, docent: Is er overleg?}
        note: Is dat zo?
        follow_ups:
          - {ask: Wat nog?, follow_ups: [{ask: Klopt dat?}]}
  - id: b
    title: B
    questions:
      - {id: b.1, ask: Hoe is het begonnen?, for: [docent]}
      - {id: b.2, ask: Is er geld?, answer: {options: [ja, nee]}}
      - {id: b.3, ask: Is er tijd?}
"""


def found(text: str) -> list[tuple[int, int, str]]:
    document = read(text, "g.yaml")
    problems = judge(Node(document, document.data))
    return [(p.place.line, p.place.column, p.code) for p in problems if p.place]


def test_each_finding_at_its_question() -> None:
    assert found(GUIDE) == [
        (4, 10, "closed"),
        (13, 47, "closed"),
        (13, 47, "no-opening"),
        (16, 48, "closed"),
        (21, 24, "no-opening"),
        (22, 24, "closed"),
    ]


def test_findings_are_warnings() -> None:
    document = read(GUIDE, "g.yaml")
    assert {p.level for p in judge(Node(document, document.data))} == {"warning"}


def test_a_block_opens_with_what_each_role_gets_first() -> None:
    block = (
        "blocks: [{id: a, title: A, questions: [\n"
        "  {id: a.1, ask: Hoe gaat het?, for: [docent]},\n"
        "  {id: a.2, ask: Is er tijd?},\n"
        "  {id: a.3, ask: Is er geld?}]}]\n"
    )
    assert found(block) == [(3, 18, "closed"), (3, 18, "no-opening"), (4, 18, "closed")]


def test_the_guides_language_and_jargon() -> None:
    block = "blocks: [{id: a, title: A, questions: [{id: q, ask: What drives it?}]}]\n"
    assert found("language: en\njargon: [drive]\n" + block) == [(3, 53, "jargon")]
    assert found("language: en\n" + block) == []


def test_a_guide_with_errors_is_judged() -> None:
    assert found("blocks: [{questions: [{ask: Is er tijd?}, 3, {ask: [x]}]}, x]\n") == [
        (1, 29, "closed"),
        (1, 29, "no-opening"),
    ]
    assert found("blocks: 3\n") == []
