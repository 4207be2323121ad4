"""Places of the walk: which question comes next, which is meant by what somebody types, and the way there."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_asked
from partnering_tui.session.progress import QuestionState
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Question, Step


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the walk: a question, or a step that asks nothing."""

    step: int
    """Counted from 0."""
    question: str = ""
    """Its id; empty in a step that asks nothing."""


class Elsewhere(Exception):
    """Somebody wants to go to another place, whatever is asked now."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot


def asked_in_step(workbook: Workbook, step: Step) -> list[Question]:
    """The questions that a step asks as things stand."""
    return [question for question in step.questions if is_asked(workbook.session, workbook.workshop, question)]


def spot_in_step(workbook: Workbook, step: int, question_id: str = "") -> Spot:
    """That question in a step (counted from 0), or the first that wants an answer; never a private one by itself."""
    asked = asked_in_step(workbook, workbook.workshop.steps[step])
    ids = [question.id for question in asked]
    if question_id in ids:
        return Spot(step, question_id)
    empty = (one.id for one in asked if workbook.state_of(one) is QuestionState.EMPTY and not one.private)
    return Spot(step, next(empty, ids[0] if ids else ""))


def beside(workbook: Workbook, spot: Spot, by: int) -> Spot | None:
    """The place before (−1) or after (1) that one, in another step if need be; None at the ends."""
    spots = list(_spots(workbook))
    if spot in spots:
        at = spots.index(spot) + by
        return spots[at] if 0 <= at < len(spots) else None
    # The question is not asked any more: where it stood in its step.
    ids = [question.id for question in workbook.workshop.steps[spot.step].questions]
    behind = ids[ids.index(spot.question) + 1 :] if spot.question in ids else []
    after = [one for one in spots if one.step > spot.step or (one.step == spot.step and one.question in behind)]
    before = [one for one in spots if one not in after]
    return (after[0] if after else None) if by > 0 else (before[-1] if before else None)


def spot_meant(workbook: Workbook, text: str) -> Spot | None:
    """The place that is meant: "4", "4.2", how a step is called, words of a question; None if none is."""
    steps = workbook.workshop.steps
    number, _, question = text.replace(",", ".").partition(".")
    if number.strip().isdecimal() and 1 <= int(number) <= len(steps):
        step = int(number) - 1
        asked = asked_in_step(workbook, steps[step])
        if not question.strip():
            return spot_in_step(workbook, step)
        if question.strip().isdecimal() and 1 <= int(question) <= len(asked):
            return Spot(step, asked[int(question) - 1].id)
        return None
    low = " ".join(text.lower().split())
    if not low:
        return None
    for at, one in enumerate(steps):
        if any(name.lower().startswith(low) for name in (one.title, one.short, one.id)):
            return spot_in_step(workbook, at)
    labels = {
        spot: workbook.workshop.questions[spot.question].label.lower() for spot in _spots(workbook) if spot.question
    }
    beginning = (spot for spot, label in labels.items() if label.startswith(low))
    return next(beginning, next((spot for spot, label in labels.items() if low in label), None))


def _spots(workbook: Workbook) -> Iterator[Spot]:
    for at, step in enumerate(workbook.workshop.steps):
        yield from (Spot(at, question.id) for question in asked_in_step(workbook, step) or ())
        if not step.questions:
            yield Spot(at)
