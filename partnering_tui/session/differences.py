"""What differs between two states of a session: by question, row, cell, position and partner.

Rows are matched by their ids, so a row that only moved is no difference. An answer that one side keeps because its
workshop did not know the question is the same answer. Private questions are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_for_everybody
from partnering_tui.session.masking import unmasked
from partnering_tui.session.positions import KEYS_OF_STATEMENT, without_mark
from partnering_tui.session.record import ABSENT, Row, as_table, or_absent
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop

What = Literal[
    "title",
    "status",
    "partner",
    "section",
    "value",
    "state",
    "row",
    "cell",
    "position",
    "words",
    "asking",
    "round",
    "score",
    "comment",
    "other",
    "decision",
    "action",
    "parked",
    "sitting",
]
"""What it is that differs; `row` is a whole row of a table, a statement or an entry that came or went."""

_NOTED: Mapping[str, What] = {
    "decisions": "decision",
    "actions": "action",
    "parking_lot": "parked",
    "sittings": "sitting",
}
_TIMES = frozenset({"ended", "until", "planned", "minutes"})
"""How long a sitting took: it goes on being noted after a signing, and alters nothing."""
_ASKING = frozenset(KEYS_OF_STATEMENT) - {"positions", "reservations"}
"""What a session notes by itself beside positions: told only where nothing else differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was. ABSENT before: it came; ABSENT after: it went."""

    what: What
    before: Any
    after: Any
    question: str = ""
    """The id of the question; empty for what is no answer."""
    row_id: str = ""
    """Of the row, round or note; for a section its id."""
    column: str = ""
    """The id of the column or indicator, or the key; empty for the whole."""
    partner: str = ""
    """The id of the partner that it is of or about."""


def differences(before: Session, after: Session, workshop: Workshop) -> list[Difference]:
    """Everything that differs: head, partners, sections, answers in the workshop's order, then what was noted.

    An answer that is masked on one side is the same answer.
    """
    before, after = unmasked(after, before), unmasked(before, after)
    return [
        *_of_head(before, after),
        *_of_partners(before, after),
        *_of_sections(before, after),
        *_of_answers(before, after, workshop),
        *_of_notes(before, after),
    ]


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of the same type: 1 is neither true nor 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return bool(one == other) or (one != one and other != other)


def answers_of(session: Session) -> dict[str, Any]:
    """Every answer by the id of its question, whether or not the workshop knew the question."""
    return {**session.table(("kept",)), **session.table(("answers",))}


def rows_by_id(rows: Any) -> dict[str, Row]:
    """The rows of a list by their ids; a row without an id of its own by its place."""
    found: dict[str, Row] = {}
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict):
            row_id = row.get("id")
            is_own = isinstance(row_id, str) and row_id not in found
            found[str(row_id) if is_own else f"#{index}"] = row
    return found


def _of_head(before: Session, after: Session) -> Iterator[Difference]:
    if before.title != after.title:
        yield Difference("title", before.title, after.title)
    # A version is always agreed: that one side is no version says that it is opened again.
    if before.status != after.status and not (before.table(("version",)) or after.table(("version",))):
        yield Difference("status", before.status, after.status)


def _of_partners(before: Session, after: Session) -> Iterator[Difference]:
    old, new = (rows_by_id(session.rows(("partners",))) for session in (before, after))
    for partner in _keys(new, old):
        one, other = old.get(partner, ABSENT), new.get(partner, ABSENT)
        if one is ABSENT or other is ABSENT:
            yield Difference("partner", one, other, partner=partner)
        else:
            for key, was, now in _leaves(one, other):
                yield Difference("partner", was, now, column=key, partner=partner)


def _of_sections(before: Session, after: Session) -> Iterator[Difference]:
    old, new = before.table(("sections",)), after.table(("sections",))
    for section in _keys(new, old):
        for key, was, now in _leaves(as_table(old.get(section)), as_table(new.get(section))):
            yield Difference("section", was, now, row_id=section, column=key)


def _of_answers(before: Session, after: Session, workshop: Workshop) -> Iterator[Difference]:
    old, new = answers_of(before), answers_of(after)
    order = [question for question in workshop.questions if question in old or question in new]
    for question in dict.fromkeys((*order, *new, *old)):
        if not _is_private(workshop, question):
            yield from _of_answer(question, old.get(question, ABSENT), new.get(question, ABSENT))
            yield from _of_twice_kept(question, before, after)


def _of_twice_kept(question: str, before: Session, after: Session) -> Iterator[Difference]:
    """What is kept of a question that has been answered anew since."""
    was, now = (
        session.table(("kept",)).get(question, ABSENT) if question in session.table(("answers",)) else ABSENT
        for session in (before, after)
    )
    if not is_same(was, now):
        yield Difference("other", was, now, question, column="kept")


def _is_private(workshop: Workshop, question_id: str) -> bool:
    question = workshop.questions.get(question_id)
    return question is not None and not is_for_everybody(workshop, question)


def _of_answer(question: str, before: Any, after: Any) -> Iterator[Difference]:
    if any(one is not ABSENT and not isinstance(one, dict) for one in (before, after)):
        if not is_same(before, after):
            yield Difference("other", before, after, question)
        return
    for key, was, now in _leaves(as_table(before), as_table(after)):
        match key:
            case "value":
                yield Difference("value", was, now, question)
            case "state" | "note":
                yield Difference("state", was, now, question, column=key)
            case "rows" if _are_rows(was) and _are_rows(now):
                yield from _of_rows(question, was, now)
            case "rounds" if _are_rows(was) and _are_rows(now):
                yield from _of_rounds(question, was, now)
            case "by_partner" if _are_tables(was, now):
                yield from _of_partners_answers(question, as_table(was), as_table(now))
            case "cells" if _are_tables(was, now):
                yield from _of_cells(question, as_table(was), as_table(now))
            case _:
                yield Difference("other", was, now, question, column=key)


def _of_partners_answers(question: str, before: Row, after: Row) -> Iterator[Difference]:
    for partner, was, now in _leaves(before, after):
        if _is_list_of_rows(was, now):
            yield from _of_rows(question, was, now, partner)
        else:
            yield Difference("value", was, now, question, partner=partner)


def _of_cells(question: str, before: Row, after: Row) -> Iterator[Difference]:
    for row, was, now in _leaves(before, after):
        if _are_tables(was, now):
            for partner, old, new in _leaves(as_table(was), as_table(now)):
                yield Difference("cell", old, new, question, row, partner=partner)
        else:
            yield Difference("cell", was, now, question, row)


def _of_rows(question: str, before: Any, after: Any, partner: str = "") -> Iterator[Difference]:
    old, new = rows_by_id(before), rows_by_id(after)
    for row in _keys(new, old):
        if row not in old or row not in new:
            yield Difference("row", old.get(row, ABSENT), new.get(row, ABSENT), question, row, partner=partner)
        else:
            yield from _of_row(question, row, old[row], new[row], partner)


def _of_row(question: str, row: str, before: Row, after: Row, partner: str) -> Iterator[Difference]:
    noted: list[Difference] = []
    has_others = False
    for key, was, now in _leaves(without_mark(before), without_mark(after)):
        if key in _ASKING:
            noted.append(Difference("asking", was, now, question, row, key, partner))
            continue
        has_others = True
        if key in ("positions", "reservations") and _are_tables(was, now):
            what: What = "position" if key == "positions" else "words"
            for speaker, old, new in _leaves(as_table(was), as_table(now)):
                yield Difference(what, old, new, question, row, partner=speaker)
        else:
            yield Difference("cell", was, now, question, row, key, partner)
    if not has_others:
        yield from noted


def _of_rounds(question: str, before: Any, after: Any) -> Iterator[Difference]:
    old, new = rows_by_id(before), rows_by_id(after)
    for round_ in _keys(new, old):
        if round_ not in old or round_ not in new:
            yield Difference("round", old.get(round_, ABSENT), new.get(round_, ABSENT), question, round_)
            continue
        for key, was, now in _leaves(old[round_], new[round_]):
            if key in ("scores", "comments") and _are_tables(was, now):
                what: What = "score" if key == "scores" else "comment"
                yield from _of_ratings(what, question, round_, as_table(was), as_table(now))
            else:
                yield Difference("round", was, now, question, round_, key)


def _of_ratings(what: What, question: str, round_: str, before: Row, after: Row) -> Iterator[Difference]:
    for indicator, was, now in _leaves(before, after):
        if _are_tables(was, now):
            for partner, old, new in _leaves(as_table(was), as_table(now)):
                yield Difference(what, old, new, question, round_, indicator, partner)
        else:
            yield Difference(what, was, now, question, round_, indicator)


def _of_notes(before: Session, after: Session) -> Iterator[Difference]:
    for place, what in _NOTED.items():
        old, new = (rows_by_id(session.rows((place,))) for session in (before, after))
        for row in _keys(new, old):
            if row not in old or row not in new:
                yield Difference(what, old.get(row, ABSENT), new.get(row, ABSENT), row_id=row)
            else:
                for key, was, now in _leaves(old[row], new[row]):
                    if what != "sitting" or key not in _TIMES:
                        yield Difference(what, was, now, row_id=row, column=key)


def _leaves(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The keys whose values differ, with what was there and what is there; an empty list or table is nothing."""
    for key in _keys(after, before):
        was, now = or_absent(before.get(key, ABSENT)), or_absent(after.get(key, ABSENT))
        if key != "id" and not is_same(was, now):
            yield key, was, now


def _keys(after: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """Every key: those of now in their order, then those that are gone."""
    return list(dict.fromkeys((*after, *before)))


def _are_tables(before: Any, after: Any) -> bool:
    return all(one is ABSENT or isinstance(one, dict) for one in (before, after))


def _are_rows(value: Any) -> bool:
    return value is ABSENT or (isinstance(value, list) and all(isinstance(row, dict) for row in value))


def _is_list_of_rows(before: Any, after: Any) -> bool:
    return _are_rows(before) and _are_rows(after)
