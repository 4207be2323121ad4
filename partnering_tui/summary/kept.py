"""Answers that the workshop has no place for any more: the document tells them all, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnering_tui.session.positions import KEYS_OF_STATEMENT
from partnering_tui.session.rounds import is_by_name
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import Blocks, BulletList, Paragraph, Text
from partnering_tui.summary.kinds import behind_bold
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import flat, label_from_id, plain_words
from partnering_tui.workshop.definition import Question

_PLACES: dict[str, type] = {"value": object, "rows": list, "by_partner": dict, "cells": dict, "rounds": list}
"""Where an answer can stand, and as what."""
_OF_ROWS = {"table": frozenset({"id", "positions", "reservations"}), "agreement": frozenset({"id", *KEYS_OF_STATEMENT})}
"""What stands in a row beside its columns, by the kind of its question."""


def kept_answers(material: Material) -> Blocks:
    """A list of the answers that no question of the workshop holds, each behind its label."""
    items = [
        (Paragraph(behind_bold(label, (Text(words),))),)
        for label, value in _kept(material)
        if (words := plain_words(_named(material, value)))
    ]
    return (BulletList(tuple(items)),) if items else ()


def _kept(material: Material) -> Iterator[tuple[str, Any]]:
    questions = material.workshop.questions
    for question_id, answer in material.session.table(("kept",)).items():
        question = questions.get(question_id)
        if question is None:
            yield label_from_id(question_id), _plain_value(answer)
        elif not question.private:
            yield flat(question.label), _plain_value(answer)
    for question_id, answer in material.session.table(("answers",)).items():
        question = questions.get(question_id)
        if question is None:
            yield label_from_id(question_id), _plain_value(answer)
        elif material.may_print(question) and isinstance(answer, dict):
            yield from _misplaced(question, answer)
        elif material.may_print(question):
            yield flat(question.label), answer


def _misplaced(question: Question, answer: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What stands where a question of this kind does not look: the question was of another kind once."""
    own = _own_place(question)
    for place, shape in _PLACES.items():
        if place in answer and (place != own or not isinstance(answer[place], shape)):
            yield flat(question.label), answer[place]
    columns = {column.id for column in question.columns}
    beside = _OF_ROWS.get(question.kind, frozenset())
    rows = _rows(answer.get(own)) if beside else ()
    for row in rows:
        former = {key: value for key, value in row.items() if key not in columns | beside and not is_empty(value)}
        name = next((str(row[column.id]) for column in question.columns if not is_empty(row.get(column.id))), "")
        if former:
            yield f"{flat(question.label)}, {flat(name)}" if name else flat(question.label), former


def _own_place(question: Question) -> str:
    if question.is_per_partner:
        return "by_partner"
    return {"table": "rows", "agreement": "rows", "matrix": "cells", "ratings": "rounds"}.get(question.kind, "value")


def _rows(held: Any) -> Iterator[Mapping[str, Any]]:
    """The rows in a list of rows, or in each partner's list of rows."""
    for rows in held.values() if isinstance(held, dict) else [held]:
        yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _plain_value(answer: Any) -> Any:
    """An answer without the name of the place where it stands, if that is all there is."""
    if isinstance(answer, dict) and len(answer) == 1 and (place := next(iter(answer))) in _PLACES:
        return answer[place]
    return answer


def _named(material: Material, value: Any) -> Any:
    """The value with partners' names for their ids, and without ratings that were given in confidence."""
    if isinstance(value, dict):
        if _is_round(value) and not is_by_name(value):
            value = {key: one for key, one in value.items() if key in ("date", "mode")}
        return {_key(material, str(key)): _named(material, one) for key, one in value.items()}
    return [_named(material, one) for one in value] if isinstance(value, list) else value


def _is_round(value: Mapping[str, Any]) -> bool:
    """Whether this is a round of ratings, of a question that nobody knows any more."""
    return any(isinstance(value.get(key), dict) for key in ("scores", "comments", "codes"))


def _key(material: Material, key: str) -> str:
    return material.short(key) if key in material.by_id else key
