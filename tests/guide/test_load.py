"""A guide's mistakes are all told at once, each at its line and column, with the nearest word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.codebook import Codebook
from interviewer.errors import Problem, Refused
from interviewer.guide.load import guide_check, load_guide
from interviewer.guide.model import Guide
from interviewer.i18n import sentence, use_language
from interviewer.reading.checked import examine
from interviewer.study import Study

CODEBOOK = Codebook.model_validate(
    {
        "codes": [
            {
                "id": "drivers",
                "name": "Drivers",
                "codes": [
                    {"id": "drivers.leiderschap", "name": "Leiderschap", "was": ["drivers.leider"]}
                ],
            }
        ]
    }
)

GOOD = """\
guide: ronde-1
title: Ronde 1
version: 1.10
minutes: [60, 75]
respondents: [bestuur, docent]
x-colour: blue
opening:
  consent: [deelname, opname, {id: foto, ask: Mag er een foto?}]
blocks:
  - id: drivers
    title: Drivers
    for: bestuur
    questions:
      - id: drivers.gaande
        label: 2.10
        ask: {default: Wat?, docent: Wat dan?}
        if: als er een trekker is
        when: {round: 2, code: drivers}
        codes: [drivers.leiderschap, open.trots]
        follow_ups:
          - ask: Wat gebeurt er dan?
            when: {code: {id: drivers.leiderschap, valence: "-"}, short: 15, for: docent}
            follow_ups:
              - {id: diep, ask: En dan?}
          - ask: En verder?
"""


def check(text: str) -> list[Problem]:
    _, problems = examine(text, Guide, guide_check(CODEBOOK, Study()), file="g.yaml")
    return problems


def places(text: str) -> list[tuple[str, int, int]]:
    return [(item.code, item.place.line, item.place.column) for item in check(text) if item.place]


def question(*lines: str) -> str:
    """Return a guide with one question; its lines begin at line 7, column 9."""
    head = ["guide: g", "title: t", "blocks:", "  - id: drivers", "    title: D", "    questions:"]
    body = [("      - " if number == 0 else "        ") + line for number, line in enumerate(lines)]
    return "\n".join([*head, *body]) + "\n"


def deeper(*lines: str) -> list[str]:
    """Return the lines of a follow-up below a follow-up."""
    return [f"      {'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


class TestGood:
    def test_load(self, tmp_path: Path) -> None:
        path = tmp_path / "ronde-1.yaml"
        path.write_text(GOOD, encoding="utf-8")
        guide = load_guide(path, CODEBOOK, Study())
        assert guide.budget == 75
        found = guide.question("drivers.gaande")
        assert found is not None
        assert [item.id for item, _ in found.walk()] == ["f1", "diep", "f3"]
        assert (found.if_, found.when.round) == ("als er een trekker is", (2,))
        assert guide.blocks[0].for_ == ("bestuur",)

    def test_a_number_where_words_belong_reads_as_typed(self, tmp_path: Path) -> None:
        path = tmp_path / "ronde-1.yaml"
        path.write_text(GOOD, encoding="utf-8")
        guide = load_guide(path)
        assert guide.version == "1.10"
        assert guide.blocks[0].questions[0].label == "2.10"

    def test_no_problems(self) -> None:
        assert check(GOOD) == []


class TestManyMistakes:
    TEXT = """\
guide: ronde-1
title: Ronde 1
minuts: 75
blocks:
  - id: drivers
    title: Drivers
    for: [bestuurder]
    questions:
      - id: q1
        ask: Wat?
        kind: introduse
        codes: [drivers.leiderschp]
      - id: q1
        ask: En?
        must: ja
"""

    def test_places(self) -> None:
        assert places(self.TEXT) == [
            ("unknown-key", 3, 1),
            ("unknown-role", 7, 11),
            ("not-one-of", 11, 15),
            ("unknown-code", 12, 17),
            ("duplicate-id", 13, 13),
            ("wrong-type", 15, 15),
        ]

    def test_words(self) -> None:
        use_language("en")
        words = [sentence(problem) for problem in check(self.TEXT)]
        use_language("")
        for wanted, line in zip(
            [
                "'minuts' here – known keys: .*did you mean 'minutes'?",
                "no role 'bestuurder' – known roles: bestuur.*did you mean 'bestuur'?",
                "'introduse' is not known here – known: introduce, .*did you mean 'introduce'?",
                "no code 'drivers.leiderschp' .*did you mean 'drivers.leiderschap'?",
                "'q1' stands here a second time, after line 9",
                "found 'ja' – expected true or false",
            ],
            words,
            strict=True,
        ):
            for part in wanted.split(".*"):
                assert part in line

    def test_refused_with_all(self, tmp_path: Path) -> None:
        path = tmp_path / "g.yaml"
        path.write_text(self.TEXT, encoding="utf-8")
        with pytest.raises(Refused) as caught:
            load_guide(path, CODEBOOK, Study())
        assert len(caught.value.problems) == 6


class TestModel:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            (["id: q", "ask: a", "for_: [docent]"], [("unknown-key", 9, 9)]),
            (["id: q", "ask: a", "if_: x"], [("unknown-key", 9, 9)]),
            (["id: q", "ask: a", "when: {for_: docent}"], [("unknown-key", 9, 16)]),
            (["id: q"], [("missing-key", 7, 9)]),
            (["id: q", "ask:"], [("empty-value", 8, 13)]),
            (["id: q", "ask: [a]"], [("wrong-type", 8, 14)]),
            (["id: q", "ask: {docent: [a]}"], [("wrong-type", 8, 23)]),
            (["id: q", "ask: true"], [("wrong-type", 8, 14)]),
            (["id: q", "ask: a", "minutes: -1"], [("out-of-range", 9, 18)]),
            (["id: q", "ask: a", "minutes: true"], [("wrong-type", 9, 18)]),
            (["id: q", "ask: a", "when: {round: true}"], [("wrong-type", 9, 23)]),
            (["id: q", "ask: a", "prompts: geld"], [("wrong-type", 9, 18)]),
            (["id: q", "ask: a", "answer: {}"], [("answer-form", 9, 17)]),
            (["id: q", "ask: a", "answer: {scale: [1]}"], [("wrong-length", 9, 25)]),
            (["id: q", "ask: a", "answer: {scale: [1, 2, 3]}"], [("wrong-length", 9, 25)]),
            (["id: q", "ask: a", "answer: {scale: [5, 1]}"], [("wrong-order", 9, 25)]),
            (["id: q", "ask: a", "turn: all"], [("not-one-of", 9, 15)]),
        ],
    )
    def test_places(self, lines: list[str], expected: list[tuple[str, int, int]]) -> None:
        assert places(question(*lines)) == expected

    @pytest.mark.parametrize("text", ["", "# nothing\n"])
    def test_empty(self, text: str) -> None:
        assert places(text) == [("empty-file", 1, 1)]

    @pytest.mark.parametrize("text", ["- a\n", "a\n", "12\n"])
    def test_no_keys(self, text: str) -> None:
        assert places(text) == [("wrong-type", 1, 1)]

    def test_several_types_are_told_as_one(self) -> None:
        use_language("en")
        (problem,) = check("guide: g\ntitle: t\nminutes: lang\n")
        assert "found 'lang' – expected a number" in sentence(problem)
        use_language("")
        assert places("guide: g\ntitle: t\nminutes: [60]\n") == [("wrong-length", 3, 10)]
        assert places("guide: g\ntitle: t\nminutes: [60, x]\n") == [("wrong-type", 3, 15)]
        assert places("guide: g\ntitle: t\nminutes: [75, 60]\n") == [("wrong-order", 3, 10)]


class TestBeyondTheModel:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            (["id: q", "ask: a", "when: {short: 5}"], [("not-on-question", 9, 16)]),
            (["id: q", "ask: a", "when: {after_minutes: 5}"], [("not-on-question", 9, 16)]),
            (["id: q", "ask: a", "when: {for: docnt}"], [("unknown-role", 9, 21)]),
            (["id: q", "ask: a", "when: {code: driver}"], [("unknown-code", 9, 22)]),
            (["id: q", "ask: a", "when: {not_code: [x]}"], [("unknown-code", 9, 27)]),
            (["id: q", "ask: a", "when: {earlier: {code: x}}"], [("unknown-code", 9, 32)]),
            (["id: q", "ask: {default: a, docnt: b}"], [("unknown-role", 8, 27)]),
            (["id: q", "ask: a", "codes: [drivers.leider]"], [("former-code", 9, 17)]),
            (
                ["id: q", "ask: a", "follow_ups:", "  - {id: x, ask: a}", "  - {id: x, ask: b}"],
                [("duplicate-id", 11, 18)],
            ),
            (
                ["id: q", "ask: a", "follow_ups:", "  - {ask: a}", "  - {id: f1, ask: b}"],
                [("default-id", 11, 18)],
            ),
            (
                [
                    *["id: q", "ask: a", "follow_ups:", "  - ask: a", "    follow_ups:"],
                    *deeper("ask: b", "follow_ups: [{ask: c}]"),
                ],
                [("too-deep", 13, 17)],
            ),
            (
                ["id: q", "ask: a", "follow_ups:", "  - ask: a", "    when: {code: {id: z}}"],
                [("unknown-code", 11, 31)],
            ),
        ],
    )
    def test_questions(self, lines: list[str], expected: list[tuple[str, int, int]]) -> None:
        assert places(question(*lines)) == expected

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ("facts: [{id: a, ask: x}, {id: a, ask: y}]", [("duplicate-id", 3, 31)]),
            ("facts: [{id: a, ask: x, kind: choice}]", [("no-options", 3, 9)]),
            ("blocks: [{id: a, title: x}, {id: a, title: y}]", [("duplicate-id", 3, 34)]),
            ("opening: {consent: [opname, {id: opname}]}", [("duplicate-id", 3, 34)]),
            ("respondents: [bestur]", [("unknown-role", 3, 15)]),
        ],
    )
    def test_rest(self, more: str, expected: list[tuple[str, int, int]]) -> None:
        assert places(f"guide: g\ntitle: t\n{more}\n") == expected

    def test_a_former_id_is_a_warning(self) -> None:
        (problem,) = check(question("id: q", "ask: a", "codes: [drivers.leider]"))
        assert (problem.level, problem.params["today"]) == ("warning", "drivers.leiderschap")

    def test_the_last_part_of_a_code_leads_to_it(self) -> None:
        (problem,) = check(question("id: q", "ask: a", "codes: [leiderschap]"))
        assert problem.params["nearest"] == "drivers.leiderschap"

    def test_without_codebook_and_study_names_are_let_pass(self) -> None:
        text = question("id: q", "ask: a", "codes: [nowhere]", "for: [nobody]")
        assert examine(text, Guide, guide_check(), file="g")[1] == []

    def test_on_a_file_with_broken_parts_too(self) -> None:
        text = "guide: g\nguide: h\ntitle: t\nblocks: [{id: a}, 5, {id: a, questions: 7}]\n"
        codes = [code for code, _, _ in places(text)]
        assert codes[0] == "duplicate-key"
        assert {"missing-key", "wrong-type", "duplicate-id"} <= set(codes)


class TestFiles:
    def test_not_there(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none.yaml", tmp_path, Path("a\0b")):
            with pytest.raises(Refused) as caught:
                load_guide(path)
            assert [problem.code for problem in caught.value.problems] == ["unreadable"]

    def test_too_long(self, tmp_path: Path) -> None:
        path = tmp_path / "long.yaml"
        path.write_bytes(b"[" * 10_000_000)
        with pytest.raises(Refused) as caught:
            load_guide(path)
        assert [problem.code for problem in caught.value.problems] == ["file-too-long"]


KEYS = ["guide", "title", "blocks", "questions", "follow_ups", "when", "code", "codes", "ask", "id"]
KEYS += ["for", "for_", "minutes", "answer", "scale", "opening", "consent", "facts", "show", "kind"]
VALUES = st.recursive(
    st.sampled_from(["x", "''", "1", "-1.50", "true", "null", "{}", "[]", "drivers", "docent"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=20,
)


@given(VALUES | st.text())
def test_whatever_is_written_yields_a_guide_or_problems(text: str) -> None:
    guide, problems = examine(text, Guide, guide_check(CODEBOOK, Study()), file="g")
    assert guide is not None or problems
    assert all(problem.place is not None and sentence(problem) for problem in problems)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_a_guide_of_whatever_values(values: dict[str, str]) -> None:
    text = "guide: g\ntitle: t\n" + "".join(
        f"{key}: {value}\n" for key, value in values.items() if key not in ("guide", "title")
    )
    guide, problems = examine(text, Guide, guide_check(CODEBOOK, Study()), file="g")
    assert guide is not None or problems
