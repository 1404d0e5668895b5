"""What the figures show: counts by valence, moments and rounds, how far blocks were covered."""

from __future__ import annotations

import pytest

from interviewer.analysis.chapters import Placed, lay_out, strength
from interviewer.analysis.figures import (
    HeatCell,
    covered,
    heat_by_level,
    in_years,
    telling,
    timeline,
)
from interviewer.analysis.material import Material, gather
from interviewer.analysis.matrix import matrix
from interviewer.interview.events import Moved
from tests.report.build import AGREED, OUTLINE, case_file, held, new_id, note, without

LEVELS = ("centraal", "decentraal", "partner")


def of(*interviews: object) -> tuple[Material, tuple[Placed, ...]]:
    file = case_file(*interviews)  # type: ignore[arg-type]
    material = gather(file, "2026-03-05", "en")
    return material, lay_out(material.excerpts, OUTLINE, file.today)


TODAY = case_file().today


class TestHeat:
    def test_a_note_that_says_both_is_counted_apart_and_one_without_sign_too(self) -> None:
        _material, placed = of(
            held(
                1,
                note("a", "drivers.leiderschap ++", r=["R1"]),
                note("b", "drivers.leiderschap +-", r=["R1"]),
                note("c", "drivers.leiderschap -", r=["R1"]),
                note("d", "drivers.leiderschap", r=["R1"]),
            )
        )
        found = heat_by_level(matrix(placed[0], LEVELS, TODAY), 10)
        assert found.columns == ("centraal",)
        assert found.rows[0].cells == (HeatCell(1, 1, 1, 1, True, False),)
        assert (found.rows[0].notes, found.rows[0].side) == (4, "both")

    def test_the_most_named_come_first_and_the_others_are_counted(self) -> None:
        _material, placed = of(
            held(
                1,
                note("a", "drivers.leiderschap +", r=["R1"]),
                note("b", "drivers.subsidies -", r=["R1"]),
                note("c", "drivers.subsidies -", r=["R1"]),
            )
        )
        found = heat_by_level(matrix(placed[0], LEVELS, TODAY), 1)
        assert [row.code for row in found.rows] == ["drivers.subsidies"]
        assert (found.rows[0].side, found.more) == ("hindering", 1)

    def test_a_note_at_two_levels_stands_in_both_and_counts_once(self) -> None:
        people = {"R1": AGREED, "R2": AGREED}
        _material, placed = of(
            held(1, note("a", "drivers.leiderschap +", r=["R1", "R2"]), people=people)
        )
        row = heat_by_level(matrix(placed[0], LEVELS, TODAY), 5).rows[0]
        assert [cell.furthering for cell in row.cells] == [1, 1]
        assert row.notes == 1


class TestTimeline:
    @pytest.mark.parametrize(
        ("day", "begins", "ends"),
        [
            ("2018", 2018, 2019),
            ("2018-01", 2018, 2018 + 1 / 12),
            ("2018-07-01T14:00", 2018.5, 2018.5 + 1 / 372),
        ],
    )
    def test_days_months_and_years_have_a_place(self, day: str, begins: float, ends: float) -> None:
        assert in_years(day) == pytest.approx((begins, ends))

    def test_what_is_no_day_has_none(self) -> None:
        assert in_years("") is None
        assert in_years("ooit") is None

    @pytest.mark.parametrize("month", range(1, 13))
    def test_every_day_lies_within_its_year(self, month: int) -> None:
        found = in_years(f"2020-{month:02}-31")
        assert found is not None
        assert 2020 <= found[0] < found[1] <= 2021 + 1e-9

    def test_moments_stand_in_order_with_side_and_length(self) -> None:
        material, _placed = of(
            held(
                1,
                note("later", "drivers.leiderschap --", when="2021-03"),
                note("from and to", "design.vorm +", when="2019..2020-06"),
                note("without a date", "design.vorm +"),
                note("no code", when="2018-05-02"),
            )
        )
        found = timeline(material).moments
        assert [m.excerpt.note.text for m in found] == ["no code", "from and to", "later"]
        assert [m.side for m in found] == ["neither", "furthering", "hindering"]
        assert [m.end is not None for m in found] == [False, True, False]

    def test_rounds_run_from_the_first_to_the_last_interview_without_documents(self) -> None:
        material, _placed = of(
            held(1, round=1),
            held(2, round=2, people={"R2": AGREED}),
            held(3, note("in a document", r=[]), document="D1"),
        )
        found = timeline(material).rounds
        assert [(item.round, item.interviews) for item in found] == [(1, 1), (2, 1)]


class TestTelling:
    def chosen(self, cited: set[str], most: int, *dates: str) -> list[str]:
        material, _placed = of(held(1, *(note(f"{n}", when=d) for n, d in enumerate(dates, 1))))
        found = telling(timeline(material), cited, strength, most)
        return [moment.excerpt.reference for moment in found.moments]

    def test_the_first_and_what_a_synthesis_names_stand(self) -> None:
        dates = ["2018", *(f"2019-0{n}" for n in range(1, 8)), "2020"]
        assert self.chosen({"I1-6", "I1-7"}, 3, *dates) == ["I1-1", "I1-6", "I1-7"]

    def test_the_others_are_spread_over_the_years(self) -> None:
        dates = ["2018", "2018-02", "2018-03", "2019", "2020"]
        assert self.chosen(set(), 3, *dates) == ["I1-1", "I1-4", "I1-5"]

    def test_no_date_stands_twice(self) -> None:
        assert self.chosen({"I1-2"}, 9, "2018", "2018", "2018", "2019") == ["I1-2", "I1-4"]


class TestBlocks:
    def test_notes_are_counted_in_the_block_of_each_code(self) -> None:
        material, _placed = of(
            held(
                1,
                note("a", "drivers.leiderschap +", "design.vorm -", r=["R1"]),
                Moved(id=new_id(), block="design"),
                note("b", r=["R1"]),
            )
        )
        drivers, design = covered(material, ["drivers", "design"], TODAY)
        assert (drivers.notes, drivers.sides["furthering"], drivers.sides["hindering"]) == (1, 1, 0)
        assert (design.notes, design.sides["hindering"], design.sides["neither"]) == (2, 1, 1)
        assert design.interviews == 1

    def test_what_a_respondent_who_refused_said_is_not_counted(self) -> None:
        refused = without(AGREED, "deelname", refused=True)
        material, _placed = of(
            held(1, note("a", "drivers +", r=["R1"]), people={"R1": refused, "R2": AGREED})
        )
        assert covered(material, ["drivers"], TODAY)[0].notes == 0
