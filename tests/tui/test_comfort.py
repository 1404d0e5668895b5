"""What suits eyes and fingers: themes, large type, own keys, both languages, every sign typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from interviewer.settings import Settings, read_settings, write_settings
from interviewer.store.session import Session
from interviewer.tui import commands, themes
from interviewer.tui.app import InterviewerApp
from interviewer.tui.screens.help import HelpScreen
from interviewer.tui.screens.interview import InterviewScreen
from interviewer.tui.widgets.question import QuestionView, Words
from tests.conftest import Clock
from tests.tui.keys import shown, typed
from tests.tui.test_themes import contrast

Begin = Callable[..., Session]


@pytest.fixture
def opened(begin: Begin) -> Session:
    session = begin()
    session.type(":c deelname ja")
    return session


@pytest.fixture
def app(study: Path, opened: Session, clock: Clock) -> InterviewerApp:
    return InterviewerApp(study, session=opened, now=clock)


def row_with(screen: str, words: str) -> str:
    return next(row for row in screen.splitlines() if words in row)


# Themes


async def test_a_theme_is_chosen_by_key_or_palette_and_remembered(
    app: InterviewerApp, study: Path, clock: Clock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == "dark"
        await typed(pilot, "half ", "<ctrl+g>", "v", "getypt")
        assert app.theme == "light"
        assert "Theme: light" in shown(pilot)
        assert "half getypt" in shown(pilot)
        found = {item.title: item for item in app.get_system_commands(app.screen)}
        found["Theme: high contrast"].callback()
        await typed(pilot)
        assert app.theme == "high-contrast"
    assert read_settings().theme == "high-contrast"
    again = InterviewerApp(study, now=clock)
    async with again.run_test(size=(80, 24)):
        assert again.theme == "high-contrast"


async def test_in_high_contrast_nothing_is_faint(app: InterviewerApp) -> None:
    def least() -> float:
        strips = app.screen._compositor.render_strips(app.screen.size)
        parts = [part for strip in strips for part in strip if part.text.strip(" │─▔")]
        styles = [part.style for part in parts if part.style is not None]
        return min(
            contrast(style.color.name, style.bgcolor.name)
            for style in styles
            if style.color and style.bgcolor
        )

    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert least() < 7
        app.use_theme("high-contrast")
        await typed(pilot)
        assert least() >= 7


async def test_a_folder_that_cannot_be_written_costs_the_memory_alone(
    app: InterviewerApp, own_settings: Path
) -> None:
    own_settings.write_text("a file stands in the way")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "<ctrl+g>", "v")
        assert app.theme == "light"
        assert "cannot be written" in " ".join(shown(pilot).split())


async def test_without_colour_the_row_that_is_chosen_is_seen(
    study: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        strips = app.screen._compositor.render_strips(app.screen.size)
        row = next(strip for strip in strips if strip.text.strip() == "Proef")
        assert any(part.style and part.style.reverse for part in row if "Proef" in part.text)


async def test_without_colour_all_is_said_by_words_and_signs(
    study: Path, opened: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = InterviewerApp(study, session=opened, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "een #trekker", "<enter>", "twee", "<ctrl+g>", "v")
        assert "NO_COLOR" in shown(pilot)
        strips = app.screen._compositor.render_strips(app.screen.size)
        styles = [part.style for strip in strips for part in strip if part.style]
        colours = {style.color.name for style in styles if style.color} | {
            style.bgcolor.name for style in styles if style.bgcolor
        }
        assert colours <= {"default"}
        assert any(style.reverse for style in styles)
        assert "✓ saved" in shown(pilot)


# Large type


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_large_type_is_short_lines_with_room_between(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<f4>", "3", "<ctrl+g>", "z")
        assert read_settings().large
        assert not app.screen.query_one("#blocks").display
        question = app.screen.query_one(QuestionView)
        assert question.styles.background.hex == "#FDF6E3"
        assert question.styles.color.hex == "#000000"
        assert "Wat houdt het gaande?" in shown(pilot)
        await typed(pilot, "nog te typen", "<ctrl+g>", "z")
        assert "nog te typen" in shown(pilot)
        assert app.screen.query_one("#blocks").display is (size[0] > 60)


def test_where_there_is_room_an_empty_row_stands_between_lines() -> None:
    long = " ".join(["Wat houdt deze samenwerking gaande, ook als het tegenzit?"] * 2)
    view = QuestionView()
    view.show("kop", (Words("spoken", "", long),), 9, large=True)
    rows = [row.plain for row in view.rows(78, 0)]
    assert max(map(cell_len, rows[1:])) <= 42
    assert rows[2::2] == ["" for _ in rows[2::2]]
    view.show("kop", (Words("spoken", "", long),), 3, large=True)
    short = [row.plain for row in view.rows(78, 0)]
    assert "" not in short
    assert short[-1].endswith("…") or len(short) == 4


async def test_large_type_is_there_from_the_start_when_it_was_chosen(
    app: InterviewerApp, study: Path, opened: Session, clock: Clock
) -> None:
    write_settings(Settings(large=True))
    again = InterviewerApp(study, session=opened, now=clock)
    async with again.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert again.screen.has_class("-large")


# Keys


async def test_own_keys_hold_in_the_note_line_on_the_bar_and_in_the_help(
    study: Path, opened: Session, clock: Clock, own_settings: Path
) -> None:
    own_settings.mkdir()
    (own_settings / "keys.yaml").write_text(
        "interview.block: ctrl+e\ninterview.undo: f10\ninterview.park: ctrl+d\nhelp: ctrl+y\n"
    )
    app = InterviewerApp(study, session=opened, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "'f10' does not come through" in " ".join(shown(pilot).split())
        assert "^E Block" in shown(pilot).splitlines()[-1]
        await typed(pilot, "<f4>", "<ctrl+e>", "3")
        assert "Wat houdt het gaande?" in shown(pilot)
        await typed(pilot, "<ctrl+d>")
        assert ">later" in shown(pilot)
        await typed(pilot, "<ctrl+u>", "<f1>")
        assert isinstance(app.screen, InterviewScreen)
        await typed(pilot, "<ctrl+y>")
        assert isinstance(app.screen, HelpScreen)
        assert re.search(r"\^E\s+go to a block", shown(pilot))


async def test_own_keys_hold_on_the_other_screens(
    study: Path, clock: Clock, own_settings: Path
) -> None:
    own_settings.mkdir()
    (own_settings / "keys.yaml").write_text("start.theme: m\nstart.add: a\nstart.nu: x\n")
    app = InterviewerApp(study, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "keys.yaml:3: there is no command 'start.nu'" in " ".join(shown(pilot).split())
        await typed(pilot, "m")
        assert app.theme == "light"
        await typed(pilot, "d")
        assert not app.screen.query(Input)
        await typed(pilot, "a")
        assert app.screen.query(Input)


async def test_after_a_run_with_own_keys_the_next_has_the_usual_ones(
    study: Path, clock: Clock, own_settings: Path
) -> None:
    own_settings.mkdir()
    keys = own_settings / "keys.yaml"
    keys.write_text("start.add: a\n")
    async with InterviewerApp(study, now=clock).run_test():
        assert commands.by_key("start")["a"].id == "add"
    keys.unlink()
    async with InterviewerApp(study, now=clock).run_test():
        assert commands.by_key("start")["d"].id == "add"
        assert "a" not in commands.by_key("start")


# The map of keys, the palette, the language


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_map_shows_each_key_and_letter_and_scrolls(
    app: InterviewerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await typed(pilot, "<f1>")
        seen = shown(pilot)
        for _page in range(40):
            await typed(pilot, "<pagedown>")
            seen += shown(pilot)
        for item in commands.of("interview"):
            if item.key:
                assert commands.key_name(item.key) in seen, item.id
        for heading in ("Function keys", "With Ctrl", "After ^G", "Commands", "Typed commands"):
            assert heading in seen
        assert "Esc goes back." in seen


async def test_the_palette_has_every_command_of_each_screen(app: InterviewerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        titles = {item.title.casefold() for item in app.get_system_commands(app.screen)}
        assert {item.name.casefold() for item in commands.of("interview")} <= titles
        assert {f"theme: {look.title}" for look in themes.LOOKS.values()} <= titles


async def test_the_language_is_switched_while_all_stands_and_remembered(
    app: InterviewerApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "half", "<ctrl+g>", "l", " getypt")
        assert "F2 Volg" in shown(pilot).splitlines()[-1]
        assert "half getypt" in shown(pilot)
    assert read_settings().language == "nl"


# Every sign that people type


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("reünie, één, café, ĳs", "reünie, één, café, ĳs"),
        ("reu\u0308nie, e\u0301e\u0301n", "reünie, één"),  # a dead key that sends two signs
        ("🙂 goed 👍", "🙂 goed 👍"),
        ("会議 en 협력", "会議 en 협력"),
        ("€ 5 – ’s avonds “ja” … ½", "€ 5 – ’s avonds “ja” … ½"),
    ],
)
async def test_every_sign_arrives_and_the_columns_stay_in_line(
    app: InterviewerApp, opened: Session, sent: str, kept: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "gewoon", "<enter>", sent)
        assert sent.split()[-1] in shown(pilot)
        await typed(pilot, "<enter>", "gewoon", "<enter>")
        assert [note.text for note in opened.state.listing()][1] == kept
        screen = shown(pilot)
        rows = [row for row in screen.splitlines() if " R1 " in row and ":" in row[:40]]
        starts = {cell_len(row[: row.index(" R1 ")]) for row in rows if "gewoon" in row}
        own = row_with(screen, kept.split()[0])
        assert starts == {cell_len(own[: own.index(" R1 ")])}
        assert all(cell_len(row) <= 80 for row in screen.splitlines())
