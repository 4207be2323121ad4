"""How each kind of question is answered, in words and keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.masking import can_be_masked
from partnering_tui.session.responsibilities import RACI
from partnering_tui.summary.blocks import Block, BulletList, Inlines, Paragraph, Strong, Table, Text
from partnering_tui.tui.widgets.grid_cells import POSITION_KEYS
from partnering_tui.workshop.definition import Cell, Option, Question, Scale, Workshop

POSITION_MEANINGS: dict[str, str] = {
    "support": "We are for it, and will help to carry it.",
    "accept": "We can live with it, and will not stand in its way.",
    "reservation": "We go along, with a concern that is written down in our own words.",
    "stand-aside": "We do not take part in it, and do not stop the others.",
    "block": "We cannot agree to it as it stands. We say what would have to change.",
}
"""What each of the five positions means."""

RACI_MEANINGS: dict[str, str] = {
    "R": "Does the work. At least one for each row.",
    "A": "Answers for it being done. Exactly one for each row.",
    "C": "Is asked before it is done.",
    "I": "Is told about it.",
}
"""What each letter of a matrix of responsibilities means."""

_A_DATE = "A date, like 2027-06-30. An unsure date may be typed in words, such as “spring 2027”: it is kept as typed."
_A_NUMBER = "A number, such as 1200 or 12.5. Anything else is kept as typed."


def how_to_answer(workshop: Workshop, question: Question) -> list[Block]:
    """What kind of answer the question takes, and how to type it."""
    blocks = list(_of_kind(workshop, question))
    if question.is_per_partner:
        blocks.insert(0, words("Every partner has an answer of its own. Tab goes to the next partner."))
        if can_be_masked(question):
            blocks.append(words("What a partner asks to keep here is left out of copies: Leave out of copies, below."))
    if question.private:
        blocks.append(words("Private: the answer goes into your private file, and into no document."))
    return blocks


def words(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text),))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of plain words, its first column strong."""
    return Table(tuple(map(_cell, header)), tuple((_strong(row[0]), *map(_cell, row[1:])) for row in rows))


def _of_kind(workshop: Workshop, question: Question) -> Iterable[Block]:
    match question.kind:
        case "text":
            yield words("A line of words. Enter goes to the next question.")
        case "long_text":
            yield words("As many lines as you like; Enter begins a new one, and Tab goes to the next question.")
            yield words("Lines that begin with - become a list, *words* between stars become emphasis.")
        case "number":
            yield words(_A_NUMBER)
        case "date":
            yield words(_A_DATE)
        case "yes_no":
            yield words("y for yes, n for no. Delete takes the answer back.")
        case "choice":
            yield words("One of these. Press its number, or go there with the arrows and press Enter.")
            yield _options(question.options)
        case "choices":
            yield words("Any of these. Press their numbers, or go there with the arrows and press Space.")
            yield _options(question.options)
        case "scale":
            yield words("Press the number. Delete takes the answer back.")
            yield from _levels(workshop.scale_of(question))
        case "table":
            yield words("Type and press Enter: every Enter begins a new row. Tab goes to the next column.")
            yield _columns(workshop, question)
        case "agreement":
            yield from _agreement(workshop, question)
        case "matrix":
            yield from _matrix(workshop, question)
        case "ratings":
            yield words("Every partner rates every line. Press the number; the cursor goes on by itself.")
            yield from _levels(workshop.scale_of(question))


def _agreement(workshop: Workshop, question: Question) -> Iterable[Block]:
    yield words("Type a statement and press Enter. Then press, in each partner's column, the letter of its position.")
    rows = [(key, POSITIONS[position], POSITION_MEANINGS[position]) for key, position in POSITION_KEYS.items()]
    yield table(("Key", "Position", "What it means"), rows)
    yield words(
        "A statement is agreed when every partner supports or accepts it, and agreed with reservations when somebody "
        "reserves or stands aside. One block keeps it from being agreed. It stays open while somebody has not spoken."
    )
    yield words(
        "A quick round asks the partners in turn, one statement after the other. Positions in brackets were given on "
        "an earlier wording: ask again, or say that the meaning is the same. Both are among all commands."
    )
    if len(question.columns) > 1:
        yield _columns(workshop, question)


def _matrix(workshop: Workshop, question: Question) -> Iterable[Block]:
    named = workshop.questions.get(question.rows) if isinstance(question.rows, str) else None
    if named:
        yield words(f"A cell for each partner in each row. The rows come from “{named.label}”.")
    else:
        yield words("A cell for each partner in each row.")
    if question.is_raci:
        rows = [(letter.lower(), RACI[letter], meaning) for letter, meaning in RACI_MEANINGS.items()]
        yield table(("Key", "Part", "What it means"), rows)
        yield words("One partner may be both r and a. The same letter again takes it back.")
    elif question.cell:
        yield words(f"A cell holds {_in_words(workshop, question.cell)}.")
        if question.cell.kind == "scale":
            yield from _levels(workshop.scale_of(question.cell))


def _columns(workshop: Workshop, question: Question) -> Block:
    rows: list[tuple[str, str]] = []
    for column in question.columns:
        parts = [_in_words(workshop, column), "needed" if column.needed else "", column.hint]
        rows.append((column.label, " · ".join(part for part in parts if part)))
    return table(("Column", "What goes into it"), rows)


def _in_words(workshop: Workshop, cell: Cell) -> str:
    match cell.kind:
        case "number":
            return "a number"
        case "date":
            return "a date, like 2027-06-30"
        case "yes_no":
            return "yes or no: y or n"
        case "choice" | "choices":
            labels = ", ".join(option.label for option in cell.options)
            return f"{'one' if cell.kind == 'choice' else 'any'} of: {labels}"
        case "scale":
            scale = workshop.scale_of(cell)
            levels = scale.levels if scale else ()
            return f"{levels[0].value} to {levels[-1].value}: {levels[0].label} to {levels[-1].label}" if levels else ""
        case _:
            return "words"


def _options(options: Sequence[Option]) -> Block:
    keys = [str(number) if number < 10 else "" for number in range(1, len(options) + 1)]
    return table(("Key", "Answer"), [(key, option.label) for key, option in zip(keys, options, strict=True)])


def _levels(scale: Scale | None) -> Iterable[Block]:
    if scale:
        yield table(("Key", "Level"), [(str(level.value), level.label) for level in scale.levels])


def bullets(texts: Iterable[str]) -> BulletList:
    """Points of plain words."""
    return BulletList(tuple((words(text),) for text in texts))


def _cell(text: str) -> Inlines:
    return (Text(text),)


def _strong(text: str) -> Inlines:
    return (Strong((Text(text),)),)
