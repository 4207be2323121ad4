"""Whatever a hand wrote under an answer: either the file is refused with a line, or what is typed into it is saved."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from partnering_tui.errors import FaultyFile
from partnering_tui.session import edits
from partnering_tui.session.answers import value_path
from partnering_tui.session.ballot_in_hand import give_mark
from partnering_tui.session.record import Path as TreePath
from partnering_tui.session.record import Row, Tree
from partnering_tui.session.shapes import holder
from partnering_tui.session.sheet import RatingsSheet, TableSheet, sheet_of
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.session_file import SessionFile, open_session, private_path_of
from partnering_tui.workshop.definition import GRID_KINDS, Question
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.storage.hands import Hand

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TWELVE_STEPS = load_workshop(shipped_workshops() / "twelve-steps")
ONE_OF_EACH = {(asked.kind, asked.per, asked.private): asked for asked in reversed(TWELVE_STEPS.questions.values())}

HEAD: Tree = {
    "format": 1,
    "session": {"id": "x", "title": "T", "workshop": "twelve-steps"},
    "partners": [{"id": "county", "name": "County"}, {"id": "lake", "name": "Lake"}],
}
TYPED = ("typed", "typed\non two lines", 4)
PLAIN = st.sampled_from(["", "x", "later", "a\nb", 0, 3, -1.5, True, date(2026, 3, 4), NOW])


ANYTHING = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "county", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
PARTNERS = st.sampled_from(["county", "county", "lake", "gone"])


def mostly(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What belongs there, or now and then anything else."""
    return st.integers(0, 4).flatmap(lambda number: right if number else ANYTHING)


def tables(keys: st.SearchStrategy[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return mostly(st.dictionaries(keys, values, max_size=3))


def answers_to(question: Question) -> st.SearchStrategy[Tree]:
    """Answers in about the right shape, in which anything can be something else."""
    by_partner = tables(PARTNERS, mostly(PLAIN))
    row_ids = st.sampled_from([row.id for row in question.rows[:2] if not isinstance(row, str)] or ["a"])
    indicators = st.sampled_from([one.id for one in question.indicators[:2]] or ["a"])
    columns = st.sampled_from([column.id for column in question.columns[:2]] or ["a"])
    rows = mostly(st.lists(st.builds(dict.__or__, _row_of(by_partner), _of_columns(columns)), max_size=2))
    modes = st.sampled_from([{"mode": "named"}, {"mode": "named"}, {"mode": "coded"}, {}])
    rounds = mostly(st.lists(st.builds(dict.__or__, _row_of(tables(indicators, by_partner)), modes), max_size=2))
    answers = {
        "value": mostly(PLAIN),
        "rows": rows,
        "rounds": rounds,
        "cells": tables(row_ids, by_partner),
        "by_partner": tables(PARTNERS, rows if question.kind == "table" else mostly(PLAIN)),
    }
    others = {key: st.just(3) if key == "state" else ANYTHING for key in ("state", "remark")}
    return st.fixed_dictionaries({holder(question): answers[holder(question)]}, optional=others)


def _row_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Tree]:
    keys = ("positions", "reservations", "scores", "comments")
    return st.fixed_dictionaries({}, optional={"id": mostly(st.sampled_from(["a", "b"])), **dict.fromkeys(keys, inner)})


def _of_columns(columns: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    return st.dictionaries(columns, mostly(PLAIN), max_size=2)


def opened(path: Path) -> SessionFile:
    """The session opened as `open_with_workshop` does it, without loading the workshop each time."""
    file = open_session(path)
    refuse_misshapen_answers(file, TWELVE_STEPS)
    file.put_in_order_of(TWELVE_STEPS)
    return file


@pytest.mark.parametrize("question", ONE_OF_EACH.values(), ids=lambda question: question.id)
@settings(
    deadline=None, max_examples=40, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(data=st.data())
def test_what_is_typed_is_saved_or_the_file_is_refused(question: Question, data: st.DataObject) -> None:
    answer = data.draw(answers_to(question), label="answer")
    seed = data.draw(st.integers(0, 99), label="hand")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        given_there: Tree = {"answers": {question.id: answer}}
        if question.private:
            private_path_of(path).write_text(written(seed, {"format": 1} | given_there), encoding="utf-8")
        path.write_text(written(seed, HEAD if question.private else HEAD | given_there), encoding="utf-8")
        try:
            file = opened(path)
        except FaultyFile as fault:
            refused_at = fault.place.line
        else:
            type_and_read_back(file, question, data)
            return
        assert refused_at


def type_and_read_back(file: SessionFile, question: Question, data: st.DataObject) -> None:
    """Type into some places, save, and find all of it in the file."""
    book = Workbook(TWELVE_STEPS, file.session, file.notes, on_change=file.remember)
    typed = [type_something(book, question, data) for _ in range(data.draw(st.integers(1, 3), label="edits"))]
    file.save()
    again = opened(file.path)
    read = again.notes if question.private else again.session
    for place, value in dict(typed).items():
        assert book.record_of(question).get(place) == value
        assert read.get(place) == value


def written(seed: int, tree: Tree) -> str:
    return Hand(Random(seed)).write(tree)


def type_something(book: Workbook, question: Question, data: st.DataObject) -> tuple[TreePath, Any]:
    """Type into one of the places that a screen offers; where that was, and what is to stand there."""
    record = book.record_of(question)
    partner = data.draw(st.sampled_from([one.id for one in book.session.partners]), label="partner")
    if question.kind not in GRID_KINDS:
        place, value = value_path(question, partner), data.draw(st.sampled_from(TYPED), label="typed")
        book.make(edits.answer(record, question, place[2:], value))
        return place, value
    sheet = sheet_of(record, book.workshop, question, book.session.partners, partner=partner)
    if isinstance(sheet, TableSheet) and (not len(sheet) or data.draw(st.booleans(), label="adds a row")):
        column, value = question.columns[0].id, data.draw(st.sampled_from(TYPED), label="typed")
        change = edits.add_row(record, question, sheet.list_place, {column: value})
        book.make(change)
        return (*change.puts[0].path, column), value
    if isinstance(sheet, RatingsSheet) and sheet.in_confidence:
        return give_a_ballot(book, question, sheet.round, partner)
    row = data.draw(st.integers(0, len(sheet) - 1), label="row")
    column = data.draw(
        st.sampled_from([at for at in range(len(sheet.columns)) if sheet.place(row, at)]), label="column"
    )
    return type_into(book, question, sheet.place(row, column), data.draw(st.sampled_from(TYPED), label="typed"))


def give_a_ballot(book: Workbook, question: Question, round_: Row, partner: str) -> tuple[TreePath, Any]:
    """Vote in a round that is held in confidence, sealed for that, always on the same line."""
    line, round_id = question.indicators[0].id, str(round_["id"])
    round_["sealed"] = True
    book.make(give_mark(book.session, question, round_id, partner, line, 2))
    return ("answers", question.id, "rounds", round_id, "scores", line, partner), 2


def type_into(book: Workbook, question: Question, place: TreePath, value: Any) -> tuple[TreePath, Any]:
    """Type into a cell of a grid."""
    record = book.record_of(question)
    if question.kind == "ratings":
        book.make(edits.score(record, question, place, value, NOW))
        place = ("rounds", str(record.rows(("answers", question.id, "rounds"))[-1]["id"]), *place[2:])
    else:
        book.make(edits.answer(record, question, place, value))
    return ("answers", question.id, *place), value
