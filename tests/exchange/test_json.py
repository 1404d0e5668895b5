"""What goes out as JSON: all that may, nothing that may not, in a documented shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from interviewer.errors import Problem, Refused
from interviewer.exchange.json import write_json
from interviewer.store.create import copy_sample
from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session

Begin = Callable[..., Session]

TABLE = Plan(
    guide="gids",
    respondents=(Seat("R1", "bestuur", organisation="Halmer College"), Seat("R2", "docent")),
    held="2026-03-04",
    by="AB",
)


def now() -> datetime:
    return datetime(2026, 3, 5, tzinfo=UTC)


def exported(study: Path, *cases: str) -> dict[str, Any]:
    path = write_json(study, cases, now=now)
    return json.loads(path.read_text(encoding="utf-8"))


def talk(session: Session, *lines: str) -> None:
    for line in lines:
        outcome = session.type(line)
        assert outcome.answer != "refused", outcome.problems
    session.leave()


def test_a_note_with_all_that_belongs_to_it(study: Path, begin: Begin) -> None:
    talk(
        begin(),
        ":c deelname ja",
        ":g drivers.gaande",
        ":f 1",
        "Zij trekt het #leiderschap++ ~vult-aan ^2018..2020",
    )
    data = exported(study)
    case = data["cases"][0]
    assert case["notes"] == [
        {
            "reference": "proef:I1-1",
            "interview": "proef:I1",
            "time": case["notes"][0]["time"],
            "speakers": ["R1"],
            "kind": "note",
            "text": "Zij trekt het",
            "withheld": False,
            "codes": [{"code": "drivers.leiderschap", "valence": "++"}],
            "relation": "adds",
            "when": "2018..2020",
            "place": None,
            "recording": None,
            "block": "drivers",
            "question": {"id": "drivers.gaande", "text": "Wat houdt het gaande?"},
            "follow_up": {"id": "f1", "text": "En als die wegvalt?"},
        }
    ]
    assert case["interviews"][0]["reference"] == "proef:I1"
    covered = case["coverage"]
    assert covered["interviews"][0]["notes"] == {"note": 1, "quote": 0, "observation": 0}
    assert covered["codes"] == [
        {
            "code": "drivers.leiderschap",
            "notes": 1,
            "interviews": 1,
            "furthering": 1,
            "hindering": 0,
        }
    ]


def test_what_never_goes_out(study: Path, begin: Begin) -> None:
    session = begin()
    for line in (":c deelname ja", ":fact functie burgemeester", "!hij weifelt", "Goed >ronde2"):
        session.type(line)
    session.draft("half getypt")
    session.leave()
    (study / "private").mkdir()
    (study / "private" / "names.yaml").write_text("proef: {R1: {name: Jansen}}\n")
    text = write_json(study, now=now).read_text(encoding="utf-8")
    for word in ("weifelt", "burgemeester", "half getypt", "Jansen", "A. Bakker", ">ronde2"):
        assert word not in text


def test_who_refused_to_take_part_is_not_there(study: Path, begin: Begin) -> None:
    talk(
        begin(TABLE),
        ":c R1 deelname ja",
        ":c R2 deelname nee",
        "@R1 Dat gaat goed #leiderschap",
        "@R2 Daar denk ik anders over #netwerk-in-de-buurt",
    )
    data = exported(study)
    case = data["cases"][0]
    assert case["consent"] == {"refused": 1, "not_on_record": []}
    assert [p["pseudonym"] for p in case["interviews"][0]["respondents"]] == ["R1"]
    assert [note["text"] for note in case["notes"]] == ["Dat gaat goed"]
    assert "anders" not in json.dumps(data)
    assert "netwerk-in-de-buurt" not in json.dumps(data)


def test_an_interview_of_which_nothing_may_go_out_is_left_out(study: Path, begin: Begin) -> None:
    talk(begin(), ":c deelname nee", "Liever niet")
    case = exported(study)["cases"][0]
    assert (case["interviews"], case["notes"], case["coverage"]["interviews"]) == ([], [], [])


def test_without_consent_a_quote_keeps_its_reference_and_codes_alone(
    study: Path, begin: Begin
) -> None:
    talk(begin(), '"Zij is goud waard" #leiderschap+', 'Noemt haar "de motor" van het geheel')
    case = exported(study)["cases"][0]
    quote, note = case["notes"]
    assert (quote["text"], quote["withheld"]) == ("[citaat weggelaten]", True)
    assert quote["reference"] == "proef:I1-1"
    assert quote["codes"] == [{"code": "drivers.leiderschap", "valence": "+"}]
    assert "motor" not in note["text"]
    assert case["consent"]["not_on_record"] == ["R1"]


def test_role_and_organisation_only_for_who_may_be_traced(study: Path, begin: Begin) -> None:
    talk(begin(TABLE), ":c R1 herleidbaarheid ja", ":c R2 herleidbaarheid nee")
    assert exported(study)["cases"][0]["interviews"][0]["respondents"] == [
        {
            "pseudonym": "R1",
            "level": "centraal",
            "role": "bestuur",
            "organisation": "Halmer College",
        },
        {"pseudonym": "R2", "level": "decentraal"},
    ]


def test_the_words_of_a_question_do_not_give_a_role_away(study: Path, begin: Begin) -> None:
    path = study / "guides" / "gids.yaml"
    guide = yaml.safe_load(path.read_text())
    ask = {"default": "Hoe begon het?", "bestuur": "Hoe begon het voor het college?"}
    guide["blocks"][0]["questions"][1]["ask"] = ask
    path.write_text(yaml.safe_dump(guide))
    talk(begin(), ":g start.begin", "Met een brief")
    assert exported(study)["cases"][0]["notes"][0]["question"]["text"] == "Hoe begon het?"
    talk(begin(), ":c herleidbaarheid ja", ":g start.begin", "Met een telefoontje")
    assert {n["question"]["text"] for n in exported(study)["cases"][0]["notes"]} == {
        "Hoe begon het voor het college?"
    }


def test_the_moment_of_a_recording_needs_consent_to_record(study: Path, begin: Begin) -> None:
    talk(begin(), "Hier wordt het stil =12:35")
    assert exported(study)["cases"][0]["notes"][0]["place"] is None
    talk(begin(), ":c opname ja", "En hier ook =13:10")
    assert [n["place"] for n in exported(study)["cases"][0]["notes"]] == ["12:35", "13:10"]


def test_a_note_points_into_the_recording_while_everyone_agrees(study: Path, begin: Begin) -> None:
    session = begin()
    session.type(":c opname ja")
    session.type(":m recorder")
    talk(session, "Hier wordt het stil")
    (note,) = exported(study)["cases"][0]["notes"]
    assert note["recording"].startswith("00:")
    talk(begin(), ":c opname nee")
    assert [n["recording"] for n in exported(study)["cases"][0]["notes"]] == [None]


def test_a_question_made_up_at_the_table(study: Path, begin: Begin) -> None:
    talk(
        begin(), '"Zij is echt goud waard hoor"', "?Zij is echt goud waard hoor, waarom?", "Zomaar"
    )
    made_up = exported(study)["cases"][0]["notes"][1]["question"]
    assert made_up == {"id": None, "text": "[…], waarom?"}


def test_codes_go_out_by_their_ids_of_today(study: Path, begin: Begin) -> None:
    talk(begin(), "Geld helpt #potje+")
    event = {
        "v": 1,
        "id": "1",
        "at": "2026-03-05T10:00:00+01:00",
        "by": "AB",
        "type": "code_promoted",
        "from": "open.potje",
        "to": "drivers.incentives.subsidies",
        "name": "Potjes",
        "definition": "",
    }
    (study / "study.jsonl").write_text(json.dumps(event) + "\n")
    data = exported(study)
    assert data["cases"][0]["notes"][0]["codes"] == [
        {"code": "drivers.incentives.subsidies", "valence": "+"}
    ]
    assert {c["id"]: c["name"] for c in data["codes"]}["drivers.incentives.subsidies"] == "Potjes"


def test_an_open_code_has_a_name_too(study: Path, begin: Begin) -> None:
    talk(begin(), "Geld helpt #potje+")
    assert exported(study)["codes"][-1]["id"] == "open.potje"


def test_an_invented_case_is_called_so_on_the_face(study: Path) -> None:
    assert exported(study)["fictional"] is False
    (study / "transcripts" / "proef" / "case.yaml").write_text("name: Proef\nfictional: true\n")
    data = exported(study)
    assert data["fictional"] is True
    assert "Proef" in data["notice"]
    assert list(data).index("notice") < list(data).index("cases")


class TestWhere:
    def test_default_names_and_the_next_free_number(self, study: Path) -> None:
        assert write_json(study, ["proef"], now=now) == study / "reports" / "proef.json"
        assert write_json(study, ["proef"], now=now) == study / "reports" / "proef-2.json"
        assert write_json(study, ["proef"], force=True, now=now).name == "proef.json"

    def test_several_cases_are_named_after_the_study(self, study: Path) -> None:
        (study / "transcripts" / "tweede").mkdir()
        (study / "transcripts" / "tweede" / "case.yaml").write_text("name: Tweede\n")
        path = write_json(study, now=now)
        assert path == study / "reports" / "study.json"
        data = json.loads(path.read_text())
        assert [case["id"] for case in data["cases"]] == ["proef", "tweede"]

    def test_a_file_that_is_there_stays(self, study: Path, tmp_path: Path) -> None:
        there = tmp_path / "mine.json"
        there.write_text("mine")
        with pytest.raises(Refused) as refused:
            write_json(study, output=there, now=now)
        assert refused.value.problems[0].code == "exists"
        assert there.read_text() == "mine"
        write_json(study, output=there, force=True, now=now)
        assert json.loads(there.read_text())["format"] == "interviewer-notes"

    def test_an_unknown_case_is_refused_and_nothing_written(self, study: Path) -> None:
        with pytest.raises(Refused):
            write_json(study, ["proef", "proev"], now=now)
        assert not (study / "reports").exists()

    def test_what_could_not_be_read_is_said(self, study: Path, begin: Begin) -> None:
        session = begin()
        talk(session, ":c citeren ja", '"Dat zeg ik letterlijk"', "Een", "Twee")
        assert "letterlijk" in write_json(study, now=now).read_text()
        lines = session.path.read_text().splitlines()
        lines[-2] = "{broken"
        session.path.write_text("\n".join(lines) + "\n")
        said: list[Problem] = []
        write_json(study, now=now, warn=said.extend)
        assert [problem.code for problem in said] == ["bad-line", "quotes-withheld"]
        # what cannot be read may be that this respondent took the consent back
        newest = write_json(study, now=now)
        assert "letterlijk" not in newest.read_text()


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key in ("roles", "attributes") else keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_field_of_the_sample_is_documented(tmp_path: Path) -> None:
    sample = copy_sample(tmp_path / "sample")
    data = exported(sample)
    assert [case["fictional"] for case in data["cases"]].count(True) == 2
    page = (Path(__file__).parents[2] / "docs" / "export-json.md").read_text(encoding="utf-8")
    assert [key for key in sorted(set(keys(data))) if f"`{key}`" not in page] == []


def test_every_reference_is_given_once(tmp_path: Path) -> None:
    data = exported(copy_sample(tmp_path / "sample"))
    found = [note["reference"] for case in data["cases"] for note in case["notes"]]
    assert len(found) > 400
    assert len(set(found)) == len(found)
