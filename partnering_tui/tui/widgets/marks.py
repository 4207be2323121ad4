"""The marks that stand before questions and steps, so that their state can be seen without colour."""

from __future__ import annotations

from partnering_tui.session.progress import QuestionState, Tally
from partnering_tui.session.readiness import Readiness

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
    """The colour of a step's mark."""
    return "$success" if tally.is_complete else "$warning"


READINESS_MARKS: dict[Readiness, str] = {
    Readiness.NOT_RELEVANT: "–",
    Readiness.MISSING: "○",
    Readiness.PARTIAL: "◐",
    Readiness.COMPLETE: "●",
    Readiness.OPTIONAL: "·",
}
"""One narrow character for how ready a section of the document is."""

READINESS_STYLES: dict[Readiness, str] = {
    Readiness.NOT_RELEVANT: "$quiet",
    Readiness.OPTIONAL: "$quiet",
    Readiness.PARTIAL: "$warning",
    Readiness.COMPLETE: "$success",
}
"""The colour that goes with it, where there is one."""

READINESS_WORDS: dict[Readiness, str] = {
    Readiness.NOT_RELEVANT: "not relevant",
    Readiness.MISSING: "missing",
    Readiness.PARTIAL: "partial",
    Readiness.COMPLETE: "complete",
    Readiness.OPTIONAL: "optional",
}
"""The same in words."""
