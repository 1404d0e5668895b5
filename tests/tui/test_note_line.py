"""The note line alone: no key may be lost or overtake another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import events
from textual.app import App, ComposeResult

from interviewer.tui import completion
from interviewer.tui.completion import Offer, Vocabulary, word
from interviewer.tui.widgets.note_line import NoteLine
from tests.tui.keys import typed

VOCABULARY = Vocabulary(
    codes=tuple(word(f"#{name}", (name,)) for name in ("leiderschap", "leren", "subsidies"))
)


class Desk(App[None], inherit_bindings=False):
    """Stands in for the interview screen; notes in order what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.happened: list[tuple[str, str]] = []
        self.left = ""

    def compose(self) -> ComposeResult:
        yield NoteLine(self)

    def commit(self, line: str, began: str) -> bool:
        self.happened.append(("line", line))
        return not line.startswith("!!")

    def press(self, command: str) -> None:
        self.happened.append(("key", command))

    def letter(self, prefix: str, key: str) -> None:
        self.happened.append((prefix, key))

    def typing(self, line: str) -> None:
        self.left = line

    def moment(self) -> str:
        return "2026-03-04T14:03:00+01:00"

    def offer(self, before: str) -> Offer | None:
        return completion.offer(before, VOCABULARY)

    def show_offer(self, offer: Offer | None, chosen: int) -> None:
        pass

    def earlier(self, step: int) -> None:
        self.happened.append(("earlier", str(step)))

    def cancel(self) -> None:
        self.happened.append(("cancel", ""))


@pytest.fixture
def desk() -> Iterator[Desk]:
    yield Desk()


async def test_a_burst_of_keys_stays_in_order_and_none_is_lost(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await typed(pilot, "een", "<enter>", "<f2>", "twee", "<enter>", "dri<", "<backspace>", "e")
        assert desk.happened == [("line", "een"), ("key", "next"), ("line", "twee")]
        assert desk.query_one(NoteLine).text == "drie"
        assert desk.left == "drie"


async def test_a_line_that_is_refused_stays(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await typed(pilot, "!!nee", "<enter>", "<enter>")
        assert desk.happened == [("line", "!!nee")] * 2
        assert desk.query_one(NoteLine).text == "!!nee"


async def test_a_paste_of_many_lines_is_one_line_with_breaks(desk: Desk) -> None:
    async with desk.run_test(size=(60, 20)) as pilot:
        await typed(pilot, "a ")
        desk.post_message(events.Paste("een\r\ntwee\n\ndrie\n"))
        await typed(pilot, "!")
        line = desk.query_one(NoteLine)
        assert line.text == "a een\ntwee\n\ndrie!"
        assert line.size.height == 4
        await typed(pilot, "<enter>")
        assert desk.happened == [("line", r"a een\ntwee\n\ndrie!")]
        assert line.text == ""


async def test_a_paste_that_the_terminal_did_not_mark_keeps_its_lines(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await typed(pilot, "een", "<ctrl+j>", "twee", "<up>", "<up>", "<enter>")
        assert desk.happened == [("line", r"een\ntwee")]


async def test_a_paste_of_many_lines_can_be_undone(desk: Desk) -> None:
    async with desk.run_test(size=(60, 20)) as pilot:
        desk.post_message(events.Paste("\n".join("abcdefghij")))
        await typed(pilot, "<ctrl+z>", "een", "<enter>")
        assert desk.happened == [("line", "een")]


async def test_tab_completes_and_arrows_choose(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await typed(pilot, "zij #le", "<tab>", "++ #le", "<down>", "<tab>", "<enter>")
        assert desk.happened == [("line", "zij #leiderschap++ #leren")]


async def test_keys_that_a_text_area_or_an_app_would_take_are_commands(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await typed(pilot, "<f6>", "<f7>", "<ctrl+f>", "<ctrl+r>", "<ctrl+q>", "<up>", "<escape>")
        assert desk.happened == [
            ("key", "wave"),
            ("key", "take1"),
            ("key", "nth"),
            ("key", "speaker"),
            ("key", "leave"),
            ("earlier", "1"),
            ("cancel", ""),
        ]


async def test_a_key_after_a_prefix_is_no_text(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        line = desk.query_one(NoteLine)
        line.prefix = "g"
        await typed(pilot, "nx", "<enter>")
        assert desk.happened == [("g", "n"), ("line", "x")]


async def test_what_is_typed_on_goes_before_the_marks_of_the_line(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        line = desk.query_one(NoteLine)
        line.put("op gevoel", " #leren+ =12")
        await typed(pilot, ", denk ik", "<enter>")
        line.add_mark(">straks")
        await typed(pilot, "De rol", "<enter>")
        await typed(pilot, "later")
        line.add_mark(">straks")
        line.add_mark(">straks")
        await typed(pilot, " meer", "<enter>")
        assert desk.happened == [
            ("line", "op gevoel, denk ik #leren+ =12"),
            ("line", "De rol >straks"),
            ("line", "later meer >straks"),
        ]
