"""References: given once, and one note each also after a join."""

from __future__ import annotations

from interviewer.analysis.references import Held, heads, references, split
from tests.report.build import held, note


def refs(*interviews: Held) -> list[str]:
    return list(references(interviews).values())


def test_interviews_and_documents() -> None:
    first = held(1, note("a"), note("b"))
    third = held(3, note("c"))
    document = held(4, note("d", n=5), document="D2")
    assert refs(first, third, document) == ["I1-1", "I1-2", "I3-1", "D2-5"]


def test_second_note_taker() -> None:
    first, second = note("a", n=17), note("b", n=17)
    interview = held(3, first, second.model_copy(update={"taker": "CD"}))
    assert refs(interview) == ["I3-17", "I3-CD17"]


def test_two_interviews_of_one_number_after_a_join() -> None:
    first, second, third = (held(3, note(text)) for text in "abc")
    assert refs(third, second, first) == ["I3-1", "I3b-1", "I3c-1"]
    assert heads([first, second])[second.interview] == "I3b"


def test_two_notes_of_one_number_after_a_join() -> None:
    joined = held(3, note("a", n=17), note("b", n=17), note("c", n=18))
    assert refs(joined) == ["I3-17", "I3-17b", "I3-18"]


def test_a_document_is_numbered_over_all_its_journals() -> None:
    first = held(1, note("a", n=1), document="D1")
    second = held(2, note("b", n=2), note("c", n=1), document="D1")
    assert refs(first, second) == ["D1-1", "D1-2", "D1-1b"]


def test_letters_go_on_after_z() -> None:
    notes = [note("x", n=1) for _ in range(28)]
    assert refs(held(1, *notes))[25:] == ["I1-1z", "I1-1aa", "I1-1ab"]


def test_references_are_found_in_a_text() -> None:
    text = "Zij [I3-17] en [loods:D2-5], niet [elders:I1-1] of [lacht]; ook [I3b-CD17b]."
    found = [part if isinstance(part, str) else part["reference"] for part in split(text, "loods")]
    assert found == [
        "Zij ",
        "I3-17",
        " en ",
        "D2-5",
        ", niet [elders:I1-1] of [lacht]; ook ",
        "I3b-CD17b",
        ".",
    ]
