"""A record: a tree of plain TOML values, the paths into it, and the changes that can be made and taken back.

A path is a tuple of keys. Where a list of tables stands (partners, rows, rounds), the key is the `id` of one of them:
`("answers", "stakeholders", "rows", "m3x7", "influence")`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Enum
from typing import Any, Final

from partnering_tui.frozen import dataclass

Path = tuple[str, ...]
Tree = dict[str, Any]
Row = dict[str, Any]


class Absent(Enum):
    """The value of a place where nothing stands."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Put:
    """What stood at one path, and what stands there now."""

    path: Path
    before: Any
    after: Any
    at: int | None = None
    """For a row that comes or goes: where it stands in its list, counted from 0."""

    def reversed(self) -> Put:
        return Put(self.path, self.after, self.before, self.at)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit as a person would name it, which can be taken back."""

    label: str
    """In words, as undo tells it: "the row Safe kiosks removed"."""
    puts: tuple[Put, ...]
    private: bool = False
    """It is made in the private file."""
    question: str = ""
    """The id of the question that it answers, if it answers one."""

    def reversed(self) -> Change:
        """The change that takes this one back."""
        puts = tuple(put.reversed() for put in reversed(self.puts))
        return Change(self.label, puts, self.private, self.question)

    def joined_with(self, later: Change) -> Change | None:
        """Both as one, if both give the same place another value, as typing does; else None.

        What goes with that value (a wording and the positions on it) goes along. What is typed into a row that was
        just added belongs to adding it.
        """
        if not self.puts or not later.puts or self.private != later.private:
            return None
        first, second = self.puts[0], later.puts[0]
        is_one_row = first.at is not None and all(put.at is None for put in self.puts[1:])
        is_added_row = is_one_row and first.before is ABSENT
        if is_added_row and second.at is None and all(put.path[: len(first.path)] == first.path for put in later.puts):
            return self  # the row that it holds is the one that was written into
        if first.path != second.path or first.at is not None or second.at is not None:
            return None
        return Change(later.label, _one_after_the_other(self.puts, later.puts), self.private, self.question)


_LISTS = frozenset({"partners", "sittings", "decisions", "actions", "parking_lot", "versions", "conflicts"})


def _has_rows(path: Path) -> bool:
    """Whether what stands at that path, if anything does, is a list of rows."""
    match path:
        case (place,):
            return place in _LISTS
        case ("answers" | "kept", _, "rows" | "rounds") | ("answers" | "kept", _, "by_partner", _, "rows"):
            return True
    return False


@dataclass
class Record:
    """A tree of plain TOML values, changed only by changes."""

    tree: Tree = field(default_factory=dict)
    _places: dict[int, tuple[list[Any], dict[str, int]]] = field(default_factory=dict, repr=False, compare=False)
    """Where the rows of a list were last seen, by the list's identity: a hint that is checked before it is believed."""

    def get(self, path: Path, default: Any = ABSENT) -> Any:
        """What stands at that path, or the default."""
        node: Any = self.tree
        for key in path:
            node = self._child(node, key)
            if node is ABSENT:
                return default
        return node

    def table(self, path: Path) -> Mapping[str, Any]:
        """The table at that path; an empty one if there is none."""
        return as_table(self.get(path))

    def rows(self, path: Path) -> list[Row]:
        """The list of tables at that path; an empty one if there is none. Not to be changed."""
        return tables_in(self.get(path))

    def index_of(self, path: Path) -> int:
        """Where the row at that path stands in its list, counted from 0; -1 if it does not."""
        rows = self.get(path[:-1])
        return self._place_of(rows, path[-1]) if isinstance(rows, list) else -1

    def can_hold(self, path: Path) -> bool:
        """Whether a value can stand at that path: tables are made as needed, rows of a list have to be there."""
        node: Any = self.tree
        for depth, key in enumerate(path[:-1], 1):
            child = self._child(node, key)
            if child is ABSENT:
                return isinstance(node, dict) and not any(_has_rows(path[:to]) for to in range(depth, len(path) - 1))
            node = child
        return isinstance(node, dict)

    def apply(self, change: Change) -> None:
        """Make the change. Tables that it leaves empty go away; tables that it needs come."""
        for put in change.puts:
            self._put(put)

    def _put(self, put: Put) -> None:
        if put.at is not None:
            self._put_row(put)
        elif put.after is ABSENT:
            self._remove(put.path)
        else:
            self._table_for(put.path)[put.path[-1]] = put.after

    def _put_row(self, put: Put) -> None:
        if put.after is ABSENT:
            rows = self.get(put.path[:-1])
            del rows[self.index_of(put.path)]
            if not rows:
                self._remove(put.path[:-1])
            return
        parent = self._table_for(put.path[:-1])
        rows = parent.setdefault(put.path[-2], [])
        rows.insert(put.at, put.after)

    def _remove(self, path: Path) -> None:
        parent = self.get(path[:-1]) if len(path) > 1 else self.tree
        if not isinstance(parent, dict) or path[-1] not in parent:
            return
        del parent[path[-1]]
        if not parent and len(path) > 1:
            self._remove(path[:-1])

    def _table_for(self, path: Path) -> Tree:
        """The table that holds the last key of the path, made if it is not there."""
        node: Any = self.tree
        for key in path[:-1]:
            child = self._child(node, key)
            if child is ABSENT:
                child = node[key] = {}
            node = child
        table: Tree = node
        return table

    def _child(self, node: Any, key: str) -> Any:
        if isinstance(node, dict):
            return node.get(key, ABSENT)
        if isinstance(node, list) and (place := self._place_of(node, key)) >= 0:
            return node[place]
        return ABSENT

    def _place_of(self, rows: list[Any], row_id: str) -> int:
        """Where the row stands in the list, found at once if it was found before; -1 if it is not there."""
        _, places = self._places.get(id(rows), (rows, {}))
        place = places.get(row_id, -1)
        if 0 <= place < len(rows) and _is_row(rows[place], row_id):
            return place
        numbered = reversed(list(enumerate(rows)))
        places = {row["id"]: at for at, row in numbered if isinstance(row, dict) and isinstance(row.get("id"), str)}
        self._places[id(rows)] = rows, places
        return places.get(row_id, -1)


def put(
    record: Record, path: Path, value: Any, label: str, *, question: str = "", private: bool = False
) -> Change | None:
    """The change that gives one place a value (ABSENT: nothing); None if it says so already, or if its row is gone."""
    if not record.can_hold(path):
        return None
    before = record.get(path)
    if before is value or (before == value and type(before) is type(value)):
        return None
    return Change(label, (Put(path, before, value),), private, question)


def or_absent(value: Any) -> Any:
    """The value; ABSENT for what is not written: no value, an empty list, a table with nothing in it."""
    return ABSENT if value is None or value == [] or value == {} else value


def as_table(value: Any) -> Tree:
    """The value if it is a table; else an empty one."""
    return value if isinstance(value, dict) else {}


def tables_in(value: Any) -> list[Row]:
    """The tables in a list; none of whatever else stands there."""
    if not isinstance(value, list):
        return []
    if set(map(type, value)) <= {dict}:  # as nearly always, and ten thousand rows are passed on at every key
        return value.copy()
    return [one for one in value if isinstance(one, dict)]


def texts_in(value: Any) -> tuple[str, ...]:
    """The texts in a list, such as ids; none of whatever else stands there."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _one_after_the_other(earlier: tuple[Put, ...], later: tuple[Put, ...]) -> tuple[Put, ...]:
    """What both do, with one put for each place that both give a value."""
    puts = list(earlier)
    for put in later:
        same = [index for index, one in enumerate(puts) if one.path == put.path and one.at is None]
        if same and put.at is None:
            puts[same[0]] = Put(put.path, puts[same[0]].before, put.after)
        else:
            puts.append(put)
    return tuple(puts)


def paths_of(change: Change) -> Iterator[Path]:
    """The paths that a change touches."""
    return (put.path for put in change.puts)


def _is_row(row: Any, row_id: str) -> bool:
    return isinstance(row, dict) and row.get("id") == row_id
