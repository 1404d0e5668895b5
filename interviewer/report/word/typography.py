"""The signs of print in the program's own words; what people typed stays as they typed it."""

from __future__ import annotations

import re
from functools import cache


@cache
def typographic(text: str) -> str:
    """Return words with quotation marks, apostrophes and an ellipsis as books have them.

    Signs of the notation (`--`, `+-`) stay, as do placeholders.
    """
    text = re.sub(r"(?<=\w)'(?=\w)|(?<!\S)'(?=[stn]\b)", "’", text)
    text = re.sub(r"'([^']*)'", "‘\\1’", text).replace("'", "’")
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("...", "…")
