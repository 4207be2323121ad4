"""What of a table belongs in the table's own block: the keys written there, and new ones that are no tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from partnering_tui.session.record import ABSENT, Path, Tree
from partnering_tui.storage.block import Block
from partnering_tui.storage.outline import Node, is_rows
from partnering_tui.storage.toml_values import as_written, is_nothing, says_the_same


def own_part(table: Tree, own: Mapping[str, Any], inner: Mapping[str, Node]) -> tuple[Tree, list[Path]]:
    """What of a table belongs in its block, which now holds these keys; and the tables in it that need new blocks."""
    says: Tree = {}
    new: list[Path] = []
    for key, value in table.items():
        written = own.get(key, ABSENT)
        child = inner.get(key)
        if isinstance(value, dict) and _is_open(written):
            part, more = own_part(value, written, child.inner if child else {})
            new += [(key, *keys) for keys in more]
            says |= {key: part} if part else {}
        elif written is not ABSENT and says_the_same(_plain(written), value):
            says[key] = value
        elif is_nothing(value):
            continue
        elif written is ABSENT and (isinstance(value, dict) or is_rows(value)):
            if child is None:
                new.append((key,))
        else:
            says[key] = as_written(value)
    return says, new


def own_keys(block: Block) -> Mapping[str, Any]:
    """The keys in a block; if there are tables among them, each knows how it is written."""
    own = tomllib.loads(block.body)
    if not any(isinstance(value, dict) for value in own.values()):
        return own
    from partnering_tui.storage.edited_toml import read_for_editing

    return read_for_editing(block.body)


def _is_open(written: Any) -> bool:
    if not isinstance(written, Mapping):
        return False
    from partnering_tui.storage.edited_toml import is_open

    return is_open(written)


def _plain(written: Any) -> Any:
    return written.unwrap() if hasattr(written, "unwrap") else written
