"""Statements with what each partner said to them. Dissent is always printed, in the words of whoever dissents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from partnering_tui.session.answers import POSITIONS, rows_of
from partnering_tui.session.consensus import Consensus, Standing, consensus
from partnering_tui.session.positions import askings, is_on_earlier_wording, reservation_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import Blocks, BulletList, Emphasis, NumberedList, Paragraph, Strong, Text
from partnering_tui.summary.grids import block_words, cell_blocks, inlines_of, labelled, parts_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.moves import moves_in_words, said_before
from partnering_tui.summary.words import (
    flat,
    listed,
    number_word,
    quoted,
    sentence,
    verb,
)
from partnering_tui.workshop.definition import Question

_DISSENT = ("reservation", "stand-aside", "block")


def statements_of(material: Material, question: Question) -> Blocks:
    """The statements of an agreement, numbered as they are on screen; none if there are none."""
    rows = rows_of(material.session, question)
    if not any(_says_anything(question, row) for row in rows):
        return ()
    return (NumberedList(tuple(_statement(material, question, row) for row in rows), parts=parts_of(rows)),)


def statement_name(question: Question, row: Row) -> str:
    """The wording of a statement on one line; empty if it has none yet."""
    value = row.get(question.columns[0].id) if question.columns else None
    return "" if is_empty(value) else flat(str(value))


def standing_in_words(material: Material, question: Question, row: Row) -> str:
    """What follows from the positions on a statement, who holds which, in which words, and who moved."""
    stands = consensus(row, material.partners)
    parts = _positions_in_words(row, stands)
    match stands.standing:
        case Standing.AGREED:
            said = "Agreed by all partners."
        case Standing.WITH_RESERVATIONS:
            said = f"Agreed with reservations: {sentence('; '.join(parts))}"
        case Standing.NOT_AGREED:
            said = f"Not agreed: {sentence('; '.join(parts))}"
        case Standing.OPEN:
            waiting = _waiting(stands)
            said = f"Open: {sentence(waiting)}" + (f" {sentence('; '.join(parts))}" if parts else "")
    wording = statement_name(question, row)
    return " ".join([said, *_remarks(material, row), *moves_in_words(material, row, wording)])


def dissent_in_words(material: Material, row: Row) -> Iterator[str]:
    """Each reservation, stand-aside and block on a statement, as a sentence; those of former partners too."""
    positions = _all_positions(row)
    if is_on_earlier_wording(row):
        yield from _dissent_of_before(material, row)
        return
    for partner_id in material.with_former(positions):
        position, words = positions.get(partner_id), reservation_of(row, partner_id)
        if position not in _DISSENT:
            continue
        if partner_id in material.by_id:
            yield sentence(_dissent(material.short(partner_id), position, words))
        else:
            yield _of_former(partner_id, position, words)


def _dissent_of_before(material: Material, row: Row) -> Iterator[str]:
    """The dissent on a wording that was changed since."""
    for asking in (asking for asking in askings(row) if asking.row is row):
        for partner_id in material.with_former(asking.positions):
            spoken = asking.said_by(partner_id)
            if spoken and spoken.is_dissent:
                said = f"{material.short(partner_id)} {said_before(spoken)}"
                yield sentence(f"Before the wording was changed, {said}")


def standings(material: Material) -> Counter[Standing]:
    """How many statements stand how, in the whole session."""
    counts: Counter[Standing] = Counter()
    for question in material.questions:
        if question.kind == "agreement":
            rows = (row for row in rows_of(material.session, question) if _says_anything(question, row))
            counts.update(consensus(row, material.partners).standing for row in rows)
    return counts


def standings_in_words(counts: Counter[Standing]) -> str:
    """ "Of seven statements put to the partners, five are agreed and two are open."; empty if there are none."""
    total, found = counts.total(), [standing for standing in Standing if counts[standing]]
    if not total:
        return ""
    if total == 1:
        return f"The one statement put to the partners is {found[0].value}."
    if len(found) == 1:
        every = "Both" if total == 2 else f"All {number_word(total)}"
        return f"{every} statements put to the partners are {found[0].value}."
    groups = [f"{number_word(counts[one])} {verb(counts[one], 'is', 'are')} {one.value}" for one in found]
    return f"Of {number_word(total)} statements put to the partners, {listed(groups)}."


def unsettled(material: Material, question: Question) -> Iterator[str]:
    """Each statement that is open or not agreed, as a sentence."""
    for index, row in enumerate(rows_of(material.session, question), 1):
        stands = consensus(row, material.partners)
        if not _says_anything(question, row) or stands.standing not in (Standing.OPEN, Standing.NOT_AGREED):
            continue
        blocked = f"{_named(stands.blocked)} {verb(len(stands.blocked), 'blocks', 'block')}"
        reason = _waiting(stands) if stands.standing is Standing.OPEN else blocked
        yield sentence(f"{numbered_name(question, index, row)}: {stands.standing.value}; {reason}")


def numbered_name(question: Question, index: int, row: Row) -> str:
    """A statement as people refer to it: "Our principles 3, “We share all the numbers”"."""
    name = statement_name(question, row)
    return f"{flat(question.label)} {index}" + (f", {quoted(name)}" if name else "")


def _statement(material: Material, question: Question, row: Row) -> Blocks:
    first, others = question.columns[:1], question.columns[1:]
    said = cell_blocks(material, first[0], row.get(first[0].id)) if first else ()
    wording = Strong(inlines_of(said)) if said else Emphasis((Text("No wording yet."),))
    heading = " ".join(
        sentence(block_words(cell))
        for column in others
        if column.heads and (cell := cell_blocks(material, column, row.get(column.id)))
    )
    lines = tuple(
        labelled(column.label, cell)
        for column in others
        if not column.heads and (cell := cell_blocks(material, column, row.get(column.id)))
    )
    standing = Paragraph((Text(standing_in_words(material, question, row)),))
    headed = (Emphasis((Text(heading),)), Text(" "), wording) if heading else (wording,)
    return (Paragraph(headed), *((BulletList(lines),) if lines else ()), standing)


def _says_anything(question: Question, row: Row) -> bool:
    return any(not is_empty(row.get(column.id)) for column in question.columns) or bool(_all_positions(row))


def _positions_in_words(row: Row, stands: Consensus) -> list[str]:
    """Who blocks, who is for it, and who has a reservation or stands aside, each in a few words."""
    by_position = {"block": stands.blocked, "reservation": stands.reserved, "stand-aside": stands.stood_aside}
    against = {
        position: [_dissent(flat(partner.short), position, reservation_of(row, partner.id)) for partner in partners]
        for position, partners in by_position.items()
    }
    in_favour = stands.for_it and [
        f"{_named(stands.for_it)} {verb(len(stands.for_it), 'supports or accepts', 'support or accept')}"
    ]
    silent = [_waiting(stands)] if stands.silent and stands.standing is Standing.NOT_AGREED else []
    return [*against["block"], *(in_favour or ()), *against["reservation"], *against["stand-aside"], *silent]


def _dissent(name: str, position: str, words: str) -> str:
    verbs = {"reservation": "has a reservation", "stand-aside": "stands aside", "block": "blocks"}
    said = f"{name} {verbs[position]}"
    return _with_words(said, words) if words.strip() else f"{said} (no words recorded)"


def _waiting(stands: Consensus) -> str:
    if not stands.silent:
        return "no partners are named yet"
    to_what = " to this wording" if stands.on_earlier_wording else ""
    return f"{_named(stands.silent)} {verb(len(stands.silent), 'has', 'have')} yet to speak{to_what}"


def _remarks(material: Material, row: Row) -> Iterator[str]:
    """Words that go with no dissent, positions that are none, and what former partners said."""
    positions, words = _all_positions(row), row.get("reservations")
    spoken = words if isinstance(words, dict) else {}
    for partner_id in material.with_former({**spoken, **positions}):
        position, said = positions.get(partner_id, ""), reservation_of(row, partner_id)
        name = material.short(partner_id)
        if position in POSITIONS and is_on_earlier_wording(row):
            continue  # told with the wording on which it was said
        if partner_id not in material.by_id:
            yield _of_former(partner_id, position, said)
        elif position and position not in POSITIONS:
            yield sentence(_with_words(f"{name} answered {quoted(position)}, which is no position", said))
        elif said.strip() and position not in _DISSENT:
            yield sentence(f"{name} adds: {quoted(said)}")


def _of_former(partner_id: str, position: str, words: str) -> str:
    """What a partner said that has left, which counts no longer."""
    said = {
        "support": "supported this",
        "accept": "accepted this",
        "reservation": "had a reservation",
        "stand-aside": "stood aside",
        "block": "blocked this",
        "": "said",
    }
    verb_used = said.get(position, f"answered {quoted(position)}")
    return sentence(_with_words(f"{flat(partner_id)}, no longer a partner, {verb_used}", words))


def _with_words(said: str, words: str) -> str:
    return f"{said}: {quoted(words)}" if words.strip() else said


def _all_positions(row: Row) -> Mapping[str, str]:
    """What stands as each partner's position, whether or not it is one."""
    positions = row.get("positions")
    given = positions if isinstance(positions, dict) else {}
    return {partner_id: str(word) for partner_id, word in given.items() if not is_empty(word)}


def _named(partners: tuple[Partner, ...]) -> str:
    return listed([flat(partner.short) for partner in partners])
