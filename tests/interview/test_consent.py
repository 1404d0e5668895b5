"""What may go out: each rule, and the law that no refused quote does."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.guide.model import ConsentItem, Guide, Opening
from interviewer.interview.consent import (
    ITEMS,
    Consents,
    Released,
    Speaker,
    item_id,
    missing,
    recording_allowed,
    released,
    reuse_allowed,
)
from interviewer.interview.events import Consented
from interviewer.interview.notation import GROUP
from interviewer.interview.quotations import leave_out, quoted
from interviewer.study import Document

OUT = "[citaat weggelaten]"


@dataclass(frozen=True)
class Note:
    text: str = "Het liep goed"
    kind: str = "note"
    r: tuple[str, ...] = ("R1",)
    retracted: bool = False


@dataclass(frozen=True)
class Person:
    r: str
    role: str = "bestuur"
    level: str = "centraal"
    organisation: str = "ROC van Twente"


R1, R2 = Person("R1"), Person("R2", "docent", "decentraal", "")
DOCUMENT = Document(id="D1", title="Jaarplan")
SECRET = Document(id="D2", title="Brief", confidential=True)


def consents(*answers: str) -> Consents:
    """Build them of words as 'R1 citeren ja', in this order."""
    events = []
    for number, answer in enumerate(answers):
        r, item, given_ = answer.split()
        events.append(Consented(id=f"{number:04}", r=r, item=item, given=given_ == "ja"))
    return Consents.of(events)


def out(
    note: Note,
    *answers: str,
    people: Iterable[Person] = (R1, R2),
    document: Document | None = None,
    language: str = "nl",
) -> Released | None:
    return released(note, consents(*answers), people, document, language)


def text(note: Note, *answers: str, document: Document | None = None) -> str:
    found = out(note, *answers, document=document)
    assert found is not None
    assert found.withheld is (OUT in found.text)
    return found.text


QUOTE = Note("Zonder haar was het niets", "quote")
PASSAGE = Note('Zij zei "zonder haar niets" en ging')


def test_a_memo_and_what_was_retracted_stay_inside() -> None:
    assert out(Note(kind="memo", r=())) is None
    assert out(Note(retracted=True)) is None


def test_who_refused_to_take_part_is_not_heard() -> None:
    assert out(Note(), "R1 deelname nee", "R1 citeren ja") is None
    assert out(Note(r=("R1", "R2")), "R2 deelname nee") is None
    assert out(Note(r=(GROUP,)), "R2 deelname nee") is None
    assert out(Note(r=("R2",)), "R1 deelname nee") is not None


def test_said_by_nobody_stays_inside_when_all_refused() -> None:
    note = Note("kijkt weg", "observation", ())
    assert out(note, "R1 deelname nee", people=[R1]) is None
    assert out(note, "R1 deelname nee", people=[R1, R2]) is not None
    assert out(note, people=[]) is not None


def test_taking_part_that_is_not_on_record_goes_out_and_is_told() -> None:
    assert out(Note()) == Released("Het liep goed", False, (Speaker("R1", "centraal"),))
    assert missing(consents("R2 deelname nee"), [R1, R2]) == ("R1",)


@pytest.mark.parametrize(
    ("note", "answers", "expected"),
    [
        (QUOTE, ["R1 citeren ja"], QUOTE.text),
        (QUOTE, ["R1 citeren nee"], OUT),
        (QUOTE, [], OUT),
        (QUOTE, ["R1 citeren ja", "R1 citeren nee"], OUT),
        (QUOTE, ["R1 citeren nee", "R1 citeren ja"], QUOTE.text),
        (PASSAGE, ["R1 citeren ja"], PASSAGE.text),
        (PASSAGE, [], f"Zij zei {OUT} en ging"),
        (Note("Geen citaat"), [], "Geen citaat"),
        # several, nobody, observations
        (Note("Ja", "quote", ("R1", "R2")), ["R1 citeren ja"], OUT),
        (Note("Ja", "quote", ("R1", "R2")), ["R1 citeren ja", "R2 citeren ja"], "Ja"),
        (Note("Ja", "quote", (GROUP,)), ["R1 citeren ja"], OUT),
        (Note("Ja", "quote", ()), ["R1 citeren ja"], OUT),
        (Note("Ja", "quote", ()), ["R1 citeren ja", "R2 citeren ja"], "Ja"),
        (Note('roept "nee"', "observation", ("R1",)), ["R1 citeren ja"], f"roept {OUT}"),
        (
            Note('roept "nee"', "observation", ("R1",)),
            ["R1 citeren ja", "R2 citeren ja"],
            'roept "nee"',
        ),
        # who refused to take part cannot be quoted by way of nobody
        (Note("Ja", "quote", ()), ["R1 citeren ja", "R2 citeren ja", "R2 deelname nee"], OUT),
        # someone unknown at the table
        (Note("Ja", "quote", ("R9",)), ["R1 citeren ja", "R2 citeren ja"], OUT),
    ],
)
def test_quoted_words_need_consent(note: Note, answers: list[str], expected: str) -> None:
    assert text(note, *answers) == expected


def test_a_quote_by_nobody_without_anyone_known_stays_inside() -> None:
    found = out(Note("Ja", "quote", ()), people=[])
    assert found == Released(OUT, True, ())


def test_a_document_is_quoted_unless_it_is_confidential() -> None:
    quote = Note("De regio krimpt", "quote", ())
    assert text(quote, document=DOCUMENT) == quote.text
    assert text(quote, document=SECRET) == OUT
    assert text(Note('Er staat "krimp"', "note", ()), document=SECRET) == f"Er staat {OUT}"
    assert text(QUOTE, "R1 citeren nee", document=DOCUMENT) == OUT


def test_words_are_replaced_in_the_language_of_the_output() -> None:
    found = out(PASSAGE, language="en")
    assert found is not None
    assert found.text == "Zij zei [quote left out] en ging"


def test_role_and_organisation_only_with_consent_to_be_traceable() -> None:
    traceable = out(Note(r=("R1", "R2")), "R1 herleidbaarheid ja", "R2 herleidbaarheid nee")
    assert traceable is not None
    assert traceable.speakers == (
        Speaker("R1", "centraal", "bestuur", "ROC van Twente"),
        Speaker("R2", "decentraal"),
    )


def test_the_latest_id_counts_whatever_the_order() -> None:
    events = [
        Consented(id="2", r="R1", item="citeren", given=False),
        Consented(id="1", r="R1", item="quoting", given=True),
    ]
    assert Consents.of(events).answer("R1", "citeren") is False
    assert Consents.of(events[1:]).answer("R1", "citeren") is True
    assert Consents().answer("R1", "citeren") is None


def test_a_consent_that_ran_out_counts_as_refused() -> None:
    event = Consented(id="1", r="R1", item="citeren", given=True, until="2026-03")
    assert Consents.of([event], today="2026-03-31").agreed("R1", "citeren")
    assert not Consents.of([event], today="2026-04-01").agreed("R1", "citeren")
    assert Consents.of([event]).agreed("R1", "citeren")


def test_recording_needs_everyone() -> None:
    assert recording_allowed(consents("R1 opname ja", "R2 opname ja"), [R1, R2])
    assert not recording_allowed(consents("R1 opname ja"), [R1, R2])
    assert not recording_allowed(consents("R1 opname ja", "R1 opname nee"), [R1])
    assert not recording_allowed(consents("R1 opname ja", "R1 deelname nee"), [R1])
    assert not recording_allowed(consents(), [])


def test_reuse_needs_who_said_it_or_else_everyone() -> None:
    one = consents("R1 hergebruik ja")
    assert reuse_allowed(Note(), one, [R1, R2])
    assert not reuse_allowed(Note(r=("R1", "R2")), one, [R1, R2])
    assert not reuse_allowed(Note(r=()), one, [R1, R2])
    assert not reuse_allowed(Note(kind="memo"), one, [R1])
    assert reuse_allowed(Note(r=()), one, [], DOCUMENT)


def test_items_by_their_dutch_english_or_own_name() -> None:
    guide = Guide(guide="g", title="G", opening=Opening(consent=(ConsentItem(id="Foto"),)))
    for item, synonym in ITEMS.items():
        assert item_id(item.upper(), guide) == item_id(f" {synonym}", guide) == item
    assert item_id("foto", guide) == "Foto"
    assert item_id("film", guide) is None


PASSAGES = [
    ('hij zei "dat niet" en ging', "hij zei _ en ging"),
    ("“a b” en „c d” en „e f“ en «g» klaar", "_ en _ en _ en _ klaar"),
    ("« h i » klaar, »j« ook", "_ klaar, _ ook"),
    ('"a", "b" en "c".', "_, _ en _."),
    ("hij zei 'dit is niets' en ging", "hij zei _ en ging"),
    ("‘dit is niets’ en foto’s", "_ en foto’s"),
    ('zei "tot het einde', "zei _"),
    ("zei 'tot het einde", "zei _"),
    # nested and mixed
    ('"hij zei “nee” en ging" daarna', "_ daarna"),
    ("„a “b” c” rest", "_ rest"),
    ('"a "b" c" rest', "_ rest"),
    ("'a \"b\" c' rest", "_ rest"),
    ("'the students' work is never done' he said", "_ he said"),
    ('"“…en toen” zei ze" rest', "_ rest"),
    # slips: rather too much
    ('zei" hallo daar "en ging', "_"),
    ('hallo daar" zei zij', "_"),
    ("“a b”en rest", "_en rest"),
    # apostrophes
    ("'s avonds ziet hij foto's van Hans' huis", "'s avonds ziet hij foto's van Hans' huis"),
    ("’s avonds, auto’s in ’98", "’s avonds, auto’s in ’98"),
    ("Dat kan-ie niet; 't is m'n plan", "Dat kan-ie niet; 't is m'n plan"),
    ("'t is niks geworden' zei zij", "_ zei zij"),
    ('zei "\'k weet het niet" en ging', "zei _ en ging"),
    ("geen citaat", "geen citaat"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "expected"), PASSAGES)
def test_passages_between_quotation_marks(typed: str, expected: str) -> None:
    assert leave_out(typed, "_") == expected


laws = settings(max_examples=int(os.environ.get("LAWS", "300")), deadline=None)

# words that stand outside quotation marks and words that stand inside share none
outside = st.lists(st.sampled_from(["wij", "foto's", "'s", "liep,", "(toen)", "-", "2018", "x."]))
inside = st.lists(
    st.sampled_from(
        ["geld", "’t", "foto’s", "'s avonds", "de studenten'", "kwam.", "op,", "(nee)"]
    ),
    min_size=1,
    max_size=12,
)
PAIRS = ['""', "“”", "„”", "„“", "«»", "”“", "””", '"”', '“"']


@st.composite
def quotation(draw: st.DrawFn) -> str:
    words = " ".join(draw(inside))
    if draw(st.booleans()):
        opening, closing = draw(st.sampled_from(PAIRS[:5]))
        words = f"{words} {opening}{' '.join(draw(inside))}{closing} {' '.join(draw(inside))}"
    opening, closing = draw(st.sampled_from(PAIRS))
    slip = draw(st.sampled_from(["", "", "", " "]))
    return f"{opening}{slip}{words}{closing}"


@st.composite
def quoting_text(draw: st.DrawFn) -> tuple[str, list[str]]:
    quotes = draw(st.lists(quotation(), min_size=1, max_size=3))
    pieces: list[str] = []
    for quote in quotes:
        pieces += [" ".join(draw(outside)), quote]
    pieces.append(" ".join(draw(outside)))
    return " ".join(piece for piece in pieces if piece), quotes


@laws
@given(quoting_text(), st.sampled_from(["note", "quote", "observation"]))
def test_no_five_words_of_a_refused_quote_go_out(typed: tuple[str, list[str]], kind: str) -> None:
    found = out(Note(typed[0], kind), "R1 citeren nee", "R2 citeren ja")
    assert found is not None
    assert found.withheld
    for quote in typed[1]:
        words = quote.strip('"“”„«» ').split()
        for at in range(len(words) - 4):
            assert " ".join(words[at : at + 5]) not in found.text


@laws
@given(st.text(max_size=60) | st.text("\"“”„«»‘’' abs.(", max_size=30))
def test_passages_are_in_order_and_cover_every_double_sign(typed: str) -> None:
    spans = quoted(typed)
    ends = [0, *(place for span in spans for place in span), len(typed)]
    assert ends == sorted(ends)
    left = leave_out(typed, "")
    assert not set(left) & set('"“”„«»')


@pytest.mark.parametrize(
    "text",
    [
        ",,wij hadden geen keus''",
        "hij zei ,,wij hadden geen keus",
        'hij zei ,,wij hadden geen keus" en ging',
        "hij zei ' wij hadden geen keus ' en ging",
        "「wij hadden geen keus」",
        "''wij hadden geen keus''",
    ],
)
def test_quotation_marks_as_people_type_them_are_quotation_marks(text: str) -> None:
    assert "geen keus" not in leave_out(text, "…")
