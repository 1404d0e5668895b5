"""Two ways measured in turn (A B A B …), so that whatever else the machine does hits both alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[], float]
"""Does something once; returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison."""

    name: str
    aim: float
    """The ratio that is good enough."""
    ours: float
    """Seconds."""
    bare: float
    """Seconds, of the least that could do it."""
    n: int
    """How often each was measured."""

    @property
    def ratio(self) -> float:
        """Return how many times the least ours takes."""
        return self.ours / self.bare if self.bare else float("nan")


def in_turn(ours: Measure, bare: Measure, n: int, warm: int = 2) -> tuple[list[float], list[float]]:
    """Measure two ways in turn, so often; the first few times do not count."""
    first: list[float] = []
    second: list[float] = []
    for number in range(n + warm):
        # who goes first changes, so that neither always comes behind the other
        pair = (ours(), bare()) if number % 2 else (bare(), ours())[::-1]
        if number >= warm:
            first.append(pair[0])
            second.append(pair[1])
    return first, second


def compared(name: str, aim: float, ours: Sequence[float], bare: Sequence[float]) -> Row:
    """Return the row of two medians."""
    return Row(name, aim, statistics.median(ours), statistics.median(bare), len(ours))


def at_95(name: str, aim: float, ours: Sequence[float], bare: Sequence[float]) -> Row:
    """Return the row of two 95th percentiles: the slow ones that one notices."""
    return Row(name, aim, _p95(ours), _p95(bare), len(ours))


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table."""
    lines = [f"{'':<52}{'ours':>10}{'bare':>10}{'ratio':>8}{'aim':>7}{'n':>6}"]
    for row in rows:
        sign = " " if row.ratio <= row.aim else "!"
        lines.append(
            f"{row.name:<52}{row.ours * 1000:>7.2f} ms{row.bare * 1000:>7.2f} ms"
            f"{row.ratio:>8.2f}{row.aim:>7.2f}{row.n:>6} {sign}"
        )
    return "\n".join(lines)
