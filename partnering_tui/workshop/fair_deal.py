"""The fair deal: the answers that are read together must be of the right kinds, public, and belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from partnering_tui.errors import Fault
from partnering_tui.frozen import dataclass
from partnering_tui.workshop.kinds import KINDS_WITH_ROWS
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.workshop_text import Entry, WorkshopText


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What kind of question a key has to name."""

    called: str
    is_one: Callable[[Entry], bool]
    rows_of: str = ""
    """The key that names the table whose rows it must have."""


def _is_table(question: Entry) -> bool:
    return question.text("kind") in KINDS_WITH_ROWS and "per" not in question.keys


def _is_per_partner(question: Entry) -> bool:
    return question.keys.get("per") == "partner"


def _is_table_per_partner(question: Entry) -> bool:
    return question.text("kind") == "table" and _is_per_partner(question)


def _is_matrix(question: Entry) -> bool:
    return question.text("kind") == "matrix"


def _is_raci(question: Entry) -> bool:
    return _is_matrix(question) and question.keys.get("rule") == "raci"


_QUESTIONS: Mapping[str, _Wanted] = {
    "objectives": _Wanted("a table", _is_table),
    "value": _Wanted("a matrix", _is_matrix, "objectives"),
    "contributions": _Wanted("a table that is asked per partner", _is_table_per_partner),
    "commitments": _Wanted("a question that is asked per partner", _is_per_partner),
    "activities": _Wanted("a table", _is_table),
    "roles": _Wanted('a matrix with rule = "raci"', _is_raci, "activities"),
}
_COLUMNS: Mapping[str, str] = {"measure": "objectives", "owner": "objectives", "uses": "activities"}
"""Keys that name columns, and the key that names their table."""


def fair_deal_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every key under `[fair_deal]` that names what is not there, or is not what it is taken for."""
    deal = text.whole.entry("fair_deal")
    if deal is None:
        return
    asked = text.asked
    for key, wanted in _QUESTIONS.items():
        name = deal.text(key)
        if name and name not in text.ids_in_unread - asked.keys():
            yield from _faults_of_question(text, deal, key, wanted, asked)
    for key, table in _COLUMNS.items():
        if key in deal.keys:
            yield from _faults_of_columns(text, deal, key, table, asked)


def _faults_of_question(
    text: WorkshopText, deal: Entry, key: str, wanted: _Wanted, asked: Mapping[str, Entry]
) -> Iterator[Fault]:
    name, path = deal.text(key), (*deal.path, key)
    fitting = [id_ for id_, entry in asked.items() if wanted.is_one(entry) and entry.keys.get("private") is not True]
    known = f"There are: {listed(fitting)}." if fitting else f"Ask {wanted.called} in a step, or delete '{key}'."
    question = asked.get(name)
    if question is None:
        yield text.fault(path, f"There is no question '{name}'.", did_you_mean(name, fitting, known))
    elif not wanted.is_one(question):
        yield text.fault(path, f"The question '{name}' is not {wanted.called}.", known)
    elif question.keys.get("private") is True:
        yield text.fault(path, f"The question '{name}' is private: what is found would give its answer away.", known)
    elif wanted.rows_of and question.text("rows") != deal.text(wanted.rows_of):
        table = deal.text(wanted.rows_of)
        if table:
            message = f"The matrix '{name}' does not have the rows of '{table}'."
        else:
            message = f"'{key}' cannot be looked at without '{wanted.rows_of}'."
        rows = question.text("rows")
        yield text.fault(path, message, f'Write: {wanted.rows_of} = "{rows or "the id of its table"}"')


def _faults_of_columns(
    text: WorkshopText, deal: Entry, key: str, table: str, asked: Mapping[str, Entry]
) -> Iterator[Fault]:
    path, name = (*deal.path, key), deal.text(table)
    if not name:
        yield text.fault(path, f"'{key}' names columns of no table.", f'Add: {table} = "the id of a table"')
        return
    question = asked.get(name)
    if question is None:
        return
    columns = [column.text("id") for column in question.entries("columns")]
    given = deal.keys.get(key)
    for position, column in enumerate(given if isinstance(given, tuple) else (given,)):
        if isinstance(column, str) and column not in columns:
            at = (*path, position) if isinstance(given, tuple) else path
            otherwise = f"Its columns are: {listed(columns)}."
            message = f"The table '{name}' has no column '{column}'."
            yield text.fault(at, message, did_you_mean(column, columns, otherwise))
