"""Each command of formats.md, section 7, and each sort of line: what is typed, what is written."""

from __future__ import annotations

from typing import Any

import pytest

from interviewer.interview.commands import COMMANDS
from interviewer.interview.events import Coded, CodeMark, Noted
from interviewer.interview.fold import fold
from interviewer.interview.state import State
from tests.talk import Talk, told

GROUP = (("R1", "bestuur"), ("R2", "docent"))


def written(talk: Talk, line: str) -> list[dict[str, Any]]:
    """Type a line; return what it writes."""
    since = len(talk.events)
    talk.type(line)
    return [told(event) for event in talk.events[since:]]


def moved(question: str) -> dict[str, Any]:
    return {"type": "moved", "question": question}


EXAMPLES: list[tuple[list[str], str, list[dict[str, Any]], str]] = [
    # typed before · typed · written · answered
    ([], ":n", [moved("start.toen")], "start.toen"),
    ([":n", ":s"], ":n", [moved("drivers.cijfer")], "drivers.cijfer"),
    ([":g start.toen", ":a", ":v"], ":n", [moved("drivers.gaande")], "drivers.gaande"),
    ([":n"], ":v", [moved("start.begin")], "start.begin"),
    ([":n", ":a", ":n"], ":v", [moved("start.toen")], "start.toen"),
    (
        [],
        ":b drivers",
        [{"type": "moved", "block": "drivers", "question": "drivers.gaande"}],
        "drivers.gaande",
    ),
    (
        [":b drivers", ":a"],
        ":b drivers",
        [{"type": "moved", "block": "drivers", "question": "drivers.cijfer"}],
        "drivers.cijfer",
    ),
    ([], ":b pauze", [{"type": "moved", "block": "pauze"}], "pauze"),
    ([":b pauze"], ":n", [moved("drivers.gaande")], "drivers.gaande"),
    ([":b pauze"], ":v", [moved("start.toen")], "start.toen"),
    ([], ":g drivers.keus", [moved("drivers.keus")], "drivers.keus"),
    ([], ":a", [{"type": "asked", "question": "start.begin"}], "start.begin"),
    (
        [":b drivers"],
        ":f 2",
        [{"type": "asked", "question": "drivers.gaande", "follow_up": "diep"}],
        "drivers.gaande diep",
    ),
    (
        [":b drivers"],
        ":f 3",
        [{"type": "asked", "question": "drivers.gaande", "follow_up": "f3"}],
        "drivers.gaande f3",
    ),
    (
        [":b drivers"],
        ":w 1",
        [{"type": "dismissed", "question": "drivers.gaande", "follow_up": "f1"}],
        "drivers.gaande f1",
    ),
    (
        [],
        ":s",
        [{"type": "skipped", "question": "start.begin"}, moved("start.toen")],
        "start.begin → start.toen",
    ),
    (
        [],
        ":s geen tijd",
        [
            {"type": "skipped", "question": "start.begin", "reason": "no-time"},
            moved("start.toen"),
        ],
        "start.begin no-time → start.toen",
    ),
    (
        [":g drivers.orde"],
        ":s al verteld",
        [{"type": "skipped", "question": "drivers.orde", "reason": "al verteld"}],
        "drivers.orde al verteld",
    ),
    (
        [],
        ":c citeren ja",
        [{"type": "consented", "r": "R1", "item": "citeren", "given": True}],
        "R1 citeren ja",
    ),
    (
        [],
        ":c R1 quoting no",
        [{"type": "consented", "r": "R1", "item": "citeren", "given": False}],
        "R1 citeren nee",
    ),
    (
        [],
        ":c foto j",
        [{"type": "consented", "r": "R1", "item": "foto", "given": True}],
        "R1 foto ja",
    ),
    (
        [],
        ":fact functie voorzitter van de raad",
        [{"type": "respondent", "r": "R1", "facts": {"functie": "voorzitter van de raad"}}],
        "R1 functie voorzitter van de raad",
    ),
    (
        [],
        ":fact @r1 jaren 3,5",
        [{"type": "respondent", "r": "R1", "facts": {"jaren": 3.5}}],
        "R1 jaren 3.5",
    ),
    (
        [],
        ":fact vorm 2",
        [{"type": "respondent", "r": "R1", "facts": {"vorm": "los"}}],
        "R1 vorm los",
    ),
    (
        [],
        ":fact sinds 2018-03",
        [{"type": "respondent", "r": "R1", "facts": {"sinds": "2018-03"}}],
        "R1 sinds 2018-03",
    ),
    (
        [":g drivers.cijfer"],
        ":ans 4",
        [{"type": "answered", "question": "drivers.cijfer", "r": "R1", "value": 4}],
        "drivers.cijfer 4",
    ),
    (
        [":g drivers.keus"],
        ":ans Tijd",
        [{"type": "answered", "question": "drivers.keus", "r": "R1", "value": "tijd"}],
        "drivers.keus Tijd",
    ),
    (
        [":g drivers.orde"],
        ":ans c, a, b",
        [{"type": "answered", "question": "drivers.orde", "r": "R1", "value": ["c", "a", "b"]}],
        "drivers.orde c, a, b",
    ),
    ([], ":t 9:05", [], "09:05"),
    ([], ":t", [{"type": "marked", "label": "striking"}], "striking"),
    (["geld >straks"], ":p", [], "parked"),
    ([], ":o", [], "open"),
    ([], ":mem", [], "memory"),
    ([], ":l", [], "notes"),
    ([], ":show", [], "question"),
    ([], ":find trekker", [], "found trekker"),
    ([], ":codes leid", [], "codes leid"),
    ([], ":uncoded", [], "uncoded"),
    ([], ":via 1", [], "via 1"),
    ([], ":coverage", [], "coverage"),
    ([], ":diff", [], "differences"),
    ([], ":?", [], "help"),
    ([":c opname ja"], ":m recorder", [{"type": "marked", "label": "recorder"}], "recorder"),
    (
        [":b drivers"],
        ":x SUBSIDIE",
        [
            {
                "type": "ticked",
                "question": "drivers.gaande",
                "prompt": "subsidie",
                "on": True,
            }
        ],
        "drivers.gaande subsidie",
    ),
    (
        [":b drivers", ":x 2"],
        ":x personen",
        [
            {
                "type": "ticked",
                "question": "drivers.gaande",
                "prompt": "personen",
                "on": False,
            }
        ],
        "drivers.gaande personen",
    ),
    (
        [],
        ":probe 2",
        [{"type": "asked", "question": "start.begin", "probe": "Hoe ging dat?"}],
        "Hoe ging dat?",
    ),
    (
        [],
        ":r r2:docent Het Lyceum",
        [
            {
                "type": "respondent",
                "r": "R2",
                "role": "docent",
                "level": "decentraal",
                "organisation": "Het Lyceum",
                "left": False,
            }
        ],
        "R2:docent:decentraal",
    ),
    ([], ":left R1", [{"type": "respondent", "r": "R1", "left": True}], "R1"),
    ([], ":pause koffie", [{"type": "paused", "reason": "koffie"}], "koffie"),
    ([":pause"], ":go", [{"type": "resumed"}], "go"),
    ([], ":until 15.10", [{"type": "marked", "label": "until", "place": "15:10"}], "15:10"),
    ([], ":time", [], "time"),
    ([], ":who", [], "who"),
    ([], ":q", [{"type": "closed"}], "closed"),
]


@pytest.mark.parametrize(("before", "line", "events", "answer"), EXAMPLES)
def test_commands(before: list[str], line: str, events: list[dict[str, Any]], answer: str) -> None:
    talk = Talk()
    talk.type(*before)
    since = len(talk.events)
    decision = talk.type(line)
    assert [told(event) for event in talk.events[since:]] == events
    assert (decision.text, decision.saved) == (answer, False)


def test_every_command_has_an_example() -> None:
    elsewhere = {"u", "e", "pick", "k", "y", "add", "settle", "sum", "mc"}
    tried = {line.split()[0].removeprefix(":") for _, line, _, _ in EXAMPLES}
    assert {command.name for command in COMMANDS} == tried | elsewhere


@pytest.mark.parametrize(
    ("before", "line", "code"),
    [
        ([], ":x", "command-form"),
        ([], ":zz", "unknown-command"),
        ([], ":", "unknown-command"),
        ([], ": weet ik niet", "unknown-command"),
        ([], "\ufeff:zz", "unknown-command"),
        ([], "  :zz", "unknown-command"),
        ([], ":n nu", "command-form"),
        ([], ":f", "command-form"),
        ([], ":f een", "command-form"),
        ([], ":v", "no-previous-question"),
        ([":g drivers.orde"], ":n", "no-next-question"),
        ([], ":b stat", "no-block"),
        ([], ":g drivers.gande", "no-question"),
        ([":b pauze"], ":a", "no-current-question"),
        ([":b pauze"], ":f 1", "no-current-question"),
        ([], ":f 1", "no-follow-up"),
        ([":b drivers"], ":f 4", "no-follow-up"),
        ([":b drivers"], ":w 0", "no-follow-up"),
        ([], ":probe 7", "no-probe"),
        ([], ":probe 6", "nothing-to-mirror"),
        ([], ":until straks", "bad-time"),
        ([], ":c citeren", "command-form"),
        ([], ":c citeren misschien", "yes-or-no"),
        ([], ":c citeern ja", "unknown-consent"),
        ([], ":c R2 citeren ja", "no-such-respondent"),
        ([], ":fact leeftijd 40", "unknown-fact"),
        ([], ":fact jaren veel", "bad-value"),
        ([], ":fact jaren nan", "bad-value"),
        ([], ":fact jaren 1e999", "bad-value"),
        ([], ":fact vorm half", "bad-value"),
        ([], ":fact sinds gisteren", "bad-value"),
        ([], ":ans 3", "no-answer-asked"),
        ([":g drivers.cijfer"], ":ans 6", "bad-value"),
        ([":g drivers.cijfer"], ":ans goed", "bad-value"),
        ([":g drivers.orde"], ":ans a, a", "bad-value"),
        ([], ":t 25:00", "bad-time"),
        ([], ":t straks", "bad-time"),
        ([], ":u", "nothing-to-undo"),
        ([":c citeren ja", ":n"], ":u", "nothing-to-undo"),
        ([], ":m recorder", "no-recording-consent"),
        ([":c opname nee"], ":m recorder", "no-recording-consent"),
        ([":b drivers"], ":x geld", "no-prompt"),
        ([], ":r Jan", "bad-respondent"),
        ([], ":r R2:docnt", "unknown-role"),
        ([], ":r R2:docent:hoog", "unknown-level"),
        ([], ":left R2", "no-such-respondent"),
        ([], ":e 1 iets", "no-note"),
        ([], ":pick 1", "no-topic"),
        ([], "#leiderschap", "nothing-typed"),
        ([], "\x00\x07", "nothing-typed"),
        ([], "[]", "nothing-typed"),
        ([":q"], "nog iets", "closed-interview"),
        ([":q"], "?nog iets", "closed-interview"),
        ([":q"], ":q", "closed-interview"),
    ],
)
def test_what_is_refused_changes_nothing(before: list[str], line: str, code: str) -> None:
    talk = Talk()
    talk.type(*before)
    since = len(talk.events)
    assert talk.refused(line) == code
    assert len(talk.events) == since


@pytest.mark.parametrize("line", [":c citeren ja", ":fact functie x", ":g drivers.cijfer"])
def test_with_several_at_the_table_a_command_names_one(line: str) -> None:
    talk = Talk(seats=GROUP)
    if line.startswith(":g"):
        talk.type(line)
        line = ":ans 3"
    assert talk.refused(line) == "which-respondent"


def test_a_closed_answer_is_of_whoever_speaks() -> None:
    talk = Talk(seats=GROUP)
    talk.type(":g drivers.cijfer", "@R2 een drie dan", ":ans 3", ":ans R1 5")
    assert (
        talk.state.answer("drivers.cijfer", "R2"),
        talk.state.answer("drivers.cijfer", "R1"),
    ) == (3, 5)


# Lines

NOTED: list[tuple[str, dict[str, Any]]] = [
    ("Het begon klein", {"kind": "note", "text": "Het begon klein", "r": ("R1",)}),
    ('"Nooit" #leiderschap++', {"kind": "quote", "text": "Nooit", "r": ("R1",)}),
    ("!nagaan", {"kind": "memo", "text": "nagaan"}),
    ("[lacht]", {"kind": "observation", "text": "lacht"}),
    ("@R1 [lacht]", {"kind": "observation", "text": "lacht", "r": ("R1",)}),
    (
        "in 2018 ^2018..2021 ~spreekt-tegen =12:35",
        {"text": "in 2018", "when": "2018..2021", "relation": "contradicts", "place": "12:35"},
    ),
    (r"\:n is geen bevel", {"text": ":n is geen bevel"}),
    (r"een\ntwee", {"text": "een\ntwee"}),
    ("één e\u0301n twee", {"text": "één én twee"}),
]


@pytest.mark.parametrize(("line", "fields"), NOTED)
def test_a_line_becomes_a_note(line: str, fields: dict[str, Any]) -> None:
    (event,) = written(Talk(), line)
    expected = {"type": "noted", "n": 1, "typed": line, "question": "start.begin", **fields}
    assert event.items() >= expected.items()
    assert event.get("r", ()) == fields.get("r", ("R1",) if event["kind"] == "note" else ())


def test_a_parked_topic_points_to_its_note() -> None:
    talk = Talk()
    since = len(talk.events)
    talk.type("De #subsidies- loopt af >ronde2")
    noted, parked = talk.events[since:]
    assert noted.id < parked.id
    assert told(parked) == {
        "type": "parked",
        "of": noted.id,
        "text": "De subsidies loopt af",
        "until": "nextround",
    }


@pytest.mark.parametrize(
    ("typed", "codes", "notices"),
    [
        ("#leiderschap++", [("drivers.leiderschap", "++")], []),
        ("#Trekker", [("drivers.leiderschap", None)], ["meant-code"]),
        ("#drivers.leiderschap-", [("drivers.leiderschap", "-")], []),
        ("#DRIVERS", [("drivers", None)], []),
        ("#netwerk+", [], ["ambiguous-code"]),
        ("#geluk+-", [("open.geluk", "+-")], ["new-open-code"]),
        ("#leiderschap+ #trekker-", [("drivers.leiderschap", "-")], ["meant-code"]),
    ],
)
def test_codes(typed: str, codes: list[tuple[str, str | None]], notices: list[str]) -> None:
    talk = Talk()
    decision = talk.type(f"iets {typed}")
    (note,) = talk.state.listing()
    assert [(mark.code, mark.valence) for mark in note.codes] == codes
    assert [problem.code for problem in decision.notices] == notices
    assert note.text == "iets"


SPEAKERS: list[tuple[tuple[tuple[str, str], ...], list[str], tuple[str, ...]]] = [
    (GROUP[:1], ["tekst"], ("R1",)),
    (GROUP, ["tekst"], ()),
    (GROUP, ["@R2 een", "twee"], ("R2",)),
    (GROUP, ["@R2", "twee"], ("R2",)),
    (GROUP, ["@R2 een", "@R1 twee", "!memo", "[lacht]", "drie"], ("R1",)),
    (GROUP, ["@R1 @R2 samen"], ("R1", "R2")),
    (GROUP, ["@groep allen"], ("R1", "R2")),
    (GROUP, ["@group all", "en weer"], ("R1", "R2")),
    (GROUP[:1], ["een", ":r R2:docent", "twee"], ()),
    (GROUP[:1], ["@R1 een", ":r R2:docent", "twee"], ("R1",)),
    (GROUP[:1], ["een", "@R9 twee", "drie"], ("R9",)),
    (GROUP, [":left R2", "een"], ("R1",)),
]


@pytest.mark.parametrize(("seats", "lines", "speakers"), SPEAKERS)
def test_who_speaks(
    seats: tuple[tuple[str, str], ...], lines: list[str], speakers: tuple[str, ...]
) -> None:
    talk = Talk(seats=seats)
    talk.type(*lines)
    assert talk.state.listing()[-1].r == speakers


def test_an_unknown_speaker_is_new_at_the_table_and_shown_as_new() -> None:
    talk = Talk()
    decision = talk.type("@R9 hallo")
    assert [problem.code for problem in decision.notices] == ["new-respondent"]
    assert [(person.r, person.role) for person in talk.state.present] == [
        ("R1", "bestuur"),
        ("R9", ""),
    ]


def test_a_document_says_nothing_itself() -> None:
    talk = Talk(seats=(), document="D1")
    talk.type('"De raad besluit" =14')
    assert talk.state.listing()[0].r == ()


# Where a note belongs


def test_notes_belong_to_the_question_follow_up_or_improvised_question() -> None:
    talk = Talk()
    talk.type(":b drivers", "een", ":f 1", "twee", ":probe 1", "drie", "?Waarom eigenlijk?", "vier")
    talk.type(":f 3", "vijf", ":n", "zes")
    (asked,) = talk.state.improvisations
    assert [(n.text, n.question, n.follow_up) for n in talk.state.listing()] == [
        ("een", "drivers.gaande", None),
        ("twee", "drivers.gaande", "f1"),
        ("drie", "drivers.gaande", "f1"),
        ("vier", asked.id, None),
        ("vijf", "drivers.gaande", "f3"),
        ("zes", "drivers.cijfer", None),
    ]
    assert asked.text == "Waarom eigenlijk?"


def test_marks_alone_are_for_the_note_before() -> None:
    talk = Talk()
    talk.type("iets", "#leiderschap+", "^2018 =14 ~adds", ">ander")
    (note,) = talk.state.listing()
    assert note.codes == (CodeMark(code="drivers.leiderschap", valence="+"),)
    assert (note.when, note.place, note.relation) == ("2018", "14", "adds")
    assert [(t.of, t.until) for t in talk.state.parked.values()] == [(note.id, "other")]


# Taking back


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (["een", "twee"], "twee"),
        (["een", "twee", ":u"], "een"),
        (["een", "#leiderschap+"], "#drivers.leiderschap+"),
        (["een", ":s geen tijd"], "start.begin"),
        (["een", "?Hoe dan?"], "Hoe dan?"),
        (["een", ":e 1 twee"], "twee"),
        (["een", ":n", ":c citeren ja"], "een"),
    ],
)
def test_undo_takes_back_the_last_of_this_session(lines: list[str], gone: str) -> None:
    talk = Talk()
    talk.type(*lines)
    assert talk.type(":u").text == gone


def test_undo_of_a_note_takes_its_topic_along_and_of_a_skip_goes_back() -> None:
    talk = Talk()
    talk.type("geld >straks", ":u")
    assert talk.state.listing() == () and not talk.state.parked
    talk.type(":s", ":u")
    assert talk.state.question == "start.begin"
    assert talk.state.skipped("start.begin") is None


# Revising


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Beter gezegd", ("note", "Beter gezegd", ("R1",), [])),
        (
            '"Letterlijk" #subsidies',
            ("quote", "Letterlijk", ("R1",), ["drivers.incentives.subsidies"]),
        ),
        ("@R2 Van de ander", ("note", "Van de ander", ("R2",), [])),
        ("!eigenlijk een gedachte", ("memo", "eigenlijk een gedachte", (), [])),
        ("[zucht]", ("observation", "zucht", (), [])),
    ],
)
def test_revising(line: str, expected: tuple[str, str, tuple[str, ...], list[str]]) -> None:
    talk = Talk(seats=GROUP)
    talk.type("@R1 Eerst #leiderschap", f":e 1 {line}")
    (note,) = talk.state.listing()
    assert (note.kind, note.text, note.r, [mark.code for mark in note.codes]) == expected


def test_a_revision_names_only_what_changes() -> None:
    talk = Talk()
    talk.type("Eerst #leiderschap =14")
    (event,) = written(talk, ":e 1 Eerst anders #leiderschap =14")
    assert event.keys() == {"type", "of", "text", "typed"}


def test_who_set_a_code_is_kept_when_a_note_is_revised() -> None:
    talk = Talk()
    talk.type("Eerst")
    mark = CodeMark(code="drivers.leiderschap", via="review")
    talk.add(Coded(of=talk.state.listing()[0].id, add=(mark,)))
    talk.type(":e 1 Later #leiderschap")
    assert talk.state.listing()[0].codes == (mark,)


# After closing


def test_coding_revising_and_memos_go_on_after_closing() -> None:
    talk = Talk()
    talk.type("iets", ":n", ":q", "!nagekomen", ":e 1 iets anders", ":u", ":u")
    talk.type("!nagekomen")
    assert [note.text for note in talk.state.listing()] == ["iets", "nagekomen"]
    assert talk.state.closed
    assert not talk.state.asked("start.toen")


def test_codes_alone_are_taken_after_closing() -> None:
    talk = Talk()
    talk.type("iets", ":q", "#leiderschap")
    mark = CodeMark(code="drivers.leiderschap", via="review")
    assert talk.state.listing()[0].codes == (mark,)


# A second note-taker


def test_a_second_note_taker_numbers_and_revises_notes_of_their_own() -> None:
    talk = Talk(taker="CD")
    first = Noted(n=1, text="van AB", question="start.begin")
    talk.add(first)
    talk.events[-1] = talk.events[-1].model_copy(update={"taker": ""})
    talk.state = fold(talk.events, State(taker="CD"))
    assert talk.refused(":e 1 mijn woorden") == "no-note"
    assert talk.refused("#leiderschap") == "nothing-typed"
    talk.type("van CD", ":e 1 mijn woorden", "#leiderschap")
    ab, cd = talk.state.listing()
    assert (ab.text, ab.codes, ab.n, cd.text, cd.n) == ("van AB", (), 1, "mijn woorden", 1)
    assert [mark.code for mark in cd.codes] == ["drivers.leiderschap"]


def test_a_mistyped_speaker_is_taken_back_unless_something_is_on_record_of_them() -> None:
    talk = Talk()
    talk.type("een", "@R9")
    assert talk.type(":u").text == "@R9"
    assert set(talk.state.respondents) == {"R1"}
    talk.type("twee")
    assert talk.state.listing()[-1].r == ("R1",)
    talk.type("@R8 drie", ":u")
    assert set(talk.state.respondents) == {"R1"}
    assert [note.text for note in talk.state.listing()] == ["een", "twee"]
    talk.type("@R7", ":c R7 deelname ja", ":u")
    assert set(talk.state.respondents) == {"R1", "R7"}
    assert [note.text for note in talk.state.listing()] == ["een"]


def test_a_note_of_nobody_at_a_table_of_several_asks_who_spoke() -> None:
    talk = Talk(seats=(("R1", "bestuur"), ("R2", "docent")))
    assert [item.code for item in talk.type("iets").notices] == ["who-spoke"]
    assert talk.type("!mijn gedachte").notices == ()
    assert talk.type("@R2 iets").notices == ()
    assert talk.type("en nog iets").notices == ()
    assert Talk().type("iets").notices == ()


def test_a_note_in_a_pause_says_that_the_clock_stands_still() -> None:
    talk = Talk()
    talk.type(":pause koffie")
    assert [item.code for item in talk.type("iets").notices] == ["noted-in-pause"]
    assert talk.type(":go", "iets").notices == ()
