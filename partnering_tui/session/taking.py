"""Rows that are taken over from other tables, so that nobody types the same name twice."""

from __future__ import annotations

from collections.abc import Iterable

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_asked, rows_of, rows_path
from partnering_tui.session.record import ABSENT, Change, Put, Record, Row
from partnering_tui.session.session import Session, new_row_id
from partnering_tui.session.values import is_empty, name_key, shown
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True, slots=True)
class RowToTake:
    """A row of another table that this one does not have yet."""

    label: str
    """What it is called there, as it would be called here."""
    question: str
    """The id of the table in which it stands."""
    row_id: str


def rows_to_take(
    session: Session, workshop: Workshop, question: Question, *, record: Record | None = None
) -> list[RowToTake]:
    """The rows of the tables that a table takes from, which it does not have yet; each name once, in their order.

    Names that differ only in case or spaces are the same. `record` holds the table's own answer, if that is not the
    session.
    """
    known = {name_key(label) for label in _labels(record or session, workshop, question).values()}
    found: list[RowToTake] = []
    for source_id in question.take_from:
        source = workshop.questions.get(source_id)
        if source is None or source.private or not is_asked(session, workshop, source):
            continue
        for row_id, label in _labels(session, workshop, source).items():
            if name_key(label) not in known:
                known.add(name_key(label))
                found.append(RowToTake(label, source_id, row_id))
    return found


def take_rows(record: Record, question: Question, chosen: Iterable[RowToTake]) -> Change | None:
    """Add the chosen rows at the end of the table, all in one change; each gets its name and a new id."""
    path = rows_path(question)
    rows = record.rows(path)
    taken = {str(row.get("id")) for row in rows}
    puts: list[Put] = []
    for one in chosen:
        row: Row = {"id": new_row_id(taken), question.columns[0].id: one.label}
        taken.add(row["id"])
        puts.append(Put((*path, row["id"]), ABSENT, row, len(rows) + len(puts)))
    if not puts:
        return None
    what = "a row" if len(puts) == 1 else f"{len(puts)} rows"
    return Change(f"{what} taken over into {question.label}", tuple(puts), question.private, question.id)


def _labels(record: Record, workshop: Workshop, table: Question) -> dict[str, str]:
    """What the rows of a table are called, by their ids; those that have no name yet are left out."""
    first = table.columns[0]
    named = ((str(row.get("id", "")), row.get(first.id)) for row in rows_of(record, table))
    labels = {row_id: " ".join(shown(workshop, first, value).split()) for row_id, value in named if not is_empty(value)}
    return {row_id: label for row_id, label in labels.items() if label}
