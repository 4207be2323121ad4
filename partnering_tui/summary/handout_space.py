"""Room to write each kind of answer by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnering_tui.frozen import dataclass
from partnering_tui.session.marks import MARKS
from partnering_tui.session.values import Asked
from partnering_tui.summary.blocks import (
    Align,
    Block,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    Paragraph,
    Strong,
    Table,
    Text,
)
from partnering_tui.summary.kinds import italic_line
from partnering_tui.summary.roles import LEGEND
from partnering_tui.summary.words import capitalised, flat, level_word
from partnering_tui.summary.writing_space import LINE, WIDE_LINE
from partnering_tui.workshop.definition import Question, Workshop

EMPTY_ROWS = 5
ROWS_EACH = 2
"""Rows for each partner, where each has rows of its own."""
LONG_ANSWER, ANSWER_EACH = 5, 2
"""Lines for a long answer, and for each partner's."""
MOST_COLUMNS = 5
"""That can be written in on A4."""
BOX = "☐"
_POSITIONS = (
    "Write in each partner's column: S supports, A accepts, R has a reservation, O stands aside, B blocks. "
    "Write down reservations in the partner's own words."
)


@dataclass(frozen=True, slots=True)
class Room:
    """Whom there has to be room for."""

    workshop: Workshop
    partners: tuple[str, ...]
    """What stands over their columns."""


def space_for(room: Room, question: Question, there: Sequence[str]) -> Blocks:
    """Room for the answer to a question; `there` is what stands first in the rows that there are already."""
    match question.kind:
        case "table":
            return tuple(_table(room, question))
        case "matrix":
            return tuple(_matrix(room, question, there))
        case "agreement":
            return tuple(_agreement(room, question, there))
        case "ratings":
            return tuple(_form(room, question))
        case _ if question.is_per_partner:
            return tuple(_each(room, question))
        case "long_text":
            return _lines(LONG_ANSWER)
        case "choice" | "choices" | "scale" | "yes_no":
            return (_boxes(room, question),)
        case _:
            return _lines(1)


def _lines(number: int) -> Blocks:
    return (Paragraph((Text(WIDE_LINE),)),) * number


def _boxes(room: Room, asked: Asked) -> Paragraph:
    """A box to tick for each answer that there is, one below the other; yes and no side by side."""
    labels = _answers(room, asked)
    if asked.kind == "yes_no":
        return Paragraph((Text("    ".join(f"{BOX} {label}" for label in labels)),))
    words: list[Inline] = []
    for label in labels:
        words += [Text(f"{BOX} {label}"), LineBreak()]
    return Paragraph(tuple(words[:-1]))


def _answers(room: Room, asked: Asked) -> list[str]:
    """The answers from which one is chosen."""
    if asked.kind == "yes_no":
        return ["Yes", "No"]
    if asked.kind == "scale":
        scale = room.workshop.scale_of(asked)
        return [f"{level.value} {flat(level.label)}" for level in scale.levels] if scale else []
    return [flat(option.label) for option in asked.options]


def _each(room: Room, question: Question) -> Iterator[Block]:
    """Room for each partner's answer."""
    match question.kind:
        case "long_text":
            for partner in room.partners:
                yield Paragraph((Strong((Text(partner),)),))
                yield from _lines(ANSWER_EACH)
        case "choice" | "choices" | "scale" | "yes_no":
            labels = _answers(room, question)
            scale = room.workshop.scale_of(question) if question.kind == "scale" else None
            header = ["Partner", *([level_word(scale, level.value) for level in scale.levels] if scale else labels)]
            yield _grid(header, [[partner, *(BOX for _ in labels)] for partner in room.partners], boxes=len(labels))
        case _:
            yield _grid(["Partner", "Answer"], [[partner, ""] for partner in room.partners])


def _table(room: Room, question: Question) -> Iterator[Block]:
    """Empty rows under the header; a wide table in parts, each with the first column."""
    labels = [flat(column.label) for column in question.columns]
    if question.is_per_partner:
        each = [[partner if not at else ""] for partner in room.partners for at in range(ROWS_EACH)]
        yield from _parted(["Partner", *labels], each)
    else:
        yield from _parted(labels, [[] for _ in range(EMPTY_ROWS)])
    for column in question.columns:
        if answers := _answers(room, column) if column.kind != "yes_no" else []:
            yield italic_line(f"{flat(column.label)}: {'; '.join(answers)}.")


def _parted(labels: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Table]:
    first, others = labels[:1], labels[1:]
    for at in range(0, len(others) or 1, MOST_COLUMNS - 1):
        header = [*first, *others[at : at + MOST_COLUMNS - 1]]
        yield _grid(header, rows)


def _matrix(room: Room, question: Question, there: Sequence[str]) -> Iterator[Block]:
    table = room.workshop.questions.get(question.rows) if isinstance(question.rows, str) else None
    label = flat(table.columns[0].label) if table and table.columns else ""
    more = EMPTY_ROWS if table else 0
    yield _grid([label, *room.partners], [*([one] for one in there), *([] for _ in range(more))])
    if question.is_raci:
        yield italic_line(LEGEND)
    elif question.cell and (answers := _answers(room, question.cell)):
        yield italic_line(f"{'; '.join(answers)}.")


def _agreement(room: Room, question: Question, there: Sequence[str]) -> Iterator[Block]:
    label = flat(question.columns[0].label) if question.columns else "Statement"
    rows = [[str(number), words] for number, words in enumerate([*there, *([""] * EMPTY_ROWS)], 1)]
    yield _grid(["No.", label, *room.partners], rows)
    yield italic_line(_POSITIONS)
    yield from _lines(ANSWER_EACH)


def _form(room: Room, question: Question) -> Iterator[Block]:
    """A form for one partner, to be copied for each; the codes help to read the marks out."""
    scale = room.workshop.scale_of(question)
    levels = [level_word(scale, level.value) for level in scale.levels] if scale else []
    answers = [*levels, *map(capitalised, MARKS.values())]
    yield Paragraph((Text(f"Partner: {LINE}"),))
    rows = [
        [str(code), flat(indicator.label), *(BOX for _ in answers)]
        for code, indicator in enumerate(question.indicators, 1)
    ]
    yield _grid(["Code", "Indicator", *answers], rows, boxes=len(answers))
    if scale and any(level.tone == "poor" for level in scale.levels):
        yield italic_line("The code of every red, and a few words on why:")
    yield from _lines(ANSWER_EACH)


def _grid(header: Sequence[str], rows: Sequence[Sequence[str]], *, boxes: int = 0) -> Table:
    """A table whose rows are filled up with room to write; its last columns may be boxes."""
    width = len(header)
    filled = [(*row, *("" for _ in range(width - len(row)))) for row in rows]
    align: list[Align | None] = [None if column < width - boxes else "center" for column in range(width)]
    return Table(_words(header), tuple(map(_words, filled)), tuple(align))


def _words(cells: Sequence[str]) -> tuple[Inlines, ...]:
    return tuple((Text(cell),) if cell else () for cell in cells)
