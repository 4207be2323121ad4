"""What each kind of question needs, and which keys belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from partnering_tui.errors import Fault
from partnering_tui.workshop.definition import GRID_KINDS, ID_PATTERN, SIMPLE_KINDS
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.wording import well_formed
from partnering_tui.workshop.workshop_text import Entry, WorkshopText

KINDS_WITH_ROWS = frozenset({"table", "agreement"})
"""Kinds whose rows a matrix can have."""

_KEYS_OF_KINDS: dict[str, frozenset[str]] = {
    "choice": frozenset({"options"}),
    "choices": frozenset({"options"}),
    "scale": frozenset({"scale"}),
    "table": frozenset({"columns", "take_from", "reminds"}),
    "agreement": frozenset({"columns"}),
    "matrix": frozenset({"rows", "cell", "rule"}),
    "ratings": frozenset({"indicators", "scale"}),
}
"""The keys that only some kinds have, by kind."""
_OPTIONAL = frozenset({"rows", "cell", "rule", "take_from", "reminds"})
"""Those of them that are not always there; what a matrix needs is looked at on its own."""

_AS_WRITTEN = {
    "options": 'options = [{ id = "cash", label = "Cash" }, …]',
    "scale": 'scale = "the name of a scale in workshop.toml"',
    "columns": 'columns = [{ id = "claim", kind = "text", label = "Claim" }, …]',
    "indicators": 'indicators = [{ id = "shared_purpose", label = "Shared purpose" }, …]',
    "rows": 'rows = "the id of an earlier table", or a list of rows',
}


def kind_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every key that a question lacks or should not have, being of its kind, and scales and rows that are not there."""
    tables = {entry.text("id"): entry for entry in text.questions if entry.text("kind") in KINDS_WITH_ROWS}
    order = {entry.text("id"): position for position, entry in reversed(list(enumerate(text.questions)))}
    for position, question in enumerate(text.questions):
        kind = question.text("kind")
        yield from _faults_of_keys(text, question)
        for column in question.entries("columns"):
            yield from _faults_of_keys(text, column)
        if kind == "matrix":
            yield from _matrix_faults(text, question)
            yield from _faults_of_rows(text, question, position, tables, order)
        if question.keys.get("per") == "partner" and kind in GRID_KINDS - {"table"}:
            yield text.fault(
                (*question.path, "per"),
                f"A question of kind '{kind}' cannot be asked per partner.",
                "Delete 'per': it has a place for each partner already.",
            )


def scale_faults(text: WorkshopText) -> Iterator[Fault]:
    """Scales whose name or levels are out of order."""
    scales = text.whole.entry("scales")
    for name in scales.keys if scales else ():
        scale = scales.entry(name) if scales else None
        if scale is None:
            continue
        if not _is_well_formed(name):
            yield text.fault(scale.path, f"The name '{name}' is malformed.", f"Use for example '{well_formed(name)}'.")
        levels = [(level, level.keys.get("value")) for level in scale.entries("levels")]
        for (_, lower), (level, value) in pairwise(levels):
            if isinstance(lower, int) and isinstance(value, int) and value <= lower:
                yield text.fault(
                    (*level.path, "value"),
                    f"The level {value} stands after the level {lower}.",
                    "Give each level another value, and write them from the lowest to the highest.",
                )


def _is_well_formed(id_: str) -> bool:
    return re.fullmatch(ID_PATTERN, id_) is not None


def _faults_of_keys(text: WorkshopText, asked: Entry) -> Iterator[Fault]:
    """Faults of a question, column or cell that come from its kind alone."""
    kind = asked.text("kind")
    if kind not in SIMPLE_KINDS | GRID_KINDS:
        return
    own = _KEYS_OF_KINDS.get(kind, frozenset())
    for needed in own - _OPTIONAL:
        if not asked.keys.get(needed) and not _has_wrong_type(asked.keys.get(needed)):
            yield text.fault(
                (*asked.path, needed),
                f"The kind '{kind}' needs {needed}.",
                f"Add: {_AS_WRITTEN[needed]}",
            )
    for key in asked.keys:
        if key not in own and any(key in keys for keys in _KEYS_OF_KINDS.values()):
            kinds = [kind for kind, keys in _KEYS_OF_KINDS.items() if key in keys]
            yield text.fault(
                (*asked.path, key),
                f"The key '{key}' does not belong to the kind '{kind}'.",
                f"Delete it, or change the kind: {listed(kinds)}.",
            )
    if "scale" in own:
        yield from _unknown_scale(text, asked)


def _has_wrong_type(value: object) -> bool:
    return value is not None and not isinstance(value, str | tuple)


def _unknown_scale(text: WorkshopText, asked: Entry) -> Iterator[Fault]:
    name = asked.text("scale")
    scales = text.whole.entry("scales")
    known = list(scales.keys) if scales else []
    if name and name not in known and text.main is not None:
        otherwise = f"The scales are: {listed(known)}." if known else "Define it in workshop.toml."
        yield text.fault((*asked.path, "scale"), f"There is no scale '{name}'.", did_you_mean(name, known, otherwise))


def _matrix_faults(text: WorkshopText, matrix: Entry) -> Iterator[Fault]:
    cell = matrix.entry("cell")
    if not matrix.keys.get("rows") and not _has_wrong_type(matrix.keys.get("rows")):
        yield text.fault((*matrix.path, "rows"), "The kind 'matrix' needs rows.", f"Add: {_AS_WRITTEN['rows']}")
    if "cell" not in matrix.keys and "rule" not in matrix.keys:
        yield text.fault(
            matrix.path,
            "The kind 'matrix' needs a cell or a rule.",
            'Add: cell = { kind = "text" }, or: rule = "raci"',
        )
    if cell is not None:
        yield from _faults_of_keys(text, cell)


def _faults_of_rows(
    text: WorkshopText, matrix: Entry, position: int, tables: dict[str, Entry], order: dict[str, int]
) -> Iterator[Fault]:
    """Faults of a matrix that takes its rows from another question."""
    name = matrix.text("rows")
    if not name or name in text.ids_in_unread - order.keys():
        return
    path = (*matrix.path, "rows")
    if name not in order:
        yield text.fault(path, f"There is no question '{name}'.", did_you_mean(name, tables, _tables_are(tables)))
    elif name not in tables:
        yield text.fault(path, f"The question '{name}' has no rows: it is no table.", _tables_are(tables))
    elif order[name] >= position:
        yield text.fault(path, f"The table '{name}' is asked later than this matrix.", "Move one of the two.")
    elif tables[name].keys.get("private") is True:
        yield text.fault(path, f"The table '{name}' is private.", "Take the rows of a table that everyone may see.")
    elif "per" in tables[name].keys:
        yield text.fault(
            path, f"The table '{name}' is asked per partner, so its rows differ.", "Take the rows of another table."
        )


def _tables_are(tables: dict[str, Entry]) -> str:
    return f"The tables are: {listed(tables)}." if tables else "Ask a table before it, or write a list of rows."
