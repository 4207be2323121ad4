"""How each kind of question prints what was answered, and the note of a question that was put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnering_tui.session.answers import answer_path, masked_partners, note_of, rows_of, state_of, value_of
from partnering_tui.session.record import Row
from partnering_tui.session.values import is_empty
from partnering_tui.summary.agreements import statements_of
from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    Emphasis,
    Heading,
    Inlines,
    Paragraph,
    Strong,
    Text,
    behind,
    traced,
)
from partnering_tui.summary.grids import cell_blocks, grid_blocks, parts_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.ratings import latest_ratings
from partnering_tui.summary.roles import matrix_of
from partnering_tui.summary.words import flat, lead_in, listed, sentence, value_in_words, verb
from partnering_tui.workshop.definition import GRID_KINDS, Question

PART_LEVEL = 3
"""The level of headings inside a section."""

MASKED = Paragraph((Emphasis((Text("masked"),)),))
"""What a document says in the place of an answer that was left out of a copy."""

STATES: dict[str, str] = {
    "later": "To be settled later",
    "unknown": "Not known yet",
    "not-relevant": "Not relevant",
    "parked": "Parked",
}
"""What a document says of a question in one of these states."""


def said_to(material: Material, question: Question, *, under: str = "") -> Blocks:
    """All that a document says about a question, traced to it; nothing if there is no answer and no state.

    `under` is the title of the section: a part of the same name needs no heading of its own.
    """
    said = answer_to(material, question)
    state = state_in_words(material, question)
    label = flat(question.label)
    if not said and not state:
        return ()
    if not said:
        return traced([Paragraph(behind_bold(label, (Emphasis((Text(state),)),)))], question.id)
    blocks: list[Block] = []
    if _is_part(question):
        if label.casefold() != flat(under).casefold():
            blocks.append(Heading(PART_LEVEL, (Text(label),)))
        blocks += said
    else:
        blocks += _led_in(label, said)
    if state:
        blocks.append(italic_line(state))
    return traced(blocks, question.id)


def state_in_words(material: Material, question: Question) -> str:
    """ "To be settled later: waiting for the county's lawyer."; empty if the question is in no such state."""
    state = STATES.get(state_of(material.session, question), "")
    note = flat(note_of(material.session, question))
    return sentence(f"{state}: {note}" if note else state) if state else ""


def behind_bold(label: str, inlines: Inlines) -> Inlines:
    """The inlines on one line behind a label in bold."""
    return (Strong((Text(lead_in(label)),)), *behind(" ", inlines))


def italic_line(text: str) -> Paragraph:
    """A remark about what is missing or open."""
    return Paragraph((Emphasis((Text(text),)),))


def rows_in_blocks(material: Material, question: Question, rows: Sequence[Row], partner: str = "") -> Blocks:
    """The rows of a table question, or one partner's."""
    columns = question.columns
    cells = [[cell_blocks(material, column, row.get(column.id)) for column in columns] for row in rows]
    numbers = [column.kind == "number" for column in columns]
    return grid_blocks([column.label for column in columns], cells, parts=parts_of(rows, partner), numbers=numbers)


def answer_to(material: Material, question: Question) -> Blocks:
    """What was answered, without the question's label; nothing if nothing was."""
    if question.is_per_partner:
        return _by_partner(material, question)
    match question.kind:
        case "table":
            return rows_in_blocks(material, question, rows_of(material.session, question))
        case "matrix":
            return matrix_of(material, question)
        case "agreement":
            return statements_of(material, question)
        case "ratings":
            return latest_ratings(material, question)
        case "choices":
            return _chosen(material, question)
        case _:
            return cell_blocks(material, question, value_of(material.session, question))


def _is_part(question: Question) -> bool:
    """Whether the answer stands under a heading of its own, and not behind its label on a line."""
    return question.is_per_partner or question.kind in GRID_KINDS or question.kind == "long_text"


def _led_in(label: str, said: Blocks) -> Blocks:
    match said:
        case (Paragraph(inlines=inlines), *others):
            return (Paragraph(behind_bold(label, inlines)), *others)
        case _:
            return (Paragraph(behind_bold(label, ())), *said)


def _chosen(material: Material, question: Question) -> Blocks:
    value = value_of(material.session, question)
    if is_empty(value):
        return ()
    chosen = value if isinstance(value, list) else [value]
    words = [value_in_words(material.workshop, question, one) for one in chosen]
    return (BulletList(tuple((Paragraph((Text(word),)),) for word in words if word.strip())),)


def _by_partner(material: Material, question: Question) -> Blocks:
    """Each partner's answer behind or below its name; if the question is needed, also who has yet to answer."""
    given = material.session.table((*answer_path(question), "by_partner"))
    masked = masked_partners(material.session, question)
    said = {
        partner: blocks
        for partner in material.with_former({**dict.fromkeys(masked, True), **given})
        if (blocks := (MASKED,) if partner in masked else _of_partner(material, question, partner))
    }
    if not said:
        return ()
    missing = [flat(partner.short) for partner in material.partners if partner.id not in said]
    blocks = _partners_apart(material, question, said)
    if missing and question.needed:
        blocks += (italic_line(f"{listed(missing)} {verb(len(missing), 'has', 'have')} yet to answer."),)
    return blocks


def _of_partner(material: Material, question: Question, partner: str) -> Blocks:
    if question.kind == "table":
        return rows_in_blocks(material, question, rows_of(material.session, question, partner), partner)
    return cell_blocks(material, question, value_of(material.session, question, partner))


def _partners_apart(material: Material, question: Question, said: dict[str, Blocks]) -> Blocks:
    match question.kind:
        case "table":
            return tuple(
                block
                for partner, blocks in said.items()
                for block in (Heading(PART_LEVEL + 1, (Text(material.name(partner)),), part=partner), *blocks)
            )
        case "long_text":
            return tuple(
                replace(block, part=partner)
                for partner, blocks in said.items()
                for block in _led_in(material.name(partner), blocks)
            )
        case _:
            points = tuple(_led_in(material.name(partner), blocks) for partner, blocks in said.items())
            return (BulletList(points, parts=tuple(said)),)
