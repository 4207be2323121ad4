"""Rows of other tables are offered once, and those chosen are taken over in one go."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from partnering_tui.session.session import Session
from partnering_tui.session.taking import RowToTake, rows_to_take, take_rows
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question, a_session, a_workshop


def a_plan(**answers: list[dict[str, Any]]) -> tuple[Workshop, Session]:
    """A plan that takes rows from goals and from a work plan, and a session with these rows."""
    workshop = a_workshop(
        a_question("table", id="goals"),
        a_question("table", id="plan", take_from=("goals", "work")),
        a_question("table", id="work"),
    )
    session = a_session("County", workshop=workshop)
    for question, rows in answers.items():
        numbered = [{"id": f"{question}{number}"} | row for number, row in enumerate(rows)]
        session.tree.setdefault("answers", {})[question] = {"rows": numbered}
    return workshop, session


def labels(workshop: Workshop, session: Session) -> list[str]:
    return [row.label for row in rows_to_take(session, workshop, workshop.questions["plan"])]


def test_rows_of_all_the_tables_named_are_offered_in_their_order() -> None:
    offered = a_plan(work=[{"name": "Permits"}], goals=[{"name": "Kiosks"}, {"name": "Jobs"}])
    assert labels(*offered) == ["Kiosks", "Jobs", "Permits"]


def test_what_the_table_has_already_is_not_offered_whatever_its_case_and_spaces() -> None:
    assert labels(*a_plan(plan=[{"name": "safe  KIOSKS "}], goals=[{"name": "Safe kiosks"}, {"name": "Jobs"}])) == [
        "Jobs"
    ]


def test_a_name_that_stands_in_two_tables_is_offered_once() -> None:
    assert labels(*a_plan(goals=[{"name": "Kiosks"}], work=[{"name": "kiosks"}])) == ["Kiosks"]


def test_rows_without_a_name_are_not_offered() -> None:
    assert labels(*a_plan(goals=[{"due": 1}, {"name": "  "}, {"name": "Two\nlines"}])) == ["Two lines"]


def test_each_offer_says_where_it_comes_from() -> None:
    workshop, session = a_plan(work=[{"name": "Permits"}])
    assert rows_to_take(session, workshop, workshop.questions["plan"]) == [RowToTake("Permits", "work", "work0")]


def test_the_chosen_rows_come_at_the_end_and_are_offered_no_more() -> None:
    workshop, session = a_plan(plan=[{"name": "First"}], goals=[{"name": "Kiosks"}, {"name": "Jobs"}])
    plan = workshop.questions["plan"]
    change = take_rows(session, plan, rows_to_take(session, workshop, plan))
    assert change is not None
    session.apply(change)
    assert [row["name"] for row in session.rows(("answers", "plan", "rows"))] == ["First", "Kiosks", "Jobs"]
    assert len({row["id"] for row in session.rows(("answers", "plan", "rows"))}) == 3
    assert labels(workshop, session) == []


def test_all_rows_that_were_taken_over_go_with_one_undo() -> None:
    workshop, session = a_plan(goals=[{"name": "Kiosks"}, {"name": "Jobs"}])
    book, plan = Workbook(workshop, session), workshop.questions["plan"]
    before = deepcopy(session.tree)
    book.make(take_rows(session, plan, rows_to_take(session, workshop, plan)))
    assert book.undo() is not None
    assert session.tree == before
    book.redo()
    assert [row["name"] for row in session.rows(("answers", "plan", "rows"))] == ["Kiosks", "Jobs"]


def test_taking_nothing_is_no_change() -> None:
    workshop, session = a_plan()
    assert take_rows(session, workshop.questions["plan"], []) is None
