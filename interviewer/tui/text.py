"""Text on its way to the screen and back: never markup, no control signs, wrapped by cells."""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size, set_cell_size

_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_UNSAFE: dict[int, int | str] = {
    # control signs become their pictures, so that they can be seen and do nothing
    **{code: 0x2400 + code for code in range(0x20)},
    0x09: " ",
    0x7F: 0x2421,
    **dict.fromkeys(range(128, 160), 65533),
    # signs that turn the direction of text around them could make a line read as another
    **dict.fromkeys(_BIDI, 65533),
    **dict.fromkeys(range(55296, 57344), 65533),
}
_UNSAFE_BUT_BREAKS: dict[int, int | str] = {
    code: sign for code, sign in _UNSAFE.items() if code != 0x0A
}
_BREAK = re.compile(r"(?<!\n)[ \t]*\n[ \t]*(?!\n)")
_ESCAPED = re.compile(r"\\\\|\\n")


def safe(text: str, *, breaks: bool = False) -> str:
    """Return text that a terminal shows and does not obey; line breaks stay where `breaks`."""
    return text.translate(_UNSAFE_BUT_BREAKS if breaks else _UNSAFE)


def pasted(text: str) -> str:
    """Return pasted text as it goes into the note line: its breaks kept, no control signs.

    A break at the very end is only how the source marked its last line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").rstrip("\n")
    return "".join(char for char in text if char == "\n" or (char >= " " and char != "\x7f"))


def to_line(text: str) -> str:
    r"""Return what stands in the note line as one typed line: a line break is written `\n`."""
    return text.replace("\n", "\\n")


def to_text(line: str) -> str:
    r"""Return a typed line as the note line shows it: `\n` as a break; `\\n` stays as it is."""
    return _ESCAPED.sub(lambda hit: "\n" if hit[0] == "\\n" else hit[0], line)


def flowing(text: str) -> str:
    """Return text with its single line breaks, which YAML brought, as spaces; empty rows stay."""
    return _BREAK.sub(" ", text.strip())


def cut(text: str, width: int) -> str:
    """Return text in at most so many cells, with … where something was left out."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Return text as lines of at most `width` cells, broken at spaces where that can be.

    `first` is the width of the first line where that differs.
    """
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        room = first if first is not None and not lines else width
        for word in re.findall(r"\S+\s*", paragraph) or [""]:
            bare = cell_len(word.rstrip())
            if used and used + bare > room:
                lines.append(line.rstrip())
                line, used, room = "", 0, width
            while bare > room:
                head = _head(word, room)
                lines.append(line + head)
                word = word[len(head) :]
                line, used, room, bare = "", 0, width, cell_len(word.rstrip())
            line += word
            used += cell_len(word)
        lines.append(line.rstrip())
    return lines


def _head(word: str, room: int) -> str:
    """Return as much of a word as fits, one sign at least."""
    used = 0
    for place, char in enumerate(word):
        used += get_character_cell_size(char)
        if used > room:
            return word[: max(1, place)]
    return word
