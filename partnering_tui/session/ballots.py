"""Ballots of a health check: a round begins, each partner marks in turn, the seal is taken off, changes are agreed.

Visibility can be tightened later, never loosened for what was entered: the strictest mode that a round with marks was
ever under is noted in it as `entered_as`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from partnering_tui.session.answers import rows_path
from partnering_tui.session.health import HealthLine, HealthRound
from partnering_tui.session.marks import Levels
from partnering_tui.session.noting import add_action
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row
from partnering_tui.session.rounds import (
    MODES,
    Mode,
    comments_of,
    is_sealed,
    raters_of,
    round_of,
    scores_of,
    visibility,
)
from partnering_tui.session.session import Session, new_row_id
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Indicator, Question, Workshop

Marks = Mapping[str, Any]
"""A level, or one of MARKS, by the id of the indicator."""
Comments = Mapping[str, str]


def begin_round(
    record: Record,
    question: Question,
    now: datetime,
    *,
    mode: Mode = "coded",
    sealed: bool = True,
    only_short: bool = False,
) -> Change:
    """Begin another round, dated today; sealed, it shows nothing but who has voted until it is revealed."""
    path = rows_path(question)
    rows = record.rows(path)
    row: Row = {"id": new_row_id({str(one.get("id")) for one in rows}), "date": now.date(), "mode": mode}
    row |= {"sealed": True} if sealed else {}
    row |= {"set": "short"} if only_short else {}
    put = Put((*path, row["id"]), ABSENT, row, len(rows))
    return Change("a round of the health check begun", (put,), question.private, question.id)


def ballot_of(
    record: Record, question: Question, round_id: str, partner_id: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """The marks and the comments that a partner gave: for that partner's own eyes while the round is sealed."""
    round_ = round_of(record, question, round_id) or {}
    marks, comments = (
        {indicator: given[partner_id] for indicator, given in table.items() if partner_id in given}
        for table in (scores_of(round_), comments_of(round_))
    )
    return marks, {indicator: str(words) for indicator, words in comments.items()}


def reveal(record: Record, question: Question, round_id: str) -> Change | None:
    """Take the seal off: from now on the round is shown as its mode says. None if it is not sealed."""
    round_ = round_of(record, question, round_id)
    if round_ is None or not is_sealed(round_):
        return None
    path = record_path(question, round_id)
    puts = [Put((*path, "sealed"), round_["sealed"], ABSENT)]
    puts += [Put((*path, "in_hand"), round_["in_hand"], ABSENT)] if "in_hand" in round_ else []
    return Change("a round of the health check revealed", tuple(puts), question.private, question.id)


def may_show_as(round_: Mapping[str, Any]) -> tuple[Mode, ...]:
    """The modes that a round can have: all of them before anybody voted, afterwards its own and those stricter."""
    modes = tuple(MODES)
    return modes[modes.index(visibility(round_)) :] if raters_of(round_) or comments_of(round_) else modes


def show_as(record: Record, question: Question, round_id: str, mode: Mode) -> Change | None:
    """Show a round in another way. None if it is shown so already, or if that would loosen what was entered."""
    round_ = round_of(record, question, round_id)
    if round_ is None or mode not in may_show_as(round_) or mode == visibility(round_):
        return None
    path = record_path(question, round_id)
    is_bare = not raters_of(round_) and not comments_of(round_)
    entered = Put((*path, "entered_as"), round_.get("entered_as", ABSENT), ABSENT if is_bare else mode)
    puts = [Put((*path, "mode"), round_.get("mode", ABSENT), mode)]
    puts += [entered] if entered.before != entered.after else []
    return Change(f"a round shown {MODES[mode]}", tuple(puts), question.private, question.id)


def record_path(question: Question, round_id: str) -> Path:
    """Where a round stands."""
    return (*rows_path(question), round_id)


def reds_without_comment(
    workshop: Workshop, question: Question, marks: Marks, comments: Comments | None = None
) -> tuple[Indicator, ...]:
    """The lines of a ballot that are marked red without a word on why: each is asked about, and may be left so."""
    levels, said = Levels.of(workshop, question), comments or {}
    return tuple(
        indicator
        for indicator in question.indicators
        if levels.tone(marks.get(indicator.id)) == "poor" and is_empty(said.get(indicator.id))
    )


def action_from(
    session: Session,
    round_: HealthRound,
    line: HealthLine | None,
    what: str,
    *,
    today: date,
    who: str = "",
    due: Any = None,
    step: str = "",
) -> Change | None:
    """Note a change that was agreed from a round as an action that names the finding. None without saying what."""
    if is_empty(what):
        return None
    return add_action(session, with_finding(what, finding_of(round_, line)), today=today, who=who, due=due, step=step)


def finding_of(round_: HealthRound, line: HealthLine | None = None) -> str:
    """A finding as a note names it: "health check of 2026-11-12: We trust each other"."""
    of = f" of {round_.held_on.isoformat()}" if round_.held_on else ""
    return f"health check{of}: {line.label}" if line else f"health check{of}"


def with_finding(what: str, finding: str) -> str:
    """What was agreed, with the finding that it goes back to; nothing stays nothing."""
    return f"{what.strip()} ({finding})" if finding and not is_empty(what) else what
