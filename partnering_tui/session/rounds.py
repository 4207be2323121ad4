"""Rounds of a health check as they stand in the session: who rated, and who may see what of it.

The file holds every mark under the partner's id, whatever the mode: the mode rules what screens and documents show.
Modes go from open to strict, and the strictest that a round was ever entered under rules, whatever its mode says now.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from partnering_tui.session.answers import rows_of
from partnering_tui.session.masking import MASKED, VOTED
from partnering_tui.session.record import ABSENT, Path, Put, Record, Row
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Indicator, Question

Mode = Literal["named", "coded", "aggregate"]
MODES: dict[Mode, str] = {
    "named": "by name",
    "coded": "confidential, by letters",
    "aggregate": "confidential, together only",
}
"""Who sees what, from open to strict, with its name on screen."""

_CODE = re.compile(r"[A-Z]{1,2}")


def visibility(round_: Mapping[str, Any]) -> Mode:
    """The stricter of what the round says now and what its marks were entered under; what is not known is strict."""
    return stricter(_mode(round_.get("mode")), _mode(round_.get("entered_as", "named")))


def stricter(one: Mode, other: Mode) -> Mode:
    """The mode of the two that shows less."""
    order = list(MODES)
    return max(one, other, key=order.index)


def is_sealed(round_: Mapping[str, Any]) -> bool:
    """Whether ballots are still being given, so that nothing is shown but who has voted."""
    return round_.get("sealed", False) is not False


def is_by_name(round_: Mapping[str, Any]) -> bool:
    """Whether marks may be shown with the names of those who gave them."""
    return visibility(round_) == "named" and not is_sealed(round_)


def scores_of(round_: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The marks that were given, by indicator and partner."""
    return _by_indicator(round_.get("scores"))


def comments_of(round_: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What was said about indicators, by indicator and partner."""
    return _by_indicator(round_.get("comments"))


def comments_to_show(round_: Mapping[str, Any], indicator: str) -> dict[str, str]:
    """What was said about an indicator, by partner; nothing unless the round is shown by name."""
    said = comments_of(round_).get(indicator, {}) if is_by_name(round_) else {}
    return {partner: str(words) for partner, words in said.items()}


def raters_of(round_: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of those who gave any mark, in the order of the file."""
    return tuple(dict.fromkeys(partner for by_partner in scores_of(round_).values() for partner in by_partner))


def in_hand(round_: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the partners who began to mark and are not done; nobody once the round is revealed."""
    begun = round_.get("in_hand") if is_sealed(round_) else None
    return tuple(str(partner) for partner in begun) if isinstance(begun, list) else ()


def voters_of(round_: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of those who gave marks and are done, in the order of the file."""
    not_done = in_hand(round_)
    return tuple(rater for rater in raters_of(round_) if rater not in not_done)


def has_voted(round_: Mapping[str, Any], partner_id: str) -> bool:
    """Whether a partner gave any mark, and is done with it."""
    has_marked = any(partner_id in by_partner for by_partner in scores_of(round_).values())
    return has_marked and partner_id not in in_hand(round_)


def are_marks_left_out(round_: Mapping[str, Any]) -> bool:
    """Whether this is a copy of the round without any of its marks, which says nothing of who gave them."""
    return MASKED in round_ and not scores_of(round_)


def voted_of(round_: Mapping[str, Any]) -> int | None:
    """How many gave marks and are done; of marks that were left out what the copy says, None if it does not."""
    if not are_marks_left_out(round_):
        return len(voters_of(round_))
    noted = round_.get(VOTED)
    return noted if type(noted) is int and noted >= 0 else None


def missing_from(round_: Mapping[str, Any], partners: Sequence[str]) -> tuple[str, ...] | None:
    """The ids of the partners who gave no mark; None if it cannot be told.

    That is so of letters, of partners who have left, and of marks that were left out of a copy.
    """
    if are_marks_left_out(round_) or set(raters_of(round_)) - set(partners):
        return None
    voters = voters_of(round_)
    return tuple(partner for partner in partners if partner not in voters)


def entered_puts(path: Path, round_: Mapping[str, Any]) -> list[Put]:
    """What notes in a round, at that path, that something is entered under its mode of now."""
    mode, before = visibility(round_), round_.get("entered_as", ABSENT)
    return (
        [] if before == mode or (before is ABSENT and mode == "named") else [Put((*path, "entered_as"), before, mode)]
    )


def asked_in(question: Question, round_: Mapping[str, Any]) -> tuple[Indicator, ...]:
    """The indicators that the round asks about: all of them, or the short set."""
    short = tuple(indicator for indicator in question.indicators if indicator.short)
    return short if round_.get("set") == "short" and short else question.indicators


def yet_to_rate(question: Question, round_: Mapping[str, Any], partner_id: str) -> bool:
    """Whether a partner has marks to give. In confidence only those have who gave none: a gap would tell who it is.

    Of a copy with letters in place of names, or without the marks, it cannot be told who has.
    """
    if not is_by_name(round_):
        can_be_told = not (are_marks_left_out(round_) or raters_under_letters(round_))
        return can_be_told and not has_voted(round_, partner_id)
    scores = scores_of(round_)
    return any(partner_id not in scores.get(indicator.id, {}) for indicator in asked_in(question, round_))


def rounds_in_order(record: Record, question: Question) -> list[Row]:
    """The rounds from the first to the latest: by date, or as they stand where one has none."""
    rounds = rows_of(record, question)
    if all(isinstance(round_.get("date"), date) for round_ in rounds):
        return sorted(rounds, key=lambda round_: str(round_["date"]))
    return rounds


def round_of(record: Record, question: Question, round_id: str) -> Row | None:
    """The round with that id, if there is one."""
    return next((round_ for round_ in rows_of(record, question) if round_.get("id") == round_id), None)


def letters_for(round_: Mapping[str, Any], known: Collection[str] = ()) -> dict[str, str]:
    """A code letter for each rater of a round, by its id.

    Letters go by what was marked alone, so that they tell nothing about who it was, and are drawn anew in each round:
    one that was missing once cannot be found by its missing letter. Letters that stand in the file are kept.
    """
    raters = raters_of(round_)
    if all(_CODE.fullmatch(rater) and rater not in known for rater in raters):
        return {rater: rater for rater in sorted(raters)}
    scores = scores_of(round_)
    marks = {rater: tuple(str(scores[line].get(rater, "")) for line in sorted(scores)) for rater in raters}
    return {rater: code_letter(at) for at, rater in enumerate(sorted(raters, key=marks.__getitem__))}


def raters_under_letters(round_: Mapping[str, Any], known: Collection[str] = ()) -> tuple[str, ...]:
    """The raters of a round who stand in the file under code letters, and not under their ids."""
    return tuple(rater for rater in raters_of(round_) if _CODE.fullmatch(rater) and rater not in known)


def code_letter(at: int) -> str:
    """The letter of a column, counted from 0: A to Z, then AA."""
    first, last = divmod(at, 26)
    return (code_letter(first - 1) if first else "") + chr(ord("A") + last)


def _mode(word: object) -> Mode:
    return next((mode for mode in MODES if mode == word), "aggregate")


def _by_indicator(table: Any) -> dict[str, dict[str, Any]]:
    given = table.items() if isinstance(table, dict) else ()
    filled = {
        str(indicator): {str(partner): said for partner, said in by_partner.items() if not is_empty(said)}
        for indicator, by_partner in given
        if isinstance(by_partner, dict)
    }
    return {indicator: by_partner for indicator, by_partner in filled.items() if by_partner}
