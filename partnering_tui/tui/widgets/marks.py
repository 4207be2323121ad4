"""The marks that stand before questions and steps, so that their state can be seen without colour."""

from __future__ import annotations

from partnering_tui.session.progress import QuestionState, Tally

QUESTION_MARKS: dict[QuestionState, str] = {
    QuestionState.EMPTY: "·",
    QuestionState.PARTIAL: "◐",
    QuestionState.ANSWERED: "✓",
    QuestionState.LATER: "◌",
    QuestionState.UNKNOWN: "?",
    QuestionState.NOT_RELEVANT: "–",
    QuestionState.PARKED: "◇",
    QuestionState.NOT_ASKED: " ",
}
"""One narrow character for each state."""

MARK_STYLES: dict[QuestionState, str] = {
    QuestionState.ANSWERED: "$success",
    QuestionState.PARTIAL: "$warning",
    QuestionState.NOT_RELEVANT: "$quiet",
}
"""The colour that goes with a mark, where there is one."""


def step_mark(tally: Tally) -> str:
    """Done, begun, or not yet."""
    return "✓" if tally.is_complete else "◐" if tally.is_started else " "


def step_mark_style(tally: Tally) -> str:
    return "$success" if tally.is_complete else "$warning"
