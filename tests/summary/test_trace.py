"""Every line of a document can be traced to its answer, no answer is missing, and nothing private is in any form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from partnering_tui.session.answers import is_asked
from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Block, BulletList, Document, Emphasis, Heading, NumberedList, Paragraph, Table
from partnering_tui.summary.csv_text import csv_text
from partnering_tui.summary.html_page import html_page
from partnering_tui.summary.json_text import json_text
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.sheets import sheets_of
from partnering_tui.summary.trace import answers_by_line, trace_text
from partnering_tui.summary.word_file import word_file
from partnering_tui.workshop.definition import Cell, Question, Workshop
from tests.summary.builders import BEACH, COUNTY, TODAY, a_document, a_question, a_session, a_workshop, columns, rows
from tests.summary.reading_back import Page, words_in_blocks, words_in_word_file
from tests.summary.samples import the_sample_document, the_workshop


def markers(question: Question) -> Iterator[str]:
    """Unique words for the places of one answer; private ones say so."""
    kind = "SECRET" if question.private else "MARK"
    number = 0
    while True:
        number += 1
        yield f"{kind}{question.id.replace('_', '')}{number}X"


def a_value(workshop: Workshop, asked: Question | Cell, words: Iterator[str]) -> Any:
    """A value that fits, as telling as its kind allows."""
    match asked.kind:
        case "text" | "long_text":
            return next(words)
        case "number":
            return 7
        case "date":
            return date(2026, 1, 1) + timedelta(days=3)
        case "yes_no":
            return True
        case "choice":
            return asked.options[0].id
        case "choices":
            return [asked.options[0].id]
        case _:
            scale = workshop.scale_of(asked)
            return scale.levels[-1].value if scale else 1


def an_answer(workshop: Workshop, question: Question, words: Iterator[str]) -> Any:
    """A full answer to a question, by two partners where each answers for itself."""
    partners = ("county", "beach")

    def row(row_id: str) -> dict[str, Any]:
        return {"id": row_id} | {column.id: a_value(workshop, column, words) for column in question.columns}

    match question.kind:
        case "table" if question.is_per_partner:
            return {"by_partner": {partner: [row(f"{partner}1")] for partner in partners}}
        case "table":
            return {"rows": [row("r1"), row("r2")]}
        case "agreement":
            said = {"positions": {"county": "support", "beach": "block"}, "reservations": {"beach": next(words)}}
            return {"rows": [row("r1") | said]}
        case "matrix":
            ids = [one.id for one in question.rows] if not isinstance(question.rows, str) else ["r1", "r2"]
            values = {"county": "A", "beach": "R"}
            cell = question.cell
            filled = {
                row_id: values if cell is None else {one: a_value(workshop, cell, words) for one in partners}
                for row_id in ids
            }
            return {"cells": filled}
        case "ratings":
            scores = {indicator.id: dict.fromkeys(partners, 3) for indicator in question.indicators}
            remarks = {question.indicators[0].id: {"county": next(words)}}
            round_ = {"id": "x", "date": TODAY, "mode": "named", "scores": scores, "comments": remarks}
            return {"rounds": [round_]}
        case _ if question.is_per_partner:
            return {"by_partner": {partner: a_value(workshop, question, words) for partner in partners}}
        case _:
            return {"value": a_value(workshop, question, words)}


@pytest.fixture(scope="module")
def marked() -> Session:
    """A session of the shipped workshop with an answer to every question, the private ones too."""
    workshop = the_workshop()
    answers: dict[str, Any] = {}
    for question in workshop.questions.values():
        answers[question.id] = an_answer(workshop, question, markers(question))
    return a_session(answers, partners=(COUNTY, BEACH))


def everything(held: Any) -> Iterator[str]:
    """All words in a tree."""
    if isinstance(held, dict | list):
        for one in held.values() if isinstance(held, dict) else held:
            yield from everything(one)
    elif isinstance(held, str):
        yield held


def in_word_file(document: Document, _: Session) -> str:
    return " ".join(words_in_word_file(word_file(document)))


def in_sheets(_: Document, session: Session) -> str:
    return "".join(map(csv_text, sheets_of(session, the_workshop(), today=TODAY)))


FORMATS: dict[str, Callable[[Document, Session], str]] = {
    "markdown": lambda document, _: markdown(document),
    "html": lambda document, _: html_page(document),
    "json": lambda document, _: json_text(document, with_sources=True),
    "docx": in_word_file,
}


@pytest.mark.parametrize("form", FORMATS)
def test_no_answer_is_missing_in_any_format(form: str, marked: Session) -> None:
    text = FORMATS[form](a_document(the_workshop(), marked), marked)
    words = {
        word
        for question in the_workshop().questions.values()
        if not question.private and is_asked(marked, the_workshop(), question)
        for word in everything(marked.table(("answers", question.id)))
        if word.startswith("MARK")
    }
    assert len(words) > 150
    assert [word for word in sorted(words) if word not in text] == []


def test_no_row_of_a_grid_is_missing_in_the_sheets(marked: Session) -> None:
    text = in_sheets(a_document(the_workshop(), marked), marked)
    words = {
        word
        for question in the_workshop().questions.values()
        if not question.private
        and question.kind in ("table", "matrix", "agreement", "ratings")
        and is_asked(marked, the_workshop(), question)
        for word in everything(marked.table(("answers", question.id)))
        if word.startswith("MARK")
    }
    assert [word for word in sorted(words) if word not in text] == []


def test_every_answered_question_is_behind_some_block(marked: Session) -> None:
    sources = {block.source for block in a_document(the_workshop(), marked).blocks}
    asked = {
        question.id
        for question in the_workshop().questions.values()
        if not question.private and is_asked(marked, the_workshop(), question)
    }
    assert asked <= sources


@pytest.mark.parametrize("form", [*FORMATS, "csv", "trace"])
def test_nothing_private_is_in_any_format(form: str, marked: Session) -> None:
    tree = {**marked.tree, "answers": {**marked.tree["answers"]}}
    tree["kept"] = {one.id: {"value": "SECRETkept"} for one in the_workshop().questions.values() if one.private}
    session = Session(tree)
    assert "SECRET" in str(tree)
    document = a_document(the_workshop(), session)
    write = FORMATS.get(form) or {"csv": in_sheets, "trace": lambda document, _: trace_text(document)}[form]
    assert "SECRET" not in write(document, session)


def test_the_formats_say_the_same() -> None:
    document = the_sample_document()
    said = words_in_blocks(document.blocks)
    assert Page(html_page(document)).words[1:] == said
    assert words_in_word_file(word_file(document)) == said


def is_scaffolding(block: Block, at: int) -> bool:
    """What stands between answers: the section's title, the sentence that opens it, and what is still missing."""
    match block:
        case Heading(level=2):
            return True
        case Paragraph(inlines=(Emphasis(),)):
            return True
        case Paragraph():
            return at == 1
        case _:
            return False


def test_every_block_of_every_section_has_its_source(marked: Session) -> None:
    for document in (the_sample_document(), a_document(the_workshop(), marked)):
        for section in document.sections:
            for at, block in enumerate(section.blocks):
                assert block.source or is_scaffolding(block, at), (section.id, block)


def test_every_row_and_point_of_a_grid_has_its_part() -> None:
    questions = the_workshop().questions
    grids = {one for one in questions if questions[one].kind in ("table", "agreement", "matrix")}
    for block in the_sample_document().blocks:
        if isinstance(block, Table) and block.source in grids:
            assert len(block.parts) == len(block.rows)
            assert all(block.parts)
        if isinstance(block, NumberedList) and block.source in grids:
            assert len(block.parts) == len(block.items)
        if isinstance(block, BulletList) and block.source in grids:
            assert block.part or block.parts or block.source in ("responsibilities",)


def test_the_lines_named_are_those_of_the_answers() -> None:
    table = a_question("table", id="plan", label="Plan", columns=columns("Task", "Who"))
    clauses = a_question("agreement", id="clauses", label="Clauses", columns=columns("Clause"))
    answers = {
        "plan": rows({"task": "Taps", "who": "a"}, {"task": "Pipes", "who": "b"}),
        "clauses": rows({"clause": "We share"}, {"clause": "We meet"}),
    }
    document = a_document(a_workshop(table, clauses), a_session(answers))
    lines = ["", *markdown(document).splitlines()]
    said = {answer: lines[line] for line, answer in answers_by_line(document)}
    assert "Taps" in said["plan/r0"]
    assert "Pipes" in said["plan/r1"]
    assert said["clauses/r0"] == "1. **We share**"
    assert said["clauses/r1"] == "2. **We meet**"


def test_the_trace_of_the_sample_leads_to_its_rows() -> None:
    document = the_sample_document()
    lines = ["", *markdown(document).splitlines()]
    found = dict((answer, lines[line]) for line, answer in answers_by_line(document))
    assert found["partners/county"].startswith("| Kisumu County Government")
    assert trace_text(document).startswith(" Line  Answer\n")
