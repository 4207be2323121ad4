"""The file kept as blocks (simple version: everything is rendered anew)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from partnering_tui.session.record import Path, Tree

Order = Sequence[tuple[str, Sequence[str]]]


class BlockFile:
    order: Order | None = None

    @classmethod
    def from_text(cls, text: str, data: Tree) -> BlockFile:
        return cls()

    def update(self, tree: Tree, changed: Iterable[Path]) -> str:
        import tomlkit

        out: str = tomlkit.dumps(tree)
        return out
