"""What is still to be settled: questions put off, statements without agreement, duties without a holder, values to be mended."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.session.answers import answer_path, cells_of, rows_of, state_of, value_of
from partnering_tui.session.values import Asked, is_empty, misfit
from partnering_tui.summary.agreements import unsettled
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Paragraph, Strong, Text
from partnering_tui.summary.kept import kept_answers
from partnering_tui.summary.kinds import state_in_words
from partnering_tui.summary.material import Material
from partnering_tui.summary.noted import noted_rows
from partnering_tui.summary.roles import fault_sentences
from partnering_tui.summary.words import flat, lead_in, quoted, sentence, value_in_words
from partnering_tui.workshop.definition import Question

KEPT_TITLE = "Answers kept from an earlier version"


def open_points(material: Material) -> Blocks:
    """All open points: those of each step under its title, then what was parked, then answers that no question holds."""
    blocks: list[Block] = []
    for number, step in enumerate(material.workshop.steps, 1):
        points = [
            point
            for question in step.questions
            if material.may_print(question)
            for point in _points(material, question)
        ]
        if points:
            blocks += [
                _title(f"Step {number}, {flat(step.title)}"),
                BulletList(tuple((Paragraph((Text(point),)),) for point in points)),
            ]
    blocks += _titled("Parking lot", noted_rows(material, "parking_lot", "Parked"))
    return (*blocks, *kept_from_earlier(material))


def kept_from_earlier(material: Material) -> Blocks:
    """The answers kept from an earlier version of the workshop, under a title."""
    return _titled(KEPT_TITLE, kept_answers(material))


def _titled(title: str, blocks: Blocks) -> Blocks:
    return (_title(title), *blocks) if blocks else ()


def _title(title: str) -> Paragraph:
    return Paragraph((Strong((Text(title),)),))


def _points(material: Material, question: Question) -> Iterator[str]:
    """The open points of one question, each as a sentence."""
    state = state_of(material.session, question)
    if state and state != "not-relevant":
        yield f"{lead_in(question.label)} {state_in_words(material, question)}"
    if question.kind == "agreement":
        yield from unsettled(material, question)
    if question.is_raci:
        yield from fault_sentences(material, question)
    yield from _misfits(material, question)


def _misfits(material: Material, question: Question) -> Iterator[str]:
    """Values that do not fit their kind, such as a date that is none."""
    for place, asked, value in _values(material, question):
        if reason := misfit(material.workshop, asked, value):
            typed = quoted(value_in_words(material.workshop, asked, value))
            yield sentence(f"{lead_in(place)} {typed} is {reason.partition(':')[0]}")


def _values(material: Material, question: Question) -> Iterator[tuple[str, Asked, object]]:
    """Each simple value of an answer with the words for where it stands and what is asked there."""
    label = flat(question.label)
    partners = (
        material.with_former(material.session.table((*answer_path(question), "by_partner")))
        if question.is_per_partner
        else [""]
    )
    for partner in partners:
        name = f"{label}, {material.short(partner)}" if partner else label
        if question.kind in ("table", "agreement"):
            for row in rows_of(material.session, question, partner):
                first = row.get(question.columns[0].id) if question.columns else ""
                row_name = name if is_empty(first) else f"{name}, {flat(str(first))}"
                yield from (
                    (f"{row_name}, {flat(column.label)}", column, row.get(column.id)) for column in question.columns
                )
        elif question.kind == "matrix" and question.cell:
            for row in cells_of(material.session, question).values():
                given = row.items() if isinstance(row, dict) else ()
                yield from ((f"{name}, {material.short(key)}", question.cell, value) for key, value in given)
        elif question.kind not in ("matrix", "ratings"):
            yield name, question, value_of(material.session, question, partner)
