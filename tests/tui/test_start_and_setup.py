"""From the start screen through set-up and consent to the interview, by keyboard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from interviewer.i18n import gettext as _
from interviewer.interview import intents
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat
from interviewer.store.session import Session
from interviewer.tui import commands
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.consent import ConsentScreen
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.screens.setup import SetupScreen
from interviewer.tui.screens.start import StartScreen
from tests.conftest import Clock
from tests.tui.keys import shown, typed

SIZES = [(60, 20), (80, 24), (120, 36)]
CASE = """\
name: Proef [b]&[/b]
institution: Halmer College
fictional: true
documents: [{id: D1, title: Convenant}]
plan: [{round: 2, role: docent, guide: gids, n: 2}]
"""


@pytest.fixture
def app(study: Path, clock: Clock) -> InterviewerApp:
    (study / "transcripts" / "proef" / "case.yaml").write_text(CASE)
    return InterviewerApp(study, now=clock)


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_plan_to_the_conversation(
    app: InterviewerApp, folder: StudyFolder, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot)
        screen = shown(pilot)
        for words in ("Proefstudie", "Proef [b]&[/b]", "[fictional]", "docent", "0 of 2 done"):
            assert words in screen
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, SetupScreen)
        for words in ("‹ gids ›", "‹ 2 ›", "R1", "‹ docent ›", "‹ decentraal ›"):
            assert words in shown(pilot)
        await typed(pilot, "<f2>")
        assert isinstance(app.screen, ConsentScreen)
        assert "Welkom bij Proef [b]&[/b]." in shown(pilot)
        await typed(pilot, "yn")
        assert "letterlijk" in shown(pilot)  # as the guide speaks, whatever the interface
        await typed(pilot, "<up>", "y", "<down>", "y")
        assert isinstance(app.screen.focused, Input)
        await typed(pilot, "rector", "<enter>", "veel", "<enter>")
        assert "'veel' does not fit" in shown(pilot)
        await typed(pilot, "<ctrl+u>")
        await typed(pilot, "4", "<enter>", "<f2>")
        assert "3 items are still open. Begin all the same?" in shown(pilot)
        assert "F2 or y: begin    Esc or n: go on with what is open" in shown(pilot)
        await typed(pilot, "Met ")
        assert "What you type answers nothing here: y is yes" in " ".join(shown(pilot).split())
        await typed(pilot, "n")
        assert "▸ R1   citeren" in shown(pilot)
        await typed(pilot, "<f2>", "<f2>")
        assert isinstance(app.screen, InterviewScreen)
        state = app.screen.session.state
        answers = {item: state.consent("R1", item) for item in ("deelname", "opname", "foto")}
        assert answers == {"deelname": True, "opname": True, "foto": True}
        assert state.consent("R1", "citeren") is None
        assert state.respondents["R1"].facts == {"functie": "rector", "jaren": 4}
        assert state.opened is not None
        assert (state.opened.round, state.opened.by) == (2, "AB")
        assert "Wat geeft u les?" in shown(pilot)
        await typed(pilot, "les", "<enter>", "<ctrl+q>")
        assert isinstance(app.screen, StartScreen)
        assert "2026-03-04-r2-r1 stays open" in " ".join(shown(pilot).split())
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, InterviewScreen)
        assert [note.text for note in app.screen.session.state.listing()] == ["les"]


@pytest.mark.parametrize(
    "keys", [("<f2>", "<ctrl+q>"), ("<f2>", "<f2>", "<f2>", "<ctrl+g>", "q", "<ctrl+q>")]
)
async def test_leaving_works_from_each_screen_of_an_interview(
    app: InterviewerApp, study: Path, keys: tuple[str, ...]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        for key in keys:
            await typed(pilot, key)
        assert isinstance(app.screen, StartScreen)
        assert "stays open" in shown(pilot)
        assert list((study / "transcripts" / "proef").glob("*.lock")) == []


async def test_what_is_wrong_in_the_form_is_said_and_nothing_is_opened(
    app: InterviewerApp, study: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n")
        app.screen.query_one("#date", Input).value = "morgen"
        await typed(pilot, "<f2>")
        assert "✗ 'morgen' is no date" in " ".join(shown(pilot).split())
        assert list((study / "transcripts" / "proef").glob("*.jsonl")) == []
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, StartScreen)


async def test_a_known_respondent_is_filled_in_and_a_row_is_always_left(
    app: InterviewerApp, begin: Callable[..., Session]
) -> None:
    known = begin()
    known.do(intents.Join("R1", "bestuur", "centraal", "Halmer"))
    known.leave()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n")
        first = app.screen.query(".seat Input").first(Input)
        assert first.value == "R2"
        first.value = "r1"
        await typed(pilot)
        screen = shown(pilot)
        assert "R1 bestuur" in screen
        assert "‹ bestuur ›" in screen
        assert "Halmer" in screen
        assert len(app.screen.query(".seat")) == 2


async def test_a_document_needs_nobody_at_the_table(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n")
        app.screen.query_one("#document").focus()
        await typed(pilot, "<right>", "<f2>")
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen.session.state.opened is not None
        assert app.screen.session.state.opened.document == "D1"


async def test_an_interview_that_another_program_holds_is_read_only(
    app: InterviewerApp, begin: Callable[..., Session]
) -> None:
    begin()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, InterviewScreen)
        assert "is open in another program" in shown(pilot)
        await typed(pilot, "een", "<enter>")
        assert app.screen.session.state.listing() == ()
        assert "saved" not in shown(pilot)


async def test_a_case_is_added_by_its_name(app: InterviewerApp, folder: StudyFolder) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "d")
        await typed(pilot, "Zorg & Zó [b]!")
        assert "transcripts/zorg-zo-b/case.yaml" in shown(pilot)
        await typed(pilot, "<enter>")
        assert folder.case("zorg-zo-b").name == "Zorg & Zó [b]!"
        assert "Zorg & Zó [b]!" in shown(pilot)
        await typed(pilot, "<enter>")
        assert isinstance(app.screen, SetupScreen)
        assert "Zorg & Zó [b]!" in shown(pilot)


async def test_a_folder_without_a_study_offers_the_sample(tmp_path: Path, clock: Clock) -> None:
    app = InterviewerApp(tmp_path, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "No study here" in shown(pilot)
        assert "sample" in shown(pilot)
        await typed(pilot, "q")
    assert app.return_code == 0


async def test_the_palette_knows_the_commands_of_the_screen(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles[0] == "Help"
        names = [_(item.name) for item in commands.of("start")]
        assert [title.casefold() for title in titles[: len(names)]] == [
            name.casefold() for name in names
        ]
        assert "Theme: high contrast" in titles
        assert app.screen.query_one(OptionList).has_focus


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from interviewer.tui.app import InterviewerApp

class First(InterviewerApp):
    loaded = ()

    def load_the_rest(self):
        screen = self.screen._compositor.render_strips(self.screen.size)
        assert any("Proefstudie" in strip.text for strip in screen)
        self.loaded = {name.split(".")[0] for name in sys.modules}

async def main():
    app = First(Path(sys.argv[1]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    print(*app.loaded)

asyncio.run(main())
"""


def test_the_first_paint_needs_no_model_and_no_word(study: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(study)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "textual" in loaded
    assert not loaded & {"pydantic", "docx", "lxml", "matplotlib", "snowballstemmer", "pyrsistent"}


async def test_a_surname_is_refused_as_it_is_typed(app: InterviewerApp, study: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        name = app.screen.query(".name").first(Input)
        name.value = ""
        name.focus()
        await typed(pilot, "jansen")
        assert "✗ 'JANSEN' is no pseudonym" in shown(pilot)
        await typed(pilot, "<f2>")
        assert isinstance(app.screen, SetupScreen)
        assert not list(study.rglob("*.jsonl"))
        name.value = "DOC12"
        await typed(pilot)
        assert "no pseudonym" not in shown(pilot)


async def test_a_burst_of_letters_answers_nothing(app: InterviewerApp, clock: Clock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        await typed(pilot, "<f2>")
        assert isinstance(app.screen, ConsentScreen)
        state = app.screen.session
        clock.step = timedelta(milliseconds=20)
        await typed(pilot, "Ja nu even")
        app.post_message(events.Paste("ja nee"))
        await typed(pilot)
        assert all(state.state.consent("R1", item) is None for item in ("deelname", "opname"))
        assert "▸ R1   deelname" in shown(pilot)
        clock.step = timedelta(seconds=1)
        await typed(pilot, "n")
        assert state.state.consent("R1", "deelname") is False
        assert "the conversation ends here" in shown(pilot)


async def test_set_up_tells_what_to_have_ready_and_the_guide_follows_the_role(
    app: InterviewerApp, study: Path
) -> None:
    guides = study / "guides"
    words = (guides / "gids.yaml").read_text()
    (guides / "gids.yaml").write_text(words + "before: [Brief gestuurd]\n")
    for_them = words.replace("guide: gids", "guide: voor-docenten")
    (guides / "voor-docenten.yaml").write_text(for_them + "respondents: [docent]\n")
    (study / "transcripts" / "proef" / "case.yaml").write_text("name: Proef\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n")
        assert "Have ready: Brief gestuurd" in shown(pilot)
        assert shown(pilot).count("organisation") == 2  # above the row, and in it
        app.screen.query_one(".role").focus()
        await typed(pilot, "d")
        assert "‹ docent ›" in shown(pilot) and "‹ voor-docenten ›" in shown(pilot)
        assert "Guide voor-docenten goes with docent." in shown(pilot)
        by = app.screen.query_one("#by", Input)
        by.value = ""
        await typed(pilot)
        await typed(pilot, "<f2>")
        assert "Your initials are missing" in shown(pilot)
        by.value = "ZZ"
        await typed(pilot)
        assert "Your initials are missing" not in shown(pilot)
        assert "'ZZ' is not among the researchers" in " ".join(shown(pilot).split())
        await typed(pilot, "<f2>", "<f2>", "<f2>")
        assert isinstance(app.screen, InterviewScreen)
        assert "ZZ" not in shown(pilot)
        assert "! R1: consent?" in shown(pilot)


async def test_keys_that_can_do_nothing_yet_are_not_shown(study: Path, clock: Clock) -> None:
    (study / "transcripts" / "proef" / "case.yaml").unlink()
    (study / "transcripts" / "proef").rmdir()
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        bar = shown(pilot).splitlines()[-1]
        assert "d Case" in bar and "Review" not in bar and "Prepare" not in bar


async def test_quick_answers_each_answer_the_next_item_and_none_is_a_fact(
    app: InterviewerApp, clock: Clock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        await typed(pilot, "<f2>")
        clock.step = timedelta(milliseconds=20)
        await typed(pilot, "yynyyy")
        screen = app.screen
        assert isinstance(screen, ConsentScreen)
        state = screen.session.state
        found = [state.consent("R1", item) for item in ("deelname", "opname", "citeren", "foto")]
        assert found == [True, True, False, True]
        assert screen.query_one("#fact", Input).value == ""
        assert "y Yes" not in shown(pilot).splitlines()[-1]
        clock.step = timedelta(seconds=1)
        await typed(pilot, "jurist", "<f2>")
        assert screen.session.state.respondents["R1"].facts == {"functie": "jurist"}
        await typed(pilot, "j")
        assert isinstance(app.screen, InterviewScreen)


async def test_consent_looked_at_again_is_left_by_esc_and_in_a_closed_interview_asks_once_more(
    begin: Callable[..., Session], study: Path, clock: Clock
) -> None:
    session = begin()
    session.type(":c R1 citeren ja")
    app = InterviewerApp(study, session=session, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<f2>", "<f2>", "<ctrl+g>", "i")
        assert isinstance(app.screen, ConsentScreen)
        assert "Esc Back" in shown(pilot)
        await typed(pilot, "<escape>")
        assert isinstance(app.screen, InterviewScreen)
        session.do(intents.Close())
        await typed(pilot, "<ctrl+g>", "i")
        screen = app.screen
        assert isinstance(screen, ConsentScreen)
        while "▸ R1   citeren" not in shown(pilot):
            await typed(pilot, "<down>")
        await typed(pilot, "n")
        assert session.state.consent("R1", "citeren") is True
        assert "The interview is closed. Change R1 citeren from yes to no?" in shown(pilot)
        await typed(pilot, "<escape>", "n", "n")
        assert session.state.consent("R1", "citeren") is False
        assert "Changed in the closed interview: R1 citeren: no" in shown(pilot)


async def test_a_row_without_pseudonym_and_no_initials_are_refused_in_words(
    app: InterviewerApp, study: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<enter>")
        name = app.screen.query(".name").first(Input)
        name.value = ""
        await typed(pilot, "<f2>")
        assert "✗ A respondent has no pseudonym" in shown(pilot)
        name.value = "R1"
        by = app.screen.query_one("#by", Input)
        assert by.value == "AB"
        by.value = " "
        await typed(pilot)
        await typed(pilot, "<f2>")
        assert "✗ Your initials are missing" in shown(pilot)
        assert not list(study.rglob("*.jsonl"))


async def test_the_guide_of_the_round_is_offered_and_never_one_for_a_group(
    app: InterviewerApp, study: Path
) -> None:
    guides = study / "guides"
    words = (guides / "gids.yaml").read_text()
    (guides / "ronde-2.yaml").write_text(words.replace("guide: gids", "guide: ronde-2"))
    (guides / "aaa.yaml").write_text(
        "guide: aaa\ntitle: Groep\nopening: {consent: [deelname]}\nblocks:\n"
        "  - {id: a, title: A, questions: [{id: a.b, ask: Wat?, turn: everyone}]}\n"
    )
    case = study / "transcripts" / "proef" / "case.yaml"
    async with app.run_test(size=(80, 24)) as pilot:
        for plan, guide in (
            ("{round: 2, guide: weg}", "ronde-2"),
            ("{round: 1, guide: weg}", "gids"),
        ):
            case.write_text(f"name: Proef\nplan: [{plan}]\n")
            app.screen.refresh_study()  # type: ignore[attr-defined]
            await typed(pilot, "n")
            assert f"‹ {guide} ›" in shown(pilot)
            await typed(pilot, "<escape>")


async def test_the_latest_open_interview_is_chosen_and_its_row_is_in_line(
    app: InterviewerApp, begin: Callable[..., Session]
) -> None:
    people = (Seat("R1", "bestuur"),)
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        held = begin(Plan(guide="gids", respondents=people, held=day, by="AB"))
        if day.endswith("3"):
            held.do(intents.Close())
        held.leave()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        rows = [row for row in shown(pilot).splitlines() if "2026-03-0" in row]
        assert len({row.index("note") for row in rows}) == 1
        await typed(pilot, "<enter>")
        assert app.last_session is not None
        assert app.last_session.interview.startswith("2026-03-02")
