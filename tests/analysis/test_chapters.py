"""Which notes go into which chapter, and where a quote is printed in full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.analysis.chapters import STRONGEST, Placed, lay_out
from interviewer.analysis.material import gather
from interviewer.analysis.matrix import DOCUMENTS, NOBODY, matrix
from interviewer.analysis.today import today
from interviewer.interview.events import CodesMerged, Moved
from tests.report.build import AGREED, BOOK, OUTLINE, case_file, held, new_id, note, without


def chapters(*interviews, codes=None) -> dict[str, Placed]:
    file = case_file(*interviews, codes=codes)
    excerpts = gather(file, "2026-03-04", "en").excerpts
    placed = lay_out(excerpts, OUTLINE, file.today)
    return {item.chapter.id if item.chapter else "": item for item in placed}


def references(placed: Placed) -> list[str]:
    return [excerpt.reference for excerpt in placed.excerpts]


def test_each_chapter_that_lists_a_code_or_one_above_it() -> None:
    found = chapters(held(1, note("a", "drivers.leiderschap"), note("b", "drivers"), note("c")))
    assert references(found["drivers"]) == ["I1-1", "I1-2"]
    assert references(found["leiders"]) == ["I1-1"]
    assert references(found["design"]) == []


def test_without_code_in_the_chapter_of_its_block() -> None:
    moved = Moved(id=new_id(), block="design")
    found = chapters(held(1, moved, note("a"), note("b", "drivers.subsidies"), note("c", "open.x")))
    assert references(found["design"]) == ["I1-1", "I1-3"]
    assert references(found["drivers"]) == ["I1-2"]
    assert "" not in found


def test_an_open_code_has_its_notes_and_a_row_in_the_chapter_of_their_block() -> None:
    elsewhere, moved = note("elders", "open.x"), Moved(id=new_id(), block="design")
    found = chapters(
        held(1, elsewhere, moved, note("a", "drivers.subsidies", "open.x +", r=["R1"]))
    )
    assert references(found["drivers"]) == ["I1-2"]
    assert references(found["design"]) == ["I1-2"]
    assert references(found[""]) == ["I1-1"]
    assert [group.code for group in found["design"].groups] == ["open.x"]
    table = matrix(found["design"], ("centraal",), today(BOOK, ()))
    assert dict(table.rows) == {"open.x": ((("+", ("I1-2",)),),)}


def test_nothing_is_unplaced_when_all_is_placed() -> None:
    assert "" not in chapters(held(1, note("a", "design.vorm")))


def test_codes_are_those_of_today() -> None:
    merged = CodesMerged.model_validate(
        {"id": new_id(), "from": ["open.stichting"], "into": "design.vorm"}
    )
    found = chapters(
        held(1, note("a", "open.stichting +"), note("b", "drivers.geld")),
        codes=today(BOOK, [merged]),
    )
    assert references(found["design"]) == ["I1-1"]
    assert [g.code for g in found["drivers"].groups] == ["drivers.subsidies"]


def test_a_blind_second_coder_counts_in_agreement_only() -> None:
    blind = note("a", "drivers.subsidies")
    mark = blind.codes[0].model_copy(update={"via": "blind"})
    found = chapters(held(1, blind.model_copy(update={"codes": (mark,)})))
    assert references(found["drivers"]) == []


def test_a_quote_is_in_full_in_one_chapter() -> None:
    found = chapters(held(1, note("woorden", "drivers.leiderschap ++", kind="quote")))
    assert [item.reference for item in found["drivers"].quotes] == ["I1-1"]
    assert not found["leiders"].quotes
    assert [item.reference for item in found["leiders"].groups[0].also] == ["I1-1"]


def test_the_strongest_quotes_are_set_apart_and_the_others_listed() -> None:
    weak = [note(f"zwak {n}", "drivers.subsidies", kind="quote") for n in range(STRONGEST)]
    strong = note("sterk", "drivers.subsidies --", kind="quote", relation="contradicts")
    found = chapters(held(1, *weak, strong))["drivers"]
    assert [item.reference for item in found.quotes] == ["I1-6", "I1-1", "I1-2", "I1-3", "I1-4"]
    assert [item.reference for item in found.groups[0].lines] == ["I1-5"]


def test_what_may_not_be_quoted_is_no_quote() -> None:
    people = {"R1": without(AGREED, "citeren")}
    found = chapters(held(1, note("x", "drivers.subsidies", kind="quote", r=["R1"]), people=people))
    assert not found["drivers"].quotes
    assert found["drivers"].groups[0].lines[0].released.text == "[quote left out]"


def test_groups_follow_the_codebook_and_print_a_note_once() -> None:
    found = chapters(held(1, note("a", "drivers.subsidies", "drivers.leiderschap"), note("b")))
    groups = found["drivers"].groups
    assert [(g.code, len(g.lines), len(g.also)) for g in groups] == [
        ("drivers.leiderschap", 0, 1),
        ("drivers.subsidies", 1, 0),
    ]


def test_matrix_of_factor_by_level() -> None:
    found = chapters(
        held(
            1,
            note("a", "drivers.subsidies +", r=["R1"]),
            note("b", "drivers.subsidies -", r=["R1", "R2"]),
            note("c", "drivers.leiderschap", kind="observation"),
            people={"R1": AGREED, "R2": AGREED},
        ),
        held(2, note("d", "drivers.subsidies +", "design"), document="D1"),
    )
    table = matrix(found["drivers"], ("samenwerking", "centraal", "decentraal"), today(BOOK, ()))
    assert table.columns == ("centraal", "decentraal", DOCUMENTS, NOBODY)
    assert dict(table.rows) == {
        "drivers.leiderschap": ((), (), (), ((None, ("I1-3",)),)),
        "drivers.subsidies": (
            (("+", ("I1-1",)), ("-", ("I1-2",))),
            (("-", ("I1-2",)),),
            (("+", ("D1-1",)),),
            (),
        ),
    }
    assert [code for code, _ in table.rows] == ["drivers.leiderschap", "drivers.subsidies"]


CODES = st.sampled_from(
    ["drivers", "drivers.leiderschap", "drivers.subsidies", "design.vorm", "open.x", "weg"]
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["note", "quote", "observation", "memo"]),
            st.lists(CODES, max_size=3, unique=True),
        ),
        max_size=12,
    )
)
def test_every_note_stands_somewhere_and_every_quote_once(
    notes: list[tuple[str, list[str]]],
) -> None:
    found = chapters(held(1, *(note("x", *codes, kind=kind) for kind, codes in notes)))
    spoken = {f"I1-{n}" for n, (kind, _) in enumerate(notes, 1) if kind != "memo"}
    assert {ref for placed in found.values() for ref in references(placed)} == spoken
    printed = [
        item.reference
        for placed in found.values()
        for item in (*placed.quotes, *(line for group in placed.groups for line in group.lines))
        if item.quotable
    ]
    assert len(printed) == len(set(printed))
    assert set(printed) == {f"I1-{n}" for n, (kind, _) in enumerate(notes, 1) if kind == "quote"}
