"""What guides lack: codes, roles, conditions that hold, minutes, placeholders."""

from __future__ import annotations

from interviewer.codebook import Codebook
from interviewer.guide.coverage import IN_A_GUIDE, IN_A_STUDY
from interviewer.guide.coverage.codes import listeners
from interviewer.guide.coverage.covered import Covered
from interviewer.guide.coverage.minutes import sums
from interviewer.guide.minutes_table import minutes_lines
from interviewer.guide.model import Guide
from interviewer.i18n import use_language
from interviewer.reading.checked import Node
from interviewer.reading.document import read

CODEBOOK = """\
codes:
  - id: a
    name: A
    codes:
      - {id: a.x, name: X}
      - group: G
        codes: [{id: a.y, name: Y}]
  - {id: b, name: B, codes: [{id: b.z, name: Z}]}
"""
ROLES = ("bestuur", "docent")


def codebook() -> Codebook:
    return Codebook.model_validate(read(CODEBOOK, "c").data)


def guide(text: str, name: str = "g.yaml", header: str = "") -> Covered:
    document = read(f"guide: g\ntitle: t\n{header}{text}", name)
    model = Guide.model_validate(document.data)
    return Covered(model, Node(document, document.data), name, codebook(), ROLES)


def questions(*questions: str, header: str = "") -> Covered:
    lines = "".join(f"      - {question}\n" for question in questions)
    return guide(f"blocks:\n  - id: a\n    title: A\n    questions:\n{lines}", header=header)


def found(covered: Covered) -> list[tuple[int, str]]:
    problems = [problem for check in IN_A_GUIDE for problem in check(covered)]
    assert {problem.level for problem in problems} <= {"warning"}
    return [(problem.place.line, problem.code) for problem in problems if problem.place]


class TestCodes:
    def test_without_codes_and_on_purpose(self) -> None:
        covered = questions("{id: q, ask: W}", "{id: r, ask: W, codes: []}")
        assert found(covered) == [(7, "no-codes")]

    def test_who_listens(self) -> None:
        covered = questions(
            "{id: q, ask: W, codes: [a.x]}",
            "{id: r, ask: W, codes: [], follow_ups: [{ask: W, codes: [b]}]}",
        )
        assert listeners((covered,), codebook()) == {
            "a": ["g:q"],
            "a.x": ["g:q"],
            "a.y": [],
            "b": ["g:r"],
            "b.z": ["g:r"],
        }

    def test_unheard_is_told_at_the_code(self) -> None:
        covered = questions("{id: q, ask: W, codes: [a.x, b]}")
        document = read(CODEBOOK, "codebook.yaml")
        node = Node(document, document.data)
        problems = [p for check in IN_A_STUDY for p in check((covered,), codebook(), node)]
        assert [(p.code, p.place.line, p.params["code"]) for p in problems if p.place] == [
            ("unheard", 7, "a.y")
        ]

    def test_one_id_with_other_codes(self) -> None:
        text = "blocks: [{id: a, title: A, questions: [{id: q, ask: W, codes: [%s]}]}]\n"
        first, other, same, unknown = (
            guide(text % codes, f"{number}.yaml")
            for number, codes in enumerate(("a.x, b", "a.x", "b, a.x", "nothing"))
        )
        problems = [
            p
            for check in IN_A_STUDY
            for p in check((first, other, same, unknown), codebook(), None)
        ]
        assert [(p.code, p.place.file, p.params["other"]) for p in problems if p.place] == [
            ("codes-differ", "1.yaml", "0.yaml")
        ]


class TestRoles:
    def test_a_must_that_nobody_gets(self) -> None:
        covered = questions(
            "{id: q, ask: W, codes: [], must: true, for: [student]}",
            "{id: r, ask: W, codes: [], must: true, for: [docent]}",
            header="respondents: [bestuur, docent]\n",
        )
        assert found(covered) == [(8, "for-nobody")]


class TestConditions:
    def never(self, *follow_ups: str, question: str = "") -> list[tuple[int, str]]:
        lines = "".join(f"\n          - {{ask: W, {item}}}" for item in follow_ups)
        text = f"id: q\n        ask: W\n        codes: []\n{question}        follow_ups:{lines}"
        return [item for item in found(questions(text)) if item[1] == "never"]

    def test_what_contradicts_itself(self) -> None:
        assert self.never(
            "when: {code: a.x, not_code: a}",
            "when: {code: [a.x, b], not_code: a}",
            "when: {mentions: Geld, not_mentions: [geld, tijd]}",
            "when: {mentions: [geld, ruimte], not_mentions: [geld]}",
            "when: {code: a, not_code: a.x}",
        ) == [(11, "never"), (13, "never")]

    def test_roles_and_rounds(self) -> None:
        question = "        for: [docent]\n        when: {round: 2}\n"
        assert self.never(
            "for: [bestuur]",
            "when: {for: [bestuur, docent]}",
            "when: {round: 1}",
            "when: {round: [1, 2]}",
            question=question,
        ) == [(13, "never"), (15, "never")]

    def test_after_the_end(self) -> None:
        covered = questions(
            "{id: q, ask: W, codes: [], follow_ups: [{ask: W, when: {after_minutes: 30}}]}",
            header="minutes: 30\n",
        )
        assert (8, "never") in found(covered)

    def test_a_deeper_follow_up_for_others(self) -> None:
        covered = questions(
            "{id: q, ask: W, codes: [], follow_ups: [{ask: W, for: [docent],"
            " follow_ups: [{ask: W, for: [bestuur]}]}]}"
        )
        assert found(covered) == [(7, "never")]


class TestMinutes:
    BLOCKS = (
        "opening: {minutes: 5}\nclosing: {minutes: 5}\nblocks:\n"
        "  - {id: a, title: A, minutes: 10, questions: [{id: q, ask: W, codes: []}]}\n"
        "  - {id: b, title: B, minutes: 10, for: [bestuur]}\n"
    )

    def test_they_add_up_with_opening_and_closing(self) -> None:
        assert found(guide(self.BLOCKS, header="minutes: 30\n")) == []
        assert found(guide(self.BLOCKS, header="minutes: [20, 30]\n")) == []

    def test_too_many_for_a_role(self) -> None:
        covered = guide(self.BLOCKS, header="minutes: 25\n")
        problems = [p for check in IN_A_GUIDE for p in check(covered)]
        assert [(p.code, p.params["roles"], p.params["total"]) for p in problems] == [
            ("minutes", "bestuur", "30")
        ]

    def test_too_few(self) -> None:
        covered = guide(self.BLOCKS, header="minutes: [25, 40]\n")
        problems = [p for check in IN_A_GUIDE for p in check(covered)]
        assert [p.params["roles"] for p in problems] == ["docent"]
        assert found(guide(self.BLOCKS, header="minutes: 40\n")) == [(3, "minutes")]

    def test_nothing_is_said_without_minutes_of_each_block(self) -> None:
        text = self.BLOCKS.replace("minutes: 10, for", "for")
        assert found(guide(text, header="minutes: 90\n")) == []

    def test_questions_in_a_block_per_role(self) -> None:
        text = (
            "blocks:\n  - id: a\n    title: A\n    minutes: 5\n    questions:\n"
            "      - {id: q, ask: W, codes: [], minutes: 4, for: [docent]}\n"
            "      - {id: r, ask: W, codes: [], minutes: 4, for: [bestuur]}\n"
        )
        assert found(guide(text)) == []
        assert found(guide(text.replace(", for: [bestuur]", ""))) == [(6, "block-minutes")]

    def test_sum_per_role(self) -> None:
        both = sums(guide(self.BLOCKS).guide, ROLES)
        assert [(item.role, item.planned, item.taken) for item in both] == [
            ("bestuur", 30, 23),
            ("docent", 20, 13),
        ]

    def test_table(self) -> None:
        use_language("en")
        lines = list(minutes_lines(guide(self.BLOCKS)))
        assert all(line.startswith("  ") for line in lines)
        assert [line.strip() for line in lines if "sum" in line] == [
            f"{'sum':<28} 30 → 23",
            f"{'sum':<28} 20 → 13",
        ]


class TestPlaceholders:
    def test_what_nothing_fills(self) -> None:
        covered = guide(
            "opening: {say: 'Ik ben {interviewer}, dit is {csae}'}\n"
            "blocks:\n  - id: a\n    title: A\n    say: '{case}'\n    note: '{x}'\n    questions:\n"
            "      - {id: q, ask: {default: '{instelling}', docent: x}, codes: []}\n"
        )
        assert found(covered) == [(3, "placeholder"), (10, "placeholder")]
