"""An answer at a glance: days in words, lists as their points; of one that is not whole, what is missing first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from partnering_tui.session.glance import at_a_glance, missing_at_a_glance
from partnering_tui.session.record import Record
from partnering_tui.session.session import Partner
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Question, Workshop
from tests.session.builders import a_question, a_session, a_workshop

Told = Callable[[Record, Workshop, Question, tuple[Partner, ...]], str]


def whole(question: Question, answers: dict[str, Any], *others: Question, told: Told = at_a_glance) -> str:
    workshop = a_workshop(*others, question)
    session = a_session("County", "Lakewater", workshop=workshop)
    session.tree |= {"answers": answers}
    return told(session, workshop, question, session.partners)


def glance(question: Question, answers: dict[str, Any], *others: Question) -> str:
    return whole(question, answers, *others, told=missing_at_a_glance)


def test_of_a_matrix_it_is_how_many_cells_of_all_are_filled() -> None:
    matrix = a_question("matrix", rows="t", cell={"kind": "text"})
    answers = {"t": {"rows": [{"id": "r1", "name": "Kiosks"}]}, "q": {"cells": {"r1": {"county": "Progress"}}}}
    assert glance(matrix, answers, a_question("table", id="t")) == "1 of 2 filled in"


def test_of_statements_those_that_are_open_are_counted_first() -> None:
    rows = [
        {"id": "s1", "name": "Open books", "positions": {"county": "support", "lakewater": "accept"}},
        {"id": "s2", "name": "One voice", "positions": {"county": "block", "lakewater": "accept"}},
        {"id": "s3", "name": "Calm", "positions": {"county": "support"}},
    ]
    assert glance(a_question("agreement"), {"q": {"rows": rows}}) == "1 open · 1 not agreed · 1 agreed"


def test_a_day_is_said_in_words() -> None:
    assert whole(a_question("date"), {"q": {"value": date(2026, 11, 12)}}) == "12 November 2026"
    by_partner = {"q": {"by_partner": {"county": date(2027, 1, 3)}}}
    assert whole(a_question("date", per="partner"), by_partner) == "County 3 January 2027"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("- No sewers\n- No dams", "No sewers · No dams"),
        ("We leave out:\n* sewers", "We leave out: · sewers"),
        ("-5 degrees\nor less", "-5 degrees or less"),
    ],
)
def test_of_a_list_its_points_are_seen_and_not_their_signs(typed: str, seen: str) -> None:
    assert whole(a_question("long_text"), {"q": {"value": typed}}) == seen


def test_a_matrix_says_how_much_of_it_is_filled_in() -> None:
    matrix = a_question("matrix", rows="t", cell={"kind": "text"})
    rows = {"rows": [{"id": "r1", "name": "Kiosks"}]}
    half = {"t": rows, "q": {"cells": {"r1": {"county": "Progress"}}}}
    full = {"t": rows, "q": {"cells": {"r1": {"county": "Progress", "lakewater": "Sales"}}}}
    assert whole(matrix, half, a_question("table", id="t")) == "1 of 2 filled in"
    assert whole(matrix, full, a_question("table", id="t")) == "all 2 filled in"


def test_cells_of_rows_and_partners_that_are_gone_do_not_count() -> None:
    matrix = a_question("matrix", rows="t", cell={"kind": "text"})
    cells = {"r1": {"county": "Progress", "gone": "Sales"}, "gone": {"county": "Sales"}, "r2": "no table"}
    answers = {"t": {"rows": [{"id": "r1"}, {"id": "r2"}]}, "q": {"cells": cells}}
    assert whole(matrix, answers, a_question("table", id="t")) == "1 of 4 filled in"


def test_a_matrix_of_fixed_rows_counts_them_too() -> None:
    matrix = a_question("matrix", rows=({"id": "data", "label": "Data"},), cell={"kind": "text"})
    assert whole(matrix, {"q": {"cells": {"data": {"county": "Maps"}}}}) == "1 of 2 filled in"


class Unread:
    """A label that nobody may ask for."""

    def __str__(self) -> str:
        raise AssertionError


def test_of_a_matrix_only_the_cells_that_stand_there_are_looked_at_and_no_label(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[object] = []

    def watched(value: object) -> bool:
        looked_at.append(value)
        return is_empty(value)

    monkeypatch.setattr("partnering_tui.session.glance.is_empty", watched)
    rows = [{"id": f"r{number}", "name": Unread()} for number in range(100)]
    answers = {"t": {"rows": rows}, "q": {"cells": {"r7": {"county": "Progress"}}}}
    matrix = a_question("matrix", rows="t", cell={"kind": "text"})
    assert whole(matrix, answers, a_question("table", id="t")) == "1 of 200 filled in"
    assert looked_at == ["Progress"]
