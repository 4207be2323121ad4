"""TOML that a person wrote, edited in place: what stays the same keeps its form and its comments."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable

from partnering_tui.session.record import Tree
from partnering_tui.storage.toml_values import says_the_same, value_text


def read_for_editing(body: str) -> MutableMapping[str, Any]:
    """The keys and values, which know how they are written."""
    return tomlkit.parse(body)


def is_open(value: object) -> bool:
    """Whether it is a table written with dotted keys, which tables elsewhere in the file may extend."""
    return isinstance(value, Mapping) and not isinstance(value, InlineTable)


def edited(body: str, says: Tree) -> str:
    """The body made to say this, as far as that can be done in place; who calls reads it back."""
    document = tomlkit.parse(body)
    try:
        _make_say(document, says)
        return tomlkit.dumps(document)
    except (TOMLKitError, LookupError, TypeError, ValueError, AttributeError, AssertionError):
        # Some unusual forms cannot be edited in place; the body is then written anew.
        return ""


def _make_say(table: MutableMapping[str, Any], says: Mapping[str, Any]) -> None:
    for key in [key for key in table if key not in says]:
        del table[key]
    for key, value in says.items():
        if key not in table:
            table[key] = _item(value, table)
            continue
        item = table[key]
        if says_the_same(_plain(item), value):
            continue
        if isinstance(item, MutableMapping) and isinstance(value, dict):
            _make_say(item, value)
        elif isinstance(item, Array) and _are_rows(item) and _are_rows(value) and _keep_their_order(item, value):
            _make_rows_say(item, value)
        else:
            table[key] = _item(value, table)


def _make_rows_say(array: Array, rows: list[Tree]) -> None:
    """Edit an inline list of tables row by row, so that a remark stays beside its row."""
    wanted = {row["id"] for row in rows}
    for index in reversed(range(len(array))):
        if array[index]["id"] not in wanted:
            del array[index]
    for index, row in enumerate(rows):
        if index < len(array) and array[index]["id"] == row["id"]:
            _make_say(array[index], row)
        else:
            array.insert(index, _item(row, {}))


def _keep_their_order(array: Array, rows: list[Tree]) -> bool:
    """Whether the rows that were there and still are follow one another as they did."""
    before, after = [row["id"] for row in array], [row["id"] for row in rows]
    return [row_id for row_id in before if row_id in after] == [row_id for row_id in after if row_id in before]


def _item(value: Any, table: Mapping[str, Any]) -> Any:
    return tomlkit.value(value_text(value, inline=isinstance(table, InlineTable)))


def _are_rows(value: Any) -> bool:
    return bool(value) and all(isinstance(row, Mapping) and isinstance(row.get("id"), str) for row in value)


def _plain(item: Any) -> Any:
    return item.unwrap() if hasattr(item, "unwrap") else item
