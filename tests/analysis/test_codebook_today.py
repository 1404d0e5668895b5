"""The codebook after the study's journal: where promoted, renamed and merged codes stand then."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from interviewer.analysis.codebook_today import codebook_today
from interviewer.analysis.today import today
from interviewer.codebook import Codebook
from interviewer.interview.events import AnyEvent, CodePromoted, CodeRenamed, CodesMerged
from tests.report.build import new_id
from tests.talk import CODEBOOK

LEADER = "drivers.leiderschap"


def promoted(former: str, to: str, name: str = "") -> CodePromoted:
    return CodePromoted.model_validate({"id": new_id(), "from": former, "to": to, "name": name})


def renamed(code: str, name: str) -> CodeRenamed:
    return CodeRenamed(id=new_id(), code=code, name=name)


def merged(into: str, *former: str) -> CodesMerged:
    return CodesMerged.model_validate({"id": new_id(), "from": former, "into": into})


def book(*events: AnyEvent, data: dict[str, Any] = CODEBOOK) -> Codebook:
    return Codebook.model_validate(codebook_today(data, events))


def test_a_promoted_code_hangs_in_its_block_and_is_found_by_every_word_it_had() -> None:
    found = book(promoted("open.koffie", "drivers.koffie", "Maandagkoffie"))
    assert found.parents["drivers.koffie"] == "drivers"
    assert list(found.by_id)[:5][-1] == "drivers.koffie"
    for word in ("koffie", "Maandagkoffie", "drivers.koffie", "open.koffie"):
        assert found.lookup(word) == ("drivers.koffie",)
    assert found.current("open.koffie") == "drivers.koffie"


def test_it_hangs_below_the_longest_part_of_its_id_that_is_a_code() -> None:
    below = promoted("open.regio", f"{LEADER}.regio")
    assert book(below).lineage(f"{LEADER}.regio") == (f"{LEADER}.regio", LEADER, "drivers")
    own = book(promoted("open.koffie", "koffie"))
    assert own.lineage("koffie") == ("koffie",)


def test_a_code_that_was_written_into_the_codebook_since_is_not_there_twice() -> None:
    found = book(promoted("open.trek", LEADER))
    assert found.name(LEADER) == "Leiderschap" and found.current("open.trek") == LEADER
    assert book(promoted("open.trek", LEADER, "Trek")).name(LEADER) == "Trek"


def test_a_renamed_code_is_found_by_both_names() -> None:
    found = book(renamed(LEADER, "Trekkracht"))
    assert found.name(LEADER) == "Trekkracht"
    assert found.lookup("trekkracht") == found.lookup("Leiderschap") == (LEADER,)


def test_merged_codes_are_one_whose_former_ids_and_names_lead_to_it() -> None:
    found = book(merged("output.netwerk", "drivers.netwerk", "open.web"))
    assert "drivers.netwerk" not in found.by_id
    for word in ("netwerk", "drivers.netwerk", "web"):
        assert found.lookup(word) == ("output.netwerk",)
    assert found.covers("drivers.netwerk", "output.netwerk")
    assert found.name("drivers.netwerk") == "Netwerk"


def test_what_stood_below_a_merged_code_stands_below_the_other() -> None:
    found = book(merged("output", "drivers"))
    assert found.lineage(LEADER) == (LEADER, "output")


def test_a_code_never_comes_below_itself() -> None:
    assert book(merged(LEADER, "drivers")).lineage(LEADER) == (LEADER, "drivers")


def test_without_events_the_data_is_as_it_was_written() -> None:
    assert codebook_today(CODEBOOK, ()) == CODEBOOK


def test_what_people_wrote_is_not_changed() -> None:
    before = repr(CODEBOOK)
    book(renamed(LEADER, "X"), merged("output", LEADER), promoted("open.a", "drivers.a"))
    assert repr(CODEBOOK) == before


def test_names_of_open_codes_are_kept_beside_the_codebook() -> None:
    now = today(book(), [renamed("open.koffie", "Maandagkoffie")])
    assert now.name("open.koffie") == "Maandagkoffie"
    then = today(book(), [merged("open.thee", "open.koffie"), renamed("open.thee", "Drank")])
    assert (then.code("open.koffie"), then.name("open.koffie")) == ("open.thee", "Drank")


IDS = st.sampled_from(
    ["drivers", LEADER, "drivers.netwerk", "output", "output.netwerk", "open.a", "open.b", "x.y"]
)
EVENTS = st.one_of(
    st.builds(promoted, IDS, IDS), st.builds(renamed, IDS, st.text()), st.builds(merged, IDS, IDS)
)


@given(st.lists(EVENTS, max_size=8))
def test_any_events_leave_a_codebook_in_which_each_code_stands_once(events: list[Any]) -> None:
    found = book(*events)
    ids = [code.id for code, _, _ in found.walk()]
    assert len(ids) == len(set(ids))
    now = today(Codebook.model_validate(CODEBOOK), events)
    for code in (*ids, "open.a", "open.b", "drivers.netwerk"):
        assert now.lineage(code) and isinstance(now.name(code), str)
