"""What an interviewer reads before an interview: all of the case, what matters most first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from interviewer.analysis.prepared import Preparation
from interviewer.interview import intents
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, resume
from interviewer.store.session import Session
from interviewer.words import phrasing, preparing
from interviewer.words.preparing import Section, as_lines, of_case, sections

CASE = """\
name: Proef
plan:
  - {round: 1, role: bestuur, guide: gids}
  - {round: 2, role: docent, guide: gids}
"""
Begin = Callable[..., Session]


@pytest.fixture(autouse=True)
def case(folder: StudyFolder) -> None:
    (folder.transcripts / "proef" / "case.yaml").write_text(CASE)


@pytest.fixture
def held(begin: Begin) -> None:
    """R1 (bestuur) in round 1, closed; R2 (docent) too."""
    one = begin(Plan("gids", (Seat("R1", "bestuur", "", "Halmer"),), held="2026-03-04", by="AB"))
    one.type(":fact functie voorzitter")
    one.type(":g drivers.gaande")
    one.type('"Zonder haar was het niets" #trekker++')
    one.type("subsidie hielp #subsidies+")
    one.type("vraag R2 naar de netwerken #netwerk >ander")
    one.type("volgend jaar verder >ronde2")
    one.type("! denk aan het convenant")
    one.type(":g start.begin")
    one.type(":s geen tijd")
    one.type(":q")
    two = begin(Plan("gids", (Seat("R2", "docent"),), held="2026-03-05", by="AB"))
    two.type(":g drivers.gaande")
    two.type("er trekt niemand #trekker--")
    two.type("zonder code")
    two.type(":q")
    one.leave()
    two.leave()


def prepared(folder: StudyFolder, *seats: Seat, round: int = 0) -> Preparation:
    return of_case(folder, folder.case_file("proef"), seats, "gids" if seats else "", round)


def section(found: Iterable[Section], title: str) -> list[str]:
    rows = next((item.rows for item in found if item.title == title), ())
    return [row.text for row in rows]


@pytest.mark.usefixtures("held")
def test_it_tells_who_comes_and_what_waits_for_them(folder: StudyFolder) -> None:
    found = sections(prepared(folder, Seat("R1"), round=2))
    assert found[0].title == "In short"
    assert section(found, "In short") == [
        "Proef · round 2 · Gids",
        "R1 bestuur · centraal · Halmer · functie: voorzitter",
        "2 interviews before",
    ]
    assert section(found, "Topics waiting for this talk") == [
        "1 volgend jaar verder  (for this round · I1-4 R1 bestuur)"
    ]
    own = section(found, "What R1 said before")
    assert own[0] == "I1 · round 1 · 4 notes" and "“Zonder haar was het niets”" in own[1]


@pytest.mark.usefixtures("held")
def test_another_finds_what_was_parked_for_another_and_whose_it_is(folder: StudyFolder) -> None:
    found = sections(prepared(folder, Seat("R2"), round=1))
    assert section(found, "Topics waiting for this talk") == [
        "1 vraag R2 naar de netwerken  (for another respondent · I1-3 R1 bestuur)"
    ]


@pytest.mark.usefixtures("held")
def test_a_difference_has_the_notes_behind_it(folder: StudyFolder) -> None:
    found = sections(prepared(folder, Seat("R1"), round=2))
    (title,) = section(found, "Differences worth asking about")
    assert (
        title == "Leiderschap: furthering according to centraal, hindering according to decentraal"
    )
    rows = next(item.rows for item in found if item.title.startswith("Differences"))
    assert [row.text for row in rows[0].below] == [
        "I1-1 R1 bestuur: “Zonder haar was het niets”  #leiderschap++",
        "I2-1 R2 docent: er trekt niemand  #leiderschap--",
    ]


@pytest.mark.usefixtures("held")
def test_musts_that_were_passed_over_stand_with_the_reason(folder: StudyFolder) -> None:
    rows = section(
        sections(prepared(folder, Seat("R1"), round=2)), "Must-questions that were not answered"
    )
    assert rows == ["start.begin: Hoe begon het?  (I1: no time, I2)"]


@pytest.mark.usefixtures("held")
def test_without_a_word_it_is_what_the_plan_says_next(folder: StudyFolder) -> None:
    found = sections(prepared(folder))
    assert section(found, "In short")[:2] == ["Proef · round 2 · Gids", "R2 docent · decentraal"]
    assert section(found, "What the plan still lacks") == ["round 2 · docent · gids · 0 of 1 done"]


@pytest.mark.usefixtures("held")
def test_codes_tell_rounds_levels_and_valences(folder: StudyFolder) -> None:
    found = sections(prepared(folder, Seat("R1"), round=2))
    rows = next(item.rows for item in found if item.title.startswith("What was noted"))
    drivers = next(row for row in rows if row.text.startswith("Drivers"))
    assert drivers.text == "Drivers · 6 notes"
    assert [row.text for row in drivers.below] == [
        "▸ Leiderschap  round 1: centraal ++; decentraal --",
        "Subsidies  round 1: centraal +",
        "without a code (3)",
    ]


@pytest.mark.usefixtures("held")
def test_whoever_refused_is_not_there_at_all(folder: StudyFolder, begin: Begin) -> None:
    again = begin(Plan("gids", (Seat("R1", "bestuur"),), round=2, held="2026-04-04", by="AB"))
    again.do(intents.Consent("R1", "deelname", False))
    text = "\n".join(as_lines(prepared(folder, Seat("R2"), round=2), everything=True))
    for words in ("Zonder haar", "subsidie hielp", "netwerken", "convenant", "R1", "voorzitter"):
        assert words not in text, words
    assert "1 respondent refused to take part" in text and "er trekt niemand" in text


@pytest.mark.usefixtures("held")
def test_a_topic_that_was_picked_up_waits_no_more(folder: StudyFolder, begin: Begin) -> None:
    second = begin(Plan("gids", (Seat("R2", "docent"),), round=2, held="2026-04-04", by="AB"))
    second.type(":pick 1")
    titles = section(
        sections(prepared(folder, Seat("R2"), round=2)), "Topics waiting for this talk"
    )
    assert titles == ["1 volgend jaar verder  (for this round · I1-4 R1 bestuur)"]


@pytest.mark.usefixtures("held")
def test_summaries_and_the_member_check_stand_with_who_they_are_about(folder: StudyFolder) -> None:
    session = resume(folder, "proef", "2026-03-04-r1-r1", "AB")
    session.type(":sum main het ging over geld")
    session.type(":mc R1 corrected niet 14 maar 15")
    session.leave()
    found = sections(prepared(folder, Seat("R1"), round=2))
    rows = next(item.rows for item in found if item.title == "How earlier conversations went")
    assert [row.text for row in rows[0].below] == ["What were the main issues? het ging over geld"]
    assert section(found, "What R1 said before")[0] == (
        "I1 member check of R1: corrected: niet 14 maar 15"
    )


@pytest.mark.usefixtures("held")
def test_what_was_parked_for_later_and_not_come_to_waits_for_the_same_respondent(
    folder: StudyFolder, begin: Begin
) -> None:
    third = begin(Plan("gids", (Seat("R3", "bestuur"),), held="2026-03-06", by="AB"))
    third.type("de rol van de raad >straks")
    third.type("de huur >straks")
    third.type(":pick 2")
    about = "Topics waiting for this talk"
    assert section(sections(prepared(folder, Seat("R3"), round=1)), about)[-1:] == [
        "1 vraag R2 naar de netwerken  (for another respondent · I1-3 R1 bestuur)"
    ], "an open interview comes to its own"
    third.type(":q")
    rows = section(sections(prepared(folder, Seat("R3"), round=1)), about)
    assert rows[0] == "1 de rol van de raad  (not come to last time · I3-1 R3 bestuur)"
    assert not any("huur" in row for row in rows)
    other = section(sections(prepared(folder, Seat("R2"), round=1)), about)
    assert not any("rol" in row for row in other)
    again = begin(Plan("gids", (Seat("R3", "bestuur"),), held="2026-03-09", by="AB"))
    assert "de rol van de raad  (not come to last time; round 1)" in " ".join(
        phrasing.parked_lines(again.state, again.earlier)
    )


def test_an_empty_case_shows_what_the_guide_asks(folder: StudyFolder) -> None:
    path = folder.path / "guides" / "gids.yaml"
    path.write_text(path.read_text() + "before: [Brief gestuurd]\n")
    folder = StudyFolder(folder.path)
    found = sections(prepared(folder))
    assert section(found, "Have ready") == ["Brief gestuurd"]
    assert section(found, "To agree on with who comes")[0].startswith("deelname: ")
    titles = [item.title for item in found]
    assert titles[:4] == [
        "In short", "Have ready", "To agree on with who comes", "Questions that must be asked",
    ]  # fmt: skip
    assert section(found, "Questions that must be asked")[0] == "Start: Hoe begon het?"
    lines = list(as_lines(prepared(folder)))
    assert lines[0] == preparing.banner()
    assert "  respondent: not chosen yet" in lines
    assert "  round 1 · bestuur · gids · 0 of 1 done" in lines
