"""How a round of a health check is held: what the partners choose before it begins, and what they are told then."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import rows_of
from partnering_tui.session.ballots import begin_round
from partnering_tui.session.health import FEWEST_TO_COUNT
from partnering_tui.session.record import Change, Record, Row
from partnering_tui.session.rounds import (
    MODES,
    Mode,
    are_marks_left_out,
    asked_in,
    is_sealed,
    raters_of,
    rounds_in_order,
)
from partnering_tui.workshop.definition import Question

Way = Literal["ballot", "plenary", "printed"]
"""A sealed ballot on this laptop, in the plenary grid, or on printed forms that are keyed in."""


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """How a round is held."""

    way: Way = "ballot"
    mode: Mode = "coded"
    only_short: bool = False


def ways_for(question: Question) -> tuple[Way, ...]:
    """The ways in which a round can be held; what only the facilitator answers has no ballot."""
    return ("plenary",) if question.private else ("ballot", "plenary", "printed")


def modes_for(way: Way) -> tuple[Mode, ...]:
    """The modes that go with a way: in the plenary grid everybody sees who marks what."""
    return ("named",) if way == "plenary" else tuple(MODES)


def first_choice(record: Record, question: Question) -> RoundChoice:
    """What holds unless somebody chooses otherwise: a ballot in confidence, with the lines of the last round."""
    rounds = rounds_in_order(record, question)
    is_short = bool(rounds) and rounds[-1].get("set") == "short" and has_short_set(question)
    way = ways_for(question)[0]
    return RoundChoice(way, "coded" if way != "plenary" else "named", is_short)


def has_short_set(question: Question) -> bool:
    """Whether a round may ask about fewer lines than all."""
    return 0 < sum(one.short for one in question.indicators) < len(question.indicators)


def begin_as_chosen(record: Record, question: Question, now: datetime, choice: RoundChoice) -> Change:
    """Begin a round as the partners chose; what everybody sees at once is not sealed, and by name."""
    is_plenary = choice.way == "plenary"
    mode: Mode = "named" if is_plenary else choice.mode
    return begin_round(record, question, now, mode=mode, sealed=not is_plenary, only_short=choice.only_short)


def sealed_round(record: Record, question: Question) -> Row | None:
    """The latest round that waits to be revealed; None if there is none.

    One whose marks were left out of this copy is gone on with where they are.
    """
    rounds = reversed(rows_of(record, question))
    return next((one for one in rounds if is_sealed(one) and not are_marks_left_out(one)), None)


def has_marks_to_see(record: Record, question: Question) -> bool:
    """Whether there is a round with marks that is not sealed."""
    return any(raters_of(one) and not is_sealed(one) for one in rows_of(record, question))


def lines_asked(question: Question, *, only_short: bool) -> int:
    """How many lines a round asks about."""
    return len(asked_in(question, {"set": "short"} if only_short else {}))


def words_before(choice: RoundChoice, partners: int) -> tuple[str, ...]:
    """What a facilitator reads aloud before a round, so that everybody knows who will see what: a sentence each."""
    skip = "You may skip any line, or say that you do not know."
    if choice.way == "plenary":
        how = "Each partner says its mark aloud. It stands on the screen at once, with the partner’s name."
        return (how, skip, _RATCHET)
    how = (
        "One after the other takes the laptop and marks alone. The screen is covered in between."
        if choice.way == "ballot"
        else "Each partner marks on paper. The forms are keyed in afterwards."
    )
    return (how, f"All marks are shown together. {_who_sees(choice.mode, partners)}", *_candour(choice), skip, _RATCHET)


_RATCHET = "What is shown can be made stricter later, never looser."


def _who_sees(mode: Mode, partners: int) -> str:
    match mode:
        case "named":
            return "Everybody sees each mark and each comment with the partner’s name."
        case "coded":
            return "Marks are confidential: letters stand for partners, and change in each round. No comment is shown."
    if partners < FEWEST_TO_COUNT:
        return "Marks are confidential: you are fewer than five, so only how good a line is, and whether you are split."
    return "Marks are confidential: only how many gave which mark is shown, and no comment."


def _candour(choice: RoundChoice) -> tuple[str, ...]:
    if choice.mode == "named":
        return ()
    return ("Confidential is not secret: people can guess, and the session file holds each mark beside its partner.",)
