"""The notation: what lines mean, side by side, and the laws that hold for any line.

LAWS=20000 in the environment tries the laws on that many lines instead of 500.
"""

# ruff: noqa: E501  (a table of examples reads best with each on a line)

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.interview.notation import (
    GROUP,
    CodeWord,
    Line,
    clean,
    completion,
    format,
    is_date,
    parse,
)


def code(name: str, valence: str | None = None) -> CodeWord:
    return CodeWord(name, valence)  # type: ignore[arg-type]


LINES: list[tuple[str, Line]] = [
    # kinds
    ("De regio krimpt", Line(text="De regio krimpt")),
    ("", Line()),
    ('"Zonder haar was het niets"', Line(kind="quote", text="Zonder haar was het niets")),
    ("“Zonder haar”", Line(kind="quote", text="Zonder haar")),
    ("„Zonder haar”", Line(kind="quote", text="Zonder haar")),
    ("„Zonder haar“", Line(kind="quote", text="Zonder haar")),
    ("«Zonder haar»", Line(kind="quote", text="Zonder haar")),
    ("”Zonder haar”", Line(kind="quote", text="Zonder haar")),
    ('"Zonder haar”', Line(kind="quote", text="Zonder haar")),
    ('"Zij zei “nee” tegen ons"', Line(kind="quote", text="Zij zei “nee” tegen ons")),
    ('"Loopt door #geld ~adds', Line(kind="quote", text="Loopt door #geld ~adds")),
    ('"De #subsidies- stoppen"', Line(kind="quote", text="De #subsidies- stoppen")),
    ('"Nee" zei hij', Line(text='"Nee" zei hij')),
    ('"Nee".', Line(text='"Nee".')),
    ('"Nee" #durf', Line(kind="quote", text="Nee", codes=(code("durf"),))),
    ('"Nee"#durf', Line(kind="quote", text="Nee", codes=(code("durf"),))),
    ('"Nee" (=14)', Line(kind="quote", text="Nee", place="14")),
    ('"Nee" #durf, #angst-.', Line(kind="quote", text="Nee", codes=(code("durf"), code("angst", "-")))),
    ('"Zij zei \\"nee\\" hard"', Line(kind="quote", text='Zij zei "nee" hard')),
    ("! Hier zit meer achter #macht", Line(kind="memo", text="Hier zit meer achter", codes=(code("macht"),))),
    ('! "citaat" telt niet', Line(kind="memo", text='"citaat" telt niet')),
    ("? Hoe ging dat #x ~adds", Line(kind="asked", text="Hoe ging dat #x ~adds")),
    ("@R2 ? Hoe ging dat", Line(("R2",), "asked", "Hoe ging dat")),
    ("[lange stilte]", Line(kind="observation", text="lange stilte")),
    ("[lange stilte] #spanning-", Line(kind="observation", text="lange stilte", codes=(code("spanning", "-"),))),
    ("[de #spanning loopt op]", Line(kind="observation", text="de spanning loopt op", codes=(code("spanning"),))),
    ("@R1 @R2 [kijken elkaar aan]", Line(("R1", "R2"), "observation", "kijken elkaar aan")),
    ("[a [b] c]", Line(kind="observation", text="a [b] c")),
    ("[lacht] en toen [zucht]", Line(text="[lacht] en toen [zucht]")),
    ("en toen [lacht]", Line(text="en toen [lacht]")),
    ("[half", Line(text="[half")),
    # speakers
    ("@R2 Ja", Line(("R2",), text="Ja")),
    ("@r2 ja", Line(("R2",), text="ja")),
    ("@R2: ja", Line(("R2",), text="ja")),
    ("@R2", Line(("R2",))),
    ("@R1 @R2 @R1 samen", Line(("R1", "R2"), text="samen")),
    ("@R1,@R2 samen", Line(("R1", "R2"), text="samen")),
    ("@groep ja", Line((GROUP,), text="ja")),
    ("@Group ja", Line((GROUP,), text="ja")),
    ('@R2 "Ja"', Line(("R2",), "quote", "Ja")),
    ('@R2"Ja"', Line(("R2",), "quote", "Ja")),
    ("@R2 #durf", Line(("R2",), codes=(code("durf"),))),
    ("zei tegen @R2", Line(text="zei tegen @R2")),
    ("@home werken", Line(text="@home werken")),
    ("@RRRR2 ja", Line(text="@RRRR2 ja")),
    ("@ſ2 ja", Line(text="@ſ2 ja")),
    ("\\@R2 is een kabel", Line(text="@R2 is een kabel")),
    # codes
    ("de #subsidies- loopt af", Line(text="de subsidies loopt af", codes=(code("subsidies", "-"),))),
    ("Zij trekt #leiderschap++", Line(text="Zij trekt", codes=(code("leiderschap", "++"),))),
    ("Dat is #leiderschap++.", Line(text="Dat is leiderschap.", codes=(code("leiderschap", "++"),))),
    ("geld (#subsidies)", Line(text="geld (subsidies)", codes=(code("subsidies"),))),
    ("#a+ #b- #c+- #d-- #e", Line(codes=(code("a", "+"), code("b", "-"), code("c", "+-"), code("d", "--"), code("e")))),
    ("x #drivers.vo-mbo_2", Line(text="x", codes=(code("drivers.vo-mbo_2"),))),
    ("x #vo-mbo-", Line(text="x", codes=(code("vo-mbo", "-"),))),
    ("x #a #a", Line(text="x", codes=(code("a"),))),
    ("x #coördinatie", Line(text="x", codes=(code("coördinatie"),))),
    ("x #coo\u0308rdinatie", Line(text="x", codes=(code("coördinatie"),))),
    ("x #x\u0304y", Line(text="x", codes=(code("x\u0304y"),))),
    ("x #сотрудничество", Line(text="x", codes=(code("сотрудничество"),))),
    ("op nummer #1", Line(text="op nummer #1")),
    ("in C# gemaakt", Line(text="in C# gemaakt")),
    ("x #a+++", Line(text="x #a+++")),
    ("x #a/b", Line(text="x #a/b")),
    ("x \\#a", Line(text="x #a")),
    # relation, parked
    ("x ~vult-aan", Line(text="x", relation="adds")),
    ("x ~Spreekt-Tegen", Line(text="x", relation="contradicts")),
    ("x ~bevestigt", Line(text="x", relation="confirms")),
    ("x ~adds ~confirms", Line(text="x", relation="confirms")),
    ("x ~contradicts", Line(text="x", relation="contradicts")),
    ("x ~misschien", Line(text="x ~misschien")),
    ("x ~adds y", Line(text="x ~adds y")),
    ("x. ~bevestigt.", Line(text="x.", relation="confirms")),
    ("x >straks.", Line(text="x.", parked="later")),
    ("x >straks", Line(text="x", parked="later")),
    ("x >ronde2", Line(text="x", parked="nextround")),
    ("x >ander", Line(text="x", parked="other")),
    ("x >later >nextround", Line(text="x", parked="nextround")),
    ("x >other", Line(text="x", parked="other")),
    ("5 > 3", Line(text="5 > 3")),
    ("x >50%", Line(text="x >50%")),
    ("x >nooit", Line(text="x >nooit")),
    ("x ~50", Line(text="x ~50")),
    ("(zie ook >straks)", Line(text="(zie ook)", parked="later")),
    # dates and places
    ("x ^2018", Line(text="x", when="2018")),
    ("in ^2018 begonnen", Line(text="in 2018 begonnen", when="2018")),
    ("in ^2018.", Line(text="in 2018.", when="2018")),
    ("x ^2018-03", Line(text="x", when="2018-03")),
    ("x ^2018-03-01", Line(text="x", when="2018-03-01")),
    ("x ^2018..2021", Line(text="x", when="2018..2021")),
    ("x ^2018-03..2018-11-02", Line(text="x", when="2018-03..2018-11-02")),
    ("in ^2018 en ^2019", Line(text="in 2018 en", when="2019")),
    ("x ^2018-13", Line(text="x ^2018-13")),
    ("x ^2018-02-30", Line(text="x ^2018-02-30")),
    ("x ^2021..2018", Line(text="x ^2021..2018")),
    ("x ^0000", Line(text="x ^0000")),
    ("x ^18", Line(text="x ^18")),
    ("haha ^_^", Line(text="haha ^_^")),
    ("x =14", Line(text="x", place="14")),
    ("x =5.3.1", Line(text="x", place="5.3.1")),
    ("x =12:35", Line(text="x", place="12:35")),
    ("x =01:12:35.120", Line(text="x", place="01:12:35.120")),
    ("x =14-16", Line(text="x", place="14-16")),
    ("x (=14).", Line(text="x.", place="14")),
    ("x =12:75", Line(text="x =12:75")),
    ("x =)", Line(text="x =)")),
    ("2 =14 dus", Line(text="2 =14 dus")),
    ("x #a ^2018 >straks =3 ~adds", Line(text="x", codes=(code("a"),), when="2018", parked="later", place="3", relation="adds")),
    ("x ^2018 #a ^2019", Line(text="x", codes=(code("a"),), when="2019")),
    # text
    ("mail a@b.nl", Line(text="mail a@b.nl")),
    ("een\\ntwee", Line(text="een\ntwee")),
    ("een\r\ntwee", Line(text="een\ntwee")),
    ("een\\\\ntwee", Line(text="een\\ntwee")),
    ("een \\ twee", Line(text="een \\ twee")),
    ("een\ntwee #a", Line(text="een\ntwee", codes=(code("a"),))),
    ("\\:n is een knop", Line(text=":n is een knop")),
    ("\\! let op", Line(text="! let op")),
    ("\\[stilte]", Line(text="[stilte]")),
    ('\\"Nee"', Line(text='"Nee"')),
    ("a\x00b\x1b[31mc\x9bd\ufffee\u202ef\u2066g", Line(text="ab[31mcdefg")),
    ("a\ud800b", Line(text="a\ufffdb")),
    ("\ud83d\ude00", Line(text="😀")),
    ("a\tb", Line(text="a\tb")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "line"), LINES, ids=[repr(typed) for typed, _ in LINES])
def test_a_line_reads(typed: str, line: Line) -> None:
    assert parse(typed) == line


PRINTED: list[tuple[str, str, str]] = [
    ("@r2 ,x #b+ ~adds ^2018 =14 >later #a", "@R2 ,x #b+ #a ~vult-aan ^2018 =14 >straks", "@R2 ,x #b+ #a ~adds ^2018 =14 >later"),
    ("@group “Ja” ~bevestigt", '@groep "Ja" ~bevestigt', '@group "Ja" ~confirms'),
    ("de #geld- stopt >nextround", "de geld stopt #geld- >ronde2", "de geld stopt #geld- >nextround"),
    ("!x >other", "! x >ander", "! x >other"),
    ("?x", "? x", "? x"),
    ("[ stil ] ~contradicts", "[stil] ~spreekt-tegen", "[stil] ~contradicts"),
    ("een\ntwee", "een\\ntwee", "een\\ntwee"),
    # only what would be read otherwise is escaped
    ("5 > 3 en a@b.nl, #1, ^_^ [lacht] C:\\dir", "5 > 3 en a@b.nl, #1, ^_^ [lacht] C:\\\\dir", "5 > 3 en a@b.nl, #1, ^_^ [lacht] C:\\\\dir"),
    ("[lacht] en \"toen\"", "[lacht] en \"toen\"", "[lacht] en \"toen\""),
    ("@home x \\#a", "@home x \\#a", "@home x \\#a"),
    ("\\:q", "\\:q", "\\:q"),
    ("x (\\=14)", "x (\\=14)", "x (\\=14)"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "dutch", "english"), PRINTED)
def test_a_line_prints_in_either_language(typed: str, dutch: str, english: str) -> None:
    assert format(parse(typed)) == dutch
    assert format(parse(typed), "en") == english


SIGNS = [
    *"\"“”„«»!?[]@#~^>=\\+-.,:;'()n \n\tab19éo{}_/{…’",
    *("R2", "@R2 ", "@groep ", " #a++", " ^2018", " =14", "~vult-aan", " >straks", "2018-03"),
    *("x\u0304", "\u0308", "\u0338", "\ud800", "\udc00", "\x00", "\x1b", "\x85", "\u202e"),
    *("\u2066", "\ufffe", "\ufeff", "\u200d", "ᄀ", "ᅡ", "ſ", "İ", "\\n", " (=3)", "가"),
]
laws = settings(max_examples=int(os.environ.get("LAWS", "500")), deadline=None)
nasty = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)
anything = st.text(st.characters(exclude_categories=()), max_size=60)


@laws
@given(nasty | anything)
def test_what_was_read_and_printed_reads_the_same(typed: str) -> None:
    line = parse(typed)
    for language in ("nl", "en"):
        printed = format(line, language)
        assert "\n" not in printed
        assert parse(printed) == line
        assert format(parse(printed), language) == printed


@laws
@given(nasty | anything, st.sampled_from(["note", "quote", "memo", "observation", "asked"]))
def test_any_words_can_be_a_line_of_any_kind(words: str, kind: str) -> None:
    line = Line(kind=kind, text=clean(words).strip())  # type: ignore[arg-type]
    assert parse(format(line)) == line


@laws
@given(nasty | anything)
def test_text_harms_no_terminal_and_no_word_file(typed: str) -> None:
    line = parse(typed)
    for text in (line.text, *(word.name for word in line.codes)):
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert text.encode() is not None
        assert not any(
            (unicodedata.category(char) == "Cc" and char not in "\n\t")
            or "\u202a" <= char <= "\u202e"
            or "\u2066" <= char <= "\u2069"
            or ord(char) & 0xFFFE == 0xFFFE
            for char in text
        )


@laws
@given(st.text("abcdé 1,.;:!?-'", max_size=40))
def test_plain_words_stay_as_they_are(words: str) -> None:
    kept = words.strip()
    if kept[:1] not in ("!", "?"):
        assert parse(words).text == unicodedata.normalize("NFC", kept)


@laws
@given(nasty | anything)
def test_completion_gives_the_end_of_the_line(typed: str) -> None:
    found = completion(typed)
    if found is not None:
        assert clean(typed).endswith("".join(found))


@pytest.mark.parametrize(
    "part", ["@R1 ", "#a ", "[", "]", '"', "\\", "(#a", " >straks", "a", "^2018."]
)
def test_megabytes_are_a_line_too(part: str) -> None:
    line = parse(part * (1_000_000 // len(part)))
    assert parse(format(line)) == line


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zij trekt #lei", ("#", "lei")),
        ("Zij trekt #", ("#", "")),
        ("(#lei", ("#", "lei")),
        ("#drivers.vo-", ("#", "drivers.vo-")),
        ("@R", ("@", "R")),
        ("@R1 @", ("@", "")),
        ("@R2", ("@", "R2")),
        ("x ~vu", ("~", "vu")),
        ("x >st", (">", "st")),
        ('"Nee" #du', ("#", "du")),
        ("! #du", ("#", "du")),
        ("zei @R", None),
        ('"Nee #du', None),
        ("? wat #du", None),
        ("C#", None),
        ("#1", None),
        ("#lei ", None),
        ("#lei+", None),
        ("\\#lei", None),
        ("x ^20", None),
        ("gewoon", None),
        ("", None),
    ],
)
def test_completion(typed: str, expected: tuple[str, str] | None) -> None:
    assert completion(typed) == expected


@pytest.mark.parametrize(
    ("text", "there"),
    [("2018", True), ("2018-03-01", True), ("2018-02-29", False), ("2018..2019", False),
     ("2018-13", False), ("0000", False), ("maart", False)],
)  # fmt: skip
def test_a_date_is_one_that_exists(text: str, there: bool) -> None:
    assert is_date(text) is there
