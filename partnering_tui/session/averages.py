"""The middle of a few marks. The standard library's `statistics` takes longer to load than a document to write."""

from __future__ import annotations

from collections.abc import Collection


def mean(values: Collection[float]) -> float:
    """The sum of some values, shared out equally."""
    return sum(values) / len(values)


def median(values: Collection[float]) -> float:
    """The value in the middle; of an even number of values, half way between the two there."""
    ordered = sorted(values)
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def median_low(values: Collection[int]) -> int:
    """The value in the middle; of an even number of values, the lower of the two there."""
    return sorted(values)[(len(values) - 1) // 2]
