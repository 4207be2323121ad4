"""Rounds of a health check in a copy that may leave the laptop: no more than the mode of a round shows to everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.health import FEWEST_TO_COUNT
from partnering_tui.session.marks import is_mark
from partnering_tui.session.masking import MASKED, VOTED
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import (
    code_letter,
    comments_of,
    is_by_name,
    is_sealed,
    letters_for,
    scores_of,
    visibility,
    voters_of,
)

Scores = dict[str, dict[str, Any]]
"""Marks by indicator and rater."""
ANOTHER_WORD = "another word"
"""Stands for what somebody typed in confidence instead of a mark: its words tell too much of whose it is."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What of a round given in confidence does not leave the laptop."""

    marks: int
    """Those that stay altogether; of the others stays who gave them."""
    comments: int


def shared_round(
    round_: Row, partners: Collection[str], is_level: Callable[[Any], bool]
) -> tuple[Row, LeftBehind | None]:
    """The round as it may leave the laptop, and what stays; None if it is by name, and all of it leaves.

    Sealed, nothing of its ballots leaves but how many were given; by letters, marks do, under letters; together only,
    the marks of lines whose counts are shown, under letters that mean something else on each line. Comments never do.
    """
    if is_by_name(round_):
        return round_, None
    given = scores_of(round_)
    if is_sealed(round_):
        scores: Scores = {}
    elif visibility(round_) == "coded":
        scores = _under_letters(round_, given, partners, is_level)
    else:
        scores = _together(given, is_level)
    copy = {key: value for key, value in round_.items() if key not in ("scores", "comments", "in_hand")}
    copy |= {"scores": scores} if scores else {}
    copy |= {MASKED: True} if given or comments_of(round_) else {}
    copy |= {VOTED: len(voters_of(round_))} if given and not scores else {}
    return copy, LeftBehind(_count(given) - _count(scores), _count(comments_of(round_)))


def _under_letters(round_: Row, given: Scores, partners: Collection[str], is_level: Callable[[Any], bool]) -> Scores:
    letters = letters_for(round_, partners)
    return {
        line: dict(sorted((letters[rater], _mark(value, is_level)) for rater, value in marks.items()))
        for line, marks in given.items()
    }


def _together(given: Scores, is_level: Callable[[Any], bool]) -> Scores:
    return {
        line: {code_letter(at): mark for at, mark in enumerate(sorted(marks, key=str))}
        for line, by_rater in given.items()
        if (marks := [_mark(value, is_level) for value in by_rater.values()])
        and sum(map(is_level, marks)) >= FEWEST_TO_COUNT
    }


def _mark(value: Any, is_level: Callable[[Any], bool]) -> Any:
    return value if is_level(value) or is_mark(value) else ANOTHER_WORD


def _count(given: Scores) -> int:
    return sum(map(len, given.values()))
