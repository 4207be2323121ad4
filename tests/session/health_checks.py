"""Health checks for the tests: a small check, its rounds, and the partners who rate."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.ballot_in_hand import give_comment, give_mark, lay_down
from partnering_tui.session.health import HealthRound, shown_round
from partnering_tui.session.rounds import round_of, rounds_in_order
from partnering_tui.session.session import Partner, Session
from partnering_tui.workshop.definition import Question, Workshop
from tests.session.builders import made

CONCERN = (
    {"value": 1, "label": "Red: serious concern", "tone": "poor"},
    {"value": 2, "label": "Amber: some concern", "tone": "fair"},
    {"value": 3, "label": "Green: no concern", "tone": "good"},
)
AGREEMENT = tuple(
    {"value": value, "label": f"Level {value}", "tone": tone}
    for value, tone in enumerate(("poor", "poor", "fair", "good", "good"), 1)
)
RISK = tuple(
    {"value": value, "label": f"Risk {value}", "tone": tone} for value, tone in enumerate(("good", "fair", "poor"), 1)
)
LINES = ("trust", "money", "roles")
IDS = ("county", "lakewater", "beach", "fund", "school", "clinic")
MARCH, MAY = date(2026, 3, 4), date(2026, 5, 6)


def a_check(scale: str = "concern", **more: Any) -> Question:
    """A check of three lines, of which the first two are the short set."""
    lines = tuple({"id": one, "label": one.capitalize(), "short": one != "roles"} for one in LINES)
    return Question.model_validate(
        {"id": "check", "kind": "ratings", "label": "Health check", "scale": scale, "indicators": lines} | more
    )


def a_workshop(check: Question | None = None) -> Workshop:
    questions = ((check or a_check()).model_dump(by_alias=True),)
    step = {"id": "review", "title": "Review", "minutes": 15, "questions": questions}
    scales = {"concern": {"levels": CONCERN}, "five": {"levels": AGREEMENT}, "risk": {"levels": RISK}}
    parts = {"format": 1, "id": "small", "version": 1, "title": "Small", "steps": (step,), "scales": scales}
    outline = ({"id": "review", "title": "Review", "from": ("check",)},)
    return Workshop.model_validate(parts | {"summary": outline})


def a_round(marks: Any = None, mode: str = "named", when: Any = MARCH, **more: Any) -> dict[str, Any]:
    """A round; of each line the marks of the partners in their order, None for those who gave none."""
    scores = {
        line: {who: mark for who, mark in zip(IDS, given, strict=False) if mark is not None}
        for line, given in (marks or {}).items()
    }
    more.setdefault("id", f"r{when}")
    return {"date": when, "mode": mode} | ({"scores": scores} if scores else {}) | more


def a_session(*rounds: dict[str, Any], partners: int = 4, **more: Any) -> Session:
    rows = [{"id": one, "name": f"The {one.capitalize()}", "short": one.capitalize()} for one in IDS[:partners]]
    head = {"id": "s", "title": "Clean water", "workshop": "small", "status": "open"}
    answers = {"check": {"rounds": list(rounds)}} if rounds else {}
    return Session({"format": 1, "session": head, "partners": rows, "answers": answers} | more)


def the_partners(number: int = 4) -> tuple[Partner, ...]:
    return a_session(partners=number).partners


def read(*rounds: dict[str, Any], partners: int = 4, scale: str = "concern", round_id: str = "") -> HealthRound:
    """The latest round, or the one named, as it may be shown."""
    return shown(a_session(*rounds, partners=partners), a_check(scale), round_id)


def shown(session: Session, check: Question | None = None, round_id: str = "") -> HealthRound:
    """The latest round of the session, or the one named, as it may be shown."""
    check = check or a_check()
    row = round_of(session, check, round_id) if round_id else rounds_in_order(session, check)[-1]
    assert row is not None
    return shown_round(session, a_workshop(check), check, session.partners, row)


def vote(session: Session, round_id: str, partner: str, **marks: Any) -> None:
    """Give a ballot mark by mark, with a word on each red, and be done."""
    check = a_check()
    for line, mark in marks.items():
        made(session, give_mark(session, check, round_id, partner, line, mark))
        if mark == 1:
            made(session, give_comment(session, check, round_id, partner, line, "Late"))
    made(session, lay_down(session, check, round_id, partner))
