"""What people write in YAML is read as meant, and nothing in a file can do harm."""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import CATALOGUE, Problem, Refused
from interviewer.i18n import sentence
from interviewer.reading import document
from interviewer.reading.document import MAX_DEPTH, MAX_PROBLEMS, read, scan, written


def problems(text: str | bytes) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        read(text, "guide.yaml")
    for problem in caught.value.problems:
        assert "\n" not in sentence(problem)
    return list(caught.value.problems)


def places(text: str | bytes) -> list[tuple[str, int, int]]:
    found = []
    for problem in problems(text):
        assert problem.place is not None and problem.place.file == "guide.yaml"
        found.append((problem.code, problem.place.line, problem.place.column))
    return found


class TestScalars:
    @pytest.mark.parametrize(
        ("typed", "means"),
        [
            ("", None),
            ("~", None),
            ("null", None),
            ("true", True),
            ("False", False),
            ("0", 0),
            ("-12", -12),
            ("5.3", 5.3),
            (".5", 0.5),
            ("1.5e3", 1500.0),
            ("'12'", "12"),
            ("! 12", "12"),
            ("!!str 12", "12"),
            ("!!int 12", 12),
        ],
    )
    def test_core(self, typed: str, means: object) -> None:
        value = read(f"a: {typed}", "f").data["a"]
        assert value == means and type(value) is type(means)

    @pytest.mark.parametrize(
        "typed",
        [
            *("yes", "no", "on", "off", "y", "12:35", "2018-03-01", "010", "0o17", "0x1f"),
            *("1_000", "5.3.1", "1e5", ".inf", ".nan", "=", "<<", "+", "--", "١٢"),
            "9" * 5000,
            "9" * 400 + ".0",
        ],
    )
    def test_text_that_only_looks_like_something_else(self, typed: str) -> None:
        assert read(f"a: {typed}", "f").data == {"a": typed}

    def test_a_number_keeps_how_it_was_typed(self) -> None:
        document = read("a: 2.10\nb: [1, +2]\n", "f")
        assert document.typed == {("a",): "2.10", ("b", 1): "+2"}

    def test_text_is_nfc(self) -> None:
        assert read("e\u0301e\u0301n: te\u0301", "f").data == {"één": "té"}

    def test_empty(self) -> None:
        assert read("# only a remark\n", "f").data is None
        assert read(b"\xef\xbb\xbfa: 1", "f").data == {"a": 1}


class TestPlaces:
    TEXT = "# remark\na:\n  - b: één\n    c: 1\n  - [x, 'y']\n"

    @pytest.mark.parametrize(
        ("path", "key", "line", "column", "words"),
        [
            ((), False, 2, 1, ""),
            (("a",), False, 3, 3, "a"),
            (("a",), True, 2, 1, "a"),
            (("a", 0), False, 3, 5, "a[0]"),
            (("a", 0, "c"), False, 4, 8, "a[0].c"),
            (("a", 0, "c"), True, 4, 5, "a[0].c"),
            (("a", 1, 1), False, 5, 9, "a[1][1]"),
            (("a", 0, "absent"), False, 3, 5, "a[0].absent"),
            (("a", 7), True, 3, 3, "a[7]"),
        ],
    )
    def test_place(
        self, path: tuple[str | int, ...], key: bool, line: int, column: int, words: str
    ) -> None:
        place = read(self.TEXT, "f").place(path, key)
        assert (place.line, place.column, place.path) == (line, column, words)

    def test_an_alias_stands_where_it_is_typed(self) -> None:
        document = read("a: &x {b: 1}\nc: *x\n", "f")
        assert document.data == {"a": {"b": 1}, "c": {"b": 1}}
        assert (document.place(("c",)).line, document.place(("c", "b")).line) == (2, 1)

    def test_written(self) -> None:
        assert written(("blocks", 2, "questions", 0, "ask")) == "blocks[2].questions[0].ask"


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("a: 1\n\tb: 2", "yaml-tab", 2, 1),
            ("a:\n\t- b", "yaml-tab", 2, 1),
            ('a: "x\n', "yaml-quote", 1, 4),
            ("a: 'foto's'", "yaml-after-quote", 1, 10),
            ("a: `b`", "yaml-start", 1, 4),
            ("a: @R1", "yaml-start", 1, 4),
            ("a: *", "yaml-start", 1, 4),
            ("a: ]", "yaml-start", 1, 4),
            ("a: - b", "yaml-start", 1, 4),
            ("a: b: c", "yaml-colon", 1, 5),
            ("a: [b,\n c", "yaml-bracket", 1, 4),
            ("a: [b, c: d e: f]", "yaml-bracket", 1, 14),
            ("a:\n  - b\n c: 1", "yaml-indent", 3, 2),
            ("a: 1\nb\nc: 2", "yaml-no-colon", 2, 1),
            ("a: |x\n", "broken-yaml", 1, 5),
            ("--- a\n--- b", "several-documents", 2, 1),
            ("a: 1\n  \nb: c\x07", "bad-character", 3, 5),
            ("a: \ud800", "bad-character", 1, 4),
            ('a: "\\e[31m"', "bad-character", 1, 4),
            ("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
            ("1: a", "key-not-text", 1, 1),
            ("true: a", "key-not-text", 1, 1),
            ("? [a]\n: b", "key-not-text", 1, 3),
            ("a: !!python/object/apply:os.system [ls]", "yaml-tag", 1, 4),
            ("a: !foo b", "yaml-tag", 1, 4),
            ("a: !!timestamp 2018-03-01", "yaml-tag", 1, 4),
            ("a: !!int x", "yaml-tag", 1, 4),
            ("a: *b", "yaml-alias", 1, 4),
            ("a: &b [*b]", "yaml-alias-in-itself", 1, 8),
            (b"a: 1\nb: caf\xe9", "not-utf8", 2, 7),
            ("a: 1\n".encode("utf-16"), "not-utf8", 1, 1),
        ],
    )
    def test_one_line_each(self, text: str | bytes, code: str, line: int, column: int) -> None:
        assert places(text) == [(code, line, column)]

    def test_all_at_once(self) -> None:
        text = "a: 1\na: 2\n2: x\nb: !x y\nc: *d\ne: 'f\n"
        assert [code for code, _, _ in places(text)] == [
            "duplicate-key",
            "key-not-text",
            "yaml-tag",
            "yaml-alias",
            "yaml-quote",
        ]

    def test_what_goes_before_an_error_is_not_lost_on_those_who_scan(self) -> None:
        document, found = scan("a: 1\na: 2\nb: 3", "f")
        assert document is not None and document.data == {"a": 1, "b": 3}
        assert [problem.code for problem in found] == ["duplicate-key"]


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
CHAIN = "a0: &a0 []\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 60))


class TestHostile:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("[" * 10_000_000, "file-too-long"),
            ("[" * 1_900_000, "yaml-too-deep"),
            ("{a: " * 400_000, "yaml-too-deep"),
            ("- " * 900_000, "yaml-too-deep"),
            ("? " * 900_000, "yaml-too-deep"),
            (BOMB, "yaml-too-much"),
            (CHAIN, "yaml-too-deep"),
            ("a: &a " + "x" * 100_000 + "\nb: [" + "*a," * 1000 + "]", "yaml-too-much"),
            ("- a\n" * 250_000, "yaml-too-much"),
            ("&a " * 100_000, "yaml-indent"),
            ("!" * 1_000_000, "yaml-tag"),
        ],
        ids=lambda value: str(value)[:12],
    )
    def test_one_line_at_once(self, text: str, code: str) -> None:
        assert [problem.code for problem in problems(text)] == [code]

    def test_as_deep_as_may_be(self) -> None:
        assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f").data
        assert problems("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))

    def test_very_many_problems_are_cut_off(self) -> None:
        found = problems("1: a\n" * 5_000)
        assert len(found) == MAX_PROBLEMS + 1
        assert found[-1].code == "more-problems"


YAMLISH = st.text(alphabet=st.sampled_from(list("ab1-:?,[]{}&*!|>'\"%@` \n\t#~.\\x\u2028é\ufeff")))

WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=8).filter(
    lambda text: unicodedata.is_normalized("NFC", text)
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


class TestLaws:
    @given(st.one_of(st.text(), YAMLISH, st.binary()))
    def test_never_raises_anything_but_refused(self, text: str | bytes) -> None:
        try:
            document = read(text, "f")
        except Refused as refused:
            assert refused.problems
            for problem in refused.problems:
                assert problem.code in CATALOGUE and sentence(problem)
                assert problem.place is not None
                assert problem.place.line >= 1 and problem.place.column >= 1
        else:
            document.place(("a", 0, "b"), key=True)

    @given(PLAIN)
    def test_json_reads_as_what_it_says(self, value: object) -> None:
        text = json.dumps({"a": value}, ensure_ascii=False)
        assert read(text, "f").data == {"a": value}

    @given(YAMLISH)
    def test_the_pure_parser_is_as_safe(self, text: str) -> None:
        class Pure(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
            def __init__(self, stream: str) -> None:
                yaml.reader.Reader.__init__(self, stream)
                yaml.scanner.Scanner.__init__(self)
                yaml.parser.Parser.__init__(self)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(document, "_Parser", Pure)
            scan(text, "f")
