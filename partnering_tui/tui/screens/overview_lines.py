"""From the session to the lines of the overview, and to its totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import STATES, is_asked, is_public
from partnering_tui.session.glance import missing_at_a_glance
from partnering_tui.session.progress import QuestionState, Tally, tally
from partnering_tui.session.values import counted_if_any, is_empty
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.screens.question_view import folded_question
from partnering_tui.tui.widgets.marks import MARK_STYLES, QUESTION_MARKS, step_mark, step_mark_style
from partnering_tui.tui.widgets.overview_list import OverviewLine
from partnering_tui.workshop.definition import Question, Step

PUT_OFF = {
    QuestionState.LATER: "for later",
    QuestionState.UNKNOWN: "not known yet",
    QuestionState.PARKED: "parked",
}
"""States in which a question waits for somebody to come back to it, as they are counted."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All steps at one moment."""

    lines: tuple[OverviewLine, ...]
    tally: Tally
    put_off: Mapping[QuestionState, int]
    """How many questions are in each of the states in which they wait."""
    minutes: int
    """Planned for all steps together."""

    @property
    def totals(self) -> str:
        """ "31 of 43 needed answers · 4 for later · 2 parked"."""
        waiting = [f"{count} {words}" for state, words in PUT_OFF.items() if (count := self.put_off.get(state))]
        return " · ".join([_done(self.tally, "answers"), *waiting])


def overview_of(workbook: Workbook, *, all_questions: bool = False, is_for_room: bool = False) -> Overview:
    """All steps with what is missing in each, or with all questions; and at the end what an earlier workshop left.

    For the room, private questions are neither shown nor counted, and nothing of an earlier workshop is shown.
    """
    lines: list[OverviewLine] = []
    total = Tally(0, 0, 0, 0, 0)
    put_off: dict[QuestionState, int] = {}
    minutes = 0
    partners = len(workbook.session.partners)
    for index, step in enumerate(workbook.workshop.steps):
        states = _states(workbook, step, is_for_room=is_for_room)
        step_tally = tally(states.values())
        total += step_tally
        minutes += step.minutes_with(partners)
        for _, state in states.values():
            put_off[state] = put_off.get(state, 0) + 1
        shown = [question for question, state in states.values() if all_questions or is_gap(question, state)]
        below = list(_question_lines(workbook, index, [question for question, _ in states.values()], shown))
        if lines and (below or lines[-1].kind == "question"):
            lines.append(OverviewLine("space"))
        lines += [_step_line(index, step, step_tally, partners), *below]
    kept = () if is_for_room else _kept_lines(workbook)
    return Overview((*lines, *kept), total, put_off, minutes)


def is_gap(question: Question, state: QuestionState) -> bool:
    """Whether somebody has to come back to the question: it is needed and not settled, or it was put off."""
    return state in PUT_OFF or (question.needed and not state.is_settled)


def _states(workbook: Workbook, step: Step, *, is_for_room: bool) -> dict[str, tuple[Question, QuestionState]]:
    """The questions of a step that are asked, by id, with their states."""
    is_shown = is_public if is_for_room else is_asked
    asked = (q for q in step.questions if is_shown(workbook.session, workbook.workshop, q))
    return {question.id: (question, workbook.state_of(question)) for question in asked}


def _step_line(index: int, step: Step, tally: Tally, partners: int) -> OverviewLine:
    words = f"{_done(tally)} · {step.minutes_with(partners):>3} min" if tally.asked else ""
    return OverviewLine("step", index, "", step_mark(tally), step_mark_style(tally), step.title, words)


def _question_lines(
    workbook: Workbook, step: int, asked: list[Question], shown: list[Question]
) -> Iterator[OverviewLine]:
    for question in shown:
        folded = folded_question(workbook, asked, question)
        words = _private_words(folded.state) if question.private else folded.glance
        if folded.state is QuestionState.PARTIAL:
            missing = "" if question.private else _partly(workbook, question)
            words = f"partly: {missing}" if missing else "partly"
        elif folded.state is QuestionState.EMPTY and question.needed:
            words = words or "needed"
        mark, style = QUESTION_MARKS[folded.state], MARK_STYLES.get(folded.state, "")
        yield OverviewLine("question", step, question.id, mark, style, question.label, words)


def _partly(workbook: Workbook, question: Question) -> str:
    """What is there of an answer, with what is missing in it first."""
    record, partners = workbook.record_of(question), workbook.session.partners
    return missing_at_a_glance(record, workbook.workshop, question, partners)


def _private_words(state: QuestionState) -> str:
    """What a room may see of a question whose answer only the facilitator may read."""
    return STATES.get(state.value, "" if state is QuestionState.EMPTY else "answered, private")


def _done(tally: Tally, noun: str = "") -> str:
    done, of = (tally.needed_settled, tally.needed) if tally.needed else (tally.settled, tally.asked)
    kind = "needed" if tally.needed else "" if noun else "answered"
    return " ".join(part for part in (f"{done} of {of}", kind, noun) if part)


def _kept_lines(workbook: Workbook) -> Iterator[OverviewLine]:
    kept = workbook.session.table(("kept",))
    if kept:
        yield OverviewLine("space")
        yield OverviewLine("title", name="Kept from an earlier workshop")
    for question_id, answer in kept.items():
        yield OverviewLine("kept", -1, question_id, "·", "", question_id, kept_at_a_glance(answer))


def kept_at_a_glance(answer: Any) -> str:
    """An answer to a question that nobody knows any more, on one line."""
    if not isinstance(answer, dict):
        return str(answer)
    parts: list[str] = []
    for key, value in answer.items():
        match key, value:
            case "rows" | "rounds", list():
                parts.append(counted_if_any(len(value), key.removesuffix("s")))
            case "cells", dict():
                cells = (cell for row in value.values() if isinstance(row, dict) for cell in row.values())
                filled = sum(not is_empty(cell) for cell in cells)
                parts.append(f"{filled} filled in" if filled else "")
            case "by_partner", dict():
                parts += [f"{partner} {_words(words)}" for partner, words in value.items()]
            case _:
                parts.append(STATES.get(str(value), str(value)) if key == "state" else _words(value))
    return " · ".join(part for part in parts if part)


def _words(value: Any) -> str:
    if isinstance(value, list):
        rows = [one for one in value if isinstance(one, dict)]
        return counted_if_any(len(rows), "row") if rows else ", ".join(map(str, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return " ".join(str(value)[:400].split())
