"""People's words made fit for a Word document, in one place.

XML cannot hold most control characters and no lone surrogates; bidirectional overrides can make a
line read otherwise than it is written. Both are taken out; what a person can see stays.
"""

from __future__ import annotations

import re

PROPERTY_LENGTH = 255
"""Characters that a core property may have."""

_LINE_ENDS = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ufeff\ufdd0-\ufdef\ufff9-\ufffb"  # byte order mark, noncharacters, interlinear anchors
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return a text that XML can hold: any end of line is \\n, a tab is a space."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


def one_line(text: str, length: int = PROPERTY_LENGTH) -> str:
    """Return a clean text on one line, cut with an ellipsis where it is longer than `length`."""
    line = " ".join(clean(text).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
