"""Small workshops and sessions for the tests of this room, and the document that they write."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Document
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.workshop.definition import Question, Workshop

TODAY = date(2026, 3, 6)

COUNTY = {"id": "county", "name": "Kisumu County Government", "short": "County", "sector": "public"}
LAKEWATER = {"id": "lakewater", "name": "Lakewater Ltd", "short": "Lakewater", "sector": "business"}
BEACH = {"id": "beach", "name": "Beach Network", "sector": "community"}

AGREEMENT = {"value": 1, "label": "Disagree"}, {"value": 2, "label": "Partly agree"}, {"value": 3, "label": "Agree"}
RAG = (
    {"value": 1, "label": "Red: serious concern", "tone": "poor"},
    {"value": 2, "label": "Amber: some concern", "tone": "fair"},
    {"value": 3, "label": "Green: no concern", "tone": "good"},
)
FIVE = tuple({"value": value, "label": f"Step {value}"} for value in range(1, 6))


def a_question(kind: str = "text", id: str = "q", label: str = "The question", **more: Any) -> Question:
    """A question of that kind."""
    return Question.model_validate({"id": id, "kind": kind, "label": label} | more)


def columns(*labels: str, kind: str = "text") -> tuple[dict[str, Any], ...]:
    """Columns of one kind, whose ids are their labels in small letters."""
    return tuple({"id": label.lower().replace(" ", "_"), "kind": kind, "label": label} for label in labels)


def a_workshop(*questions: Question, summary: Any = None) -> Workshop:
    """A workshop of one step; unless an outline is given, its document has one section with all questions."""
    step = {
        "id": "step",
        "title": "Agree",
        "minutes": 10,
        "questions": tuple(question.model_dump(by_alias=True) for question in questions),
    }
    sources = tuple(question.id for question in questions if not question.private)
    outline = ({"id": "all", "title": "What we agreed", "from": sources},) if summary is None else summary
    scales = {"agreement": {"levels": AGREEMENT}, "rag": {"levels": RAG}, "five": {"levels": FIVE}}
    parts = {"format": 1, "id": "small", "version": 1, "title": "Small", "steps": (step,), "summary": outline}
    return Workshop.model_validate(parts | {"scales": scales})


def a_section(title: str, *sources: str, needed: bool = False, lead: str = "") -> dict[str, Any]:
    """One section of an outline."""
    return {"id": title.lower().replace(" ", "_"), "title": title, "from": sources, "needed": needed, "lead": lead}


def a_session(answers: Any = None, *, partners: Any = (COUNTY, LAKEWATER, BEACH), **more: Any) -> Session:
    """A session with these answers; by default of the County, Lakewater and the Beach Network."""
    head = {"id": "s", "title": "Clean water", "workshop": "small", "status": "open"}
    return Session({"format": 1, "session": head, "partners": list(partners), "answers": answers or {}} | more)


def a_document(workshop: Workshop, session: Session) -> Document:
    return document(session, workshop, today=TODAY)


def written(workshop: Workshop, session: Session) -> str:
    """The document as Markdown."""
    return markdown(a_document(workshop, session))


def answered(question: Question, answer: Any, *, partners: Any = (COUNTY, LAKEWATER, BEACH)) -> str:
    """What the document says about one question, as Markdown without its title, status and section."""
    text = written(a_workshop(question), a_session({question.id: answer}, partners=partners))
    _, _, said = text.partition("## What we agreed\n\n")
    return said.rstrip("\n")


def rows(*cells: dict[str, Any]) -> dict[str, Any]:
    """The answer to a table or an agreement."""
    return {"rows": [{"id": f"r{number}"} | row for number, row in enumerate(cells)]}
