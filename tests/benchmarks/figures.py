"""What was measured, what it is compared with, and the table of it all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Unit = Literal["ms", "MB", "keys"]


def nearly_the_worst(values: Sequence[float]) -> float:
    """The 99th percentile: of 100 values, all but one are at most this."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


@dataclass(frozen=True, slots=True)
class Series:
    """Something measured again and again."""

    name: str
    values: Sequence[float]

    @property
    def spread(self) -> float:
        """How far the middle half of the values reaches, as a share of the median: the noise of the machine."""
        ordered = sorted(self.values)
        quarter = len(ordered) // 4
        return (ordered[-1 - quarter] - ordered[quarter]) / median(ordered)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure is to stay within: a multiple of its baseline, or a value in its own unit."""

    at_most: float
    is_ratio: bool = True

    def words(self, unit: Unit) -> str:
        return f"≤ {self.at_most:g} ×" if self.is_ratio else f"≤ {self.at_most:g} {unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    values: Sequence[float]
    baseline: Series
    """Measured in the same run, in turns with the values."""
    goal: Goal | None = None
    unit: Unit = "ms"
    is_worst: bool = False
    """It is about the 99th percentile, not the median, of the values and of the baseline."""

    @property
    def value(self) -> float:
        return self._summed_up(self.values)

    @property
    def ratio(self) -> float:
        return self.value / self._summed_up(self.baseline.values)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal was met; None if there is none."""
        if self.goal is None:
            return None
        return (self.ratio if self.goal.is_ratio else self.value) <= self.goal.at_most

    @property
    def _summed_up(self) -> Callable[[Sequence[float]], float]:
        return nearly_the_worst if self.is_worst else median

    def as_row(self) -> tuple[str, ...]:
        base = self._summed_up(self.baseline.values)
        return (
            self.what,
            f"{self.value:.1f} {self.unit}",
            f"{min(self.values):.1f}–{max(self.values):.1f}",
            f"{base:.1f} {self.unit}  {self.baseline.name}",
            f"{self.ratio:.2f} ×",
            self.goal.words(self.unit) if self.goal else "",
            {True: "met", False: "NOT MET", None: ""}[self.is_met],
        )

    def as_data(self) -> dict[str, Any]:
        """Everything, for a file that other programs read."""
        return asdict(self) | {"value": self.value, "ratio": self.ratio, "is_met": self.is_met}


HEADINGS = ("What", "Measured", "Min–max", "Baseline", "Ratio", "Goal", "")


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text, one for each."""
    rows = [HEADINGS, *(figure.as_row() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "─" * max(map(len, lines)), *lines[1:]])


def noise(figures: Sequence[Figure]) -> str:
    """How steady the machine was: the spread of each baseline, which does the same thing every time."""
    series = {id(figure.baseline): figure.baseline for figure in figures}.values()
    words = (f"  {one.name}: {one.spread:.0%} of {median(one.values):.1f}, {len(one.values)} times" for one in series)
    return "\n".join(["Noise: the middle half of each baseline's values spreads over", *words])
