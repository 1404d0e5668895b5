"""Ratings of public value, and what gave direction by the scan."""

from __future__ import annotations

import pytest

from interviewer.analysis.cross.judged import grounds, scan, worth
from interviewer.interview.events import Rated, Retracted, Scanned
from tests.analysis.cross.build import a_case, rows, side_by_side
from tests.report.build import held, new_id, note


def rated(code: str, value: str, round_: int | None = None, why: str = "") -> Rated:
    return Rated(id=new_id(), code=code, value=value, round=round_, why=why)


def scanned(item: str, holds: str, *, directing: bool = True, **fields: object) -> Scanned:
    return Scanned.model_validate(
        {"id": new_id(), "item": item, "holds": holds, "directing": directing, **fields}
    )


class TestWorth:
    def test_the_latest_counts_and_cites_the_notes_with_its_code(self) -> None:
        file = a_case(
            "a",
            held(1, *(note(f"n{n}", "drivers.subsidies") for n in range(4))),
            events=[
                rated("drivers.subsidies", "+"),
                rated("drivers.subsidies", "++", why="veel"),
                rated("design.vorm", "+", why="zie [I1-2]"),
            ],
        )
        table = worth(side_by_side(file))
        assert [column.id for column in table.columns] == [
            "case",
            "drivers.subsidies",
            "design.vorm",
        ]
        assert rows(table) == [["a", "++ veel [a:I1-1] [a:I1-2] [a:I1-3]", "+ zie [a:I1-2]"]]
        assert "a:I1-2" in table.cited

    def test_rounds_that_differ_stand_both_and_absent_says_so(self) -> None:
        events = [rated("design.vorm", "+", 1), rated("design.vorm", "", 2)]
        assert rows(worth(side_by_side(a_case("a", events=events)))) == [["a", "r1 + / r2 absent"]]
        same = [rated("design.vorm", "+", 1), rated("design.vorm", "+", 2)]
        assert rows(worth(side_by_side(a_case("a", events=same)))) == [["a", "+"]]

    def test_a_case_without_ratings_is_there(self) -> None:
        file = a_case("a", events=[rated("design.vorm", "")])
        assert rows(worth(side_by_side(file, a_case("b")))) == [["a", ""], ["b", ""]]


class TestGrounds:
    FILE = a_case(
        "a",
        held(1, note("helpt", "drivers.subsidies +"), note("remt", "drivers.subsidies --")),
        held(2, note("genoemd", "drivers.subsidies"), round=2),
    )

    @pytest.mark.parametrize(
        ("event", "agreeing", "contrary"),
        [
            (rated("drivers.subsidies", "+"), "I1-1 I2-1", "I1-2"),
            (rated("drivers.subsidies", ""), "I1-2 I2-1", "I1-1"),
            (rated("drivers.subsidies", "+", 2), "I2-1", ""),
            (scanned("subsidies", "yes"), "I1-1 I2-1", "I1-2"),
            (scanned("subsidies", "no"), "I1-2 I2-1", "I1-1"),
            (scanned("subsidies", "partly"), "I1-2 I1-1 I2-1", ""),
        ],
    )
    def test_what_says_the_opposite_stands_apart(
        self, event: Rated | Scanned, agreeing: str, contrary: str
    ) -> None:
        found = side_by_side(self.FILE)
        on = grounds(found.cases[0], event, "drivers.subsidies", found)
        assert " ".join(on.agreeing).replace("a:", "") == agreeing
        assert " ".join(on.contrary).replace("a:", "") == contrary

    def test_what_the_reason_names_is_the_ground(self) -> None:
        found = side_by_side(self.FILE)
        event = rated("drivers.subsidies", "+", why="zie [I1-2]")
        on = grounds(found.cases[0], event, "drivers.subsidies", found)
        assert (on.named, on.agreeing, on.contrary) == (("a:I1-2",), (), ())


class TestScan:
    def test_letters_by_category_with_why(self) -> None:
        file = a_case(
            "a",
            held(1, note("n", "drivers.subsidies +"), note("m", "drivers.subsidies -")),
            events=[
                scanned("vorm", "no", why="te zwaar"),
                scanned("subsidies", "yes"),
                scanned("leiderschap", "partly", directing=False),
            ],
        )
        assert rows(scan(side_by_side(file))) == [
            [
                "a",
                "drivers.subsidies [a:I1-1] / design.vorm te zwaar",
                "Drivers 2: extern\u00a0b / Design 3: a",
            ]
        ]

    def test_answers_that_differ_stand_both(self) -> None:
        file = a_case(
            "a",
            events=[
                scanned("vorm", "yes", why="tekst", **{"with": "docenten"}),
                scanned("vorm", "no", directing=False, **{"with": "bestuur"}),
            ],
        )
        row = rows(scan(side_by_side(file)))[0]
        assert row[1] == "docenten: design.vorm tekst / bestuur: design.vorm not-directing"
        assert row[2] == "Design 3: a (docenten)"

    def test_letters_that_only_the_text_names_stand_apart(self) -> None:
        file = a_case(
            "a",
            events=[
                scanned("leiderschap", "yes", why="Tekst en tabel 6.2 noemen 2a."),
                scanned("subsidies", "yes", why="De tekst van 6.2 noemt b; tabel 6.2 niet."),
            ],
        )
        cell = scan(side_by_side(file)).rows[0].cells[2]
        assert [(piece.text, piece.also) for piece in cell] == [("Drivers 2: a", "extern\u00a0b")]

    def test_who_answers_again_or_takes_back_leaves_no_trace(self) -> None:
        first = scanned("vorm", "yes")
        second = scanned("subsidies", "yes")
        file = a_case(
            "a",
            events=[
                first,
                scanned("vorm", "yes", directing=False),
                second,
                Retracted(id=new_id(), of=second.id),
            ],
        )
        assert rows(scan(side_by_side(file))) == [["a", "no-direction", ""]]
        assert rows(scan(side_by_side(a_case("b")))) == [["b", "no-scan", ""]]
