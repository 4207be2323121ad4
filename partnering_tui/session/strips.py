"""Pictures made of characters: how far marks reach on a scale, and how they went over time."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.session.averages import median

_EACH = 3
"""Characters from one level to the next."""
_BLOCKS = "▁▂▃▄▅▆▇█"
GAP = "·"


def strip(lowest: int, highest: int, given: Sequence[int], ends: tuple[str, str] | None = None) -> str:
    """The range of some levels with their median: "1 ··├──●──┤· 5"; empty if nothing was given.

    `ends` are what stands at both ends of the scale instead of its numbers.
    """
    if not given or highest <= lowest:
        return ""
    first, last = ends or (str(lowest), str(highest))
    line = [GAP] * ((highest - lowest) * _EACH + 1)
    low, high = ((value - lowest) * _EACH for value in (min(given), max(given)))
    line[low : high + 1] = "─" * (high - low + 1)
    line[low], line[high] = "├", "┤"
    line[round((median(given) - lowest) * _EACH)] = "●"
    return f"{first} {''.join(line)} {last}"


def sparkline(values: Sequence[float | None], lowest: float, highest: float) -> str:
    """One block for each value, as high as it stands between the lowest and the highest; a dot where there is none."""
    return "".join(GAP if value is None else _block(value, lowest, highest) for value in values)


def _block(value: float, lowest: float, highest: float) -> str:
    share = (value - lowest) / (highest - lowest) if highest > lowest else 1.0
    return _BLOCKS[min(max(round(share * (len(_BLOCKS) - 1)), 0), len(_BLOCKS) - 1)]
