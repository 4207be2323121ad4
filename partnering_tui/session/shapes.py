"""The shape that an answer must have to hold what its kind of question asks: where tables, lists and values stand.

Only shapes: a value of the wrong type has a place, is shown, and is kept until somebody writes another over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from partnering_tui.session.record import Row
from partnering_tui.workshop.definition import GRID_KINDS, Question

Shape = Literal["a table", "a list of tables", "one value"]


HOLDERS = ("value", "rows", "rounds", "cells", "by_partner")
"""The keys under which answers stand, one for each kind."""


def holder(question: Question) -> str:
    """The key under which the answer to that question stands."""
    if question.is_per_partner:
        return "by_partner"
    grids = {"matrix": "cells", "ratings": "rounds", "table": "rows", "agreement": "rows"}
    return grids.get(question.kind, "value")


class Misshapen(NamedTuple):
    """Something in an answer that has another shape than its question needs."""

    keys: tuple[str | int, ...]
    """Where inside the answer it stands; rows by their position."""
    expected: Shape
    found: Any


def misshapen(question: Question, answer: Any) -> Iterator[Misshapen]:
    """Everything in an answer into which, or over which, nothing could be written without losing something."""
    if not isinstance(answer, dict):
        yield Misshapen((), "a table", answer)
    elif question.is_per_partner:
        given = answer.get("by_partner", {})
        yield from _tables(("by_partner",), given)
        if question.kind not in GRID_KINDS:
            yield from _values(("by_partner",), given)
            return
        for partner, rows in _pairs(given):
            yield from _rows(question, ("by_partner", partner), rows)
    elif question.kind not in GRID_KINDS:
        yield from _value(("value",), answer.get("value"))
    elif question.kind == "matrix":
        yield from _tables_of_values(("cells",), answer.get("cells", {}))
    elif question.kind == "ratings":
        rounds = answer.get("rounds", [])
        yield from _list(("rounds",), rounds)
        for position, ratings in _each(rounds):
            for key in ("scores", "comments"):
                yield from _tables_of_values(("rounds", position, key), ratings.get(key, {}))
    else:
        yield from _rows(question, ("rows",), answer.get("rows", []))


def columns_of_row(question: Question, row: Row) -> Iterable[tuple[str, Any]]:
    """What a row says in the columns that its question has."""
    return [(column.id, row[column.id]) for column in question.columns if column.id in row]


Keys = tuple[str | int, ...]


def _rows(question: Question, keys: Keys, rows: Any) -> Iterator[Misshapen]:
    yield from _list(keys, rows)
    for position, row in _each(rows):
        for column, value in columns_of_row(question, row):
            yield from _value((*keys, position, column), value)
        if question.kind == "agreement":
            yield from _said((*keys, position), row)
            earlier = row.get("earlier", [])
            yield from _list((*keys, position, "earlier"), earlier)
            for at, asking in _each(earlier):
                yield from _said((*keys, position, "earlier", at), asking)


def _said(keys: Keys, asking: Row) -> Iterator[Misshapen]:
    """What the partners said in one asking."""
    for key in ("positions", "reservations"):
        yield from _tables((*keys, key), asking.get(key, {}))
        yield from _values((*keys, key), asking.get(key, {}))


def _tables_of_values(keys: Keys, tables: Any) -> Iterator[Misshapen]:
    yield from _tables(keys, tables)
    for key, table in _pairs(tables):
        yield from _tables((*keys, key), table)
        yield from _values((*keys, key), table)


def _tables(keys: Keys, value: Any) -> Iterator[Misshapen]:
    if not isinstance(value, dict):
        yield Misshapen(keys, "a table", value)


def _list(keys: Keys, value: Any) -> Iterator[Misshapen]:
    if not isinstance(value, list):
        yield Misshapen(keys, "a list of tables", value)
        return
    for position, row in enumerate(value):
        yield from _tables((*keys, position), row)


def _values(keys: Keys, table: Any) -> Iterator[Misshapen]:
    for key, value in _pairs(table):
        yield from _value((*keys, key), value)


def _value(keys: Keys, value: Any) -> Iterator[Misshapen]:
    """A list of plain values is what a question with several choices has; in others it is a misfit, and shown."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value)):
        yield Misshapen(keys, "one value", value)


def _pairs(table: Any) -> list[tuple[str, Any]]:
    return list(table.items()) if isinstance(table, dict) else []


def _each(rows: Any) -> list[tuple[int, Row]]:
    return [(at, row) for at, row in enumerate(rows) if isinstance(row, dict)] if isinstance(rows, list) else []
