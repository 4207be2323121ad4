"""What is still to be settled: questions put off, statements not agreed, duties nobody has, values to mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnering_tui.session.answers import answer_path, cells_of, rows_of, state_of, value_of
from partnering_tui.session.record import Row
from partnering_tui.session.values import Asked, is_empty, misfit
from partnering_tui.summary.agreements import unsettled
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Paragraph, Strong, Text
from partnering_tui.summary.kept import kept_answers
from partnering_tui.summary.kinds import state_in_words
from partnering_tui.summary.material import Material
from partnering_tui.summary.noted import noted_rows
from partnering_tui.summary.roles import fault_sentences, gap_sentences
from partnering_tui.summary.words import flat, quoted, sentence, value_in_words
from partnering_tui.workshop.definition import Column, Question

KEPT_TITLE = "Answers kept from an earlier version"


def open_points(material: Material) -> Blocks:
    """All open points: those of each step under its title, then what was parked, then answers no question holds."""
    blocks: list[Block] = []
    for number, step in enumerate(material.workshop.steps, 1):
        points = [
            (question.id, point)
            for question in step.questions
            if material.may_print(question)
            for point in points_of(material, question)
        ]
        if points:
            listed = tuple((Paragraph((Text(point),)),) for _, point in points)
            blocks += [
                _title(f"Step {number}, {flat(step.title)}"),
                BulletList(listed, parts=tuple(question for question, _ in points)),
            ]
    blocks += _waiting(material)
    blocks += _titled("Parking lot", noted_rows(material, "parking_lot", "Parked", within="parking_lot"))
    return (*blocks, *kept_from_earlier(material))


def _waiting(material: Material) -> Blocks:
    """What two people changed, each differently, so that it waits to be chosen."""
    if not material.session.rows(("conflicts",)):
        return ()
    from partnering_tui.session.conflict_words import waiting_in_words  # only here: it is rare

    waiting = waiting_in_words(material.session, material.workshop)
    points = tuple((Paragraph((Text(flat(words)),)),) for words in waiting)
    return (_title("Changed by two people at once"), BulletList(points)) if points else ()


def kept_from_earlier(material: Material) -> Blocks:
    """The answers kept from an earlier version of the workshop, under a title."""
    return _titled(KEPT_TITLE, kept_answers(material))


def _titled(title: str, blocks: Blocks) -> Blocks:
    return (_title(title), *blocks) if blocks else ()


def _title(title: str) -> Paragraph:
    return Paragraph((Strong((Text(title),)),))


def points_of(material: Material, question: Question) -> Iterator[str]:
    """The open points of one question, each as a sentence."""
    state = state_of(material.session, question)
    if state and state != "not-relevant":
        yield f"{sentence(flat(question.label))} {state_in_words(material, question)}"
    if question.kind == "agreement":
        yield from unsettled(material, question)
    if question.is_raci:
        yield from fault_sentences(material, question)
    if question.kind == "matrix":
        yield from (f"{sentence(flat(question.label))} {gap}" for gap in gap_sentences(material, question))
    yield from _misfits(material, question)


def _misfits(material: Material, question: Question) -> Iterator[str]:
    """Values that do not fit their kind, such as a date that is none."""
    for partner, row, asked, value in _values(material, question):
        if reason := misfit(material.workshop, asked, value):
            where = f"{material.short(partner)}: " if partner else ""
            where += f"{_row_name(question, row)}{flat(asked.label)}: " if isinstance(asked, Column) else ""
            typed = quoted(value_in_words(material.workshop, asked, value))
            fault, _, _ = reason.partition(":")
            yield f"{sentence(flat(question.label))} {where}{typed} is {sentence(fault)}"


def _row_name(question: Question, row: Row) -> str:
    first = row.get(question.columns[0].id)
    return "" if is_empty(first) else f"{quoted(str(first))}, "


_Value = tuple[str, Row, Asked, Any]
"""A partner's id or none, the row if it is one of a table, what is asked, and the value."""


def _values(material: Material, question: Question) -> Iterator[_Value]:
    """Each simple value of an answer."""
    match question.kind:
        case "ratings":
            return
        case "matrix":
            yield from _cell_values(material, question)
        case "table" | "agreement":
            for partner in _speakers(material, question):
                for row in rows_of(material.session, question, partner):
                    yield from ((partner, row, column, row.get(column.id)) for column in question.columns)
        case _:
            for partner in _speakers(material, question):
                yield partner, {}, question, value_of(material.session, question, partner)


def _cell_values(material: Material, question: Question) -> Iterator[_Value]:
    if question.cell is None:
        return
    for row in cells_of(material.session, question).values():
        for partner, value in row.items() if isinstance(row, dict) else ():
            yield partner, {}, question.cell, value


def _speakers(material: Material, question: Question) -> list[str]:
    """The ids of those who answer: partners, or the room as a whole (an empty id)."""
    if not question.is_per_partner:
        return [""]
    return material.with_former(material.session.table((*answer_path(question), "by_partner")))
