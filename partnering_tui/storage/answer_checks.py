"""Whether an answer in a session file fits its question. What does not fit is kept all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from partnering_tui.errors import Fault
from partnering_tui.session.answers import POSITIONS, STATES
from partnering_tui.session.marks import is_mark
from partnering_tui.session.positions import earlier_wording, is_same_wording, was_changed_in_file
from partnering_tui.session.rounds import MODES, is_by_name, raters_under_letters
from partnering_tui.session.shapes import HOLDERS, holder
from partnering_tui.session.values import Asked, misfit
from partnering_tui.session.wording_marks import WORDING_MARK, mark_of
from partnering_tui.storage.session_shape import Keys, fault_at
from partnering_tui.storage.type_checks import faults_of_types_in_answer
from partnering_tui.workshop.definition import SIMPLE_KINDS, Cell, Question, Workshop
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import TomlText


def faults_of_answer(
    toml: TomlText,
    workshop: Workshop,
    question_id: str,
    answer: dict[str, Any],
    partners: Sequence[str] | None,
    *,
    is_private: bool,
) -> Iterator[Fault]:
    """Whatever does not fit in the answer to one question; the partners are the ids of those at the table, if known."""
    at: Keys = ("answers", question_id)
    question = workshop.questions.get(question_id)
    if question is None:
        message = f"The workshop has no question '{question_id}'; its answer is kept, but not shown in a step."
        yield fault_at(toml, at, message, did_you_mean(question_id, workshop.questions), weight="warning")
        return
    if question.private and not is_private:
        message = "The question is private, but its answer stands in the session's file."
        yield fault_at(toml, at, message, "Move it to the file of private notes.", weight="warning")
    yield from _of_another_kind(toml, at, question, answer)
    yield from faults_of_types_in_answer(toml, at, answer)
    for keys, message, suggestion in _Check(workshop, question, partners).misfits(answer):
        if is_private:
            message, suggestion = "A private answer does not fit its question.", ""  # and is not told to the screen
        yield fault_at(toml, (*at, *keys), message, suggestion, weight="warning")


def _of_another_kind(toml: TomlText, at: Keys, question: Question, answer: dict[str, Any]) -> Iterator[Fault]:
    """What stands where a question of another kind would have its answer."""
    place = holder(question)
    for key in HOLDERS:
        if key != place and answer.get(key, []) not in ([], {}):
            message = f"What stands under '{key}' is kept, but not shown: the answer to this question is its '{place}'."
            yield fault_at(toml, (*at, key), message, weight="warning")


_DAY = Cell(kind="date")

Misfit = tuple[Keys, str, str]
"""Where in the answer, what does not fit, and what to do."""


class _Check:
    """One question, and who is at the table."""

    def __init__(self, workshop: Workshop, question: Question, partners: Sequence[str] | None) -> None:
        self._workshop = workshop
        self._question = question
        self._partners = partners

    def misfits(self, answer: dict[str, Any]) -> Iterator[Misfit]:
        state = answer.get("state", "")
        if state != "":
            yield from _unknown(("state",), "state", state, STATES)
        question = self._question
        if question.is_per_partner:
            for partner, value in answer.get("by_partner", {}).items():
                at: Keys = ("by_partner", partner)
                yield from self._of_partner(at, partner)
                yield from self._of_rows(at, value) if question.kind == "table" else self._of(at, question, value)
        elif question.kind in SIMPLE_KINDS:
            yield from self._of(("value",), question, answer.get("value"))
        elif question.kind == "matrix":
            yield from self._of_cells(answer.get("cells", {}))
        elif question.kind == "ratings":
            for position, ratings in enumerate(answer.get("rounds", ())):
                yield from self._of_round(("rounds", position), ratings)
        else:
            yield from self._of_rows(("rows",), answer.get("rows", []))

    def _of(self, at: Keys, asked: Asked, value: Any) -> Iterator[Misfit]:
        why = misfit(self._workshop, asked, value)
        if not why:
            return
        options = [option.id for option in asked.options]
        if options and isinstance(value, str):
            yield at, f"'{value}' is {why}.", did_you_mean(value, options, f"There are: {listed(options)}.")
        else:
            what = f"'{value}'" if isinstance(value, str) and len(value) < 40 else "This"
            yield at, f"{what} is {why}.", ""

    def _of_rows(self, at: Keys, rows: Any) -> Iterator[Misfit]:
        for position, row in enumerate(rows if isinstance(rows, list) else []):
            if not isinstance(row, dict):
                continue
            for column in self._question.columns:
                yield from self._of((*at, position, column.id), column, row.get(column.id))
            if self._question.kind == "agreement":
                yield from self._of_positions((*at, position), row)
                yield from self._of_wording((*at, position), row)
                for number, asking in enumerate(row.get("earlier", ())):
                    yield from self._of_positions((*at, position, "earlier", number), asking)

    def _of_wording(self, at: Keys, row: dict[str, Any]) -> Iterator[Misfit]:
        wording = row.get(self._question.columns[0].id, "")
        if earlier_wording(row) and is_same_wording(wording, row["asked_as"]):
            message = "The wording is the one on which the positions were given, yet they count as given on another."
            yield (*at, "asked_as"), message, "Delete 'asked_as'."
        if was_changed_in_file(row):
            message = "The wording was changed since the partners spoke: their positions are on an earlier wording."
            yield (*at, WORDING_MARK), message, f"If the meaning is the same, delete '{WORDING_MARK}'."
        elif WORDING_MARK in row and mark_of(row) is None:
            yield (*at, WORDING_MARK), f"'{WORDING_MARK}' is no mark, and is passed over.", f"Delete '{WORDING_MARK}'."

    def _of_positions(self, at: Keys, row: dict[str, Any]) -> Iterator[Misfit]:
        for partner, word in row.get("positions", {}).items():
            yield from self._of_partner((*at, "positions", partner), partner)
            yield from _unknown((*at, "positions", partner), "position", word, POSITIONS)
        for partner in row.get("reservations", {}):
            yield from self._of_partner((*at, "reservations", partner), partner)
        yield from self._of((*at, "asked"), _DAY, row.get("asked"))
        if not isinstance(row.get("asked_as", ""), str):
            yield (*at, "asked_as"), "'asked_as' is not text.", "Put it between quotes."

    def _of_cells(self, cells: dict[str, Any]) -> Iterator[Misfit]:
        for row_id, row in cells.items():
            for partner, value in row.items() if isinstance(row, dict) else ():
                at: Keys = ("cells", row_id, partner)
                yield from self._of_partner(at, partner)
                if self._question.cell:
                    yield from self._of(at, self._question.cell, value)

    def _of_round(self, at: Keys, ratings: dict[str, Any]) -> Iterator[Misfit]:
        for key in ("mode", "entered_as"):
            if key in ratings:
                yield from _unknown((*at, key), "mode", ratings[key], MODES)
        # In confidence, raters may stand under the letters that they had in a document.
        letters = () if is_by_name(ratings) else raters_under_letters(ratings)
        yield from self._of_scores((*at, "scores"), ratings.get("scores", {}), letters)

    def _of_scores(self, at: Keys, scores: dict[str, Any], letters: Collection[str]) -> Iterator[Misfit]:
        indicators = [indicator.id for indicator in self._question.indicators]
        scale = self._workshop.scale_of(self._question)
        for indicator, given in scores.items():
            if indicator not in indicators:
                yield from _unknown((*at, indicator), "indicator", indicator, indicators)
            for partner, score in given.items() if isinstance(given, dict) else ():
                yield from self._of_partner((*at, indicator, partner), partner) if partner not in letters else ()
                if scale and scale.level(score) is None and not is_mark(score):
                    yield (*at, indicator, partner), f"'{score}' is not on the scale.", ""

    def _of_partner(self, at: Keys, partner: str) -> Iterator[Misfit]:
        if self._partners is not None:
            yield from _unknown(at, "partner", partner, self._partners)


def _unknown(at: Keys, what: str, word: object, known: Iterable[str]) -> Iterator[Misfit]:
    words = list(known)
    if word not in words:
        yield at, f"There is no {what} '{word}'.", did_you_mean(str(word), words, f"There are: {listed(words)}.")
