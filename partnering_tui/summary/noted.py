"""What was noted on the way: decisions, actions, parked items, and who met when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from partnering_tui.session.noted import Decision, absent_from, words_key
from partnering_tui.session.record import Row
from partnering_tui.session.session import MANDATES, Sitting
from partnering_tui.session.values import as_day, is_empty
from partnering_tui.summary.blocks import Blocks, Paragraph, Text
from partnering_tui.summary.grids import grid_blocks, parts_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import capitalised, day, flat, label_from_id, listed, plain_words, quoted, verb

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
    "consented": "Those absent",
    "supersedes": "In place of",
    "noted": "Noted on",
    "review": "Looked at again",
    "status": "Status",
    "done": "Done",
    "step": "Step",
    "question": "About",
    "sitting": "Meeting",
}
_TREATMENTS = {"now": "to settle now", "later": "for later", "drop": "dropped"}
"""How a parked point is treated, as it is printed."""


def noted_rows(material: Material, place: str, heading: str, *, within: str = "") -> Blocks:
    """The rows noted under `decisions`, `actions` or `parking_lot`, the words first; `within` leads to them."""
    labels, rows = noted_words(material, place, heading)
    parts = parts_of(material.session.rows((place,)), within)
    return grid_blocks(labels, [list(map(_said, row)) for row in rows], parts=parts)


def noted_words(material: Material, place: str, heading: str) -> tuple[list[str], list[list[str]]]:
    """The labels of what was noted there, and the words under each label, row by row."""
    rows = material.session.rows((place,))
    told = [_told(material, place, row) for row in rows]
    keys = _keys(told)
    labels = [heading, *(_LABELS.get(key, label_from_id(key)) for key in keys)]
    return labels, [[_words(row), *(_detail(material, key, row.get(key)) for key in keys)] for row in told]


def meetings(material: Material) -> Blocks:
    """When the partners met and who was present."""
    labels, rows = meeting_words(material)
    parts = [sitting.id for sitting in material.session.sittings]
    return grid_blocks(labels, [list(map(_said, row)) for row in rows], parts=parts, all_columns=True)


def meeting_words(material: Material) -> tuple[list[str], list[list[str]]]:
    """The labels of what is known of the meetings, and the words under each: day, partners and, if noted, people."""
    rows = [
        [_day(sitting), _present(material, sitting), _who_came(material, sitting)]
        for sitting in material.session.sittings
    ]
    labels = ["Date", "Present", "Who came"]
    width = 3 if any(came for *_, came in rows) else 2
    return labels[:width], [row[:width] for row in rows]


def _told(material: Material, place: str, row: Row) -> Row:
    """A note as a reader needs it: what took the place of a decision, who was absent, what is overdue."""
    match place:
        case "decisions":
            return _decision(material, row)
        case "actions" if row.get("done") is True and (when := as_day(row.get("done_on"))):
            return {key: value for key, value in row.items() if key != "done_on"} | {"done": f"Yes, on {day(when)}"}
        case _:
            is_settled = row.get("done") is True or row.get("treatment") == "drop"
            if (treatment := row.get("treatment")) and place == "parking_lot":
                row = row | {"treatment": _TREATMENTS.get(str(treatment), treatment)}
            due = None if is_settled else as_day(row.get("due"))
            return row | {"due": f"{day(due)} (overdue)"} if due and due < material.today else row


def _decision(material: Material, row: Row) -> Row:
    found = next((one for one in material.decisions if one.id == row.get("id")), None)
    if found is None:
        return row
    told = {key: value for key, value in row.items() if key != "consented"}
    earlier = next((one for one in material.decisions if one.id == found.supersedes), None)
    later = next((one for one in material.decisions if one.supersedes == found.id), None)
    if earlier:
        told["supersedes"] = quoted(earlier.wording)
    if later:
        when = f" on {day(later.decided)}" if later.decided else ""
        told[words_key(row)] = f"{plain_words(row.get(words_key(row)))} (superseded{when})"
    return told | {"consented": _consents(material, found, is_standing=later is None)}


def _consents(material: Material, found: Decision, *, is_standing: bool) -> str:
    """ "Nyanza Fund agreed on 26 June 2026; County has yet to agree"; who is asked no more is not waited for."""
    said = [
        f"{material.short(partner)} agreed" + (f" on {day(when)}" if when else "")
        for partner, when in found.consented.items()
    ]
    waiting = [p.short for p in absent_from(found, material.partners) if p.id not in found.consented]
    if waiting and is_standing:
        said.append(f"{listed(waiting)} {verb(len(waiting), 'has', 'have')} yet to agree")
    return "; ".join(said)


def _who_came(material: Material, sitting: Sitting) -> str:
    """ "County: Daniel Were (must refer back); Lakewater: can commit"."""
    came: list[str] = []
    for partner in material.with_former({**sitting.people, **sitting.mandates}):
        person, mandate = flat(sitting.people.get(partner, "")), MANDATES.get(sitting.mandates.get(partner, ""), "")
        words = f"{person} ({mandate})" if person and mandate else person or mandate
        came += [f"{material.short(partner)}: {words}"] if words else []
    return "; ".join(came)


def _keys(rows: Sequence[Row]) -> list[str]:
    """The keys besides the words: those known in their order, then the others as they come."""
    used = {key for row in rows for key, value in row.items() if not is_empty(value)} - {"id"}
    used -= {words_key(row) for row in rows}
    others = [key for row in rows for key in row if key in used and key not in _LABELS]
    return [key for key in _LABELS if key in used] + list(dict.fromkeys(others))


def _words(row: Row) -> str:
    return plain_words(row.get(words_key(row)))


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
            if isinstance(value, str) and value in material.workshop.questions and value not in names:
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
