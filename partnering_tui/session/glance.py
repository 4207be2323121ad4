"""An answer at a glance: one line that says what was answered, for folded questions and overviews."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from partnering_tui.session.answers import STATES, cells_of, masked_partners, note_of, rows_of, state_of, value_of
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.record import Record
from partnering_tui.session.responsibilities import raci_faults
from partnering_tui.session.session import Partner
from partnering_tui.session.values import counted_if_any, day, flat, is_empty, shown
from partnering_tui.workshop.definition import Question, Workshop

_DOT = " · "
_SEEN = 400
"""Characters of a text that one line can have room for."""
_LIST_SIGNS = ("-", "*", "•")


def at_a_glance(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    """What was answered, on one line; empty if nothing was."""
    if state := state_of(record, question):
        note = note_of(record, question)
        return f"{STATES[state]}: {flat(note[:_SEEN])}" if note else STATES[state]
    if question.is_per_partner:
        return _by_partner(record, workshop, question, partners)
    match question.kind:
        case "table":
            return counted_if_any(len(rows_of(record, question)), "row")
        case "agreement":
            return _DOT.join(_standings(record, question, partners))
        case "matrix":
            return _DOT.join(_filled_in(record, workshop, question, partners))
        case "ratings":
            rounds = rows_of(record, question)
            latest = rounds[-1].get("date") if rounds else None
            words = counted_if_any(len(rounds), "round")
            return f"{words}, last on {day(latest)}" if isinstance(latest, date) else words
        case _:
            return _value(workshop, question, value_of(record, question))


def missing_at_a_glance(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    """What is there of an answer that is not whole, on one line, with what is missing in it first."""
    if not question.is_per_partner and not state_of(record, question):
        if question.kind == "agreement":
            return _DOT.join(reversed(_standings(record, question, partners)))
        if question.kind == "matrix":
            return _DOT.join(reversed(_filled_in(record, workshop, question, partners)))
    return at_a_glance(record, workshop, question, partners)


def _by_partner(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    parts: list[str] = []
    masked = masked_partners(record, question)
    for partner in partners:
        if partner.id in masked:
            parts.append(f"{partner.short} masked")
            continue
        if question.kind == "table":
            words = counted_if_any(len(rows_of(record, question, partner.id)), "row")
        else:
            value = value_of(record, question, partner.id)
            words = str(value or "") if question.kind == "scale" else _value(workshop, question, value)
        if words and question.kind == "long_text":
            parts.append(partner.short)
        elif words:
            parts.append(f"{partner.short}{':' if question.kind == 'text' else ''} {words}")
    return _DOT.join(parts)


def _standings(record: Record, question: Question, partners: tuple[Partner, ...]) -> list[str]:
    rows = rows_of(record, question)
    counts = Counter(consensus(row, partners).standing for row in rows)
    if list(counts) == [Standing.OPEN]:
        return [f"{counted_if_any(len(rows), 'statement')}, open"]
    return [f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing]]


def _filled_in(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> list[str]:
    """How much of a matrix is filled in; of responsibilities, which need no letter from everybody, what is wrong."""
    row_ids, cells = _row_ids(record, workshop, question), cells_of(record, question)
    partner_ids = {partner.id for partner in partners}
    rows = [cells[row_id] for row_id in row_ids if row_id in cells]
    given = [cell for row in rows if isinstance(row, dict) for by, cell in row.items() if by in partner_ids]
    filled = sum([not is_empty(cell) for cell in given])
    if not filled:
        return []
    if not question.is_raci:
        total = len(row_ids) * len(partners)
        return [f"all {filled} filled in" if filled == total else f"{filled} of {total} filled in"]
    faults = raci_faults(record, workshop, question, partners)
    return [f"{filled} filled in", *([counted_if_any(len(faults), "fault")] if faults else [])]


def _row_ids(record: Record, workshop: Workshop, question: Question) -> list[str]:
    """The rows of a matrix without their labels: this is asked at every key, and there may be ten thousand."""
    if not isinstance(question.rows, str):
        return [row.id for row in question.rows]
    table = workshop.questions.get(question.rows)
    return [str(row.get("id", "")) for row in rows_of(record, table)] if table else []


def _value(workshop: Workshop, question: Question, value: object) -> str:
    """A value on one line: a day in words, and of a list its points."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value)
    words = shown(workshop, question, value)[:_SEEN]
    return _points(words) if question.kind == "long_text" else flat(words)


def _points(text: str) -> str:
    """A text on one line; the sign before the first point of a list goes, each other becomes a dot between points."""
    lines = [line.strip().partition(" ") for line in text.splitlines()]
    words = " ".join(f"· {rest}" if sign in _LIST_SIGNS else f"{sign} {rest}" for sign, _, rest in lines)
    return flat(words).removeprefix("· ")
