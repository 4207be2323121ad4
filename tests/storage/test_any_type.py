"""Any type at any key of a session: never a crash in check, summary or opening, and a fault with a line for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.errors import Fault, FaultyFile, NewerFormat
from partnering_tui.session.glance import at_a_glance
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.session_checks import check_session
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.storage.toml_values import value_text
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

TWELVE_STEPS = load_workshop(shipped_workshops() / "twelve-steps")
INDICATOR = TWELVE_STEPS.questions["health_check"].indicators[0].id
ROW = TWELVE_STEPS.questions["ways_of_working"].rows[0].id  # type: ignore[union-attr]  # its rows are a fixed list

WELL: dict[str, Any] = tomllib.loads(f"""
format = 1
[session]
id = "x"
title = "T"
workshop = "twelve-steps"
workshop_version = 1
created = 2026-03-04T09:00:00Z
status = "open"
[[partners]]
id = "county"
name = "Kisumu County"
short = "County"
sector = "public"
[[partners]]
id = "lake"
name = "Lake"
[[sittings]]
id = "s"
started = 2026-03-04T09:00:00Z
ended = 2026-03-04T12:00:00Z
present = ["county", "lake"]
[[decisions]]
id = "d"
wording = "We try"
reason = "To see"
decided = 2026-03-04
present = ["county"]
sitting = "s"
[[actions]]
id = "a"
text = "Call"
owner = "county"
due = 2026-03-04
done = true
step = "objectives"
question = "vision"
[[parking_lot]]
id = "p"
text = "Fees"
[answers.problem]
value = "Too few"
state = "later"
note = "soon"
[answers.vision]
value = "Water"
[answers.coordinator_hours]
value = 3
[answers.legal_status]
value = "none"
[answers.relevance.by_partner]
county = 4
[answers.time_horizon.by_partner]
county = 2026-03-04
[[answers.needs.rows]]
id = "n"
need = "Water"
rank = 1
[[answers.existing_activities.rows]]
id = "e"
initiative = "Kiosks"
relation = "x"
[[answers.contributions.by_partner.county]]
id = "c"
resource = "A truck"
from_date = 2026-03-04
[[answers.principles.rows]]
id = "r"
principle = "We share"
asked = 2026-03-04
asked_as = "We share all"
positions = {{ county = "support", lake = "block" }}
reservations = {{ lake = "Not yet" }}
earlier = [{{ id = "q", asked = 2026-03-01, asked_as = "We", positions = {{ county = "accept" }} }}]
[answers.ways_of_working.cells.{ROW}]
county = "The board"
[[answers.activities.rows]]
id = "w"
activity = "Dig"
[answers.responsibilities.cells.w]
county = "A"
[[answers.health_check.rounds]]
id = "h"
date = 2026-03-04
mode = "named"
[answers.health_check.rounds.scores.{INDICATOR}]
county = 3
[answers.health_check.rounds.comments.{INDICATOR}]
county = "Fine"
[kept.old]
value = "x"
""")

ANY: list[Any] = ["odd", 7, float("nan"), True, time(9), [], ["x", [2]], [{"a": 1}], {"a": {"b": [1]}}]


def paths_in(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from paths_in(inner, (*path, key))


def with_value(node: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy in which another value stands at that path."""
    if not path:
        return value
    copy = node.copy()
    copy[path[0]] = with_value(node[path[0]], path[1:], value)
    return copy


def written(tree: dict[str, Any]) -> str:
    return "".join(f"{key} = {value_text(value, inline=True)}\n" for key, value in tree.items())


def everything_done_with(path: Path) -> list[Fault]:
    """Check the session, and if it can be opened, show it and make its document."""
    faults = check_session(path, TWELVE_STEPS)
    try:
        file = open_session(path)
        refuse_misshapen_answers(file, TWELVE_STEPS)
    except (FaultyFile, NewerFormat) as fault:
        told = fault.place.line, fault.title
    else:
        errors = [fault.message for fault in faults if fault.weight == "error"]
        assert errors in ([], ["'workshop' is missing."])
        show(file)
        return faults
    assert told in [(fault.place.line, fault.message) for fault in faults if fault.weight == "error"]
    return faults


def show(file: SessionFile) -> None:
    """Whatever the app shows of a session, and its document."""
    book = Workbook(TWELVE_STEPS, file.session, file.notes, on_change=file.remember)
    for question in TWELVE_STEPS.questions.values():
        book.state_of(question)
        at_a_glance(book.session, TWELVE_STEPS, question, book.session.partners)
    markdown(document(book.session, TWELVE_STEPS, today=date(2026, 3, 4)))


def test_the_session_that_is_spoilt_here_is_well(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    path.write_text(written(WELL), encoding="utf-8")
    assert [str(fault) for fault in everything_done_with(path) if "not one of" not in fault.message] == []


@pytest.mark.parametrize("at", list(paths_in(WELL)), ids=lambda at: ".".join(map(str, at)))
def test_no_type_at_any_key_is_a_crash(tmp_path: Path, at: tuple[str | int, ...]) -> None:
    path = tmp_path / "session.toml"
    for value in ANY:
        path.write_text(written(with_value(WELL, at, value)), encoding="utf-8")
        everything_done_with(path)


WRONG = [
    (("session", "created"), "soon", "'created': expected a date with a time, found text"),
    (("session", "workshop_version"), "1", "'workshop_version': expected a whole number, found text"),
    (("session", "workshop_version"), [1], "expected a whole number, found a list"),
    (("partners", 0, "sector"), [1], "'sector': expected text, found a list"),
    (("partners", 0, "sector"), 3, "'sector': expected text, found a number"),
    (("partners", 0, "name"), {"a": 1}, "'name': expected text, found a table"),
    (("partners", 0, "short"), True, "'short': expected text, found true"),
    (("sittings", 0, "started"), date(2026, 3, 4), "'started': expected a date with a time, found a date"),
    (("sittings", 0, "ended"), "late", "'ended': expected a date with a time, found text"),
    (("sittings", 0, "present"), "county", "'present': expected a list of ids, found text"),
    (("sittings", 0, "present"), [1], "'present': expected a list of ids, found a list"),
    (("decisions", 0, "wording"), ["x"], "'wording': expected text, found a list"),
    (("decisions", 0, "present"), {"a": 1}, "'present': expected a list of ids, found a table"),
    (("actions", 0, "due"), [1], "'due': expected a date or text, found a list"),
    (("actions", 0, "question"), {"a": 1}, "'question': expected text, found a table"),
    (("actions", 0, "owner"), 3, "'owner': expected text or a list, found a number"),
    (("parking_lot", 0, "text"), 3, "'text': expected text, found a number"),
    (("answers", "problem", "state"), [1], "There is no state"),
    (("answers", "problem", "note"), {"a": 1}, "'note': expected text, found a table"),
    (("answers", "problem", "value"), [1], "not text"),
    (("answers", "legal_status", "value"), [1], "not one of the choices"),
    (("answers", "relevance", "by_partner", "county"), [1], "not on the scale"),
    (("answers", "needs", "rows", 0, "rank"), [1], "not a number"),
    (("answers", "principles", "rows", 0, "positions", "lake"), [1], "There is no position"),
    (("answers", "principles", "rows", 0, "reservations", "lake"), [1], "'lake': expected text, found a list"),
    (("answers", "health_check", "rounds", 0, "date"), "soon", "'date': expected a date, found text"),
    (("answers", "health_check", "rounds", 0, "mode"), 3, "'mode': expected text, found a number"),
    (("answers", "health_check", "rounds", 0, "scores", INDICATOR, "county"), [1], "is not on the scale"),
    (("answers", "health_check", "rounds", 0, "comments", INDICATOR, "county"), 3, "'county': expected text"),
]


@pytest.mark.parametrize(("at", "value", "message"), WRONG, ids=lambda one: str(one)[:60])
def test_a_wrong_type_is_a_warning_with_its_line(
    tmp_path: Path, at: tuple[str | int, ...], value: Any, message: str
) -> None:
    path = tmp_path / "session.toml"
    path.write_text(written(with_value(WELL, at, value)), encoding="utf-8")
    fault = next(fault for fault in check_session(path, TWELVE_STEPS) if message in fault.message)
    assert fault.weight == "warning"
    assert fault.place.line == list(WELL).index(str(at[0])) + 1
