"""Conflicts in words: which place it is about, and what each version says there."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.answers import POSITIONS, STATES, is_public
from partnering_tui.session.conflicts import Conflict, conflicts_of
from partnering_tui.session.disputed_ballots import DisputedBallot
from partnering_tui.session.marks import Levels
from partnering_tui.session.record import ABSENT, Path, Record, Row
from partnering_tui.session.rounds import is_by_name
from partnering_tui.session.session import Session
from partnering_tui.session.values import Asked, is_empty, on_one_line, shown, typed
from partnering_tui.workshop.definition import Cell, Question, Workshop

AS_TYPED = Cell(kind="text")
LONGEST_NAME = 60
"""Characters of a row's name."""

_NOTED = {
    "decisions": ("decision", ("wording", "text")),
    "actions": ("action", ("what", "text")),
    "parking_lot": ("parked point", ("what", "text")),
    "sittings": ("meeting", ()),
    "versions": ("signed version", ("number",)),
}
_PARTNER = {"name": "name", "short": "short name", "sector": "sector"}


def place_in_words(session: Session, workshop: Workshop, path: Path, record: Record | None = None) -> str:
    """What stands at a place, by the names that people know: "“Objectives”, “Safe kiosks”, “Target”".

    Rows are looked up in the record that the place is in; by default the session. Of ratings that are not by
    name no more is told than the question, since they were given in confidence.
    """
    record = record or session
    match path:
        case ("session", "title"):
            return "the title of the session"
        case ("session", key):
            return f"the {_plain(key)} of the session"
        case ("partners", partner, *keys):
            name = _partner(session, partner)
            return f"the {_PARTNER.get(keys[0], _plain(keys[0]))} of {name}" if keys else f"the partner {name}"
        case ("sections", section, *_):
            titles = {one.id: one.title for one in workshop.summary}
            return f"whether the section {_quoted(titles.get(section, _plain(section)))} is left out"
        case ("notes", step, *_):
            step_titles = {one.id: one.title for one in workshop.steps}
            return f"your private note on {_quoted(step_titles.get(step, _plain(step)))}"
        case ("answers" | "kept", question, *place):
            return _answer(session, workshop, record, path[:2], workshop.questions.get(question), tuple(place))
        case (kind, row_id, *keys) if kind in _NOTED:
            noun, names = _NOTED[kind]
            row = record.get((kind, row_id), {})
            name = next((on_one_line(str(row[key])) for key in names if isinstance(row, dict) and row.get(key)), "")
            about = f"the {noun} {_quoted(name)}" if name else f"a {noun}"
            return f"{about}, {_quoted(_plain(keys[0]))}" if keys else about
    return _quoted(", ".join(map(_plain, path)))


def value_in_words(workshop: Workshop, path: Path, value: Any) -> str:
    """One version as people read it; empty for nothing. A row has a line for each thing that it says."""
    if value is ABSENT or is_empty(value) or value == {}:
        return ""
    if isinstance(value, dict):
        return "\n".join(_row_lines(workshop, path, value))
    match path:
        case (_, _, "rows", _, "positions", _):
            return POSITIONS.get(str(value), str(value))
        case ("answers" | "kept", _, "state"):
            return STATES.get(str(value), str(value))
        case (_, question, "rounds", _, "scores", _, _) if question in workshop.questions:
            return Levels.of(workshop, workshop.questions[question]).word(value)
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "\n".join(f"· {'; '.join(_row_lines(workshop, path, one))}" for one in value if isinstance(one, dict))
    return shown(workshop, asked_at(workshop, path), value)


def typed_value(workshop: Workshop, path: Path, value: Any) -> str | None:
    """A version as somebody would type it, to be changed; None for what is not typed, such as a row or a position."""
    is_position = len(path) == 6 and path[4] == "positions"
    if isinstance(value, dict | list) or is_position or path[2:3] in (("rounds",), ("state",)) or len(path) < 2:
        return None
    return "" if value is ABSENT else typed(asked_at(workshop, path), value)


def asked_at(workshop: Workshop, path: Path) -> Asked:
    """What is asked at a place: the question, a column of it, or the cell of a matrix."""
    question = workshop.questions.get(path[1]) if path[0] in ("answers", "kept") and len(path) > 1 else None
    if question is None:
        return AS_TYPED
    match path[2:]:
        case ("value",) | ("by_partner", _):
            return question
        case ("cells", _, _) if question.cell:
            return question.cell
        case ("rows", _, column) | ("by_partner", _, _, column):
            return next((one for one in question.columns if one.id == column), AS_TYPED)
    return AS_TYPED


def conflict_in_words(session: Session, workshop: Workshop, conflict: Conflict, record: Record | None = None) -> str:
    """What a conflict is about."""
    return place_in_words(session, workshop, conflict.path, record)


def waiting_in_words(session: Session, workshop: Workshop) -> list[str]:
    """The conflicts of a session that everybody may know of, each as a sentence; of the versions it tells nothing."""
    found: list[str] = []
    for conflict in conflicts_of(session):
        asked = workshop.questions.get(conflict.path[1]) if conflict.path[0] in ("answers", "kept") else None
        if asked is None or is_public(session, workshop, asked):
            found.append(f"Two versions of {place_in_words(session, workshop, conflict.path)} wait to be chosen.")
    return list(dict.fromkeys(found))


def _answer(
    session: Session, workshop: Workshop, record: Record, path: Path, question: Question | None, place: Path
) -> str:
    label = _quoted(question.label if question else _plain(path[1]))
    match place:
        case ("state" | "note", *_):
            return f"what {label} is marked as"
        case ("rows", row, *keys):
            return ", ".join((label, *_in_row(session, question, record.get((*path, "rows", row)), keys)))
        case ("by_partner", partner, row, *keys):
            said = record.get((*path, "by_partner", partner, row))
            return ", ".join((label, _partner(session, partner), *_in_row(session, question, said, keys)))
        case ("by_partner", partner):
            return f"{label}, {_partner(session, partner)}"
        case ("cells", row, *partners):
            names = [_matrix_row(session, workshop, question, row), *(_partner(session, one) for one in partners)]
            return ", ".join((label, *names))
        case ("rounds", round_id, "scores" | "comments", line, partner) if _is_by_name(record, path, round_id):
            lines = {one.id: one.label for one in question.indicators} if question else {}
            return ", ".join((label, _quoted(lines.get(line, _plain(line))), _partner(session, partner)))
    return label


def ballot_in_words(session: Session, workshop: Workshop, ballot: DisputedBallot) -> str:
    """Whose marks are disputed, and nothing of what was marked: "“Health check”, the marks of County"."""
    question = workshop.questions.get(ballot.question)
    label = _quoted(question.label if question else _plain(ballot.question))
    return f"{label}, the marks of {_partner(session, ballot.partner)}" if ballot.partner else f"{label}, a round"


def _is_by_name(record: Record, path: Path, round_id: str) -> bool:
    round_ = record.get((*path, "rounds", round_id))
    return isinstance(round_, dict) and is_by_name(round_)


def _in_row(session: Session, question: Question | None, row: Any, keys: list[str]) -> list[str]:
    name = _row_name(question, row)
    parts = [name] if name else ["a row"]
    match keys:
        case ["positions", partner]:
            parts.append(f"the position of {_partner(session, partner)}")
        case ["reservations", partner]:
            parts.append(f"the words of {_partner(session, partner)}")
        case [column, *_]:
            labels = {one.id: one.label for one in question.columns} if question else {}
            parts.append(_quoted(labels.get(column, _plain(column))))
    return parts


def _row_name(question: Question | None, row: Any) -> str:
    if not isinstance(row, dict):
        return ""
    first = question.columns[0].id if question and question.columns else next((k for k in row if k != "id"), "")
    value = row.get(first)
    return _quoted(str(value)) if not is_empty(value) and not isinstance(value, dict | list) else ""


def _matrix_row(session: Session, workshop: Workshop, question: Question | None, row_id: str) -> str:
    if question is None:
        return _plain(row_id)
    if not isinstance(question.rows, str):
        return next((_quoted(row.label) for row in question.rows if row.id == row_id), _plain(row_id))
    table = workshop.questions.get(question.rows)
    row = session.get(("answers", question.rows, "rows", row_id))
    return _row_name(table, row) or "a row"


def _row_lines(workshop: Workshop, path: Path, row: Row) -> list[str]:
    question = workshop.questions.get(path[1]) if len(path) > 1 else None
    labels = {column.id: column.label for column in question.columns} if question else {}
    lines: list[str] = []
    for key, value in row.items():
        if key == "id" or is_empty(value) or value == {}:
            continue
        said = "; ".join(_row_lines(workshop, (), value)) if isinstance(value, dict) else ""
        said = said or shown(workshop, asked_at(workshop, (*path, key)) if len(path) > 1 else AS_TYPED, value)
        lines.append(f"{labels.get(key, _plain(key))}: {said}")
    return lines


def _partner(session: Session, partner_id: str) -> str:
    partner = session.partner(partner_id)
    return on_one_line(partner.short) if partner else partner_id


def _quoted(text: str) -> str:
    text = on_one_line(text)
    return f"“{text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + '…'}”"


def _plain(key: str) -> str:
    return key.replace("_", " ").replace("-", " ")
