"""Sessions of the twelve steps in which every question is answered, in the sizes that are measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from partnering_tui.session import edits
from partnering_tui.session.answers import matrix_rows, rows_path
from partnering_tui.session.record import Change, Record, Row, put
from partnering_tui.session.session import Partner, new_partner, new_session
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.session_file import SessionFile, create_session
from partnering_tui.workshop.definition import Cell, Question, Workshop
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

PARTNERS = (
    ("County", "Kisumu County Government", "public"),
    ("Lakewater", "Lakewater Ltd", "business"),
    ("Beach Network", "Beach Communities Network", "civil-society"),
)
TITLE = "Clean water for Kisumu"
BIG_TABLE = "evidence"
"""The question of the first step whose table has as many rows as a session is to be large."""

SMALL, MIDDLE, LARGE = 10, 1_000, 10_000
"""Rows in the big table: sessions of about 40 kB, 200 kB and 2 MB."""


def twelve_steps() -> Workshop:
    return load_workshop(shipped_workshops() / "twelve-steps")


def a_full_session(path: Path, *, rows: int = SMALL, title: str = TITLE) -> SessionFile:
    """A new session file in which everything is answered, with so many rows in the big table."""
    workshop = twelve_steps()
    partners = [new_partner(*partner) for partner in PARTNERS]
    file = create_session(path, new_session(title, workshop, partners), workshop=workshop)
    book = Workbook(workshop, file.session, file.notes, on_change=file.remember)
    for question in workshop.questions.values():
        for change in _answers(book, question, rows if question.id == BIG_TABLE else 2):
            book.make(change)
    file.save()
    return file


def a_folder_of_sessions(folder: Path, count: int) -> None:
    """So many sessions in that folder, each with a title and an id of its own."""
    folder.mkdir(parents=True)
    first = a_full_session(folder / "session-0000.toml", title="Session 0000")
    text = first.path.read_text(encoding="utf-8")
    for number in range(1, count):
        own_id = f"{number:08x}{first.session.id[8:]}"
        own = text.replace(first.session.id, own_id, 1).replace("Session 0000", f"Session {number:04}", 1)
        (folder / f"session-{number:04}.toml").write_text(own, encoding="utf-8")


def signs_of(question: Question) -> tuple[str, ...]:
    """Texts that stand on the screen only while this question is open, its answer among them where that can be told."""
    label = f"▾ {question.label[:30]}"
    if question.is_per_partner:
        return (label,)
    match question.kind:
        case "text" | "long_text":
            return label, _closing(question)
        case "table" if question.columns[0].kind == "text":
            return label, _first_words(question, 0)
        case _:
            return (label,)


def _answers(book: Workbook, question: Question, rows: int) -> Iterator[Change | None]:
    """The changes that answer a question in full."""
    record, workshop, partners = book.record_of(question), book.workshop, book.session.partners
    match question.kind:
        case "table" if question.is_per_partner:
            for partner in partners:
                yield _all_rows(record, question, _rows(workshop, question, rows), partner.id)
        case "table" | "agreement":
            yield _all_rows(record, question, _rows(workshop, question, rows, partners))
        case "matrix":
            yield from _cells(book, record, question)
        case "ratings":
            scores = {i.id: {p.id: _value(workshop, question) for p in partners} for i in question.indicators}
            round_ = {"id": "first", "date": date(2026, 11, 2), "mode": "named", "scores": scores}
            yield _all_rows(record, question, [round_])
        case _ if question.is_per_partner:
            for partner in partners:
                yield edits.answer(record, question, ("by_partner", partner.id), _value(workshop, question))
        case _:
            yield edits.answer(record, question, ("value",), _value(workshop, question))


def _all_rows(record: Record, question: Question, rows: list[Row], partner: str = "") -> Change | None:
    """All rows at once: one by one, ten thousand would take minutes to write down."""
    path = rows_path(question, partner)
    return put(record, path, rows, "Answered", question=question.id, private=question.private)


def _rows(workshop: Workshop, question: Question, count: int, partners: tuple[Partner, ...] = ()) -> list[Row]:
    made: list[Row] = []
    for number in range(count):
        row: Row = {"id": f"r{number:06}"} | {c.id: _value(workshop, c) for c in question.columns}
        if question.columns[0].kind == "text":
            row[question.columns[0].id] = _first_words(question, number)
        if question.kind == "agreement":
            row["positions"] = {partner.id: "support" for partner in partners}
        made.append(row)
    return made


def _cells(book: Workbook, record: Record, question: Question) -> Iterator[Change | None]:
    partners = book.session.partners
    for row_id, _ in matrix_rows(book.session, book.workshop, question):
        for number, partner in enumerate(partners):
            value = "AR"[number > 0] if question.is_raci else _value(book.workshop, question.cell or Cell(kind="text"))
            yield edits.answer(record, question, ("cells", row_id, partner.id), value)


def _value(workshop: Workshop, asked: Question | Cell) -> Any:
    """A value that fits whatever has a simple kind."""
    match asked.kind:
        case "number":
            return 12
        case "date":
            return date(2027, 6, 30)
        case "yes_no":
            return True
        case "choice":
            return asked.options[0].id
        case "choices":
            return [option.id for option in asked.options]
        case "scale" | "ratings":
            return workshop.scales[asked.scale].levels[-1].value
        case "long_text" if isinstance(asked, Question):
            return f"- Half of the taps are dry by noon, and carts sell at four times the price.\n- {_closing(asked)}"
        case _ if isinstance(asked, Question):
            return f"Safe water within a short walk of home, every day; {_closing(asked)}"
        case _:
            return "Count by the wards, checked by both"


def _closing(question: Question) -> str:
    """How the words of a question end: too far behind to be seen while it is folded."""
    return f"so ends {question.id}"


def _first_words(question: Question, number: int) -> str:
    """What stands first in a row: short enough not to be cut in a column."""
    return f"{question.id.split('_')[0][:9]} {number}"
