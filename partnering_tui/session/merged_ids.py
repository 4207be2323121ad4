"""Before two edits are merged: one id must mean one thing, and one thing must stand in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnering_tui.session.record import Row, Tree, as_table, tables_in
from partnering_tui.session.session import unique_id

Sides = tuple[Tree, Tree, Tree]
"""The base, our tree and theirs."""

_BY_PARTNER = {
    **dict.fromkeys(("by_partner", "positions", "reservations", "mandates", "people", "consented", "words"), 0),
    **dict.fromkeys(("cells", "scores", "comments"), 1),
}
"""Tables keyed by partner, and how many levels of other keys stand above the partners."""
_NAMES_PARTNERS = ("present", "partner", "masked")
"""Keys whose values are ids of partners."""


def with_partners_apart(base: Tree, ours: Tree, theirs: Tree) -> Sides:
    """The sides, with other ids for partners of theirs that got, by chance of their names, the ids of others of ours.

    Partners who joined on both sides under one id are the same if their names are; else both sit at the table.
    """
    known = {row["id"] for row in _partners(base)}
    mine = {row["id"]: row for row in _partners(ours)}
    added = {_name(row): row["id"] for row in mine.values() if row["id"] not in known}
    taken = {*known, *mine, *(row["id"] for row in _partners(theirs))}
    ids: dict[str, str] = {}
    for row in _partners(theirs):
        twin = mine.get(row["id"])
        if row["id"] in known or twin is None or _name(twin) == _name(row):
            continue
        ids[row["id"]] = added.get(_name(row)) or unique_id(row["id"], taken)
        taken.add(ids[row["id"]])
    return (base, ours, _renamed(theirs, ids) if ids else theirs)


def same_places_of_kept(sides: Sides) -> Sides:
    """The sides, with each answer that one of them keeps, since its workshop asks no more, kept by all three.

    An answer that one side brought back from there is brought back by all three.
    """
    places = [{key: top for top in ("kept", "answers") for key in as_table(tree.get(top))} for tree in sides]
    was, our, their = places
    moved = {key for key in was.keys() & our.keys() & their.keys() if len({was[key], our[key], their[key]}) > 1}
    moved = {
        key
        for key in moved
        if not any(key in as_table(tree.get("kept")) and key in as_table(tree.get("answers")) for tree in sides)
    }
    if not moved:
        return sides
    wanted = {key: our[key] if our[key] != was[key] else their[key] for key in moved}
    return (_moved(sides[0], wanted), _moved(sides[1], wanted), _moved(sides[2], wanted))


def _moved(tree: Tree, wanted: Mapping[str, str]) -> Tree:
    moved = dict(tree)
    for key, top in wanted.items():
        other = "answers" if top == "kept" else "kept"
        if key in as_table(moved.get(other)):
            answer = moved[other][key]
            moved[other] = {name: said for name, said in moved[other].items() if name != key}
            moved[top] = {**as_table(moved.get(top)), key: answer}
    return moved


def _partners(tree: Tree) -> list[Row]:
    return [row for row in tables_in(tree.get("partners")) if isinstance(row.get("id"), str)]


def _name(row: Row) -> str:
    return " ".join(str(row.get("name", "")).casefold().split())


def _renamed(tree: Tree, ids: Mapping[str, str]) -> Tree:
    """The tree with other ids for some partners, wherever they are named."""
    renamed = {key: _in_value(key, value, ids) for key, value in tree.items()}
    renamed["partners"] = [
        row | {"id": ids.get(row["id"], row["id"])} if isinstance(row, dict) and isinstance(row.get("id"), str) else row
        for row in tree["partners"]
    ]
    return renamed


def _in_value(key: str, value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        if key in _BY_PARTNER:
            return _in_keys(value, ids, _BY_PARTNER[key])
        return {inner: _in_value(inner, one, ids) for inner, one in value.items()}
    if isinstance(value, list):
        if key in _NAMES_PARTNERS:
            return [ids.get(one, one) if isinstance(one, str) else one for one in value]
        return [_in_value("", one, ids) for one in value]
    return ids.get(value, value) if key in _NAMES_PARTNERS and isinstance(value, str) else value


def _in_keys(table: Tree, ids: Mapping[str, str], levels: int) -> Tree:
    if levels:
        return {key: _in_keys(one, ids, levels - 1) if isinstance(one, dict) else one for key, one in table.items()}
    return {ids.get(key, key): value for key, value in table.items()}
