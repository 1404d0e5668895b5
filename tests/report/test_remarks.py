"""Comments for the author: what still needs looking at, each with its references."""

from __future__ import annotations

from interviewer.analysis.casework import fingerprint
from interviewer.analysis.material import gather
from interviewer.analysis.portrait.remarks import Alone, Telling, observed, telling, to_check
from interviewer.interview.events import (
    Noted,
    RespondentSeen,
    Retracted,
    Revised,
    Synthesised,
)
from interviewer.store.folder import CaseFile
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.report.test_case import Read, of

LEADING = "drivers.leiderschap"
THREE = {"R1": AGREED, "R2": AGREED, "R3": AGREED}
SECRET = "zonder haar stond er hier nu nog steeds een lege loods"


def syn(text: str, cites: dict[str, str] | None = None, slot: str = "drivers") -> Synthesised:
    return Synthesised(id=new_id(), slot=slot, text=text, cites=cites or {})


def said(report: Read) -> list[str]:
    return [comment.text for comment in report.document.comments]


def cites(file: CaseFile) -> dict[str, str]:
    found = gather(file, "2026-03-05", "en").excerpts
    return {item.reference: fingerprint(item.note) for item in found}


class TestOneSource:
    talk = (
        held(1, note("a", f"{LEADING} +", r=["R1"]), note("b", r=["R1"])),
        held(2, note("c", f"{LEADING} +", r=["R2"]), people={"R2": AGREED}),
    )

    def test_a_claim_of_one_respondent(self) -> None:
        report = of(case_file(*self.talk, events=[syn("Zo is het [I1-1] [I1-2].")]))
        assert said(report) == ["This rests on one source alone: R1."]

    def test_two_respondents_are_enough(self) -> None:
        assert said(of(case_file(*self.talk, events=[syn("Zo is het [I1-1] [I2-1].")]))) == []

    def test_where_there_is_one_source_in_all_nothing_is_said(self) -> None:
        assert said(of(case_file(self.talk[0], events=[syn("Zo is het [I1-1].")]))) == []


class TestOpposing:
    talk = held(
        1,
        note("helpt", f"{LEADING} ++", r=["R1"]),
        note("helpt", f"{LEADING} +", r=["R2"]),
        note("remt", f"{LEADING} -", r=["R3"]),
        people=THREE,
    )

    def test_is_named_with_its_reference(self) -> None:
        report = of(case_file(self.talk, events=[syn("De trekker helpt [I1-1] [I1-2].")]))
        assert "Not mentioned: notes by which ‘Leiderschap’ works against: [I1-3]." in said(report)

    def test_one_that_the_synthesis_names_elsewhere_is_none(self) -> None:
        text = "De trekker helpt [I1-1] [I1-2].\n\nMaar niet altijd [I1-3] [I1-1]."
        report = of(case_file(self.talk, events=[syn(text)]))
        assert not [text for text in said(report) if text.startswith("Not mentioned")]


class TestStale:
    def test_a_note_that_was_revised_since(self) -> None:
        first = note("zij trekt", LEADING, r=["R1"])
        other = note("zeker", LEADING, r=["R2"])
        people = {"R1": AGREED, "R2": AGREED}
        before = case_file(held(1, first, other, people=people))
        then = cites(before)
        revised = Revised(id=new_id(), of=first.id, text="hij trekt")
        after = held(1, first, other, revised, people=people)
        report = of(case_file(after, events=[syn("Er is een trekker [I1-1] [I1-2].", then)]))
        assert said(report) == ["Changed since this was written: [I1-1]. Does it still hold?"]

    def test_a_note_that_was_taken_back_since(self) -> None:
        first, other = note("zij trekt", LEADING, r=["R1"]), note("zeker", LEADING, r=["R1"])
        then = cites(case_file(held(1, first, other)))
        gone = held(1, first, other, Retracted(id=new_id(), of=first.id))
        report = of(case_file(gone, events=[syn("Er is een trekker [I1-1] [I1-2].", then)]))
        assert said(report) == ["Taken back, or may no longer go out: [I1-1]."]

    def test_what_did_not_change(self) -> None:
        talk = held(1, note("zij trekt", LEADING, r=["R1"]))
        then = cites(case_file(talk))
        assert said(of(case_file(talk, events=[syn("Er is een trekker [I1-1].", then)]))) == []


class TestConsent:
    def test_a_quote_that_was_left_out_is_told_once(self) -> None:
        people = {"R1": without(AGREED, "citeren")}
        report = of(
            case_file(held(1, note(SECRET, LEADING, kind="quote", r=["R1"]), people=people))
        )
        assert said(report) == [
            "1 quote is left out for want of consent to quote: [I1-1]. Ask consent, or paraphrase."
        ]

    def test_words_that_were_taken_from_a_synthesis(self) -> None:
        people = {"R1": without(AGREED, "citeren")}
        talk = held(1, note(SECRET, LEADING, kind="quote", r=["R1"]), people=people)
        report = of(case_file(talk, events=[syn(f"Want {SECRET} [I1-1].")]))
        assert "Words that may not be quoted were left out of this paragraph." in said(report)
        assert SECRET not in report.everything

    def test_a_level_that_tells_who_it_is(self) -> None:
        people = {"R1": without(AGREED, "herleidbaarheid")}
        texts = said(of(case_file(held(1, note("a", r=["R1"]), people=people))))
        assert "one respondent in round 1, R1" in texts[0]
        assert texts[1].startswith("R1 is the only one at the level centraal in round 1")
        assert len(texts) == 2
        two = {"R1": without(AGREED, "herleidbaarheid"), "R11": AGREED}
        assert said(of(case_file(held(1, note("a", r=["R1"]), people=two)))) == []

    def test_the_only_one_of_a_level_in_a_round_at_each_statement(self) -> None:
        two = {"R1": without(AGREED, "herleidbaarheid"), "R11": AGREED}
        file = case_file(
            held(1, note("a", r=["R1"]), people=two, round=1),
            held(2, note("b", r=["R1"]), note("c", r=["R1"]), people={"R1": two["R1"]}, round=2),
        )
        material = gather(file, "2026-03-05", "en")
        alone = Alone("centraal", "R1", 2)
        assert to_check(material) == {"I2-1": alone, "I2-2": alone}

    def test_an_observation_about_someone(self) -> None:
        seen = [
            note("op haar telefoon", kind="observation", r=["R1"]),
            note("het regent", kind="observation"),
        ]
        file = case_file(held(1, *seen, people={"R1": AGREED, "R2": AGREED}))
        assert observed(gather(file, "2026-03-05", "en")) == {"I1-1": ("R1",)}
        assert "An observation about R1: should it go out? Check." in said(of(file))

    def test_a_word_of_a_withheld_role_or_organisation(self) -> None:
        def found(role: str, *notes: Noted, agreed: bool = False) -> dict[str, tuple[Telling, ...]]:
            consents = AGREED if agreed else without(AGREED, "herleidbaarheid")
            seen = RespondentSeen(id=new_id(), r="R1", role=role, organisation="Ottenga Klimaat")
            file = case_file(held(1, seen, *notes, people={"R1": consents, "R2": AGREED}))
            return telling(gather(file, "2026-03-05", "en"))

        said = note("Ik stond voor de Docenten", r=["R1"])
        assert found("docent", said) == {"I1-1": (Telling("R1", "Docenten"),)}
        assert found("docent", said, agreed=True) == {}
        assert found("docent", note("R1 is docent", r=["R2"])) == {
            "I1-1": (Telling("R1", "docent"),)
        }
        assert found("docent", note("de docent kwam", r=["R2"])) == {}
        assert found("docent", note("bij ottenga", r=["R1"]))["I1-1"][0].word == "ottenga"
        assert found("docent", note("een document, geen les", r=["R1"])) == {}

    def test_it_is_commented_on_in_the_trail(self) -> None:
        people = {"R1": without(AGREED, "herleidbaarheid"), "R11": AGREED}
        report = of(case_file(held(1, note("in dat huis", r=["R1"]), people=people)))
        assert said(report) == ["Can tell who R1 is: says ‘huis’."]
