"""Event ids: uuid7, each later than every id that its writer has read.

The standard library has uuid7 from Python 3.14 on, and no library makes one that follows a given
id, which is what keeps a journal in order when clocks differ or stand still.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from datetime import datetime

_VARIANT = 0x8000_0000_0000_0000
_RANDOM_BITS = 62


def make_id(after: str, now: datetime) -> str:
    """Return a uuid7 of this moment, or the next one after `after` where that is not earlier."""
    millis = int(now.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    random = secrets.randbits(74)
    made = _compose(millis, random >> _RANDOM_BITS, random & (1 << _RANDOM_BITS) - 1)
    # An id that is no uuid came from elsewhere: nothing can be made that sorts after any such.
    return made if made > after or not _is_uuid(after) else _successor(after)


def _compose(millis: int, high: int, low: int) -> str:
    digits = f"{(millis << 80) | (7 << 76) | (high << 64) | _VARIANT | low:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _successor(after: str) -> str:
    """Return the next id: one more in the random part, which carries into the milliseconds."""
    value = uuid.UUID(after).int
    millis, high, low = value >> 80, (value >> 64) & 0xFFF, value & (1 << _RANDOM_BITS) - 1
    # A step of random size keeps two writers who read the same id apart.
    count = ((millis << 12 | high) << _RANDOM_BITS | low) + 1 + secrets.randbits(32)
    rest = count & (1 << _RANDOM_BITS) - 1
    return _compose(count >> 74, (count >> _RANDOM_BITS) & 0xFFF, rest)


def ids_after(last: str, now: datetime) -> Iterator[str]:
    """Yield ids for one moment, each later than the one before."""
    while True:
        last = make_id(last, now)
        yield last
