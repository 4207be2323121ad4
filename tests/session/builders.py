"""Small workshops and sessions for the tests of this room."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.record import Change, Record
from partnering_tui.session.session import Session, new_partner, new_session
from partnering_tui.workshop.definition import Question, Workshop

COLUMNS = (
    {"id": "name", "kind": "text", "label": "Name", "needed": True},
    {"id": "due", "kind": "date", "label": "Due"},
)


def a_question(kind: str = "text", **more: Any) -> Question:
    """A question of that kind, with what its kind cannot do without."""
    parts: dict[str, Any] = {"id": "q", "kind": kind, "label": "The question"}
    if kind in ("table", "agreement"):
        parts["columns"] = COLUMNS
    if kind in ("choice", "choices"):
        parts["options"] = ({"id": "cash", "label": "Cash"}, {"id": "in-kind", "label": "In kind"})
    if kind in ("scale", "ratings"):
        parts["scale"] = "agreement"
    if kind == "ratings":
        parts["indicators"] = ({"id": "trust", "label": "Trust"}, {"id": "roles", "label": "Roles clear"})
    return Question.model_validate(parts | more)


def a_workshop(*questions: Question) -> Workshop:
    """A workshop of one step that asks these questions."""
    levels = tuple({"value": value, "label": f"Level {value}"} for value in range(1, 6))
    step = {
        "id": "step",
        "title": "Step",
        "minutes": 10,
        "questions": tuple(q.model_dump(by_alias=True) for q in questions),
    }
    parts = {"format": 1, "id": "small", "version": 1, "title": "Small", "steps": (step,)}
    return Workshop.model_validate(parts | {"scales": {"agreement": {"levels": levels}}})


def a_session(*partners: str, workshop: Workshop | None = None) -> Session:
    """A session with partners of these names."""
    rows: list[dict[str, Any]] = []
    for name in partners:
        rows.append(new_partner(name, taken={row["id"] for row in rows}))
    return new_session("Water", workshop or a_workshop(), rows)


def made(record: Record, change: Change | None) -> Change:
    """Make a change that there has to be."""
    assert change is not None
    record.apply(change)
    return change
