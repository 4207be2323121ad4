"""An answer at a glance: one line that says what was answered, for folded questions and overviews."""

from __future__ import annotations

from collections import Counter
from datetime import date

from partnering_tui.session.answers import STATES, cells_of, masked_partners, note_of, rows_of, state_of, value_of
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.record import Record
from partnering_tui.session.responsibilities import raci_faults
from partnering_tui.session.session import Partner
from partnering_tui.session.values import is_empty, shown
from partnering_tui.workshop.definition import Question, Workshop


def at_a_glance(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    """What was answered, on one line; empty if nothing was."""
    if state := state_of(record, question):
        note = note_of(record, question)
        return f"{STATES[state]}: {_flat(note)}" if note else STATES[state]
    if question.is_per_partner:
        return _by_partner(record, workshop, question, partners)
    match question.kind:
        case "table":
            return counted(len(rows_of(record, question)), "row")
        case "agreement":
            return _standings(record, question, partners)
        case "matrix":
            return _cells(record, workshop, question, partners)
        case "ratings":
            rounds = rows_of(record, question)
            latest = rounds[-1].get("date") if rounds else None
            words = counted(len(rounds), "round")
            return f"{words}, the last on {latest}" if isinstance(latest, date) else words
        case _:
            return _flat(shown(workshop, question, value_of(record, question)))


def counted(number: int, noun: str) -> str:
    """ "3 rows", "1 row"; empty for none."""
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _by_partner(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    parts: list[str] = []
    masked = masked_partners(record, question)
    for partner in partners:
        if partner.id in masked:
            parts.append(f"{partner.short} masked")
            continue
        if question.kind == "table":
            words = counted(len(rows_of(record, question, partner.id)), "row")
        else:
            value = value_of(record, question, partner.id)
            words = str(value or "") if question.kind == "scale" else _flat(shown(workshop, question, value))
        if words and question.kind == "long_text":
            parts.append(partner.short)
        elif words:
            parts.append(f"{partner.short}{':' if question.kind == 'text' else ''} {words}")
    return " · ".join(parts)


def _standings(record: Record, question: Question, partners: tuple[Partner, ...]) -> str:
    rows = rows_of(record, question)
    counts = Counter(consensus(row, partners).standing for row in rows)
    if list(counts) == [Standing.OPEN]:
        return f"{counted(len(rows), 'statement')}, open"
    return " · ".join(f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing])


def _cells(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    cells = cells_of(record, question).values()
    filled = sum(not is_empty(value) for row in cells if isinstance(row, dict) for value in row.values())
    words = counted(filled, "cell")
    if filled and question.is_raci and (faults := raci_faults(record, workshop, question, partners)):
        return f"{words} · {counted(len(faults), 'fault')}"
    return words


def _flat(text: str) -> str:
    return " ".join(text[:400].split())
