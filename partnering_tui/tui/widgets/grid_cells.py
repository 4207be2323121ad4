"""What the cells of a grid hold: which keys set them, what there is to pick from, and the legend that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.responsibilities import RACI, letters_of, with_letter
from partnering_tui.session.sheet import RatingsSheet, Sheet, SheetColumn
from partnering_tui.session.values import shown
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.pick import PickOption

POSITION_KEYS: dict[str, str] = {
    "s": "support",
    "a": "accept",
    "r": "reservation",
    "t": "stand-aside",
    "b": "block",
}
"""The key that says each position."""

WITH_WORDS = frozenset({"reservation", "stand-aside", "block"})
"""The positions that a partner may put into words."""

COMMENT_KEY = "c"
"""The key that opens the comment on a mark."""

_BY_ONE_KEY = frozenset({"scale", "yes_no", "choice"})

RACI_PAIR = "RA"
"""One partner both responsible and accountable."""

RACI_PAIR_KEY = "b"
"""The key that says both at once."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody means who presses a key on a cell."""

    value: Any
    """The value that the cell is to have; None for nothing."""


def is_words(column: SheetColumn) -> bool:
    """Whether the cells of a column are typed as words: text, numbers and dates."""
    return column.kind == "typed" and _kind(column) in ("text", "long_text", "number", "date")


def is_one_line(column: SheetColumn) -> bool:
    """Whether the words of a cell have no lines."""
    return _kind(column) != "long_text"


def is_picked_from(column: SheetColumn) -> bool:
    """Whether a cell of the column is filled by picking from a list when somebody tabs into it."""
    return column.kind == "typed" and _kind(column) in ("choice", "choices")


def is_fixed(column: SheetColumn) -> bool:
    return column.kind == "fixed"


def are_alike(one: SheetColumn, other: SheetColumn) -> bool:
    """Whether two columns are filled in one go, as partners' columns are: both by single keys."""
    return one.kind == other.kind and (one.kind != "typed" or {_kind(one), _kind(other)} <= _BY_ONE_KEY)


def meant_by_key(sheet: Sheet, column: SheetColumn, present: Any, character: str) -> Meant | None:
    """What a character means on a cell that is not typed as words, or None. The same letter takes itself back."""
    low = character.casefold()
    match column.kind:
        case "position":
            position = POSITION_KEYS.get(low)
            return Meant(None if position == present else position) if position else None
        case "raci" if low == RACI_PAIR_KEY:
            return Meant(None if letters_of(present) == RACI_PAIR else RACI_PAIR)
        case "raci":
            letter = low.upper()
            return Meant(with_letter(present, letter) or None) if letter in RACI else None
        case "typed":
            return next((Meant(value) for value, _, key in _answers(sheet, column) if key == low), None) or (
                _option_beginning_with(sheet, column, present, low)
            )
        case _:
            return None


def _option_beginning_with(sheet: Sheet, column: SheetColumn, present: Any, low: str) -> Meant | None:
    """The next option whose label begins with the letter."""
    if _kind(column) != "choice":
        return None
    values = [value for value, label, _ in _answers(sheet, column) if one_line(label).casefold().startswith(low)]
    if not values:
        return None
    return Meant(values[(values.index(present) + 1) % len(values)] if present in values else values[0])


def meant_by_space(sheet: Sheet, column: SheetColumn, present: Any) -> Meant | None:
    """The next of all that the cell can hold, with nothing after the last; None if it does not go round."""
    match column.kind:
        case "position":
            values: list[Any] = list(POSITIONS)
        case "raci":
            values = list(RACI)
            present = letters_of(present) or None
        case "typed" if _kind(column) in _BY_ONE_KEY:
            values = [value for value, _, _ in _answers(sheet, column)]
        case _:
            return None
    round_trip = [None, *values]
    at = next((i for i, value in enumerate(round_trip) if value == present and type(value) is type(present)), 0)
    return Meant(round_trip[(at + 1) % len(round_trip)])


def pick_options(sheet: Sheet, column: SheetColumn) -> list[PickOption]:
    """What there is to pick from in a cell, each with its key; empty if it is typed as words or fixed."""
    match column.kind:
        case "position":
            return [PickOption(position, POSITIONS[position], key) for key, position in POSITION_KEYS.items()]
        case "raci":
            letters = [PickOption(letter, f"{letter}  {name}", letter.lower()) for letter, name in RACI.items()]
            return [*letters[:2], PickOption(RACI_PAIR, "R A  both", RACI_PAIR_KEY), *letters[2:]]
        case "typed":
            return [PickOption(value, label, key) for value, label, key in _answers(sheet, column)]
        case _:
            return []


def may_pick_many(column: SheetColumn) -> bool:
    return _kind(column) == "choices"


def legend(sheet: Sheet, column: SheetColumn) -> str:
    """What the keys on a cell mean; empty where words are typed."""
    match column.kind:
        case "position":
            return " · ".join(f"{key} {POSITIONS[position]}" for key, position in POSITION_KEYS.items())
        case "raci":
            return " · ".join(f"{letter.lower()} {name}" for letter, name in RACI.items())
        case "typed" if answers := _answers(sheet, column):
            named = " · ".join(f"{key} {one_line(label)}".strip() for _, label, key in answers)
            named += f" · {COMMENT_KEY} comment" if isinstance(sheet, RatingsSheet) else ""
            return f"Enter to pick: {named}" if may_pick_many(column) else named
        case _:
            return ""


def asks_for_words(sheet: Sheet, column: SheetColumn, value: Any) -> bool:
    """Whether a partner is asked for a few words after setting a cell: whoever does not simply agree, and for a red."""
    if isinstance(sheet, RatingsSheet):
        return sheet.is_red(value)
    return column.kind == "position" and value in WITH_WORDS


def question_about_mark(partner: str, *, is_red: bool) -> str:
    """What is asked of a partner about the mark that it gave."""
    return f"{partner}: why? A few words, or Enter" if is_red else f"{partner}: a comment"


def question_about_position(partner: str, position: object) -> str:
    """What is asked of a partner that does not simply agree."""
    match position:
        case "block":
            return f"{partner} blocks: why, and what would have to change?"
        case "stand-aside":
            return f"{partner} stands aside: why?"
        case _:
            return f"{partner}’s reservation: in its own words"


def _answers(sheet: Sheet, column: SheetColumn) -> Sequence[tuple[Any, str, str]]:
    """What a typed cell can hold, as (value, label, key); empty where words are typed."""
    holds = column.holds
    if holds is None:
        return []
    match holds.kind:
        case "yes_no":
            return [(True, "yes", "y"), (False, "no", "n")]
        case "scale":
            scale = sheet.workshop.scale_of(holds)
            return [(level.value, level.label, str(level.value)) for level in scale.levels] if scale else []
        case "choice" | "choices":
            return [
                (option.id, shown(sheet.workshop, holds, option.id), str(number) if number < 10 else "")
                for number, option in enumerate(holds.options, start=1)
            ]
        case _:
            return []


def _kind(column: SheetColumn) -> str:
    return column.holds.kind if column.holds else ""
