"""What is typed to work on a case."""

from __future__ import annotations

import pytest

from interviewer.casework.intents import Rate, Scan, Show, Synthesise, Typify, Undo, read
from interviewer.errors import Refused


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (":syn doelen Het doel [I1-3]", Synthesise("doelen", "Het doel [I1-3]")),
        (":empty doelen", Synthesise("doelen", "")),
        (":rate #positie ++ r2 zegt ieder", Rate("positie", "++", 2, "zegt ieder")),
        (":rate positie 0", Rate("positie", "0")),
        (":rate positie 0 r1 R4 ziet niets", Rate("positie", "0", 1, "R4 ziet niets")),
        (":rate positie 0 r1 r4 ziet niets", Rate("positie", "0", 1, "r4 ziet niets")),
        (":type strategisch gebied", Typify("strategic", "area")),
        (
            ":type operational collective fase=al_doende r1 omdat",
            Typify("operational", "collective", "al doende", 1, "omdat"),
        ),
        (":scan 2a ja ! r1 met=allen zij", Scan("2a", "yes", True, 1, "allen", "zij")),
        (":scan 2a deels rondom dit", Scan("2a", "partly", why="rondom dit")),
        (":notes doelen", Show("notes", "doelen")),
        (":matrix", Show("matrix")),
        (":matrix doelen", Show("matrix", "doelen")),
        (":timeline", Show("timeline")),
        (":u", Undo()),
    ],
)  # fmt: skip
def test_a_command_means_an_intent(typed: str, meant: object) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("zomaar", "unknown-command"),
        (":sny doelen x", "unknown-command"),
        (":syn doelen", "command-form"),
        (":rate positie +++", "bad-value"),
        (":type groot gebied", "bad-value"),
        (":scan 2a misschien", "bad-value"),
        (":u nu", "command-form"),
        (":matrix doelen drivers", "command-form"),
        (":timeline nu", "command-form"),
    ],
)
def test_what_is_no_command_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(typed)
    assert refused.value.problems[0].code == code
