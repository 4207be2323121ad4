"""Rounds of a health check as rows for spreadsheets: by partner if they agreed to it, else as much as may be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from partnering_tui.session.answers import rows_of
from partnering_tui.session.health import HealthLine, shown_round
from partnering_tui.session.marks import Levels
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import comments_of, is_by_name, is_sealed, raters_of, scores_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import safe_text
from partnering_tui.summary.ratings import indicators_of
from partnering_tui.summary.words import plain_words
from partnering_tui.workshop.definition import Question

Value = str | float


def rounds_as_rows(material: Material, question: Question) -> tuple[Sequence[str], list[list[Value]]]:
    """Every round that is open: a header, and a row for each line that was rated.

    In confidence a line has how many gave each level, or, where that is confidential too, how good it is on the whole.
    """
    rounds = [one for one in rows_of(material.session, question) if scores_of(one) and not is_sealed(one)]
    named = [one for one in rounds if is_by_name(one)]
    raters = {rater: True for one in named for rater in raters_of(one)}
    partners = material.with_former(raters) if raters else []
    levels = Levels.of(material.workshop, question)
    is_counted = len(named) < len(rounds)
    rows: list[list[Value]] = []
    are_told: list[list[Value]] = []
    for round_ in rounds:
        lines = _lines(material, question, round_)
        marks, comments = scores_of(round_), comments_of(round_)
        for indicator, label in indicators_of(question, marks):
            line = lines.get(indicator)
            row: list[Value] = [_day(round_), _how(round_), safe_text(label)]
            told = (marks.get(indicator, {}), comments.get(indicator, {})) if is_by_name(round_) else ({}, {})
            row += _by_partner(levels, *told, partners)
            row += _counts(levels, line) if is_counted else []
            rows.append(row)
            are_told.append(_on_the_whole(line))
    header = ["Round", "How", "Indicator", *_twice(material, partners)]
    header += [levels.word(value) for value in levels.values] if is_counted else []
    if any(any(told) for told in are_told):
        header += ["On the whole", "Split"]
        rows = [[*row, *told] for row, told in zip(rows, are_told, strict=True)]
    return header, rows


def _day(round_: Row) -> str:
    when = round_.get("date")
    return when.isoformat() if isinstance(when, date) else safe_text(plain_words(when))


def _how(round_: Row) -> str:
    return "by name" if is_by_name(round_) else "in confidence"


def _lines(material: Material, question: Question, round_: Row) -> dict[str, HealthLine]:
    """The lines of a round as they may be shown, by indicator; of one by name all marks are told, and none is read."""
    if is_by_name(round_):
        return {}
    read = shown_round(material.session, material.workshop, question, material.partners, round_)
    return {line.id: line for line in read.lines}


def _by_partner(
    levels: Levels, marks: Mapping[str, Any], comments: Mapping[str, Any], partners: Sequence[str]
) -> list[Value]:
    """For each partner its mark and its comment."""
    return [
        safe_text(said)
        for partner in partners
        for said in (_mark(levels, marks.get(partner)), plain_words(comments.get(partner)))
    ]


def _mark(levels: Levels, value: Any) -> str:
    if value is None:
        return ""
    return levels.word(value) if levels.has(value) or isinstance(value, str) else plain_words(value)


def _counts(levels: Levels, line: HealthLine | None) -> list[Value]:
    counts = line.counts if line else ()
    return [*counts] if counts else ["" for _ in levels.values]


def _on_the_whole(line: HealthLine | None) -> list[Value]:
    """Of a line whose counts are confidential, how good it is and whether the partners are apart."""
    if line is None or line.counts or line.band is None:
        return ["", ""]
    return [line.band.value, "yes" if line.is_split else "no"]


def _twice(material: Material, partners: Sequence[str]) -> list[str]:
    """For each partner a column for its mark and one for its words."""
    return [name for partner in partners for name in (material.short(partner), f"{material.short(partner)}, in words")]
