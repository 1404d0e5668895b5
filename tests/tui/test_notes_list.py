"""The list of notes: hostile ones, many, on a screen that changes its size."""

from __future__ import annotations

from textual.app import App, ComposeResult

from interviewer.tui.widgets.notes_list import NoteRow, NotesList
from tests.tui.keys import shown

HOSTILE = (
    "[lacht]",
    "[/b]",
    "[red]rood",
    "\x1b[31mrood\x1b]0;t\x07",
    "a\u202eb",
    "$(x) {y}",
    "x\ny",
)


class Page(App[None]):
    """Only the list."""

    def compose(self) -> ComposeResult:
        yield NotesList()

    @property
    def notes(self) -> NotesList:
        return self.query_one(NotesList)


def rows(count: int) -> list[NoteRow]:
    return [
        NoteRow(str(n), "14:03", "R1", f"note {n} " + "word " * 20, ("#code++",))
        for n in range(count)
    ]


async def test_hostile_notes_are_shown_as_they_are_and_steer_nothing() -> None:
    async with Page().run_test(size=(60, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        page.notes.show([NoteRow(str(n), "14:03", "R1", text) for n, text in enumerate(HOSTILE)])
        await pilot.pause()
        screen = shown(pilot)
        for text in ("[lacht]", "[/b]", "[red]rood", "␛[31mrood", "$(x) {y}"):
            assert text in screen
        assert "\x1b" not in screen
        assert "\u202e" not in screen


async def test_the_last_of_many_notes_is_in_sight_also_after_a_resize() -> None:
    async with Page().run_test(size=(60, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        many = rows(2000)
        page.notes.show(many)
        await pilot.pause()
        assert "note 1999" in shown(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        page.notes.show([*many, NoteRow("new", "14:04", "R2", "the newest")])
        await pilot.pause()
        assert "the newest" in shown(pilot).splitlines()[-1]


async def test_only_what_is_in_sight_is_drawn() -> None:
    async with Page().run_test(size=(60, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        page.notes.show(rows(2000))
        await pilot.pause()
        assert len(page.notes._strips) <= 40


async def test_a_note_that_changed_is_drawn_anew_and_a_click_names_it() -> None:
    chosen: list[str] = []

    class Clicked(Page):
        def on_notes_list_chosen(self, event: NotesList.Chosen) -> None:
            chosen.append(event.note)

    async with Clicked().run_test(size=(60, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        page.notes.show([NoteRow("a", "14:03", "R1", "old"), NoteRow("b", "14:03", "R1", "two")])
        page.notes.show([NoteRow("a", "14:03", "R1", "new"), NoteRow("b", "14:03", "R1", "two")])
        await pilot.pause()
        assert "new" in shown(pilot)
        assert "old" not in shown(pilot)
        await pilot.click(NotesList, offset=(12, 1))
        assert chosen == ["b"]
