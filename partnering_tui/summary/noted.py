"""What was noted on the way: decisions, actions, parked items, and who met when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from partnering_tui.session.record import Row
from partnering_tui.session.session import Sitting
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import Blocks, Paragraph, Text
from partnering_tui.summary.grids import grid_blocks
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import capitalised, day, flat, label_from_id, listed, plain_words

_TEXT = ("text", "title", "what", "wording", "decision", "action", "item", "note")
"""Where the words of a note may stand; the first that says something counts."""
_LABELS: dict[str, str] = {
    "reason": "Reason",
    "alternatives": "Alternatives",
    "owner": "Who sees to it",
    "who": "Who sees to it",
    "by": "Who",
    "due": "By when",
    "date": "Date",
    "decided": "Decided on",
    "present": "Present",
    "noted": "Noted on",
    "review": "Looked at again",
    "status": "Status",
    "done": "Done",
    "step": "Step",
    "question": "About",
    "sitting": "Meeting",
}


def noted_rows(material: Material, place: str, heading: str) -> Blocks:
    """The rows noted under `decisions`, `actions` or `parking_lot`, the words first."""
    rows = material.session.rows((place,))
    keys = _keys(rows)
    labels = [heading, *(_LABELS.get(key, label_from_id(key)) for key in keys)]
    return grid_blocks(
        labels, [[_said(_words(row)), *(_said(_detail(material, key, row.get(key))) for key in keys)] for row in rows]
    )


def meetings(material: Material) -> Blocks:
    """When the partners met and who was present."""
    rows = [[_said(_day(sitting)), _said(_present(material, sitting))] for sitting in material.session.sittings]
    return grid_blocks(["Date", "Present"], rows, all_columns=True)


def _keys(rows: Sequence[Row]) -> list[str]:
    """The keys besides the words: those known in their order, then the others as they come."""
    used = {key for row in rows for key, value in row.items() if not is_empty(value)} - {"id"}
    used -= {_text_key(row) for row in rows}
    others = [key for row in rows for key in row if key in used and key not in _LABELS]
    return [key for key in _LABELS if key in used] + list(dict.fromkeys(others))


def _text_key(row: Row) -> str:
    return next((key for key in _TEXT if not is_empty(row.get(key))), "")


def _words(row: Row) -> str:
    return plain_words(row.get(_text_key(row)))


def _detail(material: Material, key: str, value: Any) -> str:
    """A detail of a note: partners, steps and questions by their names."""
    if isinstance(value, list):
        if key == "present":
            return _everyone_or_names(material, list(map(str, value)))
        return listed([_detail(material, key, one) for one in value if not is_empty(one)])
    names: Mapping[str, str] = {}
    match key:
        case "step":
            names = {step.id: step.title for step in material.workshop.steps}
        case "question":
            names = {question.id: question.label for question in material.questions}
            if value in material.workshop.questions and value not in names:
                return ""
        case "sitting":
            names = {sitting.id: _day(sitting) for sitting in material.session.sittings}
    if isinstance(value, str) and value in names:
        return names[value]
    if isinstance(value, str) and value in material.by_id:
        return material.short(value)
    return capitalised(plain_words(value)) if isinstance(value, bool) else plain_words(value)


def _day(sitting: Sitting) -> str:
    return day(sitting.started) if sitting.started else "No date"


def _present(material: Material, sitting: Sitting) -> str:
    return _everyone_or_names(material, sitting.present) if sitting.present else "Not recorded"


def _everyone_or_names(material: Material, present: Sequence[str]) -> str:
    if len(material.partners) > 1 and set(present) == set(material.by_id):
        return "All partners"
    return listed([material.short(partner) for partner in present])


def _said(words: str) -> Blocks:
    return (Paragraph((Text(words),)),) if flat(words) else ()
