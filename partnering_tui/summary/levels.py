"""Levels of headings for readers who find their way by them: one title, and no level skipped on the way down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partnering_tui.summary.blocks import Block, Blocks, BulletList, Heading, NumberedList, Quote


class Levels:
    """Where the headings of one document have got to."""

    def __init__(self) -> None:
        self._last = 0

    def settled(self, blocks: Iterable[Block]) -> Blocks:
        """The blocks, each heading at most one level below the one before it."""
        return tuple(self._settled(blocks))

    def _settled(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Heading(level=level):
                    self._last = min(max(level, 2), self._last + 1) if self._last else 1
                    yield replace(block, level=self._last)
                case BulletList(items=items) | NumberedList(items=items):
                    yield replace(block, items=tuple(map(self.settled, items)))
                case Quote(blocks=inside):
                    yield replace(block, blocks=self.settled(inside))
                case _:
                    yield block
