"""Guides, letters, forms, timeline, scan and protocol: all that must stand on them does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.errors import Refused
from interviewer.guide.model import Guide, Wording
from interviewer.interview.events import Scanned
from interviewer.report.sheets.consent import consent_form
from interviewer.report.sheets.consent_words import MEANINGS, asked
from interviewer.report.sheets.guide import guide_sheet
from interviewer.report.sheets.letter import letter
from interviewer.report.sheets.print import SHEETS, print_sheet
from interviewer.report.sheets.protocol import protocol
from interviewer.report.sheets.scan import scan_sheet
from interviewer.report.sheets.sheet import BLANK, reflow
from interviewer.report.sheets.tijdlijn import tijdlijn
from interviewer.report.words import Words
from interviewer.store.folder import StudyFolder
from interviewer.study import Case, Study
from tests.report.build import AGREED, case_file, held, new_id, note, without
from tests.report.sheets.build import MADE, ROOT, Read, order, squeezed

SAMPLE = StudyFolder(ROOT)
GUIDES = SAMPLE.guides()
SECRET = "dat is dus echt nooit gebeurd hier"


def wordings(text: Wording) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def said(guide: Guide) -> Iterator[str]:
    """Yield all that a guide has to be said or asked."""
    yield from (guide.title, guide.aim, *guide.before, *guide.probes)
    for part in (guide.opening, guide.closing):
        yield from (part.say, part.note, *(item.ask for item in part.consent))
    for fact in guide.facts:
        yield wordings(fact.ask)[0]
    for block in guide.blocks:
        yield from (block.title, block.aim, block.say, block.note)
        if block.show:
            yield from (block.show.title, block.show.text)
        for question in block.questions:
            yield from (question.label, question.say, question.note, question.if_)
            yield from wordings(question.ask)
            yield from question.prompts
            if question.show:
                yield from (question.show.title, question.show.text)
            if question.answer:
                yield from (*question.answer.options, *question.answer.rank)
            for follow_up, _above in question.walk():
                yield from (*wordings(follow_up.ask), follow_up.note, follow_up.if_)


@pytest.mark.parametrize(("guide_id", "language"), GUIDES)
class TestEveryGuide:
    def test_all_its_words_are_on_paper(self, guide_id: str, language: str) -> None:
        made = order(SAMPLE, guide_id=guide_id, language=language)
        read = Read(guide_sheet(made))
        read.check_form()
        paper = re.sub(r"\s", "", read.text)
        for text in said(made.guide):
            for piece in re.split(r"\{\w+\}", squeezed(reflow(text)) if text else ""):
                assert re.sub(r"\s", "", piece) in paper, piece

    def test_its_codes_stand_in_the_margin(self, guide_id: str, language: str) -> None:
        made = order(SAMPLE, guide_id=guide_id, language=language)
        text = Read(guide_sheet(made)).text
        for _block, question in made.guide.walk():
            for code in question.codes or ():
                assert f"☐ {squeezed(made.book(language).name(code))}" in text

    def test_what_it_asks_consent_for_is_in_letter_and_form(
        self, guide_id: str, language: str
    ) -> None:
        made = order(SAMPLE, guide_id=guide_id, language=language)
        items = asked(made.guide, Words(language))
        papers = [Read(letter(made)), Read(consent_form(made)), Read(guide_sheet(made))]
        for paper in papers:
            paper.check_form()
            for item in items:
                assert squeezed(item.words) in paper.text
        form = papers[1].text
        assert form.count("☐") == 2 * len(items)


class TestGuide:
    def test_the_words_for_one_role_alone(self, folder: StudyFolder) -> None:
        everyone = Read(guide_sheet(order(folder, guide_id="gids"))).text
        student = Read(guide_sheet(order(folder, guide_id="gids", role="student"))).text
        assert "Wat geeft u les?" in everyone and "Wat geeft u les?" not in student
        assert "Hoe begon het?" in student

    def test_a_closed_answer_is_ticked(self, folder: StudyFolder) -> None:
        text = Read(guide_sheet(order(folder, guide_id="gids"))).text
        assert "☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5" in text
        assert "☐ vast ☐ los" in text

    def test_the_case_is_filled_in_or_left_blank(self, folder: StudyFolder) -> None:
        assert f"Welkom bij {BLANK}." in Read(guide_sheet(order(folder, guide_id="gids"))).text
        made = order(folder, case_file(), guide_id="gids")
        assert "Welkom bij De Warme Loods." in Read(guide_sheet(made)).text


class TestLetterAndForm:
    def test_the_case_is_named_where_it_is_known(self) -> None:
        for make in (letter, consent_form):
            made = order(SAMPLE, case_file(), guide_id="ronde-1")
            assert "De Warme Loods" in Read(make(made)).text

    def test_without_a_guide_it_is_that_of_most_plans(self, study: Path) -> None:
        assert order(SAMPLE).guide.guide == "ronde-1"
        (study / "guides" / "gids.yaml").unlink()
        with pytest.raises(Refused) as refused:
            letter(order(StudyFolder(study)))
        assert refused.value.problems[0].code == "no-conversation"

    def test_what_is_not_known_is_a_blank_and_what_is_known_is_not(
        self, folder: StudyFolder
    ) -> None:
        text = Read(letter(order(folder, language="en", guide_id="gids"))).text
        for known in ("Proefstudie", "A. Bakker", "60"):
            assert known in text
        assert text.count(BLANK) > 8

    def test_the_fixed_items_say_what_yes_and_no_mean(self) -> None:
        made = order(SAMPLE, guide_id="ronde-1")
        text = Read(letter(made)).text
        for meaning in MEANINGS.values():
            assert squeezed(made.words.gettext(meaning)) in text

    def test_both_speak_of_parents_and_of_rights(self) -> None:
        made = order(SAMPLE, guide_id="ronde-1", language="en")
        for paper in (letter(made), consent_form(made)):
            assert "Under 18" in Read(paper).text
        text = Read(letter(made)).text
        for word in ("erase", "correct", "withdraw", "voluntary", "Autoriteit Persoonsgegevens"):
            assert word in text

    @pytest.mark.parametrize(
        ("retention", "until"),
        [
            ("2031", {"Everything, until:": "2031"}),
            (
                {"names": "2027"},
                {"Names and contacts, until:": "2027", "Recordings, until:": BLANK},
            ),
            (None, {"Everything, until:": BLANK}),
        ],
    )
    def test_until_when_it_is_kept(
        self, folder: StudyFolder, retention: object, until: dict[str, str]
    ) -> None:
        folder.__dict__["study"] = Study.model_validate({"retention": retention})
        made = order(folder, guide_id="gids")
        text = Read(letter(made)).text
        for label, day in until.items():
            assert f"{made.words.gettext(label)} {day}" in text

    def test_a_group_is_told_of_the_others(self) -> None:
        told = Words("nl").gettext("A group conversation, how long:")
        group, single = (
            Read(letter(order(SAMPLE, guide_id=guide))).text for guide in ("focusgroep", "ronde-1")
        )
        assert told in group and told not in single


class TestTimeline:
    def test_empty_it_has_room_for_years(self, folder: StudyFolder) -> None:
        read = Read(tijdlijn(order(folder, language="en")))
        read.check_form()
        assert "What helped" in read.text and read.alt

    def test_dated_notes_stand_in_order_of_time_with_their_reference(
        self, folder: StudyFolder
    ) -> None:
        file = case_file(
            held(
                1,
                note("Later.", "drivers.leiderschap -", when="2021-03"),
                note("Eerst.", when="2018..2020"),
                note("Zonder datum."),
            )
        )
        read = Read(tijdlijn(order(folder, file, language="en")))
        read.check_form()
        text = read.text
        assert "Eerst. [I1-2]" in text and "Later. [I1-1]" in text
        assert text.index("Eerst.") < text.index("Later.")
        assert "2018–2020" in text and "March 2021" in text
        assert "Zonder datum" not in read.everything
        assert "from 2018 until 2021, with 2 moments" in read.alt[0]

    def test_what_hindered_stands_at_the_right(self, folder: StudyFolder) -> None:
        file = case_file(
            held(
                1,
                note("Mee.", "drivers.leiderschap +", when="2021"),
                note("Tegen.", "drivers.leiderschap --", when="2021"),
            )
        )
        body = Read(tijdlijn(order(folder, file, language="en"))).body
        row = body.findall(".//{*}tbl/{*}tr")[-1]
        left, _axis, right = ("".join(cell.itertext()) for cell in row.findall("{*}tc"))
        assert "Mee." in left and "Tegen." not in left and "Tegen." in right

    def test_what_may_not_go_out_does_not(self, folder: StudyFolder) -> None:
        people = {"R1": without(AGREED, "citeren"), "R2": AGREED | {"deelname": False}}
        file = case_file(
            held(
                1,
                note(SECRET, kind="quote", r=("R1",), when="2020"),
                note("Van een ander.", r=("R2",), when="2020"),
                note("Eigen gedachte.", kind="memo", when="2020"),
                people=people,
            )
        )
        read = Read(tijdlijn(order(folder, file, language="en")))
        for words in (SECRET, "Van een ander", "Eigen gedachte"):
            assert words not in read.everything
        assert "[quote left out]" in read.text

    def test_a_case_without_dates(self, folder: StudyFolder) -> None:
        text = Read(tijdlijn(order(folder, case_file(held(1)), language="en"))).text
        assert "No note names a moment yet." in text


class TestScan:
    def test_every_statement_with_four_answers_and_direction(self) -> None:
        made = order(SAMPLE, language="en")
        read = Read(scan_sheet(made))
        read.check_form()
        items = [item for _category, item in made.scan.walk()]
        for item in items:
            assert squeezed(item.statement) in read.text and squeezed(item.help) in read.text
        assert read.text.count("☐") == 5 * len(items)
        assert read.text.count("*") == sum(item.ours for item in items) + 1

    def test_a_case_shows_the_latest_answer(self) -> None:
        answers = [
            Scanned(id=new_id(), item="leiderschap", holds="no", why="Oud."),
            Scanned(id=new_id(), item="leiderschap", holds="yes", directing=True, why="Zij trekt."),
        ]
        read = Read(scan_sheet(order(SAMPLE, case_file(events=answers), language="en")))
        assert read.text.count("☒") == 2
        assert "Zij trekt." in read.text and "Oud." not in read.everything

    def test_a_why_does_not_let_a_quote_slip_out(self) -> None:
        one = held(1, note(SECRET, kind="quote", r=("R1",)), people={"R1": {"deelname": True}})
        why = Scanned(id=new_id(), item="leiderschap", why=f"Want {SECRET}, zei iemand.")
        read = Read(scan_sheet(order(SAMPLE, case_file(one, events=[why]), language="en")))
        assert "nooit gebeurd" not in read.everything and "Want [quote left out]" in read.text

    def test_a_study_without_one_is_told(self, folder: StudyFolder) -> None:
        with pytest.raises(Refused) as refused:
            scan_sheet(order(folder))
        assert refused.value.problems[0].code == "no-scan"


class TestProtocol:
    def test_the_parts_that_yin_asks_for(self) -> None:
        read = Read(protocol(order(SAMPLE, language="en")))
        read.check_form()
        parts = (
            "Overview of the study",
            "Procedures",
            "Questions",
            "Outline of the reports",
            "Interviews to hold",
        )
        body = read.text[read.text.index("Contents") :]
        assert [part for part in parts if part in body] == list(parts)
        for guide_id, _language in GUIDES:
            assert SAMPLE.guide(guide_id, "en").title in body
        for case in SAMPLE.cases():
            assert SAMPLE.case(case).name in body

    def test_invented_cases_are_called_so(self) -> None:
        read = Read(protocol(order(SAMPLE, language="en")))
        assert "Fictional in this protocol: De Tafel van Drasmark, De Warme Loods" in read.text
        headers = "".join(p.decode() for n, p in read.parts.items() if "header" in n)
        assert "Fictional in this protocol" in headers

    def test_planned_and_held(self, study: Path) -> None:
        path = study / "transcripts" / "proef" / "case.yaml"
        path.write_text("name: Proef\nplan: [{round: 1, role: bestuur, guide: gids, n: 3}]\n")
        text = Read(protocol(order(StudyFolder(study), language="en"))).text
        assert "Round Respondent Guide Planned Held 1 bestuur gids 3 0" in text

    def test_without_cases_outline_or_scan(self, folder: StudyFolder) -> None:
        (folder.transcripts / "proef" / "case.yaml").unlink()
        text = Read(protocol(order(folder, language="en"))).text
        assert "No cases yet." in text and "to be filled in" in text


class TestPrinting:
    @pytest.mark.parametrize("sheet", sorted(SHEETS))
    def test_every_sheet_of_the_sample(self, tmp_path: Path, sheet: str) -> None:
        guide = "ronde-1" if sheet in ("guide", "letter", "consent") else ""
        case = "warme-loods" if sheet in ("praatplaat", "tijdlijn", "scan", "protocol") else ""
        path = print_sheet(
            ROOT, sheet, guide=guide, case=case, output=tmp_path / "x.docx", made=MADE
        )
        read = Read(path.read_bytes())
        read.check_form()
        assert b"python-docx" not in b"".join(read.parts.values())

    def test_names_are_free_and_nothing_is_overwritten(self, study: Path) -> None:
        first = print_sheet(study, "guide", guide="gids")
        assert first == study / "reports" / "guide-gids.docx"
        assert print_sheet(study, "guide", guide="gids").name == "guide-gids-2.docx"
        with pytest.raises(Refused) as refused:
            print_sheet(study, "guide", guide="gids", output=first)
        assert refused.value.problems[0].code == "exists"
        assert print_sheet(study, "guide", guide="gids", output=first, force=True) == first

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"guide": "gid"}, "no-guide"),
            ({"guide": "gids", "role": "leraar"}, "unknown-role"),
            ({"guide": "gids", "case": "weg"}, "no-case"),
        ],
    )
    def test_what_is_not_there_is_told(
        self, study: Path, fields: dict[str, str], code: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            print_sheet(study, "letter", **fields)
        assert refused.value.problems[0].code == code

    def test_same_sheet_same_bytes(self, study: Path) -> None:
        first = print_sheet(study, "consent", guide="gids", made=MADE).read_bytes()
        assert first == print_sheet(study, "consent", guide="gids", made=MADE).read_bytes()

    def test_hostile_words(self, folder: StudyFolder) -> None:
        hostile = "a\x00b\ud800 <w:t>&amp;</w:t> \u202egedraaid {case} [lacht]"
        file = case_file(
            held(1, note(hostile, "drivers.leiderschap", when="2020")),
            case=Case(name=hostile, theme=hostile),
        )
        for make in (tijdlijn, guide_sheet, letter, consent_form):
            Read(make(order(folder, file, guide_id="gids", language="en"))).check_form()
