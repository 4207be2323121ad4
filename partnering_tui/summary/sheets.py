"""Sheets: everything in a session that has rows and columns, whole, with plain values for spreadsheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import POSITIONS, answer_path, cell_of, masked_partners, rows_of
from partnering_tui.session.consensus import consensus
from partnering_tui.session.positions import is_on_earlier_wording, reservation_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import SECTORS, Session
from partnering_tui.session.values import Asked, is_empty
from partnering_tui.summary.blocks import Document, Table, words_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import safe_text
from partnering_tui.summary.noted import meeting_words, noted_words
from partnering_tui.summary.roles import as_typed, letters_in_cell, row_label, rows_with_deleted, spoken_in
from partnering_tui.summary.round_rows import rounds_as_rows
from partnering_tui.summary.words import plain_words, value_in_words
from partnering_tui.workshop.definition import Question, SummarySection, Workshop

Value = str | float
_NOTED = {"decisions": "Decision", "actions": "Action"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and rows, each as wide as the header."""

    id: str
    """The id of the question or built-in that it comes from."""
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets_of(session: Session, workshop: Workshop, *, today: date, without: Collection[str] = ()) -> tuple[Sheet, ...]:
    """A sheet for each answer of a session that has rows, in the order of the questions; then what was noted.

    What stands only in sections whose ids are in `without` is left out.
    """
    material = Material.of(session, workshop, today)
    left_out = _sources(one for one in workshop.summary if one.id in without)
    left_out -= _sources(one for one in workshop.summary if one.id not in without)
    wanted = [question for question in material.questions if question.id not in left_out]
    printed = _sources(workshop.summary) - left_out
    made = [*(_of_question(material, question) for question in wanted), *_noted(material, printed)]
    return tuple(sheet for sheet in made if sheet and sheet.rows)


def sheets_in(document: Document) -> tuple[Sheet, ...]:
    """The tables of a document as they are printed, each under the id of what it comes from, or a number."""
    sheets: dict[str, Sheet] = {}
    title = document.title
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                header, *rows = [tuple(map(words_of, row)) for row in (block.header, *block.rows)]
                wanted = "-".join(filter(None, (block.source or section.id, block.part))).replace("/", "-")
                number = sum(1 for one in sheets if one == wanted or one.startswith(f"{wanted}-"))
                sheet_id = f"{wanted}-{number + 1}" if wanted in sheets else wanted
                sheets[sheet_id] = Sheet(sheet_id, title, header, tuple(rows))
    return tuple(sheets.values())


def _sources(sections: Iterable[SummarySection]) -> set[str]:
    return {source for section in sections for source in section.sources}


def _of_question(material: Material, question: Question) -> Sheet | None:
    match question.kind:
        case "table":
            header, rows = _table(material, question)
        case "matrix":
            header, rows = _matrix(material, question)
        case "agreement":
            header, rows = _agreement(material, question)
        case "ratings":
            header, rows = rounds_as_rows(material, question)
        case _:
            return None
    return Sheet(question.id, question.label, tuple(header), tuple(map(tuple, rows)))


_Grid = tuple[Sequence[str], list[list[Value]]]


def _table(material: Material, question: Question) -> _Grid:
    labels = [column.label for column in question.columns]
    if not question.is_per_partner:
        return labels, [_cells(material, question, row) for row in rows_of(material.session, question)]
    given = material.session.table((*answer_path(question), "by_partner"))
    rows: list[list[Value]] = [
        [material.short(partner), *_cells(material, question, row)]
        for partner in material.with_former(given)
        for row in rows_of(material.session, question, partner)
    ]
    for partner in masked_partners(material.session, question):
        rows.append([material.short(partner), "masked", *[""] * (len(labels) - 1)])
    return ["Partner", *labels], rows


def _matrix(material: Material, question: Question) -> _Grid:
    partners = material.with_former(spoken := spoken_in(material, question))
    rows: list[list[Value]] = []
    for row_id, label in rows_with_deleted(material, question) if spoken else ():
        values = [cell_of(material.session, question, row_id, partner) for partner in partners]
        said = letters_in_cell if question.is_raci else lambda value: _value(material, question.cell or as_typed, value)
        rows.append([safe_text(label), *map(said, values)])
    return [row_label(material, question), *map(material.short, partners)], rows


def _agreement(material: Material, question: Question) -> _Grid:
    rows = rows_of(material.session, question)
    positions = [_table_in(row, "positions") for row in rows]
    partners = material.with_former({partner: True for one in positions for partner in one})
    header = ["No.", *(column.label for column in question.columns), "Standing", *_twice(material, partners)]
    said: list[list[Value]] = []
    for number, (row, given) in enumerate(zip(rows, positions, strict=True), 1):
        standing = consensus(row, material.partners).standing.value
        stances = [
            words
            for partner in partners
            for words in (
                _position(row, given.get(partner)),
                safe_text(reservation_of(row, partner)),
            )
        ]
        said.append([number, *_cells(material, question, row), standing, *stances])
    return header, said


def _position(row: Row, given: Any) -> str:
    """A position in words, and whether it was given on a wording that was changed since."""
    words = POSITIONS.get(str(given), safe_text(plain_words(given)))
    return f"{words} (on an earlier wording)" if words and is_on_earlier_wording(row) else words


def _twice(material: Material, partners: Sequence[str]) -> Iterator[str]:
    """For each partner a column for what it chose and one for its words."""
    for partner in partners:
        yield material.short(partner)
        yield f"{material.short(partner)}, in words"


def _noted(material: Material, printed: Collection[str]) -> Iterator[Sheet]:
    """The partners and what was noted, as far as the document has it."""
    if "partners" in printed:
        told = ((one.name, one.short, SECTORS.get(one.sector, one.sector)) for one in material.partners)
        rows = tuple(tuple(map(safe_text, row)) for row in told)
        yield Sheet("partners", "Partners", ("Partner", "Called here", "Sector"), rows)
    for place, heading in _NOTED.items():
        if place in printed:
            yield _noted_sheet(material, place, heading)
    if "open_points" in printed:
        yield _noted_sheet(material, "parking_lot", "Parked")
    if "sittings" in printed:
        header, meetings = meeting_words(material)
        yield Sheet("sittings", "Meetings", tuple(header), tuple(map(tuple, meetings)))


def _noted_sheet(material: Material, place: str, heading: str) -> Sheet:
    header, rows = noted_words(material, place, heading)
    return Sheet(place, heading, tuple(header), tuple(tuple(map(safe_text, row)) for row in rows if any(row)))


def _cells(material: Material, question: Question, row: Row) -> list[Value]:
    return [_value(material, column, row.get(column.id)) for column in question.columns]


def _value(material: Material, asked: Asked, value: Any) -> Value:
    """A simple value as a spreadsheet takes it: numbers as they are, days as in 2026-03-04, anything else in words."""
    match value:
        case _ if is_empty(value):
            return ""
        case int() | float() if not isinstance(value, bool) and asked.kind != "scale":
            return value
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case str() if asked.kind == "text" and value in material.by_id:
            return material.short(value)
        case _:
            return safe_text(value_in_words(material.workshop, asked, value))


def _table_in(row: Row, key: str) -> Row:
    found = row.get(key)
    return found if isinstance(found, dict) else {}
